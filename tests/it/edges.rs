//! Edge cases of queries, edits, texts and suggestions that a single example shows.

use std::fmt::Write;

use programme::agenda::{AgendaOptions, Markup};
use programme::{Draft, LanguageTag, Length, Programme, Text};
use serde_json::{Value, json};

fn build(json: &Value) -> Programme {
    draft(json).build().unwrap_or_else(|error| panic!("{error}"))
}

fn draft(json: &Value) -> Draft {
    let mut all = json!({ "format": "programme/1", "id": "edges", "title": "Edges", "languages": ["en"] });
    all.as_object_mut().unwrap().extend(json.as_object().unwrap().clone());
    serde_json::from_value(all).unwrap()
}

fn tag(language: &str) -> LanguageTag {
    language.parse().unwrap()
}

#[test]
fn a_day_is_renamed_only_in_its_own_slots() {
    let mut draft = draft(&json!({
        "days": [{ "number": 1 }, { "number": 2 }],
        "people": [{ "id": "p", "name": "P", "available": [{ "day": 1, "start": "09:00", "end": "10:00" }, { "day": 2 }] }],
        "sessions": [
            { "id": "a", "slot": { "day": 1, "start": "09:00" }, "previous_slot": { "day": 2, "start": "09:00" } },
            { "id": "b", "slot": { "day": 2, "start": "10:00", "end": "11:00" } },
        ],
    }));
    assert_eq!(draft.rename_day(1, 5), Ok(3));
    let json = serde_json::to_value(&draft).unwrap();
    let days: Vec<i64> = [
        "/days/0/number",
        "/days/1/number",
        "/people/0/available/0/day",
        "/people/0/available/1/day",
        "/sessions/0/slot/day",
        "/sessions/0/previous_slot/day",
        "/sessions/1/slot/day",
    ]
    .iter()
    .map(|path| json.pointer(path).unwrap().as_i64().unwrap())
    .collect();
    assert_eq!(days, [5, 2, 5, 2, 5, 2, 2]);
    assert_eq!(json["sessions"][0]["slot"]["start"], "09:00");
    assert!(draft.rename_day(1, 6).is_err() && draft.rename_day(5, 2).is_err());
    assert_eq!(draft.rename_day(5, 5), Ok(3));
}

#[test]
fn the_original_language_is_the_one_with_this_status() {
    let languages = |list: Value| build(&json!({ "languages": list }));
    let programme = languages(
        json!([{ "tag": "en", "status": "translation" }, { "tag": "fr", "status": "original" }, "de"]),
    );
    assert_eq!(programme.original_language(), Some(&tag("fr")));
    assert_eq!(
        programme.language_status("en").map(|status| status.to_string()).as_deref(),
        Some("translation")
    );
    assert_eq!(programme.language_status("de"), None);
    assert_eq!(languages(json!(["en", "fr"])).original_language(), None);
}

#[test]
fn texts_are_shown_with_their_languages() {
    assert_eq!(format!("{:?}", Text::from("a \"b\"")), "Text(\"a \\\"b\\\"\")");
    let text = Text::new([("en", "One"), ("fr", "Un")]).unwrap();
    assert_eq!(format!("{text:?}"), "Text{\"en\": \"One\", \"fr\": \"Un\"}");
}

