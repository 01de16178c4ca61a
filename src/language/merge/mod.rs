//! Merging of two language versions into one multilingual programme.

mod align;
mod announced;
mod context;
mod days;
mod disagreement;
mod fields;
mod identity;
mod interleave;
mod item;
mod items;
mod matching;
mod name;
mod rename;
mod row;
mod session;
mod shown;
mod whole;

pub use disagreement::{Difference, Disagreement, Kept, Side};

use std::fmt;

use serde::Serialize;

use crate::draft::Draft;
use crate::programme::{Programme, Rejected};
use crate::value::id::SessionId;
use crate::value::time::Length;
use align::Alignment;
use announced::name_all;
use context::Paired;
use fields::Merging;
use identity::ItemMatchings;
use rename::Renames;
use row::{BaseNames, rows};
use whole::Pairs;

/// Options for [`Programme::merge_languages`].
///
/// ```
/// use programme::language::MergeOptions;
///
/// let careful = MergeOptions::default().without_weak_passes();
/// assert!(!careful.weak_passes);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct MergeOptions {
    /// Whether sessions may be paired on weak evidence, as defined by [`PairedBy::is_weak`]. The
    /// default is `true`.
    pub weak_passes: bool,
    /// The largest clock shift between the versions that is detected. The default is 14 hours. If
    /// it is zero, clock shifts are not detected.
    pub max_shift: Length,
}

impl Default for MergeOptions {
    fn default() -> Self {
        Self { weak_passes: true, max_shift: Length::from_seconds(14 * 3600).unwrap_or(Length::NONE) }
    }
}

impl MergeOptions {
    /// Disables the pairing of sessions on weak evidence.
    pub const fn without_weak_passes(mut self) -> Self {
        self.weak_passes = false;
        self
    }

    /// Sets [`max_shift`](Self::max_shift).
    pub const fn with_max_shift(mut self, most: Length) -> Self {
        self.max_shift = most;
        self
    }
}

/// The result of [`Programme::merge_languages`].
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Merged {
    /// The merged programme. It has the id of the base and the languages of both versions.
    pub programme: Programme,
    /// The paired sessions, in the order of the base.
    pub pairs: Vec<Pair>,
    /// The differences between the versions.
    pub disagreements: Vec<Disagreement>,
}

/// A session that exists in both versions.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Pair {
    /// The id of the session in the base and in the merged programme.
    pub base: SessionId,
    /// The id of the session in the other version.
    pub other: SessionId,
    /// The evidence for the pair.
    pub by: PairedBy,
}

/// The evidence that a session of the base and a session of the other version are the same.
///
/// The titles are not compared, because they are in different languages.
///
/// ```
/// use programme::language::PairedBy;
///
/// assert!(PairedBy::DayStart.is_weak() && !PairedBy::People.is_weak());
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum PairedBy {
    /// The sessions have the same id.
    Id,
    /// No other session has the same day, time and place.
    DayTimePlace,
    /// No other session has the same day and time.
    DayTime,
    /// No other session has the same kind and number.
    KindNumber,
    /// At least half of their people take part in both sessions, and no other session matches as
    /// well.
    People,
    /// No other session starts at the same time of the same day.
    DayStart,
    /// No other session ends at the same time of the same day.
    DayEnd,
    /// No other session has the same day and kind. The sessions start at most two hours apart.
    DayKind,
    /// The sessions have the same position among the remaining parts of their parent session.
    Order,
}

impl PairedBy {
    /// Returns `true` if a person should check the pair. A pair is weak if it is based only on a
    /// start, an end, a kind or an order.
    pub const fn is_weak(self) -> bool {
        matches!(self, Self::DayStart | Self::DayEnd | Self::DayKind | Self::Order)
    }
}

impl fmt::Display for PairedBy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Id => "id",
            Self::DayTimePlace => "day, time and place",
            Self::DayTime => "day and time",
            Self::KindNumber => "kind and number",
            Self::People => "people",
            Self::DayStart => "day and start",
            Self::DayEnd => "day and end",
            Self::DayKind => "day and kind",
            Self::Order => "order",
        })
    }
}

