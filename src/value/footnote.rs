//! Footnote marks within texts.

/// A part of a text: words, or the mark of a footnote. It is returned by
/// [`footnote_parts`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum FootnotePart<'t> {
    /// Words without a mark. They are never empty.
    Words(&'t str),
    /// The id of the footnote to which a mark refers, such as `1` for the mark `[^1]`.
    Mark(&'t str),
}

/// Splits a text at the marks of footnotes, such as `[^1]`. Nothing is lost: the words and the
/// marks together are the text.
///
/// A mark contains an id without white space, `[`, `"` or `\`. All other characters are returned as
/// words, such as `[^` without an end, or the regular expression `[^a-z]`. The programme need not
/// have a note with the id. To find the note, use [`Programme::note`](crate::Programme::note).
///
/// ```
/// use programme::text::{FootnotePart, footnote_parts};
///
/// let parts: Vec<_> = footnote_parts("the Compact[^1], adopted [^").collect();
/// assert_eq!(
///     parts,
///     [
///         FootnotePart::Words("the Compact"),
///         FootnotePart::Mark("1"),
///         FootnotePart::Words(", adopted [^"),
///     ],
/// );
/// ```
#[doc(alias = "footnote")]
pub fn footnote_parts(text: &str) -> impl Iterator<Item = FootnotePart<'_>> {
    let mut rest = text;
    // A mark that follows the words that were returned last.
    let mut next = None;
    std::iter::from_fn(move || {
        if let Some(id) = next.take() {
            return Some(FootnotePart::Mark(id));
        }
        if rest.is_empty() {
            return None;
        }
        let Some((words, id, after)) = first_mark(rest) else {
            return Some(FootnotePart::Words(std::mem::take(&mut rest)));
        };
        rest = after;
        if words.is_empty() {
            return Some(FootnotePart::Mark(id));
        }
        next = Some(id);
        Some(FootnotePart::Words(words))
    })
}

/// Returns the id in each footnote mark of a text. For example, the id in the mark `[^1]` is "1".
#[cfg(any(feature = "extract", feature = "review", test))]
pub(crate) fn footnote_marks(text: &str) -> impl Iterator<Item = &str> {
    footnote_parts(text).filter_map(|part| match part {
        FootnotePart::Mark(id) => Some(id),
        FootnotePart::Words(_) => None,
    })
}

/// Returns the words before the first mark, its id, and the text after the mark.
fn first_mark(text: &str) -> Option<(&str, &str, &str)> {
    let mut from = 0;
    loop {
        let opening = from + text.get(from..)?.find("[^")?;
        let inside = text.get(opening + 2..)?;
        let length = inside.find(|c: char| c == ']' || c == '[' || c.is_whitespace())?;
        let id = inside.get(..length)?;
        if let (true, Some(after)) = (is_id(id), inside.get(length..)?.strip_prefix(']')) {
            return Some((text.get(..opening)?, id, after));
        }
        from = opening + 2 + length;
    }
}

/// Returns `false` for an empty text and for the characters of a regular expression, such as `a-z`
/// in `[^a-z]`.
fn is_id(inside: &str) -> bool {
    let mut others = inside.len();
    for range in ["a-z", "A-Z", "0-9"] {
        if inside.contains(range) {
            others -= range.len();
        }
    }
    let has_range = others < inside.len();
    !inside.is_empty() && !inside.contains(['"', '\\']) && (!has_range || others > 2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_ids_in_brackets() {
        let text = "a[^1] b [^two-3], [^] [^a b] [^x[^4][^5] [^a-zA-Z_] [^\"] [^data-zone] [^open";
        let parts: Vec<_> = footnote_parts(text).collect();
        let marks: Vec<_> = footnote_marks(text).collect();
        assert_eq!(marks, ["1", "two-3", "4", "5", "data-zone"]);
        let whole: String = parts
            .iter()
            .map(|part| match part {
                FootnotePart::Mark(id) => format!("[^{id}]"),
                FootnotePart::Words(words) => (*words).to_owned(),
            })
            .collect();
        assert_eq!(whole, text);
        assert_eq!(footnote_parts("").count(), 0);
        assert_eq!(footnote_parts(&"[^".repeat(50_000)).count(), 1);
    }
}
