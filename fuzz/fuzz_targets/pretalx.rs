//! Fuzzes the pretalx reader.

#![no_main]

use libfuzzer_sys::fuzz_target;
use programme::interchange::{ImportOptions, pretalx};

fuzz_target!(|source: &str| {
    if let Ok(import) = pretalx::read(&[source], &ImportOptions::default()) {
        programme_fuzz::builds(import.draft);
    }
});
