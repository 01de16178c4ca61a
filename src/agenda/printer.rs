//! Prints the phrases of a programme in the order of an agenda.

use std::fmt;

use super::heading_levels::HeadingLevels;
use super::markdown::{escaped, inline, line_of};
use super::page::PageWriter;
use super::phrases::Phrases;
use crate::list::ToList;
use crate::value::block::Block;
use crate::value::passage::{Passage, PassageKind};
use crate::view::{Day, Participation, Session};

pub(super) struct AgendaPrinter<'p, 'f, 'g> {
    phrases: Phrases<'p>,
    writer: PageWriter<'f, 'g>,
}

/// The position of a long text in the agenda.
#[derive(Clone, Copy)]
enum Position {
    /// The text precedes the first day.
    Opening,
    /// The text belongs to a session. The number is the nesting depth of the session, which is 0
    /// for a top-level session.
    Session(usize),
}

impl<'p, 'f, 'g> AgendaPrinter<'p, 'f, 'g> {
    pub(super) fn new(phrases: Phrases<'p>, writer: PageWriter<'f, 'g>) -> Self {
        Self { phrases, writer }
    }

    pub(super) fn write(&mut self) -> fmt::Result {
        let programme = self.phrases.programme();
        let data = programme.data();
        let title = self.phrases.text(&data.title).to_string();
        match &data.document_title {
            Some(document) => {
                let document = self.phrases.text(document).to_string();
                self.writer.heading(1, &document)?;
                self.writer.opening(&title)?;
            }
            None => self.writer.heading(1, &title)?,
        }
        if let Some(subtitle) = &data.subtitle {
            self.writer.opening(&self.phrases.text(subtitle).to_string())?;
        }
        if !data.preamble.is_empty() {
            self.writer.gap()?;
        }
        self.blocks(&data.preamble, Position::Opening)?;
        for note in &data.notes {
            let passages = note.text.iter().flat_map(|block| block.passages(self.phrases.preferences()));
            let words = passages.map(|passage| self.words(&passage)).to_list();
            self.writer.note(note.id.as_str(), &words.join(" "))?;
        }
        let own: Vec<_> = programme.participations().take_while(|one| one.session().is_none()).to_list();
        if !own.is_empty() {
            self.writer.gap()?;
            self.people(own)?;
        }
        for day in programme.days() {
            self.day(day)?;
        }
        self.unscheduled()
    }

    fn day(&mut self, day: Day<'p>) -> fmt::Result {
        self.writer.gap()?;
        self.writer.heading(2, &self.phrases.day(day).to_string())?;
        self.sessions(self.phrases.sessions_of(day))
    }

    fn unscheduled(&mut self) -> fmt::Result {
        let sessions = self.phrases.unscheduled_sessions();
        if sessions.is_empty() {
            return Ok(());
        }
        self.writer.gap()?;
        self.writer.heading(2, &self.phrases.unscheduled().to_string())?;
        self.sessions(sessions)
    }

