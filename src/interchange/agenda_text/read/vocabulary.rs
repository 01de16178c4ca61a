//! Recognises printed headings, and caches the results.

use std::cell::RefCell;
use std::collections::HashMap;

use super::classify::after_time;
use super::clock;
use crate::interchange::common::cursor::Cursor;
use crate::value::kind::Kind;
use crate::value::language::LanguageTag;
use crate::value::role::Role;
use crate::value::session_number::SessionNumber;
use crate::vocabulary::{Heading, LANGUAGES, Meaning, recognise};

/// The maximum length of a heading in characters.
const LONGEST: usize = 90;

/// The meanings of a printed heading, such as `Panel 1` or `Modérateur`.
#[derive(Debug, Clone, Default)]
pub(super) struct Meanings(Vec<Meaning>);

impl Meanings {
    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(super) fn roles(&self) -> impl Iterator<Item = &Role> {
        self.0.iter().filter_map(|meaning| match meaning {
            Meaning::Role(role) => Some(role),
            _ => None,
        })
    }

    pub(super) fn kind(&self) -> Option<&Kind> {
        self.0.iter().find_map(|meaning| match meaning {
            Meaning::Kind { kind, .. } => Some(kind),
            _ => None,
        })
    }

    /// Returns the number of a session, as in `Session 3` or `Panel 1`.
    pub(super) fn number(&self) -> Option<&SessionNumber> {
        self.0.iter().find_map(|meaning| match meaning {
            Meaning::Kind { number: Some(number), .. }
            | Meaning::Number(number)
            | Meaning::Heading { heading: Heading::Plenary, number: Some(number) } => Some(number),
            _ => None,
        })
    }

    pub(super) fn is(&self, heading: Heading) -> bool {
        self.0
            .iter()
            .any(|meaning| matches!(meaning, Meaning::Heading { heading: found, .. } if *found == heading))
    }

    /// Returns `true` for headings of an item: a kind, a number, or words such as "Plenary".
    pub(super) fn is_item(&self) -> bool {
        self.kind().is_some() || self.number().is_some() || self.is(Heading::Plenary)
    }

    pub(super) fn is_day(&self) -> bool {
        self.0.iter().any(|meaning| matches!(meaning, Meaning::Day(_)))
    }
}

/// Recognises headings in the language of the agenda.
#[derive(Debug)]
pub(super) struct Headings {
    pub(super) language: Option<LanguageTag>,
    known: RefCell<HashMap<String, Meanings>>,
}

impl Headings {
    pub(super) fn new(language: Option<LanguageTag>) -> Self {
        Self { language, known: RefCell::default() }
    }

    /// Returns the meanings of a heading. The result is empty for long texts.
    pub(super) fn of(&self, heading: &str) -> Meanings {
        let heading = heading.trim();
        if heading.chars().nth(LONGEST).is_some() {
            return Meanings::default();
        }
        if let Some(known) = self.known.borrow().get(heading) {
            return known.clone();
        }
        let (words, tag) = untagged(heading);
        let language = tag.as_ref().or(self.language.as_ref());
        let meanings = |words: &str| recognise(words, language).into_iter().map(|reading| reading.meaning);
        let mut found: Vec<Meaning> = meanings(&words).collect();
        // The parts of a heading with a slash are read separately only if each of them is a
        // heading, as in "Chair/Moderator". Otherwise, the slash counts as a space.
        if words.contains('/') && !words.split('/').all(|part| meanings(part).next().is_some()) {
            found = meanings(&words.replace('/', " ")).collect();
        }
        if words.contains('/') {
            found.retain(|meaning| !matches!(meaning, Meaning::Number(_)));
        }
        let found = Meanings(found);
        self.known.borrow_mut().insert(heading.to_owned(), found.clone());
        found
    }
}

/// Returns a heading without the language tag that follows a text in another language, as in
/// `Session [fr] 1`, and the tag.
pub(super) fn untagged(text: &str) -> (String, Option<LanguageTag>) {
    if let Some((before, rest)) = text.split_once(" [")
        && let Some((tag, after)) = rest.split_once(']')
        && let Some(tag) = language_tag(tag)
    {
        return (format!("{before}{after}"), Some(tag));
    }
    (text.to_owned(), None)
}

