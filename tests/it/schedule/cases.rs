//! Tests that a schedule means what its source means, in schedule.xml and in schedule.json.

use programme::draft::{Person, Session};
use programme::interchange::icalendar::CalendarOptions;
use programme::interchange::schedule::{ScheduleOptions, read_json, read_xml, write_json, write_xml};
use programme::interchange::schema_org::JsonLdOptions;
use programme::interchange::{Import, ImportOptions};
use programme::review::Profile;
use programme::status::{AttendanceMode, SessionStatus};
use programme::{Code, Draft, Place, Slot};

/// Reads a schedule.xml document with the given fields of the conference and the given days.
fn xml(conference: &str, days: &str) -> Import {
    let source = format!(
        "<schedule><conference><acronym>orchard</acronym><title>Orchard</title>{conference}</conference>{days}</schedule>"
    );
    checked(read_xml(&source, &ImportOptions::default()).unwrap())
}

/// Reads a schedule.json document with the given fields of the conference.
fn json(conference: &str) -> Import {
    let source = format!(
        r#"{{"schedule":{{"version":"1","conference":{{"acronym":"orchard","title":"Orchard",{conference}}}}}}}"#
    );
    checked(read_json(&source, &ImportOptions::default()).unwrap())
}

/// Builds the draft, and writes it in both formats.
fn checked(import: Import) -> Import {
    let programme = import.draft.clone().build().unwrap_or_else(|error| panic!("{error}"));
    for foreign in [false, true] {
        let options = ScheduleOptions::default().with_foreign(foreign);
        write_xml(&programme, &options).unwrap();
        write_json(&programme, &options).unwrap();
    }
    import
}

/// An event in the list of a room. Every field is optional.
fn event(id: &str, fields: &[(&str, &str)]) -> String {
    let fields: String = fields.iter().map(|(name, text)| format!("<{name}>{text}</{name}>")).collect();
    format!("<event id=\"{id}\">{fields}</event>")
}

fn slot(draft: &Draft, id: &str) -> String {
    session(draft, id).slot.map_or_else(|| "no slot".to_owned(), |slot| slot.to_string())
}

fn session<'d>(draft: &'d Draft, id: &str) -> &'d Session {
    draft.session(id).unwrap_or_else(|| panic!("no session {id}"))
}

fn messages(import: &Import, code: Code) -> Vec<String> {
    let found = import.findings.iter().filter(|finding| *finding.code() == code);
    found.map(programme::Finding::message).collect()
}

#[track_caller]
fn assert_slots(import: &Import, slots: &[(&str, &str)]) {
    for (id, expected) in slots {
        assert_eq!(slot(&import.draft, id), *expected, "session {id}");
    }
}

// ---- Nights ----

#[test]
fn a_clock_time_before_the_window_belongs_to_the_night_after_the_day() {
    let night = [("start", "01:15"), ("duration", "00:45"), ("title", "Owls")];
    let days = format!(
        "<day index='1' date='2026-09-04' start='2026-09-04T08:00:00+02:00' end='2026-09-05T04:00:00+02:00'>\
         <room name='Barn'>{}{}</room><room name='Loft'>{}</room></day>\
         <day index='2' date='2026-09-05' start='2026-09-05T08:00:00+02:00' end='2026-09-05T20:00:00+02:00'>\
         <room name='Barn'>{}</room></day>",
        event("1", &[("start", "08:00"), ("duration", "1:00"), ("title", "Pruning")]),
        event("2", &night),
        event("3", &[("start", "03:30"), ("duration", "2:00"), ("title", "Bats")]),
        event("4", &[("start", "07:00"), ("duration", "1:00"), ("title", "Early birds")]),
    );
    let import = xml("", &days);
    assert_slots(
        &import,
        &[
            ("1", "day 1, 08:00–09:00"),
            ("2", "day 1, 25:15–26:00"),
            ("3", "day 1, 27:30–29:30"),
            // The second day ends before midnight.
            ("4", "day 2, 07:00–08:00"),
        ],
    );
    let import = json(
        r#""days":[{"index":1,"date":"2026-09-04","day_start":"2026-09-04T08:00:00+02:00","day_end":"2026-09-05T04:00:00+02:00",
        "rooms":{"Barn":[{"id":1,"start":"08:00","duration":"1:00","title":"Pruning"},{"id":2,"start":"01:15","duration":"0:45","title":"Owls"},
        {"id":3,"start":"05:00","duration":"0:45","title":"Dawn"},{"id":4,"date":"2026-09-04","start":"02:00","duration":"0:30","title":"Moths"},
        {"id":5,"date":"2026-09-05","start":"02:30","duration":"0:30","title":"Mice"}]}}]"#,
    );
    assert_slots(
        &import,
        &[
            ("1", "day 1, 08:00–09:00"),
            ("2", "day 1, 25:15–26:00"),
            // The window ends at 04:00.
            ("3", "day 1, 05:00–05:45"),
            ("4", "day 1, 26:00–26:30"),
            ("5", "day 1, 26:30–27:00"),
        ],
    );
}

#[test]
fn the_order_of_a_room_shows_the_night_after_the_day() {
    let at = |id: &str, start: &str| event(id, &[("start", start), ("duration", "0:30"), ("title", "Owls")]);
    let days = format!(
        "<day index='1' date='2026-09-04'><room name='Barn'>{}{}{}{}</room><room name='Loft'>{}</room>\
         <room name='Yard'>{}{}</room></day><day index='2' date='2026-09-05'><room name='Barn'>{}{}</room></day>",
        at("1", "09:00"),
        at("2", "22:45"),
        at("3", "00:15"),
        at("4", "01:00"),
        at("5", "02:00"),
        at("6", "15:00"),
        at("7", "10:00"),
        at("8", "04:30"),
        at("9", "10:00"),
    );
    let import = xml("", &days);
    assert_slots(
        &import,
        &[
            ("1", "day 1, 09:00–09:30"),
            ("2", "day 1, 22:45–23:15"),
            ("3", "day 1, 24:15–24:45"),
            ("4", "day 1, 25:00–25:30"),
            // The room is only used at night.
            ("5", "day 1, 26:00–26:30"),
            // This room is only listed out of order, so none of its events is at night.
            ("6", "day 1, 15:00–15:30"),
            ("7", "day 1, 10:00–10:30"),
            ("8", "day 2, 04:30–05:00"),
            ("9", "day 2, 10:00–10:30"),
        ],
    );
    let found = messages(&import, Code::TimeAdjusted);
    assert_eq!(found.len(), 3, "{found:#?}");
    assert_eq!(
        found[0],
        "the start 00:15 was read as a time in the night after the day, because it follows 22:45 in the list of its room"
    );
    let import = json(
        r#""days":[{"index":1,"date":"2026-09-04","rooms":{"Barn":[{"id":1,"start":"21:00","duration":"1:00","title":"Bats"},
        {"id":2,"start":"00:15","duration":"0:45","title":"Owls"}]}},{"index":2,"date":"2026-09-08","rooms":{"Barn":[{"id":3,"start":"21:00","title":"Bats"},
        {"id":4,"start":"01:00","title":"Owls"}]}}]"#,
    );
    assert_slots(
        &import,
        &[("2", "day 1, 24:15–25:00"), ("3", "day 2, from 21:00"), ("4", "day 2, from 25:00")],
    );
    // The day change of the conference decides without a finding.
    let import = xml("<day_change>03:00</day_change>", &days);
    assert_slots(&import, &[("3", "day 1, 24:15–24:45"), ("8", "day 2, 04:30–05:00")]);
    assert!(messages(&import, Code::TimeAdjusted).is_empty());
}

#[test]
fn early_times_survive_a_round_trip_without_a_zone() {
    let at = |id: &str, start: &str| event(id, &[("start", start), ("duration", "0:30"), ("title", "Owls")]);
    let day = format!(
        "<day index='1' date='2026-09-04'><room name='Barn'>{}{}</room></day>\
         <day index='2' date='2026-09-05' start='2026-09-05T20:00:00' end='2026-09-06T10:00:00'><room name='Barn'>{}{}</room></day>",
        at("1", "05:00"),
        at("2", "23:00"),
        at("3", "08:00"),
        at("4", "21:00"),
    );
    let mut draft = xml("", &day).draft;
    assert_eq!(
        (slot(&draft, "1"), slot(&draft, "3")),
        ("day 1, 05:00–05:30".into(), "day 2, 32:00–32:30".into())
    );
    // A late session before an early one, and an early session before the window.
    draft.sessions.swap(0, 1);
    for session in &mut draft.sessions {
        if session.id == "3" {
            session.slot = Some(Slot::between(2, "08:00", "08:30").unwrap());
        }
    }
    let programme = draft.clone().build().unwrap();
    for foreign in [false, true] {
        let options = ScheduleOptions::default().with_foreign(foreign);
        let text = write_xml(&programme, &options).unwrap().text;
        let again = read_xml(&text, &ImportOptions::default()).unwrap().draft;
        for id in ["1", "2", "3", "4"] {
            assert_eq!(slot(&again, id), slot(&draft, id), "{text}");
        }
    }
}

// ---- Instants and zones ----

