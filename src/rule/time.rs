//! Time: days, slots, and the clock.

use chrono::Datelike;

use super::{Check, Found, Pass, Run, words};
use crate::code::Code;
use crate::report::Notice;
use crate::value::moment::Moment;
use crate::value::slot::SlotTime;
use crate::view::{Day, Session};

pub(super) const CHECKS: &[Check] = &[
    Check { codes: &[Code::ZeroDurationSession], run: Run::Session(zero_duration) },
    Check { codes: &[Code::MissingTime], run: Run::Once(missing_time) },
    Check { codes: &[Code::MissingEnd], run: Run::Session(missing_end) },
    Check { codes: &[Code::ImplausibleDuration], run: Run::Session(implausible) },
    Check { codes: &[Code::OffGridStart], run: Run::Session(off_grid) },
    Check { codes: &[Code::SessionOutsideDay, Code::SessionCrossesDayEnd], run: Run::Session(outside_day) },
    Check { codes: &[Code::SubMinuteTime], run: Run::Session(sub_minute) },
    Check { codes: &[Code::DaysOverlap], run: Run::Once(days_overlap) },
    Check { codes: &[Code::DaysNotChronological, Code::DuplicateDate], run: Run::Once(dates) },
    Check { codes: &[Code::DayNumberGap], run: Run::Once(number_gap) },
    Check { codes: &[Code::EmptyDay], run: Run::Once(empty_day) },
    Check { codes: &[Code::UndatedProgramme, Code::MixedDateAnchoring], run: Run::Once(undated) },
    Check { codes: &[Code::WeekdayDateMismatch], run: Run::Once(weekday) },
    Check { codes: &[Code::MissingTimezone], run: Run::Once(missing_zone) },
    Check { codes: &[Code::UnallocatedGap, Code::LongRunWithoutBreak], run: Run::Once(gaps_and_runs) },
    #[cfg(feature = "tz")]
    Check {
        codes: &[
            Code::UnknownTimezone,
            Code::NonexistentLocalTime,
            Code::AmbiguousLocalTime,
            Code::ClockChangeInProgramme,
        ],
        run: Run::Once(super::zone::clock),
    },
];

fn zero_duration(_: &Pass<'_>, session: Session<'_>, found: &mut Found<'_>) {
    let Some(SlotTime::Between(span)) = session.data().slot.map(|slot| slot.time()) else { return };
    if span.start == span.end && session.properties().needs_people && session.takes_place() {
        let message = format!("{} ends when it starts", words::session_when(session));
        let notice = Notice::new(&session, message).at("slot");
        found.add(Code::ZeroDurationSession, notice.with_help("state when it ends, or leave the end out"));
    }
}

/// One finding for the programme: early on most sessions have no time.
fn missing_time(pass: &Pass<'_>, found: &mut Found<'_>) {
    let sessions = pass.programme.sessions();
    let lacks =
        |session: &Session<'_>| session.is_top_level() && !session.is_scheduled() && session.takes_place();
    let mut lacking: Vec<_> = sessions.declared().filter(lacks).collect();
    // Unscheduled sessions come in no order of time.
    lacking.sort_by_key(|session| session.id().clone());
    let Some(first) = lacking.first() else { return };
    let message = if lacking.len() == 1 {
        format!("{} has no time yet", words::session(*first))
    } else {
        format!("{} sessions have no time yet, among them {}", lacking.len(), words::session(*first))
    };
    let notice = Notice::new(pass.programme, message).with_related(first);
    found.add(
        Code::MissingTime,
        notice
            .with_figure("sessions", lacking.len())
            .with_help("give each a slot, or the status \"dropped\""),
    );
}

fn missing_end(_: &Pass<'_>, session: Session<'_>, found: &mut Found<'_>) {
    let properties = session.properties();
    let open = matches!(session.data().slot.map(|slot| slot.time()), Some(SlotTime::From(_)));
    if open && (properties.needs_people || properties.needs_presider) && session.takes_place() {
        let message = format!("{} has no end", words::session_when(session));
        let notice = Notice::new(&session, message).at("slot");
        found
            .add(Code::MissingEnd, notice.with_help("state when it ends: without it, no clash can be found"));
    }
}

