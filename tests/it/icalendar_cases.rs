//! Calendars whose meaning is easily mistaken, each with its neighbours.

use programme::interchange::icalendar::{self, CalendarOptions};
use programme::interchange::{Import, ImportOptions};
use programme::status::{AttendanceMode, SessionStatus};
use programme::{Draft, Place, Profile, Programme};

/// Reads a calendar with the given properties and components.
fn read(lines: &str) -> Import {
    let source = format!("BEGIN:VCALENDAR\nVERSION:2.0\n{lines}\nEND:VCALENDAR\n");
    icalendar::read(&source, &ImportOptions::default()).unwrap()
}

fn event(uid: &str, lines: &str) -> String {
    format!("BEGIN:VEVENT\nUID:{uid}\nSUMMARY:{uid}\n{lines}\nEND:VEVENT\n")
}

fn build(import: Import) -> Programme {
    import.draft.build().unwrap()
}

/// Returns the start of a session as an instant in UTC.
fn instant(programme: &Programme, id: &str) -> String {
    let start = programme.session(id).unwrap().start_instant().unwrap().unwrap();
    start.to_utc().format("%Y-%m-%d %H:%M").to_string()
}

fn codes(programme: &Programme) -> Vec<String> {
    programme.review(&Profile::default()).iter().map(|finding| finding.code().to_string()).collect()
}

fn messages(import: &Import) -> Vec<String> {
    import.findings.iter().map(programme::Finding::message).collect()
}

const ATHENS: &str = "BEGIN:VTIMEZONE\nTZID:House time\n\
    BEGIN:STANDARD\nDTSTART:19961027T040000\nTZOFFSETFROM:+0300\nTZOFFSETTO:+0200\n\
    RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10\nEND:STANDARD\n\
    BEGIN:DAYLIGHT\nDTSTART:19970330T030000\nTZOFFSETFROM:+0200\nTZOFFSETTO:+0300\n\
    RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3\nEND:DAYLIGHT\nEND:VTIMEZONE\n";

#[test]
fn a_described_time_zone_holds_whatever_its_name_is() {
    let summer = "DTSTART;TZID=House time:20260702T100000\nDURATION:PT1H";
    let winter = "DTSTART;TZID=House time:20260112T100000\nDURATION:PT1H";
    let import = read(&format!("{ATHENS}{}{}", event("summer", summer), event("winter", winter)));
    let programme = build(import);
    assert_eq!(instant(&programme, "summer"), "2026-07-02 07:00");
    assert_eq!(instant(&programme, "winter"), "2026-01-12 08:00");
    // Beside another time zone, its times are converted.
    let other = event("b", "DTSTART;TZID=Europe/Zurich:20260702T090000\nDURATION:PT1H");
    let zurich = read(&format!("X-WR-TIMEZONE:Europe/Zurich\n{ATHENS}{}{other}", event("a", summer)));
    let programme = build(zurich);
    assert_eq!(instant(&programme, "a"), instant(&programme, "b"));
    // A description of which no other time zone has the offsets.
    let odd = "BEGIN:VTIMEZONE\nTZID:Odd\nBEGIN:STANDARD\nDTSTART:19700101T000000\nTZOFFSETFROM:+0117\n\
               TZOFFSETTO:+0117\nEND:STANDARD\nEND:VTIMEZONE\n";
    let odd = build(read(&format!("{odd}{}", event("a", "DTSTART;TZID=Odd:20260702T100000\nDURATION:PT1H"))));
    assert_eq!(instant(&odd, "a"), "2026-07-02 08:43");
    // Dates instead of rules, and a rule that has ended.
    let dates = "BEGIN:VTIMEZONE\nTZID:Dates\n\
        BEGIN:STANDARD\nDTSTART:20251026T030000\nTZOFFSETFROM:+0200\nTZOFFSETTO:+0100\nEND:STANDARD\n\
        BEGIN:DAYLIGHT\nDTSTART:20250330T020000\nTZOFFSETFROM:+0100\nTZOFFSETTO:+0200\nRDATE:20260329T020000\n\
        END:DAYLIGHT\nBEGIN:DAYLIGHT\nDTSTART:19800406T020000\nTZOFFSETFROM:+0100\nTZOFFSETTO:+0500\n\
        RRULE:FREQ=YEARLY;BYDAY=1SU;BYMONTH=4;UNTIL=19900101T000000Z\nEND:DAYLIGHT\nEND:VTIMEZONE\n";
    let march = event("march", "DTSTART;TZID=Dates:20260320T100000");
    let april = event("april", "DTSTART;TZID=Dates:20260420T100000");
    let programme = build(read(&format!("X-WR-TIMEZONE:UTC\n{dates}{march}{april}")));
    assert_eq!(instant(&programme, "march"), "2026-03-20 09:00");
    assert_eq!(instant(&programme, "april"), "2026-04-20 08:00");
}

