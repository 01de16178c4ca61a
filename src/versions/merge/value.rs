//! Three-way merging of the values of fields.

use std::collections::{HashMap, HashSet, VecDeque};
use std::hash::Hash;

use super::conflict::{ConflictKind, Side};
use super::order::{Keys, merge_order};
use crate::draft::{Extensions, ExternalIds, Participation};
use crate::value::block::Block;
use crate::value::fields::Fields;
use crate::value::role::Role;
use crate::value::text::Text;
use crate::versions::value::FieldValue;

/// A conflict within the value of a field.
#[derive(Debug, Clone)]
pub(super) struct PartConflict {
    pub(super) part: String,
    pub(super) kind: ConflictKind,
    pub(super) values: [Option<FieldValue>; 3],
    pub(super) stands: Side,
}

/// The state of a merge of one field: the part that is being merged, and the conflicts so far.
#[derive(Debug, Default)]
pub(super) struct Parts {
    path: Vec<String>,
    pub(super) conflicts: Vec<PartConflict>,
}

type Three<T> = [T; 3];

/// The maximum number of texts with the same wording that are compared. Without this limit, the
/// cost would be quadratic in the number of equal texts.
const MANY: usize = 64;

impl Parts {
    fn conflict(&mut self, kind: ConflictKind, values: Three<Option<FieldValue>>, stands: Side) {
        self.conflicts.push(PartConflict { part: self.path.join("/"), kind, values, stands });
    }

    fn within<T>(&mut self, part: impl Into<String>, merge: impl FnOnce(&mut Self) -> T) -> T {
        self.path.push(part.into());
        let merged = merge(self);
        self.path.pop();
        merged
    }

    /// Merges three values. If both sides changed the value in different ways, its parts are
    /// merged. If it has no parts, our value is kept.
    pub(super) fn merge(&mut self, values: Three<Option<FieldValue>>) -> Option<FieldValue> {
        let [base, ours, theirs] = &values;
        if ours == theirs || theirs == base {
            return ours.clone();
        }
        if ours == base {
            return theirs.clone();
        }
        if let Some(merged) = self.fine(&values) {
            return merged;
        }
        let ours = ours.clone();
        self.conflict(ConflictKind::Value, values, Side::Ours);
        ours
    }

