//! The reasons why values of a programme are not written.

use crate::interchange::common::ledger::Reason;

pub(super) const NO_PROPERTY: &str = "iCalendar has no property for it";

const ONE_LANGUAGE: &str = "a text is written in only one language";
const ADDRESS: &str = "the property can only contain an address";
pub(super) const RELATION: &str = "the property cannot specify the relation of a link";
const LINK_LANGUAGE: &str = "the property cannot specify the language of a link";
const FOREIGN: &str = "the extension does not belong to iCalendar";
const MAIL: &str = "a participant has only one link, which is the e-mail address";

pub(super) const REASONS: &[Reason] = &[
    ("notes", "a calendar has no footnotes: the marks were written, but the notes were not"),
    ("roles/", "only custom roles of participants are written"),
    ("kinds/", "only custom kinds of events are written"),
    ("days/", "the day has no date and no sessions"),
    ("venues/", "no event takes place at the venue"),
    ("rooms/", "no event takes place in the room"),
    ("tracks/", "no event belongs to the track"),
    ("tracks/colour", "iCalendar has no colours for categories"),
    ("organisations/", "the organisation does not take part in any event"),
    ("people/", "the person does not take part in any event"),
    ("sessions/", "the session has no slot, but an event requires a start"),
    ("sessions/part_of", "the parent session has no slot and was not written"),
    ("sessions/repeats", "the session that it repeats has no slot and was not written"),
    ("/languages/*/status", NO_PROPERTY),
    ("/languages", "a calendar specifies only the language of its name"),
    ("*/links/*/title/", ADDRESS),
    ("*/links/*/relation", RELATION),
    ("*/links/*/language", LINK_LANGUAGE),
    ("sessions/links/*/title", ONE_LANGUAGE),
    ("/links/*", "a calendar has only one URL"),
    ("sessions/links/*", "an event has only one URL"),
    ("people/links", MAIL),
    ("sessions/attachments/*/relation", RELATION),
    ("sessions/attachments/*/language", LINK_LANGUAGE),
    ("sessions/attachments/*/title", ONE_LANGUAGE),
    ("sessions/participations/*/links/*/title", ADDRESS),
    ("sessions/participations/*/links/*/relation", RELATION),
    ("sessions/participations/*/links/*/language", LINK_LANGUAGE),
    ("sessions/participations/*/links/*", "a participant has only one URL"),
    ("sessions/participations/*/extensions", FOREIGN),
    ("sessions/participations/*/label", ONE_LANGUAGE),
    ("sessions/participations/*/office", ONE_LANGUAGE),
    ("sessions/participations/*/vacancy", ONE_LANGUAGE),
    ("*/extensions", FOREIGN),
    ("/title", ONE_LANGUAGE),
    ("/preamble", ONE_LANGUAGE),
    ("*/name", ONE_LANGUAGE),
    ("sessions/title", ONE_LANGUAGE),
    ("sessions/kind_label", ONE_LANGUAGE),
    ("sessions/description", ONE_LANGUAGE),
];
