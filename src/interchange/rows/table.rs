//! What a table is: its columns, with their types, keys and references.

use std::borrow::Cow;

/// A table of [`Rows`](super::Rows): what a database or a data frame needs to know of it.
///
/// ```
/// use programme::interchange::rows::TABLES;
///
/// let rooms = TABLES.iter().find(|table| table.name == "rooms").unwrap();
/// assert_eq!(rooms.key, ["room_id"]);
/// assert_eq!(rooms.references, [("venue_id", "venues")]);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Table {
    /// Its name.
    pub name: &'static str,
    /// What one row stands for.
    pub what: &'static str,
    /// Its columns, in the order in which they are written.
    pub columns: &'static [Column],
    /// The columns that together are different in each row.
    pub key: &'static [&'static str],
    /// Columns that hold the key of another table, and its name.
    pub references: &'static [(&'static str, &'static str)],
}

/// A column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Column {
    /// Its name. It says the unit of what it counts: `start_seconds`.
    pub name: &'static str,
    /// What it holds: `text`, `integer` or `boolean`.
    pub form: &'static str,
    /// Whether it may be empty.
    pub optional: bool,
    /// What it says.
    pub what: &'static str,
}

/// A plain value of a cell.
pub(super) trait Plain {
    const FORM: &'static str;
    const OPTIONAL: bool = false;
}

impl Plain for &str {
    const FORM: &'static str = "text";
}

impl Plain for Cow<'_, str> {
    const FORM: &'static str = "text";
}

impl Plain for i32 {
    const FORM: &'static str = "integer";
}

impl Plain for u32 {
    const FORM: &'static str = "integer";
}

impl Plain for usize {
    const FORM: &'static str = "integer";
}

impl Plain for f64 {
    const FORM: &'static str = "number";
}

impl Plain for bool {
    const FORM: &'static str = "boolean";
}

impl<T: Plain> Plain for Option<T> {
    const FORM: &'static str = T::FORM;
    const OPTIONAL: bool = true;
}

/// The rows of tables, and the tables.
macro_rules! tables {
    ($life:lifetime; $(
        #[doc = $what:literal]
        $row:ident in $table:literal, key [$($key:ident),+], references [$($column:ident to $other:literal),*] {
            $(#[doc = $column_what:literal] $name:ident: $type:ty,)+
        }
    )+) => {
        $(
            #[doc = $what]
            ///
            #[doc = concat!("A row of the table `", $table, "`.")]
            #[derive(Debug, Clone, PartialEq, serde::Serialize)]
            #[non_exhaustive]
            pub struct $row<$life> {
                $(#[doc = $column_what] pub $name: $type,)+
            }

            impl<$life> $row<$life> {
                const COLUMNS: &'static [Column] = &[$(Column {
                    name: stringify!($name),
                    form: <$type as Plain>::FORM,
                    optional: <$type as Plain>::OPTIONAL,
                    what: $column_what.trim_ascii(),
                }),+];
            }
        )+

        /// Every table, with its columns.
        pub const TABLES: &[Table] = &[$(Table {
            name: $table,
            what: $what.trim_ascii(),
            columns: <$row<'static>>::COLUMNS,
            key: &[$(stringify!($key)),+],
            references: &[$((stringify!($column), $other)),*],
        }),+];
    };
}
pub(super) use tables;
