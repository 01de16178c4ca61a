//! Stable ids, with a separate type for each kind of item, such as [`SessionId`] and [`RoomId`].
//!
//! Since the types differ, the compiler rejects the id of a person where the id of a room is
//! expected. Use these types to store ids outside of a programme. Methods that look up an item by
//! its id accept a plain `&str`.
//!
//! ```
//! use programme::Code;
//! use programme::id::SessionId;
//!
//! let id = SessionId::new("opening")?;
//! assert_eq!(id, "opening");
//! assert_eq!(SessionId::new("opening session").unwrap_err().code(), Code::MalformedId);
//! # Ok::<(), programme::Error>(())
//! ```

use crate::code::Code;
use crate::error::{Error, quote};

/// The maximum length of an id, in characters.
pub(crate) const LONGEST: usize = 128;

/// Checks that an id is not empty, not too long, and free of white space and control characters.
/// The kind of item, `noun`, appears in the error message.
pub(crate) fn check(noun: EntityKind, id: &str) -> Result<(), Error> {
    let fault = if id.is_empty() {
        "it is empty".to_owned()
    } else if id.len() > LONGEST && id.chars().count() > LONGEST {
        format!("it is longer than {LONGEST} characters")
    } else if id.bytes().all(|byte| byte.is_ascii_graphic()) {
        return Ok(());
    } else if let Some((at, bad)) = id.chars().enumerate().find(|(_, c)| c.is_whitespace() || c.is_control())
    {
        let what = if bad.is_control() { "a control character" } else { "white space" };
        format!("character {} is {what}", at + 1)
    } else {
        return Ok(());
    };
    Err(Error::new(
        Code::MalformedId,
        format!("{} is not a valid id for {}: {fault}", quote(id), noun.with_article()),
    ))
}

macro_rules! ids {
    (without an id { $($bare:ident, $bare_word:literal;)+ } $($noun:ident, $name:ident, $word:literal, $article:literal, $example:literal;)+) => {
        /// The kind of item that an id or a reference identifies, such as a session, a person or a
        /// room.
        ///
        /// ```
        /// assert_eq!(programme::id::EntityKind::AgendaItem.to_string(), "agenda item");
        /// ```
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        #[cfg_attr(feature = "json-schema", derive(schemars::JsonSchema))]
        #[serde(rename_all = "kebab-case")]
        #[non_exhaustive]
        pub enum EntityKind {
            $(#[doc = concat!("An item that is identified by a [`", stringify!($name), "`].")] $noun,)+
            $(#[doc = concat!("An item that is identified by its code, a [`", stringify!($bare), "`](crate::", stringify!($bare), ").")] $bare,)+
        }

        impl EntityKind {
            /// All kinds of items that a programme can contain.
            pub const ALL: &'static [EntityKind] = &[$(EntityKind::$noun,)+ $(EntityKind::$bare,)+];

            /// Returns the English word for this kind of item as it appears in messages, such as
            /// `"agenda item"`.
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$noun => $word,)+ $(Self::$bare => $bare_word,)+ }
            }

            pub(crate) const fn with_article(self) -> &'static str {
                match self { $(Self::$noun => concat!($article, " ", $word),)+ $(Self::$bare => concat!("a ", $bare_word),)+ }
            }
        }

        impl std::fmt::Display for EntityKind {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.pad(self.as_str())
            }
        }

        $(
            #[doc = concat!("The id of ", $article, " ", $word, ".")]
            ///
            /// An id has 1 to 128 characters and contains no white space or control characters. The
            /// author of a programme chooses the ids. The same ids appear in files and in findings,
            /// and they do not change when a draft is edited.
            ///
            /// The form of an id is checked by [`new`](Self::new), by `parse` and when a file is
            /// read. In contrast, `From<&str>` accepts any text, so that drafts are quick to write
            /// in code. [`Draft::build`](crate::Draft::build) reports malformed ids, so every id in
            /// a [`Programme`](crate::Programme) is well formed.
            ///
            /// ```
            #[doc = concat!("use programme::id::", stringify!($name), ";")]
            ///
            #[doc = concat!("assert!(", stringify!($name), "::new(\"", $example, "\").is_ok());")]
            #[doc = concat!("assert!(", stringify!($name), "::new(\"with a blank\").is_err());")]
            #[doc = concat!("assert_eq!(", stringify!($name), "::from(\"", $example, "\"), \"", $example, "\");")]
            /// ```
            #[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
            pub struct $name(Box<str>);

            impl $name {
                /// Creates an id from a string, after checking that the string is a well-formed id.
                ///
                /// # Errors
                ///
                /// Returns an error with [`Code::MalformedId`] if the string is empty, is longer
                /// than 128 characters, or contains white space or control characters.
                pub fn new(id: impl Into<Box<str>>) -> Result<Self, Error> {
                    let id = id.into();
                    check(EntityKind::$noun, &id)?;
                    Ok(Self(id))
                }

                /// Returns this id as a string slice.
                pub fn as_str(&self) -> &str {
                    &self.0
                }
            }

            impl std::str::FromStr for $name {
                type Err = Error;

                fn from_str(id: &str) -> Result<Self, Error> {
                    Self::new(id)
                }
            }

            impl From<&str> for $name {
                fn from(id: &str) -> Self {
                    Self(id.into())
                }
            }

            impl From<String> for $name {
                fn from(id: String) -> Self {
                    Self(id.into())
                }
            }

            impl From<&String> for $name {
                fn from(id: &String) -> Self {
                    Self(id.as_str().into())
                }
            }

            /// Allows look-ups by `&str` in maps whose keys are ids.
            impl std::borrow::Borrow<str> for $name {
                fn borrow(&self) -> &str {
                    &self.0
                }
            }

            impl std::fmt::Debug for $name {
                fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                    write!(f, concat!(stringify!($name), "({:?})"), self.0)
                }
            }

            crate::macros::written_as_str!($name);
            crate::macros::serde_from_str!($name, concat!("the id of ", $article, " ", $word));

            impl crate::value::visit::Visit for $name {
                fn visit<'a, V: crate::value::visit::Visitor<'a> + ?Sized>(&'a self, at: &mut crate::value::path::Path, visitor: &mut V) {
                    visitor.reference(at, EntityKind::$noun, &self.0);
                }

                fn visit_mut<V: crate::value::visit::VisitorMut + ?Sized>(&mut self, visitor: &mut V) {
                    visitor.id(EntityKind::$noun, &mut self.0);
                }
            }
        )+
    };
}

ids! {
    without an id {
        Role, "role";
        Kind, "kind";
    }
    Programme, ProgrammeId, "programme", "a", "idm-2018-2";
    Session, SessionId, "session", "a", "opening";
    Participation, ParticipationId, "participation", "a", "opening-ada";
    Person, PersonId, "person", "a", "ada-okoye";
    Organisation, OrganisationId, "organisation", "an", "delta-institute";
    Venue, VenueId, "venue", "a", "hq";
    Room, RoomId, "room", "a", "hq-xviii";
    Track, TrackId, "track", "a", "main";
    AgendaItem, AgendaItemId, "agenda item", "an", "item-3";
    Note, NoteId, "note", "a", "1";
}
