//! Reads the items of a programme.

use std::collections::HashMap;

use chrono::{Datelike, FixedOffset, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, Timelike};

use super::people::links;
use crate::code::Code;
use crate::draft::Session;
use crate::interchange::common::calendar_words::leading_weekday;
use crate::interchange::common::json::object::{Node, Object};
use crate::interchange::common::json::value::ExtraValue;
use crate::interchange::common::place_words::place_word;
use crate::interchange::common::reading::people::participation_of;
use crate::interchange::common::reading::rooms::BuildingRooms;
use crate::interchange::common::reading::times::{set_day, set_start};
use crate::interchange::common::reading::tracks::resolve_track;
use crate::interchange::common::reading::{Reading, Spot, unique};
use crate::interchange::reader::{self, label_of_role};
use crate::report::SourceLocation;
use crate::value::place::Place;
use crate::value::text::Text;
use crate::value::time::{DayTime, Length};
use crate::vocabulary::{Meaning, recognise};

/// The rooms and the labels of tags that the items contain.
#[derive(Debug, Default)]
struct Context {
    rooms: BuildingRooms,
    /// The labels and categories of the tags by their values.
    labels: HashMap<String, (String, Option<String>)>,
}

/// Returns the labels and categories of the tags of ConClár by their values.
fn labels(items: &[Object]) -> HashMap<String, (String, Option<String>)> {
    let mut labels = HashMap::new();
    let tags = items.iter().flat_map(|item| ["tags", "themes"].map(|name| item.clone_of(name)));
    for node in tags.flatten().flat_map(Node::into_items) {
        if !matches!(node.value, ExtraValue::Map(_)) {
            continue;
        }
        let mut tag = Object::of(node);
        if let (Some(value), Some(label)) = (tag.text(&["value"]), tag.text(&["label", "name"])) {
            labels.entry(value).or_insert_with(|| (label, tag.text(&["category"])));
        }
    }
    labels
}

pub(super) fn items(reading: &mut Reading, items: Vec<Object>) {
    let mut context = Context { labels: labels(&items), ..Context::default() };
    for object in items {
        item(reading, object, &mut context);
    }
}

fn item(reading: &mut Reading, mut object: Object, context: &mut Context) {
    let at = object.at();
    let title = object.text(&["title"]);
    let id = object.text(&["id"]);
    let id = reading.builder.session_id(id.as_deref(), title.as_deref().unwrap_or_default(), &at);
    let mut session = Session::new(id);
    let spot = reading.next_session(&session);
    session.title = title.map(Text::from);
    session.description = reading.blocks(&mut object, &["desc", "description", "precis"]);
    times(reading, &mut object, &mut session, &spot);
    tags(reading, &mut object, &mut session, context, &spot);
    let place = place(reading, &mut object, &mut session, context, &spot);
    for node in object.list(&["people", "participants"]) {
        person(reading, &node, &mut session, &spot);
    }
    if let Some(mut addresses) = object.object(&["links"]) {
        if let Some(url) = reading.url(&mut addresses, &["recording"], &mut session.extensions, &spot) {
            Reading::recording(&mut session, url);
        }
        session.links = links(reading, addresses, &mut session.extensions, &spot);
    }
    unique(&mut session.tracks);
    reading.keep_rest(object, &mut session.extensions, &spot);
    reading.builder.push(session, &place);
}

