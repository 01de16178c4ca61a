//! The wire form: frozen documents, and the documents that the crate prints.

use std::fs;
use std::path::Path;

use programme::Draft;

fn folder() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/wire/v1")
}

/// Every frozen document reads, builds, and is written byte for byte as it stands: it is in normal form.
#[test]
fn frozen_documents_are_read_and_written_as_they_are() {
    let mut count = 0;
    for entry in fs::read_dir(folder()).unwrap() {
        let path = entry.unwrap().path();
        let text = fs::read_to_string(&path).unwrap();
        let draft: Draft =
            serde_json::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        assert!(draft.check().is_empty(), "{}: {}", path.display(), draft.check());
        let written = serde_json::to_string_pretty(&draft.build().unwrap().to_draft()).unwrap();
        assert_eq!(written, text.trim_end(), "{}", path.display());
        count += 1;
    }
    assert!(count >= 2);
}

/// The names of the fields that the entities of the draft declare.
fn declared_fields() -> Vec<String> {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let files = [
        "draft/mod.rs",
        "draft/session.rs",
        "draft/people.rs",
        "draft/places.rs",
        "draft/declarations.rs",
        "value/link.rs",
    ];
    let kinds =
        ["identity", "optional_identity", "required", "declared", "constant", "optional", "list", "value"];
    let mut fields = Vec::new();
    for file in files {
        for line in fs::read_to_string(src.join(file)).unwrap().lines() {
            if let Some((kind, rest)) = line.trim_start().split_once(' ') {
                if let (true, Some((name, _))) = (kinds.contains(&kind), rest.split_once(": ")) {
                    fields.push(name.to_owned());
                }
            }
        }
    }
    fields
}

/// A field that no frozen document uses could change its name unseen.
#[test]
fn every_field_is_frozen_in_some_document() {
    let fields = declared_fields();
    assert!(fields.len() > 150, "{}", fields.len());
    let everything = fs::read_to_string(folder().join("everything.json")).unwrap();
    let missing: Vec<_> =
        fields.iter().filter(|field| !everything.contains(&format!("\"{field}\":"))).collect();
    assert!(missing.is_empty(), "{missing:?}");
}

#[test]
fn an_ordinary_session_is_short() {
    let session = programme::draft::Session::new("a");
    assert_eq!(serde_json::to_string(&session).unwrap(), r#"{"id":"a"}"#);
}

/// Other formats than JSON, as long as they describe themselves.
#[test]
fn any_self_describing_format_will_do() {
    let text = include_str!("../../examples/data/idm-2018-second-session.json");
    let draft: Draft = serde_json::from_str(text).unwrap();
    let value = serde_json::to_value(&draft).unwrap();
    // This one sorts its maps, and with them the languages of a text, so the values are compared.
    let read: Draft = serde_json::from_value(value.clone()).unwrap();
    assert!(read.unknown_fields.is_empty());
    assert_eq!(serde_json::to_value(&read).unwrap(), value);
}
