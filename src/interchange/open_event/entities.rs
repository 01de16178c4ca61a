//! Reads rooms, tracks, types of sessions, speakers and sponsors.

use std::collections::HashMap;

use super::event::coordinates;
use crate::code::Code;
use crate::draft::{Participation, Post};
use crate::interchange::common::extension::keep_extension;
use crate::interchange::common::json::object::{Node, Object};
use crate::interchange::common::reading::people::{
    change_person, declare_person, keep_undeclared_person, organisation_named,
};
use crate::interchange::common::reading::rooms::declare_room;
use crate::interchange::common::reading::tracks::{declare_track, keep_track_details, set_track_colour};
use crate::interchange::common::reading::{Reading, Spot};
use crate::interchange::common::speaking::Speaking;
use crate::interchange::common::urls;
use crate::interchange::reader;
use crate::report::Subject;
use crate::value::id::OrganisationId;
use crate::value::link::Link;
use crate::value::path::Path;
use crate::value::role::Role;
use crate::value::string_map::Extensions;
use crate::value::text::Text;
use crate::value::time::Length;
use crate::value::url::Url;

pub(super) fn rooms(reading: &mut Reading, microlocations: Vec<Object>) {
    for mut object in microlocations {
        object.ignore(&["position", "sessions", "event", "hiddeninscheduler"]);
        let name = object.clone_text("name");
        if name.is_empty() {
            reading.keep_nameless("microlocations", object);
            continue;
        }
        let Some(room) = declare_room(reading, &mut object, &name) else { continue };
        object.ignore(&["name"]);
        let (spot, mut extensions) = (Spot::room(&room), Extensions::default());
        let coordinates = coordinates(reading, &mut object, &mut extensions, &spot);
        let (floor, building) = (object.text(&["floor"]), object.text(&["room"]));
        reading.keep_rest(object, &mut extensions, &spot);
        if let Some(room) = reading.builder.room_mut(&room) {
            room.coordinates = coordinates;
            room.floor = floor.map(Text::from);
            room.building = building.map(Text::from);
            room.extensions = extensions;
        }
    }
}

/// Adds the tracks. A description that only repeats the name is ignored.
pub(super) fn tracks(reading: &mut Reading, tracks: Vec<Object>) {
    for mut object in tracks {
        object.ignore(&["fontcolor", "sessions", "event", "position"]);
        let name = object.clone_text("name");
        if name.is_empty() {
            reading.keep_nameless("tracks", object);
            continue;
        }
        let Some(track) = declare_track(reading, &mut object, &name) else { continue };
        object.ignore(&["name"]);
        if let Some(colour) = object.text_at(&["color"]) {
            set_track_colour(reading, &track, &colour);
        }
        if object.clone_text("description") == name {
            object.ignore(&["description"]);
        }
        keep_track_details(reading, &track, object);
    }
}

/// Returns the names and lengths of the types of sessions by their ids.
pub(super) fn types(reading: &mut Reading, types: Vec<Object>) -> HashMap<String, (String, Option<Length>)> {
    let mut found = HashMap::new();
    for mut object in types {
        let (id, name) = (object.clone_text("id"), object.clone_text("name"));
        if id.is_empty() || name.is_empty() {
            reading.keep_nameless("session-types", object);
            continue;
        }
        let mut extensions = std::mem::take(&mut reading.builder.draft.extensions);
        let length = type_length(reading, &mut object, &mut extensions, &Spot::programme());
        reading.builder.draft.extensions = extensions;
        found.insert(id, (name, length));
    }
    found
}

/// Reads the length of a type of sessions, such as `00:30` or `01.00`, which are hours and minutes.
/// Any other text is kept in the extensions.
pub(super) fn type_length(
    reading: &mut Reading,
    object: &mut Object,
    extensions: &mut Extensions,
    spot: &Spot,
) -> Option<Length> {
    let (text, at) = object.text_at(&["length"])?;
    let length = reader::length(&text.replace('.', ":")).filter(|_| text.contains([':', '.']));
    if length.is_none() {
        let what = (Code::TimeAdjusted, "is not a length in hours and minutes");
        reading.keep_text(extensions, "session-type/length", &text, what, &at, spot);
    }
    length
}

/// The fields of a speaker that contain addresses. Their names become the relations of the links.
const ADDRESSES: &[&str] = &["website", "twitter", "facebook", "github", "linkedin", "mastodon", "instagram"];

/// Adds the speakers, and returns the sessions that they list.
pub(super) fn people(reading: &mut Reading, speakers: Vec<Object>) -> Speaking {
    let mut speaking = Speaking::default();
    for mut object in speakers {
        let at = object.at();
        let (id, name) = (object.text(&["id"]), object.text(&["name"]).unwrap_or_default());
        speaking.add(id.as_deref(), linked(&mut object, "sessions"));
        let Some((position, spot)) = declare_person(reading, id.as_deref(), &name, &at) else {
            keep_undeclared_person(reading, id, &name, object);
            continue;
        };
        describe(reading, object, position, &spot);
    }
    speaking
}

