//! Writes venues, rooms and the places of sessions in JSON-LD.

use serde_json::Value;

use super::node::{JsonLdNode, property};
use super::writer::JsonLdWriter;
use crate::draft;
use crate::report::Reportable;
use crate::value::country::Country;
use crate::value::place::Place;
use crate::value::url::Url;
use crate::view::{Room, Session, Venue};

impl<'p> JsonLdWriter<'p> {
    fn address(&self, venue: &draft::Venue) -> Option<JsonLdNode> {
        let mut address = JsonLdNode::new("PostalAddress");
        address.set_some("streetAddress", self.text_of(venue.address.as_ref()));
        address.set_some("addressLocality", self.text_of(venue.city.as_ref()));
        address.set_some("addressCountry", venue.country.as_ref().map(Country::as_str));
        (!address.is_plain()).then_some(address)
    }

    /// Writes the name and address of a venue. Both are repeated for each session, because programs
    /// display the address together with the session.
    fn venue_named(&self, venue: Venue<'p>) -> JsonLdNode {
        let mut node = JsonLdNode::known("Place", self.id("venue", venue.id().as_str()));
        node.set("name", self.text(venue.name()));
        node.set_some("address", self.address(venue.data()));
        node
    }

    pub(super) fn venue(&mut self, venue: Venue<'p>, with_rooms: bool) -> JsonLdNode {
        let mut node = self.venue_named(venue);
        if !self.is_first(&self.id("venue", venue.id().as_str())) {
            return node;
        }
        let draft::Venue {
            id: _,
            name: _,
            address: _,
            city: _,
            country: _,
            time_zone,
            coordinates,
            rooms: _,
            links,
            external_ids,
            extensions,
        } = venue.data();
        let before = self.about(venue.subject());
        self.lose_if(
            time_zone.is_some(),
            "time_zone",
            "schema.org has no property for the time zone of a place",
        );
        if let Some(at) = coordinates {
            let mut geo = JsonLdNode::new("GeoCoordinates");
            geo.set("latitude", at.latitude());
            geo.set("longitude", at.longitude());
            node.set("geo", geo);
        }
        self.links(&mut node, links);
        node.identify(external_ids);
        self.lose_extensions("extensions", extensions);
        if with_rooms {
            for room in venue.rooms() {
                if room.data().online.is_some() {
                    let field = format!("rooms/{}", room.position());
                    self.lose(
                        &field,
                        "a virtual location cannot be part of a venue: it was written separately",
                    );
                } else {
                    let room = self.room(room, false);
                    node.add("containsPlace", room);
                }
            }
        }
        self.about(before);
        node
    }

    /// Writes a room. If `in_venue` is `true`, the node also contains the name and address of the
    /// venue.
    pub(super) fn room(&mut self, room: Room<'p>, in_venue: bool) -> JsonLdNode {
        let id = self.id("room", room.id().as_str());
        let draft::Room {
            id: _,
            name,
            building,
            floor,
            capacity,
            simultaneous,
            made_of,
            online,
            accessibility,
            available,
            links,
            external_ids,
            extensions,
        } = room.data();
        let mut node =
            JsonLdNode::known(if online.is_some() { "VirtualLocation" } else { "Place" }, id.clone());
        node.set("name", self.text(name));
        node.set_some("url", online.as_ref().map(Url::as_str));
        if in_venue && online.is_none() {
            node.set("containedInPlace", self.venue_named(room.venue()));
        }
        if !self.is_first(&id) {
            return node;
        }
        let before = self.about(room.subject());
        self.lose_each(available.len(), "available", "schema.org has no property for it");
        if online.is_some() {
            let why = "schema.org has no property for this data of a virtual location";
            for (stated, field) in [
                (building.is_some(), "building"),
                (floor.is_some(), "floor"),
                (capacity.is_some(), "capacity"),
                (simultaneous.is_some(), "simultaneous"),
                (accessibility.is_some(), "accessibility"),
            ] {
                self.lose_if(stated, field, why);
            }
            self.lose_each(made_of.len(), "made_of", why);
        } else {
            node.set_some("maximumAttendeeCapacity", *capacity);
            for (name, text) in [("building", building), ("floor", floor), ("accessibility", accessibility)] {
                if let Some(text) = text {
                    node.add("additionalProperty", property(name, self.text(text)));
                }
            }
            if let Some(count) = simultaneous {
                node.add("additionalProperty", property("simultaneous", *count));
            }
            for part in room.made_of() {
                let name = self.text(part.name());
                let mut named = JsonLdNode::known("Place", self.id("room", part.id().as_str()));
                named.set("name", name);
                node.add("containsPlace", named);
            }
        }
        self.links(&mut node, links);
        node.identify(external_ids);
        self.lose_extensions("extensions", extensions);
        self.about(before);
        node
    }

    pub(super) fn location(&mut self, event: &mut JsonLdNode, session: Session<'p>) {
        // Losses in an inherited place are recorded for the parent session or the programme.
        let stated = session.data().place.is_some();
        match session.place() {
            None => {}
            Some(Place::ToBeAnnounced) => {
                self.lose_if(
                    stated,
                    "place",
                    "schema.org cannot represent a place that is yet to be announced",
                );
            }
            Some(Place::Everywhere) => {
                self.venues(event);
                self.lose_if(
                    stated,
                    "place",
                    "a session that takes place everywhere was written with all venues as its location",
                );
            }
            Some(Place::Venue(id)) => {
                if let Some(venue) = self.programme.venue(id.as_str()) {
                    let venue = self.venue(venue, false);
                    event.add("location", venue);
                }
            }
            Some(Place::Rooms(_)) => {
                for room in session.rooms() {
                    let room = self.room(room, true);
                    event.add("location", room);
                }
            }
        }
    }

    fn venues(&mut self, event: &mut JsonLdNode) {
        for venue in self.programme.venues() {
            let venue = self.venue(venue, false);
            event.add("location", venue);
        }
    }

    pub(super) fn all_places(&mut self, event: &mut JsonLdNode) {
        for venue in self.programme.venues() {
            let venue = self.venue(venue, true);
            event.add("location", venue);
        }
        for room in self.programme.rooms().filter(|room| room.data().online.is_some()) {
            let room: Value = self.room(room, false).into();
            event.add("location", room);
        }
    }
}
