//! Fuzzes the recognition of formats.

#![no_main]

use libfuzzer_sys::fuzz_target;
use programme::interchange::{ImportOptions, SourceFormat, read_any};

fuzz_target!(|bytes: &[u8]| {
    if let Ok((format, import)) = read_any(bytes, None, &ImportOptions::default()) {
        // Only the wire form can have integrity problems.
        if format == SourceFormat::Programme {
            programme_fuzz::whole(import.draft);
        } else {
            programme_fuzz::builds(import.draft);
        }
    }
});
