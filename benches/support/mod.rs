//! Code that the benchmarks share.

pub mod generator;
pub mod plain;
