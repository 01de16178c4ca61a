//! Fuzzes the iCalendar reader.

#![no_main]

use libfuzzer_sys::fuzz_target;
use programme::interchange::{ImportOptions, icalendar};

fuzz_target!(|source: &str| {
    if let Ok(import) = icalendar::read(source, &ImportOptions::default()) {
        programme_fuzz::builds(import.draft);
    }
});
