//! Tables of calendar properties, with the draft that each must give, and of values, with the lines
//! that must be written for each.

use programme::interchange::icalendar::{self, CalendarOptions};
use programme::interchange::{Export, Import, ImportOptions};
use programme::{Draft, Programme};
use serde_json::{Value, json};

fn read(calendar: &str) -> Import {
    let source = format!("BEGIN:VCALENDAR\nVERSION:2.0\nNAME:C\n{calendar}\nEND:VCALENDAR\n");
    let import =
        icalendar::read(&source, &ImportOptions::default().with_language("en".parse().unwrap())).unwrap();
    assert!(import.draft.clone().build().is_ok(), "{source}");
    import
}

fn json(import: &Import) -> Value {
    serde_json::to_value(&import.draft).unwrap()
}

/// Reads a calendar with one event in a calendar with more lines.
fn read_event(calendar: &str, lines: &str) -> (Value, Vec<String>) {
    let import = read(&format!("{calendar}\nBEGIN:VEVENT\nUID:a\nSUMMARY:T\n{lines}\nEND:VEVENT"));
    let messages = import.findings.iter().map(|finding| format!("{}: {}", finding.code(), finding.message()));
    let messages = messages.filter(|message| !message.starts_with("id-changed: the programme")).collect();
    (json(&import), messages)
}

#[test]
fn starts_and_ends_are_read_in_every_form() {
    let zurich = "X-WR-TIMEZONE:Europe/Zurich";
    let set_aside =
        |name: &str| format!("set-aside: {name} does not fit any field: it was kept as icalendar/{name}");
    let adjusted = |text: &str| format!("time-adjusted: {text}");
    let none: Vec<String> = Vec::new();
    let rows: Vec<(&str, &str, Value, Vec<String>)> = vec![
        (zurich, "DTSTART:20260302T100000\nDTEND:20260302T113000", json!({ "day": 1, "start": "10:00", "end": "11:30" }), none.clone()),
        (zurich, "DTSTART:20260302T100000Z\nDTEND:20260302T113000Z", json!({ "day": 1, "start": "11:00", "end": "12:30" }), none.clone()),
        (zurich, "DTSTART:20260302T100000\nDURATION:PT1H30M15S", json!({ "day": 1, "start": "10:00", "end": "11:30:15" }), none.clone()),
        (zurich, "DTSTART:20260302T100000\nDURATION:P1W", json!({ "day": 1, "start": "10:00", "end": "178:00" }), none.clone()),
        (zurich, "DTSTART:20260302T100000\nDURATION:P1DT1M", json!({ "day": 1, "start": "10:00", "end": "34:01" }), none.clone()),
        (zurich, "DTSTART:20260302T100000\nDTEND:20260302T100000", json!({ "day": 1, "start": "10:00", "end": "10:00" }), none.clone()),
        (zurich, "DTSTART:20260302T100000\nDURATION:P9DT14H", json!({ "day": 1, "start": "10:00", "end": "240:00" }), none.clone()),
        (
            zurich,
            "DTSTART:20260302T100000\nDURATION:P9DT15H",
            json!({ "day": 1, "start": "10:00" }),
            vec![adjusted("the end is too late for a slot and was not imported")],
        ),
        (
            zurich,
            "DTSTART:20260302T000000\nDURATION:P10DT1S",
            json!({ "day": 1, "start": "00:00" }),
            vec![adjusted("the event ends at 2026-03-12 00:00:01, more than 240 hours after its start")],
        ),
        (
            zurich,
            "DTSTART:20260302T100000\nDTEND:20260302T095959",
            json!({ "day": 1, "start": "10:00" }),
            vec![adjusted("the event ends at 2026-03-02 09:59:59, before it starts at 2026-03-02 10:00:00")],
        ),
        (
            zurich,
            "DTSTART:20260302T100000\nDURATION:-P1D",
            json!({ "day": 1, "start": "10:00" }),
            vec![adjusted("the event ends at 2026-03-01 10:00:00, before it starts at 2026-03-02 10:00:00")],
        ),
        (zurich, "DTSTART:20260302T100000\nDTEND:later", json!({ "day": 1, "start": "10:00" }), vec![adjusted("the end or duration is not valid")]),
        (zurich, "DTSTART:soon\nDTEND:20260302T100000", Value::Null, vec![adjusted("the event has an end or a duration but no valid start"), adjusted("the start is not a valid time")]),
        (zurich, "DURATION:PT1H", Value::Null, vec![adjusted("the event has an end or a duration but no start")]),
        (zurich, "DTSTART:20260230T100000", Value::Null, vec![adjusted("the start is not a valid time")]),
        (zurich, "DTSTART;VALUE=DATE:20260302", json!({ "day": 1, "part": "all-day" }), none.clone()),
        (zurich, "DTSTART;VALUE=DATE:20260302\nDTEND;VALUE=DATE:20260303", json!({ "day": 1, "part": "all-day" }), none.clone()),
        (
            zurich,
            "DTSTART;VALUE=DATE:20260302\nDTEND;VALUE=DATE:20260304",
            json!({ "day": 1, "part": "all-day" }),
            vec!["occurrences-linked: the event lasts for several days: 1 further day was imported as a session that repeats it".to_owned()],
        ),
        (
            zurich,
            "DTSTART;VALUE=DATE:20260302\nDURATION:P2D",
            json!({ "day": 1, "part": "all-day" }),
            vec!["occurrences-linked: the event lasts for several days: 1 further day was imported as a session that repeats it".to_owned()],
        ),
        (zurich, "DTSTART;VALUE=DATE:20260302\nDURATION:PT24H", json!({ "day": 1, "part": "all-day" }), none.clone()),
        (
            zurich,
            "DTSTART;VALUE=DATE:20260302\nDURATION:PT3H",
            json!({ "day": 1, "part": "all-day" }),
            vec![adjusted("the event starts on a date, so its end must be a date and its duration must be in days: it was imported as an all-day event")],
        ),
        (
            zurich,
            "DTSTART;VALUE=DATE:20260302\nDTEND:20260302T180000",
            json!({ "day": 1, "part": "all-day" }),
            vec![adjusted("the event starts on a date, so its end must be a date and its duration must be in days: it was imported as an all-day event")],
        ),
        (
            zurich,
            "DTSTART:20260302T100000\nDURATION:PT2H15",
            json!({ "day": 1, "start": "10:00", "end": "12:15" }),
            vec![adjusted("the last unit of the duration \"PT2H15\" is missing: the event ends at 2026-03-02 12:15:00")],
        ),
        (zurich, "DTSTART:20260302T100000\nDURATION:PT1.5H", json!({ "day": 1, "start": "10:00" }), vec![adjusted("the end or duration is not valid")]),
        // An end in a time zone of its own, also in an unknown one.
        (
            zurich,
            "DTSTART:20260302T100000Z\nDTEND;TZID=Asia/Tokyo:20260302T200000",
            json!({ "day": 1, "start": "11:00", "end": "12:00" }),
            vec!["statements-disagree: times were converted from the time zone Asia/Tokyo to Europe/Zurich".to_owned()],
        ),
        (
            zurich,
            "DTSTART:20260302T100000\nDTEND;TZID=Atlantis:20260302T110000",
            json!({ "day": 1, "start": "10:00", "end": "11:00" }),
            vec![adjusted("the time zone \"Atlantis\" is unknown: its times were read in the time zone of the programme")],
        ),
        (
            zurich,
            "DTSTART;VALUE=DATE:20260302\nDTEND;VALUE=DATE:20260302",
            json!({ "day": 1, "part": "all-day" }),
            vec![adjusted("the end equals the start, but an all-day event ends on the next day")],
        ),
        (
            zurich,
            "DTSTART;VALUE=DATE:20260302\nDTEND;VALUE=DATE:20260301",
            json!({ "day": 1, "part": "all-day" }),
            vec![adjusted("the event ends at 2026-03-01 00:00:00, before it starts at 2026-03-02 00:00:00")],
        ),
        (
            zurich,
            "DTSTART:20260302T100000\nDTEND:20260302T110000\nDURATION:PT3H",
            json!({ "day": 1, "start": "10:00", "end": "11:00" }),
            vec!["not-imported: the DURATION of an event that also has a DTEND was not imported".to_owned()],
        ),
        (
            zurich,
            "DTSTART:20260302T100000\nDTSTART:20260303T100000\nSTATUS:TENTATIVE\nSTATUS:CANCELLED",
            json!({ "day": 1, "start": "10:00" }),
            vec!["not-imported: an additional DTSTART was not imported".to_owned(), "not-imported: an additional STATUS was not imported".to_owned()],
        ),
        // A clock change of one hour lies between the start and the end.
        (zurich, "DTSTART:20260328T230000\nDURATION:PT4H", json!({ "day": 1, "start": "23:00", "end": "28:00" }), none.clone()),
        (zurich, "DTSTART:20260328T230000\nDURATION:P1D", json!({ "day": 1, "start": "23:00", "end": "47:00" }), none.clone()),
        (
            zurich,
            "DTSTART:20261025T013000Z",
            json!({ "day": 1, "start": "02:30" }),
            vec![adjusted("2026-10-25 02:30:00 occurs twice because of a clock change: the event starts at the second occurrence")],
        ),
        (zurich, "DTSTART:20261025T003000Z", json!({ "day": 1, "start": "02:30" }), none.clone()),
        // Times in another time zone are converted.
        (
            zurich,
            "DTSTART;TZID=Asia/Tokyo:20260302T100000\nDTEND;TZID=Asia/Tokyo:20260302T120000",
            json!({ "day": 1, "start": "02:00", "end": "04:00" }),
            vec!["statements-disagree: the time of one event was converted from the time zone Asia/Tokyo to Europe/Zurich".to_owned()],
        ),
        (
            zurich,
            "DTSTART;TZID=Nowhere:20260302T100000",
            json!({ "day": 1, "start": "10:00" }),
            vec![adjusted("the time zone \"Nowhere\" is unknown: its times were read in the time zone of the programme")],
        ),
        (
            "",
            "DTSTART;TZID=\"Europe / Zurich\":20260302T100000",
            json!({ "day": 1, "start": "10:00" }),
            vec![adjusted("the time zone \"Europe / Zurich\" was read as Europe/Zurich")],
        ),
        (
            "",
            "DTSTART;TZID=W. Europe Standard Time:20260302T100000",
            json!({ "day": 1, "start": "10:00" }),
            vec![adjusted("the time zone \"W. Europe Standard Time\" was read as Europe/Berlin")],
        ),
        (
            zurich,
            "DTSTART:20260302T100000\nSTATUS:WAITING",
            json!({ "day": 1, "start": "10:00" }),
            vec![set_aside("STATUS")],
        ),
    ];
    for (calendar, lines, slot, expected) in rows {
        let (json, mut messages) = read_event(calendar, lines);
        let mut expected = expected;
        messages.sort();
        expected.sort();
        assert_eq!((&json["sessions"][0]["slot"], messages), (&slot, expected), "{lines}");
        let faulty = ["DTSTART", "DTEND", "DURATION"]
            .map(|name| json["sessions"][0]["extensions"][format!("icalendar/{name}")].clone());
        let is_faulty =
            json["sessions"][0].get("extensions").is_some_and(|all| all.get("icalendar/STATUS").is_none());
        assert_eq!(faulty.iter().any(|value| !value.is_null()), is_faulty, "{lines}");
    }
}

