//! Read-only views of the entities in a programme and of the relations between them.
//!
//! A view consists of a reference to the programme and an index, so it is cheap to copy. Values
//! returned by a view borrow from the programme for the lifetime `'p`, so they can outlive the
//! view. Two views are equal if they refer to the same entity of the same programme. A clone of a
//! programme counts as the same programme.
//!
//! A view cannot outlive its programme. For example, the following code does not compile:
//!
//! ```compile_fail
//! let session = {
//!     let programme = programme::Draft::new("demo", "Demo").build().unwrap();
//!     programme.session("a")
//! };
//! drop(session);
//! ```

pub(crate) mod above;
mod day;
mod item;
mod organisation;
mod participation;
mod person;
pub(crate) mod place;
mod session;
mod structure;

pub use day::Day;
pub use organisation::Organisation;
pub use participation::Participation;
pub use person::Person;
pub use place::{Room, Venue};
pub use session::Session;
pub use structure::{AgendaItem, Track};

use crate::arena::Idx;
use crate::draft::{Draft, Language, Note};
use crate::error::Error;
use crate::programme::Programme;
use crate::report::Subject;
use crate::value::id::ProgrammeId;
use crate::value::language::LanguageTag;
use crate::value::negotiation::Preferences;
use crate::value::path::Path;
use crate::value::status::LanguageStatus;
use crate::value::text::Text;
use crate::value::visit::{Visit, Visitor};

macro_rules! view {
    ($(#[$meta:meta])* $name:ident, $row:ty) => {
        $(#[$meta])*
        #[derive(Clone, Copy)]
        pub struct $name<'p> {
            programme: &'p $crate::programme::Programme,
            pub(in crate::view) idx: $crate::arena::Idx<$row>,
        }

        impl<'p> $name<'p> {
            pub(crate) fn new(programme: &'p $crate::programme::Programme, idx: $crate::arena::Idx<$row>) -> Self {
                Self { programme, idx }
            }

            /// Returns the programme to which the viewed entity belongs.
            pub fn programme(&self) -> &'p $crate::programme::Programme {
                self.programme
            }
        }

        impl PartialEq for $name<'_> {
            fn eq(&self, other: &Self) -> bool {
                self.idx == other.idx && self.programme.ptr_eq(other.programme)
            }
        }

        impl Eq for $name<'_> {}

        impl std::hash::Hash for $name<'_> {
            fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
                self.idx.hash(state);
            }
        }

        /// Serialises all fields of the entity, in the same form as in the draft of the programme.
        impl serde::Serialize for $name<'_> {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                let main = self.programme.languages().first();
                $crate::value::text::in_normal_form(main, || self.data().serialize(serializer))
            }
        }

        // Ensures at compile time that views are covariant in the lifetime of the programme.
        const _: fn() = || {
            fn covariant<'short>(long: $name<'static>) -> $name<'short> {
                long
            }
            let _ = covariant;
        };
    };
}
pub(in crate::view) use view;

macro_rules! known_by_id {
    ($name:ident) => {
        /// Returns the id of the entity, so that a view can be passed to functions that expect an
        /// id. These functions use only the id, even if the view belongs to another programme.
        impl AsRef<str> for $name<'_> {
            fn as_ref(&self) -> &str {
                self.id().as_str()
            }
        }

        impl std::fmt::Debug for $name<'_> {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                write!(f, concat!(stringify!($name), "({:?})"), self.id().as_str())
            }
        }
    };
}
pub(in crate::view) use known_by_id;

macro_rules! indexed {
    ($($name:ident),+) => {
        $(impl $name<'_> {
            pub(crate) fn idx(self) -> Idx<crate::draft::$name> {
                self.idx
            }
        })+
    };
}
indexed!(Session, Person, Room, Venue, Day, Track);
#[cfg(any(feature = "icalendar", feature = "schema-org"))]
indexed!(Organisation);
#[cfg(feature = "schema-org")]
indexed!(AgendaItem);

