//! Removal of technical defects, such as superfluous white space, from texts.

use crate::draft::Draft;
use crate::draft::text_kind::{is_markup, may_break};
use crate::value::language::LanguageTag;
use crate::value::path::Path;
use crate::value::text::Text;
use crate::value::text_damage;
use crate::value::visit::{Visit, Visitor, VisitorMut};

/// A change that [`Draft::tidy`] made to a text in one language.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Tidied {
    /// The path of the text in the draft, such as `/title`.
    pub path: Path,
    /// The language of the text. It is `None` if the text has no language tag and the draft
    /// declares no language.
    pub language: Option<LanguageTag>,
    /// The text before the clean-up.
    pub before: String,
    /// The text after the clean-up.
    pub after: String,
    /// A description of each change to the text, such as "removed superfluous white space".
    pub steps: Vec<&'static str>,
}

struct Look<'d> {
    main: Option<&'d LanguageTag>,
    texts: Vec<Option<Text>>,
    tidied: Vec<Tidied>,
}

impl<'d> Visitor<'d> for Look<'d> {
    fn main_language(&self) -> Option<&LanguageTag> {
        self.main
    }

    fn text(&mut self, at: &Path, text: &'d Text) {
        // White space is part of the markup.
        if is_markup(at) {
            return self.texts.push(None);
        }
        let mut changed = text.clone();
        let before = self.tidied.len();
        changed.change(|language, wording| {
            let language = language.or(self.main);
            let neutral = LanguageTag::UNSTATED;
            let tidied = text_damage::tidy(wording, language.unwrap_or(&neutral), may_break(at))?;
            // A text that would become empty is left unchanged, because only a person can decide to
            // delete it.
            if tidied.wording.is_empty() {
                return None;
            }
            self.tidied.push(Tidied {
                path: at.clone(),
                language: language.cloned(),
                before: wording.to_owned(),
                after: tidied.wording.clone(),
                steps: tidied.steps,
            });
            Some(tidied.wording)
        });
        self.texts.push((self.tidied.len() > before).then_some(changed));
    }
}

struct Put(std::vec::IntoIter<Option<Text>>);

impl VisitorMut for Put {
    fn text(&mut self, text: &mut Text) {
        if let Some(Some(changed)) = self.0.next() {
            *text = changed;
        }
    }
}

impl Draft {
    /// Removes technical defects from all texts of the draft, and returns a list of the changes.
    ///
    /// The method removes superfluous white space and invisible characters. It replaces ligatures
    /// with plain letters. Except in East Asian languages, it also replaces full-width letters,
    /// digits and punctuation with ASCII characters. With the `unicode` feature, texts are also
    /// converted to NFC. A text that would become empty is left unchanged.
    ///
    /// Dashes, quotation marks, letter case and spelling are preserved. Line breaks in long texts
    /// are also preserved, but several line breaks in a row become one empty line. HTML and
    /// Markdown are left unchanged. Parsing never tidies the texts of a draft.
    ///
    /// ```
    /// use programme::{Draft, LanguageTag};
    ///
    /// let mut draft = Draft::new("demo", " A  demo").with_language("en".parse::<LanguageTag>()?);
    /// let tidied = draft.tidy();
    /// assert_eq!(draft.title.first(), "A demo");
    /// assert_eq!(tidied[0].path.to_string(), "/title");
    /// assert_eq!(tidied[0].steps, ["removed superfluous white space"]);
    /// assert!(draft.tidy().is_empty());
    /// # Ok::<(), programme::Error>(())
    /// ```
    pub fn tidy(&mut self) -> Vec<Tidied> {
        let main = self.languages.first().map(|language| language.tag.clone());
        let mut look = Look { main: main.as_ref(), texts: Vec::new(), tidied: Vec::new() };
        self.visit(&mut Path::root(), &mut look as &mut dyn Visitor<'_>);
        let Look { texts, tidied, .. } = look;
        // The entries of `texts` can be assigned one by one, because `visit` and `visit_mut` visit
        // the texts of a draft in the same order.
        self.visit_mut(&mut Put(texts.into_iter()) as &mut dyn VisitorMut);
        tidied
    }
}
