//! Descriptions of damaged texts for the messages of findings.
//!
//! Most damage is invisible when a text is displayed. Each description therefore names the damaged
//! word or character and explains what is wrong with it.

use super::detect::Damage;
use super::encoding::decoded;
use super::letters::{with_accent, with_separate_accent};
use super::scripts::script;
use crate::review::describe::quoted;
use crate::value::language::LanguageTag;
use crate::value::text_damage;

/// A description of a damaged text, and a suggestion for correcting it. In a message, `fault`
/// follows the name of the text, as in "in the title of “Opening”, …".
pub(super) struct DamagePhrase {
    pub(super) fault: String,
    pub(super) help: String,
}

const RETYPE: &str = "delete the word and type it again";
const UNSEARCHABLE: &str = "so a search may not find the word";

/// A damaged text, split at the damaged character.
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

    fn word_before(self) -> &'w str {
        self.before.rsplit(char::is_whitespace).next().unwrap_or_default()
    }

    fn word_after(self) -> &'w str {
        self.after.split(char::is_whitespace).next().unwrap_or_default()
    }

    fn word(self) -> String {
        format!("{}{}{}", self.word_before(), self.letter, self.word_after())
    }

    fn letters_before(self) -> &'w str {
        self.before.rsplit(|letter: char| !letter.is_alphabetic()).next().unwrap_or_default()
    }

    fn letters_after(self) -> &'w str {
        leading_letters(self.after)
    }

    /// Returns the damaged word without digits and punctuation.
    fn letters(self) -> String {
        format!("{}{}{}", self.letters_before(), self.letter, self.letters_after())
    }

    /// Describes the position of an invisible character by a word next to it, as in "after
    /// “Opening”".
    fn next_to(self) -> String {
        let previous = self.before.split_whitespace().next_back();
        let next = self.after.split_whitespace().next();
        match (previous, next) {
            (_, Some(next)) if self.word_before().is_empty() => format!("before {}", quoted(next)),
            (Some(previous), _) => format!("after {}", quoted(previous)),
            (None, _) => "at the beginning".to_owned(),
        }
    }
}

fn leading_letters(text: &str) -> &str {
    text.split(|letter: char| !letter.is_alphabetic()).next().unwrap_or_default()
}

fn sign(letter: char) -> String {
    quoted(letter.encode_utf8(&mut [0; 4]))
}

fn code_point(letter: char) -> String {
    format!("U+{:04X}", u32::from(letter))
}

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
    match decoded(&rest) {
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
        help: "delete the words around the invisible character and type them again, because they may be \
               shown in the wrong order"
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
    let word: String =
        spot.word().chars().filter(|letter| !text_damage::is_invisible(*letter, None, None)).collect();
    let place = match spot.word_before() {
        "" => "at its beginning".to_owned(),
        before => format!("after {}", quoted(before)),
    };
    let character = format!("an invisible character ({name}, {})", code_point(spot.letter));
    if word.is_empty() {
        let fault = format!("there is {character} {}", spot.next_to());
        let help =
            "delete the spaces and the invisible character next to this word and type one space".to_owned();
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
        help: "delete this sign and type a hyphen, or a dash (“–”) if the two words are connected by one"
            .to_owned(),
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
            "if it refers to a footnote, write “[^{number}]” and add {{ \"id\": \"{number}\", \"text\": \
             [\"…\"] }} to \"notes\"; otherwise nothing needs to be done"
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
    let accented = with_accent(letter, accent).map_or_else(|| "the right letter".to_owned(), sign);
    let apostrophe = quoted(&wrong.replace(accent, "’"));
    let is_vowel = matches!(letter.to_ascii_lowercase(), 'a' | 'e' | 'i' | 'o' | 'u' | 'y');
    let right = match (accent, is_vowel) {
        ('´', true) => format!("{accented}, or with {apostrophe} if an apostrophe is meant"),
        ('´', false) => format!("{apostrophe}, or with {accented} if an accent is meant"),
        _ => accented,
    };
    DamagePhrase {
        fault: format!(
            "the accent {} is a separate character {place} {} in {}",
            sign(accent),
            sign(letter),
            quoted(&spot.word())
        ),
        help: format!("replace {} with {right}", quoted(&wrong)),
    }
}

/// A script, the noun for its characters, and a language that is written in this script.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Script {
    name: &'static str,
    characters: &'static str,
    language: &'static str,
}

fn script_of(letter: char) -> Script {
    let (name, characters, language) = match script(letter) {
        Some("Latn") => ("Latin", "letter", "en"),
        Some("Grek") => ("Greek", "letter", "el"),
        Some("Cyrl") => ("Cyrillic", "letter", "ru"),
        Some("Armn") => ("Armenian", "letter", "hy"),
        Some("Hebr") => ("Hebrew", "letter", "he"),
        Some("Arab") => ("Arabic", "letter", "ar"),
        Some("Deva") => ("Devanagari", "letter", "hi"),
        Some("Thai") => ("Thai", "letter", "th"),
        Some("Geor") => ("Georgian", "letter", "ka"),
        Some("Kana") => ("Japanese", "character", "ja"),
        Some("Hani") => ("Chinese", "character", "zh"),
        Some("Hang") => ("Korean", "character", "ko"),
        _ => ("foreign", "letter", "und"),
    };
    Script { name, characters, language }
}

