//! Real schedules are read: everything in them is in the draft, and what had to be done for that is said.

mod hostile;
mod source;
mod trips;
mod valid;

use std::collections::BTreeSet;
use std::time::Instant;

use programme::interchange::ImportOptions;
use programme::interchange::schedule::{ScheduleOptions, read_json, read_xml, write_json, write_xml};
use programme::report::Subject;
use programme::{Code, Draft, Kind, Place, Profile, Role, Slot};

use crate::schedule::source::{source, sources};

fn rooms(draft: &Draft) -> BTreeSet<String> {
    draft.venues.iter().flat_map(|venue| &venue.rooms).map(|room| room.name.first().to_owned()).collect()
}

#[test]
fn every_schedule_reads_builds_and_is_reviewed_with_everything_in_it() {
    println!(
        "{:44} {:>5} {:>6} {:>5} {:>4} {:>5} {:>8} {:>6} {:>6}",
        "", "items", "people", "rooms", "days", "found", "reviewed", "read", "rest"
    );
    for source in sources() {
        let counted = source.counted();
        let start = Instant::now();
        let import = source.read();
        let read = start.elapsed();
        let start = Instant::now();
        let errors: Vec<_> = import
            .draft
            .check()
            .iter()
            .filter(|f| f.severity() == programme::Severity::Error)
            .map(|f| format!("{f}"))
            .collect();
        assert!(errors.is_empty(), "{}: {:#?}", source.name, errors.first());
        let mut found = std::collections::BTreeMap::new();
        for finding in &import.findings {
            *found.entry(finding.code().as_str().to_owned()).or_insert(0) += 1;
            assert!(finding.origin().is_some(), "{finding}");
        }
        let mentions: usize = import.draft.sessions.iter().map(|session| session.participations.len()).sum();
        assert_eq!(import.draft.sessions.len(), counted.sessions, "{}", source.name);
        assert_eq!(import.draft.days.len(), counted.days, "{}", source.name);
        assert_eq!(rooms(&import.draft), counted.rooms, "{}", source.name);
        assert_eq!(import.draft.people.len(), counted.people.len(), "{}", source.name);
        assert_eq!(mentions, counted.mentions, "{}", source.name);
        let unplaced: Vec<_> = import
            .draft
            .sessions
            .iter()
            .filter(|session| session.slot.is_none())
            .map(|session| session.id.to_string())
            .collect();
        let total = import.findings.len();
        let programme = import.draft.build().unwrap();
        let review = programme.review(&Profile::default());
        println!(
            "{:44} {:>5} {:>6} {:>5} {:>4} {:>5} {:>8} {:>6} {:>6} {found:?} {}",
            source.name,
            counted.sessions,
            counted.people.len(),
            counted.rooms.len(),
            counted.days,
            total,
            review.len(),
            format!("{}ms", read.as_millis()),
            format!("{}ms", start.elapsed().as_millis()),
            if unplaced.is_empty() { String::new() } else { format!("without a slot: {unplaced:?}") },
        );
    }
}

#[test]
fn ids_that_name_several_people_are_told() {
    let Some(source) = source("36c3-everything.xml") else { return };
    let import = source.read();
    let mut names = std::collections::BTreeMap::<String, BTreeSet<String>>::new();
    for (id, name) in source.counted().people {
        names.entry(id).or_default().insert(name);
    }
    let several = names.values().filter(|names| names.len() > 1).count();
    let told = import.findings.iter().filter(|f| *f.code() == Code::PersonDivided).count();
    assert_eq!(told, several);
    println!("{several} ids name several people");
}

/// What starts after midnight belongs to the day in whose list it stands.
#[test]
fn nights_belong_to_the_day_before() {
    for (name, nights) in [
        ("36c3-everything.xml", 46),
        ("36c3-everything.json", 46),
        ("38c3.xml", 58),
        ("32c3-everything.xml", 42),
        ("28c3.xml", 3),
    ] {
        let Some(source) = source(name) else { return };
        let draft = source.read().draft;
        let late = draft
            .sessions
            .iter()
            .filter_map(|session| session.slot?.start())
            .filter(|start| start.hours() >= 24)
            .count();
        println!("{name}: {late} sessions begin after midnight");
        assert_eq!(late, nights, "{name}");
    }
}

