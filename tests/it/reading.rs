//! Tests that reading arbitrary bytes returns a draft or an error with a position.

use std::path::PathBuf;
use std::process::Command;

use programme::draft::ReadError;
use programme::{Code, Draft};

const AGENDA: &[u8] = include_bytes!("../../examples/data/idm-2018-second-session.json");

fn read(bytes: &[u8]) -> Result<Draft, ReadError<serde_json::Error>> {
    let mut reader = serde_json::Deserializer::from_slice(bytes);
    let draft = Draft::read(&mut reader)?;
    reader.end().map_err(ReadError::malformed)?;
    Ok(draft)
}

/// Returns random bytes, random JSON tokens, truncated copies of the agenda, and copies of it with
/// changed bytes.
fn inputs(count: usize) -> Vec<Vec<u8>> {
    // SplitMix64 with a fixed seed returns the same inputs on every run.
    let mut state = 2018_u64;
    let mut below = |bound: usize| {
        state = state.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (state ^ (state >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        usize::try_from((mixed ^ (mixed >> 31)) % bound as u64).unwrap()
    };
    (0..count)
        .map(|index| match index % 4 {
            0 => (0..below(200)).map(|_| u8::try_from(below(256)).unwrap()).collect(),
            1 => {
                let tokens: [&[u8]; 12] = [
                    b"{",
                    b"}",
                    b"[",
                    b"]",
                    b":",
                    b",",
                    b"\"id\"",
                    b"\"sessions\"",
                    b"\"\"",
                    b"-1e9",
                    b"null",
                    b"\\ud800",
                ];
                (0..below(60)).flat_map(|_| tokens[below(tokens.len())].to_vec()).collect()
            }
            2 => AGENDA[..below(AGENDA.len())].to_vec(),
            _ => {
                let mut bytes = AGENDA.to_vec();
                for _ in 0..=below(4) {
                    let position = below(bytes.len());
                    bytes[position] = u8::try_from(below(256)).unwrap();
                }
                bytes
            }
        })
        .collect()
}

#[test]
fn malformed_input_is_refused_with_a_position() {
    let mut refused = 0;
    for bytes in inputs(10_000) {
        match read(&bytes) {
            Ok(draft) => drop(draft.build()),
            Err(error) => {
                refused += 1;
                assert!(error.source.line() > 0, "{error}");
                assert!(error.to_string().contains("line"), "{error}");
            }
        }
    }
    assert!(refused > 7_000, "only {refused} inputs were refused");
}

#[test]
fn every_truncation_of_the_agenda_is_refused() {
    for length in (0..AGENDA.trim_ascii_end().len()).step_by(7) {
        assert_eq!(read(&AGENDA[..length]).unwrap_err().code, Code::MalformedDocument);
    }
}

/// Runs an example, which `cargo test` builds next to this binary.
pub fn example(name: &str, arguments: &[&str]) -> std::process::Output {
    let mut path: PathBuf = std::env::current_exe().unwrap();
    path.pop();
    path.pop();
    path.extend(["examples", &format!("{name}{}", std::env::consts::EXE_SUFFIX)]);
    assert!(
        path.exists(),
        "the examples are built by `cargo test --workspace --all-features`, or `cargo build --examples`"
    );
    Command::new(path).args(arguments).output().unwrap()
}

#[test]
fn content_after_the_document_is_refused() {
    let mut bytes = AGENDA.to_vec();
    bytes.extend_from_slice(b" {}");
    assert_eq!(read(&bytes).unwrap_err().code, Code::MalformedDocument);
}

#[test]
fn unknown_fields_are_recorded_at_every_depth() {
    let json = r#"{ "format": "programme/1", "id": "x", "title": { "en": "X" }, "a/b": 1,
        "place": { "venue": "v", "floor": 2 }, "venues": [{ "id": "v", "name": { "en": "V" } }],
        "sessions": [{ "id": "a", "number": { "label": "1", "series": "s", "c": 0 }, "slot": { "day": 1, "dday": [1, { "x": 2 }] } }],
        "days": [{ "number": 1, "window": { "start": "09:00", "end": "10:00", "~": null } }] }"#;
    let draft = read(json.as_bytes()).unwrap();
    let recorded: Vec<String> = draft.unknown_fields.iter().map(ToString::to_string).collect();
    assert_eq!(
        recorded,
        ["/a~1b", "/place/floor", "/sessions/0/number/c", "/sessions/0/slot/dday", "/days/0/window/~0"],
    );
    let report = draft.check();
    assert_eq!(report.len(), recorded.len());
    assert!(report.iter().all(|finding| finding.code() == Code::UnknownField));
    assert!(draft.build().is_ok());
}

#[test]
fn an_error_contains_the_path_of_the_value() {
    for (json, code, path) in [
        (r#"{ "format": "programme/2" }"#, Code::UnknownFormat, "/format"),
        (r#"{ "id": "x", "title": "X" }"#, Code::MalformedDocument, ""),
        (r#"{ "format": "programme/1", "id": "x", "title": {} }"#, Code::MalformedText, "/title"),
        (
            r#"{ "format": "programme/1", "id": "x", "title": { "fr": "a", "FR": "b" } }"#,
            Code::MalformedText,
            "/title",
        ),
        (
            r#"{ "format": "programme/1", "id": "x", "title": { "fr_CH": "a" } }"#,
            Code::MalformedLanguageTag,
            "/title/fr_CH",
        ),
        (r#"{ "format": "programme/1", "id": "x", "title": 7 }"#, Code::MalformedDocument, "/title"),
        (r#"{ "format": "programme/1", "id": "x", "id": "y" }"#, Code::MalformedDocument, "/id"),
        (
            r#"{ "format": "programme/1", "id": "x", "title": "X", "extensions": { "a": "1", "a": "2" } }"#,
            Code::DuplicateKey,
            "/extensions",
        ),
        (
            r#"{ "format": "programme/1", "id": "x", "title": "X", "sessions": [{ "id": "a" }, { "id": "b", "slot": { "day": 1, "end": "10:00" } }] }"#,
            Code::MalformedSlot,
            "/sessions/1/slot",
        ),
        (
            r#"{ "format": "programme/1", "id": "x", "title": "X", "sessions": [{ "id": "a", "place": "somewhere" }] }"#,
            Code::UnknownWord,
            "/sessions/0/place",
        ),
        (
            r#"{ "format": "programme/1", "id": "x", "title": "X", "sessions": [{ "id": "a", "description": [{ "paragraf": "x" }] }] }"#,
            Code::MalformedDocument,
            "/sessions/0/description/0/paragraf",
        ),
    ] {
        let error = read(json.as_bytes()).unwrap_err();
        assert_eq!((error.code, error.path.to_string().as_str()), (code, path), "{error}");
        let message = error.to_string();
        assert_eq!(message.matches(code.as_str()).count(), 1, "the code must occur once: {message}");
    }
}
