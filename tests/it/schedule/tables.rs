//! Tables of words, times and identifiers, with the value that a schedule must give for each.

use programme::interchange::schedule::{ScheduleOptions, read_json, read_xml, write_json, write_xml};
use programme::interchange::{Import, ImportOptions};
use programme::{Draft, Programme};
use serde_json::{Value, json};

/// Reads a schedule.json with one event that has the given fields.
fn event(fields: Value) -> Value {
    let mut event = json!({ "id": 1, "start": "10:00", "duration": "01:00" });
    event.as_object_mut().unwrap().extend(fields.as_object().unwrap().clone());
    let draft =
        read(json!({ "days": [{ "index": 1, "date": "2026-03-02", "rooms": { "A": [event] } }] })).draft;
    serde_json::to_value(&draft).unwrap()["sessions"][0].clone()
}

/// Reads a schedule.json with the given conference.
fn read(conference: Value) -> Import {
    let mut all = json!({ "acronym": "demo", "title": "Demo" });
    all.as_object_mut().unwrap().extend(conference.as_object().unwrap().clone());
    let document = json!({ "schedule": { "version": "1", "conference": all } }).to_string();
    let import = read_json(&document, &ImportOptions::default()).unwrap();
    assert!(import.draft.clone().build().is_ok(), "{document}");
    import
}

#[test]
fn words_for_kinds_are_read() {
    let rows = [
        ("talk", "lecture Talk short_talk Vortrag"),
        ("lightning-talk", "lightning_talk LightningTalk"),
        ("workshop", "workshop Workshops youth-workshop hands-on"),
        ("keynote", "Keynote"),
        ("meeting", "meeting Meetup meet-up"),
        ("panel", "panel Podium panel_discussion"),
        ("concert", "concert LiveConcert dj_set"),
        ("performance", "performance Theatre"),
        ("screening", "movie film screening"),
        ("game", "game gameshow"),
        ("tutorial", "tutorial training"),
        ("ceremony", "Ceremony"),
        ("exhibition", "exhibition installation"),
        ("demonstration", "demonstration demo"),
        ("poster", "Poster"),
        ("break", "Break"),
        ("lunch-break", "lunch lunch-break"),
        ("sprint", "Sprint"),
        ("opening", "Opening"),
        ("closing", "Closing"),
        ("reading", "Reading"),
        ("social", "party social"),
        ("other", "Other"),
        ("coffee-break", "coffee-break"),
        ("", "devroom assembly2 xyz"),
    ];
    for (kind, words) in rows {
        for word in words.split(' ') {
            let session = event(json!({ "type": word }));
            let label = (word != kind).then_some(word);
            assert_eq!(session["kind"].as_str().unwrap_or_default(), kind, "{word}");
            assert_eq!(session["kind_label"].as_str(), label, "{word}");
        }
    }
}

#[test]
fn words_for_languages_are_read() {
    let rows = [
        ("en", "English Englisch anglais inglés EN En"),
        ("de", "German Deutsch allemand alemán de-formal DE_informal"),
        ("fr", "French français francais Französisch francés"),
        ("es", "Spanish español Spanisch espagnol"),
        ("it", "Italian italiano Italienisch italien"),
        ("nl", "Dutch Nederlands Niederländisch"),
        ("cs", "Czech čeština Tschechisch"),
        ("ru", "Russian русский Russisch russe"),
        ("zh", "Chinese 中文 Chinesisch chinois"),
        ("ar", "Arabic العربية Arabisch arabe"),
        ("pt", "Portuguese português Portugiesisch"),
        ("pl", "Polish polski Polnisch"),
        ("ja", "Japanese 日本語 Japanisch"),
        ("pt-BR", "pt_BR pt-br"),
        ("gsw", "GSW"),
    ];
    for (tag, words) in rows {
        for word in words.split(' ') {
            let session = event(json!({ "language": word }));
            assert_eq!(session["spoken"], json!([tag]), "{word}");
            let kept = (word != tag).then_some(word);
            assert_eq!(session["extensions"]["schedule/language"].as_str(), kept, "{word}");
        }
    }
    for (text, tags) in [
        ("en,de", json!(["en", "de"])),
        ("en/de|fr;es&it+nl", json!(["en", "de", "fr", "es", "it", "nl"])),
        ("en, en, English", json!(["en"])),
        ("Klingon, de", json!(["de"])),
        ("house", Value::Null),
        ("x", Value::Null),
    ] {
        assert_eq!(event(json!({ "language": text }))["spoken"], tags, "{text}");
    }
}

