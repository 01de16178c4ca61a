//! Splits a source into lines: indents, bullets, headings in Markdown, and the text itself.

use super::clock::{is_part, is_range};
use super::dates::{DayHeading, day_heading};
#[cfg(not(feature = "unicode"))]
use crate::interchange::common::cursor::is_wide;

/// The mark in front of a list item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Bullet {
    /// A sign, such as `•` or `-`.
    Sign(char),
    /// A number or a letter, such as `1.`, `IV.` or `a)`, without the punctuation.
    Number(String),
}

/// A line of the source that is not blank.
#[derive(Debug, Clone)]
pub(super) struct Line {
    /// The number of the line in the source, counted from 1.
    pub(super) number: usize,
    /// The column at which the text starts. The bullet is not part of the text.
    pub(super) column: usize,
    /// The column at which the bullet or, without a bullet, the text starts.
    pub(super) indent: usize,
    /// The width of the line in columns, including the indent.
    pub(super) width: usize,
    /// The text without bullet, marks of Markdown and invisible characters.
    pub(super) text: String,
    pub(super) bullet: Option<Bullet>,
    /// The rank of a heading, where 1 is the most important.
    pub(super) rank: Option<usize>,
    /// The number of blank lines and horizontal rules before the line.
    pub(super) gap: usize,
    /// Whether a form feed precedes the line.
    pub(super) page: bool,
}

/// The lines of a source.
#[derive(Debug)]
pub(super) struct Source {
    pub(super) lines: Vec<Line>,
    pub(super) markdown: bool,
    /// Whether a heading is underlined with `=`.
    pub(super) underlined: bool,
}

/// Splits a source into lines. Blank lines are only counted.
pub(super) fn lines(source: &str) -> Source {
    let source = source.strip_prefix('\u{feff}').unwrap_or(source);
    let markdown = is_markdown(source);
    let mut found = Source { lines: Vec::new(), markdown, underlined: false };
    let (mut gap, mut page) = (0, false);
    for (index, raw) in source.split('\n').enumerate() {
        let raw = raw.strip_suffix('\r').unwrap_or(raw);
        page |= raw.contains('\u{c}');
        let visible: String = raw.chars().filter(|c| !is_invisible(*c)).collect();
        let text = visible.trim();
        if text.is_empty() {
            gap += 1;
            continue;
        }
        if gap == 0 && is_underline(text) {
            let above = found.lines.last_mut().filter(|line| line.number == index && line.bullet.is_none());
            if let Some(above) = above.filter(|line| line.rank.is_none()) {
                let equals = text.starts_with('=');
                above.rank = Some(if equals && markdown { 1 } else { 2 });
                found.underlined |= equals;
                continue;
            }
        }
        if is_rule(text) {
            gap += 1;
            continue;
        }
        let mut line = line(index + 1, &visible, markdown);
        if line.text.is_empty() {
            // A line that contains only marks, such as `>`, separates paragraphs like a blank line.
            gap += 1;
            continue;
        }
        (line.gap, line.page) = (gap, page);
        (gap, page) = (0, false);
        found.lines.push(line);
    }
    found
}

fn line(number: usize, visible: &str, markdown: bool) -> Line {
    let indent = columns(visible.len() - visible.trim_start().len(), visible);
    let text = visible.trim();
    let width = indent + text.chars().map(columns_of).sum::<usize>();
    let mut text = text.to_owned();
    let (mut rank, mut bullet, mut column) = (None, None, indent);
    if markdown {
        while let Some(rest) = text.strip_prefix('>') {
            text = rest.trim_start().to_owned();
        }
        let hashes = text.len() - text.trim_start_matches('#').len();
        let after = text.get(hashes..).unwrap_or_default();
        if (1..=6).contains(&hashes) && (after.is_empty() || after.starts_with([' ', '\t'])) {
            rank = Some(hashes);
            text = after.trim().trim_end_matches('#').trim_end().to_owned();
        }
    }
    if rank.is_none()
        && let Some((mark, rest)) = mark(&text)
    {
        column += text.chars().count() - rest.chars().count();
        bullet = Some(mark);
        text = rest.to_owned();
    }
    if markdown {
        text = plain(&text);
    }
    Line { number, column, indent, width, text: spaced(&text), bullet, rank, gap: 0, page: false }
}

