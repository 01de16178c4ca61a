//! Three-way merges of random versions.

use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, BTreeSet};

use programme::draft::{Day, Note, Participation, Person, Room, Session, Venue};
use programme::proptest::prelude::*;
use programme::proptest::test_runner::{TestError, TestRunner};
use programme::report::Subject;
use programme::text::Block;
use programme::versions::{Conflict, ConflictKind, Merged, Side};
use programme::{Draft, LanguageTag, Place, Programme, Role, Slot, Text, strategy};
use serde_json::Value;

use super::edits::{Edit, edited, edits};

/// The kinds of random edits that change the id of a row, as numbered in `edits::apply`.
const RENAMES: [u8; 8] = [14, 18, 23, 27, 29, 33, 38, 43];

fn three(renames: bool) -> impl Strategy<Value = (Programme, Programme, Programme)> {
    let usable = move |edits: Vec<Edit>| -> Vec<Edit> {
        edits.into_iter().filter(|(kind, ..)| renames || !RENAMES.contains(&(kind % 60))).collect()
    };
    (strategy::drafts(), edits(20), edits(20)).prop_map(move |(draft, ours, theirs)| {
        let (ours, theirs) = (edited(&draft, &usable(ours)), edited(&draft, &usable(theirs)));
        (draft.build().unwrap(), ours.build().unwrap(), theirs.build().unwrap())
    })
}

