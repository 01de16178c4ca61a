//! Reading of edits, with the path of an error.

use std::fmt;

use serde::de::value::{MapAccessDeserializer, SeqAccessDeserializer};
use serde::de::{Deserialize, Deserializer, Error as _, IgnoredAny, MapAccess, SeqAccess, Visitor};

use super::Edit;
use crate::draft::{ReadError, read_tracked};

/// Reads a list of edits, or a single edit, from a self-describing serde format such as JSON.
///
/// Some deserializers, such as the one in `serde_json`, stop after the first complete value. With
/// such a deserializer, check afterwards that the input contains no further data.
///
/// # Errors
///
/// Returns an error if the input is neither a list of edits nor a single edit. The path of the
/// error starts with the position of the edit in the list, counted from 0, and the name of the
/// edit. For a single edit, the position is missing.
///
/// # Examples
///
/// ```
/// use programme::Code;
/// use programme::versions::edit;
///
/// let json = r#"[
///     { "cancel": { "session": "open" } },
///     { "move": { "session": "panel", "slot": { "day": 1, "start": "9h30" } } }
/// ]"#;
/// let error = edit::read(&mut serde_json::Deserializer::from_str(json)).unwrap_err();
/// assert_eq!(error.code, Code::MalformedTime);
/// assert_eq!(error.path.to_string(), "/1/move/slot/start");
/// ```
pub fn read<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<Edit>, ReadError<D::Error>> {
    read_tracked::<Edits, _>(deserializer).map(|Edits(edits)| edits)
}

struct Edits(Vec<Edit>);

impl<'de> Deserialize<'de> for Edits {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(EditsVisitor)
    }
}

struct EditsVisitor;

impl<'de> Visitor<'de> for EditsVisitor {
    type Value = Edits;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list of edits, or a map with the name of a single edit")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, list: A) -> Result<Edits, A::Error> {
        Vec::deserialize(SeqAccessDeserializer::new(list)).map(Edits)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Edits, A::Error> {
        let edit = Edit::deserialize(MapAccessDeserializer::new(&mut map))?;
        match map.next_key::<IgnoredAny>()? {
            None => Ok(Edits(vec![edit])),
            Some(_) => Err(A::Error::custom("an edit is a map with a single key")),
        }
    }
}
