//! Conference systems in the forms that they export, beside those in `conference_systems`.

use programme::interchange::icalendar::CalendarOptions;
use programme::interchange::{
    Import, ImportError, ImportOptions, SourceFormat, indico, konopas, open_event, pretalx, read_any,
    sessionize,
};
use programme::time::{AnchorError, TimeZone};
use programme::{Code, Kind, Programme, Role};

type Reader = fn(&[&str], &ImportOptions) -> Result<Import, ImportError>;

fn options() -> ImportOptions {
    ImportOptions::default().with_title("Rivers")
}

fn messages(import: &Import, code: Code) -> Vec<String> {
    let found = import.findings.iter().filter(|finding| finding.code() == code);
    found.map(programme::Finding::message).collect()
}

/// Returns the slot and the rooms of a session in words.
fn shown(programme: &Programme, id: &str) -> String {
    let session = programme.session(id).unwrap();
    let rooms: Vec<&str> = session.rooms().map(|room| room.name().first()).collect();
    let slot = session.slot().map(|slot| slot.to_string()).unwrap_or_default();
    format!("{slot} {}", rooms.join(", "))
}

#[test]
fn a_schedule_of_an_earlier_pretalx_contains_talks_and_breaks() {
    let source = r#"{ "version": "1.0",
        "slots": [ { "code": "AAAAAA", "id": 1, "title": "Weirs", "speakers": [ { "code": "X", "name": "Ada Okoye" } ],
            "state": "confirmed", "submission_type": { "en": "Talk" }, "duration": 30,
            "slot": { "room": { "en": "Hall" }, "room_id": 1, "start": "2026-05-01T10:00:00+02:00", "end": "2026-05-01T10:30:00+02:00" } } ],
        "breaks": [ { "room": { "en": "Hall" }, "room_id": 1, "start": "2026-05-01T11:00:00+02:00",
            "end": "2026-05-01T11:30:00+02:00", "description": { "en": "Lunch" } } ] }"#;
    let import = pretalx::read(&[source], &options()).unwrap();
    let kinds: Vec<_> = import.draft.sessions.iter().map(|session| session.kind.clone()).collect();
    assert_eq!(kinds, [Some(Kind::Talk), Some(Kind::LunchBreak)]);
    assert_eq!(import.draft.people[0].name.first(), "Ada Okoye");
    let second = import.draft.sessions[1].id.to_string();
    let programme = import.draft.build().unwrap();
    assert_eq!(shown(&programme, "AAAAAA"), "day 1, 10:00–10:30 Hall");
    assert_eq!(shown(&programme, &second), "day 1, 11:00–11:30 Hall");
    assert_eq!(programme.session("AAAAAA").unwrap().people().count(), 1);
}

#[test]
fn ids_of_slots_are_no_sessions() {
    let schedule =
        r#"{ "id": 9, "version": "1.2", "published": "2026-05-01T10:00:00Z", "slots": [101, 102, 103] }"#;
    let import = pretalx::read(&[schedule], &options()).unwrap();
    assert!(import.draft.sessions.is_empty());
    assert_eq!(
        messages(&import, Code::NotImported),
        ["the slot \"101\" and 2 others are not present: times and rooms are in the list of slots"]
    );
    // The list of slots can be another source.
    let slot = r#"{ "results": [ { "id": 101, "submission": "AAAAAA", "room": null, "start": "2026-05-01T10:00:00Z", "end": "2026-05-01T10:30:00Z" } ] }"#;
    let talk = r#"{ "results": [ { "code": "AAAAAA", "title": "Weirs", "speakers": [], "slots": [101] } ] }"#;
    let import = pretalx::read(&[talk, slot], &options()).unwrap();
    assert!(messages(&import, Code::NotImported).is_empty(), "{:?}", import.findings);
    assert!(import.draft.sessions[0].slot.is_some());
}

#[test]
fn references_to_absent_objects_are_one_finding_for_each_field() {
    let source = r#"{ "count": 2, "next": null, "previous": null, "results": [
        { "code": "AAAAAA", "title": "Weirs", "speakers": ["XYZ"], "submission_type": 1, "track": 2, "tags": [3], "state": "confirmed", "slots": [7] },
        { "code": "BBBBBB", "title": "Locks", "speakers": ["UVW"], "submission_type": 1, "track": 2, "tags": [3], "state": "confirmed", "slots": [8] } ] }"#;
    let import = pretalx::read(&[source], &options()).unwrap();
    let found = messages(&import, Code::NotImported);
    assert_eq!(found.len(), 5, "{found:?}");
    assert!(
        found.iter().any(|message| message
            .starts_with("this value is only the id of an object that is not present, such as \"XYZ\"")),
        "{found:?}"
    );
    assert!(messages(&import, Code::SetAside).is_empty());
    assert_eq!(import.draft.sessions[1].extensions.get("pretalx/speakers"), Some("UVW"));
}

