//! Reads the line of a person: honorific, name and functions.

use super::cursor::is_wide;
use super::name_words::{AFTER_NAME, NOT_NAMES, ORGANISATIONS, PARTICLES};
use super::texts::bracketed;
use crate::value::contact;
use crate::vocabulary::{Honorific, Meaning, recognise};

/// A person as printed on a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::interchange) struct PersonLine<'t> {
    pub(in crate::interchange) honorific: Option<&'t str>,
    pub(in crate::interchange) name: &'t str,
    /// The functions after the name, as printed.
    pub(in crate::interchange) functions: Option<&'t str>,
    /// Whether the words can be the name of a person.
    pub(in crate::interchange) is_name: bool,
}

/// The longest name in characters.
const LONGEST: usize = 160;

/// Reads the line of a person. Returns `None` if the text is blank.
pub(in crate::interchange) fn person(text: &str) -> Option<PersonLine<'_>> {
    let text = text.trim().trim_end_matches([';', '；']).trim_end();
    let (honorific, rest) = honorific(text);
    // Only the beginning is searched, because no name is longer.
    let window = rest.char_indices().nth(LONGEST).map_or(rest, |(end, _)| rest.get(..end).unwrap_or(rest));
    let (end, mark) = AFTER_NAME
        .iter()
        .filter_map(|mark| window.find(mark).filter(|at| *at > 0).map(|at| (at, *mark)))
        .chain(before_contact(window).map(|end| (end, "")))
        .min_by_key(|(at, mark)| (*at, usize::MAX - mark.len()))
        .unwrap_or((rest.len(), ""));
    let (name, after) = rest.split_at_checked(end)?;
    let name = without_full_stop(name.trim());
    let keeps_bracket = mark == " (" || mark == "（";
    let after = if keeps_bracket { after } else { after.get(mark.len()..).unwrap_or_default() };
    let functions = Some(after.trim()).filter(|after| !after.is_empty());
    let (name, honorific) = match (honorific, Honorific::split_trailing(name)) {
        (None, Some((name, behind))) => (name, Some(behind)),
        (honorific, _) => (name, honorific),
    };
    if name.is_empty() {
        return None;
    }
    let is_name = looks_like_name(name, honorific.is_some());
    Some(PersonLine { honorific, name, functions, is_name })
}

/// Removes the full stop at the end of a name, unless it belongs to an initial or an abbreviation.
fn without_full_stop(name: &str) -> &str {
    let last = name.split_whitespace().next_back().unwrap_or_default();
    let bare = last.trim_end_matches('.');
    let is_abbreviation = bare.contains('.') || bare.chars().count() <= 2;
    if is_abbreviation { name } else { name.trim_end_matches('.').trim_end() }
}

/// Returns `true` for an initial, such as "О.".
fn is_initial(word: &str) -> bool {
    word.strip_suffix('.').is_some_and(|letter| letter.chars().count() == 1)
}

/// Returns the end of the words before the first e-mail address or telephone number, as in `Ada
/// Okoye <ada@example.org>`. Returns `None` if there are no words before it.
fn before_contact(text: &str) -> Option<usize> {
    let found = text.find(contact::contacts(text).next()?)?;
    let opening = |c: char| c.is_whitespace() || matches!(c, '<' | '(' | '[' | '（');
    let end = text.get(..found)?.trim_end_matches(opening).len();
    (end > 0).then_some(end)
}

/// Reads a person whose function precedes the honorific, as in
/// `Генеральный директор г-н А. Петров`.
#[cfg(feature = "agenda-text")]
pub(in crate::interchange) fn person_behind_function(text: &str) -> Option<PersonLine<'_>> {
    for mark in [
        " г-н ",
        " г-жа ",
        " Mr. ",
        " Ms. ",
        " Mrs. ",
        " Mme ",
        " Sr. ",
        " Sra. ",
        " señor ",
        " señora ",
        " السيد ",
        " السيدة ",
        " Dr. ",
    ] {
        if let Some((before, after)) = text.split_once(mark) {
            let start = text.get(before.len() + 1..)?;
            let person = person(start).filter(|person| person.is_name && person.functions.is_none())?;
            let short = before.split_whitespace().count() <= 16
                && !before.contains([':', '：', '.', '?'])
                && !after.is_empty();
            return short
                .then(|| PersonLine { functions: Some(before.trim().trim_end_matches(',')), ..person });
        }
    }
    None
}

