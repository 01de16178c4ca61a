//! Prints the tables of a real agenda as CSV. The argument is the name of a table. Without it, all
//! tables are printed.
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

#[expect(clippy::disallowed_methods, reason = "an example may read its arguments")]
fn main() -> Result<(), Box<dyn Error>> {
    let programme = serde_json::from_str::<Draft>(AGENDA)?.build()?;
    let rows = programme.rows();
    let Some(requested) = std::env::args().nth(1) else {
        for table in TABLES {
            println!("# {}", table.name);
            print!("{}", table_of(&rows, table.name)?);
            println!();
        }
        return Ok(());
    };
    if TABLES.iter().all(|table| table.name != requested) {
        let names: Vec<&str> = TABLES.iter().map(|table| table.name).collect();
        return Err(format!("unknown table {requested:?}: choose one of {}", names.join(", ")).into());
    }
    print!("{}", table_of(&rows, &requested)?);
    Ok(())
}
