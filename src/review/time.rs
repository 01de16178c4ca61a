//! Rules about days, time slots and time zones.

use chrono::Datelike;

use super::{Check, CheckScope, FindingCollector, ReviewContext, describe};
use crate::code::Code;
use crate::list::ToList;
use crate::report::Notice;
use crate::sorting;
use crate::value::moment::Moment;
use crate::value::slot::SlotTime;
use crate::value::time::DayTime;
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
        found.add(
            Code::ZeroDurationSession,
            notice.with_help(
                "correct the \"end\" of the session, or remove the \"end\" if it is not known yet",
            ),
        );
    }
}

/// Reports all sessions without a time in a single finding. Early in the planning, most sessions
/// have no time yet.
fn missing_time(context: &ReviewContext<'_>, found: &mut FindingCollector<'_>) {
    let sessions = context.programme.sessions();
    let lacks =
        |session: &Session<'_>| session.is_top_level() && !session.is_scheduled() && session.takes_place();
    let mut lacking: Vec<_> = sessions.declared().filter(lacks).to_list();
    // Unscheduled sessions have no chronological order, so they are sorted by id.
    sorting::sort_by_key(&mut lacking, |session| session.id().clone());
    let Some(first) = lacking.first() else { return };
    let message = if lacking.len() == 1 {
        format!("{} has no time yet", describe::session(*first))
    } else {
        format!("{} sessions have no time yet; one of them is {}", lacking.len(), describe::session(*first))
    };
    let help = format!(
        "enter the time {}, for example \"slot\": {{ \"day\": 1, \"start\": \"09:00\", \"end\": \"10:00\" \
         }}, or \"status\": \"dropped\" if it does not take place",
        describe::agree(lacking.len(), "of the session", "of each session")
    );
    let notice = Notice::new(context.programme, message).with_related(first);
    found.add(Code::MissingTime, notice.with_detail("sessions", lacking.len()).with_help(help));
}

fn missing_end(_: &ReviewContext<'_>, session: Session<'_>, found: &mut FindingCollector<'_>) {
    let properties = session.properties();
    let open = matches!(session.data().slot.map(|slot| slot.time()), Some(SlotTime::From(_)));
    if open && (properties.needs_people || properties.needs_presider) && session.takes_place() {
        let message = format!("{} has no end time", describe::session_when(session));
        let notice = Notice::new(&session, message).at("slot");
        found.add(Code::MissingEnd, notice.with_help(
            "enter the \"end\" of the session in its \"slot\", because overlaps cannot be found without it",
        ));
    }
}

/// Reports sessions that are implausibly short or long. Only sessions that people attend from start
/// to end are checked.
fn implausible(context: &ReviewContext<'_>, session: Session<'_>, found: &mut FindingCollector<'_>) {
    let properties = session.properties();
    let stays = properties.admits_people && !properties.ambient && !properties.aside;
    if !stays || !session.takes_place() || session.data().slot.is_none() {
        return;
    }
    let Some(length) = session.length().filter(|length| length.total_seconds() > 0) else { return };
    let (shortest, longest) = (context.thresholds.shortest, context.thresholds.longest);
    if length < shortest || length > longest {
        let (bound, limit) = if length < shortest { ("at least", shortest) } else { ("at most", longest) };
        let message = format!(
            "{} lasts {}, but a session is expected to last {bound} {}",
            describe::session_when(session),
            describe::length(length.total_seconds().into()),
            describe::length(limit.total_seconds().into())
        );
        let notice = Notice::new(&session, message).at("slot");
        let notice = notice.with_detail("minutes", length.total_seconds() / 60);
        let help = format!("correct the \"start\" or the \"end\" of the session; {}", describe::OR_WAIVE);
        found.add(Code::ImplausibleDuration, notice.with_help(help));
    }
}

fn off_grid(context: &ReviewContext<'_>, session: Session<'_>, found: &mut FindingCollector<'_>) {
    let grid = context.thresholds.grid.total_seconds();
    let Some(start) = session.data().slot.and_then(|slot| slot.start()) else { return };
    if grid > 0 && start.total_seconds() % grid != 0 && session.takes_place() {
        let message = format!(
            "{} starts at {start}, which is not a multiple of {}",
            describe::session_when(session),
            describe::length(grid.into())
        );
        let before = start.total_seconds() / grid * grid;
        let [before, after] = [before, before + grid].map(DayTime::from_seconds);
        let times: Vec<String> = before.into_iter().chain(after).map(|time| format!("\"{time}\"")).to_list();
        let help = format!("change the \"start\" to {}; {}", times.join(" or "), describe::IF_INTENDED);
        found.add(Code::OffGridStart, Notice::new(&session, message).at("slot").with_help(help));
    }
}

