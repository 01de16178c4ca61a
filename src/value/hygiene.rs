//! What conversions leave in texts, and what can be mended without asking.
//!
//! Found in texts as they were published: agendas taken out of PDF files, pages stored in the wrong encoding, letters that were typed on
//! another keyboard.

use super::language::LanguageTag;

/// A sort of damage.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Damage {
    Mojibake,
    UnbalancedDirection,
    Invisible,
    Compatibility,
    SplitWord,
    MinusInWord,
    GluedFootnote,
    StrayDiacritic,
    MixedScripts,
    ForeignScript,
    LostApostrophe,
    #[cfg_attr(not(feature = "unicode"), expect(dead_code, reason = "only the feature can tell"))]
    NotNfc,
    FrenchSpacing,
}

impl Damage {
    /// What is said about a text, before the place is quoted.
    pub(crate) const fn in_words(self) -> &'static str {
        match self {
            Self::Mojibake => "was read in the wrong encoding",
            Self::UnbalancedDirection => {
                "opens or closes a direction of writing that is not closed or opened"
            }
            Self::Invisible => "has an invisible character in it",
            Self::Compatibility => "has letters of a font in it, where plain ones are meant",
            Self::SplitWord => "has a word in it that was split at the end of a line",
            Self::MinusInWord => "has a minus sign within a word",
            Self::GluedFootnote => "has a figure behind a word",
            Self::StrayDiacritic => "has an accent beside its letter",
            Self::MixedScripts => "has letters of two scripts in one word",
            Self::ForeignScript => "is not in the script of its language",
            Self::LostApostrophe => "has lost an apostrophe",
            Self::NotNfc => "has letters and their accents apart",
            Self::FrenchSpacing => "lacks the space before a double mark",
        }
    }
}

/// Shows the first place of each sort of damage in a wording, by its byte.
pub(crate) fn look(wording: &str, language: &LanguageTag, mut each: impl FnMut(Damage, usize)) {
    let mut told: Vec<Damage> = Vec::new();
    let mut tell = |damage: Damage, place: usize| {
        if !told.contains(&damage) {
            told.push(damage);
            each(damage, place);
        }
    };
    let primary = language.language();
    let seen = Bytes::of(wording);
    // Latin letters with their accents, and nothing else, are all that most texts have beyond ASCII.
    if seen.has(Bytes::BEYOND) {
        letters(wording, primary, &mut tell);
        directions(wording, &mut tell);
        #[cfg(feature = "unicode")]
        if !unicode_normalization::is_nfc(wording) {
            tell(Damage::NotNfc, first_decomposed(wording));
        }
    }
    if seen.has(Bytes::BEYOND | Bytes::LATIN) {
        mojibake(wording, &mut tell);
    }
    if seen.has(Bytes::BEYOND) || language.likely_script() != Some("Latn") {
        scripts(wording, language, &mut tell);
    }
    let french = primary == "fr" && (seen.has(Bytes::MARK | Bytes::BEYOND) || has_lone_letter(wording));
    let figure = seen.has(Bytes::FIGURE) && has_glued_figure(wording);
    let hyphen = seen.has(Bytes::HYPHEN) && wording.contains("- ");
    if figure || hyphen || french || seen.has(Bytes::BEYOND) {
        words(wording, primary, &mut tell);
    }
}

/// What sorts of bytes there are in a text: each byte is looked up once, and a text that has none of a sort is looked at no closer.
#[derive(Clone, Copy)]
struct Bytes(u8);

impl Bytes {
    /// Of Latin letters beyond ASCII.
    const LATIN: u8 = 1;
    /// Of whatever else there is.
    const BEYOND: u8 = 2;
    /// The figures 1 to 9.
    const FIGURE: u8 = 4;
    const HYPHEN: u8 = 8;
    /// The marks before which French puts a space.
    const MARK: u8 = 16;

    const SORTS: [u8; 256] = {
        let mut sorts = [0; 256];
        let mut byte = 0;
        while byte < 256 {
            #[expect(clippy::indexing_slicing, reason = "there are 256 bytes")]
            {
                sorts[byte] = match byte {
                    0x31..=0x39 => Self::FIGURE,
                    0x2D => Self::HYPHEN,
                    0x21 | 0x3A | 0x3B | 0x3F => Self::MARK,
                    0xC3..=0xC5 => Self::LATIN,
                    0xC0.. => Self::BEYOND,
                    _ => 0,
                };
            }
            byte += 1;
        }
        sorts
    };

