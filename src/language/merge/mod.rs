//! Two versions of one programme, each in its languages, made one programme in all of them.

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

/// How to merge.
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
    /// Whether sessions are also paired by weak signs: see [`PairedBy::is_weak`].
    pub weak_passes: bool,
    /// By how much the clocks of the versions may differ: fourteen hours. None at all: no shift is looked for.
    pub max_shift: Length,
}

impl Default for MergeOptions {
    fn default() -> Self {
        Self { weak_passes: true, max_shift: Length::from_seconds(14 * 3600).unwrap_or(Length::NONE) }
    }
}

impl MergeOptions {
    /// Leaves sessions alone that only weak signs pair.
    pub const fn without_weak_passes(mut self) -> Self {
        self.weak_passes = false;
        self
    }

    /// States [`max_shift`](Self::max_shift).
    pub const fn with_max_shift(mut self, most: Length) -> Self {
        self.max_shift = most;
        self
    }
}

/// One programme made of two versions, and how.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Merged {
    /// The programme, with the id of the base, in the languages of both.
    pub programme: Programme,
    /// Which session of the base is which of the other version, in the order of the base.
    pub pairs: Vec<Pair>,
    /// Where they do not say the same.
    pub disagreements: Vec<Disagreement>,
}

/// Two sessions that are one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Pair {
    /// Its id in the base, and in the merged programme.
    pub base: SessionId,
    /// Its id in the other version.
    pub other: SessionId,
    /// By what they are known to be one.
    pub by: PairedBy,
}

/// By what two sessions are known to be one. Never by their titles: those of two languages have nothing in common.
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
    /// They have one id.
    Id,
    /// No other is at that time of that day in that place.
    DayTimePlace,
    /// No other is at that time of that day.
    DayTime,
    /// No other is of that kind and number.
    KindNumber,
    /// They have at least half of their people in common, and more than with any other.
    People,
    /// No other begins then.
    DayStart,
    /// No other ends then.
    DayEnd,
    /// No other on that day is of that kind, and they are not far apart.
    DayKind,
    /// They are parts of one session, at the same place in its order.
    Order,
}

impl PairedBy {
    /// Whether somebody should look at it: by a start, an end, a kind or an order alone.
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

/// ## Versions in several languages
impl Programme {
    /// Merges another version of this programme, mostly one in another language, into one programme in the languages of both.
    ///
    /// Texts are united. Whatever the versions say differently is reported with both values and with what is kept, and nothing is
    /// dropped: sessions, people, rooms … that only the other version has are added. Where both state a fact, the base's stands, which is
    /// this programme's.
    ///
    /// Sessions are aligned by id, by day, time and place, by kind and number, and by people, never by their titles; if all times of the
    /// other version are off by as much, they are read on the clock of this one.
    ///
    /// ```
    /// use programme::draft::{Day, Draft, Session};
    /// use programme::language::{MergeOptions, PairedBy};
    /// use programme::{LanguageTag, Slot};
    ///
    /// let version = |language: &str, title: &str, id: &str| -> Result<Draft, programme::Error> {
    ///     let session = Session::new(id).with_title(title).with_slot(Slot::between(1, "09:00", "10:00")?);
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
    /// [`Rejected`] if both together could not be read in only one way. Facts that could bring that about (what is part of what,
    /// what replaces what) are taken from the base alone, and so no two versions are known that are.
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
