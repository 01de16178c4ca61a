//! Recognises the format of a document by its content.

use std::fmt;

use super::{Import, ImportError, ImportOptions};
use crate::draft::Format;
#[cfg(feature = "readers")]
use crate::interchange::common::json::value::ExtraValue;

/// A format that [`read_any`] reads.
///
/// ```
/// use programme::interchange::SourceFormat;
///
/// assert_eq!(SourceFormat::ScheduleXml.to_string(), "schedule.xml");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum SourceFormat {
    /// The wire form of a programme as JSON, which requires the feature `schedule` or `readers`.
    Programme,
    /// schedule.xml, which requires the feature `schedule`.
    ScheduleXml,
    /// schedule.json, which requires the feature `schedule`.
    ScheduleJson,
    /// iCalendar, which requires the feature `icalendar`.
    Icalendar,
    /// The API of Sessionize, which requires the feature `readers`.
    Sessionize,
    /// The Open Event format, which requires the feature `readers`.
    OpenEvent,
    /// The files of KonOpas and ConClár, which require the feature `readers`.
    KonOpas,
    /// The API of pretalx, which requires the feature `readers`.
    Pretalx,
    /// The JSON export of Indico, which requires the feature `readers`.
    Indico,
    /// An agenda that was typed as text, which requires the feature `agenda-text`.
    AgendaText,
}

impl SourceFormat {
    /// All formats.
    pub const ALL: &'static [Self] = &[
        Self::Programme,
        Self::ScheduleXml,
        Self::ScheduleJson,
        Self::Icalendar,
        Self::Sessionize,
        Self::OpenEvent,
        Self::KonOpas,
        Self::Pretalx,
        Self::Indico,
        Self::AgendaText,
    ];

    /// Returns the name of the format as it is usually written, such as "iCalendar".
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Programme => Format::NAME,
            Self::ScheduleXml => "schedule.xml",
            Self::ScheduleJson => "schedule.json",
            Self::Icalendar => "iCalendar",
            Self::Sessionize => "Sessionize",
            Self::OpenEvent => "Open Event",
            Self::KonOpas => "KonOpas",
            Self::Pretalx => "pretalx",
            Self::Indico => "Indico",
            Self::AgendaText => "agenda text",
        }
    }

    /// Returns the format of a document, or `None` if it is not recognised. A format whose feature
    /// is disabled is not recognised.
    ///
    /// The format is detected only from the content, and never from the name of a file. Any text
    /// that starts with `<` is detected as schedule.xml. A document that several formats could
    /// contain, such as a list of rooms, is not recognised. A text in none of the other formats is
    /// an agenda if at least two sessions with a time can be read from it, unless it starts with
    /// `{` or `[`.
    ///
    /// ```
    /// use programme::interchange::SourceFormat;
    ///
    /// # #[cfg(feature = "icalendar")]
    /// assert_eq!(SourceFormat::detect("BEGIN:VCALENDAR\r\n"), Some(SourceFormat::Icalendar));
    /// assert_eq!(SourceFormat::detect("{}"), None);
    /// ```
    pub fn detect(text: &str) -> Option<Self> {
        let text = text.trim_start_matches('\u{feff}').trim_start();
        let starts_with =
            |word: &str| text.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word));
        if starts_with("<") {
            return cfg!(feature = "schedule").then_some(Self::ScheduleXml);
        }
        if starts_with("BEGIN:VCALENDAR") {
            return cfg!(feature = "icalendar").then_some(Self::Icalendar);
        }
        Self::of_json(text).or_else(|| Self::of_agenda(text))
    }

    #[cfg(not(feature = "agenda-text"))]
    fn of_agenda(_: &str) -> Option<Self> {
        None
    }

    #[cfg(feature = "agenda-text")]
    fn of_agenda(text: &str) -> Option<Self> {
        let is_json = text.starts_with(['{', '[']);
        (!is_json && super::agenda_text::is_agenda(text)).then_some(Self::AgendaText)
    }

    #[cfg(not(any(feature = "schedule", feature = "readers")))]
    fn of_json(_: &str) -> Option<Self> {
        None
    }

    #[cfg(all(feature = "schedule", not(feature = "readers")))]
    fn of_json(text: &str) -> Option<Self> {
        if super::wire::is_programme(text) {
            return Some(Self::Programme);
        }
        is_schedule(text).then_some(Self::ScheduleJson)
    }

    #[cfg(feature = "readers")]
    fn of_json(text: &str) -> Option<Self> {
        use super::common::json::parse;
        use super::{indico, konopas, open_event, pretalx, sessionize};

        type Test = fn(&ExtraValue) -> bool;

        let options = ImportOptions::default();
        if super::wire::is_programme(text) {
            return Some(Self::Programme);
        }
        if is_schedule(text) {
            return cfg!(feature = "schedule").then_some(Self::ScheduleJson);
        }
        // The remaining formats are only tested if the document does not exceed the default limits.
        let is_within = parse::check(text, options.limits).is_ok();
        let value: Option<ExtraValue> =
            Some(text).filter(|_| is_within).and_then(|text| serde_json::from_str(text).ok());
        if let Some(value) = value {
            let tests: [(Self, Test); 4] = [
                (Self::OpenEvent, open_event::is_part),
                (Self::Sessionize, sessionize::is_view),
                (Self::Indico, indico::is_export),
                (Self::Pretalx, pretalx::is_response),
            ];
            if let Some((format, _)) = tests.iter().find(|(_, is_format)| is_format(&value)) {
                return Some(*format);
            }
        }
        (is_within && konopas::is_guide(text, &options)).then_some(Self::KonOpas)
    }

    fn is_enabled(self) -> bool {
        match self {
            Self::Programme => cfg!(any(feature = "schedule", feature = "readers")),
            Self::ScheduleXml | Self::ScheduleJson => cfg!(feature = "schedule"),
            Self::Icalendar => cfg!(feature = "icalendar"),
            Self::Sessionize | Self::OpenEvent | Self::KonOpas | Self::Pretalx | Self::Indico => {
                cfg!(feature = "readers")
            }
            Self::AgendaText => cfg!(feature = "agenda-text"),
        }
    }
}

