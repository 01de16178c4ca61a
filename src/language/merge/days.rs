//! Matching of days between two language versions of a programme.

use std::collections::{HashMap, HashSet};

use crate::draft::Day;
use crate::list::ToList;
use crate::pairing::matching::Matching;

/// Pairs days that have the same date. Days are paired by number instead if one of them has no
/// date, or if the two language versions have no date in common.
pub(super) fn days(base: &[Day], other: &[Day]) -> Matching {
    let mut matching = Matching::new(base.len(), other.len());
    let dates = |days: &[Day]| -> Vec<_> {
        days.iter().enumerate().filter_map(|(at, day)| Some((at, day.date?))).to_list()
    };
    matching.pair_unique(&dates(base), &dates(other));
    let none_in_common = matching.pairs().next().is_none();
    let numbers: HashMap<i32, usize> = base.iter().enumerate().map(|(at, day)| (day.number, at)).collect();
    for (at, day) in other.iter().enumerate() {
        let Some(&same) = numbers.get(&day.number) else { continue };
        let both_dated = day.date.is_some() && base.get(same).is_some_and(|day| day.date.is_some());
        if none_in_common || !both_dated {
            matching.pair(same, at);
        }
    }
    matching
}

/// Maps the day numbers of the other language version to day numbers in the merged programme. A day
/// that exists in both versions gets the number from the base programme. For any other day, the
/// number is derived from the date of the day. If this is not possible, the day keeps its number or
/// gets the lowest unused number.
pub(super) fn numbers(base: &[Day], other: &[Day], matching: &Matching) -> HashMap<i32, i32> {
    let mut taken: HashSet<i32> = base.iter().map(|day| day.number).collect();
    let mut numbers = HashMap::new();
    let mut counted = 1..=i32::MAX;
    let dated = base.iter().find_map(|day| Some((day.number, day.date?)));
    for (at, day) in other.iter().enumerate() {
        let number = if let Some(same) = matching.in_base(at).and_then(|at| base.get(at)) {
            same.number
        } else {
            let by_date = dated.zip(day.date).and_then(|((number, from), date)| {
                number.checked_add(i32::try_from((date - from).num_days()).ok()?)
            });
            let mut wanted = by_date.into_iter().chain([day.number]).chain(counted.by_ref());
            let free = wanted.find(|number| !taken.contains(number)).unwrap_or(day.number);
            taken.insert(free);
            free
        };
        numbers.insert(day.number, number);
    }
    numbers
}
