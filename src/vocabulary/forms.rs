//! The forms that words take: gender and number.

use super::tongue::Tongue;
use crate::macros::vocabulary;
use crate::value::language::LanguageTag;

vocabulary! {
    /// The gender in which somebody is addressed. It is stated by them or by a source, and never read off a name or a
    /// heading: "Modérateur" is printed for women too.
    ///
    /// ```
    /// use programme::vocabulary::Gender;
    ///
    /// assert_eq!(Gender::default(), Gender::Common);
    /// ```
    #[derive(Default)]
    Gender, "a grammatical gender" {
        /// Not stated, or neither. The form that agendas print then is the one of both.
        #[default]
        Common = "common",
        /// Masculine.
        Masculine = "masculine",
        /// Feminine.
        Feminine = "feminine",
    }
}

vocabulary! {
    /// Whether one or several are meant.
    ///
    /// ```
    /// use programme::vocabulary::Number;
    ///
    /// assert_eq!(Number::of(3), Number::Many);
    /// ```
    #[derive(Default)]
    Number, "a grammatical number" {
        /// One.
        #[default]
        One = "one",
        /// Several.
        Many = "many",
    }
}

impl Number {
    /// The number for so many.
    pub const fn of(count: usize) -> Self {
        if count == 1 { Self::One } else { Self::Many }
    }
}

/// The form of a label.
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
    /// Its gender.
    pub gender: Gender,
    /// Its number.
    pub number: Number,
}

impl Form {
    /// One, of whom no gender is stated.
    pub const ONE: Self = Self { gender: Gender::Common, number: Number::One };
    /// Several, of whom no gender is stated.
    pub const MANY: Self = Self { gender: Gender::Common, number: Number::Many };

    /// The same in a gender.
    #[must_use]
    pub const fn with_gender(self, gender: Gender) -> Self {
        Self { gender, ..self }
    }
}

/// The gender in which a group is addressed, where each member's is known (CLDR 47, `gender.personList`): in French, Spanish, Arabic,
/// Russian and Chinese a group is feminine where all are, masculine where one is; in English, and where the language is another,
/// groups have none. A group in which one gender is not stated has none either, unless another makes it masculine.
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
    match Tongue::of(language) {
        None | Some(Tongue::En) => return Gender::Common,
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
