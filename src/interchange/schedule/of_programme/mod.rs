//! Converts a programme into a schedule. Everything that cannot be written is reported as a loss.
//!
//! Every struct of the draft is destructured field by field, so a new field causes a compile error
//! until it is handled here. The rules of the reader are then applied to the schedule, to find
//! values that would change in a round trip.

mod compare;
mod event;
mod form;
mod long;
mod losses;
mod parts;
mod person;
mod sift;
mod times;

use std::collections::{HashMap, HashSet};

use chrono_tz::Tz;

use super::grid::DayRoomGrid;
use super::naming::{BETWEEN, Names};
use super::sheet::{Conference, Extra, ScheduleDocument, add};
use super::when;
use super::{ScheduleOptions, Target};
use crate::draft::{Draft, Person};
use crate::interchange::common::zones::{dated, zone_of};
use crate::interchange::{ExportError, Loss};
use crate::programme::Programme;
use crate::report::Subject;
use crate::value::string_map::{Extensions, ExternalIds};
use losses::ScheduleLosses;

pub(super) struct ScheduleWriter {
    target: Target,
    foreign: bool,
    losses: ScheduleLosses,
    sheet: ScheduleDocument,
    zone: Option<Tz>,
    /// The UTC offset to use if the programme has no time zone.
    offset: Option<i32>,
    /// The acronym in the schedule. Generated identifiers are derived from it.
    scope: String,
    /// Maps room ids to the names in the schedule.
    rooms: HashMap<String, String>,
    /// Maps track ids to the names in the schedule.
    tracks: HashMap<String, String>,
    room_names: HashSet<String>,
    /// The ids of rooms with the same name as an earlier room.
    namesakes: HashSet<String>,
    people: HashMap<String, Person>,
    positions: HashMap<i32, usize>,
    events: Vec<compare::Written>,
    /// The ids of people whose losses have already been reported.
    told: HashSet<String>,
}

pub(super) fn of_programme(
    programme: &Programme,
    target: Target,
    options: ScheduleOptions,
) -> Result<(ScheduleDocument, Vec<Loss>), ExportError> {
    let draft = programme.to_draft();
    dated(programme.sessions().declared())?;
    let zone = zone_of(programme)?;
    let main = draft.languages.first().map(|language| language.tag.clone());
    let offset = draft.extensions.get("schedule/offset").and_then(when::offset);
    let scope = form::acronym(
        draft.external_ids.get("acronym").unwrap_or(draft.id.as_str()),
        target,
        options.foreign,
    );
    let mut telling = ScheduleWriter {
        target,
        foreign: options.foreign,
        losses: ScheduleLosses::new(main, target),
        sheet: ScheduleDocument::default(),
        zone,
        offset,
        scope,
        rooms: HashMap::new(),
        tracks: HashMap::new(),
        room_names: HashSet::new(),
        namesakes: HashSet::new(),
        people: HashMap::new(),
        positions: HashMap::new(),
        events: Vec::new(),
        told: HashSet::new(),
    };
    let before = Before::of(&draft);
    telling.draft(draft);
    telling.sift();
    telling.compare(before);
    Ok((telling.sheet, telling.losses.finish()))
}

/// The original ids, for comparison with the ids that a reader would assign.
struct Before {
    programme: String,
    venues: Vec<(String, String)>,
    rooms: Vec<String>,
    tracks: Vec<String>,
}

impl Before {
    fn of(draft: &Draft) -> Self {
        let rooms = draft.venues.iter().flat_map(|venue| &venue.rooms);
        Self {
            programme: draft.id.to_string(),
            venues: draft
                .venues
                .iter()
                .map(|venue| (venue.id.to_string(), venue.name.first().to_owned()))
                .collect(),
            rooms: rooms.map(|room| room.id.to_string()).collect(),
            tracks: draft.tracks.iter().map(|track| track.id.to_string()).collect(),
        }
    }
}

