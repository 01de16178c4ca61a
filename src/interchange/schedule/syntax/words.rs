//! Interprets the words that schedules use for kinds, languages, states and roles.

use crate::interchange::common::ids::slug;
use crate::interchange::common::ids::well_formed;
use crate::interchange::common::place_words::{PlaceWord, place_word};
use crate::value::kind::Kind;
use crate::value::role::Role;
use crate::value::status::SessionStatus;
use crate::value::url::{Url, percent_encoded};

/// The room name for an event that takes place in all rooms.
pub(in crate::interchange::schedule) const EVERYWHERE: &str = "ALL";
/// The room name for an event whose place is to be announced.
pub(in crate::interchange::schedule) const ANNOUNCED: &str = "TBA";
/// Separates room names if an event takes place in several rooms.
pub(in crate::interchange::schedule) const BETWEEN: &str = ", ";

/// Returns `true` if the name means that the place is to be announced, such as `TBA` or "to be
/// confirmed" in one of several languages.
pub(in crate::interchange::schedule) fn is_announced_later(name: &str) -> bool {
    name == ANNOUNCED || place_word(name) == Some(PlaceWord::ToBeAnnounced)
}

/// Returns `true` if the name has a special meaning, such as `ALL`, and does not identify a room.
pub(in crate::interchange::schedule) fn is_reserved(name: &str) -> bool {
    name == EVERYWHERE || is_announced_later(name)
}

