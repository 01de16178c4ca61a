//! A deserializer wrapper that tracks the current path and collects unknown fields.
//!
//! The wrapper forwards every call to the inner deserializer. The keys on the path to the current
//! value are stored in a single buffer. Each key is appended to the buffer when it is read, and
//! removed after its value has been read. After an error, the buffer therefore still contains the
//! path of the value that caused the error.

use std::fmt;

use serde::de::{
    self, DeserializeSeed, Deserializer, EnumAccess, MapAccess, SeqAccess, VariantAccess, Visitor,
};

use crate::value::path::Path;

#[derive(Debug, Default)]
pub(super) struct Tracker {
    steps: Vec<Step>,
    keys: String,
    pub(super) unread: Vec<Path>,
}

#[derive(Debug, Clone, Copy)]
enum Step {
    Index(usize),
    /// A key, represented by the end offset of its text in `Tracker::keys`.
    TrackedKey(usize),
}

impl Tracker {
    pub(super) fn path(&self) -> Path {
        let mut path = Path::root();
        let mut start = 0;
        for step in &self.steps {
            match *step {
                Step::Index(index) => path.push_index(index),
                Step::TrackedKey(end) => {
                    path.push_text(self.keys.get(start..end).unwrap_or_default());
                    start = end;
                }
            }
        }
        path
    }

    fn enter(&mut self, key: &str) {
        self.keys.push_str(key);
        self.steps.push(Step::TrackedKey(self.keys.len()));
    }

    /// Returns the length of the current path. Passing the result to `back` later removes all keys
    /// that were added in between.
    fn base(&self) -> (usize, usize) {
        (self.steps.len(), self.keys.len())
    }

    fn back(&mut self, (steps, keys): (usize, usize)) {
        self.steps.truncate(steps);
        self.keys.truncate(keys);
    }
}

/// A wrapper around a deserializer, visitor or seed that keeps a [`Tracker`] up to date.
pub(super) struct Tracking<'t, T> {
    inner: T,
    track: &'t mut Tracker,
    /// Whether the inner value is the visitor of a struct. Such a visitor rejects sequences.
    /// Compact formats write a struct as a sequence of its values. Since missing fields are not
    /// written, such a sequence could be read as other fields.
    is_struct: bool,
}

impl<'t, T> Tracking<'t, T> {
    pub(super) fn new(inner: T, track: &'t mut Tracker) -> Self {
        Self { inner, track, is_struct: false }
    }
}

macro_rules! forward_to_deserializer {
    ($($method:ident($($argument:ident : $type:ty),*);)*) => {
        $(#[inline]
        fn $method<V: Visitor<'de>>(self, $($argument: $type,)* visitor: V) -> Result<V::Value, D::Error> {
            self.inner.$method($($argument,)* Tracking::new(visitor, self.track))
        })*
    };
}

impl<'de, D: Deserializer<'de>> Deserializer<'de> for Tracking<'_, D> {
    type Error = D::Error;

