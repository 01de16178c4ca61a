//! Generates synthetic programmes of any size, as JSON in the wire form. The same size always
//! produces the same programme.
//!
//! A programme has two hundred sessions per day, one room per fifty sessions, and three people per
//! two sessions. A few people take part often, and many take part once. Each session has about 900
//! bytes of JSON.

use std::collections::HashMap;
use std::fmt::Write;

use programme::chrono::{Days, NaiveDate};
use programme::{Kind, Role};

/// Generates a programme with the given number of sessions. Kinds, roles and times are random.
pub fn programme(sessions: usize) -> String {
    generate(sessions, None)
}

/// Generates a programme without clashes, except that two of every hundred sessions are planted:
/// they use the slot, the room and the first person of the previous session.
#[allow(dead_code, reason = "only one of the benchmarks uses it")]
pub fn tidy(sessions: usize) -> String {
    generate(sessions, Some(Taken::new()))
}

/// Returns `true` if a session is planted. A planted session is never the first of its day, so the
/// previous session is on the same day.
fn is_planted(session: usize) -> bool {
    session % 50 == 49
}

/// The times at which each room and person is in use on each day, in quarters of an hour.
type Taken = HashMap<(Thing, usize), Vec<(usize, usize)>>;

#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Thing {
    Room(usize),
    Person(usize),
}

