//! What a rule has to say, before it is a finding: where, what, and how to mend it.

use std::borrow::Cow;
use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{Related, Subject};
use crate::value::path::Path;

/// Something a finding can be about: every view is one, and the programme itself.
pub trait Item {
    /// What it is, by its identity.
    fn subject(&self) -> Subject;

    /// Where it stands in the normal form of the draft.
    fn path(&self) -> Path;
}

impl<T: Item + ?Sized> Item for &T {
    fn subject(&self) -> Subject {
        (**self).subject()
    }

    fn path(&self) -> Path {
        (**self).path()
    }
}

/// A name or a number that a finding states, for machines: the message says the same in words.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "json-schema", derive(schemars::JsonSchema))]
#[serde(untagged)]
#[non_exhaustive]
pub enum Figure {
    /// A count, or a length in the unit that its name says.
    Number(i64),
    /// A name, an id, a time.
    Text(String),
}

impl From<usize> for Figure {
    fn from(count: usize) -> Self {
        Self::Number(i64::try_from(count).unwrap_or(i64::MAX))
    }
}

impl From<i64> for Figure {
    fn from(number: i64) -> Self {
        Self::Number(number)
    }
}

impl From<u32> for Figure {
    fn from(number: u32) -> Self {
        Self::Number(number.into())
    }
}

impl From<&str> for Figure {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Figure {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

/// The figures of a finding, by their names.
pub type Figures = BTreeMap<Cow<'static, str>, Figure>;

/// What a rule has to say: it becomes a [`Finding`](super::Finding) with the code and severity of the rule.
///
/// It owns what it prints: it may outlive the programme.
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
///     .with_figure("minutes", 30_u32)
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
    pub(crate) figures: Figures,
}

impl Notice {
    /// Something to say about an item, in a sentence without a full stop.
    pub fn new(about: &impl Item, message: impl Into<String>) -> Self {
        Self::somewhere(about.subject(), about.path(), message)
    }

    /// The same where only the place is at hand.
    pub fn somewhere(subject: Subject, path: Path, message: impl Into<String>) -> Self {
        let figures = Figures::new();
        Self { subject, path, message: message.into(), help: None, related: Vec::new(), figures }
    }

    /// Points at a field of the item.
    #[must_use]
    pub fn at(mut self, field: &'static str) -> Self {
        self.path = self.path.with(field);
        self
    }

    /// Names another item that it speaks of.
    #[must_use]
    pub fn with_related(mut self, item: &impl Item) -> Self {
        self.related.push(Related { subject: item.subject(), path: item.path() });
        self
    }

    /// Names several other items that it speaks of.
    #[must_use]
    pub fn with_all_related<I: Item>(self, items: impl IntoIterator<Item = I>) -> Self {
        items.into_iter().fold(self, |notice, item| notice.with_related(&item))
    }

    /// Says how to mend it.
    #[must_use]
    pub fn with_help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// States a figure for machines.
    #[must_use]
    pub fn with_figure(mut self, name: &'static str, figure: impl Into<Figure>) -> Self {
        self.figures.insert(Cow::Borrowed(name), figure.into());
        self
    }
}
