//! Fuzzes the KonOpas reader.

#![no_main]

use libfuzzer_sys::fuzz_target;
use programme::interchange::{ImportOptions, konopas};

fuzz_target!(|source: &str| {
    if let Ok(import) = konopas::read(&[source], &ImportOptions::default()) {
        programme_fuzz::builds(import.draft);
    }
});
