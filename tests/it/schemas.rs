//! Tests that the JSON Schemas in `docs/schema` are up to date and agree with the parser.

use std::fs;
use std::path::{Path, PathBuf};

use jsonschema::Validator;
use programme::{Code, Draft, Profile, schema, schemars};
use proptest::prelude::*;
use serde_json::{Value, json};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).to_path_buf()
}

#[test]
fn the_schemas_in_the_repository_are_up_to_date() {
    let schemas = [
        ("programme-1", schema::draft()),
        ("report", schema::report()),
        ("profile", schema::profile()),
        #[cfg(feature = "versions")]
        ("changes", schema::changes()),
        #[cfg(feature = "versions")]
        ("edits", schema::edits()),
    ];
    for (name, schema) in schemas {
        let written = format!("{:#}\n", schema.as_value());
        let path = folder().join(format!("docs/schema/{name}.schema.json"));
        if std::env::var_os("PROGRAMME_BLESS").is_some() {
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(&path, &written).unwrap();
        }
        assert!(
            fs::read_to_string(&path).unwrap_or_default() == written,
            "{} is out of date; update it with\n\
             PROGRAMME_BLESS=1 cargo test --all-features --test it schemas",
            path.display()
        );
        jsonschema::draft202012::meta::validate(schema.as_value()).unwrap();
    }
}

fn validator(schema: &schemars::Schema) -> Validator {
    // Validators check formats, such as that of dates, only if this option is set.
    jsonschema::draft202012::options().should_validate_formats(true).build(schema.as_value()).unwrap()
}

fn is_readable(document: &Value) -> bool {
    serde_json::from_value::<Draft>(document.clone()).is_ok()
}

fn faults(validator: &Validator, document: &Value) -> Vec<String> {
    validator.iter_errors(document).map(|fault| format!("{}: {fault}", fault.instance_path())).collect()
}

/// Returns `true` for errors that a schema cannot detect, such as duplicate keys and language tags
/// that differ only in case.
fn beyond_schemas(code: Code) -> bool {
    matches!(code, Code::DuplicateKey | Code::MalformedText)
}

#[test]
fn the_schema_and_the_parser_agree_on_fixtures() {
    let validator = validator(&schema::draft());
    let (mut accepted, mut refused) = (0, 0);
    for code in Code::ALL {
        for name in ["fires.json", "silent.json"] {
            let path = folder().join("tests/fixtures").join(code.as_str()).join(name);
            let Ok(text) = fs::read_to_string(&path) else { continue };
            let Ok(document) = serde_json::from_str::<Value>(&text) else { continue };
            // Fixtures with a profile have the programme in a separate field.
            let document = document.get("programme").cloned().unwrap_or(document);
            let errors = faults(&validator, &document);
            if beyond_schemas(*code) && name == "fires.json" {
                continue;
            }
            assert_eq!(is_readable(&document), errors.is_empty(), "{}: {errors:?}", path.display());
            if errors.is_empty() { accepted += 1 } else { refused += 1 }
        }
    }
    assert!(accepted > 150 && refused > 10, "{accepted} accepted, {refused} refused");
    for folder in [folder().join("tests/fixtures/wire/v1"), folder().join("examples/data")] {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            let document: Value = serde_json::from_str(&fs::read_to_string(&path).unwrap()).unwrap();
            assert_eq!(faults(&validator, &document), [""; 0], "{}", path.display());
        }
    }
}

/// Returns replacements for any value of a document. None of them is a list.
fn replacements() -> Vec<Value> {
    vec![
        json!(null),
        json!(true),
        json!(1),
        json!(-1),
        json!(1.5),
        json!(5_000_000_000_i64),
        json!(""),
        json!(" "),
        json!("a b"),
        json!("a\u{7}"),
        json!("A"),
        json!("x".repeat(200)),
        json!("240:00:01"),
        json!("9:30"),
        json!("2026-13-01"),
        json!("fr_CH"),
        json!("everywhere"),
        json!({}),
        json!({ "fr": "a" }),
        json!({ "fr_CH": "a" }),
        json!({ "fr": 1 }),
        json!({ "a b": "a" }),
    ]
}

fn pointers(value: &Value, pointer: &str, result: &mut Vec<String>) {
    result.push(pointer.to_owned());
    match value {
        Value::Object(map) => {
            for (key, inside) in map {
                let key = key.replace('~', "~0").replace('/', "~1");
                pointers(inside, &format!("{pointer}/{key}"), result);
            }
        }
        Value::Array(values) => {
            for (index, inside) in values.iter().enumerate() {
                pointers(inside, &format!("{pointer}/{index}"), result);
            }
        }
        _ => {}
    }
}

