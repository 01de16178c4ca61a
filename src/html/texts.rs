//! Phrases and long texts as HTML.

use super::writer::PageWriter;
use crate::agenda::heading_levels::HeadingLevels;
use crate::agenda::{Phrase, Run};
use crate::value::block::Block;
use crate::value::footnote::{FootnotePart, footnote_parts};
use crate::value::language::{Direction, LanguageTag};
use crate::value::passage::{Passage, PassageKind, Span};

/// Specifies whether footnote marks in a text are links.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Marks {
    Linked,
    /// The text is itself a link, which cannot contain another one.
    Plain,
}

/// The maximum number of footnotes on a page without the agenda, such as the page of a session or a
/// person. Footnotes can refer to further footnotes, so without a limit the pages could become too
/// long in total.
const MOST_NOTES: usize = 256;

impl<'p> PageWriter<'_, 'p> {
    /// Adds a phrase. Runs in another language are marked with that language.
    pub(super) fn phrase(&mut self, phrase: &Phrase<'_>, marks: Marks) {
        for run in phrase.runs() {
            let is_marked = self.open_language(run);
            self.marked_text(&run.text, marks);
            if is_marked {
                self.raw("</span>");
            }
        }
    }

    /// Adds a paragraph with a class, unless the phrase is empty.
    pub(super) fn line(&mut self, class: &str, phrase: &Phrase<'_>) {
        if !phrase.is_empty() {
            self.open("p", class);
            self.phrase(phrase, Marks::Linked);
            self.close("p");
        }
    }

    /// Adds a label, followed by a colon in the style of the language.
    pub(super) fn label(&mut self, label: &Phrase<'_>) {
        self.raw("<span class=\"label\">");
        self.phrase(label, Marks::Linked);
        let colon = self.phrases.locale().colon();
        self.escaped(colon.trim_end_matches(' '));
        self.raw("</span>");
        if colon.ends_with(' ') {
            self.raw(" ");
        }
    }

    /// Starts a `<span>` if the language of a run differs from that of the page.
    fn open_language(&mut self, run: &Run<'_>) -> bool {
        let Some(language) = &run.language else { return false };
        self.open_span_in(language, run.is_foreign)
    }

    pub(super) fn open_span_in(&mut self, language: &LanguageTag, is_foreign: bool) -> bool {
        if language.is_neutral() {
            // If the language is unknown, browsers derive the direction from the text.
            if self.direction == Direction::RightToLeft {
                self.raw("<span lang=\"\" dir=\"auto\">");
                return true;
            }
            return false;
        }
        let is_same = self.language.as_ref().is_some_and(|own| own.is_within(language.as_str()));
        if is_same {
            return false;
        }
        self.raw(if is_foreign { "<span class=\"foreign\"" } else { "<span" });
        self.attribute("lang", language.as_str());
        if language.direction() != self.direction {
            self.attribute("dir", direction(language.direction()));
        }
        self.raw(">");
        true
    }

    /// Adds one of the fixed words of the page, and marks its language if necessary.
    pub(super) fn word(&mut self, word: &str) {
        let language: Option<LanguageTag> = self.words.language.parse().ok();
        let is_marked = language.is_some_and(|language| self.open_span_in(&language, false));
        self.escaped(word);
        if is_marked {
            self.raw("</span>");
        }
    }

    /// Adds a text with its footnote marks.
    fn marked_text(&mut self, text: &str, marks: Marks) {
        for part in footnote_parts(text) {
            match part {
                FootnotePart::Words(words) => self.escaped(words),
                FootnotePart::Mark(id) => self.mark(id, marks),
            }
        }
    }

    fn mark(&mut self, id: &str, marks: Marks) {
        let is_shown = self.has_all_notes() || self.marked.len() < MOST_NOTES || self.marks.contains_key(id);
        let note = self.programme().note(id).filter(|_| is_shown);
        self.raw("<sup class=\"mark\">");
        match note {
            Some(note) if marks == Marks::Linked => {
                let count = self.marks.entry(note.id.as_str()).or_insert(0);
                *count += 1;
                let number = *count;
                if number == 1 {
                    self.marked.push(note.id.as_str());
                }
                self.raw("<a");
                let own = self.id(&format!("mark-{number}"), id);
                self.attribute("id", &own);
                let target = self.anchor("note", id);
                self.attribute("href", &target);
                self.raw(" role=\"doc-noteref\">[");
                self.escaped(id);
                self.raw("]</a>");
            }
            _ => {
                self.raw("[");
                self.escaped(id);
                self.raw("]");
            }
        }
        self.raw("</sup>");
    }

    /// Adds the blocks of a long text in a `<div>` with a class. Its headings are below a heading
    /// of the given rank.
    pub(super) fn blocks(&mut self, class: &str, blocks: &'p [Block], rank: usize) {
        let preferences = self.phrases.preferences();
        let passages =
            blocks.iter().map(|block| block.passages(preferences)).filter(|found| !found.is_empty());
        let mut levels = HeadingLevels::default();
        let mut is_open = false;
        for found in passages {
            if !is_open {
                self.open("div", class);
                self.raw("\n");
                is_open = true;
            }
            self.passages(&found, rank, &mut levels);
        }
        if is_open {
            self.close("div");
        }
    }

    fn passages(&mut self, passages: &[Passage], rank: usize, levels: &mut HeadingLevels) {
        // The open list elements. Each of them contains an open item.
        let mut lists: Vec<&'static str> = Vec::new();
        for passage in passages {
            if let PassageKind::Item { number } = passage.kind {
                let depth = passage.depth.max(1);
                while lists.len() > depth {
                    self.close_list(lists.pop());
                }
                let element = if number.is_some() { "ol" } else { "ul" };
                if lists.len() == depth {
                    if lists.last() == Some(&element) {
                        self.raw("</li>\n");
                    } else {
                        self.close_list(lists.pop());
                    }
                }
                // At most one list is opened here, because an inner list needs an item that
                // contains it.
                if lists.len() < depth {
                    self.out.extend(["<", element]);
                    if let Some(first) = number.filter(|first| *first != 1 && i32::try_from(*first).is_ok()) {
                        self.attribute("start", &first.to_string());
                    }
                    self.raw(">\n");
                    lists.push(element);
                }
                self.raw("<li>");
                self.passage_text(passage);
                continue;
            }
            while lists.len() > passage.depth {
                self.close_list(lists.pop());
            }
            let element = match passage.kind {
                PassageKind::Heading(level) if lists.is_empty() => {
                    self.heading_element(rank + levels.depth_of(level))
                }
                _ => "p",
            };
            self.out.extend(["<", element, ">"]);
            self.passage_text(passage);
            self.close(element);
        }
        while let Some(list) = lists.pop() {
            self.close_list(Some(list));
        }
    }

    fn close_list(&mut self, element: Option<&str>) {
        if let Some(element) = element {
            self.raw("</li>\n");
            self.close(element);
        }
    }

    /// Adds the text of a passage with its links and emphasis.
    pub(super) fn passage_text(&mut self, passage: &Passage) {
        let run = self.phrases.passage_run(passage);
        let is_marked = self.open_language(&run);
        for group in passage.spans.chunk_by(|a, b| a.link.is_some() && a.link == b.link) {
            let link = group.first().and_then(|span| span.link.as_deref());
            if let Some(link) = link {
                self.raw("<a");
                self.attribute("href", link);
                self.raw(">");
            }
            for span in group {
                self.span(span, if link.is_some() { Marks::Plain } else { Marks::Linked });
            }
            if link.is_some() {
                self.raw("</a>");
            }
        }
        if is_marked {
            self.raw("</span>");
        }
    }

    fn span(&mut self, span: &Span, marks: Marks) {
        let elements = [(span.strong, "strong"), (span.emphasis, "em"), (span.code, "code")];
        let elements = elements.iter().filter(|(applies, _)| *applies).map(|(_, element)| *element);
        for element in elements.clone() {
            self.out.extend(["<", element, ">"]);
        }
        for (number, line) in span.text.split('\n').enumerate() {
            if number > 0 {
                self.raw("<br/>\n");
            }
            self.marked_text(line, marks);
        }
        for element in elements.rev() {
            self.out.extend(["</", element, ">"]);
        }
    }
}

pub(super) fn direction(direction: Direction) -> &'static str {
    match direction {
        Direction::RightToLeft => "rtl",
        _ => "ltr",
    }
}
