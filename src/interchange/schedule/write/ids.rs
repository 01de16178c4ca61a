//! Decides which items keep their ids in a schedule.

use std::collections::HashMap;

use super::form;
use crate::interchange::common::ids::well_formed;

/// The ids of the items in the schedule so far, and whether several items have the same id there.
pub(super) type Ids = HashMap<String, bool>;

/// Returns `true` if an item is written with its id, and is the first item with this id.
pub(super) fn keeps_id(id: &str, written: &str, ids: &mut Ids) -> bool {
    let mut is_first = true;
    ids.entry(written.to_owned()).and_modify(|shared| (*shared, is_first) = (true, false)).or_default();
    // The number after a tilde distinguishes items that share an id.
    let (base, number) = form::unnumbered(id);
    let distinct = number == 1 || ids.get(base) != Some(&true);
    is_first && id == written && well_formed(id) == id && distinct
}
