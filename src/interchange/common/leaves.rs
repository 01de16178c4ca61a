//! Numbers the values of a draft in the order of its wire form.

use std::borrow::Cow;
use std::fmt;
use std::ops::Range;

use indexmap::IndexSet;
use serde::ser::{self, Serialize};

use crate::draft::Draft;

/// The values of a draft in the order of its wire form. Every value is followed by all values
/// within it.
#[derive(Debug, Default)]
pub(super) struct Leaves {
    values: Vec<Value>,
    /// The keys of all maps, each only once.
    names: IndexSet<Box<str>>,
    /// The text of a map key, while the key is being serialised.
    key: Option<String>,
}

#[derive(Debug)]
struct Value {
    key: Key,
    /// The number of the first value after all values within this one.
    end: u32,
}

#[derive(Debug, Clone, Copy)]
enum Key {
    Field(&'static str),
    Index(u32),
    /// The position of a map key in the set of names.
    Name(u32),
}

impl Leaves {
    pub(super) fn of(draft: &Draft) -> Self {
        let mut leaves = Self::default();
        leaves.value(Key::Index(0), draft);
        leaves
    }

    pub(super) fn len(&self) -> usize {
        self.values.len()
    }

    /// Returns the numbers of all values within a value.
    pub(super) fn within(&self, at: usize) -> Range<usize> {
        match self.values.get(at) {
            Some(value) => at + 1..value.end as usize,
            None => at..at,
        }
    }

    /// Returns `true` if the value is the field or the map entry with the given name.
    pub(super) fn is_named(&self, at: usize, name: &str) -> bool {
        match self.values.get(at).map(|value| value.key) {
            Some(Key::Field(field)) => field == name,
            Some(Key::Name(position)) => {
                self.names.get_index(position as usize).is_some_and(|key| **key == *name)
            }
            Some(Key::Index(_)) | None => false,
        }
    }

    /// Returns the last segment of the path of a value.
    pub(super) fn name(&self, at: usize) -> Cow<'_, str> {
        match self.values.get(at).map(|value| value.key) {
            Some(Key::Field(field)) => field.into(),
            Some(Key::Index(index)) => index.to_string().into(),
            Some(Key::Name(position)) => {
                self.names.get_index(position as usize).map_or("", |key| &**key).into()
            }
            None => "".into(),
        }
    }

    fn value<T: Serialize + ?Sized>(&mut self, key: Key, value: &T) {
        let at = self.values.len();
        self.values.push(Value { key, end: 0 });
        // The serialiser below never returns an error.
        let _ = value.serialize(&mut *self);
        let end = u32::try_from(self.values.len()).unwrap_or(u32::MAX);
        if let Some(value) = self.values.get_mut(at) {
            value.end = end;
        }
    }
}

/// A list, a map or a struct whose items are being numbered.
pub(super) struct Items<'l> {
    leaves: &'l mut Leaves,
    next: u32,
}

impl Items<'_> {
    fn item<T: Serialize + ?Sized>(&mut self, value: &T) {
        self.leaves.value(Key::Index(self.next), value);
        self.next += 1;
    }
}

macro_rules! nothing_within {
    ($($method:ident: $type:ty,)+) => {
        $(fn $method(self, _: $type) -> Result<(), fmt::Error> {
            Ok(())
        })+
    };
}

impl<'l> ser::Serializer for &'l mut Leaves {
    type Ok = ();
    type Error = fmt::Error;
    type SerializeSeq = Items<'l>;
    type SerializeTuple = Items<'l>;
    type SerializeTupleStruct = Items<'l>;
    type SerializeTupleVariant = Items<'l>;
    type SerializeMap = Items<'l>;
    type SerializeStruct = Items<'l>;
    type SerializeStructVariant = Items<'l>;

    nothing_within! {
        serialize_bool: bool,
        serialize_i8: i8,
        serialize_i16: i16,
        serialize_i32: i32,
        serialize_i64: i64,
        serialize_u8: u8,
        serialize_u16: u16,
        serialize_u32: u32,
        serialize_u64: u64,
        serialize_f32: f32,
        serialize_f64: f64,
        serialize_bytes: &[u8],
        serialize_unit_struct: &'static str,
    }

