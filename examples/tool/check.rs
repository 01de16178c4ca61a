//! Says what is wrong in a programme, by a profile, for people and for machines.

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
            return fault.tell(file);
        }
    };
    let report = match draft.build() {
        Ok(programme) => programme.review(&profile),
        Err(rejected) => rejected.into_parts().1,
    };
    // What the reader of another format had to mend comes first to mind where two findings are in one place.
    let report: Report = findings.into_iter().chain(report).collect();
    print(&report, format, file, &source);
    if report.has_errors() { FAULTY } else { 0 }
}

#[cfg_attr(not(feature = "sarif"), expect(unused_variables, reason = "what SARIF alone says"))]
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

/// A profile, or what is wrong where in its file.
fn load_profile(file: &Path) -> Result<Profile, String> {
    let bytes = read_file(file).map_err(|error| format!("{}: {error}", file.display()))?;
    serde_json::from_slice(&bytes)
        .map_err(|error| format!("{}: this is not a profile: {error}", file.display()))
}
