//! Conversion between moments, which are local times of a programme, and instants in a time zone.

use std::ops::Range;

use chrono::{DateTime, FixedOffset, LocalResult, NaiveDateTime, Utc};

use super::sessions::Sessions;
use crate::programme::Programme;
use crate::value::moment::Moment;
use crate::value::time_zone::ZoneOffsets;
use crate::view::Session;

/// An error that occurs when a moment is converted to an instant, or an instant to a moment. A
/// moment is a local time of the programme, and an instant is independent of time zones.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum InstantError {
    /// No day of the programme has a date, so moments cannot be converted to instants.
    #[error("no day of the programme has a date: add a date to at least one day")]
    Undated,
    /// The programme does not specify a time zone.
    #[error("the programme has no time zone: add one, such as Europe/Zurich")]
    NoZone,
    /// The programme specifies a time zone that is not in the time zone database.
    #[error(
        "the time zone of the programme is not in the time zone database: use an IANA name, such as Europe/Zurich"
    )]
    UnknownZone,
    /// The time zone of the programme is a name, whose offsets are known only with the `tz`
    /// feature.
    #[error("the offsets of the time zone are unknown: enable the feature \"tz\" of the crate \"programme\"")]
    NoDatabase,
    /// The local time does not exist, because it is skipped when the clocks go forward. An example
    /// is 02:30 in Zurich on the day on which summer time starts.
    #[error("this local time does not exist: it is skipped when the clocks go forward")]
    Gap,
    /// The local time occurs twice, because the clocks go back. The two fields contain the earlier
    /// and the later instant.
    #[error("this local time occurs twice, because the clocks go back: at {0} and at {1}")]
    Fold(DateTime<FixedOffset>, DateTime<FixedOffset>),
    /// The moment is outside the range of dates that the `chrono` crate supports.
    #[error("the time is outside the supported range of dates")]
    OutOfRange,
}

/// ## Instants
///
/// The conversion to instants requires the `tz` feature, unless the time zone of the programme is a
/// fixed UTC offset. A local time that is skipped or repeated by a clock change has no unique
/// instant, so its conversion returns an error.
impl Programme {
    fn require_dates(&self) -> Result<(), InstantError> {
        let is_dated = self.days().any(|day| day.date().is_some());
        if is_dated { Ok(()) } else { Err(InstantError::Undated) }
    }

    fn zone(&self) -> Result<ZoneOffsets, InstantError> {
        self.require_dates()?;
        let zone = self.data().time_zone.as_ref().ok_or(InstantError::NoZone)?;
        let unknown = if cfg!(feature = "tz") { InstantError::UnknownZone } else { InstantError::NoDatabase };
        zone.offsets().ok_or(unknown)
    }

