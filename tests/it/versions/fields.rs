//! Changes of every field of a document that uses all of them.

use programme::report::Subject;
use programme::versions::RowChange;
use programme::{Draft, Programme};
use serde_json::Value;

fn everything() -> Value {
    serde_json::from_str(include_str!("../../fixtures/wire/v1/everything.json")).unwrap()
}

fn build(document: &Value) -> Option<Programme> {
    let mut draft = serde_json::from_value::<Draft>(document.clone()).ok()?;
    draft.unknown_fields.clear();
    draft.build().ok()
}

/// The lists of rows, with the key of the identity of a row.
const LISTS: [(&str, &str); 10] = [
    ("notes", "id"),
    ("roles", "code"),
    ("kinds", "code"),
    ("days", "number"),
    ("venues", "id"),
    ("tracks", "id"),
    ("organisations", "id"),
    ("people", "id"),
    ("agenda_items", "id"),
    ("sessions", "id"),
];

/// Calls `check` with each field of each row: its document pointer, and the expected subject.
fn each_field(document: &Value, mut check: impl FnMut(&str, &str, &Value)) {
    let is_list = |key: &str| LISTS.iter().any(|(list, _)| *list == key);
    for (key, value) in document.as_object().unwrap() {
        if !is_list(key) && !["format", "id"].contains(&key.as_str()) {
            check("", key, &Value::Null);
        }
        let Some((_, identity)) = LISTS.iter().find(|(list, _)| list == key) else { continue };
        for (at, row) in value.as_array().unwrap().iter().enumerate() {
            for field in
                row.as_object().unwrap().keys().filter(|field| field != identity && *field != "rooms")
            {
                check(&format!("/{key}/{at}"), field, &row[*identity]);
            }
            for (room, row) in row["rooms"].as_array().into_iter().flatten().enumerate() {
                for field in row.as_object().unwrap().keys().filter(|field| *field != "id") {
                    check(&format!("/{key}/{at}/rooms/{room}"), field, &row["id"]);
                }
            }
        }
    }
}

/// Returns values to which a value can be changed, most of which are valid somewhere.
fn others(value: &Value) -> Vec<Value> {
    let mut others = vec![
        serde_json::json!("Other"),
        serde_json::json!("other"),
        serde_json::json!("https://example.org/other"),
        serde_json::json!("XX"),
        serde_json::json!("CH"),
        serde_json::json!("00:07"),
        serde_json::json!("#010203"),
        serde_json::json!(7),
        serde_json::json!(true),
        serde_json::json!(false),
        serde_json::json!([]),
        serde_json::json!({}),
        serde_json::json!("2031-01-01"),
        serde_json::json!("Europe/Lisbon"),
        serde_json::json!({ "latitude": 1.0, "longitude": 2.0 }),
        serde_json::json!({ "start": "08:00", "end": "20:00" }),
        serde_json::json!({ "day": 1, "start": "08:00", "end": "20:00" }),
        serde_json::json!("everywhere"),
    ];
    if let Some(list) = value.as_array() {
        for at in 0..list.len() {
            let mut shorter = list.clone();
            shorter.remove(at);
            others.push(shorter.into());
        }
        others.push(list.iter().rev().cloned().collect());
    }
    others
}

#[test]
fn every_field_takes_part_in_the_comparison() {
    let document = everything();
    let before = build(&document).unwrap();
    let (mut fields, mut changed, mut unchanged) = (0, 0, Vec::new());
    each_field(&document, |row, field, identity| {
        fields += 1;
        let value = document.pointer(row).unwrap()[field].clone();
        let mut found = 0;
        for other in others(&value).into_iter().map(Some).chain([None]) {
            let mut document = document.clone();
            let fields = document.pointer_mut(row).unwrap().as_object_mut().unwrap();
            match other {
                Some(other) => drop(fields.insert(field.to_owned(), other)),
                None => drop(fields.remove(field)),
            }
            let Some(after) = build(&document) else { continue };
            if after.to_draft() == before.to_draft() {
                continue;
            }
            let changes = before.changes(&after);
            // A relation is listed on both sessions, and texts without a tag are in the main
            // language.
            let related = ["joint_with", "may_overlap", "must_not_overlap", "languages"].contains(&field);
            assert!(
                related || changes.rows.len() == 1 && changes.orders.is_empty(),
                "{row}/{field}: {changes:#?}"
            );
            let own = changes.rows.iter().find_map(|change| match change {
                RowChange::Changed { subject, fields } if is(subject, identity) => Some(fields),
                _ => None,
            });
            let own = own.unwrap_or_else(|| panic!("{row}/{field}: {changes:#?}"));
            assert!(own.len() == 1 || field == "languages", "{own:#?}");
            let own = own.iter().find(|change| change.field == field).unwrap();
            assert_ne!(own.before, own.after);
            assert_eq!(changes.apply(&before).unwrap().to_draft(), after.to_draft());
            assert_eq!(changes.inverse().apply(&after).unwrap().to_draft(), before.to_draft());
            found += 1;
        }
        if found == 0 {
            unchanged.push(format!("{row}/{field}"));
        }
        changed += found;
    });
    println!("{fields} fields were changed in {changed} ways");
    assert_eq!(unchanged, [""; 0], "no value of these fields could be changed");
}

/// Returns `true` if the subject has the given id, number or code.
fn is(subject: &Subject, identity: &Value) -> bool {
    let json = serde_json::to_value(subject).unwrap();
    match json {
        Value::Object(object) => object.values().next() == Some(identity),
        _ => identity.is_null(),
    }
}

#[test]
fn every_row_can_be_added_removed_and_moved() {
    let document = everything();
    let before = build(&document).unwrap();
    let mut checked = 0;
    for (list, _) in LISTS {
        let rows = document[list].as_array().unwrap();
        for at in 0..rows.len() {
            for change in 0..2 {
                let mut document = document.clone();
                let list = document[list].as_array_mut().unwrap();
                if change == 0 {
                    list.remove(at);
                } else {
                    let row = list.remove(at);
                    list.push(row);
                }
                let Some(after) = build(&document) else { continue };
                for (before, after) in [(&before, &after), (&after, &before)] {
                    let changes = before.changes(after);
                    assert_eq!(changes.apply(before).unwrap().to_draft(), after.to_draft());
                    checked += usize::from(!changes.is_empty());
                }
            }
        }
    }
    assert!(checked > 10, "{checked}");
}