#[test]
fn people_read_the_best_wording_of_a_text() {
    let programme = build(&json!({ "languages": [{ "tag": "en" }, { "tag": "fr", "status": "original" }] }));
    let best = |wishes: &[&str], wordings: &[&str]| {
        let text = Text::new(wordings.iter().map(|tag| (*tag, *tag))).unwrap();
        let preferences = programme.preferences(wishes.iter().copied()).unwrap();
        let found = text.best(&preferences).unwrap();
        format!("{} {:?}", found.language, found.how)
    };
    for (wishes, wordings, expected) in [
        (&["it"][..], &["de-t-en-t0-und", "es"][..], "es Any"),
        (&["it"], &["de-t-en-t0-und"], "de-t-en-t0-und Any"),
        (&["it"], &["es", "fr"], "fr Original"),
        (&["it"], &["es", "fr", "en"], "en Main"),
        (&["it"], &["es", "it-t-en-t0-und"], "it-t-en-t0-und Machine"),
        (&["it", "es"], &["es", "it-t-en-t0-und"], "es Exact"),
        (&["zh-Hant"], &["zh-Hans", "en"], "zh-Hans OtherScript"),
        (&["pt-BR"], &["pt-PT", "en"], "pt-PT SameLanguage"),
        (&["pt-BR"], &["pt-PT", "pt"], "pt Parent"),
        (&["de-AT"], &["de-CH", "de-DE"], "de-CH SameLanguage"),
        (&["ja"], &["und", "es"], "und Neutral"),
        (&["ja"], &["und-Cyrl", "es"], "und-Cyrl Any"),
        (&["zh-yue"], &["en", "zh-yue"], "zh-yue Exact"),
        (&["yue"], &["en", "zh-yue"], "zh-yue Exact"),
        (&["zh-yue-Hant"], &["en", "zh-yue-Hant"], "zh-yue-Hant Exact"),
        (&["i-klingon"], &["en", "i-klingon"], "i-klingon Exact"),
        (&["jv"], &["en", "jw"], "jw Exact"),
    ] {
        assert_eq!(best(wishes, wordings), expected, "{wishes:?} {wordings:?}");
    }
}

#[test]
fn similar_ids_are_suggested_up_to_their_longest_difference() {
    let message = |id: &str, known: &str| {
        let json = json!({
            "people": [{ "id": known, "name": "P" }],
            "sessions": [{ "id": "s", "participations": [{ "person": id }] }],
        });
        let report = draft(&json).check();
        report.iter().map(|finding| finding.help().unwrap_or_default()).collect::<String>()
    };
    for (id, known, suggested) in [
        ("abc", "abz", true),
        ("abc", "ab", true),
        ("abc", "xyc", false),
        ("abcd", "axyd", true),
        ("abcd", "xyzd", false),
        // A letter of four bytes is one edit.
        ("a", "a\u{1d4b3}", true),
        ("abc", "acb", true),
    ] {
        let found = message(id, known);
        assert_eq!(found.contains(&format!("did you mean \"{known}\"?")), suggested, "{id} {known}: {found}");
    }
}

#[test]
fn overlapping_availabilities_and_full_rooms_limit_the_free_time() {
    let programme = build(&json!({
        "days": [{ "number": 1, "window": { "start": "08:00", "end": "20:00" } }],
        "venues": [{ "id": "v", "name": "V", "rooms": [
            { "id": "hall", "name": "Hall", "simultaneous": 2, "made_of": ["wing"] },
            { "id": "wing", "name": "Wing" },
            { "id": "den", "name": "Den", "available": [
                { "day": 1, "start": "09:00", "end": "12:00" }, { "day": 1, "start": "10:00", "end": "11:00" },
                { "day": 1, "start": "11:30", "end": "13:00" }, { "day": 1, "start": "15:00", "end": "16:00" }] },
        ] }],
        "sessions": [
            { "id": "a", "slot": { "day": 1, "start": "09:00", "end": "11:00" }, "place": ["hall"] },
            { "id": "b", "slot": { "day": 1, "start": "10:00", "end": "12:00" }, "place": ["hall"] },
            { "id": "c", "slot": { "day": 1, "start": "14:00", "end": "15:00" }, "place": ["wing"] },
            { "id": "d", "slot": { "day": 1, "start": "17:00", "end": "18:00" }, "place": { "venue": "v" } },
        ],
    }));
    let free = |room: &str| -> Vec<String> {
        let length = Length::from_seconds(60).unwrap();
        let found = programme.free().on_day(1).at_least(length).room(room).find().unwrap();
        let clock = |moment| programme.day_and_time(moment).unwrap().1.to_string();
        found.iter().map(|free| format!("{}–{}", clock(free.from), clock(free.to))).collect()
    };
    // The hall is full while two sessions are in it, and while a session is in its wing.
    assert_eq!(free("hall"), ["08:00–10:00", "11:00–14:00", "15:00–17:00", "18:00–20:00"]);
    assert_eq!(free("wing"), ["08:00–09:00", "12:00–14:00", "15:00–17:00", "18:00–20:00"]);
    assert_eq!(free("den"), ["09:00–13:00", "15:00–16:00"]);
}

