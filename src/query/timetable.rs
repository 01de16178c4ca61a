//! The timetable of a day: a grid of times and rooms.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::ops::Range;

use crate::list::ToList;
use crate::programme::Programme;
use crate::sorting;
use crate::value::moment::Moment;
use crate::value::place::Place;
use crate::value::slot::TimeRange;
use crate::value::status::SessionStatus;
use crate::value::time::DayTime;
use crate::view::above::Above;
use crate::view::{Day, Room, Session};

/// The timetable of a day as a grid, with time ranges as rows and rooms as columns.
///
/// Row `n` lasts from `times[n]` to `times[n + 1]`. Cells never overlap. A session that takes place
/// in several rooms has a cell in the column of each room. A session that ends after midnight
/// appears only on the day of its time slot. A combined room has a column that is separate from the
/// columns of the rooms that it is made of.
///
/// A session for all attendees, such as a plenary, spans every column that is free during the
/// session. It has several cells if these columns are not adjacent. In a grid of more than 64
/// columns, such a session spans only the widest run of adjacent free columns among the first 64
/// columns and the columns that were added for such sessions.
///
/// Parts have no cells of their own if their parent session is in the grid. Use
/// `Session::parts` to list them.
///
/// ```
/// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/idm-2018-second-session.json"));
/// # let programme = serde_json::from_str::<programme::Draft>(json)?.build()?;
/// let grid = programme.timetable(1).unwrap();
/// assert_eq!(grid.columns.len(), 2); // sessions without a room, and salle XVIII
/// let lunch = grid.cells.iter().find(|cell| cell.session.id() == "break-1").unwrap();
/// assert_eq!(lunch.columns, 0..1); // the side event occupies the other column
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Timetable<'p> {
    /// The day that the timetable covers.
    pub day: Day<'p>,
    /// The boundaries of the rows, in chronological order. A grid with `n` rows has `n + 1`
    /// boundaries. An empty grid has no rows and no boundaries.
    pub times: Vec<Moment>,
    /// The columns of the grid. Columns for sessions without a room come first, followed by the
    /// columns of the rooms in declaration order. If every column is occupied during a plenary, an
    /// additional column without a room comes last.
    pub columns: Vec<TimetableColumn<'p>>,
    /// The cells of the grid, sorted by their first row and then by their first column.
    pub cells: Vec<TimetableCell<'p>>,
    /// The sessions of the day with an unknown or zero length, such as sessions without an end
    /// time. They are not in the grid. Parts of sessions in the grid are not included.
    pub untimed: Vec<Session<'p>>,
    /// The cells of each column, as positions in `cells`. Each list is sorted by row.
    by_column: Vec<Vec<usize>>,
}

/// A square of a [`Timetable`], where a row and a column meet. It is returned by
/// [`Timetable::at`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TimetableSquare<'t, 'p> {
    /// No session takes place.
    Empty,
    /// The square is the first one of a cell, in the first row and the first column of the cell.
    Start(&'t TimetableCell<'p>),
    /// The square continues a cell that starts in an earlier row or an earlier column.
    Continuation(&'t TimetableCell<'p>),
}

impl<'t, 'p> TimetableSquare<'t, 'p> {
    /// Returns the cell that covers the square, or `None` if the square is empty.
    pub fn cell(self) -> Option<&'t TimetableCell<'p>> {
        match self {
            Self::Empty => None,
            Self::Start(cell) | Self::Continuation(cell) => Some(cell),
        }
    }
}

/// ## Matrix
impl<'p> Timetable<'p> {
    /// Returns the number of rows.
    pub fn row_count(&self) -> usize {
        self.times.len().saturating_sub(1)
    }

    /// Returns the number of columns.
    pub fn column_count(&self) -> usize {
        self.columns.len()
    }