    fn serialize_char(self, c: char) -> Result<(), fmt::Error> {
        self.serialize_str(c.encode_utf8(&mut [0; 4]))
    }

    fn serialize_str(self, words: &str) -> Result<(), fmt::Error> {
        if let Some(key) = &mut self.key {
            key.push_str(words);
        }
        Ok(())
    }

    fn collect_str<T: fmt::Display + ?Sized>(self, value: &T) -> Result<(), fmt::Error> {
        match &mut self.key {
            Some(key) => fmt::Write::write_fmt(key, format_args!("{value}")),
            None => Ok(()),
        }
    }

    fn serialize_none(self) -> Result<(), fmt::Error> {
        Ok(())
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<(), fmt::Error> {
        value.serialize(self)
    }

    fn serialize_unit(self) -> Result<(), fmt::Error> {
        Ok(())
    }

    fn serialize_unit_variant(self, _: &'static str, _: u32, word: &'static str) -> Result<(), fmt::Error> {
        self.serialize_str(word)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        value: &T,
    ) -> Result<(), fmt::Error> {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        word: &'static str,
        value: &T,
    ) -> Result<(), fmt::Error> {
        self.value(Key::Field(word), value);
        Ok(())
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Items<'l>, fmt::Error> {
        Ok(Items { leaves: self, next: 0 })
    }

    fn serialize_tuple(self, _: usize) -> Result<Items<'l>, fmt::Error> {
        Ok(Items { leaves: self, next: 0 })
    }

    fn serialize_tuple_struct(self, _: &'static str, _: usize) -> Result<Items<'l>, fmt::Error> {
        Ok(Items { leaves: self, next: 0 })
    }

    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Items<'l>, fmt::Error> {
        Ok(Items { leaves: self, next: 0 })
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Items<'l>, fmt::Error> {
        Ok(Items { leaves: self, next: 0 })
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Items<'l>, fmt::Error> {
        Ok(Items { leaves: self, next: 0 })
    }

    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Items<'l>, fmt::Error> {
        Ok(Items { leaves: self, next: 0 })
    }
}

macro_rules! numbered_items {
    ($($trait:ident: $method:ident,)+) => {
        $(impl ser::$trait for Items<'_> {
            type Ok = ();
            type Error = fmt::Error;

            fn $method<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), fmt::Error> {
                self.item(value);
                Ok(())
            }

            fn end(self) -> Result<(), fmt::Error> {
                Ok(())
            }
        })+
    };
}

numbered_items! {
    SerializeSeq: serialize_element,
    SerializeTuple: serialize_element,
    SerializeTupleStruct: serialize_field,
    SerializeTupleVariant: serialize_field,
}

macro_rules! named_items {
    ($($trait:ident,)+) => {
        $(impl ser::$trait for Items<'_> {
            type Ok = ();
            type Error = fmt::Error;

            fn serialize_field<T: Serialize + ?Sized>(
                &mut self,
                name: &'static str,
                value: &T,
            ) -> Result<(), fmt::Error> {
                self.leaves.value(Key::Field(name), value);
                Ok(())
            }

            fn end(self) -> Result<(), fmt::Error> {
                Ok(())
            }
        })+
    };
}

named_items! { SerializeStruct, SerializeStructVariant, }

impl ser::SerializeMap for Items<'_> {
    type Ok = ();
    type Error = fmt::Error;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Result<(), fmt::Error> {
        self.leaves.key = Some(String::new());
        key.serialize(&mut *self.leaves)?;
        let key = self.leaves.key.take().unwrap_or_default();
        let position = match self.leaves.names.get_index_of(key.as_str()) {
            Some(position) => position,
            None => self.leaves.names.insert_full(key.into()).0,
        };
        self.next = u32::try_from(position).unwrap_or(u32::MAX);
        Ok(())
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), fmt::Error> {
        self.leaves.value(Key::Name(self.next), value);
        Ok(())
    }

    fn end(self) -> Result<(), fmt::Error> {
        Ok(())
    }
}
