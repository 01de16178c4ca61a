//! Plain data with public fields: what a file holds, what an editor changes. It may be wrong.
//!
//! A [`Draft`] is also the wire form: it reads from and writes to any self-describing serde format, JSON first. The
//! structs are made by `new` with what is required and by-value `with_…` setters; every field is public.

pub(crate) mod date;
mod edit;
mod language;
mod parts;
mod people;
mod places;
mod read;
mod session;
mod track;

pub use language::Language;
pub use parts::{AgendaItem, Day, KindDeclaration, Note, RoleDeclaration, Track};
pub use people::{Organisation, Party, Person, Post};
pub use places::{Coordinates, Room, Venue};
pub use read::{Format, ReadError};
pub use session::{Participation, Recording, Session};

pub use edit::RenameError;

use crate::value::block::Block;
use crate::value::entity::entity;
use crate::value::id::ProgrammeId;
use crate::value::language::LanguageTag;
use crate::value::link::Link;
use crate::value::map::{Extensions, ExternalIds};
use crate::value::names::TimeZone;
use crate::value::path::Path;
use crate::value::place::Place;
use crate::value::status::{DocumentStatus, EventStatus};
use crate::value::text::Text;

entity! {
    /// A programme as plain data, in declaration order: the wire form. It may be wrong; [`build`](Draft::build) says how,
    /// or makes a [`Programme`](crate::Programme) of it.
    ///
    /// ```
    /// use programme::draft::{Day, Participation, Person, Room, Session, Venue};
    /// use programme::{Draft, Kind, Place, Role, Slot};
    ///
    /// let draft = Draft::new("demo-2026", "A small meeting")
    ///     .with_language("en".parse::<programme::LanguageTag>()?)
    ///     .with_day(Day::new(1))
    ///     .with_venue(Venue::new("hq", "Headquarters").with_room(Room::new("a", "Room A").with_capacity(80)))
    ///     .with_person(Person::new("ada", "Ada Okoye"))
    ///     .with_session(
    ///         Session::new("open")
    ///             .with_kind(Kind::Opening)
    ///             .with_title("Opening")
    ///             .with_slot(Slot::between(1, "09:00", "09:30")?)
    ///             .with_place(Place::room("a"))
    ///             .with_participation(Participation::person("ada").with_role(Role::OpeningSpeaker)),
    ///     );
    /// let programme = draft.build()?;
    /// assert_eq!(programme.sessions().len(), 1);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub struct Draft read by DraftWire {
        /// The name and version of the wire form.
        constant format: Format,
        /// Its id.
        identity id: ProgrammeId,
        /// The title of the event.
        required title: Text,
        /// What stands under the title: a theme.
        optional subtitle: Text, with_subtitle,
        /// The title of the document: "Ordre du jour final".
        optional document_title: Text, with_document_title,
        /// Where the document stands on its way to being final.
        optional document_status: DocumentStatus, with_document_status,
        /// Which revision of the document this is, as printed.
        optional revision: String, with_revision,
        /// The symbol of the document, as printed: "A/73/1/Rev.3".
        optional symbol: String, with_symbol,
        /// Whether the event takes place. Not stated: scheduled.
        value event_status: EventStatus, with_event_status,
        /// The languages of the programme, the main one first. A plain text is in the first.
        list languages: Language, with_language,
        /// The time zone of the programme's clock.
        optional time_zone: TimeZone, with_time_zone,
        /// Where sessions happen that state no place.
        optional place: Place, with_place,
        /// The languages spoken in sessions that state none.
        list spoken: LanguageTag, with_spoken,
        /// The languages interpreted into in sessions that state none.
        list interpreted: LanguageTag, with_interpreted,
        /// What stands before the sessions.
        list preamble: Block, with_preamble,
        /// Footnotes.
        list notes: Note, with_note,
        /// Roles that the programme declares.
        list roles: RoleDeclaration, with_role,
        /// Kinds that the programme declares.
        list kinds: KindDeclaration, with_kind,
        /// Its days.
        list days: Day, with_day,
        /// Its venues, with their rooms.
        list venues: Venue, with_venue,
        /// Its tracks.
        list tracks: Track, with_track,
        /// Its organisations.
        list organisations: Organisation, with_organisation,
        /// Its people.
        list people: Person, with_person,
        /// Who takes part in the whole: organisers, patrons.
        list participations: Participation, with_participation,
        /// The items of its agenda.
        list agenda_items: AgendaItem, with_agenda_item,
        /// Its sessions, in printed order.
        list sessions: Session, with_session,
        /// Links.
        list links: Link, with_link,
        /// What others call it.
        value external_ids: ExternalIds, with_external_ids,
        /// What a file says of it beyond this.
        value extensions: Extensions, with_extensions,
        /// Where a file stated fields that the wire form does not know, noted on reading. Never written.
        unwritten unknown_fields: Vec<Path>,
    }
}