    /// Returns the square in the given row and column, both counted from 0. Returns `None` if the
    /// grid has no such row or column. The search takes logarithmic time.
    ///
    /// To write a table with merged cells, write a cell for each square that
    /// [starts](TimetableSquare::Start) one, with the numbers of rows and columns that the cell
    /// spans. Skip each square that [continues](TimetableSquare::Continuation) a cell, because the
    /// cell covers it.
    ///
    /// ```
    /// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/idm-2018-second-session.json"));
    /// # let programme = serde_json::from_str::<programme::Draft>(json)?.build()?;
    /// use programme::query::TimetableSquare;
    ///
    /// let grid = programme.timetable(1).unwrap();
    /// let side_event = grid.cells.iter().find(|cell| cell.session.id() == "side-event-idiaspora");
    /// let rows = side_event.unwrap().rows.clone();
    /// assert_eq!(grid.time_range(rows.start).unwrap().start.to_string(), "13:30");
    /// assert_eq!(grid.columns[1].room.unwrap().id(), "xviii");
    /// assert_eq!(grid.at(rows.start, 1), side_event.map(TimetableSquare::Start));
    ///
    /// // The break beside it has started in an earlier row.
    /// let beside = grid.at(rows.start, 0).unwrap();
    /// assert!(matches!(beside, TimetableSquare::Continuation(cell) if cell.session.id() == "break-1"));
    /// assert_eq!(grid.at(0, 1), Some(TimetableSquare::Empty));
    /// assert_eq!(grid.at(0, 2), None);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[doc(alias = "matrix")]
    pub fn at(&self, row: usize, column: usize) -> Option<TimetableSquare<'_, 'p>> {
        if row >= self.row_count() {
            return None;
        }
        let cells = self.by_column.get(column)?;
        let cell_at = |position: &usize| self.cells.get(*position);
        let after = cells.partition_point(|at| cell_at(at).is_some_and(|cell| cell.rows.start <= row));
        let cell = after.checked_sub(1).and_then(|last| cell_at(cells.get(last)?));
        Some(match cell.filter(|cell| cell.rows.contains(&row)) {
            None => TimetableSquare::Empty,
            Some(cell) if (cell.rows.start, cell.columns.start) == (row, column) => {
                TimetableSquare::Start(cell)
            }
            Some(cell) => TimetableSquare::Continuation(cell),
        })
    }

    /// Returns the range of times that a row covers, counted from the midnight at which the day
    /// begins. Returns `None` if the grid has no such row.
    pub fn time_range(&self, row: usize) -> Option<TimeRange> {
        let time = |position: usize| {
            let seconds = *self.times.get(position)? - self.day.begin();
            DayTime::from_seconds(u32::try_from(seconds).ok()?)
        };
        Some(TimeRange { start: time(row)?, end: time(row.checked_add(1)?)? })
    }
}

/// A column of a [`Timetable`]. It shows either the sessions in one room or sessions without a
/// room.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct TimetableColumn<'p> {
    /// The room of the column, or `None` if the column shows sessions without a room.
    pub room: Option<Room<'p>>,
    /// The number of the column among the columns of the same room, starting at 0. A room has
    /// several columns only if its sessions overlap.
    pub lane: usize,
}

/// A cell of a [`Timetable`]. A cell shows one session and can span several rows and columns.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct TimetableCell<'p> {
    /// The session that is shown in the timetable cell.
    pub session: Session<'p>,
    /// The range of rows that the cell spans. For example, the range `0..2` contains the first two
    /// rows.
    pub rows: Range<usize>,
    /// The range of columns that the cell spans. For example, the range `0..2` contains the first
    /// two columns.
    pub columns: Range<usize>,
}

impl Programme {
    /// Returns the timetable of the given day, or `None` if the programme has no such day. Dropped
    /// sessions do not appear in the timetable.
    #[doc(alias("grid", "schedule"))]
    pub fn timetable(&self, day: impl Into<i32>) -> Option<Timetable<'_>> {
        let day = self.day(day.into())?;
        let shown = |session: &Session<'_>| session.status() != SessionStatus::Dropped;
        let (placed, rest): (Vec<_>, Vec<_>) =
            day.sessions().filter(shown).partition(|session| interval(*session).is_some());
        let held: HashSet<Session<'_>> = placed.iter().copied().collect();
        let is_held = |session: Session<'_>| held.contains(&session);
        let mut above = Above::new(&is_held);
        let outermost: Vec<_> = placed.iter().copied().filter(|session| !above.any(*session)).to_list();
        let untimed = rest.into_iter().filter(|session| !above.any(*session)).to_list();

        let intervals = outermost.iter().filter_map(|session| interval(*session));
        let mut times: Vec<Moment> = intervals.flat_map(|interval| [interval.start, interval.end]).to_list();
        sorting::sort(&mut times);
        times.dedup();

