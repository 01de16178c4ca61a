//! Rules about session numbers, which should be unique, consecutive and in chronological order.

use std::collections::HashMap;

use crate::code::Code;
use crate::error::quote;
use crate::list::ToList;
use crate::report::Notice;
use crate::review::{FindingCollector, ReviewContext, describe};
use crate::sorting;
use crate::view::Session;

#[derive(Clone, Copy)]
struct Numbered<'p> {
    session: Session<'p>,
    label: &'p str,
}

impl<'p> Numbered<'p> {
    /// Returns a key for the sequence of numbers that the session belongs to. Sessions are numbered
    /// together if they have the same parent session and the same series.
    fn scope(&self) -> (Option<&'p str>, Option<&'p str>) {
        let parent = self.session.parent().map(|parent| parent.id().as_str());
        (parent, self.session.number().and_then(|number| number.series()))
    }

    fn described(&self) -> String {
        format!("{} with the number {}", describe::session_when(self.session), self.label)
    }
}

pub(super) fn numbers(context: &ReviewContext<'_>, found: &mut FindingCollector<'_>) {
    let sessions = context.programme.sessions();
    let numbered = sessions
        .iter()
        .filter_map(|session| Some(Numbered { session, label: session.number()?.label().trim() }));
    let mut numbered: Vec<_> = numbered.map(|one| (one.scope(), one)).to_list();
    sorting::sort_by_key(&mut numbered, |(scope, one)| (*scope, one.label, one.session.id()));
    let mut roots = Roots::default();
    for scope in numbered.chunk_by(|a, b| a.0 == b.0) {
        let scope: Vec<Numbered<'_>> = scope.iter().map(|(_, one)| *one).to_list();
        for same in scope.chunk_by(|a, b| a.label == b.label) {
            duplicate(same, &mut roots, found);
        }
        if let Some(values) = values(&scope) {
            gaps(&values, found);
            order(&values, found);
        }
    }
}

#[derive(Default)]
struct Roots<'p>(HashMap<Session<'p>, Session<'p>>);

impl<'p> Roots<'p> {
    /// Returns the original session, which is found by following the relations `continues`,
    /// `repeats` and `relays`. If the relations form a cycle, one of the sessions in the cycle is
    /// returned. Each session is visited only once because the results are cached.
    fn of(&mut self, session: Session<'p>) -> Session<'p> {
        let mut path = Vec::new();
        let mut at = session;
        let end = loop {
            if let Some(known) = self.0.get(&at) {
                break *known;
            }
            self.0.insert(at, at);
            path.push(at);
            match at.continues().or_else(|| at.repeats()).or_else(|| at.relays()) {
                Some(next) => at = next,
                None => break at,
            }
        };
        for session in path {
            self.0.insert(session, end);
        }
        end
    }
}

/// Reports sessions with the same number. Sessions that are linked by `continues`, `repeats` or
/// `relays` may share a number.
fn duplicate<'p>(same: &[Numbered<'p>], roots: &mut Roots<'p>, found: &mut FindingCollector<'_>) {
    if same.len() < 2 {
        return;
    }
    // Related sessions may share a number, so only the first session of each related group is kept.
    let mut apart: Vec<(Session<'p>, Numbered<'p>)> = same
        .iter()
        .filter(|one| one.session.takes_place())
        .map(|one| (roots.of(one.session), *one))
        .to_list();
    sorting::sort_by_key(&mut apart, |(root, one)| (root.id(), one.session.start(), one.session.id()));
    apart.dedup_by_key(|(root, _)| *root);
    sorting::sort_by_key(&mut apart, |(_, one)| (one.session.start(), one.session.id()));
    let Some(((_, first), others)) = apart.split_first().filter(|(_, others)| !others.is_empty()) else {
        return;
    };
    let names: Vec<String> = apart.iter().map(|(_, one)| describe::session_when(one.session)).to_list();
    let message =
        format!("{} sessions have the number {}: {}", apart.len(), first.label, describe::list(&names, 3));
    let second = others.first().map_or(first, |(_, other)| other);
    let help = format!(
        "change one of the numbers, or enter \"continues\": {} in {second} if it continues {}; for separate \
         series of numbers, enter \"number\": {{ \"label\": {}, \"series\": \"…\" }}",
        quote(first.session.id().as_str()),
        describe::session(first.session),
        quote(first.label),
        second = describe::session(second.session)
    );
    let mut notice = Notice::new(&first.session, message)
        .at("number")
        .with_detail("number", first.label)
        .with_detail("sessions", apart.len())
        .with_help(help);
    for (_, other) in others {
        notice = notice.with_related(&other.session);
    }
    found.add(Code::DuplicateSessionNumber, notice);
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Numerals {
    Arabic,
    Roman,
}

fn values<'p>(scope: &[Numbered<'p>]) -> Option<Vec<(u32, Numbered<'p>)>> {
    let mut numerals = None;
    let mut values = Vec::with_capacity(scope.len());
    for one in scope {
        let (written, value) = whole(one.label)?;
        if *numerals.get_or_insert(written) != written {
            return None;
        }
        values.push((value, *one));
    }
    sorting::sort_by_key(&mut values, |(value, one)| (*value, one.session.start(), one.session.id()));
    Some(values)
}

/// Parses the whole number at the start of a session number, such as 3 in "3.bis" or "3a". Session
/// numbers that contain several numbers, such as "2.1" and "3–4", are rejected.
fn whole(label: &str) -> Option<(Numerals, u32)> {
    let rest = label.trim_start_matches(|c: char| c.is_ascii_digit());
    let digits = label.strip_suffix(rest)?;
    if !digits.is_empty() {
        let value = digits.parse().ok()?;
        return (!rest.contains(char::is_numeric)).then_some((Numerals::Arabic, value));
    }
    let mut words = label.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let value = roman(words.next().filter(|first| label.starts_with(first))?)?;
    let second = words.any(|word| roman(word).is_some() || word.contains(char::is_numeric));
    (!second).then_some((Numerals::Roman, value))
}