fn generate(sessions: usize, taken: Option<Taken>) -> String {
    let mut generator = Generator {
        taken,
        before: None,
        newcomers: 0,
        json: String::with_capacity(sessions * 1024 + 4096),
        chance: Chance(0x2026_0302),
        sessions,
        days: (sessions / 200).max(1),
        rooms: (sessions / 50).max(1),
        people: (sessions + sessions / 2).max(6),
    };
    generator.json.push_str(r#"{"format":"programme/1","id":"synthetic","#);
    generator.json.push_str(r#""title":{"en":"A synthetic programme","fr":"Un programme synthétique"},"#);
    generator.json.push_str(r#""languages":["en","fr"],"time_zone":"UTC""#);
    generator.days();
    generator.venues();
    generator.people();
    generator.sessions();
    generator.json.push('}');
    generator.json
}

struct Generator {
    /// The times that are in use, or `None` if clashes are allowed.
    taken: Option<Taken>,
    /// The slot and the first person of the previous session.
    before: Option<((usize, usize, usize), usize)>,
    /// The number of people that [`newcomer`](Self::newcomer) has returned.
    newcomers: usize,
    json: String,
    chance: Chance,
    sessions: usize,
    days: usize,
    rooms: usize,
    people: usize,
}

impl Generator {
    /// Writes a JSON list with the given key and number of items.
    fn list(&mut self, key: &str, items: usize, mut item: impl FnMut(&mut Self, usize)) {
        self.put(format_args!(",\"{key}\":["));
        for at in 0..items {
            if at > 0 {
                self.json.push(',');
            }
            item(self, at);
        }
        self.json.push(']');
    }

    fn put(&mut self, text: std::fmt::Arguments<'_>) {
        self.json.write_fmt(text).expect("writing to a string cannot fail");
    }

    fn days(&mut self) {
        let first = NaiveDate::from_ymd_opt(2026, 3, 2).expect("the date is valid");
        self.list("days", self.days, |own, at| {
            let date = first + Days::new(at as u64);
            own.put(format_args!(r#"{{"number":{},"date":"{date}"}}"#, at + 1));
        });
    }

    fn venues(&mut self) {
        let (rooms, venues) = (self.rooms, self.rooms.min(4));
        self.list("venues", venues, |own, venue| {
            own.put(format_args!(r#"{{"id":"venue-{venue}","name":"Building {venue}""#));
            let first = rooms * venue / venues;
            own.list("rooms", rooms * (venue + 1) / venues - first, |own, at| {
                let (room, capacity) = (first + at, 20 + own.chance.below(400));
                own.put(format_args!(r#"{{"id":"room-{room}","name":"Room {room}","capacity":{capacity}}}"#));
            });
            own.json.push('}');
        });
    }

    fn people(&mut self) {
        self.list("people", self.people, |own, at| {
            let (given, family) = (own.chance.of(GIVEN), own.chance.of(FAMILY));
            let (function, institute) = (own.chance.of(FUNCTIONS), own.chance.of(INSTITUTES));
            if own.taken.is_some() {
                // Names are unique, and people have no texts that need a translation.
                own.put(format_args!(r#"{{"id":"person-{at}","name":"{given} {family} {at}","posts":[{{"#));
            } else {
                own.put(format_args!(r#"{{"id":"person-{at}","name":"{given} {family}","posts":[{{"#));
                own.put(format_args!(r#""title":"{function}","#));
            }
            own.put(format_args!(r#""organisation_name":"{institute}"}}]}}"#));
        });
    }

    fn sessions(&mut self) {
        self.list("sessions", self.sessions, |own, at| {
            let kinds = if own.taken.is_some() { TIDY_KINDS } else { Kind::BUILT_IN };
            let kind = own.chance.of(kinds).as_str();
            own.put(format_args!(r#"{{"id":"session-{at}","kind":"{kind}","title":{{"#));
            let words = 3 + own.chance.below(5);
            let (english, french) = (own.wording(ENGLISH, words), own.wording(FRENCH, words));
            own.put(format_args!(r#""en":"{english}","fr":"{french}"}},"#));

            let day = at / 200 % own.days + 1;
            let (room, start, end) = own.slot(day, at);
            let clock = |quarters: usize| format!("{:02}:{:02}", quarters / 4, quarters % 4 * 15);
            let (from, to) = (clock(start), clock(end));
            own.put(format_args!(r#""slot":{{"day":{day},"start":"{from}","end":"{to}"}},"#));

            let paragraph: String = own.wording(ENGLISH, 120).chars().take(300).collect();
            let french: String = own.wording(FRENCH, 120).chars().take(60).collect();
            own.put(format_args!(r#""place":["room-{room}"],"#));
            if own.taken.is_some() {
                let (english, french) = (paragraph.trim_end(), french.trim_end());
                own.put(format_args!(r#""subtitle":{{"en":"{english}","fr":"{french}"}}"#));
            } else {
                own.put(format_args!(r#""description":["{paragraph}"]"#));
            }
            own.participations(at, day, (room, start, end));
            own.json.push('}');
        });
    }

    /// Returns a room, a start and an end. The times are in quarters of an hour.
    fn slot(&mut self, day: usize, at: usize) -> (usize, usize, usize) {
        if let (Some(before), true) = (self.before, is_planted(at) && self.taken.is_some()) {
            return before.0;
        }
        loop {
            let start = 4 * 8 + self.chance.below(4 * 12);
            let end = start + 1 + self.chance.below(6);
            let room = self.chance.below(self.rooms);
            if self.take(Thing::Room(room), day, start, end) {
                return (room, start, end);
            }
        }
    }

    /// Reserves a room or a person. Returns `false` if it is already in use at that time.
    fn take(&mut self, thing: Thing, day: usize, start: usize, end: usize) -> bool {
        let Some(taken) = &mut self.taken else { return true };
        // People need half an hour between sessions to change rooms.
        let way = if matches!(thing, Thing::Person(_)) { 2 } else { 0 };
        let crosses = |(from, to): &(usize, usize)| *from < end + way && start < *to + way;
        let busy = taken.get(&(thing, day)).is_some_and(|own| own.iter().any(crosses));
        if !busy {
            taken.entry((thing, day)).or_default().push((start, end));
        }
        !busy
    }

    /// Returns a person who does not take part in any session yet, with a probability of 48 %. This
    /// ensures that everybody in a tidy programme takes part in a session. Always returns `None`
    /// for other programmes.
    fn newcomer(&mut self) -> Option<usize> {
        let person = self.newcomers;
        let comes = self.taken.is_some() && person < self.people && self.chance.below(100) < 48;
        self.newcomers += usize::from(comes);
        comes.then_some(person)
    }

    fn participations(&mut self, session: usize, day: usize, slot: (usize, usize, usize)) {
        let mut here = Vec::new();
        let people = self.people;
        let participations = 1 + self.chance.below(6);
        let planted = self.before.filter(|_| is_planted(session) && self.taken.is_some());
        self.list("participations", participations, |own, at| {
            let person = loop {
                if let (Some((_, person)), 0) = (planted, at) {
                    break person;
                }
                let person = own.newcomer().unwrap_or_else(|| own.chance.often_low(people));
                if !here.contains(&person) && own.take(Thing::Person(person), day, slot.1, slot.2) {
                    break person;
                }
            };
            here.push(person);
            let role = match (own.taken.is_some(), at) {
                (false, _) => own.chance.of(Role::BUILT_IN),
                (true, 0) => &Role::Moderator,
                (true, _) => &Role::Speaker,
            };
            let role = role.as_str();
            own.put(format_args!(r#"{{"person":"person-{person}","role":"{role}"}}"#));
        });
        self.before = here.first().map(|person| (slot, *person));
    }

    fn wording(&mut self, vocabulary: &[&str], words: usize) -> String {
        let words: Vec<&str> = (0..words).map(|_| *self.chance.of(vocabulary)).collect();
        words.join(" ")
    }
}

/// The kinds of the sessions in a tidy programme.
const TIDY_KINDS: &[Kind] = &[Kind::Panel, Kind::Talk, Kind::Workshop, Kind::Tutorial, Kind::RoundTable];

/// A pseudo-random number generator that implements `SplitMix64`.
struct Chance(u64);

impl Chance {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// Returns a number below `most`, which must not be zero.
    fn below(&mut self, most: usize) -> usize {
        usize::try_from(self.next() % most as u64).expect("the result fits in a usize")
    }

    /// Returns a number below `most`, approximately distributed according to Zipf's law. The method
    /// first chooses a power of two, and then a number below it.
    fn often_low(&mut self, most: usize) -> usize {
        let powers = most.ilog2() as usize + 2;
        let bound = (1 << self.below(powers)).min(most);
        self.below(bound)
    }

    fn of<'a, T>(&mut self, all: &'a [T]) -> &'a T {
        &all[self.below(all.len())]
    }
}

const GIVEN: &[&str] = &[
    "Ada", "Amina", "Björn", "Chen", "Dilnoza", "Élodie", "Fatou", "Grace", "Hiroshi", "Inés", "José",
    "Kwame", "Leïla", "Mary", "Nadia", "Olga", "Paul", "Rosa", "Samir", "Zoë",
];

const FAMILY: &[&str] = &[
    "Okoye", "Müller", "García", "Ndiaye", "Tanaka", "Dubois", "Ivanova", "Haddad", "Silva", "Karimov",
    "Nguyen", "Mensah", "Larsen", "Rossi", "Novák", "Smith", "Traoré", "Yılmaz", "Kim", "O'Brien",
];

const FUNCTIONS: &[&str] = &[
    "Director",
    "Professor of Law",
    "Secretary-General",
    "Minister of Foreign Affairs",
    "Head of Research",
    "Permanent Representative",
    "Programme Officer",
    "Ambassador",
];

const INSTITUTES: &[&str] = &[
    "Delta Institute",
    "University of the Lakes",
    "Ministry of the Interior",
    "Centre for Migration Studies",
    "Federation of Municipalities",
    "International Chamber of Shipping",
];

const ENGLISH: &[&str] = &[
    "the",
    "of",
    "and",
    "towards",
    "migration",
    "governance",
    "partnership",
    "for",
    "cities",
    "regional",
    "evidence",
    "policy",
    "open",
    "data",
    "in",
    "practice",
    "health",
    "workers",
    "climate",
    "on",
    "borders",
    "youth",
    "a",
    "dialogue",
    "lessons",
    "shared",
    "labour",
    "mobility",
    "rights",
    "future",
];

const FRENCH: &[&str] = &[
    "la",
    "de",
    "et",
    "vers",
    "migration",
    "gouvernance",
    "partenariat",
    "pour",
    "cités",
    "régional",
    "données",
    "politique",
    "ouvert",
    "à",
    "en",
    "pratique",
    "santé",
    "travailleurs",
    "climat",
    "sur",
    "frontières",
    "jeunesse",
    "une",
    "dialogue",
    "leçons",
    "partagé",
    "travail",
    "mobilité",
    "droits",
    "avenir",
];
