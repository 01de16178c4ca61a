//! The rules about days, time slots and time zones.

use chrono::Datelike;

use super::{Check, CheckScope, FindingCollector, ReviewContext, describe};
use crate::code::Code;
use crate::report::Notice;
use crate::value::moment::Moment;
use crate::value::slot::SlotTime;
use crate::view::{Day, Session};

pub(super) const CHECKS: &[Check] = &[
    Check { codes: &[Code::ZeroDurationSession], run: CheckScope::Session(zero_duration) },
    Check { codes: &[Code::MissingTime], run: CheckScope::Once(missing_time) },
    Check { codes: &[Code::MissingEnd], run: CheckScope::Session(missing_end) },
    Check { codes: &[Code::ImplausibleDuration], run: CheckScope::Session(implausible) },
    Check { codes: &[Code::OffGridStart], run: CheckScope::Session(off_grid) },
    Check {
        codes: &[Code::SessionOutsideDay, Code::SessionCrossesDayEnd],
        run: CheckScope::Session(outside_day),
    },
    Check { codes: &[Code::SubMinuteTime], run: CheckScope::Session(sub_minute) },
    Check { codes: &[Code::DaysOverlap], run: CheckScope::Once(days_overlap) },
    Check { codes: &[Code::DaysNotChronological, Code::DuplicateDate], run: CheckScope::Once(dates) },
    Check { codes: &[Code::DayNumberGap], run: CheckScope::Once(number_gap) },
    Check { codes: &[Code::EmptyDay], run: CheckScope::Once(empty_day) },
    Check { codes: &[Code::UndatedProgramme, Code::MixedDateAnchoring], run: CheckScope::Once(undated) },
    Check { codes: &[Code::WeekdayDateMismatch], run: CheckScope::Once(weekday) },
    Check { codes: &[Code::MissingTimezone], run: CheckScope::Once(missing_zone) },
    Check { codes: &[Code::UnallocatedGap, Code::LongRunWithoutBreak], run: CheckScope::Once(gaps_and_runs) },
    #[cfg(feature = "tz")]
    Check {
        codes: &[
            Code::UnknownTimezone,
            Code::NonexistentLocalTime,
            Code::AmbiguousLocalTime,
            Code::ClockChangeInProgramme,
        ],
        run: CheckScope::Once(super::zone::clock),
    },
];

fn zero_duration(_: &ReviewContext<'_>, session: Session<'_>, found: &mut FindingCollector<'_>) {
    let Some(SlotTime::Between(span)) = session.data().slot.map(|slot| slot.time()) else { return };
    if span.start == span.end && session.properties().needs_people && session.takes_place() {
        let message = format!("{} starts and ends at the same time", describe::session_when(session));
        let notice = Notice::new(&session, message).at("slot");
        found.add(Code::ZeroDurationSession, notice.with_help("correct the end time, or remove it"));
    }
}

/// Reports all sessions without a time in one finding. Early in the planning this affects most
/// sessions.
fn missing_time(context: &ReviewContext<'_>, found: &mut FindingCollector<'_>) {
    let sessions = context.programme.sessions();
    let lacks =
        |session: &Session<'_>| session.is_top_level() && !session.is_scheduled() && session.takes_place();
    let mut lacking: Vec<_> = sessions.declared().filter(lacks).collect();
    // Unscheduled sessions have no chronological order, so they are sorted by id.
    lacking.sort_by_key(|session| session.id().clone());
    let Some(first) = lacking.first() else { return };
    let message = if lacking.len() == 1 {
        format!("{} has no time yet", describe::session(*first))
    } else {
        format!("{} sessions have no time yet, including {}", lacking.len(), describe::session(*first))
    };
    let notice = Notice::new(context.programme, message).with_related(first);
    found.add(
        Code::MissingTime,
        notice
            .with_detail("sessions", lacking.len())
            .with_help("enter the time of each session, or set its status to \"dropped\""),
    );
}

