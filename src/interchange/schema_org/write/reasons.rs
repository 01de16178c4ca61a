//! The reasons why values of a programme are missing in JSON-LD.

use crate::interchange::common::ledger::Reason;

pub(super) const NO_PROPERTY: &str = "schema.org has no property for it";

const DAY: &str = "schema.org can only represent the date of a day";
const DECLARED: &str = "declarations of roles and kinds are not written, only their codes";
const NOT_SPOKEN: &str = "schema.org only has a property for the spoken languages";
const PART_OF_DAY: &str = "only the date was written, without the part of the day";
const RELATION: &str = "schema.org has no property for this relation";
const STATUS: &str = "schema.org has no property for the status of a participation";
const OCCASION: &str = "the posts of the person were written instead of the posts on this occasion";
const PUBLIC: &str = "everything that is written is public";

pub(super) const REASONS: &[Reason] = &[
    ("/time_zone", "times were written with an offset from UTC instead of a time zone"),
    ("/place", "the default place, with at most 16 rooms, was written in each session without a place"),
    ("/interpreted", NOT_SPOKEN),
    ("/participations/*/posts", OCCASION),
    ("/participations/*/status", STATUS),
    ("/participations/*/public", PUBLIC),
    ("notes/", "footnotes are not written, but their marks remain in the texts"),
    ("roles/", DECLARED),
    ("kinds/", DECLARED),
    ("days", DAY),
    ("venues/time_zone", "schema.org has no property for the time zone of a place"),
    ("organisations/", "the organisation is not part of any event that was written"),
    ("people/", "the person does not take part in any event that was written"),
    ("agenda_items/part_of", "agenda items are written as a flat list"),
    ("sessions/participations/*/posts", OCCASION),
    ("sessions/participations/*/status", STATUS),
    ("sessions/participations/*/public", PUBLIC),
    ("sessions/slot/part", PART_OF_DAY),
    ("sessions/previous_slot/part", PART_OF_DAY),
    ("sessions/previous_slot/end", "schema.org has no property for the previous end"),
    ("sessions/status", "schema.org has no tentative status: the session was written as scheduled"),
    ("sessions/relayed_to", "schema.org has no property for rooms to which a session is relayed"),
    ("sessions/interpreted", NOT_SPOKEN),
    ("sessions/captioned", NOT_SPOKEN),
    ("sessions/repeats", RELATION),
    ("sessions/continues", RELATION),
    ("sessions/relays", RELATION),
    ("sessions/replaces", RELATION),
    ("sessions/joint_with", RELATION),
    ("sessions/may_overlap", RELATION),
    ("sessions/must_not_overlap", RELATION),
];
