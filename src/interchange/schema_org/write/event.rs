//! Writes sessions as nested events in JSON-LD.

use std::collections::HashMap;

use super::context::{WriteContext, languages};
use super::node::{JsonLdNode, property};
use super::{party, place, time, words};
use crate::draft::Recording;
use crate::interchange::common::inherited::{unwritten_participations, written_participations};
use crate::interchange::common::ledger::{At, Rows};
use crate::interchange::common::zones::own_offset;
use crate::value::kind::Kind;
use crate::value::link::Link;
use crate::value::status::{AttendanceMode, SessionStatus};
use crate::value::time_zone::ZoneOffsets;
use crate::value::url::Url;
use crate::view::{AgendaItem, Session, Track};

/// The maximum nesting depth of events. Deeper parts are written next to their parent sessions
/// instead of within them.
const DEEPEST: usize = 24;

pub(in crate::interchange::schema_org) struct Events<'p> {
    /// The events of the requested sessions, including the events of their parts.
    pub(in crate::interchange::schema_org) roots: Vec<JsonLdNode>,
    /// The requested sessions and all their parts.
    pub(in crate::interchange::schema_org) visited: Vec<Session<'p>>,
}

struct PendingEvent<'p> {
    session: Session<'p>,
    /// The index of the pending event that will contain this one.
    above: Option<usize>,
    depth: usize,
    /// Whether the parent session or one of its ancestors is dropped.
    dropped: bool,
}

/// Writes sessions with their parts. A recursive function could overflow the stack if sessions are
/// deeply nested.
pub(in crate::interchange::schema_org) fn sessions<'p>(
    context: &mut WriteContext<'p>,
    roots: Vec<Session<'p>>,
) -> Events<'p> {
    let top = |session| PendingEvent { session, above: None, depth: 0, dropped: false };
    let mut stages: Vec<PendingEvent<'p>> = roots.into_iter().map(top).collect();
    let mut at = 0;
    while let Some(stage) = stages.get(at) {
        let dropped = stage.dropped || stage.session.status() == SessionStatus::Dropped;
        let above = if stage.depth < DEEPEST { Some(at) } else { stage.above };
        let depth = (stage.depth + 1).min(DEEPEST);
        let parts = stage.session.parts().map(|session| PendingEvent { session, above, depth, dropped });
        let parts: Vec<_> = parts.collect();
        stages.extend(parts);
        at += 1;
    }
    // Sessions are written in declaration order, so that each person is described in full at the
    // first mention.
    let mut order: Vec<usize> = (0..stages.len()).collect();
    order.sort_by_key(|at| stages.get(*at).map(|stage| stage.session.declared().position()));
    let mut nodes: HashMap<usize, JsonLdNode> = HashMap::new();
    for at in order {
        let Some(stage) = stages.get(at) else { continue };
        let row = context.ledger.row(Rows::Sessions, stage.session.declared().position());
        if stage.dropped || stage.session.status() == SessionStatus::Dropped {
            context.ledger.altered(row, "dropped sessions and their parts are not written");
            continue;
        }
        let moved = stage.depth == DEEPEST
            && stage
                .above
                .is_some_and(|above| stages.get(above).map(|above| above.session) != stage.session.parent());
        nodes.insert(at, session(context, row, stage.session));
        let part_of = context.ledger.field(row, "part_of");
        context.ledger.wrote(part_of);
        if moved {
            let why =
                "events are nested up to a depth of 24: the part was written next to its parent session";
            context.ledger.altered(part_of, why);
        }
    }
    // Parts have higher indices than their parents, so the loop runs backwards. This reverses the
    // lists of parts, which are then put back in order.
    let mut parts: HashMap<usize, Vec<JsonLdNode>> = HashMap::new();
    let mut done = Vec::new();
    for (at, stage) in stages.iter().enumerate().rev() {
        let Some(mut node) = nodes.remove(&at) else { continue };
        for part in parts.remove(&at).unwrap_or_default().into_iter().rev() {
            node.add("subEvent", part);
        }
        match stage.above {
            Some(above) => parts.entry(above).or_default().push(node),
            None => done.push(node),
        }
    }
    done.reverse();
    Events { roots: done, visited: stages.into_iter().map(|stage| stage.session).collect() }
}

