//! Loads the agenda of the second session of the International Dialogue on Migration 2018. Prints
//! it in French and in English, checks and reviews it, and answers five questions about it.

mod questions;

use std::error::Error;

use programme::agenda::AgendaOptions;
use programme::{Draft, Profile, Severity};

fn main() -> Result<(), Box<dyn Error>> {
    let draft: Draft = serde_json::from_str(include_str!("../data/idm-2018-second-session.json"))?;
    let report = draft.check();
    let programme = draft.build()?;

    for language in ["fr", "en"] {
        let options = AgendaOptions::new(programme.preferences([language])?);
        println!("{}", programme.agenda(&options));
    }

    let items = programme.sessions().top_level().len();
    println!("CHECKED");
    println!(
        "{items} items and {} sub-item, {} people, {} participations, {} rooms:",
        programme.sessions().len() - items,
        programme.people().len(),
        programme.participations().len(),
        programme.rooms().len(),
    );
    let review = programme.review(&Profile::default());
    println!("{} errors\n", report.count(Severity::Error) + review.count(Severity::Error));
    println!("REVIEWED\n{review}");

    println!("{}", questions::answers(&programme));
    Ok(())
}
