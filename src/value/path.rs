//! Paths to the values in a document, in the form of JSON Pointers.

use std::borrow::Cow;
use std::fmt::{self, Write};

use serde::{Serialize, Serializer};

use crate::code::Code;
use crate::error::{Error, quote};
use crate::list::ToList;

/// The location of a value in the wire form of a draft, as a JSON Pointer (RFC 6901).
///
/// Paths are compared segment by segment. List positions are compared as numbers, so `/sessions/9`
/// comes before `/sessions/10`.
///
/// ```
/// use programme::report::Path;
///
/// let path: Path = "/sessions/12/title".parse()?;
/// assert_eq!(path.to_string(), "/sessions/12/title");
/// assert!("/sessions/9".parse::<Path>()? < path);
/// # Ok::<(), programme::Error>(())
/// ```
#[derive(Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Path(Vec<Segment>);

#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Segment {
    Index(usize),
    Key(Cow<'static, str>),
}

impl Path {
    /// Returns the path of the entire document, which contains no segments.
    pub const fn root() -> Self {
        Self(Vec::new())
    }

    /// Returns the path of the value that contains this one, such as `/sessions/9` for
    /// `/sessions/9/title`. Returns `None` if this is the path of the entire document.
    pub fn parent(&self) -> Option<Self> {
        let (_, above) = self.0.split_last()?;
        Some(Self(above.to_vec()))
    }

    pub(crate) fn segments(&self) -> &[Segment] {
        &self.0
    }

    pub(crate) fn push(&mut self, key: &'static str) {
        self.0.push(Segment::Key(Cow::Borrowed(key)));
    }

    /// Appends a key that was read from a document. A key that is a number without leading zeros,
    /// such as `9`, becomes a list position, because a JSON Pointer does not distinguish the two.
    pub(crate) fn push_text(&mut self, key: &str) {
        self.0.push(segment(key));
    }

    /// Appends the key of an object, even if it consists of digits.
    #[cfg(feature = "versions")]
    pub(crate) fn push_key(&mut self, key: &str) {
        self.0.push(Segment::Key(key.to_owned().into()));
    }

    pub(crate) fn push_index(&mut self, index: usize) {
        self.0.push(Segment::Index(index));
    }

    pub(crate) fn pop(&mut self) {
        self.0.pop();
    }

    /// Returns this path with the field `key` appended. For example, the path `/sessions/9` and the
    /// field `title` result in `/sessions/9/title`.
    #[must_use]
    pub fn with(mut self, key: &'static str) -> Self {
        self.push(key);
        self
    }

    /// Returns this path with the list position `index` appended. For example, the path `/sessions`
    /// and the position 9 result in `/sessions/9`. The first item of a list has the position 0.
    #[must_use]
    pub fn with_index(mut self, index: usize) -> Self {
        self.push_index(index);
        self
    }

    /// Returns the names of the fields on this path, from the outermost to the innermost field. The
    /// list positions on the path are omitted.
    ///
    /// ```
    /// use programme::report::Path;
    ///
    /// let path: Path = "/sessions/12/questions/0".parse()?;
    /// assert_eq!(path.keys().collect::<Vec<_>>(), ["sessions", "questions"]);
    /// # Ok::<(), programme::Error>(())
    /// ```
    pub fn keys(&self) -> impl DoubleEndedIterator<Item = &str> {
        self.0.iter().filter_map(|segment| match segment {
            Segment::Key(key) => Some(&**key),
            Segment::Index(_) => None,
        })
    }

    /// Returns the position in the list `list` on this path. For example, the position in
    /// `sessions` is 9 for the path `/sessions/9/title`. The first item of a list has the position
    /// 0.
    ///
    /// Returns `None` if the path does not contain this list. If the path contains several lists
    /// with the same name, the position in the innermost list is returned.
    ///
    /// ```
    /// use programme::report::Path;
    ///
    /// let path: Path = "/sessions/12/questions/0".parse()?;
    /// assert_eq!((path.position_in("sessions"), path.position_in("people")), (Some(12), None));
    /// # Ok::<(), programme::Error>(())
    /// ```
    pub fn position_in(&self, list: &str) -> Option<usize> {
        self.0.windows(2).rev().find_map(|pair| match pair {
            [Segment::Key(found), Segment::Index(index)] if found == list => Some(*index),
            _ => None,
        })
    }

