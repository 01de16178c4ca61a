//! The marks in texts that refer to footnotes.

/// Returns the id in each footnote mark of a text. For example, the id in the mark `[^1]` is "1".
pub(crate) fn footnote_marks(wording: &str) -> impl Iterator<Item = &str> {
    wording.split("[^").skip(1).filter_map(|after| {
        let (id, _) = after.split_once(']')?;
        (!id.is_empty() && !id.contains(|c: char| c.is_whitespace() || c == '[')).then_some(id)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_ids_in_brackets() {
        let found: Vec<&str> = footnote_marks("a[^1] b [^two-3], [^] [^a b] [^x[^4] [^open").collect();
        assert_eq!(found, ["1", "two-3", "4"]);
    }
}
