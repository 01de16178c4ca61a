//! Detection of UTF-8 that was decoded as Windows-1252.

use super::Damage;

/// The characters that Windows-1252 assigns to the bytes 0x80 to 0x9F.
const WINDOWS: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8D}', 'Ž', '\u{8F}', '\u{90}',
    '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9D}', 'ž', 'Ÿ',
];

/// Returns the byte from 0x80 to 0xFF that Windows-1252 decodes as the given character, or `None`
/// if no byte is decoded as this character.
fn windows_byte(letter: char) -> Option<u8> {
    let number = u32::from(letter);
    if (0xA0..=0xFF).contains(&number) {
        return u8::try_from(number).ok();
    }
    let position = WINDOWS.iter().position(|own| *own == letter)?;
    u8::try_from(position + 0x80).ok()
}

/// Returns the garbled characters at the start of a text, and the characters that they should be.
pub(crate) fn decoded(wording: &str) -> Option<(&str, String)> {
    let end = wording.find(|letter| windows_byte(letter).is_none()).unwrap_or(wording.len());
    let garbled = wording.get(..end)?;
    let bytes: Vec<u8> = garbled.chars().filter_map(windows_byte).collect();
    Some((garbled, String::from_utf8(bytes).ok()?))
}

/// Returns `true` if the text contains two adjacent characters outside ASCII. A single such
/// character is usually an accented letter and not a sign of a wrong encoding.
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
            // A single character is usually an ordinary letter. A sequence of bytes that is not
            // valid UTF-8 is usually ordinary text.
            if run.len() > 1 && std::str::from_utf8(&run).is_ok() {
                report(Damage::Mojibake, begin);
            }
            run.clear();
        }
    }
}
