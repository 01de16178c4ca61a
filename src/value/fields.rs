//! Access to the fields of an entity by name.

/// A field of an entity that can be read and replaced as a value of the type `V`.
pub(crate) trait Field<V> {
    /// The name of the type of values, such as `text`.
    const TYPE: &'static str;

    /// Returns the value of the field, or `None` if the wire form omits the field.
    fn value(&self) -> Option<V>;

    /// Replaces the value of the field. `None` removes the value or restores the default.
    fn set(&mut self, value: Option<V>) -> Result<(), Unfit>;
}

/// An entity whose fields can be read and replaced by name.
/// [`entity!`](crate::value::entity::entity) implements the trait, so that no field can be
/// forgotten. Required ids and numbers, declared codes, lists of entities that have these, and
/// constant and unwritten fields are not included.
pub(crate) trait Fields<V> {
    /// The names of the fields, in the order of their declaration.
    const NAMES: &'static [&'static str];

    /// The names of the fields and of the lists of entities with ids, numbers or codes, in the
    /// order of their declaration. An optional id is not included.
    const MEMBERS: &'static [&'static str];

    /// Returns the names of the fields that have different values in `other`.
    fn differing(&self, other: &Self) -> Vec<&'static str>;

    /// Returns the name of the type of a field, or `None` if there is no field with this name.
    fn field_type(name: &str) -> Option<&'static str>;

    /// Returns the value of a field, or `None` if the wire form omits the field.
    fn field(&self, name: &str) -> Option<V>;

    /// Replaces the value of a field. `None` removes the value or restores the default.
    fn set_field(&mut self, name: &str, value: Option<V>) -> Result<(), Unfit>;
}

/// The reasons why a field cannot have a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Unfit {
    /// The entity has no field with this name.
    Name,
    /// The value has another type than the field.
    Type,
    /// The field is required, so it cannot be empty.
    Missing,
}
