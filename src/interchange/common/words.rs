//! Interprets the words that conference systems use for kinds and states of sessions.

use crate::value::kind::Kind;
use crate::value::status::SessionStatus;

/// Returns the letters and digits of a word in lower case, for comparison. Conference systems
/// differ in their use of upper case, spaces, hyphens and underscores.
pub(in crate::interchange) fn bare(word: &str) -> String {
    word.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// Returns the session kind for the type of an event, such as "Vortrag" or `lightning_talk`.
/// Returns `None` for words that only one conference uses, such as "devroom". Such words are kept
/// as labels.
pub(in crate::interchange) fn kind(word: &str) -> Option<Kind> {
    if let Ok(kind) = word.parse::<Kind>()
        && !kind.is_custom()
    {
        return Some(kind);
    }
    Some(match bare(word).as_str() {
        "lecture" | "talk" | "shorttalk" | "vortrag" => Kind::Talk,
        "lightningtalk" => Kind::LightningTalk,
        "workshop" | "workshops" | "youthworkshop" | "handson" => Kind::Workshop,
        "keynote" => Kind::Keynote,
        "meeting" | "meetup" => Kind::Meeting,
        "panel" | "podium" | "paneldiscussion" => Kind::Panel,
        "concert" | "liveconcert" | "djset" => Kind::Concert,
        "performance" | "theatre" => Kind::Performance,
        "movie" | "film" | "screening" => Kind::Screening,
        "game" | "gameshow" => Kind::Game,
        "tutorial" | "training" => Kind::Tutorial,
        "ceremony" => Kind::Ceremony,
        "exhibition" | "installation" => Kind::Exhibition,
        "demonstration" | "demo" => Kind::Demonstration,
        "poster" => Kind::Poster,
        "break" => Kind::Break,
        "lunch" => Kind::LunchBreak,
        "sprint" => Kind::Sprint,
        "opening" => Kind::Opening,
        "closing" => Kind::Closing,
        "reading" => Kind::Reading,
        "party" | "social" => Kind::Social,
        "other" => Kind::Other,
        _ => return None,
    })
}

/// Returns the session status for a state in a conference system, or `None` if the state is
/// unknown.
pub(in crate::interchange) fn status(word: &str) -> Option<SessionStatus> {
    Some(match bare(word).as_str() {
        "draft" | "submitted" | "proposed" | "pending" | "nominated" | "waitlisted" | "waitlist"
        | "waitinglist" | "inreview" | "underreview" => SessionStatus::Proposed,
        "accepted" => SessionStatus::Accepted,
        "tentative" => SessionStatus::Tentative,
        "confirmed" => SessionStatus::Confirmed,
        "postponed" => SessionStatus::Postponed,
        "canceled" | "cancelled" => SessionStatus::Cancelled,
        "rejected" | "declined" | "refused" | "withdrawn" | "deleted" | "dropped" => SessionStatus::Dropped,
        _ => return None,
    })
}
