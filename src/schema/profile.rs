//! Profiles: what a review asks for.

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

use super::fields::OWN_CODE;
use super::values::{schemas, words};
use crate::code::Code;
use crate::report::Subject;
use crate::rule::{Level, Preset, Profile, Thresholds, Waiver};

words! {
    Level: "How much the findings of a code weigh, or that nobody asks for them.";
    Preset: "What a profile begins with.";
}

/// What can be weighed and waived: the codes of rules, and those of rules of one's own.
fn code() -> Schema {
    let rules: Vec<&str> = Code::ALL.iter().filter(|code| code.is_rule()).map(|code| code.as_str()).collect();
    json_schema!({
        "description": "The code of a rule; with a slash in it, that of somebody's own.",
        "anyOf": [{ "enum": rules }, { "type": "string", "pattern": OWN_CODE }],
    })
}

schemas! {
    Profile: |generator| json_schema!({
        "type": "object",
        "description": "What a review asks for: a preset, and what differs from it.",
        "properties": {
            "preset": generator.subschema_for::<Preset>(),
            "severities": {
                "type": "object",
                "propertyNames": code(),
                "additionalProperties": generator.subschema_for::<Level>(),
                "description": "How much the findings of codes weigh.",
            },
            "thresholds": generator.subschema_for::<Thresholds>(),
            "waivers": generator.subschema_for::<Vec<Waiver>>(),
        },
        "additionalProperties": false,
    });
    Waiver: |generator| json_schema!({
        "type": "object",
        "description": "A finding that is accepted: its code, what it is about, and why.",
        "required": ["code", "subjects"],
        "properties": {
            "code": code(),
            "subjects": generator.subschema_for::<Vec<Subject>>(),
            "reason": { "type": "string", "description": "Why it is accepted, and by whom." },
        },
        "additionalProperties": false,
    });
}