#[test]
fn the_time_zone_comes_from_the_calendar_or_its_events() {
    let event = |start: &str| format!("BEGIN:VEVENT\nUID:{}\nDTSTART{start}\nEND:VEVENT\n", start.len());
    let zone = |name: &str, location: &str| {
        let location =
            if location.is_empty() { String::new() } else { format!("X-LIC-LOCATION:{location}\n") };
        format!("BEGIN:VTIMEZONE\nTZID:{name}\n{location}END:VTIMEZONE\n")
    };
    let (zurich, tokyo) =
        (event(";TZID=Europe/Zurich:20260302T100000"), event(";TZID=Asia/Tokyo:20260302T100000"));
    let rows = [
        (format!("X-WR-TIMEZONE:Asia/Tokyo\n{zurich}"), Some("Asia/Tokyo")),
        (format!("X-WR-TIMEZONE:Moon\n{zurich}"), Some("Europe/Zurich")),
        (zurich.clone(), Some("Europe/Zurich")),
        (format!("{tokyo}{zurich}"), Some("Asia/Tokyo")),
        (
            format!("{tokyo}{zurich}{}", event(";TZID=Europe/Zurich:20260303T100001\nX-A:1")),
            Some("Europe/Zurich"),
        ),
        (format!("{}{}", zone("Europe/Zurich", ""), event(":20260302T100000")), Some("Europe/Zurich")),
        (format!("{}{}", zone("Home", "Europe/Zurich"), event(":20260302T100000")), Some("Europe/Zurich")),
        (
            format!("{}{}", zone("Home", "Europe/Zurich"), event(";TZID=Home:20260302T100000")),
            Some("Europe/Zurich"),
        ),
        (
            format!("{}{}{}", zone("Europe/Zurich", ""), zone("Asia/Tokyo", ""), event(":20260302T100000")),
            None,
        ),
        (format!("{}{}", zone("Europe/Zurich", ""), event(":20260302T100000Z")), Some("Europe/Zurich")),
        (event(":20260302T100000Z"), Some("UTC")),
        (event(":20260302T100000"), None),
    ];
    for (calendar, expected) in rows {
        let draft = read(&calendar).draft;
        assert_eq!(draft.time_zone.as_ref().map(ToString::to_string).as_deref(), expected, "{calendar}");
    }
}

#[test]
fn recurrences_are_expanded_or_kept() {
    let starts = |lines: &str| -> Option<Vec<String>> {
        let (json, _) =
            read_event("X-WR-TIMEZONE:Europe/Zurich", &format!("DTSTART:20260302T100000\n{lines}"));
        let kept = json["sessions"][0].get("extensions").is_some();
        let sessions = json["sessions"].as_array().unwrap();
        let date = |session: &Value| {
            let day = json["days"]
                .as_array()
                .unwrap()
                .iter()
                .find(|day| day["number"] == session["slot"]["day"])
                .unwrap();
            format!("{} {}", &day["date"].as_str().unwrap()[5..], session["slot"]["start"].as_str().unwrap())
        };
        let found: Vec<String> = sessions.iter().skip(1).map(date).collect();
        assert!(!kept || found.is_empty(), "{lines}");
        (!kept).then_some(found)
    };
    let some = |list: &[&str]| Some(list.iter().map(|one| (*one).to_owned()).collect::<Vec<_>>());
    let rows = [
        ("RRULE:FREQ=DAILY;COUNT=3", some(&["03-03 10:00", "03-04 10:00"])),
        ("RRULE:FREQ=DAILY;COUNT=1", some(&[])),
        ("RRULE:FREQ=DAILY;INTERVAL=2;UNTIL=20260306", some(&["03-04 10:00", "03-06 10:00"])),
        ("RRULE:FREQ=DAILY;UNTIL=20260304T095959", some(&["03-03 10:00"])),
        ("RRULE:FREQ=DAILY;UNTIL=20260304T090000Z", some(&["03-03 10:00", "03-04 10:00"])),
        ("RRULE:FREQ=WEEKLY;COUNT=2", some(&["03-09 10:00"])),
        ("RRULE:FREQ=WEEKLY;COUNT=4;BYDAY=MO,WE", some(&["03-04 10:00", "03-09 10:00", "03-11 10:00"])),
        ("RRULE:FREQ=WEEKLY;INTERVAL=52;COUNT=2", some(&["03-01 10:00"])),
        ("RDATE:20260305T120000,20260304T080000", some(&["03-04 08:00", "03-05 12:00"])),
        ("RDATE;VALUE=DATE:20260305", some(&["03-05 10:00"])),
        ("RDATE;VALUE=PERIOD:20260305T120000/PT1H", some(&["03-05 12:00"])),
        ("RDATE:20260302T100000,20260303T100000,20260303T100000", some(&["03-03 10:00"])),
        (
            "RRULE:FREQ=DAILY;COUNT=4\nEXDATE:20260303T100000\nEXDATE;VALUE=DATE:20260304",
            some(&["03-05 10:00"]),
        ),
        ("RRULE:FREQ=DAILY;COUNT=2\nRDATE:20260310T100000", some(&["03-03 10:00", "03-10 10:00"])),
        ("RRULE:FREQ=WEEKLY;INTERVAL=53;COUNT=2", some(&["03-08 10:00"])),
        ("RRULE:FREQ=DAILY", None),
        ("RRULE:FREQ=DAILY;COUNT=367", None),
        ("RRULE:FREQ=DAILY;COUNT=3;BYDAY=MO", some(&["03-09 10:00", "03-16 10:00"])),
        ("RRULE:FREQ=DAILY;COUNT=3;BYHOUR=9", some(&["03-03 09:00", "03-04 09:00"])),
        ("RRULE:FREQ=DAILY;COUNT=3;BYMINUTE=9", some(&["03-02 10:09", "03-03 10:09"])),
        ("RRULE:FREQ=DAILY;COUNT=3;BYSECOND=9", some(&["03-02 10:00:09", "03-03 10:00:09"])),
        ("RRULE:FREQ=DAILY;COUNT=3;BYMONTH=3", some(&["03-03 10:00", "03-04 10:00"])),
        ("RRULE:FREQ=DAILY;COUNT=3;BYMONTHDAY=3", some(&["03-03 10:00", "04-03 10:00"])),
        ("RRULE:FREQ=DAILY;COUNT=3;BYYEARDAY=3", None),
        ("RRULE:FREQ=DAILY;COUNT=3;BYWEEKNO=3", None),
        ("RRULE:FREQ=WEEKLY;COUNT=3;BYDAY=MO;BYSETPOS=1", some(&["03-09 10:00", "03-16 10:00"])),
        ("RRULE:FREQ=WEEKLY;COUNT=3;BYDAY=1MO", None),
        ("RRULE:FREQ=MONTHLY;COUNT=3", some(&["04-02 10:00", "05-02 10:00"])),
        ("RRULE:FREQ=DAILY;COUNT=3\nRRULE:FREQ=DAILY;COUNT=2", some(&["03-03 10:00", "03-04 10:00"])),
        ("RRULE:FREQ=DAILY;COUNT=3\nEXRULE:FREQ=DAILY;COUNT=2", None),
        ("RRULE:FREQ=DAILY;COUNT=3\nEXDATE:20260302T100000", some(&["03-04 10:00"])),
        ("RDATE:soon", None),
        ("EXDATE:soon\nRDATE:20260305T120000", None),
    ];
    for (lines, expected) in rows {
        assert_eq!(starts(lines), expected, "{lines}");
    }
    // The largest number of occurrences, including the first.
    assert_eq!(starts("RRULE:FREQ=DAILY;COUNT=366").map(|starts| starts.len()), Some(365));
    // Without a start, nothing can recur.
    let (json, _) = read_event("", "RRULE:FREQ=DAILY;COUNT=3");
    assert_eq!(json["sessions"][0]["extensions"], json!({ "icalendar/RRULE": "FREQ=DAILY;COUNT=3" }));
    // All-day events recur on dates.
    let (json, messages) = read_event(
        "",
        "DTSTART;VALUE=DATE:20260302\nRRULE:FREQ=DAILY;COUNT=3\nSTATUS:TENTATIVE\nLOCATION:Hall",
    );
    assert_eq!(
        json["sessions"].as_array().unwrap()[1..],
        [
            json!({ "id": "a~2", "slot": { "day": 2, "part": "all-day" }, "place": ["Hall"], "status": "tentative", "repeats": "a" }),
            json!({ "id": "a~3", "slot": { "day": 3, "part": "all-day" }, "place": ["Hall"], "status": "tentative", "repeats": "a" }),
        ]
    );
    assert!(messages.contains(&"occurrences-linked: the event recurs 2 times: each recurrence was imported as a session that repeats it".to_owned()), "{messages:?}");
}

