//! A typed model of conference programmes: sessions, roles, venues and multilingual texts, with
//! integrity checks, reviews and queries.
//!
//! The crate has two central types. A [`Draft`] is plain data with public fields and may contain
//! errors. A [`Programme`] is built from a draft and has passed every integrity check. A programme
//! is immutable and has indexes that make queries fast.
//!
//! The [cookbook] answers forty-six common questions with complete examples. The [rules] page
//! describes every check. The [embedding] chapter explains how to build services, editors and
//! libraries on the crate. The following sections introduce the crate in the order in which you are
//! likely to need it:
//! * [Read](#read) and [build](#build) a programme
//! * [Ask](#ask) a programme questions
//! * [Review](#review) a programme
//! * [Change](#change) a programme
//! * [Exchange](#exchange) programmes with other formats
//! * [Print](#print) an agenda
//! * [Crate features](#crate-features)
//!
//! # Read
//!
//! A [`Draft`] implements serde's `Deserialize`, so it can be read from JSON or from any other
//! self-describing format. If a value is invalid, [`Draft::read`] also reports its path in the
//! document.
//!
//! ```
//! use programme::Draft;
//!
//! let json = r#"{
//!   "format": "programme/1",
//!   "id": "demo",
//!   "title": "Demo",
//!   "languages": ["en"],
//!   "days": [{ "number": 1 }],
//!   "sessions": [{ "id": "open", "title": "Opening", "slot": { "day": 1, "start": "9:30" } }]
//! }"#;
//! let error = Draft::read(&mut serde_json::Deserializer::from_str(json)).unwrap_err();
//! assert_eq!(error.path.to_string(), "/sessions/0/slot/start");
//! ```
//!
//! # Build
//!
//! The method [`Draft::build`] checks a draft and returns a [`Programme`]. If the draft contains
//! errors, the method returns a [`Rejected`] with all errors and the draft. The module [`draft`]
//! contains the structs that make up a draft. Each struct has a constructor for its required fields
//! and setters for most of the other fields.
//!
//! ```
//! use programme::draft::{Day, Participation, Person, Session};
//! use programme::{Draft, LanguageTag, Role, Slot};
//!
//! let programme = Draft::new("demo", "Demo")
//!     .with_language("en".parse::<LanguageTag>()?)
//!     .with_day(Day::on(1, "2026-03-02")?)
//!     .with_person(Person::new("ada", "Ada Okoye"))
//!     .with_session(
//!         Session::new("open")
//!             .with_slot(Slot::between(1, "09:30", "10:00")?)
//!             .with_participation(Participation::person("ada").with_role(Role::Moderator)),
//!     )
//!     .build()?;
//! assert_eq!(programme.session("open").unwrap().presiding().count(), 1);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # Ask
//!
//! Methods of [`Programme`] return single items, such as a [`Session`], a [`Person`] or a [`Room`],
//! and sets of items, such as [`Sessions`] and [`People`]. Filters narrow a set. The module
//! [`query`] contains larger queries, for example for clashes, free rooms, itineraries and
//! timetables. Times are [`Moment`]s on the time axis of the programme, so queries also work for a
//! programme without dates.
//!
//! ```
//! # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/idm-2018-second-session.json"));
//! # let programme = serde_json::from_str::<programme::Draft>(json)?.build()?;
//! let panels = programme.sessions().of_kind(&"panel".parse()?).on_day(2);
//! assert_eq!(panels.len(), 2);
//!
//! let moment = programme.moment(1, "13:45".parse()?).unwrap();
//! let on: Vec<_> = programme.on_at(moment).map(|session| session.id().as_str()).collect();
//! assert_eq!(on, ["break-1", "side-event-idiaspora"]);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # Review
//!
//! A consistent programme may still be unfinished or impractical. The method [`Programme::review`]
//! checks a programme against about a hundred rules and returns a [`Report`]. A [`Profile`] selects
//! the rules, their severities and their thresholds. The module [`review`] explains profiles,
//! waivers and custom rules.
//!
//! ```
//! # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/rivers-2026.json"));
//! # let programme = serde_json::from_str::<programme::Draft>(json)?.build()?;
//! use programme::{Profile, Severity};
//!
//! let report = programme.review(&Profile::default());
//! assert_eq!(report.count(Severity::Error), 4);
//! println!("{report}");
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # Change
//!
//! A programme is immutable. To change it, copy its draft with [`Programme::to_draft`], change the
//! fields of the draft, and build a new programme. [`Session::what_if`] predicts the clashes that a
//! move would cause, without building a new programme. With the feature `versions`, the method
//! `Programme::edit` applies edits that can also be written as JSON, such as a move or the
//! replacement of a person, and `Programme::changes` compares two versions.
//!
//! ```
//! # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/idm-2018-second-session.json"));
//! # let programme = serde_json::from_str::<programme::Draft>(json)?.build()?;
//! use programme::Slot;
//!
//! let mut draft = programme.to_draft();
//! let pause = draft.session_mut("break-1").unwrap();
//! pause.slot = Some(Slot::between(1, "13:00", "14:30")?);
//! let changed = draft.build()?;
//! assert_eq!(changed.session("break-1").unwrap().slot().unwrap().to_string(), "day 1, 13:00–14:30");
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # Exchange
//!
//! The module [`interchange`] reads and writes schedule.xml, schedule.json and iCalendar, and
//! writes JSON-LD. A reader returns a draft that is ready to be built, and reports all data that
//! had to be changed or dropped. A writer reports all data that the format cannot express. With the
//! feature `rows`, the method `Programme::rows` returns flat tables for spreadsheets and databases.
//!
//! ```
//! # #[cfg(feature = "icalendar")]
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/rivers-2026.json"));
//! # let programme = serde_json::from_str::<programme::Draft>(json)?.build()?;
//! use programme::interchange::icalendar::{self, CalendarOptions};
//!
//! let now = "2026-01-15T12:00:00Z".parse()?;
//! let export = icalendar::write(&programme, &CalendarOptions::new(now))?;
//! assert!(export.text.starts_with("BEGIN:VCALENDAR"));
//! # Ok(())
//! # }
//! # #[cfg(not(feature = "icalendar"))]
//! # fn main() {}
//! ```
//!
//! # Print
//!
//! The method [`Programme::agenda`] renders the programme as plain text or Markdown in the language
//! of the reader. The module [`vocabulary`] contains the names of roles, kinds and headings in six
//! languages. The method [`Text::best`] chooses the best language version of a text for a reader.
//!
//! ```
//! # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/idm-2018-second-session.json"));
//! # let programme = serde_json::from_str::<programme::Draft>(json)?.build()?;
//! use programme::agenda::AgendaOptions;
//!
//! let options = AgendaOptions::new(programme.preferences(["fr", "en"])?);
//! println!("{}", programme.agenda(&options));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! The building blocks of the agenda are public, such as [`Phrases`](agenda::Phrases). With the
//! feature `html`, `Programme::html` writes web pages.
//!
//! # Crate features
//!
//! The features `agenda` and `review` are enabled by default. Without any features, the crate
//! contains the model, the integrity checks, the views and the queries. Enabling a feature never
//! changes the public fields of a type. The crate has the following features:
//! * **agenda** (default): Prints programmes as agendas.
//! * **review** (default): Reviews programmes by rules.
//! * **damaged-texts**: Adds review rules about texts that a conversion has damaged, such as wrong
//!   encodings and split words. Enables `review`.
//! * **extract**: Creates public versions of programmes, copies without one person, and extracts of
//!   selected sessions.
//! * **rows**: Provides programmes as flat tables, for spreadsheets and databases.
//! * **markup**: Prints texts in HTML and Markdown without their tags.
//! * **html**: Writes programmes as HTML pages. Enables `agenda` and `markup`.
//! * **translation**: Reports which texts are translated, exchanges texts with translators, and
//!   merges language versions.
//! * **versions**: Edits programmes, compares versions, applies and undoes changes, merges
//!   versions, and joins programmes. Enables `extract`.
//! * **unicode**: Ignores accents in searches, normalises texts, and measures the display width of
//!   agendas.
//! * **tz**: Converts times to instants with the IANA time zone database, and enables review rules
//!   about clock changes.
//! * **import**: Provides tools for readers of other formats.
//! * **table**: Reads and writes spreadsheets, as rows of cells. Enables `import`.
//! * **readers**: Reads the JSON of Sessionize, Open Event, KonOpas, pretalx and Indico. Enables
//!   `import` and `tz`.
//! * **schedule**: Reads and writes schedule.xml and schedule.json. Enables `import` and `tz`.
//! * **icalendar**: Reads and writes iCalendar. Enables `import` and `tz`.
//! * **agenda-text**: Reads agendas that were typed as text, in six languages. Enables `import`.
//! * **schema-org**: Writes JSON-LD with the vocabulary of schema.org. Enables `tz`.
//! * **sarif**: Writes reports in SARIF 2.1.0.
//! * **json-schema**: Provides JSON Schemas of the wire form, of reports and of profiles. Enables
//!   `review`.
//! * **proptest**: Provides strategies that generate programmes for property tests.
#![cfg_attr(docsrs, feature(doc_cfg))]
#![forbid(unsafe_code)]
#![deny(missing_docs, missing_debug_implementations, unreachable_pub, unnameable_types)]
// The crate must not panic on any input, so the lints deny calls that can panic, except in tests.
#![cfg_attr(
    not(test),
    deny(
        clippy::unwrap_used,
        clippy::expect_used,
        clippy::panic,
        clippy::unreachable,
        clippy::indexing_slicing,
        clippy::string_slice,
        clippy::print_stdout,
        clippy::print_stderr
    )
)]

