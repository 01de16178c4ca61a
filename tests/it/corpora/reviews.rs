//! Reviews real programmes. A review must not panic, take too long or report too many findings. The
//! test also prints the number of findings of each code.

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use programme::{Code, Profile, Programme, Report};

use crate::corpora::{adapt, folder, load};

/// The maximum number of findings in one programme. The largest programme has 2,964 talks, up to
/// 437 of them in the same hall at the same time.
const MAX_FINDINGS: usize = 2_000;

/// The maximum duration of a review in an unoptimised build while other tests are running.
const MAX_DURATION: Duration = Duration::from_secs(10);

fn counts(report: &Report) -> BTreeMap<Code, usize> {
    let mut counts = BTreeMap::new();
    for finding in report {
        *counts.entry(finding.code().built_in().unwrap()).or_default() += 1;
    }
    counts
}

#[test]
fn reviews_of_real_programmes_are_fast_and_short() {
    let Some(files) = folder() else {
        println!("skipped: PROGRAMME_CORPORA is not set");
        return;
    };
    let mut totals = BTreeMap::<Code, usize>::new();
    for file in files {
        let name = file.file_stem().unwrap().to_string_lossy().into_owned();
        let (draft, _) = adapt(&name, &load(&file));
        let programme: Programme = draft.build().unwrap();
        let start = Instant::now();
        let report = programme.review(&Profile::default());
        let duration = start.elapsed();
        assert!(report.len() < MAX_FINDINGS, "{name}: {} findings", report.len());
        assert!(duration < MAX_DURATION, "{name}: {duration:?}");
        let counts = counts(&report);
        println!(
            "{name}: {} sessions, {} findings, {duration:.1?}",
            programme.sessions().len(),
            report.len()
        );
        for (code, count) in counts {
            println!("  {count:>5} {code}");
            *totals.entry(code).or_default() += count;
        }
        // Prints one double booking of each type, for comparison with the source.
        for code in [Code::PersonDoubleBooked, Code::PersonDoubleBookedSoft, Code::RoomDoubleBooked] {
            if let Some(finding) = report.iter().find(|finding| finding.code() == code) {
                println!("        {finding}");
            }
        }
        let text = report.to_string();
        assert!(text.ends_with('\n') && !report.iter().any(|finding| finding.message().is_empty()));
    }
    println!("total:");
    for (code, count) in totals {
        println!("  {count:>5} {code}");
    }
}
