//! Labels: what a role, a kind, a heading is called.

use super::forms::{Form, Gender, Number};
use super::tongue::Tongue;
use super::word::{Label, Means, Row, Word};
use super::{Heading, headings, kinds, roles};
use crate::value::kind::Kind;
use crate::value::language::LanguageTag;
use crate::value::role::Role;

/// The words for one thing in a language.
fn words(
    table: &'static [Row],
    language: &LanguageTag,
    is: impl Fn(&Means) -> bool,
) -> Option<&'static [Word]> {
    let tongue = Tongue::of(language)?;
    table.iter().find(|row| row.tongue == tongue && is(&row.means)).map(|row| row.words)
}

impl Role {
    /// What the role is called in a language, where the [vocabulary](crate::vocabulary) has it: in one of six languages, by their primary
    /// subtag, and never in another one instead. A custom role is called what its programme says.
    ///
    /// A language whose word is the same in several forms gives it in all of them.
    ///
    /// ```
    /// use programme::{LanguageTag, Role};
    /// use programme::vocabulary::{Form, Gender};
    ///
    /// let fr: LanguageTag = "fr-CH".parse()?;
    /// assert_eq!(Role::Speaker.label(&fr, Form::MANY).unwrap().text, "Orateurs");
    /// let feminine = Role::Chair.label(&fr, Form::ONE.with_gender(Gender::Feminine)).unwrap();
    /// assert_eq!(feminine.text, "Présidente");
    /// assert!(Role::Chair.label(&"de".parse()?, Form::ONE).is_none());
    /// # Ok::<(), programme::Error>(())
    /// ```
    pub fn label(&self, language: &LanguageTag, form: Form) -> Option<Label> {
        let words =
            words(roles::ROWS, language, |means| matches!(means, Means::Role(role) if *role == self))?;
        let word = match (words, form.number) {
            ([one, feminine, many, feminine_many], number) => match (number, form.gender == Gender::Feminine)
            {
                (Number::One, false) => one,
                (Number::One, true) => feminine,
                (Number::Many, false) => many,
                (Number::Many, true) => feminine_many,
            },
            ([_, many], Number::Many) => many,
            ([one, ..], _) => one,
            ([], _) => return None,
        };
        Some(word.into())
    }
}

impl Kind {
    /// What the kind is called in a language, where the [vocabulary](crate::vocabulary) has it; see [`Role::label`].
    ///
    /// ```
    /// use programme::{Kind, LanguageTag};
    ///
    /// let es: LanguageTag = "es".parse()?;
    /// assert_eq!(Kind::SideEvent.label(&es).unwrap().text, "Evento paralelo");
    /// assert!("fishbowl".parse::<Kind>()?.label(&es).is_none());
    /// # Ok::<(), programme::Error>(())
    /// ```
    pub fn label(&self, language: &LanguageTag) -> Option<Label> {
        let words =
            words(kinds::ROWS, language, |means| matches!(means, Means::Kind(kind) if *kind == self))?;
        words.first().map(Label::from)
    }
}

impl Heading {
    /// What it is called in a language, where the vocabulary has it; see [`Role::label`].
    pub fn label(self, language: &LanguageTag) -> Option<Label> {
        let words = words(
            headings::ROWS,
            language,
            |means| matches!(means, Means::Heading(heading) if *heading == self),
        )?;
        words.first().map(Label::from)
    }
}