/// Sets the details of a speaker.
pub(super) fn describe(reading: &mut Reading, mut object: Object, position: usize, spot: &Spot) {
    let mut extensions = Extensions::default();
    let mut biography = reading.blocks(&mut object, &["shortbiography"]);
    biography.extend(reading.blocks(&mut object, &["longbiography"]));
    let image = reading.url(&mut object, &["photourl", "photo"], &mut extensions, spot);
    let mut links = Vec::new();
    for name in ADDRESSES {
        links.extend(reading.link(&mut object, &[name], name, &mut extensions, spot));
    }
    let post = post(&mut object);
    // The other sizes show the same picture.
    object.ignore(&["event", "thumbnail", "thumbnailimageurl", "small", "smallimageurl"]);
    object.ignore(&["icon", "iconimageurl", "thumbnailimageurlimageurl"]);
    if object.flag(&["isfeatured", "featured"]) == Some(true) {
        let _ = extensions.insert("open-event/is-featured", "true");
    }
    reading.keep_rest(object, &mut extensions, spot);
    change_person(reading, position, |person| {
        person.biography = biography;
        person.image = image;
        person.links = links;
        person.posts.extend(post);
        person.extensions = extensions;
    });
}

/// Sets the missing details of a speaker whom another session or the list of speakers also
/// describes. Details that are the same are removed.
pub(super) fn complete(reading: &mut Reading, object: &mut Object, participation: &Participation) {
    let mut texts = object.copy(&["shortbiography", "longbiography"]);
    let mut biography = reading.blocks(&mut texts, &["shortbiography"]);
    biography.extend(reading.blocks(&mut texts, &["longbiography"]));
    let image = urls::url(&object.clone_text("photourl"));
    let addresses = ADDRESSES.iter().filter_map(|name| Some((*name, urls::url(&object.clone_text(name))?)));
    let addresses: Vec<(&str, Url)> = addresses.collect();
    let id = participation.person.as_ref();
    let Some(person) = id.and_then(|id| reading.builder.person_mut(id)) else { return };
    if person.biography.is_empty() {
        person.biography.clone_from(&biography);
    }
    if person.biography == biography {
        object.ignore(&["shortbiography", "longbiography"]);
    }
    if image.is_some() {
        person.image = person.image.take().or_else(|| image.clone());
        if person.image == image {
            object.ignore(&["photourl"]);
        }
    }
    for (name, url) in addresses {
        let known = person.links.iter().find(|link| link.relation.as_deref() == Some(name));
        let is_same = known.is_none_or(|link| link.url == url);
        if known.is_none() {
            person.links.push(Link::new(url).with_relation(name));
        }
        if is_same {
            object.ignore(&[name]);
        }
    }
}

/// Removes a list of other items, and returns it. In JSON:API, the list is within `data`.
pub(super) fn linked(object: &mut Object, name: &str) -> Vec<Node> {
    let Some(node) = object.take(&[name]) else { return Vec::new() };
    match Object::of(node.clone()).take(&["data"]) {
        Some(data) => data.into_items(),
        None => node.into_items(),
    }
}

pub(super) fn post(object: &mut Object) -> Option<Post> {
    let (title, organisation) = (object.text(&["position"]), object.text(&["organisation"]));
    let mut post = Post::new();
    post.title = title.map(Text::from);
    post.organisation_name = organisation.map(Text::from);
    Some(post).filter(|post| *post != Post::new())
}

pub(super) fn sponsors(reading: &mut Reading, sponsors: Vec<Object>) {
    let known = reading.builder.draft.organisations.iter().enumerate();
    let mut positions: HashMap<OrganisationId, usize> =
        known.map(|(position, organisation)| (organisation.id.clone(), position)).collect();
    for mut object in sponsors {
        let next = reading.builder.draft.organisations.len();
        let name = object.clone_text("name");
        let Some(id) = organisation_named(reading, &name) else {
            reading.keep_nameless("sponsors", object);
            continue;
        };
        object.ignore(&["name"]);
        let label = object.text(&["type", "sponsortype"]);
        let mut participation = Participation::organisation(id.clone()).with_role(Role::Sponsor);
        participation.label = label.map(Text::from);
        reading.builder.draft.participations.push(participation);
        // The organisation can already be known as the organiser or as a speaker.
        let position = *positions.entry(id.clone()).or_insert(next);
        let path = Path::root().with("organisations").with_index(position);
        let spot = Spot { subject: Subject::Organisation(id), path };
        let (mut links, mut extensions) = (Vec::new(), Extensions::default());
        for (names, relation) in [(&["url"][..], "page"), (&["logourl", "logo"], "logo")] {
            links.extend(reading.link(&mut object, names, relation, &mut extensions, &spot));
        }
        object.ignore(&["id"]);
        reading.keep_rest(object, &mut extensions, &spot);
        if let Some(organisation) = reading.builder.draft.organisations.get_mut(position) {
            organisation.links.extend(links);
            for (key, value) in extensions.iter() {
                keep_extension(&mut organisation.extensions, key, value);
            }
        }
    }
}