#[test]
fn lectures_are_talks_and_lengths_are_no_kinds() {
    let kind = |label: &str, title: &str| {
        let source = format!(
            r#"{{ "sessions": [ {{ "id": "1", "title": "Weirs", "startsAt": null, "endsAt": null, "speakers": [], "categoryItems": [1] }} ],
                "speakers": [], "questions": [], "rooms": [],
                "categories": [ {{ "id": 9, "title": "{title}", "items": [ {{ "id": 1, "name": "{label}" }} ] }} ] }}"#
        );
        sessionize::read(&[&source], &options()).unwrap().draft.sessions.remove(0)
    };
    for (label, expected) in [
        ("Lecture", Kind::Talk),
        ("Workshop (90 min)", Kind::Workshop),
        ("Talk (30 minutes)", Kind::Talk),
        ("20 min lightning talk", Kind::LightningTalk),
        ("Advanced workshop", Kind::Workshop),
        ("Talk (remote)", Kind::Talk),
    ] {
        let session = kind(label, "Session format");
        assert_eq!(session.kind, Some(expected), "{label}");
        assert_eq!(session.kind_label.unwrap().first(), label);
    }
    let session = kind("45 minutes", "Session length");
    assert_eq!((session.kind, session.kind_label), (None, None));
    assert_eq!(session.planned_length.unwrap().to_string(), "00:45");
    for (label, expected) in [("Deutsch / German", vec!["de"]), ("English, pt-BR", vec!["en", "pt-BR"])] {
        assert_eq!(kind(label, "Language").spoken, expected, "{label}");
    }
    // These are neither languages that are spoken nor levels.
    for (label, title) in [
        ("Go", "Programming language"),
        ("English", "Programming language"),
        ("Go", "Language"),
        ("Any", "Language"),
        ("TBD", "Language"),
        ("English if needed", "Language"),
        ("Developers", "Target audience"),
    ] {
        let session = kind(label, title);
        assert!(session.spoken.is_empty() && session.level.is_none(), "{title}");
        assert_eq!(session.extensions.len(), 1, "{title}");
    }
}

#[test]
fn service_sessions_have_the_only_kind_that_their_title_names() {
    let kind = |title: &str| {
        let source =
            format!(r#"[ {{ "id": "1", "title": "{title}", "startsAt": null, "isServiceSession": true }} ]"#);
        sessionize::read(&[&source], &options()).unwrap().draft.sessions.remove(0).kind.unwrap()
    };
    for (title, expected) in [
        ("Morning Break", Kind::Break),
        ("Break (15 min)", Kind::Break),
        ("Lunch + Networking", Kind::LunchBreak),
        ("Mittagspause", Kind::LunchBreak),
        ("Closing party", Kind::Social),
        ("Workshop or panel", Kind::Other),
        ("Break the ice", Kind::Other),
        ("Doors open", Kind::Other),
    ] {
        assert_eq!(kind(title), expected, "{title}");
    }
}

#[test]
fn ids_of_absent_people_and_rooms_are_one_finding_for_each_field() {
    let sessionize = r#"[ { "id": "1", "title": "Weirs", "startsAt": null, "isServiceSession": false, "speakers": ["a", "b"], "roomId": 1 },
        { "id": "2", "title": "Locks", "startsAt": null, "isServiceSession": false, "speakers": [ { "id": "a", "name": "" } ], "roomId": 2 } ]"#;
    let import = sessionize::read(&[sessionize], &options()).unwrap();
    assert_eq!(
        messages(&import, Code::NotImported),
        [
            "this value is only the id of an object that is not present, such as \"1\": it is kept in the extensions as \"sessionize/roomId\" (and one more like it)",
            "this value is only the id of an object that is not present, such as \"a\": it is kept in the extensions as \"sessionize/speakers\" (and 2 more like it)",
        ]
    );
    assert_eq!(import.draft.sessions[1].extensions.get("sessionize/roomId"), Some("2"));
    let conclar = r#"{ "schedule": [ { "id": "1", "title": "Weirs", "mins": 30, "people": [ { "id": "7", "name": "" } ] },
        { "id": "2", "title": "Locks", "mins": 30, "people": [ { "id": "8" } ] } ] }"#;
    let import = konopas::read(&[conclar], &options()).unwrap();
    assert_eq!(
        messages(&import, Code::NotImported),
        [
            "this value is only the id of an object that is not present, such as \"7\": it is kept in the extensions as \"konopas/people\" (and one more like it)"
        ]
    );
    assert_eq!(import.draft.sessions[1].extensions.get("konopas/people"), Some(r#"{"id":"8"}"#));
}

#[test]
fn a_second_kind_is_kept() {
    let source = r#"{ "sessions": [ { "id": "1", "title": "Weirs", "startsAt": null, "endsAt": null, "speakers": [], "categoryItems": [1, 2] } ],
        "speakers": [], "questions": [], "rooms": [],
        "categories": [ { "id": 9, "title": "Session format", "items": [ { "id": 1, "name": "Talk" }, { "id": 2, "name": "Workshop" } ] } ] }"#;
    let session = sessionize::read(&[source], &options()).unwrap().draft.sessions.remove(0);
    assert_eq!((session.kind, session.kind_label.unwrap().first()), (Some(Kind::Talk), "Talk"));
    assert_eq!(session.extensions.get("sessionize/category/Session format"), Some("Workshop"));
}

