//! Compares reading a schedule.xml, which returns a draft and findings, with deserialising it into
//! plain structs.
//!
//! The document is a congress of 1,351 events, repeated with different days and ids. It is read
//! from the folder that the environment variable `PROGRAMME_CORPORA` specifies, because the
//! repository does not contain it.

use std::fmt::Write;
use std::path::Path;

use programme::chrono::{Days, NaiveDate};
use programme::interchange::ImportOptions;
use programme::interchange::schedule::read_xml;
use serde::Deserialize;

use crate::race::Race;

#[derive(Deserialize)]
struct Schedule {
    #[serde(rename = "day", default)]
    days: Vec<Day>,
}

#[derive(Deserialize)]
struct Day {
    #[serde(rename = "room", default)]
    rooms: Vec<Room>,
}

#[derive(Deserialize)]
struct Room {
    #[serde(rename = "event", default)]
    events: Vec<Event>,
}

#[derive(Deserialize)]
#[allow(dead_code)]
struct Event {
    #[serde(rename = "@id")]
    id: String,
    #[serde(rename = "@guid")]
    guid: String,
    date: String,
    start: String,
    duration: String,
    room: String,
    slug: String,
    title: String,
    #[serde(default)]
    subtitle: String,
    #[serde(default)]
    url: String,
    #[serde(default)]
    logo: String,
    #[serde(default)]
    track: String,
    #[serde(rename = "type", default)]
    kind: String,
    #[serde(default)]
    language: String,
    #[serde(rename = "abstract", default)]
    abstract_: String,
    #[serde(default)]
    description: String,
    #[serde(default)]
    persons: Persons,
    #[serde(default)]
    links: Links,
}

#[derive(Default, Deserialize)]
#[allow(dead_code)]
struct Persons {
    #[serde(rename = "person", default)]
    persons: Vec<Person>,
}

#[derive(Deserialize)]
#[allow(dead_code)]
struct Person {
    #[serde(rename = "@id")]
    id: String,
    #[serde(rename = "$text", default)]
    name: String,
}

#[derive(Default, Deserialize)]
#[allow(dead_code)]
struct Links {
    #[serde(rename = "link", default)]
    links: Vec<Link>,
}

#[derive(Deserialize)]
#[allow(dead_code)]
struct Link {
    #[serde(rename = "@href", default)]
    href: String,
    #[serde(rename = "$text", default)]
    title: String,
}

/// Returns the congress, repeated until it has at least `sessions` events. Each copy starts five
/// days after the previous one and has different ids. Returns `None` if the congress cannot be
/// read.
fn repeated(sessions: usize) -> Option<String> {
    let folder = std::env::var_os("PROGRAMME_CORPORA")?;
    let file = Path::new(&folder).join("frab/36c3-everything.xml");
    let congress = std::fs::read_to_string(file).ok()?;
    let begin = congress.find("<day ")?;
    let end = congress.rfind("</schedule>")?;
    let (head, days, tail) = (&congress[..begin], &congress[begin..end], &congress[end..]);
    let copies = sessions.div_ceil(days.matches("<event ").count());
    let first = NaiveDate::from_ymd_opt(2019, 12, 27)?;
    let mut text = head.to_owned();
    for copy in 0..copies {
        let mut days = days.replace("<event id=\"", &format!("<event id=\"{copy}-")).replace("guid=\"", &format!("guid=\"{copy}-"));
        for day in 0..5 {
            let old = first + Days::new(day);
            let new = old + Days::new(5 * copy as u64);
            // The mark prevents the inserted date from being replaced again.
            days = days.replace(&format!("{old}"), &format!("\u{1}{new}"));
        }
        for index in 1..=4 {
            days = days.replace(&format!("index=\"{index}\""), &format!("index=\"\u{1}{}\"", 4 * copy + index));
        }
        write!(text, "{}", days.replace('\u{1}', "")).ok()?;
    }
    Some(text + tail)
}

pub fn race(sessions: usize) -> Option<Race> {
    let Some(text) = repeated(sessions) else {
        println!("reading schedules is skipped: PROGRAMME_CORPORA does not name a folder of real programmes");
        return None;
    };
    let options = ImportOptions::default();
    let plain = || {
        let schedule: Schedule = quick_xml::de::from_str(&text).expect("the plain structs have every field");
        let rooms = schedule.days.iter().flat_map(|day| &day.rooms);
        rooms.map(|room| room.events.len() as u64).sum::<u64>()
    };
    let read = || read_xml(&text, &options).expect("the document is a schedule").draft.sessions.len() as u64;
    let import = read_xml(&text, &options).expect("the document is a schedule");
    println!("\nThe schedule has {} bytes, {} sessions and {} findings.", text.len(), read(), import.findings.len());
    assert_eq!(plain(), read(), "both read every event");
    let asked = u32::try_from(read()).expect("the number fits in 32 bits");
    let race = Race::new("Schedules", "quick-xml's serde into plain structs", &plain, asked);
    Some(race.per("event").against("`read_xml`, a draft with findings", &read, asked, Some(2.0)).run())
}