        let mut grid = GridBuilder {
            times: &times,
            columns: Vec::new(),
            taken: Vec::new(),
            lanes: HashMap::new(),
            cells: Vec::new(),
            added_from: 0,
        };
        let (wide, mut narrow): (Vec<_>, Vec<_>) =
            outermost.into_iter().partition(|session| is_wide(*session));
        // Postponed and cancelled sessions are placed last, so that they do not displace other
        // sessions.
        sorting::sort_by_key(&mut narrow, |session| !session.takes_place());
        for session in narrow {
            let mut rooms = session.rooms().map(Some).to_list();
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
        let GridBuilder { mut cells, columns, .. } = grid;
        sorting::sort_by_key(&mut cells, |cell| (cell.rows.start, cell.columns.start));
        let mut by_column = vec![Vec::new(); columns.len()];
        for (position, cell) in cells.iter().enumerate() {
            for column in by_column.get_mut(cell.columns.clone()).into_iter().flatten() {
                column.push(position);
            }
        }
        Some(Timetable { day, times, columns, cells, untimed, by_column })
    }
}

fn interval(session: Session<'_>) -> Option<Range<Moment>> {
    session.data().slot?;
    let (start, end) = (session.start()?, session.end()?);
    (start < end).then_some(start..end)
}

/// Returns `true` if the session spans all free columns of the timetable. This applies to
/// plenaries, to sessions in all rooms at once, and to breaks and similar sessions without a place.
fn is_wide(session: Session<'_>) -> bool {
    let data = session.data();
    let everywhere = matches!(data.place, Some(Place::Everywhere));
    everywhere || data.plenary || (session.properties().programme_wide && data.place.is_none())
}

/// A limit on the number of columns, which keeps the running time short. At most this many columns
/// of a room are searched for a free one. In a wider grid, a session that spans all free columns
/// has only one cell, within the first columns.
const MOST: usize = 64;

struct GridBuilder<'t, 'p> {
    times: &'t [Moment],
    columns: Vec<TimetableColumn<'p>>,
    /// The occupied rows of each column. Each entry maps the first row of a cell to the row after
    /// its last row.
    taken: Vec<BTreeMap<usize, usize>>,
    lanes: HashMap<Option<Room<'p>>, Vec<usize>>,
    cells: Vec<TimetableCell<'p>>,
    /// The number of columns before columns were added for sessions that span all columns.
    added_from: usize,
}

impl<'p> GridBuilder<'_, 'p> {
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
        self.cells.push(TimetableCell { session, rows: rows.clone(), columns });
    }

    fn new_column(&mut self, room: Option<Room<'p>>) -> usize {
        let column = self.columns.len();
        let lanes = self.lanes.entry(room).or_default();
        self.columns.push(TimetableColumn { room, lane: lanes.len() });
        lanes.push(column);
        self.taken.push(BTreeMap::new());
        column
    }

    /// Puts a session into a column of its room that is free during the session. If all columns of
    /// the room are occupied, a new column is added.
    fn place(&mut self, session: Session<'p>, room: Option<Room<'p>>) {
        let rows = self.rows(session);
        let lanes = self.lanes.get(&room).map_or(&[][..], Vec::as_slice);
        let free = lanes.iter().take(MOST).copied().find(|column| self.is_free(*column, &rows));
        let column = free.unwrap_or_else(|| self.new_column(room));
        self.put(session, &rows, column..column + 1);
    }

    /// Sorts the columns by room. The column indices in `lanes` are not updated, because `lanes` is
    /// used afterwards only to count the columns of a room.
    fn in_order(&mut self) {
        let key = |column: &TimetableColumn<'p>| (column.room.map(|room| room.idx().position()), column.lane);
        let mut order: Vec<usize> = (0..self.columns.len()).to_list();
        sorting::sort_by_key(&mut order, |at| self.columns.get(*at).map(key));
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
        sorting::sort_by_key(&mut self.columns, key);
        self.added_from = self.columns.len();
        self.taken = order.iter().filter_map(|old| self.taken.get_mut(*old).map(std::mem::take)).to_list();
    }

    /// Puts a session into every column that is free during the session, within the limits of
    /// [`MOST`]. If no column is free, a new column is added.
    fn span(&mut self, session: Session<'p>) {
        let rows = self.rows(session);
        // Only the first columns are searched, and the first of the columns that were added for
        // such sessions.
        let (all, added) = (self.columns.len(), self.added_from);
        let searched = (0..added.min(MOST)).chain(added..all.min(added + MOST));
        let free: Vec<usize> = searched.filter(|at| self.is_free(*at, &rows)).to_list();
        let mut runs: Vec<Range<usize>> = free
            .chunk_by(|a, b| a + 1 == *b)
            .filter_map(|run| Some(*run.first()?..run.last()? + 1))
            .to_list();
        if self.columns.len() > MOST {
            runs = runs.into_iter().max_by_key(Range::len).into_iter().to_list();
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
