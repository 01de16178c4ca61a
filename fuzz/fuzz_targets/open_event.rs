//! Fuzzes the Open Event reader.

#![no_main]

use libfuzzer_sys::fuzz_target;
use programme::interchange::{ImportOptions, open_event};

fuzz_target!(|source: &str| {
    if let Ok(import) = open_event::read(&[source], &ImportOptions::default()) {
        programme_fuzz::builds(import.draft);
    }
});
