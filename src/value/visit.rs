//! Visitors of drafts. A [`Visitor`] reads each text, reference, time and code in a draft, together
//! with its path. A [`VisitorMut`] can change each text, id, reference and time.
//!
//! Each type implements [`Visit`] for the values that it contains. Lists, options and entities
//! visit all of their items or fields. New fields are therefore checked, renamed and translated
//! without additional code.

use super::id::EntityKind;
use super::kind::Kind;
use super::language::LanguageTag;
use super::path::Path;
use super::role::Role;
use super::slot::{Slot, TimeRange};
use super::text::Text;

/// A visitor that reads the values in a draft. By default, all methods do nothing.
pub(crate) trait Visitor<'a> {
    /// Returns the main language of the draft. In normal form, a text that exists only in this
    /// language has no language tag, which affects its path.
    fn main_language(&self) -> Option<&LanguageTag> {
        None
    }
    /// Visits an item of a list, before the fields of the item are visited.
    fn item(&mut self, _at: &Path) {}
    /// Visits a reference to another item. The id of an item itself is not visited, because ids are
    /// collected separately.
    fn reference(&mut self, _at: &Path, _noun: EntityKind, _id: &str) {}
    fn text(&mut self, _at: &Path, _text: &'a Text) {}
    fn slot(&mut self, _at: &Path, _slot: &Slot) {}
    fn span(&mut self, _at: &Path, _span: TimeRange) {}
    fn role(&mut self, _at: &Path, _role: &Role) {}
    fn kind(&mut self, _at: &Path, _kind: &Kind) {}
}

/// A visitor that can change the values in a draft. By default, all methods do nothing.
pub(crate) trait VisitorMut {
    /// Visits an id of an item, or a reference to another item.
    fn id(&mut self, _noun: EntityKind, _id: &mut Box<str>) {}
    fn text(&mut self, _text: &mut Text) {}
    fn slot(&mut self, _slot: &mut Slot) {}
    /// Visits a time range that is not a slot, such as the part of a session in which a person
    /// speaks.
    fn span(&mut self, _span: &mut TimeRange) {}
}

/// A type whose contents a [`Visitor`] or a [`VisitorMut`] can visit.
///
/// A walk over a draft is compiled once per type of visitor. Visitors whose speed does not matter
/// are therefore passed as `&mut dyn Visitor` or `&mut dyn VisitorMut`, which share one walk.
pub(crate) trait Visit {
    fn visit<'a, V: Visitor<'a> + ?Sized>(&'a self, at: &mut Path, visitor: &mut V);

    fn visit_mut<V: VisitorMut + ?Sized>(&mut self, visitor: &mut V);

    /// Visits this value as the field `key` of its parent. An empty list or option is skipped
    /// without changing the path.
    fn visit_field<'a, V: Visitor<'a> + ?Sized>(&'a self, key: &'static str, at: &mut Path, visitor: &mut V) {
        at.push(key);
        self.visit(at, visitor);
        at.pop();
    }
}

impl<T: Visit> Visit for Option<T> {
    fn visit<'a, V: Visitor<'a> + ?Sized>(&'a self, at: &mut Path, visitor: &mut V) {
        if let Some(inner) = self {
            inner.visit(at, visitor);
        }
    }

    fn visit_mut<V: VisitorMut + ?Sized>(&mut self, visitor: &mut V) {
        if let Some(inner) = self {
            inner.visit_mut(visitor);
        }
    }

    fn visit_field<'a, V: Visitor<'a> + ?Sized>(&'a self, key: &'static str, at: &mut Path, visitor: &mut V) {
        if let Some(inner) = self {
            inner.visit_field(key, at, visitor);
        }
    }
}

impl<T: Visit> Visit for Vec<T> {
    fn visit<'a, V: Visitor<'a> + ?Sized>(&'a self, at: &mut Path, visitor: &mut V) {
        for (index, item) in self.iter().enumerate() {
            at.push_index(index);
            visitor.item(at);
            item.visit(at, visitor);
            at.pop();
        }
    }

    fn visit_mut<V: VisitorMut + ?Sized>(&mut self, visitor: &mut V) {
        for item in self {
            item.visit_mut(visitor);
        }
    }

    fn visit_field<'a, V: Visitor<'a> + ?Sized>(&'a self, key: &'static str, at: &mut Path, visitor: &mut V) {
        if !self.is_empty() {
            at.push(key);
            self.visit(at, visitor);
            at.pop();
        }
    }
}

/// Implements [`Visit`] for types without any values to visit, such as numbers.
macro_rules! nothing_inside {
    ($($type:ty),+ $(,)?) => {
        $(impl $crate::value::visit::Visit for $type {
            fn visit<'a, V: $crate::value::visit::Visitor<'a> + ?Sized>(&'a self, _: &mut $crate::value::path::Path, _: &mut V) {}
            fn visit_mut<V: $crate::value::visit::VisitorMut + ?Sized>(&mut self, _: &mut V) {}
            fn visit_field<'a, V: $crate::value::visit::Visitor<'a> + ?Sized>(
                &'a self,
                _: &'static str,
                _: &mut $crate::value::path::Path,
                _: &mut V,
            ) {
            }
        })+
    };
}
pub(crate) use nothing_inside;

nothing_inside!(bool, i32, u32, String, chrono::NaiveDate);