/// One cell with several rooms is one session in those; `ALL` is everywhere.
#[test]
fn a_cell_of_several_rooms_is_one_session() {
    let Some(source) = source("europython-2014.xml") else { return };
    let draft = source.read().draft;
    let rooms = |session: &programme::draft::Session| match &session.place {
        Some(Place::Rooms(rooms)) => rooms.len(),
        _ => 0,
    };
    let several = draft.sessions.iter().filter(|session| rooms(session) > 1).count();
    let cells = source.text.matches("<room>").count();
    let single = source.text.matches("<room>ALL</room>").count();
    let everywhere = draft.sessions.iter().filter(|session| session.place == Some(Place::Everywhere)).count();
    assert_eq!((everywhere, several), (single, cells - single));
    // "B05/B06" never stands as two: it is one room.
    assert_eq!(draft.room("b05-b06").unwrap().name.first(), "B05/B06");
    assert!(draft.room("b05").is_none());
}

/// An item in several rooms or at several times, which the format identifies as one.
#[test]
fn occurrences_are_tied_where_the_guid_is_one() {
    let Some(source) = source("36c3-everything.xml") else { return };
    let import = source.read();
    let mut guids = std::collections::BTreeMap::<&str, usize>::new();
    for rest in source.text.split("guid=\"").skip(1) {
        *guids.entry(&rest[..36]).or_default() += 1;
    }
    let repeats: usize = guids.values().map(|count| count - 1).sum();
    let tied: Vec<_> = import.draft.sessions.iter().filter(|session| session.repeats.is_some()).collect();
    assert_eq!(tied.len(), repeats);
    for session in tied {
        let first = import.draft.session(session.repeats.as_ref().unwrap().as_str()).unwrap();
        assert_eq!(first.external_ids.get("guid"), session.external_ids.get("guid"));
        assert_eq!(first.title, session.title);
    }
}

const SMALL: &str = r#"<schedule><conference><acronym>demo</acronym><title>Demo</title><time_zone_name>Europe/Zurich</time_zone_name></conference>
  <day index="1" date="2026-03-02" start="2026-03-02T09:00:00+01:00" end="2026-03-03T04:00:00+01:00">
    <room name="A"><event id="7" guid="654331ae-1710-42e5-bdf4-65a03a80c614">
      <date>2026-03-03T01:30:00+01:00</date><start>01:30</start><duration>2:06:00</duration><room>B</room><title>Game</title>
      <type>Lightning Talk</type><language>English, German if needed</language><persons><person id="3">Ada</person></persons>
    </event></room></day></schedule>"#;

#[test]
fn one_event_says_what_it_says() {
    let import = read_xml(SMALL, &ImportOptions::default()).unwrap();
    let session = import.draft.session("7").unwrap();
    assert_eq!(session.slot, Some(Slot::between(1, "25:30", "79:30").unwrap()));
    assert_eq!(session.kind, Some(Kind::LightningTalk));
    assert_eq!(session.kind_label, Some("Lightning Talk".into()));
    assert_eq!(session.spoken, ["en"]);
    assert_eq!(session.extensions.get("schedule/language"), Some("English, German if needed"));
    assert_eq!(session.place, Some(Place::room("a")));
    assert_eq!(session.participations[0].role, None);
    let told: Vec<_> = import
        .findings
        .iter()
        .map(|finding| format!("{} {}", finding.code(), finding.origin().unwrap()))
        .collect();
    assert_eq!(
        told,
        [
            "statements-disagree line 3, column 20 of the source",
            "language-tag-adjusted line 3, column 20 of the source",
        ]
    );
}

#[test]
fn a_moderator_survives_in_json_and_is_a_named_loss_in_xml() {
    let programme = crate::schedule::trips::agenda();
    let moderated = |draft: &Draft| {
        let all = draft.sessions.iter().flat_map(|session| &session.participations);
        all.filter(|participation| {
            participation.person.is_some() && participation.role == Some(Role::Moderator)
        })
        .count()
    };
    let before = moderated(&programme.to_draft());
    assert!(before > 3, "{before}");
    let json = write_json(&programme, &ScheduleOptions::default()).unwrap();
    assert_eq!(moderated(&read_json(&json.text, &ImportOptions::default()).unwrap().draft), before);
    let xml = write_xml(&programme, &ScheduleOptions::default()).unwrap();
    let losses =
        xml.losses.iter().filter(|loss| loss.field.ends_with("/role") && loss.why.contains("moderator"));
    assert_eq!(losses.clone().count(), before);
    assert!(
        losses
            .clone()
            .all(|loss| matches!(loss.subject, Subject::Session(_))
                && loss.field.starts_with("participations/"))
    );
    println!("{before} moderators; {}", losses.clone().next().unwrap());
}

