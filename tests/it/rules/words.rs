//! Tests of the names that findings use for days, times, sessions and people.

use programme::{Code, Draft, Profile};
use serde_json::{Value, json};

use crate::support::rules::{messages, on_day_one, with};

/// Returns the part of a message that identifies a session. The rule about missing links applies to
/// every online session.
fn named(session: &Value, more: &Value) -> String {
    let session = with(json!({ "id": "s", "mode": "online" }), session);
    let result = messages(Code::OnlineSessionWithoutLink, &json!([session]), more);
    result[0].split_once(" is held online ").unwrap().0.to_owned()
}

#[test]
fn sessions_are_named_by_title_kind_label_or_id() {
    let name = |session: Value| named(&session, &json!({}));
    assert_eq!(name(json!({ "title": "Rain" })), "“Rain”");
    assert_eq!(name(json!({ "title": "  Rain \n and\tsnow " })), "“Rain and snow”");
    assert_eq!(name(json!({ "title": " ", "kind": "side-event" })), "the side event \"s\"");
    assert_eq!(name(json!({ "kind": "talk", "kind_label": "Entretien" })), "“Entretien”");
    assert_eq!(name(json!({ "kind_label": "Entretien" })), "“Entretien”");
    assert_eq!(name(json!({ "kind": "general-debate" })), "the general debate \"s\"");
    assert_eq!(name(json!({})), "session \"s\"");
    let french = json!({ "languages": ["fr", "en"] });
    let title = json!({ "title": { "en": "Rain", "fr": "Pluie" } });
    assert_eq!(named(&title, &french), "“Pluie”");
    assert_eq!(named(&title, &json!({ "languages": ["en", "fr"] })), "“Rain”");
    assert_eq!(named(&title, &json!({ "languages": ["de", "fr"] })), "“Rain”");
}

#[test]
fn long_titles_are_truncated_between_words() {
    let title = |title: &str| named(&json!({ "title": title }), &json!({}));
    let words = |count: usize| vec!["nine long"; count].join(" ");
    // Six times "nine long", separated by spaces, has 59 characters. The limit is 60.
    assert_eq!(title(&words(6)), format!("“{}”", words(6)));
    assert_eq!(title(&format!("{}x", words(6))), format!("“{}x”", words(6)));
    assert_eq!(title(&format!("{}xy", words(6))), format!("“{} nine…”", words(5)));
    assert_eq!(title(&"x".repeat(60)), format!("“{}”", "x".repeat(60)));
    assert_eq!(title(&"é".repeat(61)), format!("“{}…”", "é".repeat(60)));
    assert_eq!(title("bell\u{7} and \u{1b}[2J colour"), "“bell and [2J colour”");
}

#[test]
fn times_are_formatted_like_the_slot() {
    let when = |slot: Value| named(&json!({ "title": "S", "slot": slot }), &json!({}));
    assert_eq!(when(json!({ "day": 1 })), "“S” (2026-03-02)");
    assert_eq!(when(json!({ "day": 1, "part": "morning" })), "“S” (2026-03-02, morning)");
    assert_eq!(when(json!({ "day": 2, "start": "09:00" })), "“S” (2026-03-03, from 09:00)");
    assert_eq!(when(json!({ "day": 2, "start": "22:00", "end": "25:30" })), "“S” (2026-03-03, 22:00–25:30)");
    let on = |day: Value| named(&json!({ "title": "S", "slot": { "day": 1 } }), &json!({ "days": [day] }));
    assert_eq!(on(json!({ "number": 1 })), "“S” (day 1)");
    assert_eq!(on(json!({ "number": 1, "date": "2026-03-02" })), "“S” (2026-03-02)");
    assert_eq!(on(json!({ "number": 1, "date": "2026-03-02", "label": "Opening day" })), "“S” (Opening day)");
    assert_eq!(on(json!({ "number": 1, "label": { "fr": "Lundi", "en": "Monday" } })), "“S” (Monday)");
}

