//! Days, tracks, agenda items, notes, and declarations of roles and kinds.

use chrono::NaiveDate;

use super::date::Date;
use crate::error::Error;
use crate::value::block::Block;
use crate::value::colour::Colour;
use crate::value::entity::entity;
use crate::value::id::{AgendaItemId, NoteId, TrackId};
use crate::value::kind::{Kind, KindProperties};
use crate::value::link::Document;
use crate::value::role::{Role, RoleProperties};
use crate::value::slot::TimeRange;
use crate::value::string_map::{Extensions, ExternalIds};
use crate::value::text::Text;

entity! {
    /// A day of the programme, with a number and an optional date.
    ///
    /// Dates are optional, because many agendas only use labels such as "First day". A programme
    /// without dates can be built, checked and queried like any other.
    ///
    /// ```
    /// use programme::draft::Day;
    ///
    /// let first = Day::new(1).with_label("First day");
    /// assert_eq!(first.date, None);
    /// ```
    pub struct Day {
        /// The number of the day: 1, 2 and so on. Day 0 is the eve of the event.
        required number: i32,
        /// The label of the day, such as "Première journée".
        optional label: Text, with_label,
        /// The date of the day, if known.
        #[serde(with = "crate::draft::date")]
        #[cfg_attr(feature = "json-schema", schemars(with = "Option<crate::draft::date::Date>"))]
        optional date: NaiveDate, with_date,
        /// The time range during which the programme of the day runs, in local time. The range may
        /// extend past midnight.
        optional window: TimeRange, with_window,
        /// The identifiers of the day in other systems.
        value external_ids: ExternalIds, with_external_ids,
        /// Additional data about the day that is not part of the model.
        value extensions: Extensions, with_extensions,
    }
}

impl Day {
    /// Creates a day on a date, written as `YYYY-MM-DD`.
    ///
    /// # Errors
    ///
    /// Returns an error with [`Code::MalformedDate`](crate::Code::MalformedDate) if `date` has a
    /// different form or is not a date in the calendar.
    ///
    /// # Examples
    ///
    /// ```
    /// use programme::draft::Day;
    ///
    /// let first = Day::on(1, "2026-03-02")?;
    /// assert_eq!(first.date.unwrap().to_string(), "2026-03-02");
    /// # Ok::<(), programme::Error>(())
    /// ```
    pub fn on(number: i32, date: &str) -> Result<Self, Error> {
        let Date(date) = date.parse()?;
        Ok(Self::new(number).with_date(date))
    }
}

entity! {
    /// A track, which groups related sessions.
    ///
    /// ```
    /// use programme::draft::Track;
    ///
    /// assert!(!Track::new("security", "Security").sequential);
    /// ```
    pub struct Track {
        /// The id of the track.
        identity id: TrackId,
        /// The name of the track.
        required name: Text,
        /// The colour of the track.
        optional colour: Colour, with_colour,
        /// Whether the sessions of the track follow one another, so that a person can attend all of
        /// them.
        value sequential: bool, with_sequential,
        /// The identifiers of the track in other systems.
        value external_ids: ExternalIds, with_external_ids,
        /// Additional data about the track that is not part of the model.
        value extensions: Extensions, with_extensions,
    }
}

entity! {
    /// An item of a numbered agenda. Sessions refer to agenda items by id.
    ///
    /// ```
    /// use programme::draft::AgendaItem;
    ///
    /// let item = AgendaItem::new("item-7-b").with_number("7 (b)").with_title("Elections");
    /// assert_eq!(item.number.as_deref(), Some("7 (b)"));
    /// ```
    pub struct AgendaItem {
        /// The id of the agenda item.
        identity id: AgendaItemId,
        /// The number as printed. Agenda items are ordered by their position in the list, not by
        /// number.
        optional number: String, with_number,
        /// The title of the agenda item.
        optional title: Text, with_title,
        /// The agenda item that contains this one.
        optional part_of: AgendaItemId, with_part_of,
        /// The documents for the agenda item.
        list documents: Document, with_document,
        /// The identifiers of the agenda item in other systems.
        value external_ids: ExternalIds, with_external_ids,
        /// Additional data about the agenda item that is not part of the model.
        value extensions: Extensions, with_extensions,
    }
}

entity! {
    /// A footnote. A text refers to the footnote with the mark `[^id]`.
    ///
    /// ```
    /// use programme::draft::Note;
    ///
    /// let note = Note::new("1").with_text("New York, 2017.");
    /// assert_eq!(note.text.len(), 1);
    /// ```
    pub struct Note {
        /// The id of the note, which is also used in its mark.
        identity id: NoteId,
        /// The text of the note.
        list text: Block, with_text,
    }
}

entity! {
    /// A declaration of a role. The role is either custom, or built in with properties that differ
    /// from the defaults.
    ///
    /// ```
    /// use programme::draft::RoleDeclaration;
    /// use programme::role::{RequiredAttendance, RoleProperties};
    /// use programme::Role;
    ///
    /// let properties = RoleProperties {
    ///     has_floor: true,
    ///     attendance: RequiredAttendance::OwnPart,
    ///     ..RoleProperties::default()
    /// };
    /// let witness = RoleDeclaration::new("witness".parse::<Role>()?).with_properties(properties);
    /// assert!(witness.code.is_custom());
    /// # Ok::<(), programme::Error>(())
    /// ```
    pub struct RoleDeclaration {
        /// The code of the role.
        declared code: Role,
        /// The label of the role.
        optional label: Text, with_label,
        /// The properties that the rules use. They take precedence over the built-in properties of
        /// the role.
        value properties: RoleProperties, with_properties,
    }
}

entity! {
    /// A declaration of a kind of session. The kind is either custom, or built in with properties
    /// that differ from the defaults.
    ///
    /// ```
    /// use programme::draft::KindDeclaration;
    /// use programme::kind::KindProperties;
    /// use programme::Kind;
    ///
    /// let properties = KindProperties {
    ///     needs_people: true,
    ///     admits_people: true,
    ///     ..KindProperties::default()
    /// };
    /// let kind: Kind = "fishbowl".parse()?;
    /// let fishbowl = KindDeclaration::new(kind).with_properties(properties);
    /// assert!(fishbowl.properties.needs_people);
    /// # Ok::<(), programme::Error>(())
    /// ```
    pub struct KindDeclaration {
        /// The code of the kind.
        declared code: Kind,
        /// The label of the kind.
        optional label: Text, with_label,
        /// The properties that the rules use. They take precedence over the built-in properties of
        /// the kind.
        value properties: KindProperties, with_properties,
    }
}