#[test]
fn a_second_length_is_kept() {
    let source = r#"{ "sessions": [ { "id": "1", "title": "Weirs", "startsAt": null, "endsAt": null, "speakers": [], "categoryItems": [1, 2] } ],
        "speakers": [], "questions": [], "rooms": [],
        "categories": [ { "id": 9, "title": "Session length", "items": [ { "id": 1, "name": "45 minutes" }, { "id": 2, "name": "60 minutes" } ] } ] }"#;
    let session = sessionize::read(&[source], &options()).unwrap().draft.sessions.remove(0);
    assert_eq!(session.planned_length.unwrap().to_string(), "00:45");
    assert_eq!(session.extensions.get("sessionize/category/Session length"), Some("60 minutes"));
}

#[test]
fn times_with_several_offsets_are_reported() {
    let source = |first: &str, second: &str| {
        format!(
            r#"{{ "sessions": [
                {{ "id": "1", "title": "A", "startsAt": "{first}T10:00:00+01:00", "endsAt": "{first}T11:00:00+01:00", "speakers": [] }},
                {{ "id": "2", "title": "B", "startsAt": "2026-03-29T10:00:00{second}", "endsAt": "2026-03-29T11:00:00{second}", "speakers": [] }} ],
                "speakers": [], "questions": [], "rooms": [], "categories": [] }}"#
        )
    };
    let found = |first: &str, second: &str| {
        let import = sessionize::read(&[&source(first, second)], &options()).unwrap();
        let slot = import.draft.sessions[1].slot.unwrap().to_string();
        (slot, messages(&import, Code::TimeAdjusted), messages(&import, Code::StatementsDisagree))
    };
    let converted = |other: &str| {
        format!(
            "the times have several UTC offsets, such as +01:00 and {other}: all were converted to +01:00, because no time zone is stated"
        )
    };
    // After a clock change, the clock times are used.
    assert_eq!(
        found("2026-03-28", "+02:00"),
        (
            "day 2, 10:00–11:00".to_owned(),
            vec![],
            vec![
                "the offset +02:00 does not match the usual offset +01:00: the clock time was used, so a time zone should be stated"
                    .to_owned()
            ]
        )
    );
    // Two offsets on one date, and offsets that differ by more than an hour, are no clock change.
    let same_day = found("2026-03-29", "+02:00");
    assert_eq!(same_day, ("day 1, 09:00–10:00".to_owned(), vec![converted("+02:00")], vec![]));
    let far = found("2026-03-28", "+04:00");
    assert_eq!(far, ("day 2, 07:00–08:00".to_owned(), vec![converted("+04:00")], vec![]));
    assert_eq!(found("2026-03-28", "+01:00"), ("day 2, 10:00–11:00".to_owned(), vec![], vec![]));
}