    /// Merges the parts of a value, such as the languages of a text. Returns `None` if the value
    /// can only be merged as a unit.
    #[expect(clippy::option_option, reason = "a merged value can be empty")]
    #[expect(clippy::too_many_lines, reason = "a table of types of values")]
    fn fine(&mut self, values: &Three<Option<FieldValue>>) -> Option<Option<FieldValue>> {
        macro_rules! list {
            ($variant:ident, |$three:ident| $merge:expr) => {{
                let get = |value: &Option<FieldValue>| match value {
                    Some(FieldValue::$variant(list)) => list.clone(),
                    _ => Default::default(),
                };
                let lists: Three<_> = [get(&values[0]), get(&values[1]), get(&values[2])];
                let $three = [&lists[0][..], &lists[1][..], &lists[2][..]];
                let merged = $merge;
                Some((!merged.is_empty()).then(|| FieldValue::$variant(merged)))
            }};
        }
        let id = |text: &str| text.to_owned();
        match values[1].as_ref().or(values[2].as_ref())? {
            FieldValue::Text(_) => {
                let [base, Some(FieldValue::Text(ours)), Some(FieldValue::Text(theirs))] = values else {
                    return None;
                };
                let base = match base {
                    Some(FieldValue::Text(base)) => Some(base),
                    _ => None,
                };
                Some(Some(FieldValue::Text(self.text(base, ours, theirs)?)))
            }
            FieldValue::ExternalIds(_) => {
                let get = |value: &Option<FieldValue>| match value {
                    Some(FieldValue::ExternalIds(ids)) => pairs(ids.iter()),
                    _ => Vec::new(),
                };
                let merged = self.entries(&values.each_ref().map(get));
                let mut ids = ExternalIds::default();
                merged.into_iter().try_for_each(|(key, id)| ids.insert(key, id)).ok()?;
                Some((!ids.is_empty()).then_some(FieldValue::ExternalIds(ids)))
            }
            FieldValue::Extensions(_) => {
                let get = |value: &Option<FieldValue>| match value {
                    Some(FieldValue::Extensions(data)) => pairs(data.iter()),
                    _ => Vec::new(),
                };
                let merged = self.entries(&values.each_ref().map(get));
                let mut data = Extensions::default();
                merged.into_iter().try_for_each(|(key, value)| data.insert(key, value)).ok()?;
                Some((!data.is_empty()).then_some(FieldValue::Extensions(data)))
            }
            FieldValue::Recording(_) => {
                let [base, Some(FieldValue::Recording(ours)), Some(FieldValue::Recording(theirs))] = values
                else {
                    return None;
                };
                let base = match base {
                    Some(FieldValue::Recording(base)) => Some(base),
                    _ => None,
                };
                Some(Some(FieldValue::Recording(self.record(base, ours, theirs))))
            }
            FieldValue::Participations(_) => list!(Participations, |lists| self.participations(lists)),
            FieldValue::Links(_) => list!(Links, |lists| {
                let classes = classes(lists, |link| link.url.clone());
                self.items(lists, &classes, |link| link.url.to_string(), Self::record_item)
            }),
            FieldValue::Documents(_) => list!(Documents, |lists| {
                let classes =
                    classes(lists, |row| (row.symbol.clone(), row.url.clone(), row.language.clone()));
                let label = |row: &crate::draft::Document| {
                    let url = || row.url.as_ref().map(ToString::to_string);
                    row.symbol.clone().or_else(url).unwrap_or_default()
                };
                self.items(lists, &classes, label, Self::record_item)
            }),
            FieldValue::Posts(_) if values[1].is_some() && values[2].is_some() => list!(Posts, |lists| {
                let classes = classes(lists, |row| {
                    (row.organisation.clone(), row.organisation_name.clone(), row.country)
                });
                let label = |row: &crate::draft::Post| {
                    row.organisation.as_ref().map(ToString::to_string).unwrap_or_default()
                };
                self.items(lists, &classes, label, Self::record_item)
            }),
            FieldValue::Texts(_) => list!(Texts, |lists| {
                let classes = classes_of_texts(lists);
                self.items(lists, &classes, |text| id(text.first()), Self::text_item)
            }),
            FieldValue::Blocks(_) => {
                let get = |value: &Option<FieldValue>| match value {
                    Some(FieldValue::Blocks(blocks)) => blocks.clone(),
                    _ => Vec::new(),
                };
                let lists = values.each_ref().map(get);
                let blocks = self.blocks([&lists[0], &lists[1], &lists[2]])?;
                Some((!blocks.is_empty()).then_some(FieldValue::Blocks(blocks)))
            }
            FieldValue::Languages(_) => list!(Languages, |lists| {
                let classes = classes(lists, |row| row.tag.clone());
                self.items(
                    lists,
                    &classes,
                    |row| row.tag.to_string(),
                    |parts, base, ours, theirs| {
                        let unchanged = base.is_some_and(|base| base == ours);
                        if !unchanged {
                            let value =
                                |row: &crate::draft::Language| Some(FieldValue::Languages(vec![row.clone()]));
                            let values = [base.and_then(value), value(ours), value(theirs)];
                            parts.conflict(ConflictKind::Value, values, Side::Ours);
                        }
                        ours.clone()
                    },
                )
            }),
            FieldValue::LanguageTags(_) => list!(LanguageTags, |lists| self.set(lists, ToString::to_string)),
            FieldValue::Sessions(_) => list!(Sessions, |lists| self.set(lists, ToString::to_string)),
            FieldValue::Rooms(_) => list!(Rooms, |lists| self.set(lists, ToString::to_string)),
            FieldValue::Tracks(_) => list!(Tracks, |lists| self.set(lists, ToString::to_string)),
            FieldValue::AgendaItems(_) => list!(AgendaItems, |lists| self.set(lists, ToString::to_string)),
            FieldValue::Slots(_) => list!(Slots, |lists| self.set(lists, ToString::to_string)),
            _ => None,
        }
    }

