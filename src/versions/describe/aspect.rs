//! Aspects of a programme: time, place, people and others.

use std::collections::BTreeSet;

use crate::macros::closed_vocabulary;
use crate::report::Subject;

closed_vocabulary! {
    /// An aspect of a programme that a change can concern, such as the time or the people.
    ///
    /// ```
    /// use programme::versions::describe::Aspect;
    ///
    /// assert_eq!("people".parse::<Aspect>()?, Aspect::People);
    /// assert!(!Aspect::for_readers().contains(&Aspect::Technical));
    /// # Ok::<(), programme::Error>(())
    /// ```
    Aspect, "an aspect of a programme" {
        /// A session was added or removed, or its status changed, for example because it was
        /// cancelled. The status of the event also belongs to this aspect.
        Status = "status",
        /// The day, the time or the length of a session, the date of a day, or the time zone.
        Time = "time",
        /// The place or the attendance mode of a session, or a venue or a room itself.
        Place = "place",
        /// The people and organisations in a session, or a person or an organisation itself.
        People = "people",
        /// The title, the description, the questions and other long texts.
        Texts = "texts",
        /// The position in a list.
        Order = "order",
        /// Ids, identifiers in other systems, custom data and other fields that readers never see.
        Technical = "technical",
        /// All other fields.
        Other = "other",
    }
}

impl Aspect {
    /// Returns the aspects that most readers want to know: all but [`Order`](Self::Order)
    /// and [`Technical`](Self::Technical). Readers see scheduled sessions in the order of their
    /// times, so a new time already implies another position.
    pub fn for_readers() -> BTreeSet<Self> {
        [Self::Status, Self::Time, Self::Place, Self::People, Self::Texts, Self::Other].into()
    }

    /// Returns the aspect of a field.
    pub(super) fn of_field(subject: &Subject, field: &str) -> Self {
        match (subject, field) {
            (_, "external_ids" | "extensions" | "sort_key" | "previous_slot" | "previous_mode") => {
                Self::Technical
            }
            (Subject::Session(_), "status") | (Subject::Programme, "event_status") => Self::Status,
            (Subject::Session(_), "slot" | "planned_length") | (Subject::Programme, "time_zone") => {
                Self::Time
            }
            (Subject::Session(_), "place" | "relayed_to" | "mode") | (Subject::Programme, "place") => {
                Self::Place
            }
            (Subject::Session(_) | Subject::Programme, "participations") => Self::People,
            (
                Subject::Session(_) | Subject::Programme,
                "title"
                | "subtitle"
                | "description"
                | "questions_introduction"
                | "questions"
                | "preamble"
                | "document_title",
            )
            | (Subject::Day(_), "label") => Self::Texts,
            (Subject::Session(_) | Subject::Programme, _) => Self::Other,
            (row, _) => Self::of_row(row),
        }
    }

    /// Returns the aspect to which the addition, removal or change of a row belongs.
    pub(super) fn of_row(row: &Subject) -> Self {
        match row {
            Subject::Session(_) => Self::Status,
            Subject::Day(_) => Self::Time,
            Subject::Venue(_) | Subject::Room(_) => Self::Place,
            Subject::Person(_) | Subject::Organisation(_) => Self::People,
            Subject::Note(_) => Self::Texts,
            _ => Self::Other,
        }
    }
}
