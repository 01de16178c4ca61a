//! Parsing of numbers in headings, such as "3", "IV" or "Three".

use super::normalise::{is_chinese, normalised};

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Numeral {
    /// The number in digits or as a Roman numeral, such as "3", "IV" or "3.bis". Numbers in words
    /// and in Chinese characters are converted to digits.
    pub(super) label: String,
    /// The value of the number, or `None` if the label is more than a number, as in "3.bis", or if
    /// the number does not fit into `u32`.
    pub(super) value: Option<u32>,
}

impl Numeral {
    fn of(value: u32) -> Self {
        Self { label: value.to_string(), value: Some(value) }
    }
}

/// The words for 1 to 10 that can follow a noun, as in "Day One".
const AFTER: &[[&str; 10]] = &[
    ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"],
    ["un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix"],
    ["uno", "dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve", "diez"],
    ["один", "два", "три", "четыре", "пять", "шесть", "семь", "восемь", "девять", "десять"],
];

/// The ordinals from 1 to 10 in several languages. They can precede or follow a noun, as in "First
/// Session".
const ORDINALS: &[[&str; 10]] = &[
    ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"],
    [
        "première",
        "deuxième",
        "troisième",
        "quatrième",
        "cinquième",
        "sixième",
        "septième",
        "huitième",
        "neuvième",
        "dixième",
    ],
    ["premier", "second", "tiers", "quart", "quint", "six", "sept", "huit", "neuf", "dix"],
    [
        "première",
        "seconde",
        "troisième",
        "quatrième",
        "cinquième",
        "sixième",
        "septième",
        "huitième",
        "neuvième",
        "dixième",
    ],
    ["primer", "segundo", "tercer", "cuarto", "quinto", "sexto", "séptimo", "octavo", "noveno", "décimo"],
    ["primera", "segunda", "tercera", "cuarta", "quinta", "sexta", "séptima", "octava", "novena", "décima"],
    ["primero", "segundo", "tercero", "cuarto", "quinto", "sexto", "séptimo", "octavo", "noveno", "décimo"],
    ["الأول", "الثاني", "الثالث", "الرابع", "الخامس", "السادس", "السابع", "الثامن", "التاسع", "العاشر"],
    [
        "الأولى",
        "الثانية",
        "الثالثة",
        "الرابعة",
        "الخامسة",
        "السادسة",
        "السابعة",
        "الثامنة",
        "التاسعة",
        "العاشرة",
    ],
    [
        "первый",
        "второй",
        "третий",
        "четвёртый",
        "пятый",
        "шестой",
        "седьмой",
        "восьмой",
        "девятый",
        "десятый",
    ],
    [
        "первая",
        "вторая",
        "третья",
        "четвёртая",
        "пятая",
        "шестая",
        "седьмая",
        "восьмая",
        "девятая",
        "десятая",
    ],
    [
        "первое",
        "второе",
        "третье",
        "четвёртое",
        "пятое",
        "шестое",
        "седьмое",
        "восьмое",
        "девятое",
        "десятое",
    ],
];

/// The endings of ordinals that are written with digits, such as "th" in "5th". The endings are
/// normalised like headings, so they contain no accents.
const ENDINGS: &[&str] = &[
    "st", "nd", "rd", "th", "er", "re", "ere", "e", "eme", "nde", "o", "a", "ro", "ra", "do", "da", "to",
    "ta", "и", "ыи", "ои", "я", "ая", "е", "ое",
];

/// The words that can be printed between a noun and its number, such as "no" in "Session no. 3".
const SIGNS: &[&str] = &["no", "n", "nr", "nro", "num", "number", "numero", "номер", "رقم"];

/// The Chinese measure words that can follow a number, such as "场" in "第三场".
const COUNTERS: &[char] = &['场', '場', '次', '个', '個', '届', '屆', '节', '節', '号', '號'];

/// Returns all ways to split a normalised heading into a noun and a number. For example, "session
/// 3" is split into "session" and 3.
pub(super) fn splits(key: &str) -> Vec<(String, Numeral)> {
    let mut found = Vec::new();
    if let Some((base, last)) = key.rsplit_once(' ') {
        let numeral = figure(last).or_else(|| in_words(last, AFTER)).or_else(|| in_words(last, ORDINALS));
        if let Some(numeral) = numeral {
            let unsigned = base.rsplit_once(' ').filter(|(_, sign)| SIGNS.contains(sign));
            found.push((unsigned.map_or(base, |(base, _)| base).to_owned(), numeral));
        }
    }
    if let Some((first, base)) = key.split_once(' ')
        && let Some(numeral) = ordinal_figure(first).or_else(|| in_words(first, ORDINALS))
    {
        found.push((base.to_owned(), numeral));
    }
    if let Some(rest) = key.strip_prefix('第') {
        let end = rest.find(|c: char| !is_figure(c)).unwrap_or(rest.len());
        let (number, base) = rest.split_at(end);
        if let Some(numeral) = run(number) {
            found.push((base.to_owned(), numeral.clone()));
            if let Some(counted) = base.strip_prefix(COUNTERS).filter(|counted| !counted.is_empty()) {
                found.push((counted.to_owned(), numeral));
            }
        }
    }
    // The number can also follow the noun without a space, as in "小组讨论会1" or "Panel1".
    let base = key.trim_end_matches(is_figure);
    let number = key.get(base.len()..).unwrap_or_default();
    if !base.is_empty() && !base.ends_with([' ', '.', '第']) {
        let chinese = base.ends_with(is_chinese);
        if let Some(numeral) =
            run(number).filter(|_| chinese || number.bytes().all(|byte| byte.is_ascii_digit()))
        {
            found.push((base.to_owned(), numeral));
        }
    }
    found
}