/// ## Lookup
///
/// Looking up an entity by its id or number requires only one hash computation or one binary
/// search.
impl Programme {
    /// Returns the session with the given id, or `None` if the programme has no session with this
    /// id.
    #[inline]
    pub fn session(&self, id: &str) -> Option<Session<'_>> {
        let inner = self.inner();
        Some(Session::of_declared(self, inner.ids.session(&inner.draft, id)?))
    }

    /// Returns the person with the given id, or `None` if the programme has no person with this id.
    #[inline]
    pub fn person(&self, id: &str) -> Option<Person<'_>> {
        let inner = self.inner();
        Some(Person::new(self, inner.ids.person(&inner.draft, id)?))
    }

    /// Returns the organisation with the given id, or `None` if the programme has no organisation
    /// with this id.
    pub fn organisation(&self, id: &str) -> Option<Organisation<'_>> {
        let inner = self.inner();
        Some(Organisation::new(self, inner.ids.organisation(&inner.draft, id)?))
    }

    /// Returns the venue with the given id, or `None` if the programme has no venue with this id.
    pub fn venue(&self, id: &str) -> Option<Venue<'_>> {
        let inner = self.inner();
        Some(Venue::new(self, inner.ids.venue(&inner.draft, id)?))
    }

    /// Returns the room with the given id, or `None` if no venue of the programme has a room with
    /// this id.
    pub fn room(&self, id: &str) -> Option<Room<'_>> {
        let inner = self.inner();
        Some(Room::new(self, inner.ids.room(&inner.draft, id)?))
    }

    /// Returns the track with the given id, or `None` if the programme has no track with this id.
    pub fn track(&self, id: &str) -> Option<Track<'_>> {
        let inner = self.inner();
        Some(Track::new(self, inner.ids.track(&inner.draft, id)?))
    }

    /// Returns the agenda item with the given id, or `None` if the programme has no agenda item
    /// with this id.
    pub fn agenda_item(&self, id: &str) -> Option<AgendaItem<'_>> {
        let inner = self.inner();
        Some(AgendaItem::new(self, inner.ids.agenda_item(&inner.draft, id)?))
    }

    /// Returns the footnote with the given id, or `None` if the programme has no footnote with this
    /// id.
    pub fn note(&self, id: &str) -> Option<&Note> {
        let inner = self.inner();
        inner.draft.notes.get(inner.ids.note(&inner.draft, id)?.position())
    }

    /// Returns the day with the given number, or `None` if the programme has no day with this
    /// number.
    pub fn day(&self, number: i32) -> Option<Day<'_>> {
        Some(Day::new(self, Idx::new(self.inner().axis.position(number)?)))
    }
}

/// Parses a quality value from `0` to `1` with at most three decimals, and returns thousandths.
fn thousandths(quality: &str) -> Option<u32> {
    let (whole, decimals) = quality.split_once('.').unwrap_or((quality, ""));
    let digits = decimals.len() <= 3 && decimals.bytes().all(|byte| byte.is_ascii_digit());
    let decimals: u32 = format!("{decimals:0<3}").parse().ok().filter(|_| digits)?;
    match whole {
        "0" => Some(decimals),
        "1" if decimals == 0 => Some(1000),
        _ => None,
    }
}

fn all<T>(rows: usize) -> impl ExactSizeIterator<Item = Idx<T>> + DoubleEndedIterator {
    (0..rows).map(Idx::new)
}

/// ## Contents
impl Programme {
    /// Returns the draft that contains the data of the programme. Every text in this draft has a
    /// language tag. Use the draft to read fields for which the views have no method.
    pub fn data(&self) -> &Draft {
        &self.inner().draft
    }

    /// Returns the id of the programme, as specified in the draft.
    pub fn id(&self) -> &ProgrammeId {
        &self.data().id
    }

    /// Returns the title of the event, in one or more languages.
    pub fn title(&self) -> &Text {
        &self.data().title
    }

    /// Returns the languages in which the programme is written, such as `en` and `fr`. The main
    /// language of the programme comes first.
    pub fn languages(&self) -> &[LanguageTag] {
        &self.inner().languages
    }

    /// Returns the status of the given language version of the programme, such as original or
    /// translation. Returns `None` if the status is not specified, or if the programme does not
    /// declare the language.
    pub fn language_status(&self, language: impl AsRef<str>) -> Option<LanguageStatus> {
        let language = language.as_ref();
        self.data().languages.iter().find(|one| one.tag == *language)?.status
    }

