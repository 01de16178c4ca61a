//! Methods that look up and rename the items of a draft.

use chrono::{NaiveDate, NaiveDateTime, NaiveTime, Timelike};

use super::{AgendaItem, Day, Draft, Organisation, Person, Room, Session, Track, Venue};
use crate::code::Code;
use crate::error::{Error, quote};
use crate::value::id::EntityKind;
use crate::value::slot::Slot;
use crate::value::time::DayTime;
use crate::value::visit::{Visit, VisitorMut};

macro_rules! look_ups {
    ($($noun:literal, $list:ident, $type:ident, $find:ident, $find_mut:ident;)+) => {
        /// ## Look-ups
        ///
        /// The look-up methods search the lists of the draft from the beginning. If an id occurs
        /// twice, they return the first match. A [`Programme`](crate::Programme) finds items
        /// faster, because it uses an index.
        impl Draft {
            $(
                #[doc = concat!("Returns the ", $noun, " with the given id, or `None` if there is no match.")]
                pub fn $find(&self, id: &str) -> Option<&$type> {
                    self.$list.iter().find(|row| row.id == *id)
                }

                #[doc = concat!("Returns a mutable reference to the ", $noun, " with the given id, or `None` if there is no match.")]
                pub fn $find_mut(&mut self, id: &str) -> Option<&mut $type> {
                    self.$list.iter_mut().find(|row| row.id == *id)
                }
            )+

            /// Returns the room with the given id, or `None` if no venue contains such a room.
            pub fn room(&self, id: &str) -> Option<&Room> {
                self.venues.iter().flat_map(|venue| &venue.rooms).find(|room| room.id == *id)
            }

            /// Returns a mutable reference to the room with the given id, or `None` if no venue
            /// contains such a room.
            pub fn room_mut(&mut self, id: &str) -> Option<&mut Room> {
                self.venues.iter_mut().flat_map(|venue| &mut venue.rooms).find(|room| room.id == *id)
            }

            /// Returns the day with the given number, or `None` if no day has this number.
            pub fn day(&self, number: i32) -> Option<&Day> {
                self.days.iter().find(|day| day.number == number)
            }

            /// Returns the slot from one local date and time to another, on the day of this draft
            /// to which the start belongs.
            ///
            /// The slot is on the day with the date of the start. It is on the previous day instead
            /// if the start is in the [window](Day::window) of the previous day and not in the
            /// window of the day itself, or if no day has the date of the start. For example, 01:30
            /// then becomes 25:30.
            ///
            /// ```
            /// use programme::chrono::NaiveDate;
            /// use programme::draft::{Day, Draft};
            /// use programme::Slot;
            ///
            /// let draft = Draft::new("demo", "Demo").with_day(Day::on(1, "2026-03-02")?);
            /// let date = |day| NaiveDate::from_ymd_opt(2026, 3, day).unwrap();
            /// let (start, end) = (date(2).and_hms_opt(22, 0, 0), date(3).and_hms_opt(1, 30, 0));
            /// let slot = draft.slot_between(start.unwrap(), end.unwrap())?;
            /// assert_eq!(slot, Slot::between(1, "22:00", "25:30")?);
            /// # Ok::<(), programme::Error>(())
            /// ```
            ///
            /// # Errors
            ///
            /// Returns an error with [`Code::UnknownDay`] if the draft contains no suitable day.
            /// Returns an error with [`Code::MalformedTime`] if the end is before the start, or
            /// more than 240 hours after the beginning of the day.
            pub fn slot_between(&self, start: NaiveDateTime, end: NaiveDateTime) -> Result<Slot, Error> {
                let day = self.day_of(start).ok_or_else(|| {
                    let message = format!("no day of the programme has the date {}: add the day first", start.date());
                    Error::new(Code::UnknownDay, message)
                })?;
                let begin = day.date.unwrap_or(start.date()).and_time(NaiveTime::MIN);
                let time = |at: NaiveDateTime| {
                    let seconds = u32::try_from(at.signed_duration_since(begin).num_seconds()).ok();
                    seconds.and_then(DayTime::from_seconds)
                };
                match (time(start), time(end)) {
                    (Some(from), Some(to)) if from <= to => Slot::between(day.number, from, to),
                    _ => {
                        let message = format!("{start} to {end} is not a slot: the end must be at most 10 days after the start");
                        Err(Error::new(Code::MalformedTime, message))
                    }
                }
            }

            /// Returns the day to which a local date and time belongs.
            fn day_of(&self, at: NaiveDateTime) -> Option<&Day> {
                let before = at.date().pred_opt();
                let dated = |date: Option<NaiveDate>| self.days.iter().find(|day| date == day.date && date.is_some());
                let (own, eve) = (dated(Some(at.date())), dated(before));
                let seconds = at.num_seconds_from_midnight();
                let within = |day: &&Day, seconds: u32| {
                    let time = DayTime::from_seconds(seconds);
                    day.window.is_some_and(|window| Some(window.start) <= time && time < Some(window.end))
                };
                let in_window = own.filter(|day| within(day, seconds));
                in_window.or_else(|| eve.filter(|day| within(day, seconds + 24 * 3600))).or(own).or(eve)
            }

            /// Returns a mutable reference to the day with the given number, or `None` if no day
            /// has this number.
            pub fn day_mut(&mut self, number: i32) -> Option<&mut Day> {
                self.days.iter_mut().find(|day| day.number == number)
            }
        }
    };
}

