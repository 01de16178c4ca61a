//! A wording for a reader: negotiated, and looked up.

use std::hint::black_box;

use programme::{Draft, LanguageTag, Text};

use crate::race::Race;

/// Two languages, and a reader of three of which the last is there.
pub fn race() -> Race {
    const TEXTS: u32 = 1_000;
    let tag = |tag: &str| tag.parse::<LanguageTag>().expect("it is well formed");
    let draft = Draft::new("x", "X").with_language(tag("fr")).with_language(tag("en"));
    let programme = draft.build().expect("it is sound");
    let preferences = programme.preferences(["es", "de", "en"]).expect("they are well formed");
    let texts: Vec<Text> = (0..TEXTS)
        .map(|at| Text::new([("fr", format!("Titre {at}")), ("en", format!("Title {at}"))]).expect("two languages"))
        .collect();
    let (texts, preferences) = (&texts, &preferences);
    let exact = || texts.iter().map(|text| black_box(text).get("en").map_or(0, str::len) as u64).sum();
    let best =
        || texts.iter().map(|text| black_box(text).best(preferences).map_or(0, |it| it.wording.len()) as u64).sum();
    assert_eq!(exact(), best());
    Race::new("a wording, the third preference being there", "an exact look-up", &exact, TEXTS)
        .against("`Text::best`", &best, TEXTS, Some(4.0))
        .run()
}
