//! Reads the entries of the timetable.

use std::collections::HashSet;

use chrono::NaiveDateTime;

use super::data::{Entry, Kind};
use super::people::participation;
use crate::code::Code;
use crate::draft::{Participation, Session};
use crate::interchange::common::folding::folded;
use crate::interchange::common::json::object::{Node, Object};
use crate::interchange::common::place_words::place_word;
use crate::interchange::common::reading::rooms::BuildingRooms;
use crate::interchange::common::reading::times::set_start;
use crate::interchange::common::reading::tracks::resolve_track;
use crate::interchange::common::reading::{Reading, Spot};
use crate::interchange::reader;
use crate::value::id::SessionId;
use crate::value::kind;
use crate::value::link::Link;
use crate::value::place::Place;
use crate::value::role::Role;
use crate::value::text::Text;
use crate::value::time::Length;
use crate::value::url::Url;

/// The items that several entries contain.
#[derive(Debug, Default)]
struct Context {
    /// The ids of the session slots.
    slots: HashSet<String>,
    /// The ids or titles of the sessions whose details have been read.
    sessions: HashSet<String>,
    rooms: BuildingRooms,
}

pub(super) fn entries(reading: &mut Reading, entries: Vec<Entry>) {
    let mut context = Context::default();
    for found in entries {
        entry(reading, found, None, &mut context);
    }
}

fn entry(reading: &mut Reading, found: Entry, parent: Option<&SessionId>, context: &mut Context) {
    let Entry { kind, mut object, children } = found;
    let at = object.at();
    let stated = object.text(&["id"]).map(|id| match kind {
        Kind::Session if id.bytes().all(|byte| byte.is_ascii_digit()) => format!("s{id}"),
        Kind::SubContribution => format!("{}.{id}", parent.map_or("", SessionId::as_str)),
        _ => id,
    });
    // A slot of a session that lasts past midnight is listed on both days.
    if kind == Kind::Session && stated.as_ref().is_some_and(|id| !context.slots.insert(id.clone())) {
        return;
    }
    let mut of_session = if kind == Kind::Session { object.object(&["session"]) } else { None };
    let title = title(&mut object, kind, of_session.as_mut());
    let name = title.0.clone().unwrap_or_default();
    let id = reading.builder.session_id(stated.as_deref(), &name, &at);
    let mut session = Session::new(id.clone());
    let spot = reading.next_session(&session);
    session.part_of = parent.cloned();
    (session.title, session.subtitle) = (title.0.map(Text::from), title.1.map(Text::from));
    if let Some(details) = of_session {
        describe(reading, details, &object, &mut session, context, &spot);
    }
    let description = reading.blocks(&mut object, &["description"]);
    session.description.extend(description);
    if kind == Kind::Break {
        session.kind = Some(reading.kind_of(&name).unwrap_or(kind::Kind::Break));
    }
    classify(reading, &mut object, &mut session, parent.is_some(), &spot);
    times(reading, &mut object, &mut session, &spot);
    people(reading, &mut object, &mut session, &spot);
    materials(reading, &mut object, &mut session, &spot);
    for (scheme, names) in
        [("code", &["code"][..]), ("board", &["boardnumber"]), ("indico", &["dbid", "contributionid"])]
    {
        if let Some(value) = object.text(names) {
            Reading::identifier(&mut session.external_ids, scheme, &value);
        }
    }
    let place = place(reading, &mut object, &mut session, parent.is_some(), context);
    // These fields repeat other fields, or are only needed for display in Indico.
    object.ignore(&[
        "_type",
        "_fossil",
        "uniqueid",
        "conferenceid",
        "friendlyid",
        "pdf",
        "color",
        "textcolor",
    ]);
    object.ignore(&[
        "inheritloc",
        "inheritroom",
        "contribduration",
        "entrytype",
        "sessionid",
        "sessionslotid",
    ]);
    object.ignore(&["sessionslotentryid", "sessioncode", "scheduleentryid", "dbid", "conference", "address"]);
    reading.keep_rest(object, &mut session.extensions, &spot);
    reading.builder.push(session, &place);
    for child in children {
        entry(reading, child, Some(&id), context);
    }
}

/// Returns the title and the subtitle. A slot of a session has a separate title, which some exports
/// append to the title of the session.
fn title(
    object: &mut Object,
    kind: Kind,
    of_session: Option<&mut Object>,
) -> (Option<String>, Option<String>) {
    let title = object.text(&["title"]);
    let slot = object.text(&["slottitle"]);
    if kind != Kind::Session {
        return (title, slot);
    }
    let title = of_session.and_then(|session| session.text(&["title"])).or(title);
    let slot = slot.filter(|slot| Some(slot) != title.as_ref());
    (title, slot)
}