#[test]
fn events_with_the_same_uid_are_repetitions_if_they_belong_together() {
    let repeats = |second: &str| {
        let json = json(&read(&format!(
            "BEGIN:VEVENT\nUID:a\nSUMMARY:T\nDTSTART:20260302T100000\nRRULE:FREQ=DAILY;COUNT=3\nEND:VEVENT\nBEGIN:VEVENT\nUID:a\n{second}\nEND:VEVENT"
        )));
        let sessions = json["sessions"].as_array().unwrap().clone();
        (sessions.last().unwrap()["repeats"].as_str().map(str::to_owned), sessions.len())
    };
    let some = Some("a".to_owned());
    assert_eq!(repeats("SUMMARY:T\nDTSTART:20260310T100000"), (some.clone(), 4));
    assert_eq!(repeats("SUMMARY:U\nDTSTART:20260310T100000"), (None, 4));
    assert_eq!(
        repeats("SUMMARY:U\nRECURRENCE-ID:20260303T100000\nDTSTART:20260310T100000"),
        (some.clone(), 3)
    );
    assert_eq!(
        repeats("SUMMARY:U\nRECURRENCE-ID;VALUE=DATE:20260303\nDTSTART:20260310T100000"),
        (some.clone(), 3)
    );
    assert_eq!(repeats("SUMMARY:U\nRECURRENCE-ID:20260309T100000\nDTSTART:20260310T100000"), (some, 4));
}

#[test]
fn properties_of_the_calendar_are_read() {
    let source = |lines: &str| {
        format!(
            "BEGIN:VCALENDAR\n{lines}\nBEGIN:VEVENT\nUID:a\nDTSTART:20260302T100000\nEND:VEVENT\nEND:VCALENDAR\n"
        )
    };
    let of = |lines: &str| {
        let import = icalendar::read(&source(lines), &ImportOptions::default()).unwrap();
        let mut json = json(&import);
        let fields =
            ["id", "title", "preamble", "links", "languages", "external_ids", "extensions", "time_zone"];
        json.as_object_mut().unwrap().retain(|name, _| fields.contains(&name.as_str()));
        let messages: Vec<String> = import
            .findings
            .iter()
            .map(|finding| format!("{} {}", finding.code(), finding.message()))
            .collect();
        (json, messages)
    };
    let own = |lines: &str| of(lines).0;
    assert_eq!(
        own("X-WR-CALNAME:Outer\nUID:u"),
        json!({ "id": "u", "title": "Outer", "languages": ["und"], "external_ids": { "uid": "u" } })
    );
    assert_eq!(
        own("SUMMARY:Sum\nUID:u"),
        json!({ "id": "u", "title": "Sum", "languages": ["und"], "external_ids": { "uid": "u" } })
    );
    assert_eq!(
        own("NAME:N\nSUMMARY:Sum\nUID:u"),
        json!({ "id": "u", "title": "N", "languages": ["und"], "external_ids": { "uid": "u" }, "extensions": { "icalendar/SUMMARY": "Sum" } })
    );
    assert_eq!(
        own("X-PROGRAMME-ID:p\nUID:u\nNAME:N"),
        json!({ "id": "p", "title": "N", "languages": ["und"], "external_ids": { "uid": "u" } })
    );
    assert_eq!(own("NAME:My Days"), json!({ "id": "My-Days", "title": "My Days", "languages": ["und"] }));
    assert_eq!(
        own("NAME;LANGUAGE=fr:Un\nNAME;LANGUAGE=en:One\nUID:u"),
        json!({ "id": "u", "title": { "fr": "Un", "en": "One" }, "languages": ["fr", "en"], "external_ids": { "uid": "u" } })
    );
    assert_eq!(
        own(
            "NAME:N\nUID:u\nX-WR-CALDESC:Outer\nURL:https://example.org/\nURL:nothing useful\nDESCRIPTION:\nCOLOR:red"
        ),
        json!({
            "id": "u", "title": "N", "languages": ["und"], "preamble": ["Outer"], "external_ids": { "uid": "u" },
            "links": [{ "url": "https://example.org/" }], "extensions": { "icalendar/URL": "nothing useful", "icalendar/COLOR": "red" }
        })
    );
    let (json, messages) = of(
        "NAME:N\nX-WR-CALNAME:M\nUID:u\nDESCRIPTION:One\nDESCRIPTION:Two\nX-WR-CALDESC:Three\nVERSION:1.0\nCALSCALE:ROMAN\nPRODID:-//programme//programme 0.1//EN",
    );
    assert_eq!(
        json,
        json!({
            "id": "u", "title": "N", "languages": ["und"], "preamble": ["One"], "external_ids": { "uid": "u" },
            "extensions": { "icalendar/DESCRIPTION": "Two", "icalendar/VERSION": "1.0", "icalendar/CALSCALE": "ROMAN" }
        })
    );
    for expected in [
        "statements-disagree NAME and X-WR-CALNAME differ: \"M\" was not imported",
        "statements-disagree DESCRIPTION and X-WR-CALDESC differ: only DESCRIPTION was imported",
    ] {
        assert!(messages.iter().any(|message| message == expected), "{expected}: {messages:#?}");
    }
    let (json, messages) = of("VERSION:2.0");
    assert_eq!((&json["id"], &json["title"]), (&json!("Calendar"), &json!("Calendar")));
    assert_eq!(
        messages,
        [
            "id-changed the programme has no id in the source: it was assigned the id \"Calendar\"",
            "title-assumed the calendar has no name: the title was set to \"Calendar\"",
        ]
    );
    // Events without a calendar.
    let import = icalendar::read("BEGIN:VEVENT\nUID:a\nEND:VEVENT", &ImportOptions::default()).unwrap();
    assert_eq!((import.draft.title.first(), import.draft.sessions.len()), ("Calendar", 1));
    // Only the first calendar is imported, with the events of all.
    let import = icalendar::read(
        "BEGIN:VCALENDAR\nNAME:A\nUID:u\nX-A:1\nBEGIN:VEVENT\nUID:a\nEND:VEVENT\nEND:VCALENDAR\nBEGIN:VCALENDAR\nNAME:B\nUID:u\nBEGIN:VEVENT\nUID:b\nEND:VEVENT\nBEGIN:VTODO\nX:1\nBEGIN:VALARM\nEND:VALARM\nEND:VTODO\nBEGIN:VJOURNAL\nX:2\nEND:VJOURNAL\nEND:VCALENDAR\nloose\nX:loose\nBEGIN:X-ROOT\nX:3\nEND:X-ROOT\n",
        &ImportOptions::default(),
    )
    .unwrap();
    let messages: Vec<String> = import.findings.iter().map(programme::Finding::message).collect();
    assert_eq!((import.draft.title.first(), import.draft.sessions.len()), ("A", 2));
    let kept: Vec<(&str, &str)> = import.draft.extensions.iter().collect();
    assert_eq!(
        kept,
        [
            ("icalendar/X-A", "1"),
            ("icalendar/VJOURNAL", "BEGIN:VJOURNAL\nX:2\nEND:VJOURNAL"),
            ("icalendar/X-ROOT", "BEGIN:X-ROOT\nX:3\nEND:X-ROOT"),
        ]
    );
    for expected in [
        "an additional NAME was not imported",
        "the component VTODO was not imported",
        "2 lines are not valid and were not imported, the first one is \"loose\"",
    ] {
        assert!(messages.iter().any(|message| message == expected), "{expected}: {messages:#?}");
    }
}