#[test]
fn names_of_time_zones_are_recognised_in_many_forms() {
    for (name, expected) in [
        ("Europe/Berlin", "08:00"),
        ("europe/berlin", "08:00"),
        ("W. Europe Standard Time", "08:00"),
        ("/mozilla.org/20070129_1/Europe/Berlin", "08:00"),
        ("/citadel.org/20210210_1/America/Argentina/Buenos_Aires", "13:00"),
        ("UTC+2", "08:00"),
        ("\"GMT-05:30\"", "15:30"),
        ("+0200", "08:00"),
        ("CEST", "08:00"),
        ("Berlin", "08:00"),
        ("Pacific Time (US & Canada)", "17:00"),
        ("PDT", "17:00"),
    ] {
        let source = format!(
            "X-WR-TIMEZONE:Asia/Tokyo\n{}",
            event("a", &format!("DTSTART;TZID={name}:20260702T100000"))
        );
        let programme = build(read(&source));
        assert_eq!(instant(&programme, "a"), format!("2026-07-02 {expected}"), "{name}");
        // The time zone of the only event is that of the programme.
        let alone = build(read(&event("a", &format!("DTSTART;TZID={name}:20260702T100000"))));
        assert_eq!(instant(&alone, "a"), format!("2026-07-02 {expected}"), "{name}");
    }
    // UTC as the time zone of a calendar whose events all state another one.
    let zurich = event("a", "DTSTART;TZID=Europe/Zurich:20260702T100000");
    let zone = |lines: &str| build(read(lines)).data().time_zone.as_ref().map(ToString::to_string);
    assert_eq!(zone(&format!("X-WR-TIMEZONE:UTC\n{zurich}")).as_deref(), Some("Europe/Zurich"));
    let instant = event("b", "DTSTART:20260702T100000Z");
    assert_eq!(zone(&format!("X-WR-TIMEZONE:UTC\n{zurich}{instant}")).as_deref(), Some("UTC"));
}

#[test]
fn starts_without_a_time_zone_beside_instants_are_in_doubt() {
    let hall = "DURATION:PT1H\nLOCATION:Hall";
    let floating = event("floating", &format!("DTSTART:20260702T090000\n{hall}"));
    let fixed = event("fixed", &format!("DTSTART:20260702T090000Z\n{hall}"));
    let import = read(&format!("{floating}{fixed}"));
    assert!(
        messages(&import).iter().any(|message| *message
            == "one event has a start without a time zone, unlike others: it was read in the time zone of the \
                programme (UTC), and marked as tentative"),
        "{:?}",
        messages(&import)
    );
    let programme = build(import);
    assert_eq!(programme.session("floating").unwrap().status(), SessionStatus::Tentative);
    let codes = codes(&programme);
    assert!(!codes.contains(&"room-double-booked".to_owned()), "{codes:?}");
    assert!(codes.contains(&"room-double-booked-tentative".to_owned()), "{codes:?}");
    // If the calendar states its time zone, the starts are in this time zone.
    let stated = read(&format!("X-WR-TIMEZONE:Europe/Zurich\n{floating}{fixed}"));
    assert!(!messages(&stated).iter().any(|message| message.contains("without a time zone")));
    let programme = build(stated);
    assert_eq!(programme.session("floating").unwrap().status(), SessionStatus::Confirmed);
    assert_eq!(instant(&programme, "floating"), "2026-07-02 07:00");
    // If other events state theirs, it is used, and a finding says so.
    let other = event("other", "DTSTART;TZID=Europe/Zurich:20260702T120000");
    let import = read(&format!("{floating}{floating}{other}").replacen("UID:floating", "UID:second", 1));
    assert!(
        messages(&import)
            .iter()
            .any(|message| message.starts_with("2 events have a start without a time zone")
                && message.ends_with("(Europe/Zurich)"))
    );
    assert!(build(import).sessions().iter().all(|session| session.status() == SessionStatus::Confirmed));
    // A calendar without any time zone stays without one.
    let import = read(&floating);
    assert!(
        import.draft.time_zone.is_none() && !messages(&import).iter().any(|message| message.contains("zone"))
    );
}

