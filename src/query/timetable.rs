//! A day as a grid, for any renderer to draw.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::ops::Range;

use crate::programme::Programme;
use crate::value::moment::Moment;
use crate::value::place::Place;
use crate::value::status::SessionStatus;
use crate::view::{Day, Room, Session};

/// A day as a grid: rows of time, columns of rooms.
///
/// Row `n` lasts from `times[n]` to `times[n + 1]`. Cells do not overlap. A session in several rooms has a cell in each; one that concerns
/// the whole programme spans every column that is free meanwhile, in several cells where others lie between (of more than 64
/// columns, the widest run of free ones). Parts come with the
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
        let held: HashSet<Session<'_>> = placed.iter().copied().collect();
        let in_grid = |session: &Session<'_>| session.ancestors().any(|above| held.contains(&above));
        let outermost: Vec<_> = placed.iter().copied().filter(|session| !in_grid(session)).collect();
        let untimed = rest.into_iter().filter(|session| !in_grid(session)).collect();

        let stretches = outermost.iter().filter_map(|session| stretch(*session));
        let mut times: Vec<Moment> = stretches.flat_map(|stretch| [stretch.start, stretch.end]).collect();
        times.sort_unstable();
        times.dedup();

        let mut grid = Grid {
            times: &times,
            columns: Vec::new(),
            taken: Vec::new(),
            lanes: HashMap::new(),
            cells: Vec::new(),
        };
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

/// How many lanes of a room are looked through for a free one, before a new one is made; and in how many columns a wide session is
/// laid around others. What needs more is not read by anybody, and must not take long.
const MOST: usize = 64;

/// A grid in the making.
struct Grid<'t, 'p> {
    times: &'t [Moment],
    columns: Vec<Column<'p>>,
    /// The rows that are taken in each column: for the first row of each stretch the one behind its last.
    taken: Vec<BTreeMap<usize, usize>>,
    /// The columns of each room.
    lanes: HashMap<Option<Room<'p>>, Vec<usize>>,
    cells: Vec<Cell<'p>>,
}

impl<'p> Grid<'_, 'p> {
    fn rows(&self, session: Session<'p>) -> Range<usize> {
        let row = |moment: Option<Moment>| self.times.partition_point(|time| Some(*time) < moment);
        row(session.start())..row(session.end())
    }

    fn is_free(&self, column: usize, rows: &Range<usize>) -> bool {
        let Some(taken) = self.taken.get(column) else { return false };
        let before = taken.range(..rows.end).next_back();
        before.is_none_or(|(_, end)| *end <= rows.start)
    }

    fn put(&mut self, session: Session<'p>, rows: &Range<usize>, columns: Range<usize>) {
        for taken in self.taken.get_mut(columns.clone()).into_iter().flatten() {
            taken.insert(rows.start, rows.end);
        }
        self.cells.push(Cell { session, rows: rows.clone(), columns });
    }

    fn new_column(&mut self, room: Option<Room<'p>>) -> usize {
        let column = self.columns.len();
        let lanes = self.lanes.entry(room).or_default();
        self.columns.push(Column { room, lane: lanes.len() });
        lanes.push(column);
        self.taken.push(BTreeMap::new());
        column
    }

    /// Puts a session into a lane of a room that is free, or into a new one.
    fn place(&mut self, session: Session<'p>, room: Option<Room<'p>>) {
        let rows = self.rows(session);
        let lanes = self.lanes.get(&room).map_or(&[][..], Vec::as_slice);
        let free = lanes.iter().take(MOST).copied().find(|column| self.is_free(*column, &rows));
        let column = free.unwrap_or_else(|| self.new_column(room));
        self.put(session, &rows, column..column + 1);
    }

    /// Brings the columns into their order. Of the lanes, only their number is asked for from then on.
    fn in_order(&mut self) {
        let key = |column: &Column<'p>| (column.room.map(|room| room.idx().position()), column.lane);
        let mut order: Vec<usize> = (0..self.columns.len()).collect();
        order.sort_by_key(|at| self.columns.get(*at).map(key));
        let mut place = vec![0; order.len()];
        for (new, old) in order.iter().enumerate() {
            if let Some(place) = place.get_mut(*old) {
                *place = new;
            }
        }
        for cell in &mut self.cells {
            let column = place.get(cell.columns.start).copied().unwrap_or(cell.columns.start);
            cell.columns = column..column + 1;
        }
        self.columns.sort_by_key(key);
        self.taken = order.iter().filter_map(|old| self.taken.get_mut(*old).map(std::mem::take)).collect();
    }

    /// Spans every column that is free meanwhile; where none is, a new one.
    fn span(&mut self, session: Session<'p>) {
        let rows = self.rows(session);
        let free: Vec<usize> = (0..self.columns.len()).filter(|at| self.is_free(*at, &rows)).collect();
        let mut runs: Vec<Range<usize>> = free
            .chunk_by(|a, b| a + 1 == *b)
            .filter_map(|run| Some(*run.first()?..run.last()? + 1))
            .collect();
        if self.columns.len() > MOST {
            runs = runs.into_iter().max_by_key(Range::len).into_iter().collect();
        }
        if runs.is_empty() {
            let column = self.new_column(None);
            runs.push(column..column + 1);
        }
        for columns in runs {
            self.put(session, &rows, columns);
        }
    }
}
