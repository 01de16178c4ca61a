//! Imports the spreadsheet of an organiser, and prints its agenda and everything that is in doubt.
//!
//! ```text
//! cargo run --example import_csv --all-features
//! ```

use std::error::Error;

use programme::agenda::AgendaOptions;
use programme::draft::{Participation, Session};
use programme::interchange::Import;
use programme::interchange::reader::{self, DraftBuilder};
use programme::report::SourceLocation;
use programme::{Code, LanguageTag};

/// The columns that this organiser uses.
#[derive(serde::Deserialize)]
#[serde(rename_all = "PascalCase")]
struct Row<'r> {
    start: &'r str,
    minutes: &'r str,
    room: &'r str,
    strand: &'r str,
    format: &'r str,
    title: &'r str,
    language: &'r str,
    who: &'r str,
    text: &'r str,
}

fn read(source: &str) -> Result<Import, Box<dyn Error>> {
    let english: LanguageTag = "en".parse()?;
    let mut builder = DraftBuilder::new("river-forum", "River forum").with_day_change("06:00".parse()?);
    builder.draft.languages.push(english.clone().into());
    builder.draft.time_zone = reader::time_zone("Berlin");
    let mut rows = csv::Reader::from_reader(source.as_bytes());
    let columns = rows.headers()?.clone();
    for record in rows.records() {
        let record = record?;
        let at = SourceLocation::line(record.position().map_or(1, csv::Position::line).try_into()?);
        let row: Row<'_> = record.deserialize(Some(&columns))?;
        let name = if row.title.is_empty() { row.format } else { row.title };
        let mut session = Session::new(builder.session_id(None, name, &at));
        session.title = Some(row.title).filter(|title| !title.is_empty()).map(Into::into);
        session.kind = reader::kind(row.format, &english);
        session.description = reader::text_blocks(row.text);
        session.tracks.extend(builder.track(row.strand));
        if let Some((start, offset)) = reader::date_time(row.start) {
            let start = builder.local(start, offset);
            session.slot = builder.slot(start, reader::length(row.minutes));
        } else {
            session.planned_length = reader::length(row.minutes);
            let message = format!("the start {:?} is not a date and time", row.start);
            builder.note_session(Code::TimeAdjusted, &session, "slot", &at, message);
        }
        session.spoken.extend(reader::language(row.language));
        if session.spoken.is_empty() && !row.language.is_empty() {
            let message = format!("{:?} is not a known language", row.language);
            builder.note_session(Code::LanguageTagAdjusted, &session, "spoken", &at, message);
        }
        for one in reader::people(row.who, &english) {
            let Some(person) = builder.person(None, &one.name, &at) else { continue };
            let mut participation = Participation::person(person);
            participation.role = one.role;
            session.participations.push(participation);
        }
        builder.push(session, row.room);
    }
    Ok(builder.finish())
}

fn main() -> Result<(), Box<dyn Error>> {
    let import = read(include_str!("river-forum.csv"))?;
    println!("{}", import.findings);
    let programme = import.draft.build()?;
    let options = AgendaOptions::new(programme.preferences(["en"])?);
    println!("{}", programme.agenda(&options));
    Ok(())
}
