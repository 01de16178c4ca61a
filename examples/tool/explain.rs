//! Prints the manual page of a finding code.

use programme::Code;

use crate::UNKNOWN;

/// The number of codes that are suggested for an unknown code.
const SUGGESTED: usize = 3;

pub fn explain(name: &str) -> u8 {
    if let Ok(code) = name.parse::<Code>() {
        println!("{}[{code}]: {} (since {})\n", code.severity(), code.summary(), code.since());
        print!("{}", page(code));
        return 0;
    }
    if name.contains('/') {
        eprintln!("\"{name}\" is a custom rule, and only its author can explain it");
    } else {
        eprintln!("unknown code \"{name}\"; the most similar codes are {}", nearest(name).join(", "));
    }
    UNKNOWN
}

fn page(code: Code) -> String {
    code.explanation().lines().map(|line| line.trim().to_owned() + "\n").collect()
}

/// Returns the codes that are most similar to `name`.
fn nearest(name: &str) -> Vec<&'static str> {
    let name = name.to_lowercase().replace(['_', ' '], "-");
    let mut codes: Vec<&str> = Code::ALL.iter().map(|code| code.as_str()).collect();
    // Codes that contain the name come first. The sort is stable, so codes at the same distance
    // keep their order in the table.
    codes.sort_by_key(|code| (!code.contains(&name), distance(&name, code)));
    codes.truncate(SUGGESTED);
    codes
}

/// Returns the number of characters that must be inserted, removed or replaced to turn `a` into
/// `b`.
fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, left) in a.chars().enumerate() {
        let mut diagonal = row[0];
        row[0] = i + 1;
        for (j, right) in b.iter().enumerate() {
            let cost = diagonal + usize::from(left != *right);
            diagonal = row[j + 1];
            row[j + 1] = cost.min(diagonal + 1).min(row[j] + 1);
        }
    }
    row[b.len()]
}
