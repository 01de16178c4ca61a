//! Writing of JSON-LD with the vocabulary of [schema.org](https://schema.org). Search engines read
//! such data from web pages about events.
//!
//! The programme becomes an `Event`. Its sessions become `subEvent`s of the programme, and the
//! parts of a session become `subEvent`s of that session. The `@id` of a node consists of the type
//! of the entity and its id, such as `#session-open`. A node is written in full only once. Other
//! nodes refer to it by its `@id`, and repeat only a few identifying properties. Data for which
//! schema.org has no property is reported as a [`Loss`](crate::interchange::Loss).
//!
//! | programme | JSON-LD |
//! |---|---|
//! | title, subtitle | `name`, `alternateName` |
//! | description, preamble | `description`, with blank lines between paragraphs |
//! | document title, status, revision, symbol, languages | `subjectOf` with a `DigitalDocument` |
//! | kind | `@type` if schema.org has a matching type; the code is also written as `additionalType`, and the printed label as one of the `keywords` |
//! | number, external ids | `identifier` with a `PropertyValue` |
//! | slot | `startDate`, `endDate`, with the offset from UTC if the programme has a time zone |
//! | planned length | `duration` |
//! | status, previous slot, previous mode | `eventStatus`, `previousStartDate` |
//! | mode | `eventAttendanceMode` |
//! | place | `location`: a `Place` within a `Place` with a `PostalAddress`, or a `VirtualLocation` for an online room |
//! | participation with speaking time or a presiding role | `performer` |
//! | other participations | `organizer` for organisers and conveners, `sponsor` for sponsors, `translator` for interpreters, `attendee` for observers, and `contributor` for all other roles |
//! | role, printed heading | a `Role` around the party, with the code as `roleName` and the heading as `name` |
//! | posts | `jobTitle` and `affiliation`; the printed line is written as `disambiguatingDescription` |
//! | tracks, tags | `keywords` |
//! | agenda items | `about` |
//! | questions, documents, attachments | `subjectOf` |
//! | links | `url` and `sameAs` for links that only have an address, `subjectOf` for all others |
//!
//! If a part has no slot, only the date of its parent session is written, because the time of the
//! part is not known. Dropped sessions and their parts are not written. The same applies to
//! participations that were declined or withdrawn, and to people who did not appear. The writer
//! does not hide any other data. Before you publish a programme, select its public data with
//! [`Programme::public`](crate::Programme::public).
//!
//! A programme has no field for some properties of schema.org, such as `isAccessibleForFree`. To
//! write such a property, add an extension with the key `schema-org/isAccessibleForFree` to the
//! programme or the session.

mod write;

use std::collections::HashSet;

use crate::interchange::common::zones::dated;
use crate::interchange::{Export, ExportError};
use crate::programme::Programme;
use crate::report::{Reportable, Subject};
use crate::value::url::Url;
use crate::view::Session;
use write::context::WriteContext;
use write::node::JsonLdNode;

/// Options for writing JSON-LD, such as the address of the web page that will contain it.
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
    /// The address of the web page that will contain the JSON-LD text, without a fragment. The ids
    /// of nodes are fragments of this address. If no address is specified, the ids are relative to
    /// the page.
    pub page: Option<Url>,
}

impl JsonLdOptions {
    /// Sets the address of the web page that will contain the JSON-LD text.
    pub fn with_page(mut self, page: Url) -> Self {
        self.page = Some(page);
        self
    }
}

/// Writes a programme as JSON-LD, which can be embedded in the web page of the event.
///
/// The [module documentation](self) describes how fields correspond to properties of schema.org.
/// The result also lists the data that JSON-LD cannot represent.
///
/// # Errors
///
/// Returns [`ExportError::Undated`] if a day with sessions has no date.
/// Returns [`ExportError::UnknownZone`] if the time zone of the programme is not in the IANA time
/// zone database.
///
/// # Examples
///
/// ```
/// # let json = include_str!(concat!(
/// #     env!("CARGO_MANIFEST_DIR"),
/// #     "/examples/data/idm-2018-second-session.json",
/// # ));
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
pub fn write(programme: &Programme, options: &JsonLdOptions) -> Result<Export, ExportError> {
    let mut context = WriteContext::new(programme, options.page.as_ref())?;
    dated(programme.sessions().declared())?;
    let event = write::programme::programme(&mut context);
    Ok(context.finish(event))
}

/// Writes a session and its parts as JSON-LD, which can be embedded in the web page of the session.
///
/// The result lists only losses in the session, its parts, and the entities to which they refer.
///
/// # Errors
///
/// Returns the same errors as [`write`](fn@write). Only the days of the written sessions must have
/// a date.
///
/// # Examples
///
/// ```
/// # let json = include_str!(concat!(
/// #     env!("CARGO_MANIFEST_DIR"),
/// #     "/examples/data/rivers-2026.json",
/// # ));
/// # let programme = serde_json::from_str::<programme::Draft>(json)?.build()?;
/// use programme::interchange::schema_org::{JsonLdOptions, write_session};
///
/// let export = write_session(programme.session("opening").unwrap(), &JsonLdOptions::default())?;
/// assert!(export.text.contains(r##""@id": "#session-opening""##));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn write_session(session: Session<'_>, options: &JsonLdOptions) -> Result<Export, ExportError> {
    let mut context = WriteContext::new(session.programme(), options.page.as_ref())?;
    let events = write::event::sessions(&mut context, vec![session]);
    dated(events.visited.iter().copied())?;
    let event = events.roots.into_iter().next();
    let mut export = context.finish(event.unwrap_or_else(|| JsonLdNode::new("Event")));
    // The programme, its days and other sessions are not part of the document.
    let visited: HashSet<Subject> = events.visited.iter().map(Reportable::subject).collect();
    export.losses.retain(|loss| match loss.subject {
        Subject::Programme | Subject::Day(_) => false,
        _ => !loss.field.is_empty() || visited.contains(&loss.subject),
    });
    Ok(export)
}
