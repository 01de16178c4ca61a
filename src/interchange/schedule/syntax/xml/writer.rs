//! Writes a schedule as a schedule.xml document.

use super::output::XmlOutput;
use crate::interchange::schedule::syntax::document::{
    Conference, Event, Extra, ScheduleDocument, ScheduleLink, SchedulePerson, ScheduleRoom, ScheduleTrack,
};
use crate::interchange::schedule::syntax::grid::DayRoomGrid;

pub(in crate::interchange::schedule) fn write(document: &ScheduleDocument, foreign: bool) -> String {
    let mut output = XmlOutput::new();
    let attributes = attributes_of(&document.extras);
    output.begin("schedule", pairs(&attributes));
    // The schema of schedule.xml requires the elements in this order.
    if let Some(generator) = document.extras.iter().find(|extra| extra.name == "generator") {
        output.node("generator", &generator.value);
    }
    optional(&mut output, "url", document.url.as_deref());
    output.words("version", [], document.version.as_deref().unwrap_or_default());
    conference(&mut output, &document.conference, &document.tracks);
    elements(&mut output, &document.extras, &["generator"]);
    let grid = DayRoomGrid::of(document, true);
    let rooms: std::collections::HashMap<&str, &ScheduleRoom> =
        document.rooms.iter().map(|room| (room.name.as_str(), room)).collect();
    for (day, cells) in document.days.iter().zip(grid.days) {
        let extras = attributes_of(&day.extras);
        let own = [("index", &day.index), ("date", &day.date), ("start", &day.start), ("end", &day.end)];
        let own = own.into_iter().filter_map(|(name, value)| Some((name, value.as_deref()?)));
        output.begin("day", own.chain(pairs(&extras)));
        for (cell, events) in cells {
            let room = rooms.get(cell);
            let extras = room.map(|room| attributes_of(&room.extras)).unwrap_or_default();
            let mut own = vec![("name", cell)];
            if let Some(room) = room {
                let known = [
                    ("guid", &room.guid),
                    ("slug", &room.slug),
                    ("capacity", &room.capacity),
                    ("url", &room.url),
                ];
                // The schema of schedule.xml defines only the first of these attributes.
                for (name, value) in known.into_iter().take(if foreign { 4 } else { 1 }) {
                    own.extend(value.as_deref().map(|value| (name, value)));
                }
            }
            output.begin("room", own.into_iter().chain(pairs(&extras)));
            for at in events {
                if let Some(row) = document.events.get(at) {
                    event(&mut output, row, cell, foreign);
                }
            }
            output.end("room");
        }
        elements(&mut output, &day.extras, &[]);
        output.end("day");
    }
    output.end("schedule");
    output.finish()
}

fn pairs(attributes: &[(String, String)]) -> impl Iterator<Item = (&str, &str)> {
    attributes.iter().map(|(name, value)| (name.as_str(), value.as_str()))
}

fn attributes_of(extras: &[Extra]) -> Vec<(String, String)> {
    let attribute = |extra: &Extra| {
        Some((extra.name.strip_prefix('@')?.to_owned(), extra.value.clone().into_text().ok()?))
    };
    extras.iter().filter_map(attribute).collect()
}

fn attributes_on(extras: &[Extra], element: &str) -> Vec<(String, String)> {
    let attribute = |extra: &Extra| {
        let name = extra.name.strip_prefix(element)?.strip_prefix('@')?;
        Some((name.to_owned(), extra.value.clone().into_text().ok()?))
    };
    extras.iter().filter_map(attribute).collect()
}

/// Writes the extra values that are elements, except for those in `but`. Names that contain `@`,
/// `.` or `#` belong to other elements and are skipped.
fn elements(output: &mut XmlOutput, extras: &[Extra], but: &[&str]) {
    for extra in extras {
        if !extra.name.contains(['@', '.', '#']) && !but.contains(&extra.name.as_str()) {
            output.node(&extra.name, &extra.value);
        }
    }
}

fn optional(output: &mut XmlOutput, name: &str, words: Option<&str>) {
    if let Some(words) = words {
        output.words(name, [], words);
    }
}

fn conference(output: &mut XmlOutput, conference: &Conference, tracks: &[ScheduleTrack]) {
    let attributes = attributes_of(&conference.extras);
    output.begin("conference", pairs(&attributes));
    output.words("title", [], conference.title.as_deref().unwrap_or_default());
    optional(output, "acronym", conference.acronym.as_deref());
    optional(output, "subtitle", conference.subtitle.as_deref());
    optional(output, "venue", conference.venue.as_deref());
    optional(output, "city", conference.city.as_deref());
    optional(output, "start", conference.start.as_deref());
    optional(output, "end", conference.end.as_deref());
    optional(output, "days", conference.days.as_deref());
    optional(output, "day_change", conference.day_change.as_deref());
    elements(output, &conference.extras, &[]);
    optional(output, "url", conference.url.as_deref());
    optional(output, "time_zone_name", conference.time_zone_name.as_deref());
    for track in tracks {
        let extras = attributes_of(&track.extras);
        let own = [("name", &track.name), ("slug", &track.slug), ("color", &track.colour)];
        let own = own.into_iter().filter_map(|(name, value)| Some((name, value.as_deref()?)));
        output.words("track", own.chain(pairs(&extras)), "");
    }
    output.end("conference");
}

