//! Reads the events of a calendar as sessions.

use std::collections::{BTreeSet, HashMap, HashSet};

use super::context::{About, ReadContext};
use super::lines::{Component, Components, Line, written};
use super::people::{People, attendee, keep_attendee, participant};
use super::places::{Places, Where, coordinates, join, locate, only_venue, place_of, repeats_venue, room};
use super::plan::Plan;
use super::property::Property;
use super::repeat::{RULES, Recurs};
use super::timing::When;
use crate::code::Code;
use crate::draft::{KindDeclaration, Participation, Session, Track};
use crate::interchange::common::extension::keep_extension;
use crate::interchange::common::slots::{PlacedSlot, place};
use crate::interchange::icalendar::syntax::extension::stored;
use crate::interchange::icalendar::syntax::names;
use crate::interchange::icalendar::syntax::uid::generated_uid;
use crate::interchange::reader::kind;
use crate::value::block::Block;
use crate::value::kind::Kind;
use crate::value::language::LanguageTag;
use crate::value::link::Link;
use crate::value::place::Place;
use crate::value::slot::{DayPart, Slot, TimeRange};
use crate::value::status::{AttendanceMode, SessionStatus};
use crate::value::text::Text;
use crate::value::time::DayTime;
use crate::value::url::Url;

/// References from an event to other events. Each consists of the `UID` of the other event and the
/// line number of the reference. They are resolved after all events have been read, because an
/// event can refer to a later one.
#[derive(Debug, Default)]
pub(super) struct Ties {
    pub(super) part_of: Option<(String, usize)>,
    pub(super) repeats: Option<(String, usize)>,
    /// The fields whose values are those of the parent session.
    pub(super) inherited: Vec<String>,
}

/// The properties of an event that must be collected before they can be evaluated.
#[derive(Default)]
struct Said<'c, 's> {
    summaries: Vec<(&'c Line<'s>, (Option<LanguageTag>, String))>,
    descriptions: Vec<(&'c Line<'s>, (Option<LanguageTag>, String))>,
    place: Where<'c, 's>,
    attendees: Vec<&'c Line<'s>>,
    rooms: Vec<(&'c Line<'s>, String, Url)>,
    geo: Vec<&'c Line<'s>>,
    part: Option<String>,
    day: Option<i32>,
    seen: Vec<&'static str>,
}

/// The properties that an event may contain only once.
const SINGLE: [&str; 6] = ["UID", "DTSTART", "DTEND", "DURATION", "STATUS", "IMAGE"];

