//! What readers share: a draft in the making, the findings about it, ids that are free, and times on the days of the programme.

use std::collections::HashMap;

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};

use super::Import;
use crate::code::Code;
use crate::draft::Draft;
use crate::error::quote;
use crate::report::{Figures, Finding, Notice, Origin, Subject};
use crate::value::id::ProgrammeId;
use crate::value::map::Extensions;
use crate::value::path::Path;
use crate::value::slot::Slot;
use crate::value::text::Text;
use crate::value::time::DayTime;

/// A draft in the making, and what there is to say about it.
#[derive(Debug)]
pub(super) struct Gather {
    pub(super) draft: Draft,
    findings: Vec<Finding>,
}

impl Gather {
    pub(super) fn new(id: impl Into<ProgrammeId>, title: Text) -> Self {
        Self { draft: Draft::new(id, title), findings: Vec::new() }
    }

    /// Notes what was done with something of the source, and where it stands in the draft and in the source.
    pub(super) fn note(
        &mut self,
        code: Code,
        subject: Subject,
        path: Path,
        origin: Origin,
        message: impl Into<String>,
    ) {
        let notice = Notice {
            subject,
            path,
            message: message.into(),
            help: None,
            related: Vec::new(),
            figures: Figures::default(),
        };
        self.findings.push(Finding::of_rule(code.into(), code.severity(), notice).with_origin(origin));
    }

    pub(super) fn finish(self) -> Import {
        Import { draft: self.draft, findings: self.findings.into_iter().collect() }
    }
}

/// Keeps a value under a key that is free; where it is taken, under the key with a number behind it.
pub(super) fn keep(extensions: &mut Extensions, key: &str, value: &str) {
    if extensions.get(key).is_none() {
        // The key is free.
        let _ = extensions.insert(key, value);
        return;
    }
    // The numbers in use have no gaps, so that halving finds the next one.
    let numbered = |number: usize| format!("{key}~{number}");
    let (mut taken, mut free) = (1_usize, 2_usize);
    while extensions.get(&numbered(free)).is_some() {
        (taken, free) = (free, free.saturating_mul(2));
    }
    while free - taken > 1 {
        let middle = taken + (free - taken) / 2;
        if extensions.get(&numbered(middle)).is_some() {
            taken = middle;
        } else {
            free = middle;
        }
    }
    while extensions.insert(numbered(free), value).is_err() {
        free += 1;
    }
}

/// What is said where one identifier of the source names several people; four of them stand for the others.
pub(super) fn divided(what: &str, identifier: &str, names: &[&str]) -> String {
    let shown: Vec<String> = names.iter().take(4).map(|name| quote(name)).collect();
    let more = match names.len() - shown.len() {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    let (identifier, shown) = (quote(identifier), shown.join(", "));
    format!("the {what} {identifier} names {} people, who are distinct here: {shown}{more}", names.len())
}

/// A text, where it says something: sources write the empty string where nothing is stated.
pub(super) fn stated(words: &str) -> Option<&str> {
    Some(words).filter(|words| !words.trim().is_empty())
}

/// The paragraphs of a text, which blank lines part; all of it where joining them with blank lines would not give the very same text.
pub(super) fn paragraphs(words: &str) -> Vec<&str> {
    let paragraphs: Vec<&str> = words.split("\n\n").collect();
    let whole = |one: &&str| !one.trim().is_empty() && !one.starts_with('\n') && !one.ends_with('\n');
    if paragraphs.iter().all(whole) { paragraphs } else { vec![words] }
}

/// The ids of one noun that are given away.
#[derive(Debug, Default)]
pub(super) struct Ids {
    /// For each the number behind the next one of its kind.
    taken: HashMap<String, usize>,
}

/// Why an id is not the one that the source states.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum IdMend {
    Missing,
    Malformed,
    Taken,
}

impl Ids {
    /// An id that is free: the stated one, if it can be; and what had to be done for it.
    pub(super) fn give(&mut self, stated: Option<&str>, otherwise: &str) -> (String, Option<IdMend>) {
        let stated = stated.filter(|id| !id.is_empty());
        let wanted = well_formed(stated.unwrap_or(otherwise));
        let id = self.free(&wanted);
        let mend = match stated {
            None => Some(IdMend::Missing),
            Some(stated) if stated != wanted => Some(IdMend::Malformed),
            Some(_) if id != wanted => Some(IdMend::Taken),
            Some(_) => None,
        };
        (id, mend)
    }

    fn free(&mut self, wanted: &str) -> String {
        if !self.taken.contains_key(wanted) {
            self.taken.insert(wanted.to_owned(), 2);
            return wanted.to_owned();
        }
        loop {
            let number = self.taken.get_mut(wanted).map_or(2, |next| {
                *next += 1;
                *next - 1
            });
            let id = format!("{wanted}~{number}");
            if !self.taken.contains_key(&id) {
                self.taken.insert(id.clone(), 2);
                return id;
            }
        }
    }
}