    /// Merges the languages of a text. Returns `None` if no language would remain.
    fn text(&mut self, base: Option<&Text>, ours: &Text, theirs: &Text) -> Option<Text> {
        let get = |text: &Text| {
            text.entries().map(|(tag, wording)| (tag.to_string(), wording.to_owned())).collect::<Vec<_>>()
        };
        let found = self.conflicts.len();
        let merged = self.entries(&[base.map(get).unwrap_or_default(), get(ours), get(theirs)]);
        let entries = merged.iter().map(|(tag, wording)| (tag.as_str(), wording.as_str()));
        let text = Text::new(entries).ok();
        if text.is_none() {
            self.conflicts.truncate(found);
        }
        text
    }

    /// Merges maps of strings by their keys.
    fn entries(&mut self, maps: &Three<Vec<(String, String)>>) -> Vec<(String, String)> {
        let lists = [&maps[0][..], &maps[1][..], &maps[2][..]];
        let classes = classes(lists, |(key, _)| key.clone());
        self.items(
            lists,
            &classes,
            |(key, _)| key.clone(),
            |parts, base, ours, theirs| {
                let value = |entry: &(String, String)| Some(FieldValue::String(entry.1.clone()));
                let values = [base.and_then(value), value(ours), value(theirs)];
                parts.conflict(ConflictKind::Value, values, Side::Ours);
                ours.clone()
            },
        )
    }

    /// Merges entities by their fields.
    pub(super) fn record<T: Fields<FieldValue> + Clone>(
        &mut self,
        base: Option<&T>,
        ours: &T,
        theirs: &T,
    ) -> T {
        let mut merged = ours.clone();
        for name in ours.differing(theirs) {
            let values = [base.and_then(|row| row.field(name)), ours.field(name), theirs.field(name)];
            let value = self.within(name, |parts| parts.merge(values.clone()));
            // A merged value always has the type of the field, and is present if the field is
            // required.
            if value != values[1] && merged.set_field(name, value).is_err() {
                self.within(name, |parts| parts.conflict(ConflictKind::Value, values, Side::Ours));
            }
        }
        merged
    }

    fn record_item<T: Fields<FieldValue> + Clone>(&mut self, base: Option<&T>, ours: &T, theirs: &T) -> T {
        self.record(base, ours, theirs)
    }

    fn text_item(&mut self, base: Option<&Text>, ours: &Text, theirs: &Text) -> Text {
        self.text(base, ours, theirs).unwrap_or_else(|| {
            let value = |text: &Text| Some(FieldValue::Text(text.clone()));
            let values = [base.and_then(value), value(ours), value(theirs)];
            self.conflict(ConflictKind::Value, values, Side::Ours);
            ours.clone()
        })
    }

    fn set<T: Clone + Eq + Hash>(&mut self, lists: Three<&[T]>, label: impl Fn(&T) -> String) -> Vec<T> {
        let classes = classes(lists, Clone::clone);
        self.items(lists, &classes, label, |_, _, ours, _| ours.clone())
    }

