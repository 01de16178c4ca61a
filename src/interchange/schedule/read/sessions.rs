//! Converts the events of a schedule into sessions.

use super::context::ReadContext;
use super::participations::participation;
use super::slot::EventTimes;
use super::texts;
use crate::code::Code;
use crate::draft::{Recording, Session};
use crate::error::quote;
use crate::interchange::common::extension::keep_extension;
use crate::interchange::common::ids::{IdChange, id_message};
use crate::interchange::common::json::value::ExtraValue;
use crate::interchange::common::languages;
use crate::interchange::schedule::read::naming::{RoomCell, ties};
use crate::interchange::schedule::syntax::document::{Event, Extra, Locus, numbered};
use crate::interchange::schedule::syntax::same_guid::Tie;
use crate::interchange::schedule::syntax::words::{self, ONLINE};
use crate::report::Subject;
use crate::value::id::SessionId;
use crate::value::language::LanguageTag;
use crate::value::link::Link;
use crate::value::path::Path;
use crate::value::place::Place;
use crate::value::status::{AttendanceMode, SessionStatus};
use crate::value::string_map::Extensions;
use crate::value::text::Text;

pub(super) fn sessions(context: &mut ReadContext<'_>, events: Vec<Event>) {
    let tied = ties(&events, &context.names, &context.scope);
    context.builder.draft.sessions.reserve(events.len());
    for (at, (event, tie)) in events.into_iter().zip(tied).enumerate() {
        let (origin, by_slot, by_guid) = (event.at.clone(), event.same_as.is_some(), event.guid.is_some());
        let mut session = session(context, at, event);
        let (subject, path) = place_of(at, &session.id);
        let first = |earlier: usize| context.names.sessions.get(earlier).map(|(id, _)| id.clone());
        match tie {
            Some(Tie::Repeats(earlier)) => {
                let first = first(earlier).unwrap_or_default();
                session.repeats = Some(first.as_str().into());
                let what = match (by_slot, by_guid) {
                    (true, _) => "is another slot of the same submission as",
                    (false, true) => "has the same guid as",
                    (false, false) => "has the same id, title and people as",
                };
                let message =
                    format!("the event {what} the session {}: it was linked as a repetition", quote(&first));
                context.note(Code::OccurrencesLinked, subject, path.with("repeats"), &origin, message);
            }
            Some(Tie::SharesGuid(earlier)) => {
                let message = format!(
                    "the event has the guid of the session {}, but another title and other people: it was not linked as a repetition",
                    quote(&first(earlier).unwrap_or_default())
                );
                context.note(Code::StatementsDisagree, subject, path.with("external_ids"), &origin, message);
            }
            None => {}
        }
        context.builder.draft.sessions.push(session);
    }
}

