//! Characters that texts should not contain: invisible characters, ligatures and wide letters.

/// Returns `true` if a character is invisible and superfluous. The joiners U+200C and U+200D are
/// never superfluous, because Persian and emoji need them. U+200B is not superfluous next to a
/// letter of a script without spaces between words, such as Thai or Khmer, because it separates
/// words there.
pub(crate) fn is_invisible(letter: char, before: Option<char>, after: Option<char>) -> bool {
    match letter {
        '\u{200B}' => ![before, after].into_iter().flatten().any(has_no_spaces),
        _ => matches!(letter, '\u{AD}' | '\u{2060}'..='\u{2064}' | '\u{FEFF}' | '\u{180E}'),
    }
}

/// Returns `true` for letters of Thai, Khmer and similar scripts, in which a zero-width space can
/// separate words.
fn has_no_spaces(letter: char) -> bool {
    matches!(letter, '\u{E00}'..='\u{FFF}' | '\u{1000}'..='\u{109F}' | '\u{1780}'..='\u{17FF}' | '\u{1980}'..='\u{1AAF}')
}

/// Returns the plain letters for a ligature, such as "fi" for U+FB01, or `None` if the character is
/// not a ligature.
pub(crate) fn plain(letter: char) -> Option<&'static str> {
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

/// Returns the ASCII character for a full-width form, such as "A" for U+FF21. Full-width forms are
/// correct in Chinese, Japanese and Korean.
pub(crate) fn narrow(letter: char) -> Option<char> {
    let number = u32::from(letter);
    (0xFF01..=0xFF5E).contains(&number).then(|| char::from_u32(number - 0xFF01 + 0x21)).flatten()
}

pub(crate) fn is_east_asian(language: &str) -> bool {
    matches!(language, "zh" | "cmn" | "yue" | "ja" | "ko")
}
