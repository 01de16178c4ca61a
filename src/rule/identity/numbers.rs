//! Numbers of sessions: each once, none left out, rising with time.

use std::collections::HashMap;

use crate::code::Code;
use crate::report::Notice;
use crate::rule::{FindingCollector, ReviewContext, describe};
use crate::view::Session;

/// A session and its number.
#[derive(Clone, Copy)]
struct Numbered<'p> {
    session: Session<'p>,
    label: &'p str,
}

impl<'p> Numbered<'p> {
    /// What is numbered together: the parts of one session, or what is part of none, in one series.
    fn scope(&self) -> (Option<&'p str>, Option<&'p str>) {
        let parent = self.session.parent().map(|parent| parent.id().as_str());
        (parent, self.session.number().and_then(|number| number.series()))
    }

    fn named(&self) -> String {
        format!("{}, {}", self.label, describe::session_when(self.session))
    }
}

pub(super) fn numbers(context: &ReviewContext<'_>, found: &mut FindingCollector<'_>) {
    let sessions = context.programme.sessions();
    let numbered = sessions
        .iter()
        .filter_map(|session| Some(Numbered { session, label: session.number()?.label().trim() }));
    let mut numbered: Vec<_> = numbered.map(|one| (one.scope(), one)).collect();
    numbered.sort_by_key(|(scope, one)| (*scope, one.label, one.session.id()));
    let mut roots = Roots::default();
    for scope in numbered.chunk_by(|a, b| a.0 == b.0) {
        let scope: Vec<Numbered<'_>> = scope.iter().map(|(_, one)| *one).collect();
        for same in scope.chunk_by(|a, b| a.label == b.label) {
            duplicate(same, &mut roots, found);
        }
        if let Some(values) = values(&scope) {
            gaps(&values, found);
            order(&values, found);
        }
    }
}

/// Where sessions that take up, repeat or relay one another go back to.
#[derive(Default)]
struct Roots<'p>(HashMap<Session<'p>, Session<'p>>);

impl<'p> Roots<'p> {
    /// The end of the chain that leads from a session; where it leads in a circle, one of that. Every session is passed once.
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

/// One number on sessions that have nothing to do with one another.
fn duplicate<'p>(same: &[Numbered<'p>], roots: &mut Roots<'p>, found: &mut FindingCollector<'_>) {
    if same.len() < 2 {
        return;
    }
    // Of those that belong together the first stands for all.
    let mut apart: Vec<(Session<'p>, Numbered<'p>)> = same
        .iter()
        .filter(|one| one.session.takes_place())
        .map(|one| (roots.of(one.session), *one))
        .collect();
    apart.sort_by_key(|(root, one)| (root.id(), one.session.start(), one.session.id()));
    apart.dedup_by_key(|(root, _)| *root);
    apart.sort_by_key(|(_, one)| (one.session.start(), one.session.id()));
    let Some(((_, first), others)) = apart.split_first().filter(|(_, others)| !others.is_empty()) else {
        return;
    };
    let names: Vec<String> = apart.iter().map(|(_, one)| describe::session_when(one.session)).collect();
    let message =
        format!("{} sessions bear the number {}: {}", apart.len(), first.label, describe::list(&names, 3));
    let mut notice = Notice::new(&first.session, message)
        .at("number")
        .with_detail("number", first.label)
        .with_detail("sessions", apart.len())
        .with_help(
            "number them apart, in a series of their own if need be, or say that one continues the other",
        );
    for (_, other) in others {
        notice = notice.with_related(&other.session);
    }
    found.add(Code::DuplicateSessionNumber, notice);
}

/// How whole numbers are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Numerals {
    Arabic,
    Roman,
}

/// The sessions with their numbers as such, rising, where all are whole and written alike.
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
    values.sort_by_key(|(value, one)| (*value, one.session.start(), one.session.id()));
    Some(values)
}

/// The whole number that a label says, apart from what follows it: "3.bis" and "3a" say 3. Of "2.1" and "3–4" nobody knows.
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

/// A Roman numeral in capitals or in small letters, if it is written as one should.
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
    // "IIII" adds up too, and is no numeral.
    (rest.is_empty() && value > 0 && written == capitals).then_some(value)
}

/// Numbers that nobody bears, between others. Where more are missing than there are, nobody counts so: 101, 102, 201.
fn gaps(values: &[(u32, Numbered<'_>)], found: &mut FindingCollector<'_>) {
    let mut distinct: Vec<&(u32, Numbered<'_>)> = values.iter().collect();
    distinct.dedup_by_key(|(value, _)| *value);
    let (Some((first, _)), Some((last, _))) = (distinct.first(), distinct.last()) else { return };
    let missing = usize::try_from(last - first).unwrap_or(usize::MAX).saturating_sub(distinct.len() - 1);
    if missing == 0 || missing >= distinct.len() {
        return;
    }
    for ((before, left), (after, right)) in distinct.iter().zip(distinct.iter().skip(1)) {
        let which = match after - before {
            1 => continue,
            2 => format!("number {} is", before + 1),
            _ => format!("numbers {} to {} are", before + 1, after - 1),
        };
        let message = format!("{which} missing between {} and {}", left.named(), right.named());
        let notice = Notice::new(&right.session, message)
            .at("number")
            .with_related(&left.session)
            .with_detail("first_missing", before + 1)
            .with_detail("last_missing", after - 1)
            .with_help("add the session that is missing, or number the others anew");
        found.add(Code::SessionNumberGap, notice);
    }
}

/// Numbers that fall where time goes on.
fn order(values: &[(u32, Numbered<'_>)], found: &mut FindingCollector<'_>) {
    let scheduled = values.iter().filter(|(_, one)| {
        let session = one.session;
        let takes_up = session.continues().is_some() || session.repeats().is_some();
        session.takes_place() && session.start().is_some() && !takes_up
    });
    let mut scheduled: Vec<&(u32, Numbered<'_>)> = scheduled.collect();
    // Each number once by now, or each day, each room may count for itself.
    let mut labels: Vec<&str> = scheduled.iter().map(|(_, one)| one.label).collect();
    labels.sort_unstable();
    if labels.windows(2).any(|pair| matches!(pair, [a, b] if a == b)) {
        return;
    }
    scheduled.sort_by_key(|(value, one)| (one.session.start(), *value, one.session.id()));
    let mut until = None;
    for (_, one) in &scheduled {
        // Sessions side by side are numbered by room as often as by time.
        if until > one.session.start() {
            return;
        }
        until = until.max(one.session.end());
    }
    for ((before, earlier), (after, later)) in scheduled.iter().zip(scheduled.iter().skip(1)) {
        if before <= after || earlier.session.start() == later.session.start() {
            continue;
        }
        let message = format!("number {} comes after number {}", later.named(), earlier.named());
        let notice = Notice::new(&later.session, message)
            .at("number")
            .with_related(&earlier.session)
            .with_detail("number", later.label)
            .with_detail("earlier_number", earlier.label)
            .with_help("number the sessions in the order of time, or look whether one of the times is wrong");
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