fn event(output: &mut XmlOutput, event: &Event, cell: &str, foreign: bool) {
    let extras = attributes_of(&event.extras);
    let own = [("guid", &event.guid), ("id", &event.id), ("code", &event.code)];
    let own = own.into_iter().filter_map(|(name, value)| Some((name, value.as_deref()?)));
    output.begin("event", own.chain(pairs(&extras)));
    let on = |output: &mut XmlOutput, name: &str, words: &str| {
        let attributes = attributes_on(&event.extras, name);
        output.words(name, pairs(&attributes), words);
    };
    let track = event.tracks.first().and_then(|track| track.name.as_deref());
    for (name, words) in [
        ("room", event.room.as_deref().or(Some(cell))),
        ("title", event.title.as_deref()),
        ("type", event.kind.as_deref()),
        ("date", event.date.as_deref()),
        ("start", event.start.as_deref()),
        ("duration", event.duration.as_deref()),
        ("abstract", event.abstract_.as_deref()),
        ("track", track),
    ] {
        on(output, name, words.unwrap_or_default());
    }
    for (name, words) in [
        ("end", &event.end),
        ("subtitle", &event.subtitle),
        ("slug", &event.slug),
        ("logo", &event.logo),
        ("language", &event.language),
        ("description", &event.description),
        ("url", &event.url),
        ("origin_url", &event.origin_url),
        ("feedback_url", &event.feedback_url),
        ("state", &event.state),
        ("audience", &event.level),
    ] {
        if let Some(words) = words {
            on(output, name, words);
        }
    }
    if !event.persons.is_empty() {
        output.begin("persons", []);
        for row in &event.persons {
            person(output, row);
        }
        output.end("persons");
    }
    recording(output, event);
    links(output, event, "link", &event.links);
    links(output, event, "attachment", &event.attachments);
    if !event.tags.is_empty() && foreign {
        output.begin("topics", []);
        for tag in &event.tags {
            output.words("topic", [], tag);
        }
        output.end("topics");
    }
    elements(output, &event.extras, &[]);
    output.end("event");
}

fn recording(output: &mut XmlOutput, event: &Event) {
    let more: Vec<_> = event
        .extras
        .iter()
        .filter_map(|extra| Some((extra.name.strip_prefix("recording.")?, &extra.value)))
        .filter(|(name, _)| !name.contains(['@', '.']))
        .collect();
    if event.licence.is_none() && event.optout.is_none() && event.recording_url.is_none() && more.is_empty() {
        return;
    }
    let attributes = attributes_on(&event.extras, "recording");
    output.begin("recording", pairs(&attributes));
    output.words("license", [], event.licence.as_deref().unwrap_or_default());
    optional(output, "optout", event.optout.as_deref());
    optional(output, "url", event.recording_url.as_deref());
    for (name, value) in more {
        output.node(name, value);
    }
    output.end("recording");
}

fn links(output: &mut XmlOutput, event: &Event, item: &str, links: &[ScheduleLink]) {
    if links.is_empty() {
        return;
    }
    let list = format!("{item}s");
    let attributes = attributes_on(&event.extras, &list);
    output.begin(&list, pairs(&attributes));
    for (at, link) in links.iter().enumerate() {
        let more = attributes_on(&event.extras, &format!("{list}.{at}"));
        let own = [("href", &link.url), ("type", &link.kind), ("service", &link.service)];
        let own = own.into_iter().filter_map(|(name, value)| Some((name, value.as_deref()?)));
        output.words(item, own.chain(pairs(&more)), link.title.as_deref().unwrap_or_default());
    }
    output.end(&list);
}

/// Writes a person. The name is the text of the element, unless the person has details that require
/// child elements, such as a biography.
fn person(output: &mut XmlOutput, person: &SchedulePerson) {
    let extras = attributes_of(&person.extras);
    let own = [("id", &person.id), ("guid", &person.guid), ("href", &person.url), ("role", &person.role)];
    let own = own.into_iter().filter_map(|(name, value)| Some((name, value.as_deref()?)));
    let more = person.code.is_some()
        || person.biography.is_some()
        || person.image.is_some()
        || person.extras.iter().any(|extra| !extra.name.starts_with('@'));
    let name = person.name.as_deref().unwrap_or_default();
    if !more {
        output.words("person", own.chain(pairs(&extras)), name);
        return;
    }
    output.begin("person", own.chain(pairs(&extras)));
    output.words("public_name", [], name);
    optional(output, "code", person.code.as_deref());
    optional(output, "biography", person.biography.as_deref());
    optional(output, "image", person.image.as_deref());
    elements(output, &person.extras, &[]);
    output.end("person");
}