#[test]
fn a_room_in_another_venue_that_is_used_entirely_is_not_free() {
    let programme = build(&json!({
        "days": [{ "number": 1, "window": { "start": "08:00", "end": "12:00" } }],
        "venues": [
            { "id": "v", "name": "V", "rooms": [
                { "id": "hall", "name": "Hall", "simultaneous": 2, "made_of": ["annex"] }] },
            { "id": "w", "name": "W", "rooms": [{ "id": "annex", "name": "Annex" }] },
        ],
        "sessions": [{ "id": "fair", "slot": { "day": 1, "start": "09:00", "end": "10:00" }, "place": { "venue": "w" } }],
    }));
    let found = programme.free().on_day(1).room("hall").find().unwrap();
    let hours: Vec<i64> = found.iter().map(|free| (free.to - free.from) / 3600).collect();
    assert_eq!(hours, [1, 2]);
}

#[test]
fn a_group_that_speaks_twice_at_once_is_an_uncertain_clash() {
    let definite = |is_group: bool, role: &str| -> Vec<bool> {
        let session = |id: &str| {
            json!({ "id": id, "slot": { "day": 1, "start": "09:00", "end": "10:00" },
                "participations": [{ "person": "p", "role": role }] })
        };
        let programme = build(&json!({
            "days": [{ "number": 1 }],
            "people": [{ "id": "p", "name": "P", "group": is_group }],
            "sessions": [session("a"), session("b")],
        }));
        programme.clashes().pairs.iter().map(|clash| clash.definite).collect()
    };
    assert_eq!(definite(false, "speaker"), [true]);
    // A group can send different members.
    assert_eq!(definite(true, "speaker"), [false]);
    // Organisers need not attend.
    assert_eq!((definite(false, "organiser"), definite(true, "organiser")), (vec![], vec![]));
}

#[test]
fn a_room_for_two_sessions_holds_a_second_one_but_no_third() {
    let clashes = |others: usize| {
        let mut sessions: Vec<Value> = (0..others)
            .map(|at| json!({ "id": format!("s{at}"), "slot": { "day": 1, "start": "09:00", "end": "10:00" }, "place": ["hall"] }))
            .collect();
        sessions.push(json!({ "id": "late", "slot": { "day": 1, "start": "11:00", "end": "12:00" }, "place": ["hall"] }));
        let programme = build(&json!({
            "days": [{ "number": 1 }],
            "venues": [{ "id": "v", "name": "V", "rooms": [{ "id": "hall", "name": "Hall", "simultaneous": 2 }] }],
            "sessions": sessions,
        }));
        let slot = programme.session("s0").unwrap().slot().unwrap();
        programme.what_if("late").unwrap().at(slot).clashes().unwrap().len()
    };
    assert_eq!((clashes(1), clashes(2)), (0, 2));
}

#[test]
fn a_room_for_two_sessions_has_no_clash_unless_it_is_full_at_one_moment() {
    let clashes = |second: (&str, &str)| {
        let programme = build(&json!({
            "days": [{ "number": 1 }],
            "venues": [{ "id": "v", "name": "V", "rooms": [{ "id": "hall", "name": "Hall", "simultaneous": 2 }] }],
            "sessions": [
                { "id": "a", "slot": { "day": 1, "start": "09:00", "end": "10:00" }, "place": ["hall"] },
                { "id": "b", "slot": { "day": 1, "start": second.0, "end": second.1 }, "place": ["hall"] },
                { "id": "c", "slot": { "day": 1, "start": "13:00", "end": "15:00" }, "place": ["hall"] },
            ],
        }));
        let slot = programme::Slot::between(1, "09:00", "11:00").unwrap();
        programme.what_if("c").unwrap().at(slot).clashes().unwrap().len()
    };
    assert_eq!(clashes(("10:00", "11:00")), 0);
    assert_eq!(clashes(("09:30", "11:00")), 2);
}