    /// Writes sessions, each with its parts. Parts can be nested deeply, so this method does not
    /// recurse.
    fn sessions(&mut self, sessions: Vec<Session<'p>>) -> fmt::Result {
        let mut next: Vec<(Session<'p>, usize)> = sessions.into_iter().rev().map(|one| (one, 0)).to_list();
        while let Some((session, depth)) = next.pop() {
            self.session(session, depth)?;
            let parts = self.phrases.parts_of(session);
            next.extend(parts.into_iter().rev().map(|part| (part, depth + 1)));
        }
        Ok(())
    }

    fn session(&mut self, session: Session<'p>, depth: usize) -> fmt::Result {
        let phrases = self.phrases;
        if depth == 0 {
            self.writer.gap()?;
        }
        self.writer.item(&phrases.time(session), &phrases.title(session).to_string(), depth)?;
        if let Some(subtitle) = session.subtitle() {
            self.writer.paragraph(&phrases.text(subtitle).to_string())?;
        }
        let colon = phrases.locale().colon();
        if let Some((heading, place)) = phrases.place(session) {
            self.writer.paragraph(&format!("{}{colon}{place}", phrases.heading(heading)))?;
        }
        self.blocks(session.description(), Position::Session(depth))?;
        if !session.questions().is_empty() {
            let introduction = phrases.questions_introduction(session);
            self.writer.paragraph(&format!("{introduction}{}", colon.trim_end_matches(' ')))?;
            for question in session.questions() {
                self.writer.point(&phrases.text(question).to_string())?;
            }
            self.writer.end_of_list()?;
        }
        self.people(session.participations())
    }

    /// Writes participants under their headings. A single participant is written on the same line
    /// as the heading, and several participants are written as a list.
    fn people(&mut self, all: impl IntoIterator<Item = Participation<'p>>) -> fmt::Result {
        let colon = self.phrases.locale().colon();
        for group in self.phrases.groups(all) {
            match (&group.heading, group.participations.as_slice()) {
                (Some(heading), [one]) => {
                    let words = format!("{heading}{colon}{}", self.phrases.participant(*one));
                    self.writer.paragraph(&words)?;
                }
                (heading, several) => {
                    if let Some(heading) = heading {
                        self.writer.paragraph(&format!("{heading}{}", colon.trim_end_matches(' ')))?;
                    }
                    for one in several {
                        self.writer.point(&self.phrases.participant(*one).to_string())?;
                    }
                    self.writer.end_of_list()?;
                }
            }
        }
        Ok(())
    }

    fn blocks(&mut self, blocks: &[Block], position: Position) -> fmt::Result {
        let mut levels = HeadingLevels::default();
        for block in blocks {
            let passages = block.passages(self.phrases.preferences());
            if self.writer.is_markdown() {
                self.markdown(&passages, position, &mut levels)?;
            } else {
                self.plain(&passages, position)?;
            }
        }
        Ok(())
    }

    fn plain(&mut self, passages: &[Passage], position: Position) -> fmt::Result {
        for passage in passages {
            let words = self.words(passage);
            match (passage.kind, position) {
                (PassageKind::Item { number }, _) => {
                    self.writer.item_of_list(passage.depth, number, &words)?;
                }
                (_, _) if passage.depth > 0 => self.writer.continued(passage.depth, &words)?,
                (_, Position::Opening) => self.writer.opening(&words)?,
                (_, Position::Session(_)) => self.writer.paragraph(&words)?,
            }
        }
        Ok(())
    }

    fn markdown(
        &mut self,
        passages: &[Passage],
        position: Position,
        levels: &mut HeadingLevels,
    ) -> fmt::Result {
        // The widths of the marks of the list items that contain the current position.
        let mut marks: Vec<usize> = Vec::new();
        let mut follows_item = false;
        for passage in passages {
            let words = line_of(self.words(passage));
            let is_item = matches!(passage.kind, PassageKind::Item { .. });
            // A list item is contained only in the items of outer lists. Any other passage is also
            // contained in the item at its own depth.
            marks.truncate(if is_item { passage.depth.saturating_sub(1) } else { passage.depth });
            let indent = " ".repeat(marks.iter().sum());
            if follows_item && !is_item {
                self.writer.end_of_list()?;
            }
            let line = match passage.kind {
                PassageKind::Item { number } => {
                    let mark = number.map_or("- ".to_owned(), |number| format!("{number}. "));
                    marks.push(mark.len());
                    format!("{indent}{mark}{words}\n")
                }
                PassageKind::Heading(level) => {
                    let outer = match position {
                        Position::Opening => 1,
                        Position::Session(depth) => 3 + depth,
                    };
                    let hashes = "#".repeat((outer + levels.depth_of(level)).min(6));
                    format!("{indent}{hashes} {words}\n\n")
                }
                PassageKind::Paragraph => format!("{indent}{words}\n\n"),
            };
            self.writer.raw(&line)?;
            follows_item = is_item;
        }
        if follows_item { self.writer.end_of_list() } else { Ok(()) }
    }

    /// Returns a passage in the format of the page. In Markdown, links and emphasis are kept.
    fn words(&self, passage: &Passage) -> String {
        let run = self.phrases.passage_run(passage);
        if !self.writer.is_markdown() {
            return run.to_string();
        }
        let words = inline(&passage.spans);
        let words = if run.is_isolated { format!("\u{2068}{words}\u{2069}") } else { words };
        match &run.language {
            Some(language) if run.is_foreign => format!("{words}{}", escaped(&format!(" [{language}]"))),
            _ => words,
        }
    }
}
