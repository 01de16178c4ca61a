//! Formats the tables of a programme as CSV.

use std::error::Error;

use programme::rows::{Rows, TABLES};
use serde::Serialize;

/// Returns the table with the given name as CSV.
pub fn table_of(rows: &Rows<'_>, name: &str) -> Result<String, Box<dyn Error>> {
    match name {
        "programme" => csv(name, rows.programme()),
        "days" => csv(name, rows.days()),
        "sessions" => csv(name, rows.sessions()),
        "session_rooms" => csv(name, rows.session_rooms()),
        "session_tracks" => csv(name, rows.session_tracks()),
        "session_tags" => csv(name, rows.session_tags()),
        "session_agenda_items" => csv(name, rows.session_agenda_items()),
        "session_languages" => csv(name, rows.session_languages()),
        "session_relations" => csv(name, rows.session_relations()),
        "participations" => csv(name, rows.participations()),
        "people" => csv(name, rows.people()),
        "posts" => csv(name, rows.posts()),
        "organisations" => csv(name, rows.organisations()),
        "venues" => csv(name, rows.venues()),
        "rooms" => csv(name, rows.rooms()),
        "room_parts" => csv(name, rows.room_parts()),
        "tracks" => csv(name, rows.tracks()),
        "agenda_items" => csv(name, rows.agenda_items()),
        "links" => csv(name, rows.links()),
        "external_ids" => csv(name, rows.external_ids()),
        "texts" => csv(name, rows.texts()),
        _ => Err(format!("unknown table {name}").into()),
    }
}

/// Formats rows as CSV. The header with the column names is written even if there are no rows.
fn csv<R: Serialize>(name: &str, rows: impl Iterator<Item = R>) -> Result<String, Box<dyn Error>> {
    let mut writer = csv::WriterBuilder::new().has_headers(false).from_writer(Vec::new());
    let table = TABLES.iter().find(|table| table.name == name).ok_or("unknown table")?;
    writer.write_record(table.columns.iter().map(|column| column.name))?;
    for row in rows {
        writer.serialize(row)?;
    }
    Ok(String::from_utf8(writer.into_inner()?)?)
}