/// ## Language versions
impl Programme {
    /// Merges another version of this programme, usually in a different language, into one
    /// programme with the languages of both.
    ///
    /// This programme is the base of the merge. The merged programme contains the texts of both
    /// versions. Items that exist only in the other version, such as sessions, people and rooms,
    /// are added. If both versions specify different values for a field, the value of the base is
    /// kept. Such differences are reported as [`Disagreement`]s with both values.
    ///
    /// Sessions are paired by id, by day, time and place, by kind and number, and by people.
    /// [`PairedBy`] lists all kinds of evidence. Titles are never compared. If the sessions show
    /// that the other version uses a different clock, its times are converted to the clock of this
    /// programme.
    ///
    /// ```
    /// use programme::draft::{Day, Draft, Session};
    /// use programme::language::{MergeOptions, PairedBy};
    /// use programme::{LanguageTag, Slot};
    ///
    /// let version = |language: &str, title: &str, id: &str| -> Result<Draft, programme::Error> {
    ///     let slot = Slot::between(1, "09:00", "10:00")?;
    ///     let session = Session::new(id).with_title(title).with_slot(slot);
    ///     let draft = Draft::new("demo", title).with_language(language.parse::<LanguageTag>()?);
    ///     Ok(draft.with_day(Day::new(1)).with_session(session))
    /// };
    /// let french = version("fr", "Ouverture", "ouverture")?.build()?;
    /// let english = version("en", "Opening", "opening")?.build()?;
    ///
    /// let merged = french.merge_languages(&english, &MergeOptions::default())?;
    /// let session = merged.programme.session("ouverture").unwrap();
    /// assert_eq!(session.title().unwrap().get("en"), Some("Opening"));
    /// assert_eq!(merged.pairs[0].by, PairedBy::DayTimePlace);
    /// assert_eq!(merged.disagreements, []);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    ///
    /// Returns [`Rejected`] if the merged programme cannot be built. Relations that could cause
    /// this, such as parts and replacements, are taken only from the base. No two versions are
    /// known for which the merge fails.
    pub fn merge_languages(&self, other: &Self, options: &MergeOptions) -> Result<Merged, Rejected> {
        let (base, there) = (self.data(), other.data());
        let names = |draft: &Draft| draft.people.iter().map(name::names).collect::<Vec<_>>();
        let (ours, theirs) = (names(base), names(there));
        let mut items = ItemMatchings::new(base, there, &ours, &theirs);
        let days = days::days(&base.days, &there.days);
        let numbers = days::numbers(&base.days, &there.days, &days);

        let own = rows(base, &ours, &BaseNames::base());
        let known =
            BaseNames::other(&numbers, &items.people, (&items.rooms, &items.venues), base.people.len());
        let mut others = rows(there, &theirs, &known);
        drop(known);
        let shift = Alignment::new(&own, &others).shift(options.max_shift);
        let seconds = shift.map_or(0, |shift| shift.seconds);
        for row in &mut others {
            row.shift(seconds);
        }
        let mut alignment = Alignment::new(&own, &others);
        alignment.run(options.weak_passes);
        let Alignment { matching: sessions, by, contradicted, .. } = alignment;

        let pair = |(at, same)| Some((base.sessions.get(at)?, there.sessions.get(same)?));
        let paired = Paired {
            base,
            other: there,
            names: (&ours, &theirs),
            sessions: sessions.pairs().filter_map(pair).collect(),
        };
        items.by_context(&paired);

        let mut merging = Merging::new();
        merging.shifted(shift);
        merging.contradictions(base, there, (&items, &contradicted));
        merging.positions(base, there, &items);
        let mut renames = Renames::new(numbers, seconds);
        let mut version = there.clone();
        let taken = name_all(&mut renames, base, there, &items, &sessions);
        renames.apply(&mut version);
        merging.ids_taken(there, &version, &taken);

        let mut draft = base.clone();
        let pairs = Pairs { days: &days, sessions: &sessions, items: &items };
        merging.programme(&mut draft, version, &pairs);
        let pairs = paired.sessions.iter().zip(by.iter().flatten()).map(|((base, other), by)| Pair {
            base: base.id.clone(),
            other: other.id.clone(),
            by: *by,
        });
        let pairs = pairs.collect();
        Ok(Merged { programme: draft.build()?, pairs, disagreements: merging.found })
    }
}
