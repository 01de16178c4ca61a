//! The heading over people who are listed together.

use std::borrow::Cow;

use super::forms::{Form, Gender, Number};
use super::tongue::Tongue;
use crate::value::language::LanguageTag;
use crate::value::text::Text;
use crate::view::Participation;

/// Where a heading comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Source {
    /// The programme prints it over these people.
    Printed,
    /// The programme declares it for their role.
    Declared,
    /// The vocabulary of the crate; whether it is attested is said beside it.
    Vocabulary {
        /// Whether it was found in a published agenda.
        attested: bool,
    },
    /// Nobody says it in words: the code of the role.
    Code,
}

/// The heading over people who are listed together.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct GroupHeading<'p> {
    /// The heading.
    pub text: Cow<'p, str>,
    /// The language it is in, which is not always the one asked for; a code is in none.
    pub language: Option<&'p LanguageTag>,
    /// Where it comes from.
    pub source: Source,
}

/// The heading of people who are listed together, in a language: what the programme prints over them, else what it declares for their
/// role, else what the vocabulary says; where none of these is in that language, what is printed or declared in another one,
/// else the code. It says which.
///
/// Nothing for a group of none, and for one whose members share neither a printed label nor a role. The gender is that in which
/// the group is addressed (see [`group_gender`](super::group_gender)); only the vocabulary asks for it.
///
/// ```
/// use programme::LanguageTag;
/// use programme::vocabulary::{Gender, Source, group_heading};
/// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/idm-2018-second-session.json"));
/// # let programme = serde_json::from_str::<programme::Draft>(json)?.build()?;
///
/// let panel = programme.session("session-1").unwrap();
/// let speakers: Vec<_> = panel.participations().filter(|one| one.properties().has_floor).collect();
/// let heading = |tag: &str| -> Result<_, programme::Error> {
///     let language: LanguageTag = tag.parse()?;
///     let heading = group_heading(&speakers, &language, Gender::Common).unwrap();
///     Ok((heading.text.into_owned(), heading.source))
/// };
/// assert_eq!(heading("fr")?, ("Orateurs".to_owned(), Source::Printed));
/// assert_eq!(heading("ru")?, ("Ораторы".to_owned(), Source::Vocabulary { attested: true }));
/// assert_eq!(heading("de")?, ("Orateurs".to_owned(), Source::Printed)); // and its language says so
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn group_heading<'p>(
    group: &[Participation<'p>],
    language: &'p LanguageTag,
    gender: Gender,
) -> Option<GroupHeading<'p>> {
    let (first, others) = group.split_first()?;
    let printed = first.label().filter(|label| others.iter().all(|one| one.label() == Some(*label)));
    let role = first.role().filter(|role| others.iter().all(|one| one.role() == Some(*role)));
    let declared = role.and_then(|role| {
        let mut roles = first.programme().data().roles.iter();
        roles.find(|declared| declared.code == *role)?.label.as_ref()
    });
    let form = Form { number: Number::of(group.len()), gender };
    let stated =
        |text: Option<&'p Text>, source, choose: fn(&'p Text, &LanguageTag) -> Option<Worded<'p>>| {
            let (language, wording) = choose(text?, language)?;
            Some(GroupHeading { text: wording.into(), language: Some(language), source })
        };
    let known = || {
        let label = role?.label(language, form)?;
        let source = Source::Vocabulary { attested: label.attested };
        Some(GroupHeading { text: label.text, language: Some(language), source })
    };
    stated(printed, Source::Printed, within)
        .or_else(|| stated(declared, Source::Declared, within))
        .or_else(known)
        .or_else(|| stated(printed, Source::Printed, any))
        .or_else(|| stated(declared, Source::Declared, any))
        .or_else(|| Some(GroupHeading { text: role?.as_str().into(), language: None, source: Source::Code }))
}

type Worded<'p> = (&'p LanguageTag, &'p str);

/// The wording in a language: exactly, else in the same language and script of another region. A blank one says nothing.
fn within<'p>(text: &'p Text, language: &LanguageTag) -> Option<Worded<'p>> {
    let spoken = || text.entries().filter(|(_, wording)| !wording.trim().is_empty());
    spoken().find(|(tag, _)| *tag == language).or_else(|| spoken().find(|(tag, _)| same(tag, language)))
}

fn any<'p>(text: &'p Text, _: &LanguageTag) -> Option<Worded<'p>> {
    text.entries().find(|(_, wording)| !wording.trim().is_empty())
}

fn same(one: &LanguageTag, other: &LanguageTag) -> bool {
    match (Tongue::of(one), Tongue::of(other)) {
        (Some(one), Some(other)) => one == other,
        (None, None) => one.language() == other.language() && one.script() == other.script(),
        _ => false,
    }
}
