//! Sorts of bytes, by which a sound text is told without a closer look.

/// What sorts of bytes there are in a text: each byte is looked up once, and a text that has none of a sort is looked at no closer.
#[derive(Clone, Copy)]
pub(super) struct Bytes(u8);

impl Bytes {
    /// Of Latin letters beyond ASCII.
    pub(super) const LATIN: u8 = 1;
    /// Of whatever else there is.
    pub(super) const BEYOND: u8 = 2;
    /// The figures 1 to 9.
    pub(super) const FIGURE: u8 = 4;
    pub(super) const HYPHEN: u8 = 8;
    /// The marks before which French puts a space.
    pub(super) const MARK: u8 = 16;

    const SORTS: [u8; 256] = {
        let mut sorts = [0; 256];
        let mut byte = 0;
        while byte < 256 {
            #[expect(clippy::indexing_slicing, reason = "there are 256 bytes")]
            {
                sorts[byte] = match byte {
                    0x31..=0x39 => Self::FIGURE,
                    0x2D => Self::HYPHEN,
                    0x21 | 0x3A | 0x3B | 0x3F => Self::MARK,
                    0xC3..=0xC5 => Self::LATIN,
                    0xC0.. => Self::BEYOND,
                    _ => 0,
                };
            }
            byte += 1;
        }
        sorts
    };

    pub(super) fn of(text: &str) -> Self {
        let sort = |byte: u8| Self::SORTS.get(usize::from(byte)).copied().unwrap_or_default();
        Self(text.bytes().fold(0, |seen, byte| seen | sort(byte)))
    }

    pub(super) const fn has(self, sorts: u8) -> bool {
        self.0 & sorts != 0
    }
}
