//! Writes the venues, rooms and tracks of a programme.

use std::collections::HashSet;

use super::context::WriteContext;
use super::extras::{self, ExtraLevel, Extras};
use super::form::{self, Target};
use super::ids::{Ids, keeps_id};
use super::losses::GENERATED;
use crate::draft::{Room, Track, Venue};
use crate::interchange::common::ids;
use crate::interchange::common::ids::well_formed;
use crate::interchange::common::json::value::ExtraValue;
use crate::interchange::common::ledger::{At, Rows};
use crate::interchange::common::room_lists;
use crate::interchange::schedule::syntax::document::{ScheduleRoom, ScheduleTrack};
use crate::interchange::schedule::syntax::words;

/// Writes the rooms of all venues, and the first venue.
pub(super) fn venues(context: &mut WriteContext<'_>) {
    let draft = context.draft;
    let (mut ids, mut names) = (Ids::new(), HashSet::new());
    for (position, room) in draft.venues.iter().flat_map(|venue| &venue.rooms).enumerate() {
        room_of(context, room, context.ledger.row(Rows::Rooms, position), (&mut ids, &mut names));
    }
    // schedule.xml lists rooms only within days.
    let listed = context.is_json() || draft.days.iter().any(|day| day.date.is_some());
    if let Some(venue) = draft.venues.first() {
        let row = context.ledger.row(Rows::Venues, 0);
        first_venue(context, venue, row);
        let rooms = listed && !context.document.rooms.is_empty();
        if !rooms && context.document.conference.city.is_none() {
            context.ledger.altered(row, "a schedule describes a venue only by its rooms, and there are none");
        }
    }
    // A name such as "A, B" denotes two rooms if both of them are in the schedule.
    let xml = !context.is_json();
    for (position, room) in draft.venues.iter().flat_map(|venue| &venue.rooms).enumerate() {
        let Some((name, own)) = context.rooms.get_mut(room.id.as_str()) else { continue };
        let is_listed = || room_lists::several(name, |part| names.contains(&words::folded(part))).is_some();
        let several = xml && is_listed();
        if several || words::is_reserved(name) || !listed {
            *own = false;
            let why = "the name cannot be used for a room in a schedule";
            context.ledger.altered(context.ledger.row(Rows::Rooms, position), why);
        }
    }
    context.room_names = names;
}

/// Writes the venue of the schedule.
fn first_venue(context: &mut WriteContext<'_>, venue: &Venue, row: At) {
    let name = context.text_of(row, "name", venue.name.as_ref());
    let title = context.document.conference.title.clone().unwrap_or_else(|| context.scope.clone());
    if context.foreign {
        context.document.conference.venue.clone_from(&name);
        context.document.conference.city = context.text_of(row, "city", venue.city.as_ref());
    } else {
        context.ledger.altered_field(row, "name", "the schema has no field for this");
    }
    let shown = name.filter(|_| context.foreign).unwrap_or(title);
    if well_formed(&ids::slug(&shown)) == venue.id.as_str() {
        context.ledger.wrote_field(row, "id");
    } else {
        let why = "the id of the venue will be generated from its name or the title";
        context.ledger.altered_field(row, "id", why);
    }
}