#[test]
fn properties_of_events_are_read() {
    let rows = [
        ("CATEGORIES:a, b ,,c\\,d", json!({ "tags": ["a", "b", "c,d"] })),
        ("URL:https://example.org/", json!({ "links": [{ "url": "https://example.org/" }] })),
        ("URL:no url", json!({ "extensions": { "icalendar/URL": "no url" } })),
        ("CONFERENCE:tel:+41", json!({ "links": [{ "url": "tel:+41", "relation": "conference" }] })),
        (
            "ATTACH;LABEL=\"A ^'b^' ^^ ^n ^x\";LANGUAGE=fr:https://example.org/",
            json!({ "attachments": [{ "url": "https://example.org/", "title": { "fr": "A \"b\" ^ \n ^x" } }] }),
        ),
        (
            "ATTACH;ENCODING=BASE64;VALUE=BINARY:AA==",
            json!({ "extensions": { "icalendar/ATTACH": ";ENCODING=BASE64;VALUE=BINARY:AA==" } }),
        ),
        (
            "ATTACH;ENCODING=BASE64:https://example.org/",
            json!({ "extensions": { "icalendar/ATTACH": ";ENCODING=BASE64:https://example.org/" } }),
        ),
        (
            "IMAGE;VALUE=BINARY:https://example.org/",
            json!({ "extensions": { "icalendar/IMAGE": ";VALUE=BINARY:https://example.org/" } }),
        ),
        ("IMAGE;VALUE=URI:https://example.org/i", json!({ "image": "https://example.org/i" })),
        ("X-PROGRAMME-STATUS:postponed\nSTATUS:CONFIRMED", json!({ "status": "postponed" })),
        ("STATUS:CONFIRMED\nX-PROGRAMME-STATUS:dropped", json!({ "status": "dropped" })),
        ("X-PROGRAMME-STATUS:gone", json!({ "extensions": { "icalendar/X-PROGRAMME-STATUS": "gone" } })),
        ("status:tentative", json!({ "status": "tentative" })),
        ("X-PROGRAMME-KIND:panel", json!({ "kind": "panel" })),
        ("X-PROGRAMME-KIND:a b", json!({ "extensions": { "icalendar/X-PROGRAMME-KIND": "a b" } })),
        ("CATEGORIES;X-PROGRAMME-KIND=label:Podium", json!({ "kind_label": "Podium" })),
        ("CATEGORIES;X-PROGRAMME-KIND=WORD:Podium", json!({})),
        ("CATEGORIES;X-PROGRAMME-TRACK=t:Science", json!({ "tracks": ["t"] })),
        ("X-PROGRAMME-PLACE:everywhere\nLOCATION:Hall", json!({ "place": "everywhere" })),
        ("X-PROGRAMME-PLACE:to-be-announced", json!({ "place": "to-be-announced" })),
        (
            "X-PROGRAMME-PLACE:elsewhere\nLOCATION:Hall",
            json!({ "place": ["Hall"], "extensions": { "icalendar/X-PROGRAMME-PLACE": "elsewhere" } }),
        ),
        ("LOCATION:Hall\nLOCATION:Attic", json!({ "place": ["Hall", "Attic"] })),
        ("LOCATION:Hall\nLOCATION:Hall", json!({ "place": ["Hall"] })),
        ("LOCATION: \nCOMMENT: ", json!({})),
        (
            "RELATED-TO;RELTYPE=CHILD:x",
            json!({ "extensions": { "icalendar/RELATED-TO": ";RELTYPE=CHILD:x" } }),
        ),
        ("X-PROGRAMME-REPEATS:x", json!({ "extensions": { "icalendar/X-PROGRAMME-REPEATS": "x" } })),
        (
            "DESCRIPTION;LANGUAGE=fr:Un\\n\\nDeux\nDESCRIPTION:One",
            json!({ "description": [{ "paragraph": { "fr": "Un\n\nDeux", "en": "One" } }] }),
        ),
        (
            "DESCRIPTION;LANGUAGE=fr:Un\\n\\nDeux",
            json!({ "description": [{ "paragraph": { "fr": "Un" } }, { "paragraph": { "fr": "Deux" } }] }),
        ),
        ("GEO:1;2", json!({ "extensions": { "icalendar/GEO": "1;2" } })),
        (
            "BEGIN:VALARM\nEND:VALARM\nBEGIN:X-C\nX:1\nBEGIN:X-D\nX:2\nEND:X-D\nEND:X-C",
            json!({ "extensions": { "icalendar/X-C": "BEGIN:X-C\nX:1\nBEGIN:X-D\nX:2\nEND:X-D\nEND:X-C" } }),
        ),
        (
            "X-A::b\nX-A:c\nX-A:d",
            json!({ "extensions": { "icalendar/X-A": "::b", "icalendar/X-A~2": "c", "icalendar/X-A~3": "d" } }),
        ),
    ];
    for (lines, expected) in rows {
        let (json, _) = read_event("", lines);
        let mut session = json["sessions"][0].clone();
        assert_eq!(session["title"], "T", "{lines}");
        session
            .as_object_mut()
            .unwrap()
            .retain(|name, _| !["id", "title", "external_ids"].contains(&name.as_str()));
        assert_eq!(session, expected, "{lines}");
    }
    let messages = |lines: &str| read_event("", lines).1;
    assert_eq!(
        messages("SUMMARY;X-P=1;LANGUAGE=de:Zwei\nLOCATION;ALTREP=\"https://example.org\":Hall"),
        [
            "not-imported: the parameter ALTREP of LOCATION was not imported",
            "not-imported: the parameter X-P of SUMMARY was not imported",
        ]
    );
    assert_eq!(
        messages("DESCRIPTION;LANGUAGE=en_GB:One"),
        ["language-tag-adjusted: \"en_GB\" is not a language tag"]
    );
    assert_eq!(
        messages("LOCATION;LANGUAGE=en_GB:One\nDESCRIPTION;LANGUAGE=en_GB:One"),
        ["language-tag-adjusted: \"en_GB\" is not a language tag (2 times)"]
    );
}

#[test]
fn coordinates_belong_to_the_only_venue() {
    let venue = |lines: &str| {
        let (json, _) = read_event("", lines);
        (json["venues"][0]["coordinates"].clone(), json["sessions"][0].get("extensions").is_some())
    };
    let at = |latitude: f64, longitude: f64| json!({ "latitude": latitude, "longitude": longitude });
    assert_eq!(venue("LOCATION:Hall\nGEO:47.5;7.25"), (at(47.5, 7.25), false));
    assert_eq!(venue("LOCATION:Hall\nGEO:-47;-7"), (at(-47.0, -7.0), false));
    assert_eq!(venue("LOCATION:Hall\nGEO:91;0"), (Value::Null, true));
    assert_eq!(venue("LOCATION:Hall\nGEO:1"), (Value::Null, true));
    assert_eq!(venue("LOCATION:Hall\nGEO:1\\; 2"), (at(1.0, 2.0), false));
    assert_eq!(venue("LOCATION:Hall\nGEO:1;2\nGEO:3;4"), (at(1.0, 2.0), true));
    // Events with different coordinates are not at one place.
    let json = json(&read(
        "BEGIN:VEVENT\nUID:a\nLOCATION:Hall\nGEO:1;2\nEND:VEVENT\nBEGIN:VEVENT\nUID:b\nLOCATION:Hall\nGEO:3;4\nEND:VEVENT",
    ));
    assert_eq!(json["venues"][0]["coordinates"], Value::Null);
    assert_eq!(json["sessions"][1]["extensions"], json!({ "icalendar/GEO": "3;4" }));
}