/// Returns the number of columns of the first `bytes` bytes of a text. A tab counts as four
/// columns.
fn columns(bytes: usize, text: &str) -> usize {
    let blank = text.get(..bytes).unwrap_or_default();
    blank.chars().map(|c| if c == '\t' { 4 } else { 1 }).sum()
}

/// Returns the number of columns that a character occupies. As in the agendas that this crate
/// prints, the widths follow the Unicode standard only with the feature `unicode`.
#[cfg(feature = "unicode")]
pub(super) fn columns_of(letter: char) -> usize {
    unicode_width::UnicodeWidthChar::width(letter).unwrap_or(0)
}

#[cfg(not(feature = "unicode"))]
pub(super) fn columns_of(letter: char) -> usize {
    if is_wide(letter) { 2 } else { 1 }
}

/// Replaces each run of spaces, as in justified text, with a single space. A run that contains a
/// tab or at least four spaces separates the columns of a table, and is replaced with a tab. Two
/// spaces are enough between a part of the day and a text, and between a range of times and a
/// number.
fn spaced(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let (mut blank, mut tab) = (0_usize, false);
    for c in text.trim().chars() {
        if c == ' ' || c == '\t' || c == '\u{c}' {
            blank += 1;
            tab |= c == '\t';
            continue;
        }
        if blank > 0 {
            let column = tab || blank >= 4 || (blank >= 2 && is_time_column(&out, c));
            out.push(if column { '\t' } else { ' ' });
        }
        (blank, tab) = (0, false);
        out.push(c);
    }
    out
}

/// Returns `true` if a text is a word such as "Morning", or if it is a range of times and the next
/// character is a digit.
fn is_time_column(text: &str, next: char) -> bool {
    let is_shorter = |length: usize| text.chars().nth(length).is_none();
    (is_shorter(21) && is_part(text)) || (next.is_numeric() && is_shorter(41) && is_range(text))
}

/// Returns `true` for invisible characters that only affect the layout: directional marks, word
/// joiners and zero-width spaces.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

fn is_underline(text: &str) -> bool {
    text.len() >= 3 && (text.bytes().all(|b| b == b'=') || text.bytes().all(|b| b == b'-'))
}

fn is_rule(text: &str) -> bool {
    text.chars().count() >= 3
        && text.chars().all(|c| matches!(c, '_' | '=' | '*' | '-' | '—' | '–' | '~' | '.' | ' '))
}

/// A source is Markdown if a line is a heading with `#`, or if a word at the start of a line is set
/// in bold.
fn is_markdown(source: &str) -> bool {
    source.lines().any(|line| {
        let line = line.trim_start();
        let hashes = line.len() - line.trim_start_matches('#').len();
        let heading =
            (1..=6).contains(&hashes) && line.get(hashes..).is_some_and(|rest| rest.starts_with(' '));
        let bold = line.trim_start_matches(['-', '*', ' ']).len() < line.len()
            && line.strip_prefix("**").or(line.strip_prefix("- **")).is_some_and(|rest| rest.contains("**"));
        heading || bold
    })
}

