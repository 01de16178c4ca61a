//! Functions that remove punctuation and honorifics from names of people, so that the names can be
//! compared.

use super::honorifics::compared_forms;
use crate::list::ToList;

/// Splits a folded name into words and removes punctuation. For example, "o'neil-smith, j." becomes
/// "oneil", "smith" and "j".
pub(crate) fn name_words(folded: &str) -> Vec<String> {
    let words = folded.split(|c: char| !c.is_alphanumeric() && !matches!(c, '\'' | '’'));
    let bare = words.map(|word| word.chars().filter(|c| c.is_alphanumeric()).collect::<String>());
    bare.filter(|word| !word.is_empty()).to_list()
}

/// Removes honorifics such as "Dr" from the start of a name. The additional honorifics in `own` are
/// removed as well. An honorific is not removed if fewer than `least` words would remain.
pub(crate) fn strip_honorifics<'w>(name: &'w [String], own: &[Vec<String>], least: usize) -> &'w [String] {
    let mut rest = name;
    loop {
        let own = own.iter().find_map(|own| strip(rest, own.iter().map(String::as_str)));
        let known = || compared_forms().find_map(|form| strip(rest, form.split('.')));
        match own.or_else(known) {
            Some(after) if after.len() >= least => rest = after,
            _ => return rest,
        }
    }
}

/// Returns `true` if the name contains only letters, digits and spaces, and does not start with the
/// first word of an honorific. The functions [`name_words`] and [`strip_honorifics`], without
/// additional honorifics, leave the words of such a name unchanged. An ASCII name does not have to
/// be folded first, because the letter case of ASCII letters is ignored.
#[cfg(feature = "review")]
pub(crate) fn is_plain(name: &str) -> bool {
    let first = name.split(' ').next().unwrap_or_default();
    let begins = |form: &str| {
        let word = form.split('.').next().unwrap_or_default();
        word.len() == first.len() && word.eq_ignore_ascii_case(first)
    };
    name.chars().all(|c| c.is_alphanumeric() || c == ' ') && !compared_forms().any(begins)
}

fn strip<'w, 'h>(words: &'w [String], honorific: impl Iterator<Item = &'h str>) -> Option<&'w [String]> {
    let mut rest = words;
    for word in honorific {
        rest = rest.split_first().filter(|(first, _)| first.eq_ignore_ascii_case(word))?.1;
    }
    (rest.len() < words.len()).then_some(rest)
}

#[cfg(all(test, feature = "review"))]
mod tests {
    use super::*;

    fn bare(name: &str, own: &str, least: usize) -> String {
        strip_honorifics(&name_words(name), &[name_words(own)], least).join(" ")
    }

    #[test]
    fn plain_names_are_left_unchanged() {
        for name in ["Ada Okoye", "Okoye", "Ada  B Okoye", "Drew Okoye", "Ada 2 Okoye", "łucja okoye"] {
            let words = name.to_lowercase().split_whitespace().to_list().join(" ");
            assert!(is_plain(name) && bare(&name.to_lowercase(), "", 2) == words, "{name}");
        }
        for name in ["Dr Ada Okoye", "H E Ada Okoye", "Okoye, Ada", "O'Neil Ada"] {
            assert!(!is_plain(name), "{name}");
        }
    }

    #[test]
    fn honorifics_are_removed_and_names_are_kept() {
        assert_eq!(bare("o'neil-smith, j.", "", 1), "oneil smith j");
        assert_eq!(bare("h.e. dr. ada okoye", "", 2), "ada okoye");
        assert_eq!(bare("s.e.m. ada okoye", "", 2), "ada okoye");
        assert_eq!(bare("dott.ssa ada okoye", "", 2), "ada okoye");
        assert_eq!(bare("frau prof. ada okoye", "", 2), "ada okoye");
        assert_eq!(bare("m. dame okoye diop", "", 2), "okoye diop");
        assert_eq!(bare("chief ada okoye", "chief", 2), "ada okoye");
        assert_eq!(
            bare("dr. okoye", "", 2),
            "dr okoye",
            "the honorific is kept if only one word would remain"
        );
        assert_eq!(bare("dr. okoye", "", 1), "okoye");
        assert_eq!(bare("dr.", "", 1), "dr");
    }
}
