//! How schedules write kinds, languages, states and roles, and what becomes of those words.

use crate::value::kind::Kind;
use crate::value::language::LanguageTag;
use crate::value::role::Role;
use crate::value::status::SessionStatus;

/// A word without what systems spell differently: letter case, blanks, hyphens, underscores.
fn bare(word: &str) -> String {
    word.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// The kind that a type names. Only words that mean one thing wherever they are used: what a house calls its slots
/// ("Normale Länge", "devroom") stays a label.
pub(super) fn kind(word: &str) -> Option<Kind> {
    if let Ok(kind) = word.parse::<Kind>() {
        if !kind.is_custom() {
            return Some(kind);
        }
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

/// What was read of the languages that a source states.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Languages {
    pub(super) tags: Vec<LanguageTag>,
    /// Whether a part was not written as a tag, and read as one.
    pub(super) mended: bool,
    /// Whether a part could not be read.
    pub(super) unread: bool,
}

/// Reads `en`, `En`, `de, en`, `de/en`, "Deutsch", "English, German if needed".
pub(super) fn languages(text: &str) -> Languages {
    let mut found = Languages::default();
    let mut seen = std::collections::HashSet::new();
    for part in text.split([',', ';', '/', '|', '&', '+']) {
        let word = part.trim();
        if word.is_empty() {
            continue;
        }
        match language(word) {
            Some(tag) => {
                found.mended |= tag != *word;
                if seen.insert(tag.clone()) {
                    found.tags.push(tag);
                }
            }
            None => found.unread = true,
        }
    }
    found
}

fn language(word: &str) -> Option<LanguageTag> {
    let lower = word.to_lowercase().replace('_', "-");
    let named = match lower.as_str() {
        "english" | "englisch" | "anglais" | "inglés" => "en",
        "german" | "deutsch" | "allemand" | "alemán" | "de-formal" | "de-informal" => "de",
        "french" | "français" | "francais" | "französisch" | "francés" => "fr",
        "spanish" | "español" | "spanisch" | "espagnol" => "es",
        "italian" | "italiano" | "italienisch" | "italien" => "it",
        "dutch" | "nederlands" | "niederländisch" => "nl",
        "czech" | "čeština" | "tschechisch" => "cs",
        "russian" | "русский" | "russisch" | "russe" => "ru",
        "chinese" | "中文" | "chinesisch" | "chinois" => "zh",
        "arabic" | "العربية" | "arabisch" | "arabe" => "ar",
        "portuguese" | "português" | "portugiesisch" => "pt",
        "polish" | "polski" | "polnisch" => "pl",
        "japanese" | "日本語" | "japanisch" => "ja",
        // A word of a sentence can look like a tag: only languages of two or three letters are taken, with what follows them.
        other if matches!(other.split('-').next().map_or(0, str::len), 2 | 3) => other,
        _ => return None,
    };
    named.parse().ok()
}

/// The languages as a schedule states them. [`languages`] gives the same back.
pub(super) fn language_list(tags: &[LanguageTag]) -> String {
    tags.iter().map(LanguageTag::as_str).collect::<Vec<_>>().join(", ")
}

/// How firm a session is, by the state that its system gives it.
pub(super) fn status(word: &str) -> Option<SessionStatus> {
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

/// The role that a word names. Words for which there is no built-in role stay words.
pub(super) fn role(word: &str) -> Option<Role> {
    match word {
        "SPEAKER" => Some(Role::Speaker),
        "MODERATOR" => Some(Role::Moderator),
        _ => word.parse::<Role>().ok().filter(|role| !role.is_custom()),
    }
}

/// A name as an id: its letters and digits in lower case, with hyphens between.
pub(super) fn slug(name: &str) -> String {
    let mut slug = String::with_capacity(name.len());
    for c in name.chars() {
        if c.is_alphanumeric() {
            slug.extend(c.to_lowercase());
        } else if !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
    }
    if slug.ends_with('-') {
        slug.pop();
    }
    slug
}

/// A UUID for what has none: the same for the same names in every release, and different for different ones. The names are
/// hashed (FNV-1a, 128 bits) into a UUID of version 8, which RFC 9562 leaves to whoever makes it.
pub(super) fn made_guid(scope: &str, what: &str, name: &str) -> String {
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

/// Whether a guid is the one that would be made.
pub(super) fn is_made_guid(guid: &str, scope: &str, what: &str, name: &str) -> bool {
    // Hardly any is of this version: hashing is for those that are.
    guid.as_bytes().get(14) == Some(&b'8') && guid == made_guid(scope, what, name)
}

/// Whether a slug is the one that would be made.
pub(super) fn is_made_slug(slug: &str, scope: &str, number: &str) -> bool {
    slug.ends_with(number) && slug == made_slug(scope, number)
}

/// A slug for what has none, in the letters that slugs may have.
pub(super) fn made_slug(scope: &str, number: &str) -> String {
    let scope: String = scope
        .chars()
        .filter(|c| c.is_ascii_alphanumeric() || *c == '_')
        .map(|c| c.to_ascii_lowercase())
        .collect();
    format!("{scope}-{number}")
}

/// A number for an id that is none, the same in every release: 1 to 2,147,483,647.
pub(super) fn made_number(id: &str) -> u32 {
    let hash =
        id.bytes().fold(0x811c_9dc5_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
    (hash & 0x7fff_ffff).max(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn languages_are_read_in_every_form() {
        for (text, tags, mended, unread) in [
            ("en", "en", false, false),
            ("En", "en", true, false),
            ("de, en", "de, en", false, false),
            ("de,en", "de, en", false, false),
            ("Deutsch", "de", true, false),
            ("de-formal", "de", true, false),
            ("German if needed", "", false, true),
            ("English, German if needed", "en", true, true),
            ("zh-hant", "zh-Hant", true, false),
            ("", "", false, false),
        ] {
            let read = languages(text);
            assert_eq!(language_list(&read.tags), tags, "{text}");
            assert_eq!((read.mended, read.unread), (mended, unread), "{text}");
        }
    }

    #[test]
    fn kinds_are_words_that_mean_one_thing() {
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

    #[test]
    fn names_become_ids() {
        assert_eq!(slug("H.2215 (Ferrer)"), "h-2215-ferrer");
        assert_eq!(slug("Salle XVIII, 1ᵉʳ étage"), "salle-xviii-1ᵉʳ-étage");
        assert_eq!(slug("–"), "");
    }
}