/// Splits a text into the forms of address at its start and the rest.
pub(in crate::interchange) fn honorific(text: &str) -> (Option<&str>, &str) {
    match Honorific::split_leading(text) {
        Some((honorific, rest)) => (Some(honorific), rest),
        None => (None, text),
    }
}

/// Returns `true` if the words can be the name of a person. Without an honorific, a name needs at
/// least two words that do not start with a lower-case letter, or two to four Chinese characters.
pub(in crate::interchange) fn looks_like_name(name: &str, honorific: bool) -> bool {
    if name.chars().nth(LONGEST).is_some() {
        return false;
    }
    let words: Vec<&str> = name.split_whitespace().take(9).collect();
    let letters = name.chars().filter(|c| c.is_alphabetic());
    let wide = letters.clone().all(is_wide) && letters.clone().count() > 0;
    if wide {
        let count = letters.count();
        return (2..=4).contains(&count)
            || (name.contains(['·', '・']) && count <= 20)
            || (honorific && count <= 16);
    }
    let arabic = letters.clone().all(|c| ('\u{600}'..='\u{6ff}').contains(&c));
    if name.chars().any(|c| c.is_numeric() || matches!(c, '?' | '!' | '/' | '@' | '"' | '«' | '“' | '&')) {
        return false;
    }
    let least = if honorific { 1 } else { 2 };
    if words.len() < least || words.len() > 7 || letters.count() == 0 {
        return false;
    }
    let known = |word: &&str| {
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
        !is_initial(word) && NOT_NAMES.contains(&bare.as_str()) && !PARTICLES.contains(&bare.as_str())
    };
    if words.iter().any(known) {
        return false;
    }
    let capital = |word: &&str| {
        word.chars().find(|c| c.is_alphabetic()).is_some_and(|c| c.is_uppercase() || !(c.is_lowercase()))
    };
    let particle = |word: &&str| {
        let lower = word.to_lowercase();
        PARTICLES.contains(&lower.as_str())
            || lower.contains('-')
            || lower.starts_with("d’")
            || lower.starts_with("d'")
            || lower.starts_with("al-")
    };
    let ends = words.last().is_some_and(|word| arabic || capital(word) || particle(word));
    ends && words.iter().filter(|word| capital(word)).count() >= least
        && words.iter().all(|word| capital(word) || particle(word))
}

/// Splits several people on one line: at semicolons, before honorifics, and at commas or "and" if
/// each part can be a name. Under a heading in the plural, two names need no "and".
pub(in crate::interchange) fn several(text: &str, is_plural: bool) -> Vec<&str> {
    let parts: Vec<&str> = text.split([';', '；']).map(str::trim).filter(|part| !part.is_empty()).collect();
    parts.into_iter().flat_map(before_honorifics).flat_map(|part| names(part, is_plural)).collect()
}

/// Returns `true` if a text that was read as a single person contains another name after a comma.
#[cfg(feature = "agenda-text")]
pub(in crate::interchange) fn hides_name(text: &str) -> bool {
    honorific(text).0.is_none() && parts(text).iter().skip(1).any(|part| is_listed_name(part))
}

const JOINTS: &[&str] = &[
    ", and ", " and ", ", et ", " et ", ", y ", " y ", " e ", ", и ", " и ", " und ", " & ", "، و", " و",
    ", ", "، ", "，", "、", "和", "与",
];

