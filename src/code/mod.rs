//! Codes: every fault that the crate can name, and the names that rules of one's own have.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::error::{Error, quote};

/// How much a finding weighs. Ordered: advice, warning, error.
///
/// ```
/// use programme::Severity;
///
/// assert!(Severity::Error > Severity::Warning && Severity::Warning > Severity::Advice);
/// assert_eq!(Severity::Advice.to_string(), "advice");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "json-schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Severity {
    /// No claim of a mistake: worth a look.
    Advice,
    /// It can be true, but is more often a mistake, or it harms somebody on the day.
    Warning,
    /// The programme contradicts itself, or cannot be read in only one way.
    Error,
}

impl Severity {
    /// The word that reports and files use.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Advice => "advice",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

/// Where a code can come from.
///
/// ```
/// use programme::{Code, Stratum};
///
/// assert_eq!(Code::MalformedTime.stratum(), Stratum::Reading);
/// assert_eq!(Code::DanglingReference.stratum(), Stratum::Integrity);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Stratum {
    /// A value or a file that cannot be read: [`Error`](crate::Error) and [`ReadError`](crate::ReadError).
    Reading,
    /// A draft that can be read in more than one way, or in none: it does not become a programme.
    Integrity,
    /// A statement about a draft that can be read: it never blocks anything.
    Rule,
    /// A rule that runs only where a [`Profile`](crate::Profile) asks for it.
    OptIn,
    /// What a reader of another format says: what it did with what a source says and a programme cannot, or why it gives no draft.
    /// No profile changes it: it is over when the draft is there.
    Import,
}

macro_rules! codes {
    ($($(#[doc = $page:literal])+ $variant:ident = $name:literal, $stratum:ident, $severity:ident, $since:literal, $summary:literal;)+) => {
        /// The stable name of a fault. Names are kebab-case, never reused and never silently renamed.
        ///
        /// ```
        /// use programme::{Code, Severity};
        ///
        /// let code: Code = "dangling-reference".parse()?;
        /// assert_eq!(code.severity(), Severity::Error);
        /// assert!(code.explanation().contains("## How to mend it"));
        /// assert!(Code::ALL.contains(&code));
        /// # Ok::<(), programme::Error>(())
        /// ```
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum Code {
            $($(#[doc = $page])+ $variant,)+
        }

        impl Code {
            /// Every code, in the order of the table.
            pub const ALL: &'static [Code] = &[$(Code::$variant),+];

            /// The name: what files, reports and waivers say.
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $name,)+ }
            }

            /// How much it weighs unless a profile says otherwise.
            pub const fn severity(self) -> Severity {
                match self { $(Self::$variant => Severity::$severity,)+ }
            }

            /// Whether a [`Profile`](crate::Profile) can switch it off, lower it or waive it: it comes from a rule.
            pub const fn is_rule(self) -> bool {
                matches!(self.stratum(), Stratum::Rule | Stratum::OptIn)
            }

            /// Where it can come from.
            pub const fn stratum(self) -> Stratum {
                match self { $(Self::$variant => Stratum::$stratum,)+ }
            }

            /// The version of the crate that brought it.
            pub const fn since(self) -> &'static str {
                match self { $(Self::$variant => $since,)+ }
            }

            /// What it says, in one line.
            pub const fn summary(self) -> &'static str {
                match self { $(Self::$variant => $summary,)+ }
            }

            /// Its manual page, in Markdown: what it does, why it matters, an example that fires, how to mend it, and by which
            /// [`Thresholds`](crate::Thresholds) it is told how much, if by any.
            pub const fn explanation(self) -> &'static str {
                match self { $(Self::$variant => concat!($($page, "\n"),+),)+ }
            }
        }
    };
}

// The macro comes first: its one use is the table.
mod own;
mod table;

pub use own::{FindingCode, OwnCode};
pub use table::Code;

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl std::str::FromStr for Code {
    type Err = Error;

    fn from_str(name: &str) -> Result<Self, Error> {
        Self::ALL.iter().copied().find(|code| code.as_str() == name).ok_or_else(|| {
            Error::new(Self::UnknownWord, format!("{} is not a code of this version", quote(name)))
        })
    }
}

impl Serialize for Code {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

crate::macros::serde_from_str!(Code, "the name of a code");
