//! The article's three examples and near variants, at the level of each
//! function type: the posts that `namens eval` is held against too.

use crate::case::Case;
use crate::context::Context;
use anyhow::{Context as _, Result, ensure};
use namens_e2e::{Browser, Site, Warning, until};
use serde::Deserialize;
use serde_json::{Value, json};

const POSTS: &str = include_str!("../../../corpus/examples.jsonl");

#[derive(Deserialize)]
struct Post {
    id: String,
    text: String,
    profile: Value,
    expect: Expectation,
}

#[derive(Deserialize)]
struct Expectation {
    level: String,
}

/// Each text on one site: the engine does it, not the adapter.
pub fn all() -> Vec<Case> {
    let lines: Vec<_> = POSTS.lines().collect();
    let of_one_text = lines.chunk_by(|one, next| text(one) == text(next));
    let texts: Vec<_> = of_one_text.map(<[_]>::to_vec).collect();
    let numbered = (1..).zip(texts);
    numbered
        .map(|(number, lines)| {
            Case::new(format!("examples/{number}"), move |context| {
                let lines = lines.clone();
                Box::pin(levels(context, lines))
            })
        })
        .collect()
}

fn text(line: &str) -> Option<String> {
    serde_json::from_str(line).map(|post: Post| post.text).ok()
}

/// Typed once; the open page follows who writes, at once.
async fn levels(context: &Context, lines: Vec<&str>) -> Result<()> {
    let browser = &context.browser;
    let posts = lines.iter().map(|line| serde_json::from_str(line));
    let posts: Vec<Post> = posts.collect::<Result<_, _>>()?;
    let mut warned = posts.iter().filter(|post| post.expect.level != "none");
    let warned = warned.next().context("nobody is warned of this text")?;
    become_writer(context, warned, "en").await?;
    let composer = context.composer(Site::MASTODON, "/").await?;
    composer.write(browser, &warned.text).await?;
    for post in &posts {
        // That the warning changes its language, or goes, shows that the page
        // has heard of the new settings.
        become_writer(context, warned, "en").await?;
        warning_in(browser, "Why you see this").await?;
        become_writer(context, post, "nl").await?;
        if post.expect.level == "none" {
            until("the warning to go", async || {
                Ok(browser.shown().await?.warning.is_none().then_some(()))
            })
            .await
            .context(post.id.clone())?;
        } else {
            let warning = warning_in(browser, "Waarom u dit ziet").await;
            let level = warning.context(post.id.clone())?.level;
            ensure!(level == post.expect.level, "{}: {level}", post.id);
        }
    }
    Ok(())
}

async fn become_writer(context: &Context, post: &Post, language: &str) -> Result<()> {
    let settings = json!({ "version": 1, "language": language, "profile": post.profile });
    let keep = "await api.storage.local.set({ settings: args[0] });";
    context.in_extension(keep, vec![settings]).await?;
    Ok(())
}

async fn warning_in(browser: &Browser, words: &str) -> Result<Warning> {
    until(words, async || {
        let warning = browser.shown().await?.warning;
        Ok(warning.filter(|warning| warning.text.contains(words)))
    })
    .await
}