fn missing_end(_: &ReviewContext<'_>, session: Session<'_>, found: &mut FindingCollector<'_>) {
    let properties = session.properties();
    let open = matches!(session.data().slot.map(|slot| slot.time()), Some(SlotTime::From(_)));
    if open && (properties.needs_people || properties.needs_presider) && session.takes_place() {
        let message = format!("{} has no end time", describe::session_when(session));
        let notice = Notice::new(&session, message).at("slot");
        found.add(Code::MissingEnd, notice.with_help("enter the end time, so that overlaps can be found"));
    }
}

/// Reports implausibly short or long sessions. Only sessions that people attend from start to end
/// are checked.
fn implausible(context: &ReviewContext<'_>, session: Session<'_>, found: &mut FindingCollector<'_>) {
    let properties = session.properties();
    let stays = properties.admits_people && !properties.ambient && !properties.aside;
    if !stays || !session.takes_place() || session.data().slot.is_none() {
        return;
    }
    let Some(length) = session.length().filter(|length| length.total_seconds() > 0) else { return };
    let (shortest, longest) = (context.thresholds.shortest, context.thresholds.longest);
    if length < shortest || length > longest {
        let word = if length < shortest { "short" } else { "long" };
        let message = format!(
            "{} lasts {}, which is very {word}",
            describe::session_when(session),
            describe::length(length.total_seconds().into())
        );
        let notice = Notice::new(&session, message).at("slot");
        let notice = notice.with_detail("minutes", length.total_seconds() / 60);
        found.add(Code::ImplausibleDuration, notice.with_help("check the start time and the end time"));
    }
}

fn off_grid(context: &ReviewContext<'_>, session: Session<'_>, found: &mut FindingCollector<'_>) {
    let grid = context.thresholds.grid.total_seconds();
    let Some(start) = session.data().slot.and_then(|slot| slot.start()) else { return };
    if grid > 0 && start.total_seconds() % grid != 0 && session.takes_place() {
        let message = format!(
            "{} does not start at a multiple of {}",
            describe::session_when(session),
            describe::length(grid.into())
        );
        let notice = Notice::new(&session, message).at("slot").with_help("round the start time");
        found.add(Code::OffGridStart, notice);
    }
}

/// Reports sessions outside the window of their day. A session that starts within the window but
/// ends after it is reported with a different code.
fn outside_day(_: &ReviewContext<'_>, session: Session<'_>, found: &mut FindingCollector<'_>) {
    let Some(slot) = session.data().slot.filter(|_| session.takes_place()) else { return };
    let Some((window, start)) = session.day().and_then(|day| day.window()).zip(slot.start()) else { return };
    let end = slot.end().unwrap_or(start);
    let when = describe::session_when(session);
    let hours = format!("{}–{}", window.start, window.end);
    if start < window.start || start > window.end || (start == window.end && end > start) {
        let notice = Notice::new(&session, format!("{when} is outside the hours of its day ({hours})"));
        found.add(
            Code::SessionOutsideDay,
            notice
                .at("slot")
                .with_detail("window", hours)
                .with_help("move the session, or extend the hours of the day (\"window\")"),
        );
    } else if end > window.end {
        let notice = Notice::new(&session, format!("{when} ends after the end of its day ({})", window.end));
        found.add(
            Code::SessionCrossesDayEnd,
            notice
                .at("slot")
                .with_detail("window", hours)
                .with_help("shorten the session, or extend the hours of the day (\"window\")"),
        );
    }
}

fn sub_minute(_: &ReviewContext<'_>, session: Session<'_>, found: &mut FindingCollector<'_>) {
    let Some(slot) = session.data().slot else { return };
    let odd = |time: Option<crate::value::time::DayTime>| time.is_some_and(|time| time.seconds() > 0);
    if odd(slot.start()) || odd(slot.end()) {
        let message = format!("the time of {} includes seconds", describe::session_when(session));
        found.add(
            Code::SubMinuteTime,
            Notice::new(&session, message).at("slot").with_help("round the times to minutes"),
        );
    }
}

/// Returns the interval that the window of a day covers, or `None` if the day has no window.
fn window(day: Day<'_>) -> Option<(Moment, Moment)> {
    let window = day.window()?;
    Some((day.moment(window.start), day.moment(window.end)))
}

