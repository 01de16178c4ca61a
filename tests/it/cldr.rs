//! Tests of the built-in language tables against the CLDR, from which they were derived.

use icu_locale::fallback::{LocaleFallbackConfig, LocaleFallbacker};
use icu_locale::{LanguageIdentifier, Locale, LocaleExpander};
use programme::LanguageTag;

/// Returns all two-letter codes, and the three-letter codes of languages that programmes are likely
/// to use.
fn languages() -> Vec<String> {
    let letters = || (b'a'..=b'z').map(char::from);
    let two = letters().flat_map(|a| letters().map(move |b| format!("{a}{b}")));
    let three = "ast bal bho brx ceb ckb cmn csw doi dsb fil fur gsw hak haw hsb hsn kok lzh mai mni myv nan nds nqo \
                 rhg sah sat scn sdh shi shn skr smn syr trw tyv tzm vai wuu yue zgh";
    two.chain(three.split_whitespace().map(str::to_owned)).collect()
}

fn regions() -> Vec<String> {
    let letters = || (b'A'..=b'Z').map(char::from);
    letters().flat_map(|a| letters().map(move |b| format!("{a}{b}"))).collect()
}

/// Languages that are not compared. The CLDR replaces most of these codes with other codes, and
/// infers a historical script for Avestan (`ae`).
const EXCLUDED: &[&str] = &["ae", "in", "iw", "ji", "jw", "mo", "sh", "tl", "cmn"];

#[test]
fn likely_scripts_match_the_cldr() {
    let expander = LocaleExpander::new_extended();
    let likely = |tag: &str| {
        let mut id: LanguageIdentifier = tag.parse().ok()?;
        expander.maximize(&mut id);
        id.script.map(|script| script.to_string())
    };
    let mut compared = 0;
    let mut mismatches = Vec::new();
    for language in languages().iter().filter(|language| !EXCLUDED.contains(&language.as_str())) {
        // The crate assumes the Latin script for languages that the CLDR does not know.
        let Some(script) = likely(language) else { continue };
        let actual = |tag: &str| tag.parse::<LanguageTag>().unwrap().likely_script().map(str::to_owned);
        if actual(language).as_deref() != Some(script.as_str()) {
            mismatches.push(format!("{language}: {script}"));
        }
        for region in regions() {
            let tag = format!("{language}-{region}");
            let likely = likely(&tag);
            if actual(&tag) != likely {
                mismatches.push(format!("{tag}: {likely:?}"));
            }
            compared += 1;
        }
    }
    assert_eq!(mismatches, [""; 0]);
    assert!(compared > 100_000, "{compared}");
}

#[test]
fn parents_match_the_cldr() {
    let fallbacker = LocaleFallbacker::new();
    let chain = |tag: &str| {
        let locale: Locale = tag.parse().unwrap();
        let mut iterator =
            fallbacker.for_config(LocaleFallbackConfig::default()).fallback_for((&locale).into());
        let mut chain = Vec::new();
        loop {
            iterator.step();
            let tag = iterator.get().to_string();
            if tag == "und" {
                return chain;
            }
            chain.push(tag);
        }
    };
    for language in ["en", "es", "pt", "fr", "de", "ru", "it", "sw"] {
        for region in regions() {
            let tag = format!("{language}-{region}");
            let parents = tag.parse::<LanguageTag>().unwrap().parents();
            // The crate adds `en-GB` after `en-001`, because `en-GB` is the more common tag.
            let parents: Vec<String> =
                parents.map(|parent| parent.to_string()).filter(|parent| parent != "en-GB").collect();
            assert_eq!(parents, chain(&tag), "{tag}");
        }
    }
}
