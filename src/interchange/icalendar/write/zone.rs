//! Writes time zones as lists of clock changes.

use std::collections::BTreeSet;

use chrono::{NaiveDate, NaiveDateTime, TimeDelta, TimeZone};
use chrono_tz::{OffsetComponents, OffsetName, Tz};

use super::line_writer::{LineWriter, push_time};

/// The UTC offset and the name of a time zone between two clock changes.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Observance {
    /// The UTC offset in seconds, which is positive east of Greenwich.
    ahead: i64,
    summer: bool,
    name: String,
}

/// A clock change in a time zone. `at` is the local time of the change, in the UTC offset that
/// applied before it.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Change {
    at: NaiveDateTime,
    from: i64,
    to: Observance,
}

fn observance(zone: Tz, at: NaiveDateTime) -> Observance {
    let offset = zone.offset_from_utc_datetime(&at);
    let ahead = (offset.base_utc_offset() + offset.dst_offset()).num_seconds();
    let name = offset.abbreviation().unwrap_or_default().to_owned();
    Observance { ahead, summer: offset.dst_offset() != TimeDelta::zero(), name }
}

/// Returns the clock changes of a time zone in the given years. Each run of consecutive years
/// starts with an additional change, which specifies the initial offset.
fn changes(zone: Tz, years: &BTreeSet<i32>) -> Vec<Change> {
    let mut found = Vec::new();
    for year in years {
        let Some((begin, end)) =
            NaiveDate::from_ymd_opt(*year, 1, 1).zip(NaiveDate::from_ymd_opt(year.saturating_add(1), 1, 1))
        else {
            continue;
        };
        let mut at = begin.and_time(chrono::NaiveTime::MIN);
        let end = end.and_time(chrono::NaiveTime::MIN);
        let mut before = observance(zone, at);
        if !years.contains(&year.saturating_sub(1)) {
            found.push(Change { at, from: before.ahead, to: before.clone() });
        }
        while at < end {
            let Some(next) = at.checked_add_signed(TimeDelta::days(1)) else { break };
            let after = observance(zone, next);
            if after != before {
                let instant = bisect(zone, at, next, &before);
                let shown = instant.checked_add_signed(TimeDelta::seconds(before.ahead)).unwrap_or(instant);
                found.push(Change { at: shown, from: before.ahead, to: after.clone() });
                before = after;
            }
            at = next;
        }
    }
    found
}

/// Finds the first second after `low` at which the offset differs from `before`, by binary search.
fn bisect(zone: Tz, mut low: NaiveDateTime, mut high: NaiveDateTime, before: &Observance) -> NaiveDateTime {
    while (high - low).num_seconds() > 1 {
        let middle = low + TimeDelta::seconds((high - low).num_seconds() / 2);
        if observance(zone, middle) == *before {
            low = middle;
        } else {
            high = middle;
        }
    }
    high
}

fn push_offset(line: &mut String, ahead: i64) {
    let size = ahead.unsigned_abs();
    line.push(if ahead < 0 { '-' } else { '+' });
    let two = |number: u64| format!("{number:02}");
    line.push_str(&two(size / 3600));
    line.push_str(&two(size / 60 % 60));
    if !size.is_multiple_of(60) {
        line.push_str(&two(size % 60));
    }
}

/// Writes a `VTIMEZONE` component for the given years. Clock changes between the same two offsets
/// are combined into one list of dates.
pub(super) fn write(out: &mut LineWriter, zone: Tz, years: &BTreeSet<i32>) {
    out.plain("BEGIN:VTIMEZONE");
    out.begin("TZID").value(zone.name());
    let mut left = changes(zone, years);
    while let Some(first) = left.first().cloned() {
        let same = |change: &Change| change.from == first.from && change.to == first.to;
        let (of_sort, others): (Vec<_>, Vec<_>) = left.into_iter().partition(same);
        left = others;
        let kind = if first.to.summer { "DAYLIGHT" } else { "STANDARD" };
        out.begin("BEGIN").value(kind);
        out.begin("DTSTART").time(first.at, false);
        let dates: Vec<String> = of_sort
            .iter()
            .skip(1)
            .map(|change| {
                let mut date = String::new();
                push_time(&mut date, change.at);
                date
            })
            .collect();
        if !dates.is_empty() {
            out.begin("RDATE").value(&dates.join(","));
        }
        for (name, ahead) in [("TZOFFSETFROM", first.from), ("TZOFFSETTO", first.to.ahead)] {
            let mut offset = String::new();
            push_offset(&mut offset, ahead);
            out.begin(name).value(&offset);
        }
        if !first.to.name.is_empty() {
            out.begin("TZNAME").text(&first.to.name);
        }
        out.begin("END").value(kind);
    }
    out.plain("END:VTIMEZONE");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn clocks_change_where_the_database_says() {
        let found = changes(chrono_tz::Europe::Zurich, &BTreeSet::from([2018]));
        let shown: Vec<_> =
            found.iter().map(|one| (one.at.to_string(), one.from, one.to.ahead, one.to.summer)).collect();
        let expected = [
            ("2018-01-01 00:00:00", 3600, 3600, false),
            ("2018-03-25 02:00:00", 3600, 7200, true),
            ("2018-10-28 03:00:00", 7200, 3600, false),
        ];
        assert_eq!(shown, expected.map(|(at, from, to, summer)| (at.to_owned(), from, to, summer)));
        let mut out = LineWriter::default();
        write(&mut out, chrono_tz::America::St_Johns, &BTreeSet::from([2024, 2025]));
        let text = out.finish();
        assert_eq!(text.matches("BEGIN:DAYLIGHT").count(), 1, "{text}");
        assert!(
            text.contains("RDATE:20250309T020000\r\nTZOFFSETFROM:-0330\r\nTZOFFSETTO:-0230\r\n"),
            "{text}"
        );
    }
}
