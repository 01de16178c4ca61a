//! Methods that remove items from a draft and find the references to them.

use super::{AgendaItem, Day, Draft, Organisation, Person, Room, Session, Track, Venue};
use crate::value::id::EntityKind;
use crate::value::path::Path;
use crate::value::slot::Slot;
use crate::value::visit::{Visit, Visitor};

/// An item that was removed from a draft, with the references to it that remain, as returned
/// by [`Draft::remove_session`] and similar methods.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Removed<T> {
    /// The removed item.
    pub item: T,
    /// The paths of the references to the removed item that remain in the draft. If the list is not
    /// empty, the draft cannot be built until these references are removed or changed.
    pub references: Vec<Path>,
}

/// Collects the paths of all references to an item.
struct References<'i> {
    noun: EntityKind,
    id: &'i str,
    found: Vec<Path>,
}

impl Visitor<'_> for References<'_> {
    fn reference(&mut self, at: &Path, noun: EntityKind, id: &str) {
        if noun == self.noun && id == self.id {
            self.found.push(at.clone());
        }
    }
}

/// Collects the paths of all slots on a day.
struct SlotsOn {
    day: i32,
    found: Vec<Path>,
}

impl Visitor<'_> for SlotsOn {
    fn slot(&mut self, at: &Path, slot: &Slot) {
        if slot.day_number() == self.day {
            self.found.push(at.clone());
        }
    }
}

impl Draft {
    fn references(&self, noun: EntityKind, id: &str) -> Vec<Path> {
        let mut references = References { noun, id, found: Vec::new() };
        self.visit(&mut Path::root(), &mut references as &mut dyn Visitor<'_>);
        references.found
    }
}

macro_rules! removals {
    ($($noun:literal, $list:ident, $type:ident, $remove:ident;)+) => {
        /// ## Removing
        ///
        /// Each of these methods removes an item and returns it, with the paths of the references
        /// to it that remain. The references themselves are not changed.
        ///
        /// ```
        /// use programme::draft::{Draft, Participation, Person, Session};
        ///
        /// let mut draft = Draft::new("demo", "Demo")
        ///     .with_person(Person::new("ada", "Ada Okoye"))
        ///     .with_session(Session::new("open").with_participation(Participation::person("ada")));
        /// let removed = draft.remove_person("ada").unwrap();
        /// assert_eq!(removed.references[0].to_string(), "/sessions/0/participations/0/person");
        /// draft.sessions[0].participations.clear();
        /// ```
        impl Draft {
            $(
                #[doc = concat!("Removes the ", $noun, " with the given id, or returns `None` if there is no match.")]
                pub fn $remove(&mut self, id: &str) -> Option<Removed<$type>> {
                    let at = self.$list.iter().position(|row| row.id == *id)?;
                    let item = self.$list.remove(at);
                    Some(Removed { item, references: self.references(EntityKind::$type, id) })
                }
            )+

            /// Removes the room with the given id from its venue, or returns `None` if no venue
            /// contains such a room.
            pub fn remove_room(&mut self, id: &str) -> Option<Removed<Room>> {
                let item = self.venues.iter_mut().find_map(|venue| {
                    let at = venue.rooms.iter().position(|room| room.id == *id)?;
                    Some(venue.rooms.remove(at))
                })?;
                Some(Removed { item, references: self.references(EntityKind::Room, id) })
            }

            /// Removes the day with the given number, or returns `None` if there is no match. The
            /// references are the slots on this day.
            pub fn remove_day(&mut self, number: i32) -> Option<Removed<Day>> {
                let at = self.days.iter().position(|day| day.number == number)?;
                let item = self.days.remove(at);
                let mut slots = SlotsOn { day: number, found: Vec::new() };
                self.visit(&mut Path::root(), &mut slots as &mut dyn Visitor<'_>);
                Some(Removed { item, references: slots.found })
            }
        }
    };
}

removals! {
    "session", sessions, Session, remove_session;
    "person", people, Person, remove_person;
    "organisation", organisations, Organisation, remove_organisation;
    "venue", venues, Venue, remove_venue;
    "track", tracks, Track, remove_track;
    "agenda item", agenda_items, AgendaItem, remove_agenda_item;
}

#[cfg(test)]
mod tests {
    use crate::draft::{Day, Draft, Participation, Person, Room, Session, Venue};
    use crate::value::place::Place;
    use crate::value::slot::Slot;

    fn draft() -> Draft {
        Draft::new("a", "A")
            .with_day(Day::new(1))
            .with_venue(
                Venue::new("a")
                    .with_room(Room::new("a", "A"))
                    .with_room(Room::new("b", "B").with_made_of("a")),
            )
            .with_person(Person::new("a", "A").with_available(Slot::day(1)))
            .with_session(
                Session::new("a")
                    .with_slot(Slot::day(1))
                    .with_place(Place::room("a"))
                    .with_participation(Participation::person("a")),
            )
            .with_session(Session::new("b").with_part_of("a").with_place(Place::venue("a")))
    }

    fn paths<T>(removed: Option<super::Removed<T>>) -> Vec<String> {
        removed.unwrap().references.iter().map(ToString::to_string).collect()
    }

    #[test]
    fn removing_an_item_lists_the_remaining_references() {
        assert_eq!(paths(draft().remove_session("a")), ["/sessions/0/part_of"]);
        assert_eq!(paths(draft().remove_session("b")), [""; 0]);
        assert_eq!(paths(draft().remove_person("a")), ["/sessions/0/participations/0/person"]);
        assert_eq!(paths(draft().remove_room("a")), ["/venues/0/rooms/0/made_of/0", "/sessions/0/place/0"]);
        assert_eq!(paths(draft().remove_venue("a")), ["/sessions/1/place/venue"]);
        assert_eq!(paths(draft().remove_day(1)), ["/people/0/available/0", "/sessions/0/slot"]);
        assert_eq!(draft().remove_room("c"), None);
        assert_eq!(draft().remove_track("a"), None);
    }
}
