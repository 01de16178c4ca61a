//! Compares names that differ only in case, white space or Unicode form.

/// Returns a name in a form for comparison. Names that differ only in case, in white space or, with
/// the feature `unicode`, in the composition of accents have the same form.
pub(in crate::interchange) fn folded(name: &str) -> String {
    let mut folded = String::with_capacity(name.len());
    for word in name.split_whitespace() {
        if !folded.is_empty() {
            folded.push(' ');
        }
        if word.is_ascii() {
            folded.extend(word.chars().map(|c| c.to_ascii_lowercase()));
            continue;
        }
        #[cfg(feature = "unicode")]
        let letters = unicode_normalization::UnicodeNormalization::nfc(word);
        #[cfg(not(feature = "unicode"))]
        let letters = word.chars();
        // "ẞ" becomes "SS" only through its lower-case form "ß". The upper-case forms of "ß", "ς"
        // and "ı" are "SS", "Σ" and "I". The lower-case form of "İ" has an additional dot.
        let letters = letters.flat_map(char::to_lowercase).flat_map(char::to_uppercase);
        let letters = letters.flat_map(char::to_lowercase);
        folded.extend(letters.filter(|c| *c != '\u{307}'));
    }
    folded
}

/// Returns `true` if two names differ at most in case, white space and Unicode form.
#[cfg(feature = "schedule")]
pub(in crate::interchange) fn is_same(one: &str, other: &str) -> bool {
    one == other || folded(one) == folded(other)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_in_any_case_are_the_same() {
        for (one, other) in [
            ("Ada  Okoye", " ADA\u{a0}okoye\n"),
            ("ΝΊΚΟΣ", "Νίκος"),
            ("İpek", "ipek"),
            ("IŞIL", "Işıl"),
            ("STRAẞE", "Strasse"),
            ("Иван", "ИВАН"),
            #[cfg(feature = "unicode")]
            ("Chloé", "Chloe\u{301}"),
        ] {
            assert_eq!(folded(one), folded(other), "{one}");
        }
        for (one, other) in [("Ada Okoye", "Ada Okoyé"), ("Ada Okoye", "AdaOkoye"), ("Bo", "Bø")] {
            assert_ne!(folded(one), folded(other), "{one}");
        }
    }
}
