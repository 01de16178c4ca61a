//! Writes sessions as events of a calendar.

use indexmap::IndexMap;

use super::context::{MAX_SEQUENCE, WriteContext};
use super::uids::{EventUid, generated, occurrence};
use super::{extensions, location, participant, texts, time};
use crate::draft;
use crate::interchange::common::inherited::{MOST_ROOMS, unwritten_participations, written_participations};
use crate::interchange::common::ledger::{At, Rows};
use crate::interchange::common::zones::own_offset;
use crate::interchange::icalendar::syntax::extension::{content_line, name_of};
use crate::interchange::icalendar::syntax::names;
use crate::value::language::LanguageTag;
use crate::value::link::Link;
use crate::value::status::SessionStatus;
use crate::value::text::Text;
use crate::value::time_zone::ZoneOffsets;
use crate::view::Session;

/// The properties that are written from the fields of a session. Extensions with these names are
/// not written.
const WRITTEN: [&str; 8] =
    ["UID", "SUMMARY", "STATUS", names::ID, names::DAY, names::PART, names::INHERITED, "BEGIN"];

/// Writes a session that has a slot, either its own or an inherited one. `position` is its position
/// in the order of declaration.
pub(super) fn event<'p>(cx: &mut WriteContext<'p>, session: Session<'p>, position: usize) {
    let data = session.data();
    let row = cx.ledger.row(Rows::Sessions, position);
    cx.out.plain("BEGIN:VEVENT");
    let uid = identity(cx, session, row, position);
    let mut written = WRITTEN.to_vec();
    if cx.revisions.is_some() {
        written.push("LAST-MODIFIED");
    }
    let own = own_offset(data, cx.zone).map(ZoneOffsets::Fixed);
    let zone = cx.zone;
    cx.zone = own.or(zone);
    written.extend_from_slice(time::slot(cx, session));
    cx.zone = zone;
    let inherited = inherited(cx, session);
    if !inherited.is_empty() {
        cx.out.begin(names::INHERITED).value(&inherited.join(","));
    }
    if data.slot.is_none() {
        if !inherited.contains(&"slot") {
            let why = "the session has no slot: the slot of its parent session was written";
            cx.ledger.altered_field(row, "slot", why);
        }
    } else if session
        .day()
        .is_some_and(|day| day.date().is_some_and(|date| cx.dates.get(&date) != Some(&day.number())))
    {
        cx.ledger.altered_field(row, "slot", "another day has the same date");
    } else if own.is_some() {
        let why =
            "the time is written with its own UTC offset, and will be read on the clock of the programme";
        cx.ledger.altered_field(row, "slot", why);
    } else {
        cx.ledger.wrote_field(row, "slot");
    }
    words(cx, session, row);
    // An event has at most one LOCATION.
    if location::properties(cx, session, row, inherited.contains(&"place")) {
        written.push("LOCATION");
    }
    status(cx, session);
    cx.ledger.wrote_field(row, "status");
    categories(cx, session, row);
    addresses(cx, data, row);
    references(cx, session, row, position);
    extensions::properties(cx, row, &data.extensions, &written, &["SEQUENCE"]);
    participations(cx, session, row, &uid);
    location::components(cx, session);
    extensions::components(cx, row, &data.extensions, &["PARTICIPANT", "VLOCATION"]);
    cx.out.plain("END:VEVENT");
}

/// Returns the fields of a part that are written with the inherited values of its parent session,
/// and that the reader can recognise as inherited.
fn inherited(cx: &WriteContext<'_>, session: Session<'_>) -> Vec<&'static str> {
    let Some(parent) = session.parent().filter(Session::is_scheduled) else { return Vec::new() };
    if !cx.uids.get(parent.declared().position()).is_some_and(|one| one.is_first) {
        return Vec::new();
    }
    let states_end = |one: Session<'_>| {
        ["icalendar/DTEND", "icalendar/DURATION"].iter().any(|key| one.data().extensions.get(key).is_some())
    };
    let mut fields = Vec::new();
    if session.data().slot.is_none() && !states_end(session) && !states_end(parent) {
        fields.push("slot");
    }
    // The default place is recognised by its address in memory, without visiting all ancestors.
    let default = cx.programme.data().place.as_ref();
    let is_of_programme =
        session.place().zip(default).is_some_and(|(place, default)| std::ptr::eq(place, default));
    let has_place = session.place().is_some() && session.rooms().nth(MOST_ROOMS).is_none();
    if session.data().place.is_none() && has_place && !is_of_programme {
        fields.push("place");
    }
    fields
}

