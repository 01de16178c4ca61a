//! What the days of a programme are called.

use super::tongue::Tongue;
use super::word::{Label, Word};
use crate::value::language::LanguageTag;

/// The words of one language: days one to ten.
macro_rules! days {
    ($($tongue:ident [$($text:literal $(@ $source:literal)?),+])+) => {
        static FIRST: &[(Tongue, [Word; 10])] = &[$(
            (Tongue::$tongue, [$(Word { text: $text, source: concat!($($source)?) }),+]),
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

/// What a day is called: in words up to the tenth, then by its number. Nothing for what comes before day 0, and in other languages.
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
    let tongue = Tongue::of(language)?;
    let (_, words) = FIRST.iter().find(|(other, _)| *other == tongue)?;
    let number = u32::try_from(number).ok()?;
    let in_words = number.checked_sub(1).and_then(|before| words.get(usize::try_from(before).ok()?));
    if let Some(word) = in_words {
        return Some(word.into());
    }
    let text = match tongue {
        Tongue::En => format!("Day {number}"),
        Tongue::Fr => format!("Jour {number}"),
        Tongue::Es => format!("Día {number}"),
        Tongue::Ar => format!("اليوم {number}"),
        Tongue::Ru => format!("День {number}"),
        Tongue::Zh => format!("第{number}天"),
        Tongue::ZhHant => return None,
    };
    Some(Label { text: text.into(), attested: false })
}