    forward_to_deserializer! {
        deserialize_any();
        deserialize_bool();
        deserialize_i8();
        deserialize_i16();
        deserialize_i32();
        deserialize_i64();
        deserialize_i128();
        deserialize_u8();
        deserialize_u16();
        deserialize_u32();
        deserialize_u64();
        deserialize_u128();
        deserialize_f32();
        deserialize_f64();
        deserialize_char();
        deserialize_str();
        deserialize_string();
        deserialize_bytes();
        deserialize_byte_buf();
        deserialize_option();
        deserialize_unit();
        deserialize_unit_struct(name: &'static str);
        deserialize_newtype_struct(name: &'static str);
        deserialize_seq();
        deserialize_tuple(length: usize);
        deserialize_tuple_struct(name: &'static str, length: usize);
        deserialize_map();
        deserialize_enum(name: &'static str, variants: &'static [&'static str]);
        deserialize_identifier();
    }

    #[inline]
    fn deserialize_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, D::Error> {
        let visitor = Tracking { inner: visitor, track: self.track, is_struct: true };
        self.inner.deserialize_struct(name, fields, visitor)
    }

    /// Serde's derived code calls this method for unknown fields, so their paths are collected
    /// here.
    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, D::Error> {
        self.track.unread.push(self.track.path());
        self.inner.deserialize_ignored_any(visitor)
    }

    fn is_human_readable(&self) -> bool {
        self.inner.is_human_readable()
    }
}

macro_rules! forward_scalars {
    ($($method:ident: $type:ty;)*) => {
        $(fn $method<E: de::Error>(self, value: $type) -> Result<V::Value, E> {
            self.inner.$method(value)
        })*
    };
}

impl<'de, V: Visitor<'de>> Visitor<'de> for Tracking<'_, V> {
    type Value = V::Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.inner.expecting(f)
    }

    forward_scalars! {
        visit_bool: bool;
        visit_i8: i8;
        visit_i16: i16;
        visit_i32: i32;
        visit_i64: i64;
        visit_i128: i128;
        visit_u8: u8;
        visit_u16: u16;
        visit_u32: u32;
        visit_u64: u64;
        visit_u128: u128;
        visit_f32: f32;
        visit_f64: f64;
        visit_char: char;
        visit_str: &str;
        visit_borrowed_str: &'de str;
        visit_string: String;
        visit_bytes: &[u8];
        visit_borrowed_bytes: &'de [u8];
        visit_byte_buf: Vec<u8>;
    }

    fn visit_none<E: de::Error>(self) -> Result<V::Value, E> {
        self.inner.visit_none()
    }

    fn visit_unit<E: de::Error>(self) -> Result<V::Value, E> {
        self.inner.visit_unit()
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<V::Value, D::Error> {
        self.inner.visit_some(Tracking::new(deserializer, self.track))
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(self, deserializer: D) -> Result<V::Value, D::Error> {
        self.inner.visit_newtype_struct(Tracking::new(deserializer, self.track))
    }

    #[inline]
    fn visit_seq<A: SeqAccess<'de>>(self, seq: A) -> Result<V::Value, A::Error> {
        if self.is_struct {
            return Err(de::Error::invalid_type(de::Unexpected::Seq, &"a map of fields"));
        }
        self.inner.visit_seq(TrackedItems { inner: seq, index: 0, track: self.track })
    }

    #[inline]
    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<V::Value, A::Error> {
        let base = self.track.base();
        self.inner.visit_map(TrackedFields { inner: map, base, track: self.track })
    }

    fn visit_enum<A: EnumAccess<'de>>(self, data: A) -> Result<V::Value, A::Error> {
        self.inner.visit_enum(Tracking::new(data, self.track))
    }
}

impl<'de, S: DeserializeSeed<'de>> DeserializeSeed<'de> for Tracking<'_, S> {
    type Value = S::Value;

    #[inline]
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<S::Value, D::Error> {
        self.inner.deserialize(Tracking::new(deserializer, self.track))
    }
}

impl<'de, 't, A: EnumAccess<'de>> EnumAccess<'de> for Tracking<'t, A> {
    type Error = A::Error;
    type Variant = TrackedVariant<'t, A::Variant>;

    fn variant_seed<S: DeserializeSeed<'de>>(self, seed: S) -> Result<(S::Value, Self::Variant), A::Error> {
        let base = self.track.base();
        match self.inner.variant_seed(TrackedKey { inner: seed, track: self.track }) {
            Ok((value, variant)) => Ok((value, TrackedVariant { inner: variant, base, track: self.track })),
            // An unknown variant can be a string instead of a key, so it is not part of the path.
            Err(error) => {
                self.track.back(base);
                Err(error)
            }
        }
    }
}

/// The content of an enum. The name of the variant is the key of its content.
pub(super) struct TrackedVariant<'t, A> {
    inner: A,
    base: (usize, usize),
    track: &'t mut Tracker,
}

impl<'de, A: VariantAccess<'de>> VariantAccess<'de> for TrackedVariant<'_, A> {
    type Error = A::Error;

    fn unit_variant(self) -> Result<(), A::Error> {
        self.track.back(self.base);
        self.inner.unit_variant()
    }

    fn newtype_variant_seed<S: DeserializeSeed<'de>>(self, seed: S) -> Result<S::Value, A::Error> {
        let value = self.inner.newtype_variant_seed(Tracking::new(seed, self.track))?;
        self.track.back(self.base);
        Ok(value)
    }