impl ScheduleWriter {
    #[expect(clippy::too_many_lines, reason = "one field after another")]
    fn draft(&mut self, draft: Draft) {
        let Draft {
            format: _,
            id: _,
            title,
            subtitle,
            document_title,
            document_status,
            revision,
            symbol,
            event_status,
            languages,
            time_zone,
            place,
            spoken,
            interpreted,
            preamble,
            notes,
            roles,
            kinds,
            days,
            venues,
            tracks,
            organisations,
            people,
            participations,
            agenda_items,
            sessions,
            links,
            external_ids,
            extensions,
            unknown_fields: _,
        } = draft;
        let subject = Subject::Programme;
        self.losses.about(subject);
        let mut conference = Conference { title: self.losses.text("title", &title), ..Conference::default() };
        match subtitle {
            Some(subtitle) if self.foreign => conference.subtitle = self.losses.text("subtitle", &subtitle),
            Some(_) => {
                self.losses.lose("subtitle", "the schema has no field for the subtitle of a conference");
            }
            None => {}
        }
        if let Some(revision) = revision {
            self.sheet.version = self.losses.words("revision", &revision);
        }
        self.losses.all(
            "the format has no field for this",
            [
                ("document_title", document_title.is_some()),
                ("document_status", document_status.is_some()),
                ("symbol", symbol.is_some()),
                ("event_status", event_status != crate::value::status::EventStatus::default()),
                ("place", place.is_some()),
                ("spoken", !spoken.is_empty()),
                ("interpreted", !interpreted.is_empty()),
                ("preamble", !preamble.is_empty()),
                ("participations", !participations.is_empty()),
            ],
        );
        if languages
            .iter()
            .any(|language| language.tag != crate::value::language::LanguageTag::undetermined())
        {
            self.losses.lose("languages", "the format does not specify the language of its texts");
        }
        if let Some(zone) = time_zone {
            if self.foreign || self.target == Target::Xml || form::json_zone(zone.as_str()) {
                conference.time_zone_name = Some(zone.to_string());
            } else {
                self.losses.lose(
                    "time_zone",
                    "the schema does not allow this time zone name: only the offsets are written",
                );
                self.offset = None;
            }
        } else if self.offset.is_none() {
            self.losses.lose(
                "time_zone",
                "the time zone is missing: times have an unknown offset, which many programs treat as UTC",
            );
        }
        let acronym = external_ids.get("acronym").map(str::to_owned);
        conference.acronym = Some(self.scope.clone());
        self.external_ids(&external_ids, |scheme, value| {
            scheme == "acronym" && Some(value) == acronym.as_deref()
        });
        if acronym.is_some_and(|acronym| acronym != self.scope) {
            self.losses.lose("external_ids/acronym", "the schema does not allow this acronym");
        }
        self.links_of_programme(links, &mut conference);
        self.extensions_of_programme(&extensions, &mut conference);
        self.sheet.conference = conference;
        for note in notes {
            self.losses.about(Subject::Note(note.id));
            self.losses.lose("", "the format has no notes");
        }
        for role in roles {
            self.losses.about(Subject::Role(role.code));
            self.losses.lose("", "the format has no declarations of roles");
        }
        for kind in kinds {
            self.losses.about(Subject::Kind(kind.code));
            self.losses.lose("", "the format has no declarations of kinds");
        }
        for organisation in organisations {
            self.losses.about(Subject::Organisation(organisation.id));
            self.losses.lose("", "the format has no organisations");
        }
        for item in agenda_items {
            self.losses.about(Subject::AgendaItem(item.id));
            self.losses.lose("", "the format has no agenda items");
        }
        self.venues(venues);
        self.tracks_of(tracks);
        let everybody: Vec<_> = people.iter().map(|person| person.id.clone()).collect();
        self.people = people.into_iter().map(|person| (person.id.to_string(), person)).collect();
        self.days_of(days, &sessions);
        self.sessions_of(sessions);
        for id in everybody {
            if !self.told.contains(id.as_str()) {
                self.losses.about(Subject::Person(id));
                self.losses.lose(
                    "",
                    "people are listed only with their events, and this person has no event in the schedule",
                );
            }
        }
        self.derive_conference();
        let slots = self.sheet.conference.extras.iter().any(|extra| extra.name == "timeslot_duration");
        if self.target == Target::Json && !slots {
            self.losses.about(Subject::Programme);
            self.losses.extension(
                "schedule/timeslot_duration",
                "the schema requires a slot duration: a duration of five minutes is written",
            );
        }
        if self.foreign {
            self.leave_known();
        }
        self.in_order();
    }

