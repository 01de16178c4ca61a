//! Reads spreadsheets in CSV, Excel and `OpenDocument`, and writes them in CSV and Excel.

use std::error::Error;
use std::io::Cursor;
use std::sync::OnceLock;

use calamine::{Data, Dimensions, Range, Reader, Sheets, Xlsx, open_workbook_auto_from_rs};
use programme::interchange::reader::length;
use programme::interchange::table::{Cell, Columns, DateOrder, Field, Sheet};

/// Options for data that spreadsheets do not specify. They apply to all files that a command reads.
#[derive(clap::Args, Debug, Default)]
pub struct SheetOptions {
    /// The order of day and month in a spreadsheet whose dates do not determine it
    #[arg(long, global = true, value_enum, value_name = "ORDER")]
    date_order: Option<Order>,
    /// The year of dates without a year in a spreadsheet
    #[arg(long, global = true)]
    year: Option<i32>,
    /// The meaning of a column of a spreadsheet, such as "What=title"; can be repeated
    #[arg(long, global = true, value_name = "HEADER=FIELD", value_parser = column)]
    column: Vec<(String, Field)>,
    /// The name of the sheet in a workbook; by default, the first sheet with a programme is read
    #[arg(long, global = true, value_name = "NAME")]
    sheet: Option<String>,
}

/// The order of day and month.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
enum Order {
    /// 31/12/2026
    DayFirst,
    /// 12/31/2026
    MonthFirst,
}

static OPTIONS: OnceLock<SheetOptions> = OnceLock::new();

/// Sets the options of the command. They can only be set once.
pub fn set_options(options: SheetOptions) {
    let _ = OPTIONS.set(options);
}

/// Parses a header and the word for its meaning. The word can be any header that is recognised, or
/// `ignore`.
fn column(text: &str) -> Result<(String, Field), String> {
    let (header, field) = text.rsplit_once('=').ok_or("write HEADER=FIELD")?;
    let field = match field.trim() {
        "ignore" => Some(Field::Ignored),
        word => Field::of_header(word),
    };
    let field = field.ok_or("the field is unknown: use a word such as title, date, start, room or ignore")?;
    Ok((header.trim().to_owned(), field))
}

/// Returns the options for reading spreadsheets.
pub fn columns() -> Columns {
    let mut columns = Columns::default();
    let Some(options) = OPTIONS.get() else { return columns };
    columns.date_order = options.date_order.map(|order| match order {
        Order::DayFirst => DateOrder::DayFirst,
        Order::MonthFirst => DateOrder::MonthFirst,
    });
    columns.year = options.year;
    columns.headers.clone_from(&options.column);
    columns
}

/// Splits a CSV text into rows. The separator is the tab, semicolon or comma that occurs most often
/// in the first line that is not blank. Spreadsheets use a semicolon if the comma is the decimal
/// separator.
pub fn csv_rows(text: &str) -> Result<Vec<Vec<Cell>>, csv::Error> {
    let text = text.trim_start_matches('\u{feff}');
    let first = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    let count = |separator: &u8| first.bytes().filter(|byte| byte == separator).count();
    let separator = [b'\t', b';', b','].into_iter().max_by_key(count).unwrap_or(b',');
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(separator)
        .from_reader(text.as_bytes());
    let mut rows: Vec<Vec<Cell>> = Vec::new();
    let mut record = csv::StringRecord::new();
    loop {
        let before = reader.position().line();
        if !reader.read_record(&mut record)? {
            return Ok(rows);
        }
        // Blank lines become empty rows, so that findings name the right row. A cell can have
        // several lines.
        let breaks = record.iter().flat_map(str::bytes).filter(|byte| *byte == b'\n').count();
        let lines = usize::try_from(reader.position().line() - before).unwrap_or(0);
        rows.extend((breaks + 1..lines).map(|_| Vec::new()));
        rows.push(record.iter().map(Cell::from).collect());
    }
}

/// A sheet of a workbook.
pub struct Page {
    pub name: String,
    pub rows: Vec<Vec<Cell>>,
}