#[test]
fn a_person_with_two_roles_attends_a_session_once() {
    let stops = |parts: &[(&str, &str)]| {
        let mut people = vec![json!({ "person": "ada", "role": "moderator" })];
        people.extend(parts.iter().map(|(start, end)| {
            json!({ "person": "ada", "role": "speaker", "part": { "start": start, "end": end } })
        }));
        let programme = build(&json!({
            "days": [{ "number": 1 }],
            "people": [{ "id": "ada", "name": "Ada" }],
            "sessions": [{ "id": "s", "slot": { "day": 1, "start": "09:00", "end": "12:00" }, "participations": people }],
        }));
        programme.person("ada").unwrap().itinerary().stops.len()
    };
    assert_eq!(stops(&[]), 1);
    assert_eq!(stops(&[("09:00", "10:00"), ("10:30", "11:00"), ("11:00", "12:00")]), 1);
}

#[test]
fn text_without_a_language_is_isolated_only_in_pages_from_right_to_left() {
    let agenda = |language: &str, title: &str| {
        let programme = build(&json!({
            "languages": [language],
            "days": [{ "number": 1 }],
            "sessions": [{ "id": "a", "title": { title: "Rivers" }, "slot": { "day": 1, "start": "09:00" } }],
        }));
        let options = AgendaOptions::new(programme.preferences([language]).unwrap());
        programme.agenda(&options).to_string()
    };
    let isolated = "\u{2068}Rivers\u{2069}";
    for (language, title, expected) in [
        ("ar", "und", true),
        ("ar", "en", true),
        ("en", "und", false),
        ("en", "ar", true),
        ("en", "fr", false),
    ] {
        assert_eq!(agenda(language, title).contains(isolated), expected, "{title} in {language}");
    }
}

#[test]
fn a_part_keeps_the_status_of_a_session_that_is_not_extracted() {
    let takes_place = |above: &str, own: &str| {
        let programme = build(&json!({
            "sessions": [
                { "id": "a", "status": above },
                { "id": "b", "status": own, "part_of": "a" },
                { "id": "c", "part_of": "b" },
            ],
        }));
        let extract = programme.extract(&programme.select(["b", "c"]).unwrap());
        for id in ["b", "c"] {
            let (before, after) = (programme.session(id).unwrap(), extract.session(id).unwrap());
            assert_eq!(
                (after.takes_place(), after.takes_place() && after.is_open()),
                (before.takes_place(), before.takes_place() && before.is_open()),
                "{above} {own} {id}"
            );
        }
        extract.session("b").unwrap().status().to_string()
    };
    assert_eq!(takes_place("cancelled", "confirmed"), "cancelled");
    assert_eq!(takes_place("tentative", "confirmed"), "tentative");
    assert_eq!(takes_place("cancelled", "proposed"), "cancelled");
    assert_eq!(takes_place("tentative", "postponed"), "postponed");
    assert_eq!(takes_place("confirmed", "proposed"), "proposed");
}

