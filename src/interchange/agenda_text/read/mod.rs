//! Reads an agenda that was typed as text.
//!
//! The layers are: lines of the source, logical lines, classes of lines, and the draft.

mod attendance;
mod body;
mod classify;
mod clock;
mod dates;
mod days;
mod furniture;
mod head;
mod items;
mod join;
mod lines;
mod lists;
mod output;
mod places;
mod style;
mod table;
mod titles;
mod vocabulary;

use super::AgendaTextOptions;
use crate::code::Code;
use crate::error::quote;
use crate::interchange::reader::{DraftBuilder, slug};
use crate::interchange::{Import, ImportError};
use crate::report::SourceLocation;
use crate::value::language::LanguageTag;
use body::Body;
use classify::{Class, Context, classify};
use clock::Clock;
use items::Items;
use join::Logical;
use output::Output;
use places::Owner;
use style::Style;
use vocabulary::Headings;

pub(super) fn draft(source: &str, options: &AgendaTextOptions) -> Result<Import, ImportError> {
    check_limits(source, options)?;
    let mut lines = lines::lines(source);
    let stated =
        Some(&options.language).filter(|language| **language != LanguageTag::undetermined()).cloned();
    let language = stated.or_else(|| vocabulary::language(lines.lines.iter().map(|line| line.text.as_str())));
    let mut context = Context { headings: Headings::new(language.clone()), dotted: false };
    context.dotted = has_dotted_times(&lines);
    let furniture = furniture::remove(&mut lines, &context);
    let mut flow = join::join(&lines, &context);
    flow.lines = table::expand(std::mem::take(&mut flow.lines), &context);
    move_times_before_titles(&mut flow.lines, &context);

    let main = language.unwrap_or_else(LanguageTag::undetermined);
    let mut builder = DraftBuilder::new(options.id.clone().unwrap_or_else(|| "agenda".into()), "");
    builder.draft.languages.push(main.clone().into());
    let style = Style::of(&lines, &flow, &context);
    let head = head::length(&flow.lines, &context, style.markdown);
    let (before, body) = flow.lines.split_at_checked(head).unwrap_or((&flow.lines, &[]));
    let year = options.year.or_else(|| stated_year(&flow.lines, &context));
    let items = Items::new(Output::new(builder, main), &context, style, year);
    let mut reader = Body::new(items, &context, style);
    head::read(&mut reader, before, options.title.clone());
    let output = reader.output();
    for furniture in furniture {
        let times = match furniture.times {
            1 => "once".to_owned(),
            times => format!("{times} times"),
        };
        let message =
            format!("{} belongs to the page ({times}) and was not imported", quote(&furniture.text));
        output.remark(Code::NotImported, Owner::Programme, "title", furniture.line, message);
    }
    for (line, word) in &flow.joined {
        let message = format!("a word was joined at the end of the line: {}", quote(word));
        output.remark(Code::ReadingAssumed, Owner::Programme, "sessions", *line, message);
    }
    reader.read(body);
    let mut builder = reader.finish(&flow);
    if options.id.is_none() {
        let id = slug(builder.draft.title.first());
        let id: String = id.chars().take(60).collect();
        if !id.is_empty() {
            builder.draft.id = id.as_str().into();
        }
    }
    Ok(builder.finish())
}

/// Moves the times before the titles in an agenda that prints each time below its title.
fn move_times_before_titles(lines: &mut Vec<Logical>, context: &Context) {
    fn class<'l>(line: &'l Logical, context: &Context) -> Class<'l> {
        classify(&line.text, line.bullet.as_ref(), line.rank, context)
    }
    let is_time = |line: &Logical| matches!(class(line, context), Class::Timed { title, .. } if title.trim().is_empty());
    let times: Vec<usize> =
        lines.iter().enumerate().filter(|(_, line)| is_time(line)).map(|(at, _)| at).collect();
    let is_below_title = |at: &usize| {
        let (line, above) = (lines.get(*at), at.checked_sub(1).and_then(|at| lines.get(at)));
        let Some((line, above)) = line.zip(above) else { return false };
        let before = at.checked_sub(2).and_then(|at| lines.get(at));
        let starts =
            above.gap || before.is_some_and(|before| matches!(class(before, context), Class::Day(_)));
        !line.gap && starts && matches!(class(above, context), Class::Item { .. } | Class::Plain)
    };
    if times.len() < 2 || !times.iter().all(is_below_title) {
        return;
    }
    let mut times = times.into_iter().peekable();
    let mut moved: Vec<Logical> = Vec::with_capacity(lines.len());
    for (at, line) in std::mem::take(lines).into_iter().enumerate() {
        match moved.last_mut().filter(|_| times.next_if_eq(&at).is_some()) {
            Some(title) => {
                title.text = format!("{}\t{}", line.text.trim(), title.text);
                title.lines += line.lines;
            }
            None => moved.push(line),
        }
    }
    *lines = moved;
}

fn check_limits(source: &str, options: &AgendaTextOptions) -> Result<(), ImportError> {
    let limits = options.limits;
    if source.len() > limits.bytes {
        let message =
            format!("the source has {} bytes, which exceeds the limit of {}", source.len(), limits.bytes);
        return Err(ImportError::limit(message, None));
    }
    match source.split('\n').position(|line| line.len() > limits.line) {
        None => Ok(()),
        Some(index) => {
            let message = format!("a line is longer than the limit of {} bytes", limits.line);
            Err(ImportError::limit(message, Some(SourceLocation::line(index + 1))))
        }
    }
}

/// Returns `true` if times in the source are written as `9.30`. A line must start with a range in
/// this notation, at least two lines without a bullet must start with a time of four digits, such
/// as `09.30`, or three of them with times that follow each other, such as `9.00`.
fn has_dotted_times(source: &lines::Source) -> bool {
    let (mut single, mut rising) = (0, 0);
    let mut last = None;
    for line in &source.lines {
        let Some(found) = clock::leading(&line.text, true) else { continue };
        let time = line.text.get(..line.text.len() - found.rest.len()).unwrap_or_default();
        let dotted = time.contains('.') && time.chars().any(|c| c.is_ascii_digit());
        match found.clock {
            Clock::Between(_) if dotted => return true,
            Clock::From(start) if dotted && line.bullet.is_none() => {
                single += usize::from(time.trim().len() == 5);
                // The number of a section, such as "1.10", is rarely a time of the day.
                let seconds = start.total_seconds();
                let is_usual = seconds >= 7 * 3600 && seconds.is_multiple_of(300);
                let follows = last.is_some_and(|last| last < start);
                rising = if is_usual { 1 + if follows { rising } else { 0 } } else { 0 };
                last = Some(start);
                if rising >= 3 {
                    return true;
                }
            }
            _ => {}
        }
    }
    single >= 2
}

/// Returns the year in the headings of days, if all headings with a year have the same one.
fn stated_year(lines: &[Logical], context: &Context) -> Option<i32> {
    let language = context.headings.language.as_ref();
    let mut years = lines.iter().filter_map(|line| dates::day_heading(&line.text, language)?.date?.year);
    let first = years.next()?;
    years.all(|year| year == first).then_some(first)
}