/// Sessions to which people are expected from beginning to end.
fn implausible(pass: &Pass<'_>, session: Session<'_>, found: &mut Found<'_>) {
    let properties = session.properties();
    let stays = properties.admits_people && !properties.ambient && !properties.aside;
    if !stays || !session.takes_place() || session.data().slot.is_none() {
        return;
    }
    let Some(length) = session.length().filter(|length| length.total_seconds() > 0) else { return };
    let (shortest, longest) = (pass.thresholds.shortest, pass.thresholds.longest);
    if length < shortest || length > longest {
        let word = if length < shortest { "short" } else { "long" };
        let message = format!(
            "{} lasts {}, which is very {word}",
            words::session_when(session),
            words::length(length.total_seconds().into())
        );
        let notice = Notice::new(&session, message).at("slot");
        let notice = notice.with_figure("minutes", length.total_seconds() / 60);
        found.add(
            Code::ImplausibleDuration,
            notice.with_help("see whether start and end are as they are meant"),
        );
    }
}

fn off_grid(pass: &Pass<'_>, session: Session<'_>, found: &mut Found<'_>) {
    let grid = pass.thresholds.grid.total_seconds();
    let Some(start) = session.data().slot.and_then(|slot| slot.start()) else { return };
    if grid > 0 && start.total_seconds() % grid != 0 && session.takes_place() {
        let message =
            format!("{} starts off the grid of {}", words::session_when(session), words::length(grid.into()));
        found.add(Code::OffGridStart, Notice::new(&session, message).at("slot").with_help("round its start"));
    }
}

/// Out of the window of its day. What begins within it and runs on is a different matter.
fn outside_day(_: &Pass<'_>, session: Session<'_>, found: &mut Found<'_>) {
    let Some(slot) = session.data().slot.filter(|_| session.takes_place()) else { return };
    let Some((window, start)) = session.day().and_then(|day| day.window()).zip(slot.start()) else { return };
    let end = slot.end().unwrap_or(start);
    let when = words::session_when(session);
    let hours = format!("{}–{}", window.start, window.end);
    if start < window.start || start > window.end || (start == window.end && end > start) {
        let notice = Notice::new(&session, format!("{when} lies outside the hours of its day, {hours}"));
        found.add(
            Code::SessionOutsideDay,
            notice
                .at("slot")
                .with_figure("window", hours)
                .with_help("move it, or widen the window of the day"),
        );
    } else if end > window.end {
        let notice = Notice::new(&session, format!("{when} runs beyond the end of its day, {}", window.end));
        found.add(
            Code::SessionCrossesDayEnd,
            notice
                .at("slot")
                .with_figure("window", hours)
                .with_help("shorten it, or widen the window of the day"),
        );
    }
}

fn sub_minute(_: &Pass<'_>, session: Session<'_>, found: &mut Found<'_>) {
    let Some(slot) = session.data().slot else { return };
    let odd = |time: Option<crate::value::time::DayTime>| time.is_some_and(|time| time.seconds() > 0);
    if odd(slot.start()) || odd(slot.end()) {
        let message = format!("{} is stated to the second", words::session_when(session));
        found.add(
            Code::SubMinuteTime,
            Notice::new(&session, message).at("slot").with_help("round to minutes"),
        );
    }
}

/// The stretch of the axis that the window of a day covers.
fn window(day: Day<'_>) -> Option<(Moment, Moment)> {
    let window = day.window()?;
    Some((day.moment(window.start), day.moment(window.end)))
}

