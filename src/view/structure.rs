//! The views of tracks and agenda items.

use super::{Session, known_by_id, row, view};
use crate::draft;
use crate::value::id::{AgendaItemId, TrackId};
use crate::value::text::Text;

view! {
    /// A track of a programme, which groups related sessions.
    ///
    /// ```
    /// use programme::draft;
    /// use programme::{Draft, LanguageTag};
    ///
    /// let programme = Draft::new("demo", "Demo")
    ///     .with_language("en".parse::<LanguageTag>()?)
    ///     .with_track(draft::Track::new("security", "Security"))
    ///     .with_session(draft::Session::new("a").with_track("security"))
    ///     .build()?;
    /// assert_eq!(programme.track("security").unwrap().sessions().count(), 1);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    Track, draft::Track
}
known_by_id!(Track);

impl<'p> Track<'p> {
    /// Returns all fields of the track as a [`draft::Track`]. Every text in the result has a
    /// language tag.
    pub fn data(&self) -> &'p draft::Track {
        row(&self.programme.inner().draft.tracks, self.idx)
    }

    /// Returns the id of the track, which is unique among the tracks of the programme.
    pub fn id(&self) -> &'p TrackId {
        &self.data().id
    }

    /// Returns the name of the track, in one or more languages.
    pub fn name(&self) -> &'p Text {
        &self.data().name
    }

    /// Returns the sessions that belong to the track, in chronological order.
    pub fn sessions(&self) -> impl ExactSizeIterator<Item = Session<'p>> + use<'p> {
        let programme = self.programme;
        programme.inner().relations.tracks.back(self.idx).map(move |idx| Session::new(programme, idx))
    }
}

view! {
    /// An item on a formal agenda, such as item 7 (b) of a committee. Sessions of the programme
    /// discuss agenda items.
    ///
    /// ```
    /// use programme::draft;
    /// use programme::{Draft, LanguageTag};
    ///
    /// let programme = Draft::new("demo", "Demo")
    ///     .with_language("en".parse::<LanguageTag>()?)
    ///     .with_agenda_item(draft::AgendaItem::new("7"))
    ///     .with_agenda_item(draft::AgendaItem::new("7-b").with_part_of("7"))
    ///     .build()?;
    /// let item = programme.agenda_item("7-b").unwrap();
    /// assert_eq!(item.parent(), programme.agenda_item("7"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    AgendaItem, draft::AgendaItem
}
known_by_id!(AgendaItem);

impl<'p> AgendaItem<'p> {
    /// Returns all fields of the agenda item as a [`draft::AgendaItem`]. Every text in the result
    /// has a language tag.
    pub fn data(&self) -> &'p draft::AgendaItem {
        row(&self.programme.inner().draft.agenda_items, self.idx)
    }

    /// Returns the id of the agenda item, which is unique among the agenda items of the programme.
    pub fn id(&self) -> &'p AgendaItemId {
        &self.data().id
    }

    /// Returns the printed number of the agenda item, such as "7 (b)". Returns `None` if the agenda
    /// item has no number.
    pub fn number(&self) -> Option<&'p str> {
        self.data().number.as_deref()
    }

    /// Returns the title of the agenda item, or `None` if the agenda item has no title.
    pub fn title(&self) -> Option<&'p Text> {
        self.data().title.as_ref()
    }

    /// Returns the agenda item that contains this agenda item. Returns `None` if this agenda item
    /// is at the top level.
    pub fn parent(&self) -> Option<AgendaItem<'p>> {
        let mut found = self.programme.inner().relations.agenda_parts.back(self.idx);
        Some(AgendaItem::new(self.programme, found.next()?))
    }

    /// Returns the agenda items that are contained directly in this agenda item, in declaration
    /// order.
    pub fn parts(&self) -> impl ExactSizeIterator<Item = AgendaItem<'p>> + use<'p> {
        let programme = self.programme;
        programme.inner().relations.agenda_parts.of(self.idx).map(move |idx| AgendaItem::new(programme, idx))
    }

    /// Returns the sessions that discuss the agenda item, in chronological order.
    pub fn sessions(&self) -> impl ExactSizeIterator<Item = Session<'p>> + use<'p> {
        let programme = self.programme;
        programme.inner().relations.agenda_items.back(self.idx).map(move |idx| Session::new(programme, idx))
    }
}