/// Replaces each value and removes each field of a document in turn.
#[test]
fn the_schema_and_the_parser_agree_on_changed_documents() {
    let validator = validator(&schema::draft());
    let text = include_str!("../fixtures/wire/v1/everything.json");
    let document: Value = serde_json::from_str(text).unwrap();
    let mut paths = Vec::new();
    pointers(&document, "", &mut paths);
    let (mut accepted, mut refused) = (0, 0);
    let mut compare = |changed: &Value, what: &str| {
        let (is_readable, errors) = (is_readable(changed), faults(&validator, changed));
        assert_eq!(is_readable, errors.is_empty(), "{what}: {errors:?}");
        if is_readable { accepted += 1 } else { refused += 1 }
    };
    for (index, path) in paths.iter().enumerate() {
        // Trying only half of the replacements keeps the test to a few seconds.
        for replacement in replacements().into_iter().skip(index % 2).step_by(2) {
            let mut changed = document.clone();
            *changed.pointer_mut(path).unwrap() = replacement.clone();
            compare(&changed, &format!("{path} is {replacement}"));
        }
        let Some((parent, key)) = path.rsplit_once('/') else { continue };
        let mut changed = document.clone();
        if let Some(map) = changed.pointer_mut(parent).unwrap().as_object_mut() {
            map.remove(&key.replace("~1", "/").replace("~0", "~"));
            compare(&changed, &format!("without {path}"));
        }
    }
    println!("{} places: {accepted} accepted, {refused} refused", paths.len());
    assert!(accepted > 1000 && refused > 3000, "{accepted} accepted, {refused} refused");
}

#[test]
fn the_schema_and_the_parser_refuse_malformed_drafts() {
    let validator = validator(&schema::draft());
    let valid = json!({
        "format": "programme/1", "id": "demo", "title": "Demo", "languages": ["en"],
        "days": [{ "number": 1 }], "people": [{ "id": "ada", "name": "Ada" }],
        "venues": [{ "id": "hq", "name": "HQ", "rooms": [{ "id": "a", "name": "A" }] }],
        "sessions": [{ "id": "open", "slot": { "day": 1, "start": "09:00", "end": "10:00" },
                       "participations": [{ "person": "ada", "role": "moderator" }] }],
    });
    assert!(validator.is_valid(&valid) && is_readable(&valid));
    for (pointer, value) in [
        ("", json!([])),
        ("", json!("programme/1")),
        ("/format", json!("programme/2")),
        ("/id", json!("a b")),
        ("/id", json!("a\u{a0}b")),
        ("/id", json!("x".repeat(129))),
        ("/title", json!({})),
        ("/title", json!(["Demo"])),
        ("/title", json!({ "en": null })),
        ("/languages/0", json!("e")),
        ("/languages/0", json!("en-")),
        ("/languages/0", json!({ "status": "original" })),
        ("/languages/0", json!({ "tag": "en", "status": "certified" })),
        ("/days/0/number", json!(1.5)),
        ("/days/0/number", json!(2_147_483_648_i64)),
        ("/days/0", json!({ "number": 1, "date": "2026-3-2" })),
        ("/days/0", json!({ "number": 1, "window": { "start": "09:00" } })),
        ("/venues/0/rooms/0/name", json!(1)),
        ("/venues/0", json!({ "id": "hq", "name": "HQ", "country": "ch" })),
        ("/venues/0", json!({ "id": "hq", "name": "HQ", "coordinates": { "latitude": 91, "longitude": 0 } })),
        ("/venues/0/rooms/0", json!({ "id": "a", "name": "A", "capacity": -1 })),
        ("/people/0/name", json!(null)),
        ("/sessions/0/id", json!(7)),
        ("/sessions/0/slot", json!({ "day": 1, "end": "10:00" })),
        ("/sessions/0/slot", json!({ "day": 1, "part": "morning", "start": "10:00" })),
        ("/sessions/0/slot", json!({ "day": 1, "part": "noon" })),
        ("/sessions/0/slot/start", json!("24h00")),
        ("/sessions/0/slot", json!({ "start": "10:00" })),
        ("/sessions/0/participations/0/role", json!("Moderator")),
        ("/sessions/0/participations/0/role", json!("co--chair")),
        ("/sessions/0", json!({ "id": "open", "place": "a" })),
        ("/sessions/0", json!({ "id": "open", "place": {} })),
        ("/sessions/0", json!({ "id": "open", "status": "maybe" })),
        ("/sessions/0", json!({ "id": "open", "number": " " })),
        ("/sessions/0", json!({ "id": "open", "number": { "label": "1" } })),
        ("/sessions/0", json!({ "id": "open", "description": [{ "quote": "x" }] })),
        ("/sessions/0", json!({ "id": "open", "description": [{ "heading": "x", "list": [] }] })),
        ("/sessions/0", json!({ "id": "open", "description": "x" })),
        ("/sessions/0", json!({ "id": "open", "image": "a picture" })),
        ("/sessions/0", json!({ "id": "open", "external_ids": { "ORCID": "x" } })),
        ("/sessions/0", json!({ "id": "open", "extensions": { "a": 1 } })),
        ("/sessions/0", json!({ "id": "open", "planned_length": "1:00" })),
        ("/sessions/0", json!({ "id": "open", "tracks": null })),
        ("/sessions/0/participations/0", json!({ "on_behalf_of": { "person": "ada" } })),
    ] {
        let mut broken = valid.clone();
        *broken.pointer_mut(pointer).unwrap() = value.clone();
        assert!(!validator.is_valid(&broken), "{pointer}: the schema accepts {value}");
        assert!(!is_readable(&broken), "{pointer}: the parser accepts {value}");
    }
}

