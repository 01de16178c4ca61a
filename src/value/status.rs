//! The closed vocabularies: statuses, access, modes.

use crate::macros::vocabulary;

vocabulary! {
    /// Where the document stands on its way to being final.
    ///
    /// ```
    /// assert_eq!(programme::DocumentStatus::Final.as_str(), "final");
    /// ```
    DocumentStatus, "the status of a document" {
        /// Not yet shown to its readers.
        Draft = "draft",
        /// Shown, and still to change.
        Provisional = "provisional",
        /// Adopted.
        Final = "final",
        /// Replaced by a later document.
        Superseded = "superseded",
        /// Withdrawn.
        Cancelled = "cancelled",
    }
}

vocabulary! {
    /// Whether the event itself takes place. The words are those of schema.org's `EventStatusType`.
    ///
    /// ```
    /// assert_eq!(programme::EventStatus::default(), programme::EventStatus::Scheduled);
    /// ```
    #[derive(Default)]
    EventStatus, "the status of an event" {
        /// As announced.
        #[default]
        Scheduled = "scheduled",
        /// Later, when is not known.
        Postponed = "postponed",
        /// It will not take place.
        Cancelled = "cancelled",
        /// It takes place online instead.
        MovedOnline = "moved-online",
    }
}

vocabulary! {
    /// How firm a session is.
    ///
    /// *Cancelled* was announced and will not happen: it is shown as such. *Dropped* is not to be shown.
    ///
    /// ```
    /// assert_eq!(programme::SessionStatus::default(), programme::SessionStatus::Confirmed);
    /// ```
    #[derive(Default)]
    SessionStatus, "the status of a session" {
        /// Handed in, not decided.
        Proposed = "proposed",
        /// Decided, not confirmed by its people.
        Accepted = "accepted",
        /// Likely.
        Tentative = "tentative",
        /// Firm. What holds where nothing is stated.
        #[default]
        Confirmed = "confirmed",
        /// Later, when is not known.
        Postponed = "postponed",
        /// Announced, and will not happen.
        Cancelled = "cancelled",
        /// Not to be shown.
        Dropped = "dropped",
    }
}

vocabulary! {
    /// How firm a participation is.
    ///
    /// ```
    /// assert_eq!("no-show".parse::<programme::ParticipationStatus>()?, programme::ParticipationStatus::NoShow);
    /// # Ok::<(), programme::Error>(())
    /// ```
    #[derive(Default)]
    ParticipationStatus, "the status of a participation" {
        /// Asked, not answered.
        Invited = "invited",
        /// Likely.
        Tentative = "tentative",
        /// Firm. What holds where nothing is stated.
        #[default]
        Confirmed = "confirmed",
        /// Asked, and said no.
        Declined = "declined",
        /// Had said yes, and will not come.
        Withdrawn = "withdrawn",
        /// Was expected, and did not come.
        NoShow = "no-show",
    }
}

vocabulary! {
    /// Who may attend a session.
    ///
    /// ```
    /// assert_eq!(programme::Access::ByInvitation.as_str(), "by-invitation");
    /// ```
    Access, "who may attend" {
        /// Anybody.
        Public = "public",
        /// Whoever is registered for the event.
        Registered = "registered",
        /// Whoever meets a stated condition.
        Restricted = "restricted",
        /// Whoever was invited.
        ByInvitation = "by-invitation",
        /// Its members alone.
        Closed = "closed",
    }
}

vocabulary! {
    /// Whether a session is held in a room, online, or both.
    ///
    /// ```
    /// assert_eq!(programme::Mode::Hybrid.as_str(), "hybrid");
    /// ```
    Mode, "a mode of meeting" {
        /// In the room alone.
        InRoom = "in-room",
        /// Online alone.
        Online = "online",
        /// In the room and online.
        Hybrid = "hybrid",
    }
}

vocabulary! {
    /// How somebody takes part.
    ///
    /// ```
    /// assert_eq!(programme::Presence::Recorded.as_str(), "recorded");
    /// ```
    Presence, "a way of taking part" {
        /// In the room.
        InPerson = "in-person",
        /// By remote connection.
        Remote = "remote",
        /// By a recording.
        Recorded = "recorded",
    }
}

vocabulary! {
    /// What sort of body an organisation is.
    ///
    /// ```
    /// assert_eq!(programme::OrganisationKind::Intergovernmental.as_str(), "intergovernmental");
    /// ```
    OrganisationKind, "a kind of organisation" {
        /// A state, or a part of its government.
        State = "state",
        /// An organisation of states.
        Intergovernmental = "intergovernmental",
        /// Any other.
        Other = "other",
    }
}

vocabulary! {
    /// What the version of a programme in one language is worth, as documents of international organisations state it.
    ///
    /// ```
    /// assert_eq!(programme::LanguageStatus::Courtesy.as_str(), "courtesy");
    /// ```
    LanguageStatus, "a status of a language version" {
        /// The one from which the others were translated: "Original: English".
        Original = "original",
        /// Equally authentic with others.
        Authentic = "authentic",
        /// A translation.
        Translation = "translation",
        /// A translation for convenience, without authority.
        Courtesy = "courtesy",
        /// Translated by machine.
        Machine = "machine",
    }
}

impl SessionStatus {
    /// Whether the session takes up time, rooms and people: not where it is postponed, cancelled or dropped.
    ///
    /// ```
    /// use programme::SessionStatus;
    ///
    /// assert!(SessionStatus::Tentative.takes_place() && !SessionStatus::Cancelled.takes_place());
    /// ```
    pub const fn takes_place(self) -> bool {
        !matches!(self, Self::Postponed | Self::Cancelled | Self::Dropped)
    }

    /// Whether it is not yet settled that the session takes place: proposed, accepted or tentative.
    pub const fn is_open(self) -> bool {
        matches!(self, Self::Proposed | Self::Accepted | Self::Tentative)
    }
}

impl ParticipationStatus {
    /// Whether they are expected to come: not where they declined, withdrew or did not come.
    ///
    /// ```
    /// use programme::ParticipationStatus;
    ///
    /// assert!(ParticipationStatus::Invited.is_expected() && !ParticipationStatus::Withdrawn.is_expected());
    /// ```
    pub const fn is_expected(self) -> bool {
        !matches!(self, Self::Declined | Self::Withdrawn | Self::NoShow)
    }

    /// Whether it is not yet settled that they come: invited or tentative.
    pub const fn is_open(self) -> bool {
        matches!(self, Self::Invited | Self::Tentative)
    }
}

super::visit::nothing_inside!(
    DocumentStatus,
    EventStatus,
    SessionStatus,
    ParticipationStatus,
    Access,
    Mode,
    Presence,
    OrganisationKind,
    LanguageStatus,
);