/// Parses a heading that consists only of a number, such as "3", "IV" or "No. 3".
pub(super) fn alone(key: &str) -> Option<Numeral> {
    let number =
        key.split_once(' ').filter(|(sign, _)| SIGNS.contains(sign)).map_or(key, |(_, number)| number);
    figure(number).or_else(|| run(number))
}

/// Parses digits with an optional suffix, such as "3" or "3.bis", or a Roman numeral.
fn figure(token: &str) -> Option<Numeral> {
    let end = token.find(|c: char| !c.is_ascii_digit()).unwrap_or(token.len());
    let (digits, rest) = token.split_at(end);
    if digits.is_empty() {
        return roman(token);
    }
    let label = rest.chars().all(|c| c.is_ascii_alphanumeric() || c == '.') && rest.len() <= 6;
    label.then(|| Numeral {
        label: token.to_owned(),
        value: if rest.is_empty() { digits.parse().ok() } else { None },
    })
}

/// Parses an ordinal that is written with digits, such as "1st", "2ème" or "3-я".
fn ordinal_figure(token: &str) -> Option<Numeral> {
    let end = token.find(|c: char| !c.is_ascii_digit())?;
    let (digits, ending) = token.split_at(end);
    let value = digits.parse().ok()?;
    ENDINGS.contains(&ending).then(|| Numeral::of(value))
}

/// Parses a Roman numeral from I to XXXIX. Larger numerals are rejected, because many of them are
/// also ordinary words, such as "mix".
fn roman(token: &str) -> Option<Numeral> {
    const UNITS: [&str; 10] = ["", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"];
    let units = token.trim_start_matches('x');
    let tens = u32::try_from(token.len() - units.len()).ok()?;
    // Each leading "x" adds ten. The "x" in "ix" is not a leading letter and belongs to the units.
    let units = UNITS.iter().position(|unit| *unit == units)?;
    let value = tens * 10 + u32::try_from(units).ok()?;
    (1..40).contains(&value).then(|| Numeral { label: token.to_uppercase(), value: Some(value) })
}

fn in_words(token: &str, words: &[[&str; 10]]) -> Option<Numeral> {
    let position =
        words.iter().find_map(|ten| ten.iter().position(|word| normalised(word).eq(token.chars())))?;
    Some(Numeral::of(u32::try_from(position).ok()? + 1))
}

const CHINESE: &str = "〇一二三四五六七八九";

fn is_figure(c: char) -> bool {
    c.is_ascii_digit() || c == '十' || CHINESE.contains(c)
}

/// Parses a number in digits, or a Chinese number from 0 to 99, such as "十二" for 12.
fn run(number: &str) -> Option<Numeral> {
    if number.is_empty() {
        return None;
    }
    if number.bytes().all(|byte| byte.is_ascii_digit()) {
        return Some(Numeral { label: number.to_owned(), value: number.parse().ok() });
    }
    let digit = |text: &str| {
        let mut letters = text.chars();
        let only = letters.next()?;
        let position = CHINESE.chars().position(|c| c == only)?;
        letters.next().is_none().then_some(u32::try_from(position).ok()?)
    };
    let value = match number.split_once('十') {
        None => digit(number)?,
        Some((tens, units)) => {
            let tens = if tens.is_empty() { 1 } else { digit(tens)? };
            tens * 10 + if units.is_empty() { 0 } else { digit(units)? }
        }
    };
    Some(Numeral::of(value))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_and_words_are_read() {
        for (token, value) in [("iv", 4), ("xix", 19), ("x", 10), ("xxxix", 39), ("12", 12)] {
            assert_eq!(figure(token).unwrap().value, Some(value), "{token}");
        }
        for token in ["xxxx", "iiii", "c", "vx", "", "mix", "3-4"] {
            assert_eq!(figure(token), None, "{token}");
        }
        assert_eq!(figure("3.bis").unwrap(), Numeral { label: "3.bis".to_owned(), value: None });
        for (number, value) in [("三", 3), ("十", 10), ("十二", 12), ("二十", 20), ("九十九", 99), ("7", 7)]
        {
            assert_eq!(run(number).unwrap().value, Some(value), "{number}");
        }
        assert_eq!(run("一二"), None);
        assert_eq!(in_words("вторая", ORDINALS).unwrap().value, Some(2));
        assert_eq!(ordinal_figure("1ere").unwrap().label, "1");
        assert_eq!(ordinal_figure("1x"), None);
    }

    #[test]
    fn a_number_that_is_no_number_does_no_harm() {
        for key in [
            "第",
            "第第",
            "十",
            "99999999999999999999",
            "session 99999999999999999999",
            "第十十十天",
            " ",
            "",
        ] {
            splits(key);
            alone(key);
        }
        assert_eq!(alone("99999999999999999999").unwrap().value, None);
    }
}
