//! Byte classes for recognising undamaged texts quickly.

/// The classes of bytes that occur in a text, determined in a single pass. If a class does not
/// occur, the corresponding checks can be skipped.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Bytes(u16);

impl Bytes {
    /// The UTF-8 lead bytes of accented Latin letters.
    pub(super) const LATIN: u16 = 1;
    /// The UTF-8 lead bytes of characters that are neither ASCII nor accented Latin letters.
    pub(super) const BEYOND: u16 = 1 << 1;
    /// The digits 1 to 9, which can be the remains of a footnote mark.
    pub(super) const FIGURE: u16 = 1 << 2;
    pub(super) const HYPHEN: u16 = 1 << 3;
    /// Punctuation marks that follow a space in French texts.
    pub(super) const MARK: u16 = 1 << 4;
    pub(crate) const CONTROL: u16 = 1 << 5;
    /// The UTF-8 lead bytes of white space outside ASCII.
    pub(crate) const WIDE: u16 = 1 << 6;
    /// The UTF-8 lead bytes of control characters outside ASCII, private-use characters and
    /// non-characters.
    pub(crate) const STRANGE: u16 = 1 << 7;
    const BLANK: u16 = 1 << 8;
    pub(crate) const BLANKS: u16 = Self::BLANK << 1;

    const SORTS: [u16; 256] = {
        let mut sorts = [0; 256];
        let mut byte = 0;
        while byte < 256 {
            #[expect(clippy::indexing_slicing, reason = "the array has an element for every byte")]
            {
                sorts[byte] = match byte {
                    0x31..=0x39 => Self::FIGURE,
                    0x2D => Self::HYPHEN,
                    0x21 | 0x3A | 0x3B | 0x3F => Self::MARK,
                    0x20 => Self::BLANK,
                    0x00..=0x1F | 0x7F => Self::CONTROL,
                    0xC3..=0xC5 => Self::LATIN,
                    0xC2 => Self::BEYOND | Self::WIDE | Self::STRANGE,
                    0xE1..=0xE3 => Self::BEYOND | Self::WIDE,
                    0xEE.. => Self::BEYOND | Self::STRANGE,
                    0xC0.. => Self::BEYOND,
                    _ => 0,
                };
            }
            byte += 1;
        }
        sorts
    };

    pub(crate) fn of(text: &str) -> Self {
        let (mut seen, mut before) = (0, 0);
        for byte in text.bytes() {
            let sort = Self::SORTS.get(usize::from(byte)).copied().unwrap_or_default();
            seen |= sort | ((sort & before & Self::BLANK) << 1);
            before = sort;
        }
        Self(seen)
    }

    pub(crate) const fn has(self, sorts: u16) -> bool {
        self.0 & sorts != 0
    }
}
