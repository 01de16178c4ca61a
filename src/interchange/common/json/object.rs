//! JSON values and objects with their locations in the source.

use std::collections::HashMap;

use super::value::ExtraValue;
use crate::report::SourceLocation;
use crate::value::path::Path;

/// A JSON value with its path in the source.
#[derive(Debug, Clone)]
pub(in crate::interchange) struct Node {
    pub(in crate::interchange) value: ExtraValue,
    pub(in crate::interchange) path: Path,
}

impl Node {
    pub(in crate::interchange) fn new(value: ExtraValue, path: Path) -> Self {
        Self { value, path }
    }

    pub(in crate::interchange) fn at(&self) -> SourceLocation {
        SourceLocation::Pointer(self.path.clone())
    }

    /// Returns the items of a list. Null is an empty list, and any other value a list with one
    /// item, because several systems write a single item without a list.
    pub(in crate::interchange) fn into_items(self) -> Vec<Self> {
        match self.value {
            ExtraValue::Null => Vec::new(),
            ExtraValue::List(items) => {
                let items = items.into_iter().enumerate();
                items.map(|(at, item)| Self::new(item, self.path.clone().with_index(at))).collect()
            }
            other => vec![Self::new(other, self.path)],
        }
    }

    /// Returns the text of a string, number or Boolean, without white space at its ends.
    pub(in crate::interchange) fn text(&self) -> Option<String> {
        match &self.value {
            ExtraValue::Text(text) => Some(text.trim()).filter(|text| !text.is_empty()).map(str::to_owned),
            ExtraValue::Number(number) => Some(number.to_string()),
            ExtraValue::Bool(value) => Some(value.to_string()),
            _ => None,
        }
    }
}

/// A JSON object whose fields are removed when they are read, so that only unknown fields remain.
///
/// The name of a field matches in any case, with or without hyphens and underscores, because the
/// interfaces of a system can use different spellings: `starts-at`, `starts_at` and `startsAt` are
/// the same.
#[derive(Debug, Default)]
pub(in crate::interchange) struct Object {
    fields: Vec<Field>,
    path: Path,
}

#[derive(Debug, Clone)]
struct Field {
    key: String,
    name: String,
    value: ExtraValue,
    /// The name of the inner object that contained the field, if it has been moved from one.
    under: Option<&'static str>,
}

/// Returns a name in lower case without hyphens, underscores and spaces. An underscore at the
/// beginning remains, because it marks the internal fields of a system.
pub(in crate::interchange) fn key_of(name: &str) -> String {
    let letters = name.chars().enumerate().filter(|(at, c)| match c {
        '_' => *at == 0,
        '-' | ' ' => false,
        _ => true,
    });
    letters.flat_map(|(_, c)| c.to_lowercase()).collect()
}

impl Object {
    /// Returns the fields of an object. Any other value except null becomes a single field with an
    /// empty name, so that it is not lost.
    pub(in crate::interchange) fn of(node: Node) -> Self {
        let fields = match node.value {
            ExtraValue::Map(fields) => fields,
            ExtraValue::Null => Vec::new(),
            other => vec![(String::new(), other)],
        };
        let field =
            |(name, value): (String, ExtraValue)| Field { key: key_of(&name), name, value, under: None };
        Self { fields: fields.into_iter().map(field).collect(), path: node.path }
    }

    pub(in crate::interchange) fn at(&self) -> SourceLocation {
        SourceLocation::Pointer(self.path.clone())
    }

    pub(in crate::interchange) fn path(&self) -> &Path {
        &self.path
    }

    fn path_of(&self, field: &Field) -> Path {
        let mut path = self.path.clone();
        if let Some(under) = field.under {
            path.push(under);
        }
        path.push_text(&field.name);
        path
    }

