//! Reads the items of a programme.

use chrono::{Datelike, FixedOffset, NaiveDate, NaiveDateTime, Timelike};

use super::people::links;
use crate::code::Code;
use crate::draft::Session;
use crate::interchange::common::json::object::{Node, Object};
use crate::interchange::common::json::value::ExtraValue;
use crate::interchange::common::reading::people::participation_of;
use crate::interchange::common::reading::times::{set_day, set_start};
use crate::interchange::common::reading::tracks::resolve_track;
use crate::interchange::common::reading::{Reading, Spot, unique};
use crate::interchange::common::words::bare;
use crate::interchange::reader;
use crate::report::SourceLocation;
use crate::value::place::Place;
use crate::value::text::Text;
use crate::value::time::{DayTime, Length};

pub(super) fn item(reading: &mut Reading, mut object: Object) {
    let at = object.at();
    let title = object.text(&["title"]);
    let id = object.text(&["id"]);
    let id = reading.builder.session_id(id.as_deref(), title.as_deref().unwrap_or_default(), &at);
    let mut session = Session::new(id);
    let spot = reading.next_session(&session);
    session.title = title.map(Text::from);
    session.description = reading.blocks(&mut object, &["desc", "description", "precis"]);
    times(reading, &mut object, &mut session, &spot);
    tags(reading, &mut object, &mut session, &spot);
    place(reading, &mut object, &mut session, &spot);
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
    reading.builder.push(session, "");
}

