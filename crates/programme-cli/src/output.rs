//! Writes to standard output and to files, and describes why a command failed.

use std::fmt::Display;
use std::io::{ErrorKind, Write};
use std::path::Path;

/// The reason why a command could not be carried out, and its exit code.
#[derive(Debug)]
pub struct Failure {
    message: String,
    code: u8,
}

impl Failure {
    /// Creates the failure for a file that cannot be read or written, or for an invalid argument.
    pub fn new(message: impl Display) -> Self {
        Self { message: message.to_string(), code: 2 }
    }

    /// Creates the failure for a problem with a file. The message starts with the name of the file.
    pub fn of_file(file: &Path, problem: impl Display) -> Self {
        Self::new(format_args!("{}: {problem}", file.display()))
    }

    /// Creates the failure for a programme with errors.
    pub fn faulty(message: impl Display) -> Self {
        Self { message: message.to_string(), code: crate::FAULTY }
    }

    /// Prints the message to standard error and returns the exit code.
    pub fn report(&self) -> u8 {
        warn(self.message.trim_end());
        self.code
    }
}

/// Writes a text to standard output.
///
/// If the reader closes the pipe, as in `programme check FILE | head -1`, the rest of the text is
/// dropped. The exit code still shows whether the programme has errors.
pub fn print(text: impl Display) -> Result<(), Failure> {
    let mut out = std::io::stdout().lock();
    finish(write!(out, "{text}").and_then(|()| out.flush()))
}

fn finish(written: std::io::Result<()>) -> Result<(), Failure> {
    match written {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => {
            Err(Failure::new(format_args!("standard output: {error}")))
        }
        _ => Ok(()),
    }
}

/// Writes a line to standard error. Write errors are ignored.
pub fn warn(line: impl Display) {
    let _ = writeln!(std::io::stderr().lock(), "{line}");
}

/// Writes a text to a file, or to standard output if the name is `-`.
pub fn save(file: &Path, text: &str) -> Result<(), Failure> {
    if file == Path::new("-") {
        return print(text);
    }
    std::fs::write(file, text).map_err(|error| Failure::of_file(file, error))
}

/// Writes bytes to a file, or to standard output if the name is `-`.
pub fn save_bytes(file: &Path, bytes: &[u8]) -> Result<(), Failure> {
    if file == Path::new("-") {
        let mut out = std::io::stdout().lock();
        return finish(out.write_all(bytes).and_then(|()| out.flush()));
    }
    std::fs::write(file, bytes).map_err(|error| Failure::of_file(file, error))
}

/// Writes a value as indented JSON to a file, or to standard output if the name is `-`.
pub fn save_json(file: &Path, value: &impl serde::Serialize) -> Result<(), Failure> {
    let json = serde_json::to_string_pretty(value).map_err(|error| Failure::of_file(file, error))?;
    save(file, &(json + "\n"))
}
