//! Prints a programme in the manner of one language.

use std::fmt::Write;

use programme::draft::Post;
use programme::{Block, DayTime, Participation, Place, Programme, Session, SlotTime, Text};

/// How a language sets an agenda.
pub struct Manner {
    language: &'static str,
    /// Between a heading and what follows.
    colon: &'static str,
    questions: &'static str,
    place: &'static str,
    time: fn(DayTime) -> String,
    between: &'static str,
}

impl Manner {
    pub const FRENCH: Self = Self {
        language: "fr",
        colon: " :",
        questions: "Questions",
        place: "Lieu",
        time: |time| match time.minutes() {
            0 => format!("{} h", time.hours()),
            minutes => format!("{} h {minutes:02}", time.hours()),
        },
        between: " – ",
    };

    pub const ENGLISH: Self = Self {
        language: "en",
        colon: ":",
        questions: "Guiding questions",
        place: "Venue",
        time: |time| time.to_string(),
        between: "–",
    };

    /// The wording in this language; where there is none the first there is, saying so.
    pub fn text(&self, text: &Text) -> String {
        match (text.get(self.language), text.entries().next()) {
            (Some(wording), _) => wording.to_owned(),
            (None, Some((language, wording))) => format!("{wording} [{language}]"),
            (None, None) => String::new(),
        }
    }
}

/// Where times end and texts begin.
const COLUMN: usize = 20;
const WIDTH: usize = 88;

/// The whole agenda.
pub fn page(programme: &Programme, manner: &Manner) -> String {
    let mut page = Page { manner, text: String::new() };
    let data = programme.data();
    for heading in data.document_title.iter().chain([&data.title]).chain(&data.subtitle) {
        page.paragraph(0, "", &manner.text(heading));
    }
    page.text.push('\n');
    for block in &data.preamble {
        page.block(0, block);
    }
    for note in &data.notes {
        for block in &note.text {
            if let Block::Paragraph(text) = block {
                page.paragraph(4, &format!("{:<4}", format!("[{}]", note.id)), &manner.text(text));
            }
        }
    }
    for day in programme.days() {
        let label = day.label().map_or_else(|| day.number().to_string(), |label| manner.text(label));
        let _ = write!(page.text, "\n{label}\n{}\n", "=".repeat(label.chars().count()));
        for session in day.sessions().filter(Session::is_top_level) {
            page.text.push('\n');
            page.session(session, &time(session, manner));
        }
    }
    page.text
}

struct Page<'m> {
    manner: &'m Manner,
    text: String,
}

impl Page<'_> {
    fn session(&mut self, session: Session<'_>, time: &str) {
        let manner = self.manner;
        self.paragraph(COLUMN, &format!("{time:<COLUMN$}"), &title(session, manner));
        if let Some(Place::Rooms(_)) = session.data().place {
            for room in session.rooms() {
                let place = format!("{}, {}", manner.text(room.venue().name()), manner.text(room.name()));
                self.paragraph(COLUMN, "", &format!("{}{} {place}", manner.place, manner.colon));
            }
        }
        for block in session.description() {
            self.block(COLUMN, block);
        }
        if !session.questions().is_empty() {
            self.paragraph(COLUMN, "", &format!("{}{}", manner.questions, manner.colon));
            for question in session.questions() {
                self.paragraph(COLUMN + 2, "• ", &manner.text(question));
            }
        }
        self.people(session);
        for part in session.parts() {
            self.session(part, "");
        }
    }

    /// People under their headings, as printed: one behind it, several below it.
    fn people(&mut self, session: Session<'_>) {
        let manner = self.manner;
        let participations: Vec<Participation<'_>> = session.participations().collect();
        for group in participations.chunk_by(|a, b| a.label() == b.label()) {
            let heading = group.first().and_then(Participation::label).map(|label| manner.text(label));
            match (heading, group) {
                (Some(heading), [one]) => {
                    self.paragraph(
                        COLUMN,
                        "",
                        &format!("{heading}{} {}", manner.colon, person(*one, manner)),
                    );
                }
                (heading, several) => {
                    if let Some(heading) = heading {
                        self.paragraph(COLUMN, "", &format!("{heading}{}", manner.colon));
                    }
                    for one in several {
                        self.paragraph(COLUMN + 2, "• ", &person(*one, manner));
                    }
                }
            }
        }
    }

    fn block(&mut self, indent: usize, block: &Block) {
        match block {
            Block::List(items) => {
                for item in items {
                    self.paragraph(indent + 2, "• ", &self.manner.text(item));
                }
            }
            Block::Paragraph(text) | Block::Heading(text) => {
                self.paragraph(indent, "", &self.manner.text(text));
            }
            _ => {}
        }
    }

    /// Words folded at the width, behind an indent whose end the mark takes up in the first line.
    fn paragraph(&mut self, indent: usize, mark: &str, words: &str) {
        let mut line = format!("{mark:>indent$}");
        let mut empty = true;
        for word in words.replace("[^", "[").split_whitespace() {
            if !empty && line.chars().count() + 1 + word.chars().count() > WIDTH {
                self.text.push_str(&line);
                self.text.push('\n');
                line = " ".repeat(indent);
                empty = true;
            }
            if !empty {
                line.push(' ');
            }
            line.push_str(word);
            empty = false;
        }
        self.text.push_str(line.trim_end());
        self.text.push('\n');
    }
}

/// "13 h 30 – 14 h 35", "13:30–14:35".
pub fn time(session: Session<'_>, manner: &Manner) -> String {
    match session.slot().map(|slot| slot.time()) {
        Some(SlotTime::Between(span)) => {
            format!("{}{}{}", (manner.time)(span.start), manner.between, (manner.time)(span.end))
        }
        Some(SlotTime::From(start)) => (manner.time)(start),
        _ => String::new(),
    }
}

/// "Session 1 : Faire progresser la gouvernance des migrations …"
pub fn title(session: Session<'_>, manner: &Manner) -> String {
    let data = session.data();
    let words = [
        data.kind_label.as_ref().map(|label| manner.text(label)),
        data.number.as_ref().map(ToString::to_string),
    ];
    let heading = words.into_iter().flatten().collect::<Vec<_>>().join(" ");
    let title = session.title().map(|title| manner.text(title)).unwrap_or_default();
    if heading.is_empty() { title } else { format!("{heading}{} {title}", manner.colon) }
}

/// "M. António Vitorino, Directeur général de l’OIM"
pub fn person(one: Participation<'_>, manner: &Manner) -> String {
    let honorific = one.person().and_then(|person| person.honorific()).map(|text| manner.text(text));
    // A name is the same in every language: it needs no mark where it is given in one alone.
    let name = one.name().map(|name| name.get(manner.language).unwrap_or(name.first()).to_owned());
    let printed = one.posts_line().map(|line| manner.text(line));
    let functions = printed.into_iter().chain(
        one.posts()
            .iter()
            .filter(|_| one.posts_line().is_none())
            .filter_map(|post: &Post| Some(manner.text(post.title.as_ref()?))),
    );
    let name = [honorific, name].into_iter().flatten().collect::<Vec<_>>().join(" ");
    std::iter::once(name).chain(functions).collect::<Vec<_>>().join(", ")
}
