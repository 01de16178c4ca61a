//! The meaning of the columns of a spreadsheet.

use std::collections::HashMap;

use chrono::NaiveDate;

use super::previous::Previous;
use crate::draft::Draft;
use crate::interchange::ImportOptions;
use crate::value::language::LanguageTag;
use crate::value::role::Role;
use crate::value::time_zone::TimeZone;

/// The meaning of a column.
///
/// ```
/// use programme::interchange::table::Field;
///
/// assert_eq!(Field::of_header("Heure de début"), Some(Field::Start));
/// assert_eq!(Field::of_header("Favourite colour"), None);
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Field {
    /// The id of the session.
    Id,
    /// The title of the session.
    Title,
    /// The subtitle of the session.
    Subtitle,
    /// The printed number or code of the session.
    Number,
    /// The kind of the session, such as "Panel".
    Kind,
    /// The tracks of the session, separated by semicolons or line breaks.
    Track,
    /// The keywords of the session, separated by commas or semicolons.
    Tags,
    /// The description of the session.
    Description,
    /// The date on which the session starts, or the day of the programme, such as "Day 1".
    Date,
    /// The date on which the session ends.
    EndDate,
    /// The time at which the session starts, with or without its date.
    Start,
    /// The time at which the session ends, with or without its date.
    End,
    /// The start and the end in one cell, such as "9:30–11:00".
    Time,
    /// A mark that the session lasts all day, such as "True".
    AllDay,
    /// The length of the session.
    Length,
    /// The room of the session, or several rooms.
    Room,
    /// The building or floor in which the room is located.
    Building,
    /// The people of the session, with their roles, as in `Chair: Ada Okoye; Bo Lind`. If the
    /// column is for a single role, such as "Moderators", people without another role have this
    /// role.
    People(Option<Role>),
    /// The id of the person in the row.
    PersonId,
    /// The given name of the person in the row.
    GivenName,
    /// The family name of the person in the row.
    FamilyName,
    /// The position of the person in the row, such as "Director".
    Position,
    /// The organisation of the person in the row.
    Organisation,
    /// The biography of the person in the row.
    Biography,
    /// The spoken languages of the session.
    Language,
    /// The intended audience of the session, such as "beginner".
    Level,
    /// The status of the session, such as "cancelled".
    Status,
    /// The maximum number of people who may attend the session.
    Capacity,
    /// The id or the title of the session that contains this one.
    PartOf,
    /// A mark that the row is a part of the session above, such as "Sub".
    Part,
    /// An address of the session, such as its page.
    Link,
    /// The address of the recording.
    Recording,
    /// A column that is not imported.
    Ignored,
}

/// The order of day and month in dates such as 02/03/2026.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum DateOrder {
    /// The day comes first, as in 31/12/2026.
    DayFirst,
    /// The month comes first, as in 12/31/2026.
    MonthFirst,
}

/// Settings for reading a spreadsheet: the meaning of its columns, and data that it does not
/// contain.
///
/// Most headers are recognised in English, French, Spanish, Arabic, Russian, Chinese and German.
/// Use [`with`](Self::with) to map a header that is not recognised.
///
/// ```
/// use programme::interchange::table::{Columns, DateOrder, Field};
///
/// let columns = Columns::default()
///     .with("What", Field::Title)
///     .with("Internal remarks", Field::Ignored)
///     .with_date_order(DateOrder::DayFirst);
/// assert_eq!(columns.date_order, Some(DateOrder::DayFirst));
/// ```
#[derive(Debug, Clone, Default)]
#[non_exhaustive]
pub struct Columns {
    /// The meanings of headers. They take precedence over the recognised meanings.
    pub headers: Vec<(String, Field)>,
    /// The order of day and month, for a sheet whose dates do not determine it.
    pub date_order: Option<DateOrder>,
    /// The year of dates without a year.
    pub year: Option<i32>,
    /// The date of all sessions, if the sheet contains no dates.
    pub date: Option<NaiveDate>,
    /// The number of the row with the headers, counted from 1. By default, the row is detected.
    pub header_row: Option<usize>,
    /// Fields whose empty cells are filled with the value of the cell above. Dates are always
    /// filled.
    pub fill_down: Vec<Field>,
    /// The language, title and time zone of the programme, the time at which a new day starts, and
    /// the limits.
    pub options: ImportOptions,
    pub(super) previous: Option<Previous>,
}

