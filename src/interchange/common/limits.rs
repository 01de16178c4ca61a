/// Limits on the size and nesting depth of documents. They protect a program against malicious or
/// damaged documents.
///
/// A document that exceeds a limit is rejected with the
/// error [`Code::LimitExceeded`](crate::Code::LimitExceeded). Reading takes time and memory that
/// are at most linear in the size of the document.
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
    /// The maximum size of a document in bytes. The default is 256 MiB. This leaves ample room,
    /// because the largest known schedule has 3 MB.
    pub bytes: usize,
    /// The maximum nesting depth of XML elements, JSON values or iCalendar components. The default
    /// is 32. XML elements and JSON values can be nested at most 100 levels deep, even if this
    /// limit is higher.
    pub depth: usize,
    /// The maximum length of a single text, attribute or unfolded iCalendar line, in bytes. The
    /// default is 1 MiB.
    pub line: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self { bytes: 256 << 20, depth: 32, line: 1 << 20 }
    }
}

impl Limits {
    /// Sets the maximum size of a document in bytes. Larger documents are rejected before they are
    /// parsed.
    pub const fn with_bytes(mut self, bytes: usize) -> Self {
        self.bytes = bytes;
        self
    }

    /// Sets the maximum nesting depth of XML elements, JSON values or iCalendar components.
    pub const fn with_depth(mut self, depth: usize) -> Self {
        self.depth = depth;
        self
    }

    /// Sets the maximum length of a single text, attribute or unfolded iCalendar line, in bytes.
    pub const fn with_line(mut self, line: usize) -> Self {
        self.line = line;
        self
    }
}