pub(super) fn event<'c, 's>(
    cx: &mut ReadContext,
    people: &mut People,
    places: &mut Places,
    found: &'c Components<'s>,
    event: &'c Component<'s>,
    plan: &Plan,
    about: &About,
) -> (Session, Ties) {
    let mut session = Session::new(plan.id.as_str());
    let (mut said, mut ties) = (Said::default(), Ties::default());
    if let Some(uid) =
        plan.uid.as_ref().filter(|uid| **uid != generated_uid(&plan.id, cx.builder.draft.id.as_str()))
    {
        // The insertion fails if the `UID` contains a control character.
        if session.external_ids.insert("uid", uid.as_str()).is_err() {
            keep_extension(&mut session.extensions, "icalendar/UID", uid);
        }
    }
    for line in &event.lines {
        read_line(cx, line, &mut session, &mut said, &mut ties, plan, about);
    }
    let mut participants = Vec::new();
    for component in event.inside.iter().filter_map(|at| found.all.get(*at)) {
        if component.is("PARTICIPANT") {
            match participant(cx, people, component, about) {
                Some(participant) => {
                    participants.push(participant);
                    leave_inner(cx, found, component, about);
                }
                None => keep_component(cx, found, component, &mut session, about),
            }
        } else if component.is("VLOCATION") {
            said.place.components.push(component);
            leave_inner(cx, found, component, about);
        } else if component.is("VALARM") {
            cx.count(Code::NotImported, "left", "an alarm (VALARM)".to_owned(), about, component.at);
        } else {
            keep_component(cx, found, component, &mut session, about);
        }
    }
    cx.strays(&event.stray, about);
    if !event.closed {
        let message =
            "the event has no END:VEVENT line: all lines up to the next event were read as part of it";
        cx.note(Code::StatementsDisagree, about, event.at, message);
    }
    session.title = one_text(cx, &said.summaries, &mut session, about);
    if session.kind.is_none() && !event.lines.iter().any(|line| line.is(names::ID)) {
        session.kind = kind_of_break(&session, &cx.main);
    }
    describe(cx, &said.descriptions, &mut session, about);
    let located = place_of(cx, places, &said.place, about);
    session.place = located.place;
    if located.online {
        let is_hybrid = matches!(session.place, Some(Place::Rooms(_)));
        session.mode = Some(if is_hybrid { AttendanceMode::Hybrid } else { AttendanceMode::Online });
    }
    session.links.extend(located.url.map(|url| Link::new(url).with_relation("conference")));
    for line in located.unused {
        cx.keep(&mut session.extensions, line, about);
    }
    for (line, room, url) in std::mem::take(&mut said.rooms) {
        if !join(cx, places, &room, &url) {
            cx.keep(&mut session.extensions, line, about);
        }
    }
    attendees(cx, people, places, &mut session, &mut participants, &said.attendees, about);
    session.participations = participants.into_iter().map(|(participation, _)| participation).collect();
    for line in said.geo {
        let property = Property::new(line);
        if repeats_venue(cx, &said.place, &property) {
            continue;
        }
        let venue = only_venue(cx).filter(|_| plan.one_geo && coordinates(&property).is_some());
        if !venue.is_some_and(|venue| locate(cx, venue, &property)) {
            cx.keep(&mut session.extensions, line, about);
        }
    }
    if let Some(start) = plan.start.as_ref().filter(|start| cx.clock.is_doubtful(start))
        && session.status == SessionStatus::default()
    {
        session.status = SessionStatus::Tentative;
        cx.clock.count_tentative(start);
    }
    session.slot = slot(cx, plan.when, said.day, said.part.as_deref(), about, event.at);
    for fault in &plan.faults {
        cx.note(Code::TimeAdjusted, &about.at("slot"), fault.at, fault.message.clone());
    }
    let lines: BTreeSet<usize> =
        plan.faults.iter().filter_map(|fault| fault.line).chain(plan.kept.iter().copied()).collect();
    // `read_line` has already kept a `RECURRENCE-ID`.
    for line in
        lines.into_iter().filter_map(|at| event.lines.get(at)).filter(|line| !line.is("RECURRENCE-ID"))
    {
        keep_extension(
            &mut session.extensions,
            &format!("icalendar/{}", line.name().to_ascii_uppercase()),
            stored(line.rest()),
        );
    }
    (session, ties)
}

/// Returns the kind of a session whose title or tag is a break, such as "Coffee break". Other
/// titles and tags are rarely the name of a kind.
fn kind_of_break(session: &Session, language: &LanguageTag) -> Option<Kind> {
    let texts = session.title.iter().chain(&session.tags).map(Text::first);
    texts.filter_map(|text| kind(text, language)).find(|kind| kind.properties().idle)
}