/// Returns the bullet or number at the start of an item, and the text after it.
fn mark(text: &str) -> Option<(Bullet, &str)> {
    let mut letters = text.chars();
    let first = letters.next()?;
    let after = letters.as_str();
    let sign = matches!(
        first,
        '•' | '◦' | '▪' | '‣' | '●' | '○' | '■' | '□' | '►' | '➢' | '✓' | '⁃' | '\u{f0b7}' | '\u{f0a7}'
    );
    let dash = matches!(first, '-' | '*' | '+' | '–' | '—' | '·' | 'o' | '§');
    if sign && !after.trim().is_empty() {
        return Some((Bullet::Sign(first), after.trim_start()));
    }
    if dash && after.starts_with([' ', '\t', '\u{a0}']) && !after.trim().is_empty() {
        return Some((Bullet::Sign(first), after.trim_start()));
    }
    let opened = text.strip_prefix('(').unwrap_or(text);
    let end = opened.find(['.', ')', '、', '．', '\t', ' '])?;
    let (number, rest) = opened.split_at_checked(end)?;
    let closing = rest.chars().next()?;
    let rest = rest.get(closing.len_utf8()..)?;
    let ends = closing == '、' || closing == '．' || rest.starts_with([' ', '\t', '\u{a0}']);
    let in_brackets = opened.len() < text.len();
    if matches!(closing, '\t' | ' ') || (in_brackets && closing != ')') || !ends || rest.trim().is_empty() {
        return None;
    }
    let digits = number.len() <= 3 && !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit());
    // In German, "10. September 2026" is a date, and "1. Tag" is the first day.
    let is_day = |heading: DayHeading<'_>| heading.date.is_some() || heading.number.is_some();
    if digits && closing == '.' && !in_brackets && day_heading(text, None).is_some_and(is_day) {
        return None;
    }
    let roman = number.len() <= 5 && !number.is_empty() && number.bytes().all(|b| b"IVX".contains(&b));
    let letter = closing == ')' && number.len() == 1 && number.bytes().all(|b| b.is_ascii_alphabetic());
    let small = closing == ')' && !number.is_empty() && number.bytes().all(|b| b"ivx".contains(&b));
    let chinese = number.chars().count() <= 3
        && !number.is_empty()
        && number.chars().all(|c| "一二三四五六七八九十".contains(c));
    (digits || roman || letter || small || chinese)
        .then(|| (Bullet::Number(number.to_owned()), rest.trim_start()))
}

/// Removes the Markdown characters for emphasis and code, and backslashes. Footnote marks such as
/// `[^1]` remain.
fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut letters = text.chars().peekable();
    let mut last = ' ';
    while let Some(c) = letters.next() {
        let next = letters.peek().copied();
        match c {
            '\\' if next.is_some_and(|next| next.is_ascii_punctuation()) => {
                last = letters.next().unwrap_or_default();
                out.push(last);
                continue;
            }
            '*' | '`' => {}
            '_' if !(last.is_alphanumeric() && next.is_some_and(char::is_alphanumeric)) => {}
            _ => out.push(c),
        }
        last = c;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bullets_and_numbers_are_taken_off() {
        for (text, expected) in [
            ("• M. A", Some("M. A")),
            ("- a", Some("a")),
            ("1. a", Some("a")),
            ("IV. a", Some("a")),
            ("a) b", Some("b")),
            ("(b) c", Some("c")),
            ("一、开幕", Some("开幕")),
            ("M. A", None),
            ("10.30 a", None),
            ("2018. a b", None),
            ("-5", None),
            ("A. Bester", None),
            ("10. September 2026", None),
            ("2. Tag: Montag, 8. Juni 2026", None),
            ("1. May we begin?", Some("May we begin?")),
            ("5. Monday", Some("Monday")),
            ("", None),
        ] {
            assert_eq!(mark(text).map(|(_, rest)| rest), expected, "{text}");
        }
    }

    #[test]
    fn columns_remain_separated() {
        for (text, expected) in [
            ("9 h – 10 h  45 minutes", "9 h – 10 h\t45 minutes"),
            ("9 h – 10 h  Accueil", "9 h – 10 h Accueil"),
            ("Morning  Opening", "Morning\tOpening"),
            ("9  h  30  –  10 h", "9 h 30 – 10 h"),
            ("Opening    Hall", "Opening\tHall"),
        ] {
            assert_eq!(spaced(text), expected);
        }
    }

    #[test]
    fn markdown_is_unescaped() {
        assert_eq!(plain(r"**Chair:** a\_b \[fr\] c_d _e_"), "Chair: a_b [fr] c_d e");
        let source = lines("# A\n\n## B \\*\n- x\n\nC\n===\n");
        let shown: Vec<_> =
            source.lines.iter().map(|line| (line.text.as_str(), line.rank, line.gap)).collect();
        assert_eq!(shown, [("A", Some(1), 0), ("B *", Some(2), 1), ("x", None, 0), ("C", Some(1), 1)]);
    }
}
