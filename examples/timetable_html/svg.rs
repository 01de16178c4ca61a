//! Draws all days in one SVG picture, with times to scale.

#![expect(
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a picture is at most a few thousand units wide and high"
)]

use std::fmt::Write;

use programme::query::Timetable;
use programme::{Moment, Programme};

const COLUMN: f64 = 230.0;
const MARGIN: f64 = 70.0;
/// The height of one minute, in SVG units.
const SCALE: f64 = 1.1;

pub fn picture(programme: &Programme) -> String {
    let grids: Vec<Timetable<'_>> = programme.days().filter_map(|day| programme.timetable(day)).collect();
    let columns = grids.iter().map(|grid| grid.columns.len()).max().unwrap_or(0);
    let width = MARGIN + COLUMN * columns.max(1) as f64 + 20.0;
    let mut body = String::new();
    let mut top = 50.0;
    for grid in &grids {
        // Writing to a `String` cannot fail.
        let _ = day(grid, top, &mut body);
        top += height(grid) + 60.0;
    }
    let title = escaped(programme.title().first());
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width:.0} {top:.0}\" font-family=\"sans-serif\" font-size=\"12\" \
         role=\"img\" aria-labelledby=\"title\">\n<title id=\"title\">{title}</title>\n\
         <rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>\n{body}</svg>\n"
    )
}

fn minutes(from: Moment, to: Moment) -> f64 {
    (to - from) as f64 / 60.0
}

fn height(grid: &Timetable<'_>) -> f64 {
    grid.times.first().zip(grid.times.last()).map_or(0.0, |(first, last)| minutes(*first, *last) * SCALE)
}

fn day(grid: &Timetable<'_>, top: f64, out: &mut String) -> std::fmt::Result {
    let name =
        grid.day.label().map_or_else(|| grid.day.number().to_string(), |label| label.first().to_owned());
    writeln!(
        out,
        "<text x=\"10\" y=\"{:.0}\" font-size=\"16\" font-weight=\"bold\">{}</text>",
        top - 12.0,
        escaped(&name)
    )?;
    let Some(first) = grid.times.first() else { return Ok(()) };
    for time in &grid.times {
        let y = top + minutes(*first, *time) * SCALE;
        let since = (*time - grid.day.begin()) / 60;
        writeln!(out, "<text x=\"10\" y=\"{:.1}\">{:02}:{:02}</text>", y + 11.0, since / 60, since % 60)?;
    }
    for cell in &grid.cells {
        let (Some(from), Some(to)) = (grid.times.get(cell.rows.start), grid.times.get(cell.rows.end)) else {
            continue;
        };
        let (x, y) = (MARGIN + COLUMN * cell.columns.start as f64, top + minutes(*first, *from) * SCALE);
        let (width, height) = (COLUMN * cell.columns.len() as f64 - 4.0, minutes(*from, *to) * SCALE - 2.0);
        let properties = cell.session.properties();
        let fill = match (properties.idle, properties.aside) {
            (true, _) => "#eee",
            (false, true) => "#d5ebe3",
            _ => "#dbe6f5",
        };
        let title = cell.session.title().map_or_else(|| cell.session.id().as_str(), |title| title.first());
        // A title that does not fit is clipped. The `<title>` element contains the full text.
        write!(
            out,
            "<g><title>{}</title><rect x=\"{x:.1}\" y=\"{y:.1}\" width=\"{width:.1}\" height=\"{height:.1}\" rx=\"3\" fill=\"{fill}\" \
             stroke=\"#667\"/><svg x=\"{x:.1}\" y=\"{y:.1}\" width=\"{width:.1}\" height=\"{height:.1}\"><text y=\"0\">",
            escaped(title)
        )?;
        // A character is about seven units wide.
        for line in lines(title, (width / 7.0) as usize) {
            write!(out, "<tspan x=\"6\" dy=\"15\">{}</tspan>", escaped(&line))?;
        }
        out.push_str("</text></svg></g>\n");
    }
    Ok(())
}

/// Breaks a text between words into lines of at most `letters` characters. Longer words are not
/// broken.
fn lines(text: &str, letters: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        match lines.last_mut() {
            Some(line) if line.chars().count() + 1 + word.chars().count() <= letters => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}

/// Escapes a text for XML.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