/// Reads the attendees of an event, which can also be rooms and equipment.
fn attendees(
    cx: &mut ReadContext,
    people: &mut People,
    places: &mut Places,
    session: &mut Session,
    participants: &mut Vec<(Participation, Option<String>)>,
    lines: &[&Line<'_>],
    about: &About,
) {
    let known: HashMap<String, usize> = participants
        .iter()
        .enumerate()
        .rev()
        .filter_map(|(position, (_, address))| Some((address.clone()?, position)))
        .collect();
    let mut rooms = Vec::new();
    for line in lines.iter().copied() {
        let property = Property::new(line);
        let is = |name: &str, value: &str| {
            property.parameter(name).is_some_and(|own| own.eq_ignore_ascii_case(value))
        };
        let is_room = is("CUTYPE", "ROOM");
        if is_room || is("CUTYPE", "RESOURCE") {
            // An invited room is certainly the place only if the event has no location.
            let is_place = is_room && session.place.is_none() && !is("PARTSTAT", "DECLINED");
            let name = if is_place { cx.text_parameter(&property, "CN", about) } else { None };
            let room = name.and_then(|name| room(cx, places, &[(None, name)]));
            rooms.extend(room);
            cx.keep(&mut session.extensions, line, about);
            continue;
        }
        let address = Property::new(line).text().map(str::to_lowercase);
        let address = address.as_deref().and_then(|one| one.strip_prefix("mailto:"));
        // An attendee who is also listed as a participant must not be added twice.
        let known = address.and_then(|address| known.get(address.trim()));
        if let Some((participation, _)) = known.and_then(|position| participants.get_mut(*position)) {
            keep_attendee(cx, participation, line, about);
            continue;
        }
        match attendee(cx, people, line, about) {
            Some(participation) => participants.push((participation, None)),
            None => cx.keep(&mut session.extensions, line, about),
        }
    }
    if !rooms.is_empty() {
        let mut seen = HashSet::new();
        rooms.retain(|room| seen.insert(room.clone()));
        session.place = Some(Place::Rooms(rooms));
        if session.mode == Some(AttendanceMode::Online) {
            session.mode = Some(AttendanceMode::Hybrid);
        }
    }
}

/// Reads a property of an event.
fn read_line<'c, 's>(
    cx: &mut ReadContext,
    line: &'c Line<'s>,
    session: &mut Session,
    said: &mut Said<'c, 's>,
    ties: &mut Ties,
    plan: &Plan,
    about: &About,
) {
    let name = line.name().to_ascii_uppercase();
    if let Some(single) = SINGLE.iter().find(|single| **single == name) {
        if said.seen.contains(single) {
            return cx.leave(line, about);
        }
        said.seen.push(single);
    }
    let property = Property::new(line);
    match name.as_str() {
        "UID" | "DTSTART" | names::ID => {}
        // `Timing` has already evaluated these properties. If both are present, it used
        // `DTEND`.
        "DTEND" | "DURATION" => {
            if ["DTEND", "DURATION"].iter().all(|end| said.seen.contains(end)) {
                cx.count(
                    Code::NotImported,
                    "left",
                    "the DURATION of an event that also has a DTEND".to_owned(),
                    about,
                    line.at,
                );
            }
        }
        "SUMMARY" => {
            cx.pass_over(&property, &["LANGUAGE"], about);
            said.summaries.extend(cx.words(&property, about).map(|words| (line, words)));
        }
        "DESCRIPTION" => {
            cx.pass_over(&property, &["LANGUAGE"], about);
            said.descriptions.extend(cx.words(&property, about).map(|words| (line, words)));
        }
        "LOCATION" => said.place.locations.push(line),
        names::PLACE => {
            said.place.own = match property.text() {
                Some("everywhere") => Some(Place::Everywhere),
                Some("to-be-announced") => Some(Place::ToBeAnnounced),
                _ => {
                    cx.keep(&mut session.extensions, line, about);
                    None
                }
            };
        }
        "STATUS" => match property.text().map(str::to_ascii_uppercase).as_deref() {
            _ if said.seen.contains(&names::STATUS) => {}
            Some("TENTATIVE") => session.status = SessionStatus::Tentative,
            Some("CONFIRMED") => session.status = SessionStatus::Confirmed,
            Some("CANCELLED") => session.status = SessionStatus::Cancelled,
            _ => cx.keep(&mut session.extensions, line, about),
        },
        names::STATUS => match property.text().and_then(|text| text.parse().ok()) {
            Some(status) => {
                if !said.seen.contains(&names::STATUS) {
                    said.seen.push(names::STATUS);
                }
                session.status = status;
            }
            None => cx.keep(&mut session.extensions, line, about),
        },
        "CATEGORIES" => categories(cx, &property, session, about),
        names::KIND => own_kind(cx, &property, session, about),
        "URL"
        | "ATTACH"
        | "IMAGE"
        | "CONFERENCE"
        | "X-GOOGLE-CONFERENCE"
        | "X-MICROSOFT-SKYPETEAMSMEETINGURL" => address(cx, &name, &property, session, said, about),
        "GEO" => said.geo.push(line),
        "ATTENDEE" | "ORGANIZER" => said.attendees.push(line),
        "RELATED-TO" => {
            let parent = property.parameter("RELTYPE").is_none_or(|kind| kind.eq_ignore_ascii_case("PARENT"));
            match property.text().filter(|_| parent && ties.part_of.is_none()) {
                Some(uid) => ties.part_of = Some((uid.to_owned(), line.at)),
                None => cx.keep(&mut session.extensions, line, about),
            }
        }
        names::INHERITED => {
            let fields = property.texts().flat_map(|fields| fields.split(','));
            ties.inherited.extend(fields.map(|field| field.trim().to_owned()));
        }
        names::REPEATS => match property.text() {
            Some(uid) => ties.repeats = Some((uid.to_owned(), line.at)),
            None => cx.keep(&mut session.extensions, line, about),
        },
        names::DAY => match property.text().and_then(|text| text.parse().ok()) {
            Some(day) if cx.dates.contains_key(&day) => said.day = Some(day),
            _ => cx.keep(&mut session.extensions, line, about),
        },
        names::PART => match property.text() {
            Some(part) if part == "day" || part.parse::<DayPart>().is_ok() => {
                said.part = Some(part.to_owned());
            }
            _ => cx.keep(&mut session.extensions, line, about),
        },
        _ if RULES.contains(&name.as_str())
            && matches!(plan.recurs, Recurs::Then(_))
            && !plan.is_override => {}
        _ => cx.keep(&mut session.extensions, line, about),
    }
}

fn categories(cx: &mut ReadContext, property: &Property<'_, '_>, session: &mut Session, about: &About) {
    if let Some(id) = property.parameter(names::TRACK).map(std::borrow::Cow::into_owned) {
        let name = cx.words(property, about);
        let name = name.and_then(|name| cx.text(&[name]).0);
        if let (Some(name), Ok(_)) = (name, crate::value::id::TrackId::new(id.as_str())) {
            if !cx.tracks.contains_key(&id) {
                cx.tracks.insert(id.clone(), cx.builder.draft.tracks.len());
                cx.builder.draft.tracks.push(Track::new(id.as_str(), name));
            }
            session.tracks.push(id.as_str().into());
        } else {
            cx.keep(&mut session.extensions, property.line, about);
        }
        return;
    }
    if let Some(kind) = property.parameter(names::KIND) {
        // The value `WORD` marks the built-in name of a kind, which the writer added. Only the
        // value `LABEL` marks a label from the programme.
        if kind.eq_ignore_ascii_case("LABEL") {
            let label = cx.words(property, about);
            session.kind_label = label.and_then(|label| cx.text(&[label]).0);
        } else if !kind.eq_ignore_ascii_case("WORD") {
            cx.keep(&mut session.extensions, property.line, about);
        }
        return;
    }
    cx.pass_over(property, &["LANGUAGE"], about);
    let language = cx.language_of(property, about);
    let tags = property.texts().filter_map(|tag| cx.text(&[(language.clone(), tag.trim().to_owned())]).0);
    session.tags.extend(tags);
}

/// Reads the kind that this crate has written, and declares it if it is a custom kind.
fn own_kind(cx: &mut ReadContext, property: &Property<'_, '_>, session: &mut Session, about: &About) {
    let Some(kind) = property.text().and_then(|text| text.parse::<Kind>().ok()) else {
        return cx.keep(&mut session.extensions, property.line, about);
    };
    if kind.is_custom() && cx.kinds.insert(kind.clone()) {
        cx.builder.draft.kinds.push(KindDeclaration::new(kind.clone()));
    }
    session.kind = Some(kind);
}

fn address<'c, 's>(
    cx: &mut ReadContext,
    name: &str,
    property: &Property<'c, 's>,
    session: &mut Session,
    said: &mut Said<'c, 's>,
    about: &About,
) {
    let inline = matches!(name, "ATTACH" | "IMAGE") && property.is_inline();
    let url = property.text().filter(|_| !inline).and_then(|text| text.parse::<Url>().ok());
    let Some(url) = url else { return cx.keep(&mut session.extensions, property.line, about) };
    let label = cx.text_parameter(property, "LABEL", about);
    let label = label.or_else(|| cx.text_parameter(property, "FILENAME", about));
    let label = label.map(|label| (cx.language_of(property, about), label));
    let title = label.and_then(|label| cx.text(&[label]).0);
    let known: &[&str] = match name {
        "ATTACH" | "CONFERENCE" => &["LABEL", "FILENAME", "LANGUAGE", names::ROOM],
        _ => &[],
    };
    cx.pass_over(property, known, about);
    match (name, property.parameter(names::ROOM)) {
        ("URL", _) => session.links.push(Link::new(url)),
        ("ATTACH", _) => {
            let mut link = Link::new(url);
            link.title = title;
            session.attachments.push(link);
        }
        ("IMAGE", _) => session.image = Some(url),
        (_, Some(room)) => said.rooms.push((property.line, room.into_owned(), url)),
        (_, None) => {
            let mut link = Link::new(url).with_relation("conference");
            link.title = title;
            session.links.push(link);
        }
    }
}

/// Combines properties in several languages into one multilingual text. A second property in
/// the same language is stored in the extensions.
fn one_text(
    cx: &mut ReadContext,
    said: &[(&Line<'_>, (Option<LanguageTag>, String))],
    session: &mut Session,
    about: &About,
) -> Option<crate::value::text::Text> {
    let words: Vec<(Option<LanguageTag>, String)> = said.iter().map(|(_, words)| words.clone()).collect();
    let (text, again) = cx.text(&words);
    for line in again.iter().filter_map(|position| said.get(*position)).map(|(line, _)| *line) {
        cx.keep(&mut session.extensions, line, about);
    }
    text
}

/// Reads the description of an event. A single description becomes one HTML block or several
/// paragraphs. Descriptions in several languages become one multilingual block.
fn describe(
    cx: &mut ReadContext,
    said: &[(&Line<'_>, (Option<LanguageTag>, String))],
    session: &mut Session,
    about: &About,
) {
    if let [(_, (language, words))] = said {
        session.description = cx.blocks(language.as_ref(), words);
        return;
    }
    let text = one_text(cx, said, session, about);
    session.description.extend(text.map(|text| match Block::detect(text) {
        Block::Markdown(text) => Block::Paragraph(text),
        block => block,
    }));
}

/// Returns the slot of an event. If the event has a start time, the slot is on the day with the
/// number `stated` if possible. Otherwise, it is on the day of the start date.
pub(super) fn slot(
    cx: &mut ReadContext,
    when: When,
    stated: Option<i32>,
    part: Option<&str>,
    about: &About,
    line: usize,
) -> Option<Slot> {
    let date = when.date()?;
    let own = cx.numbers.get(&date).copied();
    match when {
        When::Never => None,
        When::Days { count: 1, .. } => Some(match part {
            Some("day") => Slot::day(own?),
            other => Slot::part(own?, other.and_then(|part| part.parse().ok()).unwrap_or(DayPart::AllDay)),
        }),
        When::Days { count, .. } => {
            let end = DayTime::from_seconds(u32::try_from(count).ok()?.checked_mul(24 * 3600)?)?;
            Some(Slot::from_range(own?, TimeRange { start: DayTime::from_seconds(0)?, end }))
        }
        When::At { start, end } => {
            // An event after midnight can belong to the previous programme day, so the day that
            // the event specifies is tried first.
            let of_day = stated.and_then(|number| Some((number, *cx.dates.get(&number)?)));
            let tried = [of_day, own.map(|own| (own, date))];
            let found = tried.into_iter().flatten().find_map(|(number, date)| {
                match place(number, date, start, end) {
                    PlacedSlot::Whole(slot) => Some((slot, true)),
                    PlacedSlot::StartOnly(slot) => Some((slot, false)),
                    PlacedSlot::OffDay => None,
                }
            });
            let (slot, whole) = found?;
            if !whole {
                let message = "the end is too late for a slot and was not imported";
                cx.note(Code::TimeAdjusted, &about.at("slot"), line, message);
            }
            Some(slot)
        }
    }
}

/// Reports the components within a participant or a location.
fn leave_inner(cx: &mut ReadContext, found: &Components<'_>, component: &Component<'_>, about: &About) {
    for inner in component.inside.iter().filter_map(|at| found.all.get(*at)) {
        let what = format!("{} within {}", inner.name(), component.name());
        cx.count(Code::NotImported, "left", what, about, inner.at);
    }
}

pub(super) fn keep_component(
    cx: &mut ReadContext,
    found: &Components<'_>,
    component: &Component<'_>,
    session: &mut Session,
    about: &About,
) {
    let text = written(found, component);
    cx.keep_as(&mut session.extensions, component.name(), &text, about, component.at);
}
