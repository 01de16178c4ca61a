//! Detection of words that were damaged by a line break, a footnote mark or a lost apostrophe.

use super::detect::Damage;
use crate::list::ToList;

/// Returns `true` if a digit from 1 to 9 directly follows a lower-case letter or a character
/// outside ASCII, as in "consolidées2".
pub(super) fn has_glued_figure(wording: &str) -> bool {
    let glued = |two: &[u8]| matches!(two, [before, b'1'..=b'9'] if before.is_ascii_lowercase() || !before.is_ascii());
    wording.as_bytes().windows(2).any(glued)
}

/// Returns `true` if a single letter may have lost its apostrophe, such as "l" in "l OMPI".
pub(super) fn has_lone_letter(wording: &str) -> bool {
    let is_short = |byte: &u8| matches!(byte, b'l' | b'd' | b'n' | b's' | b'c' | b'j');
    let alone = |three: &[u8]| matches!(three, [b' ', letter, b' '] if is_short(letter));
    let bytes = wording.as_bytes();
    matches!(bytes, [first, b' ', ..] if is_short(first)) || bytes.windows(3).any(alone)
}

/// Reports damage that can only be recognised from the adjacent letters, such as a word that was
/// split at the end of a line.
pub(super) fn words(wording: &str, language: &str, report: &mut impl FnMut(Damage, usize)) {
    let letters: Vec<(usize, char)> = wording.char_indices().to_list();
    let letter = |at: usize| letters.get(at).map(|(_, letter)| *letter);
    let mut length = 0;
    for (position, (at, own)) in letters.iter().enumerate() {
        let after = letter(position + 1);
        let before = position.checked_sub(1).and_then(&letter);
        match own {
            // This pattern matches "сес- сии", but not "pre- and post-".
            '-' | '\u{2010}' if length > 1 && after == Some(' ') => {
                let next: String = letters
                    .iter()
                    .skip(position + 2)
                    .map(|(_, own)| *own)
                    .take_while(|own| own.is_alphabetic())
                    .collect();
                let goes_on = next.chars().next().is_some_and(char::is_lowercase);
                if goes_on && !CONJUNCTIONS.contains(&next.as_str()) {
                    report(Damage::SplitWord, *at);
                }
            }
            // This pattern matches "consolidées2." and "»1.", but not names such as "Web2" or
            // "GPLv3", and not addresses. Names such as "python3" and "aarch64" also consist of
            // lower-case letters, so a punctuation mark must follow, or the word must have an
            // accent.
            '1'..='9' if before == Some('»') || (length > 3 && is_plain_word(&letters, position)) => {
                let figures =
                    letters.iter().skip(position).take_while(|(_, own)| own.is_ascii_digit()).count();
                let end = position + figures;
                let is_certain = before == Some('»')
                    || matches!(letter(end), Some('.' | ';' | ':' | '!' | '?'))
                    || has_accent(&letters, position);
                if figures < 3 && is_certain && ends_token(&letters, end) {
                    report(Damage::GluedFootnote, *at);
                }
            }
            'l' | 'd' | 'n' | 's' | 'c' | 'j' if language == "fr" && length == 0 && after == Some(' ') => {
                let alone = before.is_none_or(char::is_whitespace);
                let next: String = letters.iter().skip(position + 2).map(|(_, own)| *own).take(3).collect();
                // In "les points c et d", the letters are names.
                let is_list = next == "et " || next == "ou ";
                let next = next.starts_with(|next| "aeiouyhàâéèêëîïôùûœAEIOUYHÀÂÉÈÊËÎÏÔÙÛŒ".contains(next));
                if alone && next && !is_list {
                    report(Damage::LostApostrophe, *at);
                }
            }
            ':' | ';' | '?' | '!' | '»' if language == "fr" => {
                let spaced = before.is_none_or(|before| {
                    before.is_whitespace() || matches!(before, '?' | '!' | ':' | '.' | '…' | '(' | ')' | '*')
                });
                let clock = before.is_some_and(|before| before.is_ascii_digit())
                    && after.is_some_and(|after| after.is_ascii_digit());
                let address = after == Some('/') || after.is_some_and(char::is_alphanumeric);
                if !spaced && !clock && !address {
                    report(Damage::FrenchSpacing, *at);
                }
            }
            _ => {}
        }
        length = if own.is_alphabetic() { length + 1 } else { 0 };
    }
}

