//! Merging of single fields. Translations and most lists are combined. For all other fields, the
//! base programme takes precedence. Most differences are reported.

use std::collections::{HashMap, HashSet};
use std::hash::Hash;

use super::disagreement::{Difference, Disagreement, Kept};
use super::item::MergeItem;
use super::shown::{self, DisplayValue};
use crate::error::quote;
use crate::list::ToList;
use crate::pairing::name::{Likeness, Name};
use crate::report::Subject;
use crate::value::block::Block;
use crate::value::path::Path;
use crate::value::string_map::{Extensions, ExternalIds};
use crate::value::text::Text;

#[derive(Debug)]
pub(super) struct Merging {
    pub(super) found: Vec<Disagreement>,
    subject: Subject,
    name: String,
    at: Path,
}

/// Merges two structs field by field. Each argument has the form `method: field, …;`, where
/// `method` merges the fields that follow. Fields after `leave` are not changed. A field that is
/// not listed is a compile error, so new fields cannot be forgotten.
macro_rules! fields {
    ($merging:expr, $type:ident, $base:expr, $other:expr; $($how:ident: $($field:ident),+;)+) => {{
        let $type { $($($field),+),+ } = $other;
        $($($merging.$how(stringify!($field), &mut $base.$field, $field);)+)+
    }};
}
pub(super) use fields;

#[expect(clippy::needless_pass_by_value, reason = "`fields!` calls all merge methods by value")]
impl Merging {
    pub(super) fn new() -> Self {
        Self { found: Vec::new(), subject: Subject::Programme, name: String::new(), at: Path::root() }
    }

    pub(super) fn about(&mut self, subject: Subject, name: Option<&Text>) {
        self.subject = subject;
        name.map_or("", Text::first).clone_into(&mut self.name);
        self.at = Path::root();
    }

    pub(super) fn about_item(&mut self, item: &dyn MergeItem) {
        self.about(item.subject(), item.name());
    }

    /// Calls `merge` for one entry of a list. The list name and the index are added to the path of
    /// every disagreement that `merge` reports.
    pub(super) fn within<R>(
        &mut self,
        list: &'static str,
        at: usize,
        merge: impl FnOnce(&mut Self) -> R,
    ) -> R {
        self.at.push(list);
        self.at.push_index(at);
        let result = merge(self);
        self.at.pop();
        self.at.pop();
        result
    }

    /// Calls `merge` for the fields of a value. The name of the value is added to the path of every
    /// disagreement that `merge` reports.
    pub(super) fn inside<R>(&mut self, field: &'static str, merge: impl FnOnce(&mut Self) -> R) -> R {
        self.at.push(field);
        let result = merge(self);
        self.at.pop();
        result
    }

    pub(super) fn report(
        &mut self,
        what: Difference,
        field: &'static str,
        (base, other): (Option<String>, Option<String>),
        kept: Kept,
    ) {
        let (subject, name, mut at) = (self.subject.clone(), self.name.clone(), self.at.clone());
        if !field.is_empty() {
            at.push(field);
        }
        self.found.push(Disagreement { what, subject, name, field: at, base, other, kept });
    }