fn times(reading: &mut Reading, object: &mut Object, session: &mut Session, spot: &Spot) {
    let place = object.at();
    let day = object.text_at(&["day"]);
    let date = object.text_at(&["date"]);
    let time = object.text_at(&["time", "starttime"]);
    if let (Some((text, at)), Some((time, _))) = (object.text_at(&["starttime"]), &time)
        && clock_of(&text) != clock_of(time)
    {
        let what = (Code::StatementsDisagree, "is not the time of the item");
        reading.keep_text(&mut session.extensions, "start_time", &text, what, &at, spot);
    }
    let instant = object.text_at(&["datetime"]);
    let end = object.text_at(&["endtime"]);
    // This field repeats the time as a number, such as 1900.
    object.ignore(&["miltime"]);
    let mut length = object.text_at(&["mins", "minutes", "duration"]).and_then(|(text, at)| {
        let length = reader::length(&text);
        if length.is_none() {
            let what = (Code::TimeAdjusted, "is not a length of time");
            reading.keep_text(&mut session.extensions, "mins", &text, what, &at, spot);
        }
        length.filter(|length| *length != Length::NONE)
    });
    let known = date.as_ref().and_then(|(text, _)| reader::date(text));
    let shown_date = date.clone().or_else(|| day.clone());
    let known_day = day.as_ref().and_then(|(text, _)| reader::date(text));
    let zoned = instant.as_ref().and_then(|(text, _)| reader::date_time(text));
    if let Some((text, at)) = day.filter(|_| known_day.is_none()) {
        let date = known.or(zoned.map(|(local, _)| local.date()));
        keep_day(reading, session, date, &text, &at, spot);
    }
    if let Some((text, at)) = date.filter(|_| known.is_none()) {
        let what = (Code::TimeAdjusted, "is not a date");
        reading.keep_text(&mut session.extensions, "date", &text, what, &at, spot);
    }
    let clock = time.as_ref().and_then(|(text, _)| clock_of(text));
    let date = known.or(known_day);
    if let Some((text, at)) = time.as_ref().filter(|_| clock.is_none() || date.is_none() && zoned.is_none()) {
        let problem = if clock.is_none() { "is not a clock time" } else { "is a clock time without a date" };
        let what = (Code::TimeAdjusted, problem);
        reading.keep_text(&mut session.extensions, "time", text, what, at, spot);
    }
    if let (Some((local, offset)), Some((text, at))) = (zoned, &instant)
        && is_other_time(reading, date, clock, local, offset)
    {
        // A complete date and time has precedence over the instant.
        let other = [&time, &shown_date].into_iter().flatten().next().filter(|_| date.zip(clock).is_none());
        let (name, (text, at)) = match other {
            None => ("datetime", (text, at)),
            Some((text, at)) => (if clock.is_some() { "time" } else { "date" }, (text, at)),
        };
        let what = (Code::StatementsDisagree, "contradicts the other date and time of the item");
        reading.keep_text(&mut session.extensions, name, text, what, at, spot);
    }
    let mut changed = None;
    let start = match (date.zip(clock), zoned) {
        (Some((date, clock)), zoned) => {
            // The offset only determines the time zone, because the local time is given separately.
            let start = at_clock(date, clock);
            if let Some((local, offset)) = zoned {
                changed = reading.changed_offset(local, offset).filter(|_| start == Some(local));
                reading.keep_offset(session, changed, &place, spot);
            }
            start
        }
        (None, Some((local, offset))) => {
            changed = reading.changed_offset(local, offset);
            reading.keep_offset(session, changed, &place, spot);
            Some(reading.on_clock(changed, local, offset))
        }
        (None, None) => None,
    };
    if let (Some((text, at)), None) = (&instant, zoned) {
        let what = (Code::TimeAdjusted, "is not a date and time");
        reading.keep_text(&mut session.extensions, "datetime", text, what, at, spot);
    }
    if let Some((text, at)) = &end {
        match length_until(reading, Begin { clock, start, zoned, changed }, text) {
            // A length takes precedence over an end.
            Ok(until) => length = length.or(Some(until)),
            Err(problem) => {
                let what = (Code::TimeAdjusted, problem);
                reading.keep_text(&mut session.extensions, "end_time", text, what, at, spot);
            }
        }
    }
    match (start, date) {
        (Some(start), _) => set_start(reading, session, start, length, &place),
        (None, Some(date)) => {
            set_day(reading, session, date, length, spot, &place);
        }
        (None, None) => session.planned_length = length,
    }
}

/// The start of an item.
#[derive(Debug, Clone, Copy)]
struct Begin {
    clock: Option<DayTime>,
    start: Option<NaiveDateTime>,
    /// The instant in the source.
    zoned: Option<(NaiveDateTime, Option<FixedOffset>)>,
    /// The offset of the clock after a clock change.
    changed: Option<FixedOffset>,
}

/// Returns the length of an item from its start to its end, which is a clock time, or a date and
/// time. The error describes why the end cannot be used.
fn length_until(reading: &mut Reading, begin: Begin, text: &str) -> Result<Length, &'static str> {
    let Begin { clock, start, zoned, changed } = begin;
    let no_start = "is an end without a start";
    let seconds = if let Some(end) = clock_of(text) {
        let of_start = || start.map(|start| start.num_seconds_from_midnight());
        let begin = clock.map(DayTime::total_seconds).or_else(of_start).ok_or(no_start)?;
        (i64::from(end.total_seconds()) - i64::from(begin)).rem_euclid(86_400)
    } else {
        let end = reader::date_time(text).ok_or("is not a clock time")?;
        let start = start.ok_or(no_start)?;
        elapsed(zoned, end).unwrap_or_else(|| {
            let end = reading.on_clock(changed, end.0, end.1);
            end.signed_duration_since(start).num_seconds()
        })
    };
    let length = seconds.try_into().ok().and_then(Length::from_seconds);
    length.ok_or("is not an end of the session")
}