    fn of(text: &str) -> Self {
        let sort = |byte: u8| Self::SORTS.get(usize::from(byte)).copied().unwrap_or_default();
        Self(text.bytes().fold(0, |seen, byte| seen | sort(byte)))
    }

    const fn has(self, sorts: u8) -> bool {
        self.0 & sorts != 0
    }
}

/// Not what joins letters in Persian and in emoji (U+200C, U+200D): that is spelling.
fn is_invisible(letter: char) -> bool {
    matches!(letter, '\u{AD}' | '\u{200B}' | '\u{2060}'..='\u{2064}' | '\u{FEFF}' | '\u{180E}')
}

/// The plain letters for one of a font; none where it is plain. Full-width forms are right in Chinese, Japanese and Korean.
fn plain(letter: char) -> Option<&'static str> {
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

/// Full-width forms of ASCII.
fn narrow(letter: char) -> Option<char> {
    let number = u32::from(letter);
    (0xFF01..=0xFF5E).contains(&number).then(|| char::from_u32(number - 0xFF01 + 0x21)).flatten()
}

fn is_east_asian(language: &str) -> bool {
    matches!(language, "zh" | "cmn" | "yue" | "ja" | "ko")
}

fn letters(wording: &str, language: &str, tell: &mut impl FnMut(Damage, usize)) {
    let mut before: Option<char> = None;
    let mut rest = wording.char_indices().peekable();
    while let Some((at, letter)) = rest.next() {
        let after = rest.peek().map(|(_, after)| *after);
        let between = before.is_some_and(char::is_alphabetic) && after.is_some_and(char::is_alphabetic);
        if is_invisible(letter) {
            tell(Damage::Invisible, at);
        } else if plain(letter).is_some()
            || matches!(letter, '\u{FB50}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}')
            || (narrow(letter).is_some() && !is_east_asian(language))
        {
            tell(Damage::Compatibility, at);
        } else if letter == '\u{2212}' && between {
            tell(Damage::MinusInWord, at);
        } else if matches!(letter, '¨' | '¯' | '´' | '¸' | 'ˆ' | '˜' | '¡')
            && (after.is_some_and(char::is_lowercase) || before.is_some_and(char::is_alphabetic))
            // Spanish sentences begin so.
            && !(letter == '¡' && language == "es")
        {
            tell(Damage::StrayDiacritic, at);
        }
        before = Some(letter);
    }
}

/// Overrides never belong into a text; embeddings and isolates are opened and closed within it.
fn directions(wording: &str, tell: &mut impl FnMut(Damage, usize)) {
    let (mut embeddings, mut isolates) = (Vec::new(), Vec::new());
    for (at, letter) in wording.char_indices() {
        match letter {
            '\u{202D}' | '\u{202E}' => tell(Damage::UnbalancedDirection, at),
            '\u{202A}' | '\u{202B}' => embeddings.push(at),
            '\u{2066}'..='\u{2068}' => isolates.push(at),
            '\u{202C}' if embeddings.pop().is_none() => tell(Damage::UnbalancedDirection, at),
            '\u{2069}' if isolates.pop().is_none() => tell(Damage::UnbalancedDirection, at),
            _ => {}
        }
    }
    if let Some(open) = embeddings.into_iter().chain(isolates).min() {
        tell(Damage::UnbalancedDirection, open);
    }
}

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

/// A run of characters that are UTF-8 when they are read as bytes: "Ã©" for "é".
fn mojibake(wording: &str, tell: &mut impl FnMut(Damage, usize)) {
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

/// The script of a letter, as far as agendas need it; none for what belongs to all.
fn script(letter: char) -> Option<&'static str> {
    Some(match letter {
        'A'..='Z'
        | 'a'..='z'
        | '\u{C0}'..='\u{D6}'
        | '\u{D8}'..='\u{F6}'
        | '\u{F8}'..='\u{24F}'
        | '\u{1E00}'..='\u{1EFF}' => "Latn",
        '\u{370}'..='\u{3FF}' | '\u{1F00}'..='\u{1FFF}' => "Grek",
        '\u{400}'..='\u{52F}' => "Cyrl",
        '\u{530}'..='\u{58F}' => "Armn",
        '\u{5D0}'..='\u{5EA}' => "Hebr",
        '\u{620}'..='\u{64A}'
        | '\u{66E}'..='\u{6D3}'
        | '\u{750}'..='\u{77F}'
        | '\u{FB50}'..='\u{FDFF}'
        | '\u{FE70}'..='\u{FEFC}' => "Arab",
        '\u{900}'..='\u{97F}' => "Deva",
        '\u{E00}'..='\u{E7F}' => "Thai",
        '\u{10A0}'..='\u{10FF}' => "Geor",
        '\u{3041}'..='\u{30FF}' => "Kana",
        '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' => "Hani",
        '\u{AC00}'..='\u{D7A3}' => "Hang",
        _ => return None,
    })
}

