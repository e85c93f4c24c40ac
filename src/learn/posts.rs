//! How a post is weighed: its heaviest sentence, all of it, and what the rules found.

use crate::corpus::Post;
use crate::logistic::{self, Columns};
use namens_norms::learned::{Scores, UNIT};
use namens_norms::{Level, Norm};
use std::collections::BTreeMap;

/// A post with what its sentences say, by weights that do not know it.
pub struct Weighed {
    things: BTreeMap<String, f64>,
    found: Level,
    is_right: bool,
    is_harmless: bool,
    count: f64,
}

impl Weighed {
    /// `scores` in units.
    pub fn new(post: &Post, scores: Option<Scores>) -> Self {
        let found = &post.lesson.found;
        let level = found.iter().map(|(_, level)| *level).max();
        let level = level.unwrap_or(Level::None);
        let in_ones = |score: i32| f64::from(score) / f64::from(UNIT);
        let [most, next, whole] = match scores {
            Some(scores) => [scores.most, scores.next, scores.whole].map(in_ones),
            None => [NOTHING; 3],
        };
        let mut things = BTreeMap::from([
            (format!("base\t{}", level.id()), 1.0),
            (format!("score\t{}", level.id()), most),
            ("next\t".to_owned(), next),
            ("whole\t".to_owned(), whole),
        ]);
        for (norm, level) in found {
            *things.entry(of_finding(*norm, *level)).or_default() += 1.0;
        }
        let counted = found.iter().filter(|(norm, _)| !post.may.contains(norm));
        Self {
            things,
            found: counted
                .map(|(_, level)| *level)
                .max()
                .unwrap_or(Level::None),
            is_right: post.level == Level::Confirm,
            is_harmless: post.level == Level::None,
            count: post.count,
        }
    }
}

/// What a post that is not read says of itself.
const NOTHING: f64 = -8.0;

fn of_finding(norm: Norm, level: Level) -> String {
    format!("{}\t{}", norm.id(), level.id())
}

/// How much a post weighs against a weight of 1.
const TRUST: f64 = 0.3;

/// By kind and name; above 0 a post needs a question.
pub type Model = BTreeMap<String, f64>;

/// Learns the weights.
pub fn learn(posts: &[Weighed]) -> Model {
    let mut columns: BTreeMap<&String, Vec<(u32, f32)>> = BTreeMap::new();
    for (example, post) in (0..).zip(posts) {
        for (name, much) in &post.things {
            let column = columns.entry(name).or_default();
            column.push((example, *much as f32));
        }
    }
    let (names, columns): (Vec<&String>, Vec<_>) = columns.into_iter().unzip();
    let columns = Columns {
        columns,
        examples: posts.len(),
    };
    let answers: Vec<bool> = posts.iter().map(|post| post.is_right).collect();
    let counts: Vec<f64> = posts.iter().map(|post| post.count).collect();
    let weights = logistic::learn(&columns, &answers, &counts, TRUST);
    let based = |name: &str| {
        if name.starts_with("base\t") {
            weights.base
        } else {
            0.0
        }
    };
    names
        .into_iter()
        .zip(&weights.of)
        .map(|(name, weight)| (name.clone(), weight + based(name)))
        .collect()
}

fn sum(model: &Model, post: &Weighed) -> f64 {
    let things = post.things.iter();
    things
        .map(|(name, value)| model.get(name).copied().unwrap_or_default() * value)
        .sum()
}

/// Says how the posts are dealt with that the rules do not ask about, and those
/// that they do, for several thresholds.
pub fn report(model: &Model, posts: &[Weighed]) {
    for level in [Level::None, Level::Notice, Level::Confirm] {
        let of_level: Vec<_> = posts.iter().filter(|post| post.found == level).collect();
        eprintln!("the rules say {}: {} posts", level.id(), of_level.len());
        for least in [-1.5, -1.0, -0.5, 0.0, 0.25, 0.5, 0.75, 1.0, 1.5, 2.0] {
            let asks: Vec<_> = (of_level.iter())
                .filter(|post| sum(model, post) > least)
                .collect();
            let right = asks.iter().filter(|post| post.is_right).count();
            let harmless = asks.iter().filter(|post| post.is_harmless).count();
            let count = asks.len();
            eprintln!("  above {least}: {count}, {right} right, {harmless} harmless");
        }
    }
}
