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
mod rename;
mod row;
mod session;
mod shown;
mod votes;
mod whole;

pub use disagreement::{Difference, Disagreement, Kept, Side};

use std::fmt;

use serde::Serialize;

use crate::draft::Draft;
use crate::list::ToList;
use crate::pairing::name;
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

/// Options for [`Programme::merge_languages`]. The default options pair as many sessions as
/// possible.
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
    /// Whether sessions may be paired on weak evidence, such as the same start time. The default is
    /// `true`. See [`PairedBy::is_weak`] for the definition of weak evidence.
    pub weak_passes: bool,
    /// The maximum time difference between the two language versions that is detected and
    /// corrected. Such a difference occurs, for example, if the versions use different time zones.
    /// The default is 14 hours. A length of zero disables the detection.
    pub max_shift: Length,
}

impl Default for MergeOptions {
    fn default() -> Self {
        Self { weak_passes: true, max_shift: Length::from_seconds(14 * 3600).unwrap_or(Length::NONE) }
    }
}

impl MergeOptions {
    /// Disables the pairing of sessions on weak evidence, such as the same start time. Fewer
    /// sessions are then paired, but the pairs are more reliable.
    pub const fn without_weak_passes(mut self) -> Self {
        self.weak_passes = false;
        self
    }

    /// Sets the maximum time difference between the two language versions that is detected and
    /// corrected. A length of zero disables the detection.
    pub const fn with_max_shift(mut self, most: Length) -> Self {
        self.max_shift = most;
        self
    }
}

/// The result of [`Programme::merge_languages`]: the merged programme, the paired sessions, and the
/// differences between the two language versions.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Merged {
    /// The multilingual programme that contains the texts of both language versions. It has the id
    /// of the base programme.
    pub programme: Programme,
    /// The sessions that were found in both language versions, in the order of the base programme.
    pub pairs: Vec<Pair>,
    /// The differences between the two language versions, such as different times or missing
    /// participants.
    pub disagreements: Vec<Disagreement>,
}

/// A session that was found in both language versions. The session can have a different id in each
/// version.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Pair {
    /// The id of the session in the base programme. The merged programme uses the same id.
    pub base: SessionId,
    /// The id of the session in the other language version.
    pub other: SessionId,
    /// The evidence that both ids belong to the same session, such as the same day and time.
    pub by: PairedBy,
}

/// The evidence that two sessions from different language versions are the same session.
///
/// Titles are never used as evidence, because they are in different languages. Except for
/// [`Id`](Self::Id), only sessions at the same level are compared: top-level sessions with each
/// other, and the parts of a session with the parts of its counterpart.
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
    /// The sessions have the same day, time and place. No other unpaired session has the same
    /// combination. Two sessions without a place count as being in the same place.
    DayTimePlace,
    /// The sessions have the same day and time. No other unpaired session has the same combination.
    DayTime,
    /// The sessions have the same kind and number, such as "Panel 2". No other unpaired session has
    /// the same combination.
    KindNumber,
    /// At least half of the people who take part in either session take part in both, and no other
    /// session matches equally well.
    People,
    /// The sessions start at the same time on the same day. No other unpaired session starts then.
    DayStart,
    /// The sessions end at the same time on the same day. No other unpaired session ends then.
    DayEnd,
    /// The sessions have the same day and kind, and start at most two hours apart. No other
    /// unpaired session has the same combination of day and kind.
    DayKind,
    /// The sessions are parts of two paired sessions, and have the same position among the parts
    /// that no other evidence could pair.
    Order,
}

impl PairedBy {
    /// Returns `true` if the evidence is weak and the pair should be checked manually. Evidence is
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
    /// Merges this programme with a version of the same programme in another language. The result
    /// is one multilingual programme.
    ///
    /// This programme is the base programme of the merge. The merged programme contains the texts
    /// of both language versions. Sessions, people, rooms and other items that exist only in
    /// `other` are added. If a field has different values, the value of the base programme is kept,
    /// and a [`Disagreement`] is reported.
    ///
    /// Sessions are paired by their ids, times, places, kinds, numbers and people, as described
    /// at [`PairedBy`]. Titles are never compared, because they are in different languages. If the
    /// two versions use different time zones, for example, the times in `other` are converted to
    /// the local time of the base programme.
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
    /// Returns [`Rejected`] if the merged programme is invalid. No case is known in which this
    /// happens. If an item exists in both versions, its relations that could form a cycle, such as
    /// parts and replacements, are taken only from the base programme.
    pub fn merge_languages(&self, other: &Self, options: &MergeOptions) -> Result<Merged, Rejected> {
        let (base, there) = (self.data(), other.data());
        let names = |draft: &Draft| draft.people.iter().map(name::names).to_list();
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
            sessions: sessions.pairs().filter_map(pair).to_list(),
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
        let pairs = pairs.to_list();
        Ok(Merged { programme: draft.build()?, pairs, disagreements: merging.found })
    }
}
