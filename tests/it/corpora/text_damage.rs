//! Tests the rules about text damage with published texts of international organisations. Most of
//! these lines are undamaged, and must not be reported.

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

/// Returns the findings about text damage in a line, which is reviewed as a paragraph of a note.
fn text_findings(language: &str, line: &str) -> Vec<String> {
    let text = Text::new([(language, line)]).unwrap();
    let draft = Draft::new("x", text.clone())
        .with_language(language.parse::<LanguageTag>().unwrap())
        .with_note(Note::new("1").with_text(Block::Paragraph(text)));
    let programme = draft.build().unwrap();
    let report = programme.review(&Profile::strict());
    let about_notes = report.iter().filter(|finding| finding.path().to_string().starts_with("/notes"));
    let selected = about_notes.filter(|finding| CODES.iter().any(|code| finding.code() == *code));
    selected.map(|finding| format!("{}: {}", finding.code(), finding.message())).collect()
}

#[test]
fn most_published_lines_have_no_findings() {
    let Some(folder) = std::env::var_os("PROGRAMME_CORPORA") else {
        println!("skipped: PROGRAMME_CORPORA is not set");
        return;
    };
    let folder = Path::new(&folder).join("un");
    let mut files: Vec<_> = folder.read_dir().unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    let (mut lines, mut clean) = (0, 0);
    for file in files {
        let name = file.file_stem().unwrap().to_string_lossy().into_owned();
        // The file name contains the language, as in "idm-2018-second-session-fr-page".
        let languages = ["en", "fr", "es", "ar", "ru", "zh"];
        let language = name.split('-').find(|word| languages.contains(word)).unwrap();
        // The first two lines describe the origin of the text.
        for line in std::fs::read_to_string(&file).unwrap().lines().skip(2) {
            let line = line.trim();
            if line.is_empty() {
                continue;
            }
            lines += 1;
            let findings = text_findings(language, line);
            clean += usize::from(findings.is_empty());
            for finding in findings {
                println!("{name}: {finding}");
            }
        }
    }
    println!("{clean} of {lines} lines have no findings");
    assert!(lines > 200 && clean * 100 > lines * 95, "{clean} of {lines}");
}

#[test]
fn the_agenda_has_no_text_damage() {
    let text = include_str!("../../../examples/data/idm-2018-second-session.json");
    let programme = serde_json::from_str::<Draft>(text).unwrap().build().unwrap();
    let report = programme.review(&Profile::strict());
    assert!(report.iter().all(|finding| CODES.iter().all(|code| finding.code() != *code)));
    let mut draft = programme.to_draft();
    assert!(draft.tidy().is_empty());
}

#[test]
fn tidying_a_text_removes_its_findings() {
    let damaged = "of\u{FB01}cial inter\u{AD}national  e\u{301}tat";
    assert_eq!(text_findings("en", damaged).len(), if cfg!(feature = "unicode") { 4 } else { 3 });
    let mut draft = Draft::new("x", damaged).with_language("en".parse::<LanguageTag>().unwrap());
    let tidied = draft.tidy();
    assert_eq!((tidied.len(), tidied[0].before.as_str()), (1, damaged));
    assert_eq!(tidied[0].after, draft.title.first());
    assert!(text_findings("en", draft.title.first()).is_empty() || !cfg!(feature = "unicode"));
}
