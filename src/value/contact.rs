//! Detection of e-mail addresses and telephone numbers in texts.

use std::borrow::Cow;
use std::ops::Range;

use crate::list::ToList;

/// The number of bytes before and after `@` that can belong to an e-mail address. The limits keep
/// the cost linear.
const LONGEST_LOCAL: usize = 256;
const LONGEST_DOMAIN: usize = 1024;

/// Returns `true` if a text contains an e-mail address or an international telephone number.
pub(crate) fn has_contact(text: &str) -> bool {
    text.contains(['@', '+']) && ranges(text).next().is_some()
}

/// Returns the e-mail addresses and the international telephone numbers in a text.
pub(crate) fn contacts(text: &str) -> impl Iterator<Item = &str> {
    ranges(text).filter_map(|range| text.get(range))
}

/// Returns a text in which `replacement` replaces each e-mail address and each international
/// telephone number.
pub(crate) fn replaced<'t>(text: &'t str, replacement: &str) -> Cow<'t, str> {
    if !has_contact(text) {
        return Cow::Borrowed(text);
    }
    let (mut result, mut rest) = (String::with_capacity(text.len()), 0);
    for Range { start, end } in ranges(text) {
        if let Some(between) = text.get(rest..start) {
            result.push_str(between);
            result.push_str(replacement);
            rest = end;
        }
    }
    result.push_str(text.get(rest..).unwrap_or_default());
    Cow::Owned(result)
}

/// Returns a name or a short note without its e-mail addresses and telephone numbers, and without
/// the brackets around them.
pub(crate) fn removed(text: &str) -> Cow<'_, str> {
    if !has_contact(text) {
        return Cow::Borrowed(text);
    }
    let mut rest = replaced(text, "").into_owned();
    for scheme in ["mailto:", "tel:"] {
        rest = rest.replace(scheme, "");
    }
    for brackets in ["<>", "()", "[]", "\"\"", "( )"] {
        rest = rest.replace(brackets, "");
    }
    let words: Vec<&str> = rest.split_whitespace().to_list();
    let between =
        |c: char| c.is_whitespace() || matches!(c, ',' | ';' | ':' | '/' | '|' | '-' | '–' | '—' | '·');
    Cow::Owned(words.join(" ").trim_matches(between).to_owned())
}

/// Returns the positions of the e-mail addresses and the international telephone numbers, without
/// overlaps and in order.
fn ranges(text: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    // The search may already have passed a `+` in the local part of an e-mail address. The address
    // can therefore start before `from`, but not before `end`, the end of the previous range.
    let (mut from, mut end) = (0, 0);
    std::iter::from_fn(move || {
        while let Some(found) = text.get(from..).and_then(|rest| rest.find(['@', '+'])) {
            let at = from + found;
            let range = email_around(text, at, end).or_else(|| telephone_at(text, at));
            from = range.as_ref().map_or(at + 1, |range| range.end);
            if range.is_some() {
                end = from;
                return range;
            }
        }
        None
    })
}

/// Returns the e-mail address around the `@` at the given position. Its local part does not begin
/// before `from`.
fn email_around(text: &str, at: usize, from: usize) -> Option<Range<usize>> {
    let before = text.get(from..at)?;
    let after = text.get(at..)?.strip_prefix('@')?;
    let is_local = |c: char| c.is_alphanumeric() || matches!(c, '.' | '_' | '%' | '+' | '-' | '\'');
    let mut local: &str = before;
    let mut start = at;
    for (position, c) in before.char_indices().rev() {
        if !is_local(c) || before.len() - position > LONGEST_LOCAL {
            break;
        }
        local = before.get(position..)?;
        start = from + position;
    }
    if start == at {
        return None;
    }
    let begins = local.trim_start_matches(['.', '\'', '%', '-', '+']);
    // `@ada@social.example` is the handle of an account, and not an e-mail address.
    if begins.is_empty() || text.get(..start)?.ends_with('@') {
        return None;
    }
    start = at - begins.len();
    let is_domain = |c: char| c.is_alphanumeric() || matches!(c, '.' | '-');
    let length = after.char_indices().find(|(_, c)| !is_domain(*c)).map_or(after.len(), |(end, _)| end);
    let domain = after.get(..length.min(LONGEST_DOMAIN))?.trim_end_matches(['.', '-']);
    let (host, top) = domain.rsplit_once('.')?;
    let is_top = top.chars().count() >= 2
        && (top.chars().all(char::is_alphabetic) || top.to_ascii_lowercase().starts_with("xn--"));
    (!host.is_empty() && !host.starts_with('.') && is_top).then_some(start..at + 1 + domain.len())
}

/// Returns the telephone number that begins with the `+` at the given position. A number has 8 to
/// 15 digits (ITU-T E.164).
fn telephone_at(text: &str, at: usize) -> Option<Range<usize>> {
    let rest = text.get(at..)?.strip_prefix('+')?;
    // In "2+2", the sign is an operator.
    if text.get(..at)?.chars().next_back().is_some_and(char::is_alphanumeric) {
        return None;
    }
    let (mut digits, mut end) = (0, 0);
    for (position, c) in rest.char_indices() {
        if c.is_ascii_digit() {
            digits += 1;
            end = position + 1;
        } else if !matches!(c, ' ' | '\u{a0}' | '\u{202f}' | '-' | '.' | '(' | ')' | '/' | '\u{2011}') {
            break;
        }
        if digits > 15 {
            return None;
        }
    }
    (8..=15).contains(&digits).then_some(at..at + 1 + end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_and_numbers_are_found_in_texts() {
        for (text, expected) in [
            ("Ada (ada.okoye+x@mail.example.org), +41 22 917 12 34.", "Ada (#), #."),
            ("<ada@example.org>", "<#>"),
            ("mailto:ada@example.org?subject=x", "mailto:#?subject=x"),
            ("josé@exämple.de 'bo@example.org'", "# '#'"),
            ("a@b.example@c.example", "#@c.example"),
            ("+41 (0)22 917-12-34 +1.202.555.0142", "# #"),
        ] {
            assert_eq!(replaced(text, "#"), expected, "{text}");
        }
        for text in [
            "@ada on @ada@social.example",
            "meet @ 10.30",
            "pkg@1.2.3",
            "C++ and 2+2222222222",
            "+1 more",
            "a@b",
            "@",
            "+",
            "+1234567890123456789",
            "UTC+01:00",
        ] {
            assert!(!has_contact(text), "{text}");
        }
    }

    #[test]
    fn names_lose_their_addresses() {
        for (name, expected) in [
            ("Ada Okoye <ada@example.org>", "Ada Okoye"),
            ("Ada Okoye (ada@example.org)", "Ada Okoye"),
            ("Ada Okoye, ada@example.org, Nairobi", "Ada Okoye, , Nairobi"),
            ("ada@example.org", ""),
            ("mailto:ada@example.org", ""),
            ("+41 22 917 12 34", ""),
            ("Ada  Okoye", "Ada  Okoye"),
        ] {
            assert_eq!(removed(name), expected, "{name}");
        }
    }

    /// Long runs of letters and signs must not lead to quadratic cost.
    #[test]
    fn the_search_is_linear() {
        for piece in ["a", "@", "a@", "+1", "+ ", "a.", "@a.", "é@"] {
            let text = piece.repeat(200_000);
            let started = text.len();
            assert!(replaced(&text, "").len() <= started, "{piece}");
        }
    }
}