    fn participations(&mut self, lists: Three<&[Participation]>) -> Vec<Participation> {
        let participant = |one: &Participation| {
            let party = (one.person.clone(), one.organisation.clone(), one.country);
            // The order of languages is not part of the identity.
            let wordings = |text: &Option<Text>| {
                let mut all: Vec<(String, String)> = text.iter().flat_map(pairs_of).collect();
                all.sort_unstable();
                all
            };
            (party, wordings(&one.office), wordings(&one.vacancy))
        };
        // The role is part of the identity only if a participant takes part more than once.
        let mut several = HashSet::new();
        for list in lists {
            let mut seen = HashSet::new();
            several.extend(list.iter().map(participant).filter(|one| !seen.insert(one.clone())));
        }
        let classes = classes(lists, |one| {
            let who = participant(one);
            let role = several.contains(&who).then(|| one.role.clone());
            (who, role)
        });
        let label = |one: &Participation| {
            let person = one.person.as_ref().map(ToString::to_string);
            let organisation = || one.organisation.as_ref().map(ToString::to_string);
            let country = || one.country.map(|country| country.to_string());
            let words = || one.office.as_ref().or(one.vacancy.as_ref()).map(|text| text.first().to_owned());
            person.or_else(organisation).or_else(country).or_else(words).unwrap_or_default()
        };
        let replaced = replaced_twice(lists, &classes);
        for &(before, here, there) in &replaced {
            let value = |one: &Participation| Some(FieldValue::Participations(vec![one.clone()]));
            let values = [value(before), value(here), lists[2].get(there).and_then(value)];
            self.within(label(before), |parts| parts.conflict(ConflictKind::Value, values, Side::Ours));
        }
        if replaced.is_empty() {
            return self.items(lists, &classes, label, Self::record_item);
        }
        let refused: HashSet<usize> = replaced.iter().map(|(.., there)| *there).collect();
        let [base, ours, theirs] = lists;
        let [in_base, in_ours, in_theirs] = classes;
        let (theirs, in_theirs): (Vec<Participation>, Vec<usize>) = theirs
            .iter()
            .zip(in_theirs)
            .enumerate()
            .filter(|(at, _)| !refused.contains(at))
            .map(|(_, (one, class))| (one.clone(), class))
            .unzip();
        self.items([base, ours, &theirs], &[in_base, in_ours, in_theirs], label, Self::record_item)
    }

    /// Merges long texts block by block, if all versions have the same number of blocks and no
    /// block was moved. Returns `None` if the texts can only be merged as a unit.
    fn blocks(&mut self, lists: Three<&[Block]>) -> Option<Vec<Block>> {
        let [base, ours, theirs] = lists;
        if base.len() != ours.len() || base.len() != theirs.len() {
            return None;
        }
        // A moved block is not a version of the block that was in its position before.
        let places: HashMap<&Block, usize> = base.iter().zip(0..).collect();
        let is_moved = |(at, block): (usize, &Block)| {
            base.get(at) != Some(block) && places.get(block).is_some_and(|place| *place != at)
        };
        if ours.iter().enumerate().any(is_moved) || theirs.iter().enumerate().any(is_moved) {
            return None;
        }
        let found = self.conflicts.len();
        let mut merged = Vec::with_capacity(ours.len());
        for (at, ((base, ours), theirs)) in base.iter().zip(ours).zip(theirs).enumerate() {
            let block = if ours == theirs || theirs == base {
                Some(ours.clone())
            } else if ours == base {
                Some(theirs.clone())
            } else {
                let mut text = |base: &Text, ours: &Text, theirs: &Text| {
                    self.within(at.to_string(), |parts| parts.text(Some(base), ours, theirs))
                };
                match (base, ours, theirs) {
                    (Block::Paragraph(base), Block::Paragraph(ours), Block::Paragraph(theirs)) => {
                        text(base, ours, theirs).map(Block::Paragraph)
                    }
                    (Block::Heading(base), Block::Heading(ours), Block::Heading(theirs)) => {
                        text(base, ours, theirs).map(Block::Heading)
                    }
                    (Block::Html(base), Block::Html(ours), Block::Html(theirs)) => {
                        text(base, ours, theirs).map(Block::Html)
                    }
                    (Block::Markdown(base), Block::Markdown(ours), Block::Markdown(theirs)) => {
                        text(base, ours, theirs).map(Block::Markdown)
                    }
                    _ => None,
                }
            };
            let Some(block) = block else {
                self.conflicts.truncate(found);
                return None;
            };
            merged.push(block);
        }
        Some(merged)
    }

