//! Alignment of the days of two programmes.

use std::collections::{BTreeMap, HashMap};

use chrono::NaiveDate;

use super::JoinError;
use super::finding::Collision;
use super::unite::unite;
use crate::draft::{Day, Draft};
use crate::report::Subject;
use crate::sorting;
use crate::value::slot::Slot;
use crate::value::visit::{Visit, VisitorMut};

/// Refuses days without a date if several programmes have days.
pub(super) fn check<'p>(programmes: impl Iterator<Item = &'p Draft> + Clone) -> Result<(), JoinError> {
    if programmes.clone().filter(|programme| !programme.days.is_empty()).count() < 2 {
        return Ok(());
    }
    for (at, programme) in programmes.enumerate() {
        if let Some(day) = programme.days.iter().find(|day| day.date.is_none()) {
            return Err(JoinError::UndatedDay { programme: at, day: day.number });
        }
    }
    Ok(())
}

/// Aligns the days of a programme with those of the result, and renumbers the slots of both
/// accordingly. The days of `other` are moved to the result.
pub(super) fn align(
    result: &mut Draft,
    other: &mut Draft,
    programme: usize,
    collisions: &mut Vec<Collision>,
) {
    let days = std::mem::take(&mut other.days);
    let by_date: HashMap<NaiveDate, usize> =
        result.days.iter().enumerate().filter_map(|(at, day)| Some((day.date?, at))).collect();
    let by_number: HashMap<i32, usize> =
        result.days.iter().enumerate().map(|(at, day)| (day.number, at)).collect();
    // The number of each day of the other programme, with its position in the result.
    let mut positions: Vec<(i32, usize)> = Vec::new();
    for mut day in days {
        let number = day.number;
        let same_date = day.date.and_then(|date| by_date.get(&date)).copied();
        let same_number = || {
            let at = *by_number.get(&number)?;
            let both_dated = result.days.get(at)?.date.is_some() && day.date.is_some();
            Some(at).filter(|_| !both_dated)
        };
        if let Some(at) = same_date.or_else(same_number) {
            positions.push((number, at));
            if let Some(kept) = result.days.get_mut(at) {
                if let (Some(ours), Some(theirs)) = (&mut kept.window, day.window.take()) {
                    ours.start = ours.start.min(theirs.start);
                    ours.end = ours.end.max(theirs.end);
                }
                let subject = Subject::Day(kept.number);
                unite(kept, &day, &["number"], (programme, &subject), collisions);
            }
        } else {
            positions.push((number, result.days.len()));
            result.days.push(day);
        }
    }
    let before: Vec<i32> = result.days.iter().map(|day| day.number).collect();
    let count = by_number.len();
    let numbers = numbers(&result.days, count);
    let mut ours = HashMap::new();
    for (at, (day, number)) in result.days.iter_mut().zip(&numbers).enumerate() {
        day.number = *number;
        let old = before.get(at).copied().filter(|old| at < count && old != number);
        if let Some(old) = old {
            ours.insert(old, *number);
            collisions.push(Collision::Day { programme: 0, number: old, new: *number });
        }
    }
    let mut theirs = HashMap::new();
    for (number, at) in positions {
        let Some(new) = numbers.get(at).copied().filter(|new| *new != number) else { continue };
        theirs.insert(number, new);
        collisions.push(Collision::Day { programme, number, new });
    }
    for (draft, numbers) in [(result, ours), (other, theirs)] {
        if !numbers.is_empty() {
            draft.visit_mut(&mut Renumber(numbers) as &mut dyn VisitorMut);
        }
    }
}

/// Returns the numbers of the days. The first `count` days keep their numbers if the other days can
/// be numbered in chronological order. Otherwise, all days are renumbered in this order.
fn numbers(days: &[Day], count: usize) -> Vec<i32> {
    let mut taken: BTreeMap<i32, usize> =
        days.iter().take(count).enumerate().map(|(at, day)| (day.number, at)).collect();
    let mut numbers: Vec<i32> = days.iter().map(|day| day.number).collect();
    let reference = days.iter().take(count).find_map(|day| Some((day.number, day.date?)));
    for (at, day) in days.iter().enumerate().skip(count) {
        // A day that is three days later than another one has a number that is higher by three.
        let proposed = reference.zip(day.date).and_then(|((number, first), date)| {
            number.checked_add(i32::try_from(date.signed_duration_since(first).num_days()).ok()?)
        });
        let number = proposed.unwrap_or(day.number);
        if taken.contains_key(&number) {
            return in_order(days);
        }
        taken.insert(number, at);
        if let Some(own) = numbers.get_mut(at) {
            *own = number;
        }
    }
    let dates: Vec<NaiveDate> = taken.values().filter_map(|at| days.get(*at)?.date).collect();
    if dates.is_sorted() { numbers } else { in_order(days) }
}

/// Numbers all days in the order of their dates. Days without a date follow the day with the next
/// lower number.
fn in_order(days: &[Day]) -> Vec<i32> {
    let mut by_number: Vec<usize> = (0..days.len()).collect();
    sorting::sort_by_key(&mut by_number, |at| days.get(*at).map(|day| day.number));
    let mut date = days.iter().filter_map(|day| day.date).min();
    let mut keys: Vec<(Option<NaiveDate>, usize, usize)> = Vec::new();
    for (order, at) in by_number.into_iter().enumerate() {
        let own = days.get(at).and_then(|day| day.date);
        date = own.or(date);
        keys.push((date, order, at));
    }
    sorting::sort(&mut keys);
    let first = days.iter().map(|day| day.number).min().unwrap_or(1);
    let mut numbers = vec![0; days.len()];
    for (number, (.., at)) in (first..).zip(keys) {
        if let Some(own) = numbers.get_mut(at) {
            *own = number;
        }
    }
    numbers
}

struct Renumber(HashMap<i32, i32>);

impl VisitorMut for Renumber {
    fn slot(&mut self, slot: &mut Slot) {
        if let Some(new) = self.0.get(&slot.day_number()) {
            *slot = slot.on_day(*new);
        }
    }
}
