//! Prints the manual page of a finding code.

use programme::Code;

use crate::SUCCESS;
use crate::output::{Failure, print};

/// The number of codes that are suggested for an unknown code.
const SUGGESTED: usize = 3;

pub fn explain(name: &str) -> Result<u8, Failure> {
    let Ok(code) = name.parse::<Code>() else { return Err(Failure::new(unknown(name))) };
    let page: String = code.explanation().lines().map(|line| line.trim().to_owned() + "\n").collect();
    print(format_args!(
        "{}[{code}]: {} (since {})\n\n{page}",
        code.severity(),
        code.summary(),
        code.since()
    ))?;
    Ok(SUCCESS)
}

fn unknown(name: &str) -> String {
    if name.contains('/') {
        format!("\"{name}\" is a custom rule, and only its author can explain it")
    } else {
        format!("unknown code \"{name}\"; the most similar codes are {}", most_similar(name).join(", "))
    }
}

fn most_similar(name: &str) -> Vec<&'static str> {
    let name = name.to_lowercase().replace(['_', ' '], "-");
    let mut codes: Vec<&str> = Code::ALL.iter().map(|code| code.as_str()).collect();
    // Codes that contain the name come first. The sort is stable, so codes at the same distance
    // keep their order in the table.
    codes.sort_by_key(|code| (!code.contains(&name), strsim::levenshtein(&name, code)));
    codes.truncate(SUGGESTED);
    codes
}