#[test]
fn an_instant_with_another_offset_is_a_time_on_the_clock_of_the_programme() {
    let at = |id: &str, date: &str, start: &str| {
        event(id, &[("date", date), ("start", start), ("duration", "0:30"), ("title", "Owls")])
    };
    let instants = format!(
        "<day index='1' date='2026-01-16'><room name='Barn'>{}{}{}{}</room><room name='Loft'>{}{}{}{}{}</room></day>",
        at("1", "2026-01-16T09:00:00-05:00", "09:00"),
        at("2", "2026-01-16T10:00:00-05:00", "10:00"),
        at("3", "2026-01-16T11:00:00-05:00", "11:00"),
        at("4", "2026-01-16T12:00:00-05:00", "12:00"),
        at("5", "2026-01-16T19:00:00Z", "14:00"),
        at("6", "2026-01-17T05:45:00Z", "00:45"),
        at("7", "2026-01-16T21:00:00+00:00", ""),
        at("8", "2026-01-16T22:00:00Z", "18:00"),
        at("9", "2026-01-16T17:00:00+01:00", "17:00"),
    );
    for zone in ["", "<time_zone_name>America/New_York</time_zone_name>"] {
        let import = xml(zone, &instants);
        assert_slots(
            &import,
            &[
                ("4", "day 1, 12:00–12:30"),
                ("5", "day 1, 14:00–14:30"),
                ("6", "day 1, 24:45–25:15"),
                ("7", "day 1, 16:00–16:30"),
                // The date and the start contradict each other.
                ("8", "day 1, 17:00–17:30"),
                ("9", "day 1, 17:00–17:30"),
            ],
        );
        let found = messages(&import, Code::StatementsDisagree);
        assert_eq!(found.len(), 2, "{found:#?}");
        assert!(found[0].contains("the start differs from the time in the date"), "{found:#?}");
        assert_eq!(session(&import.draft, "8").extensions.get("schedule/start"), Some("18:00"));
        assert!(found[1].contains("the offset +01:00"), "{found:#?}");
        assert_eq!(session(&import.draft, "9").extensions.get("schedule/offset"), Some("+01:00"));
        assert_eq!(session(&import.draft, "5").extensions.get("schedule/offset"), None);
    }
}

#[test]
fn starts_show_the_offset_of_a_schedule_with_instants_in_utc() {
    let days = format!(
        "<day index='1' date='2026-09-04' start='2026-09-04T09:00:00+02:00' end='2026-09-05T01:00:00+02:00'><room name='Barn'>{}{}{}</room></day>",
        event("1", &[("date", "2026-09-04T08:00:00Z"), ("start", "10:00"), ("duration", "1:00")]),
        event("2", &[("date", "2026-09-04T10:00:00+00:00"), ("start", "12:00"), ("duration", "1:00")]),
        event("3", &[("date", "2026-09-04T22:15:00Z"), ("start", "00:15"), ("duration", "0:30")]),
    );
    let slots = [("1", "day 1, 10:00–11:00"), ("2", "day 1, 12:00–13:00"), ("3", "day 1, 24:15–24:45")];
    let import = xml("", &days);
    assert_slots(&import, &slots);
    assert!(messages(&import, Code::StatementsDisagree).is_empty());
    assert_eq!(import.draft.time_zone.as_ref().unwrap(), "+02:00");
    // Without starts, the days show the offset.
    let import = xml(
        "",
        &days
            .replace("<start>10:00</start>", "")
            .replace("<start>12:00</start>", "")
            .replace("<start>00:15</start>", ""),
    );
    assert_slots(&import, &slots);
    let import = json(
        r#""days":[{"index":1,"date":"2026-09-04","day_start":"2026-09-04T09:00:00+02:00","day_end":"2026-09-05T01:00:00+02:00","rooms":{"Barn":[
        {"id":1,"date":"2026-09-04T08:00:00Z","start":"10:00","duration":"1:00"},{"id":2,"date":"2026-09-04T10:00:00+00:00","start":"12:00","duration":60},
        {"id":3,"date":"2026-09-04T22:15:00Z","duration":"00:30"}]}}]"#,
    );
    assert_slots(&import, &slots);
}

#[test]
fn clock_times_after_a_clock_change_keep_their_offset() {
    let at = |id: &str, date: &str, start: &str| {
        event(id, &[("date", date), ("start", start), ("duration", "1:00")])
    };
    let days = format!(
        "<day index='1' date='2026-10-24'><room name='Barn'>{}{}</room></day><day index='2' date='2026-10-25'><room name='Barn'>{}</room></day>",
        at("1", "2026-10-24T09:00:00+02:00", "09:00"),
        at("2", "2026-10-24T11:00:00+02:00", "11:00"),
        at("3", "2026-10-25T09:00:00+01:00", "09:00"),
    );
    let import = xml("", &days);
    assert_slots(&import, &[("3", "day 2, 09:00–10:00")]);
    assert_eq!(session(&import.draft, "3").extensions.get("schedule/offset"), Some("+01:00"));
    assert_eq!(
        messages(&import, Code::StatementsDisagree),
        ["the offset +01:00 does not match the usual offset +02:00: the clock time was used"]
    );
}

#[test]
fn instants_on_both_sides_of_a_clock_change_are_kept() {
    let at = |id: &str, date: &str, start: &str| {
        event(id, &[("date", date), ("start", start), ("duration", "1:00")])
    };
    let days = |events: [String; 3]| {
        let [one, two, three] = events;
        format!(
            "<day index='1' date='2026-10-24' start='2026-10-24T09:00:00+02:00' end='2026-10-24T18:00:00+02:00'><room name='Barn'>{one}{two}</room></day>\
             <day index='2' date='2026-10-25' start='2026-10-25T09:00:00+01:00' end='2026-10-25T18:00:00+01:00'><room name='Barn'>{three}</room></day>"
        )
    };
    let in_utc = days([
        at("1", "2026-10-24T07:00:00Z", "09:00"),
        at("2", "2026-10-24T09:00:00Z", "11:00"),
        at("3", "2026-10-25T08:00:00Z", "09:00"),
    ]);
    let local = days([
        at("1", "2026-10-24T09:00:00+02:00", "09:00"),
        at("2", "2026-10-24T11:00:00+02:00", ""),
        at("3", "2026-10-25T09:00:00+01:00", ""),
    ]);
    let ends = local.replace(
        "<date>2026-10-25T09:00:00+01:00</date><start></start><duration>1:00</duration>",
        "<date>2026-10-25T09:00:00+01:00</date><end>2026-10-25T10:00:00+01:00</end>",
    );
    assert_ne!(local, ends);
    for source in [in_utc, local, ends] {
        let import = xml("", &source);
        assert_slots(
            &import,
            &[("1", "day 1, 09:00–10:00"), ("2", "day 1, 11:00–12:00"), ("3", "day 2, 09:00–10:00")],
        );
        assert_eq!(session(&import.draft, "3").extensions.get("schedule/offset"), Some("+01:00"));
        assert_eq!(session(&import.draft, "1").extensions.get("schedule/offset"), None);
        assert_eq!(
            messages(&import, Code::StatementsDisagree),
            ["the offset +01:00 does not match the usual offset +02:00: the clock time was used"]
        );
        assert_eq!(import.draft.days[1].window.unwrap().start.to_string(), "09:00");
        let programme = import.draft.build().unwrap();
        let options = CalendarOptions::new("2026-01-15T12:00:00Z".parse().unwrap());
        let export = programme::interchange::icalendar::write(&programme, &options).unwrap();
        for start in ["DTSTART:20261024T070000Z", "DTSTART:20261025T080000Z", "DTEND:20261025T090000Z"] {
            assert!(export.text.contains(start), "{}", export.text);
        }
        let is_slot = |loss: &&programme::interchange::Loss| loss.field.starts_with("slot");
        assert_eq!(export.losses.iter().filter(is_slot).count(), 1, "{:?}", export.losses);
        let export =
            programme::interchange::schema_org::write(&programme, &JsonLdOptions::default()).unwrap();
        for start in ["2026-10-24T09:00:00+02:00", "2026-10-25T09:00:00+01:00"] {
            assert!(export.text.contains(start), "{}", export.text);
        }
    }
    // On the same date, another start contradicts the date.
    let torn = days([
        at("1", "2026-10-24T07:00:00Z", "09:00"),
        at("2", "2026-10-24T08:00:00Z", "10:00"),
        at("3", "2026-10-24T10:00:00Z", "11:00"),
    ]);
    let import = xml("", &torn);
    assert!(messages(&import, Code::StatementsDisagree)[0].starts_with("the start differs"));
}

