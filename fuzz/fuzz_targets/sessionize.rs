//! Fuzzes the Sessionize reader.

#![no_main]

use libfuzzer_sys::fuzz_target;
use programme::interchange::{ImportOptions, sessionize};

fuzz_target!(|source: &str| {
    if let Ok(import) = sessionize::read(&[source], &ImportOptions::default()) {
        programme_fuzz::builds(import.draft);
    }
});
