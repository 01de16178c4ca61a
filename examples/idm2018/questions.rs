//! Answers five questions about the agenda.

use std::fmt::Write;

use programme::{Participation, Programme, Session, Text};

pub fn answers(programme: &Programme) -> String {
    let mut page = String::new();
    // Writing to a `String` cannot fail.
    let _ = write_answers(programme, &mut page);
    page
}

fn write_answers(programme: &Programme, page: &mut String) -> std::fmt::Result {
    writeln!(page, "1. Who moderates?")?;
    for session in programme.sessions().declared() {
        for participation in session.presiding() {
            let label = participation.label().map_or("", english);
            writeln!(page, "   {:<24} {label:<10} {}", session.id(), name(participation))?;
        }
    }

    writeln!(page, "\n2. Which sessions does Laura Thompson attend?")?;
    for session in programme.person("laura-thompson").iter().flat_map(programme::Person::sessions) {
        writeln!(page, "   {}", line(session))?;
    }

    writeln!(page, "\n3. What is on at 13:45 on day 1?")?;
    let moment = "13:45".parse().ok().and_then(|time| programme.moment(1, time));
    for session in moment.into_iter().flat_map(|moment| programme.on_at(moment)) {
        writeln!(page, "   {}", line(session))?;
    }

    writeln!(page, "\n4. Which sessions take place in salle XVIII?")?;
    let rooms = programme.rooms().filter(|room| room.name().get("fr") == Some("salle XVIII"));
    for session in rooms.flat_map(|room| room.sessions()) {
        writeln!(page, "   {}", line(session))?;
        for participation in session.participations() {
            writeln!(page, "     {}", name(participation))?;
        }
    }

    writeln!(page, "\n5. Which texts are not available in English? (Names of people are not listed.)")?;
    let missing: Vec<String> = programme
        .texts()
        .into_iter()
        .filter(|(_, text)| text.get("en").is_none())
        .map(|(path, _)| path.to_string())
        .filter(|path| !(path.starts_with("/people/") && path.ends_with("/name")))
        .collect();
    for path in &missing {
        writeln!(page, "   {path}")?;
    }
    writeln!(page, "   {} texts", missing.len())
}

fn line(session: Session<'_>) -> String {
    let when = session.slot().map_or_else(String::new, |slot| slot.to_string());
    format!("{when:<19} {}", session.title().map_or("", english))
}

/// Returns the English wording, or the first wording if there is no English one.
fn english(text: &Text) -> &str {
    text.get("en").unwrap_or(text.first())
}

fn name(participation: Participation<'_>) -> &str {
    participation.name().map_or("", |name| name.first())
}
