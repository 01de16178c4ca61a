//! Writes a schedule as a schedule.json document.

use crate::interchange::common::json::value::ExtraValue;
use crate::interchange::schedule::syntax::document::{
    Conference, Event, Extra, ScheduleDocument, ScheduleLink, SchedulePerson, ScheduleRoom, ScheduleTrack,
};
use crate::interchange::schedule::syntax::grid::DayRoomGrid;
use crate::interchange::schedule::syntax::words::{made_guid, made_slug};

#[derive(Default)]
struct JsonOutput(Vec<(String, ExtraValue)>);

impl JsonOutput {
    fn put(&mut self, name: &str, value: ExtraValue) {
        self.0.push((name.to_owned(), value));
    }

    fn words(&mut self, name: &str, words: Option<&str>) {
        if let Some(words) = words {
            self.put(name, ExtraValue::text(words));
        }
    }

    /// Adds a text that the schema requires. A missing text becomes the empty string.
    fn required(&mut self, name: &str, words: Option<&str>) {
        self.put(name, ExtraValue::text(words.unwrap_or_default()));
    }

    /// Adds a text as a number or Boolean if possible, or otherwise as a string.
    fn number(&mut self, name: &str, words: Option<&str>) {
        if let Some(words) = words {
            let negative = words.parse::<i64>().ok();
            let negative = negative.filter(|number| *number < 0 && number.to_string() == words);
            let value = match negative {
                Some(number) => ExtraValue::Number(number.into()),
                None => ExtraValue::plain(words.to_owned()),
            };
            self.put(name, value);
        }
    }

    fn rest(&mut self, extras: &[Extra]) {
        // Duplicate names have already been removed from the extra values.
        for Extra { name, value, .. } in extras {
            self.put(name, value.clone());
        }
    }

    fn done(self) -> ExtraValue {
        ExtraValue::Map(self.0)
    }
}

pub(in crate::interchange::schedule) fn write(
    document: &ScheduleDocument,
    scope: &str,
    foreign: bool,
) -> String {
    let mut root = JsonOutput::default();
    if let Some(generator) = document.extras.iter().find(|extra| extra.name == "generator") {
        root.put("generator", generator.value.clone());
    }
    let mut schedule = JsonOutput::default();
    schedule.required("version", document.version.as_deref());
    schedule.words("url", document.url.as_deref());
    if let Some(base) = document.conference.extras.iter().find(|extra| extra.name == "base_url") {
        schedule.put("base_url", base.value.clone());
    }
    schedule.put("conference", conference(document, scope, foreign));
    let extras: Vec<Extra> =
        document.extras.iter().filter(|extra| extra.name != "generator").cloned().collect();
    schedule.rest(&extras);
    root.put("schedule", schedule.done());
    let mut text = serde_json::to_string_pretty(&root.done()).unwrap_or_default();
    text.push('\n');
    text
}

fn conference(document: &ScheduleDocument, scope: &str, foreign: bool) -> ExtraValue {
    let Conference {
        title,
        subtitle,
        acronym,
        start,
        end,
        days,
        day_change,
        venue,
        city,
        time_zone_name,
        url,
        extras,
        ..
    } = &document.conference;
    let mut out = JsonOutput::default();
    out.required("acronym", acronym.as_deref());
    out.required("title", title.as_deref());
    out.words("subtitle", subtitle.as_deref());
    out.required("start", start.as_deref());
    out.required("end", end.as_deref());
    out.number("daysCount", days.as_deref());
    let slots = extras.iter().find(|extra| extra.name == "timeslot_duration");
    out.put("timeslot_duration", slots.map_or_else(|| ExtraValue::text(SLOTS), |slots| slots.value.clone()));
    out.words("time_zone_name", time_zone_name.as_deref());
    out.words("day_change", day_change.as_deref());
    out.words("venue", venue.as_deref());
    out.words("city", city.as_deref());
    out.words("url", url.as_deref());
    let apart = ["base_url", "timeslot_duration"];
    let extras: Vec<Extra> =
        extras.iter().filter(|extra| !apart.contains(&extra.name.as_str())).cloned().collect();
    out.rest(&extras);
    if !document.tracks.is_empty() {
        out.put("tracks", ExtraValue::List(document.tracks.iter().map(track).collect()));
    }
    if !document.rooms.is_empty() {
        out.put("rooms", ExtraValue::List(document.rooms.iter().map(|row| room(row, scope)).collect()));
    }
    let grid = DayRoomGrid::of(document, false);
    let mut list = Vec::with_capacity(document.days.len());
    for (day, cells) in document.days.iter().zip(grid.days) {
        let mut out = JsonOutput::default();
        out.number("index", day.index.as_deref());
        out.required("date", day.date.as_deref());
        out.required("day_start", day.start.as_deref());
        out.required("day_end", day.end.as_deref());
        out.rest(&day.extras);
        let cells = cells.into_iter().map(|(cell, events)| {
            let events = events.into_iter().filter_map(|at| document.events.get(at));
            (cell.to_owned(), ExtraValue::List(events.map(|row| event(row, cell, scope, foreign)).collect()))
        });
        out.put("rooms", ExtraValue::Map(cells.collect()));
        list.push(out.done());
    }
    out.put("days", ExtraValue::List(list));
    out.done()
}