#[test]
fn instants_after_a_clock_change_are_kept() {
    let sources: [(Reader, &str, &str); 4] = [
        (
            sessionize::read,
            "sessionize",
            r#"[ { "id": "1", "title": "A", "startsAt": "2026-03-28T22:00:00+01:00", "endsAt": "2026-03-28T23:00:00+01:00", "isServiceSession": false },
                { "id": "2", "title": "B", "startsAt": "2026-03-29T22:00:00+02:00", "endsAt": "2026-03-30T01:00:00+02:00", "isServiceSession": false } ]"#,
        ),
        (
            pretalx::read,
            "pretalx",
            r#"[ { "code": "1", "title": "A", "slots": [ { "start": "2026-03-28T22:00:00+01:00", "end": "2026-03-28T23:00:00+01:00" } ] },
                { "code": "2", "title": "B", "slots": [ { "start": "2026-03-29T22:00:00+02:00", "end": "2026-03-30T01:00:00+02:00" } ] } ]"#,
        ),
        (
            konopas::read,
            "konopas",
            r#"{ "schedule": [ { "id": "1", "title": "A", "datetime": "2026-03-28T22:00:00+01:00", "mins": 60 },
                { "id": "2", "title": "B", "date": "2026-03-29", "time": "22:00", "datetime": "2026-03-29T22:00:00+02:00", "mins": 180 } ] }"#,
        ),
        (
            open_event::read,
            "open-event",
            r#"[ { "id": "1", "title": "A", "starts-at": "2026-03-28T22:00:00+01:00", "ends-at": "2026-03-28T23:00:00+01:00", "short-abstract": "" },
                { "id": "2", "title": "B", "starts-at": "2026-03-29T22:00:00+02:00", "ends-at": "2026-03-30T01:00:00+02:00", "short-abstract": "" } ]"#,
        ),
    ];
    for (read, format, source) in sources {
        let import = read(&[source], &options()).unwrap();
        let second = &import.draft.sessions[1];
        assert_eq!(second.slot.unwrap().to_string(), "day 2, 22:00–25:00", "{format}");
        assert_eq!(second.extensions.get(&format!("{format}/offset")), Some("+02:00"), "{format}");
        assert_eq!(messages(&import, Code::StatementsDisagree).len(), 1, "{format}");
        let programme = import.draft.build().unwrap();
        let stamp = CalendarOptions::new("2026-01-15T12:00:00Z".parse().unwrap());
        let export = programme::interchange::icalendar::write(&programme, &stamp).unwrap();
        assert!(export.text.contains("DTSTART:20260329T200000Z"), "{format}: {}", export.text);
        // A name can replace the offset, because no session moves.
        let dates: Vec<_> = programme.days().map(|day| day.date().unwrap()).collect();
        let zoned = |zone: &str| programme.anchored(dates.clone(), Some(zone.parse().unwrap()));
        assert_eq!(zoned("Europe/Berlin").unwrap().to_draft().time_zone.unwrap(), "Europe/Berlin");
        assert!(matches!(zoned("Africa/Lagos"), Err(AnchorError::Zoned { .. })));
        // If the time zone is stated, there is nothing to report.
        let options = options().with_time_zone("Europe/Berlin".parse::<TimeZone>().unwrap());
        let import = read(&[source], &options).unwrap();
        assert_eq!(import.draft.sessions[1].slot.unwrap().to_string(), "day 2, 22:00–25:00", "{format}");
        assert!(import.findings.is_empty(), "{format}: {:?}", import.findings);
    }
}

#[test]
fn slots_without_their_submissions_keep_times_and_rooms() {
    let source = r#"{ "count": 3, "next": null, "previous": null, "results": [
        { "id": 101, "room": 5, "start": "2026-08-28T09:30:00+02:00", "end": "2026-08-28T10:00:00+02:00", "submission": "AAAAAA" },
        { "id": 102, "room": { "id": 6, "name": { "en": "Hall" } }, "start": "2026-08-28T11:00:00+02:00", "end": "2026-08-28T11:30:00+02:00", "submission": "BBBBBB" },
        { "id": 103, "room": 5, "start": "2026-08-28T12:00:00+02:00", "end": "2026-08-28T12:30:00+02:00", "submission": "AAAAAA" } ] }"#;
    let import = pretalx::read(&[source], &options()).unwrap();
    assert_eq!(
        messages(&import, Code::NotImported),
        [
            "the slot belongs to a submission that is not present, such as \"AAAAAA\": the session has no title (and one more like it)",
            "this value is only the id of an object that is not present, such as \"5\": it is kept in the extensions as \"pretalx/room\" (and one more like it)",
        ]
    );
    let ids: Vec<&str> = import.draft.sessions.iter().map(|session| session.id.as_str()).collect();
    assert_eq!(ids, ["AAAAAA", "AAAAAA~2", "BBBBBB"]);
    assert_eq!(import.draft.sessions[1].repeats.as_ref().unwrap(), "AAAAAA");
    assert_eq!(import.draft.sessions[0].extensions.get("pretalx/room"), Some("5"));
    let programme = import.draft.build().unwrap();
    assert_eq!(shown(&programme, "AAAAAA"), "day 1, 09:30–10:00 ");
    assert_eq!(shown(&programme, "AAAAAA~2"), "day 1, 12:00–12:30 ");
    assert_eq!(shown(&programme, "BBBBBB"), "day 1, 11:00–11:30 Hall");
}

