//! Writes an HTML page with one table per day. Narrow screens display the tables as lists.

use std::fmt::Write;

use programme::query::{Timetable, TimetableCell};
use programme::status::SessionStatus;
use programme::text::Block;
use programme::{Day, LanguageTag, Moment, Participation, Programme, Room, Session, Text};

use crate::words::{Words, direction, escaped, wording};

const STYLE: &str = "\
:root{color-scheme:light dark;--line:#8888;--wide:#8881;--aside:#2a7f6222}\
body{font:1rem/1.45 system-ui,sans-serif;margin:0 auto;max-width:75rem;padding:1rem}\
h1{font-size:1.5rem}h2{font-size:1.2rem;margin-top:2rem}h3{font-size:1rem;margin:0}\
table{border-collapse:collapse;width:100%}caption{position:absolute;clip-path:inset(50%)}\
th,td{border:1px solid var(--line);padding:.4rem .6rem;text-align:start;vertical-align:top}\
th[scope=row]{white-space:nowrap;font-variant-numeric:tabular-nums;width:1%}\
td.none{border-style:dashed;background:none}td.wide{background:var(--wide)}td.aside{background:var(--aside)}\
.when,.where{margin:0;opacity:.8;font-size:.9rem}.people,.parts,.questions{margin:.3rem 0;padding-inline-start:1.1rem}\
.label{font-weight:600}.cancelled h3{text-decoration:line-through}\
@media(max-width:45rem){thead,th[scope=row],td.none{display:none}table,tbody,tr,td{display:block;width:auto}\
td{margin-block:.5rem;border-radius:.3rem;overflow-wrap:anywhere}}\
@media(min-width:45.01rem){.where{display:none}}\
@media print{body{max-width:none;padding:0;font-size:9pt}h2{break-before:page}h2:first-of-type{break-before:auto}tr,td{break-inside:avoid}}";

pub fn page(programme: &Programme, language: &LanguageTag) -> String {
    let mut page = Page { language, words: Words::of(language), out: String::new() };
    // Writing to a `String` cannot fail.
    let _ = page.write(programme);
    page.out
}

struct Page<'l> {
    language: &'l LanguageTag,
    words: &'static Words,
    out: String,
}

