//! Sessions, recordings and participations.

use super::{Party, Post};
use crate::value::block::Block;
use crate::value::country::Country;
use crate::value::entity::entity;
use crate::value::id::{AgendaItemId, OrganisationId, ParticipationId, PersonId, RoomId, SessionId, TrackId};
use crate::value::kind::Kind;
use crate::value::language::LanguageTag;
use crate::value::link::{Document, Link};
use crate::value::place::Place;
use crate::value::role::Role;
use crate::value::session_number::SessionNumber;
use crate::value::slot::{Slot, TimeRange};
use crate::value::status::{Admission, AttendanceMode, ParticipationStatus, Presence, SessionStatus};
use crate::value::string_map::{Extensions, ExternalIds};
use crate::value::text::Text;
use crate::value::time::Length;
use crate::value::url::Url;

entity! {
    /// An entry in the programme, such as a panel, a talk, a break or registration.
    ///
    /// All sessions are in a flat list. [`part_of`](Self::part_of) refers to the parent session. A
    /// part without a slot takes place within the slot of its parent, in declaration order.
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
        /// The id of the session.
        identity id: SessionId,
        /// The kind of the session, if specified.
        optional kind: Kind, with_kind,
        /// The label that is printed for the kind, such as "Side event".
        optional kind_label: Text, with_kind_label,
        /// The number of the session, as printed.
        optional number: SessionNumber, with_number,
        /// The title of the session. If the session repeats another one, a missing title is
        /// inherited from that session.
        optional title: Text, with_title,
        /// The subtitle of the session.
        optional subtitle: Text, with_subtitle,
        /// The slot of the session. A part without a slot takes place within the slot of its
        /// parent. A top-level session without a slot is not yet scheduled.
        optional slot: Slot, with_slot,
        /// The planned length of a session that is not yet scheduled.
        optional planned_length: Length, with_planned_length,
        /// The slot of the session before it was moved.
        optional previous_slot: Slot, with_previous_slot,
        /// The place of the session. If missing, the place of the parent session or the default
        /// place of the programme applies.
        optional place: Place, with_place,
        /// The rooms to which the session is relayed.
        list relayed_to: RoomId, with_relay,
        /// The parent session.
        optional part_of: SessionId, with_part_of,
        /// The status of the session. The default is "confirmed".
        value status: SessionStatus, with_status,
        /// A description of the session.
        list description: Block, with_description,
        /// The guiding questions for the discussion.
        list questions: Text, with_question,
        /// The participations, in printed order.
        list participations: Participation, with_participation,
        /// The tracks to which the session belongs.
        list tracks: TrackId, with_track,
        /// Free-form keywords for searching.
        list tags: String, with_tag,
        /// The group of people who may attend the session, if specified.
        optional access: Admission, with_access,
        /// The conditions of admission, as printed.
        optional access_note: Text, with_access_note,
        /// Whether the session takes place in a room, online or both, if specified.
        optional mode: AttendanceMode, with_mode,
        /// The attendance mode before it was changed, for example when a session moves online.
        optional previous_mode: AttendanceMode, with_previous_mode,
        /// The documents for the session.
        list documents: Document, with_document,
        /// The agenda items that the session covers.
        list agenda_items: AgendaItemId, with_agenda_item,
        /// The languages spoken in the session. If empty, the default of the programme applies.
        list spoken: LanguageTag, with_spoken,
        /// The languages into which the session is interpreted. If empty, the default of the
        /// programme applies. The tag `und` means that interpretation is announced, but its
        /// languages are not known.
        list interpreted: LanguageTag, with_interpreted,
        /// The languages of the captions.
        list captioned: LanguageTag, with_captioned,
        /// Whether the session is a plenary, during which no other session takes place.
        value plenary: bool, with_plenary,
        /// The maximum number of attendees.
        count attendance_limit, with_attendance_limit,
        /// The intended audience, such as "beginner" or "delegations only".
        optional level: Text, with_level,
        /// The session that this one repeats. A missing title, missing texts and missing
        /// participations are inherited from that session.
        optional repeats: SessionId, with_repeats,
        /// The session that this one resumes after an interruption.
        optional continues: SessionId, with_continues,
        /// The session that this one relays, if the relay is printed as a separate entry.
        optional relays: SessionId, with_relays,
        /// The session that this one replaces.
        optional replaces: SessionId, with_replaces,
        /// The sessions that are held jointly with this one. The relation is symmetric. In the
        /// normal form, only the session that is declared first lists the other one.
        list joint_with: SessionId, with_joint,
        /// The sessions that may overlap with this one. The relation is symmetric.
        list may_overlap: SessionId, with_may_overlap,
        /// The sessions that must not overlap with this one. The relation is symmetric.
        list must_not_overlap: SessionId, with_must_not_overlap,
        /// An image for the session.
        optional image: Url, with_image,
        /// Information about a recording of the session.
        optional recording: Recording, with_recording,
        /// The address for feedback about the session.
        optional feedback: Url, with_feedback,
        /// Links about the session.
        list links: Link, with_link,
        /// Files that accompany the session.
        list attachments: Link, with_attachment,
        /// The identifiers of the session in other systems.
        value external_ids: ExternalIds, with_external_ids,
        /// Additional data about the session that is not part of the model.
        value extensions: Extensions, with_extensions,
    }
}

