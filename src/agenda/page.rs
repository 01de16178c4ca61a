//! A writer that lays out agendas as plain text or Markdown.

use std::borrow::Cow;
use std::fmt::{self, Write};

use super::markdown::{escaped, line_of};
use crate::value::footnote::{FootnotePart, footnote_parts};
use crate::value::language::Direction;

/// The output format of an agenda.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[non_exhaustive]
pub enum Markup {
    /// Plain text, wrapped at the width of the page.
    #[default]
    Plain,
    /// Markdown, without line wrapping.
    Markdown,
}

pub(super) struct PageWriter<'f, 'g> {
    out: &'f mut fmt::Formatter<'g>,
    markup: Markup,
    width: usize,
    /// The column at which texts start. Times are printed to the left of this column.
    column: usize,
    direction: Direction,
}

impl<'f, 'g> PageWriter<'f, 'g> {
    pub(super) fn new(
        out: &'f mut fmt::Formatter<'g>,
        markup: Markup,
        width: usize,
        column: usize,
        direction: Direction,
    ) -> Self {
        // Lines always have enough space for a few words, even on a very narrow page.
        Self { out, markup, width: width.max(column + 20), column, direction }
    }

    /// Writes a heading, where rank 1 is the most important. In plain text, a heading of rank 2 is
    /// underlined.
    pub(super) fn heading(&mut self, rank: usize, words: &str) -> fmt::Result {
        match self.markup {
            Markup::Markdown => {
                let hashes = "######".get(..rank.min(6)).unwrap_or("######");
                writeln!(self.out, "{hashes} {}\n", escaped(words))
            }
            Markup::Plain => {
                self.folded(0, "", words)?;
                if rank == 2 {
                    for _ in 0..width(&with_plain_marks(words)).min(self.width) {
                        self.out.write_char('=')?;
                    }
                    self.out.write_char('\n')?;
                }
                Ok(())
            }
        }
    }

    /// Writes an empty line in plain text. Markdown needs no additional line, because every
    /// Markdown paragraph already ends with an empty line.
    pub(super) fn gap(&mut self) -> fmt::Result {
        if self.markup == Markup::Plain { self.out.write_char('\n') } else { Ok(()) }
    }

    pub(super) fn item(&mut self, time: &str, title: &str, depth: usize) -> fmt::Result {
        match self.markup {
            Markup::Plain => {
                let mut time = self.isolated(time);
                let gap = self.column.saturating_sub(width(&time)).max(usize::from(!time.is_empty()));
                time.extend(std::iter::repeat_n(' ', gap));
                self.folded(self.column, &time, title)
            }
            Markup::Markdown => {
                let hashes = "######".get(..(3 + depth).min(6)).unwrap_or("######");
                let gap = if time.is_empty() || title.is_empty() { "" } else { " · " };
                writeln!(self.out, "{hashes} {}{gap}{}\n", self.isolated(time), escaped(title))
            }
        }
    }

    /// Returns `true` if texts are written as Markdown.
    pub(super) fn is_markdown(&self) -> bool {
        self.markup == Markup::Markdown
    }

    pub(super) fn paragraph(&mut self, words: &str) -> fmt::Result {
        match self.markup {
            Markup::Plain => self.folded(self.column, "", words),
            Markup::Markdown => writeln!(self.out, "{}\n", line_of(escaped(words))),
        }
    }

    /// Writes a paragraph that precedes the first day. In plain text, this paragraph is not
    /// indented.
    pub(super) fn opening(&mut self, words: &str) -> fmt::Result {
        match self.markup {
            Markup::Plain => self.folded(0, "", words),
            Markup::Markdown => self.paragraph(words),
        }
    }

    /// Writes a paragraph of plain text within an item of a list.
    pub(super) fn continued(&mut self, depth: usize, words: &str) -> fmt::Result {
        self.folded(self.column + 2 * depth, "", words)
    }

    pub(super) fn point(&mut self, words: &str) -> fmt::Result {
        match self.markup {
            Markup::Plain => self.item_of_list(1, None, words),
            Markup::Markdown => writeln!(self.out, "- {}", line_of(escaped(words))),
        }
    }

    /// Writes an item of a list as plain text. Items of an inner list are indented.
    pub(super) fn item_of_list(&mut self, depth: usize, number: Option<u64>, words: &str) -> fmt::Result {
        let mark = number.map_or("• ".to_owned(), |number| format!("{number}. "));
        let outer = self.column + 2 * depth.saturating_sub(1);
        self.folded(outer + width(&mark), &mark, words)
    }

