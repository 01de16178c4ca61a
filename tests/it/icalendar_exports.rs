//! Calendars in the forms that calendar programs export.

use programme::interchange::icalendar;
use programme::interchange::schedule::{ScheduleOptions, read_xml, write_xml};
use programme::interchange::{Import, ImportOptions, table};
use programme::{Code, Kind, Place, Profile, Programme};

/// Reads a calendar with the given properties and components.
fn read(lines: &str) -> Import {
    let source = format!("BEGIN:VCALENDAR\nVERSION:2.0\n{lines}\nEND:VCALENDAR\n");
    icalendar::read(&source, &ImportOptions::default()).unwrap()
}

fn event(uid: &str, lines: &str) -> String {
    format!("BEGIN:VEVENT\nUID:{uid}\n{lines}\nEND:VEVENT\n")
}

fn build(import: Import) -> Programme {
    import.draft.build().unwrap()
}

fn messages(import: &Import, code: Code) -> Vec<String> {
    let found = import.findings.iter().filter(|finding| finding.code() == code);
    found.map(programme::Finding::message).collect()
}

/// Returns the slot of a session in words, or an empty string.
fn slot(programme: &Programme, id: &str) -> String {
    programme.session(id).unwrap().slot().map(|slot| slot.to_string()).unwrap_or_default()
}

#[test]
fn occurrences_keep_their_title_texts_and_people_in_other_formats() {
    let programme = build(read(&event(
        "briefing",
        "SUMMARY:Briefing\nDTSTART;TZID=Europe/Zurich:20260302T090000\nDTEND;TZID=Europe/Zurich:20260302T093000\n\
         DESCRIPTION:Gauges and weirs\nATTENDEE;CN=Ada Okoye:mailto:ada@example.org\nRRULE:FREQ=DAILY;COUNT=2",
    )));
    let export = write_xml(&programme, &ScheduleOptions::default()).unwrap();
    let again = read_xml(&export.text, &ImportOptions::default()).unwrap().draft;
    for session in &again.sessions {
        assert_eq!(session.title.as_ref().unwrap().first(), "Briefing");
        assert_eq!(session.description.len(), 1);
        assert_eq!(session.participations.len(), 1);
    }
    let losses: Vec<String> = export.losses.iter().map(ToString::to_string).collect();
    for field in ["title", "description", "participations"] {
        assert!(losses.iter().any(|loss| loss.contains(field)), "{field}: {losses:?}");
    }
    let sheet = table::write(&programme);
    let title = sheet.rows[0].iter().position(|cell| cell.text() == "Title").unwrap();
    assert_eq!([sheet.rows[1][title].text(), sheet.rows[2][title].text()], ["Briefing", "Briefing"]);
    assert!(sheet.losses.iter().any(|loss| loss.to_string().contains("that it repeats")));
}

#[test]
fn the_language_of_all_titles_is_the_main_language() {
    let title = |uid: &str, language: &str| {
        event(uid, &format!("SUMMARY{language}:Weirs {uid}\nDTSTART:20260302T090000Z\nDURATION:PT1H"))
    };
    let both = |second: &str| read(&format!("{}{}", title("a", ";LANGUAGE=de-ch"), title("b", second)));
    let languages = |import: &Import| -> Vec<String> {
        import.draft.languages.iter().map(|language| language.tag.to_string()).collect()
    };
    assert_eq!(languages(&both(";LANGUAGE=de-ch")), ["de-CH"]);
    // A title without a language, or in another one, does not determine the main language.
    assert_eq!(languages(&both("")), ["und", "de-CH"]);
    assert_eq!(languages(&both(";LANGUAGE=fr")), ["und", "de-CH", "fr"]);
    let source = format!("BEGIN:VCALENDAR\n{}END:VCALENDAR\n", title("a", ";LANGUAGE=de-ch"));
    let mut options = ImportOptions::default();
    options.language = "en".parse().unwrap();
    assert_eq!(languages(&icalendar::read(&source, &options).unwrap()), ["en", "de-CH"]);
}

