//! Tests of the rules about time.

use programme::report::Detail;
use programme::{Code, Finding};
use serde_json::{Value, json};

use crate::support::rules::{findings, messages, on_day_one, subjects, with};

fn none() -> Value {
    json!({})
}

fn count(code: Code, sessions: &Value) -> usize {
    subjects(code, sessions, &none()).len()
}

/// Counts the findings about a session with the given slot. The fields of `more` replace those of
/// the session.
fn count_for_slot(code: Code, slot: &Value, more: &Value) -> usize {
    let session = with(json!({ "id": "s", "kind": "talk", "title": "S", "slot": slot }), more);
    count(code, &json!([session]))
}

fn clock(start: &str, end: &str) -> Value {
    json!({ "day": 1, "start": start, "end": end })
}

fn from(start: &str) -> Value {
    json!({ "day": 1, "start": start })
}

#[test]
fn sessions_without_a_duration_are_reported() {
    let code = Code::ZeroDurationSession;
    let count_for = |slot: Value, more: Value| count_for_slot(code, &slot, &more);
    assert_eq!(count_for(clock("09:00", "09:00"), none()), 1);
    for (slot, more) in [
        (clock("09:00", "09:01"), none()),
        (clock("09:00", "09:00"), json!({ "kind": "meeting" })),
        (clock("09:00", "09:00"), json!({ "status": "cancelled" })),
        (from("09:00"), none()),
        (json!({ "day": 1 }), none()),
        (json!({ "day": 1, "part": "morning" }), none()),
    ] {
        assert_eq!(count_for(slot.clone(), more.clone()), 0, "{slot} {more}");
    }
    let part = json!({ "id": "part", "kind": "talk", "part_of": "s" });
    assert_eq!(count(code, &json!([on_day_one("s", "09:00", "09:00", &none()), part])), 1);
}

#[test]
fn sessions_without_a_time_are_counted() {
    let code = Code::MissingTime;
    let a = json!({ "id": "a", "title": "Alpha" });
    let b = json!({ "id": "b", "title": "Beta" });
    assert_eq!(messages(code, &json!([a]), &none()), ["“Alpha” has no time yet"]);
    let two = messages(code, &json!([b, a]), &none());
    assert_eq!(two, ["2 sessions have no time yet; one of them is “Alpha”"]);
    let result = findings(code, &none(), &json!([a, b]), &none());
    assert_eq!(result[0].detail("sessions"), Some(&Detail::Number(2)));
    for more in [
        json!({ "status": "dropped" }),
        json!({ "slot": { "day": 1 } }),
        json!({ "slot": { "day": 1, "part": "morning" } }),
        json!({ "part_of": "b", "slot": { "day": 1 } }),
    ] {
        let reported = messages(code, &json!([with(a.clone(), &more), b]), &none());
        assert_eq!(reported, ["“Beta” has no time yet"], "{more}");
    }
    let part = json!({ "id": "p", "part_of": "b" });
    assert_eq!(messages(code, &json!([part, b]), &none()), ["“Beta” has no time yet"]);
}

#[test]
fn sessions_without_an_end_are_reported() {
    let count_for = |slot: Value, more: Value| count_for_slot(Code::MissingEnd, &slot, &more);
    for kind in ["talk", "panel", "general-debate"] {
        assert_eq!(count_for(from("09:00"), json!({ "kind": kind })), 1, "{kind}");
        assert_eq!(count_for(from("09:00"), json!({ "kind": kind, "status": "postponed" })), 0, "{kind}");
    }
    assert_eq!(count_for(from("09:00"), json!({ "kind": "meeting" })), 0);
    assert_eq!(count_for(clock("09:00", "10:00"), none()), 0);
    assert_eq!(count_for(json!({ "day": 1 }), none()), 0);
}

