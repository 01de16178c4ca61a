//! Programmes in the plain form: a list of sessions in JSON, with the same few fields for all
//! sources. The tests of the crate use the same files.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use programme::chrono::{NaiveDate, NaiveDateTime, NaiveTime};
use programme::draft::{Day, ExternalIds, Participation, Person, Room, Session, Track, Venue};
use programme::{DayTime, Draft, Kind, LanguageTag, Place, Role, Slot};
use serde::Deserialize;
use serde_json::Value;

use crate::member::Outcome;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Source {
    source: String,
    #[serde(rename = "format")]
    _format: String,
    sessions: Vec<Row>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    /// A text or a number.
    id: Value,
    title: Option<String>,
    start: Option<String>,
    end: Option<String>,
    day: Option<String>,
    room: Option<String>,
    /// The id and the role of each person.
    persons: Vec<(String, Option<String>)>,
    lang: Option<String>,
    /// A text or a list of texts.
    #[serde(rename = "type")]
    kind: Value,
    track: Option<String>,
    #[serde(rename = "textlen")]
    _text_length: Option<u64>,
}

/// Ids of values, numbered in the order of their first appearance.
struct Register {
    prefix: &'static str,
    ids: HashMap<String, String>,
}

impl Register {
    fn new(prefix: &'static str) -> Self {
        Self { prefix, ids: HashMap::new() }
    }

    /// Returns the id of a value, and `true` if the value is new.
    fn id(&mut self, value: &str) -> (String, bool) {
        if let Some(id) = self.ids.get(value) {
            return (id.clone(), false);
        }
        let id = format!("{}{}", self.prefix, self.ids.len() + 1);
        self.ids.insert(value.to_owned(), id.clone());
        (id, true)
    }
}

fn present(text: Option<&String>) -> Option<&str> {
    text.map(String::as_str).filter(|text| !text.trim().is_empty())
}

/// Returns a time without its UTC offset, because it is a local time.
fn local(text: &str) -> Option<NaiveDateTime> {
    let (date, time) = text.split_once('T')?;
    let time = time.split(['+', '-', 'Z']).next()?;
    format!("{date}T{time}").parse().ok()
}

/// Returns the time since the start of a day, or `None` if a slot of that day cannot represent it.
fn day_time(day: NaiveDate, time: NaiveDateTime) -> Option<DayTime> {
    DayTime::from_seconds((time - day.and_time(NaiveTime::MIN)).num_seconds().try_into().ok()?)
}

/// The day and the times of a session.
#[derive(Default)]
struct Time {
    day: Option<NaiveDate>,
    start: Option<DayTime>,
    end: Option<DayTime>,
    /// The number of values that a slot cannot represent.
    adjusted: usize,
}

impl Time {
    fn new(row: &Row) -> Self {
        let given = row.day.as_ref().and_then(|day| day.parse::<NaiveDate>().ok());
        let start = row.start.as_deref().and_then(local);
        let end = row.end.as_deref().and_then(local);
        let unreadable = (row.day.is_some() && given.is_none()) as usize
            + (row.start.is_some() && start.is_none()) as usize
            + (row.end.is_some() && end.is_none()) as usize;
        let Some(start) = start else {
            return Self { day: given, adjusted: unreadable + usize::from(end.is_some()), ..Self::default() };
        };
        // A session after midnight stays on the day before if the source says so.
        let day = given.filter(|day| day_time(*day, start).is_some()).unwrap_or(start.date());
        let ends = end.filter(|end| *end >= start).and_then(|end| day_time(day, end));
        let moved =
            given.is_some_and(|given| given != day) as usize + (end.is_some() && ends.is_none()) as usize;
        Self { day: Some(day), start: day_time(day, start), end: ends, adjusted: unreadable + moved }
    }

    fn slot(&self, numbers: &BTreeMap<NaiveDate, i32>) -> Outcome<Option<Slot>> {
        let Some(number) = self.day.and_then(|day| numbers.get(&day)) else { return Ok(None) };
        Ok(Some(match (self.start, self.end) {
            (None, _) => Slot::day(*number),
            (Some(start), None) => Slot::from(*number, start)?,
            (Some(start), Some(end)) => Slot::between(*number, start, end)?,
        }))
    }
}

