//! The text of the founding agenda is read without help, and compared with the project's own data.

use std::path::Path;

use programme::interchange::agenda_text::{AgendaTextOptions, read};
use programme::status::DocumentStatus;
use programme::{Draft, Programme, Session, Text};

fn expected() -> Programme {
    let text = include_str!("../../../examples/data/idm-2018-second-session.json");
    serde_json::from_str::<Draft>(text).unwrap().build().unwrap()
}

/// Returns the text of the agenda, which is not part of the repository.
fn source() -> Option<String> {
    let corpora = std::env::var_os("PROGRAMME_CORPORA")?;
    std::fs::read_to_string(Path::new(&corpora).join("../agenda/idm-2018-second-session.fr.txt")).ok()
}

fn french(text: &Text) -> String {
    let text = text.get("fr").unwrap_or(text.first());
    // The two documents use different signs for a minus and for spaces before a colon.
    text.replace(['\u{a0}', '\u{202f}'], " ").replace('−', "–")
}

/// Returns the facts of a session: title, number, time, places and people, in printed order.
fn facts(session: Session<'_>) -> Vec<String> {
    let data = session.data();
    let optional = |text: Option<&Text>| text.map(french).unwrap_or_default();
    let mut facts = vec![
        format!("title {}", optional(data.title.as_ref())),
        format!("label {}", optional(data.kind_label.as_ref())),
        format!("number {:?}", data.number.as_ref().map(|number| number.label().to_owned())),
        format!("slot {:?}", data.slot.map(|slot| slot.to_string())),
        format!("part of {}", session.parent().map(|parent| optional(parent.title())).unwrap_or_default()),
        format!("questions {}", session.questions().len()),
    ];
    for room in session.rooms().filter(|_| matches!(data.place, Some(programme::Place::Rooms(_)))) {
        facts.push(format!("in {}, {}", optional(room.venue().name()), french(room.name())));
    }
    for one in session.participations() {
        let person = one.person().unwrap();
        facts.push(format!(
            "{:?} {} {} {}: {}",
            one.role().map(ToString::to_string),
            optional(one.label()),
            optional(person.honorific()),
            french(person.name()),
            optional(one.posts_line()),
        ));
    }
    facts
}

#[test]
fn the_founding_agenda_is_read_from_its_text() {
    let Some(source) = source() else {
        println!("skipped: the text of the agenda is not next to PROGRAMME_CORPORA");
        return;
    };
    let import = read(&source, &AgendaTextOptions::new()).unwrap();
    let codes: Vec<_> = import.findings.iter().map(|finding| finding.code().as_str().to_owned()).collect();
    // The document has no title of its own.
    assert_eq!(codes, ["title-assumed"], "{}", import.findings);
    let found = import.draft.build().unwrap();
    let expected = expected();

    let data = found.data();
    assert_eq!(french(data.document_title.as_ref().unwrap()), "Ordre du jour final");
    assert_eq!(data.document_status, Some(DocumentStatus::Final));
    assert_eq!(data.languages.len(), 1);
    assert_eq!(data.preamble.len(), 4);
    for (day, other) in found.days().zip(expected.days()) {
        assert_eq!((day.number(), day.label().map(french)), (other.number(), other.label().map(french)));
    }
    let notes = |programme: &Programme| -> Vec<(String, String)> {
        let notes = programme.data().notes.iter();
        notes
            .map(|note| match &note.text[..] {
                [programme::text::Block::Paragraph(text)] => (note.id.to_string(), french(text)),
                other => panic!("{other:?}"),
            })
            .collect()
    };
    assert_eq!(notes(&found), notes(&expected));
    let preamble = format!("{:?}", data.preamble);
    assert!(preamble.contains("souhaités »[^1]. Les") && preamble.contains("consolidées[^2]."), "{preamble}");

    assert_eq!(found.sessions().top_level().len(), 15);
    assert_eq!(found.sessions().len(), 16);
    assert_eq!((found.people().len(), found.participations().len()), (43, 48));
    let read: Vec<_> = found.sessions().declared().flat_map(facts).collect();
    let own: Vec<_> = expected.sessions().declared().flat_map(facts).collect();
    let mut differences = Vec::new();
    for (read, own) in read.iter().zip(&own) {
        if read != own {
            differences.push(format!("read {read:?}, expected {own:?}"));
        }
    }
    assert_eq!(read.len(), own.len());
    assert!(differences.is_empty(), "{differences:#?}");
    assert_eq!(own.iter().filter(|fact| fact.starts_with("questions 3")).count(), 3);
}
