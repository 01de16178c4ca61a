//! Merging of single fields. Texts are combined, other values of the base programme take
//! precedence, and all differences are reported.

use std::collections::{HashMap, HashSet};
use std::hash::Hash;

use super::disagreement::{Difference, Disagreement, Kept};
use super::item::MergeItem;
use super::name::{Likeness, Name};
use super::shown::{self, DisplayValue};
use crate::error::quote;
use crate::report::Subject;
use crate::value::block::Block;
use crate::value::path::Path;
use crate::value::string_map::{Extensions, ExternalIds};
use crate::value::text::Text;

/// The state of a merge: the disagreements that were found so far, and the item that is being
/// merged.
#[derive(Debug)]
pub(super) struct Merging {
    pub(super) found: Vec<Disagreement>,
    subject: Subject,
    name: String,
    at: Path,
}

/// Merges every field of a struct. Each argument has the form `method: field, …;` and specifies the
/// method that merges the fields. The method `leave` skips fields. A missing field is a compile
/// error, so fields that are added later cannot be forgotten.
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

    /// Sets the item, such as a session, to which all following disagreements belong.
    pub(super) fn about(&mut self, subject: Subject, name: Option<&Text>) {
        self.subject = subject;
        name.map_or("", Text::first).clone_into(&mut self.name);
        self.at = Path::root();
    }

    pub(super) fn about_item(&mut self, item: &dyn MergeItem) {
        self.about(item.subject(), item.name());
    }

    /// Merges an item of a list. The position of the item is added to the path of each disagreement
    /// that `merge` reports.
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

    /// Merges an optional text. A text that exists in only one version is not a disagreement,
    /// because it may simply not be translated yet.
    pub(super) fn text(&mut self, field: &'static str, base: &mut Option<Text>, other: Option<Text>) {
        match (base.as_mut(), other) {
            (Some(base), Some(other)) => self.words(field, base, other),
            (None, other) => *base = other,
            (Some(_), None) => {}
        }
    }

    /// Combines two texts. If both texts have a wording in the same language, the wording of the
    /// base programme is kept and any difference is reported.
    pub(super) fn words(&mut self, field: &'static str, base: &mut Text, other: Text) {
        for (language, ours, theirs) in base.unite(other) {
            let said = |wording: &str| Some(format!("{} ({language})", quote(wording)));
            self.report(Difference::Wording, field, (said(&ours), said(&theirs)), Kept::Base);
        }
    }

    /// Merges the name of a person. A wording of the name is not added if the base programme
    /// already has the same wording, even in a different language.
    pub(super) fn spelling(&mut self, field: &'static str, base: &mut Text, other: Text) {
        let known: Vec<Box<str>> = base.entries().map(|(_, wording)| wording.into()).collect();
        let new = other.entries().filter(|(_, wording)| !known.iter().any(|known| **known == **wording));
        let new: Vec<_> =
            new.map(|(language, wording)| (language.clone(), Box::<str>::from(wording))).collect();
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

    /// Merges an optional value. If both language versions specify a value, the value of the base
    /// programme is kept. Otherwise, the only available value is used.
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

    /// Compares an optional reference to another item, such as the parent session. A difference is
    /// reported, but the reference in the base programme stays unchanged, because another one could
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

    /// Merges two lists of values whose order does not matter, such as tags. Values that exist only
    /// in the other language version are appended.
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
                // The entry was valid in the other language version, so the insertion cannot fail.
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

    /// Merges two lists of texts, such as the questions of a session. Lists of equal length are
    /// merged one by one. Otherwise, it is unclear which texts belong together, so all texts are
    /// kept.
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
            // Blocks of different types do not occur here, because `fits` has already excluded
            // them.
            _ => {}
        }
    }

    /// Merges two lists item by item if `fits` is `true`. Otherwise, appends the items that do not
    /// exist in the base programme.
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

/// Returns `true` if two blocks of text have the same type, such as heading or paragraph. Two lists
/// must also have the same length.
fn fits(one: &Block, other: &Block) -> bool {
    match (one, other) {
        (Block::Paragraph(_), Block::Paragraph(_)) | (Block::Heading(_), Block::Heading(_)) => true,
        (Block::List(ours), Block::List(theirs)) => ours.len() == theirs.len(),
        _ => false,
    }
}

/// Pairs the items of two lists that have the same key. If several items have the same key, they
/// are paired in order.
pub(super) fn by_key<T, K: Eq + Hash>(
    base: &[T],
    other: &[T],
    key: impl Fn(&T) -> Option<K>,
) -> super::matching::Matching {
    let mut matching = super::matching::Matching::new(base.len(), other.len());
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
