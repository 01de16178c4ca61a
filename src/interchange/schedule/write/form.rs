//! Checks values against the rules of the published schemas.

use crate::interchange::common::json::value::ExtraValue;
use crate::interchange::common::urls;
use crate::interchange::schedule::syntax::words;
use crate::value::colour::Colour;
use crate::value::string_map::ExternalIds;

/// The format to write. Each format has its own schema.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::interchange::schedule) enum Target {
    Xml,
    Json,
}

fn all(text: &str, fits: impl Fn(u8) -> bool) -> bool {
    !text.is_empty() && text.bytes().all(fits)
}

fn lower(byte: u8) -> bool {
    byte.is_ascii_lowercase() || byte.is_ascii_digit()
}

/// Adapts an acronym to the rules of the schema. Letters are converted to lower case, invalid
/// characters are replaced with underscores, and short acronyms are padded with underscores. If
/// `foreign` is `true`, the acronym is returned unchanged.
pub(super) fn acronym(stated: &str, target: Target, foreign: bool) -> String {
    let admitted = match target {
        Target::Xml => stated.len() >= 4 && all(stated, |b| lower(b) || matches!(b, b'_' | b'-')),
        Target::Json => {
            let rest = stated.get(1..).unwrap_or_default();
            let first = stated.get(..1).unwrap_or_default();
            stated.len() >= 4
                && all(first, |b| lower(b) || matches!(b, b'_' | b'-'))
                && all(rest, |b| lower(b) || b == b'_')
        }
    };
    if foreign || admitted {
        return stated.to_owned();
    }
    let fit = |c: char| match c {
        c if c.is_ascii_alphanumeric() => c.to_ascii_lowercase(),
        '-' if target == Target::Xml => '-',
        _ => '_',
    };
    let mut made: String = stated.chars().map(fit).collect();
    while made.len() < 4 {
        made.push('_');
    }
    made
}

pub(super) fn uuid(text: &str) -> bool {
    let parts: Vec<&str> = text.split('-').collect();
    let lengths: Vec<usize> = parts.iter().map(|part| part.len()).collect();
    lengths == [8, 4, 4, 4, 12] && parts.iter().all(|part| all(part, |byte| byte.is_ascii_hexdigit()))
}

pub(super) fn code(text: &str, target: Target) -> bool {
    (target == Target::Json || text.len() == 6) && all(text, |b| b.is_ascii_uppercase() || b.is_ascii_digit())
}

pub(super) fn slug(text: &str, target: Target) -> bool {
    match target {
        Target::Json => json_slug(text),
        Target::Xml => text.split_once('-').is_some_and(|(first, rest)| {
            first.len() >= 4
                && rest.len() >= 4
                && all(first, |b| lower(b) || b == b'_')
                && all(rest, |b| lower(b) || matches!(b, b'_' | b'-'))
        }),
    }
}

fn json_slug(text: &str) -> bool {
    text.len() >= 2
        && all(text, |b| lower(b) || matches!(b, b'_' | b'-'))
        && text.bytes().next_back().is_some_and(lower)
}

pub(super) fn item_slug(text: &str, target: Target) -> bool {
    match target {
        Target::Json => json_slug(text),
        Target::Xml => {
            text.len() >= 2
                && text.starts_with(|c: char| c.is_ascii_lowercase())
                && all(text, |b| lower(b) || b == b'-')
        }
    }
}

/// Returns `true` for an HTTP or HTTPS URL that contains only ASCII characters. Both schemas allow
/// such URLs.
pub(super) fn http(url: &str) -> bool {
    let Some(rest) = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://")) else {
        return false;
    };
    uri(rest) && !rest.starts_with(['/', '?', '#', ':'])
}

/// Returns `true` for a URI that contains only ASCII characters, such as `mailto:ada@example.org`.
/// Any scheme is accepted, but `//` can only follow `http:` or `https:`.
pub(super) fn any_uri(url: &str) -> bool {
    url.split_once(':').is_some_and(|(scheme, rest)| {
        scheme.starts_with(|c: char| c.is_ascii_alphabetic())
            && all(scheme, |b| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'-' | b'.'))
            && uri(rest)
            // A URI that starts with `//` after its scheme must be a valid web address.
            && (!rest.starts_with("//") || http(url))
    })
}

fn uri(rest: &str) -> bool {
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let port = host.rsplit_once(':').is_none_or(|(_, port)| port.bytes().all(|b| b.is_ascii_digit()));
    let plain = |b: u8| b.is_ascii_alphanumeric() || b"-._~:/?#@!$&'()*+,;=%".contains(&b);
    let escapes = rest
        .split('%')
        .skip(1)
        .all(|after| after.get(..2).is_some_and(|hex| hex.bytes().all(|b| b.is_ascii_hexdigit())));
    all(rest, plain) && escapes && port && rest.matches('#').count() <= 1 && host.matches('@').count() <= 1
}