#[test]
fn programmes_without_dates_and_zones_in_no_database_are_refused() {
    use programme::interchange::ExportError;
    let json =
        include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/idm-2018-second-session.json"));
    let undated = serde_json::from_str::<Draft>(json).unwrap().build().unwrap();
    let options = ScheduleOptions::default();
    assert_eq!(write_xml(&undated, &options).unwrap_err(), ExportError::Undated { day: 1 });
    let mut draft = crate::schedule::trips::agenda().to_draft();
    draft.time_zone = Some("Europe/Nowhere".parse().unwrap());
    let error = write_json(&draft.build().unwrap(), &options).unwrap_err();
    assert_eq!(error, ExportError::UnknownZone { zone: "Europe/Nowhere".to_owned() });
}

#[test]
fn people_are_named_by_whichever_element_a_dialect_has() {
    for name in ["public_name", "name", "full_public_name"] {
        let xml = format!(
            "<schedule><conference><title>T</title></conference><day index=\"1\" date=\"2014-12-27\"><room name=\"Saal 1\">\
             <event id=\"1\"><start>11:00</start><duration>00:30</duration><title>Opening</title><persons>\
             <person id=\"0\"><{name}>Ada</{name}></person><person id=\"0\"><{name}>Grace</{name}></person>\
             </persons></event></room></day></schedule>"
        );
        let json = format!(
            "{{\"schedule\":{{\"conference\":{{\"title\":\"T\",\"days\":[{{\"index\":0,\"date\":\"2014-12-27\",\"rooms\":{{\"Saal 1\":[\
             {{\"id\":1,\"start\":\"11:00\",\"duration\":\"00:30\",\"title\":\"Opening\",\"persons\":[\
             {{\"id\":0,\"{name}\":\"Ada\"}},{{\"id\":0,\"{name}\":\"Grace\"}}]}}]}}}}]}}}}}}"
        );
        let options = ImportOptions::default();
        for import in [read_xml(&xml, &options).unwrap(), read_json(&json, &options).unwrap()] {
            let programme = import.draft.build().unwrap();
            let mut names: Vec<_> =
                programme.people().into_iter().map(|person| person.name().first().to_owned()).collect();
            names.sort();
            assert_eq!(names, ["Ada", "Grace"], "{name}");
            assert_eq!(programme.participations().count(), 2);
            // Both keep the id that they share.
            for person in &programme.people() {
                assert_eq!(person.data().extensions.get("schedule/id"), Some("0"));
            }
        }
    }
}

#[test]
fn people_of_one_guid_keep_no_id_that_they_do_not_share() {
    let xml = r#"<schedule><conference><title>T</title></conference><day index="1" date="2014-12-27"><room name="Saal 1">
        <event id="1"><start>11:00</start><duration>00:30</duration><title>Opening</title><persons>
        <person id="7" guid="g">Ada</person><person id="8" guid="g">Grace</person></persons></event></room></day></schedule>"#;
    let import = read_xml(xml, &ImportOptions::default()).unwrap();
    assert_eq!(import.findings.iter().filter(|found| *found.code() == Code::PersonDivided).count(), 1);
    assert_eq!(import.draft.people.len(), 2);
    assert!(import.draft.people.iter().all(|person| person.extensions.get("schedule/id").is_none()));
}

#[test]
fn the_offset_of_the_days_is_that_of_events_which_state_none() {
    let with = |bounds: &str, zone: &str| {
        let xml = format!(
            "<schedule><conference><title>T</title></conference><day index=\"1\" date=\"2014-12-27\" {bounds}><room name=\"Saal 1\">\
             <event id=\"1\"><date>2014-12-27T11:00:00{zone}</date><start>11:00</start><duration>00:30</duration><title>Opening</title>\
             </event></room></day></schedule>"
        );
        let programme = read_xml(&xml, &ImportOptions::default()).unwrap().draft.build().unwrap();
        let export = write_xml(&programme, &ScheduleOptions::default()).unwrap();
        export.text.split("<date>").nth(1).map(|rest| rest.split('<').next().unwrap().to_owned())
    };
    let bounds = "start=\"2014-12-27T10:00:00+01:00\" end=\"2014-12-28T04:00:00+01:00\"";
    assert_eq!(with(bounds, "").as_deref(), Some("2014-12-27T11:00:00+01:00"));
    assert_eq!(with(bounds, "+02:00").as_deref(), Some("2014-12-27T11:00:00+02:00"));
    assert_eq!(with("", "").as_deref(), Some("2014-12-27T11:00:00-00:00"), "unknown");
}
