//! Draws the ratios as bars on a logarithmic scale.

use std::fmt::Write;

use crate::race::Race;

const WIDTH: f64 = 900.0;
const LEFT: f64 = 360.0;
const ROW: f64 = 22.0;

/// Returns the horizontal position of a ratio, on a scale from 0.0001 to 10000.
fn x(ratio: f64) -> f64 {
    LEFT + (ratio.clamp(1e-4, 1e4).log10() + 4.0) / 8.0 * (WIDTH - LEFT - 70.0)
}

pub fn bars(races: &[Race]) -> String {
    let rows: usize = races.iter().map(|race| race.lanes.len() + 2).sum();
    let height = ROW * rows as f64 + 20.0;
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDTH} {height}\" font-family=\"sans-serif\" font-size=\"13\" role=\"img\">\
         <title>Time of each contender relative to the first one, on a logarithmic scale</title>\
         <rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>"
    );
    let mut y = ROW;
    for race in races {
        let _ = write!(svg, "<text x=\"10\" y=\"{y}\" font-weight=\"bold\">{}</text>", race.question);
        for lane in &race.lanes {
            y += ROW;
            let (from, to) = (x(1.0).min(x(lane.ratio)), x(1.0).max(x(lane.ratio)));
            let colour = if lane.ratio <= 1.0 { "#2a7f62" } else { "#b4552d" };
            let name = lane.name.replace('`', "");
            let _ = write!(
                svg,
                "<text x=\"{}\" y=\"{y}\" text-anchor=\"end\">{name}</text>\
                 <rect x=\"{from:.1}\" y=\"{}\" width=\"{:.1}\" height=\"{}\" fill=\"{colour}\"/>\
                 <text x=\"{:.1}\" y=\"{y}\">{:.3}</text>",
                LEFT - 10.0,
                y - ROW + 8.0,
                (to - from).max(1.5),
                ROW - 8.0,
                to + 6.0,
                lane.ratio
            );
        }
        y += 2.0 * ROW;
    }
    svg.push_str("</svg>\n");
    svg
}