/// Whether a letter belongs to a language that is written in a script.
fn fits(script: &str, likely: &str) -> bool {
    match likely {
        "Hans" | "Hant" => script == "Hani",
        "Jpan" => matches!(script, "Hani" | "Kana"),
        "Kore" => matches!(script, "Hang" | "Hani"),
        _ => script == likely,
    }
}

fn scripts(wording: &str, language: &LanguageTag, tell: &mut impl FnMut(Damage, usize)) {
    // Where blanks do not part words, and names and numbers stand between, two scripts in a row mean nothing.
    let parted =
        !matches!(language.language(), "zh" | "cmn" | "yue" | "ja" | "ko" | "th" | "lo" | "km" | "my");
    let mut before: Option<&str> = None;
    let (mut inside, mut outside, mut first) = (0_usize, 0_usize, None);
    let likely = language.likely_script().filter(|_| !language.is_neutral());
    for (at, letter) in wording.char_indices() {
        let own = script(letter);
        if let (Some(before), Some(own), true) = (before, own, parted) {
            if before != own
                && [before, own].iter().all(|one| matches!(*one, "Latn" | "Cyrl" | "Grek" | "Hani"))
            {
                tell(Damage::MixedScripts, at);
            }
        }
        before = own.filter(|_| letter.is_alphabetic());
        if let (Some(own), Some(likely)) = (own, likely) {
            // One such character says as much as some letters.
            let weight = if matches!(own, "Hani" | "Kana" | "Hang") { 3 } else { 1 };
            if fits(own, likely) {
                inside += weight;
            } else {
                outside += weight;
                first = first.or(Some(at));
            }
        }
    }
    // What is known of other scripts is not enough to say anything.
    let known = likely.is_some_and(|likely| {
        matches!(
            likely,
            "Latn" | "Cyrl" | "Grek" | "Arab" | "Hebr" | "Hans" | "Hant" | "Jpan" | "Kore" | "Armn" | "Thai"
        )
    });
    // A name in its own letters within a sentence, and an acronym, are no reason.
    let foreign = if parted { outside > 5 && outside > 4 * inside } else { outside > 12 && inside == 0 };
    if let (true, true, Some(first)) = (known, foreign, first) {
        tell(Damage::ForeignScript, first);
    }
}

#[cfg(feature = "unicode")]
fn first_decomposed(wording: &str) -> usize {
    let mark =
        wording.char_indices().find(|(_, letter)| unicode_normalization::char::is_combining_mark(*letter));
    mark.map_or(0, |(at, _)| at)
}

/// Whether a figure follows a letter at once.
fn has_glued_figure(wording: &str) -> bool {
    let glued = |two: &[u8]| matches!(two, [before, b'1'..=b'9'] if before.is_ascii_lowercase() || !before.is_ascii());
    wording.as_bytes().windows(2).any(glued)
}

/// Whether a letter stands alone that may have lost its apostrophe.
fn has_lone_letter(wording: &str) -> bool {
    let is_short = |byte: &u8| matches!(byte, b'l' | b'd' | b'n' | b's' | b'c' | b'j');
    let alone = |three: &[u8]| matches!(three, [b' ', letter, b' '] if is_short(letter));
    let bytes = wording.as_bytes();
    matches!(bytes, [first, b' ', ..] if is_short(first)) || bytes.windows(3).any(alone)
}