#[test]
fn a_time_without_an_offset_beside_instants_is_doubtful() {
    let days = |first: &str, start: &str, second: &str| {
        let one = event("1", &[("date", first), ("start", start), ("duration", "1:00")]);
        let two = event("2", &[("date", second), ("duration", "1:00")]);
        format!("<day index='1' date='2026-09-04'><room name='Barn'>{one}{two}</room></day>")
    };
    let read = |conference: &str, days: &str| {
        let import = xml(conference, days);
        let status = session(&import.draft, "1").status;
        let clashes = import.draft.clone().build().unwrap().review(&Profile::default());
        let errors = clashes.iter().filter(|finding| finding.code() == Code::RoomDoubleBooked).count();
        (status == SessionStatus::Tentative, messages(&import, Code::TimeAdjusted).len(), errors)
    };
    let (local, utc) = ("2026-09-04T09:00:00", "2026-09-04T09:00:00Z");
    assert_eq!(read("", &days(local, "", utc)), (true, 1, 0));
    // The other times show the clock of the programme.
    assert_eq!(read("", &days(local, "", "2026-09-04T09:00:00+02:00")), (false, 1, 1));
    // The start is always a time on the local clock, and so are all times with a named time zone.
    assert_eq!(read("", &days(local, "09:00", utc)), (false, 0, 1));
    let zone = "<time_zone_name>Europe/Berlin</time_zone_name>";
    assert_eq!(read(zone, &days(local, "", utc)), (false, 0, 0));
    assert_eq!(read("", &days(local, "", local)), (false, 0, 1));
    let import = json(
        r#""days":[{"index":1,"date":"2026-09-04","rooms":{"Barn":[{"id":1,"date":"2026-09-04T09:00:00","duration":"1:00"},
        {"id":2,"date":"2026-09-04T09:00:00Z","duration":"1:00"}]}}]"#,
    );
    assert_eq!(session(&import.draft, "1").status, SessionStatus::Tentative);
}

#[test]
fn a_programme_whose_times_state_only_an_offset_keeps_the_offset() {
    let days = |offset: &str| {
        let date = format!("2026-03-02T09:00:00{offset}");
        let first = event("1", &[("date", &date), ("start", "09:00"), ("duration", "1:00")]);
        let date = format!("2026-03-02T23:30:00{offset}");
        let last = event("2", &[("date", &date), ("start", "23:30"), ("duration", "1:30")]);
        format!("<day index='1' date='2026-03-02'><room name='Barn'>{first}{last}</room></day>")
    };
    // The offset and the two starts in UTC.
    for (offset, first, last) in [
        ("+01:00", "20260302T080000Z", "20260302T223000Z"),
        ("-03:30", "20260302T123000Z", "20260303T030000Z"),
        ("+05:45", "20260302T031500Z", "20260302T174500Z"),
        ("+00:00", "20260302T090000Z", "20260302T233000Z"),
    ] {
        let import = xml("", &days(offset));
        assert_eq!(import.draft.time_zone.as_ref().unwrap(), offset);
        assert!(import.draft.extensions.iter().next().is_none());
        assert_slots(&import, &[("1", "day 1, 09:00–10:00"), ("2", "day 1, 23:30–25:00")]);
        let wire = serde_json::to_string(&import.draft).unwrap();
        assert!(wire.contains(&format!("\"time_zone\":\"{offset}\"")), "{wire}");
        let programme = serde_json::from_str::<Draft>(&wire).unwrap().build().unwrap();
        let report = programme.review(&Profile::publication());
        assert_eq!(report.iter().filter(|finding| finding.code() == Code::MissingTimezone).count(), 0);
        let start = programme.session("1").unwrap().start_instant().unwrap().unwrap();
        assert_eq!(start.to_rfc3339(), format!("2026-03-02T09:00:00{offset}"));
        // Each format states the instants.
        let export = programme::interchange::icalendar::write(
            &programme,
            &CalendarOptions::new("2026-01-15T12:00:00Z".parse().unwrap()),
        )
        .unwrap();
        for start in [first, last] {
            assert!(export.text.contains(&format!("DTSTART:{start}\r\n")), "{}", export.text);
        }
        let again = programme::interchange::icalendar::read(&export.text, &ImportOptions::default()).unwrap();
        assert_eq!(again.draft.time_zone, import.draft.time_zone);
        assert_eq!(again.draft.sessions[1].slot, import.draft.sessions[1].slot);
        let export =
            programme::interchange::schema_org::write(&programme, &JsonLdOptions::default()).unwrap();
        assert!(export.text.contains(&format!("2026-03-02T09:00:00{offset}")), "{}", export.text);
        for options in [ScheduleOptions::default(), ScheduleOptions::default().with_foreign(true)] {
            let export = write_xml(&programme, &options).unwrap();
            assert!(
                export.text.contains(&format!("<date>2026-03-02T09:00:00{offset}</date>")),
                "{}",
                export.text
            );
            assert!(export.losses.iter().all(|loss| loss.field != "time_zone"), "{:?}", export.losses);
            let again = read_xml(&export.text, &ImportOptions::default()).unwrap();
            assert_eq!(again.draft.time_zone, import.draft.time_zone);
            let export = write_json(&programme, &options).unwrap();
            assert!(export.losses.iter().all(|loss| loss.field != "time_zone"), "{:?}", export.losses);
            let again = read_json(&export.text, &ImportOptions::default()).unwrap();
            assert_eq!(again.draft.time_zone, import.draft.time_zone);
        }
    }
    // Some schedules write the offset as the name of the time zone.
    let import = xml("<time_zone_name>+02:00</time_zone_name>", &days("+02:00"));
    assert_eq!(import.draft.time_zone.as_ref().unwrap(), "+02:00");
    assert!(messages(&import, Code::SetAside).is_empty());
}

#[test]
fn names_of_time_zones_from_other_systems_are_recognised() {
    let days = |offset: &str| {
        format!(
            "<day index='1' date='2026-09-04'><room name='Barn'>{}</room></day>",
            event(
                "1",
                &[
                    ("date", &format!("2026-09-04T09:00:00{offset}")),
                    ("start", "09:00"),
                    ("duration", "1:00")
                ]
            )
        )
    };
    for (name, zone, offset) in [
        ("Lisbon", "Europe/Lisbon", "+01:00"),
        ("Mountain Time (US &amp; Canada)", "America/Denver", "-06:00"),
        ("europe/lisbon", "Europe/Lisbon", "+01:00"),
        ("Tokyo Standard Time", "Asia/Tokyo", "+09:00"),
        ("Chennai", "Asia/Kolkata", "+05:30"),
    ] {
        let import = xml(&format!("<time_zone_name>{name}</time_zone_name>"), &days(offset));
        assert_eq!(
            import.draft.time_zone.as_ref().map(programme::time::TimeZone::as_str),
            Some(zone),
            "{name}"
        );
        let plain = name.replace("&amp;", "&");
        assert_eq!(import.draft.extensions.get("schedule/time_zone_name"), Some(plain.as_str()));
        let found = messages(&import, Code::SetAside);
        assert!(found.len() == 1 && found[0].contains(zone) && found[0].contains(&plain), "{found:#?}");
        // The original name is written again, and has the same meaning.
        let programme = import.draft.clone().build().unwrap();
        let export = write_xml(&programme, &ScheduleOptions::default().with_foreign(true)).unwrap();
        let again = read_xml(&export.text, &ImportOptions::default()).unwrap().draft;
        assert_eq!(again.time_zone, import.draft.time_zone);
        assert_eq!(again.extensions, import.draft.extensions);
        let import = json(&format!(
            r#""time_zone_name":"{plain}","days":[{{"index":1,"date":"2026-09-04","rooms":{{"Barn":[{{"id":1,"date":"2026-09-04T09:00:00{offset}","start":"09:00","duration":"1:00"}}]}}}}]"#
        ));
        assert_eq!(
            import.draft.time_zone.as_ref().map(programme::time::TimeZone::as_str),
            Some(zone),
            "{name}"
        );
    }
    for name in ["Atlantis", "Europe/Atlantis", "UTC+2", "CEST"] {
        let import = xml(&format!("<time_zone_name>{name}</time_zone_name>"), &days("+02:00"));
        assert_eq!(import.draft.time_zone.as_ref().unwrap(), "+02:00", "{name}");
        assert_eq!(import.draft.extensions.get("schedule/time_zone_name"), Some(name));
        assert_slots(&import, &[("1", "day 1, 09:00–10:00")]);
    }
    let exact = xml("<time_zone_name>Europe/Lisbon</time_zone_name>", &days("+01:00"));
    assert!(exact.draft.extensions.get("schedule/time_zone_name").is_none());
    assert!(exact.findings.is_empty());
}

// ---- Lengths and days ----

