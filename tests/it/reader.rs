//! Tests of the tools for readers of other formats.

use programme::chrono::{FixedOffset, NaiveDate, NaiveDateTime};
use programme::draft::{Day, Session};
use programme::interchange::reader::{self, DraftBuilder};
use programme::report::SourceLocation;
use programme::{Code, Place, Role, Slot};
use proptest::prelude::*;

fn at(line: usize) -> SourceLocation {
    SourceLocation::line(line)
}

fn local(text: &str) -> NaiveDateTime {
    reader::date_time(text).unwrap().0
}

fn builder() -> DraftBuilder {
    let mut builder = DraftBuilder::new("forum", "Forum");
    builder.draft.languages.push("en".parse::<programme::LanguageTag>().unwrap().into());
    builder
}

fn session(builder: &mut DraftBuilder, name: &str) -> Session {
    Session::new(builder.session_id(None, name, &at(1)))
}

#[test]
fn days_are_numbered_by_date() {
    let mut builder = builder().with_day_change("06:00".parse().unwrap());
    for (name, start, length) in [
        ("late", "2026-03-05 10:00", "60"),
        ("first", "2026-03-02 09:00", "45"),
        ("night", "2026-03-03 01:30", "1:00"),
        ("edge", "2026-03-03 06:00", "PT30M"),
    ] {
        let mut one = session(&mut builder, name);
        one.slot = builder.slot(local(start), reader::length(length));
        one.previous_slot = builder.slot(local("2026-03-05 08:00"), None);
        builder.push(one, "");
    }
    let draft = builder.finish().draft;
    let days: Vec<_> = draft.days.iter().map(|day| (day.number, day.date.unwrap().to_string())).collect();
    let expected = [(1, "2026-03-02"), (2, "2026-03-03"), (4, "2026-03-05")];
    assert_eq!(days, expected.map(|(number, date)| (number, date.to_owned())));
    let slots: Vec<_> = draft.sessions.iter().map(|one| one.slot.unwrap().to_string()).collect();
    assert_eq!(
        slots,
        ["day 4, 10:00–11:00", "day 1, 09:00–09:45", "day 1, 25:30–26:30", "day 2, 06:00–06:30"]
    );
    assert!(draft.sessions.iter().all(|one| one.previous_slot == Some(Slot::from(4, "08:00").unwrap())));
    draft.build().unwrap();
}

#[test]
fn days_that_the_reader_numbers_keep_their_numbers() {
    let mut builder = builder();
    builder.draft.days.push(Day::on(7, "2026-03-02").unwrap());
    let slot = builder.slot(local("2026-03-02 09:00"), reader::length("30"));
    assert_eq!(slot, Some(Slot::between(7, "09:00", "09:30").unwrap()));
    // Another date gets the next number.
    assert_eq!(builder.slot(local("2026-03-01 09:00"), None).unwrap().day_number(), 8);
    let draft = builder.finish().draft;
    assert_eq!(draft.days.iter().map(|day| day.number).collect::<Vec<_>>(), [7, 8]);
}

#[test]
fn a_slot_that_would_be_too_long_is_refused() {
    let mut builder = builder();
    assert_eq!(builder.slot(local("2026-03-02 23:00"), reader::length("240:00")), None);
    assert!(builder.slot(local("2026-03-02 00:00"), reader::length("240:00")).is_some());
}

#[test]
fn instants_are_shown_on_the_clock_of_the_programme() {
    let offset = |hours: i32| FixedOffset::east_opt(hours * 3600);
    let mut builder = builder();
    // The first offset is that of the programme.
    assert_eq!(builder.local(local("2026-07-01 09:00"), None), local("2026-07-01 09:00"));
    assert_eq!(builder.local(local("2026-07-01 09:00"), offset(2)), local("2026-07-01 09:00"));
    assert_eq!(builder.draft.time_zone.as_ref().unwrap(), "+02:00");
    assert_eq!(builder.local(local("2026-07-01 22:30"), offset(0)), local("2026-07-02 00:30"));
    builder.draft.time_zone = reader::time_zone("europe/lisbon");
    assert_eq!(builder.local(local("2026-07-01 09:00"), offset(2)), local("2026-07-01 08:00"));
    // An unknown time zone has no clock.
    builder.draft.time_zone = Some("Europe/Nowhere".parse().unwrap());
    assert_eq!(builder.local(local("2026-07-01 09:00"), offset(2)), local("2026-07-01 09:00"));
}

#[test]
fn people_are_found_again_by_id_or_by_name() {
    let mut builder = builder();
    let mut person = |id: Option<&str>, name: &str, line: usize| {
        builder.person(id, name, &at(line)).map(|id| id.to_string())
    };
    assert_eq!(person(None, "Ada Okoye", 1).unwrap(), "ada-okoye");
    assert_eq!(person(None, " ada\tOKOYE ", 2).unwrap(), "ada-okoye");
    assert_eq!(person(Some("17"), "Ada Okoye", 3).unwrap(), "17");
    assert_eq!(person(Some("17"), "Ada  Okoye", 4).unwrap(), "17");
    assert_eq!(person(Some("17"), "Bo Lind", 5).unwrap(), "17~2");
    assert_eq!(person(Some(" "), "???", 6).unwrap(), "person");
    assert_eq!(person(Some("9"), "  ", 7), None);
    let import = builder.finish();
    assert_eq!(import.draft.people.len(), 4);
    let found: Vec<_> = import
        .findings
        .iter()
        .map(|one| (one.code() == Code::PersonDivided, one.origin().cloned()))
        .collect();
    assert_eq!(found, [(true, Some(at(3)))]);
    import.draft.build().unwrap();
}

