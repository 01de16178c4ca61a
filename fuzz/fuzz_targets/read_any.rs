//! Fuzzes the recognition of formats.

#![no_main]

use libfuzzer_sys::fuzz_target;
use programme::interchange::{ImportOptions, read_any};

fuzz_target!(|bytes: &[u8]| {
    if let Ok((_, import)) = read_any(bytes, None, &ImportOptions::default()) {
        programme_fuzz::builds(import.draft);
    }
});
