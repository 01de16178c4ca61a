//! The codes of findings and errors, and their severities and stages.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::error::{Error, quote};

/// The severity of a finding, from [`Advice`](Self::Advice) up to [`Error`](Self::Error).
///
/// ```
/// use programme::Severity;
///
/// assert!(Severity::Error > Severity::Warning && Severity::Warning > Severity::Advice);
/// assert_eq!(Severity::Advice.to_string(), "advice");
/// assert_eq!("warning".parse::<Severity>()?, Severity::Warning);
/// # Ok::<(), programme::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "json-schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Severity {
    /// A hint that a detail of the programme may be worth a look. The detail is not necessarily a
    /// mistake.
    Advice,
    /// A likely mistake, or a problem that will affect people at the event.
    Warning,
    /// A contradiction or an ambiguity in the programme.
    Error,
}

impl Severity {
    /// Returns the name of the severity, such as `"advice"`, as written in reports and files.
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

impl std::str::FromStr for Severity {
    type Err = Error;

    fn from_str(name: &str) -> Result<Self, Error> {
        match name {
            "advice" => Ok(Self::Advice),
            "warning" => Ok(Self::Warning),
            "error" => Ok(Self::Error),
            _ => Err(Error::new(
                Code::UnknownWord,
                format!("{} is not a severity: write advice, warning or error", quote(name)),
            )),
        }
    }
}

/// The stage of processing in which a code is reported, from reading a file to reviewing a
/// programme.
///
/// ```
/// use programme::report::Stage;
/// use programme::Code;
///
/// assert_eq!(Code::MalformedTime.stage(), Stage::Reading);
/// assert_eq!(Code::DanglingReference.stage(), Stage::Integrity);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Stage {
    /// The stage in which a value or a file is read. A problem is returned as an error, such as
    /// [`Error`](crate::Error) or [`ReadError`](crate::draft::ReadError). Malformed ids are also
    /// reported by [`Draft::build`](crate::Draft::build).
    Reading,
    /// The stage of the integrity checks of [`Draft::build`](crate::Draft::build). An error at this
    /// stage means that the draft cannot become a programme.
    Integrity,
    /// The stage in which a document in another format is imported. A finding at this stage reports
    /// source data that the reader changed or did not import. A profile cannot change or waive such
    /// a finding. An import that exceeds a limit fails with the code [`Code::LimitExceeded`].
    Import,
    /// The stage of the [review](crate::Programme::review) of a valid programme. The findings of a
    /// review never block anything.
    Review,
}

/// Converts a keyword in the table of codes to a [`Stage`]. The keyword `OptIn` also means the
/// review stage.
macro_rules! stage {
    (OptIn) => {
        Stage::Review
    };
    ($stage:ident) => {
        Stage::$stage
    };
}

/// Evaluates to `true` for the keyword `OptIn`, which marks opt-in rules in the table of codes.
macro_rules! is_opt_in {
    (OptIn) => {
        true
    };
    ($stage:ident) => {
        false
    };
}

macro_rules! codes {
    ($($(#[doc = $page:literal])+ $variant:ident = $name:literal, $stage:ident, $severity:ident, $since:literal, $summary:literal;)+) => {
        /// The code of a type of problem, such as `dangling-reference`.
        ///
        /// Codes are written in kebab-case. A code is stable: it is never reused for another
        /// problem, and never silently renamed.
        ///
        /// ```
        /// use programme::{Code, Severity};
        ///
        /// let code: Code = "dangling-reference".parse()?;
        /// assert_eq!(code.severity(), Severity::Error);
        /// assert!(code.explanation().contains("## How to fix it"));
        /// assert!(Code::ALL.contains(&code));
        /// # Ok::<(), programme::Error>(())
        /// ```
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum Code {
            $($(#[doc = $page])+ $variant,)+
        }

        impl Code {
            /// A list of all codes of findings and errors, in the order of their declaration.
            pub const ALL: &'static [Code] = &[$(Code::$variant),+];

            /// Returns the name of the code, such as `"duplicate-id"`, as written in files, reports
            /// and waivers.
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $name,)+ }
            }

            /// Returns the default severity of findings with this code. If the code belongs to a
            /// rule, a [`Profile`](crate::Profile) can change its severity.
            pub const fn severity(self) -> Severity {
                match self { $(Self::$variant => Severity::$severity,)+ }
            }

            /// Returns `true` if this code belongs to a rule. A [`Profile`](crate::Profile) can
            /// disable a rule, change its severity and waive its findings. A profile does not
            /// affect codes that do not belong to a rule.
            pub const fn is_rule(self) -> bool {
                matches!(self.stage(), Stage::Review)
            }

            /// Returns the stage of processing in which this code is reported, such as the import
            /// of a file or the review of a programme.
            pub const fn stage(self) -> Stage {
                match self { $(Self::$variant => stage!($stage),)+ }
            }

            /// Returns `true` if this code belongs to an opt-in rule. Such a rule runs only if
            /// a [`Profile`](crate::Profile) enables it.
            pub const fn is_opt_in(self) -> bool {
                match self { $(Self::$variant => is_opt_in!($stage),)+ }
            }

            /// Returns `true` if this code belongs to a rule that compares two versions of a
            /// programme. Only `Programme::review_since`, which requires the feature `versions`,
            /// runs these rules.
            pub const fn compares_versions(self) -> bool {
                matches!(
                    self,
                    Self::DuplicateVersionLabel
                        | Self::VersionNotNewer
                        | Self::InvalidStatusTransition
                        | Self::ReusedId
                        | Self::VanishedSession
                        | Self::VanishedSpeaker
                )
            }

            /// Returns the version of the crate that introduced the code, such as `"0.1.0"`.
            pub const fn since(self) -> &'static str {
                match self { $(Self::$variant => $since,)+ }
            }

            /// Returns a one-line summary of the problem, such as "two days have the same number".
            pub const fn summary(self) -> &'static str {
                match self { $(Self::$variant => $summary,)+ }
            }

            /// Returns the manual page of the code in Markdown.
            ///
            /// The page explains what the check does, why it matters and how to fix the problem. It
            /// contains an example that triggers the code. If the check depends on
            /// any [`Thresholds`](crate::review::Thresholds), the page lists them.
            pub const fn explanation(self) -> &'static str {
                match self { $(Self::$variant => concat!($($page, "\n"),+),)+ }
            }
        }
    };
}

// The modules follow the macro because `table` uses it.
mod custom;
mod table;

pub use custom::{CustomCode, FindingCode};
pub use table::Code;

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl std::str::FromStr for Code {
    type Err = Error;

    fn from_str(name: &str) -> Result<Self, Error> {
        Self::ALL
            .iter()
            .copied()
            .find(|code| code.as_str() == name)
            .ok_or_else(|| Error::new(Self::UnknownWord, format!("{} is not a known code", quote(name))))
    }
}

impl Serialize for Code {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

crate::macros::serde_from_str!(Code, "a code");
