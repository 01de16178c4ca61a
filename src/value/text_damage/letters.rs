//! Detection of invisible characters, ligatures, stray accents and unbalanced writing directions.

use super::Damage;

/// Returns `true` for invisible characters. The joiners U+200C and U+200D are not included, because
/// Persian and emoji need them.
pub(super) fn is_invisible(letter: char) -> bool {
    matches!(letter, '\u{AD}' | '\u{200B}' | '\u{2060}'..='\u{2064}' | '\u{FEFF}' | '\u{180E}')
}

/// Returns the plain letters for a ligature, or `None` for any other character.
pub(super) fn plain(letter: char) -> Option<&'static str> {
    Some(match letter {
        '\u{FB00}' => "ff",
        '\u{FB01}' => "fi",
        '\u{FB02}' => "fl",
        '\u{FB03}' => "ffi",
        '\u{FB04}' => "ffl",
        '\u{FB05}' | '\u{FB06}' => "st",
        _ => return None,
    })
}

/// Returns the ASCII character for a full-width form. Full-width forms are correct in Chinese,
/// Japanese and Korean.
pub(super) fn narrow(letter: char) -> Option<char> {
    let number = u32::from(letter);
    (0xFF01..=0xFF5E).contains(&number).then(|| char::from_u32(number - 0xFF01 + 0x21)).flatten()
}

pub(super) fn is_east_asian(language: &str) -> bool {
    matches!(language, "zh" | "cmn" | "yue" | "ja" | "ko")
}

pub(super) fn letters(wording: &str, language: &str, report: &mut impl FnMut(Damage, usize)) {
    let mut before: Option<char> = None;
    let mut rest = wording.char_indices().peekable();
    while let Some((at, letter)) = rest.next() {
        let after = rest.peek().map(|(_, after)| *after);
        let between = before.is_some_and(char::is_alphabetic) && after.is_some_and(char::is_alphabetic);
        if is_invisible(letter) {
            report(Damage::Invisible, at);
        } else if plain(letter).is_some()
            || matches!(letter, '\u{FB50}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}')
            || (narrow(letter).is_some() && !is_east_asian(language))
        {
            report(Damage::Compatibility, at);
        } else if letter == '\u{2212}' && between {
            report(Damage::MinusInWord, at);
        } else if matches!(letter, '¨' | '¯' | '´' | '¸' | 'ˆ' | '˜' | '¡')
            && (after.is_some_and(char::is_lowercase) || before.is_some_and(char::is_alphabetic))
            // Spanish sentences can begin with this character.
            && !(letter == '¡' && language == "es")
        {
            report(Damage::StrayDiacritic, at);
        }
        before = Some(letter);
    }
}

/// Reports characters that change the writing direction and are not balanced. Overrides are always
/// reported, because texts do not need them.
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

#[cfg(feature = "unicode")]
pub(super) fn first_decomposed(wording: &str) -> usize {
    let mark =
        wording.char_indices().find(|(_, letter)| unicode_normalization::char::is_combining_mark(*letter));
    mark.map_or(0, |(at, _)| at)
}
