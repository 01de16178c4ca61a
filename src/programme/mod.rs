//! The [`Programme`] type, and the methods that build a programme from a draft.

mod anchor;
pub(crate) mod attendance;
pub(crate) mod axis;
mod cycles;
mod cyclic_references;
pub(crate) mod did_you_mean;
mod draft_visitor;
mod enter;
pub(crate) mod ids;
pub(crate) mod inheritance;
mod normal_form;
pub(crate) mod overlaps;
mod participants;
mod paths;
mod problems;
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
use crate::list::ToList;
use crate::report::Report;
use crate::value::language::LanguageTag;
use crate::value::text::in_normal_form;
use axis::Axis;
use ids::Ids;
use overlaps::PersonOverlaps;
pub(crate) use paths::subject_at;
use properties::Properties;
use relations::Relations;
use resolve::{Resolved, examine, resolve};
use timeline::Timeline;

/// An immutable, validated programme. Every reference in the programme resolves, and every relation
/// can be followed in both directions.
///
/// A programme is created by [`Draft::build`], or derived from another programme, for example with
/// `extract`. To change a programme, call [`to_draft`](Self::to_draft), edit the draft, and build
/// it again. A `Programme` is a single `Arc`, so it is cheap to clone. The type implements `Send`
/// and `Sync`.
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
/// A programme cannot be created without a draft, and cannot be changed. The following examples do
/// not compile:
///
/// ```compile_fail
/// let programme = programme::Programme::default();
/// ```
///
/// ```compile_fail
/// let programme = programme::Draft::new("demo", "Demo").build().unwrap();
/// programme.data().sessions.clear();
/// ```
#[doc(alias("schedule", "conference", "agenda", "program"))]
#[derive(Clone)]
pub struct Programme(Arc<ProgrammeData>);

/// The data of a programme: a draft in which all texts have language tags, and the indices that
/// were built from the draft.
pub(crate) struct ProgrammeData {
    pub(crate) draft: Draft,
    pub(crate) languages: Vec<LanguageTag>,
    pub(crate) ids: Ids,
    pub(crate) axis: Axis,
    pub(crate) relations: Relations,
    pub(crate) timeline: Timeline,
    pub(crate) person_overlaps: PersonOverlaps,
    pub(crate) properties: Properties,
}

impl Draft {
    /// Checks this draft, and builds a programme from it if the draft contains no errors.
    ///
    /// A draft is accepted if there is exactly one way to interpret it. Ids must be well formed and
    /// unique. References must resolve, and references such as `part_of` must not form cycles.
    /// Slots must use existing days, and must not end before they start. A scheduled session must
    /// not have a planned length. Custom roles and kinds must be declared. Each participation must
    /// name exactly one participant, and every text must have a language.
    ///
    /// This method does not judge the quality of the programme. To find problems such as
    /// overlapping sessions, use [`Programme::review`].
    ///
    /// # Errors
    ///
    /// Returns a [`Rejected`] error if the draft contains an error. The [`Rejected`] value contains
    /// the unchanged draft and a report of all problems.
    #[doc(alias("validate", "load"))]
    pub fn build(self) -> Result<Programme, Rejected> {
        match resolve(&self) {
            (_, Some(resolved)) => Ok(Programme::new(self, resolved)),
            (report, None) => Err(Rejected::new(self, report)),
        }
    }

    /// Returns a report of all problems of this draft, without consuming the draft. If the draft
    /// contains errors, [`build`](Self::build) returns the same report.
    ///
    /// The report includes the unknown fields that were found when the draft was read.
    #[doc(alias("validate", "lint"))]
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
        let languages = draft.languages.iter().map(|language| language.tag.clone()).to_list();
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
    /// programme. All references in an extract must refer to items of the extract.
    pub(crate) fn of_sound(draft: Draft) -> Self {
        let (_, resolved) = examine(&draft);
        Self::new(draft, resolved)
    }

    /// Returns `true` if the two values share the same data, because one is a clone of the other.
    /// Two programmes that were built separately never share data, even if they are equal.
    pub fn ptr_eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }

    #[inline]
    pub(crate) fn inner(&self) -> &ProgrammeData {
        &self.0
    }

    /// Returns this programme as a draft in normal form.
    ///
    /// In normal form, a text that exists only in the main language has no language tag, the
    /// languages of each text are in the order of the programme, and each pair of a symmetric
    /// relation is listed only once. The normal form is unique for each programme. If the programme
    /// was built from a draft in normal form, this method returns an equal draft. Building the
    /// returned draft and calling this method again results in the same draft.
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
    #[doc(alias("save", "edit", "write", "export"))]
    pub fn to_draft(&self) -> Draft {
        normal_form::denormalise(self.0.draft.clone())
    }

    /// Converts this programme into a draft in normal form.
    ///
    /// The result is the same as that of [`to_draft`](Self::to_draft). This method avoids copying
    /// the draft if no other clone of the programme exists.
    pub fn into_draft(self) -> Draft {
        match Arc::try_unwrap(self.0) {
            Ok(inner) => normal_form::denormalise(inner.draft),
            Err(shared) => normal_form::denormalise(shared.draft.clone()),
        }
    }
}

/// Serialises the programme in the same form as the draft that [`to_draft`](Programme::to_draft)
/// returns, without copying it. To read a programme, deserialise a [`Draft`] and build it.
///
/// ```
/// use programme::{Draft, LanguageTag};
///
/// let draft = Draft::new("demo", "Demo").with_language("en".parse::<LanguageTag>()?);
/// let programme = draft.build()?;
/// let json = serde_json::to_string(&programme)?;
/// assert_eq!(json, serde_json::to_string(&programme.to_draft())?);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
impl serde::Serialize for Programme {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        in_normal_form(self.0.languages.first(), || self.0.draft.serialize(serializer))
    }
}

/// Two programmes are equal if their drafts in normal form are equal. Comparing a programme with
/// its clone takes constant time.
impl PartialEq for Programme {
    fn eq(&self, other: &Self) -> bool {
        self.ptr_eq(other) || self.0.draft == other.0.draft
    }
}

impl fmt::Debug for Programme {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Programme({:?}, {} sessions)", self.0.draft.id.as_str(), self.0.draft.sessions.len())
    }
}
