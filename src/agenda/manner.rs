//! How a language sets an agenda: times, colons, the words that the page itself adds.
//!
//! The forms of times are those of published agendas and of the house styles of international organisations: "9 h – 10 h" in French,
//! "10:00–11:00" in English and Russian, "10.00 a 13.00 horas" in Spanish, "上午10时至11时" in Chinese, "9 صباحاً – 10 صباحاً" in
//! Arabic. Other languages are set as English is.

use std::fmt::{self, Write};

use crate::value::language::{Direction, LanguageTag};
use crate::value::slot::{DayPart, SlotTime, Span};
use crate::value::time::DayTime;

/// The manner of one language.
#[derive(Debug, Clone, Copy)]
pub(super) struct Manner {
    pub(super) direction: Direction,
    /// Between a heading and what follows, with the blank where there is one.
    pub(super) colon: &'static str,
    /// Between a name and functions, and between functions.
    pub(super) comma: &'static str,
    pub(super) everywhere: &'static str,
    pub(super) cancelled: &'static str,
    pub(super) postponed: &'static str,
    pub(super) unscheduled: &'static str,
    /// Whether "Mr." stands behind the name.
    pub(super) honorific_behind: bool,
    parts: [&'static str; 5],
    clock: Clock,
}

#[derive(Debug, Clone, Copy)]
enum Clock {
    /// 13:30–14:35
    Colon,
    /// 13 h 30 – 14 h 35
    French,
    /// 13.30 a 14.35 horas
    Spanish,
    /// 下午1时30分至2时35分
    Chinese,
    /// 1:30 بعد الظهر – 2:35 بعد الظهر
    Arabic,
}

const ENGLISH: Manner = Manner {
    direction: Direction::LeftToRight,
    colon: ": ",
    comma: ", ",
    everywhere: "everywhere",
    cancelled: "cancelled",
    postponed: "postponed",
    unscheduled: "Not yet scheduled",
    honorific_behind: false,
    parts: ["morning", "afternoon", "evening", "night", "all day"],
    clock: Clock::Colon,
};

const FRENCH: Manner = Manner {
    colon: "\u{a0}: ",
    everywhere: "partout",
    cancelled: "annulé",
    postponed: "reporté",
    unscheduled: "Sans horaire",
    parts: ["matin", "après-midi", "soirée", "nuit", "toute la journée"],
    clock: Clock::French,
    ..ENGLISH
};

const SPANISH: Manner = Manner {
    everywhere: "en todas partes",
    cancelled: "cancelado",
    postponed: "aplazado",
    unscheduled: "Sin horario",
    parts: ["mañana", "tarde", "noche", "madrugada", "todo el día"],
    clock: Clock::Spanish,
    ..ENGLISH
};

const RUSSIAN: Manner = Manner {
    everywhere: "везде",
    cancelled: "отменено",
    postponed: "перенесено",
    unscheduled: "Без времени",
    parts: ["утро", "день", "вечер", "ночь", "весь день"],
    ..ENGLISH
};

const ARABIC: Manner = Manner {
    direction: Direction::RightToLeft,
    comma: "، ",
    everywhere: "في كل مكان",
    cancelled: "ملغى",
    postponed: "مؤجل",
    unscheduled: "بلا موعد",
    parts: ["صباحاً", "بعد الظهر", "مساءً", "ليلاً", "طوال اليوم"],
    clock: Clock::Arabic,
    ..ENGLISH
};

const CHINESE: Manner = Manner {
    colon: "：",
    comma: "，",
    everywhere: "各处",
    cancelled: "取消",
    postponed: "延期",
    unscheduled: "时间未定",
    honorific_behind: true,
    parts: ["上午", "下午", "晚上", "夜间", "全天"],
    clock: Clock::Chinese,
    ..ENGLISH
};

impl Manner {
    /// The manner of a language; of one that has none of its own, as English but for its direction.
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

    /// When something is; empty where a slot states the day alone.
    pub(super) fn time(&self, time: SlotTime) -> String {
        let mut out = String::new();
        // Writing to a string does not fail.
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

    fn between(&self, out: &mut String, span: Span) -> fmt::Result {
        if span.start == span.end {
            return self.clock(out, span.start, None);
        }
        let dash = match self.clock {
            Clock::Colon => "–",
            Clock::French | Clock::Arabic => " – ",
            Clock::Spanish => " a ",
            Clock::Chinese => "至",
        };
        self.clock(out, span.start, None)?;
        out.write_str(dash)?;
        self.clock(out, span.end, Some(span.start))?;
        if matches!(self.clock, Clock::Spanish) { out.write_str(" horas") } else { Ok(()) }
    }

    /// One time, in a range behind another perhaps. Past midnight "+1" says that it belongs to the next day.
    fn clock(&self, out: &mut String, time: DayTime, behind: Option<DayTime>) -> fmt::Result {
        let (days, hour, minutes) = (time.hours() / 24, time.hours() % 24, time.minutes());
        match self.clock {
            Clock::Colon => write!(out, "{hour:02}:{minutes:02}")?,
            Clock::Spanish => write!(out, "{hour:02}.{minutes:02}")?,
            Clock::French if minutes == 0 => write!(out, "{hour} h")?,
            Clock::French => write!(out, "{hour} h {minutes:02}")?,
            Clock::Chinese => {
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
            Clock::Arabic => {
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
        Manner::of(Some(&language)).time(SlotTime::Between(Span::new(start, end).unwrap()))
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
        let manner = Manner::of(Some(&fr));
        assert_eq!(manner.time(SlotTime::Part(DayPart::AllDay)), "toute la journée");
        assert_eq!(manner.time(SlotTime::Day), "");
        assert_eq!(manner.time(SlotTime::From("09:15".parse().unwrap())), "9 h 15");
        assert_eq!(Manner::of(None).time(SlotTime::Part(DayPart::Night)), "night");
    }
}