fn times(reading: &mut Reading, object: &mut Object, session: &mut Session, spot: &Spot) {
    let place = object.at();
    let day = object.text_at(&["day"]);
    let date = object.text_at(&["date"]);
    let time = object.text_at(&["time", "starttime"]);
    if let (Some((text, at)), Some((time, _))) = (object.text_at(&["starttime"]), &time)
        && reader::clock(&text) != reader::clock(time)
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
    if let Some((text, at)) = day.filter(|_| known_day.is_none()) {
        keep_day(reading, session, known, &text, &at, spot);
    }
    if let Some((text, at)) = date.filter(|_| known.is_none()) {
        let what = (Code::TimeAdjusted, "is not a date");
        reading.keep_text(&mut session.extensions, "date", &text, what, &at, spot);
    }
    let zoned = instant.as_ref().and_then(|(text, _)| reader::date_time(text));
    let clock = time.as_ref().and_then(|(text, _)| reader::clock(text));
    if let (Some((text, at)), None) = (&time, clock) {
        let what = (Code::TimeAdjusted, "is not a clock time");
        reading.keep_text(&mut session.extensions, "time", text, what, at, spot);
    }
    let date = known.or(known_day);
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
    let start = match (date.zip(clock), zoned) {
        (Some((date, clock)), zoned) => {
            // The offset only determines the time zone, because the local time is given separately.
            let start = at_clock(date, clock);
            if let Some((local, offset)) = zoned {
                let changed = reading.changed_offset(local, offset);
                let changed = changed.filter(|_| start == Some(local));
                reading.keep_offset(session, changed, &place, spot);
            }
            start
        }
        (None, Some((local, offset))) => {
            let changed = reading.changed_offset(local, offset);
            reading.keep_offset(session, changed, &place, spot);
            Some(reading.on_clock(changed, local, offset))
        }
        (None, None) => None,
    };
    if let (Some((text, at)), None) = (&instant, zoned) {
        let what = (Code::TimeAdjusted, "is not a date and time");
        reading.keep_text(&mut session.extensions, "datetime", text, what, at, spot);
    }
    let begin = clock.map(DayTime::total_seconds);
    let begin = begin.or_else(|| start.map(|start| start.num_seconds_from_midnight()));
    if let Some((text, at)) = &end {
        let problem = match (reader::clock(text), begin) {
            (None, _) => Some("is not a clock time"),
            (Some(_), None) => Some("is an end without a start"),
            (Some(end), Some(begin)) => {
                // A length takes precedence over an end.
                length = length.or_else(|| {
                    Length::from_seconds((end.total_seconds() + 86_400).checked_sub(begin)? % 86_400)
                });
                None
            }
        };
        if let Some(problem) = problem {
            let what = (Code::TimeAdjusted, problem);
            reading.keep_text(&mut session.extensions, "end_time", text, what, at, spot);
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
        let seconds = local.time().num_seconds_from_midnight();
        date.is_some_and(|date| date != local.date())
            || clock.is_some_and(|clock| clock.total_seconds() != seconds)
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

fn at_clock(date: NaiveDate, clock: DayTime) -> Option<NaiveDateTime> {
    date.and_hms_opt(clock.hours(), clock.minutes(), clock.seconds())
}

/// Stores a day that is not a date in the extensions, unless it is the English weekday of the date.
fn keep_day(
    reading: &mut Reading,
    session: &mut Session,
    date: Option<NaiveDate>,
    text: &str,
    at: &SourceLocation,
    spot: &Spot,
) {
    let weekday = date.map(|date| date.weekday().to_string().to_lowercase());
    if weekday.is_none_or(|weekday| !text.to_lowercase().starts_with(&weekday)) {
        let what = (Code::TimeAdjusted, "is not the weekday of the date");
        reading.keep_text(&mut session.extensions, "day", text, what, at, spot);
    }
}

fn tags(reading: &mut Reading, object: &mut Object, session: &mut Session, spot: &Spot) {
    let at = object.at();
    if let Some(format) = object.text(&["format", "type"]) {
        reading.kind(session, format.into());
    }
    if let Some(track) = object.text(&["track"]) {
        session.tracks.extend(resolve_track(reading, None, &track, &at, spot));
    }
    for node in object.list(&["tags", "themes"]).into_iter().chain(object.list(&["themes"])) {
        let mut tag = Object::of(node.clone());
        let text = node.text().or_else(|| tag.text(&["label", "value", "name"]));
        let Some(text) = text else {
            reading.keep(&mut session.extensions, "tags", &node, spot);
            continue;
        };
        let text = with_category(reading, &mut tag, text, &node, session, spot);
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
/// object with a label, a category and a value. The value usually contains the label, and is kept
/// in the extensions otherwise.
fn with_category(
    reading: &mut Reading,
    tag: &mut Object,
    label: String,
    node: &Node,
    session: &mut Session,
    spot: &Spot,
) -> String {
    if !matches!(node.value, ExtraValue::Map(_)) {
        return label;
    }
    if let Some(value) = tag.take(&["value"])
        && !value.text().is_some_and(|value| bare(&value).ends_with(&bare(&label)))
    {
        reading.keep(&mut session.extensions, "tags/value", &value, spot);
    }
    match tag.text(&["category"]) {
        Some(category) if !label.to_lowercase().starts_with(&format!("{}:", category.to_lowercase())) => {
            format!("{category}:{label}")
        }
        _ => label,
    }
}

fn place(reading: &mut Reading, object: &mut Object, session: &mut Session, spot: &Spot) {
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
    let room = room.and_then(|name| reading.builder.room(None, &name, &at));
    let found = room.as_ref().and_then(|room| reading.builder.room_mut(room));
    let (mut other_building, mut other_floor) = (None, None);
    if let Some(found) = found {
        other_building = set_or_return(&mut found.building, building);
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
    for (name, what, value) in [
        ("building", "is not the building of the room in an earlier item", other_building),
        ("floor", "is not the floor of the room in an earlier item", other_floor),
    ] {
        if let Some((text, at)) = value {
            let what = (Code::StatementsDisagree, what);
            reading.keep_text(&mut session.extensions, name, &text, what, &at, spot);
        }
    }
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
        participation.label = participation.role.is_none().then(|| Text::from(word));
    }
    if !is_name {
        reading.keep_rest(object, &mut participation.extensions, spot);
    }
    session.participations.push(participation);
}
