//! Tests that schedules are read completely, and that findings report every changed value.

mod cases;
mod facts;
mod hostile;
mod source;
mod tables;
mod trips;
mod valid;
pub(crate) mod variants;

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
fn real_schedules_are_read_completely_and_can_be_reviewed() {
    println!(
        "{:44} {:>5} {:>6} {:>5} {:>4} {:>5} {:>8} {:>6} {:>6}",
        "", "items", "people", "rooms", "days", "found", "reviewed", "read", "built"
    );
    for source in sources() {
        let counts = source.counts();
        let start = Instant::now();
        let import = source.read();
        let read = start.elapsed();
        let start = Instant::now();
        let errors: Vec<_> = import
            .draft
            .check()
            .iter()
            .filter(|finding| finding.severity() == programme::Severity::Error)
            .map(|finding| format!("{finding}"))
            .collect();
        assert!(errors.is_empty(), "{}: {:#?}", source.name, errors.first());
        let mut codes = std::collections::BTreeMap::new();
        for finding in &import.findings {
            *codes.entry(finding.code().as_str().to_owned()).or_insert(0) += 1;
            assert!(finding.origin().is_some(), "{finding}");
        }
        let mentions: usize = import.draft.sessions.iter().map(|session| session.participations.len()).sum();
        assert_eq!(import.draft.sessions.len(), counts.sessions, "{}", source.name);
        assert_eq!(import.draft.days.len(), counts.days, "{}", source.name);
        // Names that differ only in case are one room.
        let lower = |names: &BTreeSet<String>| -> BTreeSet<String> {
            names.iter().map(|name| name.to_lowercase()).collect()
        };
        let drafted = rooms(&import.draft);
        assert_eq!(lower(&drafted), lower(&counts.rooms), "{}", source.name);
        assert!(
            drafted.is_subset(&counts.rooms) && drafted.len() == lower(&drafted).len(),
            "{}",
            source.name
        );
        assert_eq!(import.draft.people.len(), counts.people.len(), "{}", source.name);
        assert_eq!(mentions, counts.mentions, "{}", source.name);
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
            "{:44} {:>5} {:>6} {:>5} {:>4} {:>5} {:>8} {:>6} {:>6} {codes:?} {}",
            source.name,
            counts.sessions,
            counts.people.len(),
            counts.rooms.len(),
            counts.days,
            total,
            review.len(),
            format!("{}ms", read.as_millis()),
            format!("{}ms", start.elapsed().as_millis()),
            if unplaced.is_empty() { String::new() } else { format!("without a slot: {unplaced:?}") },
        );
    }
}

#[test]
fn ids_shared_by_several_people_are_reported() {
    let Some(source) = source("36c3-everything.xml") else { return };
    let import = source.read();
    let mut names = std::collections::BTreeMap::<String, BTreeSet<String>>::new();
    for (id, name) in source.counts().people {
        names.entry(id).or_default().insert(name);
    }
    let shared = names.values().filter(|names| names.len() > 1).count();
    let reported = import.findings.iter().filter(|finding| *finding.code() == Code::PersonDivided).count();
    assert_eq!(reported, shared);
    println!("{shared} ids are shared by several people");
}

/// Sessions that start after midnight belong to the day that lists them.
#[test]
fn sessions_after_midnight_belong_to_the_previous_day() {
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
        println!("{name}: {late} sessions start after midnight");
        assert_eq!(late, nights, "{name}");
    }
}

/// An event with several rooms becomes one session in all of them, and the room `ALL` becomes
/// [`Place::Everywhere`].
#[test]
fn an_event_in_several_rooms_is_one_session() {
    let Some(source) = source("europython-2014.xml") else { return };
    let draft = source.read().draft;
    let rooms = |session: &programme::draft::Session| match &session.place {
        Some(Place::Rooms(rooms)) => rooms.len(),
        _ => 0,
    };
    let in_several_rooms = draft.sessions.iter().filter(|session| rooms(session) > 1).count();
    let cells = source.text.matches("<room>").count();
    let everywhere_cells = source.text.matches("<room>ALL</room>").count();
    let everywhere = draft.sessions.iter().filter(|session| session.place == Some(Place::Everywhere)).count();
    assert_eq!((everywhere, in_several_rooms), (everywhere_cells, cells - everywhere_cells));
    // "B05/B06" is the name of a single room.
    assert_eq!(draft.room("b05-b06").unwrap().name.first(), "B05/B06");
    assert!(draft.room("b05").is_none());
}

