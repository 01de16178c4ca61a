//! Recognises headers in six languages and in German.

use super::columns::{Column, Field};
use super::header_words::HEADERS;
use crate::interchange::common::languages;
use crate::interchange::reader;
use crate::value::language::LanguageTag;
use crate::value::time_zone::TimeZone;

/// Returns a header in lower case, with single spaces and without punctuation.
pub(super) fn folded(header: &str) -> String {
    let mut folded = String::new();
    for c in header.chars().flat_map(char::to_lowercase) {
        if c.is_alphanumeric() {
            folded.push(c);
        } else if !folded.ends_with(' ') && !is_vowel_sign(c) && !folded.is_empty() {
            folded.push(' ');
        }
    }
    folded.trim_end().to_owned()
}

fn is_vowel_sign(c: char) -> bool {
    ('\u{64b}'..='\u{652}').contains(&c)
}

/// The maximum length of a header in bytes. Longer texts are not headers.
const LONGEST: usize = 120;

/// Returns the meaning of a header. The header can contain the number of a person, and a star for a
/// required column. A language or a remark can follow in parentheses or brackets.
pub(super) fn column(header: &str, language: &LanguageTag) -> Option<Column> {
    if header.len() > LONGEST {
        return None;
    }
    let header = header.split_whitespace().collect::<Vec<_>>().join(" ");
    let (bare, remark) = without_remark(&header);
    let tag = remark.and_then(tag);
    let number = number(bare);
    // Other remarks can look like language tags, as in "Duration (min)".
    let known = |person, field: Field| {
        let language = tag.clone().filter(|_| matches!(field, Field::Title | Field::Subtitle));
        let zone = zone(&header, &field);
        Column { field, person, language, zone }
    };
    if header == "#" {
        return Some(known(0, Field::Number));
    }
    let plain = folded(bare);
    let shorter = ENDINGS.iter().find_map(|ending| plain.strip_suffix(ending)).unwrap_or(&plain);
    let shorter = shorter.strip_prefix("session ").unwrap_or(shorter).to_owned();
    let numberless = folded(&bare.replace(|c: char| c.is_ascii_digit(), " "));
    let candidates = [folded(&header), plain, numberless, shorter];
    for (at, candidate) in candidates.iter().enumerate() {
        let person = if at == 2 { number } else { 0 };
        if candidate.is_empty() {
            continue;
        }
        if let Some((field, _)) = HEADERS.iter().find(|(_, headers)| headers.contains(&candidate.as_str())) {
            return Some(known(person, field.clone()));
        }
        if let Some(role) = reader::role(candidate, language).or_else(|| role_in_any_language(candidate)) {
            return Some(known(person, Field::People(Some(role))));
        }
    }
    None
}

/// The ends of headers that do not change their meaning, as in "Presenter name", "Moderador/a" and
/// "Referent:innen".
const ENDINGS: &[&str] =
    &[" name", " names", " s", " in", " innen", " a", " as", " e", " e s", " es", " rice", " rice s"];

/// Returns the time zone in the header of a column of times.
pub(super) fn zone(header: &str, field: &Field) -> Option<TimeZone> {
    let is_timed = matches!(field, Field::Date | Field::Start | Field::End | Field::EndDate | Field::Time);
    reader::time_zone(without_remark(header).1.filter(|_| is_timed)?)
}

fn role_in_any_language(word: &str) -> Option<crate::value::role::Role> {
    let languages = crate::vocabulary::LANGUAGES.iter().filter_map(|tag| tag.parse().ok());
    languages.into_iter().find_map(|language: LanguageTag| reader::role(word, &language))
}

fn without_remark(header: &str) -> (&str, Option<&str>) {
    let parts = |open: char, close: char| {
        let (before, after) = header.split_once(open)?;
        Some((before.trim(), after.trim_end().strip_suffix(close)?))
    };
    match parts('(', ')').or_else(|| parts('[', ']')) {
        Some((before, remark)) if !before.is_empty() => (before, Some(remark)),
        _ => (header, None),
    }
}

fn tag(remark: &str) -> Option<LanguageTag> {
    let is_tag = matches!(remark.split('-').next().map_or(0, str::len), 2 | 3) && remark.is_ascii();
    languages::language(remark).filter(|tag| !is_tag || tag.as_str().eq_ignore_ascii_case(remark))
}

fn number(header: &str) -> u32 {
    let digits: String =
        header.chars().skip_while(|c| !c.is_ascii_digit()).take_while(char::is_ascii_digit).take(4).collect();
    digits.parse().unwrap_or(0)
}
