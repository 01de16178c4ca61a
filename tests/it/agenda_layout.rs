//! Tests of the printed agenda: its contents, their order and the conventions of each language.

use programme::agenda::{AgendaOptions, Markup};
use programme::{Draft, Programme, Session, Text};

fn agenda() -> Programme {
    let text = include_str!("../../examples/data/idm-2018-second-session.json");
    serde_json::from_str::<Draft>(text).unwrap().build().unwrap()
}

fn render(programme: &Programme, language: &str, markup: Markup, width: usize) -> String {
    let options = AgendaOptions::new(programme.preferences([language]).unwrap());
    programme.agenda(&options.with_markup(markup).with_width(width)).to_string()
}

/// Joins wrapped lines into a single line.
fn unwrapped(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn french(text: &Text) -> String {
    unwrapped(&text.get("fr").unwrap_or(text.first()).replace("[^", "["))
}

/// Collects the French facts of a session in the order of the document: title, rooms, questions,
/// headings, names and posts.
fn facts(session: Session<'_>, expected: &mut Vec<String>) {
    expected.extend(session.title().map(french));
    for room in session.rooms().filter(|_| session.data().place.is_some()) {
        expected.push(french(room.name()));
    }
    expected.extend(session.questions().iter().map(french));
    let participations: Vec<_> = session.participations().collect();
    for group in participations.chunk_by(|a, b| a.label() == b.label()) {
        expected.extend(group[0].label().map(french));
        for participation in group {
            expected.push(participation.person().unwrap().honorific().map(french).unwrap());
            expected.extend(participation.name().map(french));
            expected.extend(participation.posts_line().map(french));
            if participation.posts_line().is_none() {
                expected
                    .extend(participation.posts().iter().filter_map(|post| post.title.as_ref()).map(french));
            }
        }
    }
    for part in session.parts() {
        facts(part, expected);
    }
}

#[test]
fn every_fact_is_printed_in_the_order_of_the_document() {
    let programme = agenda();
    let times =
        ["9 h – 10 h", "10 h – 11 h", "11 h – 11 h 30", "11 h 30 – 13 h", "13 h – 15 h", "13 h 30 – 14 h 35"];
    let printed = unwrapped(&render(&programme, "fr", Markup::Plain, 88));
    let mut expected = vec!["Ordre du jour final".to_owned()];
    for day in programme.days() {
        expected.extend(day.label().map(french));
        for (index, session) in day.sessions().filter(Session::is_top_level).enumerate() {
            if day.number() == 1 {
                expected.extend(times.get(index).map(|time| (*time).to_owned()));
            }
            facts(session, &mut expected);
        }
    }
    assert!(expected.len() > 200, "{}", expected.len());
    let mut rest = printed.as_str();
    for fact in &expected {
        let Some((before, after)) = rest.split_once(fact.as_str()) else {
            panic!(
                "{fact:?} is missing or out of order, before {:?}",
                &rest.chars().take(80).collect::<String>()
            )
        };
        // Only separators, descriptions and text added by the layout may come between two facts. A
        // long gap means that a fact was matched too late.
        assert!(before.chars().count() < 900, "{before}");
        rest = after;
    }
    for fact in ["El Salvador", "13 h 30 – 14 h 35", "Mise en situation", "Première journée", "salle XXV"]
    {
        assert_eq!(printed.matches(fact).count(), 1, "{fact}");
    }
}

#[test]
fn times_follow_the_conventions_of_the_language() {
    let programme = agenda();
    let english = render(&programme, "en", Markup::Plain, 88);
    assert!(english.contains("\n10:00–11:00  Opening Session"), "{english}");
    // Texts without a translation are printed with their language.
    assert!(english.contains("[fr]"));
    let chinese = render(&programme, "zh", Markup::Plain, 88);
    assert!(chinese.contains("\n上午10时至11时"), "{chinese}");
    let arabic = include_str!("../../examples/data/small-ar.json");
    let arabic = serde_json::from_str::<Draft>(arabic).unwrap().build().unwrap();
    let printed = render(&arabic, "ar", Markup::Plain, 80);
    assert!(printed.contains("\u{2068}9 صباحاً"), "{printed}");
    let opened = printed.matches('\u{2068}').count();
    assert!(opened > 0 && opened == printed.matches('\u{2069}').count());
}

#[test]
fn wrapping_respects_the_width_and_loses_no_text() {
    let programme = agenda();
    let wide = unwrapped(&render(&programme, "fr", Markup::Plain, 1000)).replace([' ', '='], "");
    for width in [60, 72, 100] {
        let printed = render(&programme, "fr", Markup::Plain, width);
        for line in printed.lines() {
            assert!(line.chars().count() <= width, "{line}");
            assert_eq!(line, line.trim_end(), "the line has trailing blanks");
        }
        assert_eq!(unwrapped(&printed).replace([' ', '='], ""), wide);
    }
}

#[test]
fn markdown_has_headings_lists_and_footnotes() {
    let programme = agenda();
    let markdown = render(&programme, "fr", Markup::Markdown, 88);
    assert!(markdown.starts_with("# Ordre du jour final\n"), "{markdown}");
    assert!(markdown.contains("\n## Première journée\n"));
    assert!(markdown.contains("\n### 9 h – 10 h · Enregistrement\n"));
    assert!(markdown.contains("\n#### Accueil et discours liminaire\n"));
    assert!(markdown.contains("\n- M. António Vitorino, Directeur général de l’OIM\n"));
    assert!(markdown.contains("[^1]: Groupe des Nations Unies"));
    assert!(!markdown.contains("\n\n\n") && !markdown.contains("######"));
}

#[test]
fn dropped_sessions_are_omitted_and_unscheduled_ones_come_last() {
    let draft: Draft = serde_json::from_str(
        r#"{ "format": "programme/1", "id": "x", "title": "A *small* meeting", "languages": ["en"],
             "days": [{ "number": 1 }, { "number": 2, "date": "2026-03-03" }],
             "people": [{ "id": "ada", "name": "Ada Okoye" }, { "id": "bo", "name": "Bo" }],
             "sessions": [
               { "id": "a", "kind": "talk", "title": "Gone", "status": "dropped", "slot": { "day": 1 } },
               { "id": "b", "kind": "talk", "title": "Off", "status": "cancelled", "slot": { "day": 1, "part": "morning" } },
               { "id": "c", "kind": "coffee-break", "slot": { "day": 2, "start": "25:30", "end": "26:00" } },
               { "id": "d", "kind": "talk", "title": "Later", "participations": [
                 { "person": "ada", "role": "interpreter" }, { "person": "bo", "status": "declined" }, { "vacancy": "to be confirmed" } ] } ] }"#,
    )
    .unwrap();
    let programme = draft.build().unwrap();
    let printed = render(&programme, "en", Markup::Plain, 60);
    assert!(!printed.contains("Gone") && !printed.contains("Ada") && !printed.contains("Bo"), "{printed}");
    assert!(printed.contains("morning                Off (cancelled)"), "{printed}");
    assert!(printed.contains("01:30 (+1)–02:00 (+1)  Coffee break"), "{printed}");
    assert!(printed.ends_with("Not yet scheduled\n=================\n\n                       Later\n                       • to be confirmed\n"), "{printed}");
    assert!(printed.contains("\n2026-03-03\n==========\n"), "{printed}");
    let markdown = render(&programme, "en", Markup::Markdown, 60);
    assert!(markdown.contains(r"A \*small\* meeting"), "{markdown}");
}
