//! Detection of UTF-8 that was decoded as Windows-1252.

use super::detect::Damage;
use crate::list::ToList;

/// The characters that Windows-1252 assigns to the bytes 0x80 to 0x9F.
const WINDOWS: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8D}', 'Ž', '\u{8F}', '\u{90}',
    '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9D}', 'ž', 'Ÿ',
];

/// Returns the byte (0x80 to 0xFF) that represents a character in Windows-1252, or `None` if there
/// is no such byte.
fn windows_byte(letter: char) -> Option<u8> {
    let number = u32::from(letter);
    if (0xA0..=0xFF).contains(&number) {
        return u8::try_from(number).ok();
    }
    let position = WINDOWS.iter().position(|own| *own == letter)?;
    u8::try_from(position + 0x80).ok()
}

/// Returns the garbled characters at the start of a text, together with the intended characters.
pub(crate) fn decoded(wording: &str) -> Option<(&str, String)> {
    let end = wording.find(|letter| windows_byte(letter).is_none()).unwrap_or(wording.len());
    let garbled = wording.get(..end)?;
    let bytes: Vec<u8> = garbled.chars().filter_map(windows_byte).to_list();
    Some((garbled, String::from_utf8(bytes).ok()?))
}

/// Returns `true` if the text contains two adjacent characters outside ASCII. A single such
/// character is usually an accented letter and not a sign of a wrong encoding.
pub(super) fn has_neighbours_beyond_ascii(wording: &str) -> bool {
    let bytes = wording.as_bytes();
    bytes.iter().zip(bytes.iter().skip(1)).any(|(last, first)| *last >= 0x80 && *first >= 0xC0)
}

/// Reports characters that become valid UTF-8 when encoded as Windows-1252, such as "Ã©" for "é".
///
/// Ordinary texts also contain such characters. For example, the letter and the quotation mark at
/// the end of "Spaß“" are valid UTF-8 for a character that is never used in agendas. A sequence
/// that decodes to a single character is therefore reported only if this character is common in
/// agendas. The sequence must also not look like the end of a word and typographic punctuation, as
/// in "“naïveté”–driven".
pub(super) fn mojibake(wording: &str, report: &mut impl FnMut(Damage, usize)) {
    let mut run: Vec<u8> = Vec::new();
    let mut begin = 0;
    for (at, letter) in wording.char_indices().chain([(wording.len(), ' ')]) {
        if let Some(byte) = windows_byte(letter) {
            if run.is_empty() {
                begin = at;
            }
            run.push(byte);
        } else if !run.is_empty() {
            let garbled = wording.get(begin..at).unwrap_or_default();
            let before = wording.get(..begin).unwrap_or_default().chars().next_back();
            if is_garbled(&run, garbled, before, letter) {
                report(Damage::Mojibake, begin);
            }
            run.clear();
        }
    }
}

fn is_garbled(run: &[u8], garbled: &str, before: Option<char>, after: char) -> bool {
    let Ok(decoded) = std::str::from_utf8(run) else { return false };
    let mut letters = decoded.chars();
    match (letters.next(), letters.next()) {
        (Some(_), Some(_)) => true,
        (Some(only), None) => {
            let is_punctuated = garbled.chars().skip(1).any(is_typographic);
            // "Ã–sterreich" is garbled, and "AMANHÃ…" is not.
            let is_inside = garbled.chars().count() == 2
                && after.is_lowercase()
                && !before.is_some_and(char::is_uppercase);
            run.len() > 1 && is_common(only) && (!is_punctuated || garbled.starts_with("â€") || is_inside)
        }
        _ => false,
    }
}

/// Returns `true` for punctuation that often follows a letter.
fn is_typographic(letter: char) -> bool {
    matches!(letter, '«' | '»' | '‘' | '’' | '‚' | '“' | '”' | '„' | '‹' | '›' | '–' | '—' | '…' | '•')
}

/// Returns `true` if agendas often contain the character. This includes accented Latin letters,
/// signs such as "°", modifier letters, punctuation marks, symbols, and East Asian characters.
fn is_common(letter: char) -> bool {
    matches!(
        letter,
        '\u{A0}'..='\u{17F}'
            | '\u{218}'..='\u{21B}'
            | '\u{2B9}'..='\u{2BC}'
            | '\u{1E00}'..='\u{1EFF}'
            | '\u{2000}'..='\u{2BFF}'
            | '\u{3000}'..='\u{30FF}'
            | '\u{4E00}'..='\u{9FFF}'
            | '\u{AC00}'..='\u{D7A3}'
            | '\u{FF00}'..='\u{FFEF}'
    )
}
