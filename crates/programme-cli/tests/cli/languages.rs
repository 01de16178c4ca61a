//! Tests for the commands `merge`, `texts`, `translate`, `tidy` and `languages`.

use programme::Draft;
use programme::language::Texts;

use crate::{AGENDA, Folder, error, out, run};

const FRENCH: &str = r#"{ "format": "programme/1", "id": "x", "title": "Dialogue sur l'eau", "languages": ["fr"],
    "days": [{ "number": 1 }],
    "sessions": [{ "id": "a", "title": "Ouverture", "slot": { "day": 1, "start": "09:00", "end": "10:00" } }] }"#;

fn english() -> String {
    FRENCH
        .replace("\"fr\"", "\"en\"")
        .replace("Dialogue sur l'eau", "Dialogue on water")
        .replace("Ouverture", "Opening")
}

fn draft(file: &str) -> Draft {
    serde_json::from_str(&std::fs::read_to_string(file).unwrap()).unwrap()
}

#[test]
fn merge_reports_disagreements_and_sets_the_exit_code() {
    let folder = Folder::new("merge");
    let (french, merged) = (folder.write("fr.json", FRENCH), folder.path("merged.json"));
    let same = folder.write("en.json", english());
    let output = run(&["merge", &french, &same, "--out", &merged]);
    assert_eq!((output.status.code(), error(&output).as_str()), (Some(0), ""));
    assert_eq!(draft(&merged).sessions[0].title.as_ref().unwrap().get("en"), Some("Opening"));

    let later = folder.write("later.json", english().replace("10:00", "10:30"));
    let output = run(&["merge", &french, &later, "--out", &merged]);
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(error(&output).lines().count(), 1, "{}", error(&output));
    assert_eq!(run(&["merge", &french, "no-such-file.json", "--out", &merged]).status.code(), Some(2));
}

#[test]
fn texts_are_written_and_translations_are_read() {
    let folder = Folder::new("translate");
    let (french, translated) = (folder.write("fr.json", FRENCH), folder.path("translated.json"));
    let output = run(&["texts", &french, "--language", "en", "--missing"]);
    let mut texts: Texts = serde_json::from_slice(&output.stdout).unwrap();
    assert!(texts.texts.iter().all(|(_, wording)| wording.is_empty()));
    texts.texts.remove("title").unwrap();
    texts.texts.insert("title", "Dialogue on water").unwrap();
    let english = folder.write("en.json", serde_json::to_string(&texts).unwrap());
    let output = run(&["translate", &french, &english, "--out", &translated]);
    assert_eq!(output.status.code(), Some(0), "{}", error(&output));
    assert_eq!(draft(&translated).title.get("en"), Some("Dialogue on water"));
    assert_eq!(run(&["translate", &french, &french, "--out", &translated]).status.code(), Some(2));
}

#[test]
fn tidy_lists_changes_and_writes_the_result() {
    let folder = Folder::new("tidy");
    let file = folder.write("a.json", FRENCH.replace("Ouverture", " Ouverture  solennelle"));
    let result = folder.path("tidied.json");
    let output = run(&["tidy", &file, "--out", &result]);
    assert!(out(&output).starts_with("/sessions/0/title: "), "{}", out(&output));
    assert_eq!(draft(&result).sessions[0].title.as_ref().unwrap().first(), "Ouverture solennelle");
}

#[test]
fn languages_prints_one_line_per_language() {
    assert_eq!(out(&run(&["languages", AGENDA])).lines().count(), 3);
}

#[test]
fn completions_are_printed_for_every_shell() {
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        let script = out(&run(&["completions", shell]));
        assert!(script.contains("programme") && script.contains("recognise"), "{shell}");
    }
}
