//! How far what a sentence has speaks for each norm, and what a post has for a
//! question.

use crate::corpus::Post;
use crate::logistic::{self, Columns, Weights};
use namens_norms::learned::{COLUMNS, NORMS, Scores, UNIT};
use namens_norms::{Level, Norm};
use std::collections::{BTreeMap, BTreeSet};

/// What a sentence can have, by kind and name.
pub type Thing = (&'static str, String);

/// What was learned of sentences.
pub struct Model {
    /// For each thing its weight for each norm, and last for a question, in units.
    pub weights: BTreeMap<Thing, [i8; COLUMNS]>,
    /// Where a sentence stands that has nothing of it, and last a post, in units.
    pub bases: [i32; COLUMNS],
}

/// In how many sentences a thing has to be.
const OFTEN: usize = 3;

/// How many weights there are at most for the norms, and for a question: every page
/// carries them.
const MOST: [usize; 2] = [3_000, 1_500];

/// How much a sentence weighs against a weight of 1.
const TRUST: f64 = 0.2;

/// The same of a post.
const TRUST_WHOLE: f64 = 0.1;

/// Learns from posts. A post says what it is about, but not in which sentence:
/// at first each of them counts a little, then the one that is most like it.
pub fn learn(posts: &[&Post]) -> Model {
    let sentences: Vec<(usize, &Vec<Thing>)> = (posts.iter().enumerate())
        .flat_map(|(number, post)| post.lesson.sentences.iter().map(move |one| (number, one)))
        .collect();
    let columns = columns_of(sentences.iter().map(|(_, things)| things.as_slice()));
    let wholes: Vec<Vec<Thing>> = (posts.iter())
        .map(|post| post.lesson.sentences.concat())
        .collect();
    let of_posts = columns_of(wholes.iter().map(Vec::as_slice));
    let answers: Vec<bool> = (posts.iter())
        .map(|post| post.level == Level::Confirm)
        .collect();
    let counts: Vec<f64> = posts.iter().map(|post| post.count).collect();
    let mut learned: Vec<Kept> = (NORMS.iter())
        .map(|&norm| of_norm(norm, posts, &sentences, &columns.1))
        .map(|weights| Kept::new(&columns.0, weights))
        .collect();
    keep(&mut learned, MOST[0]);
    let asks = logistic::learn(&of_posts.1, &answers, &counts, TRUST_WHOLE);
    let mut asks = [Kept::new(&of_posts.0, asks)];
    keep(&mut asks, MOST[1]);
    learned.extend(asks);
    Model::new(&learned)
}

/// What at least a few of these examples have, and which of them.
fn columns_of<'t>(examples: impl Iterator<Item = &'t [Thing]>) -> (Vec<&'t Thing>, Columns) {
    let mut columns: BTreeMap<&Thing, Vec<(u32, f32)>> = BTreeMap::new();
    let mut count = 0;
    for (example, things) in (0..).zip(examples) {
        count += 1;
        for thing in things {
            let column = columns.entry(thing).or_default();
            // Once, however often it stands there.
            if column.last().is_none_or(|(last, _)| *last != example) {
                column.push((example, 1.0));
            }
        }
    }
    columns.retain(|_, column| column.len() >= OFTEN);
    let (things, columns) = columns.into_iter().unzip();
    let columns = Columns {
        columns,
        examples: count,
    };
    (things, columns)
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

/// The weights of one column that are kept.
struct Kept<'t> {
    of: Vec<(&'t Thing, f64)>,
    base: f64,
}

impl<'t> Kept<'t> {
    fn new(things: &[&'t Thing], weights: Weights) -> Self {
        Self {
            of: things.iter().copied().zip(weights.of).collect(),
            base: weights.base,
        }
    }
}

/// Keeps so many of the weights, the heaviest.
fn keep(learned: &mut [Kept<'_>], most: usize) {
    let weights = learned.iter().flat_map(|kept| &kept.of);
    let mut all: Vec<f64> = weights.map(|(_, weight)| weight.abs()).collect();
    all.sort_by(|one, other| other.total_cmp(one));
    let least = all.get(most).copied().unwrap_or(0.0);
    for kept in learned {
        kept.of.retain(|(_, weight)| weight.abs() > least);
    }
}

impl Model {
    /// The weights in units, a column each.
    fn new(learned: &[Kept<'_>]) -> Self {
        let unit = f64::from(UNIT);
        let mut model = Self {
            weights: BTreeMap::new(),
            bases: std::array::from_fn(|column| (learned[column].base * unit).round() as i32),
        };
        for (column, kept) in learned.iter().enumerate() {
            for (thing, weight) in &kept.of {
                let weight = (weight * unit).round().clamp(-127.0, 127.0) as i8;
                if weight != 0 {
                    let weights = model.weights.entry((*thing).clone()).or_default();
                    weights[column] = weight;
                }
            }
        }
        model
    }

    /// How far a post speaks for a question, in units; `None` where nothing is read.
    pub fn scores(&self, post: &Post) -> Option<Scores> {
        let mut best = [i32::MIN; NORMS.len()];
        let mut whole = i32::MIN;
        let sum = |things: &BTreeSet<&Thing>| {
            let mut scores = self.bases;
            for weights in things.iter().filter_map(|thing| self.weights.get(*thing)) {
                for (score, &weight) in scores.iter_mut().zip(weights) {
                    *score += i32::from(weight);
                }
            }
            scores
        };
        let mut before = BTreeSet::new();
        for things in &post.lesson.sentences {
            let things: BTreeSet<&Thing> = things.iter().collect();
            let scores = sum(&things);
            for (best, score) in best.iter_mut().zip(scores) {
                *best = (*best).max(score);
            }
            let both = sum(&before.union(&things).copied().collect());
            whole = whole.max(scores[NORMS.len()]).max(both[NORMS.len()]);
            before = things;
        }
        best.sort_unstable();
        let &[.., next, most] = &best;
        (whole > i32::MIN).then_some(Scores { most, next, whole })
    }
}
