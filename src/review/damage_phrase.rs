//! Descriptions of damage to texts for the messages of findings.
//!
//! Most of this damage is invisible when a text is displayed. A description therefore names the
//! damaged word or character and explains what is wrong with it.

use super::describe::quoted;
use crate::value::language::LanguageTag;
use crate::value::text_damage::{self, Damage};

/// What is wrong with a text, and how to correct it. In a message, `fault` follows the description
/// of the text, as in "in the title of “Opening”, …".
pub(super) struct DamagePhrase {
    pub(super) fault: String,
    pub(super) help: String,
}

const RETYPE: &str = "delete the word and type it again";
const UNSEARCHABLE: &str = "so a search may not find it";

/// A damaged text and the byte position of the damage.
#[derive(Clone, Copy)]
struct Spot<'w> {
    before: &'w str,
    letter: char,
    after: &'w str,
}

impl<'w> Spot<'w> {
    fn new(wording: &'w str, place: usize) -> Self {
        let (before, rest) = wording.split_at_checked(place).unwrap_or((wording, ""));
        let mut letters = rest.chars();
        let letter = letters.next().unwrap_or(' ');
        Self { before, letter, after: letters.as_str() }
    }

    /// Returns the text before the damage in the same word. A word ends at white space.
    fn word_before(self) -> &'w str {
        self.before.rsplit(char::is_whitespace).next().unwrap_or_default()
    }

    fn word_after(self) -> &'w str {
        self.after.split(char::is_whitespace).next().unwrap_or_default()
    }

    /// Returns the word that contains the damage.
    fn word(self) -> String {
        format!("{}{}{}", self.word_before(), self.letter, self.word_after())
    }

    /// Returns the letters directly before the damage.
    fn letters_before(self) -> &'w str {
        self.before.rsplit(|letter: char| !letter.is_alphabetic()).next().unwrap_or_default()
    }

    fn letters_after(self) -> &'w str {
        leading_letters(self.after)
    }

    /// Returns the word that contains the damage, with the letters around it only.
    fn letters(self) -> String {
        format!("{}{}{}", self.letters_before(), self.letter, self.letters_after())
    }

    /// Describes the position of an invisible character by a word next to it.
    fn next_to(self) -> String {
        let previous = self.before.split_whitespace().next_back();
        let next = self.after.split_whitespace().next();
        match (next.filter(|_| self.word_before().is_empty()), previous, next) {
            (Some(next), ..) => format!("before {}", quoted(next)),
            (None, Some(previous), _) => format!("after {}", quoted(previous)),
            (None, None, Some(next)) => format!("before {}", quoted(next)),
            (None, None, None) => "at the beginning".to_owned(),
        }
    }
}

fn leading_letters(text: &str) -> &str {
    text.split(|letter: char| !letter.is_alphabetic()).next().unwrap_or_default()
}

/// Returns a character in quotation marks.
fn sign(letter: char) -> String {
    quoted(letter.encode_utf8(&mut [0; 4]))
}

fn code_point(letter: char) -> String {
    format!("U+{:04X}", u32::from(letter))
}

/// Describes damage at the byte position `place` of a wording in the language `tag`.
pub(super) fn describe(damage: Damage, wording: &str, place: usize, tag: &LanguageTag) -> DamagePhrase {
    let spot = Spot::new(wording, place);
    match damage {
        Damage::Mojibake => mojibake(spot),
        Damage::UnbalancedDirection => unbalanced_direction(spot),
        Damage::Invisible => invisible(spot),
        Damage::Compatibility => compatibility(spot),
        Damage::SplitWord => split_word(spot),
        Damage::MinusInWord => minus_in_word(spot),
        Damage::GluedFootnote => glued_footnote(spot),
        Damage::StrayDiacritic => stray_diacritic(spot),
        Damage::MixedScripts => mixed_scripts(spot),
        Damage::ForeignScript => foreign_script(spot, wording, tag),
        Damage::LostApostrophe => lost_apostrophe(spot),
        Damage::NotNfc => not_nfc(spot, wording),
        Damage::FrenchSpacing => french_spacing(spot),
    }
}

fn mojibake(spot: Spot<'_>) -> DamagePhrase {
    let rest = format!("{}{}", spot.letter, spot.after);
    let word = quoted(&spot.word());
    match text_damage::decoded(&rest) {
        Some((garbled, right)) => DamagePhrase {
            fault: format!("the word {word} contains {} instead of {}", quoted(garbled), quoted(&right)),
            help: format!(
                "write {} instead of {}; if many texts are wrong, import them again with the encoding UTF-8",
                quoted(&right),
                quoted(garbled)
            ),
        },
        None => DamagePhrase {
            fault: format!("the word {word} was read in the wrong encoding"),
            help: RETYPE.to_owned(),
        },
    }
}

