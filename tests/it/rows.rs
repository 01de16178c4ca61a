//! Tests for flat tables, which are written as CSV, read back and joined.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use programme::rows::{Rows, TABLES, Table};
use programme::{Draft, Programme};
use proptest::prelude::*;
use serde::Serialize;

/// The rows of a table that was read back. Each row maps column names to cells.
type TableRows = Vec<BTreeMap<String, String>>;

fn csv<R: Serialize>(rows: impl Iterator<Item = R>) -> (Vec<String>, TableRows) {
    let mut writer = csv::Writer::from_writer(Vec::new());
    rows.for_each(|row| writer.serialize(row).unwrap());
    let text = writer.into_inner().unwrap();
    let mut reader = csv::Reader::from_reader(text.as_slice());
    let names: Vec<String> = reader.headers().unwrap().iter().map(str::to_owned).collect();
    let rows = reader.deserialize().map(Result::unwrap).collect();
    (names, rows)
}

fn table_by_name(rows: &Rows<'_>, name: &str) -> (Vec<String>, TableRows) {
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

fn tables(programme: &Programme) -> BTreeMap<&'static str, TableRows> {
    let rows = programme.rows();
    let read = TABLES.iter().map(|table| {
        let (names, read) = table_by_name(&rows, table.name);
        let columns: Vec<&str> = table.columns.iter().map(|column| column.name).collect();
        assert!(read.is_empty() || names == columns, "{}: {names:?}", table.name);
        check_cells(table, &read);
        (table.name, read)
    });
    read.collect()
}

/// Checks that every cell has the type of its column, and is empty only if the column is optional.
fn check_cells(table: &Table, read: &TableRows) {
    for row in read {
        for column in table.columns {
            let cell = &row[column.name];
            let valid = match column.form {
                "integer" => cell.parse::<i64>().is_ok(),
                "number" => cell.parse::<f64>().is_ok(),
                "boolean" => cell == "true" || cell == "false",
                // An empty text is valid.
                "text" => true,
                other => panic!("{other}"),
            };
            assert!(valid || column.optional && cell.is_empty(), "{}: {}: {cell:?}", table.name, column.name);
        }
    }
}

/// Checks that keys are unique and that the target of every reference exists.
fn check_keys_and_references(tables: &BTreeMap<&'static str, TableRows>) {
    let key = |table: &Table, row: &BTreeMap<String, String>| -> Vec<String> {
        table.key.iter().map(|name| row[*name].clone()).collect()
    };
    for table in TABLES {
        let rows = &tables[table.name];
        let keys: BTreeSet<_> = rows.iter().map(|row| key(table, row)).collect();
        assert_eq!(keys.len(), rows.len(), "{}: duplicate key", table.name);
        for (column, other) in table.references {
            let other = TABLES.iter().find(|table| table.name == *other).unwrap();
            let [name] = other.key else { panic!("{} has a key of several columns", other.name) };
            let targets: BTreeSet<&str> = tables[other.name].iter().map(|row| row[*name].as_str()).collect();
            for row in rows.iter().filter(|row| !row[*column].is_empty()) {
                assert!(targets.contains(row[*column].as_str()), "{}: {column} {}", table.name, row[*column]);
            }
        }
    }
}

