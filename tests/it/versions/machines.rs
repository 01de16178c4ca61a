//! Change sets for other programs: JSON Patch and JSON Schema.

use programme::Draft;
use programme::proptest::prelude::*;
use programme::versions::PatchOperation;
use serde_json::Value;

use super::edits::versions;

fn patched(document: &Value, operations: &[PatchOperation]) -> Result<Value, json_patch::PatchError> {
    let patch: json_patch::Patch = serde_json::from_value(serde_json::to_value(operations).unwrap()).unwrap();
    let mut document = document.clone();
    json_patch::patch(&mut document, &patch).map(|()| document)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn an_independent_implementation_applies_the_patch((before, after) in versions()) {
        let changes = before.changes(&after);
        let operations = changes.json_patch(&before).unwrap();
        let wire = |draft: Draft| serde_json::to_value(draft).unwrap();
        let (ours, theirs) = (wire(before.to_draft()), wire(after.to_draft()));
        prop_assert_eq!(&patched(&ours, &operations).unwrap(), &theirs);
        let changing = operations.iter().filter(|operation| {
            matches!(operation, PatchOperation::Remove { .. } | PatchOperation::Replace { .. })
        });
        let tests = operations.iter().filter(|operation| matches!(operation, PatchOperation::Test { .. }));
        prop_assert_eq!(changing.count(), tests.count());
        let json = serde_json::to_string(&operations).unwrap();
        prop_assert_eq!(serde_json::from_str::<Vec<PatchOperation>>(&json).unwrap(), operations);
    }
}

#[test]
fn a_patch_does_not_fit_another_document() {
    let draft = |title: &str| {
        Draft::new("demo", title).with_language("en".parse::<programme::LanguageTag>().unwrap())
    };
    let (before, after) = (draft("Demo").build().unwrap(), draft("Event").build().unwrap());
    let operations = before.changes(&after).json_patch(&before).unwrap();
    let other = serde_json::to_value(draft("Other")).unwrap();
    assert!(patched(&other, &operations).is_err());
    assert!(before.changes(&after).json_patch(&after).is_err());
}

#[cfg(feature = "json-schema")]
#[test]
fn random_change_sets_match_the_schema() {
    let schema = programme::schema::changes();
    let validator = jsonschema::draft202012::options().build(schema.as_value()).unwrap();
    proptest!(ProptestConfig::with_cases(64), |((before, after) in versions())| {
        let changes = serde_json::to_value(before.changes(&after)).unwrap();
        let errors: Vec<String> = validator.iter_errors(&changes).map(|error| error.to_string()).collect();
        prop_assert_eq!(errors, vec![""; 0]);
    });
    let wrong = serde_json::json!({ "before": "a", "after": "b", "rows": [{ "renamed": {} }] });
    assert!(!validator.is_valid(&wrong));
}
