//! Rules about footnotes and the marks that refer to them.

use std::collections::HashSet;

use super::about;
use crate::code::Code;
use crate::list::ToList;
use crate::report::Finding;
use crate::review::text_field::described;
use crate::review::{FindingCollector, ReviewContext, TextAt, TextCheck};
use crate::value::footnote::footnote_marks;
use crate::value::path::Path;

pub(super) fn dangling_footnote(
    context: &ReviewContext<'_>,
    passage: &TextAt<'_>,
    found: &mut FindingCollector<'_>,
) {
    let TextAt { at, text, .. } = *passage;
    if !text.entries().any(|(_, wording)| wording.as_bytes().contains(&b'[')) {
        return;
    }
    let mut marks: Vec<&str> = text.entries().flat_map(|(_, wording)| footnote_marks(wording)).to_list();
    marks.sort_unstable();
    marks.dedup();
    for mark in marks {
        if context.programme.note(mark).is_some() {
            continue;
        }
        let message = format!(
            "{} contains the footnote mark [^{mark}], but there is no footnote with the id \"{mark}\"",
            described(context.programme, at)
        );
        let notice = about(context.programme, at, message).with_detail("note", mark).with_help(format!(
            "add {{ \"id\": \"{mark}\", \"text\": [\"…\"] }} to \"notes\", or correct the mark"
        ));
        found.add(Code::DanglingFootnote, notice);
    }
}

/// Finds footnotes that no text refers to. The set contains the ids of all footnote marks.
#[derive(Default)]
pub(super) struct UnusedFootnotes {
    used: HashSet<Box<str>>,
}

impl TextCheck for UnusedFootnotes {
    fn visit(&mut self, context: &ReviewContext<'_>, passage: &TextAt<'_>, _: &[Finding]) {
        let notes = &context.programme.data().notes;
        if notes.is_empty() {
            return;
        }
        // A footnote that refers only to itself is still unused.
        let own = passage.at.position_in("notes").and_then(|at| notes.get(at)).map(|note| note.id.as_str());
        let marks = passage.text.entries().flat_map(|(_, wording)| footnote_marks(wording));
        self.used.extend(marks.filter(|mark| Some(*mark) != own).map(Box::from));
    }

    fn finish(self: Box<Self>, context: &ReviewContext<'_>, found: &mut FindingCollector<'_>) {
        let notes = &context.programme.data().notes;
        for (position, note) in
            notes.iter().enumerate().filter(|(_, note)| !self.used.contains(note.id.as_str()))
        {
            let at = Path::root().with("notes").with_index(position);
            let message = format!("no text contains the mark [^{0}] of the footnote \"{0}\"", note.id);
            let notice = about(context.programme, &at, message)
                .with_detail("note", note.id.as_str())
                .with_help(format!(
                    "add [^{}] to the text that the footnote explains, or remove the footnote from \"notes\"",
                    note.id
                ));
            found.add(Code::UnusedFootnote, notice);
        }
    }
}