#[test]
fn the_schedule_in_web_pages_of_pretalx_is_read() {
    let source = r##"{ "talks": [
            { "code": "AAAAAA", "id": 11, "title": "Weirs", "abstract": "How they work.", "speakers": ["XYZ"], "track": 7,
              "start": "2026-08-28T09:30:00+02:00", "end": "2026-08-28T09:50:00+02:00", "room": 5, "duration": 20, "content_locale": "en" },
            { "code": "AAAAAA", "id": 12, "title": "Weirs", "abstract": "How they work.", "speakers": ["XYZ"], "track": 7,
              "start": "2026-08-28T14:30:00+02:00", "end": "2026-08-28T14:50:00+02:00", "room": 6, "duration": 20, "content_locale": "en" },
            { "id": 13, "title": { "en": "Coffee break" }, "start": "2026-08-28T08:40:00Z", "end": "2026-08-28T11:15:00+02:00", "room": 6, "slot_type": "break" } ],
        "version": "0.4.0", "schedule_id": 12714, "timezone": "Europe/Paris", "event_start": "2026-08-28", "event_end": "2026-08-30",
        "tracks": [ { "id": 7, "name": { "en": "Water" }, "description": "", "color": "#49EC19" } ],
        "rooms": [ { "id": 5, "name": { "en": "Hall" }, "description": {} }, { "id": 6, "name": { "en": "Loft" }, "description": {} } ],
        "speakers": [ { "code": "XYZ", "name": "Ada Okoye", "avatar": null } ] }"##;
    let (format, import) = read_any(source.as_bytes(), None, &options()).unwrap();
    assert_eq!(format, SourceFormat::Pretalx);
    assert_eq!(messages(&import, Code::OccurrencesLinked).len(), 1);
    assert_eq!(import.findings.iter().count(), 1, "{:?}", import.findings);
    assert_eq!(import.draft.revision.as_deref(), Some("0.4.0"));
    assert_eq!(import.draft.sessions[2].kind, Some(Kind::CoffeeBreak));
    assert_eq!(import.draft.people[0].name.first(), "Ada Okoye");
    assert_eq!(import.draft.tracks[0].name.first(), "Water");
    let programme = import.draft.build().unwrap();
    assert_eq!(shown(&programme, "AAAAAA"), "day 1, 09:30–09:50 Hall");
    assert_eq!(shown(&programme, "AAAAAA~2"), "day 1, 14:30–14:50 Loft");
    assert_eq!(shown(&programme, "slot-13"), "day 1, 10:40–11:15 Loft");
}

#[test]
fn separate_dates_and_times_of_the_pretalx_export_are_joined() {
    let source = r#"[ { "ID": "AAAAAA", "Proposal title": "Weirs", "Start (date)": "2026-05-01", "Start (time)": "10:00",
            "End (date)": "2026-05-01", "End (time)": "10:30", "Room": "Hall" },
        { "ID": "BBBBBB", "Proposal title": "Locks", "Start": null, "End": null, "Start (date)": "2026-05-02", "Start (time)": null, "Room": "Hall" } ]"#;
    let import = pretalx::read(&[source], &options()).unwrap();
    assert!(import.findings.is_empty(), "{:?}", import.findings);
    let programme = import.draft.build().unwrap();
    assert_eq!(shown(&programme, "AAAAAA"), "day 1, 10:00–10:30 Hall");
    assert_eq!(shown(&programme, "BBBBBB"), "day 2 Hall");
}

