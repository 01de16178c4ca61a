//! Search for rooms and organisations by a phrase in their name.

use super::fold::fold;
use crate::programme::Programme;
use crate::value::text::Text;
use crate::view::{Organisation, Room};

/// Returns `true` if at least one of the texts contains the phrase in any language. The phrase must
/// already be folded with [`fold`].
pub(super) fn any_has<'t>(texts: impl IntoIterator<Item = &'t Text>, phrase: &str) -> bool {
    let mut wordings = texts.into_iter().flat_map(Text::entries);
    wordings.any(|(_, wording)| fold(wording).contains(phrase))
}

/// ## By name
///
/// A search by name ignores letter case and the amount of white space. With the `unicode` feature,
/// accents are also ignored. To search for people, use [`People::named`](super::People::named). To
/// search for sessions, use [`Sessions::matching`](super::Sessions::matching).
impl Programme {
    /// Returns the rooms whose name contains the phrase in any language. The rooms are in
    /// declaration order.
    ///
    /// ```
    /// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/idm-2018-second-session.json"));
    /// # let programme = serde_json::from_str::<programme::Draft>(json)?.build()?;
    /// let rooms: Vec<_> = programme.rooms_named("Salle XV").collect();
    /// assert_eq!(rooms.len(), 1);
    /// assert_eq!(rooms[0].id(), "xviii");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn rooms_named(&self, phrase: &str) -> impl Iterator<Item = Room<'_>> {
        let phrase = fold(phrase);
        self.rooms().filter(move |room| any_has([room.name()], &phrase))
    }

    /// Returns the organisations whose name or short name contains the phrase in any language. The
    /// organisations are in declaration order.
    pub fn organisations_named(&self, phrase: &str) -> impl Iterator<Item = Organisation<'_>> {
        let phrase = fold(phrase);
        self.organisations()
            .filter(move |one| any_has([one.name()].into_iter().chain(&one.data().short_name), &phrase))
    }
}
