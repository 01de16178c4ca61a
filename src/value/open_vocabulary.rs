//! Open vocabularies, which consist of built-in codes and custom codes that a programme declares.

use crate::code::Code;
use crate::error::{Error, quote};

/// Checks that a code is in kebab case: lower-case letters, digits and single hyphens, starting
/// with a letter, and at most 64 characters in total.
pub(super) fn check_code(code: &str, what: &str) -> Result<(), Error> {
    let fault = if code.is_empty() {
        "it is empty".to_owned()
    } else if code.len() > 64 {
        "it is longer than 64 characters".to_owned()
    } else if !code.starts_with(|first: char| first.is_ascii_lowercase()) {
        "it does not begin with a lower-case letter".to_owned()
    } else if code.ends_with('-') || code.contains("--") {
        "hyphens may only separate two words".to_owned()
    } else if let Some(bad) = code.chars().find(|c| !matches!(c, 'a'..='z' | '0'..='9' | '-')) {
        format!("the character {} is not allowed", quote(&bad.to_string()))
    } else {
        return Ok(());
    };
    let message = format!(
        "{} is not a valid code for {what}: {fault}; write a code such as \"lead-discussant\"",
        quote(code)
    );
    Err(Error::new(Code::MalformedCode, message))
}

/// Defines an open vocabulary: an enum with a variant for each built-in code and one variant for
/// custom codes. The contents of the custom variant are private, so that a custom code never equals
/// a built-in code.
macro_rules! open_vocabulary {
    ($(#[$meta:meta])* $name:ident, $custom:ident, $properties:ident, $visit:ident, $what:literal {
        $($(#[$variant_meta:meta])* $variant:ident = $code:literal, $value:expr;)+
    }) => {
        $(#[$meta])*
        #[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum $name {
            $($(#[$variant_meta])* $variant,)+
            /// A custom code, which the programme must declare.
            Custom($custom),
        }

        #[doc = concat!("The code of ", $what, " that is not built in. To create one, parse a [`", stringify!($name), "`].")]
        ///
        /// ```
        #[doc = concat!("use programme::", stringify!($name), ";")]
        ///
        #[doc = concat!("let custom: ", stringify!($name), " = \"house-special\".parse()?;")]
        #[doc = concat!("assert!(matches!(custom, ", stringify!($name), "::Custom(code) if code.as_str() == \"house-special\"));")]
        /// # Ok::<(), programme::Error>(())
        /// ```
        ///
        /// This type has no public constructor, so a custom code never equals a built-in code:
        ///
        /// ```compile_fail
        #[doc = concat!("let duplicate = programme::", stringify!($visit), "::", stringify!($custom), "(\"chair\".into());")]
        /// ```
        #[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $custom(Box<str>);

        impl $custom {
            /// Returns the code in kebab case, as written in files.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl std::fmt::Debug for $custom {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                std::fmt::Debug::fmt(&self.0, f)
            }
        }

        impl $name {
            /// All built-in values, in declaration order.
            pub const BUILT_IN: &'static [Self] = &[$(Self::$variant),+];

            /// Returns the code in kebab case, as written in files.
            pub fn as_str(&self) -> &str {
                match self {
                    $(Self::$variant => $code,)+
                    Self::Custom(custom) => custom.as_str(),
                }
            }

            /// Returns `true` if the code is custom. A programme must declare each custom code that
            /// it uses.
            pub const fn is_custom(&self) -> bool {
                matches!(self, Self::Custom(_))
            }

            /// Returns the built-in properties of this code, or the default properties if the code
            /// is custom.
            ///
            /// A programme can override these properties by declaring the code with other
            /// properties.
            pub fn properties(&self) -> $properties {
                match self {
                    $(Self::$variant => $value,)+
                    Self::Custom(_) => $properties::default(),
                }
            }
        }

        impl std::fmt::Debug for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                write!(f, concat!(stringify!($name), "({})"), self.as_str())
            }
        }

        impl std::str::FromStr for $name {
            type Err = $crate::error::Error;

            fn from_str(code: &str) -> Result<Self, $crate::error::Error> {
                match code {
                    $($code => Ok(Self::$variant),)+
                    _ => {
                        $crate::value::open_vocabulary::check_code(code, $what)?;
                        Ok(Self::Custom($custom(code.into())))
                    }
                }
            }
        }

        $crate::macros::written_as_str!($name);
        $crate::macros::try_from_str!($name);
        $crate::macros::serde_from_str!($name, concat!("the code of ", $what));

        impl $crate::value::visit::Visit for $name {
            fn visit<'a, V: $crate::value::visit::Visitor<'a> + ?Sized>(&'a self, at: &mut $crate::value::path::Path, visitor: &mut V) {
                visitor.$visit(at, self);
            }

            fn visit_mut<V: $crate::value::visit::VisitorMut + ?Sized>(&mut self, _: &mut V) {}
        }
    };
}

pub(super) use open_vocabulary;

#[cfg(test)]
mod tests {
    use super::super::{kind::Kind, role::Role};
    use super::*;

    #[test]
    fn built_in_codes_round_trip_and_are_well_formed() {
        for role in Role::BUILT_IN {
            check_code(role.as_str(), "a role").unwrap();
            assert_eq!(role.as_str().parse::<Role>().unwrap(), *role);
            assert!(!role.is_custom());
        }
        for kind in Kind::BUILT_IN {
            check_code(kind.as_str(), "a kind").unwrap();
            assert_eq!(kind.as_str().parse::<Kind>().unwrap(), *kind);
        }
    }

    #[test]
    fn malformed_codes_are_rejected() {
        for (code, why) in [
            ("", "empty"),
            ("Lead", "lower-case"),
            ("1st", "lower-case"),
            ("a--b", "hyphen"),
            ("a-", "hyphen"),
            ("a b", "\" \" is not allowed"),
            ("modérateur", "\"é\" is not allowed"),
        ] {
            let error = code.parse::<Role>().unwrap_err();
            assert_eq!(error.code(), Code::MalformedCode);
            assert!(error.to_string().contains(why), "{error}");
        }
        assert!("a".repeat(65).parse::<Kind>().is_err());
    }
}