#[test]
fn parts_change_places_only_if_both_places_are_known() {
    let is_reported = |first: Value, second: Value, end: Option<&str>| {
        let mut slot = json!({ "day": 1, "start": "09:00" });
        if let Some(end) = end {
            slot["end"] = end.into();
        }
        let programme = build(&json!({
            "days": [{ "number": 1 }],
            "venues": [
                { "id": "v", "name": "V", "rooms": [{ "id": "a", "name": "A" }, { "id": "b", "name": "B" }] },
                { "id": "w", "name": "W" },
            ],
            "sessions": [
                { "id": "s", "title": "S", "slot": { "day": 1, "start": "09:00", "end": "12:00" } },
                { "id": "x", "title": "X", "part_of": "s", "slot": slot, "place": first },
                { "id": "y", "title": "Y", "part_of": "s", "place": second,
                    "slot": { "day": 1, "start": "10:00", "end": "11:00" } },
            ],
        }));
        let report = programme.review(&programme::Profile::strict());
        report.iter().any(|finding| finding.code().as_str() == "room-switch-between-parts")
    };
    let end = Some("10:00");
    assert!(is_reported(json!(["a"]), json!(["b"]), end));
    assert!(is_reported(json!(["a"]), json!({ "venue": "w" }), end));
    assert!(is_reported(json!({ "venue": "v" }), json!({ "venue": "w" }), end));
    assert!(!is_reported(json!(["a"]), json!(["a", "b"]), end));
    assert!(!is_reported(json!(["a"]), json!("to-be-announced"), end));
    assert!(!is_reported(json!(["a"]), json!({ "venue": "v" }), end));
    // Without an end, the first part may still go on.
    assert!(!is_reported(json!(["a"]), json!(["b"]), None));
}

#[test]
fn wide_timetables_show_a_session_without_a_room_once() {
    let sessions = |rooms: usize| -> Vec<(usize, std::ops::Range<usize>)> {
        let mut list: Vec<Value> = (0..rooms)
            .map(|room| {
                let (start, end) = if room % 2 == 0 { ("09:00", "10:00") } else { ("10:00", "11:00") };
                // The sessions are declared in the reverse order of their rooms.
                let room = rooms - 1 - room;
                json!({ "id": format!("s{room}"), "slot": { "day": 1, "start": start, "end": end }, "place": [format!("r{room}")] })
            })
            .collect();
        list.push(json!({ "id": "all", "slot": { "day": 1, "start": "09:30", "end": "09:45" }, "place": "everywhere" }));
        let rooms: Vec<Value> =
            (0..rooms).map(|room| json!({ "id": format!("r{room}"), "name": format!("R{room}") })).collect();
        let programme = build(
            &json!({ "days": [{ "number": 1 }], "venues": [{ "id": "v", "name": "V", "rooms": rooms }], "sessions": list }),
        );
        let timetable = programme.timetable(1).unwrap();
        // Each session is in the column of its room, and the columns are in the order of the rooms.
        for cell in timetable.cells.iter().filter(|cell| cell.session.id() != "all") {
            let room = timetable.columns[cell.columns.start].room.unwrap();
            assert_eq!(room.id().as_str()[1..], cell.session.id().as_str()[1..]);
            assert_eq!(cell.columns.len(), 1);
        }
        let order: Vec<usize> = timetable
            .columns
            .iter()
            .filter_map(|column| column.room?.id().as_str()[1..].parse().ok())
            .collect();
        assert!(order.is_sorted(), "{order:?}");
        let all = timetable.cells.iter().filter(|cell| cell.session.id() == "all");
        all.map(|cell| (timetable.columns.len(), cell.columns.clone())).collect()
    };
    // Half of the columns are free, so a narrow timetable has one cell for each of them.
    let narrow = sessions(4);
    assert_eq!(narrow, [(4, 0..1), (4, 2..3)]);
    assert_eq!(sessions(64).len(), 32);
    assert_eq!(sessions(65).len(), 1);
    assert_eq!(sessions(66).len(), 1);
}

#[test]
fn coverage_is_a_share_of_all_texts() {
    let programme = build(&json!({
        "languages": ["en", "fr"],
        "sessions": [
            { "id": "a", "title": { "en": "One", "fr": "Un" } },
            { "id": "b", "title": { "en": "Two" } },
            { "id": "c", "title": { "und": "3" } },
        ],
    }));
    let shares = ["en", "fr", "de"].map(|language| {
        let coverage = programme.coverage(&tag(language));
        (coverage.texts.len(), coverage.share())
    });
    // The title of the programme is a text in English as well.
    assert_eq!(shares, [(4, 1.0), (4, 0.5), (4, 0.25)]);
}