fn session(context: &mut ReadContext<'_>, at: usize, event: Event) -> Session {
    let found = context.calendar.find(at, &event);
    let is_doubtful = found.is_doubtful;
    let (id, id_change) = context.names.sessions.get(at).cloned().unwrap_or_default();
    let mut session = Session::new(id.as_str());
    let session_id = session.id.clone();
    let place = || place_of(at, &session_id);
    let mut extensions = Extensions::default();
    change_of_id(context, &event, &id, id_change, &mut extensions, place);
    time(context, &event, found, &mut session, &mut extensions, place);
    rooms(context, at, &event, &mut session, &mut extensions, place);
    identifiers(context, &event, &mut session, &mut extensions, place);
    session.title = text(event.title, event.titles);
    session.subtitle = event.subtitle.map(Text::from);
    if let Some(kind) = event.kind {
        session.kind = words::kind(&kind);
        // A label that equals the code of the kind is redundant.
        if !event.kinds.is_empty() || session.kind.as_ref().is_none_or(|code| *code != *kind.as_str()) {
            session.kind_label = text(Some(kind), event.kinds);
        }
    }
    if let Some(state) = event.state {
        let status = words::status(&state);
        session.status = status.unwrap_or_default();
        if status.is_none_or(|status| status.as_str() != state) {
            keep_extension(&mut extensions, "schedule/state", &state);
        }
    }
    if is_doubtful && session.status == SessionStatus::default() {
        session.status = SessionStatus::Tentative;
    }
    if let Some(text) = event.abstract_ {
        session.description = texts::blocks(text);
        keep_extension(&mut extensions, "schedule/abstract", &session.description.len().to_string());
    }
    session.description.extend(event.description.into_iter().flat_map(texts::blocks));
    session.tracks = {
        let tracks = context.names.event_tracks.get(at).into_iter().flatten();
        tracks.filter_map(|track| Some(context.names.tracks.get(*track)?.id.as_str().into())).collect()
    };
    session.tags = event.tags.into_iter().map(Text::from).collect();
    session.level = event.level.map(Text::from);
    if let Some(language) = &event.language {
        spoken(context, language, &event.at, &mut session, &mut extensions, place);
    }
    recording(
        context,
        [event.licence, event.optout, event.recording_url],
        &event.at,
        &mut session,
        &mut extensions,
        place,
    );
    for (address, relation) in [(event.url, "page"), (event.origin_url, "origin")] {
        let Some(address) = address else { continue };
        let made = event.guid.as_ref().is_some_and(|guid| address.strip_prefix("urn:uuid:") == Some(guid));
        if made {
            continue;
        }
        if let Some(url) = context.url(&address, relation, &mut extensions, &event.at, place) {
            session.links.push(Link::new(url).with_relation(relation));
        }
    }
    session.links.reserve_exact(event.links.len());
    for (number, link) in event.links.iter().enumerate() {
        session.links.extend(context.link("links", number, link, &mut extensions, place));
    }
    for (number, link) in event.attachments.iter().enumerate() {
        session.attachments.extend(context.link("attachments", number, link, &mut extensions, place));
    }
    if let Some(address) = event.feedback_url {
        session.feedback = context.url(&address, "feedback_url", &mut extensions, &event.at, place);
    }
    if let Some(address) = event.logo {
        session.image = context.url(&address, "logo", &mut extensions, &event.at, place);
    }
    session.participations.reserve_exact(event.persons.len());
    for (number, person) in event.persons.into_iter().enumerate() {
        let known =
            context.names.event_people.get(at).and_then(|people| people.get(number).copied().flatten());
        let count = session.participations.len();
        let participation = participation(context, person, known, || {
            let (subject, path) = place();
            (subject, path.with("participations").with_index(count))
        });
        session.participations.extend(participation);
    }
    for extra in numbered(event.extras) {
        context.keep_extra(&mut extensions, "", "event", &extra, place);
    }
    session.extensions = extensions;
    session
}

/// Returns a text in several languages, or else a text without a language.
fn text(words: Option<String>, wordings: Vec<(LanguageTag, String)>) -> Option<Text> {
    Text::new(wordings).ok().or_else(|| words.map(Text::from))
}

fn change_of_id(
    context: &mut ReadContext<'_>,
    event: &Event,
    id: &str,
    id_change: Option<IdChange>,
    extensions: &mut Extensions,
    place: impl Fn() -> (Subject, Path),
) {
    let Some(id_change) = id_change else { return };
    if let Some(stated) = &event.id {
        keep_extension(extensions, "schedule/id", stated);
    }
    let message = id_message("session", event.id.as_deref(), id, id_change);
    let (subject, path) = place();
    if id_change == IdChange::Missing {
        let message =
            "the source has no id for the session: an id was generated from its other details".to_owned();
        context.tally.note(Code::IdChanged, message, &event.at, || (subject, path.with("id")));
    } else {
        context.note(Code::IdChanged, subject, path.with("id"), &event.at, message);
    }
}

fn time(
    context: &mut ReadContext<'_>,
    event: &Event,
    found: EventTimes,
    session: &mut Session,
    extensions: &mut Extensions,
    place: impl Fn() -> (Subject, Path),
) {
    let EventTimes {
        slot,
        planned_length,
        tallied,
        disagree,
        adjusted,
        keep: fields,
        offset,
        is_doubtful: _,
    } = found;
    session.slot = slot;
    session.planned_length = planned_length;
    if let Some(offset) = offset {
        keep_extension(extensions, "schedule/offset", &offset);
    }
    for field in fields {
        let text = match field {
            "date" => &event.date,
            "start" => &event.start,
            "end" => &event.end,
            _ => &event.duration,
        };
        let key = format!("schedule/{field}");
        if let Some(text) = text.as_deref().filter(|_| extensions.get(&key).is_none()) {
            keep_extension(extensions, &key, text);
        }
    }
    for (code, message) in tallied {
        let place = || {
            let (subject, path) = place();
            (subject, path.with("slot"))
        };
        context.tally.note(code, message, &event.at, place);
    }
    for (code, messages) in [(Code::StatementsDisagree, disagree), (Code::TimeAdjusted, adjusted)] {
        for message in messages {
            let (subject, path) = place();
            context.note(code, subject, path.with("slot"), &event.at, message);
        }
    }
}

