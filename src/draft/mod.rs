//! Drafts: programmes as plain data, for reading, editing and writing.
//!
//! A [`Draft`] is not validated and may contain errors. [`Draft::build`] validates a draft, and
//! turns it into a [`Programme`](crate::Programme).
//!
//! A [`Draft`] also defines the [wire form](#formats). A draft can be read from and written to any
//! self-describing serde format, such as JSON. Each struct for an item of a draft, such as
//! [`Session`], has public fields, a constructor `new` for the required fields, and a `with_…`
//! setter for most of the other fields.
//!
//! ```
//! use programme::Draft;
//! use programme::draft::{Participation, Session};
//!
//! let mut draft = Draft::new("demo", "Demo");
//! draft.sessions.push(Session::new("open").with_participation(Participation::person("ada")));
//!
//! // The language is not declared, and there is no person with the id "ada".
//! assert_eq!(draft.check().len(), 2);
//! ```
//!
//! # Formats
//!
//! The wire form requires a format that describes its own values, because many values have two
//! forms: a text is a string or a map of languages.
//!
//! | format | crate | a draft that is written and read back |
//! |---|---|---|
//! | JSON | `serde_json` | is equal |
//! | YAML | `serde_norway` | is equal |
//! | TOML | `toml` | is equal with the feature `preserve_order`; otherwise, all maps are sorted by key |
//! | CBOR | `ciborium` | is equal |
//! | MessagePack | `rmp-serde` | is equal with `to_vec_named`; the compact form cannot be read |
//! | RON | `ron` | is equal, or cannot be read |
//! | postcard, bincode | `postcard`, `bincode` | cannot be written or read |
//!
//! A format that cannot be read results in an error and never in another draft. Integers are
//! accepted where a number is meant, such as the latitude 46. A number with a decimal point is not
//! accepted where an integer is meant.
//!
//! Some formats and tools sort the keys of maps, such as `serde_json::Value` and `toml` without
//! `preserve_order`. A draft with sorted keys differs from the original draft, because the order of
//! the languages in a [`Text`] is significant. [`Draft::build`] sorts the languages of a text in
//! the order in which the programme declares them. Both drafts therefore result in the same
//! programme, unless a text contains an undeclared language. The order of external identifiers and
//! extensions is not restored.
//!
//! ```
//! # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/idm-2018-second-session.json"));
//! use programme::Draft;
//!
//! let draft: Draft = serde_json::from_str(json)?;
//! let value: serde_json::Value = serde_json::to_value(&draft)?; // sorts the keys of maps
//! let sorted: Draft = serde_json::from_value(value)?;
//! assert_ne!(sorted, draft);
//! assert_eq!(sorted.build()?.to_draft(), draft.build()?.to_draft());
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

pub(crate) mod date;
mod declarations;
mod edit;
mod language;
mod people;
mod places;
mod read;
mod remove;
mod session;
#[cfg(any(feature = "review", feature = "translation"))]
pub(crate) mod text_kind;
mod tracking_deserializer;

pub use declarations::{AgendaItem, Day, KindDeclaration, Note, RoleDeclaration, Track};
pub use language::Language;
pub use people::{Organisation, Party, Person, Post};
pub use places::{Coordinates, Room, Venue};
#[cfg(feature = "versions")]
pub(crate) use read::read_tracked;
pub use read::{Format, ReadError};
pub use session::{Participation, Recording, Session};

pub use edit::RenameError;
pub use remove::Removed;

pub use crate::value::colour::Colour;
pub use crate::value::country::Country;
pub use crate::value::link::{Document, Link};
pub use crate::value::session_number::SessionNumber;
pub use crate::value::string_map::{Extensions, ExternalIds};
pub use crate::value::url::Url;

use crate::value::block::Block;
use crate::value::entity::entity;
use crate::value::id::ProgrammeId;
use crate::value::language::LanguageTag;
use crate::value::path::Path;
use crate::value::place::Place;
use crate::value::status::{DocumentStatus, EventStatus};
use crate::value::text::Text;
use crate::value::time_zone::TimeZone;

