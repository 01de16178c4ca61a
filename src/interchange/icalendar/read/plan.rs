//! A first pass over the events of a calendar. It determines the times, ids and days of all
//! sessions.

use std::collections::{BTreeSet, HashMap, HashSet};

use chrono::NaiveDate;

use super::context::{About, ReadContext};
use super::lines::{Component, Components};
use super::places::coordinates;
use super::property::{CalendarTime, Property};
use super::repeat::{Expander, MOST_OF_ALL, Recurs};
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
    /// Whether the start has no time zone.
    pub(super) is_floating: bool,
    pub(super) faults: Vec<Fault>,
    pub(super) recurs: Recurs,
    /// The days after the first one of an event that lasts for several days, for each occurrence.
    pub(super) further_days: Vec<When>,
    /// The index of the plan whose event this event repeats.
    pub(super) main: Option<usize>,
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
    let mut most_days = MOST_OF_ALL;
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
        let Timing { mut when, start, mut faults } = Timing::of(event, &cx.clock);
        let geo = event.lines.iter().find(|line| line.is("GEO"));
        places.extend(geo.map(|line| coordinates(&Property::new(line))));
        let moved = event.lines.iter().any(|line| line.is("RECURRENCE-ID"));
        let is_floating = matches!(start, Some(CalendarTime::Local(_, None)));
        let stated = when;
        let mut recurs =
            if moved { Recurs::Once } else { expander.expand(event, start.as_ref(), &mut when, &cx.clock) };
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
        first_day(&mut when);
        if let Recurs::Then(times) = &mut recurs {
            times.iter_mut().for_each(first_day);
        }
        let end = || first(event, "DTEND").or_else(|| first(event, "DURATION"));
        if too_long && let Some((position, line)) = end() {
            let message = "the event lasts for too many days: only the first was imported".to_owned();
            faults.push(Fault { message, line: position, at: line.at });
        }
        if when == When::Never && stated != When::Never {
            let line = first(event, "EXDATE");
            faults.extend(line.map(|(position, line)| Fault {
                message: "all occurrences of the event are excluded (EXDATE)".to_owned(),
                line: position,
                at: line.at,
            }));
        }
        if let Some(uid) = uid.as_ref().filter(|_| !moved) {
            mains.entry(uid.clone()).or_insert(plans.len());
        }
        let day = value(names::DAY).and_then(|day| day.parse().ok());
        plans.push(Plan {
            event: *at,
            id,
            id_change,
            uid,
            when,
            is_floating,
            faults,
            recurs,
            further_days,
            main: None,
            day,
            one_geo: false,
        });
    }
    let one_geo = places.windows(2).all(|pair| pair.first() == pair.last());
    let titles: Vec<Option<String>> =
        plans.iter().map(|plan| found.all.get(plan.event).and_then(|event| title(event))).collect();
    let mut replaced: Vec<(usize, chrono::NaiveDateTime)> = Vec::new();
    for (position, plan) in plans.iter_mut().enumerate() {
        plan.one_geo = one_geo;
        let main = plan.uid.as_ref().and_then(|uid| mains.get(uid)).copied().filter(|main| *main != position);
        let Some((main, event)) = main.zip(found.all.get(plan.event)) else { continue };
        let instead = event.lines.iter().find(|line| line.is("RECURRENCE-ID"));
        // Some calendars use the same `UID` for unrelated events, so the titles must also
        // match.
        if instead.is_some() || titles.get(position) == titles.get(main) {
            plan.main = Some(main);
        }
        let instead = instead.and_then(|line| cx.clock.show(&Property::new(line).stamp()?));
        replaced.extend(instead.map(|shown| (main, shown.at)));
    }
    for (main, start) in replaced {
        let Some(plan) = plans.get_mut(main) else { continue };
        let is_replaced = |time: &When| {
            time.start().is_some_and(|at| at == start || at.date().and_time(chrono::NaiveTime::MIN) == start)
        };
        if let Recurs::Then(times) = &mut plan.recurs {
            times.retain(|time| !is_replaced(time));
            // Another event replaces the first occurrence.
            if is_replaced(&plan.when) && !times.is_empty() {
                plan.when = times.remove(0);
            }
        }
    }
    plans
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
    for plan in plans {
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