#[test]
fn three_numbers_are_hours_where_another_length_can_only_be_hours() {
    let lengths = |lengths: &[&str]| {
        let events: String = lengths
            .iter()
            .enumerate()
            .map(|(at, length)| {
                event(&(at + 1).to_string(), &[("start", &format!("{:02}:00", at + 8)), ("duration", length)])
            })
            .collect();
        let import =
            xml("", &format!("<day index='1' date='2026-09-04'><room name='Barn'>{events}</room></day>"));
        let listed: Vec<_> = (1..=lengths.len()).map(|id| slot(&import.draft, &id.to_string())).collect();
        assert!(messages(&import, Code::TimeAdjusted).is_empty(), "{lengths:?}");
        listed.iter().map(|slot| slot.trim_start_matches("day 1, ").to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(lengths(&["1:00:00", "0:50:00"]), ["08:00–09:00", "09:00–09:50"]);
    assert_eq!(lengths(&["1:15:00", "1:40:00"]), ["08:00–09:15", "09:00–10:40"]);
    assert_eq!(lengths(&["0:20:00", "10:00:00", "2:00:00"]), ["08:00–08:20", "09:00–19:00", "10:00–12:00"]);
    assert_eq!(lengths(&["1:00:00", "0:50"]), ["08:00–32:00", "09:00–09:50"]);
    assert_eq!(
        lengths(&["00:50", "50", "PT50M", "0:50"]),
        ["08:00–08:50", "09:00–09:50", "10:00–10:50", "11:00–11:50"]
    );
    assert_eq!(lengths(&["1 day, 2:00:00", "0:50:00"]), ["08:00–34:00", "09:00–09:50"]);
    let import = json(
        r#""days":[{"index":1,"date":"2026-09-04","rooms":{"Barn":[{"id":1,"start":"09:00","duration":"1:00:00"},{"id":2,"start":"10:00","duration":"0:25:00"},
        {"id":3,"start":"11:00","duration":25}]}}]"#,
    );
    assert_slots(
        &import,
        &[("1", "day 1, 09:00–10:00"), ("2", "day 1, 10:00–10:25"), ("3", "day 1, 11:00–11:25")],
    );
    // The end of an event also shows the meaning.
    let ends = |end: &str| {
        let dated = [("date", "2026-09-04T09:00:00+02:00"), ("end", end), ("duration", "1:00:00")];
        let events = event("1", &dated) + &event("2", &[("start", "10:00"), ("duration", "2:00:00")]);
        let import =
            xml("", &format!("<day index='1' date='2026-09-04'><room name='Barn'>{events}</room></day>"));
        assert!(messages(&import, Code::StatementsDisagree).is_empty());
        slot(&import.draft, "2")
    };
    assert_eq!(ends("2026-09-04T10:00:00+02:00"), "day 1, 10:00–12:00");
    assert_eq!(ends("2026-09-05T09:00:00+02:00"), "day 1, 10:00–58:00");
}

#[test]
fn other_values_of_a_schedule_show_the_meaning_of_three_numbers() {
    let read = |conference: &str, events: &[(&str, &str)]| {
        let event = |(at, (start, length)): (usize, &(&str, &str))| {
            event(&(at + 1).to_string(), &[("start", *start), ("duration", *length)])
        };
        let events: String = events.iter().enumerate().map(event).collect();
        let days = format!("<day index='1' date='2026-09-04'><room name='Barn'>{events}</room></day>");
        let import = xml(conference, &days);
        (slot(&import.draft, "1"), messages(&import, Code::TimeAdjusted))
    };
    let slots = |length: &str| format!("<timeslot_duration>{length}</timeslot_duration>");
    let hours = ("day 1, 08:00–09:00".to_owned(), Vec::new());
    let days = ("day 1, 08:00–32:00".to_owned(), Vec::new());
    // The length of the slots of a schedule, and lengths with two digits.
    assert_eq!(read(&slots("0:10:00"), &[("08:00", "1:00:00")]), hours);
    assert_eq!(read(&slots("00:10:00"), &[("08:00", "1:00:00")]), hours);
    assert_eq!(read(&slots("00:10"), &[("08:00", "1:00:00")]), days);
    assert_eq!(read("", &[("08:00", "1:00:00"), ("12:00", "00:20:00")]), hours);
    assert_eq!(read("", &[("08:00", "1:00:00"), ("12:00", "11:00:00")]), hours);
    // A session of a day would overlap the next one in its room.
    assert_eq!(read("", &[("08:00", "1:00:00"), ("09:00", "1:10:00")]), hours);
    assert_eq!(read("", &[("08:00", "1:00:00"), ("15:00", "2:00:00")]), hours);
    // Nothing shows the meaning.
    for events in [&[("08:00", "1:00:00")] as &[_], &[("08:00", "1:00:00"), ("08:30", "2:00:00")]] {
        let (slot, messages) = read("", events);
        assert_eq!((slot.as_str(), messages.len()), ("day 1, 08:00–32:00", 1), "{messages:?}");
        assert!(messages[0].starts_with("nothing in the schedule shows"), "{messages:?}");
    }
    let events = r#""days":[{"index":1,"date":"2026-09-04","rooms":{"Barn":[
        {"id":1,"start":"08:00","duration":"1:00:00"},{"id":2,"start":"09:00","duration":"2:00:00"}]}}]"#;
    let import = json(events);
    assert_slots(&import, &[("1", "day 1, 08:00–09:00"), ("2", "day 1, 09:00–11:00")]);
    let import = json(&events.replace("Barn", "TBA"));
    assert_slots(&import, &[("1", "day 1, 08:00–32:00")]);
    let import = json(&format!("\"timeslot_duration\":\"0:05:00\",{}", events.replace("Barn", "TBA")));
    assert_slots(&import, &[("1", "day 1, 08:00–09:00")]);
}

#[test]
fn a_long_session_beside_a_length_of_hours_is_reported_as_a_loss() {
    let json = |end: &str| {
        let json = serde_json::json!({
            "format": "programme/1", "id": "orchard", "title": "Orchard", "languages": ["en"],
            "days": [{ "number": 1, "date": "2026-09-04" }],
            "sessions": [
                { "id": "1", "title": "Fair", "slot": { "day": 1, "start": "09:00", "end": "130:00" } },
                { "id": "2", "title": "Owls", "slot": { "day": 1, "start": "10:00", "end": end } },
            ],
        });
        let programme = serde_json::from_value::<Draft>(json).unwrap().build().unwrap();
        let export = write_xml(&programme, &ScheduleOptions::default()).unwrap();
        let again = read_xml(&export.text, &ImportOptions::default()).unwrap();
        let losses = export.losses.iter().filter(|loss| loss.field == "slot/end").count();
        (losses, slot(&again.draft, "1"))
    };
    assert_eq!(json("10:30"), (0, "day 1, 09:00–130:00".to_owned()));
    assert_eq!(json("10:30:30").0, 1);
}

#[test]
fn a_length_without_a_start_is_the_planned_length() {
    let events = event("1", &[("duration", "0:40"), ("title", "Grafting")])
        + &event("2", &[("start", "soon"), ("duration", "0:40:00"), ("title", "Bees")])
        + &event("3", &[("duration", "a while"), ("title", "Cider")])
        + &event("4", &[("title", "Wasps")]);
    let import =
        xml("", &format!("<day index='1' date='2026-09-04'><room name='Barn'>{events}</room></day>"));
    let planned = |id: &str| session(&import.draft, id).planned_length.map(|length| length.to_string());
    assert_eq!((planned("1").as_deref(), planned("2").as_deref()), (Some("00:40"), Some("00:40")));
    assert_eq!((planned("3"), planned("4")), (None, None));
    assert!(import.draft.sessions.iter().all(|session| session.slot.is_none()));
    assert_eq!(session(&import.draft, "2").extensions.get("schedule/start"), Some("soon"));
    assert_eq!(session(&import.draft, "3").extensions.get("schedule/duration"), Some("a while"));
    assert_eq!(
        messages(&import, Code::TimeAdjusted),
        ["the start \"soon\" is invalid", "the duration \"a while\" is invalid"]
    );
    // A date without a time determines only the day.
    for (start, length) in [("", ""), ("soon", ""), ("", "0:40"), ("soon", "0:40")] {
        let fields = [("date", "2026-09-04"), ("start", start), ("duration", length), ("title", "Bees")];
        let day = format!(
            "<day index='1' date='2026-09-04'><room name='Barn'>{}</room></day>",
            event("1", &fields)
        );
        let import = xml("", &day);
        let bees = session(&import.draft, "1");
        let is_planned = !length.is_empty();
        assert_eq!(bees.slot, (!is_planned).then(|| Slot::day(1)), "{start} {length}");
        let planned = bees.planned_length.map(|length| length.to_string());
        assert_eq!(planned.as_deref(), is_planned.then_some("00:40"), "{start} {length}");
        assert_eq!(bees.extensions.get("schedule/date"), is_planned.then_some("2026-09-04"));
        let count = usize::from(is_planned) + usize::from(start == "soon");
        assert_eq!(messages(&import, Code::TimeAdjusted).len(), count);
    }
    let import = json(
        r#""days":[{"index":1,"date":"2026-09-04","rooms":{"Barn":[{"id":1,"start":null,"duration":40}]}}]"#,
    );
    assert_eq!(
        session(&import.draft, "1").planned_length.map(|length| length.to_string()).as_deref(),
        Some("00:40")
    );
}

#[test]
fn a_day_that_ends_when_it_starts_has_no_window() {
    for (end, finding) in [
        ("2026-09-04T09:00:00+02:00", "the day ends at the same time as it starts"),
        ("2026-09-04T08:00:00+02:00", "the day ends before it starts"),
        // The same instant with another offset.
        ("2026-09-04T07:00:00Z", "the day ends at the same time as it starts"),
    ] {
        let events =
            event("1", &[("date", "2026-09-04T14:00:00+02:00"), ("start", "14:00"), ("duration", "1:00")]);
        let day = format!(
            "<day index='1' date='2026-09-04' start='2026-09-04T09:00:00+02:00' end='{end}'><room name='Barn'>{events}</room></day>"
        );
        let import = xml("", &day);
        assert_eq!(import.draft.days[0].window, None);
        assert_eq!(import.findings.len(), 1);
        assert!(messages(&import, Code::TimeAdjusted)[0].starts_with(finding));
        assert_eq!(import.draft.days[0].extensions.get("schedule/end"), Some(end));
        let import = json(&format!(
            r#""days":[{{"index":1,"date":"2026-09-04","day_start":"2026-09-04T09:00:00+02:00","day_end":"{end}","rooms":{{}}}}]"#
        ));
        assert_eq!((import.draft.days[0].window, import.findings.len()), (None, 1));
    }
}

