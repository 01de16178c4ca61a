//! Commands that change programmes: applying edits, and joining several programmes.

use std::path::{Path, PathBuf};

use programme::draft::ReadError;
use programme::report::Subject;
use programme::versions::edit::{Edit, EditError, Refusal};
use programme::versions::join::{Join, JoinError, UndatedDays};

use crate::SUCCESS;
use crate::input::{bytes, programme};
use crate::output::{Failure, save_json, warn};

/// Applies a list of edits, or a single edit, to a programme.
pub fn edit(file: &Path, edits: &Path, out: &Path) -> Result<u8, Failure> {
    let list = read(edits)?;
    let edited = programme(file)?.edit(&list).map_err(|error| refused(edits, &error))?;
    for one in &edited.detached {
        if let Subject::Session(id) = &one.from
            && edited.programme.session(id.as_str()).is_none()
        {
            warn(format_args!("{} was removed together with {}", one.from, one.removed));
            continue;
        }
        warn(format_args!("{}: the reference to {} in \"{}\" was removed", one.from, one.removed, one.field));
    }
    save_json(out, &edited.programme.to_draft())?;
    Ok(SUCCESS)
}

fn read(file: &Path) -> Result<Vec<Edit>, Failure> {
    let bytes = bytes(file).map_err(|error| Failure::of_file(file, error))?;
    let mut reader = serde_json::Deserializer::from_slice(&bytes);
    let list = programme::versions::edit::read(&mut reader);
    list.and_then(|list| reader.end().map(|()| list).map_err(ReadError::malformed)).map_err(|error| {
        Failure::of_file(file, format_args!("the file does not contain edits in the expected form: {error}"))
    })
}

fn refused(file: &Path, error: &EditError) -> Failure {
    match error.refusal() {
        Refusal::Rejected(rejected) => {
            warn(format_args!("{}: edit {} makes the programme invalid", file.display(), error.index() + 1));
            Failure::faulty(rejected.report())
        }
        _ => Failure::of_file(file, error),
    }
}

/// Joins programmes. Each file after the first can have a prefix for its ids, as in
/// `workshops=workshops.json`.
pub fn join(first: &Path, others: &[String], by_number: bool, out: &Path) -> Result<u8, Failure> {
    let mut join = Join::new(&programme(first)?);
    if by_number {
        join = join.with_undated_days(UndatedDays::ByNumber);
    }
    for other in others {
        join = match other.split_once('=') {
            Some((prefix, file)) => join.with_prefixed(prefix, &programme(&PathBuf::from(file))?),
            None => join.with(&programme(&PathBuf::from(other))?),
        };
    }
    let joined = join.join().map_err(|error| match error {
        JoinError::Rejected(rejected) => Failure::faulty(rejected.report()),
        error => Failure::new(error),
    })?;
    for one in &joined.matches {
        warn(format_args!("programme {}: \"{}\" is {} ({})", one.programme + 1, one.id, one.item, one.by));
    }
    for collision in &joined.collisions {
        warn(collision);
    }
    save_json(out, &joined.programme.to_draft())?;
    Ok(SUCCESS)
}
