//! Reads the lines before the first day: the titles, the status and the preamble.

use super::body::Body;
use super::classify::{Class, Context, classify};
use super::clock::{self, Clock};
use super::dates::{date_within, stated_year};
use super::join::{Logical, ends_sentence};
use super::places::{Owner, names_room};
use super::vocabulary::tagged;
use crate::code::Code;
use crate::draft::Draft;
use crate::error::quote;
use crate::value::block::Block;
use crate::value::status::DocumentStatus;
use crate::value::text::Text;
use crate::vocabulary::Heading;

/// The stems of words for an agenda.
const AGENDAS: &[&str] = &[
    "agenda",
    "programme",
    "program",
    "ordre du jour",
    "orden del día",
    "temario",
    "programa",
    "schedule",
    "повестка",
    "программа",
    "جدول الأعمال",
    "برنامج",
    "议程",
    "議程",
    "日程",
];

const STATUSES: &[(DocumentStatus, &[&str])] = &[
    (DocumentStatus::Superseded, &["superseded", "remplacé", "sustituido"]),
    (
        DocumentStatus::Provisional,
        &[
            "provisional",
            "provisoire",
            "preliminary",
            "préliminaire",
            "preliminar",
            "tentative",
            "предварительн",
            "مؤقت",
            "临时",
            "暂定",
            "臨時",
        ],
    ),
    (DocumentStatus::Draft, &["draft", "projet", "borrador", "проект", "مسودة", "草案"]),
    (DocumentStatus::Final, &["final", "définitif", "definitiv", "окончательн", "نهائي", "最终", "最後"]),
];

/// Returns the number of lines before the first day or item.
pub(super) fn length(lines: &[Logical], context: &Context, markdown: bool) -> usize {
    let starts = |(index, line): (usize, &Logical)| {
        let class = classify(&line.text, line.bullet.as_ref(), line.rank, context);
        match class {
            Class::Timed { .. } | Class::Unscheduled => true,
            Class::Day(day) => day.number.is_some() || line.rank.is_some() || line.bullet.is_none(),
            Class::Part(_) => index > 0,
            _ => line.rank.is_some_and(|rank| rank == 2 && !markdown),
        }
    };
    let first = lines.iter().enumerate().position(starts).unwrap_or(lines.len());
    // In Markdown, an unknown heading of the second rank can be that of a day.
    let ranked = lines.iter().take(first).rposition(|line| markdown && line.rank == Some(2));
    match (ranked, lines.get(first)) {
        (Some(at), Some(item)) if item.rank.is_some_and(|rank| rank > 2) && at + 1 == first => at,
        _ => first,
    }
}

/// Reads the lines before the first day. `title` is used if the lines contain no title.
pub(super) fn read(body: &mut Body<'_>, lines: &[Logical], title: Option<Text>) {
    Head { body }.read(lines, title);
}

/// The state while the lines before the first day are read.
struct Head<'b, 's> {
    body: &'b mut Body<'s>,
}

impl Head<'_, '_> {
    fn read(&mut self, lines: &[Logical], title: Option<Text>) {
        let mut titles: Vec<(usize, String)> = Vec::new();
        let mut prose = false;
        for (index, line) in lines.iter().enumerate() {
            let days = &mut self.body.items.days;
            if days.year.is_none() && line.text.len() < 160 {
                days.year = stated_year(&line.text);
            }
            let class = classify(&line.text, line.bullet.as_ref(), line.rank, self.body.context());
            if let Class::Labelled { head, text, meanings, colon } = &class {
                let heads = !text.is_empty() || *colon;
                let agenda = meanings.is(Heading::Agenda)
                    || meanings.is(Heading::Preamble)
                    || meanings.is(Heading::Notes);
                if heads && !agenda && (line.gap || index > 0) {
                    if self.date_of_event(line) {
                        self.hours_of_event(line);
                        continue;
                    }
                    self.body.labelled(line, head, text, meanings, *colon, lines.get(index + 1));
                    continue;
                }
            }
            if line.bullet.is_some() {
                self.body.read(std::slice::from_ref(line));
                continue;
            }
            let words = line.text.split_whitespace().count();
            let sentence = ends_sentence(&line.text) && (words > 6 || line.text.ends_with([':', '：']));
            let is_title = !sentence
                && words <= 30
                && (index == 0 || !line.text.starts_with(char::is_lowercase))
                && line.text.chars().count() <= 240;
            let dated = self.date_of_event(line);
            if is_title && !prose && !dated && titles.len() < 3 && !self.place_of_event(line, index) {
                titles.push((line.line, line.text.clone()));
                continue;
            }
            if is_title && (dated || (titles.len() < 4 && self.place_of_event(line, index))) {
                if dated {
                    self.keep(line);
                }
                continue;
            }
            // A heading such as "Agenda" above the days can be the title of the document.
            if words <= 4
                && matches!(&class, Class::Labelled { meanings, text, .. } if meanings.is(Heading::Agenda) && text.is_empty())
            {
                if self.draft().document_title.is_none() {
                    titles.push((line.line, line.text.clone()));
                }
                continue;
            }
            prose |= words > 12;
            self.introduce(line, sentence);
        }
        self.body.flush();
        self.titles(&titles, title);
        self.body.expect_nothing();
    }

    fn draft(&mut self) -> &mut Draft {
        &mut self.body.output().builder.draft
    }

