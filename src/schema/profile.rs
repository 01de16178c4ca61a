//! The JSON Schema for profiles.

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

use super::patterns::CUSTOM_CODE;
use super::values::{schemas, words};
use crate::code::Code;
use crate::report::Subject;
use crate::review::{Level, Preset, Profile, Thresholds, Waiver};

words! {
    Level: "The severity of the findings of a rule, or \"off\" to disable the rule.";
    Preset: "The settings that a profile starts from.";
}

/// Returns the schema for the code of a rule. The schema accepts the codes of all built-in rules
/// and every well-formed code of a custom rule.
fn code() -> Schema {
    let rules: Vec<&str> = Code::ALL.iter().filter(|code| code.is_rule()).map(|code| code.as_str()).collect();
    json_schema!({
        "description": "The code of a rule. A code with a slash belongs to a custom rule.",
        "anyOf": [{ "enum": rules }, { "type": "string", "pattern": CUSTOM_CODE }],
    })
}

schemas! {
    Profile: |generator| json_schema!({
        "type": "object",
        "description": "The settings of a review: a preset, and the differences from it.",
        "properties": {
            "preset": generator.subschema_for::<Preset>(),
            "severities": {
                "type": "object",
                "propertyNames": code(),
                "additionalProperties": generator.subschema_for::<Level>(),
                "description": "The severity of the findings of each rule.",
            },
            "thresholds": generator.subschema_for::<Thresholds>(),
            "waivers": generator.subschema_for::<Vec<Waiver>>(),
        },
        "additionalProperties": false,
    });
    Waiver: |generator| json_schema!({
        "type": "object",
        "description": "An accepted finding: its code, its subjects, and the reason.",
        "required": ["code", "subjects"],
        "properties": {
            "code": code(),
            "subjects": generator.subschema_for::<Vec<Subject>>(),
            "reason": { "type": "string", "description": "Why the finding is accepted, and by whom." },
        },
        "additionalProperties": false,
    });
}
