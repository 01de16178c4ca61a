//! Converts the sessions of a programme into the events of a schedule.

use std::collections::{HashMap, HashSet};

use super::context::WriteContext;
use super::extras::{self, ExtraLevel, Extras};
use super::ids::{Ids, keeps_id};
use super::losses::{GENERATED, REPEATS};
use super::{form, texts, times};
use crate::draft::Session;
use crate::interchange::common::ids::well_formed;
use crate::interchange::common::inherited::written_participations;
use crate::interchange::common::json::value::ExtraValue;
use crate::interchange::common::languages;
use crate::interchange::common::ledger::{At, Rows};
use crate::interchange::common::urls;
use crate::interchange::common::when::{self, LengthForm};
use crate::interchange::schedule::syntax::document::{Event, ScheduleLink, ScheduleTrack};
use crate::interchange::schedule::syntax::grid::DayRoomGrid;
use crate::interchange::schedule::syntax::lengths::length_meaning;
use crate::interchange::schedule::syntax::lists::{groupings, is_grouped};
use crate::interchange::schedule::syntax::same_guid::{SameGuid, Tie};
use crate::interchange::schedule::syntax::words::{self, ANNOUNCED, BETWEEN, EVERYWHERE, ONLINE};
use crate::value::place::Place;
use crate::value::status::{AttendanceMode, SessionStatus};
use crate::value::url::Url;

/// Writes an event, without its people, for each session with a time. Returns the positions of
/// these sessions in the order of the document.
pub(super) fn events(context: &mut WriteContext<'_>) -> Vec<usize> {
    let draft = context.draft;
    let numbers = numbers(context);
    let mut taken = HashSet::new();
    let mut events = Vec::new();
    for (position, (session, number)) in draft.sessions.iter().zip(numbers).enumerate() {
        let row = context.ledger.row(Rows::Sessions, position);
        if let Some(event) = event(context, session, row, number, &mut taken) {
            events.push((position, Some(event)));
        }
    }
    context.document.events = events.iter_mut().filter_map(|(_, event)| event.take()).collect();
    let grid = DayRoomGrid::of(&context.document, false);
    let order: Vec<usize> = grid.days.into_iter().flatten().flat_map(|(_, events)| events).collect();
    let mut unordered: Vec<_> = std::mem::take(&mut context.document.events).into_iter().map(Some).collect();
    let ordered = order.iter().filter_map(|at| unordered.get_mut(*at).and_then(Option::take));
    context.document.events = ordered.collect();
    let sessions: Vec<usize> = order.iter().filter_map(|at| Some(events.get(*at)?.0)).collect();
    identities(context, &sessions);
    lists(context, &sessions);
    lengths(context, &sessions);
    sessions
}

/// Returns the number of each event. If the id of a session is a positive number, it is used
/// unchanged. Otherwise, a number is generated. With the option `foreign`, the original id is used,
/// even if it is not a number.
fn numbers(context: &WriteContext<'_>) -> Vec<String> {
    let own = |id: &str| id.parse::<u32>().is_ok_and(|number| number > 0 && number.to_string() == id);
    let sessions = &context.draft.sessions;
    let mut taken: HashSet<String> =
        sessions.iter().map(|session| session.id.to_string()).filter(|id| own(id)).collect();
    let number = |session: &Session| {
        let id = session.id.as_str();
        if context.foreign {
            return session.extensions.get("schedule/id").unwrap_or(id).to_owned();
        }
        if own(id) {
            return id.to_owned();
        }
        let mut number = words::made_number(id);
        while !taken.insert(number.to_string()) {
            number = number % 0x7fff_ffff + 1;
        }
        number.to_string()
    };
    sessions.iter().map(number).collect()
}

