//! Answers questions about a programme, as text or as JSON.

use clap::Subcommand;
use programme::{DayTime, Length, Moment, Person, Programme, Room, Session, Text};
use serde_json::{Value, json};

use crate::output::{Failure, print};
use crate::{AnswerLayout, SUCCESS};

#[derive(Subcommand)]
pub enum Question {
    /// Lists the sessions that are on at a given time
    On {
        /// The number of the day
        #[arg(long)]
        day: i32,
        /// The time, such as 13:45
        #[arg(long)]
        at: DayTime,
    },
    /// Lists the sessions of a person in chronological order
    Person {
        /// The id of the person, or a part of the name
        name: String,
    },
    /// Lists the sessions in a room
    Room {
        /// The id of the room, or a part of the name
        name: String,
    },
    /// Lists the times at which rooms and people are free
    Free {
        /// The number of the day; without it, all days are searched
        #[arg(long)]
        day: Option<i32>,
        /// The id or a part of the name of a room that must be free; can be repeated
        #[arg(long)]
        room: Vec<String>,
        /// The id or a part of the name of a person who must be free; can be repeated
        #[arg(long)]
        person: Vec<String>,
        /// Also requires a free room with at least this capacity
        #[arg(long)]
        seats: Option<u32>,
        /// The minimum length of the free time, in minutes
        #[arg(long, default_value_t = 30)]
        minutes: u32,
    },
    /// Lists the sessions that mention a phrase, and the people whose names contain it
    Find {
        /// The phrase
        text: String,
    },
}

/// An answer, as lines of text and as JSON data.
struct Answer {
    lines: Vec<String>,
    data: Value,
}

pub fn answer(programme: &Programme, question: &Question, layout: AnswerLayout) -> Result<u8, Failure> {
    let answer = match question {
        Question::On { day, at } => on(programme, *day, *at),
        Question::Person { name } => person(programme, name),
        Question::Room { name } => room(programme, name),
        Question::Free { day, room, person, seats, minutes } => {
            free(programme, *day, room, person, *seats, *minutes)
        }
        Question::Find { text } => Ok(find(programme, text)),
    };
    let answer = answer.map_err(Failure::new)?;
    match layout {
        AnswerLayout::Json => print(format_args!("{:#}\n", answer.data))?,
        AnswerLayout::Text if answer.lines.is_empty() => print("no results\n")?,
        AnswerLayout::Text => print(answer.lines.join("\n") + "\n")?,
    }
    Ok(SUCCESS)
}

fn on(programme: &Programme, day: i32, at: DayTime) -> Result<Answer, String> {
    let moment = programme.moment(day, at).ok_or_else(|| {
        let days: Vec<String> = programme.days().map(|day| day.number().to_string()).collect();
        format!("unknown day {day}; the days of the programme are {}", days.join(", "))
    })?;
    let on: Vec<Session<'_>> = programme.on_at(moment).collect();
    let perhaps: Vec<Session<'_>> = programme.perhaps_on_at(moment).collect();
    let mut lines: Vec<String> = on.iter().map(|session| line(*session)).collect();
    lines.extend(perhaps.iter().map(|session| format!("{}  (possibly)", line(*session))));
    Ok(Answer { lines, data: json!({ "on": list(&on), "perhaps": list(&perhaps) }) })
}

fn person(programme: &Programme, name: &str) -> Result<Answer, String> {
    let mut lines = Vec::new();
    let mut data = Vec::new();
    for person in people(programme, name)? {
        lines.push(wording(person.name()).to_owned());
        let stops = person.itinerary().stops;
        for session in person.sessions() {
            let roles: Vec<_> = session
                .participations()
                .filter(|one| one.person() == Some(person))
                .map(|one| one.label().map_or_else(|| one.role().map_or("", AsRef::as_ref), wording))
                .filter(|role| !role.is_empty())
                .collect();
            let role = if roles.is_empty() { String::new() } else { format!("  [{}]", roles.join(", ")) };
            let stop = stops.iter().find(|stop| stop.session == session);
            let way = match stop.and_then(|stop| stop.wait) {
                Some(0) => "  directly after the previous session".to_owned(),
                Some(wait) if wait < 0 => "  overlaps the previous session".to_owned(),
                _ => String::new(),
            };
            lines.push(format!("  {}{role}{way}", line(session)));
        }
        data.push(json!({ "id": person.id(), "name": wording(person.name()), "sessions": list(&person.sessions().collect::<Vec<_>>()) }));
    }
    Ok(Answer { lines, data: json!({ "people": data }) })
}

fn room(programme: &Programme, name: &str) -> Result<Answer, String> {
    let mut lines = Vec::new();
    let mut data = Vec::new();
    for room in rooms(programme, name)? {
        let here: Vec<Session<'_>> = programme.sessions().in_room(room).into_iter().collect();
        let venue = room.venue().name().map(|name| format!(", {}", wording(name)));
        lines.push(format!("{}{}", wording(room.name()), venue.unwrap_or_default()));
        lines.extend(here.iter().map(|session| format!("  {}", line(*session))));
        data.push(json!({ "id": room.id(), "name": wording(room.name()), "sessions": list(&here) }));
    }
    Ok(Answer { lines, data: json!({ "rooms": data }) })
}

