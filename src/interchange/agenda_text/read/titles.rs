//! Reads the title of an item: kind, number, title, status and place.

use super::clock::whole_range;
use super::places::names_room;
use super::vocabulary::{Headings, at_colon, numbered, tagged, untagged};
use crate::interchange::common::person_line::person;
use crate::interchange::common::texts::bracketed;
use crate::value::kind::Kind;
use crate::value::language::LanguageTag;
use crate::value::session_number::SessionNumber;
use crate::value::status::SessionStatus;
use crate::vocabulary::Heading;

/// The parts of a title.
#[derive(Debug, Default)]
pub(super) struct Title<'t> {
    pub(super) kind: Option<Kind>,
    /// The printed word for the kind, without the number, and its language.
    pub(super) label: Option<(String, Option<LanguageTag>)>,
    pub(super) number: Option<SessionNumber>,
    /// The heading as printed, if label and number do not contain all of it.
    pub(super) heading: Option<String>,
    /// The title, which can end with a language tag.
    pub(super) wording: Option<&'t str>,
    pub(super) status: Option<SessionStatus>,
    pub(super) place: Option<&'t str>,
    pub(super) plenary: bool,
    /// The texts in the other columns of a table.
    pub(super) columns: Vec<&'t str>,
}

const CANCELLED: &[&str] = &[
    "cancelled",
    "canceled",
    "annulé",
    "annulée",
    "cancelado",
    "cancelada",
    "отменено",
    "ملغى",
    "ملغاة",
    "отменена",
    "отменён",
    "отменен",
    "ملغي",
    "abgesagt",
    "entfällt",
    "取消",
    "已取消",
];
const POSTPONED: &[&str] =
    &["postponed", "reporté", "reportée", "aplazado", "aplazada", "перенесено", "مؤجل", "مؤجلة", "延期"];

/// Reads a title such as `Side event: Launch of the platform (cancelled)`.
pub(super) fn title<'t>(text: &'t str, headings: &Headings) -> Title<'t> {
    let mut found = Title::default();
    let mut cells = text.split('\t').map(str::trim).filter(|cell| !cell.is_empty());
    let mut text = cells.next().unwrap_or_default();
    found.columns = cells.collect();
    if let Some((rest, status)) = leading_status(text) {
        (text, found.status) = (rest, Some(status));
    }
    while let Some((before, inside)) = addition(text) {
        let status = status_of(inside);
        let is_dashed = !matches!(text.trim_end().chars().next_back(), Some(')' | '）' | ']'));
        if status.is_some() && found.status.is_none() {
            found.status = status;
        } else if is_dashed && (found.place.is_some() || !is_numbered_room(inside)) {
            break;
        } else if is_person_with_role(inside, headings) {
            found.columns.push(inside);
        } else if found.place.is_none()
            && names_room(inside)
            && inside.split_whitespace().count() <= 8
            && !has_range(inside)
        {
            found.place = Some(inside);
        } else {
            break;
        }
        text = before;
    }
    if let Some((head, rest, meanings)) = numbered(text, headings) {
        found.kind = meanings.kind().cloned();
        found.plenary = meanings.is(Heading::Plenary);
        found.number = meanings.number().cloned();
        let (words, tag) = untagged(head);
        let number = found.number.as_ref().map(SessionNumber::label).unwrap_or_default();
        if let Some(label) = label(&words, number) {
            found.label = Some(label).filter(|label| !label.is_empty()).map(|label| (label, tag));
        } else {
            found.label = ordinal(&words, headings).map(|label| (label, tag));
            found.heading = Some(words);
        }
        found.wording = Some(rest).filter(|rest| !rest.is_empty());
        if found.kind.is_none()
            && found.label.as_ref().is_none_or(|(label, _)| headings.of(label).is(Heading::Session))
        {
            found.kind = found.wording.and_then(|title| kind(title, headings));
        }
        return found;
    }
    if let Some((head, rest)) = at_colon(text).filter(|(head, rest)| !head.is_empty() && !rest.is_empty()) {
        let meanings = headings.of(head);
        // Only a word for a kind has a language tag before a colon, so this word is a label even if
        // it is not recognised.
        let (words, tag) = untagged(head);
        if let Some(tag) = tag.filter(|_| !meanings.is_item()) {
            let (label, number) = match head.split_once(']').map(|(_, number)| number.trim()) {
                Some(number) if !number.is_empty() => (label(&words, number), number.parse().ok()),
                _ => (None, None),
            };
            found.label = Some((label.unwrap_or(words), Some(tag)));
            found.number = number;
            found.wording = Some(rest);
            return found;
        }
        if meanings.is_item() {
            found.kind = meanings.kind().cloned();
            found.plenary = meanings.is(Heading::Plenary);
            let (label, tag) = untagged(head);
            found.label = Some((label.trim().to_owned(), tag));
            found.wording = Some(rest);
            return found;
        }
    }
    let meanings = headings.of(tagged(text).0);
    found.plenary = meanings.is(Heading::Plenary);
    found.kind = kind(text, headings);
    found.wording = Some(text).filter(|text| !text.is_empty());
    found
}