    /// Returns the language from which the other language versions of the programme were
    /// translated, or `None` if it is not specified. Documents often print this language in a line
    /// such as "Original: English".
    pub fn original_language(&self) -> Option<&LanguageTag> {
        let original = |one: &&Language| one.status == Some(LanguageStatus::Original);
        self.data().languages.iter().find(original).map(|one| &one.tag)
    }

    /// Returns the language preferences of a reader who understands the given languages, with the
    /// preferred language first. The main language and the original language of the programme are
    /// used as fallbacks. Pass the result to [`Text::best`] to choose the best language version of
    /// a text for the reader.
    ///
    /// # Errors
    ///
    /// Returns an error if one of the language tags is malformed.
    ///
    /// # Examples
    ///
    /// ```
    /// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/idm-2018-second-session.json"));
    /// # let programme = serde_json::from_str::<programme::Draft>(json)?.build()?;
    /// use programme::text::MatchQuality;
    ///
    /// let spanish = programme.preferences(["es"])?;
    /// let chosen = programme.title().best(&spanish).unwrap();
    /// // There is no Spanish title, so the main language is used.
    /// assert_eq!((chosen.language.as_str(), chosen.how), ("fr", MatchQuality::Main));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn preferences<L>(&self, languages: impl IntoIterator<Item = L>) -> Result<Preferences, Error>
    where
        L: TryInto<LanguageTag>,
        Error: From<L::Error>,
    {
        let wishes: Vec<LanguageTag> =
            languages.into_iter().map(|tag| tag.try_into().map_err(Error::from)).collect::<Result<_, _>>()?;
        Ok(Preferences::new(wishes, self.languages().first().cloned(), self.original_language().cloned()))
    }

    /// Returns the language preferences in the header `Accept-Language` of an HTTP request.
    ///
    /// Languages are sorted by their quality values, as RFC 9110 specifies. The wildcard `*`,
    /// languages with the quality 0 and malformed entries are ignored, so this method cannot fail.
    ///
    /// ```
    /// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/idm-2018-second-session.json"));
    /// # let programme = serde_json::from_str::<programme::Draft>(json)?.build()?;
    /// let reader = programme.accept_language("en;q=0.5, fr-CH, *;q=0.1, ???");
    /// let languages: Vec<_> = reader.languages().map(|language| language.as_str()).collect();
    /// assert_eq!(languages, ["fr-CH", "en"]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[doc(alias("http", "content_negotiation"))]
    pub fn accept_language(&self, header: &str) -> Preferences {
        let mut wishes: Vec<(LanguageTag, u32)> = Vec::new();
        for entry in header.split(',') {
            let mut parts = entry.split(';').map(str::trim);
            let tag = parts.next().and_then(|tag| tag.parse::<LanguageTag>().ok());
            let quality = parts.find_map(|part| part.strip_prefix("q=").or_else(|| part.strip_prefix("Q=")));
            let quality = quality.map_or(Some(1000), thousandths);
            if let (Some(tag), Some(quality @ 1..)) = (tag, quality) {
                wishes.push((tag, quality));
            }
        }
        // The sort is stable, so languages with the same quality remain in order.
        crate::sorting::sort_by_key(&mut wishes, |(_, quality)| std::cmp::Reverse(*quality));
        let wishes = wishes.into_iter().map(|(tag, _)| tag);
        Preferences::new(wishes, self.languages().first().cloned(), self.original_language().cloned())
    }

