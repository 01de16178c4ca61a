//! Texts of international organisations as they were published: most lines are sound, and the rules about damage say nothing of them.

use std::path::Path;

use programme::draft::Note;
use programme::text::Block;
use programme::{Code, Draft, LanguageTag, Profile, Text};

const CODES: &[Code] = &[
    Code::Mojibake,
    Code::UnbalancedDirection,
    Code::InvisibleCharacters,
    Code::CompatibilityLetters,
    Code::SplitWord,
    Code::MinusInWord,
    Code::GluedFootnote,
    Code::StrayDiacritic,
    Code::MixedScriptWord,
    Code::ForeignScript,
    Code::LostApostrophe,
    Code::NotNfc,
    Code::ControlCharacters,
    Code::WhitespaceNoise,
];

/// What the rules say of a line in a language, as the paragraph of a note.
fn said(language: &str, line: &str) -> Vec<String> {
    let text = Text::new([(language, line)]).unwrap();
    let draft = Draft::new("x", text.clone())
        .with_language(language.parse::<LanguageTag>().unwrap())
        .with_note(Note::new("1").with_text(Block::Paragraph(text)));
    let programme = draft.build().unwrap();
    let report = programme.review(&Profile::default());
    let about_notes = report.iter().filter(|finding| finding.path().to_string().starts_with("/notes"));
    let own = about_notes.filter(|finding| CODES.iter().any(|code| finding.code() == *code));
    own.map(|finding| format!("{}: {}", finding.code(), finding.message())).collect()
}

#[test]
fn nearly_every_published_line_is_silent() {
    let Some(folder) = std::env::var_os("PROGRAMME_CORPORA") else {
        println!("skipped: PROGRAMME_CORPORA does not say where the texts are");
        return;
    };
    let folder = Path::new(&folder).join("un");
    let mut files: Vec<_> = folder.read_dir().unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    let (mut lines, mut silent) = (0, 0);
    for file in files {
        let name = file.file_stem().unwrap().to_string_lossy().into_owned();
        // "idm-2018-second-session-fr-page": the language is a word of the name.
        let languages = ["en", "fr", "es", "ar", "ru", "zh"];
        let language = name.split('-').find(|word| languages.contains(word)).unwrap();
        // The first two lines say where the text was found.
        for line in std::fs::read_to_string(&file).unwrap().lines().skip(2) {
            let line = line.trim();
            if line.is_empty() {
                continue;
            }
            lines += 1;
            let said = said(language, line);
            silent += usize::from(said.is_empty());
            for finding in said {
                println!("{name}: {finding}");
            }
        }
    }
    println!("{silent} of {lines} lines are silent");
    assert!(lines > 200 && silent * 100 > lines * 95, "{silent} of {lines}");
}

#[test]
fn the_agenda_has_no_damage() {
    let text = include_str!("../../../examples/data/idm-2018-second-session.json");
    let programme = serde_json::from_str::<Draft>(text).unwrap().build().unwrap();
    let report = programme.review(&Profile::default());
    assert!(report.iter().all(|finding| CODES.iter().all(|code| finding.code() != *code)));
    let mut draft = programme.to_draft();
    assert!(draft.tidy().is_empty());
}

#[test]
fn tidied_texts_have_less_to_be_said_of_them() {
    let damaged = "of\u{FB01}cial inter\u{AD}national  e\u{301}tat";
    assert_eq!(said("en", damaged).len(), if cfg!(feature = "unicode") { 4 } else { 3 });
    let mut draft = Draft::new("x", damaged).with_language("en".parse::<LanguageTag>().unwrap());
    let tidied = draft.tidy();
    assert_eq!((tidied.len(), tidied[0].before.as_str()), (1, damaged));
    assert_eq!(tidied[0].after, draft.title.first());
    assert!(said("en", draft.title.first()).is_empty() || !cfg!(feature = "unicode"));
}