fn mixed_scripts(spot: Spot<'_>) -> DamagePhrase {
    let word = spot.letters();
    let alike = |letter: char| word.chars().filter(|other| script_of(*other) == script_of(letter)).count();
    // If two scripts are equally frequent, the last letter of the word is reported.
    let wrong = word.chars().rev().min_by_key(|letter| alike(*letter)).unwrap_or(spot.letter);
    let Script { name, characters, .. } = script_of(wrong);
    let others =
        word.chars().map(script_of).find(|other| other.name != name).map_or("other", |other| other.name);
    let why = match characters {
        "letter" => format!("which may look like a {others} letter"),
        _ => format!("which is not a {others} letter"),
    };
    DamagePhrase {
        fault: format!(
            "the word {} contains the {name} {characters} {}, {why}, {UNSEARCHABLE}",
            quoted(&word),
            sign(wrong)
        ),
        help: "delete the word and type it again with one keyboard layout".to_owned(),
    }
}

fn foreign_script(spot: Spot<'_>, wording: &str, tag: &LanguageTag) -> DamagePhrase {
    let Script { name, characters, language } = script_of(spot.letter);
    DamagePhrase {
        fault: format!(
            "the text {} is entered in the language \"{tag}\", but is written in {name} {characters}s",
            quoted(wording)
        ),
        help: format!(
            "enter the text in its real language, for example {{ \"{language}\": \"…\" }} instead of \
             {{ \"{tag}\": \"…\" }}, or correct the text"
        ),
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
    match with_separate_accent(wording) {
        Some((at, letter, right)) => DamagePhrase {
            fault: format!(
                "the letter {} in {} is stored as {} and a separate accent, so a search may not find the \
                 word",
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

#[cfg(test)]
mod tests {
    use super::*;

    fn phrase(damage: Damage, wording: &str, damaged: &str) -> (String, String) {
        let place = wording.find(damaged).unwrap();
        let DamagePhrase { fault, help } = describe(damage, wording, place, &"en".parse().unwrap());
        (fault, help)
    }

    #[test]
    fn the_damaged_word_and_character_are_named() {
        for (damage, wording, damaged, expected) in [
            (Damage::Mojibake, "the ModÃ©rateur", "Ã", "the word “ModÃ©rateur” contains “Ã©” instead of “é”"),
            (Damage::Invisible, "one inter\u{AD}national", "\u{AD}", "the word “international” contains"),
            (Damage::Invisible, "\u{FEFF}Opening", "\u{FEFF}", "the word “Opening” contains"),
            (Damage::Invisible, "a \u{200B} b", "\u{200B}", "there is an invisible character"),
            (Damage::Compatibility, "ofﬁcial", "ﬁ", "the word “ofﬁcial” contains the single character “ﬁ”"),
            (Damage::SplitWord, "the sec- retariat", "-", "the word “secretariat” is split"),
            (Damage::MinusInWord, "Unis−Mexique", "−", "the sign between “Unis” and “Mexique” is"),
            (Damage::GluedFootnote, "consolidées12.", "1", "the number 12 follows “consolidées”"),
            (Damage::StrayDiacritic, "Par l´ecrit", "´", "the accent “´” is a separate character before “e”"),
            (
                Damage::MixedScripts,
                "We c\u{3BF}unt",
                "\u{3BF}",
                "the word “c\u{3BF}unt” contains the Greek letter",
            ),
            (
                Damage::MixedScripts,
                "\u{397}ow",
                "ow",
                "the word “\u{397}ow” contains the Greek letter “\u{397}”",
            ),
            (Damage::LostApostrophe, "de l OMPI", "l", "“l OMPI” has a space instead of an apostrophe"),
            (Damage::FrenchSpacing, "Les orateurs: tous", ":", "“:” follows “orateurs” without a space"),
            (
                Damage::UnbalancedDirection,
                "Room \u{2067}B",
                "\u{2067}",
                "an invisible character (U+2067) before “B”",
            ),
        ] {
            let (fault, help) = phrase(damage, wording, damaged);
            assert!(fault.starts_with(expected), "{wording}: {fault}");
            assert!(!help.is_empty(), "{wording}");
        }
    }

    #[test]
    fn helps_contain_the_correct_text() {
        let help = |damage, wording, damaged| phrase(damage, wording, damaged).1;
        let or =
            |first: &str, second: &str| format!("write “{first}”, or “{second}” if the hyphen is needed");
        assert_eq!(help(Damage::SplitWord, "co- operation", "-"), or("cooperation", "co-operation"));
        assert!(help(Damage::LostApostrophe, "de l OMPI", "l").starts_with("write “l’OMPI”"));
        assert!(help(Damage::StrayDiacritic, "that´s", "´").starts_with("replace “´s” with “’s”"));
        assert!(help(Damage::GluedFootnote, "texts2", "2").contains("write “[^2]”"));
    }

    #[test]
    fn any_position_in_any_text_is_described() {
        for wording in ["", " ", "é", "a\u{AD}", "\u{200B}", "- a", "2", "´", "漢字 and text"] {
            for place in 0..=wording.len() {
                for damage in [
                    Damage::Mojibake,
                    Damage::UnbalancedDirection,
                    Damage::Invisible,
                    Damage::Compatibility,
                    Damage::SplitWord,
                    Damage::MinusInWord,
                    Damage::GluedFootnote,
                    Damage::StrayDiacritic,
                    Damage::MixedScripts,
                    Damage::ForeignScript,
                    Damage::LostApostrophe,
                    Damage::NotNfc,
                    Damage::FrenchSpacing,
                ] {
                    let DamagePhrase { fault, help } =
                        describe(damage, wording, place, &"en".parse().unwrap());
                    assert!(!fault.is_empty() && !help.is_empty(), "{damage:?} {wording:?} {place}");
                }
            }
        }
    }
}
