//! Grammatical forms of labels: gender and number.

use super::language::VocabularyLanguage;
use crate::macros::closed_vocabulary;
use crate::value::language::LanguageTag;

closed_vocabulary! {
    /// The grammatical gender of a label, such as feminine for "Présidente".
    ///
    /// The gender must come from the person concerned or from another reliable source. It is never
    /// derived from a name or a heading, because a heading such as "Modérateur" is also used for
    /// women.
    ///
    /// ```
    /// use programme::vocabulary::Gender;
    ///
    /// assert_eq!(Gender::default(), Gender::Common);
    /// ```
    #[derive(Default)]
    Gender, "a grammatical gender" {
        /// The gender is unknown, or neither masculine nor feminine. Labels then use the form that
        /// agendas usually print for everyone.
        #[default]
        Common = "common",
        /// The masculine gender, as in "Président".
        Masculine = "masculine",
        /// The feminine gender, as in "Présidente".
        Feminine = "feminine",
    }
}

closed_vocabulary! {
    /// The grammatical number of a label: singular or plural.
    ///
    /// ```
    /// use programme::vocabulary::Number;
    ///
    /// assert_eq!(Number::of(3), Number::Many);
    /// ```
    #[derive(Default)]
    Number, "a grammatical number" {
        /// The singular, as in "Speaker".
        #[default]
        One = "one",
        /// The plural, as in "Speakers".
        Many = "many",
    }
}

impl Number {
    /// Returns the grammatical number for a number of people. The result is singular for 1, and
    /// plural for all other numbers, including 0.
    pub const fn of(count: usize) -> Self {
        if count == 1 { Self::One } else { Self::Many }
    }
}

/// The grammatical form of a label: its gender and its number.
///
/// ```
/// use programme::{LanguageTag, Role};
/// use programme::vocabulary::{Form, Gender};
///
/// let es: LanguageTag = "es".parse()?;
/// let several = Form::MANY.with_gender(Gender::Feminine);
/// assert_eq!(Role::Speaker.label(&es, several).unwrap().text, "Oradoras");
/// # Ok::<(), programme::Error>(())
/// ```
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Form {
    /// The gender of the person or group that the label describes.
    pub gender: Gender,
    /// The grammatical number of the label. It is plural if the label describes several people.
    pub number: Number,
}

impl Form {
    /// The form for one person whose gender is unknown.
    pub const ONE: Self = Self { gender: Gender::Common, number: Number::One };
    /// The form for several people whose gender is unknown.
    pub const MANY: Self = Self { gender: Gender::Common, number: Number::Many };

    /// Returns a copy of this grammatical form with the given gender.
    #[must_use]
    pub const fn with_gender(self, gender: Gender) -> Self {
        Self { gender, ..self }
    }
}

/// Returns the grammatical gender for a group of people, based on the gender of each member.
///
/// In French, Spanish, Arabic, Russian and Chinese, a group is masculine if at least one member is
/// masculine, and feminine if all members are feminine. In all other cases, the result is
/// [`Gender::Common`]. In English and in languages outside the vocabulary, the result is always
/// [`Gender::Common`]. The five languages have the type `maleTaints` in CLDR 47
/// (`gender.personList`). Unlike in CLDR, a member of unknown gender does not make a group
/// masculine.
///
/// ```
/// use programme::LanguageTag;
/// use programme::vocabulary::{Gender, group_gender};
///
/// let fr: LanguageTag = "fr".parse()?;
/// assert_eq!(group_gender([Gender::Feminine, Gender::Masculine], &fr), Gender::Masculine);
/// assert_eq!(group_gender([Gender::Feminine, Gender::Feminine], &fr), Gender::Feminine);
/// assert_eq!(group_gender([Gender::Feminine, Gender::Feminine], &"en".parse()?), Gender::Common);
/// # Ok::<(), programme::Error>(())
/// ```
pub fn group_gender(members: impl IntoIterator<Item = Gender>, language: &LanguageTag) -> Gender {
    match VocabularyLanguage::of(language) {
        None | Some(VocabularyLanguage::En) => return Gender::Common,
        Some(_) => {}
    }
    let joined = members.into_iter().reduce(|group, one| match (group, one) {
        (Gender::Masculine, _) | (_, Gender::Masculine) => Gender::Masculine,
        (Gender::Common, _) | (_, Gender::Common) => Gender::Common,
        (Gender::Feminine, Gender::Feminine) => Gender::Feminine,
    });
    joined.unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_man_makes_a_group_masculine_and_an_unknown_one_leaves_it_open() {
        use Gender::{Common, Feminine, Masculine};
        let fr = "fr-CH".parse().unwrap();
        for (group, expected) in [
            (&[][..], Common),
            (&[Feminine], Feminine),
            (&[Feminine, Common], Common),
            (&[Common, Feminine, Masculine], Masculine),
            (&[Masculine, Common], Masculine),
        ] {
            assert_eq!(group_gender(group.iter().copied(), &fr), expected, "{group:?}");
        }
        assert_eq!(group_gender([Masculine], &"de".parse().unwrap()), Common);
    }
}
