//! The [`Programme`] type, and the step that builds it from a draft.

mod anchor;
pub(crate) mod attendance;
mod axis;
mod cycles;
mod did_you_mean;
pub(crate) mod ids;
mod normal_form;
pub(crate) mod overlaps;
mod participants;
pub(crate) mod properties;
mod rejected;
pub(crate) mod relations;
mod resolve;
mod session_columns;
pub(crate) mod timeline;

use std::fmt;
use std::sync::Arc;

pub use rejected::Rejected;

use crate::draft::Draft;
use crate::report::Report;
use crate::value::language::LanguageTag;
use axis::Axis;
use ids::Ids;
use overlaps::PersonOverlaps;
use properties::Properties;
use relations::Relations;
pub(crate) use resolve::subject_at;
use resolve::{Resolved, examine, resolve};
use timeline::Timeline;

/// An immutable, validated programme. Every reference in it resolves, and every relation can be
/// followed in both directions.
///
/// The only way to create a programme is [`Draft::build`]. To change one,
/// call [`to_draft`](Self::to_draft), edit the draft, and build it again. A `Programme` is a single
/// `Arc`, so it is cheap to clone. It implements `Send` and `Sync`.
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
/// The fields of a programme are private. It cannot be created or modified in any other way.
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
pub struct Programme(Arc<ProgrammeData>);

/// The draft of a programme, with all texts tagged, and the indices that are built from it.
pub(crate) struct ProgrammeData {
    pub(crate) draft: Draft,
    /// The tags of the languages of the draft, in the same order.
    pub(crate) languages: Vec<LanguageTag>,
    pub(crate) ids: Ids,
    pub(crate) axis: Axis,
    pub(crate) relations: Relations,
    pub(crate) timeline: Timeline,
    pub(crate) person_overlaps: PersonOverlaps,
    pub(crate) properties: Properties,
}

impl Draft {
    /// Builds a programme from the draft.
    ///
    /// A draft is accepted if it has exactly one interpretation. Ids must be well formed and
    /// unique. References must resolve, and must not form cycles. Slots must use existing days, and
    /// must not end before they start. Custom roles and kinds must be declared. Each participation
    /// must name exactly one participant, and every text must have a language.
    ///
    /// This check does not judge the quality of the programme. Use [`Programme::review`] for that.
    ///
    /// # Errors
    ///
    /// Returns [`Rejected`] if the draft contains an error. The returned value contains the
    /// unchanged draft and a report of every problem.
    pub fn build(self) -> Result<Programme, Rejected> {
        match resolve(&self) {
            (_, Some(resolved)) => Ok(Programme::new(self, resolved)),
            (report, None) => Err(Rejected::new(self, report)),
        }
    }

    /// Returns the report that [`build`](Self::build) would produce, without consuming the draft.
    ///
    /// The report also lists the fields that were not recognised when the draft was read.
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
        let Resolved { ids, axis, properties, participants, attendances, columns, labelled } = resolved;
        normal_form::normalise(&mut draft, columns.symmetric, labelled);
        let relations = Relations::new(&draft, &ids, &axis, participants, &columns);
        let timeline = Timeline::new(&columns, &axis, &relations, ids.room_at.len());
        let person_overlaps = PersonOverlaps::new(&timeline, &relations, &attendances);
        let languages = draft.languages.iter().map(|language| language.tag.clone()).collect();
        Self(Arc::new(ProgrammeData {
            draft,
            languages,
            ids,
            axis,
            relations,
            timeline,
            person_overlaps,
            properties,
        }))
    }

    /// Builds a programme from a draft that is known to be valid, such as an extract of an existing
    /// programme. The draft must not refer to anything outside the extract.
    pub(crate) fn of_sound(draft: Draft) -> Self {
        let (_, resolved) = examine(&draft);
        Self::new(draft, resolved)
    }

    #[inline]
    pub(crate) fn inner(&self) -> &ProgrammeData {
        &self.0
    }

    /// Returns this programme as a draft in normal form.
    ///
    /// Every programme has exactly one normal form. If the programme was built from a draft in
    /// normal form, that draft is returned unchanged. Building the result and converting it again
    /// returns an equal draft.
    ///
    /// ```
    /// use programme::{Draft, LanguageTag, Text};
    ///
    /// let draft = Draft::new("demo", Text::new([("en", "Demo")])?)
    ///     .with_language("en".parse::<LanguageTag>()?);
    /// let normal = draft.build()?.to_draft();
    /// assert_eq!(normal.title, Text::from("Demo")); // a text in only the main language is plain
    /// assert_eq!(normal.clone().build()?.to_draft(), normal);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn to_draft(&self) -> Draft {
        normal_form::denormalise(self.0.draft.clone())
    }

    /// Converts this programme into a draft in normal form.
    ///
    /// The result is the same as that of [`to_draft`](Self::to_draft). The draft is not copied if
    /// this is the only clone of the programme.
    pub fn into_draft(self) -> Draft {
        match Arc::try_unwrap(self.0) {
            Ok(inner) => normal_form::denormalise(inner.draft),
            Err(shared) => normal_form::denormalise(shared.draft.clone()),
        }
    }
}

impl fmt::Debug for Programme {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Programme({:?}, {} sessions)", self.0.draft.id.as_str(), self.0.draft.sessions.len())
    }
}
