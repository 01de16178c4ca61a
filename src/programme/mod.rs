//! A programme: a draft that can be read in only one way, and the knowledge of it.

mod anchor;
mod axis;
pub(crate) mod crossings;
mod cycles;
pub(crate) mod ids;
mod nearest;
mod normal;
mod outline;
mod participants;
pub(crate) mod properties;
mod rejected;
pub(crate) mod relations;
mod resolve;
pub(crate) mod timeline;

use std::fmt;
use std::sync::Arc;

pub use anchor::{Anchor, AnchorError};
pub use rejected::Rejected;

use crate::draft::Draft;
use crate::report::Report;
use crate::value::language::LanguageTag;
use axis::Axis;
use crossings::Crossings;
use ids::Ids;
use properties::Properties;
use relations::Relations;
pub(crate) use resolve::subject_at;
use resolve::{Resolved, examine, resolve};
use timeline::Timeline;

/// A programme: immutable, and sound. Every reference leads somewhere, and every relation is known in both directions.
///
/// The one way to make one is [`Draft::build`]; to change one, take [`to_draft`](Self::to_draft), change that, and
/// build again. A `Programme` is one `Arc`: cloning it is free, and it is `Send` and `Sync`.
///
/// ```
/// use programme::draft::{Participation, Person, Session};
/// use programme::{Draft, Programme, Text};
///
/// let programme: Programme = Draft::new("demo", Text::new([("en", "Demo")])?)
///     .with_person(Person::new("ada", Text::new([("en", "Ada Okoye")])?))
///     .with_session(Session::new("open").with_participation(Participation::person("ada")))
///     .build()?;
/// let open = programme.session("open").unwrap();
/// let ada = open.participations().next().unwrap().person().unwrap();
/// assert_eq!(ada.name().get("en"), Some("Ada Okoye"));
/// assert_eq!(ada.sessions().next(), Some(open));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// There is no other door: what is inside is private, and nothing inside can be changed.
///
/// ```compile_fail
/// let programme = programme::Programme::default();
/// ```
///
/// ```compile_fail
/// let programme = programme::Draft::new("demo", "Demo").build().unwrap();
/// programme.data().sessions.clear();
/// ```
#[derive(Clone)]
pub struct Programme(Arc<Inner>);

/// The draft of a programme, its texts tagged, and what leads where in it.
pub(crate) struct Inner {
    pub(crate) draft: Draft,
    /// Their tags alone, for all who ask for nothing else.
    pub(crate) languages: Vec<LanguageTag>,
    pub(crate) ids: Ids,
    pub(crate) axis: Axis,
    pub(crate) relations: Relations,
    pub(crate) timeline: Timeline,
    pub(crate) crossings: Crossings,
    pub(crate) properties: Properties,
}

impl Draft {
    /// Makes a programme of the draft, or gives it back with every problem.
    ///
    /// What is checked is whether the draft can be read in only one way: ids unique and well formed, references that
    /// lead somewhere and in no circle, slots on days that exist and in order, roles and kinds declared, one party in
    /// each participation, a language for every text. Whether the programme is a *good* one is not asked.
    ///
    /// # Errors
    ///
    /// [`Rejected`], with the draft as it was given.
    pub fn build(self) -> Result<Programme, Rejected> {
        match resolve(&self) {
            (_, Some(resolved)) => Ok(Programme::new(self, resolved)),
            (report, None) => Err(Rejected::new(self, report)),
        }
    }

    /// What [`build`](Self::build) would say, and what reading noticed, without giving the draft away.
    pub fn check(&self) -> Report {
        resolve(self).0
    }
}

impl TryFrom<Draft> for Programme {
    type Error = Rejected;

    fn try_from(draft: Draft) -> Result<Self, Rejected> {
        draft.build()
    }
}

impl Programme {
    fn new(mut draft: Draft, resolved: Resolved) -> Self {
        let Resolved { ids, axis, properties, participants, asked, outline, labelled } = resolved;
        normal::enter(&mut draft, outline.symmetric, labelled);
        let relations = Relations::new(&draft, &ids, &axis, participants, &outline);
        let timeline = Timeline::new(&outline, &axis, &relations, ids.room_at.len());
        let crossings = Crossings::new(&timeline, &relations, &asked);
        let languages = draft.languages.iter().map(|language| language.tag.clone()).collect();
        Self(Arc::new(Inner { draft, languages, ids, axis, relations, timeline, crossings, properties }))
    }

    /// Of a draft that is sound because it is part of a programme, with every reference to what is not part of it taken out.
    pub(crate) fn of_sound(draft: Draft) -> Self {
        let (_, resolved) = examine(&draft);
        Self::new(draft, resolved)
    }

    #[inline]
    pub(crate) fn inner(&self) -> &Inner {
        &self.0
    }

    /// The draft of this programme in normal form: what was built, written in the one way to write it.
    ///
    /// The identity on drafts in normal form, and idempotent on all.
    ///
    /// ```
    /// use programme::{Draft, LanguageTag, Text};
    ///
    /// let draft = Draft::new("demo", Text::new([("en", "Demo")])?).with_language("en".parse::<LanguageTag>()?);
    /// let normal = draft.build()?.to_draft();
    /// assert_eq!(normal.title, Text::from("Demo")); // in the main language alone: plain
    /// assert_eq!(normal.clone().build()?.to_draft(), normal);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn to_draft(&self) -> Draft {
        normal::leave(self.0.draft.clone())
    }

    /// As [`to_draft`](Self::to_draft), without copying where this is the only clone of the programme.
    pub fn into_draft(self) -> Draft {
        match Arc::try_unwrap(self.0) {
            Ok(inner) => normal::leave(inner.draft),
            Err(shared) => normal::leave(shared.draft.clone()),
        }
    }
}

impl fmt::Debug for Programme {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Programme({:?}, {} sessions)", self.0.draft.id.as_str(), self.0.draft.sessions.len())
    }
}
