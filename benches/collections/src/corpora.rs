//! A folder of files in many formats, read into a collection.

use std::collections::{BTreeMap, HashSet};
use std::fs;
use std::path::{Path, PathBuf};

use programme::id::ProgrammeId;
use programme::interchange::{ImportOptions, SourceFormat, read_any};
use programme::{Draft, Programme};

use crate::member::{Collection, Member, Outcome};
use crate::plain;

struct Source {
    programme: Programme,
    source_id: String,
    path: String,
    format: String,
}

/// The programmes of all files of a folder that can be read.
pub(crate) struct Corpora {
    sources: Vec<Source>,
    /// The files that are not in the collection, with the reasons.
    pub(crate) left_out: Vec<(String, String)>,
    /// The number of findings of the readers.
    pub(crate) findings: usize,
    /// The number of values in the plain form that a draft cannot represent.
    pub(crate) adjusted: usize,
}

/// A draft that was read from a file, with the number of values that were adjusted.
struct Read {
    draft: Draft,
    format: String,
    findings: usize,
    adjusted: usize,
}

fn files(folder: &Path, found: &mut Vec<PathBuf>) -> Outcome<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            files(&path, found)?;
        } else {
            found.push(path);
        }
    }
    Ok(())
}

/// Returns `true` if a file is a programme in the wire form.
fn is_wire_form(bytes: &[u8]) -> bool {
    #[derive(serde::Deserialize)]
    struct Head {
        format: String,
    }
    bytes.trim_ascii_start().starts_with(b"{")
        && serde_json::from_slice::<Head>(bytes).is_ok_and(|head| head.format.starts_with("programme/"))
}

/// Reads one file. The wire form and the plain form are recognised by their fields, and all other
/// formats by [`read_any`]. A file with the extension `txt` is an agenda.
fn read(path: &Path, names: &HashSet<String>) -> Outcome<Read> {
    let bytes = fs::read(path)?;
    if is_wire_form(&bytes) {
        let draft = serde_json::from_slice(&bytes)?;
        return Ok(Read { draft, format: "programme".to_owned(), findings: 0, adjusted: 0 });
    }
    if let Some(source) = plain::Source::parse(&bytes) {
        if names.contains(source.name()) {
            return Err(format!("a second form of {}, which is read itself", source.name()).into());
        }
        let (draft, adjusted) = source.draft()?;
        return Ok(Read { draft, format: "plain form".to_owned(), findings: 0, adjusted });
    }
    let hint =
        path.extension().is_some_and(|extension| extension == "txt").then_some(SourceFormat::AgendaText);
    let (format, import) = read_any(&bytes, hint, &ImportOptions::default())?;
    let findings = import.findings.len();
    Ok(Read { draft: import.draft, format: format.to_string(), findings, adjusted: 0 })
}

impl Corpora {
    /// Reads all files below a folder, in the order of their paths.
    pub(crate) fn read(folder: &Path) -> Outcome<Self> {
        let mut paths = Vec::new();
        files(folder, &mut paths)?;
        paths.sort();
        let relative = |path: &Path| path.strip_prefix(folder).unwrap_or(path).to_string_lossy().into_owned();
        let stems = paths.iter().map(|path| relative(&path.with_extension("")));
        let names: HashSet<String> = stems.chain(paths.iter().map(|path| relative(path))).collect();
        let mut taken = HashSet::new();
        let mut corpora = Self { sources: Vec::new(), left_out: Vec::new(), findings: 0, adjusted: 0 };
        for path in &paths {
            let name = relative(path);
            match read(path, &names).and_then(|read| corpora.add(&name, read, &mut taken)) {
                Ok(()) => {}
                Err(reason) => corpora.left_out.push((name, reason.to_string())),
            }
        }
        Ok(corpora)
    }

    /// Builds a draft and adds it. An id that another file already has is extended by a number,
    /// because the id of the programme is part of every key.
    fn add(&mut self, path: &str, read: Read, taken: &mut HashSet<String>) -> Outcome<()> {
        let Read { mut draft, format, findings, adjusted } = read;
        let source_id = draft.id.as_str().to_owned();
        let mut id = source_id.clone();
        for number in 2.. {
            if !taken.contains(&id) {
                break;
            }
            id = format!("{source_id}~{number}");
        }
        draft.id = ProgrammeId::new(id.as_str())?;
        let programme = draft.build()?;
        taken.insert(id);
        self.findings += findings;
        self.adjusted += adjusted;
        self.sources.push(Source { programme, source_id, path: path.to_owned(), format });
        Ok(())
    }

    /// Returns the number of programmes of each format.
    pub(crate) fn formats(&self) -> BTreeMap<&str, usize> {
        let mut formats = BTreeMap::new();
        for source in &self.sources {
            *formats.entry(source.format.as_str()).or_default() += 1;
        }
        formats
    }
}

impl Collection for Corpora {
    fn for_each(&self, visit: &mut dyn FnMut(Member<'_>) -> Outcome<()>) -> Outcome<()> {
        self.sources.iter().try_for_each(|source| {
            visit(Member {
                programme: &source.programme,
                source_id: &source.source_id,
                source: &source.path,
                format: &source.format,
            })
        })
    }
}
