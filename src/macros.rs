//! Macros that implement parsing, formatting and serde traits for value types.

/// Implements `Deserialize` with `FromStr`, so that files and `parse` accept the same input.
macro_rules! serde_from_str {
    ($type:ty, $expecting:expr) => {
        impl<'de> serde::Deserialize<'de> for $type {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                struct StrVisitor;
                impl serde::de::Visitor<'_> for StrVisitor {
                    type Value = $type;

                    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                        f.write_str($expecting)
                    }

                    fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<$type, E> {
                        text.parse::<$type>().map_err($crate::error::Error::into_de)
                    }
                }
                deserializer.deserialize_str(StrVisitor)
            }
        }
    };
}

/// Implements `Display`, `AsRef<str>`, comparison with strings, and `Serialize` by means of
/// `as_str`.
macro_rules! written_as_str {
    ($type:ty) => {
        impl std::fmt::Display for $type {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.pad(self.as_str())
            }
        }

        impl AsRef<str> for $type {
            fn as_ref(&self) -> &str {
                self.as_str()
            }
        }

        impl PartialEq<str> for $type {
            fn eq(&self, other: &str) -> bool {
                self.as_str() == other
            }
        }

        impl PartialEq<&str> for $type {
            fn eq(&self, other: &&str) -> bool {
                self.as_str() == *other
            }
        }

        impl serde::Serialize for $type {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }
    };
}

/// Implements `TryFrom<&str>` with `FromStr`, so that functions can accept either a value or a
/// string such as `"09:30"`.
macro_rules! try_from_str {
    ($type:ty) => {
        impl TryFrom<&str> for $type {
            type Error = $crate::error::Error;

            fn try_from(text: &str) -> Result<Self, $crate::error::Error> {
                text.parse()
            }
        }
    };
}

/// Defines an enum with a fixed set of values. Each value is written as a word in kebab case.
macro_rules! closed_vocabulary {
    ($(#[$meta:meta])* $name:ident, $what:literal { $($(#[$variant_meta:meta])* $variant:ident = $word:literal,)+ }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum $name {
            $($(#[$variant_meta])* $variant,)+
        }

        impl $name {
            /// All values of this type, in the order of their declaration.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// Returns the word in kebab case that represents this value in files.
            pub const fn as_str(&self) -> &'static str {
                match self { $(Self::$variant => $word,)+ }
            }
        }

        impl std::str::FromStr for $name {
            type Err = $crate::error::Error;

            fn from_str(text: &str) -> Result<Self, $crate::error::Error> {
                match text {
                    $($word => Ok(Self::$variant),)+
                    _ => Err($crate::error::Error::new(
                        $crate::code::Code::UnknownWord,
                        format!(
                            "{} is not {}: write {}",
                            $crate::error::quote(text),
                            $what,
                            [$($word),+].join(", "),
                        ),
                    )),
                }
            }
        }

        $crate::macros::written_as_str!($name);
        $crate::macros::try_from_str!($name);
        $crate::macros::serde_from_str!($name, $what);
    };
}

pub(crate) use {closed_vocabulary, serde_from_str, try_from_str, written_as_str};
