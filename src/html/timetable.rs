//! Timetables as tables.

use super::texts::Marks;
use super::times::Slots;
use super::writer::PageWriter;
use crate::query::{Timetable, TimetableCell, TimetableSquare};
use crate::view::{Day, Session};
use crate::vocabulary::Heading;

/// The approximate maximum number of grid squares for each filled cell of a table. A larger grid
/// would be nearly empty, and is written as a list. Small grids are always tables.
const SQUARES_PER_CELL: usize = 32;

impl<'p> PageWriter<'_, 'p> {
    /// Adds the timetables of all days. Their headings have the given rank.
    pub(super) fn timetables(&mut self, rank: usize) {
        let programme = self.programme();
        for day in programme.days() {
            let Some(grid) = programme.timetable(day) else { continue };
            if grid.cells.is_empty() && grid.untimed.is_empty() {
                continue;
            }
            self.raw("<section class=\"timetable-day\"");
            let (own, heading) = (
                self.id("timetable", &day.number().to_string()),
                self.id("timetable-heading", &day.number().to_string()),
            );
            self.attribute("id", &own);
            self.attribute("aria-labelledby", &heading);
            self.raw(">\n");
            let element = self.heading_element(rank);
            self.out.extend(["<", element, " class=\"heading\""]);
            self.attribute("id", &heading);
            self.raw(">");
            self.day_heading(day, Marks::Linked);
            self.close(element);
            let squares = grid.row_count().saturating_mul(grid.column_count());
            if squares / SQUARES_PER_CELL > grid.cells.len() + SQUARES_PER_CELL {
                self.session_list(&grid);
            } else if !grid.cells.is_empty() {
                self.table(day, &grid);
            }
            self.untimed(&grid);
            self.close("section");
        }
    }

    fn table(&mut self, day: Day<'p>, grid: &Timetable<'p>) {
        self.raw("<table class=\"timetable\">\n<caption>");
        self.day_heading(day, Marks::Plain);
        self.raw("</caption>\n<thead>\n<tr>\n<th scope=\"col\">");
        let time = self.phrases.heading(Heading::Time);
        self.phrase(&time, Marks::Plain);
        self.close("th");
        for column in &grid.columns {
            self.raw("<th scope=\"col\">");
            if let Some(room) = self.phrases.column_heading(column) {
                self.phrase(&room, Marks::Plain);
            } else {
                let words = self.words;
                self.word(words.no_room);
            }
            self.close("th");
        }
        self.raw("</tr>\n</thead>\n<tbody>\n");
        for row in 0..grid.row_count() {
            self.raw("<tr>\n<th scope=\"row\">");
            if let Some(range) = grid.time_range(row) {
                self.time_range(Some(day), range);
            }
            self.close("th");
            for column in 0..grid.column_count() {
                match grid.at(row, column) {
                    Some(TimetableSquare::Empty) => self.raw("<td class=\"empty\"></td>\n"),
                    Some(TimetableSquare::Start(cell)) => self.cell(cell),
                    Some(TimetableSquare::Continuation(_)) | None => {}
                }
            }
            self.close("tr");
        }
        self.raw("</tbody>\n</table>\n");
    }

    fn cell(&mut self, cell: &TimetableCell<'p>) {
        self.raw("<td");
        let classes = Self::session_classes("session", cell.session);
        self.attribute("class", &classes);
        for (name, span) in [("rowspan", cell.rows.len()), ("colspan", cell.columns.len())] {
            if span > 1 {
                self.attribute(name, &span.to_string());
            }
        }
        self.raw(">\n");
        self.summary(cell.session);
        self.close("td");
    }

    /// Adds the time, the title, the place and the tracks of a session.
    fn summary(&mut self, session: Session<'p>) {
        self.session_time(session, Slots::Time);
        self.open("p", "title");
        let address = self.session_address(session);
        self.session_title(session, address.as_deref());
        self.close("p");
        if let Some((_, place)) = self.phrases.place(session) {
            self.open("p", "place");
            self.phrase(&place, Marks::Plain);
            self.close("p");
        }
        self.tracks(session.tracks());
    }

    /// Adds the sessions of a grid as a list.
    fn session_list(&mut self, grid: &Timetable<'p>) {
        self.open("ul", "sessions");
        self.raw("\n");
        let mut before = None;
        for cell in &grid.cells {
            // A session in several rooms can have several cells. Successive cells of a session are
            // listed once.
            if before == Some(cell.session) {
                continue;
            }
            before = Some(cell.session);
            self.list_item(cell.session);
        }
        self.close("ul");
    }

    fn untimed(&mut self, grid: &Timetable<'p>) {
        if grid.untimed.is_empty() {
            return;
        }
        if !grid.cells.is_empty() {
            self.raw("<p class=\"label\">");
            let words = self.words;
            self.word(words.also);
            self.close("p");
        }
        self.open("ul", "sessions");
        self.raw("\n");
        for session in &grid.untimed {
            self.list_item(*session);
        }
        self.close("ul");
    }

    fn list_item(&mut self, session: Session<'p>) {
        self.raw("<li");
        let classes = Self::session_classes("session", session);
        self.attribute("class", &classes);
        self.raw(">\n");
        self.summary(session);
        self.close("li");
    }
}
