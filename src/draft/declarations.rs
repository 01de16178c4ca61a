//! Days, tracks, agenda items, notes, and declarations of roles and kinds.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::date::Date;
use crate::error::Error;
use crate::list::ToList;
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
    /// A day of a programme, with a number and an optional date.
    ///
    /// Dates are optional, because many agendas only use labels such as "First day". A programme
    /// without dates can be built, checked and queried like a programme with dates.
    ///
    /// ```
    /// use programme::draft::Day;
    ///
    /// let first = Day::new(1).with_label("First day");
    /// assert_eq!(first.date, None);
    /// ```
    pub struct Day {
        /// The number of the day, starting at 1. Day 0 is the eve of the event.
        identity number: i32,
        /// The printed label of the day, such as "Première journée".
        optional label: Text, with_label,
        /// The date of the day in the calendar, if known.
        #[serde(with = "crate::draft::date")]
        #[cfg_attr(feature = "json-schema", schemars(with = "Option<crate::draft::date::Date>"))]
        optional date: NaiveDate, with_date,
        /// The range of local times in which sessions can take place on this day. The range may
        /// extend past midnight.
        optional window: TimeRange, with_window,
        /// The identifiers of the day in other systems, such as a conference management system.
        value external_ids: ExternalIds, with_external_ids,
        /// Custom data about the day that does not fit into any other field.
        value extensions: Extensions, with_extensions,
    }
}

impl Day {
    /// Creates a day with the given number and date. The date is written as `YYYY-MM-DD`.
    ///
    /// # Errors
    ///
    /// Returns an error with [`Code::MalformedDate`](crate::Code::MalformedDate) if `date` is not
    /// written in this form or does not exist in the calendar.
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

    /// Returns one day for each of the given dates. The days are sorted by date and numbered from
    /// 1, and a repeated date results in a single day.
    ///
    /// ```
    /// use programme::chrono::NaiveDate;
    /// use programme::draft::Day;
    ///
    /// let first = NaiveDate::from_ymd_opt(2026, 3, 2).unwrap();
    /// let days = Day::on_dates(first.iter_days().take(3));
    /// assert_eq!((days[2].number, days[2].date), (3, NaiveDate::from_ymd_opt(2026, 3, 4)));
    /// ```
    pub fn on_dates(dates: impl IntoIterator<Item = NaiveDate>) -> Vec<Self> {
        let dates: BTreeSet<NaiveDate> = dates.into_iter().collect();
        (1..).zip(dates).map(|(number, date)| Self::new(number).with_date(date)).to_list()
    }
}

entity! {
    /// A track, which groups sessions on related subjects.
    ///
    /// ```
    /// use programme::draft::Track;
    ///
    /// assert!(!Track::new("security", "Security").sequential);
    /// ```
    pub struct Track {
        /// The id that sessions use to refer to the track.
        identity id: TrackId,
        /// The name of the track, as displayed to attendees.
        required name: Text,
        /// The colour in which the sessions of the track are displayed.
        optional colour: Colour, with_colour,
        /// Whether the sessions of the track must not overlap, so that a person can attend all of
        /// them.
        value sequential: bool, with_sequential,
        /// The identifiers of the track in other systems, such as a conference management system.
        value external_ids: ExternalIds, with_external_ids,
        /// Custom data about the track that does not fit into any other field.
        value extensions: Extensions, with_extensions,
    }
}

entity! {
    /// An item of a formal agenda. Sessions can refer to the agenda items that they cover.
    ///
    /// ```
    /// use programme::draft::AgendaItem;
    ///
    /// let item = AgendaItem::new("item-7-b").with_number("7 (b)").with_title("Elections");
    /// assert_eq!(item.number.as_deref(), Some("7 (b)"));
    /// ```
    pub struct AgendaItem {
        /// The id that sessions use to refer to the agenda item.
        identity id: AgendaItemId,
        /// The number of the agenda item as printed, such as "3 (a)". Agenda items are ordered by
        /// their position in the list of agenda items, and not by this number.
        optional number: String, with_number,
        /// The title of the agenda item, in one or more languages.
        optional title: Text, with_title,
        /// The id of the agenda item that contains this one as a sub-item.
        optional part_of: AgendaItemId, with_part_of,
        /// The documents that are considered under the agenda item.
        list documents: Document, with_document,
        /// The identifiers of the agenda item in other systems, such as a document database.
        value external_ids: ExternalIds, with_external_ids,
        /// Custom data about the agenda item that does not fit into any other field.
        value extensions: Extensions, with_extensions,
    }
}

entity! {
    /// A footnote of the programme. A text refers to a footnote with the mark `[^id]`, where `id`
    /// is the id of the note.
    ///
    /// ```
    /// use programme::draft::Note;
    ///
    /// let note = Note::new("1").with_text("New York, 2017.");
    /// assert_eq!(note.text.len(), 1);
    /// ```
    pub struct Note {
        /// The id of the note. A note with the id `1` is marked as `[^1]` in texts.
        identity id: NoteId,
        /// The text of the note, as a list of paragraphs and other blocks.
        list text: Block, with_text,
    }
}

entity! {
    /// The declaration of a custom role, or of a built-in role whose properties differ in this
    /// programme.
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
        /// The code of the declared role, such as `moderator`.
        declared code: Role,
        /// The label of the role as displayed to readers, in one or more languages.
        optional label: Text, with_label,
        /// The properties of the role in this programme, which override the built-in properties of
        /// a role with the same code.
        ///
        /// Properties that the declaration does not specify have their default values, and not
        /// those of the built-in role.
        value properties: RoleProperties, with_properties,
    }
}

entity! {
    /// The declaration of a custom kind of session, or of a built-in kind whose properties differ
    /// in this programme.
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
        /// The code of the declared kind of session, such as `workshop`.
        declared code: Kind,
        /// The label of the kind of session as displayed to readers, in one or more languages.
        optional label: Text, with_label,
        /// The properties of the kind of session in this programme, which override the built-in
        /// properties of a kind with the same code.
        ///
        /// Properties that the declaration does not specify have their default values, and not
        /// those of the built-in kind.
        value properties: KindProperties, with_properties,
    }
}
