//! What rules of time find, and what they leave alone.

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

/// How many findings there are of one session with a slot and whatever else.
fn of_one(code: Code, slot: &Value, more: &Value) -> usize {
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
fn what_ends_when_it_starts() {
    let code = Code::ZeroDurationSession;
    let found = |slot: Value, more: Value| of_one(code, &slot, &more);
    assert_eq!(found(clock("09:00", "09:00"), none()), 1);
    for (slot, more) in [
        (clock("09:00", "09:01"), none()),
        (clock("09:00", "09:00"), json!({ "kind": "meeting" })),
        (clock("09:00", "09:00"), json!({ "status": "cancelled" })),
        (from("09:00"), none()),
        (json!({ "day": 1 }), none()),
        (json!({ "day": 1, "part": "morning" }), none()),
    ] {
        assert_eq!(found(slot.clone(), more.clone()), 0, "{slot} {more}");
    }
    let part = json!({ "id": "part", "kind": "talk", "part_of": "s" });
    assert_eq!(count(code, &json!([on_day_one("s", "09:00", "09:00", &none()), part])), 1);
}

#[test]
fn what_has_no_time_is_counted() {
    let code = Code::MissingTime;
    let a = json!({ "id": "a", "title": "Alpha" });
    let b = json!({ "id": "b", "title": "Beta" });
    assert_eq!(messages(code, &json!([a]), &none()), ["“Alpha” has no time yet"]);
    let two = messages(code, &json!([b, a]), &none());
    assert_eq!(two, ["2 sessions have no time yet, including “Alpha”"]);
    let figures = findings(code, &none(), &json!([a, b]), &none());
    assert_eq!(figures[0].detail("sessions"), Some(&Detail::Number(2)));
    for more in [
        json!({ "status": "dropped" }),
        json!({ "slot": { "day": 1 } }),
        json!({ "slot": { "day": 1, "part": "morning" } }),
        json!({ "part_of": "b", "slot": { "day": 1 } }),
    ] {
        let found = messages(code, &json!([with(a.clone(), &more), b]), &none());
        assert_eq!(found, ["“Beta” has no time yet"], "{more}");
    }
    let part = json!({ "id": "p", "part_of": "b" });
    assert_eq!(messages(code, &json!([part, b]), &none()), ["“Beta” has no time yet"]);
}

#[test]
fn what_has_no_end() {
    let found = |slot: Value, more: Value| of_one(Code::MissingEnd, &slot, &more);
    for kind in ["talk", "panel", "general-debate"] {
        assert_eq!(found(from("09:00"), json!({ "kind": kind })), 1, "{kind}");
        assert_eq!(found(from("09:00"), json!({ "kind": kind, "status": "postponed" })), 0, "{kind}");
    }
    assert_eq!(found(from("09:00"), json!({ "kind": "meeting" })), 0);
    assert_eq!(found(clock("09:00", "10:00"), none()), 0);
    assert_eq!(found(json!({ "day": 1 }), none()), 0);
}

#[test]
fn very_short_and_very_long() {
    let code = Code::ImplausibleDuration;
    let lasting = |start: &str, end: &str, more: Value| {
        let found = findings(code, &none(), &json!([on_day_one("s", start, end, &more)]), &none());
        found.iter().map(|one| (one.message(), one.detail("minutes").cloned())).collect::<Vec<_>>()
    };
    let (short, long) = (" lasts 1 minute, which is very short", " lasts 12 h 1 min, which is very long");
    let said = |what: &str, minutes| vec![(what.to_owned(), Some(Detail::Number(minutes)))];
    let when = |times: &str| format!("“s” (2026-03-02, {times})");
    assert_eq!(lasting("09:00", "09:01", none()), said(&(when("09:00–09:01") + short), 1));
    assert_eq!(lasting("09:00", "21:01", none()), said(&(when("09:00–21:01") + long), 721));
    assert_eq!(lasting("09:00", "09:02", none()), []);
    assert_eq!(lasting("09:00", "21:00", none()), []);
    assert_eq!(lasting("09:00", "09:00", none()), []);
    let seconds = " lasts 30 seconds, which is very short";
    assert_eq!(lasting("09:00", "09:00:30", none()), said(&(when("09:00–09:00:30") + seconds), 0));
    for more in [
        json!({ "kind": "registration" }),
        json!({ "kind": "poster" }),
        json!({ "kind": "side-event" }),
        json!({ "kind": "exhibition" }),
        json!({ "status": "cancelled" }),
    ] {
        assert_eq!(lasting("09:00", "23:00", more.clone()), [], "{more}");
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
fn starts_off_the_grid() {
    let code = Code::OffGridStart;
    let found = |grid: &str, start: &str, more: Value| {
        let thresholds = json!({ "grid": grid });
        let sessions = json!([on_day_one("s", start, "10:00", &more)]);
        findings(code, &thresholds, &sessions, &none()).iter().map(Finding::message).collect::<Vec<_>>()
    };
    let off = |grid: &str| format!("“s” (2026-03-02, 09:03–10:00) does not start at a multiple of {grid}");
    assert_eq!(found("00:05", "09:03", none()), [off("5 minutes")]);
    assert_eq!(found("01:00", "09:03", none()), [off("1 hour")]);
    assert_eq!(found("00:15", "09:10", none()).len(), 1);
    assert_eq!(found("00:05", "09:10", none()).len(), 0);
    assert_eq!(found("00:03", "09:03", none()).len(), 0);
    assert_eq!(found("00:00", "09:03", none()).len(), 0);
    assert_eq!(found("00:05", "09:03", json!({ "status": "dropped" })).len(), 0);
    assert_eq!(of_one(code, &from("09:03"), &none()), 1);
    assert_eq!(of_one(code, &json!({ "day": 1 }), &none()), 0);
}

/// Days with these further fields, numbered from 1 and dated from 2 March 2026.
fn days(fields: &[Value]) -> Value {
    let day = |at: usize| json!({ "number": at + 1, "date": format!("2026-03-{:02}", at + 2) });
    let days: Vec<Value> = fields.iter().enumerate().map(|(at, more)| with(day(at), more)).collect();
    json!({ "days": days })
}

#[test]
fn out_of_the_hours_of_the_day() {
    let windowed = days(&[json!({ "window": { "start": "09:00", "end": "18:00" } }), none()]);
    let found = |slot: Value, more: Value| {
        let session = with(json!({ "id": "s", "title": "S", "slot": slot }), &more);
        [Code::SessionOutsideDay, Code::SessionCrossesDayEnd]
            .map(|code| messages(code, &json!([session]), &windowed).len())
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
        assert_eq!(found(slot.clone(), none()), expected, "{slot}");
        assert_eq!(found(slot, json!({ "status": "cancelled" })), [0, 0]);
    }
}

#[test]
fn times_to_the_second() {
    let found = |slot: Value| of_one(Code::SubMinuteTime, &slot, &none());
    assert_eq!(found(clock("09:00:30", "10:00")), 1);
    assert_eq!(found(clock("09:00", "10:00:01")), 1);
    assert_eq!(found(from("09:00:30")), 1);
    assert_eq!(found(clock("09:00", "10:00")), 0);
    assert_eq!(found(json!({ "day": 1 })), 0);
}

fn window(start: &str, end: &str) -> Value {
    json!({ "window": { "start": start, "end": end } })
}

#[test]
fn hours_of_days_that_overlap() {
    let found = |fields: &[Value]| messages(Code::DaysOverlap, &json!([]), &days(fields));
    let said = |later: &str, earlier: &str| {
        format!("the hours of 2026-03-{later} start before the hours of 2026-03-{earlier} end")
    };
    let late = window("09:00", "26:00");
    assert_eq!(found(&[late.clone(), window("01:59", "20:00")]), [said("03", "02")]);
    assert!(found(&[late.clone(), window("02:00", "20:00")]).is_empty());
    assert!(found(&[late.clone(), window("01:00", "01:00")]).is_empty());
    assert!(found(&[late.clone(), none()]).is_empty());
    // A short one between them does not hide a long one; of two that end together the later is named.
    let days_long = window("09:00", "60:00");
    let between = |end: &str| [days_long.clone(), window("14:00", end), window("11:00", "20:00")];
    assert_eq!(found(&between("15:00")), [said("03", "02"), said("04", "02")]);
    assert_eq!(found(&between("36:00")), [said("03", "02"), said("04", "03")]);
}

#[test]
fn dates_and_the_order_of_days() {
    let of = |code: Code, dates: &[(&str, Value)]| {
        let dated = |date: &str| if date.is_empty() { Value::Null } else { date.into() };
        let fields: Vec<Value> =
            dates.iter().map(|(date, more)| with(json!({ "date": dated(date) }), more)).collect();
        messages(code, &json!([]), &days(&fields))
    };
    let order = |dates: &[&str]| {
        let dates: Vec<_> = dates.iter().map(|date| (*date, none())).collect();
        of(Code::DaysNotChronological, &dates)
    };
    let said = "day 3 (2026-03-04) has an earlier date than day 1 (2026-03-05)";
    assert_eq!(order(&["2026-03-05", "", "2026-03-04"]), [said]);
    assert!(order(&["2026-03-05", "2026-03-05", "2026-03-06"]).is_empty());
    let twice = |one: Value, other: Value| {
        of(Code::DuplicateDate, &[("2026-03-05", one), ("2026-03-06", none()), ("2026-03-05", other)])
    };
    let said = "day 1 and day 3 have the same date, 2026-03-05";
    assert_eq!(twice(none(), none()), [said]);
    let (early, late) = (window("08:00", "12:00"), window("12:00", "20:00"));
    assert_eq!(twice(early.clone(), none()), [said]);
    assert_eq!(twice(early.clone(), window("11:59", "20:00")), [said]);
    assert_eq!(twice(window("11:59", "20:00"), early.clone()), [said]);
    assert!(twice(early.clone(), late.clone()).is_empty());
    assert!(twice(late, early).is_empty());
}

#[test]
fn numbers_of_days_that_leave_one_out() {
    let found = |numbers: &[i32]| {
        let days: Vec<Value> = numbers.iter().map(|number| json!({ "number": number })).collect();
        messages(Code::DayNumberGap, &json!([]), &json!({ "days": days }))
    };
    assert_eq!(
        found(&[1, 3, 4, 6]),
        ["the day numbers jump from 1 to 3", "the day numbers jump from 4 to 6"]
    );
    assert!(found(&[-1, 0, 1, 2]).is_empty());
}

#[test]
fn days_on_which_nothing_is() {
    let found = |sessions: Value| messages(Code::EmptyDay, &sessions, &none());
    let said = "no session is scheduled for 2026-03-03";
    assert!(found(json!([{ "id": "s" }])).is_empty());
    assert_eq!(found(json!([on_day_one("s", "20:00", "24:00", &none())])), [said]);
    assert!(found(json!([on_day_one("s", "20:00", "24:01", &none())])).is_empty());
    let both = json!([on_day_one("s", "20:00", "24:00", &none()), { "id": "t", "slot": { "day": 2 } }]);
    assert!(found(both).is_empty());
}

#[test]
fn dates_that_are_missing() {
    let of = |code: Code, fields: &[Value]| messages(code, &json!([]), &days(fields));
    let (dated, undated) = (none(), json!({ "date": null }));
    let none_at_all = |days: usize| of(Code::UndatedProgramme, &vec![undated.clone(); days]);
    let said =
        |days: &str| format!("the programme has {days} but no date, so it cannot be added to a calendar");
    assert_eq!(none_at_all(1), [said("1 day")]);
    assert_eq!(none_at_all(2), [said("2 days")]);
    assert!(none_at_all(0).is_empty());
    let mixed = |undated_days: usize| {
        let mut fields = vec![undated.clone(); undated_days];
        fields.push(dated.clone());
        assert!(of(Code::UndatedProgramme, &fields).is_empty());
        of(Code::MixedDateAnchoring, &fields)
    };
    let said = |days: &str| vec![format!("{days} no date, but other days have one")];
    assert_eq!(mixed(1), said("day 1 has"));
    assert_eq!(mixed(2), said("day 1 and day 2 have"));
    assert_eq!(mixed(3), said("day 1, day 2 and day 3 have"));
    assert_eq!(mixed(4), said("day 1, day 2, day 3 and 1 more have"));
    assert!(mixed(0).is_empty());
    assert!(of(Code::MixedDateAnchoring, &[undated.clone(), undated.clone()]).is_empty());
    let found =
        findings(Code::MixedDateAnchoring, &none(), &json!([]), &days(&[undated.clone(), dated, undated]));
    let related: Vec<_> = found[0].related().iter().map(|one| one.subject.to_string()).collect();
    assert_eq!((found[0].subject().to_string(), related), ("day 1".to_owned(), vec!["day 3".to_owned()]));
    assert_eq!(found[0].detail("days"), Some(&Detail::Number(2)));
}

#[test]
fn labels_that_name_another_day_of_the_week() {
    // The first day is a Monday.
    let found = |label: Value| {
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
        assert_eq!(found(label.into()).len(), 1, "{label}");
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
        assert_eq!(found(label.into()), [""; 0], "{label}");
    }
    let said = "the day “mardi” is dated 2026-03-02, which is a Monday";
    assert_eq!(found(json!({ "en": "Monday", "fr": "mardi" })), [said]);
    assert_eq!(found(json!({ "en": "Tuesday", "fr": "mardi" })).len(), 1);
    let undated = json!({ "days": [{ "number": 1, "label": "Sunday" }] });
    assert!(messages(Code::WeekdayDateMismatch, &json!([]), &undated).is_empty());
}

#[test]
fn dates_without_a_time_zone() {
    let found = |more: Value| messages(Code::MissingTimezone, &json!([]), &more).len();
    let undated = || json!({ "days": [{ "number": 1 }], "time_zone": null });
    assert_eq!(found(json!({ "time_zone": null })), 1);
    assert_eq!(found(none()), 0);
    assert_eq!(found(undated()), 0);
    assert_eq!(
        found(with(undated(), &json!({ "days": [{ "number": 1 }, { "number": 2, "date": "2026-03-03" }] }))),
        1
    );
}

/// Sessions from one time to another, in that order, with whatever else.
fn on(stretches: &[(&str, &str, Value)]) -> Value {
    let rows = stretches.iter().enumerate();
    rows.map(|(at, (start, end, more))| on_day_one(&format!("s{at}"), start, end, more)).collect()
}

#[test]
fn gaps_in_the_main_line() {
    let found = |stretches: &[(&str, &str, Value)]| messages(Code::UnallocatedGap, &on(stretches), &none());
    let morning = || ("09:00", "10:00", none());
    let afternoon = || ("12:01", "13:00", none());
    let said = "nothing is scheduled between “s0” and “s1”, 2026-03-02, 10:00–12:01";
    assert_eq!(found(&[morning(), afternoon()]), [said]);
    assert!(found(&[morning(), ("12:00", "13:00", none())]).is_empty());
    for more in [json!({ "kind": "break" }), json!({ "kind": "meeting" })] {
        assert!(found(&[morning(), ("11:00", "11:30", more), afternoon()]).is_empty());
    }
    for more in [
        json!({ "part_of": "s0" }),
        json!({ "status": "cancelled" }),
        json!({ "kind": "side-event" }),
        json!({ "kind": "poster" }),
    ] {
        assert_eq!(found(&[morning(), afternoon(), ("11:00", "11:30", more.clone())]), [said], "{more}");
    }
    // A moment fills nothing, and what ends early within something else ends nothing.
    assert_eq!(found(&[morning(), afternoon(), ("11:00", "11:00", none())]), [said]);
    assert!(
        found(&[("09:00", "13:00", none()), ("09:30", "10:00", none()), ("15:00", "16:00", none())])
            .is_empty()
    );
    let open = json!([on_day_one("s0", "09:00", "10:00", &none()), on_day_one("s1", "12:01", "13:00", &none()), {
        "id": "open", "slot": { "day": 1, "start": "11:00" },
    }]);
    assert_eq!(messages(Code::UnallocatedGap, &open, &none()), [said]);
    let thresholds = json!({ "longest_gap": "00:30" });
    let shorter = |start: &str| {
        findings(Code::UnallocatedGap, &thresholds, &on(&[morning(), (start, "13:00", none())]), &none())
            .len()
    };
    assert_eq!((shorter("10:30"), shorter("10:31")), (0, 1));
}

#[test]
fn long_runs_of_the_main_line() {
    let found = |stretches: &[(&str, &str, Value)]| {
        let found = findings(Code::LongRunWithoutBreak, &none(), &on(stretches), &none());
        let told = |one: &Finding| (one.message(), one.detail("minutes").cloned());
        found.iter().map(told).collect::<Vec<_>>()
    };
    let said = |length: &str, minutes, first: &str| {
        let message =
            format!("the programme of 2026-03-02 runs for {length} without a break, starting with {first}");
        vec![(message, Some(Detail::Number(minutes)))]
    };
    let first = "“s0” (2026-03-02, 09:00–10:30)";
    let morning = || ("09:00", "10:30", none());
    assert_eq!(found(&[morning(), ("10:30", "12:01", none())]), said("3 h 1 min", 181, first));
    assert!(found(&[morning(), ("10:30", "12:00", none())]).is_empty());
    assert!(found(&[morning(), ("10:31", "13:00", none())]).is_empty());
    let pause = ("10:30", "10:45", json!({ "kind": "coffee-break" }));
    assert!(found(&[morning(), pause.clone(), ("10:45", "13:00", none())]).is_empty());
    // A break that begins with something else comes before it, in whatever order they stand.
    let beside = ("10:30", "13:00", none());
    assert!(found(&[morning(), pause.clone(), beside.clone()]).is_empty());
    assert!(found(&[morning(), beside, pause.clone()]).is_empty());
    // What ends within something else ends no run.
    let long = [("09:00", "10:30", none()), ("09:30", "10:00", none()), ("10:30", "13:00", none())];
    assert_eq!(found(&long), said("4 hours", 240, first));
    // A run is told whether a break, a gap or the day ends it; two of them each by itself.
    let whole = ("09:00", "12:30", none());
    let told = said("3 h 30 min", 210, "“s0” (2026-03-02, 09:00–12:30)");
    for after in [("12:30", "13:30", json!({ "kind": "break" })), ("13:00", "14:00", none())] {
        assert_eq!(found(&[whole.clone(), after]), told);
    }
    let second = said("4 hours", 240, "“s1” (2026-03-02, 13:00–17:00)");
    assert_eq!(found(&[whole, ("13:00", "17:00", none())]), [told, second].concat());
    for more in [json!({ "status": "cancelled" }), json!({ "kind": "social" }), json!({ "kind": "poster" })] {
        assert!(found(&[("09:00", "13:00", more.clone())]).is_empty(), "{more}");
    }
}

#[cfg(feature = "tz")]
mod clocks {
    use super::{messages, none, with};
    use programme::Code;
    use serde_json::{Value, json};

    /// One session from one time to another, on a date in Zurich.
    fn in_zurich(code: Code, date: &str, sessions: &Value) -> Vec<String> {
        let days = json!([{ "number": 1, "date": date }]);
        messages(code, sessions, &json!({ "days": days }))
    }

    fn session(start: &str, end: &str) -> Value {
        json!([{ "id": "s", "title": "S", "slot": { "day": 1, "start": start, "end": end } }, { "id": "p", "part_of": "s" }])
    }

    #[test]
    fn zones_that_nobody_knows() {
        let code = Code::UnknownTimezone;
        let venue = |zone: &str| json!({ "venues": [{ "id": "hq", "name": "HQ", "time_zone": zone }] });
        let said = "the time zone Europe/Atlantis is not in the time zone database";
        assert_eq!(messages(code, &json!([]), &venue("Europe/Atlantis")), [said]);
        assert!(messages(code, &json!([]), &venue("Asia/Tokyo")).is_empty());
        let both = with(venue("Europe/Atlantis"), &json!({ "time_zone": "Europe/Atlantis" }));
        assert_eq!(messages(code, &json!([]), &both), [said, said]);
        assert!(messages(code, &json!([]), &none()).is_empty());
    }

    #[test]
    fn times_that_clocks_leave_out() {
        let code = Code::NonexistentLocalTime;
        let found = |start: &str, end: &str| in_zurich(code, "2026-03-29", &session(start, end));
        let tail =
            "at a time that does not exist on that day, because the clocks in Europe/Zurich go forward";
        let starts = format!("“S” (2026-03-29, 02:00–04:00) starts {tail}");
        let ends = format!("“S” (2026-03-29, 01:00–02:59) ends {tail}");
        assert_eq!(found("02:00", "04:00"), [starts]);
        assert_eq!(found("01:00", "02:59"), [ends]);
        assert!(found("01:59", "03:00").is_empty());
    }

    #[test]
    fn times_that_come_twice() {
        let code = Code::AmbiguousLocalTime;
        let found = |start: &str, end: &str| in_zurich(code, "2026-10-25", &session(start, end));
        let twice =
            "at a time that occurs twice on that day: 2026-10-25 02:30:00 CEST or 2026-10-25 02:30:00 CET";
        assert_eq!(found("02:30", "04:00"), [format!("“S” (2026-10-25, 02:30–04:00) starts {twice}")]);
        assert_eq!(found("01:00", "02:30"), [format!("“S” (2026-10-25, 01:00–02:30) ends {twice}")]);
        assert!(found("01:59", "03:00").is_empty());
    }

    #[test]
    fn clocks_that_change_meanwhile() {
        let found = |date: &str, start: &str, end: &str| {
            in_zurich(Code::ClockChangeInProgramme, date, &session(start, end))
        };
        let said = "the clocks change during the programme, from UTC+01:00 to UTC+02:00";
        assert_eq!(found("2026-03-28", "12:00", "36:00"), [said]);
        assert!(found("2026-03-29", "12:00", "36:00").is_empty());
    }
}