    /// Merges lists by the classes of their items. Items of the same class are versions of the same
    /// item. `merge` is called if the two sides have different versions of an item, and neither
    /// equals the version of the base.
    fn items<T: Clone + PartialEq>(
        &mut self,
        lists: Three<&[T]>,
        classes: &Three<Vec<usize>>,
        label: impl Fn(&T) -> String,
        mut merge: impl FnMut(&mut Self, Option<&T>, &T, &T) -> T,
    ) -> Vec<T> {
        let by_class = |list: usize| -> HashMap<usize, &T> {
            let (Some(items), Some(classes)) = (lists.get(list), classes.get(list)) else {
                return HashMap::new();
            };
            classes.iter().copied().zip(items.iter()).collect()
        };
        let (base, ours, theirs) = (by_class(0), by_class(1), by_class(2));
        let mut merged: HashMap<usize, T> = HashMap::new();
        let mut seen = HashSet::new();
        for class in classes.iter().flatten().filter(|class| seen.insert(**class)) {
            let versions = (base.get(class).copied(), ours.get(class).copied(), theirs.get(class).copied());
            let item = match versions {
                (base, Some(ours), Some(theirs)) => Some(if ours == theirs || base == Some(theirs) {
                    ours.clone()
                } else if base == Some(ours) {
                    theirs.clone()
                } else {
                    self.within(label(ours), |parts| merge(parts, base, ours, theirs))
                }),
                (None, ours, theirs) => ours.or(theirs).cloned(),
                (Some(base), Some(kept), None) | (Some(base), None, Some(kept)) if base != kept => {
                    let stands = if ours.contains_key(class) { Side::Ours } else { Side::Theirs };
                    self.within(label(kept), |parts| {
                        parts.conflict(ConflictKind::Removed, [None, None, None], stands);
                    });
                    Some(kept.clone())
                }
                _ => None,
            };
            if let Some(item) = item {
                merged.insert(*class, item);
            }
        }
        let kept: HashSet<usize> = merged.keys().copied().collect();
        let [base, ours, theirs] = classes;
        let (order, contested) = merge_order(Keys { base, ours, theirs }, &kept);
        for class in contested {
            if let Some(item) = merged.get(&class) {
                let part = label(item);
                self.within(part, |parts| {
                    parts.conflict(ConflictKind::Position, [None, None, None], Side::Ours);
                });
            }
        }
        order.into_iter().filter_map(|class| merged.remove(&class)).collect()
    }
}

type ByRole<'p> = HashMap<Option<Role>, VecDeque<&'p Participation>>;

/// Returns the participations of the base that both sides replaced by different participants in the
/// same role, each with our replacement and the index of their replacement.
fn replaced_twice<'p>(
    lists: Three<&'p [Participation]>,
    classes: &Three<Vec<usize>>,
) -> Vec<(&'p Participation, &'p Participation, usize)> {
    let sets = classes.each_ref().map(|list| list.iter().copied().collect::<HashSet<usize>>());
    let [in_base, in_ours, in_theirs] = &sets;
    let only = |list: &'p [Participation], classes: &[usize], others: [&HashSet<usize>; 2]| {
        let mut found = ByRole::new();
        for (one, class) in list.iter().zip(classes) {
            if !others.iter().any(|other| other.contains(class)) {
                found.entry(one.role.clone()).or_default().push_back(one);
            }
        }
        found
    };
    let [base, ours, theirs] = lists;
    let [base_classes, ours_classes, theirs_classes] = classes;
    let mut gone = only(base, base_classes, [in_ours, in_theirs]);
    let mut here = only(ours, ours_classes, [in_base, in_theirs]);
    let mut found = Vec::new();
    for (at, (there, class)) in theirs.iter().zip(theirs_classes).enumerate() {
        if in_base.contains(class) || in_ours.contains(class) {
            continue;
        }
        let lists = (gone.get_mut(&there.role), here.get_mut(&there.role));
        let (Some(gone), Some(here)) = lists else { continue };
        if here.is_empty() {
            continue;
        }
        if let Some(gone) = gone.pop_front()
            && let Some(here) = here.pop_front()
        {
            found.push((gone, here, at));
        }
    }
    found
}