#[test]
fn implausible_durations_are_reported() {
    let code = Code::ImplausibleDuration;
    let reported = |start: &str, end: &str, more: Value| {
        let result = findings(code, &none(), &json!([on_day_one("s", start, end, &more)]), &none());
        result
            .iter()
            .map(|finding| (finding.message(), finding.detail("minutes").cloned()))
            .collect::<Vec<_>>()
    };
    let short = " lasts 1 minute, but a session is expected to last at least 2 minutes";
    let long = " lasts 12 h 1 min, but a session is expected to last at most 12 hours";
    let expected = |message: &str, minutes| vec![(message.to_owned(), Some(Detail::Number(minutes)))];
    let when = |times: &str| format!("“s” (2026-03-02, {times})");
    assert_eq!(reported("09:00", "09:01", none()), expected(&(when("09:00–09:01") + short), 1));
    assert_eq!(reported("09:00", "21:01", none()), expected(&(when("09:00–21:01") + long), 721));
    assert_eq!(reported("09:00", "09:02", none()), []);
    assert_eq!(reported("09:00", "21:00", none()), []);
    assert_eq!(reported("09:00", "09:00", none()), []);
    let seconds = " lasts 30 seconds, but a session is expected to last at least 2 minutes";
    assert_eq!(reported("09:00", "09:00:30", none()), expected(&(when("09:00–09:00:30") + seconds), 0));
    for more in [
        json!({ "kind": "registration" }),
        json!({ "kind": "poster" }),
        json!({ "kind": "side-event" }),
        json!({ "kind": "exhibition" }),
        json!({ "status": "cancelled" }),
    ] {
        assert_eq!(reported("09:00", "23:00", more.clone()), [], "{more}");
    }
    let planned = json!([{ "id": "s", "kind": "talk", "planned_length": "00:01" }]);
    assert_eq!(count(code, &planned), 0);
    let thresholds = json!({ "shortest": "01:00", "longest": "02:00" });
    for (end, expected) in [("09:59", 1), ("10:00", 0), ("11:00", 0), ("11:01", 1)] {
        let sessions = json!([on_day_one("s", "09:00", end, &none())]);
        assert_eq!(findings(code, &thresholds, &sessions, &none()).len(), expected, "{end}");
    }
}

#[test]
fn starts_off_the_grid_are_reported() {
    let code = Code::OffGridStart;
    let reported = |grid: &str, start: &str, more: Value| {
        let thresholds = json!({ "grid": grid });
        let sessions = json!([on_day_one("s", start, "10:00", &more)]);
        findings(code, &thresholds, &sessions, &none()).iter().map(Finding::message).collect::<Vec<_>>()
    };
    let expected = |grid: &str| {
        format!("“s” (2026-03-02, 09:03–10:00) starts at 09:03, which is not a multiple of {grid}")
    };
    assert_eq!(reported("00:05", "09:03", none()), [expected("5 minutes")]);
    assert_eq!(reported("01:00", "09:03", none()), [expected("1 hour")]);
    assert_eq!(reported("00:15", "09:10", none()).len(), 1);
    assert_eq!(reported("00:05", "09:10", none()).len(), 0);
    assert_eq!(reported("00:03", "09:03", none()).len(), 0);
    assert_eq!(reported("00:00", "09:03", none()).len(), 0);
    assert_eq!(reported("00:05", "09:03", json!({ "status": "dropped" })).len(), 0);
    assert_eq!(count_for_slot(code, &from("09:03"), &none()), 1);
    assert_eq!(count_for_slot(code, &json!({ "day": 1 }), &none()), 0);
}

/// Returns days with the given fields, numbered from 1 and dated from 2 March 2026.
fn days(fields: &[Value]) -> Value {
    let day = |index: usize| json!({ "number": index + 1, "date": format!("2026-03-{:02}", index + 2) });
    let days: Vec<Value> = fields.iter().enumerate().map(|(index, more)| with(day(index), more)).collect();
    json!({ "days": days })
}