/// Returns `true` if the date or the time of an item contradicts its instant. An instant in UTC can
/// be the same time in another time zone, as long as the time zone is unknown.
fn is_other_time(
    reading: &mut Reading,
    date: Option<NaiveDate>,
    clock: Option<DayTime>,
    local: NaiveDateTime,
    offset: Option<FixedOffset>,
) -> bool {
    let differs = |local: NaiveDateTime| {
        if let Some((date, clock)) = date.zip(clock) {
            return at_clock(date, clock) != Some(local);
        }
        let seconds = local.time().num_seconds_from_midnight();
        date.is_some_and(|date| date != local.date())
            || clock.is_some_and(|clock| clock.total_seconds() % 86_400 != seconds)
    };
    let is_utc = offset.is_some_and(|offset| offset.local_minus_utc() == 0);
    let zone = reading.builder.draft.time_zone.as_ref();
    if is_utc && zone.is_none_or(|zone| zone.as_str() == "+00:00") {
        let day = date.unwrap_or(local.date());
        let own = clock.and_then(|clock| at_clock(day, clock)).unwrap_or(day.and_time(local.time()));
        let minutes = own.signed_duration_since(local).num_minutes();
        return minutes.abs() > 14 * 60 || minutes % 15 != 0;
    }
    differs(local) && (zone.is_none() || differs(reading.local(local, offset)))
}

/// Returns the number of seconds between two instants, if both have a UTC offset.
fn elapsed(
    start: Option<(NaiveDateTime, Option<FixedOffset>)>,
    end: (NaiveDateTime, Option<FixedOffset>),
) -> Option<i64> {
    let utc = |(local, offset): (NaiveDateTime, Option<FixedOffset>)| local.checked_sub_offset(offset?);
    Some(utc(end)?.signed_duration_since(utc(start?)?).num_seconds())
}

/// Reads a clock time. A time such as 24:00 or 25:30 is on the next day.
fn clock_of(text: &str) -> Option<DayTime> {
    let next_day = || text.trim().parse::<DayTime>().ok().filter(|time| (24..48).contains(&time.hours()));
    reader::clock(text).or_else(next_day)
}

fn at_clock(date: NaiveDate, clock: DayTime) -> Option<NaiveDateTime> {
    date.and_time(NaiveTime::MIN).checked_add_signed(TimeDelta::seconds(clock.total_seconds().into()))
}

/// Stores a day that is not a date in the extensions, unless it is only the weekday of the date or
/// the number of the day.
fn keep_day(
    reading: &mut Reading,
    session: &mut Session,
    date: Option<NaiveDate>,
    text: &str,
    at: &SourceLocation,
    spot: &Spot,
) {
    let is_number = || {
        text.bytes().all(|byte| byte.is_ascii_digit())
            || recognise(text, None).iter().any(|reading| matches!(reading.meaning, Meaning::Day(_)))
    };
    let what = match (date.map(|date| date.weekday()), leading_weekday(text)) {
        (None, _) => (Code::TimeAdjusted, "is not a date"),
        (Some(of_date), Some(weekday)) if weekday == of_date => return,
        (Some(_), Some(_)) => (Code::TimeAdjusted, "is not the weekday of the date"),
        (Some(_), None) if is_number() => return,
        (Some(_), None) => (Code::SetAside, "is neither a date nor a weekday"),
    };
    reading.keep_text(&mut session.extensions, "day", text, what, at, spot);
}

fn tags(reading: &mut Reading, object: &mut Object, session: &mut Session, context: &Context, spot: &Spot) {
    let at = object.at();
    if let Some(format) = object.text(&["format", "type"]) {
        reading.kind(session, format.into());
    }
    if let Some(track) = object.text(&["track"]) {
        session.tracks.extend(resolve_track(reading, None, &track, &at, spot));
    }
    for node in object.list(&["tags", "themes"]).into_iter().chain(object.list(&["themes"])) {
        let Some(text) = tag(&node, context) else {
            reading.keep(&mut session.extensions, "tags", &node, spot);
            continue;
        };
        match text.split_once(':').map(|(category, value)| (category.trim().to_lowercase(), value.trim())) {
            Some((category, value)) if category == "type" && session.kind_label.is_none() => {
                reading.kind(session, value.into());
            }
            Some((category, value)) if category == "track" => {
                session.tracks.extend(resolve_track(reading, None, value, &node.at(), spot));
            }
            _ => session.tags.push(text.into()),
        }
    }
}

