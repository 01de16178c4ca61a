//! A list of texts with the same problem, which result in one finding.

use crate::list::ToList;
use crate::programme::Programme;
use crate::report::{Related, Subject};
use crate::sorting;
use crate::value::path::Path;

/// The maximum number of texts that a finding refers to.
const MAX_RELATED: usize = 100;

/// The number of texts with a problem, and the first of these texts by subject and path. The result
/// therefore does not depend on the order in which the texts are visited.
#[derive(Default)]
pub(super) struct SomeTexts {
    count: usize,
    texts: Vec<(Subject, Path)>,
}

impl SomeTexts {
    pub(super) fn add(&mut self, programme: &Programme, at: &Path) {
        self.count += 1;
        self.texts.push((programme.subject_at(at), at.clone()));
        // Shortening the list only now and then keeps the cost for each text constant.
        if self.texts.len() > 2 * MAX_RELATED {
            self.shorten();
        }
    }

    fn shorten(&mut self) {
        sorting::sort_by(&mut self.texts, Ord::cmp);
        self.texts.truncate(MAX_RELATED);
    }

    pub(super) fn count(&self) -> usize {
        self.count
    }

    /// Returns the path of the text if there is only one.
    pub(super) fn only(&self) -> Option<&Path> {
        self.texts.first().filter(|_| self.count == 1).map(|(_, path)| path)
    }

    pub(super) fn into_related(mut self) -> Vec<Related> {
        self.shorten();
        self.texts.into_iter().map(|(subject, path)| Related { subject, path }).to_list()
    }
}
