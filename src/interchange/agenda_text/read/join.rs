//! Joins wrapped lines into logical lines, and takes footnotes out of the flow of the text.

use std::collections::{HashMap, HashSet};

use super::classify::{Class, Context, addresses, classify};
use super::clock;
use super::lines::{Bullet, Line, Source, columns_of};
use super::vocabulary::{language_tag, tagged};
use crate::interchange::common::cursor::is_wide;

/// A line as its author meant it: a heading, a paragraph, an item of a list or a footnote.
#[derive(Debug, Clone)]
pub(super) struct Logical {
    /// The number of the first line in the source.
    pub(super) line: usize,
    pub(super) text: String,
    pub(super) bullet: Option<Bullet>,
    pub(super) rank: Option<usize>,
    /// Whether a blank line precedes this line.
    pub(super) gap: bool,
    pub(super) indent: usize,
    /// The number of source lines.
    pub(super) lines: usize,
}

impl Logical {
    /// Returns the line for a table cell after the title of an item.
    pub(super) fn cell(line: usize, text: &str) -> Self {
        Self { line, text: text.to_owned(), bullet: None, rank: None, gap: false, indent: 1, lines: 0 }
    }
}

/// A footnote.
#[derive(Debug, Clone)]
pub(super) struct Footnote {
    pub(super) id: String,
    pub(super) text: String,
    pub(super) line: usize,
    pub(super) lines: usize,
}

/// The logical lines of a source.
#[derive(Debug, Default)]
pub(super) struct Flow {
    pub(super) lines: Vec<Logical>,
    pub(super) notes: Vec<Footnote>,
    /// Words that were joined at a hyphen and occur nowhere else, with their line numbers.
    pub(super) joined: Vec<(usize, String)>,
}

struct Joiner<'s> {
    context: &'s Context,
    markdown: bool,
    /// Whether long lines were wrapped at a fixed width, as in the plain text of a printed agenda.
    filled: bool,
    /// Whether the text looks like an agenda that this crate printed: its long lines are wrapped,
    /// and it contains the bullet `•`. Such an agenda uses no other sign as a bullet, and its times
    /// and headings of days are never indented.
    printed: bool,
    width: usize,
    words: HashSet<String>,
    marks: Marks,
    flow: Flow,
    /// The last source line of the last logical line.
    last: Option<Line>,
    /// The last source line, if it belongs to a footnote.
    note: Option<Line>,
}

/// Joins the lines of a source.
pub(super) fn join(source: &Source, context: &Context) -> Flow {
    let filled = source.underlined && !source.markdown;
    // A line that ends with a long word, such as a web address, can be wider than the page.
    let wrapped = source.lines.iter().filter(|line| {
        line.rank.is_none() && (line.text.contains(is_wide) || last_word(&line.text).chars().count() <= 30)
    });
    let mut joiner = Joiner {
        context,
        markdown: source.markdown,
        filled,
        printed: filled && source.lines.iter().any(|line| line.bullet == Some(Bullet::Sign('•'))),
        width: wrapped.map(|line| line.width).max().unwrap_or(0),
        words: words(&source.lines),
        marks: marks(&source.lines),
        flow: Flow::default(),
        last: None,
        note: None,
    };
    let widths: Vec<usize> = source.lines.iter().map(|line| line.width).collect();
    for (index, line) in source.lines.iter().enumerate() {
        let near = widths.get(index.saturating_sub(10)..(index + 10).min(widths.len())).unwrap_or_default();
        joiner.add(line, near.iter().copied().max().unwrap_or(0));
    }
    joiner.finish()
}

