//! Writes down what was learned, as a table that people can read and amend.

use crate::posts;
use crate::sentences;
use anyhow::Result;
use namens_norms::learned::{ASKS, NORMS};
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

/// How sure it has to be that a question is asked where no rule asks one, and where
/// one does: a false alarm costs trust. What a rule asks stays as soon as it is rather
/// right.
const LEAST: [f64; 2] = [0.95, 0.15];

/// Writes the file; `posts` is how many were learned from.
///
/// # Errors
/// When it cannot be written.
pub fn write(
    path: &Path,
    model: &sentences::Model,
    post: &posts::Model,
    posts: usize,
) -> Result<()> {
    let mut out = String::from(
        "# How far what a sentence has speaks for a norm, and what a post has for a question\n\
         # (`asks`): norm, kind, which, weight (32 is 1; above 0: for it). `post`: what\n\
         # weighs both. Written by src/learn.\n",
    );
    writeln!(out, "# Source: {posts} labelled posts, tests/corpus, 2026.")?;
    for (what, weight) in post {
        let lowered = match what.as_str() {
            "base\tnone" | "base\tnotice" => LEAST[0],
            "base\tconfirm" => LEAST[1],
            _ => 0.0,
        };
        writeln!(out, "post\t{what}\t{:.3}", weight - lowered)?;
    }
    let columns = NORMS.iter().map(|norm| norm.id()).chain([ASKS]);
    for (place, column) in columns.enumerate() {
        writeln!(out, "{column}\tbase\t\t{}", model.bases[place])?;
        for ((kind, name), weights) in &model.weights {
            if weights[place] != 0 {
                writeln!(out, "{column}\t{kind}\t{name}\t{}", weights[place])?;
            }
        }
    }
    Ok(fs::write(path, out)?)
}