#[test]
fn sessions_outside_the_hours_of_their_day_are_reported() {
    let days_with_hours = days(&[json!({ "window": { "start": "09:00", "end": "18:00" } }), none()]);
    let counts = |slot: Value, more: Value| {
        let session = with(json!({ "id": "s", "title": "S", "slot": slot }), &more);
        [Code::SessionOutsideDay, Code::SessionCrossesDayEnd]
            .map(|code| messages(code, &json!([session]), &days_with_hours).len())
    };
    for (slot, expected) in [
        (clock("08:59", "09:30"), [1, 0]),
        (clock("07:00", "19:00"), [1, 0]),
        (clock("09:00", "10:00"), [0, 0]),
        (clock("17:00", "18:00"), [0, 0]),
        (clock("17:00", "18:01"), [0, 1]),
        (clock("18:00", "18:00"), [0, 0]),
        (clock("18:00", "18:01"), [1, 0]),
        (clock("18:01", "18:01"), [1, 0]),
        (clock("19:00", "20:00"), [1, 0]),
        (from("08:59"), [1, 0]),
        (from("18:00"), [0, 0]),
        (from("18:01"), [1, 0]),
        (json!({ "day": 1, "part": "night" }), [0, 0]),
        (json!({ "day": 2, "start": "08:00", "end": "19:00" }), [0, 0]),
    ] {
        assert_eq!(counts(slot.clone(), none()), expected, "{slot}");
        assert_eq!(counts(slot, json!({ "status": "cancelled" })), [0, 0]);
    }
}

#[test]
fn times_with_seconds_are_reported() {
    let count_for = |slot: Value| count_for_slot(Code::SubMinuteTime, &slot, &none());
    assert_eq!(count_for(clock("09:00:30", "10:00")), 1);
    assert_eq!(count_for(clock("09:00", "10:00:01")), 1);
    assert_eq!(count_for(from("09:00:30")), 1);
    assert_eq!(count_for(clock("09:00", "10:00")), 0);
    assert_eq!(count_for(json!({ "day": 1 })), 0);
}

fn window(start: &str, end: &str) -> Value {
    json!({ "window": { "start": start, "end": end } })
}

#[test]
fn overlapping_hours_of_days_are_reported() {
    let reported = |fields: &[Value]| messages(Code::DaysOverlap, &json!([]), &days(fields));
    let expected =
        |later: &str, earlier: &str| format!("the hours of {later} overlap the hours of {earlier}");
    let (first, second) =
        ("2026-03-02 (day 1, 09:00–60:00)", |end: &str| format!("2026-03-03 (day 2, 14:00–{end})"));
    let third = "2026-03-04 (day 3, 11:00–20:00)";
    let late = window("09:00", "26:00");
    let early = expected("2026-03-03 (day 2, 01:59–20:00)", "2026-03-02 (day 1, 09:00–26:00)");
    assert_eq!(reported(&[late.clone(), window("01:59", "20:00")]), [early]);
    assert!(reported(&[late.clone(), window("02:00", "20:00")]).is_empty());
    assert!(reported(&[late.clone(), window("01:00", "01:00")]).is_empty());
    assert!(reported(&[late.clone(), none()]).is_empty());
    // A short day in between does not hide a long one. If two days end at the same time, the later
    // one is named.
    let days_long = window("09:00", "60:00");
    let between = |end: &str| [days_long.clone(), window("14:00", end), window("11:00", "20:00")];
    assert_eq!(reported(&between("15:00")), [expected(&second("15:00"), first), expected(third, first)]);
    assert_eq!(
        reported(&between("36:00")),
        [expected(&second("36:00"), first), expected(third, &second("36:00"))]
    );
}

