//! A real agenda as CSV, one table or all of them:
//!
//! ```text
//! cargo run --example rows_csv
//! cargo run --example rows_csv -- sessions > sessions.csv
//! ```

#[path = "support/tables.rs"]
mod tables;

use std::error::Error;

use programme::Draft;
use programme::interchange::rows::TABLES;
use tables::table_of;

const AGENDA: &str = include_str!("data/idm-2018-second-session.json");

#[expect(clippy::disallowed_methods, reason = "an example reads its arguments; the crate does not")]
fn main() -> Result<(), Box<dyn Error>> {
    let programme = serde_json::from_str::<Draft>(AGENDA)?.build()?;
    let rows = programme.rows();
    let Some(wanted) = std::env::args().nth(1) else {
        for table in TABLES {
            println!("# {}", table.name);
            print!("{}", table_of(&rows, table.name)?);
            println!();
        }
        return Ok(());
    };
    if TABLES.iter().all(|table| table.name != wanted) {
        let names: Vec<&str> = TABLES.iter().map(|table| table.name).collect();
        return Err(format!("there is no table {wanted:?}: write one of {}", names.join(", ")).into());
    }
    print!("{}", table_of(&rows, &wanted)?);
    Ok(())
}
