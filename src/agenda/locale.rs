//! Time formats, punctuation and fixed words, such as "cancelled", for agendas in several
//! languages.
//!
//! The time formats follow published agendas and the house styles of international organisations:
//! "9 h – 10 h" in French, "10:00–11:00" in English and Russian, "10.00 a 13.00 horas" in Spanish,
//! "上午10时至11时" in Chinese, and "9 صباحاً – 10 صباحاً" in Arabic. All other languages use the
//! English style.

use std::fmt::{self, Write};

use crate::value::language::{Direction, LanguageTag};
use crate::value::slot::{DayPart, SlotTime, TimeRange};
use crate::value::time::DayTime;

#[derive(Debug, Clone, Copy)]
pub(super) struct LocaleStyle {
    pub(super) direction: Direction,
    /// The separator between a heading and its content, such as ": ".
    pub(super) colon: &'static str,
    /// The separator between the name and the position of a person, such as ", ".
    pub(super) comma: &'static str,
    pub(super) everywhere: &'static str,
    pub(super) cancelled: &'static str,
    pub(super) postponed: &'static str,
    pub(super) unscheduled: &'static str,
    /// Whether the honorific follows the name, as in Chinese.
    pub(super) honorific_behind: bool,
    parts: [&'static str; 5],
    clock: ClockStyle,
}

#[derive(Debug, Clone, Copy)]
enum ClockStyle {
    /// The style of most languages, such as "13:30–14:35".
    Colon,
    /// The French style, such as "13 h 30 – 14 h 35".
    French,
    /// The Spanish style, such as "13.30 a 14.35 horas".
    Spanish,
    /// The Chinese style, such as "下午1时30分至2时35分".
    Chinese,
    /// The Arabic style, such as "1:30 بعد الظهر – 2:35 بعد الظهر".
    Arabic,
}

const ENGLISH: LocaleStyle = LocaleStyle {
    direction: Direction::LeftToRight,
    colon: ": ",
    comma: ", ",
    everywhere: "everywhere",
    cancelled: "cancelled",
    postponed: "postponed",
    unscheduled: "Not yet scheduled",
    honorific_behind: false,
    parts: ["morning", "afternoon", "evening", "night", "all day"],
    clock: ClockStyle::Colon,
};

const FRENCH: LocaleStyle = LocaleStyle {
    colon: "\u{a0}: ",
    everywhere: "partout",
    cancelled: "annulé",
    postponed: "reporté",
    unscheduled: "Sans horaire",
    parts: ["matin", "après-midi", "soirée", "nuit", "toute la journée"],
    clock: ClockStyle::French,
    ..ENGLISH
};

const SPANISH: LocaleStyle = LocaleStyle {
    everywhere: "en todas partes",
    cancelled: "cancelado",
    postponed: "aplazado",
    unscheduled: "Sin horario",
    parts: ["mañana", "tarde", "noche", "madrugada", "todo el día"],
    clock: ClockStyle::Spanish,
    ..ENGLISH
};

const RUSSIAN: LocaleStyle = LocaleStyle {
    everywhere: "везде",
    cancelled: "отменено",
    postponed: "перенесено",
    unscheduled: "Без времени",
    parts: ["утро", "день", "вечер", "ночь", "весь день"],
    ..ENGLISH
};

const ARABIC: LocaleStyle = LocaleStyle {
    direction: Direction::RightToLeft,
    comma: "، ",
    everywhere: "في كل مكان",
    cancelled: "ملغى",
    postponed: "مؤجل",
    unscheduled: "بلا موعد",
    parts: ["صباحاً", "بعد الظهر", "مساءً", "ليلاً", "طوال اليوم"],
    clock: ClockStyle::Arabic,
    ..ENGLISH
};

const CHINESE: LocaleStyle = LocaleStyle {
    colon: "：",
    comma: "，",
    everywhere: "各处",
    cancelled: "取消",
    postponed: "延期",
    unscheduled: "时间未定",
    honorific_behind: true,
    parts: ["上午", "下午", "晚上", "夜间", "全天"],
    clock: ClockStyle::Chinese,
    ..ENGLISH
};

impl LocaleStyle {
    /// Returns the style for the given language. Most languages use the English style, combined
    /// with the text direction of the language.
    pub(super) fn of(language: Option<&LanguageTag>) -> Self {
        let Some(language) = language else { return ENGLISH };
        match language.language() {
            "fr" => FRENCH,
            "es" => SPANISH,
            "ru" => RUSSIAN,
            "ar" => ARABIC,
            "zh" | "cmn" => CHINESE,
            _ => Self { direction: language.direction(), ..ENGLISH },
        }
    }

    /// Formats the time of a session, such as "9 h – 10 h" in French. The result is empty if only
    /// the day of the session is known.
    pub(super) fn time(&self, time: SlotTime) -> String {
        let mut out = String::new();
        // Writing to a string cannot fail.
        let _ = match time {
            SlotTime::Day => Ok(()),
            SlotTime::Part(part) => out.write_str(self.part(part)),
            SlotTime::From(start) => self.clock(&mut out, start, None),
            SlotTime::Between(span) => self.between(&mut out, span),
        };
        out
    }

