//! Flat rows: written as CSV, read back, and joined.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use programme::interchange::rows::{Rows, TABLES, Table};
use programme::{Draft, Programme};
use proptest::prelude::*;
use serde::Serialize;

/// A table as it was read back: each row by the names of its columns.
type Read = Vec<BTreeMap<String, String>>;

fn csv<R: Serialize>(rows: impl Iterator<Item = R>) -> (Vec<String>, Read) {
    let mut writer = csv::Writer::from_writer(Vec::new());
    rows.for_each(|row| writer.serialize(row).unwrap());
    let text = writer.into_inner().unwrap();
    let mut reader = csv::Reader::from_reader(text.as_slice());
    let names: Vec<String> = reader.headers().unwrap().iter().map(str::to_owned).collect();
    let rows = reader.deserialize().map(Result::unwrap).collect();
    (names, rows)
}

fn of_name(rows: &Rows<'_>, name: &str) -> (Vec<String>, Read) {
    match name {
        "programme" => csv(rows.programme()),
        "days" => csv(rows.days()),
        "sessions" => csv(rows.sessions()),
        "session_rooms" => csv(rows.session_rooms()),
        "session_tracks" => csv(rows.session_tracks()),
        "session_tags" => csv(rows.session_tags()),
        "session_agenda_items" => csv(rows.session_agenda_items()),
        "session_languages" => csv(rows.session_languages()),
        "session_relations" => csv(rows.session_relations()),
        "participations" => csv(rows.participations()),
        "people" => csv(rows.people()),
        "posts" => csv(rows.posts()),
        "organisations" => csv(rows.organisations()),
        "venues" => csv(rows.venues()),
        "rooms" => csv(rows.rooms()),
        "room_parts" => csv(rows.room_parts()),
        "tracks" => csv(rows.tracks()),
        "agenda_items" => csv(rows.agenda_items()),
        "links" => csv(rows.links()),
        "external_ids" => csv(rows.external_ids()),
        "texts" => csv(rows.texts()),
        other => panic!("{other}"),
    }
}

fn all(programme: &Programme) -> BTreeMap<&'static str, Read> {
    let rows = programme.rows();
    let read = TABLES.iter().map(|table| {
        let (names, read) = of_name(&rows, table.name);
        let columns: Vec<&str> = table.columns.iter().map(|column| column.name).collect();
        assert!(read.is_empty() || names == columns, "{}: {names:?}", table.name);
        hold_to_forms(table, &read);
        (table.name, read)
    });
    read.collect()
}

/// Cells are of the form of their column, and empty only where they may be.
fn hold_to_forms(table: &Table, read: &Read) {
    for row in read {
        for column in table.columns {
            let cell = &row[column.name];
            let sound = match column.form {
                "integer" => cell.parse::<i64>().is_ok(),
                "number" => cell.parse::<f64>().is_ok(),
                "boolean" => cell == "true" || cell == "false",
                // A text of no words is one.
                "text" => true,
                other => panic!("{other}"),
            };
            assert!(sound || column.optional && cell.is_empty(), "{}: {}: {cell:?}", table.name, column.name);
        }
    }
}

/// Keys are different in each row, and references lead somewhere.
fn joins(all: &BTreeMap<&'static str, Read>) {
    let key = |table: &Table, row: &BTreeMap<String, String>| -> Vec<String> {
        table.key.iter().map(|name| row[*name].clone()).collect()
    };
    for table in TABLES {
        let rows = &all[table.name];
        let keys: BTreeSet<_> = rows.iter().map(|row| key(table, row)).collect();
        assert_eq!(keys.len(), rows.len(), "{}: a key stands twice", table.name);
        for (column, other) in table.references {
            let other = TABLES.iter().find(|table| table.name == *other).unwrap();
            let [name] = other.key else { panic!("{} has a key of several columns", other.name) };
            let there: BTreeSet<&str> = all[other.name].iter().map(|row| row[*name].as_str()).collect();
            for row in rows.iter().filter(|row| !row[*column].is_empty()) {
                assert!(there.contains(row[*column].as_str()), "{}: {column} {}", table.name, row[*column]);
            }
        }
    }
}