#[test]
fn days_out_of_order_and_duplicate_dates_are_reported() {
    let reported = |code: Code, dates: &[(&str, Value)]| {
        let dated = |date: &str| if date.is_empty() { Value::Null } else { date.into() };
        let fields: Vec<Value> =
            dates.iter().map(|(date, more)| with(json!({ "date": dated(date) }), more)).collect();
        messages(code, &json!([]), &days(&fields))
    };
    let out_of_order = |dates: &[&str]| {
        let dates: Vec<_> = dates.iter().map(|date| (*date, none())).collect();
        reported(Code::DaysNotChronological, &dates)
    };
    let expected = "day 3 (2026-03-04) has an earlier date than day 1 (2026-03-05)";
    assert_eq!(out_of_order(&["2026-03-05", "", "2026-03-04"]), [expected]);
    assert!(out_of_order(&["2026-03-05", "2026-03-05", "2026-03-06"]).is_empty());
    let duplicates = |first: Value, second: Value| {
        reported(
            Code::DuplicateDate,
            &[("2026-03-05", first), ("2026-03-06", none()), ("2026-03-05", second)],
        )
    };
    let expected = "day 1 and day 3 have the same date, 2026-03-05";
    assert_eq!(duplicates(none(), none()), [expected]);
    let (early, late) = (window("08:00", "12:00"), window("12:00", "20:00"));
    assert_eq!(duplicates(early.clone(), none()), [expected]);
    assert_eq!(duplicates(early.clone(), window("11:59", "20:00")), [expected]);
    assert_eq!(duplicates(window("11:59", "20:00"), early.clone()), [expected]);
    assert!(duplicates(early.clone(), late.clone()).is_empty());
    assert!(duplicates(late, early).is_empty());
}

#[test]
fn gaps_in_day_numbers_are_reported() {
    let reported = |numbers: &[i32]| {
        let days: Vec<Value> = numbers.iter().map(|number| json!({ "number": number })).collect();
        messages(Code::DayNumberGap, &json!([]), &json!({ "days": days }))
    };
    assert_eq!(
        reported(&[1, 3, 4, 6]),
        [
            "day 2 is missing: the days are numbered 1 and then 3",
            "day 5 is missing: the days are numbered 4 and then 6"
        ]
    );
    assert!(reported(&[-1, 0, 1, 2]).is_empty());
}

#[test]
fn days_without_sessions_are_reported() {
    let reported = |sessions: Value| messages(Code::EmptyDay, &sessions, &none());
    let expected = "no session takes place on 2026-03-03 (day 2)";
    assert!(reported(json!([{ "id": "s" }])).is_empty());
    assert_eq!(reported(json!([on_day_one("s", "20:00", "24:00", &none())])), [expected]);
    assert!(reported(json!([on_day_one("s", "20:00", "24:01", &none())])).is_empty());
    let both = json!([on_day_one("s", "20:00", "24:00", &none()), { "id": "t", "slot": { "day": 2 } }]);
    assert!(reported(both).is_empty());
}

#[test]
fn missing_dates_are_reported() {
    let reported = |code: Code, fields: &[Value]| messages(code, &json!([]), &days(fields));
    let (dated, undated) = (none(), json!({ "date": null }));
    let all_undated = |days: usize| reported(Code::UndatedProgramme, &vec![undated.clone(); days]);
    let expected =
        |days: &str| format!("the programme has {days} but no date, so it cannot be added to a calendar");
    assert_eq!(all_undated(1), [expected("1 day")]);
    assert_eq!(all_undated(2), [expected("2 days")]);
    assert!(all_undated(0).is_empty());
    let partly_undated = |undated_days: usize| {
        let mut fields = vec![undated.clone(); undated_days];
        fields.push(dated.clone());
        assert!(reported(Code::UndatedProgramme, &fields).is_empty());
        reported(Code::MixedDateAnchoring, &fields)
    };
    let expected = |days: &str| vec![format!("{days} no date, but other days have one")];
    assert_eq!(partly_undated(1), expected("day 1 has"));
    assert_eq!(partly_undated(2), expected("day 1 and day 2 have"));
    assert_eq!(partly_undated(3), expected("day 1, day 2 and day 3 have"));
    assert_eq!(partly_undated(4), expected("day 1, day 2, day 3 and 1 more have"));
    assert!(partly_undated(0).is_empty());
    assert!(reported(Code::MixedDateAnchoring, &[undated.clone(), undated.clone()]).is_empty());
    let result =
        findings(Code::MixedDateAnchoring, &none(), &json!([]), &days(&[undated.clone(), dated, undated]));
    let related: Vec<_> = result[0].related().iter().map(|entry| entry.subject.to_string()).collect();
    assert_eq!((result[0].subject().to_string(), related), ("day 1".to_owned(), vec!["day 3".to_owned()]));
    assert_eq!(result[0].detail("days"), Some(&Detail::Number(2)));
}

