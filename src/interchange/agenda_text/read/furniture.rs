//! Removes the lines that belong to pages: page numbers, headers and footers.

use std::collections::{HashMap, HashSet};

use super::classify::{Class, Context, classify};
use super::lines::{Line, Source};

/// A line that was removed because it belongs to the page and not to the agenda.
#[derive(Debug)]
pub(super) struct Furniture {
    pub(super) line: usize,
    pub(super) text: String,
    /// The number of removed lines that differ from this one at most in their numbers.
    pub(super) times: usize,
}

/// Removes page numbers and repeated headers and footers. Lines that differ only in their numbers
/// have one entry in the result.
pub(super) fn remove(source: &mut Source, context: &Context) -> Vec<Furniture> {
    let numbers = page_numbers(&source.lines);
    let mut count: HashMap<String, usize> = HashMap::new();
    for line in &source.lines {
        *count.entry(key(&line.text)).or_default() += 1;
    }
    let pages = 1 + source.lines.iter().filter(|line| line.page).count();
    let heads: Vec<String> = source.lines.iter().take(3).map(|line| key(&line.text)).collect();
    let mut edge: Vec<bool> = Vec::with_capacity(source.lines.len());
    for (index, line) in source.lines.iter().enumerate() {
        let near = |distance: usize| {
            let around = index.saturating_sub(distance)..=index + distance;
            source.lines.get(*around.start()..(*around.end() + 1).min(source.lines.len()))
        };
        let starts = near(1).is_some_and(|lines| {
            lines.iter().any(|other| other.page && other.number >= line.number.saturating_sub(1))
        });
        let by_number = numbers.iter().copied().skip(index.saturating_sub(1)).take(3).any(|number| number);
        edge.push(line.page || starts || by_number);
    }
    let mut found: HashMap<String, Furniture> = HashMap::new();
    let mut order = Vec::new();
    let mut seen = HashSet::new();
    let mut kept = Vec::with_capacity(source.lines.len());
    let (mut gap, mut page) = (0, false);
    for (index, mut line) in std::mem::take(&mut source.lines).into_iter().enumerate() {
        let key = key(&line.text);
        let times = count.get(&key).copied().unwrap_or(1);
        let again = !seen.insert(key.clone());
        let number = numbers.get(index).copied().unwrap_or(false);
        let on_edge = edge.get(index).copied().unwrap_or(false);
        let repeated = times >= 2
            && line.bullet.is_none()
            && line.rank.is_none()
            && on_edge
            && (pages < 3 || times * 2 >= pages);
        let title = again && heads.contains(&key) && line.gap > 0 && line.rank.is_none() && !source.markdown;
        let plain = || matches!(classify(&line.text, None, None, context), Class::Plain);
        // The first three lines can contain the title, so they are kept even if pages repeat them,
        // unless they are page numbers.
        let is_furniture = number || ((repeated || title) && (index > 2 || !heads.contains(&key)) && plain());
        if !is_furniture {
            (line.gap, line.page) = (line.gap + gap, line.page || page);
            (gap, page) = (0, false);
            kept.push(line);
            continue;
        }
        // A removed line counts as at least one blank line, so the lines around it are only joined
        // if a sentence clearly continues.
        gap += line.gap.max(1);
        page |= line.page;
        let entry = found.entry(key.clone()).or_insert_with(|| {
            order.push(key);
            Furniture { line: line.number, text: line.text.clone(), times: 0 }
        });
        entry.times += 1;
    }
    source.lines = kept;
    order.into_iter().filter_map(|key| found.remove(&key)).collect()
}

fn key(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if !c.is_ascii_digit() {
            out.push(c);
        } else if !out.ends_with('#') {
            out.push('#');
        }
    }
    out
}

/// Returns a flag for each line, which is set for page numbers. These are phrases such as
/// `Page 3 of 5`, and lines with only a number, if consecutive numbers grow by one.
fn page_numbers(lines: &[Line]) -> Vec<bool> {
    let bare: Vec<Option<u32>> = lines.iter().map(bare_number).collect();
    let mut marks: Vec<bool> =
        lines.iter().map(|line| line.bullet.is_none() && is_page_phrase(&line.text)).collect();
    let numbered: Vec<(usize, u32)> =
        bare.iter().enumerate().filter_map(|(at, number)| Some((at, (*number)?))).collect();
    for pair in numbered.windows(2) {
        if let [(first, one), (second, two)] = pair
            && one + 1 == *two
        {
            for at in [*first, *second] {
                if let Some(mark) = marks.get_mut(at) {
                    *mark = true;
                }
            }
        }
    }
    marks
}

fn bare_number(line: &Line) -> Option<u32> {
    if line.bullet.is_some() || line.rank.is_some() {
        return None;
    }
    let text =
        line.text.trim_matches(|c: char| c.is_whitespace() || matches!(c, '-' | '–' | '—' | '.' | '|'));
    let digits = !text.is_empty() && text.len() <= 3 && text.bytes().all(|b| b.is_ascii_digit());
    digits.then(|| text.parse().ok())?
}

fn is_page_phrase(text: &str) -> bool {
    let lower = text.to_lowercase();
    let lower = lower.trim_matches(|c: char| c.is_whitespace() || matches!(c, '-' | '–' | '|' | '.'));
    let rest = ["page", "página", "pág.", "стр.", "страница", "صفحة", "الصفحة", "第", "p."]
        .iter()
        .find_map(|word| lower.strip_prefix(word));
    let figures = |text: &str| {
        let mut digits = 0;
        let fits = text.split_whitespace().all(|word| {
            digits += word.chars().filter(|c| c.is_numeric()).count();
            word.chars().all(|c| c.is_numeric() || matches!(c, '/' | '页' | '共' | '頁' | '，' | '-'))
                || matches!(word, "of" | "de" | "sur" | "из" | "من")
        });
        fits && digits > 0
    };
    if let Some(rest) = rest {
        figures(rest) && (!lower.starts_with('第') || rest.contains(['页', '頁']))
    } else {
        let parts = lower.split_once('/');
        parts.is_some_and(|(one, other)| {
            [one, other].iter().all(|part| {
                !part.trim().is_empty()
                    && part.trim().bytes().all(|b| b.is_ascii_digit())
                    && part.trim().len() <= 3
            })
        })
    }
}
