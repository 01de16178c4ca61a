//! Reads the locations of events as rooms and venues.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

use super::context::{About, ReadContext};
use super::lines::{Component, Line};
use super::property::Property;
use crate::draft::{Coordinates, Room, Venue};
use crate::interchange::common::folding::folded;
use crate::interchange::common::ids::FreeIds;
use crate::interchange::common::place_words::{PlaceWord, place_word};
use crate::interchange::common::room_lists::several;
use crate::interchange::common::texts::stated;
use crate::interchange::icalendar::syntax::names;
use crate::value::id::{RoomId, VenueId};
use crate::value::language::LanguageTag;
use crate::value::place::Place;
use crate::value::text::Text;
use crate::value::url::Url;

#[derive(Debug, Default)]
pub(super) struct Places {
    rooms: FreeIds,
    venues: FreeIds,
    /// Maps each location to the index of its venue, and to the index of the room within that
    /// venue.
    known: HashMap<LocationKey, (usize, usize)>,
    /// Maps venue ids to indices. Only calendars that were written by this crate contain venue ids.
    named: HashMap<String, usize>,
    /// The index of the venue for rooms that the calendar does not assign to a venue.
    one: Option<usize>,
    /// The locations of all events, in lower case and with single spaces.
    locations: HashSet<String>,
}

impl Places {
    pub(super) fn new(events: &[&Component<'_>]) -> Self {
        let lines = events.iter().flat_map(|event| &event.lines).filter(|line| line.is("LOCATION"));
        let locations = lines.filter_map(|line| Some(folded(Property::new(line).text()?)));
        Self { locations: locations.collect(), ..Self::default() }
    }

    /// Splits a location that lists several places. Each part must be the entire location of
    /// another event, or an expression such as "Zoom", which means that the event is also held
    /// online. If there are only two parts and one of them is such an expression, the other part
    /// can be any text.
    fn listed<'t>(&self, location: &'t str) -> Vec<Cow<'t, str>> {
        let is_online = |part: &str| place_word(part) == Some(PlaceWord::Online);
        let is_known = |part: &str| self.locations.contains(&folded(part)) || is_online(part);
        let with_online = || {
            CLEAR_SEPARATORS.iter().find_map(|separator| {
                let parts: Vec<&str> =
                    location.split(separator).map(str::trim).filter(|part| !part.is_empty()).collect();
                let is_list = parts.len() == 2 && parts.iter().any(|part| is_online(part));
                is_list.then(|| parts.into_iter().map(Cow::Borrowed).collect())
            })
        };
        several(location, is_known).or_else(with_online).unwrap_or_else(|| vec![Cow::Borrowed(location)])
    }
}

/// The separators between a room and a word such as "Zoom". They are rare in the names of rooms.
const CLEAR_SEPARATORS: [&str; 5] = ["\n", ";", "/", "+", "|"];

/// The place of an event, as derived from its location.
#[derive(Debug, Default)]
pub(super) struct Located<'c, 's> {
    pub(super) place: Option<Place>,
    /// Whether the event takes place online, possibly in addition to rooms.
    pub(super) online: bool,
    /// The address of the event, if the location is a URL.
    pub(super) url: Option<Url>,
    /// The `LOCATION` properties that must be kept in the extensions, because their words would
    /// otherwise be lost.
    pub(super) unused: Vec<&'c Line<'s>>,
}

#[derive(Debug, PartialEq, Eq, Hash)]
enum LocationKey {
    /// The id of a room. Only calendars that were written by this crate contain room ids.
    Own(String),
    /// The names of a room, in lower case and with single spaces. A single name has no language.
    Text(Vec<(Option<LanguageTag>, String)>),
}

#[derive(Debug, Default)]
pub(super) struct Where<'c, 's> {
    pub(super) locations: Vec<&'c Line<'s>>,
    pub(super) components: Vec<&'c Component<'s>>,
    pub(super) own: Option<Place>,
}

fn line<'c, 's>(component: &'c Component<'s>, name: &str) -> Option<&'c Line<'s>> {
    component.lines.iter().find(|line| line.is(name))
}

