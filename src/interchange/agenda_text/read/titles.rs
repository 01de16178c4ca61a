//! Reads the title of an item: kind, number, title, status and place.

use super::places::names_room;
use super::vocabulary::{Headings, at_colon, numbered, tagged, untagged};
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
    while let Some((before, inside)) = bracketed(text) {
        let word = inside.to_lowercase();
        if found.status.is_none() && CANCELLED.contains(&word.as_str()) {
            found.status = Some(SessionStatus::Cancelled);
        } else if found.status.is_none() && POSTPONED.contains(&word.as_str()) {
            found.status = Some(SessionStatus::Postponed);
        } else if found.place.is_none() && names_room(inside) && inside.split_whitespace().count() <= 8 {
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
            found.label = ordinal(&words).map(|label| (label, tag));
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

/// Returns the kind that an entire title names, with or without an addition in brackets.
fn kind(title: &str, headings: &Headings) -> Option<Kind> {
    let title = tagged(title).0;
    let whole = headings.of(title).kind().cloned();
    whole.or_else(|| headings.of(bracketed(title)?.0).kind().cloned())
}

/// Splits a text at the brackets at its end.
pub(super) fn bracketed(text: &str) -> Option<(&str, &str)> {
    let text = text.trim_end();
    let (close, open) = if text.ends_with('）') { ('）', '（') } else { (')', '(') };
    let rest = text.strip_suffix(close)?;
    let (before, inside) = rest.rsplit_once(open)?;
    (!before.trim().is_empty()).then(|| (before.trim_end(), inside.trim()))
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

/// Returns the words after an ordinal, such as `Table ronde` in `Deuxième Table ronde`.
fn ordinal(heading: &str) -> Option<String> {
    let (first, rest) = heading.trim().split_once(' ')?;
    let whole = !first.starts_with('第') && !rest.trim().is_empty();
    whole.then(|| rest.trim().to_owned())
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
        ] {
            assert_eq!(read(text), expected, "{text}");
        }
        assert_eq!(title("Talk (cancelled)", &headings).status, Some(SessionStatus::Cancelled));
    }
}