    /// Returns the days of the programme, sorted by their numbers.
    pub fn days(&self) -> impl ExactSizeIterator<Item = Day<'_>> {
        self.inner().axis.by_number().map(|position| Day::new(self, Idx::new(position)))
    }

    /// Returns the organisations of the programme, in declaration order.
    pub fn organisations(&self) -> impl ExactSizeIterator<Item = Organisation<'_>> + DoubleEndedIterator {
        all(self.data().organisations.len()).map(|idx| Organisation::new(self, idx))
    }

    /// Returns the venues of the programme, in declaration order.
    pub fn venues(&self) -> impl ExactSizeIterator<Item = Venue<'_>> + DoubleEndedIterator {
        all(self.data().venues.len()).map(|idx| Venue::new(self, idx))
    }

    /// Returns the rooms of all venues of the programme, in declaration order.
    pub fn rooms(&self) -> impl ExactSizeIterator<Item = Room<'_>> + DoubleEndedIterator {
        all(self.inner().ids.room_at.len()).map(|idx| Room::new(self, idx))
    }

    /// Returns the tracks of the programme, in declaration order.
    pub fn tracks(&self) -> impl ExactSizeIterator<Item = Track<'_>> + DoubleEndedIterator {
        all(self.data().tracks.len()).map(|idx| Track::new(self, idx))
    }

    /// Returns the agenda items of the programme, in declaration order.
    pub fn agenda_items(&self) -> impl ExactSizeIterator<Item = AgendaItem<'_>> + DoubleEndedIterator {
        all(self.data().agenda_items.len()).map(|idx| AgendaItem::new(self, idx))
    }

    /// Returns all participations, in declaration order. Participations in the programme itself
    /// come first, followed by the participations in each session.
    pub fn participations(&self) -> impl ExactSizeIterator<Item = Participation<'_>> + DoubleEndedIterator {
        all(self.inner().relations.session_of.len()).map(|idx| Participation::new(self, idx))
    }

    /// Returns all texts of the programme together with their paths, such as `/sessions/3/title`.
    /// The paths refer to the draft that [`to_draft`](Self::to_draft) returns.
    ///
    /// ```
    /// use programme::{Draft, LanguageTag, Text};
    ///
    /// let programme = Draft::new("demo", "Demo")
    ///     .with_language("en".parse::<LanguageTag>()?)
    ///     .with_subtitle(Text::new([("fr", "Un essai")])?)
    ///     .build()?;
    /// let mut texts = programme.texts().into_iter();
    /// let (path, _) = texts.find(|(_, text)| text.get("en").is_none()).unwrap();
    /// assert_eq!(path.to_string(), "/subtitle");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn texts(&self) -> Vec<(Path, &Text)> {
        let mut found = Vec::new();
        self.for_each_text(|at, text| found.push((at.clone(), text)));
        found
    }

    /// Calls `each` for every text of the programme, together with the path of the text.
    /// Unlike [`texts`](Self::texts), this method does not collect the texts in a list.
    pub fn for_each_text<'p>(&'p self, each: impl FnMut(&Path, &'p Text)) {
        struct TextWalk<'p, F> {
            main: Option<&'p LanguageTag>,
            each: F,
        }

        impl<'p, F: FnMut(&Path, &'p Text)> Visitor<'p> for TextWalk<'p, F> {
            fn main_language(&self) -> Option<&LanguageTag> {
                self.main
            }

            fn text(&mut self, at: &Path, text: &'p Text) {
                (self.each)(at, text);
            }
        }

        let mut texts = TextWalk { main: self.languages().first(), each };
        self.data().visit(&mut Path::root(), &mut texts as &mut dyn Visitor<'p>);
    }

    /// Returns the entity that contains the value at the given path, such as the session that
    /// contains the title at `/sessions/3/title`. A value in a room belongs to the room and not to
    /// its venue. A value in a participation belongs to the session of the participation. If no
    /// such entity contains the value, the programme itself is returned. The path refers to the
    /// draft that [`to_draft`](Self::to_draft) returns.
    ///
    /// ```
    /// use programme::report::Subject;
    /// use programme::{Draft, LanguageTag};
    ///
    /// let programme = Draft::new("demo", "Demo")
    ///     .with_language("en".parse::<LanguageTag>()?)
    ///     .with_session(programme::draft::Session::new("open").with_title("Opening"))
    ///     .build()?;
    /// let subject = programme.subject_at(&"/sessions/0/title".parse()?);
    /// assert_eq!(subject, Subject::Session("open".into()));
    /// assert_eq!(programme.subject_at(&"/title".parse()?), Subject::Programme);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn subject_at(&self, path: &Path) -> Subject {
        crate::programme::subject_at(self.data(), path)
    }

    pub(in crate::view) fn participation_at(
        &self,
        at: crate::programme::ids::ParticipationAt,
    ) -> Participation<'_> {
        let first = at.session.map_or(0, |session| self.first_participation(session.position()));
        Participation::new(self, Idx::new(first + at.position))
    }

    fn first_participation(&self, declared: usize) -> usize {
        self.inner().relations.participations_of(Idx::new(declared)).start
    }
}

/// Returns the row at an index. The row always exists, because indices are created only for
/// existing rows.
fn row<T>(rows: &[T], idx: Idx<T>) -> &T {
    crate::arena::row(rows, idx)
}