fn free(
    programme: &Programme,
    day: Option<i32>,
    room_names: &[String],
    person_names: &[String],
    seats: Option<u32>,
    minutes: u32,
) -> Result<Answer, String> {
    let least = Length::from_seconds(minutes.saturating_mul(60))
        .ok_or("the number of minutes must not exceed 14400 (240 hours)")?;
    let mut search = programme.free().at_least(least);
    if let Some(day) = day {
        search = search.on_day(day);
    }
    for name in room_names {
        for room in rooms(programme, name)? {
            search = search.room(room);
        }
    }
    for name in person_names {
        for person in people(programme, name)? {
            search = search.person(person);
        }
    }
    if let Some(seats) = seats {
        search = search.a_room_for(seats);
    }
    let found = search.find().map_err(|error| error.to_string())?;
    let lines = found.iter().map(|free| {
        let room = free.room.map_or(String::new(), |room| format!("  {}", wording(room.name())));
        let (from, to) = (clock(programme, free.from), clock(programme, free.to));
        // The end contains its day only if it differs from the day of the start.
        let shared = from.split_once(", ").map_or("", |(day, _)| day);
        let to = to.strip_prefix(shared).and_then(|rest| rest.strip_prefix(", ")).unwrap_or(&to);
        format!("{from}–{to}{room}")
    });
    let data = found.iter().map(|free| {
        let room = free.room.map(|room| room.id().as_str());
        json!({ "from": clock(programme, free.from), "to": clock(programme, free.to), "room": room })
    });
    Ok(Answer { lines: lines.collect(), data: json!({ "free": data.collect::<Vec<_>>() }) })
}

fn find(programme: &Programme, text: &str) -> Answer {
    let sessions: Vec<Session<'_>> = programme.sessions().matching(text).into_iter().collect();
    let people = programme.people().named(text);
    let mut lines: Vec<String> = sessions.iter().map(|session| line(*session)).collect();
    lines.extend(people.iter().map(|person| wording(person.name()).to_owned()));
    let people: Vec<Value> =
        people.iter().map(|person| json!({ "id": person.id(), "name": wording(person.name()) })).collect();
    Answer { lines, data: json!({ "sessions": list(&sessions), "people": people }) }
}

fn people<'p>(programme: &'p Programme, name: &str) -> Result<Vec<Person<'p>>, String> {
    let found: Vec<_> = match programme.person(name) {
        Some(person) => vec![person],
        None => programme.people().named(name).into_iter().collect(),
    };
    if found.is_empty() {
        Err(format!("unknown person \"{name}\": enter an id or a part of a name"))
    } else {
        Ok(found)
    }
}

/// Finds the room with the given id, or the first room with exactly the given name. If there is no
/// such room, finds all rooms whose names contain the given text.
fn rooms<'p>(programme: &'p Programme, name: &str) -> Result<Vec<Room<'p>>, String> {
    let exact =
        |room: &Room<'_>| room.name().entries().any(|(_, wording)| wording.eq_ignore_ascii_case(name));
    let found: Vec<_> = match programme.room(name).or_else(|| programme.rooms().find(exact)) {
        Some(room) => vec![room],
        None => programme.rooms_named(name).collect(),
    };
    if found.is_empty() {
        Err(format!("unknown room \"{name}\": enter an id or a part of a name"))
    } else {
        Ok(found)
    }
}

/// Returns the first wording of a text, which is usually in the main language of the programme.
fn wording(text: &Text) -> &str {
    text.first()
}

fn line(session: Session<'_>) -> String {
    let slot = session.slot().map_or_else(|| "not scheduled".to_owned(), |slot| slot.to_string());
    let rooms: Vec<&str> = session.rooms().map(|room| wording(room.name())).collect();
    let place = if rooms.is_empty() { String::new() } else { format!("  ({})", rooms.join(", ")) };
    format!("{slot:<20}  {}{place}", session.title().map_or_else(|| session.id().as_str(), wording))
}

fn list(sessions: &[Session<'_>]) -> Vec<Value> {
    let one = |session: &Session<'_>| {
        let slot = session.slot();
        json!({
            "id": session.id(),
            "title": session.title().map(wording),
            "day": slot.map(|slot| slot.day_number()),
            "start": slot.and_then(|slot| slot.start()),
            "end": slot.and_then(|slot| slot.end()),
            "rooms": session.rooms().map(|room| room.id().as_str()).collect::<Vec<_>>(),
        })
    };
    sessions.iter().map(one).collect()
}

/// Formats a moment as a day and a time of day.
fn clock(programme: &Programme, moment: Moment) -> String {
    let found = programme.day_and_time(moment);
    found.map_or_else(|| "outside all days".to_owned(), |(day, time)| format!("day {}, {time}", day.number()))
}
