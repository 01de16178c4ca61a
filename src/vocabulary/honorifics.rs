//! Forms of address that are printed with names, such as "Mr." and "Mme".

use super::language::VocabularyLanguage;
use super::tables::{Label, Word};
use crate::macros::closed_vocabulary;
use crate::value::language::LanguageTag;

closed_vocabulary! {
    /// A form of address that is printed with a name, such as "Mr." or "Mme".
    ///
    /// ```
    /// use programme::{LanguageTag, vocabulary::Honorific};
    ///
    /// let zh: LanguageTag = "zh".parse()?;
    /// assert_eq!(Honorific::Ms.label(&zh).unwrap().text, "女士");
    /// assert!(Honorific::follows_the_name(&zh));
    /// # Ok::<(), programme::Error>(())
    /// ```
    Honorific, "a form of address" {
        /// The form of address for a man, such as "Mr." in English.
        Mr = "mr",
        /// The form of address for a woman, such as "Ms." in English.
        Ms = "ms",
        /// The form of address for heads of state, ministers and ambassadors, such as "H.E." in
        /// English.
        Excellency = "excellency",
    }
}

macro_rules! addresses {
    ($($language:ident [$($text:literal $(@ $source:literal)?),+])+) => {
        static ADDRESSES: &[(VocabularyLanguage, [Word; 3])] = &[$(
            (VocabularyLanguage::$language, [$(Word { text: $text, source: concat!($($source)?) }),+]),
        )+];
    };
}

addresses! {
    En ["Mr." @3, "Ms." @3, "H.E." @5]
    Fr ["M." @1, "Mme" @1, "S.E." @"expydoc"]
    Es ["Sr." @13, "Sra." @13, "S.E." @14]
    Ar ["السيد" @"CLDR", "السيدة" @16, "سعادة" @20]
    Ru ["г-н" @22, "г-жа", "Е. П." @23]
    Zh ["先生", "女士", "阁下" @31]
}

impl Honorific {
    /// Returns the form of address in the given language, such as "Mme" for [`Honorific::Ms`] in
    /// French. Returns `None` if the vocabulary contains no such form of address.
    pub fn label(self, language: &LanguageTag) -> Option<Label> {
        let language = VocabularyLanguage::of(language)?;
        let (_, [mr, ms, excellency]) = ADDRESSES.iter().find(|(other, _)| *other == language)?;
        Some(match self {
            Self::Mr => mr.into(),
            Self::Ms => ms.into(),
            Self::Excellency => excellency.into(),
        })
    }

    /// Returns `true` if the form of address follows the name in the given language, as in Chinese.
    pub fn follows_the_name(language: &LanguageTag) -> bool {
        matches!(VocabularyLanguage::of(language), Some(VocabularyLanguage::Zh | VocabularyLanguage::ZhHant))
    }

    /// Splits a line that starts with forms of address, such as "H.E. Mr.", into the forms of
    /// address and the rest of the line. Returns `None` if the line starts with no known form of
    /// address, or if nothing follows.
    ///
    /// Titles of office and academic titles, such as "Ambassador" and "Prof.", count as forms of
    /// address.
    ///
    /// ```
    /// use programme::vocabulary::Honorific;
    ///
    /// let line = "H.E. Mr. Ada Okoye, Minister";
    /// assert_eq!(Honorific::split_leading(line), Some(("H.E. Mr.", "Ada Okoye, Minister")));
    /// assert_eq!(Honorific::split_leading("Ada Okoye"), None);
    /// ```
    pub fn split_leading(line: &str) -> Option<(&str, &str)> {
        let mut rest = line;
        while let Some(after) = after_form(rest) {
            rest = after;
        }
        let forms = line.strip_suffix(rest)?.trim_end();
        (!forms.is_empty()).then_some((forms, rest))
    }

    /// Splits a name that ends with a form of address, as in Chinese, into the bare name and the
    /// form of address. Returns `None` if the name ends with no known form of address, or if
    /// nothing precedes it.
    ///
    /// ```
    /// use programme::vocabulary::Honorific;
    ///
    /// assert_eq!(Honorific::split_trailing("张伟先生"), Some(("张伟", "先生")));
    /// ```
    pub fn split_trailing(name: &str) -> Option<(&str, &str)> {
        TRAILING.iter().find_map(|form| {
            let before = name.strip_suffix(form)?.trim_end();
            (!before.trim_start().is_empty()).then_some((before, *form))
        })
    }
}