/// Returns the place of an event. A `LOCATION` property is unused if its text differs from the
/// names of all `VLOCATION` components, or if it contains an expression such as "via Zoom", which
/// the fields of the session do not represent completely.
pub(super) fn place_of<'c, 's>(
    cx: &mut ReadContext,
    places: &mut Places,
    stated: &Where<'c, 's>,
    about: &About,
) -> Located<'c, 's> {
    let at = |place| Located { place: Some(place), ..Located::default() };
    if let Some(own) = &stated.own {
        return at(own.clone());
    }
    let own = |component: &&&Component<'_>| {
        line(component, names::ROOM).is_some() || line(component, names::VENUE).is_some()
    };
    if stated.components.iter().any(|component| own(&component)) {
        let mut rooms = Vec::new();
        for component in stated.components.iter().filter(own) {
            match own_location(cx, places, component, about) {
                Ok(room) => rooms.push(room),
                Err(venue) => return at(Place::Venue(venue)),
            }
        }
        let mut seen = HashSet::new();
        rooms.retain(|room| seen.insert(room.clone()));
        return at(Place::Rooms(rooms));
    }
    let mut names: Vec<Vec<(Option<LanguageTag>, String)>> = Vec::new();
    for component in &stated.components {
        let lines = component.lines.iter().filter(|line| line.is("NAME"));
        let words: Vec<(Option<LanguageTag>, String)> =
            lines.filter_map(|line| cx.words(&Property::new(line), about)).collect();
        if !words.is_empty() {
            names.push(words);
        }
    }
    let mut locations = Vec::new();
    for line in &stated.locations {
        let property = Property::new(line);
        cx.pass_over(&property, &["LANGUAGE"], about);
        if let Some((language, words)) = cx.words(&property, about) {
            locations.push((*line, (language, words.trim().to_owned())));
        }
    }
    let known: HashSet<String> = names.iter().flatten().map(|(_, name)| name.trim().to_owned()).collect();
    let said = |words: &str| known.contains(words);
    let mut again = Vec::new();
    if names.is_empty() {
        // If no language occurs twice, the properties describe one location in several
        // languages.
        let all: Vec<(Option<LanguageTag>, String)> =
            locations.iter().map(|(_, words)| words.clone()).collect();
        if cx.text(&all).1.is_empty() && !all.is_empty() {
            names.push(all);
        } else {
            names.extend(all.into_iter().map(|one| vec![one]));
        }
    } else {
        again.extend(locations.iter().filter(|(_, (_, words))| !said(words)).map(|(line, _)| *line));
    }
    let mut located = Located { unused: again, ..Located::default() };
    let mut rooms: Vec<RoomId> = Vec::new();
    let mut said_online = false;
    for words in names {
        let first = words.first().map_or("", |(_, words)| words.trim());
        let word = place_word(first);
        let url = if first.contains("://") { first.parse::<Url>().ok() } else { None };
        if word.is_none() && url.is_none() {
            let listed = if words.len() == 1 { places.listed(first) } else { vec![Cow::Borrowed(first)] };
            if listed.len() > 1 {
                let language = words.first().and_then(|(language, _)| language.clone());
                for name in listed {
                    if place_word(&name) == Some(PlaceWord::Online) {
                        located.online = true;
                        said_online |= !is_plain_word(&name);
                    } else {
                        rooms.extend(room(cx, places, &[(language.clone(), name.into_owned())]));
                    }
                }
                if said_online {
                    located.unused.extend(property_of(&locations, &located.unused, first));
                }
            } else {
                rooms.extend(room(cx, places, &words));
            }
            continue;
        }
        match word {
            Some(PlaceWord::ToBeAnnounced) => located.place = Some(Place::ToBeAnnounced),
            Some(PlaceWord::Online) | None => located.online = true,
        }
        // The word is also kept, unless the field represents it completely.
        let kept = property_of(&locations, &located.unused, first);
        located.unused.extend(kept.filter(|_| url.is_none() && !is_plain_word(first)));
        located.url = url.or(located.url);
    }
    let mut seen = HashSet::new();
    rooms.retain(|room| seen.insert(room.clone()));
    for component in &stated.components {
        further(cx, component, about);
    }
    if !rooms.is_empty() {
        located.place = Some(Place::Rooms(rooms));
    }
    located
}

