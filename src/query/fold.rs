//! Conversion of texts to a folded form for search and comparison. Texts that differ only in letter
//! case have the same folded form.
//!
//! | function | ignores | used by |
//! |---|---|---|
//! | [`fold`] | letter case, white space and, with the `unicode` feature, accents | searches, comparisons of names |
//! | `letters`, `number` | letter case and white space | rules about equal texts |
//!
//! For example, [`fold`] converts "Lúcia" to "lucia". The vocabulary does not fold headings but
//! normalises them, which also removes punctuation and does not depend on a feature.

/// Converts a text to its folded form for search. Letters are converted to lower case and, with the
/// `unicode` feature, accents are removed. Each run of white space becomes a single space, and
/// leading and trailing white space is removed.
pub(crate) fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !folded.is_empty() {
            folded.push(' ');
        }
        // Most words are ASCII, and ASCII words need no Unicode decomposition.
        if word.is_ascii() {
            folded.extend(word.bytes().map(|byte| char::from(byte.to_ascii_lowercase())));
        } else {
            fold_word(word, &mut folded);
        }
    }
    folded
}

/// Returns the characters of a text in lower case, with one space after each word. Accents are
/// kept.
#[cfg(feature = "review")]
pub(crate) fn letters(text: &str) -> impl Iterator<Item = char> + '_ {
    let words = text.split_whitespace();
    words.flat_map(|word| word.chars().flat_map(char::to_lowercase).chain(std::iter::once(' ')))
}

/// Computes a hash of the [`letters`] of a text, by the method of FNV-1a but with characters
/// instead of bytes. Callers compare hashes first to avoid slow comparisons of texts. If the hashes
/// are equal, callers must still compare the texts, because different texts can have the same hash.
#[cfg(feature = "review")]
pub(crate) fn number(text: &str) -> u64 {
    let mut number = 0xCBF2_9CE4_8422_2325;
    let mut add = |letter: char| number = (number ^ u64::from(letter)).wrapping_mul(0x0000_0100_0000_01B3);
    for word in text.split_whitespace() {
        for letter in word.chars() {
            if letter.is_ascii() {
                add(letter.to_ascii_lowercase());
            } else {
                letter.to_lowercase().for_each(&mut add);
            }
        }
        add(' ');
    }
    number
}

#[cfg(not(feature = "unicode"))]
fn fold_word(word: &str, folded: &mut String) {
    folded.extend(word.chars().flat_map(char::to_lowercase));
}

/// Appends the folded form of a word to `folded`. The word is first decomposed (NFKD), which
/// separates accents from letters and replaces ligatures and full-width letters. The accents are
/// then dropped. Letters such as `ø` have no decomposition, so they are replaced explicitly.
#[cfg(feature = "unicode")]
fn fold_word(word: &str, folded: &mut String) {
    use unicode_normalization::UnicodeNormalization;
    use unicode_normalization::char::is_combining_mark;

    for letter in word.nfkd().filter(|letter| !is_combining_mark(*letter)).flat_map(char::to_lowercase) {
        match letter {
            'ß' => folded.push_str("ss"),
            'æ' => folded.push_str("ae"),
            'œ' => folded.push_str("oe"),
            'ø' => folded.push('o'),
            'đ' | 'ð' => folded.push('d'),
            'ł' => folded.push('l'),
            'ı' => folded.push('i'),
            'þ' => folded.push_str("th"),
            'ς' => folded.push('σ'),
            '’' | 'ʼ' => folded.push('\''),
            other => folded.push(other),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_and_white_space_are_folded() {
        assert_eq!(fold("  Laura\u{a0}\n THOMPSON "), "laura thompson");
        assert_eq!(fold(""), "");
    }

    #[cfg(feature = "review")]
    #[test]
    fn hashes_of_texts_with_equal_letters_are_equal() {
        let texts = ["Éa  Bé", " éA\nbÉ ", "İ", "i\u{307}", "Ea Be", "éab é", ""];
        for (one, other) in texts.iter().flat_map(|one| texts.iter().map(move |other| (one, other))) {
            assert_eq!(letters(one).eq(letters(other)), number(one) == number(other), "{one:?}, {other:?}");
        }
    }

    #[cfg(feature = "unicode")]
    #[test]
    fn accents_are_folded() {
        assert_eq!(fold("Lúcia Brüllhardt"), "lucia brullhardt");
        assert_eq!(fold("Tomas Boček"), fold("TOMAS BOCEK"));
        assert_eq!(fold("Łódź, Straße, Ærø"), "lodz, strasse, aero");
        assert_eq!(fold("e\u{301}"), fold("é"));
        assert_eq!(fold("ﬁn"), "fin");
    }
}