    /// Converts a moment of the programme to an instant, with the UTC offset of the programme at
    /// that time.
    ///
    /// # Errors
    ///
    /// Returns an error if no day of the programme has a date, or if the time zone of the programme
    /// is missing or unknown. Also returns an error if a clock change skips or repeats the local
    /// time, or if the moment is outside the supported range of dates.
    ///
    /// # Examples
    ///
    /// ```
    /// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/idm-2018-second-session.json"));
    /// # let programme = serde_json::from_str::<programme::Draft>(json)?.build()?;
    /// use programme::chrono::NaiveDate;
    /// use programme::time::{Anchor, TimeZone};
    ///
    /// let first = NaiveDate::from_ymd_opt(2018, 10, 8).unwrap();
    /// let zone: TimeZone = "Europe/Zurich".parse()?;
    /// let dated = programme.anchored(Anchor::First(first), Some(zone))?;
    /// let opening = dated.session("opening").unwrap().start().unwrap();
    /// assert_eq!(dated.instant(opening)?.to_rfc3339(), "2018-10-08T10:00:00+02:00");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn instant(&self, moment: Moment) -> Result<DateTime<FixedOffset>, InstantError> {
        let zone = self.zone()?;
        let local =
            DateTime::from_timestamp(moment.seconds(), 0).ok_or(InstantError::OutOfRange)?.naive_utc();
        match zone.instants(local) {
            LocalResult::Single(instant) => Ok(instant),
            LocalResult::Ambiguous(earlier, later) => Err(InstantError::Fold(earlier, later)),
            LocalResult::None => Err(InstantError::Gap),
        }
    }

    /// Converts an instant to a moment in the local time of the programme. When the clocks go back,
    /// two instants that are an hour apart are converted to the same moment.
    ///
    /// # Errors
    ///
    /// Returns an error if no day of the programme has a date, or if the time zone of the programme
    /// is missing or unknown.
    pub fn moment_of(&self, instant: DateTime<Utc>) -> Result<Moment, InstantError> {
        self.moment_at(self.zone()?.of_utc(instant.naive_utc()).naive_local())
    }

    /// Converts a date and a local time to a moment. Fractions of a second are dropped. The time
    /// zone of the programme is not needed. The date may lie outside of the programme.
    ///
    /// # Errors
    ///
    /// Returns [`InstantError::Undated`] if no day of the programme has a date.
    ///
    /// # Examples
    ///
    /// ```
    /// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/rivers-2026.json"));
    /// # let programme = serde_json::from_str::<programme::Draft>(json)?.build()?;
    /// let date = programme.day(1).unwrap().date().unwrap();
    /// let moment = programme.moment_at(date.and_hms_opt(9, 30, 0).unwrap())?;
    /// assert_eq!(Some(moment), programme.moment(1, "09:30".parse()?));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn moment_at(&self, local: NaiveDateTime) -> Result<Moment, InstantError> {
        self.require_dates()?;
        Ok(Moment::from_seconds(local.and_utc().timestamp()))
    }
}

/// ## Instants
///
/// The methods that convert session times to instants require the `tz` feature, unless the time
/// zone of the programme is a fixed UTC offset.
impl Session<'_> {
    /// Returns the instant at which the session starts, or `None` if the session has no start time.
    ///
    /// If the clocks change during a session, its [`length`](Self::length) differs from the time
    /// between its start and end instants, because lengths are measured in local time.
    ///
    /// # Errors
    ///
    /// Returns an error if no day of the programme has a date, or if the time zone of the programme
    /// is missing or unknown. Also returns an error if a clock change skips or repeats the local
    /// time.
    ///
    /// # Examples
    ///
    /// ```
    /// use programme::draft::{Day, Draft, Session};
    /// use programme::time::TimeZone;
    /// use programme::{LanguageTag, Slot};
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
    pub fn start_instant(&self) -> Result<Option<DateTime<FixedOffset>>, InstantError> {
        self.start().map(|moment| self.programme().instant(moment)).transpose()
    }

    /// Returns the instant at which the session ends, or `None` if the session has no end time.
    ///
    /// # Errors
    ///
    /// Returns an error if no day of the programme has a date, or if the time zone of the programme
    /// is missing or unknown. Also returns an error if a clock change skips or repeats the local
    /// time.
    pub fn end_instant(&self) -> Result<Option<DateTime<FixedOffset>>, InstantError> {
        self.end().map(|moment| self.programme().instant(moment)).transpose()
    }
}

impl Sessions<'_> {
    /// Keeps the sessions that are in progress at the given instant. The instant is first converted
    /// to the local time of the programme, as described for [`Programme::moment_of`].
    /// See [`at`](Self::at) for details.
    ///
    /// # Errors
    ///
    /// Returns an error if no day of the programme has a date, or if the time zone of the programme
    /// is missing or unknown.
    pub fn at_instant(self, instant: DateTime<Utc>) -> Result<Self, InstantError> {
        let moment = self.programme().moment_of(instant)?;
        Ok(self.at(moment))
    }

    /// Keeps the sessions that overlap the interval between two instants. The instants are first
    /// converted to the local time of the programme, as described for [`Programme::moment_of`].
    /// See [`during`](Self::during) for details.
    ///
    /// # Errors
    ///
    /// Returns an error if no day of the programme has a date, or if the time zone of the programme
    /// is missing or unknown.
    pub fn during_instants(self, interval: Range<DateTime<Utc>>) -> Result<Self, InstantError> {
        let programme = self.programme();
        let interval = programme.moment_of(interval.start)?..programme.moment_of(interval.end)?;
        Ok(self.during(interval))
    }
}