/// As many rows as the programme has of each, counted in its draft.
fn counts(programme: &Programme, all: &BTreeMap<&'static str, Read>) {
    let draft = programme.to_draft();
    let sessions = &draft.sessions;
    let participations =
        || draft.participations.iter().chain(sessions.iter().flat_map(|one| &one.participations));
    let posts = draft.people.iter().map(|person| person.posts.len()).sum::<usize>()
        + participations().filter_map(|one| one.posts.as_ref()).map(Vec::len).sum::<usize>();
    let rooms = || draft.venues.iter().flat_map(|venue| &venue.rooms);
    for (name, count) in [
        ("programme", 1),
        ("days", draft.days.len()),
        ("sessions", sessions.len()),
        ("session_tracks", sessions.iter().map(|one| one.tracks.len()).sum()),
        ("session_tags", sessions.iter().map(|one| one.tags.len()).sum()),
        ("session_agenda_items", sessions.iter().map(|one| one.agenda_items.len()).sum()),
        ("participations", participations().count()),
        ("people", draft.people.len()),
        ("posts", posts),
        ("organisations", draft.organisations.len()),
        ("venues", draft.venues.len()),
        ("rooms", rooms().count()),
        ("room_parts", rooms().map(|room| room.made_of.len()).sum()),
        ("tracks", draft.tracks.len()),
        ("agenda_items", draft.agenda_items.len()),
    ] {
        assert_eq!(all[name].len(), count, "{name}");
    }
    // Every wording, found by the name of the field that the wire form has.
    let mut wordings = BTreeMap::new();
    for (path, text) in programme.texts() {
        for (language, wording) in text.entries() {
            wordings.insert((path.to_string(), language.to_string()), wording);
        }
    }
    assert_eq!(all["texts"].len(), wordings.len());
    let place = |subject: &str, id: &str| match subject {
        "programme" => String::new(),
        "day" => format!("/days/{}", draft.days.iter().position(|day| day.number.to_string() == id).unwrap()),
        "session" => format!("/sessions/{}", sessions.iter().position(|one| one.id == *id).unwrap()),
        "person" => format!("/people/{}", draft.people.iter().position(|one| one.id == *id).unwrap()),
        "organisation" => {
            format!("/organisations/{}", draft.organisations.iter().position(|one| one.id == *id).unwrap())
        }
        "venue" => format!("/venues/{}", draft.venues.iter().position(|one| one.id == *id).unwrap()),
        "room" => {
            let at = |venue: &programme::draft::Venue| venue.rooms.iter().position(|room| room.id == *id);
            let mut venues = draft.venues.iter().enumerate();
            venues.find_map(|(nth, venue)| Some(format!("/venues/{nth}/rooms/{}", at(venue)?))).unwrap()
        }
        "track" => format!("/tracks/{}", draft.tracks.iter().position(|one| one.id == *id).unwrap()),
        "agenda-item" => {
            format!("/agenda_items/{}", draft.agenda_items.iter().position(|one| one.id == *id).unwrap())
        }
        "note" => format!("/notes/{}", draft.notes.iter().position(|one| one.id == *id).unwrap()),
        "role" => format!("/roles/{}", draft.roles.iter().position(|one| one.code == *id).unwrap()),
        "kind" => format!("/kinds/{}", draft.kinds.iter().position(|one| one.code == *id).unwrap()),
        other => panic!("{other}"),
    };
    for row in &all["texts"] {
        let path = format!("{}/{}", place(&row["subject"], &row["subject_id"]), row["field"]);
        assert_eq!(
            wordings.get(&(path.clone(), row["language"].clone())),
            Some(&row["wording"].as_str()),
            "{path}"
        );
    }
}

fn read(json: &str) -> Programme {
    serde_json::from_str::<Draft>(json).unwrap().build().unwrap()
}

const AGENDA: &str = include_str!("../../examples/data/idm-2018-second-session.json");

#[test]
fn tables_are_read_back_and_joined() {
    for json in [
        AGENDA,
        include_str!("../../examples/data/rivers-2026.json"),
        include_str!("../../examples/data/small-ar.json"),
        include_str!("../fixtures/wire/v1/everything.json"),
        include_str!("../fixtures/wire/v1/small.json"),
    ] {
        let programme = read(json);
        let all = all(&programme);
        joins(&all);
        counts(&programme, &all);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn tables_of_any_programme_can_be_joined(programme in programme::strategy::programmes()) {
        let all = all(&programme);
        joins(&all);
        counts(&programme, &all);
    }
}

/// What a spreadsheet would ask: whoever moderates, in which room, from when on.
#[test]
fn a_join_answers_what_the_programme_answers() {
    let programme = read(AGENDA);
    let all = all(&programme);
    let sessions: BTreeMap<&str, _> =
        all["sessions"].iter().map(|row| (row["session_id"].as_str(), row)).collect();
    let mut joined = BTreeSet::new();
    for one in all["participations"].iter().filter(|row| row["role"] == "moderator") {
        let session = &sessions[one["session_id"].as_str()];
        joined.insert((
            one["person_id"].clone(),
            session["day_number"].clone(),
            session["start_seconds"].clone(),
        ));
    }
    let mut asked = BTreeSet::new();
    for one in programme.participations().filter(|one| one.role() == Some(&programme::Role::Moderator)) {
        let slot = one.session().unwrap().slot().unwrap();
        let start = slot.start().unwrap().total_seconds().to_string();
        asked.insert((one.person().unwrap().id().to_string(), slot.day_number().to_string(), start));
    }
    assert!(joined.len() >= 4, "{joined:?}");
    assert_eq!(joined, asked);
    assert_eq!((all["sessions"].len(), all["people"].len()), (16, 43));
    // The wordings of the tables are in the main language; the others stand in the table of texts.
    assert_eq!(all["rooms"][0]["name"], "salle XVIII");
    let room = |row: &&BTreeMap<String, String>| row["subject_id"] == "xviii" && row["language"] == "en";
    assert_eq!(all["texts"].iter().find(room).unwrap()["wording"], "Room XVIII");
}

#[test]
fn dates_and_nights_are_plain_values() {
    let programme = read(
        r#"{ "format": "programme/1", "id": "x", "title": "X", "languages": ["en"],
             "days": [{ "number": 1, "date": "2026-12-31" }],
             "sessions": [{ "id": "a", "slot": { "day": 1, "start": "23:00", "end": "25:30" } }, { "id": "b", "part_of": "a" },
                          { "id": "c", "planned_length": "00:45" }] }"#,
    );
    let rows: Vec<_> = programme.rows().sessions().collect();
    assert_eq!((rows[0].start_seconds, rows[0].end_seconds), (Some(82_800), Some(91_800)));
    assert_eq!(rows[0].end_time.as_deref(), Some("25:30"));
    assert_eq!(rows[0].ends_at.as_deref(), Some("2027-01-01T01:30:00"));
    assert_eq!((rows[1].own_slot, rows[1].starts_at.as_deref()), (false, Some("2026-12-31T23:00:00")));
    assert_eq!((rows[2].starts_at.as_deref(), rows[2].length_seconds), (None, Some(2700)));
}

