//! Rules about missing, duplicate and redundant titles.

use std::collections::HashMap;

use super::is_blank;
use crate::code::Code;
use crate::error::quote;
use crate::list::ToList;
use crate::query::fold::{letters, number};
use crate::report::Notice;
use crate::review::describe::{self, list, quoted};
use crate::review::{FindingCollector, ReviewContext};
use crate::sorting;
use crate::value::block::Block;
use crate::view::{Person, Session};

pub(super) fn missing_title(_: &ReviewContext<'_>, session: Session<'_>, found: &mut FindingCollector<'_>) {
    let data = session.data();
    // A repeat takes its title from the original session, so a missing title is reported only for
    // the original.
    let named_otherwise = session.title().is_some()
        || session.origin().is_some()
        || data.kind_label.is_some()
        || session.number().is_some();
    let kind = session.properties();
    if named_otherwise || session.kind().is_none() || kind.idle || !kind.admits_people {
        return;
    }
    let message = match describe::when(session) {
        Some(when) => format!("{} on {when} has no title", describe::session(session)),
        None => format!("{} has no title", describe::session(session)),
    };
    found.add(
        Code::MissingTitle,
        Notice::new(&session, message).with_help(
            "add a \"title\"; a printed number (\"number\") or a printed label (\"kind_label\") is also \
             enough",
        ),
    );
}

fn is_alike(one: &str, other: &str) -> bool {
    letters(one).eq(letters(other))
}

pub(super) fn duplicate_title(context: &ReviewContext<'_>, found: &mut FindingCollector<'_>) {
    let programme = context.programme;
    let taking_place = programme.sessions().declared().filter(Session::takes_place);
    // Most hashes are unique, so grouping by hash first leaves only a few titles to normalise.
    let mut numbered: Vec<(u64, Session<'_>)> = taking_place
        .filter_map(|session| Some((number(describe::wording(programme, session.title()?)), session)))
        .to_list();
    sorting::sort_by_key(&mut numbered, |(number, _)| *number);
    let perhaps = numbered.chunk_by(|one, other| one.0 == other.0).filter(|perhaps| perhaps.len() > 1);
    let mut titled: Vec<(String, Session<'_>)> = perhaps
        .flatten()
        .filter_map(|(_, session)| {
            let title = describe::wording(programme, session.title()?);
            Some((letters(title).collect(), *session))
        })
        .filter(|(title, _): &(String, _)| !title.is_empty())
        .collect();
    sorting::sort_by(&mut titled, |(one, _), (other, _)| one.cmp(other));
    let alike = titled.chunk_by(|(one, _), (other, _)| one == other).filter(|alike| alike.len() > 1);
    for mut group in alike.flat_map(with_the_same_people) {
        // Sorting by time and id makes the result independent of the order in the file.
        sorting::sort_by_key(&mut group, |session| {
            (session.start().is_none(), session.start(), session.id().as_str())
        });
        let group = untied(&group);
        let [first, others @ ..] = group.as_slice() else { continue };
        if others.is_empty() {
            continue;
        }
        let people: Vec<String> = {
            let mut people: Vec<Person<'_>> = first.people().to_list();
            sorting::sort_by_key(&mut people, |person| person.id().as_str());
            people.dedup();
            people.into_iter().map(describe::person).collect()
        };
        let times: Vec<String> = group
            .iter()
            .take(3)
            .map(|session| describe::when(*session).unwrap_or_else(|| "without a time".to_owned()))
            .chain((group.len() > 3).then(|| format!("and {} more", group.len() - 3)))
            .to_list();
        let message = format!(
            "{} is entered {} with the same people, {}: {}",
            describe::session(*first),
            describe::times(group.len()),
            list(&people, 3),
            times.join("; ")
        );
        let help = format!(
            "delete the {1}; if a later session is a repeat or a continuation, enter in it \"repeats\": {0} \
             or \"continues\": {0}",
            quote(first.id().as_str()),
            describe::agree(others.len(), "copy", "copies")
        );
        let notice =
            Notice::new(first, message).at("title").with_detail("sessions", group.len()).with_help(help);
        found.add(Code::DuplicateTitle, notice.with_all_related(others));
    }
}

fn with_the_same_people<'p>(sessions: &[(String, Session<'p>)]) -> Vec<Vec<Session<'p>>> {
    let mut by_people: Vec<(Vec<&str>, Session<'p>)> = Vec::new();
    for (_, session) in sessions {
        let mut people: Vec<&str> = session.people().map(|person| person.id().as_str()).to_list();
        if !people.is_empty() {
            people.sort_unstable();
            people.dedup();
            by_people.push((people, *session));
        }
    }
    sorting::sort_by(&mut by_people, |(a, _), (b, _)| a.cmp(b));
    let groups = by_people.chunk_by(|(a, _), (b, _)| a == b);
    groups.map(|group| group.iter().map(|(_, session)| *session).to_list()).to_list()
}