#[test]
fn an_event_on_several_days_is_an_event_on_each_of_them() {
    let fair = "DTSTART;VALUE=DATE:20260302\nDTEND;VALUE=DATE:20260305\nLOCATION:Centre";
    let talk = "DTSTART:20260303T090000\nDURATION:PT1H\nLOCATION:Centre";
    let programme = build(read(&format!("{}{}", event("fair", fair), event("talk", talk))));
    assert_eq!(programme.days().len(), 3);
    let days: Vec<_> =
        programme.session("fair").unwrap().occurrences().map(|one| one.slot().unwrap().to_string()).collect();
    assert_eq!(days, ["day 1, all-day", "day 2, all-day", "day 3, all-day"]);
    assert!(
        !codes(&programme)
            .iter()
            .any(|code| code.starts_with("room-double") || code == "implausible-duration")
    );
    // Also for more than ten days, with a duration, and if the event recurs.
    let count = |lines: &str| read(&event("a", lines)).draft.sessions.len();
    assert_eq!(count("DTSTART;VALUE=DATE:20260302\nDTEND;VALUE=DATE:20260316"), 14);
    assert_eq!(count("DTSTART;VALUE=DATE:20260302\nDURATION:P1W"), 7);
    assert_eq!(count("DTSTART;VALUE=DATE:20260302\nDTEND;VALUE=DATE:20260304\nRRULE:FREQ=WEEKLY;COUNT=3"), 6);
    assert_eq!(count("DTSTART;VALUE=DATE:20260302\nDTEND;VALUE=DATE:20260303"), 1);
    let endless = read(&event("a", "DTSTART;VALUE=DATE:20260302\nDTEND;VALUE=DATE:24000101"));
    assert_eq!(endless.draft.sessions.len(), 1);
    assert!(messages(&endless).iter().any(|message| message.contains("too many days")));
    let endless = read(&event("a", "DTSTART;VALUE=DATE:20260302\nDURATION:P90000D"));
    assert!(messages(&endless).iter().any(|message| message.contains("too many days")));
}

#[test]
fn words_that_name_no_room_are_no_rooms() {
    let at = |location: &str| {
        let lines = format!("DTSTART:20260302T090000\nDURATION:PT1H\nLOCATION:{location}");
        let import = read(&format!("{}{}", event("a", &lines), event("b", &lines)));
        let first = import.draft.sessions[0].clone();
        let programme = build(import);
        assert!(programme.rooms().next().is_none(), "{location}");
        assert!(!codes(&programme).iter().any(|code| code.starts_with("room-double")), "{location}");
        first
    };
    for word in
        ["TBA", "tbd", "To be confirmed", "À confirmer", "Por confirmar", "待定", "уточняется", "يحدد لاحقاً"]
    {
        assert_eq!(at(word).place, Some(Place::ToBeAnnounced), "{word}");
    }
    for word in
        ["Online", "ZOOM", "virtual", "Microsoft Teams", "En ligne", "en línea", "онлайн", "线上", "افتراضي"]
    {
        let session = at(word);
        assert_eq!((session.place, session.mode), (None, Some(AttendanceMode::Online)), "{word}");
    }
    assert_eq!(at("Zoom").extensions.get("icalendar/LOCATION"), Some("Zoom"));
    let link = at("https://example.org/join/1");
    assert_eq!((link.mode, link.links.len()), (Some(AttendanceMode::Online), 1));
    // A room whose name only contains such a word is a room.
    let room = read(&event("a", "DTSTART:20260302T090000\nLOCATION:Zoom room 2")).draft;
    assert_eq!(room.venues[0].rooms.len(), 1);
}