    #[expect(clippy::unused_self, reason = "all merge methods have the same form")]
    pub(super) fn leave<T>(&mut self, _: &'static str, _: &mut T, _: T) {}

    /// Merges an optional text. A text that is missing in one language version is not reported,
    /// because it may simply not be translated yet.
    pub(super) fn text(&mut self, field: &'static str, base: &mut Option<Text>, other: Option<Text>) {
        match (base.as_mut(), other) {
            (Some(base), Some(other)) => self.words(field, base, other),
            (None, other) => *base = other,
            (Some(_), None) => {}
        }
    }

    /// Combines the translations from two texts. If both texts have a translation into the same
    /// language, the translation from the base programme is kept, and any difference is reported.
    pub(super) fn words(&mut self, field: &'static str, base: &mut Text, other: Text) {
        for (language, ours, theirs) in base.unite(other) {
            let said = |wording: &str| Some(format!("{} ({language})", quote(wording)));
            self.report(Difference::Wording, field, (said(&ours), said(&theirs)), Kept::Base);
        }
    }

    /// Merges the name of a person. A name that is identical in both language versions is not
    /// stored twice, even if it is marked with a different language in each version.
    pub(super) fn spelling(&mut self, field: &'static str, base: &mut Text, other: Text) {
        let known: Vec<Box<str>> = base.entries().map(|(_, wording)| wording.into()).to_list();
        let new = other.entries().filter(|(_, wording)| !known.iter().any(|known| **known == **wording));
        let new: Vec<_> =
            new.map(|(language, wording)| (language.clone(), Box::<str>::from(wording))).to_list();
        for (language, wording) in new {
            let name = Name::new(&wording, None);
            // A name in a different script is a transliteration, not a different spelling.
            let like =
                known.iter().find(|known| Name::new(known, None).likeness(&name) != Likeness::OtherScript);
            let taken = base.get(&language).map(Box::<str>::from);
            let kept = if taken.is_some() { Kept::Base } else { Kept::Both };
            if let Some(known) = taken.as_deref().or(like.map(|like| &**like)) {
                let said = (Some(quote(known)), Some(quote(&wording)));
                self.report(Difference::NameSpelling, field, said, kept);
            }
            if let Ok(more) = Text::new([(language, wording)]) {
                base.unite(more);
            }
        }
    }

    pub(super) fn spelling_of(&mut self, field: &'static str, base: &mut Option<Text>, other: Option<Text>) {
        match (base.as_mut(), other) {
            (Some(base), Some(other)) => self.spelling(field, base, other),
            (None, other) => *base = other,
            (Some(_), None) => {}
        }
    }

    pub(super) fn honorific(&mut self, field: &'static str, base: &mut Option<Text>, other: Option<Text>) {
        let said = |text: &Option<Text>| text.as_ref().map(|text| quote(text.first()));
        if base.is_some() != other.is_some() {
            let kept = if base.is_some() { Kept::Base } else { Kept::Other };
            self.report(Difference::Honorific, field, (said(base), said(&other)), kept);
        }
        self.text(field, base, other);
    }

    pub(super) fn fact<T: PartialEq + DisplayValue>(
        &mut self,
        field: &'static str,
        base: &mut Option<T>,
        other: Option<T>,
    ) {
        self.fact_of(Difference::Fact, field, base, other);
    }

    /// Merges an optional value. The value of the base programme takes precedence. The value of the
    /// other language version is used only if the base programme has none.
    pub(super) fn fact_of<T: PartialEq + DisplayValue>(
        &mut self,
        what: Difference,
        field: &'static str,
        base: &mut Option<T>,
        other: Option<T>,
    ) {
        if *base == other {
            return;
        }
        let said = (base.as_ref().map(DisplayValue::shown), other.as_ref().map(DisplayValue::shown));
        let kept = if base.is_some() { Kept::Base } else { Kept::Other };
        self.report(what, field, said, kept);
        if base.is_none() {
            *base = other;
        }
    }

    /// Compares a reference to another item, such as the parent session. A difference is reported,
    /// but the reference in the base programme is always kept, because a different one could
    /// contradict other fields.
    pub(super) fn relation<T: PartialEq + DisplayValue>(
        &mut self,
        field: &'static str,
        base: &mut Option<T>,
        other: Option<T>,
    ) {
        if *base != other {
            let said = (base.as_ref().map(DisplayValue::shown), other.as_ref().map(DisplayValue::shown));
            self.report(Difference::Relation, field, said, Kept::Base);
        }
    }

    pub(super) fn value<T: PartialEq + DisplayValue>(&mut self, field: &'static str, base: &mut T, other: T) {
        self.value_of(Difference::Fact, field, base, other);
    }

    pub(super) fn status<T: PartialEq + DisplayValue>(
        &mut self,
        field: &'static str,
        base: &mut T,
        other: T,
    ) {
        self.value_of(Difference::Status, field, base, other);
    }

    fn value_of<T: PartialEq + DisplayValue>(
        &mut self,
        what: Difference,
        field: &'static str,
        base: &mut T,
        other: T,
    ) {
        if *base != other {
            self.report(what, field, (Some(base.shown()), Some(other.shown())), Kept::Base);
        }
    }

    /// Merges two lists of values, such as spoken languages, whose order does not matter. Values
    /// that only the other language version contains are appended.
    pub(super) fn set<T: Eq + Hash + Clone + DisplayValue>(
        &mut self,
        field: &'static str,
        base: &mut Vec<T>,
        other: Vec<T>,
    ) {
        let (ours, theirs): (HashSet<&T>, HashSet<&T>) = (base.iter().collect(), other.iter().collect());
        if ours == theirs {
            return;
        }
        let kept = match (ours.is_superset(&theirs), ours.is_subset(&theirs)) {
            (true, _) => Kept::Base,
            (_, true) => Kept::Other,
            _ => Kept::Both,
        };
        let said = |list: &[T]| (!list.is_empty()).then(|| shown::list(list));
        let said = (said(base), said(&other));
        let mut known: HashSet<T> = base.iter().cloned().collect();
        base.extend(other.into_iter().filter(|one| known.insert(one.clone())));
        self.report(Difference::Fact, field, said, kept);
    }

    pub(super) fn external_ids(&mut self, field: &'static str, base: &mut ExternalIds, other: ExternalIds) {
        for (key, theirs) in other.iter() {
            match base.get(key).map(str::to_owned) {
                Some(ours) => self.entry(field, key, &ours, theirs),
                // The entry comes from a valid programme, so the insertion cannot fail.
                None => drop(base.insert(key, theirs)),
            }
        }
    }

    pub(super) fn extensions(&mut self, field: &'static str, base: &mut Extensions, other: Extensions) {
        for (key, theirs) in other.iter() {
            match base.get(key).map(str::to_owned) {
                Some(ours) => self.entry(field, key, &ours, theirs),
                None => drop(base.insert(key, theirs)),
            }
        }
    }

    fn entry(&mut self, field: &'static str, key: &str, ours: &str, theirs: &str) {
        if ours != theirs {
            let said = |value: &str| Some(format!("{} ({key})", quote(value)));
            self.report(Difference::Fact, field, (said(ours), said(theirs)), Kept::Base);
        }
    }

    /// Merges two lists of texts, such as the questions of a session, one by one. If the lists
    /// differ in length, it is unclear which texts belong together, so all of them are kept.
    pub(super) fn texts(&mut self, field: &'static str, base: &mut Vec<Text>, other: Vec<Text>) {
        let fits = base.len() == other.len();
        self.listed(field, base, other, fits, |merging, base, other| merging.words("", base, other));
    }

    pub(super) fn blocks(&mut self, field: &'static str, base: &mut Vec<Block>, other: Vec<Block>) {
        let fits =
            base.len() == other.len() && base.iter().zip(&other).all(|(ours, theirs)| fits(ours, theirs));
        self.listed(field, base, other, fits, Self::block);
    }

    fn block(&mut self, base: &mut Block, other: Block) {
        match (base, other) {
            (Block::Paragraph(ours), Block::Paragraph(theirs)) => self.words("paragraph", ours, theirs),
            (Block::Heading(ours), Block::Heading(theirs)) => self.words("heading", ours, theirs),
            (Block::List(ours), Block::List(theirs)) => self.texts("list", ours, theirs),
            (Block::Html(ours), Block::Html(theirs)) => self.words("html", ours, theirs),
            (Block::Markdown(ours), Block::Markdown(theirs)) => self.words("markdown", ours, theirs),
            // Blocks of different types do not occur here, because `fits` has already excluded
            // them.
            _ => {}
        }
    }

    /// Merges two lists item by item if `fits` is `true`. Otherwise, appends the items that are
    /// missing in the base programme.
    pub(super) fn listed<T: PartialEq>(
        &mut self,
        field: &'static str,
        base: &mut Vec<T>,
        other: Vec<T>,
        fits: bool,
        mut merge: impl FnMut(&mut Self, &mut T, T),
    ) {
        if fits {
            for (at, (ours, theirs)) in base.iter_mut().zip(other).enumerate() {
                self.within(field, at, |merging| merge(merging, ours, theirs));
            }
        } else if base.is_empty() {
            *base = other;
        } else if !other.is_empty() {
            let said =
                |count: usize| Some(if count == 1 { "1 item".to_owned() } else { format!("{count} items") });
            self.report(Difference::ListLength, field, (said(base.len()), said(other.len())), Kept::Both);
            let known = base.len();
            for one in other {
                if !base.get(..known).is_some_and(|known| known.contains(&one)) {
                    base.push(one);
                }
            }
        }
    }
}

/// Returns `true` if two blocks of text can be merged. Both blocks must have the same type, such as
/// heading or paragraph. Lists must also have the same length.
fn fits(one: &Block, other: &Block) -> bool {
    match (one, other) {
        (Block::Paragraph(_), Block::Paragraph(_))
        | (Block::Heading(_), Block::Heading(_))
        | (Block::Html(_), Block::Html(_))
        | (Block::Markdown(_), Block::Markdown(_)) => true,
        (Block::List(ours), Block::List(theirs)) => ours.len() == theirs.len(),
        _ => false,
    }
}

/// Pairs list entries that have the same key. If a key occurs several times, its entries are paired
/// in order.
pub(super) fn by_key<T, K: Eq + Hash>(
    base: &[T],
    other: &[T],
    key: impl Fn(&T) -> Option<K>,
) -> crate::pairing::matching::Matching {
    let mut matching = crate::pairing::matching::Matching::new(base.len(), other.len());
    let mut places: HashMap<K, std::collections::VecDeque<usize>> = HashMap::new();
    for (at, one) in base.iter().enumerate() {
        if let Some(key) = key(one) {
            places.entry(key).or_default().push_back(at);
        }
    }
    for (at, one) in other.iter().enumerate() {
        let place = key(one).and_then(|key| places.get_mut(&key)?.pop_front());
        if let Some(place) = place {
            matching.pair(place, at);
        }
    }
    matching
}
