//! The smaller parts of a programme: days, tracks, agenda items, notes, declared roles and kinds.

use chrono::NaiveDate;

use super::date::Date;
use crate::error::Error;
use crate::value::block::Block;
use crate::value::entity::entity;
use crate::value::id::{AgendaItemId, NoteId, TrackId};
use crate::value::kind::{Kind, KindProperties};
use crate::value::link::Document;
use crate::value::map::{Extensions, ExternalIds};
use crate::value::names::Colour;
use crate::value::role::{Role, RoleProperties};
use crate::value::slot::Span;
use crate::value::text::Text;

entity! {
    /// A day of the programme: a number, and a date where one is known.
    ///
    /// Undated programmes are normal: an agenda says "First day". Everything works without dates.
    ///
    /// ```
    /// use programme::draft::Day;
    ///
    /// let first = Day::new(1).with_label("First day");
    /// assert_eq!(first.date, None);
    /// ```
    pub struct Day {
        /// Its number: 1, 2, … Day 0 exists: the eve.
        required number: i32,
        /// What it is called: "Première journée".
        optional label: Text, with_label,
        /// Its date, where known.
        #[serde(with = "crate::draft::date")]
        #[cfg_attr(feature = "json-schema", schemars(with = "Option<crate::draft::date::Date>"))]
        optional date: NaiveDate, with_date,
        /// From when to when the programme of the day runs, on its own clock; it may run past midnight.
        optional window: Span, with_window,
        /// What others call it.
        value external_ids: ExternalIds, with_external_ids,
        /// What a file says of it beyond this.
        value extensions: Extensions, with_extensions,
    }
}

impl Day {
    /// A day on a date, written `YYYY-MM-DD`.
    ///
    /// ```
    /// use programme::draft::Day;
    ///
    /// let first = Day::on(1, "2026-03-02")?;
    /// assert_eq!(first.date.unwrap().to_string(), "2026-03-02");
    /// # Ok::<(), programme::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// [`Code::MalformedDate`](crate::Code::MalformedDate) when it is not written so, or not in the calendar.
    pub fn on(number: i32, date: &str) -> Result<Self, Error> {
        let Date(date) = date.parse()?;
        Ok(Self::new(number).with_date(date))
    }
}

entity! {
    /// A track: sessions that belong together.
    ///
    /// ```
    /// use programme::draft::Track;
    ///
    /// assert!(!Track::new("security", "Security").sequential);
    /// ```
    pub struct Track {
        /// Its id.
        identity id: TrackId,
        /// Its name.
        required name: Text,
        /// Its colour.
        optional colour: Colour, with_colour,
        /// Whether its sessions follow one another, so that one can attend them all.
        value sequential: bool, with_sequential,
        /// What others call it.
        value external_ids: ExternalIds, with_external_ids,
        /// What a file says of it beyond this.
        value extensions: Extensions, with_extensions,
    }
}

entity! {
    /// An item of a numbered agenda, to which sessions refer.
    ///
    /// ```
    /// use programme::draft::AgendaItem;
    ///
    /// let item = AgendaItem::new("item-7-b").with_number("7 (b)").with_title("Election of officers");
    /// assert_eq!(item.number.as_deref(), Some("7 (b)"));
    /// ```
    pub struct AgendaItem {
        /// Its id.
        identity id: AgendaItemId,
        /// Its number as printed. The order is that of the list.
        optional number: String, with_number,
        /// Its title.
        optional title: Text, with_title,
        /// The item that contains it.
        optional part_of: AgendaItemId, with_part_of,
        /// Its documents.
        list documents: Document, with_document,
        /// What others call it.
        value external_ids: ExternalIds, with_external_ids,
        /// What a file says of it beyond this.
        value extensions: Extensions, with_extensions,
    }
}

entity! {
    /// A footnote. Its mark in a text is `[^id]`.
    ///
    /// ```
    /// use programme::draft::Note;
    ///
    /// let note = Note::new("1").with_text("New York, 2017.");
    /// assert_eq!(note.text.len(), 1);
    /// ```
    pub struct Note {
        /// Its id: the mark.
        identity id: NoteId,
        /// What it says.
        list text: Block, with_text,
    }
}

entity! {
    /// A role that the programme declares: a custom one, or a built-in one with properties of the programme's own.
    ///
    /// ```
    /// use programme::draft::RoleDeclaration;
    /// use programme::{Role, RoleProperties, Stay};
    ///
    /// let properties = RoleProperties { has_floor: true, must_stay: Stay::OwnPart, ..RoleProperties::default() };
    /// let witness = RoleDeclaration::new("witness".parse::<Role>()?).with_properties(properties);
    /// assert!(witness.code.is_custom());
    /// # Ok::<(), programme::Error>(())
    /// ```
    pub struct RoleDeclaration {
        /// Its code.
        declared code: Role,
        /// What it is called.
        optional label: Text, with_label,
        /// What rules read about it. They outrank the built-in ones.
        value properties: RoleProperties, with_properties,
    }
}

entity! {
    /// A kind that the programme declares: a custom one, or a built-in one with properties of the programme's own.
    ///
    /// ```
    /// use programme::draft::KindDeclaration;
    /// use programme::{Kind, KindProperties};
    ///
    /// let properties = KindProperties { needs_people: true, admits_people: true, ..KindProperties::default() };
    /// let fishbowl = KindDeclaration::new("fishbowl".parse::<Kind>()?).with_properties(properties);
    /// assert!(fishbowl.properties.needs_people);
    /// # Ok::<(), programme::Error>(())
    /// ```
    pub struct KindDeclaration {
        /// Its code.
        declared code: Kind,
        /// What it is called.
        optional label: Text, with_label,
        /// What rules read about it. They outrank the built-in ones.
        value properties: KindProperties, with_properties,
    }
}