impl Page<'_> {
    fn write(&mut self, programme: &Programme) -> std::fmt::Result {
        let language = self.language;
        let title = escaped(wording(programme.title(), language).0);
        write!(
            self.out,
            "<!doctype html>\n<html lang=\"{language}\" dir=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
             <title>{title}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n<main>\n<h1>{}</h1>\n",
            direction(language.as_str()),
            self.text(programme.title()),
        )?;
        for day in programme.days() {
            if let Some(grid) = programme.timetable(day) {
                self.day(day, &grid)?;
            }
        }
        self.out.push_str("</main>\n</body>\n</html>\n");
        Ok(())
    }

    fn day(&mut self, day: Day<'_>, grid: &Timetable<'_>) -> std::fmt::Result {
        let mut heading = day.label().map_or_else(
            || format!("{} {}", self.word(self.words.day), day.number()),
            |label| self.text(label),
        );
        if let Some(date) = day.date() {
            write!(heading, ", <time dir=\"ltr\" datetime=\"{date}\">{date}</time>")?;
        }
        writeln!(self.out, "<h2 id=\"day-{}\">{heading}</h2>", day.number())?;
        if !grid.cells.is_empty() {
            self.table(grid, &heading)?;
        }
        if !grid.untimed.is_empty() {
            writeln!(self.out, "<h3>{}</h3>\n<ul>", self.word(self.words.also))?;
            for session in &grid.untimed {
                let content = self.session(*session)?;
                writeln!(self.out, "<li>{content}</li>")?;
            }
            self.out.push_str("</ul>\n");
        }
        Ok(())
    }

    fn table(&mut self, grid: &Timetable<'_>, heading: &str) -> std::fmt::Result {
        write!(
            self.out,
            "<table>\n<caption>{heading}</caption>\n<thead><tr><th scope=\"col\">{}</th>",
            self.word(self.words.time)
        )?;
        for column in &grid.columns {
            let room = column.room.map_or_else(|| self.word(self.words.no_room), |room| self.room(room));
            write!(self.out, "<th scope=\"col\">{room}</th>")?;
        }
        self.out.push_str("</tr></thead>\n<tbody>\n");
        for (row, begin) in grid.times.iter().enumerate().take(grid.times.len() - 1) {
            write!(self.out, "<tr><th scope=\"row\">{}</th>", clock(grid.day, *begin))?;
            for column in 0..grid.columns.len() {
                let at =
                    |cell: &&TimetableCell<'_>| cell.rows.contains(&row) && cell.columns.contains(&column);
                match grid.cells.iter().find(at) {
                    None => self.out.push_str("<td class=\"none\"></td>"),
                    Some(cell) if cell.rows.start == row && cell.columns.start == column => {
                        self.cell(cell)?;
                    }
                    Some(_) => {}
                }
            }
            self.out.push_str("</tr>\n");
        }
        self.out.push_str("</tbody>\n</table>\n");
        Ok(())
    }

    fn cell(&mut self, cell: &TimetableCell<'_>) -> std::fmt::Result {
        let session = cell.session;
        let properties = session.properties();
        let class = match (properties.idle, properties.aside) {
            (true, _) => " wide",
            (false, true) => " aside",
            _ => "",
        };
        let cancelled = if session.status() == SessionStatus::Cancelled { " cancelled" } else { "" };
        let content = self.session(session)?;
        write!(
            self.out,
            "<td class=\"session{class}{cancelled}\" rowspan=\"{}\" colspan=\"{}\">{content}</td>",
            cell.rows.len(),
            cell.columns.len()
        )
    }

    fn session(&self, session: Session<'_>) -> Result<String, std::fmt::Error> {
        let mut out = String::new();
        // The time of a part without a slot is unknown, so it is not shown.
        let own = session.data().slot.and(session.day());
        if let (Some(day), Some(start), Some(end)) = (own, session.start(), session.end()) {
            write!(out, "<p class=\"when\">{}–{}</p>", clock(day, start), clock(day, end))?;
        }
        let number =
            session.number().map(|number| format!("{}. ", escaped(number.label()))).unwrap_or_default();
        let title = session.title().map_or_else(|| escaped(session.id().as_str()), |title| self.text(title));
        write!(out, "<h3 id=\"{}\">{number}{title}</h3>", escaped(session.id().as_str()))?;
        if session.status() == SessionStatus::Cancelled {
            write!(out, "<p>{}</p>", self.word(self.words.cancelled))?;
        }
        let rooms: Vec<String> = session.rooms().map(|room| self.room(room)).collect();
        match (rooms.is_empty(), session.venue().and_then(|venue| venue.name())) {
            (false, _) => write!(out, "<p class=\"where\">{}</p>", rooms.join(", "))?,
            (true, Some(venue)) => write!(out, "<p>{}</p>", self.text(venue))?,
            (true, None) => {}
        }
        for block in session.description().iter().flat_map(|block| block.plain().into_owned()) {
            match block {
                Block::Paragraph(text) => write!(out, "<p>{}</p>", self.text(&text))?,
                Block::List(items) => {
                    let items: Vec<String> = items.iter().map(|item| self.text(item)).collect();
                    write!(out, "<ul><li>{}</li></ul>", items.join("</li><li>"))?;
                }
                _ => {}
            }
        }
        self.people(session, &mut out)?;
        if !session.questions().is_empty() {
            write!(
                out,
                "<p class=\"label\">{}</p><ul class=\"questions\">",
                self.word(self.words.questions)
            )?;
            for question in session.questions() {
                write!(out, "<li>{}</li>", self.text(question))?;
            }
            out.push_str("</ul>");
        }
        if session.parts().len() > 0 {
            out.push_str("<ul class=\"parts\">");
            for part in session.parts() {
                write!(out, "<li>{}</li>", self.session(part)?)?;
            }
            out.push_str("</ul>");
        }
        Ok(out)
    }

    /// Writes the participants under their printed labels.
    fn people(&self, session: Session<'_>, out: &mut String) -> std::fmt::Result {
        let shown: Vec<Participation<'_>> =
            session.participations().filter(Participation::is_public).collect();
        for group in shown.chunk_by(|a, b| a.label() == b.label()) {
            if let Some(label) = group.first().and_then(Participation::label) {
                write!(out, "<p class=\"label\">{}</p>", self.text(label))?;
            }
            out.push_str("<ul class=\"people\">");
            for one in group {
                let honorific =
                    one.person().and_then(|person| person.honorific().map(|text| self.text(text)));
                let name = one.name().map(|name| self.text(name)).unwrap_or_default();
                let line = one.posts_line().map(|line| self.text(line)).unwrap_or_default();
                let parts: Vec<String> = [honorific.unwrap_or_default(), name]
                    .into_iter()
                    .filter(|part| !part.is_empty())
                    .collect();
                let comma = if line.is_empty() { "" } else { ", " };
                write!(out, "<li>{}{comma}{line}</li>", parts.join(" "))?;
            }
            out.push_str("</ul>");
        }
        Ok(())
    }

    fn room(&self, room: Room<'_>) -> String {
        self.text(room.name())
    }

    /// Returns a text as HTML. If its language differs from that of the page, it is marked
    /// with its language.
    fn text(&self, text: &Text) -> String {
        match wording(text, self.language) {
            (wording, None) => escaped(wording),
            (wording, Some(other)) => {
                format!(
                    "<span lang=\"{other}\" dir=\"{}\">{}</span>",
                    direction(other.as_str()),
                    escaped(wording)
                )
            }
        }
    }

    /// Returns a word of the page as HTML. If its language differs from that of the page, it is
    /// marked with its language.
    fn word(&self, word: &str) -> String {
        if self.language.is_within(self.words.language) {
            escaped(word)
        } else {
            format!("<span lang=\"{}\">{}</span>", self.words.language, escaped(word))
        }
    }
}

/// Returns a `<time>` element with the time of day. The `datetime` attribute contains the date as
/// well if the day has one.
fn clock(day: Day<'_>, moment: Moment) -> String {
    let minutes = (moment - day.begin()) / 60;
    let (hours, minutes) = (minutes / 60, minutes % 60);
    let time = u32::try_from(moment - day.begin()).ok().and_then(programme::DayTime::from_seconds);
    let exact = time.and_then(|time| day.at(time)).map(|at| at.format("%Y-%m-%dT%H:%M").to_string());
    // The hours of a programme day can exceed 23, but those of the `datetime` attribute cannot.
    let exact = exact.unwrap_or_else(|| format!("{:02}:{minutes:02}", hours % 24));
    format!("<time datetime=\"{exact}\">{hours:02}:{minutes:02}</time>")
}
