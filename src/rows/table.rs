//! Descriptions of the tables, with their columns, keys and references to other tables.

use std::borrow::Cow;

/// The structure of one of the tables in [`Rows`](super::Rows), such as `sessions`. Use it to
/// create the table in a database or the columns of a data frame.
///
/// ```
/// use programme::rows::TABLES;
///
/// let rooms = TABLES.iter().find(|table| table.name == "rooms").unwrap();
/// assert_eq!(rooms.key, ["room_id"]);
/// assert_eq!(rooms.references, [("venue_id", "venues"), ("programme_id", "programme")]);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Table {
    /// The name of the table, such as `session_rooms`.
    pub name: &'static str,
    /// A description of one row of the table, in English.
    pub what: &'static str,
    /// The columns of the table, in the same order as the fields of the row type.
    pub columns: &'static [Column],
    /// The names of the columns that form the primary key in the tables of one programme, such as
    /// `["room_id"]`. Their values together identify a row. If the tables contain several
    /// programmes, the primary key also contains `programme_id`. See
    /// [`key_of_many`](Self::key_of_many).
    pub key: &'static [&'static str],
    /// The foreign keys of the table. Each consists of the name of a column and the name of the
    /// table to which the column refers, such as `("venue_id", "venues")`. If the tables contain
    /// several programmes, a reference to any table other than `programme` also contains
    /// `programme_id`, because all references are within one programme.
    pub references: &'static [(&'static str, &'static str)],
}

impl Table {
    /// Returns the names of the columns that form the primary key if the tables contain several
    /// programmes with different ids.
    ///
    /// ```
    /// use programme::rows::TABLES;
    ///
    /// let rooms = TABLES.iter().find(|table| table.name == "rooms").unwrap();
    /// assert_eq!(rooms.key_of_many().collect::<Vec<_>>(), ["programme_id", "room_id"]);
    /// ```
    pub fn key_of_many(&self) -> impl Iterator<Item = &'static str> + use<> {
        let key = self.key.iter().copied().filter(|name| *name != "programme_id");
        std::iter::once("programme_id").chain(key)
    }
}

/// The structure of a column of a [`Table`], such as `start_seconds` in the table `sessions`.
///
/// ```
/// use programme::rows::TABLES;
///
/// let days = TABLES.iter().find(|table| table.name == "days").unwrap();
/// let date = days.columns.iter().find(|column| column.name == "date").unwrap();
/// assert_eq!((date.form, date.optional), ("text", true));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Column {
    /// The name of the column. If the values have a unit, the name ends with it, as in
    /// `start_seconds`.
    pub name: &'static str,
    /// The type of the values in the column: `text`, `integer`, `number` or `boolean`.
    pub form: &'static str,
    /// Whether cells in the column can be empty. For example, `end_seconds` is empty for a session
    /// without an end.
    pub optional: bool,
    /// A description of the values in the column, in English.
    pub what: &'static str,
}

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

/// Defines the row type and the description of each table from a single declaration.
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

        /// The structure of all tables, with their columns and keys. [`Rows`](super::Rows) has one
        /// method for each table.
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