fn unbalanced_direction(spot: Spot<'_>) -> DamagePhrase {
    let what = match spot.letter {
        '\u{202D}' | '\u{202E}' => "forces the writing direction of the text",
        '\u{202C}' | '\u{2069}' => "ends a change of the writing direction that never began",
        _ => "changes the writing direction of the text and never changes it back",
    };
    DamagePhrase {
        fault: format!("an invisible character ({}) {} {what}", code_point(spot.letter), spot.next_to()),
        help: "delete the words around the invisible character and type them again, because they may be shown in \
               the wrong order"
            .to_owned(),
    }
}

fn invisible(spot: Spot<'_>) -> DamagePhrase {
    let name = match spot.letter {
        '\u{AD}' => "soft hyphen",
        '\u{200B}' => "zero-width space",
        '\u{2060}' => "word joiner",
        '\u{FEFF}' => "byte order mark",
        '\u{180E}' => "vowel separator",
        _ => "mathematical sign",
    };
    let word: String = spot.word().chars().filter(|letter| !text_damage::is_invisible(*letter)).collect();
    let place = match spot.word_before() {
        "" => "at its beginning".to_owned(),
        before => format!("after {}", quoted(before)),
    };
    let character = format!("an invisible character ({name}, {})", code_point(spot.letter));
    if word.is_empty() {
        let fault = format!("there is {character} {}", spot.next_to());
        let help = "delete the spaces and the invisible character next to this word and type one space".to_owned();
        return DamagePhrase { fault, help };
    }
    DamagePhrase {
        fault: format!("the word {} contains {character} {place}, {UNSEARCHABLE}", quoted(&word)),
        help: RETYPE.to_owned(),
    }
}

fn compatibility(spot: Spot<'_>) -> DamagePhrase {
    let letter = spot.letter;
    let narrow = text_damage::narrow(letter);
    let (kind, plain) = match (text_damage::plain(letter), narrow) {
        (Some(plain), _) => ("the single character", format!(" instead of the letters {}", quoted(plain))),
        (None, Some(narrow)) => ("the wide character", format!(" instead of {}", sign(narrow))),
        (None, None) => ("the letter form", " instead of the plain letter".to_owned()),
    };
    DamagePhrase {
        fault: format!(
            "the word {} contains {kind} {}{plain}, {UNSEARCHABLE}",
            quoted(&spot.word()),
            sign(letter)
        ),
        help: RETYPE.to_owned(),
    }
}

fn split_word(spot: Spot<'_>) -> DamagePhrase {
    let (left, right) = (spot.letters_before(), leading_letters(spot.after.trim_start()));
    let word = quoted(&format!("{left}{right}"));
    DamagePhrase {
        fault: format!(
            "the word {word} is split by a hyphen and a space: {}",
            quoted(&format!("{left}{} {right}", spot.letter))
        ),
        help: format!("write {word}, or {} if the hyphen is needed", quoted(&format!("{left}-{right}"))),
    }
}

fn minus_in_word(spot: Spot<'_>) -> DamagePhrase {
    DamagePhrase {
        fault: format!(
            "the sign between {} and {} is a minus sign (“−”) instead of a hyphen (“-”), {UNSEARCHABLE}",
            quoted(spot.letters_before()),
            quoted(spot.letters_after())
        ),
        help: "delete this sign and type a hyphen".to_owned(),
    }
}

fn glued_footnote(spot: Spot<'_>) -> DamagePhrase {
    let more = spot.after.split(|letter: char| !letter.is_ascii_digit()).next().unwrap_or_default();
    let number = format!("{}{more}", spot.letter);
    DamagePhrase {
        fault: format!(
            "the number {number} follows {} without a space, as if it referred to a footnote",
            quoted(spot.word_before())
        ),
        help: format!(
            "if it does, write “[^{number}]” and add {{ \"id\": \"{number}\", \"text\": [\"…\"] }} to \"notes\"; otherwise \
             nothing needs to be done"
        ),
    }
}