#[test]
fn words_for_states_roles_and_consent_are_read() {
    for (status, words) in [
        ("proposed", "draft submitted proposed"),
        ("accepted", "Accepted"),
        ("tentative", "tentative"),
        ("", "confirmed"),
        ("postponed", "postponed"),
        ("cancelled", "canceled cancelled CANCELLED"),
        ("dropped", "rejected withdrawn deleted dropped"),
        ("", "unknown"),
    ] {
        for word in words.split(' ') {
            let session = event(json!({ "state": word }));
            assert_eq!(session["status"].as_str().unwrap_or_default(), status, "{word}");
            let same = word == status || word == "confirmed";
            assert_eq!(session["extensions"]["schedule/state"].as_str(), (!same).then_some(word), "{word}");
        }
    }
    for (role, word) in [
        ("speaker", "SPEAKER"),
        ("moderator", "MODERATOR"),
        ("chair", "chair"),
        ("", "CHAIR"),
        ("", "captain"),
    ] {
        let session = event(json!({ "persons": [{ "id": 1, "name": "Ada", "role": word }] }));
        let participation = &session["participations"][0];
        assert_eq!(participation["role"].as_str().unwrap_or_default(), role, "{word}");
        let kept = participation["extensions"]["schedule/role"].as_str();
        assert_eq!(kept, (word != role).then_some(word), "{word}");
    }
    for (word, consent) in [
        ("true", Some(false)),
        ("True", Some(false)),
        ("1", Some(false)),
        ("yes", Some(false)),
        ("false", Some(true)),
        ("0", Some(true)),
        ("no", Some(true)),
        (" NO ", Some(true)),
        ("perhaps", None),
    ] {
        let session = event(json!({ "do_not_record": word }));
        assert_eq!(session["recording"]["consent"].as_bool(), consent, "{word}");
        let kept = session["extensions"]["schedule/recording.optout"].as_str();
        assert_eq!(kept, consent.is_none().then_some(word), "{word}");
    }
}

#[test]
fn starts_and_durations_are_read_in_every_form() {
    let rows = [
        ("9:05", "0:45", "09:05", "09:50"),
        ("0905", "45", "09:05", "09:50"),
        ("905", "PT45M", "09:05", "09:50"),
        ("09:05:30", "00:45:30", "09:05:30", "09:51"),
        ("00:00", "24:00", "00:00", "24:00"),
        ("23:59", "1:00:00", "23:59", "47:59"),
        ("10:00", "P1DT1H1M1S", "10:00", "35:01:01"),
        ("10:00", "P1W", "10:00", "178:00"),
        ("10:00", "99:59", "10:00", "109:59"),
        ("10:00", "9:23:59", "10:00", "249:59"),
    ];
    for (start, duration, from, to) in rows {
        let session = event(json!({ "start": start, "duration": duration }));
        let too_late = to == "249:59";
        let expected = if too_late {
            json!({ "day": 1, "start": from })
        } else {
            json!({ "day": 1, "start": from, "end": to })
        };
        assert_eq!(session["slot"], expected, "{start} {duration}");
        assert_eq!(session["extensions"]["schedule/duration"].as_str(), too_late.then_some(duration));
    }
    for duration in [
        "1:60", "2:24:60", "1:2:3:4", "P1M", "PT1D", "P1H", "PT", "P", "1.5", "1234567", "-1:00", "10:60:00",
        "10:00:60",
    ] {
        let session = event(json!({ "duration": duration }));
        // An empty ISO duration has no length.
        let expected = match duration {
            "PT" => json!({ "day": 1, "start": "10:00", "end": "10:00" }),
            _ => json!({ "day": 1, "start": "10:00" }),
        };
        assert_eq!(session["slot"], expected, "{duration}");
    }
    for start in ["24:00", "9", "10:60", "10:00:60", "10h", "1:2:3:4", "12345", "25:00", "", "a:b"] {
        let session = event(json!({ "start": start }));
        assert_eq!(session["slot"], Value::Null, "{start}");
    }
}

/// Reads one event on the first of two days, and returns its slot and the findings about it.
fn slot(conference: Value, event: Value) -> (String, Vec<String>) {
    let mut all = json!({ "days": [
        { "index": 1, "date": "2026-03-02", "day_start": "2026-03-02T09:00:00+01:00", "day_end": "2026-03-03T03:00:00+01:00", "rooms": { "A": [event] } },
        { "index": 2, "date": "2026-03-03" },
    ] });
    all.as_object_mut().unwrap().extend(conference.as_object().unwrap().clone());
    let import = read(all);
    let session = &import.draft.sessions[0];
    let slot = session.slot.map_or("none".to_owned(), |slot| slot.to_string());
    let mut notes: Vec<String> = import
        .findings
        .iter()
        .filter(|finding| finding.path().to_string() == "/sessions/0/slot")
        .map(programme::Finding::message)
        .collect();
    notes.extend(session.extensions.iter().map(|(key, value)| format!("{key}={value}")));
    (slot, notes)
}

