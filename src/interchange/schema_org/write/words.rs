//! Finds the schema.org types and properties that correspond to values in a programme.

use crate::value::kind::Kind;
use crate::value::role::{Role, RoleProperties};
use crate::value::status::{AttendanceMode, EventStatus, OrganisationKind};

/// Returns the schema.org type of event for a kind of session, such as `EducationEvent` for a
/// workshop. Only a few kinds have a matching type, because schema.org classifies events by subject
/// and not by form.
pub(super) const fn event_type(kind: Option<&Kind>) -> &'static str {
    match kind {
        Some(Kind::Workshop | Kind::Tutorial) => "EducationEvent",
        Some(Kind::Exhibition | Kind::Poster | Kind::PosterSession) => "ExhibitionEvent",
        Some(Kind::Social) => "SocialEvent",
        Some(Kind::Screening) => "ScreeningEvent",
        Some(Kind::Concert) => "MusicEvent",
        Some(Kind::Reading) => "LiteraryEvent",
        Some(Kind::Sprint) => "Hackathon",
        Some(
            Kind::Meeting
            | Kind::Consultations
            | Kind::ContactGroup
            | Kind::DraftingGroup
            | Kind::GeneralDebate
            | Kind::Briefing
            | Kind::PressConference,
        ) => "BusinessEvent",
        _ => "Event",
    }
}

/// Returns the property of an event that lists the participants in a role, such as `sponsor`.
/// Participants with speaking time or a presiding role are always listed as `performer`.
pub(super) const fn property(role: Option<&Role>, properties: RoleProperties) -> &'static str {
    if properties.has_floor || properties.presides {
        return "performer";
    }
    match role {
        Some(Role::Organiser | Role::Convener) => "organizer",
        Some(Role::Sponsor) => "sponsor",
        Some(Role::Interpreter) => "translator",
        Some(Role::Observer) => "attendee",
        _ => "contributor",
    }
}

pub(super) const fn attendance(mode: AttendanceMode) -> &'static str {
    match mode {
        AttendanceMode::InRoom => "https://schema.org/OfflineEventAttendanceMode",
        AttendanceMode::Online => "https://schema.org/OnlineEventAttendanceMode",
        AttendanceMode::Hybrid => "https://schema.org/MixedEventAttendanceMode",
    }
}

pub(super) const SCHEDULED: &str = "https://schema.org/EventScheduled";
pub(super) const CANCELLED: &str = "https://schema.org/EventCancelled";
pub(super) const POSTPONED: &str = "https://schema.org/EventPostponed";
pub(super) const RESCHEDULED: &str = "https://schema.org/EventRescheduled";
pub(super) const MOVED_ONLINE: &str = "https://schema.org/EventMovedOnline";

pub(super) const fn event_status(status: EventStatus) -> &'static str {
    match status {
        EventStatus::Scheduled => SCHEDULED,
        EventStatus::Postponed => POSTPONED,
        EventStatus::Cancelled => CANCELLED,
        EventStatus::MovedOnline => MOVED_ONLINE,
    }
}

pub(super) const fn organisation_type(kind: Option<OrganisationKind>) -> &'static str {
    match kind {
        Some(OrganisationKind::State) => "GovernmentOrganization",
        _ => "Organization",
    }
}
