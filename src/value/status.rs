//! The statuses of documents, events, sessions and participants, and similar enums.
//!
//! Each type is an enum with a fixed list of values. Files and reports represent each value by a
//! word in kebab case. Use this module to set or compare the status of an item in a draft.
//!
//! ```
//! use programme::draft::Session;
//! use programme::status::SessionStatus;
//!
//! let session = Session::new("panel-1").with_status(SessionStatus::Cancelled);
//! assert_eq!(session.status.to_string(), "cancelled");
//! assert_eq!("cancelled".parse::<SessionStatus>()?, SessionStatus::Cancelled);
//! # Ok::<(), programme::Error>(())
//! ```

use crate::macros::closed_vocabulary;

closed_vocabulary! {
    /// The publication status of a programme document, such as a provisional or a final agenda.
    ///
    /// ```
    /// assert_eq!(programme::status::DocumentStatus::Final.as_str(), "final");
    /// ```
    DocumentStatus, "a document status" {
        /// A draft of the document that has not been published yet.
        Draft = "draft",
        /// A published version of the document that may still change.
        Provisional = "provisional",
        /// The final, adopted version of the document.
        Final = "final",
        /// A version of the document that was replaced by a later version.
        Superseded = "superseded",
        /// A document that was withdrawn after its publication.
        Cancelled = "cancelled",
    }
}

closed_vocabulary! {
    /// The status of an event. The values correspond to the `EventStatusType` of schema.org.
    ///
    /// ```
    /// assert_eq!(
    ///     programme::status::EventStatus::default(),
    ///     programme::status::EventStatus::Scheduled,
    /// );
    /// ```
    #[derive(Default)]
    EventStatus, "an event status" {
        /// The event takes place as announced.
        #[default]
        Scheduled = "scheduled",
        /// The event is postponed to an unknown date.
        Postponed = "postponed",
        /// The event will not take place.
        Cancelled = "cancelled",
        /// The event takes place online instead of at its venue.
        MovedOnline = "moved-online",
    }
}

closed_vocabulary! {
    /// The status of a session, such as tentative, confirmed or cancelled.
    ///
    /// A *cancelled* session was announced but will not take place. Agendas still show such a
    /// session and mark it as cancelled. A *dropped* session is not shown at all.
    ///
    /// ```
    /// assert_eq!(
    ///     programme::status::SessionStatus::default(),
    ///     programme::status::SessionStatus::Confirmed,
    /// );
    /// ```
    #[derive(Default)]
    SessionStatus, "a session status" {
        /// A session that was submitted but not accepted yet.
        Proposed = "proposed",
        /// A session that was accepted but not confirmed by its participants yet.
        Accepted = "accepted",
        /// A session that will probably take place, but is not certain.
        Tentative = "tentative",
        /// A session that is confirmed. This status is the default.
        #[default]
        Confirmed = "confirmed",
        /// A session that was postponed to an unknown date.
        Postponed = "postponed",
        /// A session that was announced but will not take place.
        Cancelled = "cancelled",
        /// A session that will not take place and must not be shown.
        Dropped = "dropped",
    }
}

closed_vocabulary! {
    /// The status of a person's participation in a session, such as invited, confirmed or declined.
    ///
    /// ```
    /// let status: programme::status::ParticipationStatus = "no-show".parse()?;
    /// assert_eq!(status.as_str(), "no-show");
    /// # Ok::<(), programme::Error>(())
    /// ```
    #[derive(Default)]
    ParticipationStatus, "a participation status" {
        /// The person was invited, but has not answered the invitation yet.
        Invited = "invited",
        /// The person will probably take part, but is not certain.
        Tentative = "tentative",
        /// The participation is confirmed. This status is the default.
        #[default]
        Confirmed = "confirmed",
        /// The person declined the invitation.
        Declined = "declined",
        /// The person had accepted the invitation, but will not take part after all.
        Withdrawn = "withdrawn",
        /// The person was expected to take part, but did not come.
        NoShow = "no-show",
    }
}