    fn tuple_variant<V: Visitor<'de>>(self, length: usize, visitor: V) -> Result<V::Value, A::Error> {
        let value = self.inner.tuple_variant(length, Tracking::new(visitor, self.track))?;
        self.track.back(self.base);
        Ok(value)
    }

    fn struct_variant<V: Visitor<'de>>(
        self,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, A::Error> {
        let value = self.inner.struct_variant(fields, Tracking::new(visitor, self.track))?;
        self.track.back(self.base);
        Ok(value)
    }
}

struct TrackedItems<'t, A> {
    inner: A,
    index: usize,
    track: &'t mut Tracker,
}

impl<'de, A: SeqAccess<'de>> SeqAccess<'de> for TrackedItems<'_, A> {
    type Error = A::Error;

    #[inline]
    fn next_element_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<Option<S::Value>, A::Error> {
        self.track.steps.push(Step::Index(self.index));
        let item = self.inner.next_element_seed(Tracking::new(seed, self.track))?;
        self.track.steps.pop();
        self.index += 1;
        Ok(item)
    }

    fn size_hint(&self) -> Option<usize> {
        self.inner.size_hint()
    }
}

struct TrackedFields<'t, A> {
    inner: A,
    base: (usize, usize),
    track: &'t mut Tracker,
}

impl<'de, A: MapAccess<'de>> MapAccess<'de> for TrackedFields<'_, A> {
    type Error = A::Error;

    fn next_key_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<Option<S::Value>, A::Error> {
        self.track.back(self.base);
        self.inner.next_key_seed(TrackedKey { inner: seed, track: self.track })
    }

    #[inline]
    fn next_value_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<S::Value, A::Error> {
        let value = self.inner.next_value_seed(Tracking::new(seed, self.track))?;
        self.track.back(self.base);
        Ok(value)
    }

    fn size_hint(&self) -> Option<usize> {
        self.inner.size_hint()
    }
}

struct TrackedKey<'t, T> {
    inner: T,
    track: &'t mut Tracker,
}

impl<'de, S: DeserializeSeed<'de>> DeserializeSeed<'de> for TrackedKey<'_, S> {
    type Value = S::Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<S::Value, D::Error> {
        self.inner.deserialize(TrackedKey { inner: deserializer, track: self.track })
    }
}

macro_rules! forward_key {
    ($($method:ident)*) => {
        $(fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, D::Error> {
            self.inner.$method(TrackedKey { inner: visitor, track: self.track })
        })*
    };
}

/// A deserializer for map keys, which are strings or identifiers. All other types are forwarded to
/// `deserialize_any`.
impl<'de, D: Deserializer<'de>> Deserializer<'de> for TrackedKey<'_, D> {
    type Error = D::Error;

    forward_key! { deserialize_any deserialize_str deserialize_string deserialize_identifier deserialize_ignored_any }

    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char bytes byte_buf option unit unit_struct newtype_struct
        seq tuple tuple_struct map struct enum
    }

    fn is_human_readable(&self) -> bool {
        self.inner.is_human_readable()
    }
}

impl<'de, V: Visitor<'de>> Visitor<'de> for TrackedKey<'_, V> {
    type Value = V::Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.inner.expecting(f)
    }

    fn visit_str<E: de::Error>(self, key: &str) -> Result<V::Value, E> {
        self.track.enter(key);
        self.inner.visit_str(key)
    }

    fn visit_borrowed_str<E: de::Error>(self, key: &'de str) -> Result<V::Value, E> {
        self.track.enter(key);
        self.inner.visit_borrowed_str(key)
    }

    fn visit_string<E: de::Error>(self, key: String) -> Result<V::Value, E> {
        self.track.enter(&key);
        self.inner.visit_string(key)
    }

    fn visit_bytes<E: de::Error>(self, key: &[u8]) -> Result<V::Value, E> {
        self.track.enter(&String::from_utf8_lossy(key));
        self.inner.visit_bytes(key)
    }

    fn visit_u64<E: de::Error>(self, key: u64) -> Result<V::Value, E> {
        self.track.enter(&key.to_string());
        self.inner.visit_u64(key)
    }
}
