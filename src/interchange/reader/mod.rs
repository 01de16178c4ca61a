//! Tools for reading a format that this crate does not support, such as a spreadsheet with a custom
//! layout.
//!
//! A [`DraftBuilder`] collects a draft and findings with locations in the source. It assigns unique
//! ids, and converts dates and times to days and slots. It also recognises people, rooms and tracks
//! that are mentioned again. The functions of this module read single values: dates, times,
//! lengths, languages, time zones, long texts, and lists of names with roles. The readers of this
//! crate use the same tools. [`recognise`](crate::vocabulary::recognise) reads printed headings,
//! such as "Panel" or "Première journée".
//!
//! The example `import_csv` is a complete reader.
//!
//! ```
//! use programme::draft::{Participation, Session};
//! use programme::interchange::reader::{self, DraftBuilder};
//! use programme::report::SourceLocation;
//!
//! let mut builder = DraftBuilder::new("rivers", "Rivers 2026");
//! builder.draft.languages.push("en".parse::<programme::LanguageTag>()?.into());
//! for (line, (title, start, length, room, speaker)) in [
//!     ("Weirs", "2026-03-02 09:00", "45", "Hall", "Ada Okoye"),
//!     ("Locks", "2026-03-02 10:00", "1:30", "Hall", "ada  okoye"),
//! ].into_iter().enumerate() {
//!     let at = SourceLocation::line(line + 2);
//!     let id = builder.session_id(None, title, &at);
//!     let (start, _) = reader::date_time(start).unwrap();
//!     let mut session = Session::new(id.clone()).with_title(title);
//!     session.slot = builder.slot(start, reader::length(length));
//!     let speaker = builder.person(None, speaker, &at).unwrap();
//!     session.participations.push(Participation::person(speaker));
//!     builder.push(session, room);
//! }
//! let import = builder.finish();
//! assert!(import.findings.is_empty());
//! let programme = import.draft.build()?;
//! assert_eq!(programme.people().len(), 1);
//! assert_eq!(programme.session("locks").unwrap().slot().unwrap().to_string(), "day 1, 10:00–11:30");
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod draft_builder;
mod names;
mod values;

pub use super::common::extension::keep_extension;
pub use draft_builder::DraftBuilder;
pub use names::{NamedPerson, people, role, role_in_name};
#[cfg(feature = "readers")]
pub(in crate::interchange) use names::{label_of_role, with_role};
pub use values::{clock, date, date_time, kind, language, length, slug, text_blocks, time_range, time_zone};
