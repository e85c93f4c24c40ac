//! The labelled posts, and what each file of them is for.

use anyhow::{Context as _, Result};
use namens_norms::second::{Lesson, lesson};
use namens_norms::{Context, Level, Norm, Profile};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// What a file of posts is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    /// The rules have learned from it, and what it says has to hold.
    Standard,
    /// The rules have learned from it.
    Known,
    /// Only the weights learn from it.
    Unread,
    /// Only the weights learn from it: lines that must raise nothing, alone and
    /// several together.
    Ordinary,
    /// Nothing learns from it: it judges.
    Aside,
}

/// A post with its label.
#[derive(Debug)]
pub struct Post {
    /// What there is to learn from.
    pub lesson: Lesson,
    /// The expected level.
    pub level: Level,
    /// The norms that must be found.
    pub norms: Vec<Norm>,
    /// Those of which honest readers differ.
    pub may: Vec<Norm>,
    /// As how many posts it counts.
    pub count: f64,
}

/// As how many others a post counts that sets the standard.
const STANDARD: f64 = 4.0;

/// The same of a post that the rules know: what they find there is to stay.
const KNOWN: f64 = 2.0;

/// How many ordinary lines are taken for one long one: people write longer ones than
/// those, and what is harmless stays so however much of it stands together.
const TOGETHER: [usize; 3] = [3, 5, 8];

#[derive(Deserialize)]
struct Line {
    text: String,
    #[serde(default)]
    profile: Profile,
    #[serde(default)]
    context: Context,
    expect: Expectation,
}

#[derive(Deserialize)]
struct Expectation {
    level: Level,
    #[serde(default)]
    norms: Vec<Norm>,
    #[serde(default)]
    may: Vec<Norm>,
}

/// All files of posts, with their roles.
pub struct Corpus(Vec<(Role, Vec<Post>)>);

impl Corpus {
    /// Reads `roles.toml` and the files that it names.
    ///
    /// # Errors
    /// When a file cannot be read, or a line is no labelled post.
    pub fn read(folder: &Path) -> Result<Self> {
        let roles = fs::read_to_string(folder.join("roles.toml"))?;
        let roles: BTreeMap<String, Role> = toml::from_str(&roles).context("roles.toml")?;
        let learned = roles.into_iter().filter(|(_, role)| *role != Role::Aside);
        let files = learned.map(|(name, role)| {
            let lines = fs::read_to_string(folder.join(format!("{name}.jsonl")))
                .with_context(|| name.clone())?;
            let count = match role {
                Role::Standard => STANDARD,
                Role::Known => KNOWN,
                _ => 1.0,
            };
            let posts = lines.lines().filter(|line| !line.is_empty());
            let posts = posts.map(|line| post(line, count));
            let mut posts: Vec<Post> = posts.collect::<Result<_>>().context(name)?;
            if role == Role::Ordinary {
                let long: Vec<Post> = (TOGETHER.into_iter())
                    .flat_map(|many| posts.chunks_exact(many).map(together))
                    .collect();
                posts.extend(long);
            }
            Ok((role, posts))
        });
        Ok(Self(files.collect::<Result<_>>()?))
    }

    /// The files with one of these roles.
    pub fn of(&self, roles: &[Role]) -> Vec<&[Post]> {
        let files = self.0.iter().filter(|(role, _)| roles.contains(role));
        files.map(|(_, posts)| posts.as_slice()).collect()
    }
}

/// Harmless posts as one long sentence.
fn together(posts: &[Post]) -> Post {
    let sentences = posts.iter().flat_map(|post| &post.lesson.sentences);
    Post {
        lesson: Lesson {
            sentences: vec![sentences.flatten().cloned().collect()],
            found: posts[0].lesson.found.clone(),
        },
        level: Level::None,
        norms: Vec::new(),
        may: posts.iter().flat_map(|post| post.may.clone()).collect(),
        count: posts[0].count,
    }
}

fn post(line: &str, count: f64) -> Result<Post> {
    let line: Line = serde_json::from_str(line)?;
    Ok(Post {
        lesson: lesson(&line.text, &line.profile, &line.context),
        level: line.expect.level,
        norms: line.expect.norms,
        may: line.expect.may,
        count,
    })
}
