//! Compares writing a calendar with the `icalendar` crate, which builds and prints the same events.

use std::hint::black_box;

use icalendar::{Calendar, Component, Event, Property};
use programme::interchange::icalendar::{CalendarOptions, write};
use programme::{Draft, Programme};

use crate::generator;
use crate::race::Race;

/// The name, parameters and value of a property.
type Row = (String, Vec<(String, String)>, String);

/// The properties of an event, and those of each component inside it.
struct Rows {
    own: Vec<Row>,
    inside: Vec<Vec<Row>>,
}

fn dated(sessions: usize) -> Programme {
    let draft: Draft = serde_json::from_str(&generator::programme(sessions)).expect("the JSON is in the wire form");
    let programme = draft.build().expect("the draft is valid");
    let first = "2026-03-02".parse::<programme::chrono::NaiveDate>().expect("the date is valid");
    let zone = || "Europe/Zurich".parse().ok();
    match programme.anchored(first, zone().filter(|_| programme.data().time_zone.is_none())) {
        Ok(dated) => dated,
        Err(_) => programme,
    }
}

fn row(line: &str) -> Row {
    let quoted = |at: usize| line[..at].matches('"').count() % 2 == 1;
    let colon = line.match_indices(':').map(|(at, _)| at).find(|at| !quoted(*at)).expect("a content line contains a colon");
    let mut parts = line[..colon].split(';');
    let name = parts.next().expect("a content line starts with a name").to_owned();
    let pair = |part: &str| part.split_once('=').map(|(key, value)| (key.to_owned(), value.to_owned()));
    let value = line[colon + 1..].replace("\\n", "\n").replace("\\,", ",").replace("\\;", ";");
    (name, parts.filter_map(pair).collect(), value)
}

/// Parses the events of a written calendar.
fn rows(text: &str) -> Vec<Rows> {
    let text = text.replace("\r\n ", "");
    let mut events: Vec<Rows> = Vec::new();
    let mut depth = 0;
    for line in text.lines() {
        match line {
            "BEGIN:VEVENT" => {
                events.push(Rows { own: Vec::new(), inside: Vec::new() });
                depth = 1;
            }
            "END:VEVENT" => depth = 0,
            _ if depth == 0 => {}
            _ if line.starts_with("BEGIN:") => {
                events.last_mut().expect("an event").inside.push(Vec::new());
                depth = 2;
            }
            _ if line.starts_with("END:") => depth = 1,
            _ if depth == 1 => events.last_mut().expect("an event").own.push(row(line)),
            // The `icalendar` crate writes a DTSTAMP for each component. This line is replaced by
            // one, so that both calendars have the same number of lines.
            _ if line.starts_with("PARTICIPANT-TYPE") || line.starts_with("X-PROGRAMME-VENUE") => {
                let at = ("DTSTAMP".to_owned(), Vec::new(), "20260115T120000Z".to_owned());
                events.last_mut().and_then(|event| event.inside.last_mut()).expect("a component").push(at);
            }
            _ => events.last_mut().and_then(|event| event.inside.last_mut()).expect("a component").push(row(line)),
        }
    }
    events
}

fn component(rows: &[Row]) -> Event {
    let mut event = Event::new();
    for (name, parameters, value) in rows {
        let mut property = Property::new(name.as_str(), value.as_str());
        for (key, value) in parameters {
            property.add_parameter(key, value);
        }
        event.append_multi_property(property.done());
    }
    event
}

fn print(rows: &[Rows]) -> String {
    let mut calendar = Calendar::new();
    for Rows { own, inside } in rows {
        // The `icalendar` crate looks up these two properties by name when it prints an event, and
        // generates them if they are missing. They are therefore added as single properties.
        let once = |row: &&Row| matches!(row.0.as_str(), "UID" | "DTSTAMP");
        let mut event = component(&own.iter().filter(|row| !once(row)).cloned().collect::<Vec<_>>());
        for (name, _, value) in own.iter().filter(once) {
            event.add_property(name.as_str(), value.as_str());
        }
        for rows in inside {
            let mut child = Event::new();
            for (name, parameters, value) in rows {
                let mut property = Property::new(name.as_str(), value.as_str());
                for (key, value) in parameters {
                    property.add_parameter(key, value);
                }
                child.append_property(property.done());
            }
            event.append_component(child.done());
        }
        calendar.push(event.done());
    }
    calendar.to_string()
}

pub fn race(sessions: usize) -> Race {
    let programme = dated(sessions);
    let options = CalendarOptions::new("2026-01-15T12:00:00Z".parse().expect("the time is valid"));
    let text = write(&programme, &options).expect("the programme is dated").text;
    let rows = rows(&text);
    assert_eq!(rows.len(), programme.sessions().len(), "both write every session");
    let printed = print(&rows);
    let events = |text: &str| text.matches("\r\nSUMMARY").count();
    assert_eq!(events(&text), events(&printed));
    println!("\nThe calendars have {} and {} bytes.", text.len(), printed.len());
    let with_crate = || print(black_box(&rows)).len() as u64;
    let with_programme =
        || write(black_box(&programme), &options).expect("the programme is dated").text.len() as u64;
    let asked = u32::try_from(sessions).expect("the number fits in 32 bits");
    Race::new("Calendars", "`icalendar`, building and printing", &with_crate, asked)
        .against("`icalendar::write`", &with_programme, asked, Some(1.5))
        .per("event")
        .run()
}
