//! Merging of two language versions of a programme into one multilingual programme.

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

/// The options for [`Programme::merge_languages`], such as whether sessions may be paired on weak
/// evidence.
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
    /// Whether sessions may be paired on weak evidence, such as the same start time.
    /// See [`PairedBy::is_weak`]. The default is `true`.
    pub weak_passes: bool,
    /// The largest difference between the clocks of the two language versions that is detected and
    /// corrected. The default is 14 hours. If the length is zero, such differences are not
    /// detected.
    pub max_shift: Length,
}

impl Default for MergeOptions {
    fn default() -> Self {
        Self { weak_passes: true, max_shift: Length::from_seconds(14 * 3600).unwrap_or(Length::NONE) }
    }
}

impl MergeOptions {
    /// Disables the pairing of sessions on weak evidence. Fewer sessions are paired, but the pairs
    /// are more reliable.
    pub const fn without_weak_passes(mut self) -> Self {
        self.weak_passes = false;
        self
    }

    /// Sets the largest difference between the clocks of the two language versions that is
    /// detected. See [`max_shift`](Self::max_shift).
    pub const fn with_max_shift(mut self, most: Length) -> Self {
        self.max_shift = most;
        self
    }
}

/// A merged programme, with the pairs and the differences that were found. It is returned
/// by [`Programme::merge_languages`].
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Merged {
    /// The merged programme. It has the id of the base programme, and contains the languages of
    /// both versions.
    pub programme: Programme,
    /// The sessions that exist in both language versions, in the order of the base programme.
    pub pairs: Vec<Pair>,
    /// The differences between the two language versions, such as different times or missing
    /// participants.
    pub disagreements: Vec<Disagreement>,
}

/// A session that exists in both language versions, possibly with different ids.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Pair {
    /// The id of the session in the base programme and in the merged programme.
    pub base: SessionId,
    /// The id of the session in the other language version.
    pub other: SessionId,
    /// The evidence that the two ids belong to the same session.
    pub by: PairedBy,
}

/// The evidence that a session of the base programme and a session of the other language version
/// are the same session.
///
/// Titles are never compared, because they are in different languages.
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
    /// The sessions have the same id in both language versions.
    Id,
    /// The sessions have the same day, time and place, and no other unpaired session has them.
    DayTimePlace,
    /// The sessions have the same day and time, and no other unpaired session has them.
    DayTime,
    /// The sessions have the same kind and number, as in "Panel 2", and no other unpaired session
    /// has them.
    KindNumber,
    /// At least half of the people take part in both sessions, and no other session matches equally
    /// well.
    People,
    /// The sessions start at the same time on the same day, and no other unpaired session does.
    DayStart,
    /// The sessions end at the same time on the same day, and no other unpaired session does.
    DayEnd,
    /// The sessions have the same day and kind, and no other unpaired session has them. The
    /// sessions start at most two hours apart.
    DayKind,
    /// The sessions have the same position among the unpaired parts of their parent sessions.
    Order,
}

impl PairedBy {
    /// Returns `true` if the evidence is so weak that a person should check the pair. Evidence is
    /// weak if it consists only of the start, the end, the kind or the order of the sessions.
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
    /// Merges this programme with another language version of the same programme. The result is one
    /// programme in the languages of both versions.
    ///
    /// This programme is called the base programme. The merged programme contains the texts of both
    /// language versions. Items that exist only in the other version, such as sessions, people and
    /// rooms, are added. If both versions specify different values for a field, the value of the
    /// base programme is kept. Such differences are reported as [`Disagreement`]s with both values.
    ///
    /// The sessions of the two language versions are paired by their ids, times, places, kinds,
    /// numbers and people. See [`PairedBy`] for a list of all kinds of evidence. Titles are never
    /// compared. If the paired sessions show that the other version uses a different clock, its
    /// times are converted to the local time of the base programme.
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
    /// Returns [`Rejected`] if the merged programme cannot be built. No two language versions are
    /// known for which the merge fails. Relations that could form a cycle, such as parts and
    /// replacements, are taken only from the base programme.
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