#[test]
fn the_schema_and_the_parser_agree_on_language_tags() {
    let schema = schema::draft();
    let pattern = schema.pointer("/$defs/LanguageTag").unwrap();
    let validator = jsonschema::draft202012::new(pattern).unwrap();
    for tag in [
        "fr",
        "FR-ch",
        "zh-Hant-TW",
        "zh-cmn-Hans-CN",
        "de-CH-1996",
        "sl-rozaj-biske",
        "en-t-fr-t0-und",
        "en-u-co-phonebk",
        "x-whatever",
        "en-x-a",
        "i-klingon",
        "I-KLINGON",
        "en-GB-oed",
        "sgn-BE-FR",
        "art-lojban",
        "zh-min-nan",
        "es-419",
        "qaa",
        "hy-Latn-IT-arevela",
        "",
        "e",
        "en_GB",
        "en-",
        "-en",
        "en--GB",
        "i-unknown",
        "en-a",
        "en-x",
        "x",
        "français",
        "en-GB-1",
        "abcdefghi",
        "de-419-DE",
        "en GB",
        "1a",
        "en-toolongsubtag",
    ] {
        let read = tag.parse::<programme::LanguageTag>().is_ok();
        assert_eq!(validator.is_valid(&json!(tag)), read, "{tag}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn written_documents_match_the_schema(draft in programme::strategy::drafts()) {
        thread_local!(static VALIDATOR: Validator = validator(&schema::draft()));
        let errors = VALIDATOR.with(|validator| faults(validator, &serde_json::to_value(&draft).unwrap()));
        prop_assert!(errors.is_empty(), "{:?}", errors);
    }
}

#[test]
fn the_schema_and_the_parser_agree_on_profiles() {
    let validator = validator(&schema::profile());
    let is_accepted = |profile: &Value| {
        let read = serde_json::from_value::<Profile>(profile.clone()).is_ok();
        assert_eq!(validator.is_valid(profile), read, "{profile}");
        read
    };
    for preset in programme::review::Preset::ALL {
        assert!(is_accepted(&json!(Profile::new(*preset))));
    }
    for (profile, expected) in [
        (json!({}), true),
        (json!({ "preset": "strict", "thresholds": { "turnaround": "00:15", "person_sessions": 3 } }), true),
        (json!({ "severities": { "missing-title": "off", "my-house/late": "error" } }), true),
        (
            json!({ "waivers": [{ "code": "room-double-booked", "subjects": [{ "room": "a" }, "programme"] }] }),
            true,
        ),
        (json!({ "thresholds": { "turnaround": null } }), true),
        (json!({ "preset": "harsh" }), false),
        (json!({ "presets": "strict" }), false),
        (json!({ "severities": { "duplicate-id": "off" } }), false),
        (json!({ "severities": { "mising-title": "off" } }), false),
        (json!({ "severities": { "missing-title": "fatal" } }), false),
        (json!({ "severities": { "My-House/late": "off" } }), false),
        (json!({ "thresholds": { "turn_around": "00:15" } }), false),
        (json!({ "thresholds": { "turnaround": 15 } }), false),
        (json!({ "thresholds": { "person_sessions": -1 } }), false),
        (json!({ "waivers": [{ "code": "duplicate-id", "subjects": [] }] }), false),
        (json!({ "waivers": [{ "code": "room-double-booked" }] }), false),
        (json!({ "waivers": [{ "code": "room-double-booked", "subjects": ["session"] }] }), false),
        (
            json!({ "waivers": [{ "code": "room-double-booked", "subjects": [{ "session": "a", "room": "b" }] }] }),
            false,
        ),
        (json!({ "waivers": [{ "code": "room-double-booked", "subjects": [], "why": "x" }] }), false),
    ] {
        assert_eq!(is_accepted(&profile), expected, "{profile}");
    }
}

/// Descriptions contain no Markdown. Every definition has a description or only lists alternatives.
#[test]
fn descriptions_are_plain() {
    let schemas = [
        schema::draft(),
        schema::report(),
        schema::profile(),
        #[cfg(feature = "versions")]
        schema::changes(),
    ];
    for schema in schemas {
        let text = schema.as_value().to_string();
        for description in text.split(r#""description":""#).skip(1) {
            let description = description.split("\",\"").next().unwrap();
            for mark in ["```", "](", "[`", "\\n"] {
                assert!(!description.contains(mark), "{description}");
            }
        }
        for (name, definition) in schema.get("$defs").unwrap().as_object().unwrap() {
            assert!(
                definition["description"].is_string() || definition["anyOf"].is_array(),
                "{name} has no description"
            );
        }
    }
}