/// Returns a tag in the form that KonOpas uses, such as `Area:Writing`. A tag of ConClár is an
/// object with a label, a category and a value. The label can be missing if another item contains
/// it together with the value.
fn tag(node: &Node, context: &Context) -> Option<String> {
    if !matches!(node.value, ExtraValue::Map(_)) {
        return node.text();
    }
    let mut tag = Object::of(node.clone());
    let (stated, value) = (tag.text(&["label", "name"]), tag.text(&["value"]));
    let known = value.as_ref().filter(|_| stated.is_none()).and_then(|value| context.labels.get(value));
    let label = stated.or_else(|| known.map(|(label, _)| label.clone())).or(value)?;
    let category = tag.text(&["category"]).or_else(|| known.and_then(|(_, category)| category.clone()));
    Some(match category {
        Some(category) if !label.to_lowercase().starts_with(&format!("{}:", category.to_lowercase())) => {
            format!("{category}:{label}")
        }
        _ => label,
    })
}

/// Sets the place of a session. Returns the text of a place that is not a room, such as "TBA".
fn place(
    reading: &mut Reading,
    object: &mut Object,
    session: &mut Session,
    context: &mut Context,
    spot: &Spot,
) -> String {
    let at = object.at();
    let mut names = Vec::new();
    for node in object.list(&["loc"]) {
        match node.text() {
            Some(name) => names.push(name),
            None if node.value.is_blank() => {}
            None => reading.keep(&mut session.extensions, "loc", &node, spot),
        }
    }
    let mut names = names.into_iter();
    let room = names.next().or_else(|| object.text(&["room"]));
    let building = Some(names.collect::<Vec<_>>().join(", ")).filter(|names| !names.is_empty());
    let building = building.map(|building| (building, at.clone()));
    let floor = object.text_at(&["floor"]);
    let is_word = |name: &&String| {
        let word = place_word(name);
        let is_same = |(building, _): &(String, SourceLocation)| place_word(building) == word;
        word.is_some() && floor.is_none() && building.as_ref().is_none_or(is_same)
    };
    if let Some(word) = room.as_ref().filter(is_word) {
        return word.clone();
    }
    let room = room.and_then(|name| {
        context.rooms.room(reading, &name, building.as_ref().map(|(building, _)| building.as_str()), &at)
    });
    let found = room.as_ref().and_then(|room| reading.builder.room_mut(room));
    let mut other_floor = None;
    if let Some(found) = found {
        other_floor = set_or_return(&mut found.floor, floor);
        session.place = room.map(|room| Place::Rooms(vec![room]));
    } else {
        for (name, what, value) in [
            ("building", "is a building without a room", building),
            ("floor", "is a floor without a room", floor),
        ] {
            if let Some((text, at)) = value {
                let what = (Code::SetAside, what);
                reading.keep_text(&mut session.extensions, name, &text, what, &at, spot);
            }
        }
    }
    if let Some((text, at)) = other_floor {
        let what = (Code::StatementsDisagree, "is not the floor of the room in an earlier item");
        reading.keep_text(&mut session.extensions, "floor", &text, what, &at, spot);
    }
    String::new()
}

/// Sets the text if it is missing. Returns the new value if the text already has another wording.
fn set_or_return(
    field: &mut Option<Text>,
    value: Option<(String, SourceLocation)>,
) -> Option<(String, SourceLocation)> {
    let (text, at) = value?;
    match field {
        Some(known) if known.first() == text => None,
        Some(_) => Some((text, at)),
        None => {
            *field = Some(text.into());
            None
        }
    }
}

fn person(reading: &mut Reading, node: &Node, session: &mut Session, spot: &Spot) {
    let at = node.at();
    let is_name = matches!(node.value, ExtraValue::Text(_));
    let mut object = Object::of(node.clone());
    let id = object.text(&["id"]);
    let name = if is_name { node.text() } else { object.text(&["name"]) };
    let word = object.text(&["role"]);
    let Some(mut participation) =
        participation_of(reading, id.as_deref(), &name.unwrap_or_default(), &at, spot)
    else {
        reading.keep_reference(&mut session.extensions, "people", node, spot);
        return;
    };
    if let Some(word) = word {
        participation.role = reader::role(&word, &reading.language);
        participation.label = match &participation.role {
            Some(role) => label_of_role(&word, role),
            None => Some(word.into()),
        };
    }
    if !is_name {
        reading.keep_rest(object, &mut participation.extensions, spot);
    }
    session.participations.push(participation);
}
