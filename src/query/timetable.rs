//! A day as a grid, for any renderer to draw.

use std::ops::Range;

use crate::programme::Programme;
use crate::value::moment::Moment;
use crate::value::place::Place;
use crate::value::status::SessionStatus;
use crate::view::{Day, Room, Session};

/// A day as a grid: rows of time, columns of rooms.
///
/// Row `n` lasts from `times[n]` to `times[n + 1]`. Cells do not overlap. A session in several rooms has a cell in each; one that concerns
/// the whole programme spans every column that is free meanwhile, in several cells where others lie between. Parts come with the
/// session that contains them, if that is in the grid: see [`Session::parts`]. A room that divides
/// has a column of its own, beside those of the rooms it is made of. What runs past midnight stands on the day of its slot
/// alone.
///
/// ```
/// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/idm-2018-second-session.json"));
/// # let programme = serde_json::from_str::<programme::Draft>(json)?.build()?;
/// let grid = programme.timetable(1).unwrap();
/// assert_eq!(grid.columns.len(), 2); // what states no room, and salle XVIII
/// let lunch = grid.cells.iter().find(|cell| cell.session.id() == "break-1").unwrap();
/// assert_eq!(lunch.columns, 0..1); // the side event takes the other column meanwhile
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Timetable<'p> {
    /// The day.
    pub day: Day<'p>,
    /// Where rows begin and end: one more than there are rows, or none.
    pub times: Vec<Moment>,
    /// What states no room first, then the rooms in declared order.
    pub columns: Vec<Column<'p>>,
    /// What stands where, by row, then by column.
    pub cells: Vec<Cell<'p>>,
    /// What is on the day without a stretch of time of its own: moments, open ends, the day or a part of it alone.
    pub untimed: Vec<Session<'p>>,
}

/// A column of a grid.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Column<'p> {
    /// The room; none for what states none.
    pub room: Option<Room<'p>>,
    /// Of several columns for one room, which: things overlap there.
    pub lane: usize,
}

/// One session in a grid.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Cell<'p> {
    /// The session.
    pub session: Session<'p>,
    /// The rows it takes.
    pub rows: Range<usize>,
    /// The columns it takes.
    pub columns: Range<usize>,
}

impl Programme {
    /// A day as a grid; none where there is no such day. What is dropped is not shown.
    pub fn timetable(&self, day: impl Into<i32>) -> Option<Timetable<'_>> {
        let day = self.day(day.into())?;
        let shown = |session: &Session<'_>| session.status() != SessionStatus::Dropped;
        let (placed, rest): (Vec<_>, Vec<_>) =
            day.sessions().filter(shown).partition(|session| stretch(*session).is_some());
        let in_grid = |session: Session<'_>| placed.contains(&session);
        let outermost =
            placed.iter().copied().filter(|session| !session.ancestors().any(in_grid)).collect::<Vec<_>>();
        let untimed = rest.into_iter().filter(|session| !session.ancestors().any(in_grid)).collect();

        let stretches = outermost.iter().filter_map(|session| stretch(*session));
        let mut times: Vec<Moment> = stretches.flat_map(|stretch| [stretch.start, stretch.end]).collect();
        times.sort_unstable();
        times.dedup();

        let mut grid = Grid { times: &times, columns: Vec::new(), cells: Vec::new() };
        let (wide, mut narrow): (Vec<_>, Vec<_>) =
            outermost.into_iter().partition(|session| is_wide(*session));
        // What is cancelled pushes nothing aside.
        narrow.sort_by_key(|session| !session.takes_place());
        for session in narrow {
            let mut rooms = session.rooms().map(Some).collect::<Vec<_>>();
            if rooms.is_empty() {
                rooms.push(None);
            }
            rooms.dedup();
            for room in rooms {
                grid.place(session, room);
            }
        }
        grid.in_order();
        for session in wide {
            grid.span(session);
        }
        let Grid { mut cells, columns, .. } = grid;
        cells.sort_by_key(|cell| (cell.rows.start, cell.columns.start));
        Some(Timetable { day, times, columns, cells, untimed })
    }
}

fn stretch(session: Session<'_>) -> Option<Range<Moment>> {
    session.data().slot?;
    let (start, end) = (session.start()?, session.end()?);
    (start < end).then_some(start..end)
}

/// Whether it concerns the whole programme: everywhere, a plenary, or of such a kind without a place of its own.
fn is_wide(session: Session<'_>) -> bool {
    let data = session.data();
    let everywhere = matches!(data.place, Some(Place::Everywhere));
    everywhere || data.plenary || (session.properties().programme_wide && data.place.is_none())
}

/// A grid in the making.
struct Grid<'t, 'p> {
    times: &'t [Moment],
    columns: Vec<Column<'p>>,
    cells: Vec<Cell<'p>>,
}

impl<'p> Grid<'_, 'p> {
    fn rows(&self, session: Session<'p>) -> Range<usize> {
        let row = |moment: Option<Moment>| self.times.partition_point(|time| Some(*time) < moment);
        row(session.start())..row(session.end())
    }

    fn is_free(&self, column: usize, rows: &Range<usize>) -> bool {
        !self.cells.iter().any(|cell| {
            cell.columns.contains(&column) && cell.rows.start < rows.end && rows.start < cell.rows.end
        })
    }

    /// Puts a session into the first lane of a room that is free, or into a new one.
    fn place(&mut self, session: Session<'p>, room: Option<Room<'p>>) {
        let rows = self.rows(session);
        let lanes = self.columns.iter().enumerate().filter(|(_, column)| column.room == room);
        let lanes: Vec<usize> = lanes.map(|(at, _)| at).collect();
        let column = lanes.iter().copied().find(|at| self.is_free(*at, &rows)).unwrap_or(self.columns.len());
        if column == self.columns.len() {
            self.columns.push(Column { room, lane: lanes.len() });
        }
        self.cells.push(Cell { session, rows, columns: column..column + 1 });
    }

    /// Brings the columns into their order.
    fn in_order(&mut self) {
        let mut order: Vec<usize> = (0..self.columns.len()).collect();
        let key = |column: &Column<'p>| (column.room.map(|room| room.idx().position()), column.lane);
        order.sort_by_key(|at| self.columns.get(*at).map(key));
        let place = |old: usize| order.iter().position(|at| *at == old).unwrap_or(old);
        for cell in &mut self.cells {
            let column = place(cell.columns.start);
            cell.columns = column..column + 1;
        }
        self.columns.sort_by_key(key);
    }

    /// Spans every column that is free meanwhile; where none is, a new one.
    fn span(&mut self, session: Session<'p>) {
        let rows = self.rows(session);
        let free: Vec<usize> = (0..self.columns.len()).filter(|at| self.is_free(*at, &rows)).collect();
        if free.is_empty() {
            let lane = self.columns.iter().filter(|column| column.room.is_none()).count();
            let column = self.columns.len();
            self.columns.push(Column { room: None, lane });
            self.cells.push(Cell { session, rows, columns: column..column + 1 });
            return;
        }
        for run in free.chunk_by(|a, b| a + 1 == *b) {
            if let (Some(first), Some(last)) = (run.first(), run.last()) {
                self.cells.push(Cell { session, rows: rows.clone(), columns: *first..last + 1 });
            }
        }
    }
}