    fn titles(&mut self, titles: &[(usize, String)], stated: Option<Text>) {
        let agenda = |text: &str| {
            let lower = tagged(text).0.to_lowercase();
            let words = lower.split_whitespace().count();
            self.body.headings().of(tagged(text).0).is(Heading::Agenda)
                || (words <= 7 && AGENDAS.iter().any(|stem| lower.contains(stem)))
        };
        let document = match titles {
            [only] => agenda(&only.1).then_some(0),
            [first, second, ..]
                if agenda(&first.1)
                    && !(agenda(&second.1) && self.body.headings().of(&second.1).is(Heading::Agenda)) =>
            {
                Some(0)
            }
            titles => titles
                .iter()
                .position(|(_, text)| self.body.headings().of(tagged(text).0).is(Heading::Agenda)),
        };
        let mut rest =
            titles.iter().enumerate().filter(|(index, _)| Some(*index) != document).map(|(_, title)| title);
        let (name, subtitle) = (rest.next(), rest.next());
        let others: Vec<_> = rest.cloned().collect();
        let draft_title = name.map(|(_, text)| self.body.output().text(text)).or(stated);
        if let Some((_, text)) = document.and_then(|index| titles.get(index)) {
            let document = self.body.output().text(text);
            self.draft().document_status = status(text);
            self.draft().document_title = Some(document);
        }
        if self.draft().document_status.is_none() {
            self.draft().document_status = name.and_then(|(_, text)| status(text));
        }
        match (draft_title, self.draft().document_title.clone()) {
            (Some(title), _) => self.draft().title = title,
            (None, document) => {
                let line = titles.first().map_or(1, |(line, _)| *line);
                let title = document.unwrap_or_else(|| "Agenda".into());
                let message =
                    format!("the agenda has no title: it was given the title {}", quote(title.first()));
                // "Rust Lyon – programme" contains a title, unlike "Final programme".
                let is_named = |text: &str| {
                    [" – ", " — ", " - ", ": ", " : "].iter().any(|mark| text.contains(mark))
                        && !self.body.headings().of(tagged(text).0).is(Heading::Agenda)
                };
                let has_title = titles.first().is_some_and(|(_, text)| is_named(text));
                self.draft().title = title;
                if !has_title {
                    self.body.output().remark(Code::TitleAssumed, Owner::Programme, "title", line, message);
                }
            }
        }
        if let Some((_, text)) = subtitle {
            self.draft().subtitle = Some(self.body.output().text(text));
        }
        for (line, text) in others.into_iter().rev() {
            let block = Block::Paragraph(self.body.output().text(&text));
            self.draft().preamble.insert(0, block);
            let message = format!("{} was not recognised, and was kept in the preamble", quote(&text));
            self.body.output().remark(Code::LineNotUnderstood, Owner::Programme, "preamble", line, message);
        }
    }

    fn keep(&mut self, line: &Logical) {
        let block = Block::Paragraph(self.body.output().text(&line.text));
        self.draft().preamble.push(block);
    }

    fn introduce(&mut self, line: &Logical, sentence: bool) {
        let words = line.text.split_whitespace().count();
        let caseless = !line.text.chars().any(|c| c.is_lowercase() || c.is_uppercase())
            && line.text.chars().count() > 20;
        if !sentence && words < 12 && !caseless {
            let message = format!("{} was not recognised, and was kept in the preamble", quote(&line.text));
            self.body.output().remark(
                Code::LineNotUnderstood,
                Owner::Programme,
                "preamble",
                line.line,
                message,
            );
        }
        self.keep(line);
    }

    /// Reads the date of a one-day agenda from a short line. Returns `true` if the line contains
    /// little else.
    fn date_of_event(&mut self, line: &Logical) -> bool {
        let short = line.text.split_whitespace().count() <= 14;
        let Some(found) = date_within(&line.text, self.body.headings().language.as_ref()).filter(|_| short)
        else {
            return short
                && stated_year(&line.text).is_some()
                && line.text.chars().next().is_some_and(char::is_numeric);
        };
        let date = found.date.and_then(|date| date.on(self.body.items.days.year));
        let days = &mut self.body.items.days;
        days.single = days.single.or(date);
        let rest = line.text.split_whitespace().count() <= 6;
        rest && date.is_some()
    }

    /// Reads the hours of a one-day agenda after its date, as in `When: 9 June 2026, 19:00–22:00`.
    /// Any other time remains in the preamble.
    fn hours_of_event(&mut self, line: &Logical) {
        if let Some((_, found)) = clock::trailing(&line.text)
            && let Clock::Between(hours) = found.clock
        {
            self.body.items.days.hours = Some((hours, line.line));
        } else if line.text.split([',', '，', '،']).any(|part| clock::leading(part, false).is_some()) {
            self.keep(line);
        }
    }

    /// Reads the place of the event from a short line that names a room and contains a comma.
    fn place_of_event(&mut self, line: &Logical, index: usize) -> bool {
        let names = index > 0
            && names_room(&line.text)
            && line.text.split_whitespace().count() <= 14
            && line.text.contains([',', '，', '،']);
        if names {
            self.body.output().places.add(Owner::Programme, &line.text, false, line.line);
        }
        names
    }
}

/// Finds the status of a document in its title.
fn status(title: &str) -> Option<DocumentStatus> {
    let lower = title.to_lowercase();
    let words: Vec<&str> = lower.split(|c: char| !c.is_alphabetic()).collect();
    STATUSES.iter().find_map(|(status, stems)| {
        let found = stems.iter().any(|stem| {
            if stem.is_ascii() {
                words.iter().any(|word| word == stem || word.strip_suffix(['e', 's', 'o', 'a']) == Some(stem))
            } else {
                lower.contains(stem)
            }
        });
        found.then_some(*status)
    })
}
