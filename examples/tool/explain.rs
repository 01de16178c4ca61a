//! Prints the manual page of a code.

use programme::Code;

use crate::UNKNOWN;

/// How many codes are suggested for one that is not known.
const SUGGESTED: usize = 3;

pub fn explain(name: &str) -> u8 {
    if let Ok(code) = name.parse::<Code>() {
        println!("{}[{code}]: {} (since {})\n", code.severity(), code.summary(), code.since());
        print!("{}", page(code));
        return 0;
    }
    if name.contains('/') {
        eprintln!("\"{name}\" is a rule of somebody's own: only they can explain it");
    } else {
        eprintln!("\"{name}\" is not a code; the nearest are: {}", nearest(name).join(", "));
    }
    UNKNOWN
}

fn page(code: Code) -> String {
    code.explanation().lines().map(|line| line.trim().to_owned() + "\n").collect()
}

/// The codes whose names are the most like it.
fn nearest(name: &str) -> Vec<&'static str> {
    let name = name.to_lowercase().replace(['_', ' '], "-");
    let mut codes: Vec<&str> = Code::ALL.iter().map(|code| code.as_str()).collect();
    // Whatever has the word in it comes first; those in the same distance in the order of the table.
    codes.sort_by_key(|code| (!code.contains(&name), distance(&name, code)));
    codes.truncate(SUGGESTED);
    codes
}

/// How many letters have to be inserted, removed or changed.
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
