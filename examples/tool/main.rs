//! A small command-line tool over the crate: checks a programme, shows what is in it, answers questions about it.
//!
//! Exit code 2: the file cannot be read as a draft or the profile as a profile, or the question names what there is not; 1: a
//! finding is an error, a rejected draft included, or versions disagree, or a translation does not fit; 0 otherwise.

mod ask;
mod check;
mod explain;
mod formats;
mod languages;
mod recognise;
#[path = "../support/tables.rs"]
mod tables;

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Parser, Subcommand, ValueEnum};
use programme::agenda::{AgendaOptions, Markup};
use programme::language::TextState;
use programme::{LanguageTag, Programme};

/// Checks and shows conference programmes, and answers questions about them in the wire form of the crate.
#[derive(Parser)]
#[command(name = "tool")]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Says what is wrong in a programme
    Check {
        /// The programme: .json, .xml, .schedule.json or .ics
        #[arg(required_unless_present = "explain")]
        file: Option<PathBuf>,
        /// What to look for and what to accept: severities, thresholds, waivers
        #[arg(long)]
        profile: Option<PathBuf>,
        /// For people or for machines
        #[arg(long, value_enum, default_value_t = check::Format::Text)]
        format: check::Format,
        /// Prints the manual page of a code instead
        #[arg(long, value_name = "CODE", conflicts_with_all = ["file", "profile", "format"])]
        explain: Option<String>,
    },
    /// Says how many days, sessions, people … a programme has
    Show {
        /// The programme: .json, .xml, .schedule.json or .ics
        file: PathBuf,
    },
    /// Prints a programme as an agenda, in the manner of a language
    Agenda {
        /// The programme: .json, .xml, .schedule.json or .ics
        file: PathBuf,
        /// What the reader reads, best first; the main language of the programme unless stated
        #[arg(long, value_name = "TAG")]
        language: Vec<String>,
        /// Markdown instead of plain text
        #[arg(long)]
        markdown: bool,
        /// How many columns a line of plain text has at most
        #[arg(long, default_value_t = 88)]
        width: usize,
    },
    /// Mends what can be mended in texts without asking, and says what it did
    Tidy {
        /// The programme: .json, .xml, .schedule.json or .ics
        file: PathBuf,
        /// Where to write it; nothing is written unless stated
        #[arg(long)]
        out: Option<PathBuf>,
    },
    /// Says in which languages the texts of a programme are
    Languages {
        /// The programme: .json, .xml, .schedule.json or .ics
        file: PathBuf,
    },
    /// Says what a printed heading means: a role, a kind, a number, a day; the best reading first
    Recognise {
        /// The heading: "Orateurs :", "第三场"
        heading: String,
        /// The language it is in, where that is known
        #[arg(long)]
        language: Option<LanguageTag>,
    },
    /// Answers a question about a programme
    Ask {
        /// The programme: .json, .xml, .schedule.json or .ics
        file: PathBuf,
        /// For people or for machines
        #[arg(long, value_enum, default_value_t = Format::Text, global = true)]
        format: Format,
        #[command(subcommand)]
        question: ask::Question,
    },
    /// Makes one programme of two versions, and says where they disagree
    Merge {
        /// The version whose facts stand
        base: PathBuf,
        /// The version whose languages are added
        other: PathBuf,
        /// Where to write the programme
        #[arg(long)]
        out: PathBuf,
        /// Leaves sessions alone that only weak signs pair
        #[arg(long)]
        careful: bool,
    },
    /// Reads one format and writes another, told by the names: .json, .schedule.json, .xml, .ics; .jsonld and .csv are written alone
    Convert {
        /// The programme
        from: PathBuf,
        /// Where to write it; .csv has the sessions, and every other table a file beside it
        to: PathBuf,
        /// The instant that iCalendar states as DTSTAMP, as 2026-03-02T09:00:00Z; now unless stated
        #[arg(long)]
        stamp: Option<String>,
    },
    /// Writes the texts of a programme in one language, for a translator
    Texts {
        /// The programme: .json, .xml, .schedule.json or .ics
        file: PathBuf,
        /// The language
        #[arg(long)]
        language: LanguageTag,
        /// Only what is not translated
        #[arg(long)]
        missing: bool,
    },
    /// Puts translated texts into a programme
    Translate {
        /// The programme: .json, .xml, .schedule.json or .ics
        file: PathBuf,
        /// The texts, as `texts` writes them
        texts: PathBuf,
        /// Where to write the programme
        #[arg(long)]
        out: PathBuf,
        /// Puts them in the place of what is worded otherwise
        #[arg(long)]
        replace: bool,
    },
}

#[derive(Clone, Copy, PartialEq, ValueEnum)]
pub enum Format {
    Text,
    Json,
}

/// The file cannot be read as a draft.
const UNREADABLE: u8 = 2;
/// What was asked for is not there.
const UNKNOWN: u8 = 2;
/// A finding is an error.
const FAULTY: u8 = 1;

