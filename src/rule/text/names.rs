//! Names of people that hold more than a name.

use crate::code::Code;
use crate::report::Notice;
use crate::rule::describe::quoted;
use crate::rule::{FindingCollector, ReviewContext};
use crate::value::language::LanguageTag;
use crate::view::Person;

/// What is printed before names, without letter case and final full stop. Not here: what is a given name too ("Don", "Dame"), and
/// ranks, which are as much a post as a form of address. "M." stands for many given names: it is asked for in French alone.
const HONORIFICS: &[&str] = &[
    "mr", "mrs", "ms", "miss", "mx", "messrs", // English
    "dr", "prof", "h.e", "s.e", "s.e.m", "s.e.mme", // many languages
    "mm", "mme", "mmes", "mlle", "mlles", "monsieur", "madame", // French
    "sr", "sra", "srta", "dra", // Spanish, Portuguese
    "herr", "frau", // German
    "dott", "dott.ssa", "sig", "sig.ra", // Italian
];

pub(super) fn honorific_inside_name(
    _: &ReviewContext<'_>,
    person: Person<'_>,
    found: &mut FindingCollector<'_>,
) {
    let begun = person.name().entries().find_map(|(tag, name)| Some((name, honorific(tag, name)?)));
    if let Some((name, honorific)) = begun {
        let message = format!("the name {} begins with a form of address, {honorific}", quoted(name));
        let notice = Notice::new(&person, message)
            .at("name")
            .with_detail("honorific", honorific)
            .with_help("move it into \"honorific\": people are sorted and found by their names");
        found.add(Code::HonorificInsideName, notice);
    }
}

/// The form of address with which a name begins, where a name follows.
fn honorific<'n>(language: &LanguageTag, name: &'n str) -> Option<&'n str> {
    let mut words = name.split_whitespace();
    let (first, next) = (words.next()?, words.next()?);
    let word = first.to_lowercase();
    let is_initial = |word: &str| word.ends_with('.') && word.chars().count() == 2;
    let known = HONORIFICS.contains(&word.trim_end_matches('.'))
        || word == "m." && language.is_within("fr") && !is_initial(next);
    known.then_some(first)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn honorifics_are_told_from_names() {
        let of = |language: &str, name: &'static str| honorific(&language.parse().unwrap(), name);
        for name in ["Mr Okoye", "MME Diallo", "Prof. Dr. Frank", "H.E. Ada Okoye", "Frau Müller"] {
            assert!(of("en", name).is_some(), "{name}");
        }
        assert_eq!(of("fr", "M. António Vitorino"), Some("M."));
        for name in ["M. Night Shyamalan", "Mr", "Drew Barrymore", "Mark Prof", "Don Quijote", "Ms.", ""] {
            assert_eq!(of("en", name), None, "{name}");
        }
        assert_eq!(of("fr", "M. K. Gandhi"), None);
    }
}
