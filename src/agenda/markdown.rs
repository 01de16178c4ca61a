//! Escaping of Markdown, and passages as Markdown.

use std::fmt::Write;

use crate::value::footnote::{FootnotePart, footnote_parts};
use crate::value::passage::Span;

/// Escapes the characters that Markdown would interpret as markup. Footnote marks such as `[^1]`
/// are not escaped.
pub(crate) fn escaped(words: &str) -> String {
    let mut escaped = String::with_capacity(words.len());
    let mut follows_mark = false;
    for part in footnote_parts(words) {
        match part {
            FootnotePart::Mark(id) if is_plain_id(id) => {
                escaped.extend(["[^", id, "]"]);
                follows_mark = true;
                continue;
            }
            FootnotePart::Mark(id) => push_escaped(&mut escaped, &format!("[^{id}]")),
            FootnotePart::Words(words) => {
                // A mark before a parenthesis would be a link.
                if follows_mark && words.starts_with('(') {
                    escaped.push('\\');
                }
                push_escaped(&mut escaped, words);
            }
        }
        follows_mark = false;
    }
    escaped
}

fn push_escaped(escaped: &mut String, words: &str) {
    for (at, letter) in words.char_indices() {
        let is_markup = match letter {
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|' => true,
            '&' => is_entity(words.get(at + 1..).unwrap_or_default()),
            _ => false,
        };
        if is_markup {
            escaped.push('\\');
        }
        escaped.push(if letter == '\n' { ' ' } else { letter });
    }
}

/// Returns `true` if a text that follows an ampersand continues a character reference.
fn is_entity(rest: &str) -> bool {
    let length =
        rest.bytes().take(32).take_while(|byte| byte.is_ascii_alphanumeric() || *byte == b'#').count();
    length > 0 && rest.as_bytes().get(length) == Some(&b';')
}

fn is_plain_id(id: &str) -> bool {
    !id.contains(|c: char| !c.is_alphanumeric() && !matches!(c, '-' | '_' | '.' | '*'))
}

/// Escapes the beginning of a line that would start a list or a code block, or that would be a rule
/// or the underline of a heading.
pub(super) fn line_of(line: String) -> String {
    let bullet = ["- ", "+ "].iter().any(|mark| line.starts_with(mark));
    if bullet || matches!(line.as_str(), "-" | "+") || is_rule(&line) {
        return format!("\\{line}");
    }
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let is_numbered = (1..=9).contains(&digits)
        && line.as_bytes().get(digits).is_some_and(|byte| matches!(byte, b'.' | b')'))
        && line.as_bytes().get(digits + 1).is_none_or(|byte| *byte == b' ');
    match line.split_at_checked(digits) {
        Some((number, rest)) if is_numbered => format!("{number}\\{rest}"),
        _ => line,
    }
}

/// Returns `true` for a line that Markdown would read as a rule, as the underline of a heading, or
/// as the start of a code block.
fn is_rule(line: &str) -> bool {
    line.starts_with("~~~")
        || ['-', '=']
            .iter()
            .any(|mark| line.starts_with(*mark) && line.trim_end().chars().all(|c| c == *mark))
}

/// Returns spans as Markdown, on one line.
pub(super) fn inline(spans: &[Span]) -> String {
    let mut out = String::new();
    let mut position = 0;
    for group in spans.chunk_by(|a, b| a.link.is_some() && a.link == b.link) {
        position += group.len();
        let Some(link) = group.first().and_then(|span| span.link.as_deref()) else {
            let next = spans.get(position);
            let after =
                next.and_then(|next| if next.link.is_some() { Some('[') } else { next.text.chars().next() });
            for span in group {
                let before = out.chars().next_back();
                push_span(&mut out, span, before, after);
            }
            continue;
        };
        let shown: String = group.iter().map(|span| span.text.as_str()).collect();
        // Writing to a string cannot fail.
        if shown == link && !link.contains(['<', '>', '\\', '&']) {
            let _ = write!(out, "<{link}>");
            continue;
        }
        out.push('[');
        for span in group {
            push_span(&mut out, span, Some('['), Some(']'));
        }
        let _ = write!(out, "]({})", destination(link));
    }
    out
}

