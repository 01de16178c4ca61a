/// Limits on the size and nesting of a document that is read. They protect a program against
/// malicious or damaged documents.
///
/// A reader stops with the error [`Code::LimitExceeded`](crate::Code::LimitExceeded) if the
/// document exceeds a limit. Time and memory use are at most linear in the size of the document.
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
    /// The maximum size of the document in bytes. The default is 256 MiB. The largest known
    /// schedule has 3 MB, so this leaves ample room.
    pub bytes: usize,
    /// The maximum nesting depth of elements in XML, values in JSON, or components in iCalendar.
    /// The default is 32.
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
    /// Sets the maximum size of the document in bytes. A larger document is rejected before it is
    /// parsed.
    pub const fn with_bytes(mut self, bytes: usize) -> Self {
        self.bytes = bytes;
        self
    }

    /// Sets the maximum nesting depth of elements in XML, values in JSON, or components in
    /// iCalendar.
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
