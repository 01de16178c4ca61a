//! Splits texts that list several rooms.

/// The separators between several rooms in one text.
const SEPARATORS: [&str; 20] = [
    "\n", ";", ",", "/", "+", "&", "|", "、", "،", "，", "和", " - ", " and ", " et ", " und ", " y ", " e ",
    " и ", " و ", " و",
];

/// Splits a text that lists several rooms. Each part must be a known room, because a separator can
/// also be a part of a name. Returns `None` if the text does not list rooms.
pub(in crate::interchange) fn several(text: &str, is_known: impl Fn(&str) -> bool) -> Option<Vec<&str>> {
    let all = |separators: &[&str]| {
        let mut parts = vec![text];
        for separator in separators {
            parts = parts.into_iter().flat_map(|part| part.split(separator)).collect();
        }
        let parts: Vec<&str> = parts.into_iter().map(str::trim).filter(|part| !part.is_empty()).collect();
        (parts.len() > 1 && parts.iter().all(|part| is_known(part))).then_some(parts)
    };
    SEPARATORS.iter().find_map(|separator| all(&[separator])).or_else(|| all(&SEPARATORS))
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
            ("barn,", None),
            ("", None),
        ] {
            assert_eq!(several(text, is_known), expected, "{text}");
        }
    }
}
