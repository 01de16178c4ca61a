//! Tests for the wire form, including documents that must stay readable.

use std::fs;
use std::path::Path;

use programme::Draft;

fn folder() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/wire/v1")
}

/// The frozen documents are in normal form, so they are written back byte for byte.
#[test]
fn frozen_documents_round_trip_unchanged() {
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

/// Returns the names of the fields that the entities of the draft declare.
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
            if let Some((kind, rest)) = line.trim_start().split_once(' ')
                && let (true, Some((name, _))) = (kinds.contains(&kind), rest.split_once(": "))
            {
                fields.push(name.to_owned());
            }
        }
    }
    fields
}

/// Renaming a field that no frozen document uses would go unnoticed.
#[test]
fn every_field_occurs_in_a_frozen_document() {
    let fields = declared_fields();
    assert!(fields.len() > 150, "{}", fields.len());
    let everything = fs::read_to_string(folder().join("everything.json")).unwrap();
    let missing: Vec<_> =
        fields.iter().filter(|field| !everything.contains(&format!("\"{field}\":"))).collect();
    assert!(missing.is_empty(), "{missing:?}");
}

#[test]
fn default_values_are_not_written() {
    let session = programme::draft::Session::new("a");
    assert_eq!(serde_json::to_string(&session).unwrap(), r#"{"id":"a"}"#);
}

#[test]
fn drafts_can_be_read_from_any_self_describing_format() {
    let text = include_str!("../../examples/data/idm-2018-second-session.json");
    let draft: Draft = serde_json::from_str(text).unwrap();
    let value = serde_json::to_value(&draft).unwrap();
    // `serde_json::Value` sorts its maps and thereby the languages of texts, so the test compares
    // values and not drafts.
    let read: Draft = serde_json::from_value(value.clone()).unwrap();
    assert!(read.unknown_fields.is_empty());
    assert_eq!(serde_json::to_value(&read).unwrap(), value);
}
