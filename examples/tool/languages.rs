//! Merges language versions of a programme, and exports and imports texts for translators.

use std::path::Path;

use programme::language::{Existing, MergeOptions, Texts};
use programme::{LanguageTag, Programme};

use crate::{FAULTY, UNREADABLE, read_file, with_programme};

pub fn merge(base: &Path, other: &Path, out: &Path, careful: bool) -> u8 {
    let options = MergeOptions::default();
    let options = if careful { options.without_weak_passes() } else { options };
    with_programme(base, |base| {
        with_programme(other, |other| match base.merge_languages(other, &options) {
            Ok(merged) => {
                for pair in merged.pairs.iter().filter(|pair| pair.by.is_weak()) {
                    eprintln!("weak match: {} was matched with {} by {}", pair.other, pair.base, pair.by);
                }
                for one in &merged.disagreements {
                    eprintln!("{}: {one}", one.severity());
                }
                write(out, &merged.programme).unwrap_or(u8::from(!merged.disagreements.is_empty()))
            }
            Err(rejected) => {
                eprint!("{}", rejected.report());
                FAULTY
            }
        })
    })
}

pub fn texts(file: &Path, language: &LanguageTag, missing: bool) -> u8 {
    with_programme(file, |programme| {
        let all = programme.texts_in(language);
        let texts = if missing { all.missing() } else { all };
        println!("{:#}", serde_json::json!(texts));
        0
    })
}

pub fn translate(file: &Path, texts: &Path, out: &Path, replace: bool) -> u8 {
    let bytes = match read_file(texts) {
        Ok(bytes) => bytes,
        Err(error) => {
            eprintln!("{}: {error}", texts.display());
            return UNREADABLE;
        }
    };
    let read: Texts = match serde_json::from_slice(&bytes) {
        Ok(read) => read,
        Err(error) => {
            eprintln!("{}: the file does not contain texts in the expected form: {error}", texts.display());
            return UNREADABLE;
        }
    };
    let existing = if replace { Existing::Replace } else { Existing::Keep };
    with_programme(file, |programme| match programme.translate(&read, existing) {
        Ok(translated) => {
            for problem in &translated.problems {
                eprintln!("{problem}");
            }
            eprintln!("{} texts added", translated.added);
            write(out, &translated.programme).unwrap_or(u8::from(!translated.problems.is_empty()))
        }
        Err(rejected) => {
            eprint!("{}", rejected.report());
            FAULTY
        }
    })
}

/// Writes a programme in its normal form. Returns the exit code if the file cannot be written.
fn write(out: &Path, programme: &Programme) -> Option<u8> {
    let written = serde_json::to_string_pretty(&programme.to_draft())
        .map_err(std::io::Error::from)
        .and_then(|json| std::fs::write(out, json + "\n"));
    let error = written.err()?;
    eprintln!("{}: {error}", out.display());
    Some(UNREADABLE)
}
