//! Names of people without what is printed around them: punctuation, and forms of address before them.

/// What stands before names in the files of many, as words of a bare name.
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

/// The words of a folded text: "o'neil-smith, j." is "oneil", "smith" and "j".
pub(crate) fn bare_words(folded: &str) -> Vec<String> {
    let words = folded.split(|c: char| !c.is_alphanumeric() && !matches!(c, '\'' | '’'));
    let bare = words.map(|word| word.chars().filter(|c| c.is_alphanumeric()).collect::<String>());
    bare.filter(|word| !word.is_empty()).collect()
}

/// The words of a name behind its forms of address: those that are usual, and `own`. At least so many words are left.
pub(crate) fn without_titles<'w>(name: &'w [String], own: &[Vec<String>], least: usize) -> &'w [String] {
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

/// Whether the bare words of a folded name are its own words: there are letters and figures alone, and it begins like no form of
/// address. Of ASCII alone it need not be folded.
pub(crate) fn is_bare(name: &str) -> bool {
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

#[cfg(test)]
mod tests {
    use super::*;

    fn bare(name: &str, own: &str, least: usize) -> String {
        without_titles(&bare_words(name), &[bare_words(own)], least).join(" ")
    }

    #[test]
    fn names_are_bare_where_nothing_would_be_taken_off() {
        for name in ["Ada Okoye", "Okoye", "Ada  B Okoye", "Drew Okoye", "Ada 2 Okoye", "łucja okoye"] {
            let words = name.to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ");
            assert!(is_bare(name) && bare(&name.to_lowercase(), "", 2) == words, "{name}");
        }
        for name in ["Dr Ada Okoye", "H E Ada Okoye", "Okoye, Ada", "O'Neil Ada"] {
            assert!(!is_bare(name), "{name}");
        }
    }

    #[test]
    fn forms_of_address_are_left_out_and_names_are_not() {
        assert_eq!(bare("o'neil-smith, j.", "", 1), "oneil smith j");
        assert_eq!(bare("h.e. dr. ada okoye", "", 2), "ada okoye");
        assert_eq!(bare("chief ada okoye", "chief", 2), "ada okoye");
        assert_eq!(bare("dr. okoye", "", 2), "dr okoye", "one word alone is not taken for a name");
        assert_eq!(bare("dr. okoye", "", 1), "okoye");
        assert_eq!(bare("dr.", "", 1), "dr");
    }
}
