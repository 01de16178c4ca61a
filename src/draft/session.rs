//! Sessions, their recordings, and the participations of people and organisations.

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
    /// The sessions of a draft form a flat list. A part of a session refers to its parent session
    /// with the field [`part_of`](Self::part_of). A part without a slot takes place within the slot
    /// of its parent session. Several such parts follow one another in the order of their
    /// declaration.
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
    #[doc(alias("talk", "event", "presentation", "lecture"))]
    pub struct Session {
        /// The id of the session, which is unique within the programme.
        identity id: SessionId,
        /// The kind of the session, such as a panel, if specified.
        optional kind: Kind, with_kind,
        /// The label that is printed for the kind of the session, such as "Side event".
        optional kind_label: Text, with_kind_label,
        /// The number of the session as printed, such as "IV".
        optional number: SessionNumber, with_number,
        /// The title of the session. A session without a title that [repeats](Self::repeats)
        /// another session inherits the title of the original session.
        optional title: Text, with_title,
        /// The subtitle of the session, in one or more languages.
        optional subtitle: Text, with_subtitle,
        /// The day and time of the session. A part without a slot takes place within the slot of
        /// its parent session. A top-level session without a slot is not scheduled yet.
        optional slot: Slot, with_slot,
        /// The planned length of a session that is not scheduled yet.
        optional planned_length: Length, with_planned_length,
        /// The slot that the session had before it was moved to another time.
        optional previous_slot: Slot, with_previous_slot,
        /// The place of the session. If the field is missing, the place of the parent session
        /// applies, or the default place of the programme.
        optional place: Place, with_place,
        /// The ids of the additional rooms to which the session is relayed, for example by video.
        list relayed_to: RoomId, with_relay,
        /// The id of the parent session, if the session is part of another session.
        optional part_of: SessionId, with_part_of,
        /// The status of the session, such as "cancelled". The default is "confirmed".
        value status: SessionStatus, with_status,
        /// A description of the session, as a list of paragraphs and other blocks.
        list description: Block, with_description,
        /// The words that introduce the guiding questions as printed, such as "The debate will
        /// address the following questions".
        optional questions_introduction: Text, with_questions_introduction,
        /// The guiding questions for the discussion in the session.
        list questions: Text, with_question,
        /// The people, organisations and countries that take part in the session, in printed order.
        list participations: Participation, with_participation,
        /// The ids of the tracks to which the session belongs.
        list tracks: TrackId, with_track,
        /// Free-form keywords that help people to find the session.
        list tags: Text, with_tag,
        /// The group of people who may attend the session, if specified.
        optional access: Admission, with_access,
        /// The conditions of admission to the session as printed, such as "By invitation only".
        optional access_note: Text, with_access_note,
        /// Whether the session takes place in a room, online or both, if specified.
        optional mode: AttendanceMode, with_mode,
        /// The attendance mode of the session before it was changed, for example because the
        /// session moved online.
        optional previous_mode: AttendanceMode, with_previous_mode,
        /// The documents that are presented or discussed in the session.
        list documents: Document, with_document,
        /// The ids of the agenda items that the session covers.
        list agenda_items: AgendaItemId, with_agenda_item,
        /// The languages that are spoken in the session. If the list is empty, the spoken languages
        /// of the parent session apply, or those of the programme.
        list spoken: LanguageTag, with_spoken,
        /// The languages into which the session is interpreted. If the list is empty, the
        /// interpretation languages of the parent session apply, or those of the programme. The tag
        /// `und` means that interpretation is announced, but its languages are not known.
        list interpreted: LanguageTag, with_interpreted,
        /// The languages in which captions are shown during the session.
        list captioned: LanguageTag, with_captioned,
        /// Whether the session is a plenary, which all participants of the event are expected to
        /// attend.
        value plenary: bool, with_plenary,
        /// The maximum number of people who may attend the session.
        count attendance_limit, with_attendance_limit,
        /// The number of people who are expected to attend the session.
        count expected_attendance, with_expected_attendance,
        /// The intended audience of the session, such as "beginner" or "delegations only".
        optional level: Text, with_level,
        /// The ages for which the session is suitable as printed, such as "12 and over".
        optional age_range: Text, with_age_range,
        /// A note about sensitive content of the session, such as "Loud noises".
        optional content_note: Text, with_content_note,
        /// The price of the session as printed, such as "10 euros for materials".
        optional fee: Text, with_fee,
        /// The equipment or knowledge that participants need, as printed, such as "A laptop".
        optional requirements: Text, with_requirements,
        /// The awards that the session has received, such as "Best paper".
        list awards: Text, with_award,
        /// The id of the session that this one repeats. If the title, the description, the
        /// questions or the participations are missing, they are inherited from the original
        /// session, which is at the end of the chain of repeats.
        optional repeats: SessionId, with_repeats,
        /// The id of the session that this one resumes after an interruption.
        optional continues: SessionId, with_continues,
        /// The id of the session that this one relays, if the programme prints the relay as a
        /// separate entry.
        optional relays: SessionId, with_relays,
        /// The id of the session that this one replaces in the programme.
        optional replaces: SessionId, with_replaces,
        /// The ids of the sessions that are held jointly with this one. The relation is symmetric.
        /// In the normal form, only the session that is declared first lists the other session.
        list joint_with: SessionId, with_joint,
        /// The ids of the sessions that may overlap with this one without being reported as a
        /// clash. The relation is symmetric.
        list may_overlap: SessionId, with_may_overlap,
        /// The ids of the sessions that must not overlap with this one. The relation is symmetric.
        list must_not_overlap: SessionId, with_must_not_overlap,
        /// The address of an image for the session.
        optional image: Url, with_image,
        /// Information about a recording of the session, such as its address and its licence.
        optional recording: Recording, with_recording,
        /// The web address at which attendees can give feedback about the session.
        optional feedback: Url, with_feedback,
        /// Links to further information about the session, such as a stream.
        list links: Link, with_link,
        /// Links to files that accompany the session, such as slides.
        list attachments: Link, with_attachment,
        /// The identifiers of the session in other systems, such as a conference management system.
        value external_ids: ExternalIds, with_external_ids,
        /// Custom data about the session that does not fit into any other field.
        value extensions: Extensions, with_extensions,
    }
}