/// Reads the details of a session from one of its slots. All slots repeat them, so the description
/// and the unknown fields are read only once.
fn describe(
    reading: &mut Reading,
    mut details: Object,
    slot: &Object,
    session: &mut Session,
    context: &mut Context,
    spot: &Spot,
) {
    let id = details.text(&["id"]);
    let title = session.title.as_ref().map(|title| title.first().to_owned());
    let is_first = context.sessions.insert(id.or(title).unwrap_or_default());
    if details.flag(&["isposter"]) == Some(true) {
        session.kind = Some(kind::Kind::PosterSession);
    }
    if let Some(word) = details.text(&["type"]) {
        reading.kind(session, word.into());
    }
    let description = reading.blocks(&mut details, &["description"]);
    if is_first {
        session.description = description;
    }
    details.rename("sessionconveners", "conveners");
    details.ignore(&["_type", "_fossil", "color", "textcolor", "startdate", "enddate", "numslots"]);
    details.ignore(&["friendlyid", "dbid", "address"]);
    details.ignore_repeated(slot);
    let rest = details.into_node();
    if is_first && !rest.value.is_blank() {
        reading.keep(&mut session.extensions, "session", &rest, spot);
    }
}

fn classify(
    reading: &mut Reading,
    object: &mut Object,
    session: &mut Session,
    has_parent: bool,
    spot: &Spot,
) {
    let at = object.at();
    if object.flag(&["isposter"]) == Some(true) {
        session.kind = Some(kind::Kind::Poster);
    }
    if let Some(word) = object.text(&["type"]) {
        reading.kind(session, word.into());
    }
    let track = object.text(&["track"]);
    let group = object.text(&["session"]).filter(|_| !has_parent);
    for name in [track, group].into_iter().flatten() {
        if let Some(track) = resolve_track(reading, None, &name, &at, spot)
            && !session.tracks.contains(&track)
        {
            session.tracks.push(track);
        }
    }
    session.tags.extend(object.list(&["keywords"]).iter().filter_map(Node::text).map(Text::from));
}

fn times(reading: &mut Reading, object: &mut Object, session: &mut Session, spot: &Spot) {
    let mut length = None;
    if let Some((text, at)) = object.text_at(&["duration"]) {
        length = minutes(&text);
        if length.is_none() {
            let what = (Code::TimeAdjusted, "is not a number of minutes");
            reading.keep_text(&mut session.extensions, "duration", &text, what, &at, spot);
        }
    }
    let start = object.take(&["startdate"]);
    let end = object.take(&["enddate"]);
    let start_clock = start.as_ref().and_then(|node| instant(reading, node));
    let end_clock = end.as_ref().and_then(|node| instant(reading, node));
    for (name, node, read) in [("startDate", &start, start_clock), ("endDate", &end, end_clock)] {
        if let (Some(node), None) = (node, read) {
            reading.keep(&mut session.extensions, name, node, spot);
            reading.note(Code::TimeAdjusted, spot, &node.at(), "a date and time could not be read");
        }
    }
    let Some(start) = start_clock else {
        if let (Some(node), Some(_)) = (&end, end_clock) {
            reading.keep(&mut session.extensions, "endDate", node, spot);
            let message = "the end has no start, and was left out";
            reading.note(Code::TimeAdjusted, spot, &node.at(), message);
        }
        // A part of a contribution has a length, but no start.
        session.planned_length = length;
        return;
    };
    let between = end_clock.and_then(|end| {
        Length::from_seconds(end.signed_duration_since(start).num_seconds().try_into().ok()?)
    });
    if let (Some(_), None, Some(node)) = (end_clock, between, &end) {
        reading.keep(&mut session.extensions, "endDate", node, spot);
        reading.note(Code::TimeAdjusted, spot, &node.at(), "the end is before the start, and was left out");
    }
    let length = between.or(length);
    set_start(reading, session, start, length, &object.at());
}

/// Reads a length in minutes. Some exports contain fractions of a minute.
fn minutes(text: &str) -> Option<Length> {
    let minutes: f64 = text.parse().ok()?;
    let seconds = (minutes * 60.0).round();
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "the range is checked")]
    (0.0..=864_000.0).contains(&seconds).then(|| Length::from_seconds(seconds as u32)).flatten()
}

/// Reads a date, a time of day and their time zone, and converts them to the local time of the
/// programme.
fn instant(reading: &mut Reading, node: &Node) -> Option<NaiveDateTime> {
    if let Some(text) = node.text() {
        let (clock, offset) = reader::date_time(&text)?;
        return Some(reading.local(clock, offset));
    }
    let mut object = Object::of(node.clone());
    let (date, time) = (reader::date(&object.text(&["date"])?)?, object.text(&["time"])?);
    // Creation dates can contain fractions of a second.
    let time = reader::clock(time.split('.').next().unwrap_or(&time))?;
    let clock = date.and_hms_opt(time.hours(), time.minutes(), time.seconds())?;
    let Some(zone) = object.text(&["tz", "timezone"]).and_then(|name| reader::time_zone(&name)) else {
        return Some(clock);
    };
    let own = reading.builder.draft.time_zone.get_or_insert_with(|| zone.clone()).clone();
    let same = own == zone;
    let instant = zone.offsets().filter(|_| !same).and_then(|offsets| offsets.instants(clock).earliest());
    Some(instant.map_or(clock, |instant| reading.local(clock, Some(*instant.offset()))))
}

