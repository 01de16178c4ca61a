//! Reads URLs.

use crate::value::url::{Url, percent_encoded};

/// Parses a URL. White space and control characters are percent-encoded, but only in a text that
/// looks like a single URL with the name of a file or a query, such as
/// `https://example.org/my slides.pdf`. A host cannot contain white space, and a sentence is not a
/// URL.
pub(in crate::interchange) fn url(text: &str) -> Option<Url> {
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
    if address.contains(char::is_whitespace) && (!is_file_name(address) || is_annotated(address)) {
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

/// Returns `true` if the white space of an address belongs to the name of a file or to a query, and
/// not to the host or to a sentence after the address.
fn is_file_name(address: &str) -> bool {
    let (_, after) = address.split_once("//").unwrap_or(("", address));
    let Some((host, path)) = after.split_once(['/', '?', '#']) else { return false };
    let (first, others) = path.split_once(char::is_whitespace).unwrap_or((path, ""));
    let is_end = |word: &str| word.is_empty() || word.ends_with(['/', ',', ';']);
    if host.contains(char::is_whitespace) || is_end(first) && !others.is_empty() {
        return false;
    }
    let file = path.split(['?', '#']).next().unwrap_or(path);
    let extension = file.rsplit('.').next().filter(|extension| extension.len() < file.len());
    let is_file = extension.is_some_and(|extension| {
        (2..=5).contains(&extension.len()) && extension.bytes().all(|byte| byte.is_ascii_alphanumeric())
    });
    let is_note = others.trim_start().starts_with(['(', '[', '–', '-']);
    is_file || !is_note && others.split_whitespace().count() < 3
}

/// Returns `true` if a text with spaces contains angle brackets, quotation marks or consecutive
/// spaces, which do not occur in the names of files.
fn is_annotated(address: &str) -> bool {
    let mut spaces = address.char_indices().filter(|(_, c)| c.is_whitespace());
    address.contains(['<', '>', '"'])
        || spaces.any(|(at, c)| {
            address.get(at + c.len_utf8()..).is_some_and(|rest| rest.starts_with(char::is_whitespace))
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn white_space_is_encoded_only_in_the_name_of_a_file() {
        for (text, expected) in [
            (" https://example.org/a\n", Some("https://example.org/a")),
            ("https://example.org/my slides.pdf", Some("https://example.org/my%20slides.pdf")),
            ("https://example.org/p/3699    <-preferred", None),
            ("https://example.org/p  or.example.com", None),
            ("/images/Delta Mills logo 2_0.png", Some("/images/Delta%20Mills%20logo%202_0.png")),
            (
                "https://example.org/My notes (final).pdf?a=1",
                Some("https://example.org/My%20notes%20(final).pdf?a=1"),
            ),
            ("https://example.org/a b", Some("https://example.org/a%20b")),
            ("https://example.org?q=two words", Some("https://example.org?q=two%20words")),
            ("https:// www.example.org", None),
            ("https://www. example.org/a", None),
            ("https://example.org and more", None),
            ("https://example.org/ (old)", None),
            ("https://example.org/a, example.org/b", None),
            ("https://example.org/in/ada (out of date)", None),
            ("https://example.org/in/ada leads the hydrology of the delta", None),
            ("//TODO: write a better note", None),
        ] {
            assert_eq!(url(text).as_ref().map(Url::as_str), expected, "{text}");
        }
    }
}