fn main() -> ExitCode {
    let code = match Arguments::parse().command {
        Command::Check { explain: Some(code), .. } => explain::explain(&code),
        Command::Check { file, profile, format, explain: None } => {
            check::check(&file.unwrap_or_default(), profile.as_deref(), format)
        }
        Command::Show { file } => show(&file),
        Command::Agenda { file, language, markdown, width } => {
            with_programme(&file, |programme| agenda(programme, &language, markdown, width))
        }
        Command::Tidy { file, out } => tidy(&file, out.as_deref()),
        Command::Languages { file } => with_programme(&file, languages),
        Command::Recognise { heading, language } => recognise::print(&heading, language.as_ref()),
        Command::Ask { file, format, question } => {
            with_programme(&file, |programme| ask::answer(programme, &question, format))
        }
        Command::Merge { base, other, out, careful } => languages::merge(&base, &other, &out, careful),
        Command::Convert { from, to, stamp } => formats::convert(&from, &to, stamp.as_deref()),
        Command::Texts { file, language, missing } => languages::texts(&file, &language, missing),
        Command::Translate { file, texts, out, replace } => {
            languages::translate(&file, &texts, &out, replace)
        }
    };
    ExitCode::from(code)
}

/// Prints what may be long. Whoever has read enough may close the pipe.
fn say(text: &dyn std::fmt::Display) -> u8 {
    let _ = write!(std::io::stdout().lock(), "{text}");
    0
}

fn show(file: &Path) -> u8 {
    with_programme(file, |programme| say(&counts(programme)))
}

fn agenda(programme: &Programme, languages: &[String], markdown: bool, width: usize) -> u8 {
    let main = programme.languages().iter().map(LanguageTag::as_str).take(usize::from(languages.is_empty()));
    match programme.preferences(languages.iter().map(String::as_str).chain(main)) {
        Ok(preferences) => {
            let markup = if markdown { Markup::Markdown } else { Markup::Plain };
            let options = AgendaOptions::new(preferences).with_markup(markup).with_width(width);
            say(&programme.agenda(&options))
        }
        Err(error) => {
            eprintln!("{error}");
            UNREADABLE
        }
    }
}

fn tidy(file: &Path, out: Option<&Path>) -> u8 {
    let mut draft = match formats::load(file) {
        Ok(loaded) => loaded.draft,
        Err(fault) => return fault.tell(file),
    };
    for one in draft.tidy() {
        println!("{}: {}\n  - {:?}\n  + {:?}", one.path, one.steps.join(", "), one.before, one.after);
    }
    let written = |out: &Path| std::fs::write(out, serde_json::to_string_pretty(&draft)? + "\n");
    match out.map(written) {
        None | Some(Ok(())) => 0,
        Some(Err(error)) => {
            eprintln!("{error}");
            UNREADABLE
        }
    }
}

/// A table: for each language how many texts there are of each sort.
fn languages(programme: &Programme) -> u8 {
    println!(
        "{:<12} {:<11} {:>8} {:>8} {:>8} {:>8} {:>8} {:>8} {:>7}",
        "language", "status", "present", "copied", "machine", "neutral", "blank", "missing", "share"
    );
    for language in programme.languages() {
        let coverage = programme.coverage(language);
        let count = |state| coverage.count(state);
        let status = programme.language_status(language).map_or("", |status| status.as_str());
        println!(
            "{:<12} {status:<11} {:>8} {:>8} {:>8} {:>8} {:>8} {:>8} {:>6.1}%",
            language.as_str(),
            count(TextState::Present),
            count(TextState::Copied),
            count(TextState::Machine),
            count(TextState::Neutral),
            count(TextState::Blank),
            count(TextState::Missing),
            coverage.share() * 100.0,
        );
    }
    0
}

/// Reads and builds, or says why not.
fn with_programme(file: &Path, then: impl FnOnce(&Programme) -> u8) -> u8 {
    let draft = match formats::load(file) {
        Ok(loaded) => loaded.draft,
        Err(fault) => return fault.tell(file),
    };
    match draft.build() {
        Ok(programme) => then(&programme),
        Err(rejected) => {
            eprint!("{}", rejected.report());
            FAULTY
        }
    }
}

/// One `name: value` a line.
fn counts(programme: &Programme) -> String {
    let top_level = programme.sessions().top_level().len();
    let languages: Vec<&str> = programme.languages().iter().map(AsRef::as_ref).collect();
    format!(
        "days: {}\nsessions: {}\ntop-level: {top_level}\npeople: {}\nparticipations: {}\nrooms: {}\nlanguages: {}\n",
        programme.days().len(),
        programme.sessions().len(),
        programme.people().len(),
        programme.participations().len(),
        programme.rooms().len(),
        languages.join(" "),
    )
}

#[expect(clippy::disallowed_methods, reason = "a tool reads files; the crate does not")]
fn read_file(file: &Path) -> std::io::Result<Vec<u8>> {
    std::fs::read(file)
}