/// Returns a text without the language tag at its end, and the tag.
pub(super) fn tagged(text: &str) -> (&str, Option<LanguageTag>) {
    let parts = text.trim_end().strip_suffix(']').and_then(|rest| rest.rsplit_once(" ["));
    match parts.and_then(|(before, tag)| Some((before, language_tag(tag)?))) {
        Some((before, tag)) => (before.trim_end(), Some(tag)),
        None => (text.trim_end(), None),
    }
}

pub(super) fn language_tag(tag: &str) -> Option<LanguageTag> {
    let primary = tag.split('-').next()?;
    let plain = primary.len() == 2 || matches!(primary, "und" | "mul" | "zxx");
    (plain && primary.bytes().all(|b| b.is_ascii_lowercase())).then(|| tag.parse().ok())?
}

/// Splits a text at the first colon that is not part of a time or an address. The part before the
/// colon has at most 90 characters.
pub(super) fn at_colon(text: &str) -> Option<(&str, &str)> {
    let mut last = ' ';
    for (count, (at, c)) in text.char_indices().enumerate() {
        if count > LONGEST {
            return None;
        }
        if c == ':' || c == '：' {
            let rest = text.get(at + c.len_utf8()..)?;
            let time = last.is_ascii_digit() && rest.starts_with(|c: char| c.is_ascii_digit());
            if !time && !rest.starts_with("//") {
                return Some((text.get(..at)?.trim(), rest.trim()));
            }
        }
        last = c;
    }
    None
}

/// Splits a numbered heading from the title after it, as in `Panel 1 – Rivers` or
/// `Session 2 Weirs`. The title can be empty.
pub(super) fn numbered<'t>(text: &'t str, headings: &Headings) -> Option<(&'t str, &'t str, Meanings)> {
    let text = text.trim();
    let whole = headings.of(text);
    if whole.number().is_some() {
        return Some((text, "", whole));
    }
    if let Some((before, after)) = at_colon(text) {
        let meanings = headings.of(before);
        if meanings.number().is_some() && !before.is_empty() {
            return Some((before, after, meanings));
        }
    }
    for mark in [" – ", " — ", " - ", ". ", " | ", "\t", "，", "　"] {
        if let Some((before, after)) = text.split_once(mark) {
            let meanings = headings.of(before);
            let word = before.chars().filter(|c| c.is_alphabetic()).count() > 4 || before.starts_with('第');
            if meanings.number().is_some() && word {
                return Some((before, after.trim(), meanings));
            }
        }
    }
    // Without a separator, as in "Session 2 Weirs", the number must be in digits or Roman numerals,
    // and the title must not start with a lower-case letter.
    let ends = text.char_indices().filter(|(_, c)| *c == ' ').map(|(at, _)| at).skip(1).take(2);
    for end in ends {
        let (before, after) = text.split_at_checked(end)?;
        let figure = before.split(' ').next_back().is_some_and(|last| {
            last.starts_with(|c: char| c.is_ascii_digit())
                || (last.bytes().all(|b| b"IVX".contains(&b)) && !last.is_empty())
        });
        let starts = after
            .trim_start()
            .starts_with(|c: char| !c.is_lowercase() && (c.is_alphabetic() || matches!(c, '"' | '“' | '«')));
        if figure && starts {
            let meanings = headings.of(before);
            if meanings.number().is_some() {
                return Some((before, after.trim(), meanings));
            }
        }
    }
    None
}

/// Returns `true` if the text introduces questions, as in `Questions for discussion:`.
pub(super) fn introduces_questions(text: &str, headings: &Headings) -> bool {
    let (text, _) = untagged(text);
    let bare = text.trim().trim_end_matches([':', '：']).trim_end();
    if headings.of(bare).is(Heading::GuidingQuestions) {
        return true;
    }
    let stems = ["question", "pregunta", "вопрос", "أسئلة", "اسئلة", "الأسئلة", "问题", "問題"];
    let lower = bare.to_lowercase();
    bare.len() < text.trim().len() && stems.iter().any(|stem| lower.contains(stem))
}

/// The languages that are recognised: those of the vocabulary, and German.
const RECOGNISED: [&str; 7] = ["en", "fr", "es", "ar", "ru", "zh", "de"];

