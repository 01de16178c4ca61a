//! Variants of a small calendar and of a small programme, with what each of them changes in the
//! draft or in the written calendar.
//!
//! The files are in `tests/data/variants`, as for schedules. `calendars.json` lists changes to
//! `calendar.ics`.

use std::fmt::Write;

use programme::Draft;
use programme::interchange::ImportOptions;
use programme::interchange::icalendar::{CalendarOptions, read, read_bytes, write};

use crate::schedule::variants::{
    assert_effects, changed_lines, changed_values, file, json, set, shortened, summary,
};

#[test]
fn each_change_to_a_calendar_has_its_effect_on_the_draft() {
    let options = ImportOptions::default().with_language("en".parse().unwrap());
    let base = file("calendar.ics");
    let before = summary(read(&base, &options)).unwrap();
    let mut text = String::new();
    for variant in json("calendars.json").as_array().unwrap() {
        writeln!(text, "# {}", variant["what"].as_str().unwrap().replace('\n', " ")).unwrap();
        let mut changed = base.clone();
        for replacement in variant["replace"].as_array().unwrap() {
            let (old, new) = (replacement[0].as_str().unwrap(), replacement[1].as_str().unwrap());
            assert!(changed.contains(old), "{}", variant["what"]);
            changed = changed.replacen(old, new, 1);
        }
        match summary(read(&changed, &options)) {
            Err(error) => text += &error,
            Ok((draft, findings)) => {
                changed_values("", &before.0, &draft, &mut text);
                let findings = changed_lines(&before.1, &findings);
                text += &findings.replace("  - ", "  not found: ").replace("  + ", "  found: ");
            }
        }
    }
    assert_effects("calendars.txt", &text);
}

/// An event can recur 366 times, including the event itself.
#[test]
fn the_number_of_recurrences_is_limited() {
    let sessions = |count: usize| {
        let rule = format!("SUMMARY:Talk\nRRULE:FREQ=DAILY;COUNT={count}");
        let changed = file("calendar.ics").replace("SUMMARY:Talk", &rule);
        read(&changed, &ImportOptions::default()).unwrap().draft.sessions.len()
    };
    assert_eq!([sessions(365), sessions(366), sessions(367)], [366, 367, 2]);
    // Further dates count as well: 365 recurrences, and one or two dates.
    let dates = |dates: &str| {
        let rule = format!("SUMMARY:Talk\nRRULE:FREQ=DAILY;COUNT=366\nRDATE:{dates}");
        let changed = file("calendar.ics").replace("SUMMARY:Talk", &rule);
        read(&changed, &ImportOptions::default()).unwrap().draft.sessions.len()
    };
    assert_eq!(dates("20280101T100000"), 368);
    assert_eq!(dates("20280101T100000,20280102T100000"), 2);
}

/// A calendar of bytes has the same limit as one of characters.
#[test]
fn the_size_of_a_calendar_is_limited() {
    use programme::interchange::Limits;
    let source = file("calendar.ics");
    let within = |bytes: usize| {
        let options = ImportOptions::default().with_limits(Limits::default().with_bytes(bytes));
        (read(&source, &options).is_ok(), read_bytes(source.as_bytes(), &options).is_ok())
    };
    assert_eq!(within(source.len()), (true, true));
    assert_eq!(within(source.len() - 1), (false, false));
}

/// Lines of up to 75 bytes are not folded.
#[test]
fn long_lines_are_folded_at_their_limit() {
    let lines = |title: &str| -> Vec<String> {
        let mut draft: Draft = serde_json::from_value(json("programme.json")).unwrap();
        draft.sessions[0].title = Some(title.into());
        let options = CalendarOptions::new("2026-01-15T12:00:00Z".parse().unwrap());
        let text = write(&draft.build().unwrap(), &options).unwrap().text;
        let lines: Vec<&str> = text.split("\r\n").collect();
        let start = lines.iter().position(|line| line.starts_with("SUMMARY;LANGUAGE=en:x")).unwrap();
        let folded = lines[start + 1..].iter().take_while(|line| line.starts_with(' ')).count();
        lines[start..=start + folded].iter().map(|line| (*line).to_owned()).collect()
    };
    let prefix = "SUMMARY;LANGUAGE=en:".len();
    for (length, expected) in
        [(75 - prefix, vec![75]), (76 - prefix, vec![75, 2]), (150 - prefix, vec![75, 75, 2])]
    {
        let widths: Vec<usize> = lines(&"x".repeat(length)).iter().map(String::len).collect();
        assert_eq!(widths, expected, "{length}");
    }
    // A character of two bytes is not split.
    let lines = lines(&format!("{}é", "x".repeat(74 - prefix)));
    assert_eq!(lines.iter().map(String::len).collect::<Vec<_>>(), [74, 3]);
}

#[test]
fn each_change_to_a_programme_has_its_effect_on_the_written_calendar() {
    let options = CalendarOptions::new("2026-01-15T12:00:00Z".parse().unwrap());
    let base = json("programme.json");
    let written = |json: &serde_json::Value| {
        let programme = serde_json::from_value::<Draft>(json.clone()).unwrap().build().unwrap();
        let export = write(&programme, &options).unwrap();
        let losses: String = export.losses.iter().map(|loss| format!("{loss}\n")).collect();
        (export.text.replace("\r\n ", ""), losses)
    };
    let before = written(&base);
    let mut text = String::new();
    for variant in json("programmes.json").as_array().unwrap() {
        let mut changed = base.clone();
        for (pointer, value) in variant["set"].as_object().unwrap() {
            set(&mut changed, pointer, value);
        }
        let after = written(&changed);
        let mut effect = shortened(&changed_lines(&before.0, &after.0));
        let losses = changed_lines(&before.1, &after.1);
        effect += &losses.replace("  - ", "  not lost: ").replace("  + ", "  lost: ");
        // An extension is written as an opaque value, whatever its name.
        if !effect.is_empty() && !variant["what"].as_str().unwrap().contains(" extension ") {
            write!(text, "# {}\n{effect}", variant["what"].as_str().unwrap()).unwrap();
        }
    }
    assert_effects("programmes.ics.txt", &text);
}