fn session<'p>(context: &mut WriteContext<'p>, at: At, session: Session<'p>) -> JsonLdNode {
    let data = session.data();
    let kind = data.kind.as_ref();
    let mut event = context.node(words::event_type(kind), at, "session", data.id.as_str());
    context.set(&mut event, "additionalType", (at, "kind"), kind.map(Kind::as_str));
    context.set_text(&mut event, "name", (at, "title"), session.title());
    context.set_text(&mut event, "alternateName", (at, "subtitle"), data.subtitle.as_ref());
    if let Some(number) = &data.number {
        let mut value = property("number", number.label());
        value.set_some("name", number.series());
        context.ledger.wrote_field(at, "number");
        event.add("identifier", value);
    }
    let own = own_offset(data, context.zone).map(ZoneOffsets::Fixed);
    let zone = context.zone;
    context.zone = own.or(zone);
    match (data.slot, session.day()) {
        (Some(slot), _) => time::slot(context, &mut event, context.ledger.field(at, "slot"), slot),
        (None, Some(day)) => time::date_of(context, &mut event, "startDate", day),
        (None, None) => {}
    }
    context.zone = zone;
    let length = data.planned_length.map(time::duration);
    context.set(&mut event, "duration", (at, "planned_length"), length);
    status(context, &mut event, at, session);
    if let Some(slot) = data.previous_slot {
        time::previous_slot(context, &mut event, context.ledger.field(at, "previous_slot"), slot);
    }
    place::location(context, &mut event, at, session);
    let description = context.blocks(context.ledger.field(at, "description"), session.description());
    event.set_some("description", description);
    for text in session.questions() {
        let mut question = JsonLdNode::new("Question");
        question.set("name", context.text(text));
        event.add("subjectOf", question);
    }
    context.ledger.wrote_field(at, "questions");
    let own = context.ledger.field(at, "participations");
    party::participations(context, &mut event, own, written_participations(session), session.slot());
    if let Some(why) = unwritten_participations(session) {
        context.ledger.altered_field(at, "participations", why);
    }
    subjects(context, &mut event, at, session);
    audience(context, &mut event, at, session);
    context.set(&mut event, "image", (at, "image"), data.image.as_ref().map(Url::as_str));
    if let Some(data) = &data.recording {
        recording(context, &mut event, context.ledger.field(at, "recording"), data);
    }
    if let Some(url) = &data.feedback {
        let mut action = JsonLdNode::new("ReviewAction");
        action.set("target", url.as_str());
        context.set(&mut event, "potentialAction", (at, "feedback"), Some(action));
    }
    context.links(&mut event, at, &data.links);
    attachments(context, &mut event, at, &data.attachments);
    context.documents(&mut event, at, &data.documents);
    context.identify(&mut event, at, &data.external_ids);
    context.extensions(&mut event, at, &data.extensions);
    event
}

fn subjects<'p>(context: &mut WriteContext<'p>, event: &mut JsonLdNode, at: At, session: Session<'p>) {
    let data = session.data();
    if let Some(label) = &data.kind_label {
        let mut term = JsonLdNode::new("DefinedTerm");
        context.set_text(&mut term, "name", (at, "kind_label"), Some(label));
        term.set_some("termCode", data.kind.as_ref().map(Kind::as_str));
        event.add("keywords", term);
    }
    for one in session.tracks() {
        let track = track(context, one);
        event.add("keywords", track);
    }
    for tag in &data.tags {
        event.add("keywords", context.text(tag));
    }
    for item in session.agenda_items() {
        let item = agenda_item(context, item);
        event.add("about", item);
    }
    context.ledger.wrote_fields(at, &["tracks", "tags", "agenda_items"]);
}

