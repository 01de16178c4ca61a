//! Reads sessions.

use std::collections::{HashMap, HashSet};

use super::entities::{complete, describe, linked, post, type_length};
use crate::draft::{Participation, Session};
use crate::interchange::common::json::object::{Node, Object};
use crate::interchange::common::json::value::ExtraValue;
use crate::interchange::common::reading::people::{
    keep_person_details, organisation_named, participation_of, set_post,
};
use crate::interchange::common::reading::rooms::resolve_room;
use crate::interchange::common::reading::times::set_slot;
use crate::interchange::common::reading::tracks::{resolve_track, set_track_colour};
use crate::interchange::common::reading::{Reading, Spot, Times};
use crate::interchange::common::speaking::Speaking;
use crate::report::Subject;
use crate::value::link::Link;
use crate::value::path::Path;
use crate::value::place::Place;
use crate::value::status::SessionStatus;
use crate::value::text::Text;
use crate::value::time::Length;

pub(super) fn sessions(
    reading: &mut Reading,
    sessions: Vec<Object>,
    types: &HashMap<String, (String, Option<Length>)>,
    speaking: &Speaking,
) {
    for object in sessions {
        session(reading, object, types, speaking);
    }
}

fn session(
    reading: &mut Reading,
    mut object: Object,
    types: &HashMap<String, (String, Option<Length>)>,
    speaking: &Speaking,
) {
    let at = object.at();
    let title = object.text(&["title", "name"]);
    let stated = object.text(&["id"]);
    let id = reading.builder.session_id(stated.as_deref(), title.as_deref().unwrap_or_default(), &at);
    let mut session = Session::new(id);
    let spot = reading.next_session(&session);
    session.title = title.map(Text::from);
    session.subtitle = object.text(&["subtitle"]).map(Text::from);
    session.description = reading.blocks(&mut object, &["shortabstract"]);
    let long = reading.blocks(&mut object, &["longabstract"]);
    session.description.extend(long);
    let mut length = None;
    if let Some((id, name, mut rest)) = reference(&mut object, &["sessiontype"]) {
        let known = id.and_then(|id| types.get(&id));
        if let Some(name) = name.or_else(|| known.map(|(name, _)| name.clone())) {
            reading.kind(&mut session, Text::from(name));
        }
        let stated = type_length(reading, &mut rest, &mut session.extensions, &spot);
        length = stated.or_else(|| known.and_then(|(_, length)| *length));
    }
    let start = object.text_at(&["startsat", "starttime"]);
    let end = object.text_at(&["endsat", "endtime"]);
    // The length of the type is only planned, and does not determine the end of a session.
    let length = length.filter(|_| start.is_none());
    set_slot(reading, &mut session, Times { start, end, length }, &spot);
    if let Some((id, name, mut rest)) = reference(&mut object, &["track"])
        && let Some(track) = resolve_track(reading, id.as_deref(), &name.unwrap_or_default(), &at, &spot)
    {
        if let Some(colour) = rest.text_at(&["color"]) {
            set_track_colour(reading, &track, &colour);
        }
        session.tracks.push(track);
    }
    if let Some((id, name, _)) = reference(&mut object, &["microlocation"]) {
        let room = resolve_room(reading, id.as_deref(), &name.unwrap_or_default(), &at, &spot);
        session.place = room.map(|room| Place::Rooms(vec![room]));
    }
    session.level = object.text(&["level"]).map(Text::from);
    if let Some(language) = object.text_at(&["language"]) {
        reading.spoken(&mut session, &language, &spot);
    }
    if let Some(state) = object.text_at(&["state"]) {
        match state.0.as_str() {
            "pending" => session.status = SessionStatus::Proposed,
            // A published export marks the sessions of the programme as accepted.
            "accepted" => session.status = SessionStatus::Confirmed,
            _ => reading.status(&mut session, &state, &spot),
        }
    }
    if object.text(&["deletedat"]).is_some() {
        session.status = SessionStatus::Dropped;
    }
    addresses(reading, &mut object, &mut session, &spot);
    let has_speakers = object.has(&["speakers"]);
    let mut ids = HashSet::new();
    let speakers = linked(&mut object, "speakers");
    // In JSON:API, a session can contain a link to the list of speakers instead of the list.
    let is_link = |node: &Node| Object::of(node.clone()).has(&["links"]);
    let is_complete = has_speakers && !speakers.iter().any(is_link);
    for node in speakers {
        speaker(reading, &node, &mut session, &mut ids, &spot);
    }
    if is_complete {
        speaking.report(reading, stated.as_deref(), &ids, &spot);
    }
    object.ignore(&["event"]);
    reading.keep_rest(object, &mut session.extensions, &spot);
    reading.builder.push(session, "");
}