#[test]
fn lengths_are_formatted_in_words() {
    let length = |end: &str| {
        let result = messages(
            Code::LongRunWithoutBreak,
            &json!([on_day_one("s", "00:00", end, &json!({}))]),
            &json!({}),
        );
        let short = messages(
            Code::ImplausibleDuration,
            &json!([on_day_one("s", "00:00", end, &json!({}))]),
            &json!({}),
        );
        let message = result.first().or(short.first()).unwrap();
        let words = message.split_once("no break for ").or(message.split_once(" lasts ")).unwrap().1;
        words.split_once(" (").or(words.split_once(", but")).unwrap().0.to_owned()
    };
    assert_eq!(length("00:00:01"), "1 second");
    assert_eq!(length("00:00:59"), "59 seconds");
    assert_eq!(length("00:01"), "1 minute");
    assert_eq!(length("00:01:30"), "1 minute");
    assert_eq!(length("04:00"), "4 hours");
    assert_eq!(length("04:01"), "4 h 1 min");
    assert_eq!(length("25:59"), "25 h 59 min");
    let grid = |grid: &str| {
        let sessions = json!([on_day_one("s", "09:03", "10:00", &json!({}))]);
        let result = crate::support::rules::findings(
            Code::OffGridStart,
            &json!({ "grid": grid }),
            &sessions,
            &json!({}),
        );
        result[0].message().split_once("multiple of ").unwrap().1.to_owned()
    };
    assert_eq!(grid("00:02"), "2 minutes");
    assert_eq!(grid("01:00"), "1 hour");
    assert_eq!(grid("01:30"), "1 h 30 min");
}

#[test]
fn parties_are_named_by_name_country_or_text() {
    let named = |party: Value| {
        let session =
            on_day_one("s", "09:00", "10:00", &json!({ "kind": "break", "participations": [party] }));
        let more =
            json!({ "organisations": [{ "id": "o", "name": { "fr": "Le bureau", "en": "The Office" } }] });
        let result = messages(Code::BreakWithPeople, &json!([session]), &more);
        result[0].split_once(" is listed in ").unwrap().0.to_owned()
    };
    assert_eq!(named(json!({ "person": "ada" })), "Ada Okoye");
    assert_eq!(named(json!({ "organisation": "o" })), "The Office");
    assert_eq!(named(json!({ "country": "CH" })), "CH");
    assert_eq!(named(json!({ "office": "The Mayor" })), "The Mayor");
    assert_eq!(named(json!({ "vacancy": "to be confirmed" })), "to be confirmed");
}

#[test]
fn lists_name_three_entries_and_count_the_others() {
    let named = |people: usize| {
        let list: Vec<Value> = (1..=people).map(|index| json!({ "office": format!("n{index}") })).collect();
        let session = on_day_one("s", "09:00", "10:00", &json!({ "kind": "break", "participations": list }));
        let result = messages(Code::BreakWithPeople, &json!([session]), &json!({}));
        // The names are followed by "is listed in" or "are listed in".
        let names = result[0].split_once(" listed in ").unwrap().0;
        names.rsplit_once(' ').unwrap().0.to_owned()
    };
    assert_eq!(named(1), "n1");
    assert_eq!(named(2), "n1 and n2");
    assert_eq!(named(3), "n1, n2 and n3");
    assert_eq!(named(4), "n1, n2, n3 and 1 more");
    assert_eq!(named(6), "n1, n2, n3 and 3 more");
}

/// Adds a control character to every text, so that each text causes a finding. The file
/// `described.txt` contains the expected findings. To update it after an intended change, delete it
/// and run this test, which then writes the file and fails once.
#[test]
fn every_text_is_described_by_its_field_and_owner() {
    let fixtures = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/wire/v1/");
    let json = std::fs::read_to_string(format!("{fixtures}everything.json")).unwrap();
    let programme = serde_json::from_str::<Draft>(&json).unwrap().build().unwrap();
    let mut value = serde_json::to_value(programme.to_draft()).unwrap();
    let mut damage = |text: &mut serde_json::Value| {
        if let serde_json::Value::String(wording) = text {
            wording.insert(0, '\u{7}');
        }
    };
    for (path, _) in programme.texts() {
        match value.pointer_mut(&path.to_string()).unwrap() {
            serde_json::Value::Object(wordings) => wordings.values_mut().for_each(&mut damage),
            text => damage(text),
        }
    }
    let programme = serde_json::from_value::<Draft>(value).unwrap().build().unwrap();
    let report = programme.review(&Profile::default());
    let damage = report.iter().filter(|finding| finding.code() == Code::ControlCharacters);
    let lines: Vec<String> = damage
        .map(|finding| format!("{}: {}", finding.path(), finding.message().replace('\u{7}', "")))
        .collect();
    assert_eq!(lines.len(), programme.texts().len());
    let actual = lines.join("\n") + "\n";
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/it/rules/described.txt");
    if let Ok(expected) = std::fs::read_to_string(file) {
        assert_eq!(actual, expected);
    } else {
        std::fs::write(file, actual).unwrap();
        panic!("{file} was regenerated: check the differences");
    }
}
