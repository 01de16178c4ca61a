//! Value types such as ids, texts and times. Each type validates its own input, and none of them
//! depends on a programme.

pub(crate) mod anchor;
pub(crate) mod block;
pub(crate) mod colour;
#[cfg(any(feature = "import", feature = "extract"))]
pub(crate) mod contact;
pub(crate) mod country;
pub(crate) mod entity;
#[cfg(feature = "versions")]
pub(crate) mod fields;
pub(crate) mod footnote;
pub mod id;
pub mod kind;
pub(crate) mod language;
pub(crate) mod link;
pub(crate) mod moment;
pub(crate) mod negotiation;
pub(crate) mod open_vocabulary;
pub(crate) mod passage;
pub(crate) mod path;
pub(crate) mod place;
pub mod role;
pub(crate) mod session_number;
pub(crate) mod slot;
pub mod status;
pub(crate) mod string_map;
pub mod text;
#[cfg(any(feature = "damaged-texts", feature = "translation"))]
pub(crate) mod text_damage;
pub mod time;
pub(crate) mod time_zone;
pub(crate) mod url;
pub(crate) mod visit;