/// Returns `true` if the letters before a position are an entire word in lower case. Names and
/// identifiers contain other characters, such as "Build" or "tpm-pkcs".
fn is_plain_word(letters: &[(usize, char)], position: usize) -> bool {
    let before = letters.get(..position).unwrap_or_default().iter().rev().map(|(_, letter)| *letter);
    let token: Vec<char> = before.take_while(|letter| !letter.is_whitespace()).to_list();
    let word = token.iter().take_while(|letter| letter.is_alphabetic()).count();
    let opening = token.iter().skip(word).all(|letter| matches!(letter, '’' | '\'' | '«' | '“' | '"' | '('));
    let capitals = token.iter().take(word).any(|letter| !letter.is_lowercase());
    opening && !capitals
}

/// Returns `true` if the word before a position contains an accented Latin letter.
fn has_accent(letters: &[(usize, char)], position: usize) -> bool {
    let before = letters.get(..position).unwrap_or_default().iter().rev().map(|(_, letter)| *letter);
    let mut word = before.take_while(|letter| letter.is_alphabetic());
    word.any(|letter| matches!(letter, '\u{C0}'..='\u{24F}'))
}

/// Returns `true` if a token ends at a position. Punctuation marks may follow before the next white
/// space.
fn ends_token(letters: &[(usize, char)], position: usize) -> bool {
    let after = letters.get(position..).unwrap_or_default().iter().map(|(_, letter)| *letter);
    let mut rest = after.take_while(|letter| !letter.is_whitespace());
    rest.all(|letter| matches!(letter, '.' | ',' | ';' | ':' | '!' | '?' | ')' | '»' | '”' | '"' | '’'))
}

/// Words that connect two parts of a compound, such as "and" in "pre- and post-event".
const CONJUNCTIONS: &[&str] = &[
    // English
    "and",
    "or",
    "to",
    "nor",
    "than",
    "as",
    "but",
    "versus",
    "vs",
    "not",
    "rather",
    "plus",
    "by",
    "through",
    "then",
    "yet",
    "with",
    "without",
    "from",
    "for",
    // French
    "et",
    "ou",
    "que",
    "puis",
    "mais",
    "comme",
    "contre",
    "ainsi",
    "ni",
    // Spanish, Portuguese, Italian, Catalan
    "y",
    "e",
    "o",
    "u",
    "a",
    "i",
    "da",
    "ed",
    "contra",
    "sino",
    "más",
    "ma",
    "nonché",
    "mas",
    "para",
    // German
    "und",
    "oder",
    "bis",
    "bzw",
    "beziehungsweise",
    "sowie",
    "wie",
    "als",
    "statt",
    "noch",
    "genauso",
    "aber",
    "anstatt",
    "gegen",
    "neben",
    "durch",
    "ohne",
    "respektive",
    "über",
    "mit",
    // Dutch
    "en",
    "of",
    "dan",
    "tot",
    "naar",
    "maar",
    "respectievelijk",
    "tegenover",
    // Danish, Norwegian, Swedish, Finnish
    "og",
    "eller",
    "och",
    "ja",
    "tai",
    "sekä",
    "samt",
    "kontra",
    "eli",
    "että",
    // Slavic languages
    "и",
    "или",
    "та",
    "либо",
    "да",
    "а",
    "не",
    "або",
    "й",
    "albo",
    "lub",
    "oraz",
    "nebo",
    "až",
    "či",
    "alebo",
    "in",
    "ali",
    "ili",
    // Greek, Romanian, Hungarian, Turkish
    "και",
    "ή",
    "și",
    "sau",
    "és",
    "vagy",
    "illetve",
    "meg",
    "ve",
    "veya",
    "ya",
    "ile",
];