/// What takes words to see.
fn words(wording: &str, language: &str, tell: &mut impl FnMut(Damage, usize)) {
    let letters: Vec<(usize, char)> = wording.char_indices().collect();
    let letter = |at: usize| letters.get(at).map(|(_, letter)| *letter);
    let mut length = 0;
    for (position, (at, own)) in letters.iter().enumerate() {
        let after = letter(position + 1);
        let before = position.checked_sub(1).and_then(&letter);
        match own {
            // "сес- сии": but not "pre- and post-".
            '-' | '\u{2010}' if length > 1 && after == Some(' ') => {
                let next: String = letters
                    .iter()
                    .skip(position + 2)
                    .map(|(_, own)| *own)
                    .take_while(|own| own.is_alphabetic())
                    .collect();
                let goes_on = next.chars().next().is_some_and(char::is_lowercase);
                if goes_on && !is_conjunction(&next) {
                    tell(Damage::SplitWord, *at);
                }
            }
            // "consolidées2." and "»1.": but not "Web2" or "COVID19", which are names.
            '1'..='9'
                if before.is_some_and(|before| before == '»' || (length > 3 && before.is_lowercase())) =>
            {
                let figures =
                    letters.iter().skip(position).take_while(|(_, own)| own.is_ascii_digit()).count();
                let ends = letter(position + figures).is_none_or(|after| {
                    !after.is_alphanumeric() && !matches!(after, '-' | '.' | '/' | '@' | '_')
                        || (after == '.' && letter(position + figures + 1).is_none_or(char::is_whitespace))
                });
                if figures < 3 && ends {
                    tell(Damage::GluedFootnote, *at);
                }
            }
            'l' | 'd' | 'n' | 's' | 'c' | 'j' if language == "fr" && length == 0 && after == Some(' ') => {
                let alone = before.is_none_or(char::is_whitespace);
                let next = letter(position + 2)
                    .is_some_and(|next| "aeiouyhàâéèêëîïôùûœAEIOUYHÀÂÉÈÊËÎÏÔÙÛŒ".contains(next));
                if alone && next {
                    tell(Damage::LostApostrophe, *at);
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
                    tell(Damage::FrenchSpacing, *at);
                }
            }
            _ => {}
        }
        length = if own.is_alphabetic() { length + 1 } else { 0 };
    }
}

/// Words that join two beginnings or ends of words, in the languages of the vocabulary.
fn is_conjunction(word: &str) -> bool {
    matches!(
        word,
        "and"
            | "or"
            | "to"
            | "et"
            | "ou"
            | "y"
            | "e"
            | "o"
            | "u"
            | "a"
            | "und"
            | "oder"
            | "bis"
            | "и"
            | "или"
            | "da"
            | "ed"
    )
}

/// What tidying did to a wording.
pub(crate) struct Tidied {
    pub(crate) wording: String,
    pub(crate) steps: Vec<&'static str>,
}

/// The wording with what can be mended without asking: white space, invisible characters, letters of fonts, and with the feature
/// `unicode` NFC. Dashes, quotation marks, letter case and spelling stay. None where there is nothing to do.
pub(crate) fn tidy(wording: &str, language: &LanguageTag, keeps_lines: bool) -> Option<Tidied> {
    let mut steps = Vec::new();
    let mut text = String::with_capacity(wording.len());
    let mut did = |step: &'static str| {
        if !steps.contains(&step) {
            steps.push(step);
        }
    };
    for letter in wording.chars() {
        if is_invisible(letter) {
            did("removed invisible characters");
        } else if let Some(plain) = plain(letter) {
            did("wrote ligatures as letters");
            text.push_str(plain);
        } else if let Some(narrow) = narrow(letter).filter(|_| !is_east_asian(language.language())) {
            did("wrote full-width letters as plain ones");
            text.push(narrow);
        } else {
            text.push(letter);
        }
    }
    #[cfg(feature = "unicode")]
    if !unicode_normalization::is_nfc(&text) {
        did("composed letters and accents (NFC)");
        text = unicode_normalization::UnicodeNormalization::nfc(text.as_str()).collect();
    }
    let spaced = respaced(&text, keeps_lines);
    if spaced != text {
        did("removed superfluous white space");
    }
    (!steps.is_empty()).then_some(Tidied { wording: spaced, steps })
}

