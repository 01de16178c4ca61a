//! Entities: structs of plain public fields, with their wire form, constructor, setters and walk.

/// Whether a field is left out of the wire form.
pub(crate) fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

/// An entity: plain public fields, the wire form, `new` with what is required, a by-value setter for the rest, and
/// the walk over every field. A field is one of
///
/// - `identity id: Id,`: its own id, required;
/// - `required name: T,`: another field without which it says nothing;
/// - `optional title: T, with_title,`: may be absent, an `Option<T>`;
/// - `count capacity, with_capacity,`: may be absent, an `Option<u32>` whose setter takes a plain number;
/// - `list rooms: T, with_room,`: a `Vec<T>`, the setter adds one;
/// - `value status: T, with_status,`: left out of the wire form when it is the default;
/// - `declared code: T,`: required, and not walked: it is what others refer to;
/// - `constant format: T,`: always on the wire, the default in `new`;
/// - `unwritten noticed: T,`: never on the wire.
///
/// `struct Name read by Wire` leaves `Deserialize` to the caller and derives it for the private struct `Wire`.
macro_rules! entity {
    ($(#[$meta:meta])* pub struct $name:ident $(read by $wire:ident)? { $($body:tt)* }) => {
        $crate::value::entity::entity!(@next { $(#[$meta])* $name $($wire)? } {} {} {} {} {} { $($body)* });
    };
    (@next { $($head:tt)* } { $($fields:tt)* } { $($required:tt)* } { $($defaulted:tt)* } { $($setters:tt)* } { $($own:tt)* }
        { $(#[$meta:meta])* identity $field:ident : $type:ty, $($rest:tt)* }) => {
        $crate::value::entity::entity!(@next { $($head)* }
            { $($fields)* $(#[$meta])* pub $field: $type, }
            { $($required)* $field: $type, } { $($defaulted)* } { $($setters)* } { $field } { $($rest)* });
    };
    (@next { $($head:tt)* } { $($fields:tt)* } { $($required:tt)* } { $($defaulted:tt)* } { $($setters:tt)* } { $($own:tt)* }
        { $(#[$meta:meta])* optional_identity $field:ident : $type:ty, $setter:ident, $($rest:tt)* }) => {
        $crate::value::entity::entity!(@next { $($head)* }
            { $($fields)* $(#[$meta])* #[serde(default, skip_serializing_if = "Option::is_none")] pub $field: Option<$type>, }
            { $($required)* } { $($defaulted)* } { $($setters)* [optional $field $type, $setter] } { $field } { $($rest)* });
    };
    (@next { $($head:tt)* } { $($fields:tt)* } { $($required:tt)* } { $($defaulted:tt)* } { $($setters:tt)* } { $($own:tt)* }
        { $(#[$meta:meta])* required $field:ident : $type:ty, $($rest:tt)* }) => {
        $crate::value::entity::entity!(@next { $($head)* }
            { $($fields)* $(#[$meta])* pub $field: $type, }
            { $($required)* $field: $type, } { $($defaulted)* $field, } { $($setters)* } { $($own)* } { $($rest)* });
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
            { $($required)* } { $($defaulted)* $field, } { $($setters)* [optional $field $type, $setter] } { $($own)* } { $($rest)* });
    };
    (@next { $($head:tt)* } { $($fields:tt)* } { $($required:tt)* } { $($defaulted:tt)* } { $($setters:tt)* } { $($own:tt)* }
        { $(#[$meta:meta])* count $field:ident, $setter:ident, $($rest:tt)* }) => {
        $crate::value::entity::entity!(@next { $($head)* }
            { $($fields)* $(#[$meta])* #[serde(default, skip_serializing_if = "Option::is_none")] pub $field: Option<u32>, }
            { $($required)* } { $($defaulted)* $field, } { $($setters)* [count $field u32, $setter] } { $($own)* } { $($rest)* });
    };
    (@next { $($head:tt)* } { $($fields:tt)* } { $($required:tt)* } { $($defaulted:tt)* } { $($setters:tt)* } { $($own:tt)* }
        { $(#[$meta:meta])* list $field:ident : $type:ty, $setter:ident, $($rest:tt)* }) => {
        $crate::value::entity::entity!(@next { $($head)* }
            { $($fields)* $(#[$meta])* #[serde(default, skip_serializing_if = "Vec::is_empty")] pub $field: Vec<$type>, }
            { $($required)* } { $($defaulted)* $field, } { $($setters)* [list $field $type, $setter] } { $($own)* } { $($rest)* });
    };
    (@next { $($head:tt)* } { $($fields:tt)* } { $($required:tt)* } { $($defaulted:tt)* } { $($setters:tt)* } { $($own:tt)* }
        { $(#[$meta:meta])* value $field:ident : $type:ty, $setter:ident, $($rest:tt)* }) => {
        $crate::value::entity::entity!(@next { $($head)* }
            { $($fields)* $(#[$meta])* #[serde(default, skip_serializing_if = "crate::value::entity::is_default")] pub $field: $type, }
            { $($required)* } { $($defaulted)* $field, } { $($setters)* [value $field $type, $setter] } { $($own)* } { $($rest)* });
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
        { $($walked:ident,)* } { $([$how:ident $set:ident $($set_type:ty, $setter:ident)?])* } { $($own:ident)? } {}) => {
        $crate::value::entity::entity!(@struct { $(#[$meta])* $name } { $($fields)* } $($wire)?);

        impl $name {
            /// One with what is required; everything else is absent.
            #[allow(clippy::new_without_default, reason = "`Default` would promise that an empty one says something")]
            pub fn new($($required: impl Into<$required_type>),*) -> Self {
                Self {
                    $($required: $required.into(),)*
                    $($set: Default::default(),)*
                }
            }

            $($($crate::value::entity::entity!(@setter $how $set $set_type, $setter);)?)*
        }

        impl $crate::value::visit::Visit for $name {
            fn visit<'a, V: $crate::value::visit::Visitor<'a>>(&'a self, at: &mut $crate::value::path::Path, visitor: &mut V) {
                $($crate::value::visit::Visit::visit_field(&self.$walked, stringify!($walked), at, visitor);)*
            }

            fn visit_mut<V: $crate::value::visit::VisitorMut>(&mut self, visitor: &mut V) {
                $($crate::value::visit::Visit::visit_mut(&mut self.$own, visitor);)?
                $($crate::value::visit::Visit::visit_mut(&mut self.$walked, visitor);)*
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

        /// The wire form as serde derives it, for a `Deserialize` of its own around it.
        #[derive(serde::Deserialize)]
        #[serde(remote = "Draft")]
        #[allow(dead_code, reason = "serde reads the fields into the other struct")]
        struct $wire { $($fields)* }
    };
    (@setter optional $field:ident $type:ty, $setter:ident) => {
        #[doc = concat!("States [`", stringify!($field), "`](Self::", stringify!($field), ").")]
        pub fn $setter(mut self, $field: impl Into<$type>) -> Self {
            self.$field = Some($field.into());
            self
        }
    };
    (@setter count $field:ident $type:ty, $setter:ident) => {
        #[doc = concat!("States [`", stringify!($field), "`](Self::", stringify!($field), ").")]
        pub fn $setter(mut self, $field: $type) -> Self {
            self.$field = Some($field);
            self
        }
    };
    (@setter list $field:ident $type:ty, $setter:ident) => {
        #[doc = concat!("Adds one to [`", stringify!($field), "`](Self::", stringify!($field), ").")]
        pub fn $setter(mut self, one: impl Into<$type>) -> Self {
            self.$field.push(one.into());
            self
        }
    };
    (@setter value $field:ident $type:ty, $setter:ident) => {
        #[doc = concat!("States [`", stringify!($field), "`](Self::", stringify!($field), ").")]
        pub fn $setter(mut self, $field: impl Into<$type>) -> Self {
            self.$field = $field.into();
            self
        }
    };
}

pub(crate) use entity;
