//! Sessions and who takes part in them.

use super::{Party, Post};
use crate::value::block::Block;
use crate::value::entity::entity;
use crate::value::id::{AgendaItemId, OrganisationId, ParticipationId, PersonId, RoomId, SessionId, TrackId};
use crate::value::kind::Kind;
use crate::value::language::LanguageTag;
use crate::value::link::{Document, Link};
use crate::value::map::{Extensions, ExternalIds};
use crate::value::names::{Country, SessionNumber, Url};
use crate::value::place::Place;
use crate::value::role::Role;
use crate::value::slot::{Slot, Span};
use crate::value::status::{Access, Mode, ParticipationStatus, Presence, SessionStatus};
use crate::value::text::Text;
use crate::value::time::Length;

entity! {
    /// Anything on the programme: a panel, a talk, a break, registration.
    ///
    /// Sessions are flat; [`part_of`](Self::part_of) names the session that contains one. A part without a slot takes place within its parent's,
    /// in declared order.
    ///
    /// ```
    /// use programme::draft::{Participation, Session};
    /// use programme::{Kind, Place, Role, Slot};
    ///
    /// let session = Session::new("open")
    ///     .with_kind(Kind::Opening)
    ///     .with_title("Opening")
    ///     .with_slot(Slot::between(1, "09:00", "09:30")?)
    ///     .with_place(Place::room("a"))
    ///     .with_participation(Participation::person("ada").with_role(Role::OpeningSpeaker));
    /// assert_eq!(session.id, "open");
    /// # Ok::<(), programme::Error>(())
    /// ```
    pub struct Session {
        /// Its id.
        identity id: SessionId,
        /// What sort of session it is, where stated.
        optional kind: Kind, with_kind,
        /// The words printed for its kind: "Side event".
        optional kind_label: Text, with_kind_label,
        /// Its number as printed.
        optional number: SessionNumber, with_number,
        /// Its title. Where a session repeats another, absent means the other's.
        optional title: Text, with_title,
        /// What stands under the title.
        optional subtitle: Text, with_subtitle,
        /// Where it stands in time. A part without one lies within its parent's; a root without one is not yet scheduled.
        optional slot: Slot, with_slot,
        /// How long it is to take, while it is not yet scheduled.
        optional planned_length: Length, with_planned_length,
        /// The slot that it had before it was moved.
        optional previous_slot: Slot, with_previous_slot,
        /// Where it happens. Absent: where its parent does, or the programme's default place.
        optional place: Place, with_place,
        /// Rooms to which it is relayed.
        list relayed_to: RoomId, with_relay,
        /// The session that contains it.
        optional part_of: SessionId, with_part_of,
        /// How firm it is. Not stated: confirmed.
        value status: SessionStatus, with_status,
        /// What it is about.
        list description: Block, with_description,
        /// The questions that guide the discussion.
        list questions: Text, with_question,
        /// Who takes part, in printed order.
        list participations: Participation, with_participation,
        /// The tracks to which it belongs.
        list tracks: TrackId, with_track,
        /// Free words to find it by.
        list tags: String, with_tag,
        /// Who may attend, where stated.
        optional access: Access, with_access,
        /// The condition of access, as printed.
        optional access_note: Text, with_access_note,
        /// In the room, online or both, where stated.
        optional mode: Mode, with_mode,
        /// The mode that it had before it was changed: "moved online".
        optional previous_mode: Mode, with_previous_mode,
        /// Its documents.
        list documents: Document, with_document,
        /// The items of the agenda that it takes up.
        list agenda_items: AgendaItemId, with_agenda_item,
        /// The languages spoken. Empty: the programme's.
        list spoken: LanguageTag, with_spoken,
        /// The languages interpreted into. Empty: the programme's; `und`: announced, not stated.
        list interpreted: LanguageTag, with_interpreted,
        /// The languages captioned.
        list captioned: LanguageTag, with_captioned,
        /// Nothing else runs beside it.
        value plenary: bool, with_plenary,
        /// How many may attend.
        count attendance_limit, with_attendance_limit,
        /// For whom it is: "beginner", "delegations only".
        optional level: Text, with_level,
        /// The session of which this is another occurrence. Title, texts and people may be left out: the other's hold.
        optional repeats: SessionId, with_repeats,
        /// The session that this one takes up again after an interruption.
        optional continues: SessionId, with_continues,
        /// The session of which this is a relay, printed as an item of its own.
        optional relays: SessionId, with_relays,
        /// The session in whose place this one comes.
        optional replaces: SessionId, with_replaces,
        /// Sessions held jointly with this one. Symmetric: the normal form states it on the one declared first.
        list joint_with: SessionId, with_joint,
        /// Sessions that may overlap with this one. Symmetric.
        list may_overlap: SessionId, with_may_overlap,
        /// Sessions that must not overlap with this one. Symmetric.
        list must_not_overlap: SessionId, with_must_not_overlap,
        /// An image.
        optional image: Url, with_image,
        /// What holds for a recording.
        optional recording: Recording, with_recording,
        /// Where to leave feedback.
        optional feedback: Url, with_feedback,
        /// Links.
        list links: Link, with_link,
        /// Files that come with it.
        list attachments: Link, with_attachment,
        /// What others call it.
        value external_ids: ExternalIds, with_external_ids,
        /// What a file says of it beyond this.
        value extensions: Extensions, with_extensions,
    }
}

