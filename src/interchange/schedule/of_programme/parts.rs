//! Converts the venues, rooms and tracks of a programme.

use super::{ScheduleWriter, form};
use crate::draft::{Room, Track, Venue};
use crate::interchange::schedule::node::ExtraValue;
use crate::interchange::schedule::sheet::{self, Locus, add};
use crate::interchange::schedule::{Target, words};
use crate::report::Subject;

impl ScheduleWriter {
    pub(super) fn venues(&mut self, venues: Vec<Venue>) {
        for (at, venue) in venues.into_iter().enumerate() {
            let Venue {
                id,
                name,
                address,
                city,
                country,
                time_zone,
                coordinates,
                rooms,
                links,
                external_ids,
                extensions,
            } = venue;
            self.losses.about(Subject::Venue(id));
            let name = self.losses.text("name", &name);
            if self.foreign && at == 0 {
                // If a schedule does not name its venue, readers use the title or, if that is
                // missing, the id of the programme.
                let otherwise = self.sheet.conference.title.as_ref().unwrap_or(&self.scope);
                if name.as_ref() != Some(otherwise) {
                    self.sheet.conference.venue = name;
                }
                self.sheet.conference.city = city.and_then(|city| self.losses.text("city", &city));
            } else if city.is_some() {
                self.losses.lose("city", "the schema has no field for this");
            }
            self.losses.all(
                "the format has no field for this",
                [
                    ("address", address.is_some()),
                    ("country", country.is_some()),
                    ("time_zone", time_zone.is_some()),
                    ("coordinates", coordinates.is_some()),
                    ("links", !links.is_empty()),
                ],
            );
            self.external_ids(&external_ids, |_, _| false);
            for (key, _) in extensions.iter() {
                self.losses.extension(key, "the format has no field for details of the venue");
            }
            for room in rooms {
                self.room(room);
            }
        }
    }

    fn room(&mut self, room: Room) {
        let Room {
            id,
            name,
            building,
            floor,
            capacity,
            simultaneous,
            made_of,
            online,
            available,
            accessibility,
            links,
            external_ids,
            extensions,
        } = room;
        self.losses.about(Subject::Room(id.clone()));
        let Some(name) = self.losses.text("name", &name) else {
            self.losses.lose("", "rooms are identified by name, and this room has no name");
            return;
        };
        self.rooms.insert(id.to_string(), name.clone());
        if !self.room_names.insert(name.clone()) {
            self.namesakes.insert(id.to_string());
            self.losses.lose("", "another room has the same name");
            return;
        }
        self.losses.all(
            "the format has no field for this",
            [
                ("building", building.is_some()),
                ("floor", floor.is_some()),
                ("simultaneous", simultaneous.is_some()),
                ("made_of", !made_of.is_empty()),
                ("online", online.is_some()),
                ("accessibility", accessibility.is_some()),
                ("available", !available.is_empty()),
            ],
        );
        let json = self.target == Target::Json;
        let mut row = sheet::ScheduleRoom { name, listed: json, ..sheet::ScheduleRoom::default() };
        let derived = words::slug(&row.name);
        let stated = external_ids.get("slug") == Some(id.as_str());
        let sound = json && form::item_slug(id.as_str(), self.target);
        if stated && (self.foreign || sound) || sound && id != *derived.as_str() {
            row.slug = Some(id.to_string());
        }
        if let Some(guid) = external_ids.get("guid").filter(|guid| self.foreign || form::uuid(guid)) {
            row.guid = Some(guid.to_owned());
        }
        let (guid, slug) = (row.guid.clone(), row.slug.clone());
        self.external_ids(&external_ids, |scheme, value| {
            scheme == "guid" && guid.as_deref() == Some(value)
                || scheme == "slug" && slug.as_deref() == Some(value)
        });
        match capacity {
            Some(capacity) if json || self.foreign => row.capacity = Some(capacity.to_string()),
            Some(_) => self.losses.lose("capacity", "the schema has no field for this"),
            None => {}
        }
        for (at, link) in links.into_iter().enumerate() {
            let crate::value::link::Link { url, title, relation, language } = link;
            let field = format!("links/{at}");
            let sound = self.foreign || json && form::any_uri(url.as_str());
            if relation.as_deref() == Some("page") && row.url.is_none() && sound {
                row.url = Some(url.to_string());
                self.losses.all(
                    "only the address of the link is written",
                    [
                        (format!("{field}/title").as_str(), title.is_some()),
                        (format!("{field}/language").as_str(), language.is_some()),
                    ],
                );
            } else {
                self.losses.lose(&field, "the schema has no field for this");
            }
        }
        for (key, value) in extensions.iter() {
            let Some(name) = self.own(key) else { continue };
            let node = ExtraValue::kept(value);
            let known = json && matches!((name, &node), ("stream_id" | "description", ExtraValue::Text(_)));
            match name {
                "slug" if self.foreign => row.slug = Some(value.to_owned()),
                "url" if self.foreign => row.url = Some(value.to_owned()),
                "guid" if self.foreign => row.guid = Some(value.to_owned()),
                _ if self.foreign && self.target == Target::Xml && !name.starts_with('@') => {
                    self.losses.extension(key, "a room can have only attributes in schedule.xml");
                }
                _ if self.foreign || known => {
                    add(&mut row.extras, form::unnumbered(name), node, Locus::Nowhere);
                }
                _ => self.losses.extension(key, "the schema has no field for this"),
            }
        }
        self.sheet.rooms.push(row);
    }

    pub(super) fn tracks_of(&mut self, tracks: Vec<Track>) {
        for track in tracks {
            let Track { id, name, colour, sequential, external_ids, extensions } = track;
            self.losses.about(Subject::Track(id.clone()));
            let Some(name) = self.losses.text("name", &name) else { continue };
            self.tracks.insert(id.to_string(), name.clone());
            let mut row = sheet::ScheduleTrack { name: Some(name), ..sheet::ScheduleTrack::default() };
            let derived = row.name.as_deref().map(words::slug).unwrap_or_default();
            let sound = self.foreign || form::item_slug(id.as_str(), self.target);
            if sound && (external_ids.get("slug") == Some(id.as_str()) || id != *derived.as_str()) {
                row.slug = Some(id.to_string());
            }
            row.colour = colour.map(|colour| colour.to_string());
            self.losses.all("the format has no field for this", [("sequential", sequential)]);
            let slug = row.slug.clone();
            self.external_ids(&external_ids, |scheme, value| {
                scheme == "slug" && slug.as_deref() == Some(value)
            });
            for (key, value) in extensions.iter() {
                let Some(own) = self.own(key) else { continue };
                let same = colour.is_some_and(|colour| value.eq_ignore_ascii_case(&colour.to_string()));
                match own {
                    "color" if self.foreign || same => row.colour = Some(value.to_owned()),
                    "slug" if self.foreign => row.slug = Some(value.to_owned()),
                    _ if self.foreign => {
                        add(&mut row.extras, form::unnumbered(own), ExtraValue::kept(value), Locus::Nowhere);
                    }
                    _ => self.losses.extension(key, "the schema has no field for this"),
                }
            }
            self.sheet.tracks.push(row);
        }
    }
}
