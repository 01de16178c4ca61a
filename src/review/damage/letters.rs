//! Detection of invisible characters, ligatures, stray accents and unbalanced writing directions.

use super::detect::Damage;
use crate::value::text_damage::{is_east_asian, is_invisible, narrow, plain};

pub(super) fn letters(wording: &str, language: &str, report: &mut impl FnMut(Damage, usize)) {
    // Wide characters are also correct in a text that contains East Asian characters, whatever its
    // language tag.
    let is_east_asian_letter =
        |letter: char| matches!(super::scripts::script(letter), Some("Hani" | "Kana" | "Hang"));
    let east_asian = is_east_asian(language) || wording.chars().any(is_east_asian_letter);
    let mut before: Option<char> = None;
    // The number of consecutive lower-case letters directly before the current character.
    let mut length = 0;
    let mut rest = wording.char_indices().peekable();
    while let Some((at, letter)) = rest.next() {
        let after = rest.peek().map(|(_, after)| *after);
        let between = before.is_some_and(char::is_alphabetic) && after.is_some_and(char::is_alphabetic);
        length = if before.is_some_and(char::is_lowercase) { length + 1 } else { 0 };
        if is_invisible(letter, before, after) {
            report(Damage::Invisible, at);
        } else if plain(letter).is_some()
            // The quotation marks of the Koran, and signs for entire words, have no other form.
            || matches!(letter, '\u{FB50}'..='\u{FD3D}' | '\u{FD40}'..='\u{FDEF}' | '\u{FE70}'..='\u{FEFC}')
            || (narrow(letter).is_some() && !east_asian)
        {
            report(Damage::Compatibility, at);
        } else if letter == '\u{2212}' && between {
            report(Damage::MinusInWord, at);
        } else if (matches!(letter, '¨' | '¯' | '´' | '¸' | 'ˆ' | '˜')
            // After only one or two letters, an accent is usually part of a formula, as in "f´(x)".
            && (after.is_some_and(char::is_lowercase) || length > 2))
            // A Spanish sentence can begin with "¡", so this character is a sign of damage only
            // after a letter or another accent.
            || (letter == '¡'
                && language != "es"
                && before.is_some_and(|before| before.is_alphabetic() || matches!(before, '¨' | '¯')))
        {
            report(Damage::StrayDiacritic, at);
        }
        before = Some(letter);
    }
}

/// Reports unbalanced changes of the writing direction. Override characters are always reported,
/// because ordinary texts do not need them.
pub(super) fn directions(wording: &str, report: &mut impl FnMut(Damage, usize)) {
    let (mut embeddings, mut isolates) = (Vec::new(), Vec::new());
    for (at, letter) in wording.char_indices() {
        match letter {
            '\u{202D}' | '\u{202E}' => report(Damage::UnbalancedDirection, at),
            '\u{202A}' | '\u{202B}' => embeddings.push(at),
            '\u{2066}'..='\u{2068}' => isolates.push(at),
            '\u{202C}' if embeddings.pop().is_none() => report(Damage::UnbalancedDirection, at),
            '\u{2069}' if isolates.pop().is_none() => report(Damage::UnbalancedDirection, at),
            _ => {}
        }
    }
    if let Some(open) = embeddings.into_iter().chain(isolates).min() {
        report(Damage::UnbalancedDirection, open);
    }
}

/// Combines a letter and an accent into one character, such as "é" for "e" and "´". Returns `None`
/// if no such character exists or if the feature `unicode` is disabled.
pub(crate) fn with_accent(letter: char, accent: char) -> Option<char> {
    let mark = match accent {
        '¨' => '\u{308}',
        '¯' => '\u{304}',
        '´' => '\u{301}',
        '¸' => '\u{327}',
        'ˆ' => '\u{302}',
        '˜' => '\u{303}',
        _ => return None,
    };
    compose(letter, mark)
}

#[cfg(feature = "unicode")]
fn compose(letter: char, mark: char) -> Option<char> {
    let is_accent = unicode_normalization::char::is_combining_mark(mark);
    unicode_normalization::char::compose(letter, mark).filter(|_| is_accent)
}

#[cfg(not(feature = "unicode"))]
fn compose(_: char, _: char) -> Option<char> {
    None
}

/// Finds the first letter that is followed by a combining accent. Returns the byte position of the
/// letter, the letter without the accent, and the single character for both.
pub(crate) fn with_separate_accent(wording: &str) -> Option<(usize, char, char)> {
    let letters = || wording.char_indices();
    let mut pairs = letters().zip(letters().skip(1));
    pairs.find_map(|((at, letter), (_, mark))| Some((at, letter, compose(letter, mark)?)))
}

#[cfg(feature = "unicode")]
pub(super) fn first_decomposed(wording: &str) -> usize {
    let mark =
        wording.char_indices().find(|(_, letter)| unicode_normalization::char::is_combining_mark(*letter));
    mark.map_or(0, |(at, _)| at)
}
