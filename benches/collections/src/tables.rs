//! Writes the rows of programmes to Parquet, one folder for each table.
//!
//! The Arrow columns follow from [`TABLES`], and the values from the `Serialize` implementations of
//! the rows. Rows are buffered up to a limit, and each folder consists of several files, so memory
//! does not grow with the number of programmes.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use arrow::datatypes::{DataType, Field, FieldRef, Schema, SchemaRef};
use parquet::arrow::ArrowWriter;
use parquet::basic::Compression;
use parquet::file::properties::WriterProperties;
use programme::rows::{Rows, TABLES};
use serde::Serialize;
use serde_arrow::ArrayBuilder;

use crate::identity::fold_name;
use crate::member::{Member, Outcome};

/// The number of buffered rows of a table after which they are written.
const BUFFERED_ROWS: usize = 16_384;
/// The number of rows of a table after which a new file is started.
const ROWS_PER_FILE: usize = 1 << 19;

/// The tables that this package adds to those of the crate, with the name, type and optionality of
/// each column.
const ADDED: [(&str, &[(&str, &str, bool)]); 3] = [
    (
        "sources",
        &[
            ("programme_id", "text", false),
            ("source_id", "text", false),
            ("source", "text", false),
            ("format", "text", false),
        ],
    ),
    (
        "person_names",
        &[("programme_id", "text", false), ("person_id", "text", false), ("folded_name", "text", true)],
    ),
    (
        "session_instants",
        &[
            ("programme_id", "text", false),
            ("session_id", "text", false),
            ("start_utc", "integer", false),
            ("end_utc", "integer", false),
        ],
    ),
];

/// The source of a programme, and its id there.
#[derive(Serialize)]
struct SourceRow<'p> {
    programme_id: &'p str,
    source_id: &'p str,
    source: &'p str,
    format: &'p str,
}

/// The name of a person in the form in which names are compared, if it is a name. Groups have no
/// row.
#[derive(Serialize)]
struct PersonNameRow<'p> {
    programme_id: &'p str,
    person_id: &'p str,
    folded_name: Option<String>,
}

/// The start and the end of a session in seconds since 1970 in UTC. A session has a row if both are
/// known, which requires dates and a time zone.
#[derive(Serialize)]
struct SessionInstantsRow<'p> {
    programme_id: &'p str,
    session_id: &'p str,
    start_utc: i64,
    end_utc: i64,
}

/// Returns the names of all tables: those of the crate, and the added ones.
pub(crate) fn names() -> impl Iterator<Item = &'static str> {
    TABLES.iter().map(|table| table.name).chain(ADDED.iter().map(|(name, _)| *name))
}

fn field(name: &str, form: &str, optional: bool) -> Outcome<FieldRef> {
    let data_type = match form {
        "text" => DataType::Utf8,
        "integer" => DataType::Int64,
        "number" => DataType::Float64,
        "boolean" => DataType::Boolean,
        other => return Err(format!("the column {name} has the unknown type {other}").into()),
    };
    Ok(Arc::new(Field::new(name, data_type, optional)))
}

struct TableWriter {
    name: &'static str,
    folder: PathBuf,
    fields: Vec<FieldRef>,
    schema: SchemaRef,
    builder: ArrayBuilder,
    buffered: usize,
    writer: Option<ArrowWriter<File>>,
    files: usize,
    rows_in_file: usize,
    rows: usize,
}

impl TableWriter {
    fn new(out: &Path, name: &'static str, fields: Vec<FieldRef>) -> Outcome<Self> {
        let folder = out.join(name);
        fs::create_dir_all(&folder)?;
        Ok(Self {
            name,
            folder,
            schema: Arc::new(Schema::new(fields.clone())),
            builder: ArrayBuilder::from_arrow(&fields)?,
            fields,
            buffered: 0,
            writer: None,
            files: 0,
            rows_in_file: 0,
            rows: 0,
        })
    }

    fn extend<R: Serialize>(&mut self, rows: impl Iterator<Item = R>) -> Outcome<()> {
        for row in rows {
            self.builder.push(&row).map_err(|error| format!("the table {}: {error}", self.name))?;
            self.buffered += 1;
            self.rows += 1;
            if self.buffered >= BUFFERED_ROWS {
                self.write_buffered()?;
            }
        }
        Ok(())
    }

    fn write_buffered(&mut self) -> Outcome<()> {
        let batch = self.builder.to_record_batch()?;
        let mut writer = match self.writer.take() {
            Some(writer) => writer,
            None => self.next_file()?,
        };
        writer.write(&batch)?;
        self.rows_in_file += self.buffered;
        self.buffered = 0;
        if self.rows_in_file >= ROWS_PER_FILE {
            writer.close()?;
        } else {
            self.writer = Some(writer);
        }
        Ok(())
    }