impl fmt::Display for SourceFormat {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

/// Returns `true` if a JSON document is a schedule. A document with a field `format` is never a
/// schedule, because this field marks the wire form of a programme.
#[cfg(any(feature = "schedule", feature = "readers"))]
fn is_schedule(text: &str) -> bool {
    use super::common::json::by_date::{has_dates, is_by_date};
    use super::common::json::value::ExtraValue;

    #[derive(serde::Deserialize)]
    struct Head {
        format: Option<serde::de::IgnoredAny>,
        schedule: Option<ExtraValue>,
    }

    // `serde` can also read a struct from a JSON list, but a list is never a schedule.
    let head = text.trim_start().starts_with('{').then(|| serde_json::from_str::<Head>(text));
    head.is_some_and(|head| {
        head.is_ok_and(|head| {
            // Files of KonOpas can also have a field `schedule`, which is then a list.
            let is_list = |schedule: &ExtraValue| matches!(schedule, ExtraValue::List(_));
            let is_ours = |schedule: ExtraValue| {
                !is_list(&schedule) && (!has_dates(&schedule) || is_by_date(&schedule))
            };
            head.format.is_none() && head.schedule.is_some_and(is_ours)
        })
    })
}

/// Reads a document in any format that is enabled, and returns the format with the import. `hint`
/// is the format in which to read the document. Without it, the format is
/// [detected](SourceFormat::detect).
///
/// A programme in the wire form is read as by [`Draft::read`](crate::Draft::read). The import has
/// no findings. Its draft may have integrity problems, which [`build`](crate::Draft::build)
/// reports. The options are ignored, except for the limits.
///
/// Spreadsheets are not read by this function, because they consist of rows of cells. Pass the rows
/// to `interchange::table::read`.
///
/// The source must be valid UTF-8. The lines of a calendar can be folded in the middle of a
/// character, as described at `icalendar::read_bytes`.
///
/// ```
/// # #[cfg(feature = "readers")] {
/// use programme::interchange::{ImportOptions, SourceFormat, read_any};
///
/// let source = br#"var program = [ { "id": "1", "title": "Weirs" } ];"#;
/// let (format, import) = read_any(source, None, &ImportOptions::default())?;
/// assert_eq!(format, SourceFormat::KonOpas);
/// assert_eq!(import.draft.sessions.len(), 1);
/// # }
/// # Ok::<(), programme::interchange::ImportError>(())
/// ```
///
/// # Errors
///
/// Returns an error with the code [`Code::MalformedDocument`](crate::Code::MalformedDocument) if
/// the source is empty, if it is not UTF-8, if the format is not recognised, if its feature is
/// disabled, or if the reader of the format returns this code. JSON that cannot be parsed is
/// reported with a line and a column. If the source exceeds the [limits](super::Limits), the code
/// is [`Code::LimitExceeded`](crate::Code::LimitExceeded). An invalid value in the wire form has
/// its own code, such as [`Code::MalformedTime`](crate::Code::MalformedTime).
pub fn read_any(
    bytes: &[u8],
    hint: Option<SourceFormat>,
    options: &ImportOptions,
) -> Result<(SourceFormat, Import), ImportError> {
    if bytes.len() > options.limits.bytes {
        let message =
            format!("the source has {} bytes, more than the limit of {}", bytes.len(), options.limits.bytes);
        return Err(ImportError::limit(message, None));
    }
    let is_calendar = bytes
        .strip_prefix("\u{feff}".as_bytes())
        .unwrap_or(bytes)
        .trim_ascii_start()
        .get(..15)
        .is_some_and(|start| start.eq_ignore_ascii_case(b"BEGIN:VCALENDAR"));
    #[cfg(feature = "icalendar")]
    if hint == Some(SourceFormat::Icalendar) || hint.is_none() && is_calendar {
        return super::icalendar::read_bytes(bytes, options).map(|import| (SourceFormat::Icalendar, import));
    }
    let _ = is_calendar;
    let text = std::str::from_utf8(bytes)
        .map_err(|_| ImportError::malformed("the source is not valid UTF-8: save it as UTF-8", None))?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let Some(format) = hint.or_else(|| SourceFormat::detect(text)) else {
        return Err(unrecognised(text, options));
    };
    let import = match format {
        #[cfg(any(feature = "schedule", feature = "readers"))]
        SourceFormat::Programme => super::wire::read(text, options.limits),
        #[cfg(feature = "schedule")]
        SourceFormat::ScheduleXml => super::schedule::read_xml(text, options),
        #[cfg(feature = "schedule")]
        SourceFormat::ScheduleJson => super::schedule::read_json(text, options),
        #[cfg(feature = "readers")]
        SourceFormat::Sessionize => super::sessionize::read(&[text], options),
        #[cfg(feature = "readers")]
        SourceFormat::OpenEvent => super::open_event::read(&[text], options),
        #[cfg(feature = "readers")]
        SourceFormat::KonOpas => super::konopas::read(&[text], options),
        #[cfg(feature = "readers")]
        SourceFormat::Pretalx => super::pretalx::read(&[text], options),
        #[cfg(feature = "readers")]
        SourceFormat::Indico => super::indico::read(&[text], options),
        #[cfg(feature = "agenda-text")]
        SourceFormat::AgendaText => super::agenda_text::read(text, &options.clone().into()),
        #[allow(unreachable_patterns, reason = "some formats are only read with a feature")]
        other => {
            let message = format!("the feature that reads {other} is disabled");
            Err(ImportError::malformed(message, None))
        }
    }?;
    Ok((format, import))
}

/// Returns the error for a source in an unknown format.
#[cfg_attr(
    not(any(feature = "schedule", feature = "readers")),
    expect(unused_variables, reason = "without a JSON format, the limits do not apply")
)]
fn unrecognised(text: &str, options: &ImportOptions) -> ImportError {
    if text.trim().is_empty() {
        return ImportError::malformed("the source is empty", None);
    }
    #[cfg(any(feature = "schedule", feature = "readers"))]
    if text.trim_start().starts_with(['{', '['])
        && let Err(error) = super::wire::check_syntax(text, options.limits)
    {
        return error;
    }
    let enabled = SourceFormat::ALL.iter().filter(|format| format.is_enabled());
    let names: Vec<_> = enabled.map(ToString::to_string).collect();
    let message = if names.is_empty() {
        "the format of the source is not recognised, because all features for formats are disabled".to_owned()
    } else {
        format!("the format of the source is not recognised: the enabled formats are {}", names.join(", "))
    };
    ImportError::malformed(message, None)
}