/// The number of random merges, which can be increased to find rare faults.
fn cases() -> u32 {
    std::env::var("PROGRAMME_MERGES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(400)
}

/// The fields of each row, by the row and the name of the field. Relations between two sessions are
/// rows of their own, because either session can list them.
type Fields = BTreeMap<String, BTreeMap<String, Value>>;

fn fields(programme: &Programme) -> Fields {
    let document = serde_json::to_value(programme.data()).unwrap();
    let mut rows = Fields::new();
    let mut add = |subject: String, row: &Value| {
        let fields = row.as_object().unwrap().iter().map(|(key, value)| (key.clone(), value.clone()));
        rows.insert(subject, fields.collect());
    };
    let lists = [
        ("notes", "note", "id"),
        ("roles", "role", "code"),
        ("kinds", "kind", "code"),
        ("days", "day", "number"),
        ("venues", "venue", "id"),
        ("tracks", "track", "id"),
        ("organisations", "organisation", "id"),
        ("people", "person", "id"),
        ("agenda_items", "agenda-item", "id"),
        ("sessions", "session", "id"),
    ];
    let mut rest = document.as_object().unwrap().clone();
    let mut relations = BTreeSet::new();
    for (list, noun, id) in lists {
        for mut row in rest.remove(list).into_iter().flat_map(|list| list.as_array().unwrap().clone()) {
            let own = row[id].clone();
            let fields = row.as_object_mut().unwrap();
            for field in ["joint_with", "may_overlap", "must_not_overlap"] {
                for other in fields.remove(field).iter().flat_map(|list| list.as_array().unwrap()) {
                    let (one, two) = (own.as_str().unwrap(), other.as_str().unwrap());
                    relations.insert(format!("{field} {} {}", one.min(two), one.max(two)));
                }
            }
            if noun == "venue" {
                for mut room in
                    fields.remove("rooms").iter().flat_map(|list| list.as_array().unwrap().clone())
                {
                    room["venue"] = own.clone();
                    add(format!("room {}", room["id"]), &room);
                }
            }
            add(format!("{noun} {own}"), &row);
        }
    }
    add("programme".to_owned(), &Value::Object(rest));
    relations.into_iter().for_each(|relation| add(relation, &serde_json::json!({})));
    rows
}

fn subject(subject: &Subject) -> String {
    match serde_json::to_value(subject).unwrap() {
        Value::Object(object) => object.iter().map(|(noun, id)| format!("{noun} {id}")).collect(),
        _ => "programme".to_owned(),
    }
}

/// Returns `true` if a conflict names the row, and the field unless it is `None`.
fn is_named(conflicts: &[Conflict], row: &str, field: Option<&str>) -> bool {
    conflicts.iter().any(|conflict| {
        let same = subject(&conflict.subject) == row
            || row.contains(' ')
                && row.split(' ').skip(1).any(|id| subject(&conflict.subject) == format!("session \"{id}\""));
        same && (field.is_none() || conflict.field.is_none() || conflict.field.as_deref() == field)
    })
}

/// Checks that each change of one side is part of the merged programme, or that a conflict names
/// it.
fn assert_kept(base: &Fields, ours: &Fields, theirs: &Fields, merged: &Fields, conflicts: &[Conflict]) {
    for (row, after) in ours {
        let Some(before) = base.get(row) else {
            let found = merged.get(row);
            let shared = theirs.contains_key(row);
            assert!(
                found == Some(after) || shared || is_named(conflicts, row, None),
                "{row} was added: {conflicts:#?}"
            );
            continue;
        };
        let names: BTreeSet<&String> = before.keys().chain(after.keys()).collect();
        for name in names {
            let (before, after) = (before.get(name), after.get(name));
            let other = theirs.get(row).map(|row| row.get(name));
            if before == after || is_named(conflicts, row, Some(name)) {
                continue;
            }
            let found = merged.get(row).unwrap_or_else(|| panic!("{row} is missing")).get(name);
            if other == Some(before) || other == Some(after) {
                assert_eq!(found, after, "{row}/{name}: {conflicts:#?}");
            } else {
                assert_parts(before, after, found, &format!("{row}/{name}"));
            }
        }
    }
    for row in base.keys().filter(|row| !ours.contains_key(*row)) {
        assert!(
            !merged.contains_key(row) || is_named(conflicts, row, None),
            "{row} was removed: {conflicts:#?}"
        );
    }
}

/// Checks that the merged value contains the new entries of a map and the new items of a list.
fn assert_parts(before: Option<&Value>, after: Option<&Value>, found: Option<&Value>, place: &str) {
    match (after, found) {
        (Some(Value::Object(after)), Some(Value::Object(found))) => {
            let before = before.and_then(Value::as_object).cloned().unwrap_or_default();
            for (key, value) in after.iter().filter(|(key, value)| before.get(*key) != Some(value)) {
                let part = format!("{place}/{key}");
                assert!(found.contains_key(key), "{part}");
                if !value.is_object() && !value.is_array() {
                    assert_eq!(found.get(key), Some(value), "{part}");
                }
            }
            for key in before.keys().filter(|key| !after.contains_key(*key)) {
                assert!(!found.contains_key(key), "{place}/{key}");
            }
        }
        (Some(Value::Array(after)), Some(Value::Array(found))) => {
            let before = before.and_then(Value::as_array).cloned().unwrap_or_default();
            let new = after.iter().filter(|item| !before.contains(item) && item.is_string());
            new.for_each(|item| assert!(found.contains(item), "{place}: {item}"));
            assert!(found.len() + before.len() >= after.len(), "{place}");
        }
        (after, found) => {
            let empty = |value: Option<&Value>| value.and_then(Value::as_array).is_none_or(Vec::is_empty);
            assert!(empty(after) || empty(found) || after == found, "{place}: {after:?} {found:?}");
        }
    }
}

fn mirrored(side: Side) -> Side {
    match side {
        Side::Ours => Side::Theirs,
        Side::Theirs => Side::Ours,
        other => other,
    }
}

/// Panics with the documents of the failing versions, because a [`Programme`] prints only its id.
fn unwrap(result: Result<(), TestError<(Programme, Programme, Programme)>>) {
    match result {
        Ok(()) => {}
        Err(TestError::Fail(reason, (base, ours, theirs))) => {
            let [base, ours, theirs] =
                [base, ours, theirs].map(|one| serde_json::to_string(one.data()).unwrap());
            panic!("{reason}\nbase: {base}\nours: {ours}\ntheirs: {theirs}");
        }
        Err(error) => panic!("{error}"),
    }
}

/// Returns `true` if a conflict about a removed row follows from a conflict about a value: one of
/// the two values names the row, a room of it, or another restored row that refers to it.
fn depends_on_value(conflict: &Conflict, conflicts: &[Conflict], rows: &Fields) -> bool {
    let values = conflicts.iter().filter(|one| one.kind == ConflictKind::Value);
    let mut sides: Vec<String> = values
        .flat_map(|one| [&one.ours, &one.theirs].map(|side| serde_json::to_string(side).unwrap()))
        .collect();
    let is_named = |one: &Conflict, sides: &[String]| {
        let row = subject(&one.subject);
        let id = row.split_once(' ').map_or("", |(_, id)| id.trim_matches('"'));
        let rooms = rows.iter().filter(|(name, room)| {
            name.starts_with("room ") && row.starts_with("venue ") && room["venue"].as_str() == Some(id)
        });
        let mut ids = rooms.filter_map(|(_, room)| room["id"].as_str()).chain([id]);
        ids.any(|id| sides.iter().any(|side| side.contains(id)))
    };
    let mut restored: Vec<&Conflict> =
        conflicts.iter().filter(|one| one.kind == ConflictKind::Reference).collect();
    loop {
        if is_named(conflict, &sides) {
            return true;
        }
        let Some(at) = restored.iter().position(|one| is_named(one, &sides)) else { return false };
        let row = rows.get(&subject(&restored.remove(at).subject));
        sides.extend(row.map(|row| serde_json::to_string(row).unwrap()));
    }
}

#[test]
fn a_row_that_a_restored_row_needs_is_restored_as_well() {
    let rooms = || vec![Room::new("east", "East"), Room::new("west", "West")];
    let hall = Room::new("hall", "Hall").with_made_of("east").with_made_of("west");
    let mut hall = Venue::new("palace").with_name("Palace").with_room(hall);
    hall.rooms.splice(..0, rooms());
    let draft = |venue: &Venue, place: Place| {
        let session = Session::new("a").with_title("A").with_place(place);
        let draft = Draft::new("demo", "Demo").with_language("en".parse::<LanguageTag>().unwrap());
        draft.with_venue(venue.clone()).with_session(session).build().unwrap()
    };
    let base = draft(&hall, Place::Everywhere);
    let mut smaller = hall.clone();
    smaller.rooms.retain(|room| room.id.as_str() == "west");
    let (ours, theirs) = (draft(&smaller, Place::room("west")), draft(&hall, Place::room("hall")));
    let restored = |merged: &Merged| -> Vec<String> {
        let rooms = merged.draft.venues[0].rooms.iter();
        rooms.map(|room| room.id.to_string()).collect()
    };
    let merged = base.merge(&ours, &theirs);
    assert_eq!(restored(&merged), ["west"]);
    let merged = base.merge(&theirs, &ours);
    assert_eq!(restored(&merged), ["east", "west", "hall"]);
    let kinds: Vec<_> = merged.conflicts.iter().map(|conflict| conflict.kind).collect();
    assert_eq!(kinds, [ConflictKind::Reference, ConflictKind::Reference, ConflictKind::Value]);
}

#[test]
fn no_change_is_lost_in_random_merges() {
    let mut runner = TestRunner::new(ProptestConfig::with_cases(cases()));
    let (merges, compared) = (Cell::new(0), Cell::new(0));
    let conflicts = RefCell::new(BTreeMap::<ConflictKind, usize>::new());
    let result = runner.run(&three(false), |(base, ours, theirs)| {
        let Merged { draft, conflicts: found, .. } = base.merge(&ours, &theirs);
        let merged = draft.clone().build().unwrap_or_else(|error| panic!("{error}"));
        prop_assert_eq!(merged.to_draft(), draft.clone());
        let rows = [&base, &ours, &theirs, &merged].map(fields);
        // The rows of the sides can be compared by id unless some of them have new ids. External
        // identifiers can also divide rows with the same id.
        let has_renames = |side: &Programme| !base.changes(side).renames.is_empty();
        let is_of_id = |conflict: &Conflict| conflict.field.as_deref() == Some("id");
        let is_renamed =
            found.iter().any(|conflict| conflict.kind == ConflictKind::IdTaken || is_of_id(conflict));
        if !is_renamed && !has_renames(&ours) && !has_renames(&theirs) {
            compared.set(compared.get() + 1);
            assert_kept(&rows[0], &rows[1], &rows[2], &rows[3], &found);
            assert_kept(&rows[0], &rows[2], &rows[1], &rows[3], &found);
            for (side, other) in [(&ours, &rows[2]), (&theirs, &rows[1])] {
                for order in base.changes(side).orders {
                    let row = subject(&order.subject);
                    assert!(other.contains_key(&row) || is_named(&found, &row, None), "{row} was moved");
                }
            }
        }

        let other = base.merge(&theirs, &ours);
        let mirror = other.draft.clone().build().unwrap_or_else(|error| panic!("{error}"));
        let is_value = |kind| {
            matches!(
                kind,
                ConflictKind::Value
                    | ConflictKind::Position
                    | ConflictKind::Removed
                    | ConflictKind::Reference
            )
        };
        // A row that both sides added with different ids has our id.
        let is_comparable = |conflict: &Conflict| is_value(conflict.kind) && !is_of_id(conflict);
        if found.iter().chain(&other.conflicts).all(is_comparable) {
            let key = |conflict: &Conflict| {
                let Conflict { subject, field, kind, .. } = conflict;
                format!("{subject} {field:?} {kind}")
            };
            let kinds: BTreeSet<String> = found.iter().map(key).collect();
            let mirrored_kinds: BTreeSet<String> = other.conflicts.iter().map(key).collect();
            // If both sides changed a value, the value of one side may refer to a row that the
            // other side removed. Only the merge in which this value is kept needs the row.
            let mirrored_rows = fields(&mirror);
            for (conflicts, rows, opposite) in
                [(&found, &rows[3], &mirrored_kinds), (&other.conflicts, &mirrored_rows, &kinds)]
            {
                for conflict in conflicts.iter().filter(|conflict| !opposite.contains(&key(conflict))) {
                    prop_assert_eq!(conflict.kind, ConflictKind::Reference, "{}", key(conflict));
                    prop_assert!(depends_on_value(conflict, conflicts, rows), "{}", key(conflict));
                }
            }
            for conflict in
                found.iter().filter(|one| one.field.is_none() && one.kind == ConflictKind::Removed)
            {
                let same = other.conflicts.iter().find(|one| key(one) == key(conflict)).unwrap();
                prop_assert_eq!(same.stands, mirrored(conflict.stands));
            }
        }
        if found.is_empty() {
            let (one, two) = (fields(&merged), fields(&mirror));
            prop_assert_eq!(one.keys().collect::<Vec<_>>(), two.keys().collect::<Vec<_>>());
        }
        merges.set(merges.get() + 1);
        found.iter().for_each(|conflict| *conflicts.borrow_mut().entry(conflict.kind).or_default() += 1);
        Ok(())
    });
    println!("{} merges, of which {} were compared by id", merges.get(), compared.get());
    println!("conflicts: {:?}", conflicts.borrow());
    unwrap(result);
}

#[test]
fn random_merges_with_new_ids_can_be_built() {
    let mut runner = TestRunner::new(ProptestConfig::with_cases(cases()));
    let merges = Cell::new(0);
    let result = runner.run(&three(true), |(base, ours, theirs)| {
        for (ours, theirs) in [(&ours, &theirs), (&theirs, &ours)] {
            let merged = base.merge(ours, theirs);
            let programme = merged.draft.clone().build().unwrap_or_else(|error| panic!("{error}"));
            prop_assert_eq!(programme.to_draft(), merged.draft);
            merges.set(merges.get() + 1);
        }
        for (ours, theirs, expected) in
            [(&ours, &base, &ours), (&base, &theirs, &theirs), (&ours, &ours, &ours)]
        {
            let merged = base.merge(ours, theirs);
            prop_assert_eq!(&merged.conflicts, &[]);
            prop_assert_eq!(merged.draft, expected.to_draft());
        }
        Ok(())
    });
    println!("{} merges", merges.get());
    unwrap(result);
}

fn draft() -> Draft {
    Draft::new("demo", Text::new([("en", "Demo"), ("fr", "Démo")]).unwrap())
        .with_language("en".parse::<LanguageTag>().unwrap())
        .with_language("fr".parse::<LanguageTag>().unwrap())
        .with_day(Day::new(1))
        .with_venue(
            Venue::new("hq").with_name("HQ").with_room(Room::new("a", "A")).with_room(Room::new("b", "B")),
        )
        .with_person(Person::new("ada", "Ada Okoye"))
        .with_person(Person::new("bo", "Bo Lind"))
        .with_session(
            Session::new("one")
                .with_title(Text::new([("en", "One"), ("fr", "Un")]).unwrap())
                .with_participation(Participation::person("ada").with_role(Role::Speaker))
                .with_question("Why?"),
        )
        .with_session(Session::new("two").with_title("Two"))
        .with_session(Session::new("three").with_title("Three"))
}

fn merge(ours: impl FnOnce(&mut Draft), theirs: impl FnOnce(&mut Draft)) -> Merged {
    let base = draft();
    let (mut one, mut two) = (base.clone(), base.clone());
    ours(&mut one);
    theirs(&mut two);
    let merged = base.build().unwrap().merge(&one.build().unwrap(), &two.build().unwrap());
    merged.draft.clone().build().unwrap();
    merged
}

fn said(merged: &Merged) -> Vec<String> {
    merged.conflicts.iter().map(ToString::to_string).collect()
}

#[test]
fn parts_of_a_field_merge_without_a_conflict() {
    let merged = merge(
        |draft| {
            let session = draft.session_mut("one").unwrap();
            session.title = Some(Text::new([("en", "First"), ("fr", "Un")]).unwrap());
            session.participations[0].topic = Some("Topic".into());
            session.questions.push("How?".into());
            session.extensions.insert("a", "1").unwrap();
        },
        |draft| {
            let session = draft.session_mut("one").unwrap();
            session.title = Some(Text::new([("en", "One"), ("fr", "Premier")]).unwrap());
            session.participations[0].role = Some(Role::Moderator);
            session.participations.push(Participation::person("bo"));
            session.questions.insert(0, "When?".into());
            session.extensions.insert("b", "2").unwrap();
        },
    );
    assert_eq!(said(&merged), [""; 0]);
    let session = merged.draft.session("one").unwrap();
    assert_eq!(session.title, Some(Text::new([("en", "First"), ("fr", "Premier")]).unwrap()));
    assert_eq!(session.participations[0].role, Some(Role::Moderator));
    assert_eq!(session.participations[0].topic, Some("Topic".into()));
    assert_eq!(session.participations.len(), 2);
    assert_eq!(session.questions, ["When?".into(), "Why?".into(), "How?".into()]);
    assert_eq!(session.extensions.iter().collect::<Vec<_>>(), [("a", "1"), ("b", "2")]);
}

#[test]
fn a_text_that_both_sides_add_is_added_once_in_any_order_of_languages() {
    let question = [("en", "How?"), ("fr", "Comment ?")];
    let merged = merge(
        |draft| draft.session_mut("one").unwrap().questions.push(Text::new(question).unwrap()),
        |draft| {
            let reversed = question.into_iter().rev();
            draft.session_mut("one").unwrap().questions.push(Text::new(reversed).unwrap());
        },
    );
    assert_eq!(said(&merged), [""; 0]);
    assert_eq!(merged.draft.session("one").unwrap().questions.len(), 2);
}

#[test]
fn new_rows_that_share_an_identifier_are_the_same_on_both_sides() {
    let add = |draft: &mut Draft| {
        for id in ["first", "second"] {
            let mut session = Session::new(id).with_title("Occurrence");
            session.external_ids.insert("guid", "8").unwrap();
            draft.sessions.push(session);
        }
    };
    assert_eq!(said(&merge(add, add)), [""; 0]);
    let another = |draft: &mut Draft| {
        add(draft);
        draft.sessions.last_mut().unwrap().id = "third".into();
    };
    assert_eq!(said(&merge(add, another)).len(), 1);
}

#[test]
fn our_value_stands_and_the_conflict_names_all_values() {
    let merged = merge(
        |draft| {
            draft.session_mut("one").unwrap().title =
                Some(Text::new([("en", "First"), ("fr", "Un")]).unwrap());
        },
        |draft| {
            draft.session_mut("one").unwrap().title =
                Some(Text::new([("en", "Start"), ("fr", "Un")]).unwrap());
        },
    );
    assert_eq!(
        said(&merged),
        [
            "the field title (en) of session \"one\": both versions changed the value (before: \"One\", ours: \"First\", theirs: \"Start\"); our version is kept"
        ]
    );
    let value = |value: &Option<programme::versions::FieldValue>| serde_json::to_string(value).unwrap();
    let conflict = &merged.conflicts[0];
    let values = [&conflict.base, &conflict.ours, &conflict.theirs].map(value);
    assert_eq!(values, [r#"{"string":"One"}"#, r#"{"string":"First"}"#, r#"{"string":"Start"}"#]);
    let json = serde_json::to_string(&merged.conflicts).unwrap();
    assert_eq!(serde_json::from_str::<Vec<Conflict>>(&json).unwrap(), merged.conflicts);
}

#[test]
fn a_removed_row_is_restored_if_the_other_side_changes_it_or_refers_to_it() {
    let merged = merge(
        |draft| {
            draft.sessions.retain(|row| row.id != "two");
            draft.people.retain(|row| row.id != "bo");
            draft.venues.clear();
        },
        |draft| {
            draft.session_mut("two").unwrap().title = Some("Second".into());
            let session = draft.session_mut("three").unwrap();
            session.participations.push(Participation::person("bo"));
            session.place = Some(Place::room("b"));
        },
    );
    assert_eq!(
        said(&merged),
        [
            "room \"b\": one version removed a row to which the other one refers; their version is kept",
            "venue \"hq\": one version removed a row to which the other one refers; their version is kept",
            "person \"bo\": one version removed a row to which the other one refers; their version is kept",
            "session \"two\": our version removed what their version changed or moved; their version is kept",
        ]
    );
    assert_eq!(
        merged.draft.sessions.iter().map(|row| row.id.as_str()).collect::<Vec<_>>(),
        ["one", "two", "three"]
    );
    assert_eq!(merged.draft.venues[0].rooms.len(), 1);
}

#[test]
fn a_cycle_that_both_sides_make_together_is_a_conflict() {
    let merged = merge(
        |draft| draft.session_mut("one").unwrap().part_of = Some("two".into()),
        |draft| {
            draft.session_mut("two").unwrap().part_of = Some("one".into());
            draft.session_mut("three").unwrap().part_of = Some("one".into());
        },
    );
    assert_eq!(
        said(&merged),
        [
            "the field part_of of session \"two\": the changes of both versions contradict each other (before: nothing, ours: nothing, theirs: \"one\"); our version is kept"
        ]
    );
    assert_eq!(merged.draft.session("three").unwrap().part_of, Some("one".into()));
}

#[test]
fn a_length_and_a_slot_contradict_each_other() {
    let merged = merge(
        |draft| draft.session_mut("two").unwrap().slot = Some(Slot::between(1, "09:00", "10:00").unwrap()),
        |draft| draft.session_mut("two").unwrap().planned_length = Some("01:00".parse().unwrap()),
    );
    assert_eq!(
        said(&merged),
        [
            "the field planned_length of session \"two\": the changes of both versions contradict each other (before: nothing, ours: nothing, theirs: \"01:00\"); our version is kept"
        ]
    );
}

#[test]
fn rows_with_the_same_new_id_are_both_kept() {
    let merged = merge(
        |draft| {
            draft.people.push(Person::new("new", "Cy Young"));
            draft.notes.push(Note::new("1").with_text("Ours"));
            draft.days.push(Day::new(2).with_label("Ours"));
        },
        |draft| {
            draft.people.push(Person::new("new", "Di Young"));
            draft.session_mut("two").unwrap().participations.push(Participation::person("new"));
            draft.notes.push(Note::new("1").with_text("Theirs"));
            draft.preamble.push(Block::Paragraph("See[^1]".into()));
            draft.days.push(Day::new(2).with_label("Theirs"));
            draft.session_mut("two").unwrap().slot = Some(Slot::day(2));
        },
    );
    assert_eq!(
        said(&merged),
        [
            "note \"1-2\": both versions use the id of note \"1\" for different rows; both are kept",
            "day 3: both versions use the id of day 2 for different rows; both are kept",
            "person \"new-2\": both versions use the id of person \"new\" for different rows; both are kept",
        ]
    );
    let session = merged.draft.session("two").unwrap();
    assert_eq!(session.participations[0].person, Some("new-2".into()));
    assert_eq!(session.slot, Some(Slot::day(3)));
    assert_eq!(merged.draft.preamble, [Block::Paragraph("See[^1-2]".into())]);
}

#[test]
fn a_row_that_both_sides_add_with_different_details_is_one_row() {
    let new =
        || Session::new("new").with_title("Lakes").with_slot(Slot::between(1, "09:00", "10:00").unwrap());
    let merged = merge(
        |draft| {
            draft.sessions.push(new().with_description("About lakes.").with_level("beginner"));
            draft.people.push(Person::new("cy", "Cy Young").with_given("Cy"));
        },
        |draft| {
            draft.sessions.push(new().with_level("expert").with_participation(Participation::person("bo")));
            draft.people.push(Person::new("cy", "Cy Young").with_family("Young"));
        },
    );
    assert_eq!(
        said(&merged),
        [
            "the field level (en) of session \"new\": both versions changed the value (before: nothing, ours: \"beginner\", theirs: \"expert\"); our version is kept"
        ]
    );
    assert_eq!(merged.draft.sessions.len(), 4);
    let session = merged.draft.session("new").unwrap();
    assert!(session.description.len() == 1 && session.participations.len() == 1);
    let person = merged.draft.person("cy").unwrap();
    assert!(person.given.is_some() && person.family.is_some());

    // The ids can differ if the title and the slot are the same.
    let merged = merge(
        |draft| draft.sessions.push(new()),
        |draft| {
            let mut session = new().with_description("About lakes.");
            session.id = "other".into();
            draft.sessions.push(session);
            draft.session_mut("two").unwrap().continues = Some("other".into());
        },
    );
    assert_eq!(
        said(&merged),
        [
            "the field id of session \"new\": both versions changed the value (before: nothing, ours: \"new\", theirs: \"other\"); our version is kept"
        ]
    );
    assert_eq!(merged.draft.sessions.len(), 4);
    assert_eq!(merged.draft.session("new").unwrap().description.len(), 1);
    assert_eq!(merged.draft.session("two").unwrap().continues, Some("new".into()));

    // The same title and id at different times belong to two sessions.
    let merged = merge(
        |draft| draft.sessions.push(new()),
        |draft| draft.sessions.push(new().with_slot(Slot::between(1, "14:00", "15:00").unwrap())),
    );
    assert_eq!(merged.draft.sessions.len(), 5);
    assert_eq!(merged.conflicts[0].kind, ConflictKind::IdTaken);
}

#[test]
fn a_speaker_whom_the_sides_replace_by_different_people_is_a_conflict() {
    let replace = |person: &'static str, role: Role| {
        move |draft: &mut Draft| {
            draft.people.push(Person::new("cy", "Cy Young"));
            draft.session_mut("one").unwrap().participations =
                vec![Participation::person(person).with_role(role)];
        }
    };
    let people = |merged: &Merged| -> Vec<String> {
        let people = merged.draft.session("one").unwrap().participations.iter();
        people.map(|one| one.person.as_ref().unwrap().to_string()).collect()
    };
    let merged = merge(replace("bo", Role::Speaker), replace("cy", Role::Speaker));
    assert_eq!(people(&merged), ["bo"]);
    assert_eq!(merged.conflicts.len(), 1);
    assert_eq!(
        said(&merged)[0],
        "the field participations (ada) of session \"one\": both versions changed the value (before: \
         [{\"person\":\"ada\",\"role\":\"speaker\"}], ours: [{\"person\":\"bo\",\"role\":\"speaker\"}], theirs: \
         [{\"person\":\"cy\",\"role\":\"speaker\"}]); our version is kept"
    );
    assert_eq!(people(&merge(replace("bo", Role::Speaker), replace("bo", Role::Speaker))), ["bo"]);
    // In different roles, nobody takes the place of anybody else.
    let merged = merge(replace("bo", Role::Speaker), replace("cy", Role::Moderator));
    assert_eq!((people(&merged).len(), merged.conflicts.len()), (2, 0));
    // Both sides add a person, and nobody leaves.
    let add = |person: &'static str| {
        move |draft: &mut Draft| {
            let session = draft.session_mut("two").unwrap();
            session.participations.push(Participation::person(person));
        }
    };
    assert_eq!(said(&merge(add("ada"), add("bo"))), [""; 0]);
}

#[test]
fn a_row_that_one_side_moved_and_the_other_removed_is_a_conflict() {
    let moved = |draft: &mut Draft| draft.sessions.rotate_right(1);
    let removed = |draft: &mut Draft| draft.sessions.retain(|session| session.id != "three");
    let ids = |merged: &Merged| -> Vec<String> {
        merged.draft.sessions.iter().map(|session| session.id.to_string()).collect()
    };
    let merged = merge(moved, removed);
    assert_eq!(
        said(&merged),
        ["session \"three\": their version removed what our version changed or moved; our version is kept"]
    );
    assert_eq!(ids(&merged), ["three", "one", "two"]);
    let merged = merge(removed, moved);
    assert_eq!(
        said(&merged),
        ["session \"three\": our version removed what their version changed or moved; their version is kept"]
    );
    assert_eq!(ids(&merged), ["three", "one", "two"]);
    // The position of another row is no reason to keep the removed one.
    assert_eq!(said(&merge(|draft| draft.sessions.swap(0, 1), removed)), [""; 0]);
}

#[test]
fn importing_again_keeps_local_edits() {
    let base = draft();
    let mut local = base.clone();
    local.session_mut("one").unwrap().description.push(Block::Paragraph("Written here".into()));
    local.rename_person("ada", "ada-okoye").unwrap();
    let mut import = base.clone();
    import.session_mut("one").unwrap().slot = Some(Slot::between(1, "09:00", "10:00").unwrap());
    import
        .sessions
        .push(Session::new("four").with_title("Four").with_participation(Participation::person("ada")));
    let (base, local, import) = (base.build().unwrap(), local.build().unwrap(), import.build().unwrap());
    let merged = base.merge(&local, &import);
    assert_eq!(said(&merged), [""; 0]);
    let session = merged.draft.session("one").unwrap();
    assert!(session.slot.is_some() && session.description.len() == 1);
    let person = merged.draft.session("four").unwrap().participations[0].person.clone();
    assert_eq!(person, Some("ada-okoye".into()), "a new reference follows the new id");
}

#[test]
fn blocks_that_moved_are_not_merged_by_their_places() {
    let paragraph =
        |wordings: &[(&str, &str)]| Block::Paragraph(Text::new(wordings.iter().copied()).unwrap());
    let described = |blocks: Vec<Block>| {
        let mut draft = draft();
        draft.session_mut("one").unwrap().description = blocks;
        draft.build().unwrap()
    };
    let base = described(vec![paragraph(&[("en", "A")]), paragraph(&[("en", "B")])]);
    let ours = described(vec![paragraph(&[("en", "P")]), paragraph(&[("en", "A")])]);
    let theirs = vec![
        paragraph(&[("en", "A"), ("fr", "A en français")]),
        paragraph(&[("en", "B"), ("fr", "B en français")]),
    ];
    let merged = base.merge(&ours, &described(theirs));
    assert_eq!(merged.conflicts.len(), 1);
    assert_eq!(
        merged.draft.session("one").unwrap().description,
        ours.to_draft().session("one").unwrap().description
    );
}

#[test]
fn a_note_that_the_other_side_marks_is_restored() {
    let note = || Note::new("9").with_text("A note");
    let with_note = |mark: &str| {
        let mut draft = draft();
        draft.notes.push(note());
        draft.session_mut("one").unwrap().description = vec![Block::Paragraph(format!("Lakes{mark}").into())];
        draft
    };
    let base = with_note("[^9]").build().unwrap();
    let mut removed = with_note("");
    removed.notes.retain(|note| note.id.as_str() != "9");
    let ours = removed.clone().build().unwrap();
    let mut other = with_note("[^9]");
    other.sessions.push(Session::new("new").with_title("Rivers[^9]"));
    let theirs = other.build().unwrap();
    for (ours, theirs) in [(&ours, &theirs), (&theirs, &ours)] {
        let merged = base.merge(ours, theirs);
        assert!(merged.draft.notes.iter().any(|note| note.id.as_str() == "9"));
        let kinds: Vec<_> = merged.conflicts.iter().map(|conflict| conflict.kind).collect();
        assert_eq!(kinds, [ConflictKind::Reference]);
    }
    // A side may leave a mark without a note.
    removed.session_mut("one").unwrap().description = vec![Block::Paragraph("Lakes[^9]".into())];
    let ours = removed.build().unwrap();
    assert_eq!(base.merge(&ours, &base).conflicts, []);
    assert_eq!(base.merge(&ours, &base).draft, ours.to_draft());
}
