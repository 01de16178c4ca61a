//! iCalendar.
#![allow(dead_code)]
mod clock;
mod event;
mod lines;
mod own;
mod people;
mod places;
mod property;
mod read;
mod reader;
mod repeat;
mod timing;

/// The name of this crate as a product.
const PRODUCT: &str = "-//programme//programme 0.1//EN";

/// Reads.
///
/// # Errors
pub fn read(
    source: &str,
    options: &super::ImportOptions,
) -> Result<super::Import, super::ImportError> {
    read::read(source, options)
}
