//! Notices, which rules return and reviews convert to findings.

use std::borrow::Cow;
use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{Related, Subject};
use crate::value::path::Path;

/// An item that can be the subject of a finding, such as a session, a person or a room.
///
/// This trait is implemented by all views and by [`Programme`](crate::Programme).
pub trait Reportable {
    /// Returns the type and the id of the item.
    fn subject(&self) -> Subject;

    /// Returns the path of the item in the normal form of the draft, such as `/sessions/2`.
    fn path(&self) -> Path;
}

impl<T: Reportable + ?Sized> Reportable for &T {
    fn subject(&self) -> Subject {
        (**self).subject()
    }

    fn path(&self) -> Path {
        (**self).path()
    }
}

/// A machine-readable value in a finding, such as a number of minutes. The message of the finding
/// contains the same information in words.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[cfg_attr(feature = "json-schema", derive(schemars::JsonSchema))]
#[serde(untagged)]
#[non_exhaustive]
pub enum Detail {
    /// A count or a length of time. The name of the detail specifies the unit, such as "minutes".
    Number(i64),
    /// A text, such as a name, an id or a time.
    Text(String),
}

impl<'de> Deserialize<'de> for Detail {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct DetailVisitor;

        impl serde::de::Visitor<'_> for DetailVisitor {
            type Value = Detail;

            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("a detail: an integer or a string")
            }

            fn visit_i64<E: serde::de::Error>(self, number: i64) -> Result<Detail, E> {
                Ok(Detail::Number(number))
            }

            fn visit_u64<E: serde::de::Error>(self, number: u64) -> Result<Detail, E> {
                let unexpected = serde::de::Unexpected::Unsigned(number);
                let number = number.try_into().map_err(|_| E::invalid_value(unexpected, &self))?;
                Ok(Detail::Number(number))
            }

            fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<Detail, E> {
                Ok(Detail::Text(text.to_owned()))
            }
        }

        deserializer.deserialize_any(DetailVisitor)
    }
}

impl From<usize> for Detail {
    fn from(count: usize) -> Self {
        Self::Number(i64::try_from(count).unwrap_or(i64::MAX))
    }
}

impl From<i64> for Detail {
    fn from(number: i64) -> Self {
        Self::Number(number)
    }
}

impl From<u32> for Detail {
    fn from(number: u32) -> Self {
        Self::Number(number.into())
    }
}

impl From<&str> for Detail {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Detail {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

/// A map from names, such as "minutes", to the machine-readable details of a finding.
pub type Details = BTreeMap<Cow<'static, str>, Detail>;

/// A description of a problem that a rule has found.
///
/// A review converts each notice to a [`Finding`](super::Finding) with the code and severity of the
/// rule. A notice owns its data, so it may outlive the programme.
///
/// ```
/// use programme::{Draft, LanguageTag, Notice};
///
/// let programme = Draft::new("demo", "Demo")
///     .with_language("en".parse::<LanguageTag>()?)
///     .with_session(programme::draft::Session::new("late"))
///     .build()?;
/// let session = programme.session("late").unwrap();
/// let notice = Notice::new(&session, "the session ends after 18:00")
///     .at("slot")
///     .with_detail("minutes", 30_u32)
///     .with_help("let it end earlier");
/// # let _ = notice;
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    pub(crate) subject: Subject,
    pub(crate) path: Path,
    pub(crate) message: String,
    pub(crate) help: Option<String>,
    pub(crate) related: Vec<Related>,
    pub(crate) details: Details,
}

impl Notice {
    /// Creates a notice about an item. By convention, the message is a single sentence without a
    /// final full stop, such as "the session ends after 18:00".
    pub fn new(about: &impl Reportable, message: impl Into<String>) -> Self {
        Self::somewhere(about.subject(), about.path(), message)
    }

    /// Creates a notice from a subject and a path. Use this function for items that have no view,
    /// such as footnotes.
    pub fn somewhere(subject: Subject, path: Path, message: impl Into<String>) -> Self {
        let details = Details::new();
        Self { subject, path, message: message.into(), help: None, related: Vec::new(), details }
    }

    /// Limits the notice to one field of the item, such as `slot`. The name of the field is
    /// appended to the path of the notice.
    #[must_use]
    pub fn at(mut self, field: &'static str) -> Self {
        self.path = self.path.with(field);
        self
    }

    /// Adds another item that is involved in the problem, such as the second session of a clash.
    #[must_use]
    pub fn with_related(mut self, item: &impl Reportable) -> Self {
        self.related.push(Related { subject: item.subject(), path: item.path() });
        self
    }

    /// Adds several other items that are involved in the problem, in the given order.
    #[must_use]
    pub fn with_all_related<I: Reportable>(self, items: impl IntoIterator<Item = I>) -> Self {
        items.into_iter().fold(self, |notice, item| notice.with_related(&item))
    }

    /// Sets a suggestion for fixing the problem.
    #[must_use]
    pub fn with_help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// Adds a machine-readable detail, such as a number of minutes. An existing detail with the
    /// same name is replaced.
    #[must_use]
    pub fn with_detail(mut self, name: &'static str, detail: impl Into<Detail>) -> Self {
        self.details.insert(Cow::Borrowed(name), detail.into());
        self
    }
}
