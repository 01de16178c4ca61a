//! Views: what a programme holds and how it hangs together, as values that are copied freely.
//!
//! A view is two words: the programme and an index. Whatever it gives lives as long as the programme, which the
//! lifetime `'p` always names; results outlive the view they came from. Views are equal when they are of the same item
//! of the same programme (clones of a programme are the same).
//!
//! A view cannot outlive its programme:
//!
//! ```compile_fail
//! let session = {
//!     let programme = programme::Draft::new("demo", "Demo").build().unwrap();
//!     programme.session("a")
//! };
//! drop(session);
//! ```

mod day;
mod item;
mod organisation;
mod participation;
mod person;
mod place;
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
use crate::value::best::Preferences;
use crate::value::id::ProgrammeId;
use crate::value::language::LanguageTag;
use crate::value::path::Path;
use crate::value::status::LanguageStatus;
use crate::value::text::Text;
use crate::value::visit::{Visit, Visitor};

/// A view: the programme, and which row of it.
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

            /// The programme it belongs to.
            pub fn programme(&self) -> &'p $crate::programme::Programme {
                self.programme
            }
        }

        impl PartialEq for $name<'_> {
            fn eq(&self, other: &Self) -> bool {
                self.idx == other.idx && self.programme.is_same(other.programme)
            }
        }

        impl Eq for $name<'_> {}

        impl std::hash::Hash for $name<'_> {
            fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
                self.idx.hash(state);
            }
        }

        /// A view of a long-lived programme is one of a shorter-lived.
        const _: fn() = || {
            fn covariant<'short>(long: $name<'static>) -> $name<'short> {
                long
            }
            let _ = covariant;
        };
    };
}
pub(in crate::view) use view;

/// Prints short, as the noun and the id, and stands for its id.
macro_rules! known_by_id {
    ($name:ident) => {
        /// Its id: what takes an id takes the view too, and reads it so, of whichever programme it is.
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

/// The index of the views that sets and orders are made of.
macro_rules! indexed {
    ($($name:ident),+) => {
        $(impl $name<'_> {
            pub(crate) fn idx(self) -> Idx<crate::draft::$name> {
                self.idx
            }
        })+
    };
}
indexed!(Session, Person, Room, Venue, Day);

/// ## Look-ups
///
/// By id, or by number: one hash, or a binary search.
impl Programme {
    /// The session with that id.
    #[inline]
    pub fn session(&self, id: &str) -> Option<Session<'_>> {
        let inner = self.inner();
        Some(Session::of_declared(self, inner.ids.session(&inner.draft, id)?))
    }

    /// The person with that id.
    #[inline]
    pub fn person(&self, id: &str) -> Option<Person<'_>> {
        let inner = self.inner();
        Some(Person::new(self, inner.ids.person(&inner.draft, id)?))
    }

    /// The organisation with that id.
    pub fn organisation(&self, id: &str) -> Option<Organisation<'_>> {
        let inner = self.inner();
        Some(Organisation::new(self, inner.ids.organisation(&inner.draft, id)?))
    }

    /// The venue with that id.
    pub fn venue(&self, id: &str) -> Option<Venue<'_>> {
        let inner = self.inner();
        Some(Venue::new(self, inner.ids.venue(&inner.draft, id)?))
    }

    /// The room with that id.
    pub fn room(&self, id: &str) -> Option<Room<'_>> {
        let inner = self.inner();
        Some(Room::new(self, inner.ids.room(&inner.draft, id)?))
    }

    /// The track with that id.
    pub fn track(&self, id: &str) -> Option<Track<'_>> {
        let inner = self.inner();
        Some(Track::new(self, inner.ids.track(&inner.draft, id)?))
    }

    /// The agenda item with that id.
    pub fn agenda_item(&self, id: &str) -> Option<AgendaItem<'_>> {
        let inner = self.inner();
        Some(AgendaItem::new(self, inner.ids.agenda_item(&inner.draft, id)?))
    }

    /// The footnote with that id.
    pub fn note(&self, id: &str) -> Option<&Note> {
        let inner = self.inner();
        inner.draft.notes.get(inner.ids.note(&inner.draft, id)?.position())
    }

    /// The day with that number.
    pub fn day(&self, number: i32) -> Option<Day<'_>> {
        Some(Day::new(self, Idx::new(self.inner().axis.position(number)?)))
    }
}

