//! What empty frames cost on a page that Namens guards: it has to be in each,
//! as a site may put its composer there.

use super::pair::Pair;
use anyhow::{Context as _, Result};
use namens_e2e::{Browser, Kind};
use serde_json::json;

const FRAMES: u32 = 20;

/// So many pages are measured; the middle one counts.
const PAGES: usize = 9;

/// Adds frames; how long until all are there and drawn, in milliseconds.
const ADD: &str = "
    const start = performance.now();
    const frames = Array.from({ length: args[0] }, () => document.createElement('iframe'));
    await Promise.all(frames.map(frame => new Promise(done => {
        frame.onload = done;
        document.body.append(frame);
    })));
    await new Promise(requestAnimationFrame);
    return performance.now() - start;";

/// Opens pages with frames in both browsers, and says what each frame took.
///
/// # Errors
/// When a browser does not answer.
pub async fn measure(pair: &Pair, kind: Kind) -> Result<()> {
    let mut found = [Vec::new(), Vec::new()];
    for turn in 0..PAGES {
        for browser in pair.in_turn(turn) {
            let cost = add(pair, browser).await?;
            found[usize::from(browser.is_installed())].push(cost);
        }
    }
    let [off, on] = found;
    for (what, unit, part) in [
        ("time", "ms", (|cost| cost.0) as fn(&(f64, f64)) -> f64),
        ("memory", "kB", |cost| cost.1),
    ] {
        let both = [&off, &on].map(|found| median(found.iter().map(part)));
        println!(
            "{kind}, a frame without / with, {what:6} {:8.2} / {:.2} {unit}",
            both[0], both[1]
        );
    }
    Ok(())
}

/// Milliseconds and kilobytes for each frame.
async fn add(pair: &Pair, browser: &Browser) -> Result<(f64, f64)> {
    browser.open(&pair.server.url("bsky.app", "/life")).await?;
    let before = browser.memory().await?;
    let time = browser.run_async(ADD, vec![json!(FRAMES)]).await?;
    let time = time.as_f64().context("no time")?;
    let after = browser.memory().await?;
    let bytes = |of: namens_e2e::Memory| (of.objects + of.buffers) as f64;
    let each = f64::from(FRAMES);
    let memory = bytes(after) - bytes(before);
    Ok((time / each, memory / 1024.0 / each))
}

fn median(values: impl Iterator<Item = f64>) -> f64 {
    let mut values: Vec<_> = values.collect();
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or_default()
}
