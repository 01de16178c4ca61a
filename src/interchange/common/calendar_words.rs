//! The names of months and weekdays in English, French, Spanish, German, Russian, Arabic and
//! Chinese, in lower case.

use chrono::Weekday;

/// The names of the months, with abbreviations and inflected forms.
#[cfg(any(feature = "agenda-text", feature = "table"))]
pub(in crate::interchange) const MONTHS: [&[&str]; 12] = [
    &[
        "january",
        "janvier",
        "enero",
        "января",
        "январь",
        "يناير",
        "كانون الثاني/يناير",
        "كانون الثاني",
        "januar",
        "jan.",
        "jan",
        "janv.",
        "ene.",
        "янв.",
    ],
    &[
        "february",
        "février",
        "fevrier",
        "febrero",
        "февраля",
        "февраль",
        "فبراير",
        "شباط/فبراير",
        "شباط",
        "februar",
        "feb.",
        "feb",
        "févr.",
        "fév.",
        "февр.",
        "фев.",
    ],
    &["march", "mars", "marzo", "марта", "март", "مارس", "آذار/مارس", "آذار", "märz", "mar.", "mar", "мар."],
    &[
        "april",
        "avril",
        "abril",
        "апреля",
        "апрель",
        "أبريل",
        "ابريل",
        "نيسان/أبريل",
        "نيسان",
        "apr.",
        "apr",
        "avr.",
        "abr.",
        "апр.",
    ],
    &["may", "mai", "mayo", "мая", "май", "مايو", "أيار/مايو", "أيار"],
    &[
        "june",
        "juin",
        "junio",
        "июня",
        "июнь",
        "يونيو",
        "يونيه",
        "حزيران/يونيه",
        "حزيران/يونيو",
        "حزيران",
        "juni",
        "jun.",
        "июн.",
        "jun",
    ],
    &[
        "july",
        "juillet",
        "julio",
        "июля",
        "июль",
        "يوليو",
        "يوليه",
        "تموز/يوليه",
        "تموز/يوليو",
        "تموز",
        "juli",
        "jul.",
        "jul",
        "juil.",
        "июл.",
    ],
    &[
        "august",
        "août",
        "aout",
        "agosto",
        "августа",
        "август",
        "أغسطس",
        "آب/أغسطس",
        "آب",
        "aug.",
        "aug",
        "ago.",
        "авг.",
    ],
    &[
        "september",
        "septembre",
        "septiembre",
        "setiembre",
        "сентября",
        "сентябрь",
        "سبتمبر",
        "أيلول/سبتمبر",
        "أيلول",
        "sept.",
        "sept",
        "sep.",
        "sep",
        "сент.",
        "сен.",
    ],
    &[
        "october",
        "octobre",
        "octubre",
        "октября",
        "октябрь",
        "أكتوبر",
        "اكتوبر",
        "تشرين الأول/أكتوبر",
        "تشرين الأول",
        "oktober",
        "okt.",
        "okt",
        "oct.",
        "oct",
        "окт.",
    ],
    &[
        "november",
        "novembre",
        "noviembre",
        "ноября",
        "ноябрь",
        "نوفمبر",
        "تشرين الثاني/نوفمبر",
        "تشرين الثاني",
        "nov.",
        "nov",
        "нояб.",
        "ноя.",
    ],
    &[
        "december",
        "décembre",
        "decembre",
        "diciembre",
        "декабря",
        "декабрь",
        "ديسمبر",
        "كانون الأول/ديسمبر",
        "كانون الأول",
        "dezember",
        "dez.",
        "dez",
        "dec.",
        "dec",
        "déc.",
        "dic.",
        "дек.",
    ],
];

