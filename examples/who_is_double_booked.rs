//! A programme of two days in two venues, made up, in which ten things are wrong. It is reviewed, and what is found is told in
//! sentences: who is double booked, which rooms are, and what else there is to mend.
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
    print!("{}", told(&programme, &report)?);
    Ok(())
}

/// What a finding answers, by its code.
const QUESTIONS: &[(&str, &[Code])] = &[
    ("Who is double booked?", &[Code::PersonDoubleBooked, Code::PersonDoubleBookedSoft]),
    ("Which rooms are?", &[Code::RoomDoubleBooked, Code::RoomDoubleBookedTentative]),
];

fn told(programme: &Programme, report: &Report) -> Result<String, std::fmt::Error> {
    let mut page = String::new();
    let (sessions, people) = (programme.sessions().len(), programme.people().len());
    writeln!(page, "{}: {sessions} sessions, {people} people.", programme.title().first())?;
    for (question, codes) in QUESTIONS {
        let answers = report.iter().filter(|finding| codes.iter().any(|code| finding.code() == *code));
        tell(&mut page, question, answers.collect())?;
    }
    let answered = |finding: &&Finding| {
        QUESTIONS.iter().any(|(_, codes)| codes.iter().any(|code| finding.code() == *code))
    };
    tell(&mut page, "What else?", report.iter().filter(|finding| !answered(finding)).collect())?;
    writeln!(page, "\n{} things to look at.", report.len())?;
    Ok(page)
}

/// A question and its answers, the gravest first.
fn tell(page: &mut String, question: &str, mut answers: Vec<&Finding>) -> std::fmt::Result {
    writeln!(page, "\n{question}")?;
    if answers.is_empty() {
        return writeln!(page, "  Nothing was found.");
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

/// A message is a sentence without its capital and its full stop: it may stand behind a colon, too.
fn sentence(message: &str) -> String {
    let mut letters = message.chars();
    let first: String = letters.next().into_iter().flat_map(char::to_uppercase).collect();
    format!("{first}{}.", letters.as_str())
}
