//! The methods that return the labels of roles, kinds of sessions and headings.

use super::forms::{Form, Gender, Number};
use super::language::VocabularyLanguage;
use super::tables::{Label, Means, TableRow, Word};
use super::{Heading, headings, kinds, roles};
use crate::value::kind::Kind;
use crate::value::language::LanguageTag;
use crate::value::role::Role;

/// Returns the words for a role, a kind or a heading in a language. If there are several words,
/// they are in the order of their grammatical forms.
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
    /// in French. Returns `None` if the [vocabulary](crate::vocabulary) does not contain a label
    /// for the role in this language.
    ///
    /// The vocabulary covers six languages. Only the primary subtag of a language tag and its
    /// script are compared, so the label for `fr-CH` is the French label. The result is never a
    /// label in another language. Custom roles have no labels in the vocabulary, because every
    /// programme declares the labels of its custom roles.
    ///
    /// If a language uses the same word for several grammatical forms, that word is returned for
    /// all of these forms.
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
    /// Returns the label of a kind of session in the given language, such as "Table ronde"
    /// for [`Kind::RoundTable`] in French. Returns `None` if the [vocabulary](crate::vocabulary)
    /// does not contain a label for the kind in this language. See [`Role::label`].
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
    /// for [`Heading::Venue`] in French. Returns `None` if the vocabulary does not contain a label
    /// for the heading in this language. See [`Role::label`].
    pub fn label(self, language: &LanguageTag) -> Option<Label> {
        let words = words(
            headings::ROWS,
            language,
            |means| matches!(means, Means::Heading(heading) if *heading == self),
        )?;
        words.first().map(Label::from)
    }
}