fn stray_diacritic(spot: Spot<'_>) -> DamagePhrase {
    let accent = spot.letter;
    let next = spot.after.chars().next().filter(|letter| letter.is_alphabetic());
    let previous = spot.before.chars().next_back().filter(|letter| letter.is_alphabetic());
    let Some((letter, place, wrong)) = next
        .map(|next| (next, "before", format!("{accent}{next}")))
        .or_else(|| previous.map(|previous| (previous, "after", format!("{previous}{accent}"))))
    else {
        let fault = format!("the accent {} is not on a letter", sign(accent));
        return DamagePhrase { fault, help: RETYPE.to_owned() };
    };
    let accented = match text_damage::with_accent(letter, accent) {
        Some(right) => sign(right),
        None => "the right letter".to_owned(),
    };
    let apostrophe = if accent == '´' { ", or with an apostrophe and the letter" } else { "" };
    DamagePhrase {
        fault: format!(
            "the accent {} is a separate character {place} {} in {}",
            sign(accent),
            sign(letter),
            quoted(&spot.word())
        ),
        help: format!("replace {} with {accented}{apostrophe}", quoted(&wrong)),
    }
}

/// Returns the name of a script and the word for its characters.
fn script_name(letter: char) -> (&'static str, &'static str) {
    match text_damage::script(letter) {
        Some("Latn") => ("Latin", "letter"),
        Some("Grek") => ("Greek", "letter"),
        Some("Cyrl") => ("Cyrillic", "letter"),
        Some("Armn") => ("Armenian", "letter"),
        Some("Hebr") => ("Hebrew", "letter"),
        Some("Arab") => ("Arabic", "letter"),
        Some("Deva") => ("Devanagari", "letter"),
        Some("Thai") => ("Thai", "letter"),
        Some("Geor") => ("Georgian", "letter"),
        Some("Kana") => ("Japanese", "character"),
        Some("Hani") => ("Chinese", "character"),
        Some("Hang") => ("Korean", "character"),
        _ => ("foreign", "letter"),
    }
}

/// Describes the letter that does not belong to the script of most other letters of its word.
fn mixed_scripts(spot: Spot<'_>) -> DamagePhrase {
    let word = spot.letters();
    let alike = |letter: char| word.chars().filter(|other| script_name(*other) == script_name(letter)).count();
    // If two scripts are equally frequent, the later one is wrong.
    let wrong = word.chars().rev().min_by_key(|letter| alike(*letter)).unwrap_or(spot.letter);
    let (wrong_name, what) = script_name(wrong);
    let others = word.chars().find(|letter| script_name(*letter).0 != wrong_name).map_or("other", |other| script_name(other).0);
    DamagePhrase {
        fault: format!(
            "the word {} contains the {wrong_name} {what} {} among {others} letters, {UNSEARCHABLE}",
            quoted(&word),
            sign(wrong)
        ),
        help: "delete the word and type it again with one keyboard layout".to_owned(),
    }
}

fn foreign_script(spot: Spot<'_>, wording: &str, tag: &LanguageTag) -> DamagePhrase {
    let (name, what) = script_name(spot.letter);
    DamagePhrase {
        fault: format!(
            "the text {} is entered in the language \"{tag}\", but is written in {name} {what}s",
            quoted(wording)
        ),
        help: format!("enter the text in its own language instead of \"{tag}\", or correct the text"),
    }
}

fn lost_apostrophe(spot: Spot<'_>) -> DamagePhrase {
    let (letter, word) = (spot.letter, leading_letters(spot.after.trim_start()));
    DamagePhrase {
        fault: format!("{} has a space instead of an apostrophe", quoted(&format!("{letter} {word}"))),
        help: format!(
            "write {}; if the space is intended, nothing needs to be done",
            quoted(&format!("{letter}’{word}"))
        ),
    }
}

fn not_nfc(spot: Spot<'_>, wording: &str) -> DamagePhrase {
    match text_damage::with_separate_accent(wording) {
        Some((at, letter, right)) => DamagePhrase {
            fault: format!(
                "the letter {} in {} is stored as {} and a separate accent, so a search may not find the word",
                sign(right),
                quoted(&Spot::new(wording, at).word()),
                sign(letter)
            ),
            help: format!("delete this {} and type it again", sign(right)),
        },
        None => DamagePhrase {
            fault: format!(
                "the word {} contains a character in an unusual form, {UNSEARCHABLE}",
                quoted(&spot.word())
            ),
            help: RETYPE.to_owned(),
        },
    }
}

fn french_spacing(spot: Spot<'_>) -> DamagePhrase {
    let mark = sign(spot.letter);
    DamagePhrase {
        fault: format!(
            "{mark} follows {} without a space, but French requires a space before {mark}",
            quoted(spot.word_before())
        ),
        help: format!("insert a space before {mark}, if possible a no-break space"),
    }
}