fn before_honorifics(text: &str) -> Vec<&str> {
    let (first, _) = honorific(text);
    if first.is_none() {
        return vec![text];
    }
    let mut parts = Vec::new();
    let (mut begin, mut at) = (0, 0);
    while let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
        let joint = JOINTS.iter().filter(|joint| rest.starts_with(**joint)).map(|joint| joint.len()).max();
        if let Some(length) = joint {
            let after = rest.get(length..).unwrap_or_default();
            // No name is longer, and the rest of a long list is not searched again at each joint.
            let end = after.char_indices().nth(LONGEST).map_or(after.len(), |(end, _)| end);
            let after = after.get(..end).unwrap_or(after);
            // Only a name with an honorific shows that another person begins.
            let ends = JOINTS.iter().filter_map(|joint| after.find(joint));
            let next = after.get(..ends.min().unwrap_or(after.len())).unwrap_or(after);
            if person(next).is_some_and(|person| person.is_name && honorific(next).0.is_some()) {
                parts.extend(text.get(begin..at));
                begin = at + length;
                at = begin;
                continue;
            }
        }
        at += rest.chars().next().map_or(1, char::len_utf8);
    }
    parts.extend(text.get(begin..));
    parts.into_iter().map(str::trim).filter(|part| !part.is_empty()).collect()
}

/// Divides a list of names. After a form of address, commas separate functions. Brackets can follow
/// each name, or any name if they contain a role.
fn names(text: &str, is_plural: bool) -> Vec<&str> {
    if honorific(text).0.is_some() {
        return vec![text];
    }
    let parts = parts(text);
    let joined = joints()
        .filter(|joint| joint.contains(char::is_alphabetic) || matches!(*joint, " & " | "、"))
        .any(|joint| text.contains(joint));
    let in_brackets = parts.iter().all(|part| bracketed(part).is_some());
    let name = |part: &&str| match bracketed(part) {
        Some((before, inside)) if in_brackets || is_role(inside) => is_listed_name(before),
        _ => is_listed_name(part),
    };
    let is_list = parts.len() >= 3 || (parts.len() == 2 && (joined || is_plural || in_brackets));
    if is_list && parts.iter().all(name) { parts } else { vec![text] }
}

/// The joints between names without a form of address. In Arabic, "و" can be the first letter of a
/// word, and in Chinese, only "、" separates names.
fn joints() -> impl Iterator<Item = &'static str> {
    JOINTS.iter().copied().filter(|joint| !matches!(*joint, "، و" | " و" | "，"))
}

/// Divides a text at the joints outside of brackets.
fn parts(text: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let (mut begin, mut at, mut depth) = (0, 0, 0_usize);
    while let Some(next) = text.get(at..).and_then(|rest| rest.chars().next()) {
        let rest = text.get(at..).unwrap_or_default();
        let joint = joints().filter(|joint| depth == 0 && rest.starts_with(joint)).map(str::len).max();
        if let Some(length) = joint {
            parts.extend(text.get(begin..at));
            at += length;
            begin = at;
            continue;
        }
        match next {
            '(' | '（' => depth += 1,
            ')' | '）' => depth = depth.saturating_sub(1),
            _ => {}
        }
        at += next.len_utf8();
    }
    parts.extend(text.get(begin..));
    parts.into_iter().map(str::trim).filter(|part| !part.is_empty()).collect()
}

/// Returns `true` for a name in a list. Names of organisations and functions often look like it.
fn is_listed_name(text: &str) -> bool {
    let bare = contact::removed(text);
    looks_like_name(&bare, false) && !has_word_of_function(&bare)
}

/// Returns `true` if a text contains a word that occurs in functions or in the names of
/// organisations, and not in the names of people.
pub(in crate::interchange) fn has_word_of_function(text: &str) -> bool {
    text.split_whitespace().filter(|word| !is_initial(word)).any(|word| {
        let word = word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
        let word = word.as_str();
        ORGANISATIONS.contains(&word) || NOT_NAMES.contains(&word) && !PARTICLES.contains(&word)
    })
}

