//! Compares the negotiation of a text's language with an exact look-up.

use std::hint::black_box;

use programme::{Draft, LanguageTag, Text};

use crate::race::Race;

/// Compares both methods on texts in two languages, for a reader whose third preference is
/// available.
pub fn race() -> Race {
    const TEXTS: u32 = 1_000;
    let tag = |tag: &str| tag.parse::<LanguageTag>().expect("the tag is well formed");
    let draft = Draft::new("x", "X").with_language(tag("fr")).with_language(tag("en"));
    let programme = draft.build().expect("the draft is valid");
    let preferences = programme.preferences(["es", "de", "en"]).expect("the tags are well formed");
    let texts: Vec<Text> = (0..TEXTS)
        .map(|at| Text::new([("fr", format!("Titre {at}")), ("en", format!("Title {at}"))]).expect("the languages differ"))
        .collect();
    let (texts, preferences) = (&texts, &preferences);
    // The compiler must not specialise the look-up for a language that it knows.
    let exact = || texts.iter().map(|text| black_box(text).get(black_box("en")).map_or(0, str::len) as u64).sum();
    let best =
        || texts.iter().map(|text| black_box(text).best(preferences).map_or(0, |it| it.wording.len()) as u64).sum();
    assert_eq!(exact(), best());
    Race::new("Wording in the third of three preferred languages", "exact look-up", &exact, TEXTS)
        .against("`Text::best`", &best, TEXTS, Some(4.0))
        .run()
}
