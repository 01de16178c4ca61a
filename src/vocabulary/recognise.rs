//! Recognition of printed headings, such as "Panel 1" or "Deuxième journée".

use std::collections::HashMap;
use std::sync::LazyLock;

use super::language::VocabularyLanguage;
use super::normalise::{normalise, normalised};
use super::numbers::{Numeral, alone, splits};
use super::tables::{Means, TableRow, Word};
use super::{Heading, headings, kinds, roles, synonyms};
use crate::list::ToList;
use crate::sorting;
use crate::value::kind::Kind;
use crate::value::language::LanguageTag;
use crate::value::role::Role;
use crate::value::session_number::SessionNumber;

/// A possible meaning of a printed heading, such as a role, a kind of session or a day.
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
    /// A role, such as "Moderator". The people who are listed under the heading have this role.
    Role(Role),
    /// A kind of session with an optional number, as in "Panel" or "Panel 1".
    Kind {
        /// The kind of the session, such as [`Kind::Panel`].
        kind: Kind,
        /// The number of the session, such as "1" in "Panel 1", or `None` if the heading contains
        /// no number.
        number: Option<SessionNumber>,
    },
    /// The number of a session of unknown kind, as in "Session 3" or "IV".
    Number(SessionNumber),
    /// The number of a day, such as 2 for the heading "Day Two".
    Day(i32),
    /// Another heading in an agenda, with an optional number, as in "Documents" or "Plenary 2".
    Heading {
        /// The heading without its number, such as [`Heading::Plenary`].
        heading: Heading,
        /// The number after the heading, such as "2" in "Plenary 2", or `None` if the heading
        /// contains no number.
        number: Option<SessionNumber>,
    },
}

/// A possible meaning of a printed heading, together with its language. The function [`recognise`]
/// returns one reading for each possible meaning.
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
    /// The possible meaning of the heading, such as a role or a day.
    pub meaning: Meaning,
    /// The language of the heading, such as `fr`. If the heading has the same meaning in several
    /// languages, this is the language of the best match. The language is `None` if the heading is
    /// only a number.
    pub language: Option<&'static str>,
    /// `true` if the heading was found in a published document.
    pub attested: bool,
}

const TABLES: [(bool, &[&[TableRow]]); 2] = [
    (false, &[roles::ROWS, kinds::ROWS, headings::ROWS]),
    (true, &[synonyms::ROLES, synonyms::KINDS, synonyms::HEADINGS, synonyms::DAYS]),
];

/// A word in the tables.
struct IndexedWord {
    synonym: bool,
    row: &'static TableRow,
    word: &'static Word,
    /// The number of the word in the order of the tables.
    order: usize,
}

/// The position of a match: the number of the word, and the number of the split.
type Position = (usize, usize);

/// All words of the tables by their normalised form. Normalising the tables for each heading would
/// take most of the time of a reader.
static INDEX: LazyLock<HashMap<String, Vec<IndexedWord>>> = LazyLock::new(|| {
    let mut index: HashMap<String, Vec<IndexedWord>> = HashMap::new();
    let mut order = 0;
    for (synonym, tables) in TABLES {
        for row in tables.iter().copied().flatten() {
            for word in row.words {
                let key = normalised(word.text).collect();
                index.entry(key).or_default().push(IndexedWord { synonym, row, word, order });
                order += 1;
            }
        }
    }
    index
});

/// Returns the possible meanings of a printed heading, such as a role, a kind of session, a number
/// or a day. The result is empty if the heading is not recognised.
///
/// The best reading comes first. Readings in the given language precede readings in other
/// languages. Within a language, headings that were found in published documents come first, and
/// labels precede synonyms.
///
/// Letter case, accents, surrounding punctuation and the amount of white space are ignored. A day
/// is also recognised if its date or title is printed next to it, as in "Day 1: 8 October". If an
/// entire heading such as "Chair/Moderator" is not recognised, it is split at the slashes, and the
/// readings of all parts are returned.
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
        found = heading.split(['/', '／']).flat_map(|part| whole(part, asked)).to_list();
    }
    // The sort is stable, so readings with the same rank keep the order of the tables.
    sorting::sort_by_key(&mut found, |(rank, _)| *rank);
    let mut readings: Vec<Reading> = Vec::new();
    for (_, reading) in found {
        if !readings.iter().any(|earlier| earlier.meaning == reading.meaning) {
            readings.push(reading);
        }
    }
    readings
}

/// Returns the roles that a printed heading can refer to in the given language, such
/// as [`Role::Moderator`] for "Modératrices". The best match comes first, as in [`recognise`].
///
/// This function is faster than [`recognise`], because it does not search for numbers and dates.
/// Unlike `recognise`, it does not split headings at slashes.
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
    let words = INDEX.get(&normalise(heading)).into_iter().flatten();
    let words = words.filter(|word| word.row.language.distance(Some(asked)) < 2);
    let mut found: Vec<(bool, bool, &Role)> = words
        .filter_map(|indexed| match indexed.row.means {
            Means::Role(role) => Some((!indexed.word.attested(), indexed.synonym, role)),
            _ => None,
        })
        .to_list();
    sorting::sort_by_key(&mut found, |(unattested, synonym, _)| (*unattested, *synonym));
    let mut roles: Vec<Role> = Vec::new();
    for (_, _, role) in found {
        if !roles.contains(role) {
            roles.push(role.clone());
        }
    }
    roles
}

/// The rank of a reading, where lower is better. Readings are compared by the distance from the
/// requested language. Next, headings from published documents precede others. Finally, labels
/// precede synonyms.
type Rank = (u8, bool, bool);

fn whole(heading: &str, asked: Option<VocabularyLanguage>) -> Vec<(Rank, Reading)> {
    let key = normalise(heading);
    if key.is_empty() {
        return Vec::new();
    }
    let splits = splits(&key);
    let mut matches: Vec<(Position, Rank, Reading)> = Vec::new();
    let mut look_up = |words: &str, order: usize, numeral: Option<&Numeral>| {
        for position in INDEX.get(words).into_iter().flatten() {
            let (synonym, row, word) = (position.synonym, position.row, position.word);
            let meaning = match numeral {
                None => plain(row.means),
                Some(numeral) => numbered(row.means, numeral),
            };
            let Some(meaning) = meaning else { continue };
            let rank = (row.language.distance(asked), !word.attested(), synonym);
            let language = Some(row.language.as_str());
            let reading = Reading { meaning, language, attested: word.attested() };
            matches.push(((position.order, order), rank, reading));
        }
    };
    look_up(&key, 0, None);
    for (order, (base, numeral)) in splits.iter().enumerate() {
        look_up(base, order + 1, Some(numeral));
    }
    // The order of the tables decides between readings with the same rank.
    sorting::sort_by_key(&mut matches, |(position, ..)| *position);
    let mut found: Vec<(Rank, Reading)> =
        matches.into_iter().map(|(_, rank, reading)| (rank, reading)).to_list();
    if let Some(number) = alone(&key).and_then(|numeral| numeral.label.parse().ok()) {
        let reading = Reading { meaning: Meaning::Number(number), language: None, attested: false };
        found.push(((0, true, true), reading));
    }
    found
}

/// Returns the days in a heading that also contains other text, such as "Day 1: 8 October" or
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
    // Only the first four parts are examined, because a heading with more parts is probably running
    // text.
    let mut found: Vec<_> = parts.take(4).flat_map(|part| whole(part, asked)).to_list();
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
