//! A first pass over the events of a calendar. It determines the times, ids and days of all
//! sessions.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use chrono::{NaiveDate, NaiveDateTime};

use super::context::{About, ReadContext};
use super::lines::{Component, Components};
use super::places::coordinates;
use super::property::{CalendarTime, Property, text_parameter};
use super::repeat::{Expander, MOST_OF_ALL, Occurrences, Recurs};
use super::timing::{Fault, Timing, When, first};
use crate::draft::Day;
use crate::interchange::common::ids::{FreeIds, IdChange};
use crate::interchange::common::slots::since;
use crate::interchange::icalendar::syntax::names;

#[derive(Debug)]
pub(super) struct Plan {
    pub(super) event: usize,
    pub(super) id: String,
    pub(super) id_change: Option<IdChange>,
    pub(super) uid: Option<String>,
    pub(super) when: When,
    /// The start before its conversion to the time zone of the programme, if it is valid.
    pub(super) start: Option<CalendarTime>,
    pub(super) faults: Vec<Fault>,
    /// The positions in the event of lines that are stored in the extensions, in addition to those
    /// of the faults.
    pub(super) kept: Vec<usize>,
    pub(super) recurs: Recurs,
    /// The days after the first one of an event that lasts for several days, for each occurrence.
    pub(super) further_days: Vec<When>,
    /// The index of the plan whose event this event repeats.
    pub(super) main: Option<usize>,
    /// Whether this event replaces an occurrence of another event (`RECURRENCE-ID`).
    pub(super) is_override: bool,
    /// Whether other events replace all occurrences of the event, so that it is not imported.
    pub(super) is_replaced: bool,
    /// The starts of all occurrences in order, including those that are excluded or replaced.
    starts: Vec<NaiveDateTime>,
    /// The number of the programme day, as specified by `X-PROGRAMME-DAY`.
    day: Option<i32>,
    /// Whether all events with coordinates have the same coordinates.
    pub(super) one_geo: bool,
}

pub(super) fn plans(cx: &ReadContext, found: &Components<'_>, events: &[usize]) -> Vec<Plan> {
    let mut ids = FreeIds::default();
    let mut plans: Vec<Plan> = Vec::with_capacity(events.len());
    let mut mains: HashMap<String, usize> = HashMap::new();
    let mut places: Vec<_> = Vec::new();
    let mut expander = Expander::default();
    for (number, at) in events.iter().enumerate() {
        let Some(event) = found.all.get(*at) else { continue };
        let value = |name: &str| {
            let line = event.lines.iter().find(|line| line.is(name))?;
            Some(Property::new(line).text()?.to_owned())
        };
        let uid = value("UID");
        let (id, id_change) = match value(names::ID) {
            Some(own) => ids.give(Some(&own), "event"),
            None => ids.give(uid.as_deref(), &format!("event-{}", number + 1)),
        };
        let mut timing = Timing::of(event, &cx.clock);
        let geo = event.lines.iter().find(|line| line.is("GEO"));
        places.extend(geo.map(|line| coordinates(&Property::new(line))));
        let is_override = event.lines.iter().any(|line| line.is("RECURRENCE-ID"));
        let stated = timing.when;
        let (Occurrences { recurs, starts }, kept) = if is_override {
            (Occurrences { recurs: Recurs::Once, starts: Vec::new() }, Vec::new())
        } else {
            expander.expand(event, &mut timing, &cx.clock)
        };
        let Timing { when, start, mut faults, .. } = timing;
        if when == When::Never && stated != When::Never {
            let line = first(event, "EXDATE");
            faults.extend(line.map(|(position, line)| Fault {
                message: "all occurrences of the event are excluded (EXDATE)".to_owned(),
                line: Some(position),
                at: line.at,
            }));
        }
        if let Some(uid) = uid.as_ref().filter(|_| !is_override) {
            mains.entry(uid.clone()).or_insert(plans.len());
        }
        let day = value(names::DAY).and_then(|day| day.parse().ok());
        plans.push(Plan {
            event: *at,
            id,
            id_change,
            uid,
            when,
            start,
            faults,
            kept,
            recurs,
            further_days: Vec::new(),
            main: None,
            is_override,
            is_replaced: false,
            starts,
            day,
            one_geo: false,
        });
    }
    let one_geo = places.windows(2).all(|pair| pair.first() == pair.last());
    let titles: Vec<Option<String>> =
        plans.iter().map(|plan| found.all.get(plan.event).and_then(|event| title(event))).collect();
    for plan in &mut plans {
        plan.one_geo = one_geo;
    }
    // Maps the events that are replaced entirely to the events that take their places.
    let mut successors: HashMap<usize, usize> = HashMap::new();
    for (main, overrides) in overrides(cx, found, &mut plans, &mains, &titles) {
        successors.extend(replace(&mut plans, &titles, main, overrides).map(|first| (main, first)));
    }
    divide_days(&mut plans, found);
    for (position, plan) in plans.iter_mut().enumerate() {
        if let Some(first) = plan.main.and_then(|main| successors.get(&main)) {
            plan.main = Some(*first).filter(|first| *first != position);
        }
    }
    plans
}

