//! Assignment of calendar dates to the days of a programme that has no dates yet.

use chrono::{Days, NaiveDate};

use super::Programme;
use crate::draft::Draft;
use crate::value::anchor::{Anchor, AnchorError};
use crate::value::time_zone::TimeZone;

impl Programme {
    /// Returns a copy of this programme in which each day has a date.
    ///
    /// If `zone` contains a time zone, it replaces that of the copy. Everything else is unchanged.
    /// A time zone that is only a UTC offset can be replaced by a name if no session moves: clocks
    /// in the new time zone must have this offset at all starts. A reader can have stored another
    /// offset in the extensions of a session after a clock change, such as `table/offset`.
    ///
    /// # Errors
    ///
    /// Returns an error if the number of dates differs from the number of days, if a day already
    /// has a different date, or if the programme already has a different time zone that cannot be
    /// replaced. Also returns an error if a date would be outside the range that [`NaiveDate`]
    /// supports.
    ///
    /// # Examples
    ///
    /// ```
    /// use chrono::NaiveDate;
    /// use programme::draft::{Day, Session};
    /// use programme::{Draft, Slot, Text};
    ///
    /// let undated = Draft::new("demo", Text::new([("en", "Demo")])?)
    ///     .with_day(Day::new(1))
    ///     .with_day(Day::new(2))
    ///     .with_session(Session::new("a").with_slot(Slot::between(2, "10:00", "11:00")?))
    ///     .build()?;
    /// let first = NaiveDate::from_ymd_opt(2018, 10, 8).unwrap();
    /// let dated = undated.anchored(first, Some("Europe/Zurich".parse()?))?;
    /// let start = dated.session("a").unwrap().starts_at().unwrap();
    /// assert_eq!(start.to_string(), "2018-10-09 10:00:00");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn anchored(&self, anchor: impl Into<Anchor>, zone: Option<TimeZone>) -> Result<Self, AnchorError> {
        let anchor = anchor.into();
        let mut draft = self.0.draft.clone();
        if let Anchor::Dates(dates) = &anchor
            && dates.len() != draft.days.len()
        {
            return Err(AnchorError::Count { dates: dates.len(), days: draft.days.len() });
        }
        for (nth, position) in self.0.axis.by_number().enumerate() {
            let Some(day) = draft.days.get_mut(position) else { continue };
            let date = match &anchor {
                Anchor::First(first) => ahead(*first, i64::from(day.number) - 1),
                Anchor::Dates(dates) => dates.get(nth).copied(),
            };
            let given = date.ok_or(AnchorError::OutOfRange { day: day.number })?;
            if let Some(stated) = day.date.filter(|stated| *stated != given) {
                return Err(AnchorError::Dated { day: day.number, stated, given });
            }
            day.date = Some(given);
        }
        if let Some(given) = zone {
            let stated = draft.time_zone.take().filter(|stated| *stated != given);
            if let Some(stated) = stated.filter(|stated| !keeps_instants(&draft, stated, &given)) {
                return Err(AnchorError::Zoned { stated, given });
            }
            draft.time_zone = Some(given);
        }
        // Assigning dates only moves the days on the time axis, so the changed draft is still
        // valid.
        Ok(Self::of_sound(draft))
    }
}

/// Returns `true` if all sessions with a start keep their instants when a time zone that is only a
/// UTC offset is replaced by another time zone.
#[cfg(feature = "tz")]
fn keeps_instants(draft: &Draft, stated: &TimeZone, given: &TimeZone) -> bool {
    use std::collections::HashMap;

    use chrono::{NaiveTime, TimeDelta};

    let (Some(offset), Some(zone)) = (stated.fixed_offset(), given.offsets()) else { return false };
    let dates: HashMap<i32, NaiveDate> =
        draft.days.iter().filter_map(|day| Some((day.number, day.date?))).collect();
    draft.sessions.iter().all(|session| {
        let started = session.slot.and_then(|slot| Some((slot.day_number(), slot.start()?)));
        let Some((day, start)) = started else { return true };
        let Some(date) = dates.get(&day) else { return true };
        let clock = date
            .and_time(NaiveTime::MIN)
            .checked_add_signed(TimeDelta::seconds(start.total_seconds().into()));
        let own = session.extensions.iter().find(|(key, _)| key.ends_with("/offset"));
        let own = own.and_then(|(_, offset)| offset.parse::<TimeZone>().ok()?.fixed_offset());
        let expected = own.unwrap_or(offset);
        clock.is_some_and(|clock| {
            let instants = zone.instants(clock);
            [instants.earliest(), instants.latest()]
                .into_iter()
                .flatten()
                .any(|one| *one.offset() == expected)
        })
    })
}

/// Returns `false`, because the UTC offsets of named time zones are not known.
#[cfg(not(feature = "tz"))]
fn keeps_instants(_: &Draft, _: &TimeZone, _: &TimeZone) -> bool {
    false
}

fn ahead(date: NaiveDate, days: i64) -> Option<NaiveDate> {
    let by = Days::new(days.unsigned_abs());
    if days < 0 { date.checked_sub_days(by) } else { date.checked_add_days(by) }
}