#[test]
fn time_zones_with_an_offset_and_cities_have_the_clock_of_the_cities() {
    for (zone, time, expected) in [
        ("(UTC+05:30) Chennai, Kolkata, Mumbai, New Delhi", "20260302T090000", "03:30"),
        ("(UTC+00:00) Dublin, Edinburgh, Lisbon, London", "20260702T090000", "08:00"),
        ("(UTC+01:00) Belgrade, Bratislava, Budapest, Ljubljana, Prague", "20260702T090000", "07:00"),
        ("(GMT+01:00) Amsterdam, Berlin", "20260702T090000", "07:00"),
        ("Eastern Daylight Time", "20260702T090000", "13:00"),
        ("(UTC+05:30)", "20260302T090000", "03:30"),
    ] {
        let lines = format!("SUMMARY:a\nDTSTART;TZID=\"{zone}\":{time}");
        let programme = build(read(&event("a", &lines)));
        let start = programme.session("a").unwrap().start_instant().unwrap().unwrap();
        assert_eq!(start.to_utc().format("%H:%M").to_string(), expected, "{zone}");
    }
    // Unknown cities do not show when the clocks change.
    let import = read(&event("a", "SUMMARY:a\nDTSTART;TZID=\"(UTC+05:30) Atlantis\":20260302T090000"));
    assert!(import.draft.time_zone.is_none());
    assert!(!messages(&import, Code::TimeAdjusted).is_empty());
}

#[test]
fn a_time_zone_with_parameters_is_reported_without_them() {
    let calendar = "X-WR-TIMEZONE;VALUE=TEXT:europe/brussels\n";
    let import = read(&format!("{calendar}{}", event("a", "SUMMARY:a\nDTSTART:20260302T090000")));
    let found = messages(&import, Code::TimeAdjusted);
    assert_eq!(found, ["the time zone \"europe/brussels\" was read as Europe/Brussels"]);
    let calendar = "X-WR-TIMEZONE;VALUE=TEXT:Europe/Brussels\n";
    let import = read(&format!("{calendar}{}", event("a", "SUMMARY:a\nDTSTART:20260302T090000")));
    assert!(messages(&import, Code::TimeAdjusted).is_empty());
}

#[test]
fn calendars_and_programs_are_no_people() {
    let organiser = |line: &str| {
        let lines = format!("SUMMARY:a\nDTSTART:20260302T090000Z\nORGANIZER{line}");
        let draft = read(&event("a", &lines)).draft;
        let names = draft.people.iter().map(|person| person.name.first().to_owned());
        let kept = draft.sessions[0].extensions.get("icalendar/ORGANIZER").is_some();
        (names.collect::<Vec<_>>(), kept)
    };
    for line in [
        ";CN=Rivers 2026:mailto:c_abc@group.calendar.google.com",
        ";CN=Unknown Organizer:mailto:unknownorganizer@calendar.google.com",
        ";CN=\"\":mailto:noreply@example.org",
    ] {
        assert_eq!(organiser(line), (Vec::new(), true), "{line}");
    }
    assert_eq!(organiser(";CN=Ada Okoye:mailto:noreply@example.org").0, ["Ada Okoye"]);
    assert_eq!(organiser(";CN=\"Ada%20Okoye\":MAILTO:ada@example.org").0, ["Ada Okoye"]);
    assert_eq!(organiser(";CN=100% Rivers:mailto:ada@example.org").0, ["100% Rivers"]);
    assert_eq!(organiser(";CN=50%25off:mailto:ada@example.org").0, ["50%25off"]);
}

