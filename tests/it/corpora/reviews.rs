//! Real programmes under review: nothing panics, few findings annoy, and how many there are of each code.

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use programme::{Code, Profile, Programme, Report};

use crate::corpora::{adapt, folder, load};

/// How many findings one programme may have. The largest has 2,964 talks, of which a hall holds 437 at one minute.
const MOST: usize = 2_000;

/// How long the review of one programme may take, without optimisation and beside other tests.
const LONGEST: Duration = Duration::from_secs(10);

fn counts(report: &Report) -> BTreeMap<Code, usize> {
    let mut counts = BTreeMap::new();
    for finding in report {
        *counts.entry(finding.code().built_in().unwrap()).or_default() += 1;
    }
    counts
}

#[test]
fn every_programme_is_reviewed() {
    let Some(files) = folder() else {
        println!("skipped: PROGRAMME_CORPORA does not say where the programmes are");
        return;
    };
    let mut totals = BTreeMap::<Code, usize>::new();
    for file in files {
        let name = file.file_stem().unwrap().to_string_lossy().into_owned();
        let (draft, _) = adapt(&name, &load(&file));
        let programme: Programme = draft.build().unwrap();
        let begun = Instant::now();
        let report = programme.review(&Profile::default());
        let took = begun.elapsed();
        assert!(report.len() < MOST, "{name}: {} findings", report.len());
        assert!(took < LONGEST, "{name}: {took:?}");
        let counts = counts(&report);
        println!("{name}: {} sessions, {} findings, {took:.1?}", programme.sessions().len(), report.len());
        for (code, count) in counts {
            println!("  {count:>5} {code}");
            *totals.entry(code).or_default() += count;
        }
        // One of each sort of double booking, to be looked at against the source.
        for code in [Code::PersonDoubleBooked, Code::PersonDoubleBookedSoft, Code::RoomDoubleBooked] {
            if let Some(finding) = report.iter().find(|finding| finding.code() == code) {
                println!("        {finding}");
            }
        }
        let text = report.to_string();
        assert!(text.ends_with('\n') && !report.iter().any(|finding| finding.message().is_empty()));
    }
    println!("in all:");
    for (code, count) in totals {
        println!("  {count:>5} {code}");
    }
}
