//! The values that programmes are made of. Each checks itself on entry and knows nothing of programmes.

pub(crate) mod best;
pub(crate) mod block;
pub(crate) mod coded;
pub(crate) mod entity;
pub(crate) mod hygiene;
pub(crate) mod id;
pub(crate) mod kind;
pub(crate) mod language;
pub(crate) mod link;
pub(crate) mod map;
pub(crate) mod moment;
pub(crate) mod names;
pub(crate) mod path;
pub(crate) mod place;
pub(crate) mod role;
pub(crate) mod slot;
pub(crate) mod status;
pub(crate) mod text;
pub(crate) mod time;
pub(crate) mod visit;