fn push_span(out: &mut String, span: &Span, before: Option<char>, after: Option<char>) {
    let trimmed = span.text.trim();
    let marks = match (span.emphasis, span.strong) {
        (true, true) => "***",
        (false, true) => "**",
        (true, false) => "*",
        (false, false) => "",
    };
    let is_code = span.code && !span.text.contains(['`', '\n', '[']);
    if trimmed.is_empty() || (marks.is_empty() && !is_code) {
        out.push_str(&escaped(&span.text));
        return;
    }
    let leading = span.text.len() - span.text.trim_start().len();
    let (start, rest) = span.text.split_at_checked(leading).unwrap_or(("", &span.text));
    let end = rest.get(trimmed.len()..).unwrap_or_default();
    let (before, after) = (start.chars().next_back().or(before), end.chars().next().or(after));
    // Marks that follow other marks could be read as one mark.
    let is_apart = !out.ends_with('*') && can_open(before, trimmed) && can_close(trimmed, after);
    let marks = if is_apart { marks } else { "" };
    out.push_str(&escaped(start));
    out.push_str(marks);
    if is_code {
        out.extend(["`", trimmed, "`"]);
    } else {
        out.push_str(&escaped(trimmed));
    }
    out.push_str(marks);
    out.push_str(&escaped(end));
}

/// Returns `true` if Markdown reads emphasis marks between `before` and `words` as opening marks.
fn can_open(before: Option<char>, words: &str) -> bool {
    !words.starts_with(is_punctuation) || before.is_none_or(|c| c.is_whitespace() || is_punctuation(c))
}

fn can_close(words: &str, after: Option<char>) -> bool {
    !words.ends_with(is_punctuation) || after.is_none_or(|c| c.is_whitespace() || is_punctuation(c))
}

fn is_punctuation(c: char) -> bool {
    !c.is_alphanumeric() && !c.is_whitespace()
}

/// Returns an address as the destination of a link.
fn destination(address: &str) -> String {
    let mut out = String::with_capacity(address.len());
    for c in address.chars() {
        match c {
            '(' | ')' | '<' | '>' | '\\' => out.extend(['\\', c]),
            '&' if address.contains(';') => out.push_str("\\&"),
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_is_escaped_and_marks_of_footnotes_are_not() {
        assert_eq!(escaped("a_b *c* [d] <e> #1 f[^2]."), r"a\_b \*c\* \[d\] \<e\> \#1 f[^2].");
        assert_eq!(escaped("[^open"), r"\[^open");
        assert_eq!(escaped("a[^1](javascript:x)"), r"a[^1]\(javascript:x)");
        assert_eq!(escaped("[^<b>]"), r"\[^\<b\>\]");
        assert_eq!(escaped("AT&T, &amp; and &#38;"), r"AT&T, \&amp; and \&\#38;");
    }

    #[test]
    fn the_beginning_of_a_line_starts_no_list() {
        for (line, expected) in [
            ("- a", r"\- a"),
            ("1. April", r"1\. April"),
            ("12) b", r"12\) b"),
            ("1.5 hours", "1.5 hours"),
            ("---", r"\---"),
            ("-5 degrees", "-5 degrees"),
            ("a - b", "a - b"),
        ] {
            assert_eq!(line_of(line.to_owned()), expected);
        }
    }

    #[test]
    fn links_and_emphasis_are_written_where_markdown_reads_them() {
        let strong = |text: &str| Span { strong: true, ..Span::new(text) };
        let link = |text: &str, address: &str| Span { link: Some(address.into()), ..Span::new(text) };
        assert_eq!(inline(&[Span::new("a "), strong("b "), Span::new("c")]), "a **b** c");
        assert_eq!(inline(&[Span::new("a"), strong("(b)"), Span::new("c")]), "a(b)c");
        assert_eq!(inline(&[link("x_y", "https://example.org/a(b)")]), r"[x\_y](https://example.org/a\(b\))");
        assert_eq!(inline(&[link("https://example.org", "https://example.org")]), "<https://example.org>");
        let code = Span { code: true, ..Span::new("a_b") };
        assert_eq!(inline(&[code]), "`a_b`");
    }
}