#[test]
fn texts_of_sessionize_can_be_in_several_languages() {
    let source = r#"{ "sessions": [ { "id": "1", "title": { "ja": "休憩", "en": "Coffee break" }, "i18nDesc": { "ja": "説明", "en": "Text" },
            "startsAt": null, "endsAt": null, "isServiceSession": false, "speakers": ["a"], "roomId": 7, "categoryItems": [3, 4, 5] } ],
        "speakers": [ { "id": "a", "fullName": { "ja": "青木", "en": "Aoki" }, "tagLine": { "ja": "技術者", "en": "Engineer" } } ],
        "rooms": [ { "id": 7, "name": { "ja": "大ホール", "en": "Hall" }, "sort": 1 } ], "questions": [],
        "categories": [ { "id": 1, "title": { "ja": "形式", "en": "Session format" }, "items": [ { "id": 3, "name": { "ja": "トーク", "en": "Talk" } } ] },
            { "id": 2, "title": { "ja": "トラック", "en": "Track" }, "items": [ { "id": 4, "name": { "ja": "水", "en": "Water" } } ] },
            { "id": 6, "title": { "ja": "色", "en": "Colour" }, "items": [ { "id": 5, "name": { "ja": "青", "en": "Blue" } } ] } ] }"#;
    let draft = sessionize::read(&[source], &options()).unwrap().draft;
    let english = |text: &programme::Text| text.get("en").map(str::to_owned).unwrap_or_default();
    let session = &draft.sessions[0];
    assert_eq!(english(session.title.as_ref().unwrap()), "Coffee break");
    assert_eq!(english(session.kind_label.as_ref().unwrap()), "Talk");
    assert_eq!(session.description.len(), 1);
    assert_eq!(session.extensions.get("sessionize/category/色"), Some(r#"{"ja":"青","en":"Blue"}"#));
    assert_eq!(english(&draft.tracks[0].name), "Water");
    assert_eq!(english(&draft.venues[0].rooms[0].name), "Hall");
    assert_eq!(english(&draft.people[0].name), "Aoki");
    assert_eq!(english(draft.people[0].posts_line.as_ref().unwrap()), "Engineer");
    let languages: Vec<String> = draft.languages.iter().map(|one| one.tag.to_string()).collect();
    assert_eq!(languages, ["ja", "en"]);
}

#[test]
fn a_location_of_indico_that_is_not_the_venue_is_a_building() {
    let entry = |id: &str, time: &str, more: &str| {
        format!(
            r#""{id}": {{ "id": "{id}", "entryType": "Contribution", "title": "Talk {id}", "duration": 30, {more},
                "startDate": {{ "date": "2026-03-02", "time": "{time}", "tz": "UTC" }} }}"#
        )
    };
    let source = format!(
        r#"{{ "results": {{ "12": {{ "20260302": {{ {}, {}, {}, {}, {} }} }} }} }}"#,
        entry(
            "c1",
            "08:00:00",
            r#""room": "Main", "location": "CERN", "inheritLoc": true, "inheritRoom": true"#
        ),
        entry("c2", "09:00:00", r#""room": "Salon 1", "location": "Hotel Rex", "inheritLoc": false"#),
        entry("c3", "10:00:00", r#""room": "Salon 1", "location": "Hotel Sol", "inheritLoc": false"#),
        entry("c4", "11:00:00", r#""room": "Main", "location": "CERN", "inheritLoc": false"#),
        entry("c5", "12:00:00", r#""room": "", "location": "Park", "inheritLoc": false"#),
    );
    let import = indico::read(&[&source], &options()).unwrap();
    let venue = &import.draft.venues[0];
    assert_eq!(venue.name.as_ref().unwrap().first(), "CERN");
    let rooms: Vec<(&str, &str)> = venue
        .rooms
        .iter()
        .map(|room| (room.name.first(), room.building.as_ref().map_or("", |building| building.first())))
        .collect();
    assert_eq!(rooms, [("Salon 1", "Hotel Rex"), ("Salon 1", "Hotel Sol"), ("Main", ""), ("Park", "")]);
    assert!(import.findings.is_empty(), "{:?}", import.findings);
}

#[test]
fn details_that_the_slots_of_an_indico_session_repeat_are_read_once() {
    let slot = |id: u32, time: &str| {
        format!(
            r#"{{ "_type": "SessionSlot", "id": {id}, "title": "Posters", "slotTitle": "", "description": "", "room": "Foyer", "roomFullname": "Foyer",
                "startDate": {{ "date": "2026-05-04", "time": "{time}", "tz": "UTC" }}, "conveners": [], "contributions": [],
                "session": {{ "_type": "Session", "id": "3", "title": "Posters", "description": "About the posters", "isPoster": true,
                    "room": "Foyer", "roomFullname": "Foyer", "sessionConveners": [], "numSlots": 2, "mood": "calm" }} }}"#
        )
    };
    let source = format!(
        r#"{{ "results": [ {{ "_type": "Conference", "id": "12", "title": "Rivers", "timezone": "UTC",
            "startDate": {{ "date": "2026-05-04", "time": "08:00:00", "tz": "UTC" }}, "contributions": [], "sessions": [ {}, {} ] }} ] }}"#,
        slot(51, "09:00:00"),
        slot(52, "11:00:00"),
    );
    let import = indico::read(&[&source], &options()).unwrap();
    let [first, second] = import.draft.sessions.as_slice() else { panic!("{:?}", import.draft.sessions) };
    assert_eq!(first.description, ["About the posters".into()]);
    assert!(second.description.is_empty() && second.extensions.is_empty());
    assert_eq!([&first.kind, &second.kind], [&Some(Kind::PosterSession); 2]);
    assert_eq!(first.extensions.get("indico/session"), Some(r#"{"mood":"calm"}"#));
    assert_eq!(messages(&import, Code::SetAside).len(), 1, "{:?}", import.findings);
}

#[test]
fn files_and_affiliations_of_indico_are_listed_once() {
    let file =
        |name: &str| format!(r#"{{ "title": "{name}", "download_url": "https://example.org/{name}" }}"#);
    let old = |name: &str| format!(r#"{{ "name": "{name}", "url": "https://example.org/{name}" }}"#);
    let contribution = |id: u32, affiliation: &str| {
        format!(
            r#"{{ "id": "{id}", "title": "Talk {id}", "duration": 30, "startDate": null,
                "speakers": [ {{ "first_name": "Ada", "last_name": "Okoye", "person_id": 7, "affiliation": "{affiliation}" }} ],
                "folders": [ {{ "title": "Slides", "attachments": [ {}, {} ] }} ], "material": [ {{ "title": "Slides", "resources": [ {}, {} ] }} ] }}"#,
            file("a.pdf"),
            file("b.pdf"),
            old("a.pdf"),
            old("b.pdf")
        )
    };
    let source = format!(
        r#"{{ "results": [ {{ "id": "12", "title": "Rivers", "timezone": "UTC", "contributions": [ {}, {}, {} ] }} ] }}"#,
        contribution(1, "Delta"),
        contribution(2, "Lake Institute"),
        contribution(3, "delta"),
    );
    let draft = indico::read(&[&source], &options()).unwrap().draft;
    assert_eq!(draft.sessions[0].attachments.len(), 2);
    let posts: Vec<&str> =
        draft.people[0].posts.iter().map(|post| post.organisation_name.as_ref().unwrap().first()).collect();
    assert_eq!(posts, ["Delta", "Lake Institute"]);
}

#[test]
fn missing_pages_of_json_api_are_reported_and_links_are_ignored() {
    let page = |id: u32, links: &str| {
        format!(
            r#"{{ "meta": {{ "count": 5 }}, "jsonapi": {{ "version": "1.0" }}, "links": {{ "self": "/sessions", {links} }}, "data": [ {{ "type": "session", "id": "{id}",
                "attributes": {{ "title": "Talk {id}", "starts-at": "2026-03-02T09:00:00+00:00" }},
                "relationships": {{ "feedbacks": {{ "links": {{ "related": "/feedbacks" }} }}, "creator": {{ "links": {{ "self": "/creator" }}, "data": null }},
                    "track": {{ "links": {{ "self": "/track" }} }}, "speakers": {{ "links": {{ "self": "/speakers" }}, "data": [] }} }} }} ] }}"#
        )
    };
    let (first, second) =
        (page(1, r#""next": "/sessions?page=2""#), page(2, r#""prev": "/sessions?page=1""#));
    let import = open_event::read(&[&first, &second], &options()).unwrap();
    assert_eq!(
        messages(&import, Code::NotImported),
        ["the page refers to other pages with 3 more objects, which are not present"]
    );
    assert!(messages(&import, Code::SetAside).is_empty(), "{:?}", import.findings);
    assert!(import.draft.sessions.iter().all(|session| session.extensions.is_empty()));
}

#[test]
fn speakers_within_open_event_sessions_have_details() {
    let session = |id: u32, speaker: &str| {
        format!(r#"{{ "id": {id}, "title": "Talk {id}", "short-abstract": "", "speakers": [ {speaker} ] }}"#)
    };
    let ada = r#"{ "id": 3, "name": "Ada Okoye", "short-biography": "A miller.", "photo-url": "https://example.org/ada.png", "website": "https://example.org/ada", "position": "Miller" }"#;
    let other = r#"{ "id": 3, "name": "Ada Okoye", "short-biography": "A baker.", "website": "https://example.org/ada" }"#;
    let source = format!("[ {}, {}, {} ]", session(1, ada), session(2, ada), session(3, other));
    let import = open_event::read(&[&source], &options()).unwrap();
    let [person] = import.draft.people.as_slice() else { panic!("{:?}", import.draft.people) };
    assert_eq!(person.biography, ["A miller.".into()]);
    assert_eq!(person.image.as_ref().unwrap().as_str(), "https://example.org/ada.png");
    assert_eq!((person.links.len(), person.posts.len()), (1, 1));
    // Another wording is kept.
    let kept: Vec<_> = person.extensions.iter().collect();
    assert_eq!(kept, [("open-event/short-biography", "A baker.")]);
    assert_eq!(messages(&import, Code::SetAside).len(), 1, "{:?}", import.findings);
}

#[test]
fn invalid_ids_are_one_finding_for_each_type() {
    let long = "a".repeat(130);
    let source = format!(
        r#"[ {{ "id": "a 1", "title": "Weirs", "startsAt": null, "isInformed": true, "speakers": [ {{ "id": "s 1", "name": "Ada Okoye" }} ] }},
            {{ "id": "a 2", "title": "Locks", "startsAt": null, "isInformed": true, "speakers": [ {{ "id": "{long}", "name": "Bo Lind" }} ] }} ]"#
    );
    let import = sessionize::read(&[&source], &options()).unwrap();
    let found = messages(&import, Code::IdChanged);
    assert_eq!(
        found,
        [
            "\"s 1\" is not a valid person id: it was changed to \"s-1\" (and one more like it)",
            "\"a 1\" is not a valid session id: it was changed to \"a-1\" (and one more like it)",
        ]
    );
    assert!(messages(&import, Code::SetAside).is_empty(), "{:?}", import.findings);
    let source =
        format!(r#"[ {{ "id": "{long}", "title": "Weirs", "startsAt": null, "isServiceSession": false }} ]"#);
    let found = messages(&sessionize::read(&[&source], &options()).unwrap(), Code::IdChanged);
    assert!(
        found[0].ends_with("is not a valid session id: the rest of it was changed or left out"),
        "{found:?}"
    );
}

#[test]
fn role_words_that_say_more_than_the_role_are_labels() {
    let source = |name: &str, role: &str| {
        format!(
            r#"var program = [ {{ "id": "1", "title": "Weirs", "people": [ {{ "id": "7", "name": "Ada Okoye{name}"{role} }} ] }} ];"#
        )
    };
    let read = |name: &str, role: &str| {
        let mut draft = konopas::read(&[&source(name, role)], &options()).unwrap().draft;
        let participation = draft.sessions[0].participations.remove(0);
        let label = participation.label.map(|label| label.first().to_owned()).unwrap_or_default();
        (draft.people[0].name.first().to_owned(), participation.role, label)
    };
    let ada = |role: Role, label: &str| ("Ada Okoye".to_owned(), Some(role), label.to_owned());
    assert_eq!(read(" (host)", ""), ada(Role::Organiser, "host"));
    assert_eq!(read("", r#", "role": "Host""#), ada(Role::Organiser, "Host"));
    assert_eq!(read(" (Modératrice)", "").1, Some(Role::Moderator));
    for word in ["mod", "M", "Moderator", "moderators", "Modératrice"] {
        assert_eq!(read(&format!(" ({word})"), ""), ada(Role::Moderator, ""), "{word}");
    }
    assert_eq!(read(" (Delta)", "").0, "Ada Okoye (Delta)");
}

#[test]
fn other_json_is_not_taken_for_a_guide() {
    for source in [
        r#"[ { "id": 1, "title": "A bug", "body": "x", "labels": [] } ]"#,
        r#"var issues = [ { "id": 1, "title": "A bug" } ];"#,
        r#"{ "kind": "calendar#events", "items": [ { "id": "abc", "summary": "Keynote", "start": { "dateTime": "2026-03-02T09:00:00Z" } } ] }"#,
    ] {
        assert!(read_any(source.as_bytes(), None, &options()).is_err(), "{source}");
    }
    let guide = r#"[ { "id": "1", "title": "Weirs", "date": "2026-03-02", "time": "10:00", "mins": "60", "loc": ["Hall"], "people": [] } ]"#;
    assert_eq!(read_any(guide.as_bytes(), None, &options()).unwrap().0, SourceFormat::KonOpas);
    let event = r#"{ "name": { "en": "Rivers" }, "slug": "rivers", "is_public": true, "date_from": "2026-08-28", "date_to": "2026-08-29", "timezone": "Europe/Paris" }"#;
    let (format, _) = read_any(event.as_bytes(), None, &options()).unwrap();
    assert_eq!(format, SourceFormat::Pretalx);
}
