//! How much a source may ask for.

/// How much a source may ask for. A reader stops with [`Code::LimitExceeded`](crate::Code::LimitExceeded) where it goes beyond; memory and
/// time grow with [`bytes`](Self::bytes) and no faster.
///
/// ```
/// use programme::interchange::Limits;
///
/// let limits = Limits::default();
/// assert_eq!((limits.bytes, limits.depth, limits.line), (256 << 20, 32, 1 << 20));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Limits {
    /// The most bytes of a source: 256 MiB. The largest known schedule has 3 MB.
    pub bytes: usize,
    /// The deepest nesting of elements, values or components: 32.
    pub depth: usize,
    /// The most bytes of one text, attribute or unfolded line: 1 MiB.
    pub line: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self { bytes: 256 << 20, depth: 32, line: 1 << 20 }
    }
}

impl Limits {
    /// The most bytes of a source.
    pub const fn with_bytes(mut self, bytes: usize) -> Self {
        self.bytes = bytes;
        self
    }

    /// The deepest nesting.
    pub const fn with_depth(mut self, depth: usize) -> Self {
        self.depth = depth;
        self
    }

    /// The most bytes of one text.
    pub const fn with_line(mut self, line: usize) -> Self {
        self.line = line;
        self
    }
}
