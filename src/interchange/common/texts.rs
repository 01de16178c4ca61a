//! Helpers for texts in other formats.

/// Returns the text, or `None` if it is blank. Many sources use an empty string for a missing
/// value.
pub(in crate::interchange) fn stated(words: &str) -> Option<&str> {
    Some(words).filter(|words| !words.trim().is_empty())
}

/// Splits a text into paragraphs at blank lines. The text remains undivided if a paragraph would be
/// blank, or would start or end with a line break.
pub(in crate::interchange) fn paragraphs(words: &str) -> Vec<&str> {
    let paragraphs: Vec<&str> = words.split("\n\n").collect();
    let whole = |one: &&str| !one.trim().is_empty() && !one.starts_with('\n') && !one.ends_with('\n');
    if paragraphs.iter().all(whole) { paragraphs } else { vec![words] }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_cut_where_they_come_back() {
        for (text, count) in
            [("a\n\nb\n\nc", 3), ("a\n\n\nb", 1), ("a\r\n\r\nb", 1), ("\n\na", 1), ("a\n\n", 1), ("a", 1)]
        {
            let paragraphs = paragraphs(text);
            assert_eq!(paragraphs.len(), count, "{text:?}");
            assert_eq!(paragraphs.join("\n\n"), text);
        }
    }
}