#[test]
fn ids_are_unique_and_changes_are_reported() {
    let mut builder = builder();
    let mut ids = Vec::new();
    for (stated, name) in [
        (Some("a"), "A"),
        (Some("a"), "A"),
        (None, "Weirs!"),
        (None, "weirs"),
        (Some("b c"), "B"),
        (None, ""),
    ] {
        let id = builder.session_id(stated, name, &at(ids.len() + 1));
        ids.push(id.to_string());
        builder.push(Session::new(id), "");
    }
    assert_eq!(ids, ["a", "a~2", "weirs", "weirs~2", "b-c", "session"]);
    let import = builder.finish();
    let changed: Vec<String> = import.findings.iter().map(|one| one.path().to_string()).collect();
    assert_eq!(changed, ["/sessions/1/id", "/sessions/4/id"]);
    import.draft.build().unwrap();
}

#[test]
fn a_list_of_rooms_names_rooms_that_stand_alone_elsewhere() {
    let mut builder = builder();
    for cell in
        ["Hall A, hall  b", "Hall A", "Hall B", "Smith, John room", "tba", "Zoom", " ", "Hall A / Hall C"]
    {
        let one = session(&mut builder, "s");
        builder.push(one, cell);
    }
    let draft = builder.finish().draft;
    let names: Vec<&str> = draft.venues[0].rooms.iter().map(|room| room.name.first()).collect();
    assert_eq!(names, ["Hall A", "hall  b", "Smith, John room", "Hall A / Hall C"]);
    let place = |at: usize| draft.sessions[at].place.clone();
    assert_eq!(place(0), Some(Place::Rooms(vec!["hall-a".into(), "hall-b".into()])));
    assert_eq!(place(2), Some(Place::room("hall-b")));
    assert_eq!(place(4), Some(Place::ToBeAnnounced));
    assert_eq!((place(5), draft.sessions[5].mode), (None, Some(programme::status::AttendanceMode::Online)));
    assert_eq!(place(6), None);
    draft.build().unwrap();
}

#[test]
fn tracks_are_found_again_by_name() {
    let mut builder = builder();
    assert_eq!(builder.track("Water law").unwrap(), "water-law");
    assert_eq!(builder.track("water LAW ").unwrap(), "water-law");
    assert_eq!(builder.track("水").unwrap(), "水");
    assert_eq!(builder.track(" "), None);
    assert_eq!(builder.finish().draft.tracks.len(), 2);
}

proptest! {
    /// A draft that is built from any cells can be built, and has all sessions on their dates.
    #[test]
    fn any_cells_give_a_draft_that_builds(
        rows in prop::collection::vec(
            (0_i64..9, 0_i64..86_400, prop::option::of("[a-c]{0,2}|\\PC{0,6}"), "\\PC{0,12}", "[ABC,;/ ]{0,6}|\\PC{0,8}", 0_u32..100_000),
            0..20,
        ),
        change in 0_u32..86_400,
    ) {
        let first = NaiveDate::from_ymd_opt(2026, 3, 2).unwrap();
        let mut builder = builder().with_day_change(programme::DayTime::from_seconds(change).unwrap());
        let mut starts = Vec::new();
        for (day, seconds, id, name, cell, length) in &rows {
            let start = first.and_hms_opt(0, 0, 0).unwrap() + programme::chrono::TimeDelta::seconds(day * 86_400 + seconds);
            let mut one = Session::new(builder.session_id(id.as_deref(), name, &at(1)));
            one.slot = builder.slot(start, programme::Length::from_seconds(*length));
            starts.push(start);
            one.tracks.extend(builder.track(name));
            one.description = reader::text_blocks(name);
            for person in reader::people(cell, &"en".parse().unwrap()) {
                builder.person(id.as_deref(), &person.name, &at(2));
            }
            builder.push(one, cell);
        }
        let programme = builder.finish().draft.build().unwrap();
        for (session, start) in programme.sessions().declared().zip(starts) {
            prop_assert_eq!(session.starts_at(), Some(start));
        }
    }

    #[test]
    fn single_values_never_panic(text in "\\PC{0,24}|[0-9T:+Z P-]{0,24}") {
        let _ = (reader::date(&text), reader::date_time(&text), reader::clock(&text), reader::length(&text));
        let _ = (reader::language(&text), reader::time_zone(&text), reader::text_blocks(&text), reader::slug(&text));
        let _ = reader::kind(&text, &"fr".parse().unwrap());
    }
}

#[test]
fn roles_are_recognised_in_every_language_if_none_is_stated() {
    let und = "und".parse().unwrap();
    for (word, role) in [
        ("Moderador", Role::Moderator),
        ("Modératrice", Role::Moderator),
        ("Модератор", Role::Moderator),
        ("主持人", Role::Moderator),
        ("Chair", Role::Chair),
    ] {
        assert_eq!(reader::role(word, &und), Some(role), "{word}");
    }
    assert_eq!(reader::role("Moderador", &"fr".parse().unwrap()), None);
    let people = reader::people("Modératrice : Eva Roth\nOrateurs : Bo Lind", &und);
    let read: Vec<_> = people.iter().map(|one| (one.name.as_str(), one.role.clone())).collect();
    assert_eq!(read, [("Eva Roth", Some(Role::Moderator)), ("Bo Lind", Some(Role::Speaker))]);
}
