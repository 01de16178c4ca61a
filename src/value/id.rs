//! Ids: stable names that the caller owns, one type for each noun.

use crate::code::Code;
use crate::error::{Error, quote};

/// The longest id, in characters.
pub(crate) const LONGEST: usize = 128;

/// What is wrong with an id, if anything. `noun` is what it is the id of.
pub(crate) fn check(noun: Noun, id: &str) -> Result<(), Error> {
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
        format!("{} is not the id of {}: {fault}", quote(id), noun.with_article()),
    ))
}

macro_rules! ids {
    (without an id { $($bare:ident, $bare_word:literal;)+ } $($noun:ident, $name:ident, $word:literal, $article:literal, $example:literal;)+) => {
        /// What an id or a reference names.
        ///
        /// ```
        /// assert_eq!(programme::Noun::AgendaItem.to_string(), "agenda item");
        /// ```
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        #[cfg_attr(feature = "json-schema", derive(schemars::JsonSchema))]
        #[serde(rename_all = "kebab-case")]
        #[non_exhaustive]
        pub enum Noun {
            $(#[doc = concat!("Named by a [`", stringify!($name), "`].")] $noun,)+
            $(#[doc = concat!("Named by its code, a [`", stringify!($bare), "`](crate::", stringify!($bare), ").")] $bare,)+
        }

        impl Noun {
            /// Every one of them.
            pub const ALL: &'static [Noun] = &[$(Noun::$noun,)+ $(Noun::$bare,)+];

            /// The word, as messages print it.
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$noun => $word,)+ $(Self::$bare => $bare_word,)+ }
            }

            pub(crate) const fn with_article(self) -> &'static str {
                match self { $(Self::$noun => concat!($article, " ", $word),)+ $(Self::$bare => concat!("a ", $bare_word),)+ }
            }
        }

        impl std::fmt::Display for Noun {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.pad(self.as_str())
            }
        }

        $(
            #[doc = concat!("The id of ", $article, " ", $word, ": 1 to 128 characters, without white space and control characters.")]
            ///
            /// Ids are the caller's: stable in files, in findings and across edits. [`new`](Self::new), `parse` and
            /// reading a file check the form. `From<&str>` takes the text as it is, so that a draft is quick to
            /// write; [`Draft::build`](crate::Draft::build) then reports what is malformed, and every id in a
            /// [`Programme`](crate::Programme) is well formed.
            ///
            /// ```
            #[doc = concat!("use programme::", stringify!($name), ";")]
            ///
            #[doc = concat!("assert!(", stringify!($name), "::new(\"", $example, "\").is_ok());")]
            #[doc = concat!("assert!(", stringify!($name), "::new(\"with a blank\").is_err());")]
            #[doc = concat!("assert_eq!(", stringify!($name), "::from(\"", $example, "\"), \"", $example, "\");")]
            /// ```
            #[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
            pub struct $name(Box<str>);

            impl $name {
                /// Checks and takes an id.
                ///
                /// # Errors
                ///
                /// [`Code::MalformedId`] when it is empty, longer than 128 characters, or holds white space or a
                /// control character.
                pub fn new(id: impl Into<Box<str>>) -> Result<Self, Error> {
                    let id = id.into();
                    check(Noun::$noun, &id)?;
                    Ok(Self(id))
                }

                /// The text.
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

            impl std::fmt::Debug for $name {
                fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                    write!(f, concat!(stringify!($name), "({:?})"), self.0)
                }
            }

            crate::macros::written_as_str!($name);
            crate::macros::serde_from_str!($name, concat!("the id of ", $article, " ", $word));

            impl crate::value::visit::Visit for $name {
                fn visit<'a, V: crate::value::visit::Visitor<'a>>(&'a self, at: &mut crate::value::path::Path, visitor: &mut V) {
                    visitor.reference(at, Noun::$noun, &self.0);
                }

                fn visit_mut<V: crate::value::visit::VisitorMut>(&mut self, visitor: &mut V) {
                    visitor.id(Noun::$noun, &mut self.0);
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