#[test]
fn shares_are_counted_once_for_each_session() {
    let programme = build(&json!({
        "days": [{ "number": 1 }],
        "people": [{ "id": "ann", "name": "Ann" }, { "id": "bob", "name": "Bob" }, { "id": "cho", "name": "Cho" }],
        "sessions": [
            { "id": "a", "participations": [{ "person": "cho" }, { "person": "ann", "role": "chair" }, { "person": "bob" }, { "person": "cho", "role": "chair" }] },
            { "id": "b", "participations": [{ "person": "bob" }, { "person": "ann" }] },
        ],
    }));
    let shared = programme.person("ann").unwrap().shares_sessions_with();
    let shared: Vec<_> = shared.iter().map(|(person, count)| (person.id().as_str(), *count)).collect();
    assert_eq!(shared, [("bob", 2), ("cho", 1)]);
    // Without times, nobody has a share of the time.
    let shares = programme.sessions().statistics().by_role();
    let chair = shares.get(&programme::Role::Chair).unwrap();
    assert_eq!((shares.of_floor(chair), shares.of_participations(chair)), (None, Some(1.0)));
}

#[test]
fn headings_are_recognised_with_endings_slashes_and_dates() {
    use programme::vocabulary::{recognise, recognise_roles};
    let mut text = String::new();
    for (heading, language) in [
        ("Orateur(s)", "fr"),
        ("Orateur·rice·s :", "fr"),
        ("Modératrices", "fr"),
        ("MODERATOR", "en"),
        ("Chair/Moderator", "en"),
        ("Chair / Unknown", "en"),
        ("Speaker (s)", "en"),
        ("Speakers (invited)", "en"),
        ("(Speakers)", "en"),
        ("Lunch break", "en"),
        ("DAY ONE- 8 October 2018", "en"),
        ("Day 2: Thursday", "en"),
        ("Jour 3", "fr"),
        ("第三场", "zh"),
        ("第1天", "zh"),
        ("IV", "en"),
        ("12.", "en"),
        ("Докладчик", "ru"),
        ("Докладчик", "en"),
        ("المتحدثون", "ar"),
        ("مُتَحَدِّث", "ar"),
        ("Presidente", "es"),
        ("ＰＡＮＥＬ", "en"),
        ("Vortragende", "de"),
        ("Podiumsdiskussion", "de"),
        ("Questions and answers", "en"),
        ("Panellists:", "en"),
        ("···", "en"),
        ("", "en"),
        ("Session 4", "en"),
        ("Sitzung 4", "de"),
        ("主持人", "zh"),
        ("主席", "zh-Hant"),
        ("Orador", "pt-BR"),
        ("Orateur(s) principal", "fr"),
    ] {
        let asked = tag(language);
        let readings: Vec<String> = recognise(heading, Some(&asked))
            .into_iter()
            .map(|one| format!("{:?} {} {}", one.meaning, one.language.unwrap_or("-"), one.attested))
            .collect();
        let anywhere: Vec<String> =
            recognise(heading, None).into_iter().map(|one| format!("{:?}", one.meaning)).collect();
        let roles: Vec<String> = recognise_roles(heading, &asked).iter().map(ToString::to_string).collect();
        writeln!(
            text,
            "{heading} ({language}): {}; anywhere {}; roles {}",
            readings.join(", "),
            anywhere.join(", "),
            roles.join(" ")
        )
        .unwrap();
    }
    crate::answers::assert_answers("headings.txt", &text);
}

