//! Rooms and organisations by their names.

use super::fold::fold;
use crate::programme::Programme;
use crate::value::text::Text;
use crate::view::{Organisation, Room};

/// Whether one of the texts has a folded phrase in it, in whatever language.
pub(super) fn any_has<'t>(texts: impl IntoIterator<Item = &'t Text>, phrase: &str) -> bool {
    let mut wordings = texts.into_iter().flat_map(Text::entries);
    wordings.any(|(_, wording)| fold(wording).contains(phrase))
}

/// ## By name
///
/// Letter case and white space do not matter and, with the feature `unicode`, accents do not. For people see
/// [`People::named`](super::People::named), for sessions [`Sessions::matching`](super::Sessions::matching).
impl Programme {
    /// The rooms whose name has a phrase in it, in declared order.
    ///
    /// ```
    /// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/idm-2018-second-session.json"));
    /// # let programme = serde_json::from_str::<programme::Draft>(json)?.build()?;
    /// let found: Vec<_> = programme.rooms_named("Salle XV").map(|room| room.id().as_str()).collect();
    /// assert_eq!(found, ["xviii"]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn rooms_named(&self, phrase: &str) -> impl Iterator<Item = Room<'_>> {
        let phrase = fold(phrase);
        self.rooms().filter(move |room| any_has([room.name()], &phrase))
    }

    /// The organisations whose name, or short name, has a phrase in it, in declared order.
    pub fn organisations_named(&self, phrase: &str) -> impl Iterator<Item = Organisation<'_>> {
        let phrase = fold(phrase);
        self.organisations()
            .filter(move |one| any_has([one.name()].into_iter().chain(&one.data().short_name), &phrase))
    }
}
