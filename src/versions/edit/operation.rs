//! The `operation!` macro, which defines the structs of the edits.

/// Defines the struct of an edit, with a wire form, a constructor `new` for the required fields,
/// and a setter for each other field. A field in the group `optional` is an `Option<T>`, and a
/// field in the group `value` has a default value.
macro_rules! operation {
    (
        $(#[$meta:meta])*
        pub struct $name:ident {
            required { $($(#[$required_meta:meta])* $required:ident : $required_type:ty,)* }
            $(optional { $($(#[$optional_meta:meta])* $optional:ident : $optional_type:ty, $optional_setter:ident,)* })?
            $(value { $($(#[$value_meta:meta])* $value:ident : $value_type:ty, $value_setter:ident,)* })?
        }
    ) => {
        $(#[$meta])*
        #[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
        #[cfg_attr(feature = "json-schema", derive(schemars::JsonSchema))]
        #[serde(deny_unknown_fields)]
        #[non_exhaustive]
        pub struct $name {
            $($(#[$required_meta])* pub $required: $required_type,)*
            $($(
                $(#[$optional_meta])*
                #[serde(default, skip_serializing_if = "Option::is_none")]
                pub $optional: Option<$optional_type>,
            )*)?
            $($(
                $(#[$value_meta])*
                #[serde(default, skip_serializing_if = "crate::value::entity::is_default")]
                pub $value: $value_type,
            )*)?
        }

        impl $name {
            /// Creates the edit with the required fields. All other fields have their defaults.
            pub fn new($($required: impl Into<$required_type>),*) -> Self {
                Self {
                    $($required: $required.into(),)*
                    $($($optional: None,)*)?
                    $($($value: Default::default(),)*)?
                }
            }

            $($(
                #[doc = concat!("Sets [`", stringify!($optional), "`](Self::", stringify!($optional), ").")]
                pub fn $optional_setter(mut self, $optional: impl Into<$optional_type>) -> Self {
                    self.$optional = Some($optional.into());
                    self
                }
            )*)?

            $($(
                #[doc = concat!("Sets [`", stringify!($value), "`](Self::", stringify!($value), ").")]
                pub fn $value_setter(mut self, $value: impl Into<$value_type>) -> Self {
                    self.$value = $value.into();
                    self
                }
            )*)?
        }
    };
}

pub(super) use operation;