#[test]
fn participants_are_read() {
    let rows = [
        (
            "ATTENDEE;CN=Ada:mailto:Ada@Example.org",
            json!([{ "id": "Ada", "name": "Ada", "links": [{ "url": "mailto:ada@example.org", "relation": "email" }] }]),
            json!([{ "person": "Ada" }]),
        ),
        (
            "ATTENDEE:mailto:ada@example.org",
            json!([{ "id": "ada@example.org", "name": "ada@example.org", "links": [{ "url": "mailto:ada@example.org", "relation": "email" }] }]),
            json!([{ "person": "ada@example.org" }]),
        ),
        ("ATTENDEE:mailto: ", Value::Null, Value::Null),
        (
            "ATTENDEE;CN=Ada;CUTYPE=UNKNOWN:mailto: ",
            json!([{ "id": "Ada", "name": "Ada" }]),
            json!([{ "person": "Ada", "extensions": { "icalendar/ATTENDEE": ";CN=Ada;CUTYPE=UNKNOWN:mailto: " } }]),
        ),
        ("ATTENDEE;CN=Ada;CUTYPE=ROOM:mailto: ", Value::Null, Value::Null),
        (
            "ATTENDEE;CN=Ada:mailto:a@example.org\nATTENDEE:MAILTO:A@example.org",
            json!([{ "id": "Ada", "name": "Ada", "links": [{ "url": "mailto:a@example.org", "relation": "email" }] }]),
            json!([{ "person": "Ada" }, { "person": "Ada" }]),
        ),
        (
            "ATTENDEE;CN=Ada;ROLE=REQ-PARTICIPANT;PARTSTAT=ACCEPTED;CUTYPE=INDIVIDUAL:mailto:",
            json!([{ "id": "Ada", "name": "Ada" }]),
            json!([{ "person": "Ada", "role": "participant", "extensions": { "icalendar/ATTENDEE": ";CN=Ada;ROLE=REQ-PARTICIPANT;PARTSTAT=ACCEPTED;CUTYPE=INDIVIDUAL:mailto:" } }]),
        ),
        (
            "ATTENDEE;CN=Ada;PARTSTAT=DELEGATED:urn:x",
            json!([{ "id": "Ada", "name": "Ada" }]),
            json!([{ "person": "Ada", "extensions": { "icalendar/ATTENDEE": ";CN=Ada;PARTSTAT=DELEGATED:urn:x" } }]),
        ),
        (
            "ATTENDEE;CN=Ada;RSVP=TRUE:mailto:a@b.example",
            json!([{ "id": "Ada", "name": "Ada", "links": [{ "url": "mailto:a@b.example", "relation": "email" }] }]),
            json!([{ "person": "Ada", "extensions": { "icalendar/ATTENDEE": ";CN=Ada;RSVP=TRUE:mailto:a@b.example" } }]),
        ),
        (
            "ATTENDEE;CN=Ada;LANGUAGE=de:mailto:a@b.example",
            json!([{ "id": "Ada", "name": { "de": "Ada" }, "links": [{ "url": "mailto:a@b.example", "relation": "email" }] }]),
            json!([{ "person": "Ada" }]),
        ),
        (
            "BEGIN:PARTICIPANT\nX-PROGRAMME-PARTY;TYPE=person:p1\nNAME:Ada\nX-PROGRAMME-ROLE;LABEL=\"Head\":usher\nPARTICIPANT-TYPE:SPEAKER\nX-PROGRAMME-STATUS:declined\nEND:PARTICIPANT\nBEGIN:PARTICIPANT\nX-PROGRAMME-PARTY;TYPE=PERSON:p1\nX-PROGRAMME-ROLE:\nPARTICIPANT-TYPE:SPEAKER\nEND:PARTICIPANT",
            json!([{ "id": "p1", "name": "Ada" }]),
            json!([{ "person": "p1", "role": "usher", "label": "Head", "status": "declined" }, { "person": "p1" }]),
        ),
        (
            "BEGIN:PARTICIPANT\nX-PROGRAMME-PARTY;TYPE=country:CH\nX-PROGRAMME-STATUS:odd\nURL:no url\nEND:PARTICIPANT\nBEGIN:PARTICIPANT\nX-PROGRAMME-PARTY;TYPE=office:office\nSUMMARY:The Chair\nEND:PARTICIPANT\nBEGIN:PARTICIPANT\nX-PROGRAMME-PARTY;TYPE=vacancy:vacancy\nEND:PARTICIPANT",
            Value::Null,
            json!([{ "country": "CH", "extensions": { "icalendar/X-PROGRAMME-STATUS": "odd", "icalendar/URL": "no url" } }, { "office": "The Chair" }, { "vacancy": "vacancy" }]),
        ),
    ];
    for (lines, people, participations) in rows {
        let (json, _) = read_event("", lines);
        let field = |name: &str| json.get(name).cloned().unwrap_or_default();
        assert_eq!(field("people"), people, "{lines}");
        assert_eq!(
            json["sessions"][0].get("participations").cloned().unwrap_or_default(),
            participations,
            "{lines}"
        );
    }
    // A custom role is declared once. Speakers and performers have speaking time.
    let roles = |kind: &str| {
        let one = format!(
            "BEGIN:PARTICIPANT\nNAME:Ada\nX-PROGRAMME-ROLE:usher\nPARTICIPANT-TYPE:{kind}\nEND:PARTICIPANT\n"
        );
        read_event("", &format!("{one}{one}")).0["roles"].clone()
    };
    assert_eq!(roles("SPEAKER"), json!([{ "code": "usher", "properties": { "has_floor": true } }]));
    assert_eq!(roles("performer"), json!([{ "code": "usher", "properties": { "has_floor": true } }]));
    assert_eq!(roles("ACTIVE"), json!([{ "code": "usher" }]));
    for unknown in [
        "BEGIN:PARTICIPANT\nX-PROGRAMME-PARTY;TYPE=ghost:x\nEND:PARTICIPANT",
        "BEGIN:PARTICIPANT\nX-PROGRAMME-PARTY;TYPE=country:XX1\nEND:PARTICIPANT",
    ] {
        let (json, _) = read_event("", unknown);
        assert_eq!(json["sessions"][0]["extensions"], json!({ "icalendar/PARTICIPANT": unknown }));
    }
}

#[test]
fn parents_and_days_of_the_programme_are_restored() {
    let json = json(&read(
        "X-PROGRAMME-DAY;X-DATE=20260302:5\nX-PROGRAMME-DAY;X-DATE=20260303:5\nX-PROGRAMME-DAY;X-DATE=2026:7\nX-PROGRAMME-DAY:8\n\
         BEGIN:VEVENT\nUID:a\nX-PROGRAMME-ID:one\nX-PROGRAMME-DAY:5\nDTSTART:20260303T013000\nDTEND:20260303T023000\nEND:VEVENT\n\
         BEGIN:VEVENT\nUID:b\nRELATED-TO:a\nDTSTART:20260304T090000\nX-PROGRAMME-DAY:9\nEND:VEVENT\n\
         BEGIN:VEVENT\nUID:c\nX-PROGRAMME-DAY:5\nDTSTART:20260301T090000\nX-PROGRAMME-REPEATS:b\nEND:VEVENT\n\
         BEGIN:VEVENT\nUID:d\nDTSTART;VALUE=DATE:20260302\nX-PROGRAMME-PART:evening\nEND:VEVENT\n\
         BEGIN:VEVENT\nUID:e\nDTSTART;VALUE=DATE:20260302\nX-PROGRAMME-PART:day\nRELATED-TO:d\nRELATED-TO:a\nEND:VEVENT",
    ));
    assert_eq!(
        json["days"],
        json!([{ "number": 5, "date": "2026-03-02" }, { "number": 6, "date": "2026-03-01" }, { "number": 7, "date": "2026-03-04" }])
    );
    let sessions: Vec<Value> = json["sessions"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| json!([one["id"], one["slot"], one["part_of"], one["repeats"]]))
        .collect();
    assert_eq!(
        sessions,
        [
            json!(["one", { "day": 5, "start": "25:30", "end": "26:30" }, null, null]),
            json!(["b", { "day": 7, "start": "09:00" }, "one", null]),
            json!(["c", { "day": 6, "start": "09:00" }, null, "b"]),
            json!(["d", { "day": 5, "part": "evening" }, null, null]),
            json!(["e", { "day": 5 }, "d", null]),
        ]
    );
    assert_eq!(json["sessions"][4]["extensions"], json!({ "icalendar/RELATED-TO": "a" }));
}

