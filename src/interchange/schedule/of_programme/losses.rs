//! Collects losses, and converts texts that can cause them.

use crate::interchange::Loss;
use crate::interchange::schedule::Target;
use crate::report::Subject;
use crate::value::language::LanguageTag;
use crate::value::path::push_escaped;
use crate::value::text::Text;

#[derive(Debug)]
pub(super) struct ScheduleLosses {
    found: Vec<Loss>,
    subject: Subject,
    main: Option<LanguageTag>,
    target: Target,
}

impl ScheduleLosses {
    pub(super) fn new(main: Option<LanguageTag>, target: Target) -> Self {
        Self { found: Vec::new(), subject: Subject::Programme, main, target }
    }

    /// Sets the subject of all following losses, and returns the previous subject.
    pub(super) fn about(&mut self, subject: Subject) -> Subject {
        std::mem::replace(&mut self.subject, subject)
    }

    pub(super) fn len(&self) -> usize {
        self.found.len()
    }

    /// Removes all losses after the first `count`, because they have already been reported.
    pub(super) fn forget_after(&mut self, count: usize) {
        self.found.truncate(count);
    }

    pub(super) fn lose(&mut self, field: &str, why: &str) {
        let loss = Loss { subject: self.subject.clone(), field: field.to_owned(), why: why.to_owned() };
        self.found.push(loss);
    }

    pub(super) fn all<'f>(&mut self, why: &str, fields: impl IntoIterator<Item = (&'f str, bool)>) {
        for (field, _) in fields.into_iter().filter(|(_, there)| *there) {
            self.lose(field, why);
        }
    }

    pub(super) fn extension(&mut self, key: &str, why: &str) {
        self.extension_in("", key, why);
    }

    pub(super) fn extension_in(&mut self, within: &str, key: &str, why: &str) {
        let mut field = format!("{within}extensions/");
        // Writing to a string cannot fail.
        let _ = push_escaped(&mut field, key);
        self.lose(&field, why);
    }

    /// Returns a text in the main language or, if it is missing, in the first language. Reports a
    /// loss for each of the other languages.
    pub(super) fn text(&mut self, field: &str, text: &Text) -> Option<String> {
        let main = self.main.as_ref().and_then(|main| text.get(main)).unwrap_or(text.first());
        let mut written = false;
        for (tag, wording) in text.entries() {
            if !written && wording == main {
                written = true;
                if Some(tag) != self.main.as_ref() {
                    self.lose(field, "the format does not specify the language of a text");
                }
            } else {
                self.lose(&format!("{field}/{tag}"), "the format allows only one language per text");
            }
        }
        self.words(field, main)
    }

    /// Removes characters that the format cannot represent. Returns `None` for a blank text,
    /// because the format treats it as missing.
    pub(super) fn words(&mut self, field: &str, words: &str) -> Option<String> {
        if words.trim().is_empty() {
            self.lose(field, "a blank text is treated as missing");
            return None;
        }
        if self.target == Target::Xml && !words.chars().all(is_xml) {
            self.lose(field, "the text contains characters that are invalid in XML: they are left out");
            return Some(words.chars().filter(|c| is_xml(*c)).collect());
        }
        Some(words.to_owned())
    }

    pub(super) fn finish(mut self) -> Vec<Loss> {
        let mut seen = std::collections::HashSet::new();
        self.found.retain(|loss| seen.insert(loss.clone()));
        self.found
    }
}

pub(super) fn is_xml(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\r' | '\u{20}'..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'..)
}