    fn part(&self, part: DayPart) -> &'static str {
        let [morning, afternoon, evening, night, all_day] = self.parts;
        match part {
            DayPart::Morning => morning,
            DayPart::Afternoon => afternoon,
            DayPart::Evening => evening,
            DayPart::Night => night,
            DayPart::AllDay => all_day,
        }
    }

    fn between(&self, out: &mut String, span: TimeRange) -> fmt::Result {
        if span.start == span.end {
            return self.clock(out, span.start, None);
        }
        let dash = match self.clock {
            ClockStyle::Colon => "–",
            ClockStyle::French | ClockStyle::Arabic => " – ",
            ClockStyle::Spanish => " a ",
            ClockStyle::Chinese => "至",
        };
        self.clock(out, span.start, None)?;
        out.write_str(dash)?;
        self.clock(out, span.end, Some(span.start))?;
        if matches!(self.clock, ClockStyle::Spanish) { out.write_str(" horas") } else { Ok(()) }
    }

    /// Writes a single time. For the end of a range, `behind` is the start of the range. A time on
    /// a later day is followed by the number of days, as in "01:05 (+1)".
    fn clock(&self, out: &mut String, time: DayTime, behind: Option<DayTime>) -> fmt::Result {
        let (days, hour, minutes) = (time.hours() / 24, time.hours() % 24, time.minutes());
        match self.clock {
            ClockStyle::Colon => write!(out, "{hour:02}:{minutes:02}")?,
            ClockStyle::Spanish => write!(out, "{hour:02}.{minutes:02}")?,
            ClockStyle::French if minutes == 0 => write!(out, "{hour} h")?,
            ClockStyle::French => write!(out, "{hour} h {minutes:02}")?,
            ClockStyle::Chinese => {
                let period = chinese_period(hour);
                let same = behind.is_some_and(|start| {
                    start.hours() / 24 == days && chinese_period(start.hours() % 24) == period
                });
                let hour = if hour > 12 { hour - 12 } else { hour };
                write!(out, "{}{hour}时", if same { "" } else { period })?;
                if minutes > 0 {
                    write!(out, "{minutes}分")?;
                }
            }
            ClockStyle::Arabic => {
                let half = match hour {
                    0..12 => "صباحاً",
                    12..18 => "بعد الظهر",
                    _ => "مساءً",
                };
                let twelve = if hour % 12 == 0 { 12 } else { hour % 12 };
                match minutes {
                    0 => write!(out, "{twelve} {half}")?,
                    _ => write!(out, "{twelve}:{minutes:02} {half}")?,
                }
            }
        }
        if days > 0 { write!(out, " (+{days})") } else { Ok(()) }
    }
}

fn chinese_period(hour: u32) -> &'static str {
    match hour {
        0..6 => "凌晨",
        6..12 => "上午",
        12 => "中午",
        13..18 => "下午",
        _ => "晚上",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn time(language: &str, start: &str, end: &str) -> String {
        let language: LanguageTag = language.parse().unwrap();
        LocaleStyle::of(Some(&language)).time(SlotTime::Between(TimeRange::new(start, end).unwrap()))
    }

    #[test]
    fn each_language_writes_times_in_its_manner() {
        for (language, whole, minutes, night) in [
            ("fr", "9 h – 10 h", "13 h 30 – 14 h 35", "22 h – 1 h 05 (+1)"),
            ("en", "09:00–10:00", "13:30–14:35", "22:00–01:05 (+1)"),
            ("de", "09:00–10:00", "13:30–14:35", "22:00–01:05 (+1)"),
            ("ru", "09:00–10:00", "13:30–14:35", "22:00–01:05 (+1)"),
            ("es", "09.00 a 10.00 horas", "13.30 a 14.35 horas", "22.00 a 01.05 (+1) horas"),
            ("zh", "上午9时至10时", "下午1时30分至2时35分", "晚上10时至凌晨1时5分 (+1)"),
            ("ar", "9 صباحاً – 10 صباحاً", "1:30 بعد الظهر – 2:35 بعد الظهر", "10 مساءً – 1:05 صباحاً (+1)"),
        ] {
            assert_eq!(time(language, "09:00", "10:00"), whole);
            assert_eq!(time(language, "13:30", "14:35"), minutes);
            assert_eq!(time(language, "22:00", "25:05"), night);
        }
        assert_eq!(time("zh-Hant", "11:00", "13:00"), "上午11时至下午1时");
        assert_eq!(time("zh", "12:00", "12:30"), "中午12时至12时30分");
        assert_eq!(time("ar", "00:00", "12:00"), "12 صباحاً – 12 بعد الظهر");
        assert_eq!(time("fr", "10:00", "10:00"), "10 h");
    }

    #[test]
    fn what_states_no_clock_time_is_said_in_words() {
        let fr: LanguageTag = "fr".parse().unwrap();
        let locale = LocaleStyle::of(Some(&fr));
        assert_eq!(locale.time(SlotTime::Part(DayPart::AllDay)), "toute la journée");
        assert_eq!(locale.time(SlotTime::Day), "");
        assert_eq!(locale.time(SlotTime::From("09:15".parse().unwrap())), "9 h 15");
        assert_eq!(LocaleStyle::of(None).time(SlotTime::Part(DayPart::Night)), "night");
    }
}