#[test]
fn day_labels_with_another_weekday_are_reported() {
    // The first day is a Monday.
    let reported = |label: Value| {
        let more = with(days(&[json!({ "label": label })]), &json!({ "languages": ["en", "fr"] }));
        messages(Code::WeekdayDateMismatch, &json!([]), &more)
    };
    for label in [
        "Sunday",
        "SUNDAY, the first day",
        "Dimanche 2 mars",
        "domingo",
        "Воскресенье, 2 марта",
        "الأحد",
        "星期日",
        "星期日上午",
        "Samstag",
        "sabato",
        "sábado",
        "terça-feira, 2 de março",
        "miércoles",
    ] {
        assert_eq!(reported(label.into()).len(), 1, "{label}");
    }
    for label in [
        "Monday",
        "Day one",
        "Monday or Tuesday",
        "Tuesday to Thursday",
        "Mondays",
        "Sundays",
        "lunes",
        "segunda-feira",
        "星期一上午",
        "the sábados group",
        "feira",
    ] {
        assert_eq!(reported(label.into()), [""; 0], "{label}");
    }
    let expected = "the label of day 1 is “mardi”, but its date, 2026-03-02, is a Monday";
    assert_eq!(reported(json!({ "en": "Monday", "fr": "mardi" })), [expected]);
    assert_eq!(reported(json!({ "en": "Tuesday", "fr": "mardi" })).len(), 1);
    let undated = json!({ "days": [{ "number": 1, "label": "Sunday" }] });
    assert!(messages(Code::WeekdayDateMismatch, &json!([]), &undated).is_empty());
}

#[test]
fn dates_without_a_time_zone_are_reported() {
    let count_for = |more: Value| messages(Code::MissingTimezone, &json!([]), &more).len();
    let undated = || json!({ "days": [{ "number": 1 }], "time_zone": null });
    assert_eq!(count_for(json!({ "time_zone": null })), 1);
    assert_eq!(count_for(json!({ "time_zone": "+01:00" })), 0);
    assert_eq!(count_for(none()), 0);
    assert_eq!(count_for(undated()), 0);
    assert_eq!(
        count_for(with(
            undated(),
            &json!({ "days": [{ "number": 1 }, { "number": 2, "date": "2026-03-03" }] })
        )),
        1
    );
}

/// Returns sessions with the given start times, end times and other fields.
fn sessions_at(slots: &[(&str, &str, Value)]) -> Value {
    let rows = slots.iter().enumerate();
    rows.map(|(index, (start, end, more))| on_day_one(&format!("s{index}"), start, end, more)).collect()
}

