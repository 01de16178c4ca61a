//! The levels of headings within a long text.

/// Converts the levels of headings in a source to depths without gaps. A text can start at any
/// level and skip levels, but the headings of a page cannot.
#[derive(Debug, Default)]
pub(crate) struct HeadingLevels {
    /// The levels of the headings that contain the current position.
    open: Vec<u8>,
}

impl HeadingLevels {
    /// Returns the depth of the next heading, starting at 1.
    pub(crate) fn depth_of(&mut self, level: u8) -> usize {
        while self.open.last().is_some_and(|last| *last >= level) {
            self.open.pop();
        }
        self.open.push(level);
        self.open.len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn depths_have_no_gaps() {
        let mut levels = HeadingLevels::default();
        let depths: Vec<usize> = [2, 4, 4, 3, 2, 1, 6].map(|level| levels.depth_of(level)).into();
        assert_eq!(depths, [1, 2, 2, 2, 1, 1, 2]);
    }
}