/// Returns the first `LOCATION` property that has the given text and is not in `unused`.
fn property_of<'c, 's>(
    locations: &[(&'c Line<'s>, (Option<LanguageTag>, String))],
    unused: &[&'c Line<'s>],
    text: &str,
) -> Option<&'c Line<'s>> {
    let is_new = |line: &Line<'_>| !unused.iter().any(|other| std::ptr::eq(*other, line));
    locations.iter().find(|(line, (_, words))| words == text && is_new(line)).map(|(line, _)| *line)
}

/// Returns `true` for a word that a field of the session represents completely.
fn is_plain_word(word: &str) -> bool {
    ["tba", "to be announced", "online"].contains(&word.to_lowercase().as_str())
}

pub(super) fn room(
    cx: &mut ReadContext,
    places: &mut Places,
    words: &[(Option<LanguageTag>, String)],
) -> Option<RoomId> {
    let is_single = words.len() == 1;
    let names = words.iter().map(|(language, name)| (language.clone().filter(|_| !is_single), folded(name)));
    let key = LocationKey::Text(names.collect());
    if let Some((venue, room)) = places.known.get(&key) {
        return Some(cx.builder.draft.venues.get(*venue)?.rooms.get(*room)?.id.clone());
    }
    let name = cx.text(words).0?;
    let (id, _) = places.rooms.give(Some(name.first()), "room");
    let venue = one_venue(cx, places);
    enter(cx, places, venue, key, Room::new(id.as_str(), name))
}

fn enter(
    cx: &mut ReadContext,
    places: &mut Places,
    venue: usize,
    key: LocationKey,
    room: Room,
) -> Option<RoomId> {
    let rooms = &mut cx.builder.draft.venues.get_mut(venue)?.rooms;
    let id = room.id.clone();
    places.known.insert(key, (venue, rooms.len()));
    rooms.push(room);
    Some(id)
}

/// Returns the venue for rooms that the calendar does not assign to a venue. The venue has no name.
fn one_venue(cx: &mut ReadContext, places: &mut Places) -> usize {
    if let Some(one) = places.one {
        return one;
    }
    let (id, _) = places.venues.give(Some("venue"), "venue");
    let venues = &mut cx.builder.draft.venues;
    venues.push(Venue::new(id.as_str()));
    let position = venues.len() - 1;
    places.one = Some(position);
    position
}

/// Reads a location that was written by this crate, and returns the id of the room. If the
/// location is an entire venue, its id is returned as the error.
fn own_location(
    cx: &mut ReadContext,
    places: &mut Places,
    component: &Component<'_>,
    about: &About,
) -> Result<RoomId, VenueId> {
    let names: Vec<&Line<'_>> = component.lines.iter().filter(|line| line.is("NAME")).collect();
    let words: Vec<(Option<LanguageTag>, String)> =
        names.iter().filter_map(|line| cx.words(&Property::new(line), about)).collect();
    let text = cx.text(&words).0;
    let room = line(component, names::ROOM).map(Property::new);
    let room = room.as_ref().and_then(Property::text).map(str::to_owned);
    let venue = line(component, names::VENUE).map(Property::new);
    let position = match venue.as_ref().and_then(|venue| Some((venue, venue.text()?))) {
        Some((venue, id)) => {
            let label = cx.text_parameter(venue, "LABEL", about);
            let label = label.map(|label| (cx.language_of(venue, about), label));
            let name = match (&room, label) {
                (_, Some(label)) => cx.text(&[label]).0,
                (None, None) => text.clone(),
                (Some(_), None) => None,
            };
            own_venue(cx, places, id.to_owned(), name)
        }
        None => one_venue(cx, places),
    };
    for line in component.lines.iter().filter(|line| line.is("GEO")) {
        locate(cx, position, &Property::new(line));
    }
    let Some(room) = room else {
        let id = cx.builder.draft.venues.get(position).map(|venue| venue.id.clone());
        return Err(id.unwrap_or_else(|| "venue".into()));
    };
    let key = LocationKey::Own(room.clone());
    if let Some((venue, at)) = places.known.get(&key)
        && let Some(known) = cx.builder.draft.venues.get(*venue).and_then(|venue| venue.rooms.get(*at))
    {
        return Ok(known.id.clone());
    }
    let (id, _) = places.rooms.give(Some(&room), "room");
    let name = text.unwrap_or_else(|| Text::from(room.as_str()));
    let entered = enter(cx, places, position, key, Room::new(id.as_str(), name));
    Ok(entered.unwrap_or_else(|| id.as_str().into()))
}