/// The names of the weekdays, with unambiguous abbreviations.
pub(in crate::interchange) const WEEKDAYS: [(Weekday, &[&str]); 7] = [
    (
        Weekday::Mon,
        &[
            "monday",
            "lundi",
            "lunes",
            "понедельник",
            "الاثنين",
            "الإثنين",
            "星期一",
            "周一",
            "週一",
            "montag",
            "mon.",
            "mon",
            "lun.",
        ],
    ),
    (
        Weekday::Tue,
        &[
            "tuesday",
            "mardi",
            "martes",
            "вторник",
            "الثلاثاء",
            "星期二",
            "周二",
            "週二",
            "dienstag",
            "tues.",
            "tue.",
            "tue",
        ],
    ),
    (
        Weekday::Wed,
        &[
            "wednesday",
            "mercredi",
            "miércoles",
            "miercoles",
            "среда",
            "الأربعاء",
            "الاربعاء",
            "星期三",
            "周三",
            "週三",
            "mittwoch",
            "wed.",
            "wed",
        ],
    ),
    (
        Weekday::Thu,
        &[
            "thursday",
            "jeudi",
            "jueves",
            "четверг",
            "الخميس",
            "星期四",
            "周四",
            "週四",
            "donnerstag",
            "thurs.",
            "thu.",
            "thu",
        ],
    ),
    (
        Weekday::Fri,
        &[
            "friday",
            "vendredi",
            "viernes",
            "пятница",
            "الجمعة",
            "星期五",
            "周五",
            "週五",
            "freitag",
            "fri.",
            "fri",
        ],
    ),
    (
        Weekday::Sat,
        &[
            "saturday",
            "samedi",
            "sábado",
            "sabado",
            "суббота",
            "السبت",
            "星期六",
            "周六",
            "週六",
            "samstag",
            "sat.",
            "sat",
        ],
    ),
    (
        Weekday::Sun,
        &[
            "sunday",
            "dimanche",
            "domingo",
            "воскресенье",
            "الأحد",
            "الاحد",
            "星期日",
            "星期天",
            "周日",
            "週日",
            "sonntag",
            "sun.",
            "sun",
        ],
    ),
];

/// Abbreviations of weekdays that are also other words. They are only recognised next to a date.
#[cfg(any(feature = "table", feature = "readers"))]
const SHORT_WEEKDAYS: [(Weekday, &[&str]); 7] = [
    (Weekday::Mon, &["mo", "пн"]),
    (Weekday::Tue, &["di", "вт"]),
    (Weekday::Wed, &["weds", "mer", "mié", "mi", "ср"]),
    (Weekday::Thu, &["thur", "jeu", "jue", "do", "чт"]),
    (Weekday::Fri, &["ven", "vie", "fr", "пт"]),
    (Weekday::Sat, &["sam", "sáb", "sa", "сб"]),
    (Weekday::Sun, &["dim", "dom", "so", "вс"]),
];

/// Returns the month with the given name or abbreviation, from 1 to 12. The word is in lower case
/// and has no final dot.
#[cfg(feature = "table")]
pub(in crate::interchange) fn month(word: &str) -> Option<u32> {
    let mut months = MONTHS.iter();
    let position = months.position(|names| names.iter().any(|name| name.trim_end_matches('.') == word))?;
    u32::try_from(position + 1).ok()
}

/// Returns the weekday with the given name or abbreviation. The word is in lower case and has no
/// final dot.
#[cfg(any(feature = "table", feature = "readers"))]
pub(in crate::interchange) fn weekday(word: &str) -> Option<Weekday> {
    let mut days = WEEKDAYS.iter().chain(&SHORT_WEEKDAYS);
    let found = days.find(|(_, names)| names.iter().any(|name| name.trim_end_matches('.') == word));
    found.map(|(weekday, _)| *weekday)
}

/// Returns the weekday with which a text begins.
#[cfg(any(feature = "readers", feature = "table"))]
pub(in crate::interchange) fn leading_weekday(text: &str) -> Option<Weekday> {
    let letters = text.trim_start().chars().take_while(|c| c.is_alphabetic()).take(20);
    weekday(&letters.flat_map(char::to_lowercase).collect::<String>())
}