entity! {
    /// Information about the recording of a session.
    ///
    /// ```
    /// use programme::draft::Recording;
    ///
    /// let recording = Recording::new().with_consent(true).with_licence("CC-BY-4.0");
    /// assert_eq!(recording.consent, Some(true));
    /// ```
    pub struct Recording {
        /// Whether the participants agreed to be recorded, if specified.
        optional consent: bool, with_consent,
        /// The licence under which the recording is available.
        optional licence: String, with_licence,
        /// The address of the recording.
        optional url: Url, with_url,
    }
}

entity! {
    /// The participation of one party in one session, in one role.
    ///
    /// Exactly one of the fields `person`, `organisation`, `country`, `office` and `vacancy`
    /// specifies the party. This rule is checked by [`build`](crate::Draft::build). There is a
    /// constructor for each of these fields:
    ///
    /// ```
    /// use programme::draft::Participation;
    /// use programme::{Role, Text};
    ///
    /// let moderator = Participation::person("ada")
    ///     .with_role(Role::Moderator)
    ///     .with_label("Moderator");
    /// let open = Participation::vacancy("to be confirmed").with_role(Role::Speaker);
    /// assert_eq!(open.vacancy, Some(Text::from("to be confirmed")));
    /// ```
    pub struct Participation {
        /// The id of the participation, which is only needed if another participation refers to it.
        optional_identity id: ParticipationId, with_id,
        /// The person who takes part.
        optional person: PersonId, with_person,
        /// The organisation that takes part, if no person is named.
        optional organisation: OrganisationId, with_organisation,
        /// The country that takes part, if no person is named.
        optional country: Country, with_country,
        /// The office of the participant, such as "the President of ECOSOC", if its holder is not
        /// named.
        optional office: Text, with_office,
        /// The text printed for a position that is not yet filled, such as "to be confirmed".
        optional vacancy: Text, with_vacancy,
        /// The role in the session, if the programme specifies one.
        optional role: Role, with_role,
        /// The heading that is printed for the participation, such as "Modérateur" or "Orateurs".
        optional label: Text, with_label,
        /// The remark that is printed after the name, such as "(Remarks)".
        optional remark: Text, with_remark,
        /// The posts that the person holds on this occasion. If missing, the posts of the person
        /// apply. An empty list means that the person holds no posts.
        optional posts: Vec<Post>, with_posts,
        /// The posts as printed on one line. If this text is present, it is authoritative and
        /// `posts` is only an interpretation of it.
        optional posts_line: Text, with_posts_line,
        /// The party that the person speaks for.
        optional on_behalf_of: Party, with_on_behalf_of,
        /// The topic of the contribution.
        optional topic: Text, with_topic,
        /// The time range of the contribution within the session.
        optional part: TimeRange, with_part,
        /// Whether the person takes part in person, remotely or by recording, if specified.
        optional presence: Presence, with_presence,
        /// The status of the participation. The default is "confirmed".
        value status: ParticipationStatus, with_status,
        /// The participation in the same session that replaces this one.
        optional replaced_by: ParticipationId, with_replaced_by,
        /// The language in which the person speaks.
        optional language: LanguageTag, with_language,
        /// Whether the participation may be shown to the public. If missing, the properties of the
        /// role decide.
        optional public: bool, with_public,
        /// The documents for the contribution.
        list documents: Document, with_document,
        /// Links about the contribution.
        list links: Link, with_link,
        /// The identifiers of the participation in other systems.
        value external_ids: ExternalIds, with_external_ids,
        /// Additional data about the participation that is not part of the model.
        value extensions: Extensions, with_extensions,
    }
}

impl Participation {
    /// Creates the participation of a person.
    pub fn person(id: impl Into<PersonId>) -> Self {
        Self::new().with_person(id)
    }

    /// Creates the participation of an organisation.
    pub fn organisation(id: impl Into<OrganisationId>) -> Self {
        Self::new().with_organisation(id)
    }

    /// Creates the participation of a country.
    pub fn country(code: Country) -> Self {
        Self::new().with_country(code)
    }

    /// Creates the participation of the holder of an office, without naming the holder.
    pub fn office(title: impl Into<Text>) -> Self {
        Self::new().with_office(title)
    }

    /// Creates a participation for a position that is not yet filled. `wording` is printed instead
    /// of a name.
    pub fn vacancy(wording: impl Into<Text>) -> Self {
        Self::new().with_vacancy(wording)
    }
}
