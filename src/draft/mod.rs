//! Drafts: programmes as plain data, for reading, editing and writing.
//!
//! A [`Draft`] is not validated and may contain errors. [`Draft::build`] validates it.
//!
//! A [`Draft`] also defines the wire form. It can be read from and written to any self-describing
//! serde format, such as JSON. Each struct has a constructor `new` for its required fields and a
//! `with_…` setter for most of the others. All fields are public.
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

pub(crate) mod date;
mod declarations;
mod edit;
mod language;
mod people;
mod places;
mod read;
mod session;
mod tracking_deserializer;

pub use declarations::{AgendaItem, Day, KindDeclaration, Note, RoleDeclaration, Track};
pub use language::Language;
pub use people::{Organisation, Party, Person, Post};
pub use places::{Coordinates, Room, Venue};
pub use read::{Format, ReadError};
pub use session::{Participation, Recording, Session};

pub use edit::RenameError;

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
    /// All lists keep the order in which their items are declared. [`Draft::build`] validates the
    /// draft. It returns a [`Programme`](crate::Programme), or a report of the errors in the draft.
    ///
    /// ```
    /// use programme::draft::{Day, Participation, Person, Room, Session, Venue};
    /// use programme::{Draft, Kind, Place, Role, Slot};
    ///
    /// let draft = Draft::new("demo-2026", "A small meeting")
    ///     .with_language("en".parse::<programme::LanguageTag>()?)
    ///     .with_day(Day::new(1))
    ///     .with_venue(
    ///         Venue::new("hq", "Headquarters")
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
        /// The name and version of the wire form.
        constant format: Format,
        /// The id of the programme.
        identity id: ProgrammeId,
        /// The title of the event.
        required title: Text,
        /// The subtitle of the event, such as a theme.
        optional subtitle: Text, with_subtitle,
        /// The title of the document, such as "Ordre du jour final".
        optional document_title: Text, with_document_title,
        /// The publication status of the document.
        optional document_status: DocumentStatus, with_document_status,
        /// The revision of the document, as printed.
        optional revision: String, with_revision,
        /// The symbol of the document as printed, such as "A/73/1/Rev.3".
        optional symbol: String, with_symbol,
        /// The status of the event. The default is "scheduled".
        value event_status: EventStatus, with_event_status,
        /// The languages of the programme, with the main language first. Texts without a language
        /// tag are in the main language.
        list languages: Language, with_language,
        /// The time zone of all times in the programme.
        optional time_zone: TimeZone, with_time_zone,
        /// The default place for sessions that do not specify one.
        optional place: Place, with_place,
        /// The default spoken languages for sessions that do not specify any.
        list spoken: LanguageTag, with_spoken,
        /// The default interpretation languages for sessions that do not specify any.
        list interpreted: LanguageTag, with_interpreted,
        /// The text that is printed before the sessions.
        list preamble: Block, with_preamble,
        /// The footnotes of the programme.
        list notes: Note, with_note,
        /// Declarations of roles.
        list roles: RoleDeclaration, with_role,
        /// Declarations of session kinds.
        list kinds: KindDeclaration, with_kind,
        /// The days of the programme.
        list days: Day, with_day,
        /// The venues with their rooms.
        list venues: Venue, with_venue,
        /// The tracks of the programme.
        list tracks: Track, with_track,
        /// The organisations that the programme refers to.
        list organisations: Organisation, with_organisation,
        /// The people that the programme refers to.
        list people: Person, with_person,
        /// Participations in the entire event, such as organisers and patrons.
        list participations: Participation, with_participation,
        /// The items of the agenda.
        list agenda_items: AgendaItem, with_agenda_item,
        /// The sessions, in printed order.
        list sessions: Session, with_session,
        /// Links about the event.
        list links: Link, with_link,
        /// The identifiers of the programme in other systems.
        value external_ids: ExternalIds, with_external_ids,
        /// Additional data about the programme that is not part of the model.
        value extensions: Extensions, with_extensions,
        /// The paths of unknown fields that were found when the draft was read. This field is never
        /// written.
        unwritten unknown_fields: Vec<Path>,
    }
}
