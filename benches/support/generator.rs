//! Synthetic programmes of any size, as text in the wire form. The same size always gives the same text.
//!
//! Two hundred sessions a day, one room for fifty sessions, three people for two sessions; few people take part often
//! and many once. About 900 bytes of JSON a session.

use std::fmt::Write;

use programme::chrono::{Days, NaiveDate};
use programme::{Kind, Role};

/// A programme of so many sessions.
pub fn programme(sessions: usize) -> String {
    let mut generator = Generator {
        json: String::with_capacity(sessions * 1024 + 4096),
        chance: Chance(0x2026_0302),
        sessions,
        days: (sessions / 200).max(1),
        rooms: (sessions / 50).max(1),
        people: (sessions + sessions / 2).max(6),
    };
    generator.json.push_str(r#"{"format":"programme/1","id":"synthetic","#);
    generator.json.push_str(r#""title":{"en":"A synthetic programme","fr":"Un programme synthétique"},"#);
    generator.json.push_str(r#""languages":["en","fr"]"#);
    generator.days();
    generator.venues();
    generator.people();
    generator.sessions();
    generator.json.push('}');
    generator.json
}

struct Generator {
    json: String,
    chance: Chance,
    sessions: usize,
    days: usize,
    rooms: usize,
    people: usize,
}

impl Generator {
    /// A list, the items parted by commas.
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
        self.json.write_fmt(text).expect("writing to a string does not fail");
    }

    fn days(&mut self) {
        let first = NaiveDate::from_ymd_opt(2026, 3, 2).expect("a date of the calendar");
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
            own.put(format_args!(r#"{{"id":"person-{at}","name":"{given} {family}","posts":[{{"#));
            let (function, institute) = (own.chance.of(FUNCTIONS), own.chance.of(INSTITUTES));
            own.put(format_args!(r#""title":"{function}","organisation_name":"{institute}"}}]}}"#));
        });
    }

    fn sessions(&mut self) {
        self.list("sessions", self.sessions, |own, at| {
            let kind = own.chance.of(Kind::BUILT_IN).as_str();
            own.put(format_args!(r#"{{"id":"session-{at}","kind":"{kind}","title":{{"#));
            let words = 3 + own.chance.below(5);
            let (english, french) = (own.wording(ENGLISH, words), own.wording(FRENCH, words));
            own.put(format_args!(r#""en":"{english}","fr":"{french}"}},"#));

            let day = at / 200 % own.days + 1;
            let start = 4 * 8 + own.chance.below(4 * 12);
            let end = start + 1 + own.chance.below(6);
            let clock = |quarters: usize| format!("{:02}:{:02}", quarters / 4, quarters % 4 * 15);
            let (start, end) = (clock(start), clock(end));
            own.put(format_args!(r#""slot":{{"day":{day},"start":"{start}","end":"{end}"}},"#));

            let room = own.chance.below(own.rooms);
            let paragraph: String = own.wording(ENGLISH, 120).chars().take(300).collect();
            own.put(format_args!(r#""place":["room-{room}"],"description":["{paragraph}"]"#));
            own.participations();
            own.json.push('}');
        });
    }

    fn participations(&mut self) {
        let mut here = Vec::new();
        let people = self.people;
        let participations = 1 + self.chance.below(6);
        self.list("participations", participations, |own, _| {
            let person = loop {
                let person = own.chance.often_low(people);
                if !here.contains(&person) {
                    break person;
                }
            };
            here.push(person);
            let role = own.chance.of(Role::BUILT_IN).as_str();
            own.put(format_args!(r#"{{"person":"person-{person}","role":"{role}"}}"#));
        });
    }

    fn wording(&mut self, vocabulary: &[&str], words: usize) -> String {
        let words: Vec<&str> = (0..words).map(|_| *self.chance.of(vocabulary)).collect();
        words.join(" ")
    }
}

/// Numbers without pattern, always the same: `SplitMix64`.
struct Chance(u64);

impl Chance {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// A number below another, which is not zero.
    fn below(&mut self, most: usize) -> usize {
        usize::try_from(self.next() % most as u64).expect("below a usize")
    }

    /// The same, the `n`th number about as likely as 1 in `n`, after Zipf: first a power of two, then a number below it.
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
