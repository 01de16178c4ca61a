//! Fuzzes the schedule.xml reader.

#![no_main]

use libfuzzer_sys::fuzz_target;
use programme::interchange::{ImportOptions, schedule};

fuzz_target!(|source: &str| {
    if let Ok(import) = schedule::read_xml(source, &ImportOptions::default()) {
        programme_fuzz::builds(import.draft);
    }
});
