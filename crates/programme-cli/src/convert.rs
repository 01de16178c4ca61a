//! Converts a programme to another format. Findings and losses are printed to standard error.

use std::collections::BTreeSet;
use std::path::Path;

use programme::Programme;
use programme::chrono::{DateTime, NaiveDate, Utc};
use programme::interchange::icalendar::{self, CalendarOptions};
use programme::interchange::schedule::{self, ScheduleOptions};
use programme::interchange::schema_org::{self, JsonLdOptions};
use programme::interchange::table;
use programme::interchange::{Export, ExportError, Loss};
use programme::rows::TABLES;
use programme::time::{Anchor, TimeZone};

use crate::SUCCESS;
use crate::format::Format;
use crate::input::{build, load_with};
use crate::output::{Failure, save, save_bytes, save_json, warn};
use crate::sheet;
use crate::tables::table_of;

/// The part of a programme to write.
pub struct Extract {
    /// Whether only public information is written.
    pub public: bool,
    /// The ids of the people who are removed.
    pub without: Vec<String>,
}

impl Extract {
    /// Returns the part of a programme. The texts that still name a removed person are printed to
    /// standard error.
    fn of(&self, mut programme: Programme) -> Result<Programme, String> {
        let mut removed = Vec::new();
        let ids: BTreeSet<&String> = self.without.iter().collect();
        for id in ids {
            let Some(person) = programme.person(id) else {
                return Err(format!("the programme has no person with the id \"{id}\""));
            };
            removed.push(person.data().clone());
            programme = programme.redacted(id);
        }
        if self.public {
            programme = programme.public();
        }
        for person in &removed {
            for mention in programme.mentions(person) {
                warn(format_args!("{}: the text still contains \"{}\"", mention.path, mention.name));
            }
        }
        Ok(programme)
    }
}

/// Reads a programme and writes it in another format. `first` becomes the date of the first day,
/// and `zone` the time zone.
pub fn convert(
    from: &Path,
    to: &Path,
    format: Option<Format>,
    stamp: Option<&str>,
    (first, zone): (Option<NaiveDate>, Option<TimeZone>),
    extract: &Extract,
) -> Result<u8, Failure> {
    let format = format.or_else(|| Format::of_name(to)).ok_or_else(|| {
        let problem = "unknown format: choose one with --format, or a name that ends in .json, \
                       .schedule.json, .xml, .ics, .jsonld, .csv or .xlsx";
        Failure::of_file(to, problem)
    })?;
    let loaded = load_with(from, zone.as_ref()).map_err(|problem| problem.into_failure(from))?;
    if !loaded.findings.is_empty() {
        warn(&loaded.findings);
    }
    let mut programme =
        extract.of(build(loaded.draft)?).map_err(|problem| Failure::of_file(from, problem))?;
    if let Some(anchor) = anchor(from, &programme, first, zone.as_ref())? {
        programme = programme.anchored(anchor, zone).map_err(|error| Failure::of_file(from, error))?;
    }
    let written = match format {
        Format::Json => {
            save_json(to, &programme.to_draft())?;
            return Ok(SUCCESS);
        }
        Format::Tables => {
            save_tables(&programme, to)?;
            return Ok(SUCCESS);
        }
        Format::Csv | Format::Xlsx => {
            let sheet = table::write(&programme);
            warn_losses(&sheet.losses);
            let failed = |error: Box<dyn std::error::Error>| Failure::of_file(to, error);
            match format {
                Format::Csv => {
                    let is_tabs = to.extension().is_some_and(|name| name.eq_ignore_ascii_case("tsv"));
                    let separator = if is_tabs { b'\t' } else { b',' };
                    save(to, &sheet::csv(&sheet, separator).map_err(failed)?)?;
                }
                _ => save_bytes(to, &sheet::xlsx(&sheet).map_err(failed)?)?,
            }
            return Ok(SUCCESS);
        }
        Format::Ods => return Err(Failure::of_file(to, "this format can only be read: write .xlsx or .csv")),
        Format::AgendaText => {
            return Err(Failure::of_file(to, "use the command `agenda` to print a programme as text"));
        }
        Format::ScheduleXml => schedule::write_xml(&programme, &ScheduleOptions::default()),
        Format::ScheduleJson => schedule::write_json(&programme, &ScheduleOptions::default()),
        Format::Icalendar => icalendar::write(&programme, &CalendarOptions::new(time_stamp(stamp)?)),
        Format::JsonLd => schema_org::write(&programme, &JsonLdOptions::default()),
    };
    save_export(to, written)?;
    Ok(SUCCESS)
}

/// Returns the dates of the days. They are those of the programme, unless the date of the first day
/// is given.
fn anchor(
    from: &Path,
    programme: &Programme,
    first: Option<NaiveDate>,
    zone: Option<&TimeZone>,
) -> Result<Option<Anchor>, Failure> {
    match (first, zone) {
        (Some(first), _) => Ok(Some(first.into())),
        (None, None) => Ok(None),
        (None, Some(_)) => {
            let mut days: Vec<_> = programme.days().map(|day| (day.number(), day.date())).collect();
            days.sort_unstable();
            let dates: Option<Vec<NaiveDate>> = days.into_iter().map(|(_, date)| date).collect();
            let problem = "a day has no date: enter the date of the first day with --first-day";
            Ok(Some(dates.ok_or_else(|| Failure::of_file(from, problem))?.into()))
        }
    }
}

fn save_export(to: &Path, written: Result<Export, ExportError>) -> Result<(), Failure> {
    let export = written.map_err(|error| match error {
        ExportError::Undated { day } => Failure::of_file(
            to,
            format_args!(
                "day {day} has sessions but no date, and the format requires one: enter the date of the \
                 first day with --first-day"
            ),
        ),
        error => Failure::of_file(to, error),
    })?;
    warn_losses(&export.losses);
    save(to, &export.text)
}

fn warn_losses(losses: &[Loss]) {
    for loss in losses {
        warn(format_args!("lost: {loss}"));
    }
    match losses.len() {
        0 => {}
        1 => warn("1 loss"),
        count => warn(format_args!("{count} losses")),
    }
}

/// Returns the time stamp of a calendar: the given one, or the current time.
#[expect(clippy::disallowed_methods, reason = "the tool reads the clock")]
fn time_stamp(stamp: Option<&str>) -> Result<DateTime<Utc>, Failure> {
    match stamp {
        Some(stamp) => stamp
            .parse()
            .map_err(|error| Failure::new(format_args!("invalid time stamp \"{stamp}\": {error}"))),
        None => Ok(std::time::SystemTime::now().into()),
    }
}

/// Writes one file per table, such as `agenda.csv` for the sessions and `agenda.people.csv` for the
/// people. Standard output receives only the sessions.
fn save_tables(programme: &Programme, to: &Path) -> Result<(), Failure> {
    let rows = programme.rows();
    let to_stdout = to == Path::new("-");
    for table in TABLES.iter().filter(|table| table.name == "sessions" || !to_stdout) {
        let file = if table.name == "sessions" {
            to.to_path_buf()
        } else {
            to.with_extension(format!("{}.csv", table.name))
        };
        let text = table_of(&rows, table.name).map_err(|error| Failure::of_file(&file, error))?;
        save(&file, &text)?;
        if !to_stdout {
            warn(file.display());
        }
    }
    Ok(())
}