#[test]
fn a_name_that_may_be_several_names_is_reported() {
    let found = |name: &str| {
        let lines = format!("SUMMARY:a\nDTSTART:20260302T090000Z\nORGANIZER;CN={name}:mailto:a@example.org");
        let import = read(&event("a", &lines));
        assert_eq!(import.draft.people.len(), 1, "{name}");
        messages(&import, Code::ReadingAssumed).len() + messages(&import, Code::StatementsDisagree).len()
    };
    for name in [
        "\"Ada Okoye, Ben Li\"",
        "Ada Okoye, Ben Li",
        "Ada Okoye and Ben Li",
        "Ada Okoye & Ben Li",
        "Ada Okoye / Ben Li",
    ] {
        assert_eq!(found(name), 1, "{name}");
    }
    for name in ["Ada Okoye", "\"Okoye, Ada\"", "Water and Rivers", "Ministry of Water and Sanitation"] {
        assert_eq!(found(name), 0, "{name}");
    }
}

#[test]
fn times_in_other_forms_are_read_whole_or_refused() {
    let read = |start: &str| {
        let lines =
            format!("X-WR-TIMEZONE:Europe/Zurich\n{}", event("a", &format!("SUMMARY:a\nDTSTART:{start}")));
        let import = read(&lines);
        let faults = messages(&import, Code::TimeAdjusted).len();
        (slot(&build(import), "a"), faults)
    };
    for start in [
        "20260302T080000Z",
        "20260302T080000.000Z",
        "20260302T0800Z",
        "2026-03-02T08:00:00Z",
        "2026-03-02T08:00:00.000Z",
        "2026-03-02T10:00+02:00",
        "20260302T09:00:00",
        "20260302T0900",
    ] {
        assert_eq!(read(start), ("day 1, from 09:00".to_owned(), 0), "{start}");
    }
    for start in ["20260302T9:30", "20260302T093", "20260302T", "2 March 2026", "20260332T090000"] {
        assert_eq!(read(start), (String::new(), 1), "{start}");
    }
}

#[test]
fn an_end_without_a_time_zone_is_on_the_clock_of_the_start() {
    let read = |start: &str, end: &str| {
        let lines = format!("SUMMARY:a\nDTSTART{start}\nDTEND{end}");
        slot(&build(read(&format!("X-WR-TIMEZONE:Europe/Berlin\n{}", event("a", &lines)))), "a")
    };
    let slots = "day 1, 09:00–10:00";
    assert_eq!(read(";TZID=Asia/Tokyo:20260702T160000", ":20260702T170000"), slots);
    assert_eq!(read(";TZID=America/New_York:20260702T030000", ":20260702T040000"), slots);
    // An end that could be in UTC or on the clock of the programme is on the latter.
    assert_eq!(read(":20260702T070000Z", ":20260702T100000"), slots);
    assert_eq!(read(":20260702T090000", ":20260702T100000"), slots);
    assert_eq!(read(":20260702T090000", ";TZID=Asia/Tokyo:20260702T170000"), slots);
}

#[test]
fn midnights_of_an_all_day_event_are_on_the_clock_of_its_start() {
    let days = |start: &str, end: &str| {
        let lines = format!("SUMMARY:a\nX-MICROSOFT-CDO-ALLDAYEVENT:TRUE\nDTSTART{start}\nDTEND{end}");
        let programme = build(read(&format!("X-WR-TIMEZONE:Europe/Zurich\n{}", event("a", &lines))));
        let slots = programme.sessions().into_iter().map(|session| session.slot().unwrap().to_string());
        slots.collect::<Vec<_>>()
    };
    assert_eq!(days(":20260302T000000Z", ":20260303T000000Z"), ["day 1, all-day"]);
    let two = ["day 1, all-day", "day 2, all-day"];
    assert_eq!(days(":20260302T000000Z", ":20260304T000000Z"), two);
    assert_eq!(days(":20260301T230000Z", ":20260303T230000Z"), two);
    let zone = ";TZID=America/New_York";
    assert_eq!(days(&format!("{zone}:20260302T000000"), &format!("{zone}:20260303T000000")), two[..1]);
    // An event from noon to noon does not last all day.
    assert_eq!(days(":20260302T120000Z", ":20260303T120000Z"), ["day 1, 13:00–37:00"]);
}