/// Divides the occurrences that last for several days into days.
fn divide_days(plans: &mut [Plan], found: &Components<'_>) {
    let mut most_days = MOST_OF_ALL;
    for plan in plans.iter_mut().filter(|plan| !plan.is_replaced) {
        let (mut further_days, mut too_long) = (Vec::new(), false);
        let mut first_day = |when: &mut When| {
            if let Some(days) = when.single_days(most_days) {
                most_days -= days.len();
                *when = days.first().copied().unwrap_or(*when);
                further_days.extend(days.into_iter().skip(1));
            } else if let When::Days { from, count: 2.. } = *when {
                too_long = true;
                *when = When::Days { from, count: 1 };
            }
        };
        first_day(&mut plan.when);
        if let Recurs::Then(times) = &mut plan.recurs {
            times.iter_mut().for_each(first_day);
        }
        plan.further_days = further_days;
        let event = found.all.get(plan.event).filter(|_| too_long);
        let end = event.and_then(|event| first(event, "DTEND").or_else(|| first(event, "DURATION")));
        plan.faults.extend(end.map(|(position, line)| Fault {
            message: "the event lasts for too many days: only the first was imported".to_owned(),
            line: Some(position),
            at: line.at,
        }));
    }
}

/// Sets `main` of the events that repeat others, and returns the events that replace an occurrence,
/// by the index of the plan of the recurring event.
fn overrides(
    cx: &ReadContext,
    found: &Components<'_>,
    plans: &mut [Plan],
    mains: &HashMap<String, usize>,
    titles: &[Option<String>],
) -> BTreeMap<usize, Vec<Override>> {
    let mut overrides: BTreeMap<usize, Vec<Override>> = BTreeMap::new();
    for position in 0..plans.len() {
        let Some(plan) = plans.get_mut(position) else { continue };
        let main = plan.uid.as_ref().and_then(|uid| mains.get(uid)).copied().filter(|main| *main != position);
        let Some((main, event)) = main.zip(found.all.get(plan.event)) else { continue };
        // Some calendars use the same `UID` for unrelated events, so the titles must also match.
        if plan.is_override || titles.get(position) == titles.get(main) {
            plan.main = Some(main);
        }
        let Some((at, line)) = first(event, "RECURRENCE-ID") else { continue };
        let stamp = Property::new(line).stamp();
        let start = plans.get(main).and_then(|main| main.start.as_ref());
        let stamp = stamp.zip(start).map(|(stamp, start)| stamp.with_time_of(start));
        let replaced = stamp.and_then(|stamp| Some(cx.clock.show(&stamp)?.at));
        let range = text_parameter(line, "RANGE");
        let is_range = range.is_some_and(|(range, _)| range.eq_ignore_ascii_case("THISANDFUTURE"));
        let one = Override { plan: position, at: replaced, is_range, line: (at, line.at) };
        overrides.entry(main).or_default().push(one);
    }
    overrides
}

/// An event that replaces an occurrence of another event.
struct Override {
    /// The index of its plan.
    plan: usize,
    /// The start of the replaced occurrence, in the time zone of the programme.
    at: Option<NaiveDateTime>,
    /// Whether the event also moves all later occurrences.
    is_range: bool,
    /// The position of the `RECURRENCE-ID` in the event, and its line number.
    line: (usize, usize),
}

