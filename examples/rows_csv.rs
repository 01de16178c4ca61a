//! Prints the sessions of two agendas as one CSV table. The column `programme_id` tells them apart.
//! The other tables work in the same way.
//!
//! ```text
//! cargo run --features rows --example rows_csv > sessions.csv
//! ```

use std::error::Error;
use std::io::stdout;

use programme::Draft;
use programme::rows::TABLES;

const AGENDAS: [&str; 2] =
    [include_str!("data/idm-2018-second-session.json"), include_str!("data/rivers-2026.json")];

fn main() -> Result<(), Box<dyn Error>> {
    let table = TABLES.iter().find(|table| table.name == "sessions").ok_or("unknown table")?;
    // The header is written from the list of columns, so that it exists even without any rows.
    let mut writer = csv::WriterBuilder::new().has_headers(false).from_writer(stdout());
    writer.write_record(table.columns.iter().map(|column| column.name))?;
    for agenda in AGENDAS {
        let programme = serde_json::from_str::<Draft>(agenda)?.build()?;
        for row in programme.rows().sessions() {
            writer.serialize(row)?;
        }
    }
    writer.flush()?;
    Ok(())
}