fn status_of(text: &str) -> Option<SessionStatus> {
    let word = text.trim().to_lowercase();
    if CANCELLED.contains(&word.as_str()) {
        Some(SessionStatus::Cancelled)
    } else if POSTPONED.contains(&word.as_str()) {
        Some(SessionStatus::Postponed)
    } else {
        None
    }
}

/// Reads a status before a title, as in `CANCELLED: Rivers` or `[Cancelled] Rivers`.
fn leading_status(text: &str) -> Option<(&str, SessionStatus)> {
    let in_brackets = |open, close| text.strip_prefix(open)?.split_once(close);
    let dashed = || [" – ", " — ", " - "].into_iter().find_map(|dash| text.split_once(dash));
    let candidates = [in_brackets('[', ']'), in_brackets('(', ')'), at_colon(text), dashed()];
    let (rest, status) = candidates
        .into_iter()
        .flatten()
        .find_map(|(status, rest)| Some((rest.trim(), status_of(status)?)))?;
    (!rest.is_empty()).then_some((rest, status))
}

/// Splits a text at the brackets or the last dash at its end.
fn addition(text: &str) -> Option<(&str, &str)> {
    let square = || {
        let (before, inside) = text.trim_end().strip_suffix(']')?.rsplit_once('[')?;
        (!before.trim().is_empty()).then(|| (before.trim_end(), inside.trim()))
    };
    let dashed = || [" – ", " — ", " - "].into_iter().find_map(|dash| text.rsplit_once(dash));
    bracketed(text).or_else(square).or_else(dashed).filter(|(before, _)| !before.trim().is_empty())
}

/// Returns `true` for the name of a room that ends with a number or a letter, such as `Room 3`.
fn is_numbered_room(text: &str) -> bool {
    let mut words = text.split_whitespace();
    let (Some(first), Some(last), None) = (words.next(), words.next(), words.next()) else { return false };
    let is_roman = last.bytes().all(|b| b"IVX".contains(&b));
    let is_letter = last.chars().count() == 1 && last.chars().all(char::is_uppercase);
    names_room(first) && (last.contains(char::is_numeric) || is_roman || is_letter)
}

/// Returns `true` for a person with a role, such as `Chair: Ada Okoye`.
fn is_person_with_role(text: &str, headings: &Headings) -> bool {
    at_colon(text).is_some_and(|(head, name)| {
        headings.of(head).roles().next().is_some() && person(name).is_some_and(|person| person.is_name)
    })
}

/// Returns `true` if a part of the text is a range of times, as in `11:00–12:30, Room 1`.
fn has_range(text: &str) -> bool {
    text.split([',', '，', '،', ';', '；', '|']).any(|part| whole_range(part).is_some())
}

/// Returns the kind that an entire title names, with or without an addition in brackets.
fn kind(title: &str, headings: &Headings) -> Option<Kind> {
    let title = tagged(title).0;
    let whole = headings.of(title).kind().cloned();
    whole.or_else(|| headings.of(bracketed(title)?.0).kind().cloned())
}

