//! Reads rooms and sessions.

use std::collections::{HashMap, HashSet};

use indexmap::{IndexMap, IndexSet};

use super::Listed;
use super::categories::Categories;
use crate::code::Code;
use crate::draft::Session;
use crate::error::quote;
use crate::interchange::common::json::object::{Node, Object};
use crate::interchange::common::json::value::ExtraValue;
use crate::interchange::common::reading::people::{keep_person_details, participation_of};
use crate::interchange::common::reading::rooms::{declare_room, resolve_room};
use crate::interchange::common::reading::times::set_slot;
use crate::interchange::common::reading::{Reading, Spot, Times};
use crate::interchange::common::speaking::Speaking;
use crate::value::id::{RoomId, SessionId};
use crate::value::kind::Kind;
use crate::value::link::Link;
use crate::value::place::Place;
use crate::value::status::SessionStatus;
use crate::value::string_map::Extensions;

/// Adds the rooms in their printed order.
pub(super) fn rooms(reading: &mut Reading, rooms: Vec<Object>) {
    let mut rooms: Vec<(Option<i64>, Object)> = rooms
        .into_iter()
        .map(|mut room| (room.text(&["sort"]).and_then(|sort| sort.parse().ok()), room))
        .collect();
    rooms.sort_by_key(|(sort, _)| *sort);
    for (_, mut room) in rooms {
        let Some(name) = room.clone_of("name").and_then(|node| reading.wording(&node)) else {
            reading.keep_nameless("rooms", room);
            continue;
        };
        let Some(id) = declare_room(reading, &mut room, name.first()) else { continue };
        if let Some(found) = reading.builder.room_mut(&id).filter(|_| !name.is_plain()) {
            found.name = name;
        }
        room.ignore(&["name"]);
        let mut extensions = Extensions::default();
        reading.keep_rest(room, &mut extensions, &Spot::room(&id));
        if let Some(found) = reading.builder.room_mut(&id).filter(|_| !extensions.is_empty()) {
            found.extensions = extensions;
        }
    }
}

/// A session that is listed once or several times, with all rooms in which it is listed.
struct Occurrence {
    object: Object,
    rooms: IndexSet<(Option<String>, String)>,
}

pub(super) fn sessions(
    reading: &mut Reading,
    listed: Vec<Listed>,
    categories: &Categories,
    speaking: &Speaking,
) {
    let mut occurrences: IndexMap<(String, String), Occurrence> = IndexMap::new();
    for Listed { session: mut object, room } in listed {
        let id = object.text(&["id"]).unwrap_or_default();
        let start = object.text_at(&["startsat"]);
        let room_id = object.text(&["roomid"]);
        let room_name = object.text(&["room"]);
        let stated = (room_id.is_some() || room_name.is_some()).then(|| {
            let name = room_name.or_else(|| room.as_ref().map(|(_, name)| name.clone()));
            (room_id, name.unwrap_or_default())
        });
        let key = match (&start, id.is_empty()) {
            // A session without an id is never the same as another.
            (_, true) => (object.path().to_string(), String::new()),
            (start, false) => (id, start.as_ref().map(|(text, _)| text.clone()).unwrap_or_default()),
        };
        let found = occurrences.entry(key).or_insert_with(|| Occurrence { object, rooms: IndexSet::new() });
        found.rooms.extend(room.or(stated));
    }
    let mut first: HashMap<String, SessionId> = HashMap::new();
    for ((id, start), Occurrence { object, rooms }) in occurrences {
        let stated = Some(id.as_str()).filter(|id| !id.starts_with('/'));
        let original = stated.and_then(|id| first.get(id).cloned());
        let session = session(reading, object, (stated, &start), rooms, categories, speaking, original);
        if let Some(stated) = stated {
            first.entry(stated.to_owned()).or_insert(session);
        }
    }
}