    /// Moves the fields of an inner object into this object. Their locations do not change.
    pub(in crate::interchange) fn flatten(&mut self, name: &'static str) {
        let Some(inner) = self.object(&[name]) else { return };
        self.fields.extend(inner.fields.into_iter().map(|field| Field { under: Some(name), ..field }));
    }

    /// Returns `true` if the object has one of the fields. `names` are keys as in [`key_of`].
    pub(in crate::interchange) fn has(&self, names: &[&str]) -> bool {
        self.fields.iter().any(|field| names.contains(&field.key.as_str()))
    }

    /// Removes the first of the named fields that is not blank, and returns it. `names` contains
    /// keys as in [`key_of`], in order of precedence.
    pub(in crate::interchange) fn take(&mut self, names: &[&str]) -> Option<Node> {
        for name in names {
            let is_stated = |field: &Field| field.key == *name && !field.value.is_blank();
            if let Some(at) = self.fields.iter().position(is_stated) {
                let field = self.fields.remove(at);
                let path = self.path_of(&field);
                return Some(Node::new(field.value, path));
            }
        }
        None
    }

    /// Removes the first of the named fields that is a text, a number or a Boolean. Other values
    /// remain among the unknown fields.
    pub(in crate::interchange) fn text(&mut self, names: &[&str]) -> Option<String> {
        self.text_at(names).map(|(text, _)| text)
    }

    /// Removes a text, as [`text`](Self::text) does, and returns it with its location.
    pub(in crate::interchange) fn text_at(&mut self, names: &[&str]) -> Option<(String, SourceLocation)> {
        for name in names {
            let Some(node) = self.take(&[name]) else { continue };
            match node.text() {
                Some(text) => return Some((text, node.at())),
                None => self.put_back(name, node),
            }
        }
        None
    }

    /// Returns a field without removing it.
    pub(in crate::interchange) fn clone_of(&self, name: &str) -> Option<Node> {
        let field = self.fields.iter().find(|field| field.key == name && !field.value.is_blank())?;
        Some(Node::new(field.value.clone(), self.path_of(field)))
    }

    /// Returns a text without removing it, or an empty text if the field is missing.
    pub(in crate::interchange) fn clone_text(&self, name: &str) -> String {
        self.clone_of(name).and_then(|node| node.text()).unwrap_or_default()
    }

    /// Removes a Boolean, which can also be written as a number or as a text.
    pub(in crate::interchange) fn flag(&mut self, names: &[&str]) -> Option<bool> {
        for name in names {
            let Some(node) = self.take(&[name]) else { continue };
            match node.text().map(|text| text.to_lowercase()).as_deref() {
                Some("true" | "1" | "yes") => return Some(true),
                Some("false" | "0" | "no") => return Some(false),
                _ => self.put_back(name, node),
            }
        }
        None
    }

    /// Removes a list, and returns its items.
    pub(in crate::interchange) fn list(&mut self, names: &[&str]) -> Vec<Node> {
        self.take(names).map_or_else(Vec::new, Node::into_items)
    }

    /// Removes an object. Any other value remains among the unknown fields.
    pub(in crate::interchange) fn object(&mut self, names: &[&str]) -> Option<Self> {
        for name in names {
            let Some(node) = self.take(&[name]) else { continue };
            if matches!(node.value, ExtraValue::Map(_)) {
                return Some(Self::of(node));
            }
            self.put_back(name, node);
        }
        None
    }

    /// Removes fields that are not needed because they repeat other data.
    pub(in crate::interchange) fn ignore(&mut self, names: &[&str]) {
        self.fields.retain(|field| !names.contains(&field.key.as_str()));
    }

    /// Removes fields with values that are not needed.
    pub(in crate::interchange) fn ignore_values(&mut self, is_unneeded: impl Fn(&ExtraValue) -> bool) {
        self.fields.retain(|field| !is_unneeded(&field.value));
    }

