//! Assigns valid and unique ids.

use std::collections::HashMap;

use crate::error::quote;

/// Assigns unique ids to entities of one type, such as sessions.
#[derive(Debug, Default)]
pub(in crate::interchange) struct FreeIds {
    /// Maps each assigned id to the number that is appended if the same id is requested again.
    taken: HashMap<String, usize>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::interchange) enum IdChange {
    Missing,
    Malformed,
    Taken,
}

impl FreeIds {
    /// Assigns a unique id, and returns the reason if it differs from the id in the source.
    /// `stated` is the id in the source. If it is missing, the new id is derived from `otherwise`.
    pub(in crate::interchange) fn give(
        &mut self,
        stated: Option<&str>,
        otherwise: &str,
    ) -> (String, Option<IdChange>) {
        let stated = stated.filter(|id| !id.is_empty());
        let wanted = well_formed(stated.unwrap_or(otherwise));
        let id = self.free(&wanted);
        let id_change = match stated {
            None => Some(IdChange::Missing),
            Some(stated) if stated != wanted => Some(IdChange::Malformed),
            Some(_) if id != wanted => Some(IdChange::Taken),
            Some(_) => None,
        };
        (id, id_change)
    }

    fn free(&mut self, wanted: &str) -> String {
        if !self.taken.contains_key(wanted) {
            self.taken.insert(wanted.to_owned(), 2);
            return wanted.to_owned();
        }
        loop {
            let number = self.taken.get_mut(wanted).map_or(2, |next| {
                *next += 1;
                *next - 1
            });
            let id = format!("{wanted}~{number}");
            if !self.taken.contains_key(&id) {
                self.taken.insert(id.clone(), 2);
                return id;
            }
        }
    }
}

/// Formats the message for an id that had to be changed. `noun` is the type of entity, such as
/// "session".
pub(in crate::interchange) fn id_message(
    noun: &str,
    stated: Option<&str>,
    id: &str,
    id_change: IdChange,
) -> String {
    let stated = quote(stated.unwrap_or_default());
    // The message only contains the beginning of a long id.
    let is_end = stated == quote(id);
    match id_change {
        IdChange::Missing => {
            format!("the {noun} has no id in the source: it was assigned the id {}", quote(id))
        }
        IdChange::Malformed if is_end => {
            format!("{stated} is not a valid {noun} id: the rest of it was changed or left out")
        }
        IdChange::Taken if is_end => {
            format!("another {noun} already has the id {stated}: a number was added to this one")
        }
        IdChange::Malformed => {
            format!("{stated} is not a valid {noun} id: it was changed to {}", quote(id))
        }
        IdChange::Taken => {
            format!("another {noun} already has the id {stated}: this one was changed to {}", quote(id))
        }
    }
}

/// Formats the message for an identifier that several people share. At most four names are quoted.
pub(in crate::interchange) fn divided(what: &str, identifier: &str, names: &[&str]) -> String {
    let (identifier, shown) = (quote(identifier), quoted(names));
    format!("{} people share the {what} {identifier} and were imported separately: {shown}", names.len())
}

/// Returns at most four quoted names, and the number of the others.
pub(in crate::interchange) fn quoted(names: &[&str]) -> String {
    let shown: Vec<String> = names.iter().take(4).map(|name| quote(name)).collect();
    let more = match names.len() - shown.len() {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    format!("{}{more}", shown.join(", "))
}

/// Converts a text into a valid id. White space is replaced with hyphens, and control characters
/// are removed. A long id is truncated to leave room for a suffix such as `~2`.
pub(in crate::interchange) fn well_formed(words: &str) -> String {
    let mut id = String::with_capacity(words.len());
    for c in words.trim().chars().filter(|c| c.is_whitespace() || !c.is_control()) {
        if !c.is_whitespace() {
            id.push(c);
        } else if !id.ends_with('-') {
            id.push('-');
        }
    }
    if id.is_empty() {
        id.push('-');
    }
    if id.chars().count() > LONGEST { id.chars().take(LONGEST).collect() } else { id }
}

/// Converts a name into an id that consists of lower-case letters, digits and hyphens.
pub(in crate::interchange) fn slug(name: &str) -> String {
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

/// The maximum length of an id in characters, without a suffix such as `~2`. With the suffix, the
/// limit is 128 characters.
const LONGEST: usize = 112;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_free_and_well_formed() {
        let mut ids = FreeIds::default();
        assert_eq!(ids.give(Some("a"), "x"), ("a".to_owned(), None));
        assert_eq!(ids.give(Some("a"), "x"), ("a~2".to_owned(), Some(IdChange::Taken)));
        assert_eq!(ids.give(Some("a~3"), "x"), ("a~3".to_owned(), None));
        assert_eq!(ids.give(Some("a"), "x"), ("a~4".to_owned(), Some(IdChange::Taken)));
        assert_eq!(ids.give(None, "x"), ("x".to_owned(), Some(IdChange::Missing)));
        assert_eq!(ids.give(Some(" b \t c\u{7} "), "x"), ("b-c".to_owned(), Some(IdChange::Malformed)));
        let long = "é".repeat(500);
        for _ in 0..3 {
            let (id, _) = ids.give(Some(&long), "x");
            assert!(crate::value::id::SessionId::new(id).is_ok());
        }
        assert!(crate::value::id::SessionId::new(ids.give(Some("\u{7}"), "x").0).is_ok());
    }

    #[test]
    fn names_become_ids() {
        assert_eq!(slug("H.2215 (Ferrer)"), "h-2215-ferrer");
        assert_eq!(slug("Salle XVIII, 1ᵉʳ étage"), "salle-xviii-1ᵉʳ-étage");
        assert_eq!(slug("–"), "");
    }
}
