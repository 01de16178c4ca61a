//! Helpers for texts in other formats.

/// Returns the text, or `None` if it is blank. Many sources use an empty string for a missing
/// value.
#[cfg(any(feature = "icalendar", feature = "readers", feature = "schedule"))]
pub(in crate::interchange) fn stated(words: &str) -> Option<&str> {
    Some(words).filter(|words| !words.trim().is_empty())
}

/// Returns `true` if nothing of a text in HTML would be visible: it consists of white space, spaces
/// written as entities, and elements without content, such as paragraphs and line breaks.
pub(in crate::interchange) fn is_blank_markup(text: &str) -> bool {
    const SPACES: &[&str] = &["nbsp", "#160", "#xa0", "#xA0", "ensp", "emsp", "zwnj", "zwj", "#8203"];
    const ELEMENTS: &[&str] =
        &["p", "br", "div", "span", "b", "i", "u", "em", "strong", "font", "ul", "ol", "li", "blockquote"];
    let is_space = |c: char| c.is_whitespace() || matches!(c, '\u{200b}'..='\u{200d}' | '\u{feff}');
    let mut rest = text.trim_start_matches(is_space);
    while !rest.is_empty() {
        let after = if let Some(tag) = rest.strip_prefix('<') {
            tag.split_once('>').and_then(|(tag, after)| {
                let name =
                    tag.trim_start_matches('/').split([' ', '\n', '\t', '/']).next()?.to_ascii_lowercase();
                ELEMENTS.contains(&name.as_str()).then_some(after)
            })
        } else {
            let entity = rest.strip_prefix('&').and_then(|entity| entity.split_once(';'));
            entity.filter(|(name, _)| SPACES.contains(name)).map(|(_, after)| after)
        };
        let Some(after) = after else { return false };
        rest = after.trim_start_matches(is_space);
    }
    true
}

/// Splits a text into paragraphs at blank lines. The text remains undivided if a paragraph would be
/// blank, or would start or end with a line break.
pub(in crate::interchange) fn paragraphs(words: &str) -> Vec<&str> {
    let paragraphs: Vec<&str> = words.split("\n\n").collect();
    let whole = |one: &&str| !one.trim().is_empty() && !one.starts_with('\n') && !one.ends_with('\n');
    if paragraphs.iter().all(whole) { paragraphs } else { vec![words] }
}

/// Splits a text at the brackets at its end.
pub(in crate::interchange) fn bracketed(text: &str) -> Option<(&str, &str)> {
    let text = text.trim_end();
    let (close, open) = if text.ends_with('）') { ('）', '（') } else { (')', '(') };
    let rest = text.strip_suffix(close)?;
    let (before, inside) = rest.rsplit_once(open)?;
    (!before.trim().is_empty()).then(|| (before.trim_end(), inside.trim()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_without_a_visible_text_is_blank() {
        for (text, expected) in [
            ("<p>&nbsp;</p>", true),
            (" <p style=\"margin: 0\"><br /></p>\n<p>\u{a0}</p>", true),
            ("<DIV><span class='a'></span></DIV>&#160;", true),
            ("", true),
            ("<p>&nbsp;x</p>", false),
            ("<p><img src='a.png'></p>", false),
            ("&amp;", false),
            ("<p", false),
            ("<3", false),
        ] {
            assert_eq!(is_blank_markup(text), expected, "{text}");
        }
    }

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
