//! Whatever the bytes: no panic, and an error that says where.

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

/// Byte strings of no sense, and pieces of the agenda: cut off, and with bytes changed.
fn inputs(count: usize) -> Vec<Vec<u8>> {
    // Splitmix64: the same inputs every time.
    let mut state = 2018_u64;
    let mut below = |bound: usize| {
        state = state.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (state ^ (state >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        usize::try_from((mixed ^ (mixed >> 31)) % bound as u64).unwrap()
    };
    (0..count)
        .map(|nth| match nth % 4 {
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
                    let at = below(bytes.len());
                    bytes[at] = u8::try_from(below(256)).unwrap();
                }
                bytes
            }
        })
        .collect()
}

#[test]
fn ten_thousand_inputs_are_read_or_refused_with_a_position() {
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
    assert!(refused > 7_000, "most of them are refused: {refused}");
}

#[test]
fn every_truncation_of_the_agenda_is_refused() {
    for length in (0..AGENDA.trim_ascii_end().len()).step_by(7) {
        assert_eq!(read(&AGENDA[..length]).unwrap_err().code, Code::MalformedDocument);
    }
}

/// An example, which `cargo test` builds beside this binary.
pub fn example(name: &str, arguments: &[&str]) -> std::process::Output {
    let mut path: PathBuf = std::env::current_exe().unwrap();
    path.pop();
    path.pop();
    path.extend(["examples", &format!("{name}{}", std::env::consts::EXE_SUFFIX)]);
    assert!(
        path.exists(),
        "the examples are built by `cargo test --all-features`, or `cargo build --examples`"
    );
    Command::new(path).args(arguments).output().unwrap()
}

/// The command-line tool.
pub fn tool(arguments: &[&str]) -> std::process::Output {
    example("tool", arguments)
}

pub fn temporary(name: &str, bytes: &[u8]) -> PathBuf {
    let path = std::env::temp_dir().join(format!("programme-{}-{name}.json", std::process::id()));
    std::fs::write(&path, bytes).unwrap();
    path
}

#[test]
fn the_tool_says_two_and_where_whatever_the_bytes() {
    let file = |bytes: &[u8]| temporary("bytes", bytes);
    let mut tried = 0;
    for bytes in inputs(200) {
        if read(&bytes).is_ok() {
            continue;
        }
        let path = file(&bytes);
        let output = tool(&["check", path.to_str().unwrap()]);
        let message = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), Some(2), "{message}");
        assert!(message.contains(" line ") && message.contains(" column "), "{message}");
        tried += 1;
        if tried == 100 {
            break;
        }
    }
    std::fs::remove_file(file(b"")).unwrap();
    assert_eq!(tried, 100);
}

#[test]
fn the_tool_names_its_verdict_by_its_exit_code() {
    let agenda = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/idm-2018-second-session.json");
    let sound = tool(&["check", agenda]);
    assert_eq!(sound.status.code(), Some(0));
    assert!(!String::from_utf8(sound.stdout).unwrap().contains("error["));

    let faulty = temporary(
        "faulty",
        br#"{ "format": "programme/1", "id": "x", "title": { "en": "X" }, "sessions": [{ "id": "a", "part_of": "b" }] }"#,
    );
    let path = faulty.to_str().unwrap();
    assert_eq!(tool(&["check", path]).status.code(), Some(1));
    let shown = tool(&["show", path]);
    assert_eq!(shown.status.code(), Some(1));
    assert!(String::from_utf8(shown.stderr).unwrap().starts_with("error[dangling-reference]"));
    std::fs::remove_file(faulty).unwrap();

    let missing = tool(&["check", "no-such-file.json", "--format", "json"]);
    assert_eq!(missing.status.code(), Some(2));
    assert!(!missing.stderr.is_empty());
}

#[test]
fn the_tool_counts_the_agenda() {
    let agenda = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/idm-2018-second-session.json");
    let shown = tool(&["show", agenda]);
    assert_eq!(shown.status.code(), Some(0));
    assert_eq!(
        String::from_utf8(shown.stdout).unwrap(),
        "days: 2\nsessions: 16\ntop-level: 15\npeople: 43\nparticipations: 48\nrooms: 2\nlanguages: fr en\n",
    );
}