fn is_role(text: &str) -> bool {
    recognise(text, None).iter().any(|reading| matches!(reading.meaning, Meaning::Role(_)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> String {
        let Some(found) = person(text) else { return "-".to_owned() };
        let sure = if found.is_name { "" } else { "?" };
        format!(
            "{}|{}{sure}|{}",
            found.honorific.unwrap_or_default(),
            found.name,
            found.functions.unwrap_or_default()
        )
    }

    #[test]
    fn honorifics_names_and_functions_are_separated() {
        for (text, expected) in [
            (
                "M. António Vitorino, Directeur général de l’OIM",
                "M.|António Vitorino|Directeur général de l’OIM",
            ),
            ("Mme Sarah Lou Y. Arriola, Sous-Secrétaire", "Mme|Sarah Lou Y. Arriola|Sous-Secrétaire"),
            ("M. Marden de Melo Barboza, Secrétaire", "M.|Marden de Melo Barboza|Secrétaire"),
            ("H.E. Mr. Ada Okoye (Delta Institute)", "H.E. Mr.|Ada Okoye|(Delta Institute)"),
            ("S.E.M. Jean Dupont – Ambassadeur", "S.E.M.|Jean Dupont|Ambassadeur"),
            ("Excmo. Señor Germán Espinal Zúñiga, Embajador", "Excmo. Señor|Germán Espinal Zúñiga|Embajador"),
            ("г-жа Анна Петрова, директор", "г-жа|Анна Петрова|директор"),
            ("السيدة ليلى حسن، المديرة العامة", "السيدة|ليلى حسن|المديرة العامة"),
            ("张伟先生，总干事", "先生|张伟|总干事"),
            ("António Vitorino先生，总干事", "先生|António Vitorino|总干事"),
            ("Thomas Gass, Assistant Secretary-General", "|Thomas Gass|Assistant Secretary-General"),
            ("Opening Remarks", "|Opening Remarks?|"),
            ("Mr. Smith will speak", "Mr.|Smith will speak?|"),
            ("Mr. Wim van der Eijk, Director", "Mr.|Wim van der Eijk|Director"),
            ("Ada Okoye <ada@example.org>, Director", "|Ada Okoye|<ada@example.org>, Director"),
            ("Ada Okoye (ada@example.org)", "|Ada Okoye|(ada@example.org)"),
            ("Mr. Okoye +41 22 917 12 34", "Mr.|Okoye|+41 22 917 12 34"),
            ("ada@example.org", "|ada@example.org?|"),
            ("", "-"),
        ] {
            assert_eq!(read(text), expected, "{text}");
        }
    }

    #[test]
    fn lists_of_people_are_divided_only_between_names() {
        for (text, count) in [
            ("Ada Okoye, Bo Lind and Chu Hua", 3),
            ("Ada Okoye and Bo Lind", 2),
            ("Ada Okoye, Director General", 1),
            ("Thomas Gass, Assistant Secretary-General, UN/DESA", 1),
            ("M. Jean Petit, Directeur; Mme Anne Roy, Cheffe", 2),
            ("Mr. A Bo, Director, Delta, and Ms. C Do, Head", 2),
            ("M. Jean Petit, Ministre et Président", 1),
            ("Ada Okoye <ada@example.org> and Bo Lind (bo@example.org)", 2),
            ("Ada Okoye, ada@example.org", 1),
            ("Ada Okoye, Bo Lind", 1),
            ("Ada Okoye (UNDP), Bo Lind (FAO and WFP)", 2),
            ("Chu Hua, Dan Weiss, Eva Roth (moderator)", 3),
            ("Chu Hua, Human Rights Watch (HRW), New York", 1),
            ("Chu Hua, Human Rights Watch, New York", 1),
        ] {
            assert_eq!(several(text, false).len(), count, "{text}");
        }
        assert_eq!(several("Ada Okoye, Bo Lind", true).len(), 2);
        assert_eq!(several("Ada Okoye, Director", true).len(), 1);
    }

    #[cfg(feature = "agenda-text")]
    #[test]
    fn a_function_can_precede_the_name() {
        let found = person_behind_function("Генеральный директор МОМ г-н Антониу Виторину").unwrap();
        assert_eq!((found.name, found.functions), ("Антониу Виторину", Some("Генеральный директор МОМ")));
    }
}
