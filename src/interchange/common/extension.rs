//! Stores values of a source in the extensions.

use crate::value::string_map::Extensions;

/// Stores in the extensions a value that has no field in the draft. The key starts with the name of
/// the format, as in `schedule/id`. If the key is already in use, a number is appended to it, as in
/// `schedule/id~2`.
///
/// ```
/// use programme::draft::Session;
/// use programme::interchange::reader::keep_extension;
///
/// let mut session = Session::new("weirs");
/// keep_extension(&mut session.extensions, "forum/colour", "blue");
/// keep_extension(&mut session.extensions, "forum/colour", "green");
/// assert_eq!(session.extensions.get("forum/colour~2"), Some("green"));
/// ```
pub fn keep_extension(extensions: &mut Extensions, key: &str, value: &str) {
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