/// Writes the id of a session and the properties that identify a version of the event. Returns the
/// `UID`.
fn identity(cx: &mut WriteContext<'_>, session: Session<'_>, row: At, position: usize) -> String {
    let data = session.data();
    let EventUid { uid, is_replaced, .. } = cx.uids.get(position).cloned().unwrap_or_default();
    cx.out.begin("UID").text(&uid);
    let external = cx.ledger.field(cx.ledger.field(row, "external_ids"), "uid");
    if is_replaced {
        cx.ledger.altered(external, "another event has the same UID: a new UID was written");
    } else if uid == generated(session) {
        cx.ledger.altered(external, "an event without an external id has the same UID");
    } else {
        cx.ledger.wrote(external);
    }
    cx.out.begin("DTSTAMP").value(&cx.stamp);
    let stated: Vec<_> = extensions::entries(cx, row, &data.extensions)
        .into_iter()
        .filter(|(_, key, _)| name_of(key) == Some("SEQUENCE"))
        .collect();
    let number = |value: &str| value.parse().ok().filter(|number| *number <= MAX_SEQUENCE);
    let first = stated.first().and_then(|(_, _, value)| number(value));
    let recurrence = occurrence(session).and_then(|value| content_line("RECURRENCE-ID", value));
    let revision =
        cx.revisions.as_ref().map(|revisions| revisions.of(&uid, recurrence, cx.sequence, &cx.stamp));
    let sequence = match &revision {
        Some(revision) => revision.sequence.max(first.unwrap_or(0)).to_string(),
        None => cx.sequence.max(first.unwrap_or(0)).to_string(),
    };
    cx.out.begin("SEQUENCE").value(&sequence);
    if let Some(revision) = revision {
        cx.out.begin("LAST-MODIFIED").value(&revision.last_modified);
    }
    for (place, (at, _, value)) in stated.into_iter().enumerate() {
        match number(value) {
            _ if place > 0 => cx.ledger.altered(at, "an event has only one sequence number"),
            None => cx.ledger.altered(at, "the value is not a valid sequence number"),
            Some(_) if value == sequence => cx.ledger.wrote(at),
            Some(_) => cx.ledger.altered(at, "the higher revision number of the programme was written"),
        }
    }
    cx.out.begin(names::ID).text(data.id.as_str());
    cx.ledger.wrote_field(row, "id");
    uid
}

/// Writes the title and the description of a session.
fn words(cx: &mut WriteContext<'_>, session: Session<'_>, row: At) {
    let data = session.data();
    if let Some(title) = session.title() {
        texts::property(cx, "SUMMARY", cx.ledger.field(row, "title"), title);
        if data.title.is_none() {
            let why = "the session has no title: the title of the session that it repeats was written";
            cx.ledger.altered_field(row, "title", why);
        }
    }
    texts::blocks(cx, &["DESCRIPTION"], cx.ledger.field(row, "description"), session.description());
    if data.description.is_empty() && !session.description().is_empty() {
        let why = "the session has no description: that of the session that it repeats was written";
        cx.ledger.altered_field(row, "description", why);
    }
}

fn status(cx: &mut WriteContext<'_>, session: Session<'_>) {
    let stated = session.status();
    let (status, exact) = match stated {
        SessionStatus::Confirmed => ("CONFIRMED", true),
        SessionStatus::Tentative => ("TENTATIVE", true),
        SessionStatus::Cancelled => ("CANCELLED", true),
        SessionStatus::Proposed | SessionStatus::Accepted => ("TENTATIVE", false),
        SessionStatus::Postponed | SessionStatus::Dropped => ("CANCELLED", false),
    };
    // A calendar shows parts as separate events, so a part of a cancelled session must be marked as
    // cancelled as well.
    let cancelled = status != "CANCELLED" && !session.takes_place();
    cx.out.begin("STATUS").value(if cancelled { "CANCELLED" } else { status });
    if cancelled || !exact {
        cx.out.begin(names::STATUS).value(stated.as_str());
    }
}

/// Writes the kind, the tracks and the tags of a session.
fn categories<'p>(cx: &mut WriteContext<'p>, session: Session<'p>, row: At) {
    let data = session.data();
    if let Some(kind) = &data.kind {
        cx.out.begin(names::KIND).value(kind.as_str());
        cx.ledger.wrote_field(row, "kind");
        if let Some(declared) = cx.custom_kinds.get(kind.as_str()) {
            cx.ledger.wrote_field(*declared, "code");
        }
    }
    if let Some(label) = &data.kind_label {
        if let Some(chosen) = texts::chosen(cx, cx.ledger.field(row, "kind_label"), label) {
            let line = cx.out.begin("CATEGORIES").with(names::KIND, "LABEL");
            line.language(chosen.language).text(chosen.wording);
        }
    } else if let (Some(kind), Some(language)) = (&data.kind, cx.programme.languages().first())
        && let Some(label) = kind.label(language)
    {
        cx.out.begin("CATEGORIES").with(names::KIND, "WORD").language(language).text(&label.text);
    }
    let tracks: Vec<At> = cx.ledger.items(cx.ledger.field(row, "tracks")).collect();
    for (id, at) in data.tracks.iter().zip(tracks) {
        let Some(track) = cx.programme.track(id.as_str()) else { continue };
        let of = cx.ledger.row(Rows::Tracks, track.idx().position());
        if let Some(chosen) = texts::chosen(cx, cx.ledger.field(of, "name"), track.name()) {
            let line = cx.out.begin("CATEGORIES").quoted(names::TRACK, id.as_str());
            line.language(chosen.language).text(chosen.wording);
            cx.ledger.wrote(at);
            cx.ledger.wrote_field(of, "id");
        }
    }
    tags(cx, row, &data.tags);
}

