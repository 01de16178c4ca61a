//! Joining of several programmes into one, for example a main programme, workshops, and a programme
//! at a second venue.
//!
//! ```
//! use programme::draft::{Day, Person, Session};
//! use programme::versions::join::{Join, MatchedBy};
//! use programme::{Draft, LanguageTag, Slot};
//!
//! let programme = |id: &str, date: &str| -> Result<Draft, programme::Error> {
//!     Ok(Draft::new(id, id)
//!         .with_language("en".parse::<LanguageTag>()?)
//!         .with_day(Day::on(1, date)?)
//!         .with_person(Person::new("ada", "Ada Okoye"))
//!         .with_session(Session::new("opening").with_slot(Slot::between(1, "09:00", "10:00")?)))
//! };
//! let main = programme("main", "2026-03-02")?.build()?;
//! let workshops = programme("workshops", "2026-03-04")?.build()?;
//!
//! let joined = Join::new(&main).with_prefixed("ws", &workshops).join()?;
//! // The days are aligned by their dates.
//! let opening = joined.programme.session("ws-opening").unwrap();
//! assert_eq!(opening.slot().unwrap().to_string(), "day 3, 09:00–10:00");
//! assert_eq!(joined.matches[0].by, MatchedBy::IdAndName);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod days;
mod defaults;
mod evidence;
mod finding;
mod ids;
mod rows;
mod unite;

pub use finding::{Collision, Match, MatchedBy};

use std::collections::HashMap;

use crate::draft::Draft;
use crate::error::quote;
use crate::programme::{Programme, Rejected};
use crate::report::Subject;
use crate::value::status::EventStatus;
use crate::value::time_zone::TimeZone;

/// How a join treats days without a date.
///
/// ```
/// use programme::versions::join::UndatedDays;
///
/// assert_eq!(UndatedDays::default(), UndatedDays::Refuse);
/// ```
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum UndatedDays {
    /// The join fails, because it is not known which days are the same. This is the default.
    #[default]
    Refuse,
    /// A day without a date is the same day as the day with the same number.
    ByNumber,
}

/// Joins several programmes into one.
///
/// The first programme provides the id, the title and the other data about the event. Data that it
/// does not specify is taken from the others. The result contains all sessions and all
/// participations. Items of a later programme keep their ids, or get a prefix if one is specified.
/// If another item already has an id, a number is added.
///
/// - People, organisations, venues, rooms and tracks that two programmes have in common are united.
///   [`MatchedBy`] lists the accepted evidence. An equal name is not enough.
/// - A title or another text about the event gets the missing languages from the others, unless it
///   has another wording in a language that both specify.
/// - Days are united by their dates. [`UndatedDays`] decides about days without a date.
/// - Languages are united. The first language of the first programme remains the main language.
/// - The programmes must have the same time zone, because local times in different zones cannot be
///   compared. A programme without a time zone is assumed to use the time zone of the others.
/// - Declarations of roles and kinds are united.
/// - If the programmes have different default places or languages of sessions, these are moved to
///   the sessions.
/// - The place `everywhere` means all places of the result.
///
/// [`Joined::collisions`] lists the values that were changed or not kept, and the items that need a
/// decision.
#[derive(Debug, Clone)]
#[must_use = "this has no effect unless `join` is called"]
pub struct Join {
    first: Programme,
    others: Vec<(Option<String>, Programme)>,
    undated: UndatedDays,
}

impl Join {
    /// Starts a join with the programme that provides the id, the title and the other data about
    /// the event.
    pub fn new(first: &Programme) -> Self {
        Self { first: first.clone(), others: Vec::new(), undated: UndatedDays::default() }
    }

    /// Adds a programme. Its items keep their ids.
    pub fn with(mut self, programme: &Programme) -> Self {
        self.others.push((None, programme.clone()));
        self
    }

    /// Adds a programme. The ids of its items get a prefix, as in `workshops-opening` for the
    /// prefix `workshops`. Items that match an item of an earlier programme have the id of that
    /// item instead.
    pub fn with_prefixed(mut self, prefix: impl Into<String>, programme: &Programme) -> Self {
        self.others.push((Some(prefix.into()), programme.clone()));
        self
    }

    /// Sets how days without a date are treated.
    pub fn with_undated_days(mut self, undated: UndatedDays) -> Self {
        self.undated = undated;
        self
    }

