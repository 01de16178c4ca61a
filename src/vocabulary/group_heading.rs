//! Selection of the heading for a group of people, such as "Speakers".

use std::borrow::Cow;

use super::forms::{Form, Gender, Number};
use super::language::VocabularyLanguage;
use crate::value::language::LanguageTag;
use crate::value::text::Text;
use crate::view::Participation;

/// The source of the text of a [`GroupHeading`], such as the programme or the vocabulary.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Source {
    /// The text is a label that the programme prints for the people in the group.
    Printed,
    /// The text is a label that the programme declares for the role of the people in the group.
    Declared,
    /// The text is a label from the [vocabulary](crate::vocabulary) of this crate.
    Vocabulary {
        /// `true` if the label was found in a published document.
        attested: bool,
    },
    /// The text is the code of the role, such as `chair`, because no label is available.
    Code,
}

/// The heading for a group of people who are listed together, such as "Speakers". It is returned by
/// the function [`group_heading`].
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct GroupHeading<'p> {
    /// The text of the heading, such as "Speakers".
    pub text: Cow<'p, str>,
    /// The language of the text, which can differ from the requested language. It is `None` if the
    /// text is the code of a role.
    pub language: Option<&'p LanguageTag>,
    /// The source of the text, such as the programme or the vocabulary.
    pub source: Source,
}

/// Returns the heading for a group of people in the given language, such as "Speakers".
///
/// The heading is the first text in this list that is available:
/// 1. The label that the programme prints for the group, in the given language.
/// 2. The label that the programme declares for the role of the group, in the given language.
/// 3. The label of the vocabulary for the role of the group, in the given language.
/// 4. The label that the programme prints for the group, in another language.
/// 5. The label that the programme declares for the role of the group, in another language.
/// 6. The code of the role, such as `speaker`.
///
/// Returns `None` if the group is empty, or if its members share neither a printed label nor a
/// role. Only labels of the vocabulary depend on the argument `gender`. The gender of a group can
/// be computed with [`group_gender`](super::group_gender).
///
/// ```
/// use programme::LanguageTag;
/// use programme::vocabulary::{Gender, Source, group_heading};
/// # let json = include_str!(concat!(
/// #     env!("CARGO_MANIFEST_DIR"),
/// #     "/examples/data/idm-2018-second-session.json"
/// # ));
/// # let programme = serde_json::from_str::<programme::Draft>(json)?.build()?;
///
/// let panel = programme.session("session-1").unwrap();
/// let speakers: Vec<_> =
///     panel.participations().filter(|speaker| speaker.properties().has_floor).collect();
/// let heading = |tag: &str| -> Result<_, programme::Error> {
///     let language: LanguageTag = tag.parse()?;
///     let heading = group_heading(&speakers, &language, Gender::Common).unwrap();
///     Ok((heading.text.into_owned(), heading.source))
/// };
/// assert_eq!(heading("fr")?, ("Orateurs".to_owned(), Source::Printed));
/// assert_eq!(heading("ru")?, ("Ораторы".to_owned(), Source::Vocabulary { attested: true }));
/// assert_eq!(heading("de")?, ("Orateurs".to_owned(), Source::Printed)); // `language` is `fr`
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
    let programme = first.programme();
    let declared = role
        .and_then(|role| programme.inner().properties.declared_role(programme.data(), role)?.label.as_ref());
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

/// Returns the text in the given language, if it exists. Otherwise, returns the text in the same
/// language and script for another region, such as `fr-CA` for `fr-CH`. Blank texts are skipped.
fn within<'p>(text: &'p Text, language: &LanguageTag) -> Option<Worded<'p>> {
    let spoken = || text.entries().filter(|(_, wording)| !wording.trim().is_empty());
    spoken().find(|(tag, _)| *tag == language).or_else(|| spoken().find(|(tag, _)| same(tag, language)))
}

fn any<'p>(text: &'p Text, _: &LanguageTag) -> Option<Worded<'p>> {
    text.entries().find(|(_, wording)| !wording.trim().is_empty())
}

fn same(one: &LanguageTag, other: &LanguageTag) -> bool {
    match (VocabularyLanguage::of(one), VocabularyLanguage::of(other)) {
        (Some(one), Some(other)) => one == other,
        (None, None) => one.language() == other.language() && one.script() == other.script(),
        _ => false,
    }
}
