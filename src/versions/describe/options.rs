//! Options of a description: its language, its contents and its groups.

use std::collections::BTreeSet;

use super::aspect::Aspect;
use crate::value::id::{PersonId, RoomId, SessionId, TrackId};
use crate::value::negotiation::Preferences;

/// The groups in which a description lists the changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[non_exhaustive]
pub enum Grouping {
    /// One group for each day, in chronological order. A session that was moved to another day
    /// belongs to its new day. Changes that belong to no day come first, and changes of unscheduled
    /// sessions come last.
    #[default]
    Day,
    /// One group for each person, in alphabetical order. A change of a session with several people
    /// is listed once for each of them. Changes that concern nobody come last.
    Person,
}

/// Options of a [description of changes](crate::versions::Changes::describe).
///
/// By default, a description covers the entire programme, grouped by day, and contains the aspects
/// that most readers want to know (see [`Aspect::for_readers`]). If several filters are set, a
/// change must satisfy all of them.
///
/// ```
/// use programme::draft::{Participation, Person, Session};
/// use programme::versions::describe::{DescribeOptions, Grouping};
/// use programme::{Draft, LanguageTag, Slot};
///
/// let draft = |start: &str| -> Result<Draft, programme::Error> {
///     let talk = Session::new("talk")
///         .with_title("Rivers")
///         .with_slot(Slot::from(1, start)?)
///         .with_participation(Participation::person("ada"));
///     let draft = Draft::new("demo", "Demo").with_language("en".parse::<LanguageTag>()?);
///     let day = programme::draft::Day::on(1, "2026-03-02")?;
///     Ok(draft.with_day(day).with_person(Person::new("ada", "Ada Okoye")).with_session(talk))
/// };
/// let (before, after) = (draft("09:00")?.build()?, draft("11:00")?.build()?);
///
/// // A letter to a speaker.
/// let options = DescribeOptions::new(after.preferences(["en"])?)
///     .with_grouping(Grouping::Person)
///     .with_person("ada");
/// let description = before.changes(&after).describe(&before, &after, &options);
/// assert_eq!(
///     description.to_string(),
///     "Ada Okoye\n- “Rivers” moves to Monday 2 March 2026, 11:00 (was 09:00).\n",
/// );
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct DescribeOptions {
    /// The languages of the reader, in order of preference. The sentences are in the first of them
    /// that the vocabulary covers, or else in the
    /// [language of the page](crate::agenda::Phrases::page_language), or else in English.
    pub preferences: Preferences,
    /// The aspects to describe. The default is [`Aspect::for_readers`].
    pub aspects: BTreeSet<Aspect>,
    /// The groups of the description. The default is [`Grouping::Day`].
    pub grouping: Grouping,
    /// Whether the changes within long texts are listed word by word. The default is `false`.
    pub word_difference: bool,
    /// Whether a text in a foreign language is followed by its language tag, as in "Opening
    /// \[en\]". The default is `true`.
    pub language_marks: bool,
    /// Whether only changes of the [public version](crate::Programme::public) are described. The
    /// default is `false`. A session that is no longer public then counts as removed.
    pub public: bool,
    /// The sessions to describe, together with the sessions that contain them. `None` means all
    /// sessions.
    pub sessions: Option<BTreeSet<SessionId>>,
    /// The people whose changes are described: their own rows, their sessions, the sessions that
    /// contain these, and the rows that all these sessions refer to, such as rooms and days. An
    /// empty set means everybody.
    pub people: BTreeSet<PersonId>,
    /// The rooms whose changes are described. An empty set means all rooms. A session matches if it
    /// takes place in one of the rooms, or is relayed to it, in either version. A session also
    /// matches if it contains such a session.
    pub rooms: BTreeSet<RoomId>,
    /// The tracks whose changes are described. An empty set means all tracks. A session also
    /// matches if it contains a session of the track.
    pub tracks: BTreeSet<TrackId>,
}

impl DescribeOptions {
    /// Creates options for a reader who prefers the given languages.
    pub fn new(preferences: Preferences) -> Self {
        Self {
            preferences,
            aspects: Aspect::for_readers(),
            grouping: Grouping::Day,
            word_difference: false,
            language_marks: true,
            public: false,
            sessions: None,
            people: BTreeSet::new(),
            rooms: BTreeSet::new(),
            tracks: BTreeSet::new(),
        }
    }

    /// Sets the aspects to describe.
    #[must_use]
    pub fn with_aspects(mut self, aspects: impl IntoIterator<Item = Aspect>) -> Self {
        self.aspects = aspects.into_iter().collect();
        self
    }

    /// Sets the groups of the description.
    #[must_use]
    pub fn with_grouping(mut self, grouping: Grouping) -> Self {
        self.grouping = grouping;
        self
    }

    /// Sets whether the changes within long texts are listed word by word.
    #[must_use]
    pub fn with_word_difference(mut self, word_difference: bool) -> Self {
        self.word_difference = word_difference;
        self
    }

    /// Sets whether a text in a foreign language is followed by its language tag.
    ///
    /// ```
    /// use programme::draft::Session;
    /// use programme::versions::describe::DescribeOptions;
    /// use programme::{Draft, LanguageTag};
    ///
    /// let draft = Draft::new("demo", "Demo").with_language("en".parse::<LanguageTag>()?);
    /// let before = draft.clone().build()?;
    /// let after = draft.with_session(Session::new("a").with_title("Rivers")).build()?;
    /// let options = DescribeOptions::new(after.preferences(["es"])?);
    /// let sentence = |options: &DescribeOptions| {
    ///     before.changes(&after).describe(&before, &after, options).changes()[0].sentence.clone()
    /// };
    /// assert_eq!(sentence(&options), "Se añade: «Rivers [en]».");
    /// assert_eq!(sentence(&options.with_language_marks(false)), "Se añade: «Rivers».");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn with_language_marks(mut self, language_marks: bool) -> Self {
        self.language_marks = language_marks;
        self
    }

    /// Sets whether only changes of the [public version](crate::Programme::public) are described.
    #[must_use]
    pub fn with_public(mut self, public: bool) -> Self {
        self.public = public;
        self
    }

    /// Describes only the given sessions and those that contain them. The ids can be those of
    /// either version.
    #[must_use]
    pub fn with_sessions(mut self, sessions: impl IntoIterator<Item = SessionId>) -> Self {
        self.sessions = Some(sessions.into_iter().collect());
        self
    }

    /// Describes only the changes that concern a person. Several people can be added.
    #[must_use]
    pub fn with_person(mut self, person: impl Into<PersonId>) -> Self {
        self.people.insert(person.into());
        self
    }

    /// Describes only the changes that concern a room. Several rooms can be added.
    #[must_use]
    pub fn with_room(mut self, room: impl Into<RoomId>) -> Self {
        self.rooms.insert(room.into());
        self
    }

    /// Describes only the changes that concern a track. Several tracks can be added.
    #[must_use]
    pub fn with_track(mut self, track: impl Into<TrackId>) -> Self {
        self.tracks.insert(track.into());
        self
    }
}