/// Single blanks between words, none at the ends; no-break spaces stay where they stand alone.
fn respaced(text: &str, keeps_lines: bool) -> String {
    let mut out = String::with_capacity(text.len());
    let mut gap = String::new();
    for letter in text.trim().chars() {
        if letter.is_whitespace() {
            gap.push(letter);
            continue;
        }
        if !gap.is_empty() {
            let lines = gap.chars().filter(|own| matches!(own, '\n' | '\u{2028}' | '\u{2029}')).count();
            let hard = gap.chars().find(|own| matches!(own, '\u{A0}' | '\u{202F}'));
            match (lines, keeps_lines, hard) {
                (1.., true, _) => out.push_str(if lines > 1 { "\n\n" } else { "\n" }),
                (_, _, Some(hard)) => out.push(hard),
                (0, _, None) if gap.chars().count() == 1 && gap == "\u{3000}" => out.push('\u{3000}'),
                _ => out.push(' '),
            }
            gap.clear();
        }
        out.push(letter);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(language: &str, wording: &str) -> Vec<Damage> {
        let mut found = Vec::new();
        look(wording, &language.parse().unwrap(), |damage, place| {
            assert!(wording.is_char_boundary(place), "{wording}");
            found.push(damage);
        });
        found
    }

    /// Damage as it was seen in published texts.
    const VECTORS: &[(&str, &str, Damage)] = &[
        ("fr", "ModÃ©rateur", Damage::Mojibake),
        ("en", "Itâ€™s", Damage::Mojibake),
        ("he", "abc \u{2067}שלום", Damage::UnbalancedDirection),
        ("en", "abc \u{202E}def", Damage::UnbalancedDirection),
        ("en", "abc\u{202C}", Damage::UnbalancedDirection),
        ("en", "inter\u{AD}national", Damage::Invisible),
        ("en", "\u{FEFF}Opening", Damage::Invisible),
        ("en", "a\u{200B}b", Damage::Invisible),
        ("en", "of\u{FB01}cial", Damage::Compatibility),
        ("ar", "\u{FE8D}\u{FEDF}\u{FEA0}\u{FEE0}\u{FEB4}\u{FE94}", Damage::Compatibility),
        ("en", "ＡＢＣ", Damage::Compatibility),
        ("ru", "сес- сии", Damage::SplitWord),
        ("ru", "Ан- тониу", Damage::SplitWord),
        ("fr", "Etats-Unis\u{2212}Mexique", Damage::MinusInWord),
        ("fr", "consolidées2.", Damage::GluedFootnote),
        ("fr", "« capacités »1.", Damage::GluedFootnote),
        ("fr", "s¡¯exprimer ¨¤ l¡¯¨¦crit", Damage::StrayDiacritic),
        ("ru", "с\u{3BA}азал", Damage::MixedScripts),
        ("ru", "пр\u{3BF}шлой", Damage::MixedScripts),
        ("es", "Informaci髇 pr醕tica", Damage::MixedScripts),
        ("fr", "Пленарное заседание", Damage::ForeignScript),
        ("ru", "Opening session of the meeting", Damage::ForeignScript),
        ("zh", "Opening session of the meeting", Damage::ForeignScript),
        ("fr", "Assemblées des États membres de l OMPI", Damage::LostApostrophe),
        ("fr", "Orateurs:", Damage::FrenchSpacing),
    ];

    #[test]
    fn damage_is_found_where_it_was_seen() {
        for (language, wording, damage) in VECTORS {
            assert!(found(language, wording).contains(damage), "{wording}: {:?}", found(language, wording));
        }
        #[cfg(feature = "unicode")]
        assert!(found("fr", "e\u{301}tat").contains(&Damage::NotNfc));
    }

    #[test]
    fn sound_texts_are_left_alone() {
        for (language, wording) in [
            ("fr", "Accueil et discours liminaire : l’état des lieux"),
            ("fr", "Le mot « capacités » s’entend ici au sens large ; voir https://example.org/a?b"),
            ("fr", "13 h 30 – 14 h 35"),
            ("en", "pre- and post-conference events"),
            ("en", "COVID19, Web3, ISO 9001:2015 and B2B"),
            ("en", "MP3 players"),
            ("en", "Room \u{2068}قاعة\u{2069} B"),
            ("zh", "Session 1 开幕"),
            ("ar", "السيد António Vitorino"),
            ("es", "¡Bienvenidos!"),
            ("fa", "می\u{200C}خواهم"),
            ("ja", "ＡＢＣ株式会社のセッション"),
            ("ru", "Член ООН и МОМ"),
            ("ru", "IOM"),
            ("und", "XVIII"),
            ("de", "Straße, Größe, „Zitat“"),
            ("fr", "l – 2"),
        ] {
            assert_eq!(found(language, wording), [], "{wording}");
        }
    }

    #[test]
    fn tidying_says_what_it_did_and_does_no_more() {
        let tidied = |language: &str, wording: &str, lines| tidy(wording, &language.parse().unwrap(), lines);
        let of = tidied("en", "  of\u{FB01}cial \u{AD} text\n here ", false).unwrap();
        assert_eq!(of.wording, "official text here");
        assert_eq!(
            of.steps,
            ["wrote ligatures as letters", "removed invisible characters", "removed superfluous white space"]
        );
        assert_eq!(tidied("en", "a  b\n\n\nc\nd", true).unwrap().wording, "a b\n\nc\nd");
        assert_eq!(tidied("fr", "Orateurs \u{A0}:", false).unwrap().wording, "Orateurs\u{A0}:");
        assert!(tidied("fr", "Orateurs\u{A0}: « l’été – 13 h » \u{2212}", false).is_none());
        assert!(tidied("ja", "ＡＢＣ", false).is_none());
    }
}