fn days_overlap(context: &ReviewContext<'_>, found: &mut FindingCollector<'_>) {
    let mut days: Vec<_> = context.programme.days().filter_map(|day| Some((window(day)?, day))).collect();
    days.sort_by_key(|(window, day)| (*window, day.number()));
    let mut open: Option<((Moment, Moment), Day<'_>)> = None;
    for (window, day) in days {
        if let Some((_, earlier)) = open.filter(|(last, _)| last.1 > window.0 && window.0 < window.1) {
            let message = format!(
                "the hours of {} start before the hours of {} end",
                describe::day(day),
                describe::day(earlier)
            );
            let notice = Notice::new(&day, message).at("window").with_related(&earlier);
            found.add(Code::DaysOverlap, notice.with_help("end the earlier day before the later day starts"));
        }
        if open.is_none_or(|(last, _)| last.1 <= window.1) {
            open = Some((window, day));
        }
    }
}

/// Compares the dates of the days with the order of their numbers.
fn dates(context: &ReviewContext<'_>, found: &mut FindingCollector<'_>) {
    let dated: Vec<_> = context.programme.days().filter_map(|day| Some((day.date()?, day))).collect();
    for pair in dated.windows(2) {
        let [(before, first), (after, second)] = pair else { continue };
        if after < before {
            let message = format!(
                "day {} ({after}) has an earlier date than day {} ({before})",
                second.number(),
                first.number()
            );
            let notice = Notice::new(second, message)
                .at("date")
                .with_related(first)
                .with_help("correct one of the dates, or renumber the days");
            found.add(Code::DaysNotChronological, notice);
        }
    }
    let mut by_date = dated;
    by_date.sort_by_key(|(date, day)| (*date, day.number()));
    for pair in by_date.windows(2) {
        let [(one, first), (other, second)] = pair else { continue };
        // Two days may share a date if their windows do not overlap, such as a morning programme
        // and an evening programme.
        let apart = window(*first).zip(window(*second)).is_some_and(|(a, b)| a.1 <= b.0 || b.1 <= a.0);
        if one == other && !apart {
            let message =
                format!("day {} and day {} have the same date, {one}", first.number(), second.number());
            let notice = Notice::new(second, message).at("date").with_related(first);
            found.add(
                Code::DuplicateDate,
                notice.with_help("correct one of the dates, or enter hours (\"window\") that do not overlap"),
            );
        }
    }
}

fn number_gap(context: &ReviewContext<'_>, found: &mut FindingCollector<'_>) {
    let days: Vec<Day<'_>> = context.programme.days().collect();
    for pair in days.windows(2) {
        let [first, second] = pair else { continue };
        if second.number() > first.number().saturating_add(1) {
            let message = format!("the day numbers jump from {} to {}", first.number(), second.number());
            let notice = Notice::new(second, message).at("number").with_related(first);
            found.add(Code::DayNumberGap, notice.with_help("renumber the days, or add the missing days"));
        }
    }
}

fn empty_day(context: &ReviewContext<'_>, found: &mut FindingCollector<'_>) {
    let programme = context.programme;
    // Empty days are not reported while nothing is scheduled at all, because that would affect
    // every day.
    if programme.days().all(|day| day.sessions().len() == 0) {
        return;
    }
    for day in programme.days().filter(|day| day.sessions().len() == 0) {
        if programme.sessions().touching_day(day).is_empty() {
            let notice = Notice::new(&day, format!("no session is scheduled for {}", describe::day(day)));
            found.add(Code::EmptyDay, notice.with_help("schedule a session, or remove the day"));
        }
    }
}

fn undated(context: &ReviewContext<'_>, found: &mut FindingCollector<'_>) {
    let programme = context.programme;
    let (dated, undated): (Vec<_>, Vec<_>) = programme.days().partition(|day| day.date().is_some());
    let Some(first) = undated.first() else { return };
    if dated.is_empty() {
        let days = describe::count(undated.len(), "day", "days");
        let message = format!("the programme has {days} but no date, so it cannot be added to a calendar");
        let notice = Notice::new(programme, message).at("days").with_detail("days", undated.len());
        found.add(
            Code::UndatedProgramme,
            notice.with_help(
                "add the date of the first day when it is known: { \"number\": 1, \"date\": \"2026-03-02\" }",
            ),
        );
    } else {
        let names: Vec<String> = undated.iter().map(|day| describe::day(*day)).collect();
        let have = describe::agree(names.len(), "has", "have");
        let message = format!("{} {have} no date, but other days have one", describe::list(&names, 3));
        let notice = Notice::new(first, message).with_all_related(undated.iter().skip(1));
        found.add(
            Code::MixedDateAnchoring,
            notice.with_detail("days", undated.len()).with_help("add a date to every day"),
        );
    }
}

/// The names of the days of the week in several languages, starting with Monday.
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

/// Returns the days of the week that a label mentions. Monday is 0.
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

/// Reports labels that name the wrong day of the week. A label that names several days is ignored.
fn weekday(context: &ReviewContext<'_>, found: &mut FindingCollector<'_>) {
    for day in context.programme.days() {
        let (Some(date), Some(label)) = (day.date(), day.label()) else { continue };
        let actual = date.weekday().num_days_from_monday() as usize;
        for (_, wording) in label.entries() {
            if let [named] = weekdays(wording).as_slice()
                && *named != actual
            {
                let english = WEEKDAYS.first().and_then(|week| week.get(actual)).copied().unwrap_or_default();
                let message = format!(
                    "the day {} is dated {date}, which is a {}",
                    describe::quoted(wording),
                    capital(english)
                );
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

fn missing_zone(context: &ReviewContext<'_>, found: &mut FindingCollector<'_>) {
    let programme = context.programme;
    if programme.data().time_zone.is_none() && programme.days().any(|day| day.date().is_some()) {
        let notice = Notice::new(programme, "the programme has dates but no time zone");
        found.add(
            Code::MissingTimezone,
            notice.with_help("add the time zone, for example \"time_zone\": \"Europe/Zurich\""),
        );
    }
}

/// Reports long gaps between the main sessions of a day, and long periods without a break.
fn gaps_and_runs(context: &ReviewContext<'_>, found: &mut FindingCollector<'_>) {
    let gap = i64::from(context.thresholds.longest_gap.total_seconds());
    let run = i64::from(context.thresholds.longest_run.total_seconds());
    for day in context.programme.days() {
        let main = |session: &Session<'_>| {
            let properties = session.properties();
            session.is_top_level() && session.takes_place() && !properties.aside && !properties.ambient
        };
        // A break ends the current run of sessions. It also fills a gap.
        let mut reached: Option<(Moment, Session<'_>)> = None;
        let mut working: Option<(Moment, Moment, Session<'_>)> = None;
        // Sessions with the same start are sorted with breaks first and then by id, so the order of
        // the rows has no effect.
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
                let between = describe::interval(last, until, start);
                let message = format!(
                    "nothing is scheduled between {} and {}, {between}",
                    describe::session(last),
                    describe::session(session)
                );
                let notice = Notice::new(&day, message).with_related(&last).with_related(&session);
                found.add(
                    Code::UnallocatedGap,
                    notice.with_help("add an entry for this time, such as a break, a reception or free time"),
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

fn end_run(
    run: &mut Option<(Moment, Moment, Session<'_>)>,
    most: i64,
    day: &Day<'_>,
    found: &mut FindingCollector<'_>,
) {
    let Some((begun, until, first)) = run.take() else { return };
    let length = until.seconds() - begun.seconds();
    if length > most {
        let message = format!(
            "the programme of {} runs for {} without a break, starting with {}",
            describe::day(*day),
            describe::length(length),
            describe::session_when(first)
        );
        let notice = Notice::new(day, message).with_related(&first).with_detail("minutes", length / 60);
        found.add(Code::LongRunWithoutBreak, notice.with_help("add a break"));
    }
}