pub(super) fn json_zone(name: &str) -> bool {
    let word = |part: &str| {
        let mut bytes = part.bytes();
        bytes.next().is_some_and(|b| b.is_ascii_uppercase())
            && bytes.next().is_some_and(|b| b.is_ascii_lowercase())
    };
    let area = name.split_once('/').is_some_and(|(area, place)| {
        word(area) && area.bytes().skip(1).all(|b| b.is_ascii_lowercase()) && word(place)
    });
    area || name.ends_with("UTC")
}

pub(super) fn xml_duration(text: &str) -> bool {
    let parts: Vec<&str> = text.split(':').collect();
    let digits = |part: &str, most: usize| part.len() <= most && all(part, |b| b.is_ascii_digit());
    match *parts.as_slice() {
        [hours, minutes] => digits(hours, 2) && digits(minutes, 2) && minutes.len() == 2,
        [hours, minutes, seconds] => {
            digits(hours, 2) && digits(minutes, 2) && minutes.len() == 2 && digits(seconds, 2)
        }
        _ => false,
    }
}

/// Returns `true` if the schema defines this extra field of a conference and allows its value.
pub(super) fn known_of_conference(target: Target, name: &str, value: &ExtraValue) -> bool {
    let words = match value {
        ExtraValue::Text(words) => words.as_str(),
        _ => "",
    };
    match (target, name) {
        (_, "base_url") | (Target::Xml, "logo") => http(words),
        (Target::Json, "logo") => any_uri(words),
        (Target::Xml, "timeslot_duration") => xml_duration(words),
        (Target::Json, "timeslot_duration" | "description") => !words.is_empty(),
        (Target::Json, "colors" | "meta") => matches!(value, ExtraValue::Map(_)),
        (Target::Json, "schedule.generator") => generator(value, &["name", "version"]),
        (Target::Xml, "schedule.generator") => generator(value, &["@name", "@system", "@version"]),
        (Target::Json, name) => name.starts_with("schedule.") && name != "schedule.rooms",
        _ => false,
    }
}

fn generator(node: &ExtraValue, known: &[&str]) -> bool {
    let ExtraValue::Map(fields) = node else { return false };
    fields.iter().all(|(name, value)| {
        known.contains(&name.as_str()) && matches!(value, ExtraValue::Text(_) | ExtraValue::Number(_))
    })
}

/// Splits a repeated name such as `title~2` into the name and its number, which is 1 for the first.
pub(super) fn unnumbered(name: &str) -> (&str, usize) {
    let parts = name.rsplit_once('~').filter(|(_, number)| all(number, |b| b.is_ascii_digit()));
    parts.map_or((name, 1), |(name, number)| (name, number.parse().unwrap_or(usize::MAX)))
}

/// Returns the text of an extension without the quotation marks of a JSON string.
pub(super) fn unquoted(value: &str) -> String {
    match ExtraValue::kept(value) {
        ExtraValue::Text(words) => words,
        _ => value.to_owned(),
    }
}

/// Returns `true` if an extension contains a value that is invalid for the field of the same name.
/// A valid value is read as the field itself, and not as an extension.
pub(super) fn is_set_aside(name: &str, value: &str) -> bool {
    let invalid = match name {
        "page" | "origin" | "schedule" | "url" | "image" | "logo" | "feedback_url" | "recording.url" => {
            urls::url(value).is_none()
        }
        "guid" | "code" | "slug" | "acronym" => ExternalIds::default().insert(name, value).is_err(),
        "color" => value.parse::<Colour>().is_err(),
        "recording.optout" => words::opts_out(value).is_none(),
        _ => true,
    };
    invalid && !value.trim().is_empty() && unquoted(value) == value
}

pub(super) fn is_xml(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\r' | '\u{20}'..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'..)
}

pub(super) fn xml_name(name: &str) -> bool {
    name.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_')
        && all(name, |b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-' | b'.'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_checked_against_the_schemas() {
        assert_eq!(acronym("36c3", Target::Xml, false), "36c3");
        assert_eq!(acronym("idm-2018-2", Target::Xml, false), "idm-2018-2");
        assert_eq!(acronym("idm-2018-2", Target::Json, false), "idm_2018_2");
        assert_eq!(acronym("Ü3", Target::Json, false), "_3__");
        assert!(uuid("654331ae-1710-42e5-bdf4-65a03a80c614") && !uuid("654331ae"));
        assert!(slug("36c3-11223-opening", Target::Xml) && !slug("f-opening", Target::Xml));
        assert!(
            http("https://example.org:80/a?b=c#d") && !http("https://exämple.org") && !http("/system/a.png")
        );
        assert!(any_uri("mailto:a@b.example") && !any_uri("see our site") && !any_uri("https://a:b/c"));
        assert!(json_zone("Europe/Zurich") && json_zone("America/New_York") && !json_zone("Etc/GMT+1"));
        assert!(xml_duration("2:06:00") && xml_duration("01:30") && !xml_duration("100:00"));
        assert_eq!((unnumbered("title~2"), unnumbered("a~b")), (("title", 2), ("a~b", 1)));
    }
}