// ---- Identity ----

const GUID: &str = "0b5c6d1e-77aa-4d09-9c3f-5e1a2b3c4d5e";

/// Two events with the same guid, and with the given titles and people.
fn pair(titles: [&str; 2], people: [&str; 2]) -> String {
    let events = [0, 1].map(|at| {
        format!(
            "<event id='{}' guid='{GUID}'><start>{}:00</start><duration>1:00</duration><title>{}</title><persons>{}</persons></event>",
            at + 1,
            10 + at,
            titles[at],
            people[at]
        )
    });
    format!("<day index='1' date='2026-09-04'><room name='Barn'>{}</room></day>", events.concat())
}

#[test]
fn events_with_one_guid_are_only_linked_if_they_are_alike() {
    let (ada, bo) = ("<person id='1'>Ada Okoye</person>", "<person id='2'>Bo Bell</person>");
    let both = format!("{ada}{bo}");
    let reversed = format!("{bo}{ada}");
    for (titles, people, linked) in [
        (["Weirs", "Hedges"], [ada, bo], false),
        (["Weirs", "Hedges"], ["", ""], false),
        (["Weirs", "Hedges"], [both.as_str(), ada], false),
        (["Weirs", "Hedges"], [both.as_str(), reversed.as_str()], true),
        (["Weirs", " weirs "], [ada, bo], true),
        (["Weirs", "Weirs"], ["", ""], true),
        (["Weirs", ""], [ada, ""], true),
        (["", "Weirs"], ["", bo], true),
    ] {
        let import = xml("", &pair(titles, people));
        let repeats = session(&import.draft, "2").repeats.as_ref().map(ToString::to_string);
        assert_eq!(repeats.as_deref(), linked.then_some("1"), "{titles:?} {people:?}");
        let found = messages(&import, Code::StatementsDisagree);
        assert_eq!(found.len(), usize::from(!linked), "{titles:?} {people:?}");
        assert!(found.iter().all(|found| found.contains("has the guid of the session \"1\"")), "{found:?}");
        for id in ["1", "2"] {
            assert_eq!(session(&import.draft, id).external_ids.get("guid"), Some(GUID));
        }
        // Foreign schedules contain the guid of both events, and are read in the same way.
        let programme = import.draft.clone().build().unwrap();
        let options = ScheduleOptions::default().with_foreign(true);
        let xml = write_xml(&programme, &options).unwrap();
        let json = write_json(&programme, &options).unwrap();
        let again = [
            read_xml(&xml.text, &ImportOptions::default()),
            read_json(&json.text, &ImportOptions::default()),
        ];
        for (again, losses) in again.into_iter().zip([xml.losses, json.losses]) {
            let again = again.unwrap().draft;
            assert_eq!(session(&again, "2").repeats.as_ref().map(ToString::to_string), repeats);
            assert!(losses.iter().all(|loss| loss.field != "repeats"), "{losses:?}");
        }
    }
    // The third event is like the second one.
    let three = pair(["Weirs", "Hedges"], [ada, bo]).replace(
        "</room>",
        &format!("<event id='3' guid='{GUID}'><start>12:00</start><title>HEDGES</title></event></room>"),
    );
    let import = xml("", &three);
    assert_eq!(session(&import.draft, "3").repeats.as_ref().unwrap(), "2");
}

#[test]
fn names_with_one_id_may_differ_in_spaces_and_case() {
    let events = |one: &str, two: &str| {
        let event = |id: &str, person: &str| {
            event(id, &[("start", "10:00"), ("duration", "1:00"), ("title", id), ("persons", person)])
        };
        format!(
            "<day index='1' date='2026-09-04'><room name='Barn'>{}</room><room name='Loft'>{}</room></day>",
            event("1", one),
            event("2", two)
        )
    };
    for (two, kept) in [
        ("<person id='7'>Ada  Okoye</person>", Some("Ada  Okoye")),
        ("<person id='7'>\n Ada Okoye\n</person>", Some("\n Ada Okoye\n")),
        ("<person id='7'>ADA OKOYE</person>", Some("ADA OKOYE")),
        ("<person id='7'>Ada Okoye</person>", None),
        // A mention without a name is identified only by its id.
        ("<person id='7'/>", None),
    ] {
        let import = xml("", &events("<person id='7'>Ada Okoye</person>", two));
        let names: Vec<_> = import.draft.people.iter().map(|person| person.name.first()).collect();
        assert_eq!(names, ["Ada Okoye"], "{two}");
        assert_eq!(import.draft.people[0].id, "7");
        assert_eq!(session(&import.draft, "2").participations[0].extensions.get("schedule/name"), kept);
        assert!(messages(&import, Code::PersonDivided).is_empty());
        let programme = import.draft.clone().build().unwrap();
        let export = write_xml(&programme, &ScheduleOptions::default().with_foreign(true)).unwrap();
        let again = read_xml(&export.text, &ImportOptions::default()).unwrap().draft;
        assert_eq!(again.people.len(), 1, "{}", export.text);
    }
    // A mention can lack one of the identifiers.
    for (one, two) in [
        (
            "<person id='7' guid='0b1c6f3e-7f4b-4c1b-9d62-0d9a4c1e5f70'>Ada Okoye</person>",
            "<person id='7'>ada okoye </person>",
        ),
        (
            "<person id='7'>Ada Okoye</person>",
            "<person id='7' guid='0b1c6f3e-7f4b-4c1b-9d62-0d9a4c1e5f70'>Ada Okoye</person>",
        ),
        ("<person id='7' code='ADA'>Ada Okoye</person>", "<person code='ADA'>Ada Okoye</person>"),
    ] {
        let import = xml("", &events(one, two));
        assert_eq!(import.draft.people.len(), 1, "{one} {two}");
        assert!(messages(&import, Code::PersonDivided).is_empty());
    }
    let guid = |guid: &str| {
        format!("<person id='7' guid='0b1c6f3e-7f4b-4c1b-9d62-0d9a4c1e5f7{guid}'>Ada Okoye</person>")
    };
    assert_eq!(xml("", &events(&guid("0"), &guid("1"))).draft.people.len(), 2);
    let import = xml("", &events("<person id='7'>Ada Okoye</person>", "<person id='7'>Bo Bell</person>"));
    assert_eq!((import.draft.people.len(), messages(&import, Code::PersonDivided).len()), (2, 1));
    let import = json(
        r#""days":[{"index":1,"date":"2026-09-04","rooms":{"Barn":[{"id":1,"start":"10:00","duration":"1:00","persons":[{"id":7,"name":"Ada Okoye"}]},
        {"id":2,"start":"10:00","duration":"1:00","persons":[{"id":7,"name":" ada okoye"}]}]}}]"#,
    );
    assert_eq!(import.draft.people.len(), 1);
}

#[test]
fn names_with_one_id_may_differ_in_the_form_of_their_letters() {
    for (one, two) in [
        ("ΝΊΚΟΣ", "Νίκος"),
        ("İpek", "ipek"),
        ("YAĞIZ", "Yağız"),
        ("Groß", "GROSS"),
        #[cfg(feature = "unicode")]
        ("Chloé", "Chloe\u{301}"),
    ] {
        let event = |id: &str, name: &str| {
            let person = format!("<person id='7'>{name}</person>");
            event(id, &[("start", "10:00"), ("duration", "1:00"), ("persons", &person)])
        };
        let days = format!(
            "<day index='1' date='2026-09-04'><room name='Barn'>{}</room><room name='Loft'>{}</room></day>",
            event("1", one),
            event("2", two)
        );
        let import = xml("", &days);
        assert_eq!(import.draft.people.len(), 1, "{one} {two}");
        assert!(messages(&import, Code::PersonDivided).is_empty());
    }
}

// ---- Rooms ----

/// Reads a day with one event in each of the given lists. The second text is the room that the
/// event itself specifies.
fn listed(lists: &[(&str, &str)]) -> Import {
    let list = |(at, (list, room)): (usize, &(&str, &str))| {
        let start = format!("{:02}:00", 9 + at);
        let event = event(&(at + 1).to_string(), &[("start", &start), ("duration", "2:00"), ("room", room)]);
        format!("<room name='{list}'>{event}</room>")
    };
    let lists: String = lists.iter().enumerate().map(list).collect();
    xml("", &format!("<day index='1' date='2026-09-04'>{lists}</day>"))
}

/// Returns the names of the rooms.
fn rooms(import: &Import) -> Vec<String> {
    let rooms = import.draft.venues.iter().flat_map(|venue| &venue.rooms);
    rooms.map(|room| room.name.first().to_owned()).collect()
}

