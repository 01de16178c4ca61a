//! Reports identical findings only once, at their first location and with their number. The same
//! finding often applies to every event of a schedule.

use std::collections::HashMap;

use crate::code::Code;
use crate::interchange::reader::DraftBuilder;
use crate::interchange::schedule::syntax::document::{Locus, Origins};
use crate::report::Subject;
use crate::value::path::Path;

#[derive(Debug, Default)]
pub(super) struct FindingTally {
    counts: HashMap<(Code, String), usize>,
    noted: Vec<Noted>,
}

#[derive(Debug)]
struct Noted {
    code: Code,
    subject: Subject,
    path: Path,
    at: Locus,
    message: String,
    count: usize,
}

impl FindingTally {
    pub(super) fn note(
        &mut self,
        code: Code,
        message: String,
        at: &Locus,
        place: impl FnOnce() -> (Subject, Path),
    ) {
        if let Some(known) = self.counts.get(&(code, message.clone())) {
            if let Some(noted) = self.noted.get_mut(*known) {
                noted.count += 1;
            }
            return;
        }
        self.counts.insert((code, message.clone()), self.noted.len());
        let (subject, path) = place();
        self.noted.push(Noted { code, subject, path, at: at.clone(), message, count: 1 });
    }

    pub(super) fn finish(self, builder: &mut DraftBuilder, origins: &Origins<'_>) {
        for Noted { code, subject, path, at, message, count } in self.noted {
            let message = match count {
                1 => message,
                2 => format!("{message} (and one more like it)"),
                more => format!("{message} (and {} more like it)", more - 1),
            };
            builder.note(code, subject, path, origins.of(&at), message);
        }
    }
}