/// What a mended id is told by.
pub(super) fn id_message(noun: &str, stated: Option<&str>, id: &str, mend: IdMend) -> String {
    let stated = quote(stated.unwrap_or_default());
    match mend {
        IdMend::Missing => format!("the source gives the {noun} no id: it is {} here", quote(id)),
        IdMend::Malformed => {
            format!("{stated} cannot be the id of a {noun}: it is {} here", quote(id))
        }
        IdMend::Taken => {
            format!("another {noun} has the id {stated} already: this one is {} here", quote(id))
        }
    }
}

/// The words as an id: hyphens where there is white space, without control characters, and not too long for a number behind them.
pub(super) fn well_formed(words: &str) -> String {
    let mut id = String::with_capacity(words.len());
    for c in words.trim().chars().filter(|c| c.is_whitespace() || !c.is_control()) {
        if !c.is_whitespace() {
            id.push(c);
        } else if !id.ends_with('-') {
            id.push('-');
        }
    }
    if id.is_empty() {
        id.push('-');
    }
    if id.chars().count() > LONGEST { id.chars().take(LONGEST).collect() } else { id }
}

/// The most characters of an id, less what a number behind it takes.
const LONGEST: usize = 112;

/// Time since the midnight that begins a day, where a slot of that day can state it.
pub(super) fn since(day: NaiveDate, at: NaiveDateTime) -> Option<DayTime> {
    let seconds = at.signed_duration_since(day.and_time(NaiveTime::MIN)).num_seconds();
    DayTime::from_seconds(seconds.try_into().ok()?)
}

/// A slot from a start on the clock of the programme, and a length in seconds if there is one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Placed {
    /// As stated.
    Whole(Slot),
    /// The start alone: the end lies before it or beyond what a slot can state.
    StartOnly(Slot),
    /// The start lies before the day, or too far behind it.
    OffDay,
}

/// The slot on a day that begins and ends at these times.
pub(super) fn place(day: i32, date: NaiveDate, start: NaiveDateTime, end: Option<NaiveDateTime>) -> Placed {
    let Some(from) = since(date, start) else { return Placed::OffDay };
    let open = Slot::starting(day, from);
    match end {
        None => Placed::Whole(open),
        Some(end) => match since(date, end).filter(|to| *to >= from) {
            Some(to) => Placed::Whole(Slot::of_span(day, crate::value::slot::Span { start: from, end: to })),
            None => Placed::StartOnly(open),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_free_and_well_formed() {
        let mut ids = Ids::default();
        assert_eq!(ids.give(Some("a"), "x"), ("a".to_owned(), None));
        assert_eq!(ids.give(Some("a"), "x"), ("a~2".to_owned(), Some(IdMend::Taken)));
        assert_eq!(ids.give(Some("a~3"), "x"), ("a~3".to_owned(), None));
        assert_eq!(ids.give(Some("a"), "x"), ("a~4".to_owned(), Some(IdMend::Taken)));
        assert_eq!(ids.give(None, "x"), ("x".to_owned(), Some(IdMend::Missing)));
        assert_eq!(ids.give(Some(" b \t c\u{7} "), "x"), ("b-c".to_owned(), Some(IdMend::Malformed)));
        let long = "é".repeat(500);
        for _ in 0..3 {
            let (id, _) = ids.give(Some(&long), "x");
            assert!(crate::value::id::SessionId::new(id).is_ok());
        }
        assert!(crate::value::id::SessionId::new(ids.give(Some("\u{7}"), "x").0).is_ok());
    }

    #[test]
    fn texts_are_cut_where_they_come_back() {
        for (text, count) in
            [("a\n\nb\n\nc", 3), ("a\n\n\nb", 1), ("a\r\n\r\nb", 1), ("\n\na", 1), ("a\n\n", 1), ("a", 1)]
        {
            let paragraphs = paragraphs(text);
            assert_eq!(paragraphs.len(), count, "{text:?}");
            assert_eq!(paragraphs.join("\n\n"), text);
        }
    }

    #[test]
    fn slots_keep_to_their_day() {
        let date = NaiveDate::from_ymd_opt(2024, 12, 27).unwrap();
        let at = |text: &str| text.parse::<NaiveDateTime>().unwrap();
        let night = at("2024-12-28T01:30:00");
        let whole = Slot::between(1, "25:30", "26:00").unwrap();
        assert_eq!(place(1, date, night, Some(at("2024-12-28T02:00:00"))), Placed::Whole(whole));
        let open = Slot::from(1, "25:30").unwrap();
        assert_eq!(place(1, date, night, None), Placed::Whole(open));
        for end in ["2024-12-28T01:00:00", "2025-12-28T02:00:00"] {
            assert_eq!(place(1, date, night, Some(at(end))), Placed::StartOnly(open));
        }
        assert_eq!(place(1, date, at("2024-12-26T23:59:00"), None), Placed::OffDay);
    }
}
