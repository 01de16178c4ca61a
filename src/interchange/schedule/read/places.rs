//! Converts the days, rooms and tracks of a schedule.

use super::context::ReadContext;
use crate::code::Code;
use crate::draft::{Day, Room, Track, Venue};
use crate::error::quote;
use crate::interchange::common::extension::keep_extension;
use crate::interchange::common::ids;
use crate::interchange::common::ids::id_message;
use crate::interchange::common::json::value::ExtraValue;
use crate::interchange::schedule::read::naming::Identified;
use crate::interchange::schedule::syntax::document::{self, Extra};
use crate::interchange::schedule::syntax::words;
use crate::report::Subject;
use crate::value::link::Link;
use crate::value::path::Path;
use crate::value::string_map::Extensions;
use crate::value::text::Text;

pub(super) fn days(context: &mut ReadContext<'_>, days: Vec<document::ScheduleDay>) {
    for (at, mut day) in days.into_iter().enumerate() {
        let Some(known) = context.calendar.days.get(at).copied() else { continue };
        let (subject, path) = (Subject::Day(known.number), Path::root().with("days").with_index(at));
        let place = || (subject.clone(), path.clone());
        let mut extensions = Extensions::default();
        let stated = context.names.days.get(at).is_none_or(|(_, stated)| *stated);
        if let Some(index) = day.index.as_deref().filter(|_| !stated) {
            let message = format!(
                "{} cannot be used as the number of a day: the day has the number {} instead",
                quote(index),
                known.number
            );
            context.note(Code::IdChanged, subject.clone(), path.clone().with("number"), &day.at, message);
            keep_extension(&mut extensions, "schedule/index", index);
        }
        if let Some(date) = day.date.as_deref().filter(|_| known.date.is_none()) {
            keep_extension(&mut extensions, "schedule/date", date);
            let message = format!("the date {} is invalid", quote(date));
            context.note(Code::TimeAdjusted, subject.clone(), path.clone().with("date"), &day.at, message);
        }
        let window = known.window();
        if window.is_none()
            && let (Some(start), Some(end)) = (known.start, known.end)
            && end <= start
        {
            for (name, text) in [("start", day.start.take()), ("end", day.end.take())] {
                if let Some(text) = text {
                    keep_extension(
                        &mut extensions,
                        &format!("schedule/{name}"),
                        &ExtraValue::Text(text).keep(),
                    );
                }
            }
            let how = if end == start { "at the same time as it starts" } else { "before it starts" };
            let message =
                format!("the day ends {how}, so it has no window: its times are kept in the extensions");
            context.note(Code::TimeAdjusted, subject.clone(), path.clone().with("window"), &day.at, message);
        }
        for (name, text) in [("start", day.start), ("end", day.end)] {
            let Some(text) = text.filter(|_| window.is_none()) else { continue };
            let extra = Extra { name: name.to_owned(), value: ExtraValue::Text(text), at: day.at.clone() };
            context.keep_extra(&mut extensions, "", "day", &extra, place);
        }
        for extra in document::numbered(day.extras) {
            context.keep_extra(&mut extensions, "", "day", &extra, place);
        }
        let mut row = Day::new(known.number);
        row.date = known.date;
        row.window = window;
        row.extensions = extensions;
        context.builder.draft.days.push(row);
    }
}