/// Reports sessions outside the hours of their day. A session that starts within these hours but
/// ends too late is reported with a different code.
fn outside_day(_: &ReviewContext<'_>, session: Session<'_>, found: &mut FindingCollector<'_>) {
    let Some(slot) = session.data().slot.filter(|_| session.takes_place()) else { return };
    let Some((window, start)) = session.day().and_then(|day| day.window()).zip(slot.start()) else { return };
    let end = slot.end().unwrap_or(start);
    let is_outside = start < window.start || start > window.end || (start == window.end && end > start);
    if !is_outside && end <= window.end {
        return;
    }
    let (code, what, fix) = if is_outside {
        (Code::SessionOutsideDay, "starts outside", "move")
    } else {
        (Code::SessionCrossesDayEnd, "ends after", "shorten")
    };
    let hours = format!("{}–{}", window.start, window.end);
    let message = format!(
        "{} {what} the hours of day {}, which are {hours}",
        describe::session_when(session),
        slot.day_number()
    );
    let help = format!(
        "{fix} the session, or extend the hours of the day: \"window\": {{ \"start\": \"{}\", \"end\": \
         \"{}\" }}",
        window.start.min(start),
        window.end.max(end)
    );
    let notice = Notice::new(&session, message).at("slot").with_detail("window", hours).with_help(help);
    found.add(code, notice);
}

fn sub_minute(_: &ReviewContext<'_>, session: Session<'_>, found: &mut FindingCollector<'_>) {
    let Some(slot) = session.data().slot else { return };
    let odd = |time: Option<DayTime>| time.is_some_and(|time| time.seconds() > 0);
    if odd(slot.start()) || odd(slot.end()) {
        let message = format!("the time of {} includes seconds", describe::session_when(session));
        let help = format!("round its times to minutes, for example \"09:00\"; {}", describe::IF_INTENDED);
        found.add(Code::SubMinuteTime, Notice::new(&session, message).at("slot").with_help(help));
    }
}

fn window(day: Day<'_>) -> Option<(Moment, Moment)> {
    let window = day.window()?;
    Some((day.moment(window.start), day.moment(window.end)))
}

