//! Rules about the names of people.

use crate::code::Code;
use crate::report::Notice;
use crate::review::describe::quoted;
use crate::review::{FindingCollector, ReviewContext};
use crate::value::language::LanguageTag;
use crate::view::Person;
use crate::vocabulary::honorifics::is_honorific;

pub(super) fn honorific_inside_name(
    _: &ReviewContext<'_>,
    person: Person<'_>,
    found: &mut FindingCollector<'_>,
) {
    let begun = person.name().entries().find_map(|(tag, name)| Some((tag, name, honorific(tag, name)?)));
    if let Some((tag, name, honorific)) = begun {
        let (address, bare) = without_honorifics(tag, name);
        let (address, bare) = (quoted(address), quoted(bare));
        let message = format!("the name {} begins with the form of address {address}", quoted(name));
        let notice =
            Notice::new(&person, message).at("name").with_detail("honorific", honorific).with_help(format!(
                "enter {address} as \"honorific\" and only {bare} as \"name\", because people are sorted by \
                 their names"
            ));
        found.add(Code::HonorificInsideName, notice);
    }
}

/// Returns the form of address at the start of a name. A name that consists of a single word has no
/// form of address.
fn honorific<'n>(language: &LanguageTag, name: &'n str) -> Option<&'n str> {
    let mut words = name.split_whitespace();
    let (first, next) = (words.next()?, words.next()?);
    let word = first.to_lowercase();
    let is_initial = |word: &str| word.ends_with('.') && word.chars().count() == 2;
    // The abbreviation "M." is often an initial, so it is recognised only in French.
    let is_monsieur = word == "m." && language.is_within("fr") && !is_initial(next);
    (is_honorific(&word) || is_monsieur).then_some(first)
}

/// Splits a name into its forms of address, such as "Prof. Dr.", and the rest.
fn without_honorifics<'n>(language: &LanguageTag, name: &'n str) -> (&'n str, &'n str) {
    let mut rest = name.trim_start();
    while let Some(after) = honorific(language, rest).and_then(|first| rest.strip_prefix(first)) {
        rest = after.trim_start();
    }
    (name.strip_suffix(rest).unwrap_or(name), rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_address_are_distinguished_from_names() {
        let of = |language: &str, name: &'static str| honorific(&language.parse().unwrap(), name);
        for name in
            ["Mr Okoye", "MME Diallo", "Prof. Dr. Frank", "H.E. Ada Okoye", "Frau Müller", "Sir Ada Okoye"]
        {
            assert!(of("en", name).is_some(), "{name}");
        }
        assert_eq!(of("fr", "M. António Vitorino"), Some("M."));
        for name in
            ["M. Night Shyamalan", "Mr", "Drew Barrymore", "Mark Prof", "Don Quijote", "Dame Diop", "Ms.", ""]
        {
            assert_eq!(of("en", name), None, "{name}");
        }
        assert_eq!(of("fr", "M. K. Gandhi"), None);
        let english = "en".parse().unwrap();
        assert_eq!(without_honorifics(&english, "Prof. Dr. Ada Okoye"), ("Prof. Dr. ", "Ada Okoye"));
    }
}
