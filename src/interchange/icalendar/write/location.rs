//! Writes the places of sessions as locations of events.

use super::context::WriteContext;
use super::texts::chosen;
use crate::draft::Coordinates;
use crate::interchange::common::inherited::{MOST_ROOMS, written_rooms};
use crate::interchange::common::ledger::{At, Rows};
use crate::interchange::icalendar::syntax::names;
use crate::interchange::icalendar::syntax::uid::generated_uid;
use crate::value::negotiation::Negotiated;
use crate::value::place::Place;
use crate::view::{Room, Session, Venue};

/// Writes the place of a session as properties of its event, for programs that do not know
/// `VLOCATION`. Returns `true` if a `LOCATION` was written.
pub(super) fn properties<'p>(
    cx: &mut WriteContext<'p>,
    session: Session<'p>,
    row: At,
    is_of_parent: bool,
) -> bool {
    let Some(place) = session.place() else { return false };
    if session.data().place.is_some() {
        cx.ledger.wrote_field(row, "place");
    } else if !is_of_parent {
        let why = match session.rooms().nth(MOST_ROOMS) {
            None => "the session has no place: the inherited place was written",
            Some(_) => "the session has no place: the first 16 rooms of the inherited place were written",
        };
        cx.ledger.altered_field(row, "place", why);
    }
    let mut wordings = Vec::new();
    match place {
        Place::Everywhere => {
            cx.out.begin(names::PLACE).value("everywhere");
            return false;
        }
        Place::ToBeAnnounced => {
            cx.out.begin(names::PLACE).value("to-be-announced");
            return false;
        }
        Place::Venue(_) => {}
        Place::Rooms(_) => wordings.extend(written_rooms(session).filter_map(|room| room_name(cx, room))),
    }
    let venue = session.venue();
    // The name of the venue is useful only if the programme has several venues.
    let venue_too = venue.filter(|_| wordings.is_empty() || cx.programme.venues().len() > 1);
    wordings.extend(venue_too.and_then(|venue| venue_name(cx, venue)));
    if let Some(first) = wordings.first() {
        let all: Vec<&str> = wordings.iter().map(|name| name.wording).collect();
        cx.out.begin("LOCATION").language(first.language).text(&all.join(", "));
    }
    geo(cx, venue.and_then(|venue| venue.data().coordinates));
    for room in written_rooms(session) {
        if let Some(online) = &room.data().online {
            let line = cx.out.begin("CONFERENCE").with("VALUE", "URI");
            line.quoted(names::ROOM, room.id().as_str()).value(online.as_str());
            let row = room_row(cx, room);
            cx.ledger.wrote_field(row, "online");
        }
    }
    !wordings.is_empty()
}

/// Writes the place of a session as `VLOCATION` components. They preserve the ids of rooms and
/// venues.
pub(super) fn components<'p>(cx: &mut WriteContext<'p>, session: Session<'p>) {
    match session.place() {
        Some(Place::Rooms(_)) => {
            written_rooms(session).for_each(|room| component(cx, Some(room), room.venue()));
        }
        Some(Place::Venue(_)) => session.venue().into_iter().for_each(|venue| component(cx, None, venue)),
        _ => {}
    }
}

fn component<'p>(cx: &mut WriteContext<'p>, room: Option<Room<'p>>, venue: Venue<'p>) {
    cx.out.plain("BEGIN:VLOCATION");
    let id = room.map_or(venue.id().as_str(), |room| room.id().as_str());
    cx.out.begin("UID").value(&generated_uid(id, cx.programme.id().as_str()));
    let label = venue_name(cx, venue);
    let name = room.map_or(label, |room| room_name(cx, room));
    if let Some(name) = name {
        cx.out.begin("NAME").language(name.language).text(name.wording);
    }
    if let Some(room) = room {
        cx.out.begin(names::ROOM).text(room.id().as_str());
        let row = room_row(cx, room);
        cx.ledger.wrote_field(row, "id");
    }
    let line = cx.out.begin(names::VENUE);
    if let Some(label) = label {
        line.quoted("LABEL", label.wording).language(label.language);
    }
    line.text(venue.id().as_str());
    geo(cx, venue.data().coordinates);
    cx.out.plain("END:VLOCATION");
    let row = venue_row(cx, venue);
    cx.ledger.wrote_fields(row, &["id", "coordinates"]);
}

fn geo(cx: &mut WriteContext<'_>, coordinates: Option<Coordinates>) {
    if let Some(geo) = coordinates {
        cx.out.begin("GEO").value(&format!("{};{}", geo.latitude(), geo.longitude()));
    }
}

fn room_row(cx: &WriteContext<'_>, room: Room<'_>) -> At {
    cx.ledger.row(Rows::Rooms, room.idx().position())
}

fn room_name<'p>(cx: &mut WriteContext<'p>, room: Room<'p>) -> Option<Negotiated<'p>> {
    let at = cx.ledger.field(room_row(cx, room), "name");
    chosen(cx, at, room.name())
}

fn venue_row(cx: &WriteContext<'_>, venue: Venue<'_>) -> At {
    cx.ledger.row(Rows::Venues, venue.idx().position())
}

fn venue_name<'p>(cx: &mut WriteContext<'p>, venue: Venue<'p>) -> Option<Negotiated<'p>> {
    let at = cx.ledger.field(venue_row(cx, venue), "name");
    venue.name().and_then(|name| chosen(cx, at, name))
}
