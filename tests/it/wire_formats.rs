//! Tests of the wire form in other serde formats than JSON.

use std::fmt::Debug;

use programme::draft::{ExternalIds, Participation, ReadError, Session};
use programme::{Code, Draft, LanguageTag, Text};
use proptest::prelude::*;
use serde::Serialize;
use serde_json::{Value, json};

use crate::strategy::valid_draft;

/// The bytes of a written value, or a message.
type Written = Result<Vec<u8>, String>;

/// A serde format, with functions that write any value, and that read a draft.
struct Format {
    name: &'static str,
    write_draft: fn(&Draft) -> Written,
    write_value: fn(&Value) -> Written,
    read: fn(&[u8]) -> Result<Draft, String>,
    /// Returns the code and the path of the error in an invalid draft.
    failure: fn(&[u8]) -> (Code, String),
}

fn message(error: impl Debug) -> String {
    format!("{error:?}")
}

macro_rules! serde_format {
    ($name:literal, $write:ident, $read:expr) => {
        serde_format!($name, $write, $read, |_| panic!("this format cannot be read"))
    };
    ($name:literal, $write:ident, $read:expr, $failure:expr) => {
        Format { name: $name, write_draft: $write, write_value: $write, read: $read, failure: $failure }
    };
}

/// The formats in which a draft can be stored.
const COMPLETE: &[Format] = &[
    serde_format!("JSON", json, |bytes| serde_json::from_slice(bytes).map_err(message), |bytes| failure(
        Draft::read(&mut serde_json::Deserializer::from_slice(bytes))
    )),
    serde_format!("YAML", yaml, |bytes| serde_norway::from_slice(bytes).map_err(message), |bytes| failure(
        Draft::read(serde_norway::Deserializer::from_slice(bytes))
    )),
    serde_format!("TOML", toml, |bytes| toml::from_slice(bytes).map_err(message), |bytes| failure(
        Draft::read(toml::Deserializer::parse(std::str::from_utf8(bytes).unwrap()).unwrap())
    )),
    serde_format!("CBOR", cbor, |bytes| ciborium::from_reader(bytes).map_err(message)),
    serde_format!(
        "MessagePack with names",
        named,
        |bytes| rmp_serde::from_slice(bytes).map_err(message),
        |bytes| { failure(Draft::read(&mut rmp_serde::Deserializer::new(bytes))) }
    ),
];

/// The formats in which a draft cannot be stored.
const UNSUITABLE: &[Format] = &[
    serde_format!("RON", ron, |bytes| ron::de::from_bytes(bytes).map_err(message)),
    serde_format!("compact MessagePack", compact, |bytes| rmp_serde::from_slice(bytes).map_err(message)),
    serde_format!("postcard", postcard, |bytes| postcard::from_bytes(bytes).map_err(message)),
    serde_format!("bincode", bincode, |bytes| {
        let read = bincode_next::serde::decode_from_slice(bytes, bincode_next::config::standard());
        read.map(|(draft, _)| draft).map_err(message)
    }),
];

fn json(value: &impl Serialize) -> Written {
    serde_json::to_vec(value).map_err(message)
}

fn yaml(value: &impl Serialize) -> Written {
    serde_norway::to_string(value).map(String::into_bytes).map_err(message)
}

fn toml(value: &impl Serialize) -> Written {
    toml::to_string(value).map(String::into_bytes).map_err(message)
}

fn cbor(value: &impl Serialize) -> Written {
    let mut bytes = Vec::new();
    ciborium::into_writer(value, &mut bytes).map(|()| bytes).map_err(message)
}

fn named(value: &impl Serialize) -> Written {
    rmp_serde::to_vec_named(value).map_err(message)
}

fn compact(value: &impl Serialize) -> Written {
    rmp_serde::to_vec(value).map_err(message)
}

fn ron(value: &impl Serialize) -> Written {
    ron::to_string(value).map(String::into_bytes).map_err(message)
}

fn postcard(value: &impl Serialize) -> Written {
    postcard::to_stdvec(value).map_err(message)
}

fn bincode(value: &impl Serialize) -> Written {
    bincode_next::serde::encode_to_vec(value, bincode_next::config::standard()).map_err(message)
}

fn files() -> Vec<Draft> {
    let files = [
        include_str!("../fixtures/wire/v1/everything.json"),
        include_str!("../fixtures/wire/v1/small.json"),
        include_str!("../../examples/data/idm-2018-second-session.json"),
        include_str!("../../examples/data/rivers-2026.json"),
        include_str!("../../examples/data/small-ar.json"),
    ];
    files.iter().map(|text| serde_json::from_str(text).unwrap()).collect()
}

fn assert_round_trip(draft: &Draft) {
    for format in COMPLETE {
        let read = (format.write_draft)(draft).and_then(|bytes| (format.read)(&bytes));
        let read = read.unwrap_or_else(|error| panic!("{}: {error}", format.name));
        assert_eq!(&read, draft, "{}", format.name);
        assert!(read.unknown_fields.is_empty(), "{}", format.name);
    }
}

