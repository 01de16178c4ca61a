//! Checks and reviews a programme, and prints the findings as text, JSON or SARIF.

use std::path::Path;

use clap::ValueEnum;
use programme::{Profile, Report};
use serde_json::json;

use crate::input::{Loaded, bytes, load};
use crate::output::{Failure, print};
use crate::{FAULTY, SUCCESS};

/// The layout of a report.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Layout {
    /// Text for people
    Text,
    /// JSON, in the form that the library reads and writes
    Json,
    /// SARIF 2.1.0, for code review and continuous integration
    Sarif,
}

pub fn check(file: &Path, profile: Option<&Path>, layout: Layout) -> Result<u8, Failure> {
    let profile = profile.map_or_else(|| Ok(Profile::default()), read_profile)?;
    let Loaded { draft, findings, source } = match load(file) {
        Ok(loaded) => loaded,
        Err(problem) => {
            if layout == Layout::Json {
                print(format_args!("{:#}\n", problem.to_report()))?;
            }
            return Err(problem.into_failure(file));
        }
    };
    let report = match draft.build() {
        Ok(programme) => programme.review(&profile),
        Err(rejected) => rejected.into_parts().1,
    };
    let report: Report = findings.into_iter().chain(report).collect();
    match layout {
        Layout::Text => print(&report)?,
        Layout::Json => print(format_args!("{:#}\n", json!(report)))?,
        Layout::Sarif => print(format_args!("{:#}\n", report.to_sarif(&source, &uri(file))))?,
    }
    Ok(if report.has_errors() { FAULTY } else { SUCCESS })
}

/// Returns the path of a file with forward slashes, as SARIF requires.
fn uri(file: &Path) -> String {
    let parts: Vec<_> = file.iter().map(|part| part.to_string_lossy()).collect();
    parts.join("/").replace("//", "/")
}

fn read_profile(file: &Path) -> Result<Profile, Failure> {
    let bytes = bytes(file).map_err(|error| Failure::of_file(file, error))?;
    serde_json::from_slice(&bytes)
        .map_err(|error| Failure::of_file(file, format_args!("the profile is invalid: {error}")))
}