// ---- Writing ----

fn programme(change: impl Fn(&mut Value)) -> Programme {
    let mut json = json!({
        "format": "programme/1", "id": "demo", "title": "Demo", "languages": ["en", "fr"],
        "days": [{ "number": 1, "date": "2026-03-02" }],
        "venues": [{ "id": "v", "name": "V", "rooms": [{ "id": "a", "name": "A" }] }],
        "people": [{ "id": "p", "name": "Ann" }],
        "sessions": [{ "id": "s", "slot": { "day": 1, "start": "10:00", "end": "11:00" }, "place": ["a"], "participations": [{ "person": "p" }] }],
    });
    change(&mut json);
    serde_json::from_value::<Draft>(json.clone())
        .unwrap_or_else(|error| panic!("{error}: {json}"))
        .build()
        .unwrap()
}

fn write(change: impl Fn(&mut Value)) -> Export {
    icalendar::write(&programme(change), &CalendarOptions::new("2026-01-15T12:00:00Z".parse().unwrap()))
        .unwrap()
}

/// Returns the written lines that start with one of the given names, and the losses.
fn written(names: &[&str], change: impl Fn(&mut Value)) -> (Vec<String>, Vec<String>) {
    let export = write(change);
    let text = export.text.replace("\r\n ", "");
    let lines = text.lines().filter(|line| names.iter().any(|name| line.starts_with(name)));
    let losses = export.losses.iter().map(ToString::to_string).collect();
    (lines.map(str::to_owned).collect(), losses)
}

#[test]
fn slots_are_written_as_starts_and_ends() {
    let rows: Vec<(Value, Value, Vec<&str>)> = vec![
        (
            json!(null),
            json!({ "day": 1, "start": "10:00", "end": "11:00" }),
            vec!["DTSTART:20260302T100000", "DTEND:20260302T110000"],
        ),
        (
            json!("UTC"),
            json!({ "day": 1, "start": "10:00", "end": "11:00:05" }),
            vec!["DTSTART:20260302T100000Z", "DTEND:20260302T110005Z"],
        ),
        (
            json!("Europe/Zurich"),
            json!({ "day": 1, "start": "24:00" }),
            vec!["DTSTART;TZID=Europe/Zurich:20260303T000000", "X-PROGRAMME-DAY:1"],
        ),
        (json!(null), json!({ "day": 1, "start": "23:59:59" }), vec!["DTSTART:20260302T235959"]),
        (
            json!(null),
            json!({ "day": 1, "start": "10:00", "end": "10:00" }),
            vec!["DTSTART:20260302T100000", "DURATION:PT0S"],
        ),
        (
            json!(null),
            json!({ "day": 1, "start": "00:00", "end": "24:00" }),
            vec!["DTSTART:20260302T000000", "DTEND:20260303T000000"],
        ),
        (
            json!(null),
            json!({ "day": 1, "start": "00:00", "end": "48:00" }),
            vec!["DTSTART:20260302T000000", "DTEND:20260304T000000"],
        ),
        (
            json!(null),
            json!({ "day": 1, "start": "00:00", "end": "48:01" }),
            vec!["DTSTART:20260302T000000", "DTEND:20260304T000100"],
        ),
        (
            json!(null),
            json!({ "day": 1, "start": "00:01", "end": "48:00" }),
            vec!["DTSTART:20260302T000100", "DTEND:20260304T000000"],
        ),
        (
            json!(null),
            json!({ "day": 1 }),
            vec!["DTSTART;VALUE=DATE:20260302", "DTEND;VALUE=DATE:20260303", "X-PROGRAMME-PART:day"],
        ),
        (
            json!(null),
            json!({ "day": 1, "part": "all-day" }),
            vec!["DTSTART;VALUE=DATE:20260302", "DTEND;VALUE=DATE:20260303"],
        ),
        (
            json!(null),
            json!({ "day": 1, "part": "night" }),
            vec!["DTSTART;VALUE=DATE:20260302", "DTEND;VALUE=DATE:20260303", "X-PROGRAMME-PART:night"],
        ),
    ];
    let names = ["DTSTART:2026030", "DTSTART;", "DTEND", "DURATION", "X-PROGRAMME-DAY:", "X-PROGRAMME-PART:"];
    for (zone, slot, expected) in rows {
        let (lines, losses) = written(&names, |json| {
            json["time_zone"] = zone.clone();
            json["sessions"][0]["slot"] = slot.clone();
        });
        assert_eq!(lines, expected, "{slot}");
        assert!(!losses.iter().any(|loss| loss.contains("slot")), "{losses:?}");
    }
    // An end that could not be imported is written from the extensions.
    for (slot, end) in [
        (json!({ "day": 1, "start": "10:00" }), "DTEND"),
        (json!({ "day": 1, "part": "all-day" }), "DURATION"),
    ] {
        let (lines, losses) = written(&["DTEND", "DURATION"], |json| {
            json["sessions"][0]["slot"] = slot.clone();
            json["sessions"][0]["extensions"] = json!({ format!("icalendar/{end}"): "soon" });
        });
        assert_eq!(lines, [format!("{end}:soon")]);
        assert!(!losses.iter().any(|loss| loss.contains("extensions")), "{losses:?}");
    }
    let (lines, losses) =
        written(&["DTEND"], |json| json["sessions"][0]["extensions"] = json!({ "icalendar/DTEND": "soon" }));
    assert_eq!(lines, ["DTEND:20260302T110000"]);
    assert!(
        losses
            .contains(&"session \"s\": extensions: the property was written from a field instead".to_owned())
            || losses
                .iter()
                .any(|loss| loss.contains("icalendar~1DTEND: the property was written from a field instead")),
        "{losses:?}"
    );
}

#[test]
fn two_days_with_the_same_date_are_reported() {
    let (lines, losses) = written(&["X-PROGRAMME-DAY", "DTSTART"], |json| {
        json["days"] = json!([{ "number": 1, "date": "2026-03-02" }, { "number": 2, "date": "2026-03-02" }]);
        json["sessions"][0]["slot"]["day"] = 2.into();
    });
    assert_eq!(lines, ["X-PROGRAMME-DAY;X-DATE=20260302:1", "DTSTART:20260302T100000"]);
    for expected in
        ["day 2: another day has the same date", "session \"s\": slot: another day has the same date"]
    {
        assert!(losses.iter().any(|loss| loss == expected), "{expected}: {losses:?}");
    }
}

#[test]
fn statuses_are_written_with_the_closest_standard_value() {
    for (status, standard, exact) in [
        ("confirmed", "CONFIRMED", None),
        ("tentative", "TENTATIVE", None),
        ("cancelled", "CANCELLED", None),
        ("proposed", "TENTATIVE", Some("proposed")),
        ("accepted", "TENTATIVE", Some("accepted")),
        ("postponed", "CANCELLED", Some("postponed")),
        ("dropped", "CANCELLED", Some("dropped")),
    ] {
        let mut expected = vec![format!("STATUS:{standard}")];
        expected.extend(exact.map(|exact| format!("X-PROGRAMME-STATUS:{exact}")));
        let (lines, _) =
            written(&["STATUS", "X-PROGRAMME-STATUS"], |json| json["sessions"][0]["status"] = status.into());
        assert_eq!(lines, expected, "{status}");
        // A part of a session that does not take place does not take place either.
        let (lines, _) = written(&["STATUS", "X-PROGRAMME-STATUS"], |json| {
            json["sessions"][0]["status"] = status.into();
            json["sessions"].as_array_mut().unwrap().push(json!({ "id": "t", "part_of": "s" }));
        });
        if standard == "CANCELLED" {
            expected.extend(["STATUS:CANCELLED".to_owned(), "X-PROGRAMME-STATUS:confirmed".to_owned()]);
        } else {
            expected.push("STATUS:CONFIRMED".to_owned());
        }
        assert_eq!(lines, expected, "{status}");
    }
}

