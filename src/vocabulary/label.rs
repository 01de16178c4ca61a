//! Methods that return the labels of roles, kinds of sessions and headings.

use super::forms::{Form, Gender, Number};
use super::language::VocabularyLanguage;
use super::tables::{Label, Means, TableRow, Word};
use super::{Heading, headings, kinds, roles};
use crate::value::kind::Kind;
use crate::value::language::LanguageTag;
use crate::value::role::Role;

fn words(
    table: &'static [TableRow],
    language: &LanguageTag,
    is: impl Fn(&Means) -> bool,
) -> Option<&'static [Word]> {
    let language = VocabularyLanguage::of(language)?;
    table.iter().find(|row| row.language == language && is(&row.means)).map(|row| row.words)
}

impl Role {
    /// Returns the label of the role in the given language, such as "Orateur" for [`Role::Speaker`]
    /// in French. Returns `None` if the [vocabulary](crate::vocabulary) contains no such label.
    ///
    /// The region of a language tag is ignored, so the label for `fr-CH` is the French label. Only
    /// for Chinese, a region such as `TW` can select traditional characters. A label in another
    /// language is never returned. Custom roles have no labels in the vocabulary, because each
    /// programme declares its own custom roles.
    ///
    /// The argument `form` selects the grammatical form of the label, such as the plural. Some
    /// languages use the same word for several forms.
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
    /// Returns the label of the kind of session in the given language, such as "Table ronde"
    /// for [`Kind::RoundTable`] in French. Returns `None` if the [vocabulary](crate::vocabulary)
    /// contains no such label. Language tags are compared as described at [`Role::label`].
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
    /// Returns the label of the heading in the given language, such as "Lieu"
    /// for [`Heading::Venue`] in French. Returns `None` if the vocabulary contains no such label.
    /// Language tags are compared as described at [`Role::label`].
    pub fn label(self, language: &LanguageTag) -> Option<Label> {
        let words = words(
            headings::ROWS,
            language,
            |means| matches!(means, Means::Heading(heading) if *heading == self),
        )?;
        words.first().map(Label::from)
    }
}