/// Counts the values of every field in many generated drafts. The choices follow from a fixed seed,
/// so the counts change only if the strategy or the random numbers of proptest change.
#[cfg(feature = "proptest")]
#[test]
fn generated_drafts_contain_each_feature_as_often_as_before() {
    use std::collections::BTreeMap;

    use programme::strategy::{Shape, drafts_of};
    use proptest::strategy::{Strategy, ValueTree};
    use proptest::test_runner::TestRunner;

    fn count(path: &str, value: &Value, counts: &mut BTreeMap<String, usize>) {
        match value {
            Value::Object(fields) => {
                fields.iter().for_each(|(name, value)| count(&format!("{path}/{name}"), value, counts));
            }
            Value::Array(items) => {
                *counts.entry(format!("{path} with {} items", items.len().min(5))).or_default() += 1;
                items.iter().for_each(|item| count(path, item, counts));
            }
            // Times and ids have too many values.
            Value::String(text) if !text.contains(':') && !text.ends_with(|c: char| c.is_ascii_digit()) => {
                *counts.entry(format!("{path} = {text}")).or_default() += 1;
            }
            Value::String(_) => *counts.entry(path.to_owned()).or_default() += 1,
            other => *counts.entry(format!("{path} = {other}")).or_default() += 1,
        }
    }

    fn turned<T>(start: T, end: T) -> std::ops::RangeInclusive<T> {
        std::ops::RangeInclusive::new(start, end)
    }

    let mut text = String::new();
    let shapes = [
        ("default", Shape::default()),
        (
            "large",
            Shape::default().with_days(4..=5).with_people(6..=7).with_sessions(20..=30).with_dates(true),
        ),
        (
            "turned",
            Shape::default()
                .with_days(turned(2, 1))
                .with_people(0..=0)
                .with_sessions(turned(3, 2))
                .with_dates(false),
        ),
    ];
    for (name, shape) in shapes {
        let (mut runner, mut counts) = (TestRunner::deterministic(), BTreeMap::new());
        let strategy = drafts_of(&shape);
        for _ in 0..60 {
            let draft = strategy.new_tree(&mut runner).unwrap().current();
            count("", &serde_json::to_value(&draft).unwrap(), &mut counts);
        }
        writeln!(text, "# {name}").unwrap();
        counts.iter().for_each(|(path, count)| writeln!(text, "{path}: {count}").unwrap());
    }
    crate::answers::assert_answers("strategy.txt", &text);
}

#[test]
fn translations_that_did_not_follow_their_original_are_found() {
    let version = |title: Value, sessions: Value| {
        build(&json!({ "languages": ["fr", "en", "de"], "title": title, "sessions": sessions }))
    };
    let people = |first: &str| json!([{ "vacancy": first }, { "vacancy": { "fr": "Deux", "en": "Two" } }]);
    let older = version(
        json!({ "fr": "Un", "en": "One", "de": "Eins" }),
        json!([{ "id": "a", "title": { "fr": "A", "en": "A" } }, { "id": "b", "title": { "fr": "B", "en": "B" }, "participations": people("x") }]),
    );
    let newer = version(
        json!({ "fr": "Une", "en": "One", "de": "Eine" }),
        json!([{ "id": "b", "title": { "fr": "Bis", "en": "B" }, "participations": people("y") }, { "id": "a", "title": { "fr": "A", "en": "A" } }, { "id": "c", "title": { "fr": "C", "en": "C" } }]),
    );
    let found: Vec<String> = older
        .drift(&newer)
        .into_iter()
        .map(|one| {
            format!(
                "{} {}: {} to {}, {} {}",
                one.key, one.path, one.before, one.now, one.language, one.translation
            )
        })
        .collect();
    assert_eq!(
        found,
        ["title /title: Un to Une, en One", "sessions/b/title /sessions/0/title: B to Bis, en B"]
    );
    assert!(older.drift(&older).is_empty());
}

