//! Fuzzes the reader and the writer of spreadsheets: vertical bars separate the cells of a line.

#![no_main]

use libfuzzer_sys::fuzz_target;
use programme::interchange::table::{Columns, read, write};

fuzz_target!(|source: &str| {
    let rows = source.lines().map(|line| line.split('|').map(|cell| cell.replace("\\n", "\n")));
    let Ok(import) = read(rows, &Columns::default()) else { return };
    programme_fuzz::builds(import.draft.clone());
    let programme = import.draft.build().expect("an imported draft builds");
    let again = read(write(&programme).rows, &Columns::default()).expect("a written sheet is read");
    let ids = |draft: &programme::Draft| -> Vec<String> {
        draft.sessions.iter().map(|session| session.id.to_string()).collect()
    };
    assert_eq!(ids(&again.draft), ids(&programme.to_draft()), "all ids are kept");
});