/// Removes the occurrences of an event that other events replace. If none remains, the event itself
/// is not imported, and the index of the event that takes its place is returned.
fn replace(
    plans: &mut [Plan],
    titles: &[Option<String>],
    main: usize,
    mut overrides: Vec<Override>,
) -> Option<usize> {
    let fault = |plans: &mut [Plan], one: &Override, message: String| {
        let fault = Fault { message, line: Some(one.line.0), at: one.line.1 };
        if let Some(plan) = plans.get_mut(one.plan) {
            plan.faults.push(fault);
        }
    };
    let plan = plans.get_mut(main)?;
    let starts = std::mem::take(&mut plan.starts);
    if let Recurs::Kept(kept) = &mut plan.recurs {
        for at in overrides.iter().filter_map(|one| one.at) {
            kept.replace(Some(at) == plan.when.start());
        }
        return None;
    }
    overrides.retain(|one| {
        let is_known = one.at.is_some_and(|at| starts.binary_search(&at).is_ok());
        if !is_known {
            fault(plans, one, "the RECURRENCE-ID is the start of no occurrence of the event".to_owned());
        }
        is_known
    });
    let plan = plans.get_mut(main)?;
    let mut times: Vec<When> = Some(plan.when).filter(|when| *when != When::Never).into_iter().collect();
    let is_recurring = matches!(plan.recurs, Recurs::Then(_));
    if let Recurs::Then(others) = &mut plan.recurs {
        times.append(others);
    }
    let replaced: HashSet<NaiveDateTime> = overrides.iter().filter_map(|one| one.at).collect();
    times.retain(|time| time.start().is_none_or(|at| !replaced.contains(&at)));
    // The latest range comes first, because each range ends where the next one starts.
    let mut ranges: Vec<&Override> = overrides.iter().filter(|one| one.is_range).collect();
    ranges.sort_by_key(|one| std::cmp::Reverse(one.at));
    for one in ranges {
        let later = |time: &When| time.start() > one.at;
        let Some(own) = plans.get_mut(one.plan) else { continue };
        let shift = own.when.start().zip(one.at).map(|(start, at)| start - at);
        let Some(shift) = shift else {
            let count = times.iter().filter(|time| later(time)).count();
            let message = format!(
                "the event replaces all later occurrences (RANGE=THISANDFUTURE), but {count} of them keep \
                 their times"
            );
            fault(plans, one, message);
            continue;
        };
        let (taken, rest): (Vec<When>, Vec<When>) = times.into_iter().partition(later);
        times = rest;
        let moved = |time: When| Some(own.when.moved(time.start()?.checked_add_signed(shift)?));
        let moved: Vec<When> = taken.into_iter().filter_map(moved).collect();
        if !moved.is_empty() {
            own.recurs = Recurs::Then(moved);
        }
    }
    let first = overrides.iter().map(|one| one.plan).min();
    let plan = plans.get_mut(main)?;
    if !times.is_empty() {
        plan.when = times.remove(0);
        if is_recurring {
            plan.recurs = Recurs::Then(times);
        }
        return None;
    }
    let first = first?;
    plan.when = When::Never;
    // An event without a title inherits that of the event that it repeats, which must therefore be
    // imported.
    if titles.get(first).is_none_or(Option::is_none) && titles.get(main).is_some_and(Option::is_some) {
        return None;
    }
    plan.is_replaced = true;
    let (id, id_change) = (plan.id.clone(), plan.id_change);
    if let Some(plan) = plans.get_mut(first) {
        (plan.id, plan.id_change) = (id, id_change);
    }
    Some(first)
}

/// Adds a day for each date on which a session starts. If the calendar contains no number for a
/// day, the day is numbered after the highest number in the calendar.
pub(super) fn days(cx: &mut ReadContext, calendar: Option<&Component<'_>>, plans: &[Plan]) {
    let mut stated: Vec<(i32, NaiveDate)> = Vec::new();
    let mut taken = HashSet::new();
    for line in calendar.iter().flat_map(|one| &one.lines).filter(|line| line.is(names::DAY)) {
        let property = Property::new(line);
        let number = property.text().and_then(|text| text.parse::<i32>().ok());
        let date = property.parameter(names::DATE);
        let date = date.and_then(|date| NaiveDate::parse_from_str(&date, "%Y%m%d").ok());
        let pair = number.zip(date);
        match pair.filter(|(number, date)| !cx.dates.contains_key(number) && !taken.contains(date)) {
            Some((number, date)) => {
                cx.dates.insert(number, date);
                taken.insert(date);
                stated.push((number, date));
            }
            None => cx.leave(line, &About::programme()),
        }
    }
    let mut dates: BTreeSet<NaiveDate> = BTreeSet::new();
    for plan in plans.iter().filter(|plan| !plan.is_replaced) {
        // An event after midnight that belongs to the previous programme day does not need a
        // day for its own date.
        let of_day = plan.day.and_then(|day| cx.dates.get(&day));
        let in_its_night = match (of_day, plan.when) {
            (Some(date), When::At { start, .. }) => since(*date, start).is_some(),
            _ => false,
        };
        if !in_its_night {
            dates.extend(plan.when.date());
        }
        if let Recurs::Then(times) = &plan.recurs {
            dates.extend(times.iter().filter_map(|time| time.date()));
        }
        dates.extend(plan.further_days.iter().filter_map(|time| time.date()));
    }
    for (number, date) in &stated {
        cx.numbers.insert(*date, *number);
        cx.builder.draft.days.push(Day::new(*number).with_date(*date));
    }
    let mut next = stated.iter().map(|(number, _)| *number).max().unwrap_or(0);
    for date in dates {
        if cx.numbers.contains_key(&date) {
            continue;
        }
        next = next.saturating_add(1);
        cx.numbers.insert(date, next);
        cx.builder.draft.days.push(Day::new(next).with_date(date));
    }
}

fn title(event: &Component<'_>) -> Option<String> {
    let line = event.lines.iter().find(|line| line.is("SUMMARY"))?;
    Some(Property::new(line).text()?.to_owned())
}