#[test]
fn an_interval_that_ends_before_it_starts_overlaps_nothing() {
    let programme = build(&json!({
        "days": [{ "number": 1 }],
        "venues": [{ "id": "v", "name": "V", "rooms": [{ "id": "r", "name": "R" }] }],
        "sessions": [
            { "id": "a", "slot": { "day": 1, "start": "09:00", "end": "10:00" }, "place": ["r"], "status": "cancelled" },
            { "id": "b", "slot": { "day": 1, "start": "09:30", "end": "11:00" }, "place": ["r"] },
        ],
    }));
    let at = |time: &str| programme.moment(1, time.parse().unwrap()).unwrap();
    let count = |from: &str, to: &str| programme.count_overlapping(at(from)..at(to));
    assert_eq!(count("09:00", "11:00"), programme.overlapping(at("09:00")..at("11:00")).count());
    assert_eq!((count("11:00", "09:00"), count("12:00", "08:00"), count("09:40", "09:40")), (0, 0, 0));
    // A cancelled session does not displace another one from the first column.
    let timetable = programme.timetable(1).unwrap();
    let columns: Vec<_> =
        timetable.cells.iter().map(|cell| (cell.session.id().as_str(), cell.columns.start)).collect();
    assert_eq!(columns, [("a", 1), ("b", 0)]);
}

#[test]
fn messages_name_the_first_text_and_the_expected_form() {
    let plain = json!({ "format": "programme/1", "id": "p", "title": "First", "subtitle": "Second" });
    let error = serde_json::from_value::<Draft>(plain).unwrap().build().unwrap_err().to_string();
    assert!(
        error.contains("2 texts have no language") && error.contains("the first text is \"First\""),
        "{error}"
    );
    let number = json!({ "format": "programme/1", "id": "p", "title": "T", "sessions": [{ "id": "s", "number": true }] });
    let error = serde_json::from_value::<Draft>(number).unwrap_err().to_string();
    assert!(error.contains("a session number: a string, or a map"), "{error}");
}

#[test]
fn the_source_of_a_translation_ends_at_the_next_extension() {
    for (language, source, machine) in [
        ("en-t-fr", Some("fr"), false),
        ("en-t-fr-ch-t0-und", Some("fr-CH"), true),
        ("en-t-fr-u-ca-buddhist", Some("fr"), false),
        ("en-t-fr-t0-und-x-t0", Some("fr"), true),
        ("en-x-t-fr", None, false),
        ("en", None, false),
    ] {
        let found = tag(language);
        let of = found.translated_from().map(|tag| tag.to_string());
        assert_eq!((of.as_deref(), found.is_machine_made()), (source, machine), "{language}");
    }
}

#[test]
fn sessions_without_a_time_have_only_their_title_in_markdown() {
    let json = json!({
        "format": "programme/1", "id": "demo", "title": "Demo", "languages": ["en"],
        "days": [{ "number": 1 }],
        "sessions": [{ "id": "a", "title": "Maps" }, { "id": "b", "title": "Roads", "slot": { "day": 1, "start": "10:00", "end": "11:00" } }],
    });
    let programme = serde_json::from_value::<Draft>(json).unwrap().build().unwrap();
    let options = AgendaOptions::new(programme.preferences(["en"]).unwrap()).with_markup(Markup::Markdown);
    let page = programme.agenda(&options).to_string();
    assert!(page.contains("### Maps\n") && page.contains("### 10:00–11:00 · Roads\n"), "{page}");
}

#[test]
fn vacancies_of_a_session_have_different_keys() {
    let json = json!({
        "format": "programme/1", "id": "demo", "title": "Demo", "languages": ["en", "fr"],
        "sessions": [{ "id": "a", "participations": [{ "vacancy": "One" }, { "vacancy": "Two" }] }],
    });
    let programme = serde_json::from_value::<Draft>(json).unwrap().build().unwrap();
    let texts = programme.texts_in(&"fr".parse().unwrap());
    let originals: Vec<&str> = texts.originals.iter().map(|(_, wording)| wording).collect();
    assert!(originals.contains(&"One") && originals.contains(&"Two"), "{originals:?}");
}
