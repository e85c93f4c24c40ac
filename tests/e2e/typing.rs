//! Typing a long text, and how long each key keeps the page.

use crate::{Browser, Kind, until};
use anyhow::Result;
use serde::Deserialize;
use std::time::Duration;

/// Between two keys: faster than anybody types, and slow enough for a page to
/// be done with one before the next comes.
const PAUSE: Duration = Duration::from_millis(6);

/// A text of so many characters, in which a warning stands from the first
/// sentence on, and another now and then. No two of its sentences are the
/// same, so that a key in the wrong place shows.
#[must_use]
pub fn long_text(characters: usize) -> String {
    let sentences = (0..).map(|number| {
        if number % 10 == 0 {
            format!("Bij oefening {number} van onze compagnie was er te weinig munitie. ")
        } else {
            format!(
                "De soep van keuken {number} was om {} uur op, en die van keuken {} was koud. ",
                number % 24,
                number * 7
            )
        }
    });
    let mut text: String = sentences
        .flat_map(|sentence| sentence.chars().collect::<Vec<_>>())
        .take(characters)
        .collect();
    if text.ends_with(' ') {
        // An editor may keep such an end as another character.
        text.pop();
        text.push('.');
    }
    text
}

/// How long keys kept a page's one thread, in milliseconds.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct Keys {
    /// Each key, until the next one.
    pub keys: Vec<f64>,
    /// The longest that the thread was kept once typing had paused.
    pub pause: f64,
}

impl Browser {
    /// Waits until what follows on a pause in typing has followed: a timer of
    /// the page's own, set later and longer than any of ours, has come.
    ///
    /// # Errors
    /// When the browser does not answer.
    pub async fn typing_has_paused(&self) -> Result<()> {
        let pause = "await new Promise(done => setTimeout(done, 700));";
        self.run_async(pause, vec![]).await?;
        Ok(())
    }

    /// Types into what has the focus. Chromium's timeline tells how long the
    /// keys took ([`Options::timeline`](crate::Options::timeline)); elsewhere a
    /// page that measures them (`typing=1`).
    ///
    /// # Errors
    /// When nothing measures.
    pub async fn type_measured(&self, text: &str) -> Result<Keys> {
        if self.kind() == Kind::Chromium {
            self.keys_in_timeline().await?;
            self.type_slowly(text, PAUSE).await?;
            self.typing_has_paused().await?;
            // The driver may answer before the browser has handed over.
            return until("the keys in the timeline", async || {
                let keys = self.keys_in_timeline().await?;
                Ok((!keys.keys.is_empty()).then_some(keys))
            })
            .await;
        }
        self.run("typing.start()", vec![]).await?;
        self.type_slowly(text, PAUSE).await?;
        let measured = self.run_async("return await typing.stop()", vec![]);
        Ok(serde_json::from_value(measured.await?)?)
    }
}

impl Keys {
    /// Adds what was measured later.
    pub fn extend(&mut self, later: Self) {
        self.keys.extend(later.keys);
        self.pause = self.pause.max(later.pause);
    }

    /// The time that this share of the keys is not above: `0.5` is the median.
    #[must_use]
    pub fn share(&self, share: f64) -> f64 {
        let mut keys = self.keys.clone();
        keys.sort_by(f64::total_cmp);
        let last = keys.len().saturating_sub(1);
        let at = (last as f64 * share).round() as usize;
        keys.get(at).copied().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::{Keys, long_text};

    #[test]
    fn the_text_is_as_long_as_asked_and_repeats_nothing() {
        let text = long_text(3000);
        assert_eq!(text.chars().count(), 3000);
        let sentences: Vec<_> = text.split(". ").collect();
        let different: std::collections::HashSet<_> = sentences.iter().collect();
        assert_eq!(different.len(), sentences.len());
    }

    #[test]
    fn a_share_of_the_keys_is_below_its_time() {
        let mut keys = Keys::default();
        assert_eq!(keys.share(0.5), 0.0);
        keys.extend(Keys {
            keys: (0..=100).rev().map(f64::from).collect(),
            pause: 3.0,
        });
        assert_eq!((keys.share(0.5), keys.share(0.99)), (50.0, 99.0));
    }
}