fn days_overlap(context: &ReviewContext<'_>, found: &mut FindingCollector<'_>) {
    let mut days: Vec<_> = context.programme.days().filter_map(|day| Some((window(day)?, day))).to_list();
    sorting::sort_by_key(&mut days, |(window, day)| (*window, day.number()));
    let mut open: Option<((Moment, Moment), Day<'_>)> = None;
    for (window, day) in days {
        if let Some((_, earlier)) = open.filter(|(last, _)| last.1 > window.0 && window.0 < window.1) {
            let message = format!(
                "the hours of {} overlap the hours of {}",
                day_and_hours(day),
                day_and_hours(earlier)
            );
            let help =
                "correct the \"window\" of one of the two days; hours from 24:00 on belong to the next day";
            let notice = Notice::new(&day, message).at("window").with_related(&earlier);
            found.add(Code::DaysOverlap, notice.with_help(help));
        }
        if open.is_none_or(|(last, _)| last.1 <= window.1) {
            open = Some((window, day));
        }
    }
}

fn day_and_hours(day: Day<'_>) -> String {
    let hours = day.window().map(|window| format!(", {window}")).unwrap_or_default();
    format!("{} (day {}{hours})", describe::day(day), day.number())
}

/// Reports days with the same date, and days whose dates are not in the order of the day numbers.
fn dates(context: &ReviewContext<'_>, found: &mut FindingCollector<'_>) {
    let dated: Vec<_> = context.programme.days().filter_map(|day| Some((day.date()?, day))).to_list();
    for pair in dated.windows(2) {
        let [(before, first), (after, second)] = pair else { continue };
        if after < before {
            let message = format!(
                "day {} ({after}) has an earlier date than day {} ({before})",
                second.number(),
                first.number()
            );
            let notice = Notice::new(second, message).at("date").with_related(first).with_help(
                "correct one of the dates, or renumber the days, also in the \"slot\" of each session",
            );
            found.add(Code::DaysNotChronological, notice);
        }
    }
    let mut by_date = dated;
    sorting::sort_by_key(&mut by_date, |(date, day)| (*date, day.number()));
    for pair in by_date.windows(2) {
        let [(one, first), (other, second)] = pair else { continue };
        // Two days may share a date if their hours do not overlap, as with a morning and an evening
        // programme.
        let apart = window(*first).zip(window(*second)).is_some_and(|(a, b)| a.1 <= b.0 || b.1 <= a.0);
        if one == other && !apart {
            let message =
                format!("day {} and day {} have the same date, {one}", first.number(), second.number());
            let notice = Notice::new(second, message).at("date").with_related(first);
            found.add(
                Code::DuplicateDate,
                notice.with_help(
                    "correct one of the dates; if one day is divided into two, enter hours that do not \
                     overlap, for example \"window\": { \"start\": \"09:00\", \"end\": \"12:00\" }",
                ),
            );
        }
    }
}

fn number_gap(context: &ReviewContext<'_>, found: &mut FindingCollector<'_>) {
    let days: Vec<Day<'_>> = context.programme.days().to_list();
    for pair in days.windows(2) {
        let [first, second] = pair else { continue };
        if second.number() > first.number().saturating_add(1) {
            let (first_missing, last_missing) = (first.number() + 1, second.number() - 1);
            let missing = if first_missing == last_missing {
                format!("day {first_missing} is missing")
            } else {
                format!("days {first_missing} to {last_missing} are missing")
            };
            let message =
                format!("{missing}: the days are numbered {} and then {}", first.number(), second.number());
            let help = format!(
                "add the missing {}, or renumber the later days, also in the \"slot\" of each session; {}",
                if first_missing == last_missing { "day" } else { "days" },
                describe::IF_INTENDED
            );
            found.add(
                Code::DayNumberGap,
                Notice::new(second, message).at("number").with_related(first).with_help(help),
            );
        }
    }
}

fn empty_day(context: &ReviewContext<'_>, found: &mut FindingCollector<'_>) {
    let programme = context.programme;
    // Early in the planning, when no session is scheduled at all, every day would be reported.
    if programme.days().all(|day| day.sessions().len() == 0) {
        return;
    }
    for day in programme.days().filter(|day| day.sessions().len() == 0) {
        if programme.sessions().touching_day(day).is_empty() {
            let message = format!("no session takes place on {} (day {})", describe::day(day), day.number());
            let help = format!(
                "move a session to this day (\"day\": {} in its \"slot\"), or remove the day; {}",
                day.number(),
                describe::IF_INTENDED
            );
            found.add(Code::EmptyDay, Notice::new(&day, message).with_help(help));
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
            notice.with_help(format!(
                "add the date of the first day when it is known, for example {{ \"number\": {}, \"date\": \
                 \"2026-03-02\" }}",
                first.number()
            )),
        );
    } else {
        let names: Vec<String> = undated.iter().map(|day| describe::day(*day)).to_list();
        let have = describe::agree(names.len(), "has", "have");
        let message = format!("{} {have} no date, but other days have one", describe::list(&names, 3));
        let notice = Notice::new(first, message).with_all_related(undated.iter().skip(1));
        found.add(
            Code::MixedDateAnchoring,
            notice.with_detail("days", undated.len()).with_help(format!(
                "add the date of {}, for example \"date\": \"2026-03-02\"",
                describe::list(&names, 3)
            )),
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

/// Finds the days of the week in a label such as "Tuesday, 3 March". Monday is 0, and Sunday is 6.
fn weekdays(label: &str) -> Vec<usize> {
    let label = label.to_lowercase();
    let words: Vec<&str> = label
        .split(|letter: char| !(letter.is_alphabetic() || letter == '-'))
        .filter(|word| !word.is_empty())
        .to_list();
    let names =
        |name: &str| words.contains(&name) || (!name.is_ascii() && label.contains(name) && words.len() == 1);
    let mut found: Vec<usize> = WEEKDAYS
        .iter()
        .flat_map(|week| week.iter().enumerate().filter(|(_, name)| names(name)).map(|(day, _)| day))
        .to_list();
    found.sort_unstable();
    found.dedup();
    found
}

/// Reports days whose date contradicts the day of the week in their label. A label with several
/// days of the week is ignored.
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
                    "the label of day {} is {}, but its date, {date}, is a {}",
                    day.number(),
                    describe::quoted(wording),
                    capital(english)
                );
                let notice = Notice::new(&day, message).at("label");
                let help = "correct the \"date\" or the \"label\" of the day";
                found.add(Code::WeekdayDateMismatch, notice.with_help(help));
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
        let message = "the programme has dates but no time zone, so calendars may show wrong times";
        let notice = Notice::new(programme, message);
        found.add(
            Code::MissingTimezone,
            notice.with_help("add the time zone of the place, for example \"time_zone\": \"Europe/Zurich\""),
        );
    }
}

/// Reports long gaps and long periods without a break in the main programme of each day.
fn gaps_and_runs(context: &ReviewContext<'_>, found: &mut FindingCollector<'_>) {
    let gap = i64::from(context.thresholds.longest_gap.total_seconds());
    let run = i64::from(context.thresholds.longest_run.total_seconds());
    for day in context.programme.days() {
        let main = |session: &Session<'_>| {
            let properties = session.properties();
            session.is_top_level() && session.takes_place() && !properties.aside && !properties.ambient
        };
        // A break fills a gap between two sessions and ends a period without a break.
        let mut reached: Option<(Moment, Session<'_>)> = None;
        let mut working: Option<Run<'_>> = None;
        // If several sessions start at the same time, breaks come first and the other sessions are
        // sorted by id. The result is therefore independent of the order in the file.
        let mut sessions: Vec<Session<'_>> = day.sessions().filter(main).to_list();
        sorting::sort_by_key(&mut sessions, |session| {
            (session.start(), !session.properties().idle, session.id())
        });
        for session in sessions {
            let Some((start, end)) = session.start().zip(session.end()).filter(|(start, end)| start < end)
            else {
                continue;
            };
            if let Some((until, last)) = reached
                && start.seconds() - until.seconds() > gap
            {
                let message = format!(
                    "nothing is scheduled for {} ({}), between {} and {}",
                    describe::length(start.seconds() - until.seconds()),
                    describe::interval(last, until, start),
                    describe::session(last),
                    describe::session(session)
                );
                let help = format!(
                    "add a session for this time, such as a break or a reception; {}",
                    describe::IF_INTENDED
                );
                let notice = Notice::new(&day, message).with_related(&last).with_related(&session);
                found.add(Code::UnallocatedGap, notice.with_help(help));
            }
            if reached.is_none_or(|(until, _)| until < end) {
                reached = Some((end, session));
            }
            if session.properties().idle {
                end_run(&mut working, run, &day, found);
            } else {
                working = match working {
                    Some(so_far) if start <= so_far.until => Some(so_far.with(session, end)),
                    other => {
                        working = other;
                        end_run(&mut working, run, &day, found);
                        Some(Run { begun: start, until: end, first: session, last: session })
                    }
                };
            }
        }
        end_run(&mut working, run, &day, found);
    }
}

struct Run<'p> {
    begun: Moment,
    until: Moment,
    first: Session<'p>,
    /// The session that ends last, which may have started before other sessions.
    last: Session<'p>,
}

impl<'p> Run<'p> {
    fn with(self, session: Session<'p>, end: Moment) -> Self {
        if end > self.until { Self { until: end, last: session, ..self } } else { self }
    }
}

fn end_run(run: &mut Option<Run<'_>>, most: i64, day: &Day<'_>, found: &mut FindingCollector<'_>) {
    let Some(Run { begun, until, first, last }) = run.take() else { return };
    let length = until.seconds() - begun.seconds();
    if length > most {
        let (from, to) = (describe::session(first), describe::session(last));
        let sessions = if first == last { format!("during {from}") } else { format!("from {from} to {to}") };
        let message = format!(
            "there is no break for {} ({}), {sessions}, but a break is expected after at most {}",
            describe::length(length),
            describe::interval(first, begun, until),
            describe::length(most)
        );
        let notice = Notice::new(day, message).with_related(&first).with_detail("minutes", length / 60);
        let help = format!(
            "move a session and add a break, for example with \"kind\": \"coffee-break\"; {}",
            describe::IF_INTENDED
        );
        found.add(Code::LongRunWithoutBreak, notice.with_help(help));
    }
}