#[test]
fn slots_follow_from_dates_starts_offsets_and_days() {
    let zurich = json!({ "time_zone_name": "Europe/Zurich" });
    let used_date = "the start differs from the time in the date: the date was used";
    let rows: Vec<(Value, Value, &str, Vec<&str>)> = vec![
        (
            zurich.clone(),
            json!({ "id": 1, "date": "2026-03-02T10:00:00+01:00", "start": "10:00", "duration": "1:00" }),
            "day 1, 10:00–11:00",
            vec![],
        ),
        // An instant is converted to the time zone.
        (
            zurich.clone(),
            json!({ "id": 1, "date": "2026-03-02T09:00:00Z", "duration": "1:00" }),
            "day 1, 10:00–11:00",
            vec![],
        ),
        // A start confirms the clock time, although its offset does not match the time zone.
        (
            zurich.clone(),
            json!({ "id": 1, "date": "2026-03-02T10:00:00Z", "start": "10:00", "duration": "1:00" }),
            "day 1, 10:00–11:00",
            vec![
                "the offset +00:00 does not match the time zone: the clock time was used",
                "schedule/offset=+00:00",
            ],
        ),
        // A start without seconds is the same start.
        (
            zurich.clone(),
            json!({ "id": 1, "date": "2026-03-02T10:00:20+01:00", "start": "10:00", "duration": "1:00" }),
            "day 1, 10:00:20–11:00:20",
            vec![],
        ),
        (
            zurich.clone(),
            json!({ "id": 1, "date": "2026-03-02T10:00:20+01:00", "start": "10:01", "duration": "1:00" }),
            "day 1, 10:00:20–11:00:20",
            vec![used_date, "schedule/start=10:01"],
        ),
        (
            zurich.clone(),
            json!({ "id": 1, "date": "2026-03-02T09:00:00Z", "start": "11:00", "duration": "1:00" }),
            "day 1, 10:00–11:00",
            vec![used_date, "schedule/start=11:00"],
        ),
        // Without a time zone, clock times stay as they are, and the offset of the event becomes
        // that of the programme.
        (
            json!({}),
            json!({ "id": 1, "date": "2026-03-02T10:00:00+05:00", "start": "10:00", "duration": "1:00" }),
            "day 1, 10:00–11:00",
            vec![],
        ),
        (
            json!({}),
            json!({ "id": 1, "date": "2026-03-02T10:00:00-00:00", "start": "10:00", "duration": "1:00" }),
            "day 1, 10:00–11:00",
            vec![],
        ),
        (
            json!({}),
            json!({ "id": 1, "date": "2026-03-02 10:00", "duration": "1:00" }),
            "day 1, 10:00–11:00",
            vec![],
        ),
        (json!({}), json!({ "id": 1, "date": "2026-03-02", "start": "10:00" }), "day 1, from 10:00", vec![]),
        // An event belongs to the day that lists it for two days, and then to that of its date.
        (
            zurich.clone(),
            json!({ "id": 1, "date": "2026-03-03T23:59:00+01:00", "duration": "0:01" }),
            "day 1, 47:59–48:00",
            vec![],
        ),
        (
            zurich.clone(),
            json!({ "id": 1, "date": "2026-03-04T00:00:00+01:00", "duration": "1:00" }),
            "day 1, 48:00–49:00",
            vec![
                "the event is listed on day 1 but has the date 2026-03-04, for which there is no day: the list was used",
                "schedule/date=2026-03-04T00:00:00+01:00",
            ],
        ),
        (
            zurich.clone(),
            json!({ "id": 1, "date": "2026-03-01T23:59:00+01:00", "duration": "1:00" }),
            "day 1, 23:59–24:59",
            vec![
                "the event is listed on day 1 but has the date 2026-03-01, for which there is no day: the list was used",
                "schedule/date=2026-03-01T23:59:00+01:00",
            ],
        ),
        // Clock times before the change of the day belong to the night.
        (
            json!({ "day_change": "04:00" }),
            json!({ "id": 1, "start": "03:59", "duration": "0:30" }),
            "day 1, 27:59–28:29",
            vec![],
        ),
        (
            json!({ "day_change": "04:00" }),
            json!({ "id": 1, "start": "04:00", "duration": "0:30" }),
            "day 1, 04:00–04:30",
            vec![],
        ),
        // The end precedes the duration.
        (
            zurich.clone(),
            json!({ "id": 1, "date": "2026-03-02T10:00:00+01:00", "duration": "1:00", "end": "2026-03-02T11:00:59+01:00" }),
            "day 1, 10:00–11:00:59",
            vec![],
        ),
        (
            zurich.clone(),
            json!({ "id": 1, "date": "2026-03-02T10:00:00+01:00", "duration": "1:00", "end": "2026-03-02T11:01:00+01:00" }),
            "day 1, 10:00–11:01",
            vec![
                "the end does not match the start and the duration: the end was used",
                "schedule/duration=1:00",
            ],
        ),
        (
            zurich.clone(),
            json!({ "id": 1, "date": "2026-03-02T10:00:00+01:00", "end": "2026-03-02T10:30:00Z" }),
            "day 1, 10:00–11:30",
            vec![],
        ),
        (
            zurich.clone(),
            json!({ "id": 1, "date": "2026-03-02T10:00:00+01:00", "end": "2026-03-02T09:30:00+01:00" }),
            "day 1, from 10:00",
            vec![
                "the event ends before it starts, or too late for a slot: only the start was used",
                "schedule/end=2026-03-02T09:30:00+01:00",
            ],
        ),
        (
            zurich.clone(),
            json!({ "id": 1, "date": "2026-03-02T10:00:00+01:00", "duration": "soon", "end": "later" }),
            "day 1, from 10:00",
            vec![
                "the duration \"soon\" is invalid",
                "the end of the event is invalid",
                "schedule/end=later",
                "schedule/duration=soon",
            ],
        ),
        (
            zurich.clone(),
            json!({ "id": 1, "date": "today", "start": "10:00" }),
            "day 1, from 10:00",
            vec!["the date \"today\" is invalid", "schedule/date=today"],
        ),
        (
            zurich.clone(),
            json!({ "id": 1, "date": "2026-03-02T10:00:00+01:00", "start": "ten" }),
            "day 1, from 10:00",
            vec!["the start \"ten\" is invalid", "schedule/start=ten"],
        ),
        (
            zurich.clone(),
            json!({ "id": 1, "end": "2026-03-02T11:00:00+01:00" }),
            "none",
            vec![
                "the time of the event is incomplete: it has no valid start on a known day",
                "schedule/end=2026-03-02T11:00:00+01:00",
            ],
        ),
    ];
    for (conference, event, expected, notes) in rows {
        let (found, mut said) = slot(conference, event.clone());
        let mut notes: Vec<String> = notes.into_iter().map(str::to_owned).collect();
        notes.sort();
        said.sort();
        assert_eq!((found.as_str(), said), (expected, notes), "{event}");
    }
    // When the clocks go back, the offset selects one of two equal times.
    let clocks = |date: &str| {
        let event = json!({ "id": 1, "date": date, "start": "02:30", "duration": "0:10" });
        let days = json!([{ "index": 1, "date": "2026-10-25", "rooms": { "A": [event] } }]);
        let draft = read(json!({ "time_zone_name": "Europe/Zurich", "days": days })).draft;
        (
            draft.sessions[0].slot.unwrap().to_string(),
            draft.sessions[0].extensions.get("schedule/offset").map(str::to_owned),
        )
    };
    assert_eq!(clocks("2026-10-25T02:30:00+02:00"), ("day 1, 02:30–02:40".to_owned(), None));
    assert_eq!(
        clocks("2026-10-25T02:30:00+01:00"),
        ("day 1, 02:30–02:40".to_owned(), Some("+01:00".to_owned()))
    );
}