fn audience(context: &mut WriteContext<'_>, event: &mut JsonLdNode, at: At, session: Session<'_>) {
    let data = session.data();
    context.set(event, "inLanguage", (at, "spoken"), languages(session.spoken()));
    context.set_text(event, "typicalAgeRange", (at, "age_range"), data.age_range.as_ref());
    context.set(event, "maximumAttendeeCapacity", (at, "attendance_limit"), data.attendance_limit);
    context.set(event, "eventAttendanceMode", (at, "mode"), data.mode.map(words::attendance));
    let mut audience = JsonLdNode::new("Audience");
    context.set_text(&mut audience, "audienceType", (at, "level"), data.level.as_ref());
    context.set_text(&mut audience, "description", (at, "access_note"), data.access_note.as_ref());
    if !audience.is_plain() {
        event.set("audience", audience);
    }
}

fn status(context: &mut WriteContext<'_>, event: &mut JsonLdNode, at: At, session: Session<'_>) {
    let data = session.data();
    let status = match data.status {
        SessionStatus::Cancelled => Some(words::CANCELLED),
        SessionStatus::Postponed => Some(words::POSTPONED),
        _ => None,
    };
    context.set(event, "eventStatus", (at, "status"), status);
    if data.previous_slot.is_some() && data.status.takes_place() {
        event.add("eventStatus", words::RESCHEDULED);
    }
    let previous = context.ledger.field(at, "previous_mode");
    if data.mode == Some(AttendanceMode::Online) && data.previous_mode.is_some() {
        event.add("eventStatus", words::MOVED_ONLINE);
        context.ledger.altered(previous, "only the move online was written, without the mode before it");
    } else {
        context.ledger.altered(previous, "schema.org can only represent a move online");
    }
    if !event.has("eventStatus") {
        event.set("eventStatus", words::SCHEDULED);
    }
}

fn recording(context: &mut WriteContext<'_>, event: &mut JsonLdNode, at: At, recording: &Recording) {
    let mut video = JsonLdNode::new("CreativeWork");
    context.set(&mut video, "url", (at, "url"), recording.url.as_ref().map(Url::as_str));
    if let Some(licence) = &recording.licence {
        let mut work = JsonLdNode::new("CreativeWork");
        work.set("name", licence.as_str());
        context.set(&mut video, "license", (at, "licence"), Some(work));
    }
    if !video.is_plain() {
        event.set("recordedIn", video);
    }
}

fn attachments(context: &mut WriteContext<'_>, event: &mut JsonLdNode, at: At, attachments: &[Link]) {
    for file in attachments {
        event.add("subjectOf", context.link("MediaObject", "contentUrl", file));
    }
    context.ledger.wrote_field(at, "attachments");
}

pub(super) fn track(context: &mut WriteContext<'_>, track: Track<'_>) -> JsonLdNode {
    let (at, data) = (context.ledger.row(Rows::Tracks, track.idx().position()), track.data());
    let mut term = context.node("DefinedTerm", at, "track", data.id.as_str());
    context.set_text(&mut term, "name", (at, "name"), Some(&data.name));
    if context.is_first(&term) {
        context.identify(&mut term, at, &data.external_ids);
    }
    term
}

pub(super) fn agenda_item(context: &mut WriteContext<'_>, item: AgendaItem<'_>) -> JsonLdNode {
    let (at, data) = (context.ledger.row(Rows::AgendaItems, item.idx().position()), item.data());
    let mut term = context.node("DefinedTerm", at, "agenda-item", data.id.as_str());
    context.set_text(&mut term, "name", (at, "title"), data.title.as_ref());
    context.set(&mut term, "termCode", (at, "number"), data.number.as_deref());
    if context.is_first(&term) {
        context.documents(&mut term, at, &data.documents);
        context.identify(&mut term, at, &data.external_ids);
    }
    term
}