/// The indices of a list.
fn all<T>(rows: usize) -> impl ExactSizeIterator<Item = Idx<T>> + DoubleEndedIterator {
    (0..rows).map(Idx::new)
}

/// ## Everything there is
impl Programme {
    /// The draft inside, texts tagged: for whatever has no accessor of its own.
    pub fn data(&self) -> &Draft {
        &self.inner().draft
    }

    /// Its id.
    pub fn id(&self) -> &ProgrammeId {
        &self.data().id
    }

    /// The title of the event.
    pub fn title(&self) -> &Text {
        &self.data().title
    }

    /// Its languages, the main one first.
    pub fn languages(&self) -> &[LanguageTag] {
        &self.inner().languages
    }

    /// What the version in a language is worth, where that is stated.
    pub fn language_status(&self, language: impl AsRef<str>) -> Option<LanguageStatus> {
        let language = language.as_ref();
        self.data().languages.iter().find(|one| one.tag == *language)?.status
    }

    /// The language from which the others were translated, where that is stated: "Original: English".
    pub fn original_language(&self) -> Option<&LanguageTag> {
        let original = |one: &&Language| one.status == Some(LanguageStatus::Original);
        self.data().languages.iter().find(original).map(|one| &one.tag)
    }

    /// What a reader reads, best first, bound to the main and the original language of this programme: for
    /// [`Text::best`].
    ///
    /// ```
    /// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/idm-2018-second-session.json"));
    /// # let programme = serde_json::from_str::<programme::Draft>(json)?.build()?;
    /// use programme::Match;
    ///
    /// let spanish = programme.preferences(["es"])?;
    /// let chosen = programme.title().best(&spanish).unwrap();
    /// assert_eq!((chosen.language.as_str(), chosen.how), ("fr", Match::Main)); // nothing is in Spanish, and the answer says so
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    ///
    /// A tag that is not well formed.
    pub fn preferences<L>(&self, languages: impl IntoIterator<Item = L>) -> Result<Preferences, Error>
    where
        L: TryInto<LanguageTag>,
        Error: From<L::Error>,
    {
        let wishes: Vec<LanguageTag> =
            languages.into_iter().map(|tag| tag.try_into().map_err(Error::from)).collect::<Result<_, _>>()?;
        Ok(Preferences::new(wishes, self.languages().first().cloned(), self.original_language().cloned()))
    }

