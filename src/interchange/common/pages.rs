//! Counts the objects of a list that are on pages that are not present.

use crate::code::Code;
use crate::interchange::common::reading::{Reading, Spot};
use crate::report::SourceLocation;

/// The pages of lists. The first page of a list contains the number of all objects, and later pages
/// can be among the sources.
#[derive(Debug, Default)]
pub(in crate::interchange) struct Pages {
    /// The number of missing objects of each list, and the location of the page that counts them.
    missing: Vec<(u64, SourceLocation)>,
}

impl Pages {
    /// Adds a page with a number of objects. `count` is the number of all objects of the list.
    pub(in crate::interchange) fn add(
        &mut self,
        (has_previous, has_next): (bool, bool),
        count: Option<u64>,
        present: usize,
        at: SourceLocation,
    ) {
        let present = u64::try_from(present).unwrap_or(u64::MAX);
        if let Some(count) = count.filter(|_| has_next && !has_previous) {
            self.missing.push((count.saturating_sub(present), at));
        } else if has_previous && let Some((missing, _)) = self.missing.last_mut() {
            *missing = missing.saturating_sub(present);
        }
        self.missing.retain(|(missing, _)| *missing > 0);
    }

    pub(in crate::interchange) fn report(self, reading: &mut Reading) {
        for (missing, at) in self.missing {
            let message =
                format!("the page refers to other pages with {missing} more objects, which are not present");
            reading.note(Code::NotImported, &Spot::programme(), &at, message);
        }
    }
}