/// Reads the sheets of a workbook that contain cells, or only the sheet that the options name.
pub fn workbook(bytes: &[u8]) -> Result<Vec<Page>, Box<dyn Error>> {
    let mut sheets = open_workbook_auto_from_rs(Cursor::new(bytes))?;
    let names = sheets.sheet_names();
    let chosen = OPTIONS.get().and_then(|options| options.sheet.as_deref());
    if let Some(chosen) = chosen.filter(|chosen| !names.iter().any(|name| name == chosen)) {
        return Err(format!("the workbook has no sheet {chosen:?}, only {}", names.join(", ")).into());
    }
    let mut pages = Vec::new();
    for name in names.into_iter().filter(|name| chosen.is_none_or(|chosen| chosen == name)) {
        let range = sheets.worksheet_range(&name)?;
        if range.is_empty() {
            continue;
        }
        let merged = match &mut sheets {
            Sheets::Xlsx(xlsx) => merged_cells(xlsx, &name),
            _ => Vec::new(),
        };
        pages.push(Page { rows: cells(&range, &merged), name });
    }
    if pages.is_empty() { Err("the workbook contains no cells".into()) } else { Ok(pages) }
}

fn merged_cells(xlsx: &mut Xlsx<Cursor<&[u8]>>, name: &str) -> Vec<Dimensions> {
    xlsx.worksheet_merge_cells(name).and_then(Result::ok).unwrap_or_default()
}

/// Converts a range of cells to rows. Empty rows and cells precede the range, so that the rows
/// start at the first row and the first column of the sheet.
fn cells(range: &Range<Data>, merged: &[Dimensions]) -> Vec<Vec<Cell>> {
    let (top, left) = range.start().unwrap_or_default();
    let (top, left) = (top as usize, left as usize);
    let mut rows: Vec<Vec<Cell>> = vec![Vec::new(); top];
    for row in range.rows() {
        let before = std::iter::repeat_n(Cell::Empty, left);
        rows.push(before.chain(row.iter().map(cell)).collect());
    }
    for Dimensions { start, end } in merged {
        // Only cells that exist are marked, however large a merged area claims to be.
        for (number, row) in rows.iter_mut().enumerate().skip(start.0 as usize) {
            if number > end.0 as usize {
                break;
            }
            let columns = row.iter_mut().enumerate().skip(start.1 as usize);
            for (column, cell) in columns.take((end.1.saturating_sub(start.1) as usize).saturating_add(1)) {
                if (number, column) == (start.0 as usize, start.1 as usize) {
                    continue;
                }
                *cell = if number == start.0 as usize { Cell::MergedLeft } else { Cell::MergedUp };
            }
        }
    }
    rows
}

fn cell(data: &Data) -> Cell {
    match data {
        Data::String(text) | Data::DateTimeIso(text) => Cell::from(text.as_str()),
        Data::Float(number) => Cell::from(*number),
        #[expect(clippy::cast_precision_loss, reason = "a number in a cell is small")]
        Data::Int(number) => Cell::from(*number as f64),
        Data::Bool(value) => Cell::from(value.to_string()),
        Data::DateTime(at) => Cell::from(at.as_f64()),
        // OpenDocument stores times of day as durations.
        Data::DurationIso(text) => match length(text) {
            Some(length) => Cell::from(f64::from(length.total_seconds()) / 86_400.0),
            None => Cell::from(text.as_str()),
        },
        Data::Empty | Data::Error(_) => Cell::Empty,
    }
}

/// Returns a sheet as CSV. The cells are separated by `separator`.
pub fn csv(sheet: &Sheet, separator: u8) -> Result<String, Box<dyn Error>> {
    let mut writer = csv::WriterBuilder::new().delimiter(separator).from_writer(Vec::new());
    for row in &sheet.rows {
        writer.write_record(row.iter().map(Cell::text))?;
    }
    Ok(String::from_utf8(writer.into_inner()?)?)
}

/// Returns a sheet as an Excel workbook. All cells are texts, so that no program changes them.
pub fn xlsx(sheet: &Sheet) -> Result<Vec<u8>, Box<dyn Error>> {
    let mut workbook = rust_xlsxwriter::Workbook::new();
    let bold = rust_xlsxwriter::Format::new().set_bold();
    let text = rust_xlsxwriter::Format::new().set_num_format("@").set_text_wrap();
    let page = workbook.add_worksheet().set_name("Sessions")?;
    for (number, row) in sheet.rows.iter().enumerate() {
        for (column, cell) in row.iter().enumerate() {
            let format = if number == 0 { &bold } else { &text };
            page.write_string_with_format(
                u32::try_from(number)?,
                u16::try_from(column)?,
                cell.text(),
                format,
            )?;
        }
    }
    page.set_freeze_panes(1, 0)?;
    page.autofit();
    Ok(workbook.save_to_buffer()?)
}
