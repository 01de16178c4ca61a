//! Checks and reviews a programme, and prints the findings as text, JSON or SARIF.

use std::path::Path;

use clap::ValueEnum;
use programme::{Profile, Report};
use serde_json::json;

use crate::formats::{Loaded, load};
use crate::{FAULTY, UNREADABLE, read_file};

#[derive(Clone, Copy, PartialEq, ValueEnum)]
pub enum Format {
    Text,
    Json,
    #[cfg(feature = "sarif")]
    Sarif,
}

pub fn check(file: &Path, profile: Option<&Path>, format: Format) -> u8 {
    let profile = match profile.map_or_else(|| Ok(Profile::default()), load_profile) {
        Ok(profile) => profile,
        Err(fault) => {
            eprintln!("{fault}");
            return UNREADABLE;
        }
    };
    let Loaded { draft, findings, source } = match load(file) {
        Ok(loaded) => loaded,
        Err(fault) => {
            if format == Format::Json {
                println!("{:#}", fault.as_finding());
            }
            return fault.print(file);
        }
    };
    let report = match draft.build() {
        Ok(programme) => programme.review(&profile),
        Err(rejected) => rejected.into_parts().1,
    };
    let report: Report = findings.into_iter().chain(report).collect();
    print(&report, format, file, &source);
    if report.has_errors() { FAULTY } else { 0 }
}

#[cfg_attr(not(feature = "sarif"), expect(unused_variables, reason = "only used for SARIF"))]
fn print(report: &Report, format: Format, file: &Path, source: &str) {
    match format {
        Format::Text => print!("{report}"),
        Format::Json => println!("{:#}", json!(report)),
        #[cfg(feature = "sarif")]
        Format::Sarif => {
            let file: Vec<_> = file.iter().map(|part| part.to_string_lossy()).collect();
            println!("{:#}", report.to_sarif(source, &file.join("/").replace("//", "/")));
        }
    }
}

/// Reads a profile. The error message contains the name of the file and the position of the
/// problem.
fn load_profile(file: &Path) -> Result<Profile, String> {
    let bytes = read_file(file).map_err(|error| format!("{}: {error}", file.display()))?;
    serde_json::from_slice(&bytes)
        .map_err(|error| format!("{}: the profile is invalid: {error}", file.display()))
}
