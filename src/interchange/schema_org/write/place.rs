//! Writes venues, rooms and the places of sessions in JSON-LD.

use super::context::WriteContext;
use super::node::{JsonLdNode, property};
use crate::draft::Coordinates;
use crate::interchange::common::inherited::{MOST_ROOMS, written_rooms};
use crate::interchange::common::ledger::{At, Rows};
use crate::value::country::Country;
use crate::value::place::Place;
use crate::value::url::Url;
use crate::view::{Room, Session, Venue};

fn venue_at(context: &WriteContext<'_>, venue: Venue<'_>) -> At {
    context.ledger.row(Rows::Venues, venue.idx().position())
}

/// Writes the name and address of a venue. Both are repeated for each session, because programs
/// display the address together with the session.
fn venue_named<'p>(context: &mut WriteContext<'p>, venue: Venue<'p>) -> JsonLdNode {
    let (at, data) = (venue_at(context, venue), venue.data());
    let mut node = context.node("Place", at, "venue", data.id.as_str());
    context.set_text(&mut node, "name", (at, "name"), data.name.as_ref());
    let mut address = JsonLdNode::new("PostalAddress");
    context.set_text(&mut address, "streetAddress", (at, "address"), data.address.as_ref());
    context.set_text(&mut address, "addressLocality", (at, "city"), data.city.as_ref());
    context.set(&mut address, "addressCountry", (at, "country"), data.country.as_ref().map(Country::as_str));
    if !address.is_plain() {
        node.set("address", address);
    }
    node
}

fn venue<'p>(context: &mut WriteContext<'p>, venue: Venue<'p>, with_rooms: bool) -> JsonLdNode {
    let mut node = venue_named(context, venue);
    if !context.is_first(&node) {
        return node;
    }
    let (at, data) = (venue_at(context, venue), venue.data());
    context.set(&mut node, "geo", (at, "coordinates"), data.coordinates.map(geo));
    context.links(&mut node, at, &data.links);
    context.identify(&mut node, at, &data.external_ids);
    if with_rooms {
        for part in venue.rooms().filter(|room| room.data().online.is_none()) {
            let part = room(context, part, false);
            node.add("containsPlace", part);
        }
    }
    node
}

fn geo(coordinates: Coordinates) -> JsonLdNode {
    let mut geo = JsonLdNode::new("GeoCoordinates");
    geo.set("latitude", coordinates.latitude());
    geo.set("longitude", coordinates.longitude());
    geo
}

/// Writes a room. If `in_venue` is `true`, the node also contains the name and address of the
/// venue.
fn room<'p>(context: &mut WriteContext<'p>, room: Room<'p>, in_venue: bool) -> JsonLdNode {
    let (at, data) = (context.ledger.row(Rows::Rooms, room.idx().position()), room.data());
    let type_name = if data.online.is_some() { "VirtualLocation" } else { "Place" };
    let mut node = context.node(type_name, at, "room", data.id.as_str());
    context.set_text(&mut node, "name", (at, "name"), Some(&data.name));
    context.set(&mut node, "url", (at, "online"), data.online.as_ref().map(Url::as_str));
    if in_venue && data.online.is_none() {
        let venue = venue_named(context, room.venue());
        node.set("containedInPlace", venue);
    }
    if !context.is_first(&node) {
        return node;
    }
    if data.online.is_some() {
        let why = "a virtual location cannot be part of a venue: it was written separately";
        context.ledger.altered_field(at, "online", why);
        for field in
            ["building", "floor", "capacity", "simultaneous", "accessibility", "made_of", "coordinates"]
        {
            let why = "schema.org has no property for this data of a virtual location";
            context.ledger.altered(context.ledger.field(at, field), why);
        }
    } else {
        context.set(&mut node, "geo", (at, "coordinates"), data.coordinates.map(geo));
        context.set(&mut node, "maximumAttendeeCapacity", (at, "capacity"), data.capacity);
        for (name, text) in
            [("building", &data.building), ("floor", &data.floor), ("accessibility", &data.accessibility)]
        {
            if let Some(text) = text {
                context.ledger.wrote_field(at, name);
                node.add("additionalProperty", property(name, context.text(text)));
            }
        }
        if let Some(count) = data.simultaneous {
            context.ledger.wrote_field(at, "simultaneous");
            node.add("additionalProperty", property("simultaneous", count));
        }
        context.ledger.wrote_field(at, "made_of");
        for part in room.made_of() {
            let row = context.ledger.row(Rows::Rooms, part.idx().position());
            let mut named = context.node("Place", row, "room", part.id().as_str());
            context.set_text(&mut named, "name", (row, "name"), Some(part.name()));
            node.add("containsPlace", named);
        }
    }
    context.links(&mut node, at, &data.links);
    context.identify(&mut node, at, &data.external_ids);
    node
}

/// Writes the place of a session. The location `at` is that of the session. An inherited place is
/// written as well.
pub(super) fn location<'p>(
    context: &mut WriteContext<'p>,
    event: &mut JsonLdNode,
    at: At,
    session: Session<'p>,
) {
    let at = context.ledger.field(at, "place");
    match session.place() {
        None => {}
        Some(Place::ToBeAnnounced) => {
            let why = "schema.org cannot represent a place that is yet to be announced";
            context.ledger.altered(at, why);
        }
        Some(Place::Everywhere) => {
            let why =
                "a session that takes place everywhere was written with at most 16 venues as its location";
            context.ledger.altered(at, why);
            for one in context.programme.venues().take(MOST_ROOMS) {
                let venue = venue(context, one, false);
                event.add("location", venue);
            }
        }
        Some(Place::Venue(id)) => {
            if let Some(one) = context.programme.venue(id.as_str()) {
                let venue = venue(context, one, false);
                event.add("location", venue);
            }
            context.ledger.wrote(at);
        }
        Some(Place::Rooms(_)) => {
            for one in written_rooms(session) {
                let room = room(context, one, true);
                event.add("location", room);
            }
            context.ledger.wrote(at);
        }
    }
}

/// Writes all venues with their rooms.
pub(super) fn all_places(context: &mut WriteContext<'_>, event: &mut JsonLdNode) {
    for one in context.programme.venues() {
        let venue = venue(context, one, true);
        event.add("location", venue);
    }
    for one in context.programme.rooms().filter(|room| room.data().online.is_some()) {
        let room = room(context, one, false);
        event.add("location", room);
    }
}