/// An unsuitable format either fails or, by chance, restores an equal draft.
fn assert_nothing_else_is_read(draft: &Draft) {
    for format in UNSUITABLE {
        if let Ok(read) = (format.write_draft)(draft).and_then(|bytes| (format.read)(&bytes)) {
            assert_eq!(&read, draft, "{}", format.name);
            assert_eq!(format.name, "RON", "this format can be read, so that the documentation is wrong");
        }
    }
}

#[test]
fn drafts_round_trip_in_all_self_describing_formats() {
    files().iter().for_each(assert_round_trip);
}

#[test]
fn unsuitable_formats_never_give_another_draft() {
    files().iter().for_each(assert_nothing_else_is_read);
    // Without the names of fields, the title of the document would be read as the subtitle.
    let draft = Draft::new("demo", "Demo").with_document_title("Agenda");
    for format in UNSUITABLE {
        let read = (format.write_draft)(&draft).and_then(|bytes| (format.read)(&bytes));
        assert!(
            read.is_err() || format.name == "RON" && read == Ok(draft.clone()),
            "{}: {read:?}",
            format.name
        );
    }
    let minimal = Draft::new("demo", "Demo");
    let bytes = compact(&minimal).unwrap();
    let error = Draft::read(&mut rmp_serde::Deserializer::new(bytes.as_slice())).unwrap_err();
    assert!(error.to_string().contains("expected a map of fields"), "{error}");
}

/// Words that some formats read as other types, unless they are quoted.
#[test]
fn strings_that_look_like_other_types_round_trip() {
    let words = [
        "no",
        "yes",
        "null",
        "~",
        "1",
        "1.0",
        "0x10",
        "1e3",
        "true",
        "2026-03-02",
        "09:00",
        "a: b",
        "- a",
        "#",
        "",
        " ",
        "'",
        "\"",
        "[",
        "{}",
        "\u{feff}x",
        "a\nb",
        "a\r\nb",
    ];
    let mut draft = Draft::new("1", "no").with_language("no".parse::<LanguageTag>().unwrap());
    let mut ids = ExternalIds::default();
    for (at, word) in words.iter().enumerate() {
        let title = Text::new([("no", *word), ("en", *word)]).unwrap();
        draft.sessions.push(Session::new(at.to_string()).with_title(title).with_description(*word));
        draft.extensions.insert(*word, *word).unwrap();
        if !word.is_empty() && !word.contains(['\n', '\r']) {
            ids.insert(format!("s{at}"), *word).unwrap();
        }
    }
    assert_round_trip(&draft.with_external_ids(ids));
}

#[test]
fn integers_are_accepted_where_a_number_is_meant() {
    let value = json!({
        "format": "programme/1", "id": "demo", "title": "Demo",
        "venues": [
            { "id": "a", "coordinates": { "latitude": 46, "longitude": -6 }, "rooms": [{ "id": "r", "name": "R", "capacity": 80 }] },
            { "id": "b", "coordinates": { "latitude": 46.5, "longitude": 0 } },
        ],
    });
    for format in COMPLETE {
        let draft = (format.read)(&(format.write_value)(&value).unwrap());
        let draft = draft.unwrap_or_else(|error| panic!("{}: {error}", format.name));
        let places: Vec<_> = draft.venues.iter().filter_map(|venue| venue.coordinates).collect();
        assert_eq!((places[0].latitude(), places[0].longitude()), (46.0, -6.0), "{}", format.name);
        assert_eq!((places[1].latitude(), places[1].longitude()), (46.5, 0.0), "{}", format.name);
        assert_eq!(draft.venues[0].rooms[0].capacity, Some(80), "{}", format.name);
    }
    // A fraction is never rounded to an integer.
    let mut value = value;
    value["venues"][0]["rooms"][0]["capacity"] = 80.5.into();
    for format in COMPLETE {
        assert!((format.read)(&(format.write_value)(&value).unwrap()).is_err(), "{}", format.name);
    }
}