#[test]
fn a_location_that_lists_rooms_is_in_all_of_them() {
    let places = |location: &str, others: &[&str]| {
        let other = |(at, name): (usize, &&str)| {
            event(&format!("other{at}"), &format!("DTSTART:20260303T0900{at:02}\nLOCATION:{name}"))
        };
        let others: String = others.iter().enumerate().map(other).collect();
        let source =
            format!("{}{others}", event("a", &format!("DTSTART:20260302T090000\nLOCATION:{location}")));
        let programme = build(read(&source));
        let session = programme.session("a").unwrap();
        session.rooms().map(|room| room.name().first().to_owned()).collect::<Vec<_>>()
    };
    let two = ["North wing", "South wing"];
    for location in [
        "North wing\\, South wing",
        "North wing / South wing",
        "north wing and South wing",
        "North wing\\; South wing",
    ] {
        let found: Vec<String> = places(location, &two).iter().map(|name| name.to_lowercase()).collect();
        assert_eq!(found, ["north wing", "south wing"], "{location}");
    }
    assert_eq!(places("North wing\\, South wing", &two[..1]), ["North wing, South wing"]);
    assert_eq!(places("Palace\\, Geneva", &two), ["Palace, Geneva"]);
    assert_eq!(places("A\\, B & C", &["A", "B", "C"]), ["A", "B", "C"]);
}

#[test]
fn separators_that_are_not_escaped_cut_nothing_off() {
    let import = read(&format!(
        "X-WR-CALNAME:Dams, dykes; and weirs\nX-WR-CALDESC:One; two\\, three\\n\\nfour\n{}",
        event(
            "a",
            "DTSTART:20260302T090000Z\nX-NOTE:left; right\nATTENDEE;CN=Bell, Bo;ROLE=CHAIR:mailto:bo@example.org\n\
             ORGANIZER;CN=\"Li, Cy\":mailto:cy@example.org"
        )
    ));
    assert_eq!(import.draft.title.first(), "Dams, dykes; and weirs");
    assert_eq!(
        format!("{:?}", import.draft.preamble),
        format!(
            "{:?}",
            ["One; two, three", "four"].map(|text| programme::text::Block::Paragraph(text.into()))
        )
    );
    let names: Vec<&str> = import.draft.people.iter().map(|person| person.name.first()).collect();
    assert_eq!(names, ["Bell, Bo", "Li, Cy"]);
    let doubts = messages(&import).into_iter().filter(|message| message.contains("comma without quotes"));
    assert_eq!(doubts.count(), 1);
    assert_eq!(import.draft.sessions[0].extensions.get("icalendar/X-NOTE"), Some("left; right"));
}

#[test]
fn rooms_and_equipment_that_are_invited_are_no_people() {
    let import = read(&event(
        "a",
        "DTSTART:20260302T090000Z\nATTENDEE;CUTYPE=INDIVIDUAL;CN=Ada Okoye:mailto:ada@example.org\n\
         ATTENDEE;CUTYPE=ROOM;CN=Room 5:mailto:room5@example.org\n\
         ATTENDEE;CUTYPE=RESOURCE;CN=Projector:mailto:projector@example.org",
    ));
    assert_eq!(import.draft.people.len(), 1);
    let programme = build(import);
    let rooms: Vec<_> =
        programme.session("a").unwrap().rooms().map(|room| room.name().first().to_owned()).collect();
    assert_eq!(rooms, ["Room 5"]);
}

