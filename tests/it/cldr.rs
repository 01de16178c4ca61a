//! The small tables of languages against the data of the CLDR that they come from.

use icu_locale::fallback::{LocaleFallbackConfig, LocaleFallbacker};
use icu_locale::{LanguageIdentifier, Locale, LocaleExpander};
use programme::LanguageTag;

/// Every language of two letters, and those of three for which there is likely to be a programme.
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

/// Scripts that no living programme is written in by default, and languages that CLDR itself rewrites to another.
const APART: &[&str] = &["ae", "in", "iw", "ji", "jw", "mo", "sh", "tl", "cmn"];

#[test]
fn likely_scripts_are_those_of_the_cldr() {
    let expander = LocaleExpander::new_extended();
    let likely = |tag: &str| {
        let mut id: LanguageIdentifier = tag.parse().ok()?;
        expander.maximize(&mut id);
        id.script.map(|script| script.to_string())
    };
    let mut compared = 0;
    let mut wrong = Vec::new();
    for language in languages().iter().filter(|language| !APART.contains(&language.as_str())) {
        // What CLDR knows nothing of is taken to be written in Latin letters.
        let Some(script) = likely(language) else { continue };
        let own = |tag: &str| tag.parse::<LanguageTag>().unwrap().likely_script().map(str::to_owned);
        if own(language).as_deref() != Some(script.as_str()) {
            wrong.push(format!("{language}: {script}"));
        }
        for region in regions() {
            let tag = format!("{language}-{region}");
            let likely = likely(&tag);
            if own(&tag) != likely {
                wrong.push(format!("{tag}: {likely:?}"));
            }
            compared += 1;
        }
    }
    assert_eq!(wrong, [""; 0]);
    assert!(compared > 100_000, "{compared}");
}

#[test]
fn parents_are_those_of_the_cldr() {
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
            let own = tag.parse::<LanguageTag>().unwrap().parents();
            // Britain stands for English beyond America, which hardly anybody writes as such.
            let own: Vec<String> =
                own.map(|parent| parent.to_string()).filter(|parent| parent != "en-GB").collect();
            assert_eq!(own, chain(&tag), "{tag}");
        }
    }
}
