//! Tests that every value of a programme is written or reported as a loss.

use programme::chrono::DateTime;
use programme::interchange::icalendar::{self, CalendarOptions};
use programme::interchange::schedule::{self, ScheduleOptions};
use programme::interchange::schema_org::{self, JsonLdOptions};
use programme::interchange::{Export, ExportError, Loss};
use programme::{Draft, Programme};
use serde_json::Value;

type Write = fn(&Programme) -> Result<Export, ExportError>;

const WRITERS: [(&str, Write); 6] = [
    ("iCalendar", |programme| {
        let stamp = DateTime::from_timestamp(1_700_000_000, 0).unwrap();
        icalendar::write(programme, &CalendarOptions::new(stamp))
    }),
    ("schedule.xml", |programme| schedule::write_xml(programme, &ScheduleOptions::default())),
    ("foreign schedule.xml", |programme| {
        schedule::write_xml(programme, &ScheduleOptions::default().with_foreign(true))
    }),
    ("schedule.json", |programme| schedule::write_json(programme, &ScheduleOptions::default())),
    ("foreign schedule.json", |programme| {
        schedule::write_json(programme, &ScheduleOptions::default().with_foreign(true))
    }),
    ("JSON-LD", |programme| schema_org::write(programme, &JsonLdOptions::default())),
];

/// Values that replace the values of words, such as the status of a session. Each leaf is replaced
/// by the first value that results in a valid programme.
const WORDS: [&str; 27] = [
    "10:00",
    "11:00",
    "09:05",
    "to-be-announced",
    "2026-03-07",
    "afternoon",
    "morning",
    "US",
    "de",
    "Europe/Paris",
    "#112233",
    "online",
    "in-room",
    "in-person",
    "tentative",
    "cancelled",
    "confirmed",
    "final",
    "scheduled",
    "state",
    "speaker",
    "talk",
    "entire",
    "none",
    "public",
    "everywhere",
    "https://example.org/changed",
];

fn everything() -> Value {
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/wire/v1/everything.json");
    let mut json: Value = serde_json::from_str(&std::fs::read_to_string(file).unwrap()).unwrap();
    // Most formats require a date.
    json["days"][1]["date"] = "2026-03-02".into();
    json
}

fn build(json: &Value) -> Option<Programme> {
    serde_json::from_value::<Draft>(json.clone()).ok()?.build().ok()
}

/// Collects the JSON Pointers of all scalar values, except for the format.
fn leaves(value: &Value, path: &str, found: &mut Vec<String>) {
    match value {
        Value::Object(fields) => {
            for (name, value) in fields {
                leaves(value, &format!("{path}/{}", name.replace('~', "~0").replace('/', "~1")), found);
            }
        }
        Value::Array(items) => {
            for (index, value) in items.iter().enumerate() {
                leaves(value, &format!("{path}/{index}"), found);
            }
        }
        _ if path == "/format" => {}
        _ => found.push(path.to_owned()),
    }
}

/// Replaces a value wherever it occurs, for example the id of a room and all references to it.
fn rename(value: &mut Value, old: &Value, new: &Value) {
    match value {
        value if value == old => value.clone_from(new),
        Value::Object(fields) => fields.values_mut().for_each(|value| rename(value, old, new)),
        Value::Array(items) => items.iter_mut().for_each(|value| rename(value, old, new)),
        _ => {}
    }
}

