//! Compares several contenders that answer the same query, and measures them in turns.

use std::fmt;
use std::hint::black_box;
use std::time::Instant;

type Answer<'a> = &'a dyn Fn() -> u64;

/// A contender in a comparison, with its results.
pub struct Lane {
    pub name: &'static str,
    pub nanoseconds: f64,
    /// The median of the ratios to the first contender within each round.
    pub ratio: f64,
    /// The maximum ratio that is permitted.
    pub most: Option<f64>,
}

/// The results of a comparison.
pub struct Race {
    pub question: &'static str,
    unit: &'static str,
    pub lanes: Vec<Lane>,
}

/// A comparison that has not been run yet.
pub struct Start<'a> {
    question: &'static str,
    unit: &'static str,
    lanes: Vec<(&'static str, Answer<'a>, u32, Option<f64>)>,
}

impl Race {
    /// Creates a comparison with its first contender. One call of `answer` answers `asked` queries.
    pub fn new<'a>(question: &'static str, first: &'static str, answer: Answer<'a>, asked: u32) -> Start<'a> {
        Start { question, unit: "query", lanes: vec![(first, answer, asked, None)] }
    }

    pub fn is_kept(&self) -> bool {
        self.lanes.iter().all(|lane| lane.most.is_none_or(|most| lane.ratio <= most))
    }
}

impl<'a> Start<'a> {
    /// Sets the unit of the printed times, which is "query" by default.
    pub fn per(mut self, unit: &'static str) -> Self {
        self.unit = unit;
        self
    }

    pub fn against(mut self, name: &'static str, answer: Answer<'a>, asked: u32, most: Option<f64>) -> Self {
        self.lanes.push((name, answer, asked, most));
        self
    }

    pub fn run(self) -> Race {
        const ROUNDS: usize = 25;
        let mut times = vec![Vec::new(); self.lanes.len()];
        for round in 0..=ROUNDS {
            for turn in 0..self.lanes.len() {
                let index = (round + turn) % self.lanes.len();
                let (_, answer, asked, _) = self.lanes[index];
                let start = Instant::now();
                black_box(answer());
                let elapsed = start.elapsed().as_secs_f64() * 1e9 / f64::from(asked);
                // The first round is a warm-up.
                if round > 0 {
                    times[index].push(elapsed);
                }
            }
        }
        let first = times[0].clone();
        let lanes = self.lanes.iter().zip(&times).map(|((name, _, _, most), own)| Lane {
            name,
            nanoseconds: median(own.clone()),
            ratio: median(own.iter().zip(&first).map(|(own, first)| own / first).collect()),
            most: *most,
        });
        Race { question: self.question, unit: self.unit, lanes: lanes.collect() }
    }
}

impl fmt::Display for Race {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(
            f,
            "\n{}\n\n| contender | ns per {} | ratio |\n|---|---|---|",
            self.question, self.unit
        )?;
        for lane in &self.lanes {
            writeln!(f, "| {} | {:.0} | {:.4} |", lane.name, lane.nanoseconds, lane.ratio)?;
        }
        for lane in &self.lanes {
            if let Some(most) = lane.most {
                let verdict = if lane.ratio <= most { "PASS" } else { "FAIL" };
                writeln!(
                    f,
                    "\n{verdict}: {}, {:.4} times {}, limit {most}",
                    lane.name, lane.ratio, self.lanes[0].name
                )?;
            }
        }
        Ok(())
    }
}

pub fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}