/// Converts words to the form of a code, such as "lightning-talk".
fn code(words: &str) -> String {
    let words = words.to_lowercase();
    let words = words.split(|letter: char| !letter.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join("-")
}

/// Keeps an id of the source, unless it is not a valid external id. Returns the number of ids that
/// were lost.
fn keep_id(ids: &mut ExternalIds, id: &str) -> usize {
    usize::from(ids.insert("source", id).is_err())
}

impl Source {
    /// Returns the source in a file, or `None` if the file is not in the plain form.
    pub(crate) fn parse(bytes: &[u8]) -> Option<Self> {
        serde_json::from_slice(bytes).ok()
    }

    /// Returns the name of the file from which the plain form was made, such as `frab/36c3.xml`.
    pub(crate) fn name(&self) -> &str {
        &self.source
    }

    /// Returns the draft, and the number of values that it does not represent.
    pub(crate) fn draft(&self) -> Outcome<(Draft, usize)> {
        let id: String =
            self.source.chars().map(|letter| if letter.is_whitespace() { '-' } else { letter }).collect();
        let mut draft = Draft::new(id, self.source.as_str()).with_language("und".parse::<LanguageTag>()?);
        let times: Vec<_> = self.sessions.iter().map(Time::new).collect();
        let dates: BTreeSet<_> = times.iter().filter_map(|time| time.day).collect();
        let numbers: BTreeMap<_, _> = dates.into_iter().zip(1..).collect();
        draft.days.extend(numbers.iter().map(|(date, number)| Day::new(*number).with_date(*date)));
        let mut adjusted: usize = times.iter().map(|time| time.adjusted).sum();
        let mut site = Venue::new("site").with_name("Site");
        let (mut rooms, mut tracks, mut people) =
            (Register::new("r"), Register::new("t"), Register::new("p"));
        for (number, (row, time)) in self.sessions.iter().zip(&times).enumerate() {
            // Ids can be missing, malformed or repeated, so the position is the id.
            let mut session = Session::new(format!("s{number}"));
            let id = row.id.as_str().map(str::to_owned).or_else(|| row.id.as_u64().map(|id| id.to_string()));
            adjusted += id.map_or(0, |id| keep_id(&mut session.external_ids, &id));
            session.title = present(row.title.as_ref()).map(Into::into);
            session.slot = time.slot(&numbers)?;
            let labels: Vec<&str> = match &row.kind {
                Value::Array(labels) => labels.iter().filter_map(Value::as_str).collect(),
                other => other.as_str().into_iter().filter(|label| !label.is_empty()).collect(),
            };
            if !labels.is_empty() {
                session.kind_label = Some(labels.join(", ").into());
                session.kind = labels
                    .iter()
                    .find_map(|label| code(label).parse::<Kind>().ok().filter(|kind| !kind.is_custom()));
            }
            if let Some(name) = present(row.room.as_ref()) {
                let (id, is_new) = rooms.id(name);
                if is_new {
                    site.rooms.push(Room::new(id.as_str(), name));
                }
                session.place = Some(Place::room(id));
            }
            if let Some(name) = present(row.track.as_ref()) {
                let (id, is_new) = tracks.id(name);
                if is_new {
                    draft.tracks.push(Track::new(id.as_str(), name));
                }
                session.tracks.push(id.into());
            }
            if let Some(language) = present(row.lang.as_ref()) {
                match language.parse::<LanguageTag>() {
                    Ok(tag) => session.spoken.push(tag),
                    Err(_) => adjusted += 1,
                }
            }
            for (name, role) in &row.persons {
                if name.trim().is_empty() {
                    adjusted += 1;
                    continue;
                }
                let (id, is_new) = people.id(name);
                if is_new {
                    draft.people.push(Person::new(id.as_str(), name.as_str()));
                }
                let mut participation = Participation::person(id);
                if let Some(label) = present(role.as_ref()) {
                    let role = code(label).parse::<Role>().ok().filter(|role| !role.is_custom());
                    participation.role = role;
                    participation.label = Some(label.into());
                }
                session.participations.push(participation);
            }
            draft.sessions.push(session);
        }
        if !site.rooms.is_empty() {
            draft.venues.push(site);
        }
        Ok((draft, adjusted))
    }
}
