//! How far what a sentence has speaks for each norm.

use crate::corpus::Post;
use crate::logistic::{self, Columns, Weights};
use namens_norms::learned::{NORMS, UNIT};
use namens_norms::{Level, Norm};
use std::collections::BTreeMap;

/// What a sentence can have, by kind and name.
pub type Thing = (&'static str, String);

/// What was learned of sentences.
pub struct Model {
    /// For each thing its weight for each norm, in units.
    pub weights: BTreeMap<Thing, [i8; NORMS.len()]>,
    /// Where a sentence stands that has nothing of it, in units.
    pub bases: [i32; NORMS.len()],
}

/// In how many sentences a thing has to be.
const OFTEN: usize = 3;

/// How many weights there are at most: every page carries them.
const MOST: usize = 7_000;

/// How much a sentence weighs against a weight of 1.
const TRUST: f64 = 0.2;

/// Learns from posts. A post says what it is about, but not in which sentence:
/// at first each of them counts a little, then the one that is most like it.
pub fn learn(posts: &[&Post]) -> Model {
    let sentences: Vec<(usize, &Vec<Thing>)> = (posts.iter().enumerate())
        .flat_map(|(number, post)| post.lesson.sentences.iter().map(move |one| (number, one)))
        .collect();
    let mut columns: BTreeMap<&Thing, Vec<(u32, f32)>> = BTreeMap::new();
    for (example, (_, things)) in sentences.iter().enumerate() {
        for thing in *things {
            let column = columns.entry(thing).or_default();
            // Once, however often it stands there.
            if column
                .last()
                .is_none_or(|(last, _)| *last != example as u32)
            {
                column.push((example as u32, 1.0));
            }
        }
    }
    columns.retain(|_, column| column.len() >= OFTEN);
    let things: Vec<&Thing> = columns.keys().copied().collect();
    let columns = Columns {
        columns: columns.into_values().collect(),
        examples: sentences.len(),
    };
    let learned: Vec<Weights> = (NORMS.iter())
        .map(|&norm| of_norm(norm, posts, &sentences, &columns))
        .collect();
    keep(&things, &learned)
}

fn of_norm(
    norm: Norm,
    posts: &[&Post],
    sentences: &[(usize, &Vec<Thing>)],
    columns: &Columns,
) -> Weights {
    let is = |post: &Post| post.level == Level::Confirm && post.norms.contains(&norm);
    let answers: Vec<bool> = sentences.iter().map(|(of, _)| is(posts[*of])).collect();
    let mut many = vec![0.0; posts.len()];
    sentences.iter().for_each(|(of, _)| many[*of] += 1.0);
    let mut counts: Vec<f64> = (sentences.iter())
        .map(|(of, _)| match posts[*of] {
            post if post.may.contains(&norm) => 0.0,
            post if is(post) => post.count / many[*of],
            post => post.count,
        })
        .collect();
    let first = logistic::learn(columns, &answers, &counts, TRUST);
    let mut sums = vec![first.base; sentences.len()];
    for (column, weight) in columns.columns.iter().zip(&first.of) {
        column
            .iter()
            .for_each(|&(at, _)| sums[at as usize] += weight);
    }
    let mut best: BTreeMap<usize, usize> = BTreeMap::new();
    for (at, (of, _)) in sentences.iter().enumerate() {
        let most = best.entry(*of).or_insert(at);
        if sums[at] > sums[*most] {
            *most = at;
        }
    }
    for (at, (of, _)) in sentences.iter().enumerate() {
        if answers[at] && counts[at] > 0.0 {
            counts[at] = if best[of] == at {
                posts[*of].count
            } else {
                0.0
            };
        }
    }
    logistic::learn(columns, &answers, &counts, TRUST)
}

/// Keeps the heaviest weights, in units.
fn keep(things: &[&Thing], learned: &[Weights]) -> Model {
    let mut all: Vec<f64> = learned
        .iter()
        .flat_map(|weights| weights.of.iter().map(|weight| weight.abs()))
        .collect();
    all.sort_by(|one, other| other.total_cmp(one));
    let least = all.get(MOST).copied().unwrap_or(0.0);
    let unit = f64::from(UNIT);
    let mut model = Model {
        weights: BTreeMap::new(),
        bases: std::array::from_fn(|norm| (learned[norm].base * unit).round() as i32),
    };
    for (place, thing) in things.iter().enumerate() {
        let weights: [i8; NORMS.len()] = std::array::from_fn(|norm| {
            let weight = learned[norm].of[place];
            let heavy = weight.abs() > least;
            let weight = (weight * unit).round().clamp(-127.0, 127.0);
            if heavy { weight as i8 } else { 0 }
        });
        if weights.iter().any(|&weight| weight != 0) {
            model.weights.insert((*thing).clone(), weights);
        }
    }
    model
}

impl Model {
    /// How far the heaviest sentence of a post speaks for some norm, in units;
    /// `None` where nothing is read.
    pub fn score(&self, post: &Post) -> Option<i32> {
        let scores = post.lesson.sentences.iter().map(|things| {
            let mut scores = self.bases;
            let mut things: Vec<&Thing> = things.iter().collect();
            things.sort_unstable();
            things.dedup();
            for weights in things
                .into_iter()
                .filter_map(|thing| self.weights.get(thing))
            {
                for (score, &weight) in scores.iter_mut().zip(weights) {
                    *score += i32::from(weight);
                }
            }
            scores.into_iter().max().unwrap_or_default()
        });
        scores.max()
    }
}
