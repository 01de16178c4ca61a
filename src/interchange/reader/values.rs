//! Functions that read single values.

use chrono::{FixedOffset, NaiveDate, NaiveDateTime};

use crate::interchange::common::when::{self, LengthForm};
#[cfg(feature = "tz")]
use crate::interchange::common::zone_names;
use crate::interchange::common::{clock, ids, languages, lengths, texts};
use crate::value::block::Block;
use crate::value::kind::Kind;
use crate::value::language::LanguageTag;
use crate::value::slot::TimeRange;
use crate::value::time::{DayTime, Length};
use crate::value::time_zone::TimeZone;
use crate::vocabulary::{Meaning, recognise};

/// Reads a date that begins with the year, such as `2026-03-02`, `2026/3/2` or `2026年3月2日`. Other
/// forms are not accepted, because their order of day and month can be ambiguous.
///
/// ```
/// use programme::interchange::reader::date;
///
/// assert_eq!(date(" 2026-03-02 ").unwrap().to_string(), "2026-03-02");
/// assert_eq!(date("2026/3/2"), date("2026-03-02"));
/// assert_eq!(date("02/03/2026"), None);
/// ```
pub fn date(text: &str) -> Option<NaiveDate> {
    when::date(text.trim()).or_else(|| year_first(text))
}