/// Returns the place of a session as a text.
fn place(import: &Import, id: &str) -> String {
    match &session(&import.draft, id).place {
        Some(Place::Rooms(rooms)) => rooms.iter().map(ToString::to_string).collect::<Vec<_>>().join(" "),
        other => format!("{other:?}"),
    }
}

#[test]
fn names_of_rooms_may_differ_in_spaces_and_case() {
    let import = listed(&[("Barn 1", "barn  1"), ("BARN 1", "Barn 1")]);
    assert_eq!(rooms(&import), ["Barn 1"]);
    assert!(import.findings.iter().all(|finding| finding.code() != Code::StatementsDisagree));
    let report = import.draft.build().unwrap().review(&Profile::default());
    assert_eq!(report.iter().filter(|finding| finding.code() == Code::RoomDoubleBooked).count(), 1);
    // Rooms with different identifiers are different rooms.
    let import = json(
        r#""rooms":[{"name":"Barn","guid":"0b0a0000-0000-4000-8000-000000000001"},{"name":"BARN","guid":"0b0a0000-0000-4000-8000-000000000002"}],
        "days":[{"index":1,"date":"2026-09-04","rooms":{"BARN":[{"id":1,"start":"10:00","duration":"1:00"}]}}]"#,
    );
    assert_eq!(rooms(&import), ["Barn", "BARN"]);
    assert_eq!(place(&import, "1"), "barn~2");
}

#[test]
fn several_rooms_can_be_written_in_many_ways() {
    for list in [
        "Barn, Loft",
        "barn/LOFT",
        "Barn &amp; Loft",
        "Barn;Loft",
        "Barn + Loft",
        "Barn  and  Loft",
        "Barn, Loft, barn",
    ] {
        let import = listed(&[("Barn", ""), ("Loft", ""), (list, "")]);
        assert_eq!(
            (rooms(&import), place(&import, "3")),
            (vec!["Barn".into(), "Loft".into()], "barn loft".into()),
            "{list}"
        );
    }
    let import = listed(&[("Barn", ""), ("Barn &amp; Loft", "")]);
    assert_eq!(rooms(&import), ["Barn", "Barn & Loft"]);
    // A room with such a name cannot be written beside its parts.
    let json = serde_json::json!({
        "format": "programme/1", "id": "orchard", "title": "Orchard", "languages": ["en"],
        "days": [{ "number": 1, "date": "2026-09-04" }],
        "venues": [{ "id": "farm", "name": "Farm", "rooms": [
            { "id": "barn", "name": "Barn" }, { "id": "loft", "name": "Loft" }, { "id": "both", "name": "Barn / Loft" }
        ] }],
        "sessions": [{ "id": "1", "title": "Bees", "slot": { "day": 1, "start": "09:00", "end": "10:00" }, "place": ["both"] }],
    });
    let programme = serde_json::from_value::<Draft>(json).unwrap().build().unwrap();
    let export = write_xml(&programme, &ScheduleOptions::default()).unwrap();
    assert!(export.losses.iter().any(|loss| loss.field == "place"), "{:?}", export.losses);
}

#[test]
fn a_list_whose_name_is_no_room_yields_to_the_room_of_the_event() {
    let import = listed(&[("TBA", "Barn"), ("to be announced", "TBA"), ("tbd", "")]);
    assert_eq!(place(&import, "1"), "barn");
    assert_eq!(session(&import.draft, "1").extensions.get("schedule/list"), Some("TBA"));
    assert_eq!(
        messages(&import, Code::StatementsDisagree),
        [
            "the list \"TBA\" names no room: the rooms of the events were used",
            "the event is listed in the room \"to be announced\" but specifies the room \"TBA\": the list was used",
        ]
    );
    for id in ["2", "3"] {
        assert_eq!(session(&import.draft, id).place, Some(Place::ToBeAnnounced));
    }
}

#[test]
fn online_sessions_take_place_in_no_room() {
    let import = listed(&[("Online", "Online"), ("Online", ""), ("Zoom", "zoom"), ("Barn", "Barn")]);
    assert_eq!(rooms(&import), ["Barn"]);
    for (id, name) in [("1", None), ("2", None), ("3", Some("zoom"))] {
        let session = session(&import.draft, id);
        assert_eq!((&session.place, session.mode), (&None, Some(AttendanceMode::Online)), "{id}");
        assert_eq!(session.extensions.get("schedule/room"), name);
    }
    let programme = import.draft.clone().build().unwrap();
    let report = programme.review(&Profile::default());
    assert!(report.iter().all(|finding| finding.code() != Code::RoomDoubleBooked), "{report}");
    for foreign in [false, true] {
        let options = ScheduleOptions::default().with_foreign(foreign);
        let export = write_xml(&programme, &options).unwrap();
        assert!(export.losses.iter().all(|loss| loss.field != "mode"), "{:?}", export.losses);
        let again = read_xml(&export.text, &ImportOptions::default()).unwrap();
        assert_eq!(session(&again.draft, "3").mode, Some(AttendanceMode::Online));
        assert_eq!(session(&again.draft, "3").place, None);
    }
    // The details of such a room are kept.
    let import = json(
        r#""rooms":[{"name":"Zoom","capacity":500}],
        "days":[{"index":1,"date":"2026-09-04","rooms":{"Zoom":[{"id":1,"start":"10:00","duration":"1:00"}]}}]"#,
    );
    assert_eq!(session(&import.draft, "1").mode, Some(AttendanceMode::Online));
    assert_eq!(import.draft.extensions.get("schedule/rooms.Zoom"), Some("{\"capacity\":\"500\"}"));
    assert!(messages(&import, Code::SetAside)[0].contains("schedule/rooms.Zoom"));
}

#[test]
fn a_list_whose_events_are_in_several_rooms_is_a_grouping() {
    let events = |rooms: &[&str]| -> String {
        let event = |(at, room): (usize, &&str)| {
            event(
                &(at + 1).to_string(),
                &[
                    ("start", &format!("{:02}:00", 9 + at)),
                    ("duration", "1:00"),
                    ("room", *room),
                    ("title", "Grafting"),
                ],
            )
        };
        rooms.iter().enumerate().map(event).collect()
    };
    let day = |rooms: &[&str]| {
        format!("<day index='1' date='2026-09-04'><room name='Garden track'>{}</room></day>", events(rooms))
    };
    let import = xml("", &day(&["Shed", "Barn", "Loft", "Shed"]));
    assert_eq!(rooms(&import), ["Shed", "Barn", "Loft"]);
    assert_eq!((place(&import, "2"), place(&import, "4")), ("barn".into(), "shed".into()));
    assert_eq!(session(&import.draft, "2").extensions.get("schedule/list"), Some("Garden track"));
    let found = messages(&import, Code::StatementsDisagree);
    assert_eq!(
        found,
        ["the list \"Garden track\" contains events of several rooms: the rooms of the events were used"]
    );
    // One event in five does not specify another room.
    let import = xml("", &day(&["Shed", "Barn", "Loft", "Shed", ""]));
    assert_eq!(rooms(&import), ["Garden track", "Shed", "Barn", "Loft"]);
    assert_eq!(place(&import, "5"), "garden-track");
    // Events that specify no room do not confirm that the list is a room, unless most are such.
    let import = xml("", &day(&["Shed", "Barn", ""]));
    assert_eq!((place(&import, "1"), place(&import, "2")), ("shed".into(), "barn".into()));
    assert_eq!(place(&import, "3"), "garden-track");
    let import = xml("", &day(&["Shed", "Barn", "", "", ""]));
    assert_eq!(rooms(&import), ["Garden track"]);
    // The list holds if only some of its events specify other rooms, or if all specify the same.
    for list in [
        ["Garden track", "Barn", "Garden track", "Shed"],
        ["Barn", "Barn", "Barn", "Barn"],
        ["Barn", "", "", ""],
    ] {
        let import = xml("", &day(&list));
        assert_eq!(rooms(&import), ["Garden track"], "{list:?}");
        assert_eq!(place(&import, "2"), "garden-track");
        assert!(messages(&import, Code::StatementsDisagree)[0].ends_with("the list was used"));
    }
    let import = json(
        r#""days":[{"index":1,"date":"2026-09-04","rooms":{"Garden track":[{"id":1,"start":"09:00","duration":"1:00","room":"Shed"},
        {"id":2,"start":"09:00","duration":"1:00","room":"Barn"}]}}]"#,
    );
    assert_eq!(rooms(&import), ["Shed", "Barn"]);
    // A list with details is kept as a room.
    let import = xml("", &day(&["Shed", "Barn"]).replace("<room name", "<room capacity='40' name"));
    assert_eq!(rooms(&import), ["Garden track", "Shed", "Barn"]);
}

#[test]
fn rooms_that_would_be_read_as_a_grouping_are_reported_as_losses() {
    let json = serde_json::json!({
        "format": "programme/1", "id": "orchard", "title": "Orchard", "languages": ["en"],
        "days": [{ "number": 1, "date": "2026-09-04" }],
        "venues": [{ "id": "farm", "name": "Farm", "rooms": [{ "id": "barn", "name": "Barn" }] }],
        "sessions": [
            { "id": "1", "title": "Bees", "slot": { "day": 1, "start": "09:00", "end": "10:00" }, "place": ["barn"], "extensions": { "schedule/room": "Shed" } },
            { "id": "2", "title": "Owls", "slot": { "day": 1, "start": "10:00", "end": "11:00" }, "place": ["barn"], "extensions": { "schedule/room": "Loft" } },
        ],
    });
    let draft: Draft = serde_json::from_value(json).unwrap();
    let export = write_xml(&draft.build().unwrap(), &ScheduleOptions::default().with_foreign(true)).unwrap();
    for field in ["place", "extensions/schedule~1room"] {
        assert_eq!(export.losses.iter().filter(|loss| loss.field == field).count(), 2, "{:?}", export.losses);
    }
}