#[test]
fn revisions_become_sequence_numbers() {
    for (revision, stated, expected, lost) in [
        (None, None, "0", None),
        (Some("Rev.3"), None, "3", None),
        (Some("12 "), None, "12", None),
        (Some("3b"), None, "0", None),
        (Some("2147483647"), None, "2147483647", None),
        (Some("2147483648"), None, "0", None),
        (None, Some("5"), "5", None),
        (Some("3"), Some("5"), "5", None),
        (Some("5"), Some("5"), "5", None),
        (Some("6"), Some("5"), "6", Some("the higher revision number of the programme was written")),
        (Some("6"), Some("five"), "6", Some("the value is not a valid sequence number")),
        (None, Some("2147483648"), "0", Some("the value is not a valid sequence number")),
    ] {
        let (lines, losses) = written(&["SEQUENCE"], |json| {
            json["revision"] = revision.into();
            if let Some(stated) = stated {
                json["sessions"][0]["extensions"] =
                    json!({ "icalendar/SEQUENCE": stated, "icalendar/SEQUENCE~2": "9" });
            }
        });
        assert_eq!(lines, [format!("SEQUENCE:{expected}")], "{revision:?} {stated:?}");
        let of = |key: &str| {
            losses
                .iter()
                .find_map(|loss| loss.strip_prefix(&format!("session \"s\": extensions/icalendar~1{key}: ")))
        };
        assert_eq!(of("SEQUENCE"), lost, "{revision:?} {stated:?}: {losses:?}");
        assert_eq!(of("SEQUENCE~02"), stated.map(|_| "an event has only one sequence number"), "{losses:?}");
    }
}

#[test]
fn participants_have_the_type_of_their_role() {
    for (role, declared, expected) in [
        ("performer", Value::Null, "PERFORMER"),
        ("sponsor", Value::Null, "SPONSOR"),
        ("patron", Value::Null, "SPONSOR"),
        ("contact", Value::Null, "CONTACT"),
        ("speaker", Value::Null, "SPEAKER"),
        ("moderator", Value::Null, "ACTIVE"),
        ("usher", json!({ "presides": false, "has_floor": false, "attendance": "none" }), "INACTIVE"),
        ("usher", json!({ "presides": true, "has_floor": false, "attendance": "none" }), "ACTIVE"),
        ("usher", json!({ "presides": false, "has_floor": false, "attendance": "throughout" }), "ACTIVE"),
        ("usher", json!({ "presides": false, "has_floor": true, "attendance": "none" }), "SPEAKER"),
    ] {
        let (lines, losses) = written(&["PARTICIPANT-TYPE", "X-PROGRAMME-ROLE"], |json| {
            json["sessions"][0]["participations"][0]["role"] = role.into();
            if !declared.is_null() {
                json["roles"] = json!([{ "code": "usher", "properties": declared }]);
            }
        });
        assert_eq!(lines, [format!("PARTICIPANT-TYPE:{expected}"), format!("X-PROGRAMME-ROLE:{role}")]);
        let lost: Vec<&String> = losses.iter().filter(|loss| loss.starts_with("role")).collect();
        // The properties of the first custom role are those of any custom role.
        assert_eq!(lost.len(), usize::from(!declared.is_null() && expected != "INACTIVE"), "{losses:?}");
        assert!(lost.iter().all(|loss| loss.starts_with("role \"usher\": properties: ")), "{losses:?}");
    }
    let (lines, losses) = written(&["X-PROGRAMME-KIND"], |json| {
        json["kinds"] = json!([{ "code": "walk" }, { "code": "unused" }]);
        json["sessions"][0]["kind"] = "walk".into();
    });
    assert_eq!(lines, ["X-PROGRAMME-KIND:walk"]);
    let kinds: Vec<&String> = losses.iter().filter(|loss| loss.starts_with("kind")).collect();
    assert_eq!(kinds, ["kind \"unused\": only custom kinds of events are written"]);
}

#[test]
fn uids_are_unique_and_references_lead_to_the_first() {
    let (lines, losses) = written(&["UID:", "RELATED-TO", "X-PROGRAMME-REPEATS", "RECURRENCE-ID"], |json| {
        let slot = json!({ "day": 1, "start": "10:00" });
        json["sessions"] = json!([
            { "id": "a", "slot": slot, "external_ids": { "uid": "u@x" } },
            { "id": "b", "slot": slot, "external_ids": { "uid": "u@x" } },
            { "id": "c", "slot": slot, "external_ids": { "uid": "u@x" }, "repeats": "a", "extensions": { "icalendar/RECURRENCE-ID": "20260302T100000" } },
            { "id": "d", "slot": slot, "part_of": "c" },
            { "id": "e", "slot": slot, "part_of": "a", "repeats": "b" },
            { "id": "f", "slot": slot, "external_ids": { "uid": "u@x" }, "extensions": { "icalendar/RECURRENCE-ID": "20260303T100000" } },
            { "id": "g", "slot": slot, "external_ids": { "uid": "g@demo" } },
            { "id": "h" },
            { "id": "i", "slot": slot, "part_of": "h", "repeats": "h" },
        ]);
    });
    assert_eq!(
        lines,
        [
            "UID:u@x",
            "UID:b@demo",
            "UID:u@x",
            "X-PROGRAMME-REPEATS:u@x",
            "RECURRENCE-ID:20260302T100000",
            "UID:d@demo",
            "RELATED-TO;RELTYPE=PARENT:u@x",
            "UID:e@demo",
            "RELATED-TO;RELTYPE=PARENT:u@x",
            "X-PROGRAMME-REPEATS:b@demo",
            "UID:u@x",
            "RECURRENCE-ID:20260303T100000",
            "UID:g@demo",
            "UID:i@demo",
        ]
    );
    let about: Vec<&str> = losses
        .iter()
        .map(String::as_str)
        .filter(|loss| ["external_ids", "part_of", "repeats"].iter().any(|field| loss.contains(field)))
        .collect();
    assert_eq!(
        about,
        [
            "session \"b\": external_ids/uid: another event has the same UID: a new UID was written",
            "session \"d\": part_of: several events have the UID of the other session",
            "session \"f\": repeats: an event with the UID of a recurring event is an occurrence of that event",
            "session \"g\": external_ids/uid: an event without an external id has the same UID",
            "session \"i\": part_of: the parent session has no slot and was not written",
            "session \"i\": repeats: the session that it repeats has no slot and was not written",
        ]
    );
}

#[test]
fn texts_links_and_tags_are_written_as_far_as_possible() {
    let (lines, losses) = written(
        &["SUMMARY", "DESCRIPTION", "CATEGORIES", "URL", "CONFERENCE", "ATTACH", "CALENDAR-ADDRESS"],
        |json| {
            json["people"][0]["links"] = json!([{ "url": "https://example.org/" }, { "url": "MAILTO:ann@example.org" }, { "url": "mailto:b@example.org" }]);
            let session = &mut json["sessions"][0];
            session["title"] = json!({ "fr": "Un\u{7}", "en": "One\u{7}\ttab\nline" });
            session["description"] = json!(["A\n\nB", { "list": ["c", { "fr": "d" }] }, { "heading": "E" }, " ", { "paragraph": { "fr": "F\u{7}" } }]);
            session["tags"] = json!(["a", " b ", "", "c\u{7}"]);
            session["links"] = json!([{ "url": "https://example.org/1", "title": "One" }, { "url": "https://example.org/2", "relation": "conference" }]);
            session["attachments"] = json!([{ "url": "https://example.org/3", "title": { "fr": "T\"\n^" }, "relation": "slides", "language": "fr" }]);
        },
    );
    assert_eq!(
        lines,
        [
            "SUMMARY;LANGUAGE=en:One\ttab\\nline",
            "DESCRIPTION;LANGUAGE=en:A\\n\\nB\\n\\n- c\\n- d\\n\\nE\\n\\nF",
            "CATEGORIES:a,b,c",
            "URL:https://example.org/1",
            "CONFERENCE;VALUE=URI:https://example.org/2",
            "ATTACH;VALUE=URI;LABEL=\"T^'^n^^\";LANGUAGE=fr:https://example.org/3",
            "SUMMARY;LANGUAGE=en:Ann",
            "CALENDAR-ADDRESS:MAILTO:ann@example.org",
        ]
    );
    assert_eq!(
        losses,
        [
            "the programme: languages/1: a calendar specifies only the language of its name",
            "person \"p\": links/0: a participant has only one link, which is the e-mail address",
            "person \"p\": links/1/relation: the property cannot specify the relation of a link",
            "person \"p\": links/1/url: e-mail addresses in a calendar do not distinguish upper and lower case",
            "person \"p\": links/2: a participant has only one link, which is the e-mail address",
            "session \"s\": title: control characters were not written",
            "session \"s\": description: a blank line always separates paragraphs",
            "session \"s\": description/1: the list was written as a paragraph",
            "session \"s\": description/1: the text was marked as being in the language of its first paragraph",
            "session \"s\": description/2: the heading was written as a paragraph",
            "session \"s\": description/3/paragraph: the text is blank",
            "session \"s\": description/4: the text was marked as being in the language of its first paragraph",
            "session \"s\": description/4/paragraph: control characters were not written",
            "session \"s\": tags/1: spaces around the tag were not written",
            "session \"s\": tags/2: the text is blank",
            "session \"s\": tags/3: control characters were not written",
            "session \"s\": links/0/title: the property can only contain an address",
            "session \"s\": attachments/0/relation: the property cannot specify the relation of a link",
            "session \"s\": attachments/0/language: the property cannot specify the language of a link",
        ]
    );
}

