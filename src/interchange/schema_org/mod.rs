//! JSON-LD in the words of [schema.org](https://schema.org): what search engines read on the page of an event.
//!
//! The programme is an `Event`, its sessions are its `subEvent`s, and their parts are theirs. A node that stands for something
//! of the programme has an `@id` made of noun and id, `#session-open`; it is described where it is first met, and from then on named.
//! What has no word in schema.org is a [`Loss`](crate::interchange::Loss).
//!
//! | in the programme | in JSON-LD |
//! |---|---|
//! | title, subtitle, description, preamble | `name`, `alternateName`, `description`; long texts as one, paragraphs between blank lines |
//! | document title, status, revision, symbol, languages | `subjectOf` a `DigitalDocument` |
//! | kind | `@type` where schema.org has one, and the code in `additionalType`; the printed label among the `keywords` |
//! | number, what others call it | `identifier`, a `PropertyValue` |
//! | slot, planned length | `startDate`, `endDate` with the offset of the time zone; `duration` |
//! | status, slot and mode that it had before | `eventStatus`, `previousStartDate` |
//! | mode | `eventAttendanceMode` |
//! | place | `location`: a `Place` in a `Place` with its `PostalAddress`; a `VirtualLocation` for a room that is online |
//! | somebody who has the floor or presides | `performer`; organisers and conveners are `organizer`, sponsors `sponsor`, interpreters `translator`, observers `attendee`, all others `contributor` |
//! | role and printed heading | a `Role` around them: the code in `roleName`, the heading in `name` |
//! | posts | `jobTitle` and `affiliation`; the line as printed in `disambiguatingDescription` |
//! | tracks, tags | `keywords` |
//! | agenda items | `about` |
//! | questions, documents, links, attachments | `subjectOf`; an address without any words about it is `url` or `sameAs` |
//!
//! A part without a slot of its own states its date alone, since it takes place within its session. Nobody who declined, withdrew or
//! did not come is written, and no session that is dropped. Other than that, the whole is written: to
//! publish, take [`Programme::public`](crate::Programme::public) first.
//!
//! An extension `schema-org/isAccessibleForFree` of the programme or a session becomes that property, for what only its publisher knows.

mod event;
mod node;
mod party;
mod place;
mod programme;
mod time;
mod words;
mod writer;

use super::clock::dated;
use crate::interchange::{Export, ExportError};
use crate::programme::Programme;
use crate::value::url::Url;
use crate::view::Session;
use writer::JsonLdWriter;

/// How JSON-LD is written.
///
/// ```
/// use programme::interchange::schema_org::JsonLdOptions;
///
/// let options = JsonLdOptions::default().with_page("https://example.org/agenda".parse()?);
/// assert_eq!(options.page.unwrap(), "https://example.org/agenda");
/// # Ok::<(), programme::Error>(())
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct JsonLdOptions {
    /// The address of the page that the text will stand on, without a fragment. Ids are fragments of it; without it, of
    /// whatever page the text stands on.
    pub page: Option<Url>,
}

impl JsonLdOptions {
    /// The address of the page that the text will stand on.
    pub fn with_page(mut self, page: Url) -> Self {
        self.page = Some(page);
        self
    }
}

/// Writes a programme as JSON-LD.
///
/// ```
/// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/idm-2018-second-session.json"));
/// # let programme = serde_json::from_str::<programme::Draft>(json)?.build()?;
/// use programme::chrono::NaiveDate;
/// use programme::interchange::schema_org::{JsonLdOptions, write};
///
/// let first = NaiveDate::from_ymd_opt(2018, 10, 8).unwrap();
/// let dated = programme.anchored(first, Some("Europe/Zurich".parse()?))?;
/// let export = write(&dated, &JsonLdOptions::default())?;
/// let event: serde_json::Value = serde_json::from_str(&export.text)?;
/// assert_eq!(event["subEvent"][0]["startDate"], "2018-10-08T09:00:00+02:00");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
///
/// [`ExportError::Undated`] where a day with sessions has no date; [`ExportError::UnknownZone`].
pub fn write(programme: &Programme, options: &JsonLdOptions) -> Result<Export, ExportError> {
    let mut writer = JsonLdWriter::new(programme, options)?;
    dated(programme.sessions().declared())?;
    let event = writer.programme();
    Ok(writer.finish(event))
}

/// Writes one session with its parts, for a page of its own. Its losses are those of what is written.
///
/// ```
/// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/rivers-2026.json"));
/// # let programme = serde_json::from_str::<programme::Draft>(json)?.build()?;
/// use programme::interchange::schema_org::{JsonLdOptions, write_session};
///
/// let export = write_session(programme.session("opening").unwrap(), &JsonLdOptions::default())?;
/// assert!(export.text.contains(r##""@id": "#session-opening""##));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
///
/// As [`write`](fn@write), of the days on which it and its parts stand.
pub fn write_session(session: Session<'_>, options: &JsonLdOptions) -> Result<Export, ExportError> {
    let mut writer = JsonLdWriter::new(session.programme(), options)?;
    let events = writer.sessions(vec![session]);
    dated(events.visited)?;
    let event = events.roots.into_iter().next();
    Ok(writer.finish(event.unwrap_or_else(|| node::JsonLdNode::new("Event"))))
}
