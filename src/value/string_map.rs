//! Ordered maps of strings, for external identifiers, custom data and translated texts.

use indexmap::IndexMap;
use indexmap::map::Entry;
use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde::ser::{Serialize, Serializer};

use crate::code::Code;
use crate::error::{Error, quote};

macro_rules! string_map {
    ($(#[$meta:meta])* $name:ident, $expecting:literal, $check:path) => {
        $(#[$meta])*
        #[derive(Clone, Default)]
        pub struct $name(Option<Box<IndexMap<Box<str>, Box<str>>>>);

        impl $name {
            /// Adds an entry with a new key at the end of the map.
            ///
            /// # Errors
            ///
            /// Returns an error with [`Code::DuplicateKey`] if the map already contains the key.
            /// Some map types also reject invalid keys or values, as their documentation describes.
            pub fn insert(&mut self, key: impl Into<Box<str>>, value: impl Into<Box<str>>) -> Result<(), Error> {
                let (key, value) = (key.into(), value.into());
                $check(&key, &value)?;
                match self.0.get_or_insert_default().entry(key) {
                    Entry::Vacant(vacant) => {
                        vacant.insert(value);
                        Ok(())
                    }
                    Entry::Occupied(occupied) => {
                        let message = format!("the key {} appears more than once: keep only one entry", quote(occupied.key()));
                        Err(Error::new(Code::DuplicateKey, message))
                    }
                }
            }

            /// Removes the entry with the given key and returns its value. Returns `None` if the
            /// map does not contain the key.
            pub fn remove(&mut self, key: &str) -> Option<Box<str>> {
                self.0.as_mut()?.shift_remove(key)
            }

            #[allow(dead_code, reason = "not every map is filtered")]
            /// Removes the entries for which `keep` returns `false`.
            pub(crate) fn retain(&mut self, mut keep: impl FnMut(&str, &str) -> bool) {
                if let Some(map) = &mut self.0 {
                    map.retain(|key, value| keep(key, value));
                }
            }

            /// Returns the value for the given key, or `None` if the map does not contain the key.
            pub fn get(&self, key: &str) -> Option<&str> {
                self.0.as_ref()?.get(key).map(|value| &**value)
            }

            /// Returns an iterator over the keys and values, in the order of the map.
            pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
                self.0.iter().flat_map(|map| map.iter()).map(|(key, value)| (&**key, &**value))
            }

            /// Returns the number of entries in the map.
            pub fn len(&self) -> usize {
                self.0.as_ref().map_or(0, |map| map.len())
            }

            /// Returns `true` if the map contains no entries.
            pub fn is_empty(&self) -> bool {
                self.len() == 0
            }
        }

        /// Two maps are equal if they contain the same entries in the same order.
        impl PartialEq for $name {
            fn eq(&self, other: &Self) -> bool {
                self.iter().eq(other.iter())
            }
        }

        impl Eq for $name {}

        impl std::fmt::Debug for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.debug_map().entries(self.iter()).finish()
            }
        }

        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_map(self.iter())
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                struct Entries;

                impl<'de> Visitor<'de> for Entries {
                    type Value = $name;

                    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                        f.write_str($expecting)
                    }

                    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<$name, A::Error> {
                        let mut entries = $name::default();
                        while let Some((key, value)) = map.next_entry::<Box<str>, Box<str>>()? {
                            entries.insert(key, value).map_err(Error::into_de)?;
                        }
                        Ok(entries)
                    }
                }

                deserializer.deserialize_map(Entries)
            }
        }

        super::visit::nothing_inside!($name);
    };
}