#[test]
fn time_zones_are_described_for_the_years_of_the_programme() {
    let zone = |zone: &str, dates: &[&str]| {
        let export = write(|json| {
            json["time_zone"] = zone.into();
            json["days"] = dates
                .iter()
                .zip(1..)
                .map(|(date, number)| json!({ "number": number, "date": date }))
                .collect();
            json["sessions"] = (1..=dates.len())
                .map(|day| json!({ "id": format!("s{day}"), "slot": { "day": day, "start": "10:00" } }))
                .collect();
        });
        let text = export.text.replace("\r\n ", "").replace("\r\n", "\n");
        let start = text.find("BEGIN:VTIMEZONE\n");
        start.map(|start| text[start..text.find("END:VTIMEZONE").unwrap()].to_owned())
    };
    let part = |kind: &str, start: &str, dates: &str, from: &str, to: &str, name: &str| {
        let dates = if dates.is_empty() { String::new() } else { format!("RDATE:{dates}\n") };
        format!(
            "BEGIN:{kind}\nDTSTART:{start}\n{dates}TZOFFSETFROM:{from}\nTZOFFSETTO:{to}\nTZNAME:{name}\nEND:{kind}\n"
        )
    };
    assert_eq!(zone("UTC", &["2026-03-02"]), None);
    assert_eq!(
        zone("Asia/Kolkata", &["2026-03-02"]),
        Some(format!(
            "BEGIN:VTIMEZONE\nTZID:Asia/Kolkata\n{}",
            part("STANDARD", "20260101T000000", "", "+0530", "+0530", "IST")
        ))
    );
    assert_eq!(
        zone("America/New_York", &["2025-03-02", "2026-03-02"]),
        Some(format!(
            "BEGIN:VTIMEZONE\nTZID:America/New_York\n{}{}{}",
            part("STANDARD", "20250101T000000", "", "-0500", "-0500", "EST"),
            part("DAYLIGHT", "20250309T020000", "20260308T020000", "-0500", "-0400", "EDT"),
            part("STANDARD", "20251102T020000", "20261101T020000", "-0400", "-0500", "EST"),
        ))
    );
    // After a year without sessions, the initial offset is stated again.
    let gap = zone("Europe/Zurich", &["2024-03-02", "2026-03-02"]).unwrap();
    assert!(
        gap.contains(&part("STANDARD", "20240101T000000", "20260101T000000", "+0100", "+0100", "CET")),
        "{gap}"
    );
    // Some old offsets have seconds.
    let old = zone("Africa/Monrovia", &["1960-03-02"]).unwrap();
    assert!(old.contains("TZOFFSETTO:-004430\n"), "{old}");
}

#[test]
fn stored_properties_are_written_back_only_if_they_are_valid() {
    let rows = [
        ("icalendar/X-A", "b", Some("X-A:b"), None),
        ("icalendar/X-A~2", ";P=1:b", Some("X-A;P=1:b"), None),
        ("icalendar/X A", "b", None, Some("the value is not a valid calendar property")),
        ("icalendar/X-A", "b\nEND:VEVENT", None, Some("the value is not a valid calendar property")),
        ("icalendar/BEGIN", "VEVENT", None, Some("the property was written from a field instead")),
        ("icalendar/END", "VEVENT", None, Some("the value is not a valid calendar property")),
        ("icalendar/SUMMARY", "x", None, Some("the property was written from a field instead")),
        ("icalendar/UID", "x", None, Some("the property was written from a field instead")),
        (
            "icalendar/DTSTAMP",
            "x",
            None,
            Some("the DTSTAMP is now the time at which the calendar was written"),
        ),
        (
            "icalendar/PRODID",
            "x",
            None,
            Some("the PRODID is now that of the program that wrote the calendar"),
        ),
        ("icalendar/X-C", "BEGIN:X-C\nX:1\nEND:X-C", Some("BEGIN:X-C"), None),
        (
            "icalendar/X-C",
            "BEGIN:X-C\nX:1\nEND:X-D",
            None,
            Some("the component is invalid or not allowed here"),
        ),
        (
            "icalendar/X-C",
            "BEGIN:X-C\nEND:X-C\nEND:VEVENT",
            None,
            Some("the component is invalid or not allowed here"),
        ),
        (
            "icalendar/X-C",
            "BEGIN:X-C\nnothing\nEND:X-C",
            None,
            Some("the component is invalid or not allowed here"),
        ),
        ("icalendar/X-C", "BEGIN:X-C", None, Some("the component is invalid or not allowed here")),
        (
            "icalendar/VALARM",
            "BEGIN:VALARM\nEND:VALARM",
            None,
            Some("the component is invalid or not allowed here"),
        ),
        (
            "icalendar/VLOCATION",
            "BEGIN:VLOCATION\nEND:VLOCATION",
            None,
            Some("the component is invalid or not allowed here"),
        ),
        ("other/x", "y", None, Some("the extension does not belong to iCalendar")),
    ];
    for (key, value, line, lost) in rows {
        let (_, losses) = written(&["X"], |json| json["sessions"][0]["extensions"] = json!({ key: value }));
        let text = write(|json| json["sessions"][0]["extensions"] = json!({ key: value })).text;
        let plain = write(|_| {}).text;
        let new: Vec<&str> = text.lines().filter(|line| !plain.lines().any(|old| old == *line)).collect();
        assert_eq!(new.first().copied(), line, "{key} {value}");
        let why = losses
            .iter()
            .find(|loss| loss.contains("session \"s\": extensions"))
            .and_then(|loss| Some(loss.rsplit_once(": ")?.1));
        let why =
            if key == "icalendar/PRODID" || lost.is_none() { why } else { why.or(lost.filter(|_| false)) };
        assert_eq!(why, lost, "{key} {value}: {losses:?}");
    }
}

#[test]
fn inherited_places_and_titles_are_written_and_reported() {
    let (lines, losses) = written(&["SUMMARY;LANGUAGE=en:Talk", "LOCATION", "CONFERENCE"], |json| {
        json["venues"][0]["rooms"] = (0..17).map(|n| json!({ "id": format!("r{n}"), "name": format!("R{n}"), "online": format!("https://example.org/{n}") })).collect();
        let rooms: Value = (0..17).map(|n| format!("r{n}")).collect();
        json["sessions"] = json!([
            { "id": "s", "title": "Talk", "slot": { "day": 1, "start": "10:00" }, "place": rooms },
            { "id": "t", "part_of": "s", "slot": { "day": 1, "start": "10:00" } },
            { "id": "u", "repeats": "s", "slot": { "day": 1, "start": "12:00" }, "place": ["r1"] },
        ]);
    });
    let rooms = |count: usize| (0..count).map(|n| format!("R{n}")).collect::<Vec<_>>().join("\\, ");
    let conferences = |numbers: std::ops::Range<usize>| {
        numbers
            .map(|n| format!("CONFERENCE;VALUE=URI;X-PROGRAMME-ROOM=\"r{n}\":https://example.org/{n}"))
            .collect::<Vec<_>>()
    };
    let mut expected =
        vec!["SUMMARY;LANGUAGE=en:Talk".to_owned(), format!("LOCATION;LANGUAGE=en:{}", rooms(17))];
    expected.extend(conferences(0..17));
    expected.push(format!("LOCATION;LANGUAGE=en:{}", rooms(16)));
    expected.extend(conferences(0..16));
    expected.extend(["SUMMARY;LANGUAGE=en:Talk".to_owned(), "LOCATION;LANGUAGE=en:R1".to_owned()]);
    expected.extend(conferences(1..2));
    assert_eq!(lines, expected);
    let about: Vec<&str> =
        losses.iter().map(String::as_str).filter(|loss| loss.starts_with("session")).collect();
    assert_eq!(
        about,
        [
            "session \"t\": place: the session has no place: the first 16 rooms of the inherited place were written",
            "session \"u\": title: the session has no title: the title of the session that it repeats was written",
        ]
    );
}
