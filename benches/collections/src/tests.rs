//! Tests of the answers, with programmes whose answers are known.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use programme::draft::{Day, Participation, Person, Room, Session, Venue};
use programme::rows::TABLES;
use programme::status::SessionStatus;
use programme::{Draft, Kind, LanguageTag, Place, Programme, Role, Slot};

use crate::engine::Engine;
use crate::member::{Collection, Member, Outcome};
use crate::questions::QUESTIONS;
use crate::reference::{self, Lines};
use crate::synthetic::Synthetic;
use crate::tables::ROW_TABLES;
use crate::write;

/// Programmes with the ids that they have in their sources.
struct Given(Vec<(&'static str, Programme)>);

impl Collection for Given {
    fn for_each(&self, visit: &mut dyn FnMut(Member<'_>) -> Outcome<()>) -> Outcome<()> {
        let mut programmes = self.0.iter();
        programmes.try_for_each(|(source_id, programme)| {
            visit(Member { programme, source_id, source: "test", format: "draft" })
        })
    }
}

fn folder(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("output").join("tests").join(name)
}

/// Returns the answers of DataFusion, and those of the reference implementation.
fn both(name: &str, collection: &dyn Collection) -> [BTreeMap<&'static str, Lines>; 2] {
    let folder = folder(name);
    write(collection, &folder).unwrap();
    let engine = Engine::new(&folder).unwrap();
    let answers = QUESTIONS.iter().map(|question| (question.name, engine.ask(&question.sql()).unwrap()));
    [answers.collect(), reference::answers(collection).unwrap()]
}

fn person(id: &str, name: &str, orcid: Option<&str>) -> Person {
    let mut person = Person::new(id, name);
    if let Some(orcid) = orcid {
        person.external_ids.insert("orcid", orcid).unwrap();
    }
    person
}

fn session(id: &str, start: &str, end: &str, room: &str, speaker: &str) -> Session {
    Session::new(id)
        .with_slot(Slot::between(1, start, end).unwrap())
        .with_place(Place::room(room))
        .with_kind(Kind::Talk)
        .with_participation(Participation::person(speaker).with_role(Role::Speaker))
}

fn event(id: &str, zone: Option<&str>, country: Option<&str>) -> Draft {
    let mut venue = Venue::new("venue").with_room(Room::new("a", "A")).with_room(Room::new("b", "B"));
    venue.country = country.map(|country| country.parse().unwrap());
    let mut draft = Draft::new(id, id)
        .with_language("en".parse::<LanguageTag>().unwrap())
        .with_day(Day::new(1).with_date("2026-03-02".parse::<programme::chrono::NaiveDate>().unwrap()))
        .with_venue(venue);
    draft.time_zone = zone.map(|zone| zone.parse().unwrap());
    draft
}

fn given() -> Given {
    // 10:00 to 11:00 in Zurich is 09:00 to 10:00 in UTC.
    let zurich = event("zurich", Some("Europe/Zurich"), Some("CH"))
        .with_person(person("ada", "Ada Okoye", Some("0000-0001")))
        .with_person(person("chu", "Chu Hua", Some("0000-0002")))
        .with_session(session("one", "10:00", "11:00", "a", "ada"))
        .with_session(session("two", "10:30", "11:30", "b", "chu"))
        .with_session(session("off", "10:30", "11:30", "b", "ada").with_status(SessionStatus::Cancelled));
    // 04:30 to 05:30 in New York is 09:30 to 10:30 in UTC.
    let new_york = event("new-york", Some("America/New_York"), Some("US"))
        .with_person(person("p1", "ADA OKOYE", None))
        .with_person(person("p2", "Chu Hua", Some("https://orcid.org/0000-0003")))
        .with_session(session("early", "04:30", "05:30", "a", "p1"))
        .with_session(session("late", "12:00", "13:00", "a", "p1"))
        .with_session(session("late-too", "12:30", "13:00", "a", "p2"));
    // Without a time zone, only the dates can be compared.
    let mut unknown = event("unknown", None, None)
        .with_person(person("x", "Àda  Okoye", None))
        .with_person(person("y", "Chu Hua", None))
        .with_person(person("z", "101", None))
        .with_session(session("s", "20:00", "21:00", "a", "x"))
        .with_session(session("t", "20:00", "21:00", "a", "y"));
    unknown.sessions[1].kind = None;
    // A second source of an event has fewer sessions, so it is not used.
    let again = event("zurich~2", Some("Europe/Zurich"), Some("FR"))
        .with_person(person("ada", "Ada Okoye", None))
        .with_session(session("one", "10:00", "11:00", "a", "ada"));
    Given(vec![
        ("zurich", zurich.build().unwrap()),
        ("New-York", new_york.build().unwrap()),
        ("unknown", unknown.build().unwrap()),
        ("ZURICH", again.build().unwrap()),
    ])
}

#[test]
fn answers_about_given_programmes() {
    let expected: [(&str, &[&str]); 6] = [
        (
            "identities",
            &["name\t1\t1", "nothing\t1\t1", "registry id\t3\t3", "registry id of the same name\t2\t1"],
        ),
        (
            "speakers",
            &[
                "orcid:0000-0001\tADA OKOYE\t3\t4",
                "name:chu hua\tChu Hua\t1\t1",
                "orcid:0000-0002\tChu Hua\t1\t1",
                "orcid:0000-0003\tChu Hua\t1\t1",
            ],
        ),
        ("countries", &["2026\tCH\t1", "2026\tUS\t1"]),
        (
            "clashes",
            &[
                "orcid:0000-0001\tnew-york/2026\tunknown/2026\tdate\t2",
                "orcid:0000-0001\tnew-york/2026\tzurich/2026\tinstants\t1",
                "orcid:0000-0001\tunknown/2026\tzurich/2026\tdate\t1",
            ],
        ),
        ("kinds", &["talk\t6\t3", "unknown\t1\t1"]),
        ("rooms", &["zurich/2026\t2\t2\t2", "new-york/2026\t2\t1\t1", "unknown/2026\t2\t1\t1"]),
    ];
    for answers in both("given", &given()) {
        for (question, lines) in expected {
            assert_eq!(answers[question], lines, "{question}");
        }
    }
}

#[test]
fn answers_about_synthetic_programmes_equal_the_reference() {
    let [found, expected] = both("synthetic", &Synthetic { programmes: 2_000, people: 1_000 });
    for question in &QUESTIONS {
        assert!(!found[question.name].is_empty(), "{}", question.name);
        assert!(found[question.name] == expected[question.name], "{}", question.name);
    }
}

#[test]
fn all_tables_of_the_crate_are_written() {
    let tables: BTreeSet<_> = TABLES.iter().map(|table| table.name).collect();
    assert_eq!(ROW_TABLES.iter().copied().collect::<BTreeSet<_>>(), tables);
}

#[test]
fn cells_are_read_back_unchanged() {
    let json = include_str!("../../../examples/data/idm-2018-second-session.json");
    let programme = serde_json::from_str::<Draft>(json).unwrap().build().unwrap();
    let given = Given(vec![("idm", programme)]);
    let folder = folder("cells");
    write(&given, &folder).unwrap();
    let engine = Engine::new(&folder).unwrap();
    let rows = given.0[0].1.rows();
    let sessions = rows.sessions().map(|row| {
        let end = row.end_seconds.map_or_else(String::new, |end| end.to_string());
        format!(
            "{}\t{}\t{}\t{end}\t{}",
            row.session_id,
            row.position,
            row.takes_place,
            row.starts_at.unwrap_or_default()
        )
    });
    let sql =
        "SELECT session_id, position, takes_place, end_seconds, starts_at FROM sessions ORDER BY position";
    assert_eq!(engine.ask(sql).unwrap(), sessions.collect::<Vec<_>>());
    let texts = engine.ask("SELECT wording FROM texts").unwrap();
    assert_eq!(texts.len(), rows.texts().count());
}
