//! Functions that remove punctuation and titles from names of people, so that the names can be
//! compared.

/// Titles that can precede a name, such as "Dr". A title such as "H.E." is split into words, in the
/// same way as by [`name_words`].
const TITLES: &[&[&str]] = &[
    &["dr"],
    &["prof"],
    &["professor"],
    &["mr"],
    &["mrs"],
    &["ms"],
    &["m"],
    &["mme"],
    &["mlle"],
    &["sr"],
    &["sra"],
    &["sir"],
    &["dame"],
    &["ing"],
    &["h", "e"],
    &["s", "e"],
];

/// Splits a folded name into words and removes punctuation. For example, "o'neil-smith, j." becomes
/// "oneil", "smith" and "j".
pub(crate) fn name_words(folded: &str) -> Vec<String> {
    let words = folded.split(|c: char| !c.is_alphanumeric() && !matches!(c, '\'' | '’'));
    let bare = words.map(|word| word.chars().filter(|c| c.is_alphanumeric()).collect::<String>());
    bare.filter(|word| !word.is_empty()).collect()
}

/// Removes titles such as "Dr" from the start of a name. The titles in [`TITLES`] and the
/// additional titles in `own` are removed. A title is not removed if fewer than `least` words would
/// remain.
pub(crate) fn strip_titles<'w>(name: &'w [String], own: &[Vec<String>], least: usize) -> &'w [String] {
    let mut rest = name;
    loop {
        let own = own.iter().find_map(|own| strip(rest, own));
        let title = || TITLES.iter().find_map(|title| strip(rest, title));
        match own.or_else(title) {
            Some(after) if after.len() >= least => rest = after,
            _ => return rest,
        }
    }
}

#[cfg(feature = "review")]
/// Returns `true` if the name contains only letters, digits and spaces, and does not start with the
/// first word of a title. The functions [`name_words`] and [`strip_titles`] leave such a name
/// unchanged. An ASCII name does not have to be folded first.
pub(crate) fn is_plain(name: &str) -> bool {
    let begins = |title: &&[&str]| {
        let (own, title) = (name.split(' ').next(), title.first());
        own.zip(title).is_some_and(|(own, title)| own.eq_ignore_ascii_case(title))
    };
    name.chars().all(|c| c.is_alphanumeric() || c == ' ') && !TITLES.iter().any(begins)
}

fn strip<'w, A: AsRef<str>>(words: &'w [String], before: &[A]) -> Option<&'w [String]> {
    let (head, rest) = words.split_at_checked(before.len()).filter(|(head, _)| !head.is_empty())?;
    head.iter().zip(before).all(|(ours, theirs)| ours == theirs.as_ref()).then_some(rest)
}

#[cfg(all(test, feature = "review"))]
mod tests {
    use super::*;

    fn bare(name: &str, own: &str, least: usize) -> String {
        strip_titles(&name_words(name), &[name_words(own)], least).join(" ")
    }

    #[test]
    fn plain_names_are_left_unchanged() {
        for name in ["Ada Okoye", "Okoye", "Ada  B Okoye", "Drew Okoye", "Ada 2 Okoye", "łucja okoye"] {
            let words = name.to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ");
            assert!(is_plain(name) && bare(&name.to_lowercase(), "", 2) == words, "{name}");
        }
        for name in ["Dr Ada Okoye", "H E Ada Okoye", "Okoye, Ada", "O'Neil Ada"] {
            assert!(!is_plain(name), "{name}");
        }
    }

    #[test]
    fn titles_are_removed_and_names_are_kept() {
        assert_eq!(bare("o'neil-smith, j.", "", 1), "oneil smith j");
        assert_eq!(bare("h.e. dr. ada okoye", "", 2), "ada okoye");
        assert_eq!(bare("chief ada okoye", "chief", 2), "ada okoye");
        assert_eq!(bare("dr. okoye", "", 2), "dr okoye", "the title is kept if only one word would remain");
        assert_eq!(bare("dr. okoye", "", 1), "okoye");
        assert_eq!(bare("dr.", "", 1), "dr");
    }
}