/// Events with the same GUID are the same item in several rooms or at several times.
#[test]
fn events_with_the_same_guid_are_linked_as_repeats() {
    let Some(source) = source("36c3-everything.xml") else { return };
    let import = source.read();
    let mut guids = std::collections::BTreeMap::<&str, usize>::new();
    for rest in source.text.split("guid=\"").skip(1) {
        *guids.entry(&rest[..36]).or_default() += 1;
    }
    let repeats: usize = guids.values().map(|count| count - 1).sum();
    let linked: Vec<_> = import.draft.sessions.iter().filter(|session| session.repeats.is_some()).collect();
    assert_eq!(linked.len(), repeats);
    for session in linked {
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
fn the_fields_of_an_event_are_read() {
    let import = read_xml(SMALL, &ImportOptions::default()).unwrap();
    let session = import.draft.session("7").unwrap();
    assert_eq!(session.slot, Some(Slot::between(1, "25:30", "79:30").unwrap()));
    assert_eq!(session.kind, Some(Kind::LightningTalk));
    assert_eq!(session.kind_label, Some("Lightning Talk".into()));
    assert_eq!(session.spoken, ["en"]);
    assert_eq!(session.extensions.get("schedule/language"), Some("English, German if needed"));
    assert_eq!(session.place, Some(Place::room("a")));
    assert_eq!(session.participations[0].role, None);
    let findings: Vec<_> = import
        .findings
        .iter()
        .map(|finding| format!("{} {}", finding.code(), finding.origin().unwrap()))
        .collect();
    assert_eq!(
        findings,
        [
            "statements-disagree line 3, column 20 of the source",
            "time-adjusted line 3, column 20 of the source",
            "language-tag-adjusted line 3, column 20 of the source",
        ]
    );
}

#[test]
fn moderators_survive_in_json_and_are_reported_as_lost_in_xml() {
    let programme = crate::schedule::trips::agenda();
    let count_moderators = |draft: &Draft| {
        let all = draft.sessions.iter().flat_map(|session| &session.participations);
        all.filter(|participation| {
            participation.person.is_some() && participation.role == Some(Role::Moderator)
        })
        .count()
    };
    let before = count_moderators(&programme.to_draft());
    assert!(before > 3, "{before}");
    let json = write_json(&programme, &ScheduleOptions::default()).unwrap();
    assert_eq!(count_moderators(&read_json(&json.text, &ImportOptions::default()).unwrap().draft), before);
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
fn undated_programmes_and_unknown_time_zones_are_refused() {
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
fn names_of_people_are_read_from_the_elements_of_every_dialect() {
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
            // Both people keep the id that they share.
            for person in &programme.people() {
                assert_eq!(person.data().extensions.get("schedule/id"), Some("0"));
            }
        }
    }
}

#[test]
fn people_with_the_same_guid_do_not_keep_different_ids() {
    let xml = r#"<schedule><conference><title>T</title></conference><day index="1" date="2014-12-27"><room name="Saal 1">
        <event id="1"><start>11:00</start><duration>00:30</duration><title>Opening</title><persons>
        <person id="7" guid="g">Ada</person><person id="8" guid="g">Grace</person></persons></event></room></day></schedule>"#;
    let import = read_xml(xml, &ImportOptions::default()).unwrap();
    assert_eq!(import.findings.iter().filter(|finding| *finding.code() == Code::PersonDivided).count(), 1);
    assert_eq!(import.draft.people.len(), 2);
    assert!(import.draft.people.iter().all(|person| person.extensions.get("schedule/id").is_none()));
}

#[test]
fn events_without_an_offset_use_the_offset_of_the_day() {
    let written_date = |bounds: &str, zone: &str| {
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
    assert_eq!(written_date(bounds, "").as_deref(), Some("2014-12-27T11:00:00+01:00"));
    assert_eq!(written_date(bounds, "+02:00").as_deref(), Some("2014-12-27T11:00:00+02:00"));
    assert_eq!(written_date("", "").as_deref(), Some("2014-12-27T11:00:00-00:00"), "the offset is unknown");
}
