//! Interprets the words that schedules use for places, kinds, states and roles, and generates
//! identifiers.

pub(in crate::interchange::schedule) use crate::interchange::common::folding::{folded, is_same};
use crate::interchange::common::ids::slug;
use crate::interchange::common::ids::well_formed;
use crate::interchange::common::place_words::{PlaceWord, place_word};
pub(in crate::interchange::schedule) use crate::interchange::common::words::{kind, status};
use crate::value::role::Role;

/// The room name for an event that takes place in all rooms.
pub(in crate::interchange::schedule) const EVERYWHERE: &str = "ALL";
/// The room name for an event that is held online.
pub(in crate::interchange::schedule) const ONLINE: &str = "Online";
/// The room name for an event whose place is to be announced.
pub(in crate::interchange::schedule) const ANNOUNCED: &str = "TBA";
/// Separates room names if an event takes place in several rooms.
pub(in crate::interchange::schedule) const BETWEEN: &str = ", ";

/// Returns `true` if the name means that the place is to be announced, such as `TBA` or "to be
/// confirmed" in one of several languages.
pub(in crate::interchange::schedule) fn is_announced_later(name: &str) -> bool {
    name == ANNOUNCED || place_word(name) == Some(PlaceWord::ToBeAnnounced)
}

/// Returns `true` if the name means that an event is held online, such as `Online` or `Zoom`.
pub(in crate::interchange::schedule) fn is_online(name: &str) -> bool {
    place_word(name) == Some(PlaceWord::Online)
}

/// Returns `true` if the name has a special meaning, such as `ALL`, and does not identify a room.
pub(in crate::interchange::schedule) fn is_reserved(name: &str) -> bool {
    name == EVERYWHERE || name == ANNOUNCED || place_word(name).is_some()
}

/// Returns whether a text opts out of a recording, or `None` if its meaning is unknown.
pub(in crate::interchange::schedule) fn opts_out(text: &str) -> Option<bool> {
    match text.trim().to_ascii_lowercase().as_str() {
        "true" | "1" | "yes" => Some(true),
        "false" | "0" | "no" => Some(false),
        _ => None,
    }
}

/// Returns the built-in role for a word such as `MODERATOR`, or `None` if there is no such role.
pub(in crate::interchange::schedule) fn role(word: &str) -> Option<Role> {
    match word {
        "SPEAKER" => Some(Role::Speaker),
        "MODERATOR" => Some(Role::Moderator),
        _ => word.parse::<Role>().ok().filter(|role| !role.is_custom()),
    }
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
    use crate::value::kind::Kind;

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