fn pairs_of(text: &Text) -> Vec<(String, String)> {
    text.entries().map(|(tag, wording)| (tag.to_string(), wording.to_owned())).collect()
}

fn pairs<'a>(entries: impl Iterator<Item = (&'a str, &'a str)>) -> Vec<(String, String)> {
    entries.map(|(key, value)| (key.to_owned(), value.to_owned())).collect()
}

/// Numbers the items of three lists, so that equal keys have equal numbers. If a key occurs several
/// times in a list, its first occurrences in the three lists share one number, its second
/// occurrences share another, and so on.
fn classes<T, K: Eq + Hash + Clone>(lists: Three<&[T]>, key: impl Fn(&T) -> K) -> Three<Vec<usize>> {
    let mut numbers: HashMap<(K, usize), usize> = HashMap::new();
    lists.map(|list| {
        let mut seen: HashMap<K, usize> = HashMap::new();
        let mut classes = Vec::with_capacity(list.len());
        for item in list {
            let key = key(item);
            let nth = seen.entry(key.clone()).or_insert(0);
            let next = numbers.len();
            classes.push(*numbers.entry((key, *nth)).or_insert(next));
            *nth += 1;
        }
        classes
    })
}

/// Numbers the texts of three lists, so that matching texts have the same number. A text matches a
/// text of the base if both are equal, or if they have the same wording in one of their languages.
/// New texts match if they are equal.
fn classes_of_texts(lists: Three<&[Text]>) -> Three<Vec<usize>> {
    // The order of languages is not part of the identity of a new text.
    type New = HashMap<(Vec<(String, String)>, usize), usize>;
    let [base, ours, theirs] = lists;
    let wordings = |text: &Text| -> Vec<(String, String)> {
        text.entries().map(|(tag, wording)| (tag.to_string(), wording.to_owned())).collect()
    };
    let mut known: HashMap<(String, String), Vec<usize>> = HashMap::new();
    for (at, text) in base.iter().enumerate() {
        for key in wordings(text) {
            known.entry(key).or_default().push(at);
        }
    }
    let number = |list: &'_ [Text]| -> Vec<Option<usize>> {
        let mut taken = HashSet::new();
        let mut found: Vec<Option<usize>> = vec![None; list.len()];
        for equal in [true, false] {
            for (text, class) in list.iter().zip(&mut found).filter(|(_, class)| class.is_none()) {
                let keys = wordings(text);
                let candidates = keys.iter().filter_map(|key| known.get(key)).flatten().take(MANY);
                let mut same = candidates.filter(|at| !equal || base.get(**at) == Some(text));
                *class = same.find(|at| taken.insert(**at)).copied();
            }
        }
        found
    };
    let (ours_found, theirs_found) = (number(ours), number(theirs));
    let fill = |list: &[Text], found: Vec<Option<usize>>, new: &mut New| {
        let mut seen: HashMap<Vec<(String, String)>, usize> = HashMap::new();
        let mut classes = Vec::with_capacity(list.len());
        for (text, class) in list.iter().zip(found) {
            classes.push(class.unwrap_or_else(|| {
                let mut key = wordings(text);
                key.sort_unstable();
                let nth = seen.entry(key.clone()).or_insert(0);
                let next = base.len() + new.len();
                let class = *new.entry((key, *nth)).or_insert(next);
                *nth += 1;
                class
            }));
        }
        classes
    };
    let mut new = New::new();
    let ours = fill(ours, ours_found, &mut new);
    let theirs = fill(theirs, theirs_found, &mut new);
    [(0..base.len()).collect(), ours, theirs]
}