entity! {
    /// Information about the recording of a session, such as its address and its licence.
    ///
    /// ```
    /// use programme::draft::Recording;
    ///
    /// let recording = Recording::new().with_consent(true).with_licence("CC-BY-4.0");
    /// assert_eq!(recording.consent, Some(true));
    /// ```
    pub struct Recording {
        /// Whether the participants of the session agreed to be recorded. `None` means that this is
        /// not known.
        optional consent: bool, with_consent,
        /// The licence under which the recording is available, such as "CC BY 4.0".
        optional licence: String, with_licence,
        /// The web address at which the recording is available.
        optional url: Url, with_url,
    }
}

entity! {
    /// The participation of a person, an organisation or a country in a session, usually in a
    /// certain role.
    ///
    /// Exactly one of the fields `person`, `organisation`, `country`, `office` and `vacancy`
    /// specifies the participant. This rule is checked by [`build`](crate::Draft::build). There is
    /// a constructor for each of these fields:
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
    #[doc(alias("speaker", "chair", "panellist"))]
    pub struct Participation {
        /// The id of the participation, which is only needed if another participation refers to
        /// this one.
        optional_identity id: ParticipationId, with_id,
        /// The id of the person who takes part in the session.
        optional person: PersonId, with_person,
        /// The id of the organisation that takes part in the session, if no person is named.
        optional organisation: OrganisationId, with_organisation,
        /// The country that takes part in the session, if no person is named.
        optional country: Country, with_country,
        /// The office whose unnamed holder takes part in the session, such as "the President of
        /// ECOSOC".
        optional office: Text, with_office,
        /// The text printed for a position that is not yet filled, such as "to be confirmed".
        optional vacancy: Text, with_vacancy,
        /// The role of the participant in the session, if the programme specifies a role.
        optional role: Role, with_role,
        /// The heading that is printed for the participant, such as "Modérateur" or "Orateurs".
        optional label: Text, with_label,
        /// The remark that is printed after the participant's name, such as "(Remarks)".
        optional remark: Text, with_remark,
        /// The positions (posts) that the person holds on this occasion. If the field is missing,
        /// the usual positions of the person apply. An empty list means that the person holds no
        /// positions.
        optional posts: Vec<Post>, with_posts,
        /// The positions (posts) of the person on this occasion, as printed on one line. If this
        /// line is present, it is authoritative, and the field `posts` is only an interpretation of
        /// the line.
        optional posts_line: Text, with_posts_line,
        /// The organisation, country or group on whose behalf the person speaks.
        optional on_behalf_of: Party, with_on_behalf_of,
        /// The topic on which the participant speaks in the session.
        optional topic: Text, with_topic,
        /// The range of times in which the participant contributes to the session, for example with
        /// a talk.
        optional part: TimeRange, with_part,
        /// Whether the person takes part in person, remotely or by recording, if specified.
        optional presence: Presence, with_presence,
        /// The status of the participation, such as "declined". The default is "confirmed".
        value status: ParticipationStatus, with_status,
        /// The id of the participation in the same session that replaces this one.
        optional replaced_by: ParticipationId, with_replaced_by,
        /// The language in which the participant speaks during the session.
        optional language: LanguageTag, with_language,
        /// Whether the participation may be shown to the public. If the field is missing, the
        /// properties of the role decide.
        optional public: bool, with_public,
        /// The documents for the participant's contribution to the session, such as a paper.
        list documents: Document, with_document,
        /// Links to further information about the participant's contribution to the session, such
        /// as slides.
        list links: Link, with_link,
        /// The identifiers of the participation in other systems, such as a conference management
        /// system.
        value external_ids: ExternalIds, with_external_ids,
        /// Custom data about the participation that does not fit into any other field.
        value extensions: Extensions, with_extensions,
    }
}

impl Participation {
    /// Creates a participation for the person with the given id.
    pub fn person(id: impl Into<PersonId>) -> Self {
        Self::new().with_person(id)
    }

    /// Creates a participation for the organisation with the given id.
    pub fn organisation(id: impl Into<OrganisationId>) -> Self {
        Self::new().with_organisation(id)
    }

    /// Creates a participation for a country, without naming a person who represents the country.
    pub fn country(code: Country) -> Self {
        Self::new().with_country(code)
    }

    /// Creates a participation for the unnamed holder of an office, such as "the President of
    /// ECOSOC".
    pub fn office(title: impl Into<Text>) -> Self {
        Self::new().with_office(title)
    }

    /// Creates a participation for a position that is not filled yet. Instead of a name, the given
    /// text is printed, such as "to be confirmed".
    pub fn vacancy(wording: impl Into<Text>) -> Self {
        Self::new().with_vacancy(wording)
    }
}
