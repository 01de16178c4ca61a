//! Fuzzes the reader of typed agendas.

#![no_main]

use libfuzzer_sys::fuzz_target;
use programme::interchange::agenda_text::{self, AgendaTextOptions};

fuzz_target!(|source: &str| {
    if let Ok(import) = agenda_text::read(source, &AgendaTextOptions::new()) {
        programme_fuzz::builds(import.draft);
    }
});
