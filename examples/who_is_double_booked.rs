//! Reviews a fictional programme of two days in two venues, which contains ten faults. Prints the
//! findings as sentences: who is double-booked, which rooms are double-booked, and what else there
//! is to fix.
//!
//! ```text
//! cargo run --example who_is_double_booked
//! ```

use std::cmp::Reverse;
use std::error::Error;
use std::fmt::Write;

use programme::{Code, Draft, Finding, Profile, Programme, Report};

fn main() -> Result<(), Box<dyn Error>> {
    let draft: Draft = serde_json::from_str(include_str!("data/rivers-2026.json"))?;
    let programme = draft.build()?;
    let report = programme.review(&Profile::default());
    print!("{}", format_report(&programme, &report)?);
    Ok(())
}

/// Questions, and the codes of the findings that answer them.
const QUESTIONS: &[(&str, &[Code])] = &[
    ("Who is double-booked?", &[Code::PersonDoubleBooked, Code::PersonDoubleBookedSoft]),
    ("Which rooms are double-booked?", &[Code::RoomDoubleBooked, Code::RoomDoubleBookedTentative]),
];

fn format_report(programme: &Programme, report: &Report) -> Result<String, std::fmt::Error> {
    let mut page = String::new();
    let (sessions, people) = (programme.sessions().len(), programme.people().len());
    writeln!(page, "{}: {sessions} sessions, {people} people.", programme.title().first())?;
    for (question, codes) in QUESTIONS {
        let answers = report.iter().filter(|finding| codes.iter().any(|code| finding.code() == *code));
        write_section(&mut page, question, answers.collect())?;
    }
    let answered = |finding: &&Finding| {
        QUESTIONS.iter().any(|(_, codes)| codes.iter().any(|code| finding.code() == *code))
    };
    let others = report.iter().filter(|finding| !answered(finding));
    write_section(&mut page, "What else is there to fix?", others.collect())?;
    writeln!(page, "\n{} findings in total.", report.len())?;
    Ok(page)
}

/// Writes a question and its answers, the most severe first.
fn write_section(page: &mut String, question: &str, mut answers: Vec<&Finding>) -> std::fmt::Result {
    writeln!(page, "\n{question}")?;
    if answers.is_empty() {
        return writeln!(page, "  There are no findings.");
    }
    answers.sort_by_key(|finding| Reverse(finding.severity()));
    for finding in answers {
        writeln!(page, "  {}: {}", finding.severity(), sentence(&finding.message()))?;
        if let Some(help) = finding.help() {
            writeln!(page, "    {}", sentence(&help))?;
        }
    }
    Ok(())
}

/// Returns a message as a sentence. Messages have no initial capital and no full stop, so that they
/// can also follow a colon.
fn sentence(message: &str) -> String {
    let mut letters = message.chars();
    let first: String = letters.next().into_iter().flat_map(char::to_uppercase).collect();
    format!("{first}{}.", letters.as_str())
}