#[test]
fn parts_come_back_as_parts() {
    let draft: Draft = serde_json::from_str(
        r#"{ "format": "programme/1", "id": "d", "title": "D", "languages": ["en"], "time_zone": "Europe/Zurich",
            "days": [{ "number": 1, "date": "2026-03-02" }], "place": ["b"],
            "venues": [{ "id": "v", "name": "V", "rooms": [{ "id": "a", "name": "A" }, { "id": "b", "name": "B" }] }],
            "sessions": [
                { "id": "whole", "title": "Whole", "slot": { "day": 1, "start": "09:00", "end": "10:00" }, "place": ["a"] },
                { "id": "one", "title": "One", "part_of": "whole" },
                { "id": "two", "title": "Two", "part_of": "whole" },
                { "id": "inner", "title": "Inner", "part_of": "two" },
                { "id": "timed", "title": "Timed", "part_of": "whole", "slot": { "day": 1, "start": "09:00", "end": "09:30" } },
                { "id": "same", "title": "Same", "part_of": "whole", "slot": { "day": 1, "start": "09:00", "end": "10:00" }, "place": ["a"] },
                { "id": "plain", "title": "Plain", "slot": { "day": 1, "start": "11:00", "end": "12:00" } },
                { "id": "of-plain", "title": "Part", "part_of": "plain" } ] }"#,
    )
    .unwrap();
    let programme = draft.clone().build().unwrap();
    let stamp = programme::chrono::DateTime::from_timestamp(1_700_000_000, 0).unwrap();
    let export = icalendar::write(&programme, &CalendarOptions::new(stamp)).unwrap();
    let read = icalendar::read(&export.text, &ImportOptions::default()).unwrap().draft;
    for (before, after) in draft.sessions.iter().zip(&read.sessions) {
        assert_eq!(after.slot, before.slot, "{}", before.id);
        let is_of_programme = ["plain", "of-plain"].contains(&before.id.as_str());
        assert!(after.place == before.place || is_of_programme, "{}", before.id);
    }
    // The time of a part that somebody has moved is kept.
    let moved = export.text.replacen(
        "DTSTART;TZID=Europe/Zurich:20260302T090000",
        "DTSTART;TZID=Europe/Zurich:20260302T083000",
        1,
    );
    let moved = icalendar::read(&moved, &ImportOptions::default()).unwrap().draft;
    assert!(moved.sessions[1].slot.is_some());
}

#[test]
fn breaks_require_nobody() {
    let draft = |kind: &str| -> Draft {
        serde_json::from_str(&format!(
            r#"{{ "format": "programme/1", "id": "d", "title": "D", "languages": ["en"], "days": [{{ "number": 1 }}],
                "people": [{{ "id": "ada", "name": "Ada" }}],
                "sessions": [
                    {{ "id": "a", "kind": "{kind}", "title": "A", "slot": {{ "day": 1, "start": "09:00", "end": "10:00" }}, "participations": [{{ "person": "ada", "role": "speaker" }}] }},
                    {{ "id": "b", "kind": "talk", "title": "B", "slot": {{ "day": 1, "start": "09:30", "end": "10:30" }}, "participations": [{{ "person": "ada", "role": "speaker" }}] }} ] }}"#
        ))
        .unwrap()
    };
    for (kind, clashes) in [("break", 0), ("lunch-break", 0), ("talk", 1)] {
        let programme = draft(kind).build().unwrap();
        assert_eq!(programme.clashes().pairs.len(), clashes, "{kind}");
        let talk = programme.session("b").unwrap();
        assert_eq!(talk.what_if().clashes().unwrap().len(), clashes, "{kind}");
        assert_eq!(programme.person("ada").unwrap().itinerary().stops.len(), 1 + clashes, "{kind}");
    }
}
