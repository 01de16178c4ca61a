//! RGB colours in the form `#rrggbb`.

use serde::ser::{Serialize, Serializer};

use crate::code::Code;
use crate::error::{Error, quote};

/// An RGB colour, written as `#` and six hexadecimal digits. The parser accepts upper-case and
/// lower-case digits. Colours are formatted in lower case, such as `#0057b7`.
///
/// ```
/// use programme::draft::Colour;
///
/// let blue: Colour = "#0057B7".parse()?;
/// assert_eq!(blue.to_string(), "#0057b7");
/// # Ok::<(), programme::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Colour([u8; 3]);

impl Colour {
    /// Returns the red, green and blue components of the colour, each from 0 to 255.
    pub const fn rgb(self) -> [u8; 3] {
        self.0
    }
}

impl std::str::FromStr for Colour {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self, Error> {
        let channels = |digits: &str| {
            let channel = |from: usize| u8::from_str_radix(digits.get(from..from + 2)?, 16).ok();
            let hexadecimal = digits.len() == 6 && digits.bytes().all(|digit| digit.is_ascii_hexdigit());
            hexadecimal.then_some(Self([channel(0)?, channel(2)?, channel(4)?]))
        };
        text.strip_prefix('#').and_then(channels).ok_or_else(|| {
            Error::new(
                Code::MalformedColour,
                format!("{} is not a valid colour: use the form \"#0057b7\"", quote(text)),
            )
        })
    }
}

impl std::fmt::Display for Colour {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let [red, green, blue] = self.0;
        write!(f, "#{red:02x}{green:02x}{blue:02x}")
    }
}

impl Serialize for Colour {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

crate::macros::try_from_str!(Colour);
crate::macros::serde_from_str!(Colour, "a colour in the form #rrggbb");
super::visit::nothing_inside!(Colour);

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(text: &str, code: Code) {
        let Err(error) = text.parse::<Colour>() else { panic!("{text:?} was accepted") };
        assert_eq!(error.code(), code, "{error}");
        assert!(error.to_string().starts_with(&quote(text)), "the input is quoted: {error}");
    }

    #[test]
    fn colours_are_six_digits() {
        assert_eq!("#FF8000".parse::<Colour>().unwrap().rgb(), [255, 128, 0]);
        for text in ["", "#fff", "ff8000", "#ff80000", "#ff80gg", "#+f+f+f", "#éééé"] {
            refused(text, Code::MalformedColour);
        }
    }
}
