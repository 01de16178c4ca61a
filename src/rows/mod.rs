//! Flat tables of a programme, for CSV files, data frames and databases.
//!
//! Each cell contains a text, an integer, a number or a boolean, or is empty. Tables can be joined
//! by id. Data that a session can have several of, such as rooms, tracks and people, is in separate
//! tables. Each row is a `serde` struct that borrows from the programme. The names of tables and
//! columns are stable. New columns may be added at the end of a table.
//!
//! Each row contains the id of its programme, so one database can contain many programmes. The
//! column `programme_id` is then part of every key and every reference.
//!
//! Texts are in the main language of the programme. If a text is not available in the main
//! language, the best available language is used. The table `texts` contains all texts in all
//! languages. Dates have the form `YYYY-MM-DD`. Times are given in seconds since the midnight at
//! the start of the day, and can exceed 86,400. If the date is known, times are also given in ISO
//! 8601 format, in the time zone of the programme.
//!
//! # Examples
//!
//! ```
//! # let json = include_str!(concat!(
//! #     env!("CARGO_MANIFEST_DIR"),
//! #     "/examples/data/idm-2018-second-session.json",
//! # ));
//! # let programme = serde_json::from_str::<programme::Draft>(json)?.build()?;
//! // The moderators of all sessions.
//! let rows = programme.rows();
//! let moderators = rows.participations().filter(|row| row.role == Some("moderator"));
//! let first = moderators.map(|row| (row.session_id, row.name)).next();
//! assert_eq!(first, Some((Some("session-1"), Some("António Vitorino"))));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
#![doc = include_str!("../../docs/rows.md")]

mod about;
mod people;
mod places;
mod records;
mod sessions;
mod table;

pub use records::{
    AgendaItemRow, DayRow, ExternalIdRow, LinkRow, OrganisationRow, ParticipationRow, PersonRow, PostRow,
    ProgrammeRow, RoomPartRow, RoomRow, SessionAgendaItemRow, SessionLanguageRow, SessionRelationRow,
    SessionRoomRow, SessionRow, SessionTagRow, SessionTrackRow, TABLES, TextRow, TrackRow, VenueRow,
};
pub use table::{Column, Table};

use chrono::{NaiveDate, NaiveDateTime};
use std::borrow::Cow;
use std::collections::HashSet;
use std::hash::Hash;

use crate::programme::Programme;
use crate::value::language::LanguageTag;
use crate::value::negotiation::Preferences;
use crate::value::text::Text;
use crate::value::time_zone::TimeZone;

/// The flat tables of a programme, such as `sessions`, `people` and `rooms`.
/// Call [`Programme::rows`] to create them.
///
/// Each method is named after a table, and returns an iterator over its rows.
#[derive(Debug, Clone)]
pub struct Rows<'p> {
    programme: &'p Programme,
    main: Preferences,
}

impl Programme {
    /// Returns the programme as flat tables, for example to write CSV files or to fill a database.
    ///
    /// The module [`rows`](crate::rows) describes all tables and their columns.
    ///
    /// # Examples
    ///
    /// ```
    /// # let json = include_str!(concat!(
    /// #     env!("CARGO_MANIFEST_DIR"),
    /// #     "/examples/data/idm-2018-second-session.json",
    /// # ));
    /// # let programme = serde_json::from_str::<programme::Draft>(json)?.build()?;
    /// let opening = programme.rows().sessions().find(|row| row.session_id == "opening").unwrap();
    /// assert_eq!((opening.day_number, opening.start_seconds), (Some(1), Some(10 * 3600)));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[doc(alias("csv", "sql", "spreadsheet", "parquet"))]
    pub fn rows(&self) -> Rows<'_> {
        let main = self.languages().first().cloned();
        let original = self.original_language().cloned();
        Rows { programme: self, main: Preferences::new(main.clone(), main, original) }
    }
}

impl<'p> Rows<'p> {
    fn wording(&self, text: &'p Text) -> &'p str {
        text.best(&self.main).map_or_else(|| text.first(), |chosen| chosen.wording)
    }

    fn wording_of(&self, text: Option<&'p Text>) -> Option<&'p str> {
        text.map(|text| self.wording(text))
    }

    /// Returns the only row of the table `programme`, which describes the programme itself.
    pub fn programme(&self) -> impl Iterator<Item = ProgrammeRow<'p>> + use<'p> {
        let data = self.programme.data();
        std::iter::once(ProgrammeRow {
            programme_id: data.id.as_str(),
            title: self.wording(&data.title),
            subtitle: self.wording_of(data.subtitle.as_ref()),
            document_title: self.wording_of(data.document_title.as_ref()),
            document_status: data.document_status.map(|status| status.as_str()),
            revision: data.revision.as_deref(),
            symbol: data.symbol.as_deref(),
            event_status: data.event_status.as_str(),
            main_language: self.programme.languages().first().map(LanguageTag::as_str),
            time_zone: data.time_zone.as_ref().map(TimeZone::as_str),
        })
    }

    /// Returns the rows of the table `days`, one for each day, in the order of the day numbers.
    pub fn days(&self) -> impl Iterator<Item = DayRow<'p>> {
        self.programme.days().map(|day| DayRow {
            programme_id: self.programme.id().as_str(),
            day_number: day.number(),
            label: self.wording_of(day.label()),
            date: day.date().map(date),
            window_start_seconds: day.window().map(|window| window.start.total_seconds()),
            window_end_seconds: day.window().map(|window| window.end.total_seconds()),
        })
    }

    /// Returns the rows of the table `tracks`, one for each track, in declaration order.
    pub fn tracks(&self) -> impl Iterator<Item = TrackRow<'p>> {
        self.programme.tracks().map(|track| TrackRow {
            programme_id: self.programme.id().as_str(),
            track_id: track.id().as_str(),
            name: self.wording(track.name()),
            colour: track.data().colour.map(|colour| colour.to_string().into()),
            sequential: track.data().sequential,
        })
    }

    /// Returns the rows of the table `agenda_items`, one for each agenda item, in declaration
    /// order.
    pub fn agenda_items(&self) -> impl Iterator<Item = AgendaItemRow<'p>> {
        self.programme.agenda_items().enumerate().map(|(position, item)| AgendaItemRow {
            programme_id: self.programme.id().as_str(),
            agenda_item_id: item.id().as_str(),
            position,
            parent_agenda_item_id: item.parent().map(|parent| parent.id().as_str()),
            number: item.number(),
            title: self.wording_of(item.title()),
        })
    }
}

fn date(date: NaiveDate) -> Cow<'static, str> {
    date.format("%Y-%m-%d").to_string().into()
}

fn moment(at: NaiveDateTime) -> Cow<'static, str> {
    at.format("%Y-%m-%dT%H:%M:%S").to_string().into()
}

/// Returns each item with its position in the original list. Duplicates are skipped, because they
/// add no information.
fn once_each<T: Copy + Eq + Hash>(items: impl Iterator<Item = T>) -> impl Iterator<Item = (usize, T)> {
    let mut seen = HashSet::new();
    items.enumerate().filter(move |(_, item)| seen.insert(*item))
}
