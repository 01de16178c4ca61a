//! Dates with their weekdays, in the full format of the Unicode CLDR. See `LICENSE-UNICODE` for the
//! licence terms.

use chrono::{Datelike, NaiveDate};

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

#[cfg(test)]
mod tests {
    use super::*;

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