/// Writes the tags of a session, with one property for each of their languages.
fn tags(cx: &mut WriteContext<'_>, row: At, tags: &[Text]) {
    let places: Vec<At> = cx.ledger.items(cx.ledger.field(row, "tags")).collect();
    let mut languages: IndexMap<&LanguageTag, Vec<&str>> = IndexMap::new();
    for (tag, at) in tags.iter().zip(places) {
        let Some(chosen) = texts::chosen(cx, at, tag) else { continue };
        if chosen.wording.trim() != chosen.wording {
            cx.ledger.altered(at, "spaces around the tag were not written");
        }
        languages.entry(chosen.language).or_default().push(chosen.wording.trim());
    }
    for (language, list) in languages {
        let line = cx.out.begin("CATEGORIES");
        if cx.programme.languages().first() != Some(language) {
            line.language(language);
        }
        line.list(list.into_iter());
    }
}

/// Writes the links, the attachments and the image of a session.
fn addresses(cx: &mut WriteContext<'_>, data: &draft::Session, row: At) {
    let mut url = false;
    let places: Vec<At> = cx.ledger.items(cx.ledger.field(row, "links")).collect();
    for (link, at) in data.links.iter().zip(places) {
        if link.relation.as_deref() == Some("conference") {
            labelled(cx, "CONFERENCE", link, at);
            cx.ledger.wrote_field(at, "relation");
        } else if !url {
            url = true;
            cx.out.begin("URL").value(link.url.as_str());
            cx.ledger.wrote_field(at, "url");
        }
    }
    let places: Vec<At> = cx.ledger.items(cx.ledger.field(row, "attachments")).collect();
    for (link, at) in data.attachments.iter().zip(places) {
        labelled(cx, "ATTACH", link, at);
    }
    if let Some(image) = &data.image {
        cx.out.begin("IMAGE").with("VALUE", "URI").value(image.as_str());
        cx.ledger.wrote_field(row, "image");
    }
}

/// Writes a link with its title.
fn labelled(cx: &mut WriteContext<'_>, property: &str, link: &Link, at: At) {
    let title = link.title.as_ref();
    let title = title.and_then(|title| texts::chosen(cx, cx.ledger.field(at, "title"), title));
    let out = cx.out.begin(property).with("VALUE", "URI");
    if let Some(title) = title {
        out.quoted("LABEL", title.wording).language(title.language);
    }
    out.value(link.url.as_str());
    cx.ledger.wrote_field(at, "url");
}

/// Writes the references to the parent session and to the repeated session.
fn references(cx: &mut WriteContext<'_>, session: Session<'_>, row: At, position: usize) {
    let target = |cx: &WriteContext<'_>, other: Option<Session<'_>>| {
        cx.uids.get(other.filter(Session::is_scheduled)?.declared().position()).cloned()
    };
    let mark = |cx: &mut WriteContext<'_>, field: &str, is_first: bool| {
        if is_first {
            cx.ledger.wrote_field(row, field);
        } else {
            cx.ledger.altered_field(row, field, "several events have the UID of the other session");
        }
    };
    if let Some(EventUid { uid, is_first, .. }) = target(cx, session.parent()) {
        cx.out.begin("RELATED-TO").with("RELTYPE", "PARENT").text(&uid);
        mark(cx, "part_of", is_first);
    }
    if let Some(EventUid { uid, is_first, .. }) = target(cx, session.repeats()) {
        cx.out.begin(names::REPEATS).text(&uid);
        mark(cx, "repeats", is_first);
    }
    let recurring = cx.uids.get(position).and_then(|one| one.recurring);
    if recurring.is_some_and(|main| session.repeats().map(|one| one.declared().position()) != Some(main)) {
        let why = "an event with the UID of a recurring event is an occurrence of that event";
        cx.ledger.altered_field(row, "repeats", why);
    }
}

/// Writes the participations in a session. The `UID` of the event is part of their `UID`s.
fn participations<'p>(cx: &mut WriteContext<'p>, session: Session<'p>, row: At, uid: &str) {
    let places: Vec<At> = cx.ledger.items(cx.ledger.field(row, "participations")).collect();
    // Inherited participations have no location in the ledger.
    let places = || places.iter().copied().chain(std::iter::repeat(At::NOWHERE));
    for (participation, at) in written_participations(session).zip(places()) {
        participant::invitation(cx, participation, at);
    }
    for (position, (participation, at)) in written_participations(session).zip(places()).enumerate() {
        participant::component(cx, participation, at, position, uid);
    }
    if session.data().participations.is_empty() && session.participations().len() > 0 {
        let all = "the session has no participations: those of the session that it repeats were written";
        let why = unwritten_participations(session).unwrap_or(all);
        cx.ledger.altered_field(row, "participations", why);
    }
}