/// Errors and unknown fields have the same paths in all formats.
#[test]
fn paths_do_not_depend_on_the_format() {
    let unknown = json!({ "format": "programme/1", "id": "demo", "title": "Demo", "sessions": [{ "id": "a", "titel": { "en": 1 } }] });
    let invalid = json!({ "format": "programme/1", "id": "demo", "title": "Demo", "sessions": [{ "id": "a", "slot": { "day": 1, "start": "9h30" } }] });
    for format in COMPLETE {
        let draft = (format.read)(&(format.write_value)(&unknown).unwrap()).unwrap();
        assert_eq!(draft.unknown_fields[0].to_string(), "/sessions/0/titel", "{}", format.name);
        let bytes = (format.write_value)(&invalid).unwrap();
        let error = (format.read)(&bytes).unwrap_err();
        assert!(error.contains("9h30"), "{}: {error}", format.name);
    }
    // The crate for CBOR has no public deserializer.
    for format in COMPLETE.iter().filter(|format| format.name != "CBOR") {
        let (code, path) = (format.failure)(&(format.write_value)(&invalid).unwrap());
        assert_eq!((code, path.as_str()), (Code::MalformedTime, "/sessions/0/slot/start"), "{}", format.name);
        // Words of the document are not mistaken for a code.
        let spoofed = json!({ "format": "programme/1", "id": "demo", "title": "Demo", "sessions": [{ "id": "a", "plenary": "x: malformed-time: x" }] });
        let (code, path) = (format.failure)(&(format.write_value)(&spoofed).unwrap());
        assert_eq!(
            (code, path.as_str()),
            (Code::MalformedDocument, "/sessions/0/plenary"),
            "{}",
            format.name
        );
    }
}

fn failure<E>(read: Result<Draft, ReadError<E>>) -> (Code, String) {
    let error = read.expect_err("the document is invalid");
    (error.code, error.path.to_string())
}

/// Sorts the keys of all objects, like formats and tools that do not keep the order of maps.
fn sorted(value: Value) -> Value {
    match value {
        Value::Object(fields) => {
            let mut fields: Vec<_> = fields.into_iter().map(|(key, value)| (key, sorted(value))).collect();
            fields.sort_by(|a, b| a.0.cmp(&b.0));
            Value::Object(fields.into_iter().collect())
        }
        Value::Array(items) => Value::Array(items.into_iter().map(sorted).collect()),
        other => other,
    }
}

/// Returns the draft that is read back from a document with sorted keys. Only the identifiers and
/// the extensions are not sorted, because `build` does not restore their order.
fn through_sorted_keys(draft: &Draft) -> Draft {
    let mut read: Draft = serde_json::from_value(sorted(serde_json::to_value(draft).unwrap())).unwrap();
    read.external_ids.clone_from(&draft.external_ids);
    for (one, other) in read.people.iter_mut().zip(&draft.people) {
        one.external_ids.clone_from(&other.external_ids);
    }
    read
}

#[test]
fn the_order_of_languages_is_restored_if_a_format_sorts_keys() {
    let draft = &files()[2];
    assert_eq!(draft.languages[0].tag, "fr");
    let read = through_sorted_keys(draft);
    assert_ne!(&read, draft, "the keys were sorted");
    assert_eq!(read.title.entries().next().unwrap().0, "en");
    let programme = read.build().unwrap();
    assert_eq!(programme.title().entries().next().unwrap().0, "fr");
    assert_eq!(programme.to_draft(), draft.clone().build().unwrap().to_draft());
    for draft in files() {
        assert_eq!(
            through_sorted_keys(&draft).build().unwrap().to_draft(),
            draft.build().unwrap().to_draft()
        );
    }
}

#[test]
fn texts_are_in_the_order_of_the_languages_of_the_programme() {
    let title = |languages: &[&str], order: &[&str]| {
        let text = Text::new(order.iter().map(|tag| (*tag, *tag))).unwrap();
        let mut draft = Draft::new("demo", text.clone());
        for tag in languages {
            draft.languages.push(tag.parse::<LanguageTag>().unwrap().into());
        }
        // Participations are only visited if one of their texts has several languages.
        draft.sessions.push(Session::new("s").with_participation(Participation::vacancy(text)));
        let programme = draft.build().unwrap();
        let tags = |text: &Text| text.entries().map(|(tag, _)| tag.to_string()).collect::<Vec<_>>().join(" ");
        let vacancy = programme.participations().next().unwrap().data().vacancy.clone().unwrap();
        assert_eq!(tags(programme.title()), tags(&vacancy));
        tags(programme.title())
    };
    assert_eq!(title(&["fr", "en", "ar"], &["ar", "en", "fr"]), "fr en ar");
    assert_eq!(title(&["fr", "en", "ar"], &["ar", "fr"]), "fr ar");
    assert_eq!(title(&["fr", "en"], &["fr", "en"]), "fr en");
    // A text in a language that is not declared keeps its order.
    assert_eq!(title(&["fr", "en"], &["en", "de", "fr"]), "en de fr");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn random_drafts_round_trip_in_all_formats(draft in valid_draft()) {
        assert_round_trip(&draft);
        assert_nothing_else_is_read(&draft);
    }

    #[test]
    fn random_programmes_do_not_depend_on_the_order_of_languages(draft in valid_draft()) {
        let languages = |draft: Draft| -> Vec<Vec<String>> {
            let programme = draft.build().unwrap();
            let titles = programme.sessions().declared().filter_map(|one| one.title()).collect::<Vec<_>>();
            titles.iter().map(|title| title.entries().map(|(tag, _)| tag.to_string()).collect()).collect()
        };
        prop_assert_eq!(languages(through_sorted_keys(&draft)), languages(draft));
    }
}
