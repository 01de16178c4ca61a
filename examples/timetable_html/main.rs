//! Writes a programme as one HTML page for each of its languages, with links from one to the other,
//! and all days as one SVG picture.
//!
//! ```text
//! cargo run --features html --example timetable_html -- FOLDER
//! cargo run --features html --example timetable_html -- FOLDER PROGRAMME.json
//! ```
//!
//! Without a second argument, the example agenda is written.

#![expect(clippy::disallowed_methods, reason = "an example may read and write files")]

mod svg;

use std::error::Error;
use std::path::PathBuf;

use programme::Draft;
use programme::html::HtmlOptions;

const AGENDA: &str = include_str!("../data/idm-2018-second-session.json");

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args_os().skip(1).map(PathBuf::from);
    let folder = arguments.next().ok_or("missing argument: the output folder")?;
    let json = arguments.next().map_or(Ok(AGENDA.to_owned()), std::fs::read_to_string)?;
    let programme = serde_json::from_str::<Draft>(&json)?.build()?;
    std::fs::create_dir_all(&folder)?;
    let name = |language: &str| format!("{}.{language}.html", programme.id());
    for language in programme.languages() {
        let mut options = HtmlOptions::new(programme.preferences([language.as_str()])?);
        for other in programme.languages().iter().filter(|other| *other != language) {
            options = options.with_alternate(other.clone(), name(other.as_str()));
        }
        std::fs::write(folder.join(name(language.as_str())), programme.html(&options))?;
    }
    std::fs::write(folder.join(format!("{}.svg", programme.id())), svg::picture(&programme))?;
    Ok(())
}
