//! Writes the programme itself as the outermost event.

use super::event::NOT_SPOKEN;
use super::node::JsonLdNode;
use super::time::date;
use super::words;
use super::writer::JsonLdWriter;
use crate::draft::{self, Draft};
use crate::report::{Reportable, Subject};
use crate::value::language::LanguageTag;
use crate::value::slot::Slot;
use crate::value::status::SessionStatus;
use crate::view::Session;

impl JsonLdWriter<'_> {
    pub(super) fn programme(&mut self) -> JsonLdNode {
        let programme = self.programme;
        let Draft {
            format: _,
            id,
            title,
            subtitle,
            document_title: _,
            document_status: _,
            revision: _,
            symbol: _,
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
            days: _,
            venues: _,
            tracks: _,
            organisations: _,
            people: _,
            participations,
            agenda_items: _,
            sessions: _,
            links,
            external_ids,
            extensions,
            unknown_fields: _,
        } = programme.data();
        let mut event = JsonLdNode::known("Event", self.id("programme", id.as_str()));
        event.set("name", self.text(title));
        event.set_some("alternateName", self.text_of(subtitle.as_ref()));
        event.set_some("description", self.blocks("preamble", preamble));
        event.set("eventStatus", words::event_status(*event_status));
        event.set_some("inLanguage", Self::languages(spoken));
        self.lose_if(
            time_zone.is_some(),
            "time_zone",
            "times were written with an offset from UTC instead of a time zone",
        );
        self.lose_if(
            place.is_some(),
            "place",
            "the default place was written in each session without a place",
        );
        self.lose_each(interpreted.len(), "interpreted", NOT_SPOKEN);
        for (at, language) in languages.iter().enumerate() {
            let field = format!("languages/{at}/status");
            self.lose_if(language.status.is_some(), &field, "schema.org has no property for it");
        }
        self.all_places(&mut event);
        self.about(Subject::Programme);
        let own = programme.participations().take(participations.len());
        self.participations(&mut event, own, None, true);
        self.links(&mut event, links);
        self.document(&mut event);
        event.identify(external_ids);
        self.extensions(&mut event, extensions);
        for note in notes {
            self.about(Subject::Note(note.id.clone()));
            self.lose("", "footnotes are not written, but their marks remain in the texts");
        }
        let declared = "declarations of roles and kinds are not written, only their codes";
        for role in roles {
            self.about(Subject::Role(role.code.clone()));
            self.lose("", declared);
        }
        for kind in kinds {
            self.about(Subject::Kind(kind.code.clone()));
            self.lose("", declared);
        }
        self.days(&mut event);
        for track in programme.tracks() {
            let track = self.track(track);
            event.add("keywords", track);
        }
        for item in programme.agenda_items() {
            let item = self.agenda_item(item);
            event.add("about", item);
        }
        let roots = programme.sessions().declared().filter(Session::is_top_level).collect();
        for session in self.sessions(roots).roots {
            event.add("subEvent", session);
        }
        self.lose_unwritten();
        event
    }

    fn document(&mut self, event: &mut JsonLdNode) {
        let Draft { document_title, document_status, revision, symbol, languages, .. } =
            self.programme.data();
        let mut work = JsonLdNode::new("DigitalDocument");
        work.set_some("name", self.text_of(document_title.as_ref()));
        work.set_some("creativeWorkStatus", document_status.map(|status| status.as_str()));
        work.set_some("version", revision.as_deref());
        work.set_some("identifier", symbol.as_deref());
        let tags: Vec<LanguageTag> = languages.iter().map(|language| language.tag.clone()).collect();
        work.set_some("inLanguage", Self::languages(&tags));
        if !work.is_plain() {
            event.add("subjectOf", work);
        }
    }

    /// Writes the first and last date of the programme. All other data of the days is lost.
    fn days(&mut self, event: &mut JsonLdNode) {
        let dates = || self.programme.days().filter_map(|day| day.date());
        let (first, last) = (dates().min(), dates().max());
        event.set_some("startDate", first.map(date));
        event.set_some("endDate", last.map(date));
        for day in self.programme.days() {
            let draft::Day { number: _, label, date, window, external_ids, extensions } = day.data();
            self.about(day.subject());
            let why = "schema.org can only represent the date of a day";
            self.lose("number", why);
            self.lose_if(label.is_some(), "label", why);
            self.lose_if(window.is_some(), "window", why);
            let said = first == *date || last == *date || day.sessions().any(writes_date);
            self.lose_if(date.is_some() && !said, "date", "no session that starts on this date was written");
            self.lose_if(!external_ids.is_empty(), "external_ids", why);
            self.lose_extensions("extensions", extensions);
        }
    }
}

/// Returns `true` if the event of the session contains the date of the day.
fn writes_date(session: Session<'_>) -> bool {
    let written = session.upwards().all(|one| one.status() != SessionStatus::Dropped);
    let on_it = |slot: Slot| slot.start().is_none_or(|start| start.hours() < 24);
    written && session.data().slot.is_some_and(on_it)
}
