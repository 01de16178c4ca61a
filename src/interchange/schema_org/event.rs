//! Writes sessions as nested events in JSON-LD.

use std::collections::HashMap;

use super::node::{JsonLdNode, property};
use super::time::{date, duration};
use super::words;
use super::writer::JsonLdWriter;
use crate::draft;
use crate::report::Reportable;
use crate::value::kind::Kind;
use crate::value::status::{AttendanceMode, SessionStatus};
use crate::value::url::Url;
use crate::view::{AgendaItem, Session, Track};

/// The maximum nesting depth of events. Deeper parts are written next to their parent sessions
/// instead of within them.
const DEEPEST: usize = 24;

pub(super) const NOT_SPOKEN: &str = "schema.org only has a property for the spoken languages";

pub(super) struct Events<'p> {
    /// The events of the requested sessions, including the events of their parts.
    pub(super) roots: Vec<JsonLdNode>,
    /// The requested sessions and all their parts.
    pub(super) visited: Vec<Session<'p>>,
}

struct PendingEvent<'p> {
    session: Session<'p>,
    /// The index of the pending event that will contain this one.
    above: Option<usize>,
    depth: usize,
    /// Whether the parent session or one of its ancestors is dropped.
    dropped: bool,
}

impl<'p> JsonLdWriter<'p> {
    /// Writes sessions with their parts. A recursive function could overflow the stack if sessions
    /// are deeply nested.
    pub(super) fn sessions(&mut self, roots: Vec<Session<'p>>) -> Events<'p> {
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
        // Sessions are written in declaration order, so that each person is described in full at
        // the first mention.
        let mut order: Vec<usize> = (0..stages.len()).collect();
        order.sort_by_key(|at| stages.get(*at).map(|stage| stage.session.declared().position()));
        let mut nodes: HashMap<usize, JsonLdNode> = HashMap::new();
        for at in order {
            let Some(stage) = stages.get(at) else { continue };
            self.about(stage.session.subject());
            if stage.dropped || stage.session.status() == SessionStatus::Dropped {
                self.lose("", "dropped sessions and their parts are not written");
            } else {
                let moved = stage.depth == DEEPEST
                    && stage.above.is_some_and(|above| {
                        stages.get(above).map(|above| above.session) != stage.session.parent()
                    });
                self.lose_if(
                    moved,
                    "part_of",
                    "events are nested up to a depth of 24: the part was written next to its parent session",
                );
                nodes.insert(at, self.session(stage.session));
            }
        }
        // Parts have higher indices than their parents, so the loop runs backwards. This reverses
        // the lists of parts, which are then put back in order.
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

    fn session(&mut self, session: Session<'p>) -> JsonLdNode {
        let data = session.data();
        let kind = data.kind.as_ref();
        let mut event = JsonLdNode::known(words::event_type(kind), self.id("session", data.id.as_str()));
        event.set_some("additionalType", kind.map(Kind::as_str));
        event.set_some("name", self.text_of(session.title()));
        event.set_some("alternateName", self.text_of(data.subtitle.as_ref()));
        if let Some(number) = &data.number {
            let mut value = property("number", number.label());
            value.set_some("name", number.series());
            event.add("identifier", value);
        }
        match data.slot {
            Some(slot) => self.slot(&mut event, slot),
            None => event.set_some("startDate", session.day().and_then(|day| day.date()).map(date)),
        }
        event.set_some("duration", data.planned_length.map(duration));
        self.status(&mut event, session);
        if let Some(slot) = data.previous_slot {
            self.previous_slot(&mut event, slot);
        }
        self.location(&mut event, session);
        let before = self.losses();
        event.set_some("description", self.blocks("description", session.description()));
        if data.description.is_empty() {
            // Losses in an inherited description are recorded for the session that contains the
            // description.
            self.forget(before);
        }
        for text in session.questions() {
            let mut question = JsonLdNode::new("Question");
            question.set("name", self.text(text));
            event.add("subjectOf", question);
        }
        let own = !data.participations.is_empty();
        self.participations(&mut event, session.participations(), session.slot(), own);
        self.subjects(&mut event, session);
        self.audience(&mut event, session);
        event.set_some("image", data.image.as_ref().map(Url::as_str));
        if let Some(recording) = &data.recording {
            self.recording(&mut event, recording);
        }
        if let Some(url) = &data.feedback {
            let mut action = JsonLdNode::new("ReviewAction");
            action.set("target", url.as_str());
            event.set("potentialAction", action);
        }
        self.links(&mut event, &data.links);
        self.attachments(&mut event, &data.attachments);
        self.documents(&mut event, "documents", &data.documents);
        event.identify(&data.external_ids);
        self.extensions(&mut event, &data.extensions);
        self.lose_of_session(data);
        event
    }

    fn subjects(&mut self, event: &mut JsonLdNode, session: Session<'p>) {
        let data = session.data();
        if let Some(label) = &data.kind_label {
            let mut term = JsonLdNode::new("DefinedTerm");
            term.set("name", self.text(label));
            term.set_some("termCode", data.kind.as_ref().map(Kind::as_str));
            event.add("keywords", term);
        }
        for track in session.tracks() {
            let track = self.track(track);
            event.add("keywords", track);
        }
        for tag in &data.tags {
            event.add("keywords", tag.as_str());
        }
        for item in session.agenda_items() {
            let item = self.agenda_item(item);
            event.add("about", item);
        }
    }

    fn audience(&self, event: &mut JsonLdNode, session: Session<'p>) {
        let data = session.data();
        event.set_some("inLanguage", Self::languages(session.spoken()));
        event.set_some("maximumAttendeeCapacity", data.attendance_limit);
        event.set_some("eventAttendanceMode", data.mode.map(words::attendance));
        let mut audience = JsonLdNode::new("Audience");
        audience.set_some("audienceType", self.text_of(data.level.as_ref()));
        audience.set_some("description", self.text_of(data.access_note.as_ref()));
        if !audience.is_plain() {
            event.set("audience", audience);
        }
    }

    /// Records the losses of a session. The struct is destructured completely, so a new field
    /// causes a compile error until it is handled here.
    fn lose_of_session(&mut self, data: &draft::Session) {
        let draft::Session {
            // These fields are written elsewhere, where their losses are also recorded.
            id: _,
            kind: _,
            kind_label: _,
            number: _,
            title: _,
            subtitle: _,
            slot: _,
            planned_length: _,
            previous_slot: _,
            place: _,
            part_of: _,
            description: _,
            questions: _,
            participations: _,
            tracks: _,
            tags: _,
            access_note: _,
            mode: _,
            previous_mode: _,
            documents: _,
            agenda_items: _,
            spoken: _,
            attendance_limit: _,
            level: _,
            image: _,
            recording: _,
            feedback: _,
            links: _,
            attachments: _,
            external_ids: _,
            extensions: _,
            // These fields are not written, so their values are lost.
            status,
            relayed_to,
            access,
            interpreted,
            captioned,
            plenary,
            repeats,
            continues,
            relays,
            replaces,
            joint_with,
            may_overlap,
            must_not_overlap,
        } = data;
        self.lose_if(
            status.is_open(),
            "status",
            "schema.org has no tentative status: the session was written as scheduled",
        );
        self.lose_if(access.is_some(), "access", "schema.org has no property for it");
        self.lose_if(*plenary, "plenary", "schema.org has no property for it");
        let relation = "schema.org has no property for this relation";
        for (other, field) in
            [(repeats, "repeats"), (continues, "continues"), (relays, "relays"), (replaces, "replaces")]
        {
            self.lose_if(other.is_some(), field, relation);
        }
        for (count, field, why) in [
            (joint_with.len(), "joint_with", relation),
            (may_overlap.len(), "may_overlap", relation),
            (must_not_overlap.len(), "must_not_overlap", relation),
            (
                relayed_to.len(),
                "relayed_to",
                "schema.org has no property for rooms to which a session is relayed",
            ),
            (interpreted.len(), "interpreted", NOT_SPOKEN),
            (captioned.len(), "captioned", NOT_SPOKEN),
        ] {
            self.lose_each(count, field, why);
        }
    }

    fn status(&mut self, event: &mut JsonLdNode, session: Session<'p>) {
        let data = session.data();
        let moved_online = data.mode == Some(AttendanceMode::Online) && data.previous_mode.is_some();
        match data.status {
            SessionStatus::Cancelled => event.add("eventStatus", words::CANCELLED),
            SessionStatus::Postponed => event.add("eventStatus", words::POSTPONED),
            _ => {}
        }
        if data.previous_slot.is_some() && data.status.takes_place() {
            event.add("eventStatus", words::RESCHEDULED);
        }
        if moved_online {
            event.add("eventStatus", words::MOVED_ONLINE);
        }
        if !event.has("eventStatus") {
            event.set("eventStatus", words::SCHEDULED);
        }
        // `EventMovedOnline` implies that the session was planned in a room.
        let said = moved_online && data.previous_mode == Some(AttendanceMode::InRoom);
        let lost = data.previous_mode.is_some() && !said;
        self.lose_if(lost, "previous_mode", "schema.org can only represent a move from a room to online");
    }

    fn recording(&mut self, event: &mut JsonLdNode, recording: &draft::Recording) {
        let draft::Recording { consent, licence, url } = recording;
        self.lose_if(consent.is_some(), "recording/consent", "schema.org has no property for it");
        let mut video = JsonLdNode::new("CreativeWork");
        video.set_some("url", url.as_ref().map(Url::as_str));
        if let Some(licence) = licence {
            let mut work = JsonLdNode::new("CreativeWork");
            work.set("name", licence.as_str());
            video.set("license", work);
        }
        if !video.is_plain() {
            event.set("recordedIn", video);
        }
    }

    pub(super) fn track(&mut self, track: Track<'p>) -> JsonLdNode {
        let id = self.id("track", track.id().as_str());
        let draft::Track { id: _, name, colour, sequential, external_ids, extensions } = track.data();
        let mut term = JsonLdNode::known("DefinedTerm", id.clone());
        term.set("name", self.text(name));
        if !self.is_first(&id) {
            return term;
        }
        let before = self.about(track.subject());
        self.lose_if(colour.is_some(), "colour", "schema.org has no property for it");
        self.lose_if(*sequential, "sequential", "schema.org has no property for it");
        term.identify(external_ids);
        self.lose_extensions("extensions", extensions);
        self.about(before);
        term
    }

    pub(super) fn agenda_item(&mut self, item: AgendaItem<'p>) -> JsonLdNode {
        let id = self.id("agenda-item", item.id().as_str());
        let draft::AgendaItem { id: _, number, title, part_of, documents, external_ids, extensions } =
            item.data();
        let mut term = JsonLdNode::known("DefinedTerm", id.clone());
        term.set_some("name", self.text_of(title.as_ref()));
        term.set_some("termCode", number.as_deref());
        if !self.is_first(&id) {
            return term;
        }
        let before = self.about(item.subject());
        self.lose_if(part_of.is_some(), "part_of", "agenda items are written as a flat list");
        self.documents(&mut term, "documents", documents);
        term.identify(external_ids);
        self.lose_extensions("extensions", extensions);
        self.about(before);
        term
    }
}
