//! The values of a draft, whose wire form is written by hand.

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

use super::fields::{CLOCK, KEBAB, NO_BLANKS, NO_CONTROLS, NOT_BLANK, POINTER, TAG};
use crate::draft::date::Date;
use crate::draft::{Coordinates, Format, Language};
use crate::value::block::Block;
use crate::value::id::{
    AgendaItemId, NoteId, OrganisationId, ParticipationId, PersonId, ProgrammeId, RoomId, SessionId, TrackId,
    VenueId,
};
use crate::value::kind::Kind;
use crate::value::language::LanguageTag;
use crate::value::map::{Extensions, ExternalIds};
use crate::value::names::{Colour, Country, SessionNumber, TimeZone, Url};
use crate::value::path::Path;
use crate::value::place::Place;
use crate::value::role::{Role, Stay};
use crate::value::slot::{DayPart, Slot};
use crate::value::status::{
    Access, DocumentStatus, EventStatus, LanguageStatus, Mode, OrganisationKind, ParticipationStatus,
    Presence, SessionStatus,
};
use crate::value::text::Text;
use crate::value::time::{DayTime, Length};

/// The schema of each type, by its name.
macro_rules! schemas {
    ($($type:ident: |$generator:ident| $schema:expr;)+) => {
        $(impl JsonSchema for $type {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                stringify!($type).into()
            }

            fn schema_id() -> std::borrow::Cow<'static, str> {
                concat!("programme::", stringify!($type)).into()
            }

            fn json_schema($generator: &mut SchemaGenerator) -> Schema {
                $schema
            }
        })+
    };
}
pub(super) use schemas;

/// A text of a form.
fn text(description: &str, pattern: &str) -> Schema {
    json_schema!({ "type": "string", "pattern": pattern, "description": description })
}

macro_rules! ids {
    ($($type:ident: $noun:literal;)+) => {
        schemas! {
            $($type: |_generator| json_schema!({
                "type": "string",
                "minLength": 1,
                "maxLength": 128,
                "pattern": NO_BLANKS,
                "description": concat!("The id of ", $noun, ": 1 to 128 characters, without white space and control characters."),
            });)+
        }
    };
}

ids! {
    ProgrammeId: "a programme";
    SessionId: "a session";
    ParticipationId: "a participation";
    PersonId: "a person";
    OrganisationId: "an organisation";
    VenueId: "a venue";
    RoomId: "a room";
    TrackId: "a track";
    AgendaItemId: "an agenda item";
    NoteId: "a note";
}

macro_rules! words {
    ($($type:ident: $description:literal;)+) => {
        schemas! {
            $($type: |_generator| {
                let words: Vec<&str> = $type::ALL.iter().map(|word| word.as_str()).collect();
                json_schema!({ "type": "string", "enum": words, "description": $description })
            };)+
        }
    };
}
pub(super) use words;

words! {
    DayPart: "A part of the programme day, where no clock time is stated.";
    Stay: "How much of a session somebody must be there for.";
    DocumentStatus: "Where the document stands on its way to being final.";
    EventStatus: "Whether the event itself takes place.";
    SessionStatus: "How firm a session is.";
    ParticipationStatus: "How firm a participation is.";
    Access: "Who may attend a session.";
    Mode: "Whether a session is held in a room, online, or both.";
    Presence: "How somebody takes part.";
    OrganisationKind: "What sort of body an organisation is.";
    LanguageStatus: "What the version of a programme in one language is worth.";
}

/// A code that is built in, or one that the programme declares.
fn code(built_in: &[&str], description: &str) -> Schema {
    json_schema!({
        "description": description,
        "anyOf": [
            { "enum": built_in },
            { "type": "string", "pattern": KEBAB, "maxLength": 64, "description": "One that the programme declares." },
        ],
    })
}