/// Marks the ids of sessions, and the repetitions of earlier sessions. Events are identified by
/// their numbers, and occurrences of the same session by their guid.
fn identities(context: &mut WriteContext<'_>, sessions: &[usize]) {
    let mut counts: HashMap<&str, usize> = HashMap::new();
    for event in &context.document.events {
        *counts.entry(event.id.as_deref().unwrap_or_default()).or_default() += 1;
    }
    let people = context.draft.people.iter().enumerate();
    let people: HashMap<&str, usize> = people.map(|(at, person)| (person.id.as_str(), at)).collect();
    let (mut ids, mut first, mut same_guid) = (Ids::new(), HashMap::new(), SameGuid::default());
    for (event, position) in context.document.events.iter().zip(sessions) {
        let Some(session) = context.draft.sessions.get(*position) else { continue };
        let row = context.ledger.row(Rows::Sessions, *position);
        let number = event.id.as_deref().unwrap_or_default();
        let shared = counts.get(number).is_some_and(|count| *count > 1);
        let is_first = !ids.contains_key(number);
        if keeps_id(session.id.as_str(), number, &mut ids) {
            context.ledger.wrote_field(row, "id");
        } else {
            let why = "the id of an event must be a number that no other event has";
            context.ledger.altered_field(row, "id", why);
        }
        if context.foreign {
            let kept = session.extensions.get("schedule/id").is_some();
            let extensions = context.ledger.field(row, "extensions");
            let why = "events with the same id get new ids in the order of the document";
            if kept == (!is_first || well_formed(number) != number) {
                context.ledger.wrote_field(extensions, "schedule/id");
            } else if extensions == At::NOWHERE {
                context.ledger.altered_field(row, "extensions", why);
            } else {
                context.ledger.altered_field(extensions, "schedule/id", why);
            }
        }
        let guid = event.guid.as_deref();
        let guid = guid.filter(|guid| !words::is_made_guid(guid, &context.scope, "event", number));
        let people = || {
            let view = context.programme.session(session.id.as_str());
            let all = view.into_iter().flat_map(written_participations);
            all.filter_map(|one| people.get(one.data().person.as_ref()?.as_str()).copied()).collect()
        };
        // Without a guid, events with the same number and title can be the same session.
        let (before, certain) = if let Some(guid) = guid {
            let first = match same_guid.add(*position, guid, event.title.as_deref(), people()) {
                Some(Tie::Repeats(first)) => context.draft.sessions.get(first),
                _ => None,
            };
            (first.map(|first| &first.id), true)
        } else {
            let key = (number, event.title.as_deref());
            (Some(*first.entry(key).or_insert(&session.id)), !shared)
        };
        let repeated = before.filter(|before| **before != session.id);
        if certain && session.repeats.as_ref() == repeated {
            context.ledger.wrote_field(row, "repeats");
        } else if session.repeats.is_some() || repeated.is_some() {
            context.ledger.altered_field(row, "repeats", REPEATS);
        }
    }
}

/// Reports ends that will be read differently, because a duration such as `4:04:00` counts days
/// only if no other duration shows that it counts hours.
fn lengths(context: &mut WriteContext<'_>, sessions: &[usize]) {
    let form = length_meaning(&context.document).form;
    let differs = |event: &Event| {
        let length = event.duration.as_deref().and_then(when::length);
        length.is_some_and(|length| length.seconds(form) != length.seconds(LengthForm::Days))
    };
    let events = context.document.events.iter().zip(sessions);
    let differing: Vec<usize> =
        events.filter(|(event, _)| differs(event)).map(|(_, position)| *position).collect();
    for position in differing {
        let row = context.ledger.row(Rows::Sessions, position);
        let why = "the duration counts days, and will be read as hours";
        context.ledger.altered_field(context.ledger.field(row, "slot"), "end", why);
    }
}

/// Reports rooms that will be read as the name of a list, because most events in the list specify
/// other rooms.
fn lists(context: &mut WriteContext<'_>, sessions: &[usize]) {
    let groupings = groupings(&context.document.events);
    let of_list =
        |event: &Event| event.cell.as_ref().is_some_and(|cell| groupings.contains(&words::folded(cell)));
    let is_grouped = |event: &Event| of_list(event) || is_grouped(event, &groupings);
    let grouped: Vec<usize> = context
        .document
        .events
        .iter()
        .zip(sessions)
        .filter(|(event, _)| is_grouped(event))
        .map(|(_, position)| *position)
        .collect();
    for position in grouped {
        let row = context.ledger.row(Rows::Sessions, position);
        let why = "the event specifies another room than the list that contains it, which will be used";
        context.ledger.altered_field(row, "place", why);
        context.altered_extension(row, "schedule/room", why);
    }
    for (position, room) in context.draft.venues.iter().flat_map(|venue| &venue.rooms).enumerate() {
        if groupings.contains(&words::folded(room.name.first())) {
            let why = "the name will be read as the name of a list of events";
            context.ledger.altered(context.ledger.row(Rows::Rooms, position), why);
        }
    }
}