fn rooms(
    context: &mut ReadContext<'_>,
    at: usize,
    event: &Event,
    session: &mut Session,
    extensions: &mut Extensions,
    place: impl Fn() -> (Subject, Path),
) {
    session.place = match context.names.cells.get(at) {
        None | Some(RoomCell::Unstated) => None,
        Some(RoomCell::Everywhere) => Some(Place::Everywhere),
        Some(RoomCell::Announced) => Some(Place::ToBeAnnounced),
        Some(RoomCell::Online) => {
            session.mode = Some(AttendanceMode::Online);
            // A name such as "Zoom" identifies the service, so it is kept.
            let name = event.room.as_ref().or(event.cell.as_ref());
            if let Some(name) = name.filter(|name| words::is_online(name) && !words::is_same(name, ONLINE)) {
                keep_extension(extensions, "schedule/room", name);
            }
            None
        }
        Some(RoomCell::Rooms(rooms)) => {
            let ids =
                rooms.iter().filter_map(|room| Some(context.names.rooms.get(*room)?.id.as_str().into()));
            Some(Place::Rooms(ids.collect()))
        }
    };
    if let (Some(cell), Some(room)) = (&event.cell, &event.room)
        && !words::is_same(cell, room)
        && !(words::is_online(cell) && words::is_online(room))
    {
        keep_extension(extensions, "schedule/room", room);
        let message = format!(
            "the event is listed in the room {} but specifies the room {}: the list was used",
            quote(cell),
            quote(room)
        );
        let (subject, path) = place();
        context.note(Code::StatementsDisagree, subject, path.with("place"), &event.at, message);
    }
}

fn identifiers(
    context: &mut ReadContext<'_>,
    event: &Event,
    session: &mut Session,
    extensions: &mut Extensions,
    place: impl Fn() -> (Subject, Path),
) {
    let number = event.id.as_deref().unwrap_or_default();
    let guid =
        event.guid.as_deref().filter(|guid| !words::is_made_guid(guid, &context.scope, "event", number));
    let slug = event.slug.as_deref().filter(|slug| !words::is_made_slug(slug, &context.scope, number));
    for (scheme, value) in [("guid", guid), ("code", event.code.as_deref()), ("slug", slug)] {
        let Some(value) = value else { continue };
        context.identifier(&mut session.external_ids, extensions, scheme, value, &event.at, &place);
    }
}

fn spoken(
    context: &mut ReadContext<'_>,
    text: &str,
    at: &Locus,
    session: &mut Session,
    extensions: &mut Extensions,
    place: impl Fn() -> (Subject, Path),
) {
    let read = languages::languages(text);
    if languages::language_list(&read.tags) != text {
        keep_extension(extensions, "schedule/language", text);
    }
    if read.adjusted || read.unread {
        let message = match (read.tags.is_empty(), read.unread) {
            (true, _) => {
                format!(
                    "the language {} is unknown: it is kept in the extensions as schedule/language",
                    quote(text)
                )
            }
            (false, true) => format!(
                "only a part of the language {} was recognised, as {}: the original is kept in the extensions as schedule/language",
                quote(text),
                quote(&languages::language_list(&read.tags))
            ),
            (false, false) => format!(
                "the language {} is not written as a language tag: it was read as {}",
                quote(text),
                quote(&languages::language_list(&read.tags))
            ),
        };
        context.tally.note(Code::LanguageTagAdjusted, message, at, || {
            let (subject, path) = place();
            (subject, path.with("spoken"))
        });
    }
    session.spoken = read.tags;
}

fn recording(
    context: &mut ReadContext<'_>,
    [licence, optout, url]: [Option<String>; 3],
    at: &Locus,
    session: &mut Session,
    extensions: &mut Extensions,
    place: impl Fn() -> (Subject, Path),
) {
    let mut recording = Recording::new();
    recording.licence = licence;
    if let Some(optout) = optout {
        if let Some(out) = words::opts_out(&optout) {
            recording.consent = Some(!out);
        } else {
            let name = "recording.optout".to_owned();
            let extra = Extra { name, value: ExtraValue::Text(optout), at: at.clone() };
            context.keep_extra(extensions, "", "event", &extra, &place);
        }
    }
    if let Some(url) = url {
        recording.url = context.url(&url, "recording.url", extensions, at, &place);
    }
    session.recording = Some(recording).filter(|recording| *recording != Recording::new());
}

fn place_of(at: usize, id: &SessionId) -> (Subject, Path) {
    (Subject::Session(id.clone()), Path::root().with("sessions").with_index(at))
}