    /// Returns `true` if the path points to the participations of a session or of the programme
    /// itself, or to a value inside them.
    pub(crate) fn is_in_participation(&self) -> bool {
        let is = |segment: Option<&Segment>, key: &str| matches!(segment, Some(Segment::Key(found)) if found == key);
        is(self.0.first(), "participations")
            || is(self.0.first(), "sessions") && is(self.0.get(2), "participations")
    }

    /// Returns the list position if this is the path of an item in the top-level list `key`, such
    /// as `/sessions/9` for the list `sessions`.
    pub(crate) fn index_in(&self, key: &str) -> Option<usize> {
        match self.0.as_slice() {
            [Segment::Key(found), Segment::Index(index)] if found == key => Some(*index),
            _ => None,
        }
    }

    /// Returns the list position that follows the segment at `depth`, provided that this segment is
    /// the field `key`.
    pub(crate) fn index_under(&self, depth: usize, key: &str) -> Option<usize> {
        match (self.0.get(depth)?, self.0.get(depth + 1)?) {
            (Segment::Key(found), Segment::Index(index)) if found == key => Some(*index),
            _ => None,
        }
    }
}

fn segment(text: &str) -> Segment {
    match text.parse() {
        Ok(index) if text == "0" || !text.starts_with(['0', '+']) => Segment::Index(index),
        _ => Segment::Key(text.to_owned().into()),
    }
}

impl std::str::FromStr for Path {
    type Err = Error;

    fn from_str(pointer: &str) -> Result<Self, Error> {
        if pointer.is_empty() {
            return Ok(Self::root());
        }
        let Some(rest) = pointer.strip_prefix('/') else {
            let message = format!("{} is not a JSON Pointer: it must begin with \"/\"", quote(pointer));
            return Err(Error::new(Code::MalformedDocument, message));
        };
        Ok(Self(
            rest.split('/').map(|escaped| segment(&escaped.replace("~1", "/").replace("~0", "~"))).to_list(),
        ))
    }
}

impl fmt::Display for Path {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for segment in &self.0 {
            match segment {
                Segment::Index(index) => write!(f, "/{index}")?,
                Segment::Key(key) => {
                    f.write_char('/')?;
                    push_escaped(f, key)?;
                }
            }
        }
        Ok(())
    }
}

/// Writes a key as a segment of a JSON Pointer, with `~` and `/` escaped as `~0` and `~1`.
pub(crate) fn push_escaped(out: &mut impl Write, key: &str) -> fmt::Result {
    if !key.bytes().any(|byte| matches!(byte, b'~' | b'/')) {
        return out.write_str(key);
    }
    for character in key.chars() {
        match character {
            '~' => out.write_str("~0")?,
            '/' => out.write_str("~1")?,
            other => out.write_char(other)?,
        }
    }
    Ok(())
}

impl fmt::Debug for Path {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Path({self})")
    }
}

impl Serialize for Path {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

crate::macros::serde_from_str!(Path, "a JSON Pointer");

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pointers_round_trip() {
        for pointer in ["", "/", "/a~1b/0/m~0n", "/01/+1/10", "/sessions/3"] {
            assert_eq!(pointer.parse::<Path>().unwrap().to_string(), pointer);
        }
        assert!("sessions".parse::<Path>().is_err());
        assert_eq!(Path::root().with("a").with_index(2), "/a/2".parse().unwrap());
        assert_eq!("/a/2".parse::<Path>().unwrap().parent(), "/a".parse().ok());
        assert_eq!(Path::root().parent(), None);
    }
}