fn room_of<'p>(
    context: &mut WriteContext<'p>,
    room: &'p Room,
    row: At,
    (ids, names): (&mut Ids, &mut HashSet<String>),
) {
    let Some(name) = context.text_of(row, "name", Some(&room.name)) else {
        return context.ledger.altered(row, "rooms are identified by name, and this room has no name");
    };
    let first = names.insert(words::folded(&name));
    context.rooms.insert(room.id.as_str(), (name.clone(), first));
    if !first {
        return context.ledger.altered(row, "another room has the same name");
    }
    if words::is_reserved(&name) {
        return;
    }
    let (json, foreign) = (context.is_json(), context.foreign);
    let mut written = ScheduleRoom { name, listed: json, ..ScheduleRoom::default() };
    let derived = words::id_of(&written.name, "room");
    let stated = room.external_ids.get("slug") == Some(room.id.as_str());
    let sound = (json || foreign) && form::item_slug(room.id.as_str(), Target::Json);
    if stated && (foreign || sound) || sound && room.id != *derived.as_str() {
        written.slug = Some(room.id.to_string());
    }
    written.guid =
        room.external_ids.get("guid").filter(|guid| foreign || form::uuid(guid)).map(str::to_owned);
    let external = context.ledger.field(row, "external_ids");
    if let Some(guid) = &written.guid {
        let made = words::is_made_guid(guid, &context.scope, "room", &written.name);
        context.wrote_if(context.ledger.field(external, "guid"), !made, GENERATED);
    }
    if stated && written.slug.is_some() {
        let why = "the slug is written, and will be read as the id";
        context.wrote_if(context.ledger.field(external, "slug"), room.id == *derived.as_str(), why);
    }
    if let Some(capacity) = room.capacity.filter(|_| json || foreign) {
        written.capacity = Some(capacity.to_string());
        context.ledger.wrote_field(row, "capacity");
    }
    for (link, at) in room.links.iter().zip(context.items(row, "links")) {
        let sound = foreign || json && form::any_uri(link.url.as_str());
        if sound && written.url.is_none() && link.relation.as_deref() == Some("page") {
            written.url = Some(context.address(at, link));
        }
    }
    let mut extras = Extras::default();
    for (at, name, value) in context.extensions(row, &room.extensions) {
        let field = match name {
            "slug" if foreign => &mut written.slug,
            "url" if foreign => &mut written.url,
            "guid" if foreign => &mut written.guid,
            "stream_id" | "description" if json && matches!(ExtraValue::kept(value), ExtraValue::Text(_)) => {
                extras::add(context, &mut extras, ExtraLevel::Item, (at, name, value));
                continue;
            }
            _ if foreign => {
                extras::add(context, &mut extras, ExtraLevel::Item, (at, name, value));
                continue;
            }
            _ => continue,
        };
        *field = Some(value.to_owned());
        let set_aside = if name == "slug" { room.id != *value } else { form::is_set_aside(name, value) };
        context.wrote_if(at, set_aside, "the value is written as a field of the room");
    }
    written.extras = extras.list;
    if keeps_id(room.id.as_str(), written.slug.as_deref().unwrap_or(&derived), ids) {
        context.ledger.wrote_field(row, "id");
    } else {
        let why = "rooms are identified by name: the id will be generated from the name";
        context.ledger.altered_field(row, "id", why);
    }
    context.document.rooms.push(written);
}

pub(super) fn tracks(context: &mut WriteContext<'_>) {
    let draft = context.draft;
    let (mut ids, mut names) = (Ids::new(), HashSet::new());
    for (position, track) in draft.tracks.iter().enumerate() {
        let row = context.ledger.row(Rows::Tracks, position);
        let Some(name) = context.text_of(row, "name", Some(&track.name)) else {
            context.ledger.altered(row, "tracks are identified by name, and this track has no name");
            continue;
        };
        let first = names.insert(name.clone());
        context.tracks.insert(track.id.as_str(), (name.clone(), first));
        let written = track_of(context, track, row, name, &mut ids);
        context.document.tracks.push(written);
        if !first {
            context.ledger.altered(row, "another track has the same name");
        }
    }
}

fn track_of(
    context: &mut WriteContext<'_>,
    track: &Track,
    row: At,
    name: String,
    ids: &mut Ids,
) -> ScheduleTrack {
    let foreign = context.foreign;
    let derived = words::id_of(&name, "track");
    let mut written = ScheduleTrack { name: Some(name), ..ScheduleTrack::default() };
    let sound = foreign || form::item_slug(track.id.as_str(), context.target);
    let stated = track.external_ids.get("slug") == Some(track.id.as_str());
    if sound && (stated || track.id != *derived.as_str()) {
        written.slug = Some(track.id.to_string());
    }
    if stated && sound {
        let at = context.ledger.field(context.ledger.field(row, "external_ids"), "slug");
        let why = "the slug is written, and will be read as the id";
        context.wrote_if(at, track.id == *derived.as_str(), why);
    }
    if let Some(colour) = track.colour {
        written.colour = Some(colour.to_string());
        context.ledger.wrote_field(row, "colour");
    }
    let mut extras = Extras::default();
    for (at, name, value) in context.extensions(row, &track.extensions) {
        let same = track.colour.is_some_and(|colour| value.eq_ignore_ascii_case(&colour.to_string()));
        match name {
            "color" if foreign || same => {
                let other = same && written.colour.as_deref() != Some(value);
                written.colour = Some(value.to_owned());
                let why = "the value is written as the colour";
                context.wrote_if(at, other || form::is_set_aside(name, value), why);
                if !same {
                    context.ledger.altered(context.ledger.field(row, "colour"), why);
                }
            }
            "slug" if foreign => {
                written.slug = Some(value.to_owned());
                context.wrote_if(at, track.id != *value, "the value is written as the id");
            }
            _ if foreign => extras::add(context, &mut extras, ExtraLevel::Item, (at, name, value)),
            _ => {}
        }
    }
    written.extras = extras.list;
    if keeps_id(track.id.as_str(), written.slug.as_deref().unwrap_or(&derived), ids) {
        context.ledger.wrote_field(row, "id");
    } else {
        context.ledger.altered_field(row, "id", "the id cannot be written as a slug");
    }
    written
}
