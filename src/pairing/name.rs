//! The words of personal names.

use crate::query::fold::fold;
use crate::value::text::Text;
use crate::vocabulary::person_names::{name_words, strip_honorifics};

/// Returns the words of a name, without differences of letter case and punctuation, and without
/// titles such as "Dr".
pub(crate) fn words(name: &str, honorific: Option<&Text>) -> Vec<String> {
    let all = name_words(&fold(name));
    let own: Vec<Vec<String>> = honorific
        .into_iter()
        .flat_map(|text| text.entries().map(|(_, wording)| name_words(&fold(wording))))
        .collect();
    // The last remaining word is never removed, even if it looks like a title such as "Dr",
    // because it may be a name.
    strip_honorifics(&all, &own, 1).to_vec()
}
