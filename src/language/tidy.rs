//! Tidying: what can be mended in texts without asking, and a list of what was.

use crate::draft::Draft;
use crate::rule::text_field::may_break;
use crate::value::language::LanguageTag;
use crate::value::path::Path;
use crate::value::text::Text;
use crate::value::text_damage;
use crate::value::visit::{Visit, Visitor, VisitorMut};

/// One wording that [`Draft::tidy`] changed.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Tidied {
    /// Where the text stands, in the normal form.
    pub path: Path,
    /// The language of the wording; none of a plain text in a draft that declares none.
    pub language: Option<LanguageTag>,
    /// What it was.
    pub before: String,
    /// What it is now.
    pub after: String,
    /// What was done, in words.
    pub steps: Vec<&'static str>,
}

/// Every text as it should be, in the order of a walk.
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
            // A wording is never left blank: that is for somebody to decide.
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
    /// Mends in every text what can be mended without asking, and lists what it did: superfluous white space, invisible characters,
    /// ligatures and full-width letters, and with the feature `unicode` letters and accents that stand apart (NFC).
    ///
    /// Dashes, quotation marks, letter case and spelling stay as they are, and so do line breaks in long texts. Reading never does this.
    ///
    /// ```
    /// use programme::{Draft, LanguageTag};
    ///
    /// let mut draft = Draft::new("demo", " A  demo").with_language("en".parse::<LanguageTag>()?);
    /// let tidied = draft.tidy();
    /// assert_eq!(draft.title.first(), "A demo");
    /// assert_eq!((tidied[0].path.to_string().as_str(), tidied[0].steps[0]), ("/title", "removed superfluous white space"));
    /// assert!(draft.tidy().is_empty());
    /// # Ok::<(), programme::Error>(())
    /// ```
    pub fn tidy(&mut self) -> Vec<Tidied> {
        let main = self.languages.first().map(|language| language.tag.clone());
        let mut look = Look { main: main.as_ref(), texts: Vec::new(), tidied: Vec::new() };
        self.visit(&mut Path::root(), &mut look);
        let Look { texts, tidied, .. } = look;
        // Both walks meet the texts in one order.
        self.visit_mut(&mut Put(texts.into_iter()));
        tidied
    }
}