    /// Ends a bulleted list. In Markdown, an empty line is required after the list.
    pub(super) fn end_of_list(&mut self) -> fmt::Result {
        if self.markup == Markup::Markdown { self.out.write_char('\n') } else { Ok(()) }
    }

    /// Writes finished Markdown.
    pub(super) fn raw(&mut self, markdown: &str) -> fmt::Result {
        self.out.write_str(markdown)
    }

    /// Writes a footnote. In Markdown, the words are finished Markdown.
    pub(super) fn note(&mut self, id: &str, words: &str) -> fmt::Result {
        match self.markup {
            Markup::Plain => self.folded(4, &format!("{:<4}", format!("[{id}]")), words),
            Markup::Markdown => writeln!(self.out, "[^{id}]: {words}\n"),
        }
    }

    /// Encloses a text in Unicode isolates if the page runs from right to left. Otherwise, times
    /// and numbers would disturb the order of the surrounding text.
    fn isolated(&self, words: &str) -> String {
        if self.direction == Direction::RightToLeft && !words.is_empty() {
            format!("\u{2068}{words}\u{2069}")
        } else {
            words.to_owned()
        }
    }

    /// Writes a wrapped and indented paragraph. The mark, such as a bullet, is written in the
    /// indent of the first line.
    fn folded(&mut self, indent: usize, mark: &str, words: &str) -> fmt::Result {
        let lead = indent.saturating_sub(width(mark));
        for _ in 0..lead {
            self.out.write_char(' ')?;
        }
        self.out.write_str(mark)?;
        let mut column = lead + width(mark);
        let mut begun = false;
        // In plain text, a footnote mark is written as "[1]" instead of "[^1]".
        let words = with_plain_marks(words);
        for word in words.split(' ').flat_map(|word| word.split('\n')).filter(|word| !word.is_empty()) {
            let wide = width(word);
            if begun && column + 1 + wide > self.width {
                self.out.write_char('\n')?;
                for _ in 0..indent {
                    self.out.write_char(' ')?;
                }
                column = indent;
            } else if begun {
                self.out.write_char(' ')?;
                column += 1;
            }
            // Languages such as Chinese have no spaces between words, so a line may be broken
            // before any wide character.
            for letter in word.chars() {
                let wide = letter_width(letter);
                if column + wide > self.width && wide > 1 {
                    self.out.write_char('\n')?;
                    for _ in 0..indent {
                        self.out.write_char(' ')?;
                    }
                    column = indent;
                }
                self.out.write_char(letter)?;
                column += wide;
            }
            begun = true;
        }
        self.out.write_char('\n')
    }
}

/// Returns the number of terminal columns that a text occupies. With the `unicode` feature, the
/// widths follow the Unicode standard. Without the feature, Chinese, Japanese and Korean characters
/// occupy two columns, invisible characters occupy none, and all other characters occupy one.
pub(super) fn width(text: &str) -> usize {
    text.chars().map(letter_width).sum()
}

#[cfg(feature = "unicode")]
fn letter_width(letter: char) -> usize {
    unicode_width::UnicodeWidthChar::width(letter).unwrap_or(0)
}

#[cfg(not(feature = "unicode"))]
fn letter_width(letter: char) -> usize {
    match letter {
        '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' => 0,
        '\u{1100}'..='\u{115F}'
        | '\u{2E80}'..='\u{A4CF}'
        | '\u{AC00}'..='\u{D7A3}'
        | '\u{F900}'..='\u{FAFF}'
        | '\u{FE30}'..='\u{FE4F}'
        | '\u{FF00}'..='\u{FF60}'
        | '\u{FFE0}'..='\u{FFE6}'
        | '\u{20000}'..='\u{3FFFD}' => 2,
        _ => 1,
    }
}

/// Returns a text in which the marks of footnotes are written as `[1]` instead of `[^1]`.
fn with_plain_marks(words: &str) -> Cow<'_, str> {
    if !words.contains("[^") {
        return Cow::Borrowed(words);
    }
    let mut plain = String::with_capacity(words.len());
    for part in footnote_parts(words) {
        match part {
            FootnotePart::Words(words) => plain.push_str(words),
            FootnotePart::Mark(id) => {
                plain.push('[');
                plain.push_str(id);
                plain.push(']');
            }
        }
    }
    Cow::Owned(plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_marks_of_footnotes_lose_their_caret() {
        assert_eq!(with_plain_marks("a[^1], b[^two] [^open"), "a[1], b[two] [^open");
    }

    #[test]
    fn widths_are_those_of_a_terminal() {
        assert_eq!((width("abc"), width("上午10时"), width("\u{2068}a\u{2069}"), width("")), (3, 8, 1, 0));
    }
}
