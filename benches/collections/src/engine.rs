//! Runs SQL over the tables with DataFusion, in this process.

use std::path::Path;

use arrow::util::display::{ArrayFormatter, FormatOptions};
use datafusion::execution::runtime_env::RuntimeEnvBuilder;
use datafusion::prelude::{ParquetReadOptions, SessionConfig, SessionContext};
use tokio::runtime::Runtime;

use crate::member::Outcome;
use crate::reference::Lines;
use crate::tables;

/// The memory that the operators of a query can use, in bytes. Above it, they write to temporary
/// files, or the query fails.
const MEMORY: usize = 4 << 30;

pub(crate) struct Engine {
    runtime: Runtime,
    context: SessionContext,
}

impl Engine {
    /// Registers the tables in a folder.
    pub(crate) fn new(folder: &Path) -> Outcome<Self> {
        let runtime = Runtime::new()?;
        let environment = RuntimeEnvBuilder::new().with_memory_limit(MEMORY, 1.0).build_arc()?;
        // Views of strings keep the entire buffers to which they refer, and count them repeatedly.
        let views = "datafusion.execution.parquet.schema_force_view_types";
        let config = SessionConfig::new().set_bool(views, false);
        let context = SessionContext::new_with_config_rt(config, environment);
        for name in tables::names() {
            let path = folder.join(name);
            let path = path.to_str().ok_or("the path of the output folder is not valid UTF-8")?;
            runtime.block_on(context.register_parquet(name, path, ParquetReadOptions::default()))?;
        }
        Ok(Self { runtime, context })
    }

    /// Returns the answer to a query as lines, with tabs between the cells.
    pub(crate) fn ask(&self, sql: &str) -> Outcome<Lines> {
        let batches = self.runtime.block_on(async { self.context.sql(sql).await?.collect().await })?;
        let options = FormatOptions::default();
        let mut lines = Vec::new();
        for batch in batches {
            let columns = batch.columns().iter();
            let columns: Vec<_> = columns
                .map(|column| ArrayFormatter::try_new(column.as_ref(), &options))
                .collect::<Result<_, _>>()?;
            for row in 0..batch.num_rows() {
                let cells: Vec<String> = columns
                    .iter()
                    .map(|column| column.value(row).try_to_string())
                    .collect::<Result<_, _>>()?;
                lines.push(cells.join("\t"));
            }
        }
        Ok(lines)
    }
}