look_ups! {
    "session", sessions, Session, session, session_mut;
    "person", people, Person, person, person_mut;
    "organisation", organisations, Organisation, organisation, organisation_mut;
    "venue", venues, Venue, venue, venue_mut;
    "track", tracks, Track, track, track_mut;
    "agenda item", agenda_items, AgendaItem, agenda_item, agenda_item_mut;
}

/// The error returned if an item of a draft cannot be renamed. The draft is left unchanged.
///
/// ```
/// use programme::draft::{RenameError, Session};
/// use programme::id::EntityKind;
/// use programme::Draft;
///
/// let mut draft = Draft::new("demo", "Demo")
///     .with_session(Session::new("a"))
///     .with_session(Session::new("b"));
/// let taken = RenameError::Taken { noun: EntityKind::Session, id: "b".into() };
/// assert_eq!(draft.rename_session("a", "b"), Err(taken));
/// ```
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum RenameError {
    /// The draft contains no item with the old id.
    #[error("there is no {noun} {}", quote(id))]
    Unknown {
        /// The kind of the item that was not found.
        noun: EntityKind,
        /// The old id, which does not exist in the draft.
        id: String,
    },
    /// Another item of the same kind already has the new id.
    #[error("the {noun} {} already exists", quote(id))]
    Taken {
        /// The kind of the item that could not be renamed.
        noun: EntityKind,
        /// The new id, which another item already uses.
        id: String,
    },
    /// The draft contains no day with the old number.
    #[error("there is no day {0}")]
    UnknownDay(i32),
    /// Another day of the draft already has the new number.
    #[error("day {0} already exists")]
    TakenDay(i32),
}

struct Rename<'a> {
    noun: EntityKind,
    from: &'a str,
    to: &'a str,
    changed: usize,
}

impl VisitorMut for Rename<'_> {
    fn id(&mut self, noun: EntityKind, id: &mut Box<str>) {
        if noun == self.noun && **id == *self.from {
            *id = self.to.into();
            self.changed += 1;
        }
    }
}

struct Renumber {
    from: i32,
    to: i32,
    changed: usize,
}

impl VisitorMut for Renumber {
    fn slot(&mut self, slot: &mut Slot) {
        if slot.day_number() == self.from {
            *slot = slot.on_day(self.to);
            self.changed += 1;
        }
    }
}