/// The slot duration for a programme that does not specify one. The schema requires a value.
const SLOTS: &str = "00:05";

fn track(track: &ScheduleTrack) -> ExtraValue {
    let mut out = JsonOutput::default();
    out.words("name", track.name.as_deref());
    out.words("slug", track.slug.as_deref());
    out.words("color", track.colour.as_deref());
    out.rest(&track.extras);
    out.done()
}

fn room(room: &ScheduleRoom, scope: &str) -> ExtraValue {
    let mut out = JsonOutput::default();
    out.put("name", ExtraValue::text(room.name.as_str()));
    out.words("slug", room.slug.as_deref());
    let guid = room.guid.clone().unwrap_or_else(|| made_guid(scope, "room", &room.name));
    out.put("guid", ExtraValue::Text(guid));
    out.number("capacity", room.capacity.as_deref());
    out.words("url", room.url.as_deref());
    out.rest(&room.extras);
    out.done()
}

fn event(event: &Event, cell: &str, scope: &str, foreign: bool) -> ExtraValue {
    let mut out = JsonOutput::default();
    let number = event.id.as_deref().unwrap_or_default();
    let guid = event.guid.clone().unwrap_or_else(|| made_guid(scope, "event", number));
    out.put("guid", ExtraValue::text(guid.as_str()));
    out.words("code", event.code.as_deref());
    out.number("id", event.id.as_deref());
    out.words("logo", event.logo.as_deref());
    out.required("date", event.date.as_deref());
    out.required("start", event.start.as_deref());
    out.words("end", event.end.as_deref());
    out.required("duration", event.duration.as_deref());
    out.put("room", ExtraValue::text(event.room.as_deref().unwrap_or(cell)));
    out.put(
        "slug",
        event.slug.as_ref().map_or_else(
            || ExtraValue::Text(made_slug(scope, number)),
            |slug| ExtraValue::text(slug.as_str()),
        ),
    );
    out.put(
        "url",
        event.url.as_ref().map_or_else(
            || ExtraValue::Text(format!("urn:uuid:{guid}")),
            |url| ExtraValue::text(url.as_str()),
        ),
    );
    out.required("title", event.title.as_deref());
    out.required("subtitle", event.subtitle.as_deref());
    let tracks = event.tracks.first().and_then(|track| track.name.as_deref());
    out.put("track", tracks.map_or(ExtraValue::Null, ExtraValue::text));
    out.required("type", event.kind.as_deref());
    out.required("language", event.language.as_deref());
    out.required("abstract", event.abstract_.as_deref());
    out.words("description", event.description.as_deref());
    out.words("recording_license", event.licence.as_deref());
    out.number("do_not_record", event.optout.as_deref());
    out.put("persons", ExtraValue::List(event.persons.iter().map(person).collect()));
    out.put("links", ExtraValue::List(event.links.iter().map(link).collect()));
    out.words("feedback_url", event.feedback_url.as_deref());
    out.words("origin_url", event.origin_url.as_deref());
    if !event.attachments.is_empty() {
        out.put("attachments", ExtraValue::List(event.attachments.iter().map(link).collect()));
    }
    if foreign {
        out.words("state", event.state.as_deref());
        if !event.tags.is_empty() {
            out.put(
                "tags",
                ExtraValue::List(event.tags.iter().map(|tag| ExtraValue::text(tag.as_str())).collect()),
            );
        }
        out.words("level", event.level.as_deref());
    }
    let extras: Vec<Extra> = event
        .extras
        .iter()
        .filter(|extra| !extra.name.starts_with("links.") && !extra.name.starts_with("attachments."))
        .cloned()
        .collect();
    out.rest(&extras);
    out.done()
}

fn person(person: &SchedulePerson) -> ExtraValue {
    let mut out = JsonOutput::default();
    out.required("name", person.name.as_deref());
    out.number("id", person.id.as_deref());
    out.words("guid", person.guid.as_deref());
    out.words("code", person.code.as_deref());
    out.words("url", person.url.as_deref());
    out.words("avatar", person.image.as_deref());
    out.words("biography", person.biography.as_deref());
    out.words("role", person.role.as_deref());
    if !person.links.is_empty() {
        out.put("links", ExtraValue::List(person.links.iter().map(link).collect()));
    }
    out.rest(&person.extras);
    out.done()
}

fn link(link: &ScheduleLink) -> ExtraValue {
    let mut out = JsonOutput::default();
    out.required("url", link.url.as_deref());
    out.words("title", link.title.as_deref());
    out.words("type", link.kind.as_deref());
    out.words("service", link.service.as_deref());
    out.done()
}
