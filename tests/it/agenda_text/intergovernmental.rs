//! Beginnings of intergovernmental agendas, as people copied them from pages and documents.

use std::collections::HashSet;
use std::path::Path;

use programme::Code;
use programme::interchange::agenda_text::{AgendaTextOptions, read};

/// The first two lines of each file are the address of its source and a remark about the copy.
#[test]
fn every_intergovernmental_agenda_is_read() {
    let Some(corpora) = std::env::var_os("PROGRAMME_CORPORA") else {
        println!("skipped: PROGRAMME_CORPORA is not set");
        return;
    };
    let mut files: Vec<_> =
        std::fs::read_dir(Path::new(&corpora).join("un")).unwrap().map(|file| file.unwrap().path()).collect();
    files.sort();
    println!("agenda: language; lines, kept as description, reported; sessions, people, days");
    for file in &files {
        let source = std::fs::read_to_string(file).unwrap();
        let text: String = source.split_inclusive('\n').skip(2).collect();
        let import = read(&text, &AgendaTextOptions::new()).unwrap();
        let lines = text.lines().filter(|line| !line.trim().is_empty()).count();
        let draft = &import.draft;
        let described: usize = draft.sessions.iter().map(|session| session.description.len()).sum();
        let kept = described + draft.preamble.len();
        let reported: HashSet<_> =
            import.findings.iter().filter_map(|finding| finding.origin().map(ToString::to_string)).collect();
        println!(
            "{}: {}; {lines}, {kept}, {}; {}, {}, {}",
            file.file_stem().unwrap().to_string_lossy(),
            draft.languages[0].tag,
            reported.len(),
            draft.sessions.len(),
            draft.people.len(),
            draft.days.len(),
        );
        for finding in &import.findings {
            // Each finding quotes its line.
            assert!(finding.origin().is_some(), "{finding}");
            assert!(
                finding.code() != Code::LineNotUnderstood || finding.message().contains('"'),
                "{finding}"
            );
        }
        let name = file.file_stem().unwrap().to_string_lossy().into_owned();
        let language = name.split('-').find(|part| ["en", "fr", "es", "ar", "ru", "zh"].contains(part));
        assert_eq!(Some(draft.languages[0].tag.as_str()), language, "{name}");
        import.draft.build().unwrap();
    }
    assert!(files.len() >= 17, "{}", files.len());
}