#[test]
fn events_without_a_day_are_placed_by_the_windows_of_days() {
    let placed = |date: &str| {
        let document = json!({ "schedule": {
            "conference": { "title": "Demo", "time_zone_name": "Europe/Zurich", "days": [
                { "index": 1, "date": "2026-03-02", "day_start": "2026-03-02T09:00:00+01:00", "day_end": "2026-03-03T03:00:00+01:00" },
                { "index": 2, "date": "2026-03-03", "day_start": "2026-03-03T09:00:00+01:00", "day_end": "2026-03-04T03:00:00+01:00" },
                { "index": 3, "date": "2026-03-05" },
            ] },
            "events": [{ "id": 1, "start": date }],
        } });
        let draft = read_json(&document.to_string(), &ImportOptions::default()).unwrap().draft;
        draft.sessions[0].slot.map_or("none".to_owned(), |slot| slot.to_string())
    };
    for (date, expected) in [
        ("2026-03-02T09:00:00+01:00", "day 1, from 09:00"),
        ("2026-03-03T02:59:00+01:00", "day 1, from 26:59"),
        ("2026-03-03T03:00:00+01:00", "day 2, from 03:00"),
        ("2026-03-04T01:00:00+01:00", "day 2, from 25:00"),
        ("2026-03-04T12:00:00+01:00", "none"),
        ("2026-03-05T01:00:00+01:00", "day 3, from 01:00"),
    ] {
        assert_eq!(placed(date), expected, "{date}");
    }
}

#[test]
fn windows_of_days_are_read_if_they_are_complete() {
    let window = |start: &str, end: &str| {
        let day = json!({ "index": 1, "date": "2026-03-02", "day_start": start, "day_end": end });
        let draft = read(json!({ "time_zone_name": "Europe/Zurich", "days": [day] })).draft;
        let json = serde_json::to_value(&draft).unwrap()["days"][0].clone();
        (json["window"].clone(), json["extensions"].clone())
    };
    let (early, late) = ("2026-03-02T09:00:00+01:00", "2026-03-02T08:00:00Z");
    for (start, end) in [
        (early, late),
        (early, "2026-03-02T07:59:00Z"),
        (early, "soon"),
        ("2026-03-01T09:00:00+01:00", early),
    ] {
        let kept = json!({ "schedule/start": start, "schedule/end": end });
        assert_eq!(window(start, end), (Value::Null, kept), "{start} {end}");
    }
    // A day without a date has that of its start.
    let days = json!([{ "index": 1, "day_start": early, "day_end": "2026-03-03T00:00:00+01:00" }]);
    let json =
        serde_json::to_value(read(json!({ "time_zone_name": "Europe/Zurich", "days": days })).draft).unwrap();
    assert_eq!(
        json["days"][0],
        json!({ "number": 1, "date": "2026-03-02", "window": { "start": "09:00", "end": "24:00" } })
    );
}

#[test]
fn days_without_a_usable_number_get_the_next_free_one() {
    let numbers = |indices: &[&str]| -> Vec<i32> {
        let days: Value =
            indices.iter().map(|index| json!({ "index": index, "date": "2026-03-02" })).collect();
        read(json!({ "days": days })).draft.days.iter().map(|day| day.number).collect()
    };
    assert_eq!(numbers(&["3", " 1 ", "2"]), [3, 1, 2]);
    assert_eq!(numbers(&["", "1", "x", "1", "3"]), [2, 1, 4, 5, 3]);
    assert_eq!(numbers(&["-1", "0"]), [-1, 0]);
}

