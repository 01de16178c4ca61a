//! The nodes of a JSON-LD document.

use serde_json::{Map, Value};

#[derive(Debug, Clone)]
pub(in crate::interchange::schema_org) struct JsonLdNode(Map<String, Value>);

impl JsonLdNode {
    pub(in crate::interchange::schema_org) fn new(type_name: &str) -> Self {
        let mut node = Self(Map::new());
        node.set("@type", type_name);
        node
    }

    /// Returns the `@id` of the node, or an empty string if the node has none.
    pub(super) fn id(&self) -> &str {
        self.0.get("@id").and_then(Value::as_str).unwrap_or_default()
    }

    pub(super) fn set(&mut self, key: &str, value: impl Into<Value>) {
        self.0.insert(key.to_owned(), value.into());
    }

    pub(super) fn set_some(&mut self, key: &str, value: Option<impl Into<Value>>) {
        if let Some(value) = value {
            self.set(key, value);
        }
    }

    /// Adds a value to a property. A single value is written directly, and several values are
    /// written as a list.
    pub(super) fn add(&mut self, key: &str, value: impl Into<Value>) {
        let Some(before) = self.0.get_mut(key) else { return self.set(key, value) };
        let mut values = as_list(before.take());
        values.extend(as_list(value.into()));
        *before = Value::Array(values);
    }

    pub(super) fn has(&self, key: &str) -> bool {
        self.0.contains_key(key)
    }

    /// Returns `true` if the node contains only its type.
    pub(super) fn is_plain(&self) -> bool {
        self.0.len() <= 1
    }
}

fn as_list(value: Value) -> Vec<Value> {
    match value {
        Value::Array(values) => values,
        one => vec![one],
    }
}

impl From<JsonLdNode> for Value {
    fn from(node: JsonLdNode) -> Self {
        Value::Object(node.0)
    }
}

/// Creates a `PropertyValue` node for a property that schema.org does not define.
pub(super) fn property(name: &str, value: impl Into<Value>) -> JsonLdNode {
    let mut node = JsonLdNode::new("PropertyValue");
    node.set("propertyID", name);
    node.set("value", value);
    node
}
