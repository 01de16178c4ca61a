//! Formatting of reports for terminals.

use std::fmt::{self, Write as _};

use super::{Finding, Report, place};
use crate::code::Severity;
use crate::list::ToList;
use crate::sorting;

/// The maximum width of a printed line, in columns. Paths and single long words may be wider.
const COLUMNS: usize = 80;

/// Formats the report for a terminal. Findings with the same code are grouped, and the most severe
/// groups come first. The last line contains the number of findings of each severity.
///
/// If all findings of a group have the same help text, the text is printed only once. Lines are
/// wrapped at 80 columns.
impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.is_empty() {
            return f.write_str("nothing found\n");
        }
        let mut findings: Vec<&Finding> = self.iter().to_list();
        // The sort is stable, so findings with the same code remain sorted by path.
        sorting::sort_by(&mut findings, |a, b| b.severity.cmp(&a.severity).then_with(|| a.code.cmp(&b.code)));
        for group in findings.chunk_by(|a, b| (a.severity, &a.code) == (b.severity, &b.code)) {
            write_group(group, f)?;
        }
        writeln!(f, "{}", self.summary())
    }
}

fn write_group(group: &[&Finding], f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let Some(first) = group.first() else { return Ok(()) };
    let mut heading = format!("{}[{}]", first.severity, first.code);
    if let Some(code) = first.code.built_in() {
        heading.push_str(": ");
        heading.push_str(code.summary());
    }
    if group.len() > 1 {
        // Writing to a string cannot fail.
        let _ = write!(heading, " ({})", group.len());
    }
    write_wrapped(f, "", "  ", &heading)?;
    let help = first.help();
    let shared = group.len() > 1 && group.iter().all(|finding| finding.help() == help);
    for finding in group {
        write_wrapped(f, "  ", "    ", &finding.message())?;
        writeln!(f, "    at {}", place(&finding.path))?;
        if let Some(origin) = &finding.origin {
            writeln!(f, "    from {origin}")?;
        }
        for related in &finding.related {
            writeln!(f, "    and {} at {}", related.subject, place(&related.path))?;
        }
        if let Some(help) = finding.help().filter(|_| !shared) {
            write_wrapped(f, "    help: ", "          ", &help)?;
        }
    }
    if let Some(help) = help.filter(|_| shared) {
        write_wrapped(f, "  help: ", "        ", &help)?;
    }
    writeln!(f)
}

/// Writes `text` and wraps it at [`COLUMNS`] columns. The first line starts with `first`, and all
/// other lines start with `others`.
fn write_wrapped(f: &mut fmt::Formatter<'_>, first: &str, others: &str, text: &str) -> fmt::Result {
    f.write_str(first)?;
    let mut column = first.chars().count();
    let mut begun = false;
    for word in text.split(' ') {
        let width = word.chars().count();
        if begun && column + 1 + width > COLUMNS {
            write!(f, "\n{others}")?;
            column = others.chars().count();
        } else if begun {
            f.write_str(" ")?;
            column += 1;
        }
        f.write_str(word)?;
        column += width;
        begun = true;
    }
    writeln!(f)
}

impl Report {
    /// Summarises the report in a phrase such as "1 error, 2 warnings".
    pub(crate) fn summary(&self) -> String {
        let mut counts = Vec::new();
        for (severity, one, many) in [
            (Severity::Error, "error", "errors"),
            (Severity::Warning, "warning", "warnings"),
            (Severity::Advice, "piece of advice", "pieces of advice"),
        ] {
            match self.count(severity) {
                0 => {}
                1 => counts.push(format!("1 {one}")),
                count => counts.push(format!("{count} {many}")),
            }
        }
        counts.join(", ")
    }
}
