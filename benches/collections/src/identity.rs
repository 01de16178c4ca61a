//! The values from which the identity of a person is decided.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The schemes of external ids that identify a person in all programmes. An id of a conference
/// system, such as `code` or `guid`, identifies an account in one system.
pub(crate) const REGISTRIES: [&str; 4] = ["isni", "orcid", "viaf", "wikidata"];

/// Converts a name to the form in which names are compared: lower case, without accents, with one
/// space between words. Everything that is neither a letter nor a digit separates words. Returns
/// `None` for a name without letters, because it is not a name but, for example, a number.
pub(crate) fn fold_name(name: &str) -> Option<String> {
    let mut folded = String::with_capacity(name.len());
    let letters = name.nfkd().filter(|letter| !is_combining_mark(*letter)).flat_map(char::to_lowercase);
    for letter in letters {
        if letter.is_alphanumeric() {
            folded.push(letter);
        } else if !matches!(letter, '\'' | '’' | 'ʼ') && !folded.ends_with(' ') && !folded.is_empty() {
            folded.push(' ');
        }
    }
    folded.truncate(folded.trim_end().len());
    folded.contains(char::is_alphabetic).then_some(folded)
}

#[cfg(test)]
mod tests {
    use super::fold_name;

    #[test]
    fn case_accents_and_punctuation_are_ignored() {
        assert_eq!(fold_name("  Lúcia  BRÜLLHARDT-Okoye ").as_deref(), Some("lucia brullhardt okoye"));
        assert_eq!(fold_name("O’Neil"), fold_name("O'NEIL"));
        assert_ne!(fold_name("Ada Okoye"), fold_name("Ada Okoya"));
    }

    #[test]
    fn a_name_without_letters_is_not_a_name() {
        assert_eq!(fold_name("???"), None);
        assert_eq!(fold_name("101"), None);
        assert_eq!(fold_name("名前 2").as_deref(), Some("名前 2"));
    }
}
