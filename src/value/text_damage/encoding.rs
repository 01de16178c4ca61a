//! Detection of UTF-8 that was decoded as Windows-1252.

use super::Damage;

/// The Windows-1252 characters for the bytes 0x80 to 0x9F.
const WINDOWS: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8D}', 'Ž', '\u{8F}', '\u{90}',
    '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9D}', 'ž', 'Ÿ',
];

/// Returns the byte from 0x80 to 0xFF that Windows-1252 decodes as this character, or `None` if
/// there is none.
fn windows_byte(letter: char) -> Option<u8> {
    let number = u32::from(letter);
    if (0xA0..=0xFF).contains(&number) {
        return u8::try_from(number).ok();
    }
    let position = WINDOWS.iter().position(|own| *own == letter)?;
    u8::try_from(position + 0x80).ok()
}

/// Returns `true` if two adjacent characters are outside ASCII. A single such character is usually
/// an accented letter.
pub(super) fn has_neighbours_beyond_ascii(wording: &str) -> bool {
    let bytes = wording.as_bytes();
    bytes.iter().zip(bytes.iter().skip(1)).any(|(last, first)| *last >= 0x80 && *first >= 0xC0)
}

/// Reports characters that become valid UTF-8 when encoded as Windows-1252, such as "Ã©" for "é".
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
            // A single character is an ordinary letter, and a sequence of invalid UTF-8 is ordinary
            // text.
            if run.len() > 1 && std::str::from_utf8(&run).is_ok() {
                report(Damage::Mojibake, begin);
            }
            run.clear();
        }
    }
}
