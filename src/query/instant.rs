//! Moments and instants: the programme's clock against the world's, through a database of time zones.

use std::ops::Range;

use chrono::{DateTime, LocalResult, NaiveDateTime, TimeZone, Utc};
use chrono_tz::Tz;

use super::sessions::Sessions;
use crate::programme::Programme;
use crate::value::moment::Moment;
use crate::view::Session;

/// Why a moment of the programme is no instant, or an instant no moment of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum InstantError {
    /// No day of the programme has a date.
    #[error("no day of the programme has a date: give it dates with `anchored`")]
    Undated,
    /// The programme states no time zone.
    #[error("the programme states no time zone: give it one with `anchored`")]
    NoZone,
    /// The time zone is in no database.
    #[error("the time zone of the programme is not in the database of time zones")]
    UnknownZone,
    /// The clocks go forward over that time: it does not exist.
    #[error("the clocks go forward over that time: it does not exist")]
    Gap,
    /// The clocks go back over that time: there are two such instants.
    #[error("the clocks go back over that time: it is {0} or {1}")]
    Fold(DateTime<Tz>, DateTime<Tz>),
    /// It lies beyond the calendar.
    #[error("it lies beyond the calendar")]
    OutOfRange,
}

/// ## Instants
///
/// With the feature `tz`. A local time in a clock change is an error, not a guess.
impl Programme {
    fn zone(&self) -> Result<Tz, InstantError> {
        if !self.days().any(|day| day.date().is_some()) {
            return Err(InstantError::Undated);
        }
        let zone = self.data().time_zone.as_ref().ok_or(InstantError::NoZone)?;
        zone.as_str().parse().map_err(|_| InstantError::UnknownZone)
    }

    /// The instant of a moment.
    ///
    /// ```
    /// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/idm-2018-second-session.json"));
    /// # let programme = serde_json::from_str::<programme::Draft>(json)?.build()?;
    /// use programme::chrono::NaiveDate;
    /// use programme::{Anchor, TimeZone};
    ///
    /// let first = NaiveDate::from_ymd_opt(2018, 10, 8).unwrap();
    /// let dated = programme.anchored(Anchor::First(first), Some("Europe/Zurich".parse::<TimeZone>()?))?;
    /// let opening = dated.session("opening").unwrap().start().unwrap();
    /// assert_eq!(dated.instant(opening)?.to_rfc3339(), "2018-10-08T10:00:00+02:00");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    ///
    /// Without dates, without a known zone, and in a change of clocks.
    pub fn instant(&self, moment: Moment) -> Result<DateTime<Tz>, InstantError> {
        let zone = self.zone()?;
        let local =
            DateTime::from_timestamp(moment.seconds(), 0).ok_or(InstantError::OutOfRange)?.naive_utc();
        match zone.from_local_datetime(&local) {
            LocalResult::Single(instant) => Ok(instant),
            LocalResult::Ambiguous(earlier, later) => Err(InstantError::Fold(earlier, later)),
            LocalResult::None => Err(InstantError::Gap),
        }
    }

    /// The moment of an instant: what the programme's clock shows then. Two instants an hour apart have one moment where clocks go
    /// back.
    ///
    /// # Errors
    ///
    /// Without dates, and without a known zone.
    pub fn moment_of(&self, instant: DateTime<Utc>) -> Result<Moment, InstantError> {
        let local: NaiveDateTime = instant.with_timezone(&self.zone()?).naive_local();
        Ok(Moment::from_seconds(local.and_utc().timestamp()))
    }
}

/// ## Instants
///
/// With the feature `tz`.
impl Session<'_> {
    /// The instant at which it starts, where its slot states a start. What runs over a change of clocks takes an hour more or less
    /// than [`length`](Self::length), which counts on the programme's clock.
    ///
    /// ```
    /// use programme::draft::{Day, Draft, Session};
    /// use programme::{LanguageTag, Slot, TimeZone};
    ///
    /// let programme = Draft::new("night", "Night")
    ///     .with_language("en".parse::<LanguageTag>()?)
    ///     .with_time_zone("Europe/Zurich".parse::<TimeZone>()?)
    ///     .with_day(Day::on(1, "2026-10-24")?)
    ///     .with_session(Session::new("party").with_slot(Slot::between(1, "22:00", "29:00")?))
    ///     .build()?;
    /// let party = programme.session("party").unwrap();
    /// let (start, end) = (party.start_instant()?.unwrap(), party.end_instant()?.unwrap());
    /// assert_eq!(start.to_rfc3339(), "2026-10-24T22:00:00+02:00");
    /// assert_eq!(end.to_rfc3339(), "2026-10-25T05:00:00+01:00");
    /// assert_eq!((end - start).num_hours(), 8);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    ///
    /// Without dates, without a known zone, and in a change of clocks.
    pub fn start_instant(&self) -> Result<Option<DateTime<Tz>>, InstantError> {
        self.start().map(|moment| self.programme().instant(moment)).transpose()
    }

    /// The instant at which it ends, where its slot states an end.
    ///
    /// # Errors
    ///
    /// Without dates, without a known zone, and in a change of clocks.
    pub fn end_instant(&self) -> Result<Option<DateTime<Tz>>, InstantError> {
        self.end().map(|moment| self.programme().instant(moment)).transpose()
    }
}

impl Sessions<'_> {
    /// Those that are on at an instant: see [`at`](Self::at).
    ///
    /// # Errors
    ///
    /// Without dates, and without a known zone.
    pub fn at_instant(self, instant: DateTime<Utc>) -> Result<Self, InstantError> {
        let moment = self.programme().moment_of(instant)?;
        Ok(self.at(moment))
    }

    /// Those that take some of the time between two instants: see [`during`](Self::during).
    ///
    /// # Errors
    ///
    /// Without dates, and without a known zone.
    pub fn during_instants(self, stretch: Range<DateTime<Utc>>) -> Result<Self, InstantError> {
        let programme = self.programme();
        let stretch = programme.moment_of(stretch.start)?..programme.moment_of(stretch.end)?;
        Ok(self.during(stretch))
    }
}