fn own_venue(cx: &mut ReadContext, places: &mut Places, id: String, name: Option<Text>) -> usize {
    if let Some(position) = places.named.get(&id) {
        return *position;
    }
    let (given, _) = places.venues.give(Some(&id), "venue");
    let venues = &mut cx.builder.draft.venues;
    venues.push(Venue { name, ..Venue::new(given.as_str()) });
    places.named.insert(id, venues.len() - 1);
    venues.len() - 1
}

/// Sets the coordinates of a venue. Returns `false` if the coordinates are invalid, or if the
/// venue already has different coordinates.
pub(super) fn locate(cx: &mut ReadContext, venue: usize, geo: &Property<'_, '_>) -> bool {
    let Some(coordinates) = coordinates(geo) else { return false };
    match cx.builder.draft.venues.get_mut(venue) {
        Some(venue) => {
            venue.coordinates.get_or_insert(coordinates);
            venue.coordinates == Some(coordinates)
        }
        None => false,
    }
}

pub(super) fn only_venue(cx: &ReadContext) -> Option<usize> {
    (cx.builder.draft.venues.len() == 1).then_some(0)
}

/// Returns `true` if the coordinates of an event are those of a venue, and the event was written by
/// this crate. The location of the event then already contains the coordinates.
pub(super) fn repeats_venue(cx: &ReadContext, stated: &Where<'_, '_>, geo: &Property<'_, '_>) -> bool {
    let own = stated.components.iter().any(|component| line(component, names::VENUE).is_some());
    let found = coordinates(geo).filter(|_| own);
    found.is_some() && cx.builder.draft.venues.iter().any(|venue| venue.coordinates == found)
}

/// Reports the properties of a location that are not imported. Only the name of a location is
/// imported.
fn further(cx: &mut ReadContext, component: &Component<'_>, about: &About) {
    for line in &component.lines {
        if !["NAME", "UID"].iter().any(|name| line.is(name)) {
            let what = format!("{} of a location", line.name().to_ascii_uppercase());
            cx.count(crate::code::Code::NotImported, "left", what, about, line.at);
        }
    }
}

/// Sets the URL of an online room. Returns `false` if the room is unknown or already has
/// another URL.
pub(super) fn join(cx: &mut ReadContext, places: &mut Places, room: &str, url: &Url) -> bool {
    let key = LocationKey::Own(room.to_owned());
    let Some((venue, at)) = places.known.get(&key).copied() else { return false };
    let room = cx.builder.draft.venues.get_mut(venue).and_then(|venue| venue.rooms.get_mut(at));
    room.is_some_and(|room| {
        room.online.get_or_insert_with(|| url.clone());
        room.online.as_ref() == Some(url)
    })
}

pub(super) fn coordinates(geo: &Property<'_, '_>) -> Option<Coordinates> {
    let numbers: Vec<f64> = geo.numbers().collect();
    if let [latitude, longitude] = numbers.as_slice() {
        return Coordinates::new(*latitude, *longitude).ok();
    }
    let (latitude, longitude) = stated(geo.text()?)?.split_once(';')?;
    Coordinates::new(latitude.trim().parse().ok()?, longitude.trim().parse().ok()?).ok()
}
