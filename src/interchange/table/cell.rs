//! The cells of a spreadsheet.

use chrono::{NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};

/// A cell of a spreadsheet. A row can also consist of strings, as the rows of a CSV file do.
///
/// ```
/// use programme::interchange::table::Cell;
///
/// assert_eq!(Cell::from("Weirs").text(), "Weirs");
/// assert_eq!(Cell::from(80.0).text(), "80");
/// assert_eq!(Cell::from(" "), Cell::Empty);
/// ```
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub enum Cell {
    /// An empty cell.
    #[default]
    Empty,
    /// A text, which can contain line breaks.
    Text(String),
    /// A number. In a column of dates or times, it is a serial date: the number of days since
    /// 30 December 1899, whose fraction is the time of day.
    Number(f64),
    /// A local date and time.
    DateTime(NaiveDateTime),
    /// A cell that is merged with the cell above.
    MergedUp,
    /// A cell that is merged with the cell before it in the row.
    MergedLeft,
}

impl Cell {
    /// Returns the text of the cell as a person would type it. An empty or merged cell has an empty
    /// text.
    pub fn text(&self) -> String {
        match self {
            Self::Empty | Self::MergedUp | Self::MergedLeft => String::new(),
            Self::Text(text) => text.clone(),
            Self::Number(number) => number.to_string(),
            Self::DateTime(at) if at.time() == NaiveTime::MIN => at.date().to_string(),
            Self::DateTime(at) => at.format("%Y-%m-%d %H:%M:%S").to_string(),
        }
    }

    /// Returns `true` if the cell is blank or merged with another cell.
    pub fn is_empty(&self) -> bool {
        match self {
            Self::Empty | Self::MergedUp | Self::MergedLeft => true,
            Self::Text(text) => text.trim().is_empty(),
            Self::Number(_) | Self::DateTime(_) => false,
        }
    }

    /// Returns the date and time of a serial date, or only the time if the number is less than 1.
    pub(super) fn serial(&self) -> Option<Serial> {
        match self {
            Self::DateTime(at) => Some(Serial { date: Some(at.date()), time: Some(at.time()) }),
            Self::Number(number) => serial(*number),
            // A CSV file contains serial dates as texts.
            Self::Text(text) if is_decimal(text.trim()) => serial(text.trim().parse().ok()?),
            _ => None,
        }
    }
}

/// A date, a time, or both. The time of a whole number is `None`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Serial {
    pub(super) date: Option<NaiveDate>,
    pub(super) time: Option<NaiveTime>,
}

/// Returns `true` for a number with five digits before the decimal point, and for a fraction such
/// as `0.375` with at least three digits. Shorter numbers are not serial dates of any year after
/// 1927.
fn is_decimal(text: &str) -> bool {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    digits(whole) && digits(fraction) && (whole.len() == 5 || (whole == "0" && fraction.len() > 2))
}

fn serial(number: f64) -> Option<Serial> {
    if !(0.0..80_000.0).contains(&number) {
        return None;
    }
    let (days, fraction) = (number.trunc(), number.fract());
    #[expect(clippy::cast_possible_truncation, reason = "the range is checked")]
    let (days, seconds) = (days as i64, (fraction * 86_400.0).round() as i64);
    let start = NaiveDate::from_ymd_opt(1899, 12, 30)?.and_time(NaiveTime::MIN);
    let at =
        start.checked_add_signed(TimeDelta::days(days))?.checked_add_signed(TimeDelta::seconds(seconds))?;
    if days == 0 {
        return Some(Serial { date: None, time: Some(at.time()) });
    }
    // Numbers from 1 to 9,999 are ordinary numbers, such as minutes.
    (days >= 10_000)
        .then_some(Serial { date: Some(at.date()), time: Some(at.time()).filter(|_| seconds > 0) })
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        if text.trim().is_empty() { Self::Empty } else { Self::Text(text.to_owned()) }
    }
}

impl From<String> for Cell {
    fn from(text: String) -> Self {
        if text.trim().is_empty() { Self::Empty } else { Self::Text(text) }
    }
}

impl From<f64> for Cell {
    fn from(number: f64) -> Self {
        Self::Number(number)
    }
}

impl From<NaiveDateTime> for Cell {
    fn from(at: NaiveDateTime) -> Self {
        Self::DateTime(at)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn serial_dates_are_converted() {
        let shown = |cell: Cell| {
            cell.serial().map(|Serial { date, time }| {
                format!(
                    "{} {}",
                    date.map_or("-".to_owned(), |d| d.to_string()),
                    time.map_or("-".to_owned(), |t| t.to_string())
                )
            })
        };
        assert_eq!(shown(Cell::from(46_083.0)).as_deref(), Some("2026-03-02 -"));
        assert_eq!(shown(Cell::from(46_083.375)).as_deref(), Some("2026-03-02 09:00:00"));
        assert_eq!(shown(Cell::from("0.375")).as_deref(), Some("- 09:00:00"));
        assert_eq!(shown(Cell::from("46083")).as_deref(), Some("2026-03-02 -"));
        for cell in
            [Cell::from(45.0), Cell::from("45"), Cell::from("0930"), Cell::from("9.30"), Cell::from(-1.0)]
        {
            assert_eq!(shown(cell.clone()), None, "{cell:?}");
        }
    }
}
