//! Writes the timetables of a programme: one self-contained HTML page for each language, and one
//! SVG picture of all days.
//!
//! ```text
//! cargo run --example timetable_html -- FOLDER                    # the example agenda
//! cargo run --example timetable_html -- FOLDER PROGRAMME.json     # any other programme
//! ```

#![expect(clippy::disallowed_methods, reason = "an example may read and write files")]

mod html;
mod svg;
mod words;

use std::error::Error;
use std::path::{Path, PathBuf};

use programme::{Draft, Programme};

const AGENDA: &str = include_str!("../data/idm-2018-second-session.json");

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args_os().skip(1).map(PathBuf::from);
    let folder = arguments.next().ok_or("missing argument: the output folder")?;
    let programme = match arguments.next() {
        Some(file) => read(&std::fs::read_to_string(file)?)?,
        None => read(AGENDA)?,
    };
    std::fs::create_dir_all(&folder)?;
    for language in programme.languages() {
        write(&folder, &format!("{}.{language}.html", programme.id()), &html::page(&programme, language))?;
    }
    write(&folder, &format!("{}.svg", programme.id()), &svg::picture(&programme))
}

fn read(text: &str) -> Result<Programme, Box<dyn Error>> {
    Ok(serde_json::from_str::<Draft>(text)?.build()?)
}

fn write(folder: &Path, name: &str, text: &str) -> Result<(), Box<dyn Error>> {
    let path = folder.join(name);
    std::fs::write(&path, text)?;
    println!("{}", path.display());
    Ok(())
}
