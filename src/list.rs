//! A method that collects the items of an iterator into a list, with little generated code.

/// An alternative to [`Iterator::collect`] for iterators that do not know their length, such as
/// filters. `collect` compiles four functions of the standard library for each such iterator, which
/// have up to a thousand lines of intermediate code. This method compiles one loop.
pub(crate) trait ToList: Iterator + Sized {
    fn to_list(self) -> Vec<Self::Item> {
        let mut list = Vec::new();
        for item in self {
            list.push(item);
        }
        list
    }
}

impl<I: Iterator> ToList for I {}