/// Returns the text after the longest form of address at the start of a line.
fn after_form(line: &str) -> Option<&str> {
    let forms = UNAMBIGUOUS.iter().chain(AMBIGUOUS).chain(PRINTED);
    let rests = forms.filter_map(|form| after(line, form));
    rests.min_by_key(|rest| rest.len())
}

/// Returns the text after a form of address. Letter case matters for short forms, such as "HE" and
/// "Me", because they are otherwise the same as ordinary words.
fn after<'l>(line: &'l str, form: &str) -> Option<&'l str> {
    let end = line.char_indices().nth(form.chars().count()).map_or(line.len(), |(at, _)| at);
    let (start, rest) = line.split_at_checked(end)?;
    // A full stop may follow each form, as in "Mme." and "Dr.".
    let stopped = rest.strip_prefix('.').filter(|_| !form.ends_with('.'));
    let is_stopped = stopped.is_some() || form.ends_with('.');
    let rest = stopped.unwrap_or(rest);
    let is_short = form.len() <= 3 && form.contains(char::is_uppercase);
    let is_equal = if is_short {
        start == form || (is_stopped && start == form.to_uppercase())
    } else {
        is_same(start, form)
    };
    let is_apart =
        rest.starts_with(char::is_whitespace) || (is_stopped && rest.starts_with(char::is_uppercase));
    let rest = rest.trim_start();
    (is_equal && is_apart && !rest.is_empty()).then_some(rest)
}

/// Compares two texts without regard to letter case and to the kind of space.
fn is_same(text: &str, form: &str) -> bool {
    let is_same = |one: char, other: char| {
        one == other || one.to_lowercase().eq(other.to_lowercase()) || (one.is_whitespace() && other == ' ')
    };
    text.chars().count() == form.chars().count()
        && text.chars().zip(form.chars()).all(|(one, other)| is_same(one, other))
}

/// The forms of address that precede a name and have no other meaning. If a form does not end with
/// a full stop, a text may add one. A longer form comes before a form with which it starts, such as
/// "S.E.M." before "S.E.".
static UNAMBIGUOUS: &[&str] = &[
    "Mr", "Mrs", "Ms", "Miss", "Mx", "Messrs", "Sir", // English
    "Dr", "Prof", "H.E.", "S.E.Mme", "S.E.M.", "S.E.", // many languages
    "MM.", "Mme", "Mmes", "Mlle", "Mlles", "Monsieur", "Madame", // French
    "Sr.", "Sra.", "Srta.", "Dra.", // Spanish, Portuguese
    "Herr", "Frau", // German
    "Dott.ssa", "Dott.", "Sig.ra", "Sig.", // Italian
];

/// Forms of address that are also initials, given names or positions. They are ignored when names
/// are compared, but do not prove that a name begins with a form of address.
static AMBIGUOUS: &[&str] = &["M.", "Dame", "Ing.", "Professor"];

/// Forms of address that are recognised only at the start of a printed line, and not when names are
/// compared. The list contains titles that can also be positions, such as "Judge", as well as rare
/// forms and forms in other scripts.
static PRINTED: &[&str] = &[
    // English
    "H. E.",
    "HE",
    "His Excellency",
    "Her Excellency",
    "The Honourable",
    "The Hon.",
    "Hon.",
    "Amb.",
    "Ambassador",
    "Rev.",
    "Judge",
    // French
    "S. E.",
    "Son Excellence",
    "Pr",
    "Me",
    // Spanish
    "Excmo.",
    "Excma.",
    "Sr. D.",
    "Sra. D.ª",
    "Dr. D.",
    "D.ª",
    "Sres.",
    "Señor",
    "Señora",
    "Embajador",
    "Embajadora",
    "Lic.",
    // Russian
    "Е. П.",
    "Е.П.",
    "Его Превосходительство",
    "Ее Превосходительство",
    "г-н",
    "г-жа",
    "гн",
    "гжа",
    "господин",
    "госпожа",
    "д-р",
    "проф.",
    "посол",
    // Arabic
    "سعادة",
    "معالي",
    "فخامة",
    "السيد",
    "السيدة",
    "الآنسة",
    "الدكتور",
    "الدكتورة",
    "الأستاذ",
    "الأستاذة",
    "السفير",
    "السفيرة",
    "أ.د.",
    "د.",
    "أ.",
    "م.",
];