closed_vocabulary! {
    /// The group of people who may attend a session.
    ///
    /// ```
    /// assert_eq!(programme::status::Admission::ByInvitation.as_str(), "by-invitation");
    /// ```
    Admission, "a type of admission" {
        /// Anyone may attend the session.
        Public = "public",
        /// Only people who are registered for the event may attend.
        Registered = "registered",
        /// Only people who meet a given condition, such as being a delegate, may attend.
        Restricted = "restricted",
        /// Only people who were invited to the session may attend.
        ByInvitation = "by-invitation",
        /// Only members of the group that holds the session, such as a committee, may attend.
        Closed = "closed",
    }
}

closed_vocabulary! {
    /// The attendance mode of a session: in a room, online, or both.
    ///
    /// ```
    /// assert_eq!(programme::status::AttendanceMode::Hybrid.as_str(), "hybrid");
    /// ```
    AttendanceMode, "an attendance mode" {
        /// People can attend the session only in person.
        InRoom = "in-room",
        /// People can attend the session only online.
        Online = "online",
        /// People can attend the session in person or online.
        Hybrid = "hybrid",
    }
}

closed_vocabulary! {
    /// The way in which a person takes part in a session: in the room, remotely or by recording.
    ///
    /// ```
    /// assert_eq!(programme::status::Presence::Recorded.as_str(), "recorded");
    /// ```
    Presence, "a way of taking part" {
        /// The person is physically present in the room.
        InPerson = "in-person",
        /// The person takes part through a remote connection, such as a video call.
        Remote = "remote",
        /// The person takes part through a recording that was made in advance.
        Recorded = "recorded",
    }
}

closed_vocabulary! {
    /// The type of an organisation, such as a state or an intergovernmental organisation.
    ///
    /// ```
    /// let kind = programme::status::OrganisationKind::Intergovernmental;
    /// assert_eq!(kind.as_str(), "intergovernmental");
    /// ```
    OrganisationKind, "a kind of organisation" {
        /// A state, or a part of its government such as a ministry.
        State = "state",
        /// An organisation whose members are states, such as the United Nations.
        Intergovernmental = "intergovernmental",
        /// Any other organisation, such as a company or an association.
        Other = "other",
    }
}

closed_vocabulary! {
    /// The status of one language version of a programme, such as the original or a translation.
    ///
    /// The values correspond to terms that international organisations use in their documents.
    ///
    /// ```
    /// assert_eq!(programme::status::LanguageStatus::Courtesy.as_str(), "courtesy");
    /// ```
    LanguageStatus, "a language status" {
        /// The version from which the other language versions were translated, as in "Original:
        /// English".
        Original = "original",
        /// One of several language versions that are equally authentic.
        Authentic = "authentic",
        /// An ordinary translation of the original version.
        Translation = "translation",
        /// A translation that is provided for convenience and has no official status.
        Courtesy = "courtesy",
        /// A translation that was made by a machine.
        Machine = "machine",
    }
}

impl SessionStatus {
    /// Returns `true` unless the session is postponed, cancelled or dropped. Only sessions that
    /// take place need time, rooms and people.
    ///
    /// ```
    /// use programme::status::SessionStatus;
    ///
    /// assert!(SessionStatus::Tentative.takes_place() && !SessionStatus::Cancelled.takes_place());
    /// ```
    pub const fn takes_place(self) -> bool {
        !matches!(self, Self::Postponed | Self::Cancelled | Self::Dropped)
    }

    /// Returns `true` if the session is proposed, accepted or tentative, and therefore not
    /// confirmed yet.
    pub const fn is_open(self) -> bool {
        matches!(self, Self::Proposed | Self::Accepted | Self::Tentative)
    }
}

impl ParticipationStatus {
    /// Returns `true` unless the person declined, withdrew or did not come.
    ///
    /// ```
    /// use programme::status::ParticipationStatus;
    ///
    /// assert!(ParticipationStatus::Invited.is_expected());
    /// assert!(!ParticipationStatus::Withdrawn.is_expected());
    /// ```
    pub const fn is_expected(self) -> bool {
        !matches!(self, Self::Declined | Self::Withdrawn | Self::NoShow)
    }

    /// Returns `true` if the person is invited or tentative, and therefore not confirmed yet.
    pub const fn is_open(self) -> bool {
        matches!(self, Self::Invited | Self::Tentative)
    }
}

super::visit::nothing_inside!(
    DocumentStatus,
    EventStatus,
    SessionStatus,
    ParticipationStatus,
    Admission,
    AttendanceMode,
    Presence,
    OrganisationKind,
    LanguageStatus,
);
