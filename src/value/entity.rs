//! The `entity!` macro, which defines structs with public fields, setters and a wire form.

/// Returns `true` if a field has its default value, so that serde can omit the field.
pub(crate) fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

/// Defines an entity: a struct with public fields, a serde implementation, a constructor `new` for
/// the required fields, setters for the other fields, and an implementation of `Visit`. The macro
/// supports the following types of fields:
/// - `identity id: Id,`: the id or the number of the entity, which is required.
/// - `optional_identity id: Id, with_id,`: the id of an entity that does not need one.
/// - `required name: T,`: any other required field.
/// - `optional title: T, with_title,`: an `Option<T>`.
/// - `count capacity, with_capacity,`: an `Option<u32>` whose setter accepts a number without
///   conversion.
/// - `list rooms: T, with_room,`: a `Vec<T>` whose setter adds one item.
/// - `rows people: T, with_person,`: a list of entities that have a required id, number or code.
///   The list is not one of the fields of [`Fields`](crate::value::fields::Fields).
/// - `value status: T, with_status,`: a field that is omitted from the wire form if it has the
///   default value.
/// - `declared code: T,`: a required field that visitors skip, because it declares a code instead
///   of using one.
/// - `constant format: T,`: a field that is always written, and that `new` sets to its default
///   value.
/// - `unwritten noticed: T,`: a field that is never serialised.
///
/// If the struct is declared as `struct Name read by Wire`, the macro derives `Deserialize` for the
/// private struct `Wire` instead of `Name`. The caller can then implement `Deserialize` for `Name`
/// by hand.
macro_rules! entity {
    ($(#[$meta:meta])* pub struct $name:ident $(read by $wire:ident)? { $($body:tt)* }) => {
        $crate::value::entity::entity!(@next { $(#[$meta])* $name $($wire)? } {} {} {} {} {} { $($body)* });
    };
    (@next { $($head:tt)* } { $($fields:tt)* } { $($required:tt)* } { $($defaulted:tt)* } { $($setters:tt)* } { $($own:tt)* }
        { $(#[$meta:meta])* identity $field:ident : $type:ty, $($rest:tt)* }) => {
        $crate::value::entity::entity!(@next { $($head)* }
            { $($fields)* $(#[$meta])* pub $field: $type, }
            { $($required)* $field: $type, } { $($defaulted)* } { $($setters)* } { [$field] } { $($rest)* });
    };
    (@next { $($head:tt)* } { $($fields:tt)* } { $($required:tt)* } { $($defaulted:tt)* } { $($setters:tt)* } { $($own:tt)* }
        { $(#[$meta:meta])* optional_identity $field:ident : $type:ty, $setter:ident, $($rest:tt)* }) => {
        $crate::value::entity::entity!(@next { $($head)* }
            { $($fields)* $(#[$meta])* #[serde(default, skip_serializing_if = "Option::is_none")] pub $field: Option<$type>, }
            { $($required)* } { $($defaulted)* } { $($setters)* [optional $field $type, $setter] } { [$field field $field: Option<$type>] } { $($rest)* });
    };
    (@next { $($head:tt)* } { $($fields:tt)* } { $($required:tt)* } { $($defaulted:tt)* } { $($setters:tt)* } { $($own:tt)* }
        { $(#[$meta:meta])* required $field:ident : $type:ty, $($rest:tt)* }) => {
        $crate::value::entity::entity!(@next { $($head)* }
            { $($fields)* $(#[$meta])* pub $field: $type, }
            { $($required)* $field: $type, } { $($defaulted)* [$field field $field: $type] } { $($setters)* } { $($own)* } { $($rest)* });
    };
    (@next { $($head:tt)* } { $($fields:tt)* } { $($required:tt)* } { $($defaulted:tt)* } { $($setters:tt)* } { $($own:tt)* }
        { $(#[$meta:meta])* declared $field:ident : $type:ty, $($rest:tt)* }) => {
        $crate::value::entity::entity!(@next { $($head)* }
            { $($fields)* $(#[$meta])* pub $field: $type, }
            { $($required)* $field: $type, } { $($defaulted)* } { $($setters)* } { $($own)* } { $($rest)* });
    };
    (@next { $($head:tt)* } { $($fields:tt)* } { $($required:tt)* } { $($defaulted:tt)* } { $($setters:tt)* } { $($own:tt)* }
        { $(#[$meta:meta])* optional $field:ident : $type:ty, $setter:ident, $($rest:tt)* }) => {
        $crate::value::entity::entity!(@next { $($head)* }
            { $($fields)* $(#[$meta])* #[serde(default, skip_serializing_if = "Option::is_none")] pub $field: Option<$type>, }
            { $($required)* } { $($defaulted)* [$field field $field: Option<$type>] } { $($setters)* [optional $field $type, $setter] } { $($own)* } { $($rest)* });
    };
    (@next { $($head:tt)* } { $($fields:tt)* } { $($required:tt)* } { $($defaulted:tt)* } { $($setters:tt)* } { $($own:tt)* }
        { $(#[$meta:meta])* count $field:ident, $setter:ident, $($rest:tt)* }) => {
        $crate::value::entity::entity!(@next { $($head)* }
            { $($fields)* $(#[$meta])* #[serde(default, skip_serializing_if = "Option::is_none")] pub $field: Option<u32>, }
            { $($required)* } { $($defaulted)* [$field field $field: Option<u32>] } { $($setters)* [count $field u32, $setter] } { $($own)* } { $($rest)* });
    };
    (@next { $($head:tt)* } { $($fields:tt)* } { $($required:tt)* } { $($defaulted:tt)* } { $($setters:tt)* } { $($own:tt)* }
        { $(#[$meta:meta])* list $field:ident : $type:ty, $setter:ident, $($rest:tt)* }) => {
        $crate::value::entity::entity!(@next { $($head)* }
            { $($fields)* $(#[$meta])* #[serde(default, skip_serializing_if = "Vec::is_empty")] pub $field: Vec<$type>, }
            { $($required)* } { $($defaulted)* [$field field $field: Vec<$type>] } { $($setters)* [list $field $type, $setter] } { $($own)* } { $($rest)* });
    };
    (@next { $($head:tt)* } { $($fields:tt)* } { $($required:tt)* } { $($defaulted:tt)* } { $($setters:tt)* } { $($own:tt)* }
        { $(#[$meta:meta])* rows $field:ident : $type:ty, $setter:ident, $($rest:tt)* }) => {
        $crate::value::entity::entity!(@next { $($head)* }
            { $($fields)* $(#[$meta])* #[serde(default, skip_serializing_if = "Vec::is_empty")] pub $field: Vec<$type>, }
            { $($required)* } { $($defaulted)* [$field] } { $($setters)* [list $field $type, $setter] } { $($own)* } { $($rest)* });
    };
    (@next { $($head:tt)* } { $($fields:tt)* } { $($required:tt)* } { $($defaulted:tt)* } { $($setters:tt)* } { $($own:tt)* }
        { $(#[$meta:meta])* value $field:ident : $type:ty, $setter:ident, $($rest:tt)* }) => {
        $crate::value::entity::entity!(@next { $($head)* }
            { $($fields)* $(#[$meta])* #[serde(default, skip_serializing_if = "crate::value::entity::is_default")] pub $field: $type, }
            { $($required)* } { $($defaulted)* [$field field $field: $type] } { $($setters)* [value $field $type, $setter] } { $($own)* } { $($rest)* });
    };
    (@next { $($head:tt)* } { $($fields:tt)* } { $($required:tt)* } { $($defaulted:tt)* } { $($setters:tt)* } { $($own:tt)* }
        { $(#[$meta:meta])* constant $field:ident : $type:ty, $($rest:tt)* }) => {
        $crate::value::entity::entity!(@next { $($head)* }
            { $($fields)* $(#[$meta])* pub $field: $type, }
            { $($required)* } { $($defaulted)* } { $($setters)* [none $field] } { $($own)* } { $($rest)* });
    };
    (@next { $($head:tt)* } { $($fields:tt)* } { $($required:tt)* } { $($defaulted:tt)* } { $($setters:tt)* } { $($own:tt)* }
        { $(#[$meta:meta])* unwritten $field:ident : $type:ty, $($rest:tt)* }) => {
        $crate::value::entity::entity!(@next { $($head)* }
            { $($fields)* $(#[$meta])* #[serde(skip)] pub $field: $type, }
            { $($required)* } { $($defaulted)* } { $($setters)* [none $field] } { $($own)* } { $($rest)* });
    };
    (@next { $(#[$meta:meta])* $name:ident $($wire:ident)? } { $($fields:tt)* } { $($required:ident : $required_type:ty,)* }
        { $([$walked:ident $(field $value:ident: $value_type:ty)?])* } { $([$how:ident $set:ident $($set_type:ty, $setter:ident)?])* } { $([$own:ident $(field $own_value:ident: $own_type:ty)?])? } {}) => {
        $crate::value::entity::entity!(@struct { $(#[$meta])* $name } { $($fields)* } $($wire)?);

        impl $name {
            /// Creates a value with the required fields. Optional fields and lists are empty, and
            /// all other fields have their default values.
            #[allow(clippy::new_without_default, reason = "`Default` would suggest that an empty value is meaningful")]
            pub fn new($($required: impl Into<$required_type>),*) -> Self {
                Self {
                    $($required: $required.into(),)*
                    $($set: Default::default(),)*
                }
            }

            $($($crate::value::entity::entity!(@setter $how $set $set_type, $setter);)?)*
        }

        impl $crate::value::visit::Visit for $name {
            fn visit<'a, V: $crate::value::visit::Visitor<'a> + ?Sized>(&'a self, at: &mut $crate::value::path::Path, visitor: &mut V) {
                $($crate::value::visit::Visit::visit_field(&self.$walked, stringify!($walked), at, visitor);)*
            }

            fn visit_mut<V: $crate::value::visit::VisitorMut + ?Sized>(&mut self, visitor: &mut V) {
                $($crate::value::visit::Visit::visit_mut(&mut self.$own, visitor);)?
                $($crate::value::visit::Visit::visit_mut(&mut self.$walked, visitor);)*
            }
        }

        #[cfg(feature = "versions")]
        impl<V> $crate::value::fields::Fields<V> for $name
        where
            $($($own_type: $crate::value::fields::Field<V>,)?)?
            $($($value_type: $crate::value::fields::Field<V>,)?)*
        {
            const NAMES: &'static [&'static str] = &[$($(stringify!($own_value),)?)? $($(stringify!($value),)?)*];
            const MEMBERS: &'static [&'static str] = &[$(stringify!($walked),)*];

            fn differing(&self, other: &Self) -> Vec<&'static str> {
                let mut names = Vec::new();
                $($(if self.$own_value != other.$own_value {
                    names.push(stringify!($own_value));
                })?)?
                $($(if self.$value != other.$value {
                    names.push(stringify!($value));
                })?)*
                names
            }

            fn field_type(name: &str) -> Option<&'static str> {
                match name {
                    $($(stringify!($own_value) => Some(<$own_type as $crate::value::fields::Field<V>>::TYPE),)?)?
                    $($(stringify!($value) => Some(<$value_type as $crate::value::fields::Field<V>>::TYPE),)?)*
                    _ => None,
                }
            }

            fn field(&self, name: &str) -> Option<V> {
                match name {
                    $($(stringify!($own_value) => $crate::value::fields::Field::value(&self.$own_value),)?)?
                    $($(stringify!($value) => $crate::value::fields::Field::value(&self.$value),)?)*
                    _ => None,
                }
            }

            fn set_field(&mut self, name: &str, value: Option<V>) -> Result<(), $crate::value::fields::Unfit> {
                match name {
                    $($(stringify!($own_value) => $crate::value::fields::Field::set(&mut self.$own_value, value),)?)?
                    $($(stringify!($value) => $crate::value::fields::Field::set(&mut self.$value, value),)?)*
                    _ => Err($crate::value::fields::Unfit::Name),
                }
            }
        }
    };
    (@struct { $(#[$meta:meta])* $name:ident } { $($fields:tt)* }) => {
        #[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
        #[cfg_attr(feature = "json-schema", derive(schemars::JsonSchema))]
        $(#[$meta])*
        #[non_exhaustive]
        pub struct $name { $($fields)* }
    };
    (@struct { $(#[$meta:meta])* $name:ident } { $($fields:tt)* } $wire:ident) => {
        #[derive(Debug, Clone, PartialEq, serde::Serialize)]
        #[cfg_attr(feature = "json-schema", derive(schemars::JsonSchema))]
        $(#[$meta])*
        #[non_exhaustive]
        pub struct $name { $($fields)* }

        /// Serde derives `Deserialize` for this private type. The public type implements the trait
        /// by hand and calls the derived implementation.
        #[derive(serde::Deserialize)]
        #[serde(remote = "Draft")]
        #[allow(dead_code, reason = "serde reads the fields into the other struct")]
        struct $wire { $($fields)* }
    };
    (@setter optional $field:ident $type:ty, $setter:ident) => {
        #[doc = concat!("Sets [`", stringify!($field), "`](Self::", stringify!($field), ").")]
        pub fn $setter(mut self, $field: impl Into<$type>) -> Self {
            self.$field = Some($field.into());
            self
        }
    };
    (@setter count $field:ident $type:ty, $setter:ident) => {
        #[doc = concat!("Sets [`", stringify!($field), "`](Self::", stringify!($field), ").")]
        pub fn $setter(mut self, $field: $type) -> Self {
            self.$field = Some($field);
            self
        }
    };
    (@setter list $field:ident $type:ty, $setter:ident) => {
        #[doc = concat!("Adds an item to [`", stringify!($field), "`](Self::", stringify!($field), ").")]
        pub fn $setter(mut self, one: impl Into<$type>) -> Self {
            self.$field.push(one.into());
            self
        }
    };
    (@setter value $field:ident $type:ty, $setter:ident) => {
        #[doc = concat!("Sets [`", stringify!($field), "`](Self::", stringify!($field), ").")]
        pub fn $setter(mut self, $field: impl Into<$type>) -> Self {
            self.$field = $field.into();
            self
        }
    };
}

pub(crate) use entity;
