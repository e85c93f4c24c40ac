//! Learns from labelled posts how people write what a norm is about, and writes
//! it down (`src/norms/learned.tsv`). Run by hand when posts or rules changed:
//!
//! ```text
//! cargo run --release -p namens-learn
//! ```
//!
//! The same posts give the same file. Nothing of a post but single words, and
//! those only that several posts have, gets into it.

mod corpus;
mod logistic;
mod posts;
mod sentences;
mod write;

use anyhow::Result;
use corpus::{Corpus, Role};
use std::path::Path;

/// Parts into which the posts that no rule knows are dealt out, by file.
const FOLDS: usize = 3;

fn main() -> Result<()> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let corpus = Corpus::read(&root.join("tests/corpus"))?;
    let known = corpus.of(&[Role::Standard, Role::Known]);
    let unread = corpus.of(&[Role::Unread, Role::Ordinary]);
    eprintln!(
        "{} files that the rules know, {} not",
        known.len(),
        unread.len()
    );
    // What weighs whole posts is learned from posts that neither the rules nor
    // the weights of sentences know: else both would seem better than they are.
    let mut weighed = Vec::new();
    for out in 0..FOLDS {
        let is_out = |place: usize| place % FOLDS == out;
        let others = unread.iter().enumerate();
        let others = others.filter(|(place, _)| !is_out(*place));
        let others = others.map(|(_, file)| *file).chain(known.iter().copied());
        let model = sentences::learn(&others.flatten().collect::<Vec<_>>());
        let held_out = unread
            .iter()
            .enumerate()
            .filter(|(place, _)| is_out(*place));
        for post in held_out.flat_map(|(_, file)| *file) {
            weighed.push(posts::Weighed::new(post, model.scores(post)));
        }
    }
    let post = posts::learn(&weighed);
    posts::report(&post, &weighed);
    let all: Vec<_> = known.iter().chain(&unread).copied().flatten().collect();
    let model = sentences::learn(&all);
    write::write(
        &root.join("src/norms/learned.tsv"),
        &model,
        &post,
        all.len(),
    )
}