string_map! {
    /// An ordered map of identifiers in other systems. Each key is a scheme such as `orcid` or
    /// `wikidata`, and each value is the identifier in this scheme.
    ///
    /// A scheme has 1 to 64 characters: a lower-case letter, followed by lower-case letters,
    /// digits, `.`, `_` or `-`. An identifier must not be empty and must not contain control
    /// characters. [`insert`](Self::insert) rejects other entries
    /// with [`Code::MalformedIdentifier`].
    ///
    /// ```
    /// use programme::draft::ExternalIds;
    ///
    /// let mut ids = ExternalIds::default();
    /// ids.insert("orcid", "0000-0002-1825-0097")?;
    /// assert_eq!(ids.get("orcid"), Some("0000-0002-1825-0097"));
    /// assert!(ids.insert("ORCID iD", "0000-0002-1825-0097").is_err());
    /// # Ok::<(), programme::Error>(())
    /// ```
    ExternalIds, "a map from scheme to identifier", check_identifier
}

string_map! {
    /// An ordered map of strings for custom data that does not fit into any other field. The data
    /// is preserved when a draft is read, built and written.
    ///
    /// To avoid conflicts between tools, a key should start with the name of the tool that uses it,
    /// such as `my-house/badge-colour`.
    ///
    /// ```
    /// use programme::draft::Extensions;
    ///
    /// let mut extensions = Extensions::default();
    /// extensions.insert("my-house/badge-colour", "green")?;
    /// assert_eq!(extensions.iter().next(), Some(("my-house/badge-colour", "green")));
    /// # Ok::<(), programme::Error>(())
    /// ```
    Extensions, "a map of strings", anything
}

string_map! {
    /// The contents of a translation file, as an ordered map from keys to texts in one language. A
    /// key such as `sessions/open/title` identifies a text of the programme.
    ///
    /// ```
    /// let mut wordings = programme::language::Wordings::default();
    /// wordings.insert("sessions/open/title", "Opening")?;
    /// assert_eq!(wordings.get("sessions/open/title"), Some("Opening"));
    /// # Ok::<(), programme::Error>(())
    /// ```
    Wordings, "a map from keys to wordings", anything
}

#[expect(clippy::unnecessary_wraps, reason = "must have the same signature as `check_identifier`")]
fn anything(_: &str, _: &str) -> Result<(), Error> {
    Ok(())
}

fn check_identifier(scheme: &str, value: &str) -> Result<(), Error> {
    let well_formed = |byte: u8| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'.' | b'_' | b'-');
    let message = if !scheme.starts_with(|first: char| first.is_ascii_lowercase())
        || scheme.len() > 64
        || !scheme.bytes().all(well_formed)
    {
        format!("{} is not a valid identifier scheme: use lower-case letters, as in \"orcid\"", quote(scheme))
    } else if value.is_empty() || value.chars().any(char::is_control) {
        format!(
            "{} is not a valid identifier for the scheme {scheme}: it is empty or contains a control character",
            quote(value)
        )
    } else {
        return Ok(());
    };
    Err(Error::new(Code::MalformedIdentifier, message))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn maps_keep_their_order_and_reject_duplicate_keys() {
        let mut map = Extensions::default();
        assert!(map.is_empty());
        for key in ["b", "a", "c"] {
            map.insert(key, "x").unwrap();
        }
        assert_eq!(map.insert("a", "y").unwrap_err().code(), Code::DuplicateKey);
        assert_eq!(map.remove("b").as_deref(), Some("x"));
        assert_eq!(map.iter().map(|(key, _)| key).collect::<Vec<_>>(), ["a", "c"]);
        let mut other = Extensions::default();
        other.insert("c", "x").unwrap();
        other.insert("a", "x").unwrap();
        assert_ne!(map, other, "the order is significant");
    }

    #[test]
    fn identifiers_are_checked() {
        let mut ids = ExternalIds::default();
        for (scheme, value) in [("", "1"), ("1x", "1"), ("a b", "1"), ("orcid", ""), ("orcid", "a\u{1}")] {
            assert_eq!(ids.insert(scheme, value).unwrap_err().code(), Code::MalformedIdentifier);
        }
        assert!(ids.is_empty());
    }
}
