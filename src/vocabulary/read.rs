//! Headings as they are printed, read back.

use super::fold::{fold, folded};
use super::numbers::{Numeral, alone, splits};
use super::tongue::Tongue;
use super::word::{Means, Row};
use super::{Heading, headings, kinds, roles, synonyms};
use crate::value::kind::Kind;
use crate::value::language::LanguageTag;
use crate::value::names::SessionNumber;
use crate::value::role::Role;

/// What a heading may mean.
///
/// ```
/// use programme::vocabulary::{Meaning, recognise};
/// use programme::Kind;
///
/// let panel = &recognise("Panel 1", None)[0];
/// assert!(matches!(&panel.meaning, Meaning::Kind { kind: Kind::Panel, number: Some(one) } if one.label() == "1"));
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Meaning {
    /// What those do who are listed under it.
    Role(Role),
    /// A kind of session, and the number of the session in its series: "Panel 1".
    Kind {
        /// The kind.
        kind: Kind,
        /// The number.
        number: Option<SessionNumber>,
    },
    /// The number of a session, whatever its kind: "Session 3", "IV".
    Number(SessionNumber),
    /// A day of the programme.
    Day(i32),
    /// Another part of an agenda, and its number: "Plenary 2".
    Heading {
        /// Which.
        heading: Heading,
        /// The number.
        number: Option<SessionNumber>,
    },
}

/// One way to read a heading.
///
/// ```
/// use programme::vocabulary::recognise;
///
/// let reading = &recognise("Deuxième journée", None)[0];
/// assert_eq!((reading.language, reading.attested), (Some("fr"), true));
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Reading {
    /// What it means.
    pub meaning: Meaning,
    /// The language in which it means that, the first where several do; a number alone is in none.
    pub language: Option<&'static str>,
    /// Whether the wording was found in a published agenda.
    pub attested: bool,
}

const TABLES: [(bool, &[&[Row]]); 2] = [
    (false, &[roles::ROWS, kinds::ROWS, headings::ROWS]),
    (true, &[synonyms::ROLES, synonyms::KINDS, synonyms::HEADINGS, synonyms::DAYS]),
];

/// The ways to read a printed heading: as a role, a kind, a number, a day or another heading. The best come first: those in the
/// language given, then what is attested, then what the vocabulary itself prints; what nobody prints is no reading at all.
///
/// Letter case, accents, white space and the punctuation around it do not matter. Where the heading is more than one thing by a stroke
/// ("Chair/Moderator"), the readings of both are given. A day may stand beside its date or title.
///
/// ```
/// use programme::vocabulary::{Meaning, recognise};
/// use programme::{LanguageTag, Role};
///
/// let roles = |heading, language: Option<&LanguageTag>| -> Vec<Role> {
///     let readings = recognise(heading, language).into_iter();
///     readings.filter_map(|reading| match reading.meaning { Meaning::Role(role) => Some(role), _ => None }).collect()
/// };
/// assert_eq!(roles("Présentateur :", None), [Role::Presenter]);
///
/// // In documents of the United Nations a rapporteur, elsewhere somebody who gives a paper.
/// let ru: LanguageTag = "ru".parse()?;
/// assert_eq!(roles("Докладчик", Some(&ru)), [Role::Rapporteur, Role::Presenter, Role::Speaker]);
///
/// assert_eq!(recognise("DAY ONE- 8 October 2018", None)[0].meaning, Meaning::Day(1));
/// assert_eq!(recognise("第三场", None)[0].meaning, Meaning::Number("3".parse()?));
/// assert!(recognise("Voix de migrants", None).is_empty());
/// # Ok::<(), programme::Error>(())
/// ```
pub fn recognise(heading: &str, language: Option<&LanguageTag>) -> Vec<Reading> {
    let asked = language.and_then(Tongue::of);
    let mut found = whole(heading, asked);
    if !found.iter().any(|(_, reading)| matches!(reading.meaning, Meaning::Day(_))) {
        found.extend(dated(heading, asked));
    }
    if found.is_empty() && heading.contains(['/', '／']) {
        found = heading.split(['/', '／']).flat_map(|part| whole(part, asked)).collect();
    }
    // Stable: what is equally good stays in the order of the tables.
    found.sort_by_key(|(rank, _)| *rank);
    let mut readings: Vec<Reading> = Vec::new();
    for (_, reading) in found {
        if !readings.iter().any(|earlier| earlier.meaning == reading.meaning) {
            readings.push(reading);
        }
    }
    readings
}