entity! {
    /// What holds for the recording of a session.
    ///
    /// ```
    /// use programme::draft::Recording;
    ///
    /// let recording = Recording::new().with_consent(true).with_licence("CC-BY-4.0");
    /// assert_eq!(recording.consent, Some(true));
    /// ```
    pub struct Recording {
        /// Whether the people agreed to be recorded, where stated.
        optional consent: bool, with_consent,
        /// The licence under which it is given.
        optional licence: String, with_licence,
        /// Where it is found.
        optional url: Url, with_url,
    }
}

entity! {
    /// One party in one session in one role, with what holds for this occasion alone.
    ///
    /// The party is exactly one of [`person`](Self::person), [`organisation`](Self::organisation),
    /// [`country`](Self::country), [`office`](Self::office) and [`vacancy`](Self::vacancy);
    /// [`build`](crate::Draft::build) sees to it. It is made by the constructor that names it:
    ///
    /// ```
    /// use programme::draft::Participation;
    /// use programme::{Role, Text};
    ///
    /// let moderator = Participation::person("ada").with_role(Role::Moderator).with_label("Moderator");
    /// let open = Participation::vacancy("to be confirmed").with_role(Role::Speaker);
    /// assert_eq!(open.vacancy, Some(Text::from("to be confirmed")));
    /// ```
    pub struct Participation {
        /// Its own id, where another participation refers to it.
        optional_identity id: ParticipationId, with_id,
        /// The person who takes part.
        optional person: PersonId, with_person,
        /// The organisation that takes part, nobody being named.
        optional organisation: OrganisationId, with_organisation,
        /// The country that takes part, nobody being named.
        optional country: Country, with_country,
        /// The office that takes part, its holder not being named: "the President of ECOSOC".
        optional office: Text, with_office,
        /// A place that nobody holds yet, in the words printed: "to be confirmed".
        optional vacancy: Text, with_vacancy,
        /// What they do. Absent where the programme does not say.
        optional role: Role, with_role,
        /// The heading under which they are printed, as printed: "Modérateur", "Orateurs".
        optional label: Text, with_label,
        /// What is printed after the name: "(Remarks)".
        optional remark: Text, with_remark,
        /// The posts they hold on this occasion. Absent: the person's own; empty: none.
        optional posts: Vec<Post>, with_posts,
        /// The line of functions as printed. It is then the truth, and `posts` its reading.
        optional posts_line: Text, with_posts_line,
        /// For whom they speak.
        optional on_behalf_of: Party, with_on_behalf_of,
        /// What they speak about.
        optional topic: Text, with_topic,
        /// The part of the session that is theirs.
        optional part: Span, with_part,
        /// In person, remote, or by recording, where stated.
        optional presence: Presence, with_presence,
        /// How firm it is. Not stated: confirmed.
        value status: ParticipationStatus, with_status,
        /// The participation of this session that takes its place.
        optional replaced_by: ParticipationId, with_replaced_by,
        /// The language they speak.
        optional language: LanguageTag, with_language,
        /// Whether it may be shown. Absent: as the role says.
        optional public: bool, with_public,
        /// Documents of theirs.
        list documents: Document, with_document,
        /// Links of theirs.
        list links: Link, with_link,
        /// What others call it.
        value external_ids: ExternalIds, with_external_ids,
        /// What a file says of it beyond this.
        value extensions: Extensions, with_extensions,
    }
}

impl Participation {
    /// A person takes part.
    pub fn person(id: impl Into<PersonId>) -> Self {
        Self::new().with_person(id)
    }

    /// An organisation takes part.
    pub fn organisation(id: impl Into<OrganisationId>) -> Self {
        Self::new().with_organisation(id)
    }

    /// A country takes part.
    pub fn country(code: Country) -> Self {
        Self::new().with_country(code)
    }

    /// The holder of an office takes part, who is not named.
    pub fn office(title: impl Into<Text>) -> Self {
        Self::new().with_office(title)
    }

    /// Somebody takes part who is not known yet. The text is what is printed in their place.
    pub fn vacancy(wording: impl Into<Text>) -> Self {
        Self::new().with_vacancy(wording)
    }
}