entity! {
    /// A programme as plain data, before validation.
    ///
    /// The order of all lists is preserved. [`Draft::build`] validates the draft, and returns
    /// either a [`Programme`](crate::Programme) or a report of the errors in the draft.
    ///
    /// ```
    /// use programme::draft::{Day, Participation, Person, Room, Session, Venue};
    /// use programme::{Draft, Kind, Place, Role, Slot};
    ///
    /// let draft = Draft::new("demo-2026", "A small meeting")
    ///     .with_language("en".parse::<programme::LanguageTag>()?)
    ///     .with_day(Day::new(1))
    ///     .with_venue(
    ///         Venue::new("hq").with_name("Headquarters")
    ///             .with_room(Room::new("a", "Room A").with_capacity(80)),
    ///     )
    ///     .with_person(Person::new("ada", "Ada Okoye"))
    ///     .with_session(
    ///         Session::new("open")
    ///             .with_kind(Kind::Opening)
    ///             .with_title("Opening")
    ///             .with_slot(Slot::between(1, "09:00", "09:30")?)
    ///             .with_place(Place::room("a"))
    ///             .with_participation(
    ///                 Participation::person("ada").with_role(Role::OpeningSpeaker),
    ///             ),
    ///     );
    /// let programme = draft.build()?;
    /// assert_eq!(programme.sessions().len(), 1);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub struct Draft read by DraftWire {
        /// The name and version of the wire form, which is always `programme/1`.
        constant format: Format,
        /// The id of the programme, such as `idm-2018-2`.
        identity id: ProgrammeId,
        /// The title of the event, in one or more languages.
        required title: Text,
        /// The subtitle of the event, such as a theme.
        optional subtitle: Text, with_subtitle,
        /// The title of the programme document, such as "Ordre du jour final".
        optional document_title: Text, with_document_title,
        /// The publication status of the programme document, such as provisional or final.
        optional document_status: DocumentStatus, with_document_status,
        /// The revision of the programme document as printed, such as "Rev. 2".
        optional revision: String, with_revision,
        /// The official symbol of the programme document as printed, such as "A/73/1/Rev.3".
        optional symbol: String, with_symbol,
        /// The status of the event, such as "postponed". The default is "scheduled".
        value event_status: EventStatus, with_event_status,
        /// The languages of the programme, with the main language first. Texts without a language
        /// tag are in the main language.
        list languages: Language, with_language,
        /// The time zone of all times in the programme, such as `Europe/Zurich` or `+01:00`.
        optional time_zone: TimeZone, with_time_zone,
        /// The default place of top-level sessions that do not specify a place.
        optional place: Place, with_place,
        /// The languages spoken in sessions that do not specify their own.
        list spoken: LanguageTag, with_spoken,
        /// The languages of interpretation for sessions that do not specify their own.
        list interpreted: LanguageTag, with_interpreted,
        /// The introductory text that is printed before the list of sessions.
        list preamble: Block, with_preamble,
        /// The footnotes that the texts of the programme refer to.
        rows notes: Note, with_note,
        /// Declarations of custom roles, and of built-in roles with changed properties.
        rows roles: RoleDeclaration, with_role,
        /// Declarations of custom kinds of sessions, and of built-in kinds with changed properties.
        rows kinds: KindDeclaration, with_kind,
        /// The days on which the sessions of the programme take place.
        rows days: Day, with_day,
        /// The venues in which the event takes place, with their rooms.
        rows venues: Venue, with_venue,
        /// The tracks that group the sessions of the programme by subject.
        rows tracks: Track, with_track,
        /// The organisations that take part in the event, and those that people belong to.
        rows organisations: Organisation, with_organisation,
        /// The people who take part in the event, each declared only once.
        rows people: Person, with_person,
        /// The people and organisations that take part in the entire event instead of a single
        /// session, such as organisers and patrons.
        list participations: Participation, with_participation,
        /// The items of the formal agenda, if the event has one.
        rows agenda_items: AgendaItem, with_agenda_item,
        /// The sessions of the programme. Agendas print top-level sessions in chronological order.
        /// The order of this list applies to the parts of a session, and to sessions with the same
        /// start.
        rows sessions: Session, with_session,
        /// Links to further information about the event, such as its web page.
        list links: Link, with_link,
        /// The identifiers of the programme in other systems, such as a conference management
        /// system.
        value external_ids: ExternalIds, with_external_ids,
        /// Custom data about the programme that does not fit into any other field.
        value extensions: Extensions, with_extensions,
        /// The paths of unknown fields that were found when the draft was read. The list itself is
        /// never written to a file.
        unwritten unknown_fields: Vec<Path>,
    }
}