/// The roles as which a heading is read in that language, in the order of [`recognise`]. Quicker, where nothing else is asked.
///
/// ```
/// use programme::{LanguageTag, Role, vocabulary::recognise_roles};
///
/// let fr: LanguageTag = "fr".parse()?;
/// assert_eq!(recognise_roles("Modératrices :", &fr), [Role::Moderator]);
/// assert!(recognise_roles("Speakers", &fr).is_empty());
/// # Ok::<(), programme::Error>(())
/// ```
pub fn recognise_roles(heading: &str, language: &LanguageTag) -> Vec<Role> {
    let Some(asked) = Tongue::of(language) else { return Vec::new() };
    let key = fold(heading);
    let mut found: Vec<(bool, bool, &Role)> = Vec::new();
    for (synonym, table) in [(false, roles::ROWS), (true, synonyms::ROLES)] {
        for row in table.iter().filter(|row| row.tongue.distance(Some(asked)) < 2) {
            let Means::Role(role) = row.means else { continue };
            let read = row.words.iter().filter(|word| folded(word.text).eq(key.chars()));
            found.extend(read.map(|word| (!word.attested(), synonym, role)));
        }
    }
    found.sort_by_key(|(unattested, synonym, _)| (*unattested, *synonym));
    let mut roles: Vec<Role> = Vec::new();
    for (_, _, role) in found {
        if !roles.contains(role) {
            roles.push(role.clone());
        }
    }
    roles
}

/// How good a reading is: the language, whether it is attested, whether it is what the vocabulary prints.
type Rank = (u8, bool, bool);

/// The readings of all of a heading.
fn whole(heading: &str, asked: Option<Tongue>) -> Vec<(Rank, Reading)> {
    let key = fold(heading);
    if key.is_empty() {
        return Vec::new();
    }
    let splits = splits(&key);
    let mut found = Vec::new();
    for (synonym, tables) in TABLES {
        for row in tables.iter().copied().flatten() {
            for word in row.words {
                let mut add = |meaning: Option<Meaning>| {
                    let Some(meaning) = meaning else { return };
                    let rank = (row.tongue.distance(asked), !word.attested(), synonym);
                    let language = Some(row.tongue.as_str());
                    found.push((rank, Reading { meaning, language, attested: word.attested() }));
                };
                if folded(word.text).eq(key.chars()) {
                    add(plain(row.means));
                }
                for (base, numeral) in &splits {
                    if folded(word.text).eq(base.chars()) {
                        add(numbered(row.means, numeral));
                    }
                }
            }
        }
    }
    if let Some(number) = alone(&key).and_then(|numeral| numeral.label.parse().ok()) {
        let reading = Reading { meaning: Meaning::Number(number), language: None, attested: false };
        found.push(((0, true, true), reading));
    }
    found
}

/// The readings as a day that stands beside something else: "Day 1: 8 October", "Lundi 8 octobre | Première journée".
fn dated(heading: &str, asked: Option<Tongue>) -> Vec<(Rank, Reading)> {
    let parts = heading.split(|c: char| {
        matches!(
            c,
            '-' | '\u{2012}'
                ..='\u{2015}'
                    | '\u{2212}'
                    | ':'
                    | '：'
                    | ','
                    | '，'
                    | '、'
                    | '('
                    | ')'
                    | '（'
                    | '）'
                    | '|'
                    | '/'
        )
    });
    // What has more parts than a date is a text.
    let mut found: Vec<_> = parts.take(4).flat_map(|part| whole(part, asked)).collect();
    found.retain(|(_, reading)| matches!(reading.meaning, Meaning::Day(_)));
    found
}

fn plain(means: Means) -> Option<Meaning> {
    match means {
        Means::Role(role) => Some(Meaning::Role(role.clone())),
        Means::Kind(kind) => Some(Meaning::Kind { kind: kind.clone(), number: None }),
        Means::Heading(heading) => Some(Meaning::Heading { heading, number: None }),
        Means::Day => None,
    }
}

fn numbered(means: Means, numeral: &Numeral) -> Option<Meaning> {
    let number: Option<SessionNumber> = numeral.label.parse().ok();
    match means {
        Means::Kind(kind) => Some(Meaning::Kind { kind: kind.clone(), number: Some(number?) }),
        Means::Heading(Heading::Session) => Some(Meaning::Number(number?)),
        Means::Heading(heading @ (Heading::Plenary | Heading::Room)) => {
            Some(Meaning::Heading { heading, number: Some(number?) })
        }
        Means::Role(_) | Means::Heading(_) => None,
        Means::Day => i32::try_from(numeral.value?).ok().map(Meaning::Day),
    }
}
