//! Reads the cells of a row that describe a session.

use super::columns::Field;
use super::headers::folded;
use super::row::{Entry, Row};
use super::sheet::SheetReading;
use crate::code::Code;
use crate::draft::{Recording, Session};
use crate::interchange::common::{languages, urls, words};
use crate::interchange::reader;
use crate::value::link::Link;
use crate::value::text::Text;

/// Reads the cells of a row that describe its session, apart from its time, place and people.
pub(super) fn details(reading: &mut SheetReading<'_>, row: &mut Row<'_>, session: &mut Session) {
    let mut others: Vec<Entry> = Vec::new();
    for (field, text) in [(Field::Title, &mut session.title), (Field::Subtitle, &mut session.subtitle)] {
        if field == Field::Subtitle {
            *text = row.text(&field).map(Text::from);
        }
        for entry in row.take_all(|other| *other == field) {
            let wording = entry.text.trim();
            let Some(tag) = entry.language else {
                // Another column contains the title.
                if text.as_ref().is_none_or(|text| folded(text.first()) != folded(wording)) {
                    others.push(entry);
                }
                continue;
            };
            reading.uses_language(&tag);
            let main = reading.language.clone();
            *text = match text.take() {
                None => Text::new([(tag, wording)]).ok(),
                Some(known) if known.is_plain() => {
                    let first = known.first().to_owned();
                    Text::new([(main, first), (tag, wording.to_owned())]).ok().or(Some(known))
                }
                Some(known) => known.clone().with(tag, wording).ok().or(Some(known)),
            };
        }
    }
    for entry in others {
        reading.keep(session, &entry.header, &entry.text, &entry.place, None);
    }
    for entry in row.take_all(|field| *field == Field::Description) {
        session.description.extend(reader::text_blocks(&entry.text));
    }
    if let Some(entry) = row.take(&Field::Number) {
        if let Ok(number) = entry.text.trim().parse() {
            session.number = Some(number);
        } else {
            let why = Some((Code::SetAside, "is not a session number"));
            reading.keep(session, &entry.header, &entry.text, &entry.place, why);
        }
    }
    for entry in row.take_all(|field| *field == Field::Track) {
        session.tracks.extend(reading.tracks(&entry.text));
    }
    unique(session);
    for entry in row.take_all(|field| *field == Field::Tags) {
        let tags =
            entry.text.split([',', ';', '\n', '|', '、', '،']).map(str::trim).filter(|tag| !tag.is_empty());
        session.tags.extend(tags.map(Text::from));
    }
    session.level = row.text(&Field::Level).map(Text::from);
    if let Some(entry) = row.take(&Field::Status) {
        if let Some(status) = words::status(&entry.text) {
            session.status = status;
        } else {
            let why = Some((Code::SetAside, "is not a known status"));
            reading.keep(session, &entry.header, &entry.text, &entry.place, why);
        }
    }
    if let Some(entry) = row.take(&Field::Language) {
        let read = languages::languages(&entry.text.replace('\n', ","));
        session.spoken = read.tags;
        if read.unread {
            let why = Some((Code::LanguageTagAdjusted, "is not a known language"));
            reading.keep(session, &entry.header, &entry.text, &entry.place, why);
        }
    }
    if let Some(entry) = row.take(&Field::Capacity) {
        match entry.text.trim().parse() {
            Ok(limit) => session.attendance_limit = Some(limit),
            Err(_) => reading.keep(session, &entry.header, &entry.text, &entry.place, None),
        }
    }
    for entry in row.take_all(|field| matches!(field, Field::Link | Field::Recording)) {
        match urls::url(entry.text.trim()) {
            Some(url) if entry.field == Field::Link => session.links.push(Link::new(url)),
            Some(url) => session.recording.get_or_insert_with(Recording::new).url = Some(url),
            None => {
                let why = Some((Code::SetAside, "is not a valid URL"));
                reading.keep(session, &entry.header, &entry.text, &entry.place, why);
            }
        }
    }
}

fn unique(session: &mut Session) {
    let mut seen = std::collections::HashSet::new();
    session.tracks.retain(|track| seen.insert(track.clone()));
}
