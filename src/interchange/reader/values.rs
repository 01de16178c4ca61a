//! Functions that read single values.

use chrono::{FixedOffset, NaiveDate, NaiveDateTime};

use crate::interchange::common::when::{self, LengthForm};
#[cfg(feature = "tz")]
use crate::interchange::common::zone_names;
use crate::interchange::common::{ids, languages, texts};
use crate::value::block::Block;
use crate::value::kind::Kind;
use crate::value::language::LanguageTag;
use crate::value::time::{DayTime, Length};
use crate::value::time_zone::TimeZone;
use crate::vocabulary::{Meaning, recognise};

/// Reads a date of the form `2026-03-02`. Other forms are not read, because the order of day and
/// month cannot be guessed.
///
/// ```
/// use programme::interchange::reader::date;
///
/// assert_eq!(date(" 2026-03-02 ").unwrap().to_string(), "2026-03-02");
/// assert_eq!(date("02/03/2026"), None);
/// ```
pub fn date(text: &str) -> Option<NaiveDate> {
    when::date(text.trim())
}

/// Reads a date and time, such as `2026-03-02T09:00:00+01:00` or `2026-03-02 09:00`. The UTC offset
/// is `None` if the text has none. A date alone is not read.
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

/// Reads a clock time, such as `09:30`, `9:30`, `09:30:00` or `0930`.
///
/// ```
/// use programme::interchange::reader::clock;
///
/// assert_eq!(clock("9:30").unwrap().to_string(), "09:30");
/// assert_eq!(clock("24:00"), None);
/// ```
pub fn clock(text: &str) -> Option<DayTime> {
    DayTime::from_seconds(when::clock(text)?)
}

/// Reads a length of time: minutes, such as `45`; hours and minutes, such as `1:30`; hours, minutes
/// and seconds, such as `1:30:00`; or an ISO 8601 duration, such as `PT1H30M`.
///
/// ```
/// use programme::interchange::reader::length;
///
/// for text in ["90", "1:30", "01:30:00", "PT1H30M"] {
///     assert_eq!(length(text).unwrap().to_string(), "01:30");
/// }
/// assert_eq!(length("two hours"), None);
/// ```
pub fn length(text: &str) -> Option<Length> {
    Length::from_seconds(when::length(text)?.seconds(LengthForm::Hours))
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
/// all languages of the vocabulary, and those of the given language have precedence.
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

/// Reads a time zone: an IANA name in any case, an offset such as `+01:00` and, with the feature
/// `tz`, a name from Windows or Ruby on Rails or a city, such as "Berlin".
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

/// Splits a long text into paragraphs at blank lines. A text in HTML or Markdown is one block, as
/// described at [`Block::detect`]. The list is empty if the text is blank.
///
/// ```
/// use programme::interchange::reader::text_blocks;
///
/// let blocks = text_blocks("How a weir works.\n\nBring boots.");
/// assert_eq!(blocks, ["How a weir works.".into(), "Bring boots.".into()]);
/// assert!(text_blocks(" \n").is_empty());
/// ```
pub fn text_blocks(text: &str) -> Vec<Block> {
    let text = text.replace("\r\n", "\n");
    let Some(text) = texts::stated(text.trim()) else { return Vec::new() };
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
