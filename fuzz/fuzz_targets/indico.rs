//! Fuzzes the Indico reader.

#![no_main]

use libfuzzer_sys::fuzz_target;
use programme::interchange::{ImportOptions, indico};

fuzz_target!(|source: &str| {
    if let Ok(import) = indico::read(&[source], &ImportOptions::default()) {
        programme_fuzz::builds(import.draft);
    }
});
