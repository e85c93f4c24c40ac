//! The result of `namens eval`, as text and as JSON.
//!
//! Both use the same names, those of the interface; they are no texts for the
//! people the product speaks to.

use crate::score::{Count, Filter, LEVELS, Outcome, Tally, share};
use crate::underline::printable;
use namens_norms::{Function, Level, Norm};
use serde::Serialize;
use serde_json::Value;
use std::collections::BTreeMap;
use std::io::{self, Write};

/// Everything that was counted.
#[derive(Default)]
pub(crate) struct Report {
    /// The sums.
    pub(crate) tally: Tally,
    /// The posts that fail, in the order of the input.
    pub(crate) failing: Vec<Failing>,
    /// Posts that expect a norm that is not scored.
    pub(crate) left_out: usize,
    /// Lines that could not be read.
    pub(crate) unread: usize,
}

/// A post that fails, and where it stands.
pub(crate) struct Failing {
    pub(crate) id: Value,
    pub(crate) file: String,
    pub(crate) line: usize,
    pub(crate) outcome: Outcome,
    pub(crate) text: String,
}

#[derive(Serialize)]
struct Json<'a> {
    posts: usize,
    left_out: usize,
    unread: usize,
    exact: usize,
    exact_share: Option<f64>,
    levels: BTreeMap<Level, BTreeMap<Level, usize>>,
    scores: Vec<Score>,
    failing: Vec<JsonFailing<'a>>,
}

#[derive(Serialize)]
struct Score {
    norm: &'static str,
    function: &'static str,
    hits: usize,
    misses: usize,
    false_alarms: usize,
    precision: Option<f64>,
    recall: Option<f64>,
    f1: Option<f64>,
}

#[derive(Serialize)]
struct JsonFailing<'a> {
    id: &'a Value,
    file: &'a str,
    line: usize,
    function: Function,
    expected: Level,
    found: Level,
    missing: &'a [Norm],
    forbidden: &'a [Norm],
    unexpected: &'a [Norm],
    text: &'a str,
}

impl Report {
    /// Writes one JSON object.
    ///
    /// # Errors
    /// When `out` cannot be written.
    pub(crate) fn write_json(&self, filter: &Filter, out: &mut impl Write) -> io::Result<()> {
        let row = |expected| {
            let cells = LEVELS.map(|found| (found, self.tally.level(expected, found)));
            (expected, BTreeMap::from(cells))
        };
        let json = Json {
            posts: self.tally.posts(),
            left_out: self.left_out,
            unread: self.unread,
            exact: self.tally.exact(),
            exact_share: share(self.tally.exact(), self.tally.posts()),
            levels: BTreeMap::from(LEVELS.map(row)),
            scores: self.scores(filter),
            failing: self.failing.iter().map(Failing::json).collect(),
        };
        serde_json::to_writer_pretty(&mut *out, &json)?;
        writeln!(out)
    }

    /// Writes what a person reads, the sum last.
    ///
    /// # Errors
    /// When `out` cannot be written.
    pub(crate) fn write_text(&self, filter: &Filter, out: &mut impl Write) -> io::Result<()> {
        for failing in &self.failing {
            failing.write_text(out)?;
        }
        writeln!(
            out,
            "{:15} {:13} {:>6} {:>6} {:>12} {:>9} {:>6} {:>6}",
            "norm", "function", "hits", "misses", "false alarms", "precision", "recall", "f1"
        )?;
        for score in self.scores(filter) {
            let all = score.function == "all";
            if !all && score.hits + score.misses + score.false_alarms == 0 {
                continue;
            }
            writeln!(
                out,
                "{:15} {:13} {:>6} {:>6} {:>12} {:>9} {:>6} {:>6}",
                if all { score.norm } else { "" },
                score.function,
                score.hits,
                score.misses,
                score.false_alarms,
                ratio(score.precision),
                ratio(score.recall),
                ratio(score.f1)
            )?;
        }
        writeln!(out)?;
        write!(out, "{:15}", "expected, found")?;
        for found in LEVELS {
            write!(out, " {:>7}", found.id())?;
        }
        writeln!(out)?;
        for expected in LEVELS {
            write!(out, "{:15}", expected.id())?;
            for found in LEVELS {
                write!(out, " {:>7}", self.tally.level(expected, found))?;
            }
            writeln!(out)?;
        }
        let (exact, posts) = (self.tally.exact(), self.tally.posts());
        writeln!(
            out,
            "\nposts: {posts}, failing: {}, left out: {}, unread: {}",
            self.failing.len(),
            self.left_out,
            self.unread
        )?;
        writeln!(
            out,
            "at the exact level: {exact} of {posts}, {}",
            ratio(share(exact, posts))
        )
    }

    /// For each scored norm, and for all of them, first all function types
    /// and then each of them.
    fn scores(&self, filter: &Filter) -> Vec<Score> {
        let norms = filter.norms().map(Some).chain([None]);
        norms
            .flat_map(|norm| {
                let functions = Function::ALL.map(Some);
                let functions = std::iter::once(None).chain(functions);
                functions.map(move |function| {
                    let count = self.tally.count(norm, function);
                    Score::new(norm, function, count)
                })
            })
            .collect()
    }
}

impl Score {
    fn new(norm: Option<Norm>, function: Option<Function>, count: Count) -> Self {
        Self {
            norm: norm.map_or("all", Norm::id),
            function: function.map_or("all", Function::id),
            hits: count.hits,
            misses: count.misses,
            false_alarms: count.false_alarms,
            precision: count.precision(),
            recall: count.recall(),
            f1: count.f1(),
        }
    }
}

impl Failing {
    fn json(&self) -> JsonFailing<'_> {
        let outcome = &self.outcome;
        JsonFailing {
            id: &self.id,
            file: &self.file,
            line: self.line,
            function: outcome.function,
            expected: outcome.expected,
            found: outcome.found,
            missing: &outcome.missing,
            forbidden: &outcome.forbidden,
            unexpected: &outcome.unexpected,
            text: &self.text,
        }
    }

    fn write_text(&self, out: &mut impl Write) -> io::Result<()> {
        let outcome = &self.outcome;
        let id = self
            .id
            .as_str()
            .map_or_else(|| self.id.to_string(), printable);
        let (expected, found) = (outcome.expected.id(), outcome.found.id());
        let function = outcome.function.id();
        write!(
            out,
            "{id} ({}, line {}), {function}: ",
            self.file, self.line
        )?;
        write!(out, "expected {expected}, found {found}")?;
        for (what, norms) in [
            ("missing", &outcome.missing),
            ("forbidden", &outcome.forbidden),
            ("unexpected", &outcome.unexpected),
        ] {
            if !norms.is_empty() {
                let norms: Vec<_> = norms.iter().map(|norm| norm.id()).collect();
                write!(out, "; {what} {}", norms.join(", "))?;
            }
        }
        writeln!(out)?;
        for line in self.text.lines() {
            writeln!(out, "    {}", printable(line))?;
        }
        writeln!(out)
    }
}

fn ratio(share: Option<f64>) -> String {
    share.map_or_else(|| "-".to_owned(), |share| format!("{share:.3}"))
}