/// Forms of address that follow a name. A longer form comes before a form with which it ends, such
/// as "先生阁下" before "阁下".
static TRAILING: &[&str] =
    &["先生阁下", "女士阁下", "先生", "女士", "小姐", "阁下", "閣下", "教授", "博士", "大使", "部长"];

/// Returns the forms of address that are ignored when names are compared, including those that are
/// also names. A full stop separates two words of a form.
#[cfg(any(feature = "translation", feature = "review", feature = "versions"))]
pub(super) fn compared_forms() -> impl Iterator<Item = &'static str> {
    UNAMBIGUOUS.iter().chain(AMBIGUOUS).map(|form| form.trim_end_matches('.'))
}

/// Returns `true` if the word is a form of address and not a name.
#[cfg(feature = "review")]
pub(crate) fn is_honorific(word: &str) -> bool {
    let word = word.trim_end_matches('.');
    UNAMBIGUOUS.iter().any(|form| form.trim_end_matches('.').eq_ignore_ascii_case(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_are_recognised_in_printed_lines() {
        for (language, labels) in ADDRESSES {
            for label in labels.iter().map(|label| label.text) {
                if matches!(language, VocabularyLanguage::Zh | VocabularyLanguage::ZhHant) {
                    let name = format!("Ada Okoye{label}");
                    assert_eq!(Honorific::split_trailing(&name), Some(("Ada Okoye", label)));
                } else {
                    let line = format!("{label} Ada Okoye");
                    assert_eq!(Honorific::split_leading(&line), Some((label, "Ada Okoye")));
                }
            }
        }
    }

    #[cfg(any(feature = "translation", feature = "review", feature = "versions"))]
    #[test]
    fn labels_in_latin_letters_are_ignored_when_names_are_compared() {
        let labels = ADDRESSES.iter().flat_map(|(_, labels)| labels).map(|label| label.text);
        let latin: Vec<_> = labels.filter(|label| label.is_ascii()).collect();
        assert_eq!(latin.len(), 9);
        for label in latin {
            let word = label.trim_end_matches('.');
            assert!(compared_forms().any(|form| form == word), "{label}");
        }
    }

    #[test]
    fn longer_forms_come_first_and_no_form_comes_twice() {
        let all: Vec<_> = UNAMBIGUOUS.iter().chain(AMBIGUOUS).chain(PRINTED).collect();
        for (index, form) in all.iter().enumerate() {
            assert!(!all[..index].contains(form), "{form}");
        }
        let compared: Vec<_> =
            UNAMBIGUOUS.iter().chain(AMBIGUOUS).map(|form| form.trim_end_matches('.')).collect();
        for (index, longer) in compared.iter().enumerate() {
            let begins = |shorter: &&str| longer.starts_with(&format!("{shorter}."));
            assert!(!compared[..index].iter().any(begins), "{longer}");
        }
        for (index, longer) in TRAILING.iter().enumerate() {
            assert!(!TRAILING[..index].iter().any(|shorter| longer.ends_with(shorter)), "{longer}");
        }
    }

    #[test]
    fn forms_of_address_are_split_from_lines() {
        for (line, forms) in [
            ("H.E. Mr. Ada Okoye", "H.E. Mr."),
            ("H.E. Mr.Ada Okoye", "H.E. Mr."),
            ("Prof. Dr. Ada Okoye", "Prof. Dr."),
            ("S.E.M. Ada Okoye", "S.E.M."),
            ("Son Excellence Mme Ada Okoye", "Son Excellence Mme"),
            ("Mme. Ada Okoye", "Mme."),
            ("excma. Ada Okoye", "excma."),
            ("HE Ada Okoye", "HE"),
            ("MR. Ada Okoye", "MR."),
            ("Sra.\u{a0}D.ª Ada Okoye", "Sra.\u{a0}D.ª"),
            ("Е. П. г-н Антон", "Е. П. г-н"),
            ("سعادة السيدة ليلى", "سعادة السيدة"),
            ("Frau Dr. Okoye", "Frau Dr."),
        ] {
            let (found, rest) = Honorific::split_leading(line).unwrap();
            assert_eq!((found, line.ends_with(rest)), (forms, true), "{line}");
        }
        for line in ["Mr", "Mr. ", "He will speak", "Mrs.", "Drew Okoye", "Ambassadors meet", ""] {
            assert_eq!(Honorific::split_leading(line), None, "{line}");
        }
        for name in ["先生", "Ada Okoye", ""] {
            assert_eq!(Honorific::split_trailing(name), None, "{name}");
        }
    }
}