    /// Joins the programmes.
    ///
    /// # Errors
    ///
    /// Returns an error if the programmes have different time zones, if a day has no date and
    /// [`UndatedDays::Refuse`] applies, or if the result is not a valid programme, for example
    /// because a prefix contains white space.
    pub fn join(&self) -> Result<Joined, JoinError> {
        let others = self.others.iter().map(|(_, programme)| programme);
        let programmes = std::iter::once(&self.first).chain(others);
        if self.undated == UndatedDays::Refuse {
            days::check(programmes.map(Programme::data))?;
        }
        let mut result = self.first.inner().draft.clone();
        let (mut matches, mut collisions) = (Vec::new(), Vec::new());
        for (at, (prefix, programme)) in self.others.iter().enumerate() {
            let mut other = programme.inner().draft.clone();
            let mut step = Step {
                programme: at + 1,
                prefix: prefix.as_deref(),
                matches: &mut matches,
                collisions: &mut collisions,
            };
            step.header(&mut result, &other)?;
            days::align(&mut result, &mut other, step.programme, step.collisions);
            defaults::push_down(&mut result, &mut other);
            step.rows(&mut result, other);
        }
        let programme = result.build().map_err(JoinError::Rejected)?;
        Ok(Joined { programme, matches, collisions })
    }
}

/// The result of [`Join::join`]: the programme, the items that were matched, and the collisions.
///
/// ```
/// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/idm-2018-second-session.json"));
/// # let programme = serde_json::from_str::<programme::Draft>(json)?.build()?;
/// use programme::versions::join::Join;
///
/// let joined = Join::new(&programme).join()?;
/// assert_eq!(joined.programme.to_draft(), programme.to_draft());
/// assert!(joined.matches.is_empty() && joined.collisions.is_empty());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Joined {
    /// The joined programme.
    pub programme: Programme,
    /// The items that two programmes have in common, with the evidence.
    pub matches: Vec<Match>,
    /// The values that were changed, that were not kept, or that need a decision.
    pub collisions: Vec<Collision>,
}

/// The error returned by [`Join::join`] if programmes cannot be joined.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum JoinError {
    /// The programmes have different time zones.
    #[error(
        "programme {} has the time zone {}, but the first programme has {}: convert its times first",
        programme + 1,
        quote(zone.as_str()),
        quote(first.as_str())
    )]
    TimeZones {
        /// The position of the programme, counted from 0.
        programme: usize,
        /// Its time zone.
        zone: TimeZone,
        /// The time zone of the programmes before it.
        first: TimeZone,
    },
    /// A day has no date, so it cannot be matched with a day of the other programmes.
    #[error("day {day} of programme {} has no date: add the date, or align the days by number", programme + 1)]
    UndatedDay {
        /// The position of the programme, counted from 0.
        programme: usize,
        /// The number of the day.
        day: i32,
    },
    /// The result is not a valid programme.
    #[error("{0}")]
    Rejected(Rejected),
}

/// The addition of one programme to the result.
struct Step<'a> {
    programme: usize,
    prefix: Option<&'a str>,
    matches: &'a mut Vec<Match>,
    collisions: &'a mut Vec<Collision>,
}

impl Step<'_> {
    /// Adds the data about the event, and the languages.
    fn header(&mut self, result: &mut Draft, other: &Draft) -> Result<(), JoinError> {
        match (&result.time_zone, &other.time_zone) {
            (Some(first), Some(zone)) if first != zone => {
                return Err(JoinError::TimeZones {
                    programme: self.programme,
                    zone: zone.clone(),
                    first: first.clone(),
                });
            }
            _ => {}
        }
        let known: HashMap<_, _> =
            result.languages.iter().map(|known| (known.tag.clone(), known.clone())).collect();
        for language in &other.languages {
            match known.get(&language.tag) {
                None => result.languages.push(language.clone()),
                Some(known) if known != language => self.collisions.push(Collision::Value {
                    programme: self.programme,
                    item: Subject::Programme,
                    field: "languages",
                }),
                Some(_) => {}
            }
        }
        // The status of another programme is not that of the entire event.
        if other.event_status != EventStatus::default() && other.event_status != result.event_status {
            self.collisions.push(Collision::Value {
                programme: self.programme,
                item: Subject::Programme,
                field: "event_status",
            });
        }
        // The other fields are united elsewhere.
        let skipped = ["languages", "place", "spoken", "interpreted", "participations", "event_status"];
        let item = (self.programme, &Subject::Programme);
        unite::unite::<Draft>(result, other, &skipped, item, self.collisions);
        Ok(())
    }
}