/// Signs of one language in a line that starts with a time.
const CLOCK_LANGUAGES: [(&str, &str); 7] = [
    ("时", "zh"),
    ("時", "zh"),
    ("صباحاً", "ar"),
    ("بعد الظهر", "ar"),
    ("مساءً", "ar"),
    (" horas", "es"),
    (" Uhr", "de"),
];

/// Finds the language of an agenda from its headings, its times and its common words. Returns
/// `None` without evidence, or if two languages have the same evidence.
pub(super) fn language<'l>(lines: impl Iterator<Item = &'l str> + Clone) -> Option<LanguageTag> {
    let mut votes = [0_usize; 7];
    let mut vote = |language: &str, weight: usize| {
        if let Some(count) =
            RECOGNISED.iter().position(|one| *one == language).and_then(|at| votes.get_mut(at))
        {
            *count += weight;
        }
    };
    let mut asked = 0;
    for line in lines.take(4_000) {
        let (line, tag) = tagged(line);
        let clock = Cursor::new(line).rest;
        for (sign, language) in CLOCK_LANGUAGES {
            if clock.starts_with(|c: char| c.is_ascii_digit() || "上下中晚凌".contains(c))
                && line.contains(sign)
            {
                vote(language, 6);
            }
        }
        if has_french_time(line) {
            vote("fr", 3);
        }
        if has_english_time(line) {
            vote("en", 3);
        }
        // The cells of a table are separate headings.
        for cell in line.split(['|', '\t']).map(str::trim).take(8) {
            let title = clock::leading(cell, true).map_or(cell, |found| after_time(found.rest));
            let heading = at_colon(title).map_or(title, |(before, _)| before);
            let is_short = !heading.is_empty() && heading.chars().count() <= 40;
            if !is_short || asked >= 400 || untagged(heading).1.is_some() {
                continue;
            }
            asked += 1;
            // Without accents, a heading can be a word of another language.
            let weight = if heading.is_ascii() { 2 } else { 4 };
            for language in LANGUAGES {
                let Ok(tag) = language.parse::<LanguageTag>() else { continue };
                if recognise(heading, Some(&tag))
                    .first()
                    .is_some_and(|reading| reading.language == Some(language))
                {
                    vote(language, weight);
                }
            }
        }
        if tag.is_none() {
            for word in line.split(|c: char| !c.is_alphabetic()).take(200) {
                let word = word.to_lowercase();
                if let Some(language) = found_in(CALENDAR, &word) {
                    vote(language, 4);
                } else if let Some(language) = found_in(COMMON, &word) {
                    vote(language, 1);
                }
            }
            let script =
                |range: std::ops::RangeInclusive<char>| line.chars().filter(|c| range.contains(c)).count();
            vote("zh", script('\u{4e00}'..='\u{9fff}') / 4);
            vote("ar", script('\u{600}'..='\u{6ff}') / 8);
            vote("ru", script('\u{400}'..='\u{4ff}') / 8);
        }
    }
    let most = votes.iter().copied().max().filter(|most| *most > 0)?;
    let mut best = RECOGNISED.iter().zip(votes).filter(|(_, count)| *count == most).map(|(one, _)| *one);
    let found = best.next()?;
    if best.next().is_some() { None } else { found.parse().ok() }
}

/// Returns `true` for a line that starts with a time such as `9h` or `9 h 30`.
fn has_french_time(line: &str) -> bool {
    let mut cursor = Cursor::new(line);
    let digits = cursor.number(2).is_some();
    cursor.space();
    digits && cursor.rest.strip_prefix('h').is_some_and(|rest| !rest.starts_with(char::is_alphabetic))
}

/// Returns `true` for a line that starts with a time such as `9am` or `9:30 pm`. In other
/// languages, full stops follow both letters.
fn has_english_time(line: &str) -> bool {
    let line = line.trim_start_matches(['|', ' ']);
    let rest = line.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, ':' | ' '));
    let mut cursor = Cursor::new(rest);
    rest.len() < line.len() && cursor.any(&["am", "pm"])
}

type Words = &'static [(&'static str, &'static [&'static str])];