#[cfg(feature = "agenda")]
pub mod agenda;
mod arena;
mod code;
#[cfg(any(doc, doctest))]
#[doc = include_str!("../docs/cookbook.md")]
pub mod cookbook {}
pub mod draft;
#[cfg(any(doc, doctest))]
#[doc = include_str!("../docs/embedding.md")]
pub mod embedding {}
mod error;
#[cfg(feature = "html")]
pub mod html;
pub mod interchange;
pub mod language;
mod list;
mod macros;
mod markup;
#[cfg(any(feature = "translation", feature = "versions"))]
mod pairing;
mod programme;
pub mod query;
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
mod readme {}
pub mod report;
#[cfg(feature = "review")]
pub mod review;
#[cfg(feature = "rows")]
pub mod rows;
#[cfg(any(doc, doctest))]
#[doc = include_str!("../docs/rules.md")]
pub mod rules {}
#[cfg(feature = "json-schema")]
pub mod schema;
mod sorting;
#[cfg(feature = "proptest")]
pub mod strategy;
mod value;
#[cfg(feature = "versions")]
pub mod versions;
mod view;
pub mod vocabulary;

pub use chrono;
#[cfg(feature = "tz")]
pub use chrono_tz;
#[cfg(feature = "proptest")]
pub use proptest;
#[cfg(feature = "json-schema")]
pub use schemars;

pub use code::{Code, Severity};
pub use draft::Draft;
pub use error::Error;
pub use programme::{Programme, Rejected};
pub use query::{People, Sessions};
pub use report::{Finding, Notice, Report};
#[cfg(feature = "review")]
pub use review::{Profile, Review, Rule};
pub use value::kind::Kind;
pub use value::language::LanguageTag;
pub use value::moment::Moment;
pub use value::place::Place;
pub use value::role::Role;
pub use value::slot::Slot;
pub use value::text::Text;
pub use value::time::{DayTime, Length};
pub use value::{id, kind, role, status, text, time};
pub use view::{AgendaItem, Day, Organisation, Participation, Person, Room, Session, Track, Venue};
