//! Characters that texts should not contain: invisible characters, ligatures and wide letters.

/// Returns `true` if a character is invisible. The joiners U+200C and U+200D do not count as
/// invisible, because Persian and emoji need them.
pub(crate) fn is_invisible(letter: char) -> bool {
    matches!(letter, '\u{AD}' | '\u{200B}' | '\u{2060}'..='\u{2064}' | '\u{FEFF}' | '\u{180E}')
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
