//! Writes a programme as HTML pages.

use std::path::{Path, PathBuf};

use programme::html::{Content, HtmlOptions};
use programme::{LanguageTag, Programme};

use crate::SUCCESS;
use crate::output::{Failure, print, save, warn};

/// The part of a programme that a single page contains.
#[derive(Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum Page {
    /// The timetable, the agenda and the participants
    Complete,
    /// All sessions by day
    Agenda,
    /// One table for each day
    Timetable,
    /// The people with their sessions
    People,
}

impl From<Page> for Content {
    fn from(page: Page) -> Self {
        match page {
            Page::Complete => Self::Complete,
            Page::Agenda => Self::Agenda,
            Page::Timetable => Self::Timetable,
            Page::People => Self::People,
        }
    }
}

/// Writes one page to a file or to standard output, or all pages to a folder.
pub fn html(
    programme: &Programme,
    languages: &[String],
    out: Option<&Path>,
    page: Page,
    fragment: Option<u8>,
) -> Result<u8, Failure> {
    let main = programme.languages().iter().map(LanguageTag::as_str).take(usize::from(languages.is_empty()));
    let preferences =
        programme.preferences(languages.iter().map(String::as_str).chain(main)).map_err(Failure::new)?;
    let mut options = HtmlOptions::new(preferences).with_content(page.into());
    if let Some(level) = fragment {
        options = options.as_fragment(level);
    }
    match out {
        None => print(programme.html(&options))?,
        Some(out) if is_folder(out) => save_pages(programme, &options, out)?,
        Some(out) => save(out, &programme.html(&options))?,
    }
    Ok(SUCCESS)
}

/// Returns `true` if the path is an existing folder, or if it has no extension and is not `-`.
fn is_folder(out: &Path) -> bool {
    out != Path::new("-") && (out.is_dir() || out.extension().is_none())
}

fn save_pages(programme: &Programme, options: &HtmlOptions, folder: &Path) -> Result<(), Failure> {
    let mut count = 0_usize;
    for page in programme.html_pages(options) {
        let file = page.path.split('/').fold(folder.to_path_buf(), |path: PathBuf, name| path.join(name));
        if let Some(parent) = file.parent() {
            std::fs::create_dir_all(parent).map_err(|error| Failure::of_file(parent, error))?;
        }
        save(&file, &page.html)?;
        count += 1;
    }
    warn(format_args!("{count} pages in {}", folder.display()));
    Ok(())
}
