//! Hostile and unusual sources: the reader never panics, and its cost follows the size.

use programme::Code;
use programme::interchange::Limits;
use programme::interchange::agenda_text::{AgendaTextOptions, read};
use proptest::prelude::*;

fn builds(source: &str) {
    let import = read(source, &AgendaTextOptions::new()).unwrap();
    import.draft.build().unwrap_or_else(|error| panic!("{error:?}"));
}

/// Fragments from which random agendas are made.
const FRAGMENTS: &[&str] = &[
    "10:00",
    "9 h – 10 h",
    "上午9时至10时",
    "9 صباحاً – 10 صباحاً",
    "(+1)",
    "Day 1",
    "Monday 3 December",
    "2018-12-03",
    "Session 1 : ",
    "Panel 2 – ",
    "Moderator: ",
    "Orateurs :",
    "• ",
    "- ",
    "1. ",
    "# ",
    "### ",
    "[1] ",
    "[^1]: ",
    "1 ",
    "M. António Vitorino, Directeur",
    "Ada Okoye",
    "Lieu : ",
    "Room 4",
    ", ",
    "; ",
    "\n",
    "\n\n",
    "\n\n\n",
    "\t",
    " | ",
    "|",
    "====",
    "----",
    "\u{c}",
    "Page 3 of 5",
    "3",
    "Questions:",
    "?",
    "[fr]",
    " [en]",
    "(cancelled)",
    "TBA",
    "word-",
    "wrapped",
    "第一天",
    "é",
    "\u{2068}",
    "¹",
    "word1.",
    "**",
    "\\",
    "الجلسة الأولى",
    "《",
    "第",
    "十",
    "99999999999999999999",
    ":",
    "：",
    "(",
    ")",
    "»",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn any_text_gives_a_draft_that_builds(source in "(\\PC|\n|\t){0,200}") {
        builds(&source);
    }

    #[test]
    fn any_mixture_of_agenda_fragments_gives_a_draft_that_builds(
        parts in prop::collection::vec(prop::sample::select(FRAGMENTS), 0..80),
    ) {
        builds(&parts.concat());
    }
}

#[test]
fn limits_are_enforced() {
    let limits = |limits| AgendaTextOptions::new().with_limits(limits);
    let error = read("0123456789", &limits(Limits::default().with_bytes(9))).unwrap_err();
    assert_eq!(error.code(), Code::LimitExceeded);
    let error = read("abc\n0123456789", &limits(Limits::default().with_line(9))).unwrap_err();
    assert_eq!(error.origin().unwrap().to_string(), "line 2, column 1 of the source");
}

/// Twice the input takes about twice the time, with much room for other work on the machine.
#[test]
fn the_cost_follows_the_size() {
    for fragment in [
        "10:00 Opening\n• Ada Okoye, Director\n",
        "word-\nwrapped ",
        "a\n",
        "[1] note[1]\n",
        "| a | b |\n",
        "Mr. A Bo and ",
        "1. x\n",
        "Moderator: Ada Okoye\n",
        "(((",
        "10:00–11:00 X\n10:00–10:10 Y\n",
        "Lieu : A, B\n",
        "第一天 ",
        ",",
        "Speakers: Mr. A Bo and ",
        "# A\n### 10:00 B\n",
        "A\n10:00\n\n",
        "Day 1\nDay 2\n",
        "A [fr] ",
        "[[[[",
        "x [",
    ] {
        let time = |count: usize| {
            let source = fragment.repeat(count);
            let start = std::time::Instant::now();
            builds(&source);
            start.elapsed()
        };
        let (small, large) = (time(150), time(600));
        assert!(
            large < small * 12 + std::time::Duration::from_millis(400),
            "{fragment:?}: {small:?}, {large:?}"
        );
    }
}
