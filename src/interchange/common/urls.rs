//! Reads addresses.

use crate::value::url::{Url, percent_encoded};

/// Parses an address. White space and control characters are percent-encoded, but only in a text
/// that looks like a single address.
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