fn people(reading: &mut Reading, object: &mut Object, session: &mut Session, spot: &Spot) {
    let lists: [(&str, Role); 6] = [
        ("conveners", Role::Convener),
        ("presenters", Role::Speaker),
        ("speakers", Role::Speaker),
        ("primaryauthors", Role::Author),
        ("coauthors", Role::Author),
        ("authors", Role::Author),
    ];
    let mut seen = HashSet::new();
    for (list, role) in lists {
        for node in object.list(&[list]) {
            let found = participation(reading, &node, role.clone(), spot, &mut session.extensions);
            // Authors who also speak are only listed as speakers.
            let is_new =
                |one: &Participation| one.person.as_ref().is_none_or(|person| seen.insert(person.clone()));
            session.participations.extend(found.filter(is_new));
        }
    }
}

fn materials(reading: &mut Reading, object: &mut Object, session: &mut Session, spot: &Spot) {
    if let Some(url) = reading.url(object, &["url"], &mut session.extensions, spot) {
        session.links.push(Link::new(url).with_relation("page"));
    }
    let (mut files, mut folders) = (Vec::new(), Vec::new());
    if let Some(mut attachments) = object.object(&["attachments"]) {
        files.extend(attachments.list(&["files"]));
        folders.extend(attachments.list(&["folders"]));
    }
    for node in folders.into_iter().chain(object.list(&["folders"])).chain(object.list(&["material"])) {
        let mut folder = Object::of(node.clone());
        // Only some people can access a protected folder.
        if folder.flag(&["isprotected"]) == Some(true) {
            reading.keep(&mut session.extensions, "folders", &node, spot);
            continue;
        }
        files.extend(folder.list(&["attachments"]));
        files.extend(folder.list(&["resources"]));
    }
    let mut addresses: HashSet<Url> = HashSet::new();
    for node in files {
        let mut file = Object::of(node.clone());
        if file.flag(&["isprotected"]) == Some(true) {
            reading.keep(&mut session.extensions, "attachments", &node, spot);
            continue;
        }
        let title = file.text(&["title", "name", "filename"]);
        let names = &["downloadurl", "linkurl", "url"];
        if let Some(url) = reading.url(&mut file, names, &mut session.extensions, spot) {
            // The legacy field `material` lists the files again.
            if addresses.insert(url.clone()) {
                let mut link = Link::new(url);
                link.title = title.map(Text::from);
                session.attachments.push(link);
            }
        } else {
            reading.keep(&mut session.extensions, "attachments", &node, spot);
        }
    }
    for node in object.list(&["references"]) {
        let mut reference = Object::of(node.clone());
        let (relation, value) = (reference.text(&["type"]), reference.text(&["value"]));
        if !reference.has(&["url"]) {
            reading.keep(&mut session.extensions, "references", &node, spot);
        } else if let Some(url) = reading.url(&mut reference, &["url"], &mut session.extensions, spot) {
            let mut link = Link::new(url);
            (link.relation, link.title) = (relation, value.map(Text::from));
            session.links.push(link);
        }
    }
}

/// Sets the place of an entry, or returns the text about it. An entry that inherits its place from
/// another entry has none. The session or event from which a top-level entry inherits its place is
/// not an entry. A location that is not the venue is the building of the room.
fn place(
    reading: &mut Reading,
    object: &mut Object,
    session: &mut Session,
    is_part: bool,
    context: &mut Context,
) -> String {
    let at = object.at();
    let room = object.text(&["roomfullname"]).or_else(|| object.text(&["room"]));
    object.ignore(&["room", "roomfullname"]);
    let location = object.text(&["location"]);
    let is_location_inherited = object.flag(&["inheritloc"]) == Some(true);
    let is_inherited = object.flag(&["inheritroom"]).unwrap_or(is_location_inherited);
    if is_part && is_inherited {
        return String::new();
    }
    let venue = reading.builder.venue();
    if is_location_inherited && !is_part && venue.name.is_none() {
        venue.name = location.clone().map(Text::from);
    }
    let is_venue =
        |location: &String| venue.name.as_ref().is_some_and(|name| folded(name.first()) == folded(location));
    let building = location.filter(|location| !is_venue(location));
    match (room, building) {
        (Some(room), Some(building)) if place_word(&room).is_none() => {
            let room = context.rooms.room(reading, &room, Some(&building), &at);
            session.place = room.map(|room| Place::Rooms(vec![room]));
            String::new()
        }
        (Some(room), _) => room,
        (None, building) => building.unwrap_or_default(),
    }
}