/// Returns the first session of each group of related sessions. Sessions are related if one of them
/// repeats, continues, replaces or relays the other, or is part of it.
fn untied<'p>(group: &[Session<'p>]) -> Vec<Session<'p>> {
    let position: HashMap<Session<'p>, usize> =
        group.iter().enumerate().map(|(at, session)| (*session, at)).collect();
    // A union-find forest: each session points to itself or to an earlier related session.
    let mut leads_to: Vec<usize> = (0..group.len()).to_list();
    for (at, session) in group.iter().enumerate() {
        let ties = [
            session.origin(),
            session.repeats(),
            session.continues(),
            session.parent(),
            session.replaces(),
            session.relays(),
        ];
        for other in ties.into_iter().flatten().filter_map(|other| position.get(&other)) {
            let (one, other) = (first_of(&mut leads_to, at), first_of(&mut leads_to, *other));
            if let Some(later) = leads_to.get_mut(one.max(other)) {
                *later = one.min(other);
            }
        }
    }
    let firsts = group.iter().enumerate().filter(|(at, _)| leads_to.get(*at) == Some(at));
    firsts.map(|(_, session)| *session).to_list()
}

/// Finds the root of the set that contains the session at index `at`. Path halving speeds up later
/// searches.
fn first_of(leads_to: &mut [usize], mut at: usize) -> usize {
    while let Some(next) = leads_to.get(at).copied().filter(|next| *next != at) {
        let beyond = leads_to.get(next).copied().unwrap_or(next);
        if let Some(here) = leads_to.get_mut(at) {
            *here = beyond;
        }
        at = beyond;
    }
    at
}

pub(super) fn title_equals_description(
    _: &ReviewContext<'_>,
    session: Session<'_>,
    found: &mut FindingCollector<'_>,
) {
    let [Block::Paragraph(description) | Block::Heading(description)] = session.data().description.as_slice()
    else {
        return;
    };
    let Some(title) = session.title() else { return };
    let again = description.entries().all(|(tag, wording)| {
        !is_blank(wording) && title.get(tag).is_some_and(|title| is_alike(title, wording))
    });
    if again {
        let message = format!("the description of {} only repeats its title", describe::session(session));
        let help = "write in \"description\" what the session is about, or remove the \"description\"";
        found.add(
            Code::TitleEqualsDescription,
            Notice::new(&session, message).at("description").with_help(help),
        );
    }
}

pub(super) fn number_in_title(_: &ReviewContext<'_>, session: Session<'_>, found: &mut FindingCollector<'_>) {
    let (Some(number), Some(title)) = (session.number(), &session.data().title) else { return };
    let printed = session.data().kind_label.as_ref();
    let numbered = title.entries().find(|(tag, wording)| {
        let heading = printed.map_or("", |label| label.get(tag).unwrap_or(label.first()));
        begins_with_number(wording, number.label(), heading)
    });
    if let Some((_, wording)) = numbered {
        let message = format!("the title {} repeats the session number {number}", quoted(wording));
        let notice =
            Notice::new(&session, message).at("title").with_detail("number", number.label()).with_help(
                "remove the number from the \"title\", because it is printed anyway; a word before it, such \
                 as “Session”, belongs in \"kind_label\"",
            );
        found.add(Code::NumberInTitle, notice);
    }
}

/// Returns `true` if a title begins with the session number, as in "3. Rights" or "Panel 3 –
/// Rights".
///
/// The number must be followed by a separator, because a number without a separator belongs to the
/// title, as in "3 ways to read an agenda". No separator is required if the number follows the
/// printed kind of the session, as in "Panel 3 Rights".
fn begins_with_number(title: &str, number: &str, heading: &str) -> bool {
    const SEPARATORS: [char; 11] = ['.', ':', ')', ']', ',', ';', '-', '–', '—', '|', '/'];
    let bare = |word: &str| word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    let number = bare(number);
    let mut words = title.split_whitespace().peekable();
    let Some(first) = words.next().filter(|_| !number.is_empty()) else { return false };
    let (numeral, headed) = if bare(first) == number {
        (first, false)
    } else {
        match words.next() {
            Some(second) if bare(second) == number => (second, is_alike(first, heading)),
            _ => return false,
        }
    };
    let apart = words.next_if(|word| word.chars().all(|c| SEPARATORS.contains(&c))).is_some();
    (numeral.ends_with(SEPARATORS) || apart || headed) && words.peek().is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn session_numbers_are_distinguished_from_other_numbers() {
        for (title, number) in [
            ("Session 3 : Les régions", "3"),
            ("3. Les régions", "3"),
            ("3 – Regions", "3"),
            ("Panel 3 – Regions", "3"),
            ("III. Regions", "III"),
            ("Séance 3.bis: Régions", "3.bis"),
            ("(3) Regions", "3"),
        ] {
            assert!(begins_with_number(title, number, ""), "{title}");
        }
        for (title, number) in [
            ("3 ways to read an agenda", "3"),
            ("Session 3", "3"),
            ("3.", "3"),
            ("Session 2 : Regions", "3"),
            ("Regions in session 3 : why", "3"),
            ("Top 3 lessons", "3"),
            ("3% of all", "3"),
            ("Days 3 & 4", "3"),
            ("", "3"),
        ] {
            assert!(!begins_with_number(title, number, ""), "{title}");
        }
        assert!(begins_with_number("Panel 3 Regions", "3", "Panel"));
    }
}
