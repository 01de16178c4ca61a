//! The reasons for losses.

use crate::interchange::common::ledger::Reason;

pub(super) const OTHERWISE: &str = "the format has no field for this";

pub(super) const REASONS: &[Reason] = &[
    ("/languages", "the format does not specify the language of its texts"),
    ("/links/*/title", ADDRESS),
    ("/links/*/language", ADDRESS),
    ("/links", "a conference can have only one link, to its web page"),
    ("/subtitle", "the schema has no field for the subtitle of a conference"),
    ("notes", "the format has no notes"),
    ("roles", "the format has no declarations of roles"),
    ("kinds", "the format has no declarations of kinds"),
    ("organisations", "the format has no organisations"),
    ("agenda_items", "the format has no agenda items"),
    ("days/", "the format requires a date, and this day has none"),
    ("venues/", "a schedule can have only one venue"),
    ("rooms/links/*/title", ADDRESS),
    ("rooms/links/*/language", ADDRESS),
    ("people/", "people are listed only with their events, and this person has no event in the schedule"),
    ("people/links/*/title", ADDRESS),
    ("people/links/*/language", ADDRESS),
    ("people/extensions/schedule/id", "the id of a person must be a number"),
    ("sessions/", "an event must have a time, and this session has none"),
    ("sessions/tracks", "an event can have only one track"),
    ("sessions/status", "the schema has no field for the status of an event"),
    ("sessions/image", "the schema allows only web addresses in ASCII characters"),
    ("sessions/feedback", "the schema allows only web addresses in ASCII characters"),
    ("sessions/repeats", REPEATS),
    ("sessions/links/*/title", ADDRESS),
    ("sessions/links/*/language", ADDRESS),
    ("sessions/links", "the schema allows only addresses in ASCII characters"),
    ("sessions/attachments/*/language", ADDRESS),
    ("sessions/attachments", "the schema allows only addresses in ASCII characters"),
    ("sessions/participations/*/extensions", EXTENSIONS),
    ("sessions/participations", "an event lists a person without further details"),
    ("*/extensions", EXTENSIONS),
];

const ADDRESS: &str = "the format has no field for this detail of a link";
const EXTENSIONS: &str = "the extension belongs to another format, or the schema has no field for it";

pub(super) const REPEATS: &str =
    "events are linked only by a shared identifier, which must be unique in a schedule";

pub(super) const GENERATED: &str = "the identifier equals the one that is generated if it is missing";