#[test]
fn long_gaps_are_reported() {
    let reported =
        |slots: &[(&str, &str, Value)]| messages(Code::UnallocatedGap, &sessions_at(slots), &none());
    let morning = || ("09:00", "10:00", none());
    let afternoon = || ("12:01", "13:00", none());
    let expected = "nothing is scheduled for 2 h 1 min (2026-03-02, 10:00–12:01), between “s0” and “s1”";
    assert_eq!(reported(&[morning(), afternoon()]), [expected]);
    assert!(reported(&[morning(), ("12:00", "13:00", none())]).is_empty());
    for more in [json!({ "kind": "break" }), json!({ "kind": "meeting" })] {
        assert!(reported(&[morning(), ("11:00", "11:30", more), afternoon()]).is_empty());
    }
    for more in [
        json!({ "part_of": "s0" }),
        json!({ "status": "cancelled" }),
        json!({ "kind": "side-event" }),
        json!({ "kind": "poster" }),
    ] {
        assert_eq!(
            reported(&[morning(), afternoon(), ("11:00", "11:30", more.clone())]),
            [expected],
            "{more}"
        );
    }
    // A session without a duration does not fill a gap. A session within a longer one does not
    // start a gap.
    assert_eq!(reported(&[morning(), afternoon(), ("11:00", "11:00", none())]), [expected]);
    assert!(
        reported(&[("09:00", "13:00", none()), ("09:30", "10:00", none()), ("15:00", "16:00", none())])
            .is_empty()
    );
    let open = json!([on_day_one("s0", "09:00", "10:00", &none()), on_day_one("s1", "12:01", "13:00", &none()), {
        "id": "open", "slot": { "day": 1, "start": "11:00" },
    }]);
    assert_eq!(messages(Code::UnallocatedGap, &open, &none()), [expected]);
    let thresholds = json!({ "longest_gap": "00:30" });
    let count_after_gap = |start: &str| {
        findings(
            Code::UnallocatedGap,
            &thresholds,
            &sessions_at(&[morning(), (start, "13:00", none())]),
            &none(),
        )
        .len()
    };
    assert_eq!((count_after_gap("10:30"), count_after_gap("10:31")), (0, 1));
}

#[test]
fn long_runs_without_a_break_are_reported() {
    let reported = |slots: &[(&str, &str, Value)]| {
        let reported = findings(Code::LongRunWithoutBreak, &none(), &sessions_at(slots), &none());
        let summary = |finding: &Finding| (finding.message(), finding.detail("minutes").cloned());
        reported.iter().map(summary).collect::<Vec<_>>()
    };
    let expected = |length: &str, minutes, when: &str| {
        let message = format!(
            "there is no break for {length} (2026-03-02, {when}, but a break is expected after at most 3 hours"
        );
        vec![(message, Some(Detail::Number(minutes)))]
    };
    let morning = || ("09:00", "10:30", none());
    assert_eq!(
        reported(&[morning(), ("10:30", "12:01", none())]),
        expected("3 h 1 min", 181, "09:00–12:01), from “s0” to “s1”")
    );
    assert!(reported(&[morning(), ("10:30", "12:00", none())]).is_empty());
    assert!(reported(&[morning(), ("10:31", "13:00", none())]).is_empty());
    let coffee_break = ("10:30", "10:45", json!({ "kind": "coffee-break" }));
    assert!(reported(&[morning(), coffee_break.clone(), ("10:45", "13:00", none())]).is_empty());
    // A break ends the run even if another session starts at the same time. Their order does not
    // matter.
    let simultaneous = ("10:30", "13:00", none());
    assert!(reported(&[morning(), coffee_break.clone(), simultaneous.clone()]).is_empty());
    assert!(reported(&[morning(), simultaneous, coffee_break.clone()]).is_empty());
    // A session within a longer one does not end the run.
    let long = [("09:00", "10:30", none()), ("09:30", "10:00", none()), ("10:30", "13:00", none())];
    assert_eq!(reported(&long), expected("4 hours", 240, "09:00–13:00), from “s0” to “s2”"));
    // A run is reported regardless of whether a break, a gap or the day ends it. Two runs are
    // reported separately.
    let single = ("09:00", "12:30", none());
    let summary = expected("3 h 30 min", 210, "09:00–12:30), during “s0”");
    for after in [("12:30", "13:30", json!({ "kind": "break" })), ("13:00", "14:00", none())] {
        assert_eq!(reported(&[single.clone(), after]), summary);
    }
    let second = expected("4 hours", 240, "13:00–17:00), during “s1”");
    assert_eq!(reported(&[single, ("13:00", "17:00", none())]), [summary, second].concat());
    for more in [json!({ "status": "cancelled" }), json!({ "kind": "social" }), json!({ "kind": "poster" })] {
        assert!(reported(&[("09:00", "13:00", more.clone())]).is_empty(), "{more}");
    }
}