// ---- People and links ----

#[test]
fn people_described_outside_of_events_have_their_biographies() {
    let day = format!(
        "<day index='1' date='2026-09-04'><room name='Barn'>{}{}</room></day>",
        event(
            "1",
            &[("start", "10:00"), ("duration", "1:00"), ("persons", "<person id='7'>Ada Okoye</person>")]
        ),
        event("2", &[("start", "11:00"), ("duration", "1:00"), ("persons", "<person id='8'/>")]),
    );
    let person = |draft: &Draft, id: &str| -> Person {
        draft.people.iter().find(|person| person.id == id).unwrap_or_else(|| panic!("no person {id}")).clone()
    };
    let described = "<persons><person id='7'><name>Ada Okoye</name><biography>She grafts apples.</biography><shoe>38</shoe></person>\
        <person id='8'><name>Bo Bell</name><biography>He keeps bees.</biography></person>\
        <person id='8'><name>Bo Bell</name><url>https://example.org/bo</url></person></persons>";
    for (conference, days) in [
        ("", format!("{day}{described}")),
        (described, day.clone()),
        (
            "",
            format!(
                "{}{day}",
                described
                    .replace("persons>", "speakers>")
                    .replace("person>", "speaker>")
                    .replace("<person ", "<speaker ")
            ),
        ),
    ] {
        let import = xml(conference, &days);
        assert_eq!(import.draft.people.len(), 2);
        let (ada, bo) = (person(&import.draft, "7"), person(&import.draft, "8"));
        assert_eq!((ada.biography.len(), bo.biography.len()), (1, 1));
        assert_eq!((bo.name.first(), bo.links.len()), ("Bo Bell", 1));
        assert_eq!(ada.extensions.get("schedule/shoe"), Some("38"));
        assert_eq!(session(&import.draft, "2").participations[0].person.as_ref().unwrap(), "8");
        let mut extensions = import.draft.extensions.iter();
        assert!(extensions.all(|(key, _)| !key.contains("person") && !key.contains("speaker")));
    }
    let import = json(
        r#""persons":[{"id":7,"name":"Ada Okoye","biography":"She grafts apples.","shoe":38}],
        "days":[{"index":1,"date":"2026-09-04","rooms":{"Barn":[{"id":1,"start":"10:00","duration":"1:00","persons":[{"id":7,"name":"Ada Okoye"}]}]}}]"#,
    );
    let ada = person(&import.draft, "7");
    assert_eq!((ada.biography.len(), ada.extensions.get("schedule/shoe")), (1, Some("38")));
}

#[test]
fn descriptions_of_people_can_be_a_map_and_can_lack_an_id() {
    let days = r#""days":[{"index":1,"date":"2026-09-04","rooms":{"Barn":[{"id":1,"start":"10:00","duration":"1:00","persons":[{"id":7,"name":"Ada Okoye"}]}]}}]"#;
    let described = |draft: &Draft| -> Vec<(String, String, usize)> {
        let people = draft.people.iter();
        people.map(|one| (one.id.to_string(), one.name.first().to_owned(), one.biography.len())).collect()
    };
    let ada = ("7".to_owned(), "Ada Okoye".to_owned(), 1);
    let map = r#"{"7":{"name":"Ada Okoye","biography":"She grafts apples."},"9":"Bo Bell"}"#;
    for list in ["persons", "speakers"] {
        let import = json(&format!("\"{list}\":{map},{days}"));
        assert_eq!(described(&import.draft), [ada.clone(), ("9".into(), "Bo Bell".into(), 0)]);
    }
    let single = r#""persons":{"id":7,"name":"Ada Okoye","biography":"She grafts apples."}"#;
    assert_eq!(described(&json(&format!("{single},{days}")).draft), std::slice::from_ref(&ada));
    // Any other value is kept.
    for (value, kept) in [
        (r#"{"href":"/people","count":7}"#, "{\"href\":\"/people\",\"count\":7}"),
        (r#"[{"biography":"She grafts."}]"#, "{\"biography\":\"She grafts.\"}"),
    ] {
        let import = json(&format!("\"persons\":{value},{days}"));
        assert_eq!(import.draft.people.len(), 1);
        assert_eq!(import.draft.extensions.get("schedule/persons"), Some(kept));
        assert!(messages(&import, Code::SetAside)[0].contains("schedule/persons"));
    }
    // The first mention of a person has only a guid.
    let event = event(
        "1",
        &[
            ("start", "10:00"),
            ("duration", "1:00"),
            ("persons", "<person id='7' guid='ada-1'>Ada Okoye</person>"),
        ],
    );
    let people = "<persons><person guid='ada-1'><name>Ada Okoye</name><biography>She grafts apples.</biography></person>\
        <person><biography>Nobody.</biography></person></persons>";
    let import =
        xml("", &format!("{people}<day index='1' date='2026-09-04'><room name='Barn'>{event}</room></day>"));
    assert_eq!(described(&import.draft), [ada]);
    assert!(messages(&import, Code::IdChanged).is_empty());
    assert_eq!(messages(&import, Code::NotImported), ["a person with neither a name nor an id was left out"]);
}

#[test]
fn links_with_elements_have_titles_and_relations() {
    let links = "<links>\
        <link href='https://example.org/a'>\n<!-- the talk -->\n<title>Notes</title><type>related</type><size>9</size></link>\
        <link><url>https://example.org/b</url><title>More</title></link>\
        <link href='https://example.org/c' type='paper'>A <b>bold</b> title</link>\
        <link>https://example.org/d</link></links>\
        <attachments><attachment href='https://example.org/e'><title>Slides</title><type>slides</type></attachment></attachments>";
    let events = format!(
        "<event id='1'><start>10:00</start><duration>1:00</duration><title>Bees</title>{links}</event>"
    );
    let import =
        xml("", &format!("<day index='1' date='2026-09-04'><room name='Barn'>{events}</room></day>"));
    let bees = session(&import.draft, "1");
    let shown = |link: &programme::draft::Link| {
        let title = link.title.as_ref().map_or("", |title| title.first()).to_owned();
        (link.url.to_string(), title, link.relation.clone().unwrap_or_default())
    };
    let link = |url: &str, title: &str, relation: &str| {
        (format!("https://example.org/{url}"), title.to_owned(), relation.to_owned())
    };
    assert_eq!(
        bees.links.iter().map(shown).collect::<Vec<_>>(),
        [
            link("a", "Notes", "related"),
            link("b", "More", ""),
            link("c", "A <b>bold</b> title", "paper"),
            link("d", "", "")
        ]
    );
    assert_eq!(bees.attachments.iter().map(shown).collect::<Vec<_>>(), [link("e", "Slides", "slides")]);
    assert_eq!(bees.extensions.get("schedule/links.0.size"), Some("9"));
}

#[test]
fn white_space_in_addresses_is_percent_encoded() {
    let address = |text: &str| {
        let events =
            event("1", &[("start", "10:00"), ("duration", "1:00"), ("title", "Bees"), ("url", text)]);
        let import =
            xml("", &format!("<day index='1' date='2026-09-04'><room name='Barn'>{events}</room></day>"));
        let bees = session(&import.draft, "1").clone();
        let kept = bees.extensions.get("schedule/page").map(str::to_owned);
        assert_eq!(kept.is_some(), bees.links.is_empty(), "{text}");
        assert_eq!(
            import.findings.len(),
            usize::from(
                kept.as_deref().unwrap_or(text) == text && !bees.links.iter().any(|link| link.url == *text)
            ),
            "{text}"
        );
        bees.links.first().map(|link| link.url.to_string())
    };
    for (text, url) in [
        ("https://example.org/my slides.pdf", Some("https://example.org/my%20slides.pdf")),
        (" https://example.org/a\u{a0}b ", Some("https://example.org/a%C2%A0b")),
        ("/system/attachments/my slides.pdf", Some("/system/attachments/my%20slides.pdf")),
        ("https://example.org/a%20b", Some("https://example.org/a%20b")),
        ("see our site", None),
        ("https://example.org/a https://example.org/b", None),
    ] {
        assert_eq!(address(text).as_deref(), url, "{text}");
    }
    let import = json(
        r#""days":[{"index":1,"date":"2026-09-04","rooms":{"Barn":[{"id":1,"start":"10:00","duration":"1:00","logo":"https://example.org/a b.png",
        "links":[{"url":"https://example.org/a b","title":"Notes"}],"persons":[{"id":7,"name":"Ada","avatar":"https://example.org/a d.png"}]}]}}]"#,
    );
    let bees = session(&import.draft, "1");
    assert_eq!(bees.image.as_ref().unwrap(), "https://example.org/a%20b.png");
    assert_eq!(bees.links[0].url, "https://example.org/a%20b");
    assert_eq!(import.draft.people[0].image.as_ref().unwrap(), "https://example.org/a%20d.png");
    assert_eq!(import.findings.len(), 1, "one finding reports all addresses");
}

