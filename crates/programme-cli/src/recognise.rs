//! Prints the possible meanings of a printed heading.

use programme::LanguageTag;
use programme::draft::SessionNumber;
use programme::vocabulary::{self, Meaning, Reading};

use crate::SUCCESS;
use crate::output::{Failure, print};

pub fn recognise(heading: &str, language: Option<&LanguageTag>) -> Result<u8, Failure> {
    let readings = vocabulary::recognise(heading, language);
    if readings.is_empty() {
        return Err(Failure::new(format_args!("unknown heading \"{heading}\"")));
    }
    let lines: Vec<String> = readings.iter().map(line).collect();
    print(lines.join("\n") + "\n")?;
    Ok(SUCCESS)
}

fn line(reading: &Reading) -> String {
    let meaning = match &reading.meaning {
        Meaning::Role(role) => format!("role {role}"),
        Meaning::Kind { kind, number, .. } => format!("kind {kind}{}", suffix(number.as_ref())),
        Meaning::Number(number) => format!("number {number}"),
        Meaning::Day(day) => format!("day {day}"),
        Meaning::Heading { heading, number, .. } => format!("heading {heading}{}", suffix(number.as_ref())),
        other => format!("{other:?}"),
    };
    let language = reading.language.map_or(String::new(), |language| format!("  [{language}]"));
    let attested = if reading.attested { "  attested" } else { "" };
    format!("{meaning}{language}{attested}")
}

fn suffix(number: Option<&SessionNumber>) -> String {
    number.map_or(String::new(), |number| format!(", number {number}"))
}
