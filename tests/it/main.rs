//! The tests of the crate from outside, in one binary.

mod agenda;
mod corpora;
mod faults;
mod fixtures;
mod layering;
mod properties;
mod reading;
mod strategy;
mod traits;
mod views;
mod wire;
