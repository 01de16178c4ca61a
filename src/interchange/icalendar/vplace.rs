//! Writes the places of sessions as locations of events.

use super::own;
use super::write::CalendarWriter;
use crate::report::Subject;
use crate::value::place::Place;
use crate::view::{Room, Session, Venue};

impl<'p> CalendarWriter<'p> {
    pub(super) fn place(&mut self, session: Session<'p>, subject: &Subject) {
        let inherited = session.data().place.is_none();
        if inherited && session.place().is_some() {
            self.losses.add(subject, "place", "the session has no place: the inherited place was written");
        }
        let mut names: Vec<&str> = Vec::new();
        let mut language = None;
        let mut geo = None;
        match session.place() {
            None => return,
            Some(Place::Everywhere) => return self.out.begin(own::PLACE).value("everywhere"),
            Some(Place::ToBeAnnounced) => return self.out.begin(own::PLACE).value("to-be-announced"),
            Some(Place::Venue(_)) => {}
            Some(Place::Rooms(_)) => {
                for room in session.rooms() {
                    let of = Subject::Room(room.id().clone());
                    let Some(chosen) = self.name("room", room.id().as_str(), room.name(), &of) else {
                        continue;
                    };
                    names.push(chosen.wording);
                    language.get_or_insert(chosen.language);
                }
            }
        }
        if let Some(venue) = session.venue() {
            geo = venue.data().coordinates;
            // The name of the venue is useful only if the programme has several venues.
            if names.is_empty() || self.programme.venues().len() > 1 {
                let of = Subject::Venue(venue.id().clone());
                if let Some(chosen) = self.name("venue", venue.id().as_str(), venue.name(), &of) {
                    names.push(chosen.wording);
                    language.get_or_insert(chosen.language);
                }
            }
        }
        if let Some(language) = language {
            self.out.begin("LOCATION").language(language).text(&names.join(", "));
        }
        if let Some(geo) = geo {
            self.out.begin("GEO").value(&format!("{};{}", geo.latitude(), geo.longitude()));
        }
        for room in session.rooms() {
            if let Some(online) = &room.data().online {
                self.out
                    .begin("CONFERENCE")
                    .with("VALUE", "URI")
                    .quoted(own::ROOM, room.id().as_str())
                    .value(online.as_str());
            }
        }
    }

    /// Writes the place of a session as `VLOCATION` components. They preserve the ids of rooms and
    /// venues.
    pub(super) fn locations(&mut self, session: Session<'p>) {
        match session.place() {
            Some(Place::Rooms(_)) => {
                for room in session.rooms() {
                    self.location(Some(room), room.venue());
                }
            }
            Some(Place::Venue(_)) => {
                if let Some(venue) = session.venue() {
                    self.location(None, venue);
                }
            }
            _ => {}
        }
    }

    fn location(&mut self, room: Option<Room<'p>>, venue: Venue<'p>) {
        self.named.venues.insert(venue.id().as_str());
        let programme = self.programme.id().as_str();
        self.out.plain("BEGIN:VLOCATION");
        let id = room.map_or(venue.id().as_str(), |room| room.id().as_str());
        self.out.begin("UID").value(&own::uid(id, programme));
        let of_venue = Subject::Venue(venue.id().clone());
        let label = self.name("venue", venue.id().as_str(), venue.name(), &of_venue);
        if let Some(room) = room {
            self.named.rooms.insert(room.id().as_str());
            let of = Subject::Room(room.id().clone());
            if let Some(chosen) = self.name("room", room.id().as_str(), room.name(), &of) {
                self.out.begin("NAME").language(chosen.language).text(chosen.wording);
            }
            self.out.begin(own::ROOM).text(room.id().as_str());
        } else if let Some(chosen) = &label {
            self.out.begin("NAME").language(chosen.language).text(chosen.wording);
        }
        let line = self.out.begin(own::VENUE);
        if let Some(label) = label {
            line.quoted("LABEL", label.wording).language(label.language);
        }
        line.text(venue.id().as_str());
        if let Some(geo) = venue.data().coordinates {
            self.out.begin("GEO").value(&format!("{};{}", geo.latitude(), geo.longitude()));
        }
        self.out.plain("END:VLOCATION");
    }
}