    /// Removes fields that another object contains with the same value.
    pub(in crate::interchange) fn ignore_repeated(&mut self, other: &Self) {
        let known: HashMap<&str, &ExtraValue> =
            other.fields.iter().map(|field| (field.key.as_str(), &field.value)).collect();
        self.fields.retain(|field| known.get(field.key.as_str()) != Some(&&field.value));
    }

    /// Renames a field whose name differs from that of the same field in other documents. The
    /// location of the field does not change.
    pub(in crate::interchange) fn rename(&mut self, from: &str, to: &str) {
        for field in self.fields.iter_mut().filter(|field| field.key == from) {
            to.clone_into(&mut field.key);
        }
    }

    /// Joins the texts of two fields, such as a date and a time, into one field. The location is
    /// that of the first. If the second is missing, the first is renamed.
    pub(in crate::interchange) fn join(&mut self, name: &str, first: &str, second: &str) {
        let (text, more) = (self.clone_text(first), self.clone_text(second));
        if text.is_empty() {
            return;
        }
        self.ignore(&[name, second]);
        self.rename(first, name);
        let joined = [text, more].join(" ");
        for field in self.fields.iter_mut().filter(|field| field.key == name) {
            field.value = ExtraValue::text(joined.trim());
        }
    }

    /// Returns an object with copies of the named fields.
    pub(in crate::interchange) fn copy(&self, names: &[&str]) -> Self {
        let fields = self.fields.iter().filter(|field| names.contains(&field.key.as_str())).cloned();
        Self { fields: fields.collect(), path: self.path.clone() }
    }

    /// Moves the named fields into a new object at the same location.
    pub(in crate::interchange) fn split(&mut self, names: &[&str]) -> Self {
        let all = std::mem::take(&mut self.fields);
        let (fields, others) = all.into_iter().partition(|field| names.contains(&field.key.as_str()));
        self.fields = others;
        Self { fields, path: self.path.clone() }
    }

    pub(in crate::interchange) fn is_empty(&self) -> bool {
        self.fields.iter().all(|field| field.value.is_blank())
    }

    /// Returns `true` if one of the named fields is a list or null.
    pub(in crate::interchange) fn has_list(&self, names: &[&str]) -> bool {
        let is_list = |value: &ExtraValue| matches!(value, ExtraValue::List(_) | ExtraValue::Null);
        self.fields.iter().any(|field| names.contains(&field.key.as_str()) && is_list(&field.value))
    }

    /// Returns all fields as one text, which is the same for identical objects.
    pub(in crate::interchange) fn written(&self) -> String {
        let one = |field: &Field| format!("{}={}", field.key, field.value.keep());
        self.fields.iter().map(one).collect::<Vec<_>>().join("\n")
    }

    fn put_back(&mut self, key: &str, node: Node) {
        let name = node.path.keys().next_back().unwrap_or(key).to_owned();
        // A key that contains a space matches no name, so the field is not read twice.
        self.fields.push(Field { key: format!("{key} "), name, value: node.value, under: None });
    }

    /// Restores a field that was removed but could not be read, so that it becomes an unknown
    /// field.
    pub(in crate::interchange) fn restore(&mut self, node: Node) {
        self.put_back("value", node);
    }

    /// Returns an object with the remaining fields. Blank fields are omitted.
    pub(in crate::interchange) fn into_node(self) -> Node {
        let path = self.path.clone();
        Node::new(ExtraValue::Map(self.rest().map(|(name, node)| (name, node.value)).collect()), path)
    }

    /// Returns the remaining fields with their names. Blank fields are omitted.
    pub(in crate::interchange) fn rest(self) -> impl Iterator<Item = (String, Node)> {
        let path = self.path;
        self.fields.into_iter().filter(|field| !field.value.is_blank()).map(move |field| {
            let mut path = path.clone();
            if let Some(under) = field.under {
                path.push(under);
            }
            path.push_text(&field.name);
            (field.name, Node::new(field.value, path))
        })
    }
}