/// Compares the numbers of rows with the draft, and the table of texts with the programme.
fn check_counts(programme: &Programme, tables: &BTreeMap<&'static str, TableRows>) {
    let draft = programme.to_draft();
    let sessions = &draft.sessions;
    let participations =
        || draft.participations.iter().chain(sessions.iter().flat_map(|item| &item.participations));
    let posts = draft.people.iter().map(|person| person.posts.len()).sum::<usize>()
        + participations().filter_map(|item| item.posts.as_ref()).map(Vec::len).sum::<usize>();
    let rooms = || draft.venues.iter().flat_map(|venue| &venue.rooms);
    for (name, count) in [
        ("programme", 1),
        ("days", draft.days.len()),
        ("sessions", sessions.len()),
        ("session_tracks", sessions.iter().map(|item| item.tracks.len()).sum()),
        ("session_tags", sessions.iter().map(|item| item.tags.len()).sum()),
        ("session_agenda_items", sessions.iter().map(|item| item.agenda_items.len()).sum()),
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
        assert_eq!(tables[name].len(), count, "{name}");
    }
    // The table of texts identifies every wording by its path in the wire form.
    let mut wordings = BTreeMap::new();
    for (path, text) in programme.texts() {
        for (language, wording) in text.entries() {
            wordings.insert((path.to_string(), language.to_string()), wording);
        }
    }
    assert_eq!(tables["texts"].len(), wordings.len());
    let path_of = |subject: &str, id: &str| match subject {
        "programme" => String::new(),
        "day" => format!("/days/{}", draft.days.iter().position(|day| day.number.to_string() == id).unwrap()),
        "session" => format!("/sessions/{}", sessions.iter().position(|item| item.id == *id).unwrap()),
        "person" => format!("/people/{}", draft.people.iter().position(|item| item.id == *id).unwrap()),
        "organisation" => {
            format!("/organisations/{}", draft.organisations.iter().position(|item| item.id == *id).unwrap())
        }
        "venue" => format!("/venues/{}", draft.venues.iter().position(|item| item.id == *id).unwrap()),
        "room" => {
            let position =
                |venue: &programme::draft::Venue| venue.rooms.iter().position(|room| room.id == *id);
            let mut venues = draft.venues.iter().enumerate();
            venues
                .find_map(|(index, venue)| Some(format!("/venues/{index}/rooms/{}", position(venue)?)))
                .unwrap()
        }
        "track" => format!("/tracks/{}", draft.tracks.iter().position(|item| item.id == *id).unwrap()),
        "agenda-item" => {
            format!("/agenda_items/{}", draft.agenda_items.iter().position(|item| item.id == *id).unwrap())
        }
        "note" => format!("/notes/{}", draft.notes.iter().position(|item| item.id == *id).unwrap()),
        "role" => format!("/roles/{}", draft.roles.iter().position(|item| item.code == *id).unwrap()),
        "kind" => format!("/kinds/{}", draft.kinds.iter().position(|item| item.code == *id).unwrap()),
        other => panic!("{other}"),
    };
    for row in &tables["texts"] {
        let path = format!("{}/{}", path_of(&row["subject"], &row["subject_id"]), row["field"]);
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
        let tables = tables(&programme);
        check_keys_and_references(&tables);
        check_counts(&programme, &tables);
    }
}

