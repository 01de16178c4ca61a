//! Detection of letters from the wrong script, in a word or in an entire text.

use super::detect::Damage;
use crate::value::language::LanguageTag;

/// Returns the script of a letter. Returns `None` for other characters and for scripts that are
/// rare in agendas.
pub(crate) fn script(letter: char) -> Option<&'static str> {
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

/// Returns `true` if letters of the script `script` are normal in a language whose main script is
/// `likely`. For example, Japanese uses Chinese characters together with kana.
fn fits(script: &str, likely: &str) -> bool {
    match likely {
        "Hans" | "Hant" => script == "Hani",
        "Jpan" => matches!(script, "Hani" | "Kana"),
        "Kore" => matches!(script, "Hang" | "Hani"),
        _ => script == likely,
    }
}

/// Returns `true` if a Greek or Cyrillic letter next to a Latin letter is probably intended, as in
/// `αNLI` or `λPunk`. If the letter looks like a Latin letter, it is a typing error.
fn is_deliberate(a: char, b: char) -> bool {
    let foreign = match (script(a), script(b)) {
        (Some("Latn"), Some("Grek" | "Cyrl")) => b,
        (Some("Grek" | "Cyrl"), Some("Latn")) => a,
        _ => return false,
    };
    !matches!(
        foreign,
        'Α' | 'Β'
            | 'Ε'
            | 'Ζ'
            | 'Η'
            | 'Ι'
            | 'Κ'
            | 'Μ'
            | 'Ν'
            | 'Ο'
            | 'Ρ'
            | 'Τ'
            | 'Υ'
            | 'Χ'
            | 'ο'
            | 'ν'
            | 'ι'
            | 'А'
            | 'В'
            | 'Е'
            | 'К'
            | 'М'
            | 'Н'
            | 'О'
            | 'Р'
            | 'С'
            | 'Т'
            | 'У'
            | 'Х'
            | 'І'
            | 'Ј'
            | 'Ѕ'
            | 'а'
            | 'е'
            | 'о'
            | 'р'
            | 'с'
            | 'у'
            | 'х'
            | 'і'
            | 'ј'
            | 'ѕ'
    )
}

/// Returns `true` if at least two Chinese or Japanese characters meet the Latin letters, as in
/// `CRuby言語`. A single such character within a Latin word comes from a wrong encoding.
fn is_east_asian_word(before: &str, left: &str, right: &str) -> bool {
    let is_east_asian = |letter: char| matches!(script(letter), Some("Hani" | "Kana" | "Hang"));
    if before == "Hani" {
        left.chars().rev().take(2).filter(|letter| is_east_asian(*letter)).count() == 2
    } else {
        right.chars().take(2).filter(|letter| is_east_asian(*letter)).count() == 2
    }
}

pub(super) fn scripts(wording: &str, language: &LanguageTag, report: &mut impl FnMut(Damage, usize)) {
    // In Korean, and in languages without spaces between words, names and numbers can directly
    // follow other letters. A change of script is then not a sign of damage.
    let parted =
        !matches!(language.language(), "zh" | "cmn" | "yue" | "ja" | "ko" | "th" | "lo" | "km" | "my");
    let mut before: Option<&str> = None;
    let mut previous = ' ';
    let (mut inside, mut outside, mut first) = (0_usize, 0_usize, None);
    let mut has_common_word = false;
    let likely = language.likely_script().filter(|_| !language.is_neutral());
    for (at, letter) in wording.char_indices() {
        let own = script(letter);
        if let (Some(before), Some(own), true) = (before, own, parted)
            && before != own
            && [before, own].iter().all(|one| matches!(*one, "Latn" | "Cyrl" | "Grek" | "Hani"))
            && !is_deliberate(previous, letter)
            && !is_east_asian_word(
                before,
                wording.get(..at).unwrap_or_default(),
                wording.get(at..).unwrap_or_default(),
            )
        {
            report(Damage::MixedScripts, at);
        }
        if !previous.is_alphabetic() && letter.is_alphabetic() && !letter.is_uppercase() {
            let word = wording.get(at..).unwrap_or_default().chars().take_while(|next| next.is_alphabetic());
            has_common_word |= word.take(4).count() == 4 || !letter.is_lowercase();
        }
        before = own.filter(|_| letter.is_alphabetic());
        previous = letter;
        if let (Some(own), Some(likely)) = (own, likely) {
            // One Chinese, Japanese or Korean character corresponds to several letters of an
            // alphabet.
            let weight = if matches!(own, "Hani" | "Kana" | "Hang") { 3 } else { 1 };
            if fits(own, likely) {
                inside += weight;
            } else {
                outside += weight;
                first = first.or(Some(at));
            }
        }
    }
    // Other scripts are excluded, because the function `script` does not recognise their letters
    // reliably.
    let known = likely.is_some_and(|likely| {
        matches!(
            likely,
            "Latn" | "Cyrl" | "Grek" | "Arab" | "Hebr" | "Hans" | "Hant" | "Jpan" | "Kore" | "Armn" | "Thai"
        )
    });
    // A few letters of a foreign script are normal, for example in an acronym. So are proper names,
    // such as "TED Talks".
    let foreign = if parted { outside > 5 && outside > 4 * inside } else { outside > 12 && inside == 0 };
    let foreign = foreign && has_common_word;
    if let (true, true, Some(first)) = (known, foreign, first) {
        report(Damage::ForeignScript, first);
    }
}
