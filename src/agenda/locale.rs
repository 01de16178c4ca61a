//! Time formats, date formats, punctuation and fixed words, such as "cancelled", for agendas in
//! several languages.

use std::fmt::{self, Write};

use chrono::NaiveDate;

use super::dates;
use crate::value::language::{Direction, LanguageTag};
use crate::value::slot::{DayPart, SlotTime, TimeRange};
use crate::value::time::DayTime;

/// The conventions of a language for times, dates and punctuation.
///
/// English, French, Spanish, Russian, Arabic and Chinese have their own conventions. All other
/// languages use times in the English style, dates such as 2026-03-02, and English words.
///
/// The time formats follow published agendas and the house styles of international organisations:
/// "9 h – 10 h" in French, "10:00–11:00" in English and Russian, "10.00 a 13.00 horas" in Spanish,
/// "上午10时至11时" in Chinese, and "9 صباحاً – 10 صباحاً" in Arabic. The date formats are the full
/// formats of the Unicode CLDR.
///
/// ```
/// use programme::agenda::Locale;
/// use programme::time::TimeRange;
///
/// let french = Locale::of(&"fr-CH".parse()?);
/// assert_eq!(french.clock_time("09:15".parse()?), "9 h 15");
/// assert_eq!(french.time_range(TimeRange::new("13:30", "25:00")?), "13 h 30 – 1 h (+1)");
/// let day = programme::chrono::NaiveDate::from_ymd_opt(2018, 10, 8).unwrap();
/// assert_eq!(french.date(day), "lundi 8 octobre 2018");
/// # Ok::<(), programme::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Locale {
    /// The primary language subtag of the fixed words, such as `fr`.
    words: &'static str,
    direction: Direction,
    colon: &'static str,
    comma: &'static str,
    pub(super) everywhere: &'static str,
    pub(super) cancelled: &'static str,
    pub(super) postponed: &'static str,
    pub(super) unscheduled: &'static str,
    honorific_behind: bool,
    parts: [&'static str; 5],
    clock: ClockStyle,
    dates: dates::Style,
    /// Whether the number of days follows a time on a later day, as in "01:05 (+1)".
    has_day_marks: bool,
}

/// The parts of a range of times, such as "9 h", " – " and "10 h" in French.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct RangeParts {
    pub(crate) start: String,
    pub(crate) separator: &'static str,
    pub(crate) end: String,
    pub(crate) suffix: &'static str,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
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

const ENGLISH: Locale = Locale {
    words: "en",
    dates: dates::Style::English,
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
    has_day_marks: true,
};

const FRENCH: Locale = Locale {
    words: "fr",
    dates: dates::Style::French,
    colon: "\u{a0}: ",
    everywhere: "partout",
    cancelled: "annulé",
    postponed: "reporté",
    unscheduled: "Sans horaire",
    parts: ["matin", "après-midi", "soirée", "nuit", "toute la journée"],
    clock: ClockStyle::French,
    ..ENGLISH
};

const SPANISH: Locale = Locale {
    words: "es",
    dates: dates::Style::Spanish,
    everywhere: "en todas partes",
    cancelled: "cancelado",
    postponed: "aplazado",
    unscheduled: "Sin horario",
    parts: ["mañana", "tarde", "noche", "madrugada", "todo el día"],
    clock: ClockStyle::Spanish,
    ..ENGLISH
};

const RUSSIAN: Locale = Locale {
    words: "ru",
    dates: dates::Style::Russian,
    everywhere: "везде",
    cancelled: "отменено",
    postponed: "перенесено",
    unscheduled: "Без времени",
    parts: ["утро", "день", "вечер", "ночь", "весь день"],
    ..ENGLISH
};

