//! The programmes of a collection, one after another.

use std::error::Error;

use programme::Programme;

pub(crate) type Outcome<T> = Result<T, Box<dyn Error + Send + Sync>>;

/// A programme of a collection, with its source.
pub(crate) struct Member<'c> {
    pub(crate) programme: &'c Programme,
    /// The id of the programme in its source. The id of `programme` differs if several sources have
    /// the same id.
    pub(crate) source_id: &'c str,
    /// The source, such as the path of a file.
    pub(crate) source: &'c str,
    /// The format of the source, such as `schedule.xml`.
    pub(crate) format: &'c str,
}

/// Programmes that can be visited several times, always in the same order.
pub(crate) trait Collection {
    /// Calls `visit` for each programme. Only one programme has to be in memory at a time.
    fn for_each(&self, visit: &mut dyn FnMut(Member<'_>) -> Outcome<()>) -> Outcome<()>;
}