fn session(
    reading: &mut Reading,
    mut object: Object,
    (stated, start): (Option<&str>, &str),
    rooms: IndexSet<(Option<String>, String)>,
    categories: &Categories,
    speaking: &Speaking,
    original: Option<SessionId>,
) -> SessionId {
    let at = object.at();
    let title = reading.text(&mut object, &["title"]);
    let words = title.as_ref().map(|title| title.first().to_owned()).unwrap_or_default();
    let id = match &original {
        None => reading.builder.session_id(stated, &words, &at),
        Some(first) => reading.builder.repeated_id(first),
    };
    let mut session = Session::new(id.clone());
    let spot = reading.next_session(&session);
    if let Some(first) = original {
        let message = format!("the session {} is listed at several times", quote(first.as_str()));
        reading.note(Code::OccurrencesLinked, &spot, &at, message);
        session.repeats = Some(first);
    }
    session.title = title;
    session.description = reading.blocks(&mut object, &["description", "i18ndesc"]);
    session.plenary = object.flag(&["isplenumsession"]) == Some(true);
    let start = Some(start).filter(|start| !start.is_empty()).map(|start| (start.to_owned(), at.clone()));
    let times = Times { start, end: object.text_at(&["endsat"]), length: None };
    set_slot(reading, &mut session, times, &spot);
    if object.flag(&["isservicesession"]) == Some(true) {
        session.kind = Some(reading.kind_of(&words).unwrap_or(Kind::Other));
    }
    state(reading, &mut object, &mut session, &spot);
    if let Some(url) = reading.url(&mut object, &["recordingurl"], &mut session.extensions, &spot) {
        Reading::recording(&mut session, url);
    }
    if let Some(url) = reading.url(&mut object, &["liveurl"], &mut session.extensions, &spot) {
        session.links.push(Link::new(url).with_relation("stream"));
    }
    categories.apply(reading, &mut object, &mut session, &spot);
    let speakers = object.list(&["speakers"]);
    let ids = participations(reading, speakers, &mut session, &spot);
    speaking.report(reading, stated, &ids, &spot);
    place(reading, rooms, &mut session, &object, &spot);
    // This field only shows whether the speakers know about the decision.
    object.ignore(&["isinformed"]);
    reading.keep_rest(object, &mut session.extensions, &spot);
    reading.builder.push(session, "");
    id
}

fn state(reading: &mut Reading, object: &mut Object, session: &mut Session, spot: &Spot) {
    let confirmed = object.flag(&["isconfirmed"]);
    let Some(state) = object.text_at(&["status"]) else {
        return;
    };
    session.status = match state.0.to_lowercase().as_str() {
        "accepted" if confirmed == Some(false) => SessionStatus::Accepted,
        "accepted" => SessionStatus::Confirmed,
        // The speakers have not been informed about a decision in a queue.
        "accept_queue" | "waitlist_queue" | "waitlisted" => {
            let what = (Code::SetAside, "was read as \"proposed\"");
            reading.keep_text(&mut session.extensions, "status", &state.0, what, &state.1, spot);
            SessionStatus::Proposed
        }
        "decline_queue" => SessionStatus::Dropped,
        _ => return reading.status(session, &state, spot),
    };
}

fn participations(
    reading: &mut Reading,
    speakers: Vec<Node>,
    session: &mut Session,
    spot: &Spot,
) -> HashSet<String> {
    let mut seen: HashSet<String> = HashSet::new();
    for node in speakers {
        let at = node.at();
        let text = node.text();
        let mut object = Object::of(node.clone());
        let (id, name) = match text {
            Some(id) => (Some(id), String::new()),
            None => (object.text(&["id"]), object.text(&["name", "fullname"]).unwrap_or_default()),
        };
        seen.extend(id.clone());
        match participation_of(reading, id.as_deref(), &name, &at, spot) {
            Some(participation) => {
                if matches!(node.value, ExtraValue::Map(_)) {
                    keep_person_details(reading, &participation, object);
                }
                session.participations.push(participation);
            }
            None => reading.keep_reference(&mut session.extensions, "speakers", &node, spot),
        }
    }
    seen
}

fn place(
    reading: &mut Reading,
    rooms: IndexSet<(Option<String>, String)>,
    session: &mut Session,
    object: &Object,
    spot: &Spot,
) {
    let at = object.at();
    let mut ids: IndexSet<RoomId> = IndexSet::new();
    for (id, name) in rooms {
        if let Some(room) = resolve_room(reading, id.as_deref(), &name, &at, spot) {
            ids.insert(room);
            continue;
        }
        let node = Node::new(ExtraValue::kept(&id.unwrap_or_default()), object.path().clone());
        reading.keep_reference(&mut session.extensions, "roomId", &node, spot);
    }
    if !ids.is_empty() {
        session.place = Some(Place::Rooms(ids.into_iter().collect()));
    }
}