schemas! {
    Kind: |_generator| code(
        &Kind::BUILT_IN.iter().map(Kind::as_str).collect::<Vec<_>>(),
        "What sort of session something is.",
    );
    Role: |_generator| code(
        &Role::BUILT_IN.iter().map(Role::as_str).collect::<Vec<_>>(),
        "What somebody does in a session.",
    );
    Format: |_generator| json_schema!({ "const": Format::NAME, "description": "The name and version of the wire form." });
    LanguageTag: |_generator| text("A BCP 47 language tag: \"fr-CH\".", TAG);
    DayTime: |_generator| text(
        "A time of the programme day, up to 240:00:00. It may run past midnight: \"25:30\".",
        CLOCK,
    );
    Length: |_generator| text("A length of time, up to 240:00:00: \"00:45\".", CLOCK);
    Date: |_generator| json_schema!({
        "type": "string",
        "format": "date",
        "pattern": "^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$",
        "description": "A date: \"2026-03-02\".",
    });
    TimeZone: |_generator| json_schema!({
        "type": "string",
        "maxLength": 64,
        "pattern": "^[A-Za-z][A-Za-z0-9_+-]*(/[A-Za-z][A-Za-z0-9_+-]*)*$",
        "description": "The IANA name of a time zone: \"Europe/Zurich\".",
    });
    Country: |_generator| text("A country or territory, as ISO 3166-1 alpha-2 writes it: \"CH\".", "^[A-Z]{2}$");
    Colour: |_generator| text("A colour: \"#0057b7\".", "^#[0-9A-Fa-f]{6}$");
    Url: |_generator| json_schema!({
        "type": "string",
        "minLength": 1,
        "maxLength": 4096,
        "pattern": NO_BLANKS,
        "description": "An address that a link leads to, of any scheme.",
    });
    Path: |_generator| text("A place in the wire form of a draft: an RFC 6901 JSON Pointer.", POINTER);
    ExternalIds: |_generator| json_schema!({
        "type": "object",
        "propertyNames": { "pattern": "^[a-z][a-z0-9._-]{0,63}$" },
        "additionalProperties": { "type": "string", "pattern": NO_CONTROLS },
        "description": "What others call this: from scheme (orcid, wikidata, guid) to identifier.",
    });
    Extensions: |_generator| json_schema!({
        "type": "object",
        "additionalProperties": { "type": "string" },
        "description": "What a file holds beyond the model. Keys are named after the tool that reads them: \"my-house/badge-colour\".",
    });
    SessionNumber: |_generator| {
        let label = || json_schema!({ "type": "string", "minLength": 1, "maxLength": 32, "pattern": NOT_BLANK });
        json_schema!({
            "description": "The number of a session, as a label; where several things are numbered apart, with its series.",
            "anyOf": [
                label(),
                {
                    "type": "object",
                    "required": ["label", "series"],
                    "properties": { "label": label(), "series": label() },
                },
            ],
        })
    };
    Text: |generator| json_schema!({
        "description": "One wording in one or more languages: a string in the main language, or a map from language tag to wording.",
        "anyOf": [
            { "type": "string" },
            {
                "type": "object",
                "minProperties": 1,
                "propertyNames": generator.subschema_for::<LanguageTag>(),
                "additionalProperties": { "type": "string" },
            },
        ],
    });
    Block: |generator| {
        let one = |key: &str, inside: Schema| json_schema!({
            "type": "object",
            "required": [key],
            "properties": { key: inside },
            "additionalProperties": false,
        });
        json_schema!({
            "description": "One piece of a long text: a string is a paragraph. A footnote mark in it is written [^id].",
            "anyOf": [
                { "type": "string" },
                one("paragraph", generator.subschema_for::<Text>()),
                one("heading", generator.subschema_for::<Text>()),
                one("list", generator.subschema_for::<Vec<Text>>()),
            ],
        })
    };
    Language: |generator| json_schema!({
        "description": "A language of a programme: a tag, or with what its version is worth.",
        "anyOf": [
            generator.subschema_for::<LanguageTag>(),
            {
                "type": "object",
                "required": ["tag"],
                "properties": {
                    "tag": generator.subschema_for::<LanguageTag>(),
                    "status": generator.subschema_for::<Option<LanguageStatus>>(),
                },
            },
        ],
    });
    Place: |generator| json_schema!({
        "description": "Where a session happens: in rooms, in a venue as a whole, everywhere, or to be announced.",
        "anyOf": [
            generator.subschema_for::<Vec<RoomId>>(),
            {
                "type": "object",
                "required": ["venue"],
                "properties": { "venue": generator.subschema_for::<VenueId>() },
            },
            { "enum": ["everywhere", "to-be-announced"] },
        ],
    });
    Slot: |generator| {
        // Where a field is null it is not stated.
        let stated = |field: &str| json_schema!({ "required": [field], "properties": { field: { "type": "string" } } });
        json_schema!({
            "type": "object",
            "description": "Where a session stands in time: a day, and how much of it: a part, from a start on, from a start to an end, or all of it.",
            "required": ["day"],
            "properties": {
                "day": generator.subschema_for::<i32>(),
                "part": generator.subschema_for::<Option<DayPart>>(),
                "start": generator.subschema_for::<Option<DayTime>>(),
                "end": generator.subschema_for::<Option<DayTime>>(),
            },
            "allOf": [
                { "if": stated("end"), "then": stated("start") },
                { "not": { "allOf": [stated("part"), stated("start")] } },
            ],
        })
    };
    Coordinates: |_generator| json_schema!({
        "type": "object",
        "description": "A place on the globe, in degrees (WGS 84): north and east are positive.",
        "required": ["latitude", "longitude"],
        "properties": {
            "latitude": { "type": "number", "minimum": -90, "maximum": 90 },
            "longitude": { "type": "number", "minimum": -180, "maximum": 180 },
        },
    });
}