const ARABIC: Locale = Locale {
    words: "ar",
    dates: dates::Style::Arabic,
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

const CHINESE: Locale = Locale {
    words: "zh",
    dates: dates::Style::Chinese,
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

impl Locale {
    /// Returns the conventions of the given language. A language without conventions of its own has
    /// English words and its own text direction.
    pub fn of(language: &LanguageTag) -> Self {
        Self::known(language).unwrap_or(Self {
            direction: language.direction(),
            dates: dates::Style::Iso,
            ..ENGLISH
        })
    }

    /// Returns `true` if the language has conventions of its own.
    pub(super) fn covers(language: &LanguageTag) -> bool {
        Self::known(language).is_some()
    }

    fn known(language: &LanguageTag) -> Option<Self> {
        Some(match language.language() {
            "en" => ENGLISH,
            "fr" => FRENCH,
            "es" => SPANISH,
            "ru" => RUSSIAN,
            "ar" => ARABIC,
            "zh" | "cmn" => CHINESE,
            _ => return None,
        })
    }

    /// Returns the same conventions without the number of days after a time on a later day.
    #[cfg(feature = "versions")]
    pub(crate) fn without_day_marks(self) -> Self {
        Self { has_day_marks: false, ..self }
    }

    /// Returns the primary subtag of the language of the words in times and dates. It is `en` for a
    /// language without conventions of its own.
    ///
    /// ```
    /// use programme::agenda::Locale;
    ///
    /// assert_eq!(Locale::of(&"zh-TW".parse()?).words_language(), "zh");
    /// assert_eq!(Locale::of(&"de".parse()?).words_language(), "en");
    /// # Ok::<(), programme::Error>(())
    /// ```
    pub const fn words_language(&self) -> &'static str {
        self.words
    }

    /// Returns the direction in which the language is written.
    pub const fn direction(&self) -> Direction {
        self.direction
    }

    /// Returns the separator between a heading and its content, with its white space, such as ": "
    /// in English. In French, a no-break space precedes the colon.
    pub const fn colon(&self) -> &'static str {
        self.colon
    }

    /// Returns the separator between the items of a line, such as the name and the function of a
    /// person, with its white space. It is ", " in English.
    pub const fn comma(&self) -> &'static str {
        self.comma
    }

    /// Returns `true` if an honorific follows the name, as in Chinese.
    pub const fn honorific_follows_name(&self) -> bool {
        self.honorific_behind
    }

    /// Formats a single time of the day, such as "9 h 15" in French. A time on a later day is
    /// followed by the number of days, as in "01:05 (+1)".
    #[doc(alias = "format")]
    pub fn clock_time(&self, time: DayTime) -> String {
        let mut out = String::new();
        // Writing to a string cannot fail.
        let _ = self.clock(&mut out, time, None);
        out
    }

    /// Formats a range of times, such as "9 h – 10 h" in French. A range whose start and end are
    /// equal is formatted as a single time.
    pub fn time_range(&self, range: TimeRange) -> String {
        let mut out = String::new();
        let _ = self.between(&mut out, range);
        out
    }

    /// Formats the time of a session, such as "9 h – 10 h" or "matin" in French. The result is
    /// empty if only the day of the session is known.
    pub fn slot_time(&self, time: SlotTime) -> String {
        match time {
            SlotTime::Day => String::new(),
            SlotTime::Part(part) => self.day_part(part).to_owned(),
            SlotTime::From(start) => self.clock_time(start),
            SlotTime::Between(range) => self.time_range(range),
        }
    }

    /// Formats a date with its weekday, such as "Monday 8 October 2018" in English. In a language
    /// without conventions of its own, the result is the date as `YYYY-MM-DD`.
    pub fn date(&self, date: NaiveDate) -> String {
        self.dates.format(date)
    }

    /// Finds a date in the label of a day. See [`dates::Style::mention`].
    pub(super) fn date_in(&self, label: &str, date: NaiveDate) -> Option<dates::Mention> {
        self.dates.mention(date, label)
    }

    /// Returns the word for a part of the day, such as "après-midi" in French.
    pub fn day_part(&self, part: DayPart) -> &'static str {
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
        let RangeParts { start, separator, end, suffix } = self.range_parts(span)?;
        for part in [&start, separator, &end, suffix] {
            out.push_str(part);
        }
        Ok(())
    }

    /// Returns the parts of a range of times. If the start and the end are equal, only the start is
    /// not empty.
    pub(crate) fn range_parts(&self, span: TimeRange) -> Result<RangeParts, fmt::Error> {
        let (mut start, mut end) = (String::new(), String::new());
        self.clock(&mut start, span.start, None)?;
        if span.start == span.end {
            return Ok(RangeParts { start, separator: "", end, suffix: "" });
        }
        let separator = match self.clock {
            ClockStyle::Colon => "–",
            ClockStyle::French | ClockStyle::Arabic => " – ",
            ClockStyle::Spanish => " a ",
            ClockStyle::Chinese => "至",
        };
        self.clock(&mut end, span.end, Some(span.start))?;
        let suffix = if matches!(self.clock, ClockStyle::Spanish) { " horas" } else { "" };
        Ok(RangeParts { start, separator, end, suffix })
    }

    /// Writes a single time. For the end of a range, `behind` is the start of the range.
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
        if days > 0 && self.has_day_marks { write!(out, " (+{days})") } else { Ok(()) }
    }
}

/// Returns the conventions of English.
impl Default for Locale {
    fn default() -> Self {
        ENGLISH
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
        Locale::of(&language).slot_time(SlotTime::Between(TimeRange::new(start, end).unwrap()))
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
        let locale = Locale::of(&fr);
        assert_eq!(locale.slot_time(SlotTime::Part(DayPart::AllDay)), "toute la journée");
        assert_eq!(locale.slot_time(SlotTime::Day), "");
        assert_eq!(locale.slot_time(SlotTime::From("09:15".parse().unwrap())), "9 h 15");
        assert_eq!(Locale::default().slot_time(SlotTime::Part(DayPart::Night)), "night");
    }
}