/// The page of columns, as the tables say.
fn page() -> String {
    let mut page = "## Tables\n\nA question mark after the type means that cells may be empty.\n".to_owned();
    for table in TABLES {
        write!(page, "\n### `{}`\n\n{} Key: ", table.name, table.what).unwrap();
        let key: Vec<String> = table.key.iter().map(|name| format!("`{name}`")).collect();
        writeln!(page, "{}.\n", key.join(", ")).unwrap();
        page.push_str("| column | type | description |\n|---|---|---|\n");
        for column in table.columns {
            let optional = if column.optional { "?" } else { "" };
            let other = table.references.iter().find(|(name, _)| *name == column.name);
            let other = other.map(|(_, other)| format!(" References `{other}`.")).unwrap_or_default();
            writeln!(page, "| `{}` | {}{optional} | {}{other} |", column.name, column.form, column.what)
                .unwrap();
        }
    }
    page
}

#[test]
fn the_page_of_columns_is_as_the_tables_say() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/rows.md");
    if std::env::var_os("PROGRAMME_BLESS").is_some() {
        fs::write(&path, page()).unwrap();
    }
    assert!(
        fs::read_to_string(&path).unwrap_or_default() == page(),
        "docs/rows.md is out of date; update it with\n\
         PROGRAMME_BLESS=1 cargo test --all-features --test it rows"
    );
    for table in TABLES {
        for column in table.columns {
            let plain = column.name.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_');
            assert!(plain && !column.what.is_empty(), "{}: {}", table.name, column.name);
        }
    }
}

/// Lists that say one thing twice give one row.
#[test]
fn what_stands_twice_in_a_list_is_one_fact() {
    let programme = read(
        r#"{ "format": "programme/1", "id": "x", "title": "X", "languages": ["en"],
             "venues": [{ "id": "v", "name": "V", "rooms": [{ "id": "a", "name": "A", "made_of": ["b", "b"] }, { "id": "b", "name": "B" }] }],
             "tracks": [{ "id": "t", "name": "T" }], "agenda_items": [{ "id": "i" }],
             "sessions": [{ "id": "a", "place": ["a", "a"], "relayed_to": ["b", "b"], "tracks": ["t", "t"], "tags": ["x", "x"],
                            "agenda_items": ["i", "i"], "spoken": ["en", "en"], "captioned": ["fr", "fr"],
                            "joint_with": ["b", "b"], "may_overlap": ["b"], "must_not_overlap": ["b", "b"], "repeats": "b" },
                          { "id": "b", "joint_with": ["a"] }] }"#,
    );
    let all = all(&programme);
    joins(&all);
    for (name, count) in
        [("session_rooms", 2), ("session_tracks", 1), ("session_agenda_items", 1), ("room_parts", 1)]
    {
        assert_eq!(all[name].len(), count, "{name}");
    }
}

#[test]
fn tables_of_real_programmes_can_be_joined() {
    let Some(files) = crate::corpora::folder() else {
        return println!("skipped: PROGRAMME_CORPORA names no folder of real programmes");
    };
    let mut count = 0;
    for file in files {
        let (draft, _) = crate::corpora::adapt("", &crate::corpora::load(&file));
        let programme = draft.build().unwrap();
        // The largest would only take longer.
        if programme.sessions().len() > 600 {
            continue;
        }
        let all = all(&programme);
        joins(&all);
        assert_eq!(all["sessions"].len(), programme.sessions().len());
        count += all.values().map(Vec::len).sum::<usize>();
    }
    println!("{count} rows");
}