impl Joiner<'_> {
    fn add(&mut self, line: &Line, local: usize) {
        let text = self.dashed_text(line, local);
        let line = text.as_ref().unwrap_or(line);
        if let Some((id, text)) = self.footnote(line) {
            self.flow.notes.push(Footnote { id, text: text.to_owned(), line: line.number, lines: 1 });
            self.note = Some(line.clone());
            return;
        }
        if let Some(before) = self.note.take() {
            let hanging = !self.filled
                || line.indent > before.indent
                || line.indent == before.indent && line.indent > 0;
            if line.gap == 0 && line.bullet.is_none() && line.rank.is_none() && hanging && !self.begins(line)
            {
                let added = self.with_glue(&before, line);
                if let Some(note) = self.flow.notes.last_mut() {
                    append(&mut note.text, &line.text, added);
                    note.lines += 1;
                }
                self.note = Some(line.clone());
                return;
            }
        }
        if let Some(last) = self.last.take()
            && self.continues(&last, line, local)
        {
            let added = self.with_glue(&last, line);
            if let Some(open) = self.flow.lines.last_mut() {
                append(&mut open.text, &line.text, added);
                open.lines += 1;
            }
        } else {
            self.flow.lines.push(Logical {
                line: line.number,
                text: line.text.clone(),
                bullet: line.bullet.clone(),
                rank: line.rank,
                gap: line.gap > 0,
                indent: line.indent,
                lines: 1,
            });
        }
        self.last = Some(line.clone());
    }

    /// Returns a line with its bullet as a part of the text, if this text continues the line before
    /// it. In an agenda that this crate printed, a bullet other than `•` is a sign at the start of
    /// a wrapped line.
    fn dashed_text(&self, line: &Line, local: usize) -> Option<Line> {
        let Some(Bullet::Sign(sign)) = line.bullet else { return None };
        let last = self.last.as_ref().filter(|_| self.printed && sign != '•')?;
        let text = format!("{sign} {}", line.text);
        let text = Line { bullet: None, column: line.indent, text, ..line.clone() };
        self.continues(last, &text, local).then_some(text)
    }

    fn begins(&self, line: &Line) -> bool {
        if line.bullet.is_some()
            || line.rank.is_some()
            || line.text.starts_with('|')
            || line.text.contains('\t')
        {
            return true;
        }
        let class = classify(&line.text, None, None, self.context);
        if self.printed && line.gap == 0 && line.indent > 0 {
            return matches!(class, Class::Labelled { .. } | Class::Questions(_)) && class.begins();
        }
        addresses(&line.text) || class.begins() || clock::starts_with_end(&line.text)
    }

    /// Returns `true` if a line continues the line before it.
    fn continues(&self, last: &Line, line: &Line, local: usize) -> bool {
        if last.rank.is_some() || self.begins(line) || last.text.contains('\t') && !self.filled {
            return false;
        }
        if self.markdown {
            return line.gap == 0;
        }
        let open = self.flow.lines.last();
        if self.filled {
            let hangs = match open {
                Some(open) if open.lines > 1 => line.indent == last.indent,
                Some(open) if open.bullet.is_some() => line.indent == last.column,
                _ => line.indent >= last.indent,
            };
            // A language tag ends a text.
            let ended = tagged(&last.text).1.is_some();
            return line.gap == 0 && hangs && !ended && last.width + 1 + first_width(line) > self.width;
        }
        let ends = ends_sentence(&last.text);
        let unfinished = !ends && is_unfinished(&last.text);
        let opened = line.text.trim_start_matches(|c: char| {
            matches!(c, '«' | '“' | '"' | '(' | '‘' | '„') || c.is_whitespace()
        });
        let lower = opened.starts_with(char::is_lowercase);
        let long = last.width * 5 >= local * 3;
        if line.gap > 0 {
            // A page break can divide a sentence.
            return lower && !ends && (long || unfinished) && last.width > 30;
        }
        if lower || unfinished {
            return last.width * 2 >= local || unfinished;
        }
        let alone = !matches!(classify(&line.text, None, None, self.context), Class::Plain);
        last.width >= 60 && local <= 140 && !alone && !fits(last, line, local * 9 / 10)
    }

    /// Returns the way to join two lines. Records a word that is joined at a hyphen and occurs
    /// nowhere else.
    fn with_glue(&mut self, last: &Line, line: &Line) -> Glue {
        let mut before = last.text.chars().rev();
        let end = before.next().unwrap_or_default();
        let start = line.text.chars().next().unwrap_or_default();
        if end == '\u{ad}' {
            return Glue::Dehyphenated;
        }
        // This crate never hyphenates words when it prints an agenda.
        if self.printed {
            return self.glue_of_filled(last, line);
        }
        let within = matches!(end, '-' | '\u{2010}') && before.next().is_some_and(char::is_alphabetic);
        if within && start.is_lowercase() {
            let (first, second) = (last_word(&last.text), first_word(&line.text));
            let first = first.trim_end_matches(['-', '\u{2010}']);
            let compound = format!("{first}-{second}").to_lowercase();
            if self.words.contains(&compound) {
                return Glue::Nothing;
            }
            let word = format!("{first}{second}");
            if !self.words.contains(&word.to_lowercase()) {
                self.flow.joined.push((last.number, word));
            }
            return Glue::Dehyphenated;
        }
        if within {
            return Glue::Nothing;
        }
        match (is_wide(end), is_wide(start)) {
            _ if self.filled => self.glue_of_filled(last, line),
            (_, true) => Glue::Nothing,
            (true, false) if !start.is_alphabetic() => Glue::Nothing,
            _ => Glue::Space,
        }
    }

    /// Returns the way to join two filled lines. Only a word that is too long for an entire line is
    /// divided, so such a word is the first one on its line.
    fn glue_of_filled(&self, last: &Line, line: &Line) -> Glue {
        let word: usize = last_word(&last.text).chars().map(columns_of).sum();
        let is_divided = line.text.starts_with(is_wide) && last.width <= line.indent + word;
        if is_divided && last.width + 2 > self.width { Glue::Nothing } else { Glue::Space }
    }

    /// Returns the id and the text of a footnote that starts on the line.
    fn footnote<'l>(&self, line: &'l Line) -> Option<(String, &'l str)> {
        let text = line.text.as_str();
        if let Some((id, rest)) = text.strip_prefix('[').and_then(|rest| rest.split_once(']')) {
            let id = id.strip_prefix('^').unwrap_or(id);
            let rest = rest.strip_prefix(':').unwrap_or(rest).trim();
            let known = self.marks.in_brackets.contains(id) || self.filled || text.starts_with("[^");
            let is_note = is_id(id) && language_tag(id).is_none() && known && line.indent == 0;
            return (is_note && !rest.is_empty() && line.bullet.is_none()).then(|| (id.to_owned(), rest));
        }
        let (id, rest) = leading_mark(text)?;
        let fits = line.gap > 0 || self.note.is_some();
        let known = self.marks.glued.get(&id).is_some_and(|first| *first < line.number);
        let begins = rest
            .starts_with(|c: char| c.is_uppercase() || is_wide(c) || ('\u{600}'..='\u{6ff}').contains(&c));
        let timed = || clock::leading(text, self.context.dotted).is_some();
        (fits && known && begins && line.bullet.is_none() && !timed()).then(|| (id, rest.trim()))
    }

    fn finish(mut self) -> Flow {
        let glued: HashSet<String> = self.flow.notes.iter().map(|note| note.id.clone()).collect();
        if !glued.is_empty() {
            for line in &mut self.flow.lines {
                line.text = with_marks(&line.text, &glued);
            }
        }
        self.flow
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Glue {
    Space,
    Nothing,
    Dehyphenated,
}

fn append(text: &mut String, more: &str, glue: Glue) {
    match glue {
        Glue::Space => text.push(' '),
        Glue::Nothing => {}
        Glue::Dehyphenated => {
            text.pop();
        }
    }
    text.push_str(more);
}

/// Returns `true` if the first word of a line would have fitted at the end of the line before it.
fn fits(last: &Line, line: &Line, width: usize) -> bool {
    let word = if line.text.starts_with(is_wide) { 2 } else { first_width(line) + 1 };
    last.width + word <= width
}

/// Returns the width of the first word of a line. A text in Chinese characters without spaces can
/// be divided anywhere, so only its first character counts.
fn first_width(line: &Line) -> usize {
    let letters = first_word(&line.text).chars();
    let is_divisible = line.text.starts_with(is_wide) && !line.text.contains(' ');
    letters.take(if is_divisible { 1 } else { usize::MAX }).map(columns_of).sum()
}

fn first_word(text: &str) -> &str {
    text.split([' ', '\t']).next().unwrap_or_default()
}

fn last_word(text: &str) -> &str {
    text.rsplit([' ', '\t']).next().unwrap_or_default()
}

/// Returns `true` if a text ends with the punctuation of a sentence.
pub(super) fn ends_sentence(text: &str) -> bool {
    let bare = tagged(text).0.trim_end_matches(|c: char| {
        matches!(c, '"' | '”' | '»' | ')' | '）' | '’' | ']') || c.is_whitespace()
    });
    bare.ends_with(['.', '!', '?', ':', ';', '…', '。', '！', '？', '：', '؟', '；'])
}

/// Small words that cannot end a heading or a sentence.
const CONNECTING: &[&str] = &[
    "de", "du", "des", "la", "le", "les", "et", "à", "au", "aux", "en", "pour", "par", "sur", "un", "une",
    "of", "the", "and", "for", "to", "in", "on", "with", "a", "an", "by", "del", "el", "los", "las", "y",
    "para", "con", "и", "в", "на", "по", "с", "о", "для", "من", "في", "على", "إلى", "عن",
];

fn is_unfinished(text: &str) -> bool {
    if text.ends_with([',', '،', '、', '，', '-', '–', '(', '/', '’', '&', '「', '《']) {
        return true;
    }
    let last = last_word(text);
    // A single capital is a name, as in "Hall A".
    let is_capital = last.chars().count() == 1 && last.chars().all(char::is_uppercase);
    text.contains(' ') && !is_capital && CONNECTING.contains(&last.to_lowercase().as_str())
}

/// Collects all words that do not end with a hyphen, in lower case. They are only needed if a line
/// ends with a hyphen.
fn words(lines: &[Line]) -> HashSet<String> {
    let mut found = HashSet::new();
    if !lines.iter().any(|line| line.text.ends_with(['-', '\u{2010}'])) {
        return found;
    }
    for line in lines {
        let words = line.text.split(|c: char| !(c.is_alphanumeric() || matches!(c, '-' | '’' | '\'')));
        found.extend(words.filter(|word| !word.is_empty() && !word.ends_with('-')).map(str::to_lowercase));
    }
    found
}

/// The marks of footnotes in the text.
#[derive(Debug, Default)]
struct Marks {
    in_brackets: HashSet<String>,
    /// Numbers directly after a word or a punctuation mark, as in `consolidées2.`, and superscript
    /// numbers. The values are the numbers of the first lines that contain them.
    glued: HashMap<String, usize>,
}

fn marks(lines: &[Line]) -> Marks {
    let mut found = Marks::default();
    for line in lines {
        for (at, _) in line.text.match_indices('[').filter(|(at, _)| *at > 0) {
            let inside = line.text.get(at + 1..).map(|rest| rest.strip_prefix('^').unwrap_or(rest));
            if let Some(id) = inside.and_then(id_before_bracket).filter(|id| is_id(id)) {
                found.in_brackets.insert(id.to_owned());
            }
        }
        glued(&line.text, |_, id| {
            found.glued.entry(id).or_insert(line.number);
        });
    }
    found
}

/// Returns the text before a closing bracket, if it is short enough for an id.
fn id_before_bracket(text: &str) -> Option<&str> {
    let (end, _) = text.char_indices().take(18).find(|(_, c)| *c == ']')?;
    text.get(..end)
}

fn is_id(id: &str) -> bool {
    !id.is_empty()
        && id.len() <= 16
        && id.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_' | '.' | '*'))
}

fn superscript(c: char) -> Option<u32> {
    "⁰¹²³⁴⁵⁶⁷⁸⁹".chars().position(|one| one == c).and_then(|at| u32::try_from(at).ok())
}

/// Reads the number of a footnote at the start of a line, as in `1 Delta Institute` or `¹ Delta`.
fn leading_mark(text: &str) -> Option<(String, &str)> {
    let raised: Vec<u32> = text.chars().map_while(superscript).take(4).collect();
    if !raised.is_empty() {
        let id: String = raised.iter().map(ToString::to_string).collect();
        return Some((id, text.trim_start_matches(|c| superscript(c).is_some()).trim_start()));
    }
    let end = text.find(|c: char| !c.is_ascii_digit())?;
    let (id, rest) = text.split_at_checked(end)?;
    ((1..=2).contains(&id.len()) && rest.starts_with([' ', '\t'])).then(|| (id.to_owned(), rest.trim_start()))
}

/// Calls a function with the byte range and the id of each number directly after a word or a
/// punctuation mark, and of each superscript number. The numbers have at most two digits.
fn glued(text: &str, mut found: impl FnMut(std::ops::Range<usize>, String)) {
    let (mut last, mut before) = (' ', ' ');
    let mut skip = 0;
    for (at, c) in text.char_indices() {
        let decimal = matches!(last, '.' | ',') && before.is_numeric();
        let behind = !decimal
            && (last.is_lowercase()
                || matches!(last, '»' | '”' | '"' | '’' | ')' | '.' | ',' | '。' | '，' | '؛')
                || is_wide(last));
        if at >= skip && (c.is_ascii_digit() || superscript(c).is_some()) {
            let rest = text.get(at..).unwrap_or_default();
            let raised = superscript(c).is_some();
            let end = rest
                .find(|c: char| if raised { superscript(c).is_none() } else { !c.is_ascii_digit() })
                .unwrap_or(rest.len());
            skip = at + end;
            let after = rest.get(end..).unwrap_or_default().chars().next().unwrap_or(' ');
            let digits = rest.get(..end).unwrap_or_default();
            let id: String = if raised {
                digits.chars().filter_map(superscript).map(|digit| digit.to_string()).collect()
            } else {
                digits.to_owned()
            };
            if (behind || raised)
                && id.len() <= 2
                && !after.is_alphanumeric()
                && !matches!(after, ':' | '-' | '/' | '%')
                && !is_wide(after)
            {
                found(at..at + end, id);
            }
        }
        (before, last) = (last, c);
    }
}

/// Writes the marks of known footnotes as `[^1]`.
fn with_marks(text: &str, notes: &HashSet<String>) -> String {
    let mut out = String::with_capacity(text.len());
    let mut done = 0;
    glued(text, |range, id| {
        if notes.contains(&id) {
            out.push_str(text.get(done..range.start).unwrap_or_default());
            out.push_str("[^");
            out.push_str(&id);
            out.push(']');
            done = range.end;
        }
    });
    out.push_str(text.get(done..).unwrap_or_default());
    let mut marked = String::with_capacity(out.len());
    let mut rest = out.as_str();
    while let Some((before, after)) = rest.split_once('[') {
        marked.push_str(before);
        let id = id_before_bracket(after).filter(|id| notes.contains(*id));
        marked.push_str(if id.is_some() { "[^" } else { "[" });
        rest = after;
    }
    marked.push_str(rest);
    marked
}

#[cfg(test)]
mod tests {
    use super::super::lines::lines;
    use super::super::vocabulary::Headings;
    use super::*;

    fn joined(text: &str) -> (Vec<String>, Vec<String>) {
        let context = Context { headings: Headings::new(None), dotted: false };
        let flow = join(&lines(text), &context);
        let notes = flow.notes.iter().map(|note| format!("{}={}", note.id, note.text)).collect();
        (flow.lines.into_iter().map(|line| line.text).collect(), notes)
    }

    #[test]
    fn wrapped_lines_are_joined_and_footnotes_are_taken_out() {
        let text = "Les capacités sont un processus par lequel les individus et les orga-\nnisations grandissent »1. Le développement des capacités est consolidé,\n\n1 Groupe de la Delta, Note\nd’orientation.\n\net les organisations le savent.\n\nFin";
        let (lines, notes) = joined(text);
        assert_eq!(lines.len(), 2, "{lines:?}");
        assert!(lines[0].contains("les organisations grandissent »[^1]. Le"), "{lines:?}");
        assert!(lines[0].ends_with("consolidé, et les organisations le savent."), "{lines:?}");
        assert_eq!(notes, ["1=Groupe de la Delta, Note d’orientation."]);
    }

    #[test]
    fn lines_of_a_printed_agenda_are_joined_by_their_width() {
        let text = "Forum\n=====\n\n\
                    10:00–11:00  Building a distributed satellite network\n             \
                    - a call to arms\n             \
                    • Ada Okoye\n\n\
                    11:00–12:00  Thanks to all, and the lounge is open til\n             \
                    11pm in the ground floor\n\n\
                    12:00–13:00  Removed features (Ruby 考古学\n             \
                    消された機能編消された機能編) [en]\n             \
                    水水水水水水水水水水水水水水水水水水水水\n             \
                    土土\n\n\
                    13:00–14:00  Rivers\n             \
                    - a short line\n";
        let (lines, _) = joined(text);
        let expected = [
            "Forum",
            "10:00–11:00 Building a distributed satellite network - a call to arms",
            "Ada Okoye",
            "11:00–12:00 Thanks to all, and the lounge is open til 11pm in the ground floor",
            "12:00–13:00 Removed features (Ruby 考古学 消された機能編消された機能編) [en]",
            "水水水水水水水水水水水水水水水水水水水水土土",
            "13:00–14:00 Rivers",
            "a short line",
        ];
        assert_eq!(lines, expected);
    }

    #[test]
    fn lines_that_begin_something_are_not_joined() {
        let (lines, _) = joined(
            "10:00 Opening of the meeting by the\nsecretariat\nModerator: Ada Okoye\n• Bo Lind, Director of the Delta Institute of Rivers and\nWeirs\n• Chu Hua",
        );
        assert_eq!(lines.len(), 4, "{lines:?}");
        assert!(lines[2].ends_with("Rivers and Weirs"));
    }
}
