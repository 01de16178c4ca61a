//! UTF-8 that was read as Windows-1252.

use super::Damage;

/// Characters of Windows-1252 beyond Latin-1, by their bytes from 0x80.
const WINDOWS: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8D}', 'Ž', '\u{8F}', '\u{90}',
    '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9D}', 'ž', 'Ÿ',
];

/// The byte that Windows-1252 reads as that character, where it is one of its upper half.
fn windows_byte(letter: char) -> Option<u8> {
    let number = u32::from(letter);
    if (0xA0..=0xFF).contains(&number) {
        return u8::try_from(number).ok();
    }
    let position = WINDOWS.iter().position(|own| *own == letter)?;
    u8::try_from(position + 0x80).ok()
}

/// Whether any two characters beyond ASCII stand side by side: one that is alone is a letter.
pub(super) fn has_neighbours_beyond_ascii(wording: &str) -> bool {
    let bytes = wording.as_bytes();
    bytes.iter().zip(bytes.iter().skip(1)).any(|(last, first)| *last >= 0x80 && *first >= 0xC0)
}

/// A run of characters that are UTF-8 when they are read as bytes: "Ã©" for "é".
pub(super) fn mojibake(wording: &str, tell: &mut impl FnMut(Damage, usize)) {
    let mut run: Vec<u8> = Vec::new();
    let mut begin = 0;
    for (at, letter) in wording.char_indices().chain([(wording.len(), ' ')]) {
        if let Some(byte) = windows_byte(letter) {
            if run.is_empty() {
                begin = at;
            }
            run.push(byte);
        } else if !run.is_empty() {
            // A run of one is a letter; one that begins in the middle of a character is prose with quotation marks.
            if run.len() > 1 && std::str::from_utf8(&run).is_ok() {
                tell(Damage::Mojibake, begin);
            }
            run.clear();
        }
    }
}
