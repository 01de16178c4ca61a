//! Automatic clean-up of texts.

use crate::draft::Draft;
use crate::review::text_field::may_break;
use crate::value::language::LanguageTag;
use crate::value::path::Path;
use crate::value::text::Text;
use crate::value::text_damage;
use crate::value::visit::{Visit, Visitor, VisitorMut};

/// A wording that [`Draft::tidy`] changed.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Tidied {
    /// The path of the text in the normal form.
    pub path: Path,
    /// The language of the wording. `None` for a plain text in a draft that declares no language.
    pub language: Option<LanguageTag>,
    /// The wording before the change.
    pub before: String,
    /// The wording after the change.
    pub after: String,
    /// A description of each change, such as "removed superfluous white space".
    pub steps: Vec<&'static str>,
}

/// Collects a tidied copy of each text, or `None` if the text is already tidy.
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
        let mut changed = text.clone();
        let before = self.tidied.len();
        changed.change(|language, wording| {
            let language = language.or(self.main);
            let neutral = LanguageTag::UNSTATED;
            let tidied = text_damage::tidy(wording, language.unwrap_or(&neutral), may_break(at))?;
            // A wording that would become empty is left unchanged, because only a person can decide
            // to delete it.
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
    /// Cleans up all texts and returns a list of the changes.
    ///
    /// This method removes superfluous white space and invisible characters, and replaces ligatures
    /// and full-width letters with plain letters. Full-width letters are kept in East Asian
    /// languages. With the `unicode` feature, texts are also converted to NFC. A wording that would
    /// become empty is left unchanged.
    ///
    /// Dashes, quotation marks, letter case, spelling, and line breaks in long texts are preserved.
    /// Texts are never tidied during parsing.
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
        self.visit(&mut Path::root(), &mut look);
        let Look { texts, tidied, .. } = look;
        // `visit` and `visit_mut` visit the texts in the same order.
        self.visit_mut(&mut Put(texts.into_iter()));
        tidied
    }
}
