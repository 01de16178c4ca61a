//! Extension properties for data that has no standard property in iCalendar. The documentation of
//! the module `icalendar` contains a table that describes them.

pub(in crate::interchange::icalendar) const ID: &str = "X-PROGRAMME-ID";
pub(in crate::interchange::icalendar) const DAY: &str = "X-PROGRAMME-DAY";
pub(in crate::interchange::icalendar) const DATE: &str = "X-DATE";
pub(in crate::interchange::icalendar) const PART: &str = "X-PROGRAMME-PART";
pub(in crate::interchange::icalendar) const STATUS: &str = "X-PROGRAMME-STATUS";
pub(in crate::interchange::icalendar) const KIND: &str = "X-PROGRAMME-KIND";
pub(in crate::interchange::icalendar) const TRACK: &str = "X-PROGRAMME-TRACK";
/// The property that lists the fields that a part inherits from its parent session: `slot`, `place`
/// or both. The property `RELATED-TO` specifies the parent session.
pub(in crate::interchange::icalendar) const INHERITED: &str = "X-PROGRAMME-INHERITED";
pub(in crate::interchange::icalendar) const PLACE: &str = "X-PROGRAMME-PLACE";
pub(in crate::interchange::icalendar) const ROOM: &str = "X-PROGRAMME-ROOM";
pub(in crate::interchange::icalendar) const VENUE: &str = "X-PROGRAMME-VENUE";
pub(in crate::interchange::icalendar) const REPEATS: &str = "X-PROGRAMME-REPEATS";
pub(in crate::interchange::icalendar) const PARTY: &str = "X-PROGRAMME-PARTY";
pub(in crate::interchange::icalendar) const ROLE: &str = "X-PROGRAMME-ROLE";

/// The value of `PRODID` in calendars that this crate writes.
pub(in crate::interchange::icalendar) const PRODUCT: &str = "-//programme//programme 0.1//EN";
