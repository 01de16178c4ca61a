//! Writes the programme itself as the outermost event.

use super::context::{WriteContext, languages};
use super::node::JsonLdNode;
use super::{event, party, place, time, words};
use crate::interchange::common::ledger::At;
use crate::value::language::LanguageTag;
use crate::view::{Day, Session};

pub(in crate::interchange::schema_org) fn programme(context: &mut WriteContext<'_>) -> JsonLdNode {
    let programme = context.programme;
    let (at, data) = (context.ledger.whole(), programme.data());
    let mut whole = context.node("Event", at, "programme", data.id.as_str());
    context.set_text(&mut whole, "name", (at, "title"), Some(&data.title));
    context.set_text(&mut whole, "alternateName", (at, "subtitle"), data.subtitle.as_ref());
    let preamble = context.blocks(context.ledger.field(at, "preamble"), &data.preamble);
    whole.set_some("description", preamble);
    let status = words::event_status(data.event_status);
    context.set(&mut whole, "eventStatus", (at, "event_status"), Some(status));
    context.set(&mut whole, "inLanguage", (at, "spoken"), languages(&data.spoken));
    place::all_places(context, &mut whole);
    let own = programme.participations().take(data.participations.len());
    let participations = context.ledger.field(at, "participations");
    party::participations(context, &mut whole, participations, own, None);
    context.links(&mut whole, at, &data.links);
    document(context, &mut whole, at);
    context.identify(&mut whole, at, &data.external_ids);
    context.extensions(&mut whole, at, &data.extensions);
    let days = || programme.days().filter(|day| day.date().is_some());
    for (name, day) in
        [("startDate", days().min_by_key(Day::date)), ("endDate", days().max_by_key(Day::date))]
    {
        if let Some(day) = day {
            time::date_of(context, &mut whole, name, day);
        }
    }
    for track in programme.tracks() {
        let track = event::track(context, track);
        whole.add("keywords", track);
    }
    for item in programme.agenda_items() {
        let item = event::agenda_item(context, item);
        whole.add("about", item);
    }
    let roots = programme.sessions().declared().filter(Session::is_top_level).collect();
    for session in event::sessions(context, roots).roots {
        whole.add("subEvent", session);
    }
    whole
}

/// Writes the programme as a document, for example with its symbol and its languages.
fn document(context: &mut WriteContext<'_>, event: &mut JsonLdNode, at: At) {
    let data = context.programme.data();
    let mut work = JsonLdNode::new("DigitalDocument");
    context.set_text(&mut work, "name", (at, "document_title"), data.document_title.as_ref());
    let status = data.document_status.map(|status| status.as_str());
    context.set(&mut work, "creativeWorkStatus", (at, "document_status"), status);
    context.set(&mut work, "version", (at, "revision"), data.revision.as_deref());
    context.set(&mut work, "identifier", (at, "symbol"), data.symbol.as_deref());
    let tags: Vec<LanguageTag> = data.languages.iter().map(|language| language.tag.clone()).collect();
    work.set_some("inLanguage", languages(&tags));
    let places: Vec<At> = context.ledger.items(context.ledger.field(at, "languages")).collect();
    for (language, at) in data.languages.iter().zip(places) {
        // A language without a status is only a tag.
        match language.status {
            Some(_) => context.ledger.wrote_field(at, "tag"),
            None => context.ledger.wrote(at),
        }
    }
    if !work.is_plain() {
        event.add("subjectOf", work);
    }
}