/// Returns a valid programme that differs in the value at `path`, and `true` if all equal values
/// were changed as well.
fn changed(json: &Value, path: &str) -> Option<(Programme, bool)> {
    let old = json.pointer(path)?;
    let mut values = Vec::new();
    match old {
        Value::Bool(value) => values.push(Value::Bool(!value)),
        Value::Number(number) => {
            values.extend(
                number.as_i64().into_iter().flat_map(|number| [number + 1, number - 1].map(Value::from)),
            );
            values.extend(number.as_f64().map(|number| Value::from(number + 1.0)));
        }
        Value::String(word) => {
            values.push(format!("{word}x").into());
            values.extend(WORDS.iter().filter(|other| *other != word).map(|word| Value::from(*word)));
        }
        _ => {}
    }
    for value in values {
        let mut json = json.clone();
        *json.pointer_mut(path)? = value;
        if let Some(programme) = build(&json) {
            return Some((programme, false));
        }
    }
    let new = if old.is_string() { Value::from("renamed") } else { Value::from(9) };
    let mut json = json.clone();
    rename(&mut json, old, &new);
    Some((build(&json)?, true))
}

/// Splits the path of a value into the subject of its losses and the path within this subject.
fn subject_and_field(json: &Value, path: &str) -> (String, String) {
    let segments: Vec<&str> = path.split('/').skip(1).collect();
    let row = |length: usize| {
        let pointer = format!("/{}", segments[..length].join("/"));
        json.pointer(&pointer).unwrap()
    };
    let text = |value: &Value| value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    let (noun, id, length) = match segments.as_slice() {
        ["venues", _, "rooms", _, ..] => ("room", "id", 4),
        ["days", ..] => ("day", "number", 2),
        ["roles", ..] => ("role", "code", 2),
        ["kinds", ..] => ("kind", "code", 2),
        ["venues", ..] => ("venue", "id", 2),
        ["tracks", ..] => ("track", "id", 2),
        ["organisations", ..] => ("organisation", "id", 2),
        ["people", ..] => ("person", "id", 2),
        ["agenda_items", ..] => ("agenda-item", "id", 2),
        ["notes", ..] => ("note", "id", 2),
        ["sessions", ..] => ("session", "id", 2),
        _ => return ("\"programme\"".to_owned(), segments.join("/")),
    };
    let subject = serde_json::json!({ noun: if noun == "day" { row(length)[id].clone() } else { text(&row(length)[id]).into() } });
    (subject.to_string(), segments[length..].join("/"))
}

fn is_reported(losses: &[Loss], subject: &str, field: &str) -> bool {
    losses.iter().any(|loss| {
        let is_within = |inner: &str, outer: &str| {
            inner.strip_prefix(outer).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        };
        // A text without language tags is a string in the wire form, and a map in a programme.
        let same = loss.field.is_empty() || is_within(field, &loss.field) || is_within(&loss.field, field);
        serde_json::to_string(&loss.subject).unwrap() == subject && same
    })
}

#[test]
fn every_value_is_written_or_reported_as_a_loss() {
    let json = everything();
    let programme = build(&json).unwrap();
    let mut paths = Vec::new();
    leaves(&json, "", &mut paths);
    assert!(paths.len() > 250, "only {} values", paths.len());
    let exports: Vec<Export> = WRITERS.iter().map(|(_, write)| write(&programme).unwrap()).collect();
    let mut faults = Vec::new();
    for path in &paths {
        let Some((other, renamed)) = changed(&json, path) else {
            faults.push(format!("{path} cannot be changed"));
            continue;
        };
        // A reference can be written in another form than the id itself. A changed id is then
        // reported for the item with the id.
        let equal = |other: &&String| json.pointer(other) == json.pointer(path);
        let places: Vec<_> = if renamed { paths.iter().filter(equal).collect() } else { vec![path] };
        let places: Vec<_> = places.into_iter().map(|path| subject_and_field(&json, path)).collect();
        for ((name, write), export) in WRITERS.iter().zip(&exports) {
            let reported =
                |losses: &[Loss]| places.iter().any(|(subject, field)| is_reported(losses, subject, field));
            // A value that the format cannot represent at all is an error. If only one of the
            // values can be represented, the loss of the other is reported.
            let same =
                || write(&other).is_ok_and(|other| other.text == export.text && !reported(&other.losses));
            if !reported(&export.losses) && same() {
                faults.push(format!("{name}: {path} is neither written nor reported"));
            }
        }
    }
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
}