    /// Sorts the events into the order of the document, because readers resolve duplicate ids in
    /// this order.
    fn in_order(&mut self) {
        let grid = DayRoomGrid::of(&self.sheet, false);
        let order: Vec<usize> = grid.days.into_iter().flatten().flat_map(|(_, events)| events).collect();
        let mut events: Vec<_> = std::mem::take(&mut self.sheet.events).into_iter().map(Some).collect();
        let mut written: Vec<_> = std::mem::take(&mut self.events).into_iter().map(Some).collect();
        for at in order {
            self.sheet.events.extend(events.get_mut(at).and_then(Option::take));
            self.events.extend(written.get_mut(at).and_then(Option::take));
        }
    }

    /// Removes declarations of rooms and tracks that contain only a name, if the name also appears
    /// in events. Schedules from other systems do not repeat such names.
    fn leave_known(&mut self) {
        let ScheduleDocument { rooms, tracks, events, .. } = &mut self.sheet;
        let named: HashSet<&str> =
            events.iter().filter_map(|event| event.tracks.first()?.name.as_deref()).collect();
        tracks.retain(|track| {
            let more = track.slug.is_some() || track.colour.is_some() || !track.extras.is_empty();
            more || !track.name.as_deref().is_some_and(|name| named.contains(name))
        });
        let alone: HashSet<&str> = events.iter().filter_map(|event| event.cell.as_deref()).collect();
        rooms.retain(|room| {
            let more =
                room.slug.is_some() || room.guid.is_some() || room.capacity.is_some() || room.url.is_some();
            more || !room.extras.is_empty()
                || !alone.contains(room.name.as_str())
                || room.name.contains(BETWEEN)
        });
    }

    fn external_ids(&mut self, ids: &ExternalIds, said: impl Fn(&str, &str) -> bool) {
        for (scheme, value) in ids.iter().filter(|(scheme, value)| !said(scheme, value)) {
            self.losses
                .lose(&format!("external_ids/{scheme}"), &format!("the format has no field for {value:?}"));
        }
    }

    fn links_of_programme(&mut self, links: Vec<crate::value::link::Link>, conference: &mut Conference) {
        for (at, link) in links.into_iter().enumerate() {
            let crate::value::link::Link { url, title, relation, language } = link;
            let field = format!("links/{at}");
            let sound = self.foreign || form::http(url.as_str());
            let place = match relation.as_deref() {
                Some("page") if conference.url.is_none() => Some(&mut conference.url),
                Some("schedule") if self.sheet.url.is_none() && self.target == Target::Xml => {
                    Some(&mut self.sheet.url)
                }
                _ => None,
            };
            match place {
                Some(place) if sound => {
                    *place = Some(url.to_string());
                    self.losses.all(
                        "only the address of the link is written",
                        [
                            (format!("{field}/title").as_str(), title.is_some()),
                            (format!("{field}/language").as_str(), language.is_some()),
                        ],
                    );
                }
                _ => self.losses.lose(&field, "a conference can have only one link, to its web page"),
            }
        }
    }

