//! Dates with their weekdays, in the full format of the Unicode CLDR. See `LICENSE-UNICODE` for the
//! licence terms.

use chrono::{Datelike, NaiveDate};

use crate::list::ToList;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Style {
    /// A date such as "2018-10-08".
    Iso,
    /// A date such as "Monday 8 October 2018".
    English,
    /// A date such as "lundi 8 octobre 2018".
    French,
    /// A date such as "lunes, 8 de octubre de 2018".
    Spanish,
    /// A date such as "понедельник, 8 октября 2018 г.".
    Russian,
    /// A date such as "الاثنين، 8 أكتوبر 2018".
    Arabic,
    /// A date such as "2018年10月8日星期一".
    Chinese,
}

/// The names of the months and of the weekdays, which start with Monday.
struct Names {
    months: [&'static str; 12],
    weekdays: [&'static str; 7],
}

const ENGLISH: Names = Names {
    months: [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ],
    weekdays: ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
};

const FRENCH: Names = Names {
    months: [
        "janvier",
        "février",
        "mars",
        "avril",
        "mai",
        "juin",
        "juillet",
        "août",
        "septembre",
        "octobre",
        "novembre",
        "décembre",
    ],
    weekdays: ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"],
};

const SPANISH: Names = Names {
    months: [
        "enero",
        "febrero",
        "marzo",
        "abril",
        "mayo",
        "junio",
        "julio",
        "agosto",
        "septiembre",
        "octubre",
        "noviembre",
        "diciembre",
    ],
    weekdays: ["lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo"],
};

const RUSSIAN: Names = Names {
    months: [
        "января",
        "февраля",
        "марта",
        "апреля",
        "мая",
        "июня",
        "июля",
        "августа",
        "сентября",
        "октября",
        "ноября",
        "декабря",
    ],
    weekdays: ["понедельник", "вторник", "среда", "четверг", "пятница", "суббота", "воскресенье"],
};

const ARABIC: Names = Names {
    months: [
        "يناير",
        "فبراير",
        "مارس",
        "أبريل",
        "مايو",
        "يونيو",
        "يوليو",
        "أغسطس",
        "سبتمبر",
        "أكتوبر",
        "نوفمبر",
        "ديسمبر",
    ],
    weekdays: ["الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد"],
};

const CHINESE: Names = Names {
    months: [""; 12],
    weekdays: ["星期一", "星期二", "星期三", "星期四", "星期五", "星期六", "星期日"],
};

impl Style {
    pub(super) fn format(self, date: NaiveDate) -> String {
        let (year, day) = (date.year(), date.day());
        let named = |names: &Names| {
            let month = names.months.get(date.month0() as usize).copied().unwrap_or_default();
            let weekday = date.weekday().num_days_from_monday() as usize;
            (names.weekdays.get(weekday).copied().unwrap_or_default(), month)
        };
        match self {
            Self::Iso => date.to_string(),
            Self::English => {
                let (weekday, month) = named(&ENGLISH);
                format!("{weekday} {day} {month} {year}")
            }
            Self::French => {
                let (weekday, month) = named(&FRENCH);
                // The first day of a month has an ordinal number.
                let ordinal = if day == 1 { "er" } else { "" };
                format!("{weekday} {day}{ordinal} {month} {year}")
            }
            Self::Spanish => {
                let (weekday, month) = named(&SPANISH);
                format!("{weekday}, {day} de {month} de {year}")
            }
            Self::Russian => {
                let (weekday, month) = named(&RUSSIAN);
                format!("{weekday}, {day} {month} {year} г.")
            }
            Self::Arabic => {
                let (weekday, month) = named(&ARABIC);
                format!("{weekday}، {day} {month} {year}")
            }
            Self::Chinese => {
                let (weekday, _) = named(&CHINESE);
                format!("{year}年{}月{day}日{weekday}", date.month())
            }
        }
    }
}

/// A date in the label of a day, as in "Monday 11 May: opening".
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Mention {
    pub(super) has_year: bool,
    /// Whether the label consists only of the date.
    pub(super) is_whole: bool,
}

impl Style {
    /// Finds the day and the month of a date in a label that is written in this style. Returns
    /// `None` if the label does not contain both next to each other, if they could belong to a
    /// range such as "10–11 May", or if the style is [`Iso`](Self::Iso).
    pub(super) fn mention(self, date: NaiveDate, label: &str) -> Option<Mention> {
        let names = match self {
            Self::Iso => return None,
            Self::English => &ENGLISH,
            Self::French => &FRENCH,
            Self::Spanish => &SPANISH,
            Self::Russian => &RUSSIAN,
            Self::Arabic => &ARABIC,
            Self::Chinese => return mention_in_chinese(date, label),
        };
        let label = label.to_lowercase();
        let words = label.split(|letter: char| !letter.is_alphanumeric());
        let words =
            words.filter(|word| !["", "de", "del", "of", "the", "le", "el", "г"].contains(word)).to_list();
        let year = date.year().to_string();
        let month = names.months.get(date.month0() as usize)?.to_lowercase();
        let weekday = names.weekdays.get(date.weekday().num_days_from_monday() as usize)?.to_lowercase();
        let is_month = |word: &str| word == month;
        let is_day = |word: &str| {
            let suffix = ["er", "st", "nd", "rd", "th"].iter().find_map(|suffix| word.strip_suffix(suffix));
            suffix.unwrap_or(word).parse() == Ok(date.day())
        };
        let is_number = |word: Option<&&str>| {
            word.is_some_and(|word| *word != year && word.starts_with(|first: char| first.is_ascii_digit()))
        };
        let is_found = words.windows(2).enumerate().any(|(at, pair)| match pair {
            // A number before the day can be the start of a range, as in "10–11 May".
            [day, found] if is_day(day) && is_month(found) => {
                !is_number(at.checked_sub(1).and_then(|before| words.get(before)))
            }
            [found, day] if is_day(day) && is_month(found) => !is_number(words.get(at + 2)),
            _ => false,
        });
        let is_of_date = |word: &&str| is_day(word) || is_month(word) || *word == weekday || *word == year;
        is_found.then(|| Mention {
            has_year: words.contains(&year.as_str()),
            is_whole: words.iter().all(is_of_date),
        })
    }
}

fn mention_in_chinese(date: NaiveDate, label: &str) -> Option<Mention> {
    let label: String = label.chars().filter(|letter| !letter.is_whitespace()).collect();
    let (before, after) = label.split_once(&format!("{}月{}日", date.month(), date.day()))?;
    if before.ends_with(|last: char| last.is_ascii_digit()) {
        return None;
    }
    let year = format!("{}年", date.year());
    let weekday = CHINESE.weekdays.get(date.weekday().num_days_from_monday() as usize)?;
    let rest = format!("{} {}", before.strip_suffix(&year).unwrap_or(before), after.replace(weekday, ""));
    Some(Mention { has_year: before.ends_with(&year), is_whole: !rest.contains(char::is_alphanumeric) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_found_in_labels() {
        let date = NaiveDate::from_ymd_opt(2026, 5, 11).unwrap();
        let (day, whole) = (Some((false, false)), Some((false, true)));
        for (style, label, expected) in [
            (Style::French, "Lundi 11 mai", whole),
            (Style::French, "Lundi 11 mai 2026", Some((true, true))),
            (Style::French, "Ouverture, lundi 11 mai", day),
            (Style::French, "Mardi 11 mai", day),
            (Style::French, "Lundi 1 mai", None),
            (Style::French, "Jour 11", None),
            (Style::English, "May 11th, 2026: opening", Some((true, false))),
            (Style::English, "10–11 May", None),
            (Style::English, "May 11–12", None),
            (Style::English, "Lundi 11 mai", None),
            (Style::Spanish, "Lunes, 11 de mayo", whole),
            (Style::Russian, "11 мая 2026 г.", Some((true, true))),
            (Style::Arabic, "الاثنين 11 مايو", whole),
            (Style::Chinese, "5月11日（星期一）", whole),
            (Style::Chinese, "2026年5月11日开幕", Some((true, false))),
            (Style::Chinese, "15月11日", None),
            (Style::Iso, "11 May", None),
        ] {
            let found = style.mention(date, label).map(|found| (found.has_year, found.is_whole));
            assert_eq!(found, expected, "{label}");
        }
    }

    #[test]
    fn each_language_writes_dates_in_its_manner() {
        let date = |year, month, day| NaiveDate::from_ymd_opt(year, month, day).unwrap();
        for (style, monday, first) in [
            (Style::Iso, "2018-10-08", "2026-03-01"),
            (Style::English, "Monday 8 October 2018", "Sunday 1 March 2026"),
            (Style::French, "lundi 8 octobre 2018", "dimanche 1er mars 2026"),
            (Style::Spanish, "lunes, 8 de octubre de 2018", "domingo, 1 de marzo de 2026"),
            (Style::Russian, "понедельник, 8 октября 2018 г.", "воскресенье, 1 марта 2026 г."),
            (Style::Arabic, "الاثنين، 8 أكتوبر 2018", "الأحد، 1 مارس 2026"),
            (Style::Chinese, "2018年10月8日星期一", "2026年3月1日星期日"),
        ] {
            assert_eq!(style.format(date(2018, 10, 8)), monday);
            assert_eq!(style.format(date(2026, 3, 1)), first);
        }
    }
}