fn event(
    context: &mut WriteContext<'_>,
    session: &Session,
    row: At,
    number: String,
    taken: &mut HashSet<(&'static str, String)>,
) -> Option<Event> {
    let mut event = Event { id: Some(number), ..Event::default() };
    times::time(context, session, row, &mut event)?;
    title(context, session, row, &mut event);
    event.subtitle = context.text_of(row, "subtitle", session.subtitle.as_ref());
    kind(context, session, row, &mut event);
    event.cell = cell(context, session, row);
    description(context, session, row, &mut event);
    track(context, session, row, &mut event);
    language(context, session, row, &mut event);
    if context.foreign {
        state(context, session, row, &mut event);
        event.level = context.text_of(row, "level", session.level.as_ref());
        for (tag, at) in session.tags.iter().zip(context.items(row, "tags")) {
            event.tags.extend(context.text(at, tag));
        }
    }
    let any = context.is_json();
    for (name, address, field) in
        [("image", &session.image, &mut event.logo), ("feedback", &session.feedback, &mut event.feedback_url)]
    {
        let Some(address) = address.as_ref().map(Url::as_str) else { continue };
        if context.foreign || any && form::any_uri(address) || form::http(address) {
            *field = Some(address.to_owned());
            context.ledger.wrote_field(row, name);
        }
    }
    recording(context, session, row, &mut event);
    links(context, session, row, &mut event);
    identifiers(context, session, row, &mut event, taken);
    extensions(context, session, row, &mut event);
    Some(event)
}

/// Writes the title. A session without a title has the title of the session that it repeats.
fn title(context: &mut WriteContext<'_>, session: &Session, row: At, event: &mut Event) {
    let view = context.programme.session(session.id.as_str());
    event.title = context.text_of(row, "title", view.and_then(|view| view.title()));
    if session.title.is_none() && event.title.is_some() {
        let why = "the session has no title: the title of the session that it repeats was written";
        context.ledger.altered_field(row, "title", why);
    }
}

/// Writes the kind as the type of the event. The label of the kind takes precedence.
fn kind(context: &mut WriteContext<'_>, session: &Session, row: At, event: &mut Event) {
    let label = context.text_of(row, "kind_label", session.kind_label.as_ref());
    let code = session.kind.as_ref().map(|kind| kind.as_str().to_owned());
    if label.is_some() && label == code {
        let why = "the label equals the code of the kind, so only the kind will be read";
        context.ledger.altered_field(row, "kind_label", why);
    }
    event.kind = label.or(code);
    if event.kind.as_deref().and_then(words::kind) == session.kind {
        context.ledger.wrote_field(row, "kind");
        return;
    }
    let why = "the label is written as the type, which will not be read as this kind";
    context.ledger.altered_field(row, "kind", why);
    // The word for a custom kind has no meaning in the format.
    if session.kind_label.is_none() {
        let why = "the code of the kind is written as the type, which will be read as a label";
        context.ledger.altered_field(row, "kind_label", why);
    }
}

/// Returns the name of the room that lists the event. Several rooms are separated by commas.
fn cell(context: &mut WriteContext<'_>, session: &Session, row: At) -> Option<String> {
    let at = context.ledger.field(row, "place");
    let Some(place) = session.place.as_ref() else {
        let online = Some(ONLINE.to_owned()).filter(|_| session.mode == Some(AttendanceMode::Online));
        if online.is_some() {
            context.ledger.wrote_field(row, "mode");
        }
        return online;
    };
    let rooms = match place {
        Place::Rooms(rooms) => rooms,
        Place::Venue(_) => return None,
        word @ (Place::Everywhere | Place::ToBeAnnounced) => {
            context.ledger.wrote(at);
            let word = if *word == Place::Everywhere { EVERYWHERE } else { ANNOUNCED };
            return Some(word.to_owned());
        }
    };
    let named: Vec<_> = rooms.iter().filter_map(|room| context.rooms.get(room.as_str())).collect();
    let several = named.len() > 1;
    let carried = named.len() == rooms.len()
        && named.iter().all(|(name, own)| *own && !(several && name.contains([',', ';', '\n'])));
    let cell = named.iter().map(|(name, _)| name.as_str()).collect::<Vec<_>>().join(BETWEEN);
    // schedule.json lists rooms, and the name of a listed room is that of a single room.
    let is_room = several && context.is_json() && context.room_names.contains(&words::folded(&cell));
    let why = "the text for the place will be read as a different place";
    context.wrote_if(at, carried && !is_room, why);
    if words::is_online(&cell) {
        context.ledger.altered_field(row, "mode", "the name of the room will be read as an online session");
    }
    Some(cell).filter(|cell| !cell.is_empty())
}

/// Writes the first blocks of the description as the abstract. An extension contains their number.
fn description(context: &mut WriteContext<'_>, session: &Session, row: At, event: &mut Event) {
    let list = context.ledger.field(row, "description");
    let items = context.items(row, "description");
    let kept = session.extensions.get("schedule/abstract");
    let first = kept.and_then(|count| count.parse::<usize>().ok()).unwrap_or(0).min(items.len());
    let view = context.programme.session(session.id.as_str());
    let blocks = view.map_or(session.description.as_slice(), |view| view.description());
    let (before, after) = blocks.split_at(first.min(blocks.len()));
    if session.description.is_empty() && !blocks.is_empty() {
        let why = "the session has no description: that of the session that it repeats was written";
        context.ledger.altered_field(row, "description", why);
    }
    event.abstract_ = texts::blocks(context, list, &items, before);
    event.description = texts::blocks(context, list, items.get(first..).unwrap_or_default(), after);
    if let Some(kept) = kept {
        let at = context.ledger.field(context.ledger.field(row, "extensions"), "schedule/abstract");
        let same = event.abstract_.is_some() && kept == first.to_string();
        context.wrote_if(at, same, "the abstract contains another number of blocks");
    }
}

fn track(context: &mut WriteContext<'_>, session: &Session, row: At, event: &mut Event) {
    for (track, at) in session.tracks.iter().zip(context.items(row, "tracks")) {
        let Some((name, own)) = context.tracks.get(track.as_str()).cloned() else { continue };
        event.tracks.push(ScheduleTrack { name: Some(name), ..ScheduleTrack::default() });
        context.wrote_if(at, own, "another track has the same name");
        return;
    }
}

/// Writes the languages. An extension contains the original text if it has another form.
fn language(context: &mut WriteContext<'_>, session: &Session, row: At, event: &mut Event) {
    let kept = session.extensions.get("schedule/language");
    let same = kept.filter(|kept| context.foreign || languages::languages(kept).tags == session.spoken);
    let list = languages::language_list(&session.spoken);
    event.language = same.map(form::unquoted).or((!list.is_empty()).then_some(list));
    let Some(written) = &event.language else { return };
    let read = languages::languages(written).tags;
    let why = "the list of languages will be read differently";
    if read == session.spoken {
        context.ledger.wrote_field(row, "spoken");
    } else {
        context.ledger.altered_field(row, "spoken", why);
    }
    if same.is_some() {
        let at = context.ledger.field(context.ledger.field(row, "extensions"), "schedule/language");
        let apart = same == Some(written)
            && !written.trim().is_empty()
            && languages::language_list(&read) != *written;
        context.wrote_if(at, apart, why);
    }
}

/// Writes the status as the state of the event. An extension contains the original word if it has
/// another form.
fn state(context: &mut WriteContext<'_>, session: &Session, row: At, event: &mut Event) {
    let kept = session.extensions.get("schedule/state");
    let stated = (session.status != SessionStatus::default()).then(|| session.status.to_string());
    event.state = kept.map(str::to_owned).or(stated);
    let Some(written) = &event.state else { return };
    let read = words::status(written);
    let why = "the state of the event will be read as a different status";
    if read.unwrap_or_default() == session.status {
        context.ledger.wrote_field(row, "status");
    } else {
        context.ledger.altered_field(row, "status", why);
    }
    let apart = read.is_none_or(|read| read.as_str() != written);
    if kept.is_some() != apart {
        context.altered_extension(row, "schedule/state", why);
    } else if kept.is_some() {
        context.ledger.wrote_field(context.ledger.field(row, "extensions"), "schedule/state");
    }
}

fn recording(context: &mut WriteContext<'_>, session: &Session, row: At, event: &mut Event) {
    let Some(recording) = &session.recording else { return };
    let at = context.ledger.field(row, "recording");
    let xml = !context.is_json();
    if xml && !context.foreign && recording.consent.is_none() {
        let why = "the schema allows details of a recording only if consent is specified";
        return context.ledger.altered(at, why);
    }
    if let Some(consent) = recording.consent {
        event.optout = Some((!consent).to_string());
        context.ledger.wrote_field(at, "consent");
    }
    if let Some(licence) = &recording.licence {
        event.licence = context.words(context.ledger.field(at, "licence"), licence);
    }
    if let Some(url) =
        recording.url.as_ref().filter(|url| xml && (context.foreign || form::http(url.as_str())))
    {
        event.recording_url = Some(url.to_string());
        context.ledger.wrote_field(at, "url");
    }
}

fn links(context: &mut WriteContext<'_>, session: &Session, row: At, event: &mut Event) {
    let mut last = 0;
    for (link, at) in session.links.iter().zip(context.items(row, "links")) {
        let sound = context.foreign
            || form::http(link.url.as_str())
            || context.is_json() && form::any_uri(link.url.as_str());
        let rank = match link.relation.as_deref() {
            Some("page") if sound && event.url.is_none() => {
                event.url = Some(context.address(at, link));
                0
            }
            Some("origin") if sound && event.origin_url.is_none() => {
                event.origin_url = Some(context.address(at, link));
                1
            }
            _ => {
                let key = format!("schedule/links.{}.service", event.links.len());
                event.links.extend(texts::link(context, at, link, (row, &session.extensions, &key)));
                2
            }
        };
        if rank < last {
            let why = "links to the page and the origin of an event precede its other links";
            context.ledger.altered_field(row, "links", why);
        }
        last = last.max(rank);
    }
    for (link, at) in session.attachments.iter().zip(context.items(row, "attachments")) {
        let key = format!("schedule/attachments.{}.service", event.attachments.len());
        event.attachments.extend(texts::link(context, at, link, (row, &session.extensions, &key)));
    }
}

/// Writes the identifiers of a session. The schema requires unique identifiers, and a guid.
fn identifiers(
    context: &mut WriteContext<'_>,
    session: &Session,
    row: At,
    event: &mut Event,
    taken: &mut HashSet<(&'static str, String)>,
) {
    let number = event.id.clone().unwrap_or_default();
    let ids = context.ledger.field(row, "external_ids");
    for (scheme, field) in [("guid", &mut event.guid), ("code", &mut event.code), ("slug", &mut event.slug)] {
        let Some(value) = session.external_ids.get(scheme) else { continue };
        let at = context.ledger.field(ids, scheme);
        if !context.foreign {
            let (admitted, word) = match scheme {
                "guid" => (form::uuid(value), value.to_ascii_lowercase()),
                "code" => (form::code(value, context.target), value.to_owned()),
                _ => (form::slug(value, context.target), value.to_owned()),
            };
            if !admitted || !taken.insert((scheme, word)) {
                context
                    .ledger
                    .altered(at, "an identifier must be unique in a schedule, and match its schema");
                continue;
            }
        }
        let made = match scheme {
            "guid" => words::is_made_guid(value, &context.scope, "event", &number),
            "slug" => words::is_made_slug(value, &context.scope, &number),
            _ => false,
        };
        *field = Some(value.to_owned());
        context.wrote_if(at, !made, GENERATED);
    }
    if !context.foreign && event.guid.is_none() {
        let made = words::made_guid(&context.scope, "event", &number);
        taken.insert(("guid", made.clone()));
        event.guid = Some(made);
    }
}

/// Writes the extensions of a session. They contain the values of the source for which the
/// draft has no field.
fn extensions(context: &mut WriteContext<'_>, session: &Session, row: At, event: &mut Event) {
    let mut links: Vec<(usize, bool, ScheduleLink)> = Vec::new();
    let mut extras = Extras::default();
    for (at, name, value) in context.extensions(row, &session.extensions) {
        if matches!(name, "offset" | "abstract" | "language")
            || context.foreign && matches!(name, "id" | "state")
        {
            continue;
        }
        if name == "room" {
            event.room = Some(form::unquoted(value));
            let apart = event.cell.as_deref().is_some_and(|cell| cell != value);
            let why = "the value will be read as the place of the event";
            context.wrote_if(at, apart && event.room.as_deref() == Some(value), why);
            if event.cell.is_none() {
                context.ledger.altered_field(row, "place", why);
            }
            continue;
        }
        if let Some((list @ ("links" | "attachments"), number)) = name.split_once('.') {
            if number.ends_with(".service") {
                continue;
            }
            let node = ExtraValue::kept(value);
            if let (Ok(number), ExtraValue::Map(fields)) = (number.parse::<usize>(), &node)
                && (context.foreign || !context.is_json())
            {
                let link = link_of(fields);
                let invalid = urls::url(link.url.as_deref().unwrap_or_default()).is_none();
                context.wrote_if(at, invalid && node.keep() == value, "the value will be read as a link");
                links.push((number, list == "links", link));
                continue;
            }
        }
        let known = match name {
            "video_download_url" | "recording.link" => !context.is_json() && form::http(value),
            "do_not_stream" => {
                let node = ExtraValue::kept(value);
                context.is_json() && matches!(node, ExtraValue::Bool(_) | ExtraValue::Text(_))
            }
            _ => false,
        };
        if context.foreign && !context.is_json() && is_of_missing_link(name, session, event) {
            context.ledger.altered(at, "the event has no link or attachment with this number");
            continue;
        }
        // schedule.json has no field for the URL of a recording.
        let has_field = context.foreign && !(context.is_json() && name == "recording.url");
        match field_of(name, event).filter(|_| has_field) {
            Some(field) => {
                let is_value = field.as_deref() == Some(value);
                *field = Some(form::unquoted(value));
                let why = "the value is written as a field of the event, and will be read as this field";
                context.wrote_if(at, form::is_set_aside(name, value) && !is_value, why);
            }
            None if context.foreign || known => {
                extras::add(context, &mut extras, ExtraLevel::Event, (at, name, value));
            }
            None => {}
        }
    }
    event.extras = extras.list;
    for (number, is_link, link) in links {
        let list = if is_link { &mut event.links } else { &mut event.attachments };
        list.insert(number.min(list.len()), link);
    }
}

/// Returns `true` for the name of an attribute of a link that the event does not have, such as
/// `links.3@rel`.
fn is_of_missing_link(name: &str, session: &Session, event: &Event) -> bool {
    let Some((list, number)) = name.split_once('@').and_then(|(element, _)| element.split_once('.')) else {
        return false;
    };
    let count = match list {
        "links" => event.links.len(),
        "attachments" => event.attachments.len(),
        _ => return false,
    };
    // A link with an invalid URL is itself an extension.
    let set_aside = session.extensions.get(&format!("schedule/{list}.{number}")).is_some();
    !set_aside && number.parse::<usize>().is_ok_and(|number| number >= count)
}

/// Returns the field of an event from which an extension originates.
fn field_of<'e>(name: &str, event: &'e mut Event) -> Option<&'e mut Option<String>> {
    Some(match name {
        "date" => &mut event.date,
        "start" => &mut event.start,
        "end" => &mut event.end,
        "duration" => &mut event.duration,
        "guid" => &mut event.guid,
        "code" => &mut event.code,
        "slug" => &mut event.slug,
        "page" => &mut event.url,
        "origin" => &mut event.origin_url,
        "feedback_url" => &mut event.feedback_url,
        "logo" => &mut event.logo,
        "recording.optout" => &mut event.optout,
        "recording.url" => &mut event.recording_url,
        _ => return None,
    })
}

fn link_of(fields: &[(String, ExtraValue)]) -> ScheduleLink {
    let mut link = ScheduleLink::default();
    for (name, value) in fields {
        let field = match name.as_str() {
            "url" => &mut link.url,
            "title" => &mut link.title,
            _ => &mut link.kind,
        };
        *field = value.clone().into_text().ok();
    }
    link
}