// ---- Exports of submissions ----

fn submissions(source: &str) -> Import {
    checked(read_json(source, &ImportOptions::default()).unwrap())
}

#[test]
fn each_slot_of_a_submission_is_a_session() {
    let import = submissions(
        r#"{"schedule":{
        "2026-09-05":{"600":{"3":{"code":"OWL","title":{"en":"Owls","de":"Eulen"},"speakers":["ADA"],"submission_type":{"id":4,"name":{"en":"Walk","de":"Spaziergang"}},
            "track":{"id":2,"name":{"en":"Birds"}},"duration":60,"abstract":"At night.","slots":[
            {"id":11,"room":{"id":3,"name":{"en":"Barn","de":"Barn"}},"start":"2026-09-05T10:00:00+02:00","end":"2026-09-05T11:00:00+02:00"},
            {"id":12,"room":4,"start":"2026-09-06T01:30:00+02:00","end":"2026-09-06T02:30:00+02:00"}]}}},
        "2026-09-04":{"540":{"3":{"code":"BEE","title":"Bees","submission_type":4,"content_locale":"de","state":"confirmed","duration":45,"slots":[
            {"room":{"name":"Barn"},"start":"2026-09-04T09:00:00+02:00","end":"2026-09-04T09:45:00+02:00"}]}},
            "660":{"3":{"code":"ANT","title":"Ants","duration":30,"slots":[]}},
            "90":{"4":{"code":"BAT","title":"Bats","slot":{"start":"2026-09-05T01:30:00+02:00","end":"2026-09-05T02:00:00+02:00"}}}},
        "2026-09-06":{"90":{"4":{"code":"OWL","title":"Owls","slots":[
            {"id":11,"room":{"id":3,"name":{"en":"Barn","de":"Barn"}},"start":"2026-09-05T10:00:00+02:00","end":"2026-09-05T11:00:00+02:00"},
            {"id":12,"room":4,"start":"2026-09-06T01:30:00+02:00","end":"2026-09-06T02:30:00+02:00"}]}}}},
        "rooms":[{"id":3,"name":{"en":"Barn","de":"Barn"}},{"id":4,"name":{"en":"Loft","de":"Loft"}}],
        "speakers":[{"code":"ADA","name":"Ada Okoye","avatar_url":"https://example.org/ada.jpg","biography":"She grafts apples."}],
        "extra":{"2026-09-04":{"720":{"id":"lunch","title":{"en":"Lunch","de":"Mittagessen"}}}}}"#,
    );
    let draft = &import.draft;
    let days: Vec<_> = draft.days.iter().map(|day| (day.number, day.date.unwrap().to_string())).collect();
    assert_eq!(days, [(1, "2026-09-04".into()), (2, "2026-09-05".into()), (3, "2026-09-06".into())]);
    assert_eq!(draft.title.first(), "Schedule");
    let text = |text: Option<&programme::Text>| serde_json::to_value(text).unwrap();
    let owls: Vec<&Session> =
        draft.sessions.iter().filter(|session| session.external_ids.get("code") == Some("OWL")).collect();
    assert_eq!(owls.len(), 2, "a submission that is listed twice has only its two slots");
    let [first, second] = owls[..] else { panic!() };
    assert_eq!(second.repeats.as_ref(), Some(&first.id));
    assert_eq!(
        [first.slot, second.slot].map(|slot| slot.unwrap().to_string()),
        ["day 2, 10:00–11:00", "day 3, 01:30–02:30"]
    );
    assert_eq!(
        [&first.place, &second.place].map(Option::as_ref),
        [Some(&Place::room("barn")), Some(&Place::room("loft"))]
    );
    for owl in [first, second] {
        assert_eq!(text(owl.title.as_ref()), serde_json::json!({ "en": "Owls", "de": "Eulen" }));
        assert_eq!(text(owl.kind_label.as_ref()), serde_json::json!({ "en": "Walk", "de": "Spaziergang" }));
    }
    assert_eq!(draft.tracks.len(), 1);
    let ada = &draft.people[0];
    assert_eq!((draft.people.len(), ada.name.first()), (1, "Ada Okoye"));
    assert_eq!(ada.image.as_ref().unwrap(), "https://example.org/ada.jpg");
    let programme = draft.clone().build().unwrap();
    let second = programme.session(second.id.as_str()).unwrap();
    assert_eq!(second.participations().count(), 1, "the second slot has the same people");
    let find = |code: &str| {
        draft.sessions.iter().find(|session| session.external_ids.get("code") == Some(code)).unwrap()
    };
    let bees = find("BEE");
    assert_eq!(bees.slot.unwrap().to_string(), "day 1, 09:00–09:45");
    assert_eq!((&bees.kind_label, bees.extensions.get("schedule/submission_type")), (&None, Some("4")));
    let ants = find("ANT");
    assert_eq!(ants.slot.unwrap().to_string(), "day 1, 11:00–11:30", "the listing shows the time");
    assert_eq!(ants.place, Some(Place::room("barn")), "the listing shows the room");
    let bats = find("BAT");
    assert_eq!(bats.slot.unwrap().to_string(), "day 1, 25:30–26:00");
    assert_eq!(bats.place, Some(Place::room("loft")), "the listing shows the room");
    let lunch = draft.session("lunch").unwrap();
    assert_eq!(text(lunch.title.as_ref()), serde_json::json!({ "en": "Lunch", "de": "Mittagessen" }));
    let languages: Vec<_> = draft.languages.iter().map(|language| language.tag.to_string()).collect();
    assert_eq!(languages, ["de", "en"]);
}

#[test]
fn the_listing_of_a_submission_shows_its_time_and_room() {
    for (submission, expected) in [
        (r#""title":"x""#, "day 1, from 09:00"),
        (r#""title":"x","slot":null"#, "day 1, from 09:00"),
        (r#""title":"x","slot":{"start":null,"end":"2026-03-02T10:00:00"}"#, "day 1, 09:00–10:00"),
        (r#""title":"x","slot":{"start":"2026-03-02T09:30:00"}"#, "day 1, from 09:30"),
    ] {
        let source = |rooms: &str| {
            format!(r#"{{"schedule":{{"2026-03-02":{{"540":{{"3":{{"code":"A",{submission}}}}}}}}}{rooms}}}"#)
        };
        let import = submissions(&source(r#","rooms":[{"id":3,"name":"Barn"}]"#));
        let weirs = &import.draft.sessions[0];
        assert_eq!(
            (weirs.slot.unwrap().to_string().as_str(), &weirs.place),
            (expected, &Some(Place::room("barn")))
        );
        assert_eq!(weirs.extensions.get("schedule/slot.room"), None);
        // A room that is not in the list of rooms is kept.
        for rooms in ["", r#","rooms":[{"id":4,"name":"Loft"}]"#] {
            let import = submissions(&source(rooms));
            let weirs = &import.draft.sessions[0];
            assert_eq!((weirs.slot.unwrap().to_string().as_str(), &weirs.place), (expected, &None));
            assert_eq!(weirs.extensions.get("schedule/slot.room"), Some("3"));
            let found = messages(&import, Code::SetAside);
            assert!(found.iter().any(|message| message.contains("schedule/slot.room")), "{found:?}");
        }
    }
    let import = submissions(r#"{"schedule":{"2026-03-02":{"soon":{"3":{"code":"A","title":"x"}}}}}"#);
    let found = messages(&import, Code::TimeAdjusted);
    assert!(found.iter().any(|message| message.contains("\"soon\"")), "{found:?}");
}

#[test]
fn only_attributes_that_describe_the_document_are_skipped() {
    let import = xml(
        "",
        r#"<day index="1" date="2026-09-04"><room name="Barn"><event id="1" xmlid="a" xml:lang="en" xsi:type="b" xmlns="c" xmlns:d="e"><title>Bees</title></event></room></day>"#,
    );
    let kept: Vec<_> = session(&import.draft, "1").extensions.iter().collect();
    assert_eq!(kept, [("schedule/@xmlid", "a")]);
}

#[test]
fn many_slots_do_not_multiply_long_texts() {
    let slots: Vec<String> = (0..2000).map(|_| "{}".to_owned()).collect();
    let long = "x".repeat(200_000);
    let source = format!(
        r#"{{"schedule":{{"2026-09-04":{{"540":{{"3":{{"code":"BEE","title":"{long}","abstract":"{long}","slots":[{}{}]}}}}}}}}}}"#,
        r#"{"id":0},"#,
        slots
            .iter()
            .enumerate()
            .map(|(at, _)| format!(
                r#"{{"id":{at},"start":"2026-09-04T{:02}:{:02}:00"}}"#,
                at / 60 % 24,
                at % 60
            ))
            .collect::<Vec<_>>()
            .join(",")
    );
    let draft = submissions(&source).draft;
    assert!(draft.sessions.len() > 1000, "{}", draft.sessions.len());
    assert!(serde_json::to_string(&draft).unwrap().len() < 2_000_000);
}