#[test]
fn ids_are_kept_or_made_from_other_values() {
    let draft = read(json!({
        "acronym": null, "title": "The 2nd Event!",
        "rooms": [{ "name": "Hall 1", "slug": "hall 1" }, { "name": "hall-1" }, { "name": "***" }, { "name": "Hall 2", "slug": "two" }, { "name": "Hall 3", "slug": "two" }],
        "tracks": [{ "name": "Art" }, { "name": "art" }, { "name": "!!" }, { "name": "Law", "slug": "l w" }, { "name": "Law", "slug": "other" }],
        "days": [{ "index": 1, "date": "2026-03-02", "rooms": { "Hall 1": [
            { "id": "a b", "title": "One", "persons": [{ "id": "x y", "name": "Ann" }, { "name": "Ann" }, { "name": "?" }, { "id": 5, "name": "Ann" }, { "id": 5, "name": "Bob" }, { "code": "C7" }, { "id": 9 }] },
            { "id": "a b", "title": "Two" }, { "id": "a-b", "title": "Three" },
            { "guid": "00000000-0000-4000-8000-000000000001" }, { "code": "XYZ" }, { "title": "By title" }, {},
        ] } }],
    }));
    let json = serde_json::to_value(&draft.draft).unwrap();
    let ids = |list: &Value| -> Vec<String> {
        list.as_array().unwrap().iter().map(|row| row["id"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(
        (json["id"].as_str(), json["venues"][0]["id"].as_str()),
        (Some("the-2nd-event"), Some("the-2nd-event"))
    );
    assert_eq!(ids(&json["venues"][0]["rooms"]), ["hall-1", "hall-1~2", "room", "two", "two~2"]);
    assert_eq!(ids(&json["tracks"]), ["art", "art~2", "track", "l-w"]);
    assert_eq!(ids(&json["people"]), ["x-y", "ann", "person", "5", "5~2", "c7", "9"]);
    assert_eq!(
        ids(&json["sessions"]),
        ["a-b", "a-b~2", "a-b~3", "00000000-0000-4000-8000-000000000001", "XYZ", "by-title", "event"]
    );
    let kept = |row: &Value, key: &str| row["extensions"][key].as_str().map(str::to_owned);
    let all = |list: &Value, key: &str| -> Vec<Option<String>> {
        list.as_array().unwrap().iter().map(|row| kept(row, key)).collect()
    };
    let some = |text: &str| Some(text.to_owned());
    assert_eq!(
        all(&json["venues"][0]["rooms"], "schedule/slug"),
        [some("hall 1"), None, None, None, some("two")]
    );
    assert_eq!(all(&json["tracks"], "schedule/slug"), [None, None, None, some("l w")]);
    assert_eq!(
        all(&json["people"], "schedule/id"),
        [some("x y"), None, None, some("5"), some("5"), None, None]
    );
    assert_eq!(all(&json["sessions"], "schedule/id")[..3], [some("a b"), some("a b"), some("a-b")]);
    assert_eq!(json["people"][5]["external_ids"], json!({ "code": "C7" }));
    let shared: Vec<String> = draft
        .findings
        .iter()
        .filter(|finding| *finding.code() == programme::Code::PersonDivided)
        .map(|finding| format!("{} {}", finding.path(), finding.message()))
        .collect();
    assert_eq!(
        shared,
        ["/people/3 2 people share the id \"5\" and were imported separately: \"Ann\", \"Bob\""]
    );
}

#[test]
fn repeated_events_are_linked_by_guid_or_by_all_of_their_text() {
    let guid = "654331ae-1710-42e5-bdf4-65a03a80c614";
    let repeats = |events: Value| -> Vec<Option<String>> {
        let days = json!([{ "index": 1, "date": "2026-03-02", "rooms": { "A": events } }]);
        read(json!({ "days": days }))
            .draft
            .sessions
            .iter()
            .map(|one| Some(one.repeats.as_ref()?.to_string()))
            .collect()
    };
    let some = |id: &str| Some(id.to_owned());
    assert_eq!(
        repeats(json!([{ "id": 1, "guid": guid }, { "id": 2, "guid": guid }, { "id": 3, "guid": guid }])),
        [None, some("1"), some("1")]
    );
    let same = json!({ "id": 1, "title": "T", "persons": [{ "id": 1, "name": "Ann" }] });
    assert_eq!(repeats(json!([same, same])), [None, some("1")]);
    for other in [
        json!({ "id": 1, "title": "U", "persons": [{ "id": 1, "name": "Ann" }] }),
        json!({ "id": 1, "title": "T", "persons": [{ "id": 2, "name": "Bob" }] }),
        json!({ "id": 2, "title": "T", "persons": [{ "id": 1, "name": "Ann" }] }),
    ] {
        assert_eq!(repeats(json!([same, other])), [None, None], "{other}");
    }
    // Without an id and a guid, nothing identifies an event.
    assert_eq!(repeats(json!([{ "title": "T" }, { "title": "T" }])), [None, None]);
}

#[test]
fn cells_with_several_rooms_need_each_room_by_itself() {
    let place = |cell: &str, others: &[&str]| {
        let mut rooms = serde_json::Map::new();
        rooms.insert(cell.to_owned(), json!([{ "id": 1 }]));
        rooms.extend(others.iter().map(|room| ((*room).to_owned(), json!([]))));
        let draft = read(json!({ "days": [{ "index": 1, "date": "2026-03-02", "rooms": rooms }] })).draft;
        serde_json::to_value(&draft).unwrap()["sessions"][0]["place"].clone()
    };
    assert_eq!(place("A, B", &["A", "B"]), json!(["a", "b"]));
    assert_eq!(place("A, B", &["A"]), json!(["a-b"]));
    assert_eq!(place("A,B", &["A", "B"]), json!(["a", "b"]));
    assert_eq!(place("ALL", &[]), json!("everywhere"));
    for name in ["TBA", "tbd", "To be confirmed", "À préciser", "noch offen", "待定", "?"] {
        assert_eq!(place(name, &[]), json!("to-be-announced"), "{name}");
    }
    assert_eq!(place("TBA hall", &[]), json!(["tba-hall"]));
    assert_eq!(place(" ", &[]), Value::Null);
    // A listed room has this name, even if its parts are rooms as well.
    let days =
        json!([{ "index": 1, "date": "2026-03-02", "rooms": { "A, B": [{ "id": 1 }], "A": [], "B": [] } }]);
    let draft = read(json!({ "rooms": ["A, B"], "days": days })).draft;
    assert_eq!(serde_json::to_value(&draft).unwrap()["sessions"][0]["place"], json!(["a-b"]));
}

/// Returns a programme with one session, which the given changes are applied to.
fn programme(change: impl Fn(&mut Value)) -> Programme {
    let mut json = json!({
        "format": "programme/1", "id": "demo", "title": "Demo", "languages": ["en"], "time_zone": "Europe/Zurich",
        "days": [{ "number": 1, "date": "2026-03-02", "window": { "start": "09:00", "end": "18:00" } }],
        "venues": [{ "id": "demo", "name": "Demo", "rooms": [{ "id": "a", "name": "A" }] }],
        "tracks": [{ "id": "t", "name": "T" }],
        "people": [{ "id": "1", "name": "Ann" }],
        "sessions": [{ "id": "7", "slot": { "day": 1, "start": "10:00", "end": "11:00" }, "place": ["a"], "tracks": ["t"], "participations": [{ "person": "1" }] }],
    });
    change(&mut json);
    serde_json::from_value::<Draft>(json.clone())
        .unwrap_or_else(|error| panic!("{error}: {json}"))
        .build()
        .unwrap()
}

/// Returns the value that a strict schedule contains, and whether a loss is reported, for each
/// format.
fn strict(
    change: impl Fn(&mut Value),
    element: &str,
    field: &str,
    loss: &str,
) -> [(Option<String>, bool); 2] {
    let programme = programme(change);
    let options = ScheduleOptions::default();
    let (xml, json) = (write_xml(&programme, &options).unwrap(), write_json(&programme, &options).unwrap());
    let document = roxmltree::Document::parse(&xml.text).unwrap();
    let (path, attribute) =
        element.split_once('@').map_or((element, None), |(path, name)| (path, Some(name)));
    // A name such as `event/start` is that of an element within another one.
    let (outer, name) = path.split_once('/').map_or((None, path), |(outer, name)| (Some(outer), name));
    let is_within = |node: roxmltree::Node| {
        outer.is_none_or(|outer| node.parent().is_some_and(|up| up.has_tag_name(outer)))
    };
    let node = document.descendants().find(|node| node.tag_name().name() == name && is_within(*node));
    let in_xml = node.and_then(|node| match attribute {
        Some(name) => node.attribute(name).map(str::to_owned),
        None => node.text().map(str::to_owned),
    });
    let value: Value = serde_json::from_str(&json.text).unwrap();
    let in_json = value.pointer(&format!("/schedule/conference{field}")).filter(|value| !value.is_null());
    let in_json = in_json.map(|value| value.as_str().map_or_else(|| value.to_string(), str::to_owned));
    let lost =
        |losses: &[programme::interchange::Loss]| losses.iter().any(|one| one.to_string().starts_with(loss));
    [(in_xml, lost(&xml.losses)), (in_json, lost(&json.losses))]
}

#[test]
fn strict_schedules_contain_only_values_that_the_schemas_allow() {
    const EVENT: &str = "/days/0/rooms/A/0";
    // Each row contains a value, and whether schedule.xml and schedule.json can contain it.
    let urls = [
        ("https://example.org/a?b=c#d", true, true),
        ("http://user@example.org:80/", true, true),
        ("https://example.org/%20", true, true),
        ("mailto:a@example.org", false, true),
        ("urn:isbn:1", false, true),
        ("https://exämple.org/", false, false),
        ("https://example.org/%2", false, false),
        ("https://example.org/%zz", false, false),
        ("https://example.org/#a#b", false, false),
        ("https://a@b@example.org/", false, false),
        ("https://example.org:x/", false, false),
        ("https:///a", false, false),
        ("ftp://example.org/", false, false),
        ("1a:b", false, false),
        ("example", false, false),
    ];
    for (url, xml, json) in urls {
        let found = strict(
            |json| json["sessions"][0]["image"] = url.into(),
            "logo",
            &format!("{EVENT}/logo"),
            "session \"7\": image",
        );
        let value = |allowed: bool| (allowed.then(|| url.to_owned()), !allowed);
        assert_eq!(found, [value(xml), value(json)], "{url}");
    }
    let guids = [
        ("654331ae-1710-42e5-bdf4-65a03a80c614", true),
        ("654331AE-1710-42E5-BDF4-65A03A80C614", true),
        ("654331ae171042e5bdf465a03a80c614", false),
        ("654331ae-1710-42e5-bdf4-65a03a80c61", false),
        ("654331ag-1710-42e5-bdf4-65a03a80c614", false),
    ];
    for (guid, allowed) in guids {
        for (list, loss, element, field) in [
            ("/sessions/0", "session \"7\": external_ids", "event@guid", format!("{EVENT}/guid")),
            ("/venues/0/rooms/0", "room \"a\": external_ids", "room@guid", "/rooms/0/guid".to_owned()),
            ("/people/0", "person \"1\": external_ids", "person@guid", format!("{EVENT}/persons/0/guid")),
        ] {
            let change =
                |json: &mut Value| json.pointer_mut(list).unwrap()["external_ids"] = json!({ "guid": guid });
            for (found, lost) in strict(change, element, &field, loss) {
                assert_eq!((found.as_deref() == Some(guid), lost), (allowed, !allowed), "{list} {guid}");
            }
        }
    }
    for (code, xml, json) in [
        ("ABC123", true, true),
        ("ABC12", false, true),
        ("ABC1234", false, true),
        ("abc123", false, false),
        ("ABC-12", false, false),
    ] {
        let change = |json: &mut Value| json["sessions"][0]["external_ids"] = json!({ "code": code });
        let value = |allowed: bool| (allowed.then(|| code.to_owned()), !allowed);
        assert_eq!(
            strict(change, "event@code", &format!("{EVENT}/code"), "session \"7\": external_ids"),
            [value(xml), value(json)],
            "{code}"
        );
    }
    let slugs = [
        ("demo-1234", true, true),
        ("demo-123", false, true),
        ("dem-1234", false, true),
        ("de_mo-12-34_a", true, true),
        ("demo1234", false, true),
        ("demo-1234-", true, false),
        ("Demo-1234", false, false),
        ("x", false, false),
    ];
    for (slug, xml, json) in slugs {
        let change = |json: &mut Value| json["sessions"][0]["external_ids"] = json!({ "slug": slug });
        let [in_xml, in_json] =
            strict(change, "slug", &format!("{EVENT}/slug"), "session \"7\": external_ids");
        assert_eq!(in_xml, (xml.then(|| slug.to_owned()), !xml), "{slug}");
        // schedule.json requires a slug, so one is generated.
        assert_eq!((in_json.0.as_deref() == Some(slug), in_json.1), (json, !json), "{slug}");
    }
    for (id, xml, json) in [
        ("t2", true, true),
        ("2t", false, true),
        ("a_b", false, true),
        ("a-", true, false),
        ("T", false, false),
        ("x", false, false),
    ] {
        let change = |json: &mut Value| {
            json["tracks"][0]["id"] = id.into();
            json["sessions"][0]["tracks"] = json!([id]);
        };
        let value = |allowed: bool| (allowed.then(|| id.to_owned()), !allowed);
        assert_eq!(
            strict(change, "track@slug", "/tracks/0/slug", &format!("track \"{id}\": id")),
            [value(xml), value(json)],
            "{id}"
        );
    }
}

#[test]
fn acronyms_numbers_and_zones_follow_the_schemas() {
    for (acronym, xml, json) in [
        ("demo", "demo", "demo"),
        ("36c3", "36c3", "36c3"),
        ("ab", "ab__", "ab__"),
        ("Demo 1", "demo_1", "demo_1"),
        ("de-mo", "de-mo", "de_mo"),
        ("-demo", "-demo", "-demo"),
        ("De-mo", "de-mo", "de_mo"),
        ("dé", "d___", "d___"),
    ] {
        let change = |json: &mut Value| json["external_ids"] = json!({ "acronym": acronym });
        let found = strict(change, "acronym", "/acronym", "the programme: external_ids/acronym")
            .map(|(found, _)| found.unwrap());
        assert_eq!(found, [xml, json], "{acronym}");
    }
    for (id, kept) in [
        ("7", true),
        ("4294967295", true),
        ("07", false),
        ("0", false),
        ("-7", false),
        ("x7", false),
        ("4294967296", false),
    ] {
        let change = |json: &mut Value| json["sessions"][0]["id"] = id.into();
        for (found, lost) in
            strict(change, "event@id", "/days/0/rooms/A/0/id", &format!("session \"{id}\": id"))
        {
            assert_eq!((found.as_deref() == Some(id), lost), (kept, !kept), "{id}");
        }
    }
    for (id, kept) in [("1", true), ("-1", true), ("01", false), ("a", false), ("9223372036854775808", false)]
    {
        let change = |json: &mut Value| {
            json["people"][0]["id"] = id.into();
            json["sessions"][0]["participations"][0]["person"] = id.into();
        };
        let lost = format!("person \"{id}\": id");
        for (found, lost) in strict(change, "person@id", "/days/0/rooms/A/0/persons/0/id", &lost) {
            assert_eq!((found.as_deref(), lost), (kept.then_some(id), !kept), "{id}");
        }
    }
    for (zone, json) in [
        ("Europe/Zurich", true),
        ("America/Port-au-Prince", true),
        ("UTC", true),
        ("Etc/UTC", true),
        ("Etc/GMT+1", false),
        ("EST5EDT", false),
    ] {
        let change = |json: &mut Value| json["time_zone"] = zone.into();
        let [in_xml, in_json] =
            strict(change, "time_zone_name", "/time_zone_name", "the programme: time_zone");
        assert_eq!(in_xml, (Some(zone.to_owned()), false));
        assert_eq!(in_json, (json.then(|| zone.to_owned()), !json), "{zone}");
    }
}

#[test]
fn durations_are_written_in_the_forms_of_each_format() {
    for (start, end, duration, json, ends, lost) in [
        ("10:00", "11:30", "01:30", "01:30", None, false),
        ("10:00", "10:00:30", "00:00:30", "00:00", Some("2026-03-02T10:00:30+01:00"), false),
        ("10:00", "109:59", "99:59", "99:59", None, false),
        ("10:00", "110:00", "4:04:00", "100:00", None, false),
        ("10:00", "110:00:01", "4:04:00", "100:00", Some("2026-03-06T14:00:01+01:00"), true),
        ("00:00", "239:59", "9:23:59", "239:59", None, false),
        ("00:00", "240:00", "9:23:59", "240:00", None, true),
    ] {
        let change =
            |json: &mut Value| json["sessions"][0]["slot"] = json!({ "day": 1, "start": start, "end": end });
        let found = strict(change, "duration", "/days/0/rooms/A/0/duration", "session \"7\": slot");
        assert_eq!(
            found,
            [(Some(duration.to_owned()), lost), (Some(json.to_owned()), false)],
            "{start} {end}"
        );
        let [_, (found, _)] = strict(change, "end", "/days/0/rooms/A/0/end", "session \"7\": slot");
        assert_eq!(found.as_deref(), ends, "{start} {end}");
    }
    for (start, xml, json) in [("10:00:30", "10:00:30", "10:00"), ("25:30", "01:30", "01:30")] {
        let change = |json: &mut Value| {
            json["sessions"][0]["slot"] = json!({ "day": 1, "start": start, "end": "26:00" });
        };
        let found = strict(change, "event/start", "/days/0/rooms/A/0/start", "session \"7\": slot")
            .map(|(found, _)| found.unwrap());
        assert_eq!(found, [xml, json]);
    }
    // Events start at most one day after the day that lists them.
    for (start, lost) in [("47:59", false), ("48:00", true)] {
        let change = |json: &mut Value| {
            json["sessions"][0]["slot"] = json!({ "day": 1, "start": start, "end": "49:00" });
        };
        assert!(
            strict(change, "event/start", "/x", "session \"7\": slot")
                .iter()
                .all(|(_, found)| *found == lost),
            "{start}"
        );
    }
}

#[test]
fn offsets_are_written_if_they_differ_from_the_usual_one() {
    let written = |zone: Option<&str>, offsets: &[Option<&str>]| {
        let programme = programme(|json| {
            json["time_zone"] = zone.into();
            json["sessions"] = offsets
                .iter()
                .enumerate()
                .map(|(at, offset)| {
                    let extensions = offset.map_or(json!({}), |offset| json!({ "schedule/offset": offset }));
                    json!({ "id": (at + 1).to_string(), "slot": { "day": 1, "start": "10:00", "end": "11:00" }, "extensions": extensions })
                })
                .collect();
        });
        let export = write_xml(&programme, &ScheduleOptions::default()).unwrap();
        let document = roxmltree::Document::parse(&export.text).unwrap();
        let dates: Vec<String> = document
            .descendants()
            .filter(|node| node.has_tag_name("date"))
            .map(|node| node.text().unwrap()[19..].to_owned())
            .collect();
        let losses: Vec<String> = export
            .losses
            .iter()
            .filter(|loss| {
                loss.field.contains("offset") || loss.field == "time_zone" || loss.field == "extensions"
            })
            .map(|loss| format!("{} {}", loss.subject, loss.field))
            .collect();
        (dates, losses)
    };
    let case = |dates: &[&str], losses: &[&str]| {
        let owned = |list: &[&str]| list.iter().map(|one| (*one).to_owned()).collect::<Vec<_>>();
        (owned(dates), owned(losses))
    };
    assert_eq!(written(Some("Europe/Zurich"), &[None, Some("+02:00")]), case(&["+01:00", "+02:00"], &[]));
    assert_eq!(
        written(Some("Europe/Zurich"), &[Some("+01:00")]),
        case(&["+01:00"], &["session \"1\" extensions/schedule~1offset"])
    );
    assert_eq!(
        written(Some("Europe/Zurich"), &[Some("2")]),
        case(&["+01:00"], &["session \"1\" extensions"])
    );
    assert_eq!(
        written(Some("+03:00"), &[None, None, Some("+02:00")]),
        case(&["+03:00", "+03:00", "+02:00"], &[])
    );
    assert_eq!(
        written(Some("+03:00"), &[None, Some("+02:00")]),
        case(&["+03:00", "+02:00"], &["the programme time_zone"])
    );
    assert_eq!(written(None, &[None]), case(&["-00:00"], &["the programme time_zone"]));
    assert_eq!(
        written(None, &[Some("-03:30")]),
        case(&["-03:30"], &["the programme time_zone", "session \"1\" extensions/schedule~1offset"])
    );
}

#[test]
fn texts_are_escaped_in_xml() {
    let title = "a & b < c > d \" e ' f \r g \t h \n i \u{fffe} ü \u{ef}";
    let programme = programme(|json| {
        json["sessions"][0]["title"] = title.into();
        json["tracks"][0]["name"] = title.into();
    });
    let export = write_xml(&programme, &ScheduleOptions::default()).unwrap();
    assert!(
        export.text.contains("<title>a &amp; b &lt; c &gt; d \" e ' f &#13; g \t h \n i  ü ï</title>"),
        "{}",
        export.text
    );
    assert!(
        export
            .text
            .contains("<track name=\"a &amp; b &lt; c &gt; d &quot; e ' f &#13; g &#9; h &#10; i  ü ï\""),
        "{}",
        export.text
    );
    let import = read_xml(&export.text, &ImportOptions::default()).unwrap();
    assert_eq!(import.draft.sessions[0].title.as_ref().unwrap().first(), title.replace('\u{fffe}', ""));
    let lost: Vec<String> = export
        .losses
        .iter()
        .filter(|loss| loss.why.contains("invalid in XML"))
        .map(|loss| loss.subject.to_string())
        .collect();
    assert_eq!(lost, ["track \"t\"", "session \"7\""]);
}
