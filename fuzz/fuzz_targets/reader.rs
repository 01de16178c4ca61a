//! Fuzzes the tools for readers of other formats: each line is a session.

#![no_main]

use libfuzzer_sys::fuzz_target;
use programme::draft::Session;
use programme::interchange::reader::{self, DraftBuilder};
use programme::report::SourceLocation;

fuzz_target!(|source: &str| {
    let mut builder = DraftBuilder::new("fuzz", "Fuzz");
    let english: programme::LanguageTag = "en".parse().expect("a valid tag");
    builder.draft.languages.push(english.clone().into());
    for (line, row) in source.lines().take(64).enumerate() {
        let mut cells = row.split('\t');
        let mut cell = || cells.next().unwrap_or_default();
        let at = SourceLocation::line(line + 1);
        let mut session = Session::new(builder.session_id(Some(cell()), cell(), &at));
        if let Some((start, offset)) = reader::date_time(cell()) {
            let start = builder.local(start, offset);
            session.slot = builder.slot(start, reader::length(cell()));
        }
        session.kind = reader::kind(cell(), &english);
        session.tracks.extend(builder.track(cell()));
        session.description = reader::text_blocks(cell());
        for person in reader::people(cell(), &english) {
            builder.person(None, &person.name, &at);
        }
        builder.push(session, cell());
    }
    programme_fuzz::builds(builder.finish().draft);
});