fn year_first(text: &str) -> Option<NaiveDate> {
    let text = clock::digits(text);
    let text = text.trim().trim_end_matches(['日', '.']);
    let mut parts = text.split(['-', '/', '.', '年', '月']).map(str::trim);
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    let is_number = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    let is_date = year.len() == 4
        && [month, day].iter().all(|part| matches!(part.len(), 1 | 2))
        && [year, month, day].into_iter().all(is_number)
        && parts.next().is_none();
    if !is_date {
        return None;
    }
    NaiveDate::from_ymd_opt(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
}

/// Reads a date and time, such as `2026-03-02T09:00:00+01:00` or `2026-03-02 09:00`. The UTC offset
/// is `None` if it is missing from the text. A date without a time is not accepted.
///
/// ```
/// use programme::interchange::reader::date_time;
///
/// let (local, offset) = date_time("2026-03-02T09:00:00+01:00").unwrap();
/// assert_eq!(local.to_string(), "2026-03-02 09:00:00");
/// assert_eq!(offset.unwrap().local_minus_utc(), 3600);
/// assert_eq!(date_time("2026-03-02"), None);
/// ```
pub fn date_time(text: &str) -> Option<(NaiveDateTime, Option<FixedOffset>)> {
    let text = text.trim();
    if when::date(text).is_some() {
        return None;
    }
    let found = when::stamp(text)?;
    let offset = match found.offset {
        Some(seconds) => Some(FixedOffset::east_opt(seconds)?),
        None => None,
    };
    Some((found.clock, offset))
}

/// Reads a time of day in a common notation, such as `09:30`, `9:30`, `09:30:00`, `0930`, `9.30`,
/// `9h30`, `7 pm` or `7:30 p.m.`.
///
/// ```
/// use programme::interchange::reader::clock;
///
/// assert_eq!(clock("9:30").unwrap().to_string(), "09:30");
/// assert_eq!(clock("7 p.m.").unwrap().to_string(), "19:00");
/// assert_eq!(clock("24:00"), None);
/// assert_eq!(clock("9"), None);
/// ```
pub fn clock(text: &str) -> Option<DayTime> {
    DayTime::from_seconds(clock::time(text)?)
}

/// Reads a range of times, such as `9:30–11:00`, `9h30 à 11h` or `2–3:30 pm`. An end after midnight
/// is later than 24:00.
///
/// ```
/// use programme::interchange::reader::time_range;
///
/// let range = time_range("2–3:30 pm").unwrap();
/// assert_eq!((range.start.to_string(), range.end.to_string()), ("14:00".into(), "15:30".into()));
/// assert_eq!(time_range("22:00-01:00").unwrap().end.to_string(), "25:00");
/// assert_eq!(time_range("9:30"), None);
/// ```
pub fn time_range(text: &str) -> Option<TimeRange> {
    let (start, end) = clock::range(text)?;
    Some(TimeRange { start: DayTime::from_seconds(start)?, end: DayTime::from_seconds(end)? })
}

/// Reads a length of time: minutes, such as `45`; hours and minutes, such as `1:30`; hours, minutes
/// and seconds, such as `1:30:00`; an ISO 8601 duration, such as `PT1H30M`; or a length with units,
/// such as `45 min` or `1h30`.
///
/// ```
/// use programme::interchange::reader::length;
///
/// for text in ["90", "1:30", "01:30:00", "PT1H30M", "90 min", "1h30"] {
///     assert_eq!(length(text).unwrap().to_string(), "01:30");
/// }
/// assert_eq!(length("two hours"), None);
/// ```
pub fn length(text: &str) -> Option<Length> {
    let written = when::length(text).map(|length| length.seconds(LengthForm::Hours));
    Length::from_seconds(written.or_else(|| lengths::length(text))?)
}

/// Reads a language that is written as a tag or as a word, such as `en`, `pt_BR`, "English",
/// "Deutsch" or "français".
///
/// ```
/// use programme::interchange::reader::language;
///
/// assert_eq!(language("Deutsch").unwrap(), "de");
/// assert_eq!(language("pt_br").unwrap(), "pt-BR");
/// assert_eq!(language("Klingonish"), None);
/// ```
pub fn language(word: &str) -> Option<LanguageTag> {
    languages::language(word.trim())
}

/// Reads a kind of session, such as "Panel", "Keynote" or "Pause-café". The word is recognised in
/// all languages of the vocabulary, and words of the given language take precedence.
///
/// ```
/// use programme::Kind;
/// use programme::interchange::reader::kind;
///
/// assert_eq!(kind("Coffee break", &"en".parse()?), Some(Kind::CoffeeBreak));
/// assert_eq!(kind("Mysterious", &"en".parse()?), None);
/// # Ok::<(), programme::Error>(())
/// ```
pub fn kind(word: &str, language: &LanguageTag) -> Option<Kind> {
    recognise(word, Some(language)).into_iter().find_map(|reading| match reading.meaning {
        Meaning::Kind { kind, .. } => Some(kind),
        _ => None,
    })
}

/// Reads a time zone: an IANA name, or an offset such as `+01:00`. With the feature `tz`, names in
/// any case, names from Windows and Ruby on Rails, and cities such as "Berlin" are also accepted.
/// Without it, only the form of a name is checked.
///
/// ```
/// use programme::interchange::reader::time_zone;
///
/// assert_eq!(time_zone("+01:00").unwrap(), "+01:00");
/// # #[cfg(feature = "tz")] {
/// assert_eq!(time_zone("W. Europe Standard Time").unwrap(), "Europe/Berlin");
/// assert_eq!(time_zone("Atlantis"), None);
/// # }
/// ```
pub fn time_zone(name: &str) -> Option<TimeZone> {
    let name = name.trim();
    #[cfg(feature = "tz")]
    if let Some(known) = zone_names::named(name) {
        return known.zone.name().parse().ok();
    }
    let zone: TimeZone = name.parse().ok()?;
    Some(zone).filter(|zone| zone.fixed_offset().is_some() || cfg!(not(feature = "tz")))
}

/// Splits a long text into paragraphs at blank lines, unless several of these follow each other. A
/// text in HTML or Markdown is one block, as described at [`Block::detect`]. The list is empty if
/// the text is blank, or if it consists of empty elements of HTML, such as `<p>&nbsp;</p>`.
///
/// ```
/// use programme::interchange::reader::text_blocks;
///
/// let blocks = text_blocks("How a weir works.\n\nBring boots.");
/// assert_eq!(blocks, ["How a weir works.".into(), "Bring boots.".into()]);
/// assert!(text_blocks(" \n").is_empty());
/// assert!(text_blocks("<p>&nbsp;</p>").is_empty());
/// ```
pub fn text_blocks(text: &str) -> Vec<Block> {
    let text = text.replace("\r\n", "\n");
    let Some(text) = Some(text.trim()).filter(|text| !texts::is_blank_markup(text)) else {
        return Vec::new();
    };
    match Block::detect(text) {
        Block::Paragraph(_) => texts::paragraphs(text).into_iter().map(Block::from).collect(),
        block => vec![block],
    }
}

/// Converts a name into an id that consists of lower-case letters, digits and hyphens.
///
/// ```
/// use programme::interchange::reader::slug;
///
/// assert_eq!(slug("Séance 3: Que faire ?"), "séance-3-que-faire");
/// ```
pub fn slug(name: &str) -> String {
    ids::slug(name)
}
