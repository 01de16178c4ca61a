//! The statuses of documents, events, sessions and participations, and similar vocabularies.
//!
//! Each type is a closed list of words in kebab-case. The words are the same in Rust, in files and
//! in reports. Use this module to set a status on a draft or to compare one.
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
    /// The publication status of a document.
    ///
    /// ```
    /// assert_eq!(programme::status::DocumentStatus::Final.as_str(), "final");
    /// ```
    DocumentStatus, "a document status" {
        /// A draft that has not been made available to its readers.
        Draft = "draft",
        /// A published version that may still change.
        Provisional = "provisional",
        /// The adopted version.
        Final = "final",
        /// A version that was replaced by a later document.
        Superseded = "superseded",
        /// A document that was withdrawn.
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
        /// The event takes place online instead.
        MovedOnline = "moved-online",
    }
}

closed_vocabulary! {
    /// The status of a session.
    ///
    /// A *cancelled* session was announced and will not take place. It is shown as cancelled. A
    /// *dropped* session is not shown.
    ///
    /// ```
    /// assert_eq!(
    ///     programme::status::SessionStatus::default(),
    ///     programme::status::SessionStatus::Confirmed,
    /// );
    /// ```
    #[derive(Default)]
    SessionStatus, "a session status" {
        /// A session that was submitted, but not yet accepted.
        Proposed = "proposed",
        /// A session that was accepted, but not yet confirmed by its participants.
        Accepted = "accepted",
        /// A session that will probably take place.
        Tentative = "tentative",
        /// A confirmed session. This is the default.
        #[default]
        Confirmed = "confirmed",
        /// A session that was postponed to an unknown date.
        Postponed = "postponed",
        /// A session that was announced but will not take place.
        Cancelled = "cancelled",
        /// A session that must not be shown.
        Dropped = "dropped",
    }
}

closed_vocabulary! {
    /// The status of a participation.
    ///
    /// ```
    /// let status: programme::status::ParticipationStatus = "no-show".parse()?;
    /// assert_eq!(status.as_str(), "no-show");
    /// # Ok::<(), programme::Error>(())
    /// ```
    #[derive(Default)]
    ParticipationStatus, "a participation status" {
        /// The person was invited, but has not answered.
        Invited = "invited",
        /// The person will probably take part.
        Tentative = "tentative",
        /// The participation is confirmed. This is the default.
        #[default]
        Confirmed = "confirmed",
        /// The person declined the invitation.
        Declined = "declined",
        /// The person had accepted, but will not take part.
        Withdrawn = "withdrawn",
        /// The person was expected, but did not come.
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
        /// Anyone may attend.
        Public = "public",
        /// People who are registered for the event.
        Registered = "registered",
        /// People who meet a given condition.
        Restricted = "restricted",
        /// People who were invited.
        ByInvitation = "by-invitation",
        /// Members only.
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
        /// Attendance in the room only.
        InRoom = "in-room",
        /// Attendance online only.
        Online = "online",
        /// Attendance both in the room and online.
        Hybrid = "hybrid",
    }
}

closed_vocabulary! {
    /// The way in which a person takes part.
    ///
    /// ```
    /// assert_eq!(programme::status::Presence::Recorded.as_str(), "recorded");
    /// ```
    Presence, "a way of taking part" {
        /// Physical presence in the room.
        InPerson = "in-person",
        /// Participation through a remote connection.
        Remote = "remote",
        /// Participation through a recording.
        Recorded = "recorded",
    }
}

closed_vocabulary! {
    /// The type of an organisation.
    ///
    /// ```
    /// let kind = programme::status::OrganisationKind::Intergovernmental;
    /// assert_eq!(kind.as_str(), "intergovernmental");
    /// ```
    OrganisationKind, "a kind of organisation" {
        /// A state, or a part of its government.
        State = "state",
        /// An organisation whose members are states.
        Intergovernmental = "intergovernmental",
        /// Any other organisation.
        Other = "other",
    }
}

closed_vocabulary! {
    /// The status of the version of a programme in one language.
    ///
    /// The values follow the usage of international organisations in their documents.
    ///
    /// ```
    /// assert_eq!(programme::status::LanguageStatus::Courtesy.as_str(), "courtesy");
    /// ```
    LanguageStatus, "a language status" {
        /// The version from which the others were translated, as in "Original: English".
        Original = "original",
        /// One of several versions that are equally authentic.
        Authentic = "authentic",
        /// An ordinary translation.
        Translation = "translation",
        /// A translation for convenience, without official status.
        Courtesy = "courtesy",
        /// A machine translation.
        Machine = "machine",
    }
}

impl SessionStatus {
    /// Returns `true` if the session needs time, rooms and people. This is not the case if the
    /// session is postponed, cancelled or dropped.
    ///
    /// ```
    /// use programme::status::SessionStatus;
    ///
    /// assert!(SessionStatus::Tentative.takes_place() && !SessionStatus::Cancelled.takes_place());
    /// ```
    pub const fn takes_place(self) -> bool {
        !matches!(self, Self::Postponed | Self::Cancelled | Self::Dropped)
    }

    /// Returns `true` if the session is not confirmed yet: it is proposed, accepted or tentative.
    pub const fn is_open(self) -> bool {
        matches!(self, Self::Proposed | Self::Accepted | Self::Tentative)
    }
}

impl ParticipationStatus {
    /// Returns `true` if the person is expected to come. This is not the case if the person
    /// declined, withdrew or did not come.
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

    /// Returns `true` if the participation is not confirmed yet: it is invited or tentative.
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