/// Returns the words before the number at the end of a heading, such as `Session` in
/// `Session n° 3`. Returns `None` if the heading does not end with the number.
fn label(heading: &str, number: &str) -> Option<String> {
    let heading = heading.trim().trim_end_matches(['.', ':']);
    let at = heading.len().checked_sub(number.len())?;
    let (before, last) = heading.split_at_checked(at)?;
    if number.is_empty() || !last.eq_ignore_ascii_case(number) {
        return None;
    }
    // "第3" and the like are not words for a kind.
    if before.ends_with('第') {
        return None;
    }
    let before = before.trim_end();
    let bare = ["no.", "nº", "n°", "no", "n.º", "№", "nr.", "#"].iter().find_map(|sign| {
        let start = before.len().checked_sub(sign.len())?;
        let (rest, last) = before.split_at_checked(start)?;
        (last.eq_ignore_ascii_case(sign) && rest.ends_with(' ')).then_some(rest)
    });
    Some(bare.unwrap_or(before).trim_end().to_owned())
}

/// Returns the words next to an ordinal, such as `Table ronde` in `Deuxième Table ronde`. The
/// ordinal is the last word in Arabic, and in headings such as `Session One`.
fn ordinal(heading: &str, headings: &Headings) -> Option<String> {
    let heading = heading.trim();
    let (first, after) = heading.split_once(' ')?;
    let (before, _) = heading.rsplit_once(' ')?;
    let is_known = |words: &str| {
        let meanings = headings.of(words);
        meanings.is(Heading::Session) || (meanings.is_item() && meanings.number().is_none())
    };
    let words = if is_known(before.trim()) && !is_known(after.trim()) { before } else { after };
    let is_apart = !first.starts_with('第') && !words.trim().is_empty();
    is_apart.then(|| words.trim().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_are_divided_into_kind_number_and_title() {
        let headings = Headings::new(None);
        let read = |text: &str| {
            let found = title(text, &headings);
            let label = found.label.map(|(label, _)| label).unwrap_or_default();
            let number = found.number.map(|number| number.label().to_owned()).unwrap_or_default();
            let kind = found.kind.map(|kind| kind.to_string()).unwrap_or_default();
            format!(
                "{kind}|{label}|{number}|{}|{}",
                found.wording.unwrap_or_default(),
                found.place.unwrap_or_default()
            )
        };
        for (text, expected) in [
            ("Session 1 : Faire : deux", "|Session|1|Faire : deux|"),
            ("Manifestation parallèle : Lancement", "side-event|Manifestation parallèle||Lancement|"),
            ("Pause", "break|||Pause|"),
            ("Panel 2 – Rivers (Room XVIII)", "panel|Panel|2|Rivers|Room XVIII"),
            ("Deuxième Table ronde", "round-table|Table ronde|2||"),
            ("第三场：水", "||3|水|"),
            ("Session [fr] 1: Faire [fr]", "|Session|1|Faire [fr]|"),
            ("Partenariats : favoriser", "|||Partenariats : favoriser|"),
            ("Coffee break (15 min)", "coffee-break|||Coffee break (15 min)|"),
            ("الجلسة الأولى: المياه", "|الجلسة|1|المياه|"),
            ("Session One: Rivers", "|Session|1|Rivers|"),
            ("Silt – Room 3", "|||Silt|Room 3"),
            ("Silt [Room 4]", "|||Silt|Room 4"),
            ("Silt – a talk in Room 3", "|||Silt – a talk in Room 3|"),
            ("Silt [en]", "|||Silt [en]|"),
        ] {
            assert_eq!(read(text), expected, "{text}");
        }
        for text in
            ["Talk (cancelled)", "CANCELLED: Talk", "Talk - cancelled", "Talk [cancelled]", "(annulé) Talk"]
        {
            let found = title(text, &headings);
            assert_eq!(
                (found.status, found.wording),
                (Some(SessionStatus::Cancelled), Some("Talk")),
                "{text}"
            );
        }
    }
}
