//! The kinds of text fields. Rules and language tools treat each kind differently.

use crate::value::path::Path;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum TextKind {
    /// A name, an honorific, an address or a tag, which usually needs no translation.
    Name,
    /// A title of a session or a talk, which may be in a language that is spoken in the session.
    Title,
    Words,
}

impl TextKind {
    /// Returns the kind of the text at the given path. The draft must be in normal form.
    pub(crate) fn of(at: &Path) -> Self {
        let mut keys = at.keys().rev();
        let (last, before) = (keys.next().unwrap_or_default(), keys.next().unwrap_or_default());
        match (before, last) {
            (
                _,
                "honorific" | "family" | "given" | "short_name" | "organisation_name" | "address" | "city"
                | "building",
            )
            | ("people" | "organisations" | "venues" | "rooms" | "on_behalf_of", "name")
            | ("sessions", "tags") => Self::Name,
            ("sessions", "title" | "subtitle") | ("participations", "topic") => Self::Title,
            _ => Self::Words,
        }
    }
}

/// Returns `true` if the text at the given path may contain line breaks. Only long texts and
/// addresses may contain line breaks.
pub(crate) fn may_break(at: &Path) -> bool {
    at.keys().next() == Some("notes")
        || at.keys().any(|key| {
            matches!(
                key,
                "preamble"
                    | "description"
                    | "biography"
                    | "address"
                    | "accessibility"
                    | "access_note"
                    | "requirements"
            )
        })
}

/// Returns `true` if the text at the given path is the source of HTML or Markdown.
pub(crate) fn is_markup(at: &Path) -> bool {
    matches!(at.keys().next_back(), Some("html" | "markdown"))
}
