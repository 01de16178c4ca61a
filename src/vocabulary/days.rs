//! Labels for the days of a programme, such as "Day One", in each language of the vocabulary.

use super::language::VocabularyLanguage;
use super::tables::{Label, Word};
use crate::value::language::LanguageTag;

macro_rules! days {
    ($($language:ident [$($text:literal $(@ $source:literal)?),+])+) => {
        static FIRST: &[(VocabularyLanguage, [Word; 10])] = &[$(
            (VocabularyLanguage::$language, [$(Word { text: $text, source: concat!($($source)?) }),+]),
        )+];
    };
}

days! {
    En ["Day One" @2, "Day Two", "Day Three", "Day Four", "Day Five", "Day Six", "Day Seven", "Day Eight", "Day Nine", "Day Ten"]
    Fr [
        "Première journée" @1, "Deuxième journée" @1, "Troisième journée", "Quatrième journée", "Cinquième journée",
        "Sixième journée", "Septième journée", "Huitième journée", "Neuvième journée", "Dixième journée"
    ]
    Es [
        "Primer día", "Segundo día", "Tercer día", "Cuarto día", "Quinto día",
        "Sexto día", "Séptimo día", "Octavo día", "Noveno día", "Décimo día"
    ]
    Ar [
        "اليوم الأول", "اليوم الثاني", "اليوم الثالث", "اليوم الرابع", "اليوم الخامس",
        "اليوم السادس", "اليوم السابع", "اليوم الثامن", "اليوم التاسع", "اليوم العاشر"
    ]
    Ru [
        "Первый день", "Второй день", "Третий день", "Четвёртый день", "Пятый день",
        "Шестой день", "Седьмой день", "Восьмой день", "Девятый день", "Десятый день"
    ]
    Zh ["第一天", "第二天", "第三天", "第四天", "第五天", "第六天", "第七天", "第八天", "第九天", "第十天"]
}

/// Returns the label of a day in the given language, such as "Day One" for day 1 in English.
/// Returns `None` if the number is negative, or if the vocabulary does not cover the language.
///
/// Numbers from 1 to 10 are written in words, and all other numbers in digits, as in "Day 11". No
/// labels are available in traditional Chinese characters.
///
/// ```
/// use programme::{LanguageTag, vocabulary::day_label};
///
/// let fr: LanguageTag = "fr".parse()?;
/// assert_eq!(day_label(2, &fr).unwrap().text, "Deuxième journée");
/// assert_eq!(day_label(11, &fr).unwrap().text, "Jour 11");
/// # Ok::<(), programme::Error>(())
/// ```
pub fn day_label(number: i32, language: &LanguageTag) -> Option<Label> {
    let language = VocabularyLanguage::of(language)?;
    let (_, words) = FIRST.iter().find(|(other, _)| *other == language)?;
    let number = u32::try_from(number).ok()?;
    let in_words = number.checked_sub(1).and_then(|before| words.get(usize::try_from(before).ok()?));
    if let Some(word) = in_words {
        return Some(word.into());
    }
    let text = match language {
        VocabularyLanguage::En => format!("Day {number}"),
        VocabularyLanguage::Fr => format!("Jour {number}"),
        VocabularyLanguage::Es => format!("Día {number}"),
        VocabularyLanguage::Ar => format!("اليوم {number}"),
        VocabularyLanguage::Ru => format!("День {number}"),
        VocabularyLanguage::Zh => format!("第{number}天"),
        VocabularyLanguage::ZhHant => return None,
    };
    Some(Label { text: text.into(), attested: false })
}
