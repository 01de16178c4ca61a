//! Builds a draft from another format, and collects the findings.

use crate::code::Code;
use crate::draft::Draft;
use crate::error::quote;
use crate::interchange::Import;
use crate::report::{Details, Finding, Notice, SourceLocation, Subject};
use crate::value::id::ProgrammeId;
use crate::value::path::Path;
use crate::value::string_map::Extensions;
use crate::value::text::Text;

#[derive(Debug)]
pub(in crate::interchange) struct DraftBuilder {
    pub(in crate::interchange) draft: Draft,
    findings: Vec<Finding>,
}

impl DraftBuilder {
    pub(in crate::interchange) fn new(id: impl Into<ProgrammeId>, title: Text) -> Self {
        Self { draft: Draft::new(id, title), findings: Vec::new() }
    }

    /// Adds a finding about a value in the source. `subject` and `path` locate the value in the
    /// draft, and `origin` locates it in the source.
    pub(in crate::interchange) fn note(
        &mut self,
        code: Code,
        subject: Subject,
        path: Path,
        origin: SourceLocation,
        message: impl Into<String>,
    ) {
        let notice = Notice {
            subject,
            path,
            message: message.into(),
            help: None,
            related: Vec::new(),
            details: Details::default(),
        };
        self.findings.push(Finding::of_rule(code.into(), code.severity(), notice).with_origin(origin));
    }

    pub(in crate::interchange) fn finish(self) -> Import {
        Import { draft: self.draft, findings: self.findings.into_iter().collect() }
    }
}

/// Stores a value in the extensions. If the key is already in use, a number is appended to it, as
/// in `schedule/id~2`.
pub(in crate::interchange) fn keep_extension(extensions: &mut Extensions, key: &str, value: &str) {
    if extensions.get(key).is_none() {
        let _ = extensions.insert(key, value);
        return;
    }
    // The numbers in use have no gaps, so a binary search finds the next free number.
    let numbered = |number: usize| format!("{key}~{number}");
    let (mut taken, mut free) = (1_usize, 2_usize);
    while extensions.get(&numbered(free)).is_some() {
        (taken, free) = (free, free.saturating_mul(2));
    }
    while free - taken > 1 {
        let middle = taken + (free - taken) / 2;
        if extensions.get(&numbered(middle)).is_some() {
            taken = middle;
        } else {
            free = middle;
        }
    }
    while extensions.insert(numbered(free), value).is_err() {
        free += 1;
    }
}

/// Formats the message for an identifier that several people share. At most four names are quoted.
pub(in crate::interchange) fn divided(what: &str, identifier: &str, names: &[&str]) -> String {
    let shown: Vec<String> = names.iter().take(4).map(|name| quote(name)).collect();
    let more = match names.len() - shown.len() {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    let (identifier, shown) = (quote(identifier), shown.join(", "));
    format!(
        "{} people share the {what} {identifier} and were imported separately: {shown}{more}",
        names.len()
    )
}
