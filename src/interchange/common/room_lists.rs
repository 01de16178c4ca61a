//! Splits texts that list several rooms.

use std::borrow::Cow;

use super::place_words::place_word;

/// The separators between several rooms in one text.
const SEPARATORS: [&str; 25] = [
    "\n", ";", ",", "/", "+", "&", "|", "•", "、", "،", "，", "和", " - ", " and ", " et ", " und ", " y ",
    " e ", " en ", " og ", " och ", " i ", " и ", " و ", " و",
];

/// The maximum length of a part without the first words of the name, such as "B" in "Hall A + B".
const LONGEST_SUFFIX: usize = 3;

/// Splits a text that lists several rooms. Each part must be a known room, because a separator can
/// also be a part of a name. One of the parts can be a new room if two others are known, or if one
/// is known and a semicolon separates them. A part can omit the first words of the name, as in
/// "Hall A + B" and "Halls A and B". Returns `None` if the text does not list rooms.
pub(in crate::interchange) fn several<'t>(
    text: &'t str,
    is_known: impl Fn(&str) -> bool,
) -> Option<Vec<Cow<'t, str>>> {
    let parts = |separators: &[&str]| {
        let mut parts = vec![text];
        for separator in separators {
            parts = parts.into_iter().flat_map(|part| part.split(separator)).collect();
        }
        let parts: Vec<&str> = parts.into_iter().map(str::trim).filter(|part| !part.is_empty()).collect();
        Some(parts).filter(|parts| parts.len() > 1)
    };
    let all = |parts: Vec<&'t str>| {
        let unknown: Vec<&&str> = parts.iter().filter(|part| !is_known(part)).collect();
        let is_list = match unknown.as_slice() {
            [] => true,
            [one] => (parts.len() > 2 || text.contains(';')) && place_word(one).is_none(),
            _ => false,
        };
        is_list.then(|| parts.into_iter().map(Cow::Borrowed).collect())
    };
    let short = |parts: Vec<&'t str>| {
        let (words, suffix) = parts.first()?.rsplit_once(' ')?;
        let is_suffix =
            |part: &&str| part.chars().count() <= LONGEST_SUFFIX && part.chars().all(char::is_alphanumeric);
        let suffixes = || std::iter::once(&suffix).chain(parts.get(1..).unwrap_or_default());
        if !suffixes().all(is_suffix) {
            return None;
        }
        [Some(words), words.strip_suffix('s')].into_iter().flatten().find_map(|words| {
            let names: Vec<String> = suffixes().map(|suffix| format!("{words} {suffix}")).collect();
            let all_known = names.iter().all(|name| is_known(name));
            all_known.then(|| names.into_iter().map(Cow::Owned).collect())
        })
    };
    let each = || SEPARATORS.iter().filter_map(|separator| parts(&[separator]));
    each().find_map(all).or_else(|| all(parts(&SEPARATORS)?)).or_else(|| each().find_map(short))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_split_if_each_part_is_a_room() {
        let is_known = |part: &str| ["barn", "loft", "hay, straw", "shed"].contains(&part);
        for (text, expected) in [
            ("barn, loft", Some(vec!["barn", "loft"])),
            ("barn/loft", Some(vec!["barn", "loft"])),
            ("barn and loft", Some(vec!["barn", "loft"])),
            ("barn, loft & shed", Some(vec!["barn", "loft", "shed"])),
            ("hay, straw; loft", Some(vec!["hay, straw", "loft"])),
            ("hay, straw", None),
            ("barn, attic", None),
            ("barn, loft, attic", Some(vec!["barn", "loft", "attic"])),
            ("barn, loft, attic, cellar", None),
            ("barn, loft, online", None),
            ("barn; attic", Some(vec!["barn", "attic"])),
            ("barn • loft", Some(vec!["barn", "loft"])),
            ("barn,", None),
            ("", None),
        ] {
            let expected = expected.map(|parts| parts.into_iter().map(Cow::Borrowed).collect());
            assert_eq!(several(text, is_known), expected, "{text}");
        }
    }

    #[test]
    fn parts_can_omit_the_words_before_the_number_of_a_room() {
        let is_known = |part: &str| ["Hall A", "Hall B", "Sal 1", "Sal 2"].contains(&part);
        for (text, expected) in [
            ("Hall A/B", Some(["Hall A", "Hall B"])),
            ("Hall A + B", Some(["Hall A", "Hall B"])),
            ("Halls A and B", Some(["Hall A", "Hall B"])),
            ("Sal 1+2", Some(["Sal 1", "Sal 2"])),
            ("Sal 1 og Sal 2", Some(["Sal 1", "Sal 2"])),
            ("Hall A/C", None),
            ("Hall A/Barn", None),
        ] {
            let found = several(text, is_known);
            let found = found.as_ref().map(|parts| parts.iter().map(AsRef::as_ref).collect::<Vec<&str>>());
            assert_eq!(found, expected.map(|parts| parts.to_vec()), "{text}");
        }
    }
}
