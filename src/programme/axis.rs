//! The time axis of a programme, on which all of its days are placed.

use chrono::NaiveDate;

use crate::draft::Day;
use crate::sorting;
use crate::value::moment::Moment;
use crate::value::slot::Slot;

const DAY: i64 = 24 * 3600;

/// The start of each day of a programme, looked up by the number of the day.
#[derive(Debug)]
pub(crate) struct Axis {
    /// For each day, its number, its position in the draft, and its start in seconds. The list is
    /// sorted by day number.
    days: Vec<(i32, u32, i64)>,
}

impl Axis {
    /// Creates the time axis. A day with a date starts at midnight on that date. A day without a
    /// date is counted from the last dated day before it. If there is no dated day before it, the
    /// day is counted from the first dated day. If no day has a date, all days are counted from day
    /// 1.
    pub(crate) fn new(days: &[Day]) -> Self {
        let mut sorted: Vec<(i32, u32, Option<i64>)> = (0_u32..)
            .zip(days)
            .map(|(position, day)| (day.number, position, day.date.map(midnight)))
            .collect();
        sorting::sort_by_key(&mut sorted, |&(number, position, _)| (number, position));
        let ahead = |number: i32, from: (i32, i64)| from.1 + (i64::from(number) - i64::from(from.0)) * DAY;
        let first_dated = sorted.iter().find_map(|&(number, _, date)| Some((number, date?)));
        let mut nearest = first_dated.unwrap_or((1, 0));
        let days = sorted
            .into_iter()
            .map(|(number, position, date)| {
                if let Some(date) = date {
                    nearest = (number, date);
                }
                (number, position, ahead(number, nearest))
            })
            .collect();
        Self { days }
    }

    fn find(&self, number: i32) -> Option<&(i32, u32, i64)> {
        let at = self.days.partition_point(|&(other, ..)| other < number);
        self.days.get(at).filter(|(other, ..)| *other == number)
    }

    pub(crate) fn position(&self, number: i32) -> Option<usize> {
        self.find(number).map(|&(_, position, _)| position as usize)
    }

    pub(crate) fn begin(&self, number: i32) -> Option<Moment> {
        self.find(number).map(|&(.., begin)| Moment::from_seconds(begin))
    }

    /// Returns the number of the existing day that is nearest to `number`. Of two equally near
    /// days, the earlier day is returned.
    pub(crate) fn nearest(&self, number: i32) -> Option<i32> {
        self.days.iter().map(|&(other, ..)| other).min_by_key(|other| other.abs_diff(number))
    }

    /// Returns the slot of a part that moves along with its session from the slot `from` to the
    /// slot `to`. Returns `None` if a time is out of range, if a day is missing, or if the part
    /// needs a clock time but has none.
    ///
    /// A part on the same day as its session moves to the new day of the session. A part on another
    /// day keeps its distance in time, and its day number changes by the same amount as the day
    /// number of the session. If there is no such day, or if it does not start at the right
    /// distance, the part is placed on the new day of the session, with a time after midnight.
    pub(crate) fn carried(&self, part: Slot, from: Slot, to: Slot) -> Option<Slot> {
        let seconds = match (from.start(), to.start()) {
            (Some(before), Some(after)) => {
                i64::from(after.total_seconds()) - i64::from(before.total_seconds())
            }
            _ => 0,
        };
        if part.day_number() == from.day_number() {
            return part.on_day(to.day_number()).plus_seconds(seconds);
        }
        let distance = self.begin(part.day_number())? - self.begin(from.day_number())?;
        let to_begin = self.begin(to.day_number())?;
        let day = part.day_number().checked_add(to.day_number().checked_sub(from.day_number())?)?;
        if self.begin(day).is_some_and(|begin| begin - to_begin == distance) {
            return part.on_day(day).plus_seconds(seconds);
        }
        part.start()?;
        part.on_day(to.day_number()).plus_seconds(seconds.checked_add(distance)?)
    }

    pub(crate) fn by_number(&self) -> impl ExactSizeIterator<Item = usize> + '_ {
        self.days.iter().map(|&(_, position, _)| position as usize)
    }
}

/// Returns the midnight at which a date starts, in seconds since 1 January 1970.
fn midnight(date: NaiveDate) -> i64 {
    date.and_time(chrono::NaiveTime::MIN).and_utc().timestamp()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn begins(days: &[(i32, Option<&str>)]) -> Vec<i64> {
        let days: Vec<Day> = days
            .iter()
            .map(|&(number, date)| match date {
                Some(date) => Day::new(number).with_date(date.parse::<NaiveDate>().unwrap()),
                None => Day::new(number),
            })
            .collect();
        let axis = Axis::new(&days);
        days.iter().map(|day| axis.begin(day.number).unwrap().seconds() / DAY).collect()
    }

    #[test]
    fn undated_days_follow_one_another_from_day_one() {
        assert_eq!(begins(&[(1, None), (2, None), (4, None), (0, None), (-1, None)]), [0, 1, 3, -1, -2]);
    }

    #[test]
    fn dated_days_lie_by_their_dates_and_the_others_count_from_them() {
        assert_eq!(
            begins(&[(1, None), (2, Some("1970-01-11")), (3, None), (4, Some("1970-01-21")), (6, None)]),
            [9, 10, 11, 20, 22],
        );
    }

    #[test]
    fn the_nearest_day_is_the_earlier_of_two() {
        let axis = Axis::new(&[Day::new(1), Day::new(3), Day::new(7)]);
        assert_eq!([0, 2, 5, 6, 99].map(|number| axis.nearest(number).unwrap()), [1, 1, 3, 7, 7]);
        assert_eq!(Axis::new(&[]).nearest(1), None);
    }
}