fn days_overlap(pass: &Pass<'_>, found: &mut Found<'_>) {
    let mut days: Vec<_> = pass.programme.days().filter_map(|day| Some((window(day)?, day))).collect();
    days.sort_by_key(|(window, day)| (*window, day.number()));
    let mut open: Option<((Moment, Moment), Day<'_>)> = None;
    for (window, day) in days {
        if let Some((_, earlier)) = open.filter(|(last, _)| last.1 > window.0 && window.0 < window.1) {
            let message = format!(
                "the hours of {} begin before those of {} have ended",
                words::day(day),
                words::day(earlier)
            );
            let notice = Notice::new(&day, message).at("window").with_related(&earlier);
            found.add(Code::DaysOverlap, notice.with_help("let one end where the next begins"));
        }
        if open.is_none_or(|(last, _)| last.1 <= window.1) {
            open = Some((window, day));
        }
    }
}

/// Days in the order of their numbers, against their dates.
fn dates(pass: &Pass<'_>, found: &mut Found<'_>) {
    let dated: Vec<_> = pass.programme.days().filter_map(|day| Some((day.date()?, day))).collect();
    for pair in dated.windows(2) {
        let [(before, first), (after, second)] = pair else { continue };
        if after < before {
            let message =
                format!("day {} is on {after}, before day {} on {before}", second.number(), first.number());
            let notice = Notice::new(second, message).at("date").with_related(first);
            found.add(Code::DaysNotChronological, notice.with_help("correct a date, or renumber the days"));
        }
    }
    let mut by_date = dated;
    by_date.sort_by_key(|(date, day)| (*date, day.number()));
    for pair in by_date.windows(2) {
        let [(one, first), (other, second)] = pair else { continue };
        // A morning and an evening programme may share a date, where they say so.
        let apart = window(*first).zip(window(*second)).is_some_and(|(a, b)| a.1 <= b.0 || b.1 <= a.0);
        if one == other && !apart {
            let message = format!("day {} and day {} are both on {one}", first.number(), second.number());
            let notice = Notice::new(second, message).at("date").with_related(first);
            found.add(
                Code::DuplicateDate,
                notice.with_help("correct a date, or give both days windows that do not overlap"),
            );
        }
    }
}

fn number_gap(pass: &Pass<'_>, found: &mut Found<'_>) {
    let days: Vec<Day<'_>> = pass.programme.days().collect();
    for pair in days.windows(2) {
        let [first, second] = pair else { continue };
        if second.number() > first.number().saturating_add(1) {
            let message = format!("day {} follows on day {}", second.number(), first.number());
            let notice = Notice::new(second, message).at("number").with_related(first);
            found.add(
                Code::DayNumberGap,
                notice.with_help("number the days without a gap, or add the missing one"),
            );
        }
    }
}

fn empty_day(pass: &Pass<'_>, found: &mut Found<'_>) {
    let programme = pass.programme;
    // While nothing is scheduled at all, that is what there is to say.
    if programme.days().all(|day| day.sessions().len() == 0) {
        return;
    }
    for day in programme.days().filter(|day| day.sessions().len() == 0) {
        if programme.sessions().touching_day(day).is_empty() {
            let notice = Notice::new(&day, format!("nothing is on the programme of {}", words::day(day)));
            found.add(Code::EmptyDay, notice.with_help("schedule something, or remove the day"));
        }
    }
}

fn undated(pass: &Pass<'_>, found: &mut Found<'_>) {
    let programme = pass.programme;
    let (dated, undated): (Vec<_>, Vec<_>) = programme.days().partition(|day| day.date().is_some());
    let Some(first) = undated.first() else { return };
    if dated.is_empty() {
        let days = words::count(undated.len(), "day", "days");
        let message = format!("the programme has {days} and no date: it cannot go into a calendar");
        let notice = Notice::new(programme, message).at("days").with_figure("days", undated.len());
        found.add(
            Code::UndatedProgramme,
            notice.with_help(
                "once it is settled, date the first day: { \"number\": 1, \"date\": \"2026-03-02\" }",
            ),
        );
    } else {
        let names: Vec<String> = undated.iter().map(|day| words::day(*day)).collect();
        let have = words::agree(names.len(), "has", "have");
        let message = format!("{} {have} no date, while other days have", words::list(&names, 3));
        let notice = Notice::new(first, message).with_all_related(undated.iter().skip(1));
        found.add(
            Code::MixedDateAnchoring,
            notice.with_figure("days", undated.len()).with_help("date them all"),
        );
    }
}

/// Days of the week, Monday first, as labels of days write them. From common knowledge of each language.
const WEEKDAYS: [[&str; 7]; 9] = [
    ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"],
    ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"],
    ["lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo"],
    ["الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد"],
    ["понедельник", "вторник", "среда", "четверг", "пятница", "суббота", "воскресенье"],
    ["星期一", "星期二", "星期三", "星期四", "星期五", "星期六", "星期日"],
    ["montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag", "sonntag"],
    ["lunedì", "martedì", "mercoledì", "giovedì", "venerdì", "sabato", "domenica"],
    ["segunda-feira", "terça-feira", "quarta-feira", "quinta-feira", "sexta-feira", "sábado", "domingo"],
];

/// The days of the week that a label names.
fn weekdays(label: &str) -> Vec<usize> {
    let label = label.to_lowercase();
    let words: Vec<&str> = label
        .split(|letter: char| !(letter.is_alphabetic() || letter == '-'))
        .filter(|word| !word.is_empty())
        .collect();
    let names =
        |name: &str| words.contains(&name) || (!name.is_ascii() && label.contains(name) && words.len() == 1);
    let mut found: Vec<usize> = WEEKDAYS
        .iter()
        .flat_map(|week| week.iter().enumerate().filter(|(_, name)| names(name)).map(|(day, _)| day))
        .collect();
    found.sort_unstable();
    found.dedup();
    found
}

/// A label that names another day of the week than the date is. One that names several says nothing.
fn weekday(pass: &Pass<'_>, found: &mut Found<'_>) {
    for day in pass.programme.days() {
        let (Some(date), Some(label)) = (day.date(), day.label()) else { continue };
        let actual = date.weekday().num_days_from_monday() as usize;
        for (_, wording) in label.entries() {
            if let [named] = weekdays(wording).as_slice()
                && *named != actual
            {
                let english = WEEKDAYS.first().and_then(|week| week.get(actual)).copied().unwrap_or_default();
                let message =
                    format!("{} is on {date}, which is a {}", words::quoted(wording), capital(english));
                let notice = Notice::new(&day, message).at("label");
                found.add(Code::WeekdayDateMismatch, notice.with_help("correct the date or the label"));
                break;
            }
        }
    }
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

fn missing_zone(pass: &Pass<'_>, found: &mut Found<'_>) {
    let programme = pass.programme;
    if programme.data().time_zone.is_none() && programme.days().any(|day| day.date().is_some()) {
        let notice = Notice::new(programme, "the programme has dates and no time zone");
        found.add(
            Code::MissingTimezone,
            notice.with_help("state it by its IANA name: \"time_zone\": \"Europe/Zurich\""),
        );
    }
}

/// Between two sessions of the main line of one day: a long gap, or a long run without one.
fn gaps_and_runs(pass: &Pass<'_>, found: &mut Found<'_>) {
    let gap = i64::from(pass.thresholds.longest_gap.total_seconds());
    let run = i64::from(pass.thresholds.longest_run.total_seconds());
    for day in pass.programme.days() {
        let main = |session: &Session<'_>| {
            let properties = session.properties();
            session.is_top_level() && session.takes_place() && !properties.aside && !properties.ambient
        };
        // A break interrupts a run, and fills a gap.
        let mut reached: Option<(Moment, Session<'_>)> = None;
        let mut working: Option<(Moment, Moment, Session<'_>)> = None;
        // Of those that begin together breaks come first, then it goes by id: the order of rows does not matter.
        let mut sessions: Vec<Session<'_>> = day.sessions().filter(main).collect();
        sessions.sort_by_key(|session| (session.start(), !session.properties().idle, session.id()));
        for session in sessions {
            let Some((start, end)) = session.start().zip(session.end()).filter(|(start, end)| start < end)
            else {
                continue;
            };
            if let Some((until, last)) = reached
                && start.seconds() - until.seconds() > gap
            {
                let between = words::stretch(last, until, start);
                let message = format!(
                    "nothing is on between {} and {}, {between}",
                    words::session(last),
                    words::session(session)
                );
                let notice = Notice::new(&day, message).with_related(&last).with_related(&session);
                found.add(
                    Code::UnallocatedGap,
                    notice.with_help("say what it is for: a break, a reception, free time"),
                );
            }
            if reached.is_none_or(|(until, _)| until < end) {
                reached = Some((end, session));
            }
            if session.properties().idle {
                end_run(&mut working, run, &day, found);
            } else {
                working = match working {
                    Some((begun, until, first)) if start <= until => Some((begun, until.max(end), first)),
                    other => {
                        working = other;
                        end_run(&mut working, run, &day, found);
                        Some((start, end, session))
                    }
                };
            }
        }
        end_run(&mut working, run, &day, found);
    }
}

fn end_run(run: &mut Option<(Moment, Moment, Session<'_>)>, most: i64, day: &Day<'_>, found: &mut Found<'_>) {
    let Some((begun, until, first)) = run.take() else { return };
    let length = until.seconds() - begun.seconds();
    if length > most {
        let message = format!(
            "{} runs for {} without a break, from {}",
            words::day(*day),
            words::length(length),
            words::session_when(first)
        );
        let notice = Notice::new(day, message).with_related(&first).with_figure("minutes", length / 60);
        found.add(Code::LongRunWithoutBreak, notice.with_help("put a break into it"));
    }
}