/// Returns the letters and digits of a word in lower case, for comparison. Conference systems
/// differ in their use of upper case, spaces, hyphens and underscores.
fn bare(word: &str) -> String {
    word.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// Returns the session kind for the type of an event, such as "Vortrag" or `lightning_talk`.
/// Returns `None` for words that only one conference uses, such as "devroom". Such words are kept
/// as labels.
pub(in crate::interchange::schedule) fn kind(word: &str) -> Option<Kind> {
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
pub(in crate::interchange::schedule) fn status(word: &str) -> Option<SessionStatus> {
    Some(match bare(word).as_str() {
        "draft" | "submitted" | "proposed" => SessionStatus::Proposed,
        "accepted" => SessionStatus::Accepted,
        "tentative" => SessionStatus::Tentative,
        "confirmed" => SessionStatus::Confirmed,
        "postponed" => SessionStatus::Postponed,
        "canceled" | "cancelled" => SessionStatus::Cancelled,
        "rejected" | "withdrawn" | "deleted" | "dropped" => SessionStatus::Dropped,
        _ => return None,
    })
}

/// Returns whether a text opts out of a recording, or `None` if its meaning is unknown.
pub(in crate::interchange::schedule) fn opts_out(text: &str) -> Option<bool> {
    match text.trim().to_ascii_lowercase().as_str() {
        "true" | "1" | "yes" => Some(true),
        "false" | "0" | "no" => Some(false),
        _ => None,
    }
}

/// Parses an address. White space and control characters are percent-encoded, but only in a text
/// that looks like a single address.
pub(in crate::interchange::schedule) fn url(text: &str) -> Option<Url> {
    if let Ok(url) = text.parse() {
        return Some(url);
    }
    let address = text.trim();
    let mut words = address.split_whitespace();
    let first = words.next()?;
    let has_scheme = first.split_once("://").is_some_and(|(scheme, _)| {
        scheme.starts_with(|c: char| c.is_ascii_alphabetic())
            && scheme.bytes().all(|b| b.is_ascii_alphanumeric())
    });
    if !has_scheme && !first.starts_with('/') && first != address || words.any(|word| word.contains("://")) {
        return None;
    }
    if address.len() > 4096 {
        return None;
    }
    let mut encoded = String::with_capacity(address.len());
    for c in address.chars() {
        if c.is_whitespace() || c.is_control() {
            encoded.push_str(&percent_encoded(c.encode_utf8(&mut [0; 4]), b""));
        } else {
            encoded.push(c);
        }
    }
    encoded.parse().ok()
}

/// Returns the built-in role for a word such as `MODERATOR`, or `None` if there is no such role.
pub(in crate::interchange::schedule) fn role(word: &str) -> Option<Role> {
    match word {
        "SPEAKER" => Some(Role::Speaker),
        "MODERATOR" => Some(Role::Moderator),
        _ => word.parse::<Role>().ok().filter(|role| !role.is_custom()),
    }
}

/// Returns a name in lower case and with single spaces, for comparison.
pub(in crate::interchange::schedule) fn folded(name: &str) -> String {
    let mut folded = String::with_capacity(name.len());
    for word in name.split_whitespace() {
        if !folded.is_empty() {
            folded.push(' ');
        }
        folded.extend(word.chars().flat_map(char::to_lowercase));
    }
    folded
}

/// Derives the id of an item from its name. If the name has no letters or digits, the id is `noun`.
pub(in crate::interchange::schedule) fn id_of(name: &str, noun: &str) -> String {
    let slug = slug(name);
    well_formed(if slug.is_empty() { noun } else { &slug })
}

/// Generates a UUID for an event or room without a UUID. The arguments are hashed with 128-bit
/// FNV-1a into a UUID of version 8, which RFC 9562 reserves for custom formats. The result is the
/// same in every release.
pub(in crate::interchange::schedule) fn made_guid(scope: &str, what: &str, name: &str) -> String {
    let mut hash: u128 = 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d;
    for part in [scope, "\0", what, "\0", name] {
        for byte in part.bytes() {
            hash ^= u128::from(byte);
            hash = hash.wrapping_mul(0x0000_0000_0100_0000_0000_0000_0000_013b);
        }
    }
    let hash = hash & !(0xf << 76) & !(0x3 << 62) | (0x8 << 76) | (0x2 << 62);
    let hex = format!("{hash:032x}");
    let part = |from: usize, to: usize| hex.get(from..to).unwrap_or_default();
    format!("{}-{}-{}-{}-{}", part(0, 8), part(8, 12), part(12, 16), part(16, 20), part(20, 32))
}

/// Returns `true` if [`made_guid`] generated the guid from the same arguments.
pub(in crate::interchange::schedule) fn is_made_guid(
    guid: &str,
    scope: &str,
    what: &str,
    name: &str,
) -> bool {
    // Few guids have version 8, so the hash is rarely computed.
    guid.as_bytes().get(14) == Some(&b'8') && guid == made_guid(scope, what, name)
}

pub(in crate::interchange::schedule) fn is_made_slug(slug: &str, scope: &str, number: &str) -> bool {
    slug.ends_with(number) && slug == made_slug(scope, number)
}

/// Generates a slug for an event without a slug. Characters that slugs cannot contain are omitted.
pub(in crate::interchange::schedule) fn made_slug(scope: &str, number: &str) -> String {
    let scope: String = scope
        .chars()
        .filter(|c| c.is_ascii_alphanumeric() || *c == '_')
        .map(|c| c.to_ascii_lowercase())
        .collect();
    format!("{scope}-{number}")
}

/// Generates a number from 1 to 2,147,483,647 for an id that is not a number. The result is the
/// same in every release.
pub(in crate::interchange::schedule) fn made_number(id: &str) -> u32 {
    let hash =
        id.bytes().fold(0x811c_9dc5_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
    (hash & 0x7fff_ffff).max(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_are_recognised_only_from_unambiguous_words() {
        assert_eq!(kind("lightning_talk"), Some(Kind::LightningTalk));
        assert_eq!(kind("DJ Set"), Some(Kind::Concert));
        assert_eq!(kind("devroom"), None);
        for built_in in [Kind::Panel, Kind::CoffeeBreak, Kind::GeneralDebate, Kind::Talk] {
            assert_eq!(kind(built_in.as_str()).as_ref(), Some(&built_in));
        }
    }

    #[test]
    fn made_guids_are_uuids_and_stable() {
        let guid = made_guid("demo", "event", "17");
        assert_eq!(guid, made_guid("demo", "event", "17"));
        assert_ne!(guid, made_guid("demo", "event", "18"));
        assert_eq!(guid.len(), 36);
        assert_eq!((guid.as_bytes()[14], guid.as_bytes()[8]), (b'8', b'-'));
        assert!(matches!(guid.as_bytes()[19], b'8' | b'9' | b'a' | b'b'));
    }
}