    /// The days, by their numbers.
    pub fn days(&self) -> impl ExactSizeIterator<Item = Day<'_>> {
        self.inner().axis.by_number().map(|position| Day::new(self, Idx::new(position)))
    }

    /// The organisations, in declared order.
    pub fn organisations(&self) -> impl ExactSizeIterator<Item = Organisation<'_>> + DoubleEndedIterator {
        all(self.data().organisations.len()).map(|idx| Organisation::new(self, idx))
    }

    /// The venues, in declared order.
    pub fn venues(&self) -> impl ExactSizeIterator<Item = Venue<'_>> + DoubleEndedIterator {
        all(self.data().venues.len()).map(|idx| Venue::new(self, idx))
    }

    /// The rooms of all venues, in declared order.
    pub fn rooms(&self) -> impl ExactSizeIterator<Item = Room<'_>> + DoubleEndedIterator {
        all(self.inner().ids.room_at.len()).map(|idx| Room::new(self, idx))
    }

    /// The tracks, in declared order.
    pub fn tracks(&self) -> impl ExactSizeIterator<Item = Track<'_>> + DoubleEndedIterator {
        all(self.data().tracks.len()).map(|idx| Track::new(self, idx))
    }

    /// The agenda items, in declared order.
    pub fn agenda_items(&self) -> impl ExactSizeIterator<Item = AgendaItem<'_>> + DoubleEndedIterator {
        all(self.data().agenda_items.len()).map(|idx| AgendaItem::new(self, idx))
    }

    /// Every participation: those of the programme itself, then those of each session, in declared order.
    pub fn participations(&self) -> impl ExactSizeIterator<Item = Participation<'_>> + DoubleEndedIterator {
        all(self.inner().relations.session_of.len()).map(|idx| Participation::new(self, idx))
    }

    /// Every text of the programme, with its path in the normal form.
    ///
    /// ```
    /// use programme::{Draft, LanguageTag, Text};
    ///
    /// let programme = Draft::new("demo", "Demo")
    ///     .with_language("en".parse::<LanguageTag>()?)
    ///     .with_subtitle(Text::new([("fr", "Un essai")])?)
    ///     .build()?;
    /// let lacks_english = programme.texts().into_iter().filter(|(_, text)| text.get("en").is_none());
    /// assert_eq!(lacks_english.map(|(path, _)| path.to_string()).collect::<Vec<_>>(), ["/subtitle"]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn texts(&self) -> Vec<(Path, &Text)> {
        let mut found = Vec::new();
        self.for_each_text(|at, text| found.push((at.clone(), text)));
        found
    }

    /// Shows every text, with its path in the normal form: [`texts`](Self::texts) without a list of them.
    pub fn for_each_text<'p>(&'p self, each: impl FnMut(&Path, &'p Text)) {
        struct Texts<'p, F> {
            main: Option<&'p LanguageTag>,
            each: F,
        }

        impl<'p, F: FnMut(&Path, &'p Text)> Visitor<'p> for Texts<'p, F> {
            fn main_language(&self) -> Option<&LanguageTag> {
                self.main
            }

            fn text(&mut self, at: &Path, text: &'p Text) {
                (self.each)(at, text);
            }
        }

        let mut texts = Texts { main: self.languages().first(), each };
        self.data().visit(&mut Path::root(), &mut texts);
    }

    /// What stands at a path of the normal form: the nearest item that has an identity.
    ///
    /// ```
    /// use programme::{Draft, LanguageTag, Subject};
    ///
    /// let programme = Draft::new("demo", "Demo")
    ///     .with_language("en".parse::<LanguageTag>()?)
    ///     .with_session(programme::draft::Session::new("open").with_title("Opening"))
    ///     .build()?;
    /// assert_eq!(programme.subject_at(&"/sessions/0/title".parse()?), Subject::Session("open".into()));
    /// assert_eq!(programme.subject_at(&"/title".parse()?), Subject::Programme);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn subject_at(&self, path: &Path) -> Subject {
        crate::programme::subject_at(self.data(), path)
    }

    /// Whether both are the same programme, one a clone of the other.
    pub(crate) fn is_same(&self, other: &Self) -> bool {
        std::ptr::eq(self.inner(), other.inner())
    }

    pub(in crate::view) fn participation_at(
        &self,
        at: crate::programme::ids::ParticipationAt,
    ) -> Participation<'_> {
        let first = at.session.map_or(0, |session| self.first_participation(session.position()));
        Participation::new(self, Idx::new(first + at.position))
    }

    /// The number of the first participation of the session that stands `n`th in the draft.
    fn first_participation(&self, declared: usize) -> usize {
        self.inner().relations.participations_of(Idx::new(declared)).start
    }
}

/// The rows of the draft that a view shows; an index is made only where its row exists.
fn row<T>(rows: &[T], idx: Idx<T>) -> &T {
    crate::arena::row(rows, idx)
}
