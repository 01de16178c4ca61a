//! Recognition of printed headings.

use super::fold::{fold, folded};
use super::language::VocabularyLanguage;
use super::numbers::{Numeral, alone, splits};
use super::tables::{Means, TableRow};
use super::{Heading, headings, kinds, roles, synonyms};
use crate::value::kind::Kind;
use crate::value::language::LanguageTag;
use crate::value::role::Role;
use crate::value::session_number::SessionNumber;

/// A possible meaning of a heading.
///
/// ```
/// use programme::vocabulary::{Meaning, recognise};
/// use programme::Kind;
///
/// let panel = &recognise("Panel 1", None)[0];
/// assert!(matches!(
///     &panel.meaning,
///     Meaning::Kind { kind: Kind::Panel, number: Some(number) } if number.label() == "1"
/// ));
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Meaning {
    /// The role of the people who are listed under the heading.
    Role(Role),
    /// A kind of session, with the session's number in its series if there is one, as in "Panel 1".
    Kind {
        /// The kind of session.
        kind: Kind,
        /// The number of the session, if the heading contains one.
        number: Option<SessionNumber>,
    },
    /// The number of a session of any kind, as in "Session 3" or "IV".
    Number(SessionNumber),
    /// The number of a day of the programme.
    Day(i32),
    /// Another heading of an agenda, with its number if there is one, as in "Plenary 2".
    Heading {
        /// The heading.
        heading: Heading,
        /// The number after the heading, if there is one.
        number: Option<SessionNumber>,
    },
}

/// One possible reading of a heading.
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
    /// The meaning of the heading in this reading.
    pub meaning: Meaning,
    /// The language of the reading. If several languages match, this is the first of them. It is
    /// `None` if the heading is only a number.
    pub language: Option<&'static str>,
    /// `true` if the wording was found in a published agenda.
    pub attested: bool,
}

const TABLES: [(bool, &[&[TableRow]]); 2] = [
    (false, &[roles::ROWS, kinds::ROWS, headings::ROWS]),
    (true, &[synonyms::ROLES, synonyms::KINDS, synonyms::HEADINGS, synonyms::DAYS]),
];

/// Returns the possible readings of a printed heading: as a role, a kind, a number, a day or
/// another heading.
///
/// The best readings come first. Readings in the given language precede those in other languages.
/// After that, attested wordings precede unattested ones, and the labels of the vocabulary precede
/// their synonyms. The result is empty if the heading is not recognised.
///
/// Letter case, accents, white space and surrounding punctuation are ignored. If the heading is
/// only recognised in parts that are separated by a slash, such as "Chair/Moderator", the readings
/// of all parts are returned. A day is also recognised next to its date or title.
///
/// ```
/// use programme::vocabulary::{Meaning, recognise};
/// use programme::{LanguageTag, Role};
///
/// let roles = |heading, language: Option<&LanguageTag>| -> Vec<Role> {
///     let meanings = recognise(heading, language).into_iter().map(|reading| reading.meaning);
///     meanings
///         .filter_map(|meaning| match meaning {
///             Meaning::Role(role) => Some(role),
///             _ => None,
///         })
///         .collect()
/// };
/// assert_eq!(roles("Présentateur :", None), [Role::Presenter]);
///
/// // This word means a rapporteur in United Nations documents, and a presenter elsewhere.
/// let ru: LanguageTag = "ru".parse()?;
/// assert_eq!(roles("Докладчик", Some(&ru)), [Role::Rapporteur, Role::Presenter, Role::Speaker]);
///
/// assert_eq!(recognise("DAY ONE- 8 October 2018", None)[0].meaning, Meaning::Day(1));
/// assert_eq!(recognise("第三场", None)[0].meaning, Meaning::Number("3".parse()?));
/// assert!(recognise("Voix de migrants", None).is_empty());
/// # Ok::<(), programme::Error>(())
/// ```
pub fn recognise(heading: &str, language: Option<&LanguageTag>) -> Vec<Reading> {
    let asked = language.and_then(VocabularyLanguage::of);
    let mut found = whole(heading, asked);
    if !found.iter().any(|(_, reading)| matches!(reading.meaning, Meaning::Day(_))) {
        found.extend(dated(heading, asked));
    }
    if found.is_empty() && heading.contains(['/', '／']) {
        found = heading.split(['/', '／']).flat_map(|part| whole(part, asked)).collect();
    }
    // The sort is stable, so readings of equal rank keep the order of the tables.
    found.sort_by_key(|(rank, _)| *rank);
    let mut readings: Vec<Reading> = Vec::new();
    for (_, reading) in found {
        if !readings.iter().any(|earlier| earlier.meaning == reading.meaning) {
            readings.push(reading);
        }
    }
    readings
}

/// Returns the roles that a heading can mean in the given language, in the order of [`recognise`].
///
/// This function is faster than [`recognise`] if only roles are needed. It does not split a heading
/// at slashes.
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
    let Some(asked) = VocabularyLanguage::of(language) else { return Vec::new() };
    let key = fold(heading);
    let mut found: Vec<(bool, bool, &Role)> = Vec::new();
    for (synonym, table) in [(false, roles::ROWS), (true, synonyms::ROLES)] {
        for row in table.iter().filter(|row| row.language.distance(Some(asked)) < 2) {
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

/// The rank of a reading, where a lower rank is better: the distance of its language, whether it is
/// unattested, and whether it is a synonym.
type Rank = (u8, bool, bool);

/// Returns the readings of an entire heading, with their ranks.
fn whole(heading: &str, asked: Option<VocabularyLanguage>) -> Vec<(Rank, Reading)> {
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
                    let rank = (row.language.distance(asked), !word.attested(), synonym);
                    let language = Some(row.language.as_str());
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

/// Returns the readings of a heading as a day next to other text, as in "Day 1: 8 October" and
/// "Lundi 8 octobre | Première journée".
fn dated(heading: &str, asked: Option<VocabularyLanguage>) -> Vec<(Rank, Reading)> {
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
    // Only the first few parts are examined, because a longer heading is running text.
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