    fn next_file(&mut self) -> Outcome<ArrowWriter<File>> {
        let file = File::create(self.folder.join(format!("part-{:04}.parquet", self.files)))?;
        self.files += 1;
        self.rows_in_file = 0;
        let properties = WriterProperties::builder()
            .set_compression(Compression::SNAPPY)
            .set_max_row_group_row_count(Some(BUFFERED_ROWS * 8))
            .build();
        Ok(ArrowWriter::try_new(file, Arc::clone(&self.schema), Some(properties))?)
    }

    /// Writes the remaining rows. A table without rows has one file, so that its columns are known.
    fn finish(mut self) -> Outcome<Written> {
        if self.buffered > 0 || self.files == 0 {
            self.write_buffered()?;
        }
        if let Some(writer) = self.writer.take() {
            writer.close()?;
        }
        let mut bytes = 0;
        for entry in fs::read_dir(&self.folder)? {
            bytes += entry?.metadata()?.len();
        }
        Ok(Written {
            table: self.name,
            columns: self.fields.len(),
            rows: self.rows,
            files: self.files,
            bytes,
        })
    }
}

/// The size of a table that was written.
pub(crate) struct Written {
    pub(crate) table: &'static str,
    pub(crate) columns: usize,
    pub(crate) rows: usize,
    pub(crate) files: usize,
    pub(crate) bytes: u64,
}

/// A writer for all tables of a collection.
pub(crate) struct Tables {
    writers: Vec<TableWriter>,
}

/// Defines the tables of the crate by the methods that return their rows.
macro_rules! row_tables {
    ($($table:ident)+) => {
        #[cfg(test)]
        pub(crate) const ROW_TABLES: &[&str] = &[$(stringify!($table)),+];

        impl Tables {
            fn add_rows(&mut self, rows: &Rows<'_>) -> Outcome<()> {
                $(self.table(stringify!($table))?.extend(rows.$table())?;)+
                Ok(())
            }
        }
    };
}

row_tables! {
    programme days sessions session_rooms session_tracks session_tags session_agenda_items
    session_languages session_relations participations people posts organisations venues rooms
    room_parts tracks agenda_items links external_ids texts
}

impl Tables {
    /// Creates the tables in a folder. Tables that are already there are replaced.
    pub(crate) fn create(out: &Path) -> Outcome<Self> {
        let mut writers = Vec::new();
        for name in names() {
            let folder = out.join(name);
            if folder.is_dir() {
                fs::remove_dir_all(&folder)?;
            }
        }
        for table in TABLES {
            let columns = table.columns.iter();
            let fields = columns.map(|column| field(column.name, column.form, column.optional));
            writers.push(TableWriter::new(out, table.name, fields.collect::<Outcome<_>>()?)?);
        }
        for (name, columns) in ADDED {
            let fields = columns.iter().map(|(name, form, optional)| field(name, form, *optional));
            writers.push(TableWriter::new(out, name, fields.collect::<Outcome<_>>()?)?);
        }
        Ok(Self { writers })
    }

    fn table(&mut self, name: &str) -> Outcome<&mut TableWriter> {
        let found = self.writers.iter_mut().find(|writer| writer.name == name);
        found.ok_or_else(|| format!("there is no table {name}").into())
    }

    /// Adds the rows of a programme to all tables.
    pub(crate) fn add(&mut self, member: &Member<'_>) -> Outcome<()> {
        let rows = member.programme.rows();
        self.add_rows(&rows)?;
        let programme_id = member.programme.id().as_str();
        let source = SourceRow {
            programme_id,
            source_id: member.source_id,
            source: member.source,
            format: member.format,
        };
        self.table("sources")?.extend(std::iter::once(source))?;
        let people = rows.people().filter(|person| !person.is_group);
        let names = people.map(|person| PersonNameRow {
            programme_id,
            person_id: person.person_id,
            folded_name: fold_name(person.name),
        });
        self.table("person_names")?.extend(names)?;
        let instants = member.programme.sessions().declared().filter_map(|session| {
            // A session whose time is unknown or ambiguous has no instants. It is compared by date.
            let start_utc = session.start_instant().ok()??.timestamp();
            let end_utc = session.end_instant().ok()??.timestamp();
            Some(SessionInstantsRow { programme_id, session_id: session.id().as_str(), start_utc, end_utc })
        });
        self.table("session_instants")?.extend(instants)
    }

    /// Completes all files.
    pub(crate) fn finish(self) -> Outcome<Vec<Written>> {
        self.writers.into_iter().map(TableWriter::finish).collect()
    }
}
