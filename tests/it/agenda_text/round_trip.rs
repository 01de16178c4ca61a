//! Agendas that were printed by the crate are read back in all six languages.

use std::collections::HashMap;

use programme::agenda::{AgendaOptions, Markup};
use programme::interchange::agenda_text::{AgendaTextOptions, read};
use programme::status::SessionStatus;
use programme::{Draft, Programme, Slot, Text};

use crate::corpora::{adapt, folder, load};

const LANGUAGES: [&str; 6] = ["en", "fr", "es", "ru", "ar", "zh"];

/// The facts of a programme that an agenda prints.
#[derive(Default)]
struct Facts {
    sessions: Vec<String>,
    times: Vec<String>,
    people: Vec<String>,
    roles: Vec<String>,
}

/// How many facts of a programme came back.
#[derive(Default, Clone, Copy)]
struct Kept {
    expected: [usize; 4],
    found: [usize; 4],
}

impl Kept {
    fn of(expected: &Facts, found: &Facts) -> Self {
        let mut kept = Self::default();
        let lists = |facts: &Facts| {
            [facts.sessions.clone(), facts.times.clone(), facts.people.clone(), facts.roles.clone()]
        };
        for (index, (expected, found)) in lists(expected).into_iter().zip(lists(found)).enumerate() {
            let mut count: HashMap<&String, usize> = HashMap::new();
            found.iter().for_each(|fact| *count.entry(fact).or_default() += 1);
            kept.expected[index] = expected.len();
            for fact in &expected {
                if let Some(left) = count.get_mut(fact).filter(|left| **left > 0) {
                    *left -= 1;
                    kept.found[index] += 1;
                } else if std::env::var("PROGRAMME_SHOW").is_ok() {
                    println!("    missing: {fact}");
                }
            }
        }
        kept
    }

    fn add(&mut self, other: Self) {
        for index in 0..4 {
            self.expected[index] += other.expected[index];
            self.found[index] += other.found[index];
        }
    }

    /// The share of facts that came back, in thousandths.
    fn shares(self) -> [usize; 4] {
        std::array::from_fn(|index| match self.expected[index] {
            0 => 1000,
            expected => self.found[index] * 1000 / expected,
        })
    }
}

fn squeezed(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

/// Returns the facts of the draft in the wording that an agenda in the language prints.
fn facts(programme: &Programme, language: &str) -> Facts {
    let preferences = programme.preferences([language]).unwrap();
    let best =
        |text: &Text| text.best(&preferences).map(|chosen| chosen.wording.to_owned()).unwrap_or_default();
    let mut facts = Facts::default();
    for session in programme.sessions().declared() {
        let dropped = session.ancestors_are_dropped();
        if session.status() == SessionStatus::Dropped || dropped {
            continue;
        }
        let data = session.data();
        let label = data.kind_label.as_ref().map(&best).unwrap_or_default();
        let number = data.number.as_ref().map(|number| number.label().to_owned()).unwrap_or_default();
        let title = data.title.as_ref().map(&best).unwrap_or_default();
        let key = squeezed(&format!("{label} {number} {title}")).replace([':', '：'], " ");
        // A session without title, label and kind is printed with its id.
        let key = if key.trim().is_empty() { squeezed(session.id().as_str()) } else { squeezed(&key) };
        facts.times.push(format!("{key} at {}", data.slot.map(printed).unwrap_or_default()));
        for one in session.participations().filter(|one| one.is_public() && one.status().is_expected()) {
            let Some(name) = one.name().map(&best) else { continue };
            // A part of the name in brackets, or a form of address, is read as what it says.
            let honorific = one.person().and_then(|person| person.honorific().map(&best)).unwrap_or_default();
            let functions = one.posts_line().map(&best).unwrap_or_default();
            let name = squeezed(&format!("{honorific} {name} {functions}"));
            facts.people.push(format!("{key} by {name}"));
            facts.roles.push(format!(
                "{key} by {name} as {}",
                one.role().map(std::string::ToString::to_string).unwrap_or_default()
            ));
        }
        facts.sessions.push(key);
    }
    facts
}

/// Returns a slot without its end if the session has no length, because only the start is printed.
fn printed(slot: Slot) -> String {
    match (slot.start(), slot.end()) {
        (Some(start), Some(end)) if start == end => Slot::from(slot.day_number(), start).unwrap().to_string(),
        _ => slot.to_string(),
    }
}

trait Ancestors {
    fn ancestors_are_dropped(&self) -> bool;
}

impl Ancestors for programme::Session<'_> {
    fn ancestors_are_dropped(&self) -> bool {
        std::iter::successors(self.parent(), programme::Session::parent)
            .any(|session| session.status() == SessionStatus::Dropped)
    }
}

fn round_trip(programme: &Programme, language: &str, markup: Markup) -> (Kept, usize) {
    let options = AgendaOptions::new(programme.preferences([language]).unwrap()).with_markup(markup);
    let text = programme.agenda(&options).to_string();
    let import = read(&text, &AgendaTextOptions::new().with_language(language.parse().unwrap())).unwrap();
    let findings = import.findings.len();
    let back = import.draft.build().unwrap();
    (Kept::of(&facts(programme, language), &facts(&back, language)), findings)
}

fn founding() -> Programme {
    let text = include_str!("../../../examples/data/idm-2018-second-session.json");
    serde_json::from_str::<Draft>(text).unwrap().build().unwrap()
}

/// Prints one row for each programme, and checks that all of its facts come back.
fn table(programmes: &[(String, Programme)]) {
    println!("programme (language, format): sessions, times, people, roles in thousandths; findings");
    let mut sums: HashMap<(&str, bool), Kept> = HashMap::new();
    let mut low = Vec::new();
    for (name, programme) in programmes {
        for language in LANGUAGES {
            for markup in [Markup::Plain, Markup::Markdown] {
                let (kept, findings) = round_trip(programme, language, markup);
                sums.entry((language, markup == Markup::Plain)).or_default().add(kept);
                let shares = kept.shares();
                println!("{name} ({language}, {markup:?}): {shares:?} of {:?}; {findings}", kept.expected);
                if kept.found != kept.expected {
                    low.push(format!("{name} ({language}, {markup:?}): {shares:?}"));
                }
            }
        }
    }
    for language in LANGUAGES {
        for plain in [true, false] {
            let sum = sums[&(language, plain)];
            println!("total ({language}, plain text {plain}): {:?} of {:?}", sum.shares(), sum.expected);
        }
    }
    assert!(low.is_empty(), "{low:#?}");
}

#[test]
fn the_founding_agenda_comes_back_in_six_languages() {
    table(&[("founding".to_owned(), founding())]);
}

/// The names of people in most sources are ids, such as `4711`.
#[test]
fn twenty_real_programmes_come_back_in_six_languages() {
    let Some(files) = folder() else {
        println!("skipped: PROGRAMME_CORPORA is not set");
        return;
    };
    let files: Vec<_> = files.into_iter().filter(|file| file.metadata().unwrap().len() < 35_000).collect();
    let step = files.len() / 20;
    let chosen: Vec<_> = files
        .iter()
        .step_by(step.max(1))
        .take(20)
        .map(|file| {
            let name = file.file_stem().unwrap().to_string_lossy().into_owned();
            (name.clone(), adapt(&name, &load(file)).0.build().unwrap())
        })
        .collect();
    assert_eq!(chosen.len(), 20);
    table(&chosen);
}