impl Columns {
    /// Sets the meaning of a column. The header is compared without regard to case, white space
    /// and punctuation.
    pub fn with(mut self, header: impl Into<String>, field: Field) -> Self {
        self.headers.push((header.into(), field));
        self
    }

    /// Sets the order of day and month, for a sheet whose dates do not determine it.
    pub fn with_date_order(mut self, order: DateOrder) -> Self {
        self.date_order = Some(order);
        self
    }

    /// Sets the year of dates without a year, such as "Monday 2 March".
    pub fn with_year(mut self, year: i32) -> Self {
        self.year = Some(year);
        self
    }

    /// Sets the date of all sessions, for a sheet without dates.
    pub fn with_date(mut self, date: NaiveDate) -> Self {
        self.date = Some(date);
        self
    }

    /// Sets the number of the row with the headers, counted from 1.
    pub fn with_header_row(mut self, row: usize) -> Self {
        self.header_row = Some(row);
        self
    }

    /// Fills empty cells of a field with the value of the cell above.
    pub fn with_fill_down(mut self, field: Field) -> Self {
        self.fill_down.push(field);
        self
    }

    /// Sets the language, title and time zone of the programme, the day change, and the limits.
    pub fn with_options(mut self, options: ImportOptions) -> Self {
        self.options = options;
        self
    }

    /// Keeps the ids of an earlier import, so that both versions can be compared and merged. A
    /// session without an id gets the id of the only session with the same title, or else of the
    /// only session at the same time in the same room. People, rooms and tracks are found by name.
    ///
    /// ```
    /// use programme::interchange::table::{Columns, read};
    ///
    /// let first = read([["Title"], ["Weirs"]], &Columns::default())?.draft;
    /// let mut edited = first.clone();
    /// edited.sessions[0].id = "keynote".into();
    /// let again = read([["Title"], ["Weirs"]], &Columns::default().with_previous(&edited))?.draft;
    /// assert_eq!(again.sessions[0].id, "keynote");
    /// # Ok::<(), programme::interchange::ImportError>(())
    /// ```
    pub fn with_previous(mut self, draft: &Draft) -> Self {
        self.previous = Some(Previous::new(draft));
        self
    }

    /// Returns the meanings of all columns with the given headers.
    pub(super) fn fields(&self, headers: &[String]) -> Vec<Option<Column>> {
        let stated: HashMap<String, &Field> =
            self.headers.iter().map(|(header, field)| (super::headers::folded(header), field)).collect();
        // A wide sheet can have the same header in many columns, and a lookup is faster than
        // recognising the header again.
        let mut known: HashMap<&str, Option<Column>> = HashMap::new();
        let mut one = |header| {
            if let Some(field) = stated.get(&super::headers::folded(header)) {
                let zone = super::headers::zone(header, field);
                return Some(Column { field: (*field).clone(), person: 0, language: None, zone });
            }
            if known.len() >= MOST_HEADERS && !known.contains_key(header) {
                return None;
            }
            let found =
                known.entry(header).or_insert_with(|| super::headers::column(header, &self.options.language));
            found.clone()
        };
        headers.iter().map(|header| one(header.as_str())).collect()
    }
}

/// The maximum number of different headers that are recognised. Each of them is compared with all
/// words of the vocabulary.
const MOST_HEADERS: usize = 1000;

/// A column with a known meaning.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Column {
    pub(super) field: Field,
    /// The number in a header such as "Speaker 2 company". It is 0 if the header contains no
    /// number.
    pub(super) person: u32,
    /// The language in a header such as "Title (fr)".
    pub(super) language: Option<LanguageTag>,
    /// The time zone in a header such as "Start (UTC)".
    pub(super) zone: Option<TimeZone>,
}

impl Field {
    /// Returns the meaning of a column by its header, in any language of the
    /// [vocabulary](crate::vocabulary) and in German. Returns `None` if it is not recognised.
    pub fn of_header(header: &str) -> Option<Self> {
        super::headers::column(header, &LanguageTag::undetermined()).map(|column| column.field)
    }
}