    fn extensions_of_programme(&mut self, extensions: &Extensions, conference: &mut Conference) {
        for (key, value) in extensions.iter() {
            let Some(name) = self.own(key) else { continue };
            let node = super::node::ExtraValue::kept(value);
            if self.foreign {
                let field = match name {
                    "time_zone_name" => &mut conference.time_zone_name,
                    "day_change" => &mut conference.day_change,
                    "start" => &mut conference.start,
                    "end" => &mut conference.end,
                    "days" => &mut conference.days,
                    "page" => &mut conference.url,
                    "schedule" => &mut self.sheet.url,
                    "offset" => continue,
                    "acronym" => &mut conference.acronym,
                    _ => {
                        let (list, name) = match name.strip_prefix("schedule.") {
                            Some(name) => (&mut self.sheet.extras, name),
                            None => (&mut conference.extras, name),
                        };
                        add(list, form::unnumbered(name), node, super::sheet::Locus::Nowhere);
                        continue;
                    }
                };
                *field = Some(form::unquoted(value));
                continue;
            }
            if name == "offset" {
                continue;
            }
            let extra = Extra { name: name.to_owned(), value: node, at: super::sheet::Locus::Nowhere };
            if form::known_of_conference(self.target, &extra) {
                let (list, name) = match name.strip_prefix("schedule.") {
                    Some(name) => (&mut self.sheet.extras, name),
                    None => (&mut conference.extras, name),
                };
                add(list, name, extra.value, extra.at);
            } else {
                self.losses.extension(key, "the schema has no field for this");
            }
        }
    }

    /// Returns the key of an extension without the prefix `schedule/`. Reports a loss if the
    /// extension has another prefix.
    fn own<'k>(&mut self, key: &'k str) -> Option<&'k str> {
        let name = key.strip_prefix("schedule/");
        if name.is_none() {
            self.losses.extension(key, "the extension belongs to another format");
        }
        name
    }

    /// Reports every id and name that a reader would change.
    fn compare(&mut self, before: Before) {
        let names = Names::of(&self.sheet);
        self.losses.about(Subject::Programme);
        if names.programme != before.programme {
            self.losses.lose(
                "id",
                &format!("the id is written as the acronym, which cannot be {:?}", before.programme),
            );
        }
        let several = before.venues.len() > 1;
        for (at, (id, name)) in before.venues.into_iter().enumerate() {
            self.losses.about(Subject::Venue(id.as_str().into()));
            if at > 0 || names.rooms.is_empty() && self.sheet.conference.city.is_none() {
                self.losses.lose(
                    "",
                    if several {
                        "a schedule can have only one venue"
                    } else {
                        "a schedule describes a venue only by its rooms, and there are none"
                    },
                );
                continue;
            }
            if names.venue != id {
                self.losses.lose("id", "the id of the venue will be generated from its name or the title");
            }
            if names.venue_name != name {
                self.losses.lose("name", "the schema has no field for this");
            }
        }
        self.compare_rooms(&names, &before.rooms);
        self.compare_tracks(&names, &before.tracks);
        self.compare_events(&names);
    }

    fn compare_tracks(&mut self, names: &Names, before: &[String]) {
        let mut known = HashSet::new();
        for id in before {
            self.losses.about(Subject::Track(id.as_str().into()));
            let name = self.tracks.get(id).cloned().unwrap_or_default();
            match names.tracks.iter().find(|track| track.first.name.as_ref() == Some(&name)) {
                Some(_) if !known.insert(name) => self.losses.lose("", "another track has the same name"),
                Some(track) if track.id == *id => {}
                Some(_) => self.losses.lose("id", "the id cannot be written as a slug"),
                None => self.losses.lose("", "no event in the schedule belongs to the track"),
            }
        }
    }

    fn compare_rooms(&mut self, names: &Names, before: &[String]) {
        for id in before {
            self.losses.about(Subject::Room(id.as_str().into()));
            let name = self.rooms.get(id).cloned().unwrap_or_default();
            match names.rooms.iter().find(|room| room.first.name == name) {
                Some(_) if self.namesakes.contains(id) => {}
                Some(room) if room.id == *id => {}
                Some(_) => self
                    .losses
                    .lose("id", "rooms are identified by name: the id will be generated from the name"),
                None => self.losses.lose("", "the name cannot be used for a room in a schedule"),
            }
        }
    }
}