/// Reads a reference to another item: an object with an id and a name. In JSON:API, it is within
/// `data`.
fn reference(object: &mut Object, names: &[&str]) -> Option<(Option<String>, Option<String>, Object)> {
    let node = object.take(names)?;
    if let Some(text) = node.text() {
        // A number is an id, and any other text is a name.
        let is_id = matches!(node.value, ExtraValue::Number(_));
        return Some(if is_id {
            (Some(text), None, Object::default())
        } else {
            (None, Some(text), Object::default())
        });
    }
    let mut found = Object::of(node);
    if let Some(data) = found.object(&["data"]) {
        found = data;
    }
    let (id, name) = (found.text(&["id"]), found.text(&["name", "title"]));
    Some((id, name, found)).filter(|(id, name, _)| id.is_some() || name.is_some())
}

fn addresses(reading: &mut Reading, object: &mut Object, session: &mut Session, spot: &Spot) {
    if let Some(url) = reading.url(object, &["slidesurl", "slides"], &mut session.extensions, spot) {
        session.attachments.push(Link::new(url).with_relation("slides"));
    }
    if let Some(url) = reading.url(object, &["videourl", "video"], &mut session.extensions, spot) {
        Reading::recording(session, url);
    }
    for (names, relation) in [(&["audiourl", "audio"][..], "audio"), (&["signupurl"], "signup")] {
        session.links.extend(reading.link(object, names, relation, &mut session.extensions, spot));
    }
}

fn speaker(
    reading: &mut Reading,
    node: &Node,
    session: &mut Session,
    ids: &mut HashSet<String>,
    spot: &Spot,
) {
    let at = node.at();
    let mut object = Object::of(node.clone());
    let id = object.text(&["id"]).or_else(|| node.text());
    ids.extend(id.clone());
    let name = object.text(&["name"]).unwrap_or_default();
    let people = reading.builder.draft.people.len();
    let Some(participation) = participation_of(reading, id.as_deref(), &name, &at, spot) else {
        // If the name is missing, the speaker is an organisation.
        let organisation = object.text(&["organisation"]);
        match organisation.and_then(|name| organisation_named(reading, &name)) {
            Some(id) => {
                let mut participation = Participation::organisation(id);
                let path = spot.path.clone().with("participations");
                let path = path.with_index(session.participations.len());
                let spot = Spot { subject: spot.subject.clone(), path };
                reading.keep_rest(object, &mut participation.extensions, &spot);
                session.participations.push(participation);
            }
            None => reading.keep_reference(&mut session.extensions, "speakers", node, spot),
        }
        return;
    };
    object.ignore(&["type"]);
    if reading.builder.draft.people.len() > people {
        // The list of speakers does not contain this speaker.
        let path = Path::root().with("people").with_index(people);
        let subject = participation.person.clone().map_or(Subject::Programme, Subject::Person);
        describe(reading, object, people, &Spot { subject, path });
    } else if matches!(node.value, ExtraValue::Map(_)) {
        if let Some(post) = post(&mut object) {
            set_post(reading, &participation, post);
        }
        complete(reading, &mut object, &participation);
        keep_person_details(reading, &participation, object);
    }
    session.participations.push(participation);
}