/// Weekdays and months whose names show the language.
const CALENDAR: Words = &[
    (
        "en",
        &[
            "monday",
            "tuesday",
            "wednesday",
            "thursday",
            "friday",
            "saturday",
            "sunday",
            "january",
            "february",
            "march",
            "june",
            "july",
            "october",
            "december",
        ],
    ),
    (
        "fr",
        &[
            "lundi",
            "mardi",
            "mercredi",
            "jeudi",
            "vendredi",
            "samedi",
            "dimanche",
            "janvier",
            "février",
            "mars",
            "avril",
            "juin",
            "juillet",
            "août",
            "septembre",
            "octobre",
            "novembre",
            "décembre",
        ],
    ),
    (
        "es",
        &[
            "lunes",
            "martes",
            "miércoles",
            "jueves",
            "viernes",
            "sábado",
            "domingo",
            "enero",
            "febrero",
            "marzo",
            "abril",
            "mayo",
            "junio",
            "julio",
            "septiembre",
            "octubre",
            "noviembre",
            "diciembre",
        ],
    ),
    (
        "de",
        &[
            "montag",
            "dienstag",
            "mittwoch",
            "donnerstag",
            "freitag",
            "samstag",
            "sonnabend",
            "sonntag",
            "januar",
            "februar",
            "märz",
            "juni",
            "juli",
            "oktober",
            "dezember",
        ],
    ),
];

const COMMON: Words = &[
    (
        "en",
        &[
            "the",
            "and",
            "of",
            "for",
            "with",
            "by",
            "from",
            "will",
            "this",
            "to",
            "in",
            "is",
            "are",
            "conference",
            "talk",
            "talks",
        ],
    ),
    ("fr", &["les", "des", "du", "et", "la", "le", "une", "au", "aux", "dans", "pour", "par", "sur", "est"]),
    ("es", &["los", "las", "del", "el", "y", "para", "por", "con", "en", "una", "al", "se"]),
    (
        "de",
        &["und", "der", "das", "für", "mit", "von", "im", "zur", "zum", "über", "ein", "eine", "wir", "tag"],
    ),
];

fn found_in(words: Words, word: &str) -> Option<&'static str> {
    words.iter().find(|(_, words)| words.contains(&word)).map(|(language, _)| *language)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbered_headings_are_split_from_titles() {
        let headings = Headings::new(None);
        for (text, expected) in [
            ("Session 1 : Faire", Some(("Session 1", "Faire"))),
            ("Panel 2 – Rivers", Some(("Panel 2", "Rivers"))),
            ("Session 2 Weirs", Some(("Session 2", "Weirs"))),
            ("Deuxième Table ronde", Some(("Deuxième Table ronde", ""))),
            ("第三场：水", Some(("第三场", "水"))),
            ("Заседание 3. Вода", Some(("Заседание 3", "Вода"))),
            ("Session [fr] 1: Faire", Some(("Session [fr] 1", "Faire"))),
            ("Side event: Launch", None),
            ("Rivers", None),
        ] {
            let found = numbered(text, &headings).map(|(head, title, _)| (head, title));
            assert_eq!(found, expected, "{text}");
        }
    }

    #[test]
    fn the_language_is_found_from_headings() {
        for (text, expected) in [
            ("Ordre du jour\n9 h – 10 h Pause\nModérateur : M. A", Some("fr")),
            ("Programme\n09:00 Registration\nModerator: A B", Some("en")),
            ("09.00 a 10.00 horas Pausa\nModerador: A B", Some("es")),
            ("Понедельник\n10:00 Открытие", Some("ru")),
            ("上午9时至10时 注册", Some("zh")),
            ("9 صباحاً – 10 صباحاً التسجيل", Some("ar")),
            ("RiverConf\nConference\nTalks\n9:00 Opening", Some("en")),
            ("Forum\n9h Accueil\n10h Panel", Some("fr")),
            ("Treffen\nMontag, 8. Juni\n9.30 Uhr Workshop\n10.30 Uhr Workshop", Some("de")),
            ("Agenda\n| Time | Session |\n| 9:00am – 9:15am | Rivers |", Some("en")),
            ("Agenda", None),
            ("1234", None),
        ] {
            let found = language(text.lines());
            assert_eq!(found.as_ref().map(LanguageTag::as_str), expected, "{text}");
        }
    }
}