macro_rules! renames {
    ($($word:literal, $noun:ident, $find:ident, $rename:ident;)+) => {
        /// ## Renaming
        ///
        /// Each of these methods changes an id and all references to it in one step. The methods
        /// return the number of places in the draft that were changed.
        impl Draft {
            $(
                #[doc = concat!("Changes the ", $word, " id `from` to `to`, and updates all references to it.")]
                ///
                /// # Errors
                ///
                /// Returns an error if no item has the id `from`, or if another item of the same
                /// kind already has the id `to`.
                pub fn $rename(&mut self, from: &str, to: &str) -> Result<usize, RenameError> {
                    let noun = EntityKind::$noun;
                    if self.$find(from).is_none() {
                        return Err(RenameError::Unknown { noun, id: from.to_owned() });
                    }
                    if from != to && self.$find(to).is_some() {
                        return Err(RenameError::Taken { noun, id: to.to_owned() });
                    }
                    let mut rename = Rename { noun, from, to, changed: 0 };
                    self.visit_mut(&mut rename as &mut dyn VisitorMut);
                    Ok(rename.changed)
                }
            )+

            /// Changes the number of a day from `from` to `to`, and moves all slots on this day to
            /// the new day number. Returns the number of places in the draft that were changed,
            /// including the day itself.
            ///
            /// # Errors
            ///
            /// Returns an error if no day has the number `from`, or if another day already has the
            /// number `to`.
            pub fn rename_day(&mut self, from: i32, to: i32) -> Result<usize, RenameError> {
                if from != to && self.day(to).is_some() {
                    return Err(RenameError::TakenDay(to));
                }
                self.day_mut(from).ok_or(RenameError::UnknownDay(from))?.number = to;
                let mut renumber = Renumber { from, to, changed: 1 };
                self.visit_mut(&mut renumber as &mut dyn VisitorMut);
                Ok(renumber.changed)
            }
        }
    };
}

renames! {
    "session", Session, session, rename_session;
    "person", Person, person, rename_person;
    "organisation", Organisation, organisation, rename_organisation;
    "venue", Venue, venue, rename_venue;
    "room", Room, room, rename_room;
    "track", Track, track, rename_track;
    "agenda item", AgendaItem, agenda_item, rename_agenda_item;
}

#[cfg(test)]
mod tests {
    use crate::draft::{Day, Draft, Participation, Person, RenameError, Room, Session, Venue};
    use crate::value::place::Place;
    use crate::value::slot::Slot;

    fn draft() -> Draft {
        Draft::new("a", "A draft in which everything has the id a")
            .with_day(Day::new(1))
            .with_day(Day::new(2))
            .with_venue(
                Venue::new("a")
                    .with_name("A")
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
            .with_session(Session::new("b").with_part_of("a").with_place(Place::venue("a")).with_joint("a"))
    }

    #[test]
    fn renaming_changes_all_references_to_an_id_and_no_others() {
        let mut sessions = draft();
        assert_eq!(sessions.rename_session("a", "x"), Ok(3));
        assert_eq!(sessions.sessions[1].part_of.as_ref().unwrap(), "x");
        assert_eq!(sessions.person("a").unwrap().id, "a");
        let mut rooms = draft();
        assert_eq!(rooms.rename_room("a", "x"), Ok(3));
        assert_eq!(rooms.sessions[0].place, Some(Place::room("x")));
        assert_eq!(rooms.sessions[1].place, Some(Place::venue("a")));
        assert_eq!(draft().rename_person("a", "x"), Ok(2));
        assert_eq!(draft().rename_venue("a", "x"), Ok(2));
        assert_eq!(draft().rename_day(1, 3), Ok(3));
        assert_eq!(draft().rename_session("a", "a"), Ok(3));
    }

    #[test]
    fn failed_renames_leave_the_draft_unchanged() {
        let mut same = draft();
        assert!(matches!(same.rename_session("x", "y"), Err(RenameError::Unknown { .. })));
        assert!(matches!(same.rename_room("a", "b"), Err(RenameError::Taken { .. })));
        assert_eq!(same.rename_day(1, 2), Err(RenameError::TakenDay(2)));
        assert_eq!(same.rename_day(7, 8), Err(RenameError::UnknownDay(7)));
        assert_eq!(same, draft());
    }

    #[test]
    fn a_session_can_be_changed_in_place() {
        let mut draft = draft();
        draft.session_mut("b").unwrap().title = Some("B".into());
        assert_eq!(draft.session("b").unwrap().title, Some("B".into()));
        assert!(draft.session_mut("c").is_none());
        assert!(
            draft.room_mut("b").is_some() && draft.day_mut(2).is_some() && draft.venue_mut("a").is_some()
        );
    }
}