#[test]
fn the_tool_answers_questions() {
    let agenda = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/idm-2018-second-session.json");
    let ask = |question: &[&str]| tool(&[&["ask", agenda], question].concat());
    let said = |question: &[&str]| String::from_utf8(ask(question).stdout).unwrap();
    assert_eq!(
        said(&["on", "--day", "1", "--at", "13:45"]),
        "day 1, 13:00–15:00    Pause\nday 1, 13:30–14:35    Lancement de la plateforme iDiaspora  (salle XVIII)\n",
    );
    let stops = said(&["person", "laura thompson"]);
    assert_eq!(stops.lines().count(), 4, "{stops}");
    assert!(stops.contains("17:30–18:00") && stops.contains("directly after the previous session"));
    assert_eq!(said(&["room", "salle XVIII"]).lines().count(), 2);
    assert_eq!(
        said(&["free", "--room", "salle XVIII", "--minutes", "45"]),
        "day 1, 09:00–13:30\nday 1, 14:35–18:00\nday 2, 10:00–18:00\n",
    );
    // Accents are folded with the feature `unicode` alone.
    let name = if cfg!(feature = "unicode") { "BRULLHARDT" } else { "BRÜLLHARDT" };
    assert_eq!(said(&["find", name]), "Lúcia Brüllhardt\n");
    assert_eq!(said(&["find", "nowhere to be found"]), "no results\n");
    let json = said(&["room", "xviii", "--format", "json"]);
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(json["rooms"][0]["sessions"][0]["start"], "13:30");
    for unknown in [&["person", "nobody"][..], &["room", "no room"], &["on", "--day", "9", "--at", "10:00"]] {
        let output = ask(unknown);
        assert_eq!(output.status.code(), Some(2));
        assert!(output.stdout.is_empty() && !output.stderr.is_empty());
    }
}

#[test]
fn every_fixture_is_told_by_the_tool() {
    let fixtures = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures");
    for code in programme::Code::ALL.iter().filter(|code| code.stage() != programme::report::Stage::Import) {
        let codes = |name: &str| {
            let path = format!("{fixtures}/{code}/{name}");
            let own = path.replace(".json", ".profile.json");
            let of_both = format!("{fixtures}/{code}/profile.json");
            let profile = if std::path::Path::new(&own).exists() { own } else { of_both };
            let mut arguments = vec!["check", &path, "--format", "json"];
            if std::path::Path::new(&profile).exists() {
                arguments.extend(["--profile", &profile]);
            }
            let output = tool(&arguments);
            let report: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
            let findings = report["findings"].as_array().unwrap().clone();
            findings.iter().map(|finding| finding["code"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
        };
        // That nothing else fires is for the fixtures' own tests.
        assert!(codes("fires.json").contains(&code.as_str().to_owned()), "{code}");
        let silent = codes("silent.json");
        if code.is_rule() {
            assert!(silent.is_empty(), "{code}: {silent:?}");
        } else {
            // What can be built is reviewed too: the near misses of integrity are no programmes that a rule likes.
            let is_rule = |name: &String| name.parse::<programme::Code>().is_ok_and(programme::Code::is_rule);
            assert!(silent.iter().all(is_rule), "{code}: {silent:?}");
        }
    }
}

#[test]
fn what_follows_a_document_is_not_lost() {
    let mut bytes = AGENDA.to_vec();
    bytes.extend_from_slice(b" {}");
    assert_eq!(read(&bytes).unwrap_err().code, Code::MalformedDocument);
}

#[test]
fn unknown_fields_are_noted_wherever_they_stand() {
    let json = r#"{ "format": "programme/1", "id": "x", "title": { "en": "X" }, "a/b": 1,
        "place": { "venue": "v", "floor": 2 }, "venues": [{ "id": "v", "name": { "en": "V" } }],
        "sessions": [{ "id": "a", "number": { "label": "1", "series": "s", "c": 0 }, "slot": { "day": 1, "dday": [1, { "x": 2 }] } }],
        "days": [{ "number": 1, "window": { "start": "09:00", "end": "10:00", "~": null } }] }"#;
    let draft = read(json.as_bytes()).unwrap();
    let noted: Vec<String> = draft.unknown_fields.iter().map(ToString::to_string).collect();
    assert_eq!(
        noted,
        ["/a~1b", "/place/floor", "/sessions/0/number/c", "/sessions/0/slot/dday", "/days/0/window/~0"],
    );
    let report = draft.check();
    assert_eq!(report.len(), noted.len());
    assert!(report.iter().all(|finding| finding.code() == Code::UnknownField));
    assert!(draft.build().is_ok());
}

#[test]
fn an_error_names_the_place_of_the_value() {
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
        assert_eq!(message.matches(code.as_str()).count(), 1, "the code is said once: {message}");
    }
}
