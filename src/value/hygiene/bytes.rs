//! Sorts of bytes, by which a sound text is told without a closer look.

/// What sorts of bytes there are in a text: each byte is looked up once, and a text that has none of a sort is looked at no closer.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Bytes(u16);

impl Bytes {
    /// Of Latin letters beyond ASCII.
    pub(super) const LATIN: u16 = 1;
    /// Of whatever else there is.
    pub(super) const BEYOND: u16 = 1 << 1;
    /// The figures 1 to 9.
    pub(super) const FIGURE: u16 = 1 << 2;
    pub(super) const HYPHEN: u16 = 1 << 3;
    /// The marks before which French puts a space.
    pub(super) const MARK: u16 = 1 << 4;
    /// Control characters of ASCII, tabulators and line breaks among them.
    pub(crate) const CONTROL: u16 = 1 << 5;
    /// With which white space beyond ASCII begins.
    pub(crate) const WIDE: u16 = 1 << 6;
    /// With which begin control characters beyond ASCII, private ones, and what is no character.
    pub(crate) const STRANGE: u16 = 1 << 7;
    const BLANK: u16 = 1 << 8;
    /// Two blanks in a row.
    pub(crate) const BLANKS: u16 = Self::BLANK << 1;

    const SORTS: [u16; 256] = {
        let mut sorts = [0; 256];
        let mut byte = 0;
        while byte < 256 {
            #[expect(clippy::indexing_slicing, reason = "there are 256 bytes")]
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