#[cfg(feature = "tz")]
mod clock_changes {
    use super::{messages, none, with};
    use programme::Code;
    use serde_json::{Value, json};

    /// Returns the messages of one rule for sessions on a date in Zurich.
    fn messages_in_zurich(code: Code, date: &str, sessions: &Value) -> Vec<String> {
        let days = json!([{ "number": 1, "date": date }]);
        messages(code, sessions, &json!({ "days": days }))
    }

    fn session(start: &str, end: &str) -> Value {
        json!([{ "id": "s", "title": "S", "slot": { "day": 1, "start": start, "end": end } }, { "id": "p", "part_of": "s" }])
    }

    #[test]
    fn unknown_time_zones_are_reported() {
        let code = Code::UnknownTimezone;
        let venue = |zone: &str| json!({ "venues": [{ "id": "hq", "name": "HQ", "time_zone": zone }] });
        let expected = |owner: &str| {
            format!("the time zone \"Europe/Atlantis\" of {owner} does not exist in the time zone database")
        };
        assert_eq!(messages(code, &json!([]), &venue("Europe/Atlantis")), [expected("“HQ”")]);
        assert!(messages(code, &json!([]), &venue("Asia/Tokyo")).is_empty());
        let both = with(venue("Europe/Atlantis"), &json!({ "time_zone": "Europe/Atlantis" }));
        assert_eq!(messages(code, &json!([]), &both), [expected("the programme"), expected("“HQ”")]);
        assert!(messages(code, &json!([]), &none()).is_empty());
    }

    #[test]
    fn skipped_local_times_are_reported() {
        let code = Code::NonexistentLocalTime;
        let reported = |start: &str, end: &str| messages_in_zurich(code, "2026-03-29", &session(start, end));
        let tail =
            "on 2026-03-29, a time that does not exist, because the clocks in Europe/Zurich then go forward";
        let starts = format!("“S” starts at 02:00 {tail}");
        let ends = format!("“S” ends at 02:59 {tail}");
        assert_eq!(reported("02:00", "04:00"), [starts]);
        assert_eq!(reported("01:00", "02:59"), [ends]);
        assert!(reported("01:59", "03:00").is_empty());
    }

    #[test]
    fn repeated_local_times_are_reported() {
        let code = Code::AmbiguousLocalTime;
        let reported = |start: &str, end: &str| messages_in_zurich(code, "2026-10-25", &session(start, end));
        let twice = "at 02:30 on 2026-10-25, a time that occurs twice, because the clocks in Europe/Zurich then \
                     go back by 1 hour (from CEST to CET)";
        assert_eq!(reported("02:30", "04:00"), [format!("“S” starts {twice}")]);
        assert_eq!(reported("01:00", "02:30"), [format!("“S” ends {twice}")]);
        assert!(reported("01:59", "03:00").is_empty());
    }

    #[test]
    fn clock_changes_during_the_programme_are_reported() {
        let reported = |date: &str, start: &str, end: &str| {
            messages_in_zurich(Code::ClockChangeInProgramme, date, &session(start, end))
        };
        let expected =
            "the clocks in Europe/Zurich go forward by 1 hour at 02:00 on 2026-03-29, during the programme";
        assert_eq!(reported("2026-03-28", "12:00", "36:00"), [expected]);
        assert!(reported("2026-03-29", "12:00", "36:00").is_empty());
    }
}