#[test]
fn one_database_contains_many_programmes() {
    let mut copy = read(AGENDA).to_draft();
    copy.id = "another".into();
    let programmes = [read(AGENDA), copy.build().unwrap()];
    let read = programmes.each_ref().map(tables);
    for table in TABLES {
        let rows: Vec<_> = read.iter().flat_map(|tables| &tables[table.name]).collect();
        let key =
            |row: &BTreeMap<String, String>| table.key_of_many().map(|name| row[name].clone()).collect();
        let keys: BTreeSet<Vec<String>> = rows.iter().map(|row| key(row)).collect();
        assert_eq!(keys.len(), rows.len(), "{}", table.name);
        assert_eq!(rows.len(), 2 * read[0][table.name].len(), "{}", table.name);
        for (tables, programme) in read.iter().zip(&programmes) {
            let id = programme.id().as_str();
            assert!(tables[table.name].iter().all(|row| row["programme_id"] == id), "{}", table.name);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn tables_of_generated_programmes_can_be_joined(programme in programme::strategy::programmes()) {
        let tables = tables(&programme);
        check_keys_and_references(&tables);
        check_counts(&programme, &tables);
    }
}

/// Joins tables like a spreadsheet to find out who moderates on which day and from what time.
#[test]
fn joined_tables_agree_with_the_programme() {
    let programme = read(AGENDA);
    let tables = tables(&programme);
    let sessions: BTreeMap<&str, _> =
        tables["sessions"].iter().map(|row| (row["session_id"].as_str(), row)).collect();
    let mut joined = BTreeSet::new();
    for row in tables["participations"].iter().filter(|row| row["role"] == "moderator") {
        let session = &sessions[row["session_id"].as_str()];
        joined.insert((
            row["person_id"].clone(),
            session["day_number"].clone(),
            session["start_seconds"].clone(),
        ));
    }
    let mut expected = BTreeSet::new();
    for row in programme.participations().filter(|row| row.role() == Some(&programme::Role::Moderator)) {
        let slot = row.session().unwrap().slot().unwrap();
        let start = slot.start().unwrap().total_seconds().to_string();
        expected.insert((row.person().unwrap().id().to_string(), slot.day_number().to_string(), start));
    }
    assert!(joined.len() >= 4, "{joined:?}");
    assert_eq!(joined, expected);
    assert_eq!((tables["sessions"].len(), tables["people"].len()), (16, 43));
    // Only the table of texts contains wordings in languages other than the main one.
    assert_eq!(tables["rooms"][0]["name"], "salle XVIII");
    let room = |row: &&BTreeMap<String, String>| row["subject_id"] == "xviii" && row["language"] == "en";
    assert_eq!(tables["texts"].iter().find(room).unwrap()["wording"], "Room XVIII");
}

#[test]
fn dates_and_times_after_midnight_are_plain_values() {
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

/// Returns the page `docs/rows.md`, generated from the tables.
fn page() -> String {
    let mut page = "## Tables\n\nA question mark after the type means that cells may be empty.\n".to_owned();
    for table in TABLES {
        write!(page, "\n### `{}`\n\n{} Key: ", table.name, table.what).unwrap();
        let key: Vec<String> = table.key.iter().map(|name| format!("`{name}`")).collect();
        writeln!(page, "{}.\n", key.join(", ")).unwrap();
        page.push_str("| column | type | description |\n|---|---|---|\n");
        for column in table.columns {
            let optional = if column.optional { "?" } else { "" };
            let target = table.references.iter().find(|(name, _)| *name == column.name);
            let target = target.map(|(_, target)| format!(" References `{target}`.")).unwrap_or_default();
            writeln!(page, "| `{}` | {}{optional} | {}{target} |", column.name, column.form, column.what)
                .unwrap();
        }
    }
    page
}

#[test]
fn the_page_of_columns_is_up_to_date() {
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

/// Duplicate entries of a list become one row.
#[test]
fn duplicate_list_entries_become_one_row() {
    let programme = read(
        r#"{ "format": "programme/1", "id": "x", "title": "X", "languages": ["en"],
             "venues": [{ "id": "v", "name": "V", "rooms": [{ "id": "a", "name": "A", "made_of": ["b", "b"] }, { "id": "b", "name": "B" }] }],
             "tracks": [{ "id": "t", "name": "T" }], "agenda_items": [{ "id": "i" }],
             "sessions": [{ "id": "a", "place": ["a", "a"], "relayed_to": ["b", "b"], "tracks": ["t", "t"], "tags": ["x", "x"],
                            "agenda_items": ["i", "i"], "spoken": ["en", "en"], "captioned": ["fr", "fr"],
                            "joint_with": ["b", "b"], "may_overlap": ["b"], "must_not_overlap": ["b", "b"], "repeats": "b" },
                          { "id": "b", "joint_with": ["a"] }] }"#,
    );
    let tables = tables(&programme);
    check_keys_and_references(&tables);
    for (name, count) in
        [("session_rooms", 2), ("session_tracks", 1), ("session_agenda_items", 1), ("room_parts", 1)]
    {
        assert_eq!(tables[name].len(), count, "{name}");
    }
}

#[test]
fn tables_of_real_programmes_can_be_joined() {
    let Some(files) = crate::corpora::folder() else {
        return println!("skipped: PROGRAMME_CORPORA is not set");
    };
    let mut count = 0;
    for file in files {
        let (draft, _) = crate::corpora::adapt("", &crate::corpora::load(&file));
        let programme = draft.build().unwrap();
        // Larger programmes take too long.
        if programme.sessions().len() > 600 {
            continue;
        }
        let tables = tables(&programme);
        check_keys_and_references(&tables);
        assert_eq!(tables["sessions"].len(), programme.sessions().len());
        count += tables.values().map(Vec::len).sum::<usize>();
    }
    println!("{count} rows");
}