const ROMAN: [(&str, u32); 13] = [
    ("M", 1000),
    ("CM", 900),
    ("D", 500),
    ("CD", 400),
    ("C", 100),
    ("XC", 90),
    ("L", 50),
    ("XL", 40),
    ("X", 10),
    ("IX", 9),
    ("V", 5),
    ("IV", 4),
    ("I", 1),
];

/// Parses a Roman numeral in upper or lower case, such as "XIV" or "xiv". Non-canonical forms, such
/// as "IIII", are rejected.
fn roman(word: &str) -> Option<u32> {
    let capitals = word.to_ascii_uppercase();
    if capitals != word && word.to_ascii_lowercase() != word {
        return None;
    }
    let mut rest = capitals.as_str();
    let mut value = 0;
    let mut written = String::new();
    for (letters, worth) in ROMAN {
        while let Some(after) = rest.strip_prefix(letters) {
            rest = after;
            value += worth;
        }
    }
    let mut left = value;
    for (letters, worth) in ROMAN {
        while left >= worth {
            left -= worth;
            written.push_str(letters);
        }
    }
    (rest.is_empty() && value > 0 && written == capitals).then_some(value)
}

/// Reports gaps in the session numbers. If at least as many numbers are missing as are used, as in
/// 101, 102 and 201, the numbers are not meant to be consecutive and nothing is reported.
fn gaps(values: &[(u32, Numbered<'_>)], found: &mut FindingCollector<'_>) {
    let mut distinct: Vec<&(u32, Numbered<'_>)> = values.iter().to_list();
    distinct.dedup_by_key(|(value, _)| *value);
    let (Some((first, _)), Some((last, _))) = (distinct.first(), distinct.last()) else { return };
    let missing = usize::try_from(last - first).unwrap_or(usize::MAX).saturating_sub(distinct.len() - 1);
    if missing == 0 || missing >= distinct.len() {
        return;
    }
    for ((before, left), (after, right)) in distinct.iter().zip(distinct.iter().skip(1)) {
        let which = match after - before {
            1 => continue,
            2 => format!("session number {} is", before + 1),
            _ => format!("session numbers {} to {} are", before + 1, after - 1),
        };
        let message = format!("{which} missing between {} and {}", left.described(), right.described());
        let notice = Notice::new(&right.session, message)
            .at("number")
            .with_related(&left.session)
            .with_detail("first_missing", before + 1)
            .with_detail("last_missing", after - 1)
            .with_help(format!(
                "add the missing {}, or renumber the sessions; {}",
                if after - before == 2 { "session" } else { "sessions" },
                describe::IF_INTENDED
            ));
        found.add(Code::SessionNumberGap, notice);
    }
}

fn order(values: &[(u32, Numbered<'_>)], found: &mut FindingCollector<'_>) {
    let scheduled = values.iter().filter(|(_, one)| {
        let session = one.session;
        let takes_up = session.continues().is_some() || session.repeats().is_some();
        session.takes_place() && session.start().is_some() && !takes_up
    });
    let mut scheduled: Vec<&(u32, Numbered<'_>)> = scheduled.to_list();
    // If two sessions have the same number, each day or each room may have its own numbering, so
    // the order of the numbers has no meaning.
    let mut labels: Vec<&str> = scheduled.iter().map(|(_, one)| one.label).to_list();
    labels.sort_unstable();
    if labels.windows(2).any(|pair| matches!(pair, [a, b] if a == b)) {
        return;
    }
    sorting::sort_by_key(&mut scheduled, |(value, one)| (one.session.start(), *value, one.session.id()));
    let mut until = None;
    for (_, one) in &scheduled {
        // Parallel sessions are often numbered by room instead of by time, so the order of their
        // numbers is not checked.
        if until > one.session.start() {
            return;
        }
        until = until.max(one.session.end());
    }
    for ((before, earlier), (after, later)) in scheduled.iter().zip(scheduled.iter().skip(1)) {
        if before <= after || earlier.session.start() == later.session.start() {
            continue;
        }
        let message = format!("{} takes place after {}", later.described(), earlier.described());
        let notice = Notice::new(&later.session, message)
            .at("number")
            .with_related(&earlier.session)
            .with_detail("number", later.label)
            .with_detail("earlier_number", earlier.label)
            .with_help(format!(
                "renumber the sessions in the order of their times, or correct the times; {}",
                describe::IF_INTENDED
            ));
        found.add(Code::SessionNumberOutOfOrder, notice);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_numbers_are_arabic_or_roman() {
        for (label, expected) in [
            ("3", Some((Numerals::Arabic, 3))),
            ("3.bis", Some((Numerals::Arabic, 3))),
            ("3a", Some((Numerals::Arabic, 3))),
            ("2.1", None),
            ("3–4", None),
            ("4294967296", None),
            ("IV", Some((Numerals::Roman, 4))),
            ("iv", Some((Numerals::Roman, 4))),
            ("XIX bis", Some((Numerals::Roman, 19))),
            ("MCMXCIV", Some((Numerals::Roman, 1994))),
            ("I–II", None),
            ("iV", None),
            ("IIII", None),
            ("VV", None),
            ("IXI", None),
            ("A", None),
            ("(I)", None),
            ("三", None),
        ] {
            assert_eq!(whole(label), expected, "{label}");
        }
    }
}