pub(super) fn rooms(context: &mut ReadContext<'_>, name: Option<String>, city: Option<String>) {
    let rooms = std::mem::take(&mut context.names.rooms);
    if rooms.is_empty() && name.is_none() && city.is_none() {
        return;
    }
    let mut venue = Venue::new(context.names.venue.as_str());
    venue.name = name.map(Text::from);
    venue.city = city.map(Text::from);
    for (at, Identified { id, id_change, first }) in rooms.iter().enumerate() {
        let subject = Subject::Room(id.as_str().into());
        let path = Path::root().with("venues").with_index(0).with("rooms").with_index(at);
        let place = || (subject.clone(), path.clone());
        let mut room = Room::new(id.as_str(), first.name.as_str());
        if let Some(id_change) = id_change {
            let message = id_message("room", first.slug.as_deref(), id, *id_change);
            context.note(Code::IdChanged, subject.clone(), path.clone().with("id"), &first.at, message);
            if let Some(slug) = &first.slug {
                keep_extension(&mut room.extensions, "schedule/slug", slug);
            }
        }
        if let Some(guid) = first
            .guid
            .as_deref()
            .filter(|guid| !words::is_made_guid(guid, &context.scope, "room", &first.name))
        {
            context.identifier(&mut room.external_ids, &mut room.extensions, "guid", guid, &first.at, place);
        }
        // The slug can equal the id that would be generated from the name. It is then stored
        // separately, to show that the source specifies it.
        if let Some(slug) =
            first.slug.as_deref().filter(|slug| *slug == id && *slug == ids::slug(&first.name))
        {
            context.identifier(&mut room.external_ids, &mut room.extensions, "slug", slug, &first.at, place);
        }
        match first.capacity.as_deref().map(|capacity| (capacity, capacity.trim().parse())) {
            Some((_, Ok(capacity))) => room.capacity = Some(capacity),
            Some((text, Err(_))) => {
                let extra = Extra {
                    name: "capacity".to_owned(),
                    value: ExtraValue::text(text),
                    at: first.at.clone(),
                };
                context.keep_extra(&mut room.extensions, "", "room", &extra, place);
            }
            None => {}
        }
        if let Some(address) = &first.url
            && let Some(url) = context.url(address, "url", &mut room.extensions, &first.at, place)
        {
            room.links.push(Link::new(url).with_relation("page"));
        }
        for extra in &document::numbered(first.extras.clone()) {
            context.keep_extra(&mut room.extensions, "", "room", extra, place);
        }
        venue.rooms.push(room);
    }
    context.names.rooms = rooms;
    context.builder.draft.venues.push(venue);
}

pub(super) fn tracks(context: &mut ReadContext<'_>) {
    let tracks = std::mem::take(&mut context.names.tracks);
    for (at, Identified { id, id_change, first }) in tracks.iter().enumerate() {
        let subject = Subject::Track(id.as_str().into());
        let path = Path::root().with("tracks").with_index(at);
        let place = || (subject.clone(), path.clone());
        let name = first.name.as_deref().or(first.slug.as_deref()).unwrap_or_default();
        let mut track = Track::new(id.as_str(), name);
        if let Some(id_change) = id_change {
            let message = id_message("track", first.slug.as_deref(), id, *id_change);
            context.note(Code::IdChanged, subject.clone(), path.clone().with("id"), &first.at, message);
            if let Some(slug) = &first.slug {
                keep_extension(&mut track.extensions, "schedule/slug", slug);
            }
        }
        // The slug can equal the id that would be generated from the name. It is then stored
        // separately, to show that the source specifies it.
        if let Some(slug) = first.slug.as_deref().filter(|slug| *slug == id && *slug == ids::slug(name)) {
            context.identifier(
                &mut track.external_ids,
                &mut track.extensions,
                "slug",
                slug,
                &first.at,
                place,
            );
        }
        match first.colour.as_deref().map(|colour| (colour, colour.trim().parse())) {
            Some((text, Ok(colour))) => {
                track.colour = Some(colour);
                if text != colour.to_string() {
                    keep_extension(&mut track.extensions, "schedule/color", text);
                }
            }
            Some((text, Err(_))) => {
                let extra =
                    Extra { name: "color".to_owned(), value: ExtraValue::text(text), at: first.at.clone() };
                context.keep_extra(&mut track.extensions, "", "track", &extra, place);
            }
            None => {}
        }
        for extra in &document::numbered(first.extras.clone()) {
            context.keep_extra(&mut track.extensions, "", "track", extra, place);
        }
        context.builder.draft.tracks.push(track);
    }
    context.names.tracks = tracks;
}
