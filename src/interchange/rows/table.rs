//! Descriptions of tables: their columns, keys and references.

use std::borrow::Cow;

/// The description of a table of [`Rows`](super::Rows), for use in databases and data frames.
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
    /// The name of the table.
    pub name: &'static str,
    /// A description of what one row represents.
    pub what: &'static str,
    /// The columns, in the order in which they are written.
    pub columns: &'static [Column],
    /// The columns whose values together identify a row.
    pub key: &'static [&'static str],
    /// The columns that contain a key of another table, each with the name of that table.
    pub references: &'static [(&'static str, &'static str)],
}

/// The description of a column of a [`Table`].
///
/// ```
/// use programme::interchange::rows::TABLES;
///
/// let days = TABLES.iter().find(|table| table.name == "days").unwrap();
/// let date = days.columns.iter().find(|column| column.name == "date").unwrap();
/// assert_eq!((date.form, date.optional), ("text", true));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Column {
    /// The name of the column, including the unit of a quantity, such as `start_seconds`.
    pub name: &'static str,
    /// The type of the values: `text`, `integer`, `number` or `boolean`.
    pub form: &'static str,
    /// Whether cells in the column may be empty.
    pub optional: bool,
    /// A description of the values.
    pub what: &'static str,
}

/// A value that can be stored in a cell.
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

/// Defines the row types and the list of all tables.
macro_rules! tables {
    ($life:lifetime; $(
        $(#[doc = $what:literal])+
        $row:ident in $table:literal, key [$($key:ident),+], references [$($column:ident to $other:literal),*] {
            $($(#[doc = $column_what:literal])+ $name:ident: $type:ty,)+
        }
    )+) => {
        $(
            $(#[doc = $what])+
            ///
            #[doc = concat!("A row of the table `", $table, "`.")]
            #[derive(Debug, Clone, PartialEq, serde::Serialize)]
            #[non_exhaustive]
            pub struct $row<$life> {
                $($(#[doc = $column_what])+ pub $name: $type,)+
            }

            impl<$life> $row<$life> {
                const COLUMNS: &'static [Column] = &[$(Column {
                    name: stringify!($name),
                    form: <$type as Plain>::FORM,
                    optional: <$type as Plain>::OPTIONAL,
                    what: concat!($($column_what),+).trim_ascii(),
                }),+];
            }
        )+

        /// All tables, with their columns.
        pub const TABLES: &[Table] = &[$(Table {
            name: $table,
            what: concat!($($what),+).trim_ascii(),
            columns: <$row<'static>>::COLUMNS,
            key: &[$(stringify!($key)),+],
            references: &[$((stringify!($column), $other)),*],
        }),+];
    };
}
pub(super) use tables;