#[test]
fn breaks_are_recognised_by_title_or_category() {
    let lines = |extra: &str| {
        let time = "DTSTART:20260302T090000Z\nDURATION:PT30M";
        let who = "ATTENDEE;ROLE=REQ-PARTICIPANT;CN=Catering team:mailto:food@example.org";
        format!("{extra}\n{time}\n{who}")
    };
    let calendar = |first: &str, second: &str| {
        let (first, second) = (lines(first), lines(second));
        read(&format!("{}{}", event("a", &first), event("b", &second))).draft
    };
    let hall = |name: &str| format!("SUMMARY:Coffee break\nLOCATION:{name}");
    let draft = calendar(&hall("Hall A"), &hall("Hall B"));
    assert!(draft.sessions.iter().all(|session| session.kind == Some(Kind::CoffeeBreak)));
    let report = draft.build().unwrap().review(&Profile::default());
    assert!(report.iter().all(|finding| !finding.code().as_str().contains("double-booked")), "{report}");
    let draft = calendar("SUMMARY:Tea and cake\nCATEGORIES:Break", "SUMMARY:Weirs\nCATEGORIES:Workshop");
    assert_eq!(draft.sessions[0].kind, Some(Kind::Break));
    assert_eq!(draft.sessions[1].kind, None);
}

#[test]
fn addresses_of_online_meetings_are_links() {
    for name in ["CONFERENCE", "X-GOOGLE-CONFERENCE", "X-MICROSOFT-SKYPETEAMSMEETINGURL"] {
        let lines =
            format!("SUMMARY:a\nDTSTART:20260302T090000Z\nLOCATION:Online\n{name}:https://meet.example/abc");
        let draft = read(&event("a", &lines)).draft;
        let link = &draft.sessions[0].links[0];
        assert_eq!(
            (link.url.as_str(), link.relation.as_deref()),
            ("https://meet.example/abc", Some("conference"))
        );
        let report = draft.build().unwrap().review(&Profile::default());
        assert!(report.iter().all(|finding| finding.code() != Code::OnlineSessionWithoutLink), "{name}");
    }
}

#[test]
fn a_place_that_is_not_known_is_no_room() {
    let draft = read(&format!(
        "{}{}",
        event("a", "SUMMARY:a\nDTSTART:20260302T090000Z\nLOCATION:TBA\\, Denver\\, CO\\, USA"),
        event("b", "SUMMARY:b\nDTSTART:20260302T090000Z\nLOCATION:TBA (Geneva)")
    ))
    .draft;
    assert!(draft.sessions.iter().all(|session| session.place == Some(Place::ToBeAnnounced)));
    assert!(draft.venues.is_empty());
}

#[test]
fn a_location_can_shorten_the_names_of_its_rooms() {
    let rooms = |location: &str| {
        let at = "DTSTART:20260302T090000Z\nDURATION:PT1H\nLOCATION:";
        let one = |uid: &str, place: &str| event(uid, &format!("SUMMARY:{uid}\n{at}{place}"));
        let programme =
            build(read(&format!("{}{}{}", one("a", location), one("b", "Hall A"), one("c", "Hall B"))));
        let session = programme.session("a").unwrap();
        session.rooms().map(|room| room.name().first().to_owned()).collect::<Vec<_>>()
    };
    for location in ["Hall A/B", "Hall A + B", "Halls A and B", "Hall A • Hall B", "Hall A og Hall B"] {
        assert_eq!(rooms(location), ["Hall A", "Hall B"], "{location}");
    }
    assert_eq!(rooms("Hall A\\, Hall B\\, Foyer"), ["Hall A", "Hall B", "Foyer"]);
    assert_eq!(rooms("Hall A\\; Foyer"), ["Hall A", "Foyer"]);
    assert_eq!(rooms("Hall A\\, Foyer"), ["Hall A, Foyer"]);
}
