//! A walk over everything a draft holds: texts, ids, references, times, codes, each with its path.
//!
//! A type says what it holds; lists, options and entities pass the walk on to every field. So a field that is added
//! is checked, renamed and translated like the others, without anybody having to remember it.

use super::id::Noun;
use super::kind::Kind;
use super::language::LanguageTag;
use super::path::Path;
use super::role::Role;
use super::slot::{Slot, Span};
use super::text::Text;

/// What a walk meets. Each method has an empty body: a visitor states what it cares for.
pub(crate) trait Visitor<'a> {
    /// The language in which a text alone is plain in the normal form, which paths address.
    fn main_language(&self) -> Option<&LanguageTag> {
        None
    }
    /// An item of a list is entered.
    fn item(&mut self, _at: &Path) {}
    /// The id of another item. That of the item at hand is not met: it is looked for where items are counted.
    fn reference(&mut self, _at: &Path, _noun: Noun, _id: &str) {}
    fn text(&mut self, _at: &Path, _text: &'a Text) {}
    fn slot(&mut self, _at: &Path, _slot: &Slot) {}
    fn span(&mut self, _at: &Path, _span: Span) {}
    fn role(&mut self, _at: &Path, _role: &Role) {}
    fn kind(&mut self, _at: &Path, _kind: &Kind) {}
}

/// The same for a walk that changes what it meets.
pub(crate) trait VisitorMut {
    /// An id, be it of the item at hand or of another.
    fn id(&mut self, _noun: Noun, _id: &mut Box<str>) {}
    fn text(&mut self, _text: &mut Text) {}
    fn slot(&mut self, _slot: &mut Slot) {}
    /// A stretch of a day that is no slot.
    fn span(&mut self, _span: &mut Span) {}
}

/// Something a walk can pass through.
pub(crate) trait Visit {
    fn visit<'a, V: Visitor<'a>>(&'a self, at: &mut Path, visitor: &mut V);

    fn visit_mut<V: VisitorMut>(&mut self, visitor: &mut V);

    /// The same for a field: absent fields cost nothing.
    fn visit_field<'a, V: Visitor<'a>>(&'a self, key: &'static str, at: &mut Path, visitor: &mut V) {
        at.push(key);
        self.visit(at, visitor);
        at.pop();
    }
}

impl<T: Visit> Visit for Option<T> {
    fn visit<'a, V: Visitor<'a>>(&'a self, at: &mut Path, visitor: &mut V) {
        if let Some(inner) = self {
            inner.visit(at, visitor);
        }
    }

    fn visit_mut<V: VisitorMut>(&mut self, visitor: &mut V) {
        if let Some(inner) = self {
            inner.visit_mut(visitor);
        }
    }

    fn visit_field<'a, V: Visitor<'a>>(&'a self, key: &'static str, at: &mut Path, visitor: &mut V) {
        if let Some(inner) = self {
            inner.visit_field(key, at, visitor);
        }
    }
}

impl<T: Visit> Visit for Vec<T> {
    fn visit<'a, V: Visitor<'a>>(&'a self, at: &mut Path, visitor: &mut V) {
        for (index, item) in self.iter().enumerate() {
            at.push_index(index);
            visitor.item(at);
            item.visit(at, visitor);
            at.pop();
        }
    }

    fn visit_mut<V: VisitorMut>(&mut self, visitor: &mut V) {
        for item in self {
            item.visit_mut(visitor);
        }
    }

    fn visit_field<'a, V: Visitor<'a>>(&'a self, key: &'static str, at: &mut Path, visitor: &mut V) {
        if !self.is_empty() {
            at.push(key);
            self.visit(at, visitor);
            at.pop();
        }
    }
}

/// For values that hold nothing a walk asks for.
macro_rules! nothing_inside {
    ($($type:ty),+ $(,)?) => {
        $(impl $crate::value::visit::Visit for $type {
            fn visit<'a, V: $crate::value::visit::Visitor<'a>>(&'a self, _: &mut $crate::value::path::Path, _: &mut V) {}
            fn visit_mut<V: $crate::value::visit::VisitorMut>(&mut self, _: &mut V) {}
            fn visit_field<'a, V: $crate::value::visit::Visitor<'a>>(
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
