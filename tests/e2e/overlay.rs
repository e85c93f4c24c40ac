//! What Namens shows on a page, behind its closed shadow root.

use crate::{Browser, until};
use anyhow::{Context, Result};
use fantoccini::Locator;
use fantoccini::elements::{Element, ShadowRoot};
use serde::Deserialize;
use serde_json::{Value, json};

/// Looks into the shadow root from a node in it.
const LOOK: &str = "
    const root = arguments[0].getRootNode();
    const shown = css => [...root.querySelectorAll(css)].find(node => node.checkVisibility());
    const text = node => node.innerText.trim();
    const chip = shown('#chip');
    // It stands ready behind the chip.
    const card = chip && root.querySelector('#warning');
    const dialog = css => {
        const node = shown(css);
        return node ? { text: text(node), focused: root.activeElement?.name ?? '' } : null;
    };
    return {
        warning: card ? {
            level: chip.dataset.level,
            open: card.matches(':popover-open'),
            title: text(card.querySelector('.title')),
            words: [...card.querySelectorAll('.words')].map(words => words.textContent),
            text: card.textContent,
        } : null,
        question: dialog('dialog#question'),
        tips: dialog('dialog#tips'),
        wrong: dialog('dialog#wrong'),
        mark: shown('#mark')?.dataset.mark ?? null,
    };
";

/// Everything of Namens that is to be seen at one moment.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
pub struct Shown {
    /// The warning at the composer.
    pub warning: Option<Warning>,
    /// The question before publishing.
    pub question: Option<Dialog>,
    /// The ten tips.
    pub tips: Option<Dialog>,
    /// What is asked of a warning that is wrong.
    pub wrong: Option<Dialog>,
    /// The small mark, by its name: `not-checking`, `other-language`.
    pub mark: Option<String>,
}

/// The warning at the composer: the chip, and the card that it opens.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Warning {
    /// `notice` or `confirm`.
    pub level: String,
    /// Whether the card is open.
    pub open: bool,
    /// What the card begins with.
    pub title: String,
    /// The quoted words, those of the leading finding first.
    pub words: Vec<String>,
    /// All its text.
    pub text: String,
}

/// A modal dialog.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Dialog {
    /// All its visible text.
    pub text: String,
    /// The name of the button that has the focus, if one has.
    pub focused: String,
}

impl Browser {
    /// What Namens shows in the current tab.
    ///
    /// # Errors
    /// When the browser does not answer.
    pub async fn shown(&self) -> Result<Shown> {
        if let Some(seen) = self.inside(LOOK, vec![]).await? {
            return serde_json::from_value(seen).context("the overlay has another shape");
        }
        let mut shown = Shown::default();
        for root in self.overlays().await? {
            if root.find(Locator::Css("p[role=status]")).await.is_ok() {
                shown.mark = Some("not-checking".to_owned());
            }
        }
        Ok(shown)
    }

    /// Runs a function body in the page, with a node that stands in our shadow
    /// root before the arguments. `None`: nothing of ours is in the page. Where
    /// an update left the old one's behind, it is the new one's, which came last.
    ///
    /// # Errors
    /// When the script throws.
    pub async fn inside(&self, script: &str, arguments: Vec<Value>) -> Result<Option<Value>> {
        for root in self.overlays().await?.into_iter().rev() {
            if let Ok(node) = root.find(Locator::Css(".root")).await {
                let arguments = [vec![json!(node)], arguments].concat();
                return self.run(script, arguments).await.map(Some);
            }
        }
        Ok(None)
    }

    /// Waits until nothing of Namens moves, for a picture.
    ///
    /// # Errors
    /// When something goes on moving.
    pub async fn still(&self) -> Result<()> {
        let script = "return arguments[0].getRootNode().getAnimations()
                          .every(motion => motion.playState !== 'running')";
        until("Namens to stand still", async || {
            let moves = self.inside(script, vec![]).await? == Some(json!(false));
            Ok((!moves).then_some(()))
        })
        .await
    }

    /// Waits for a warning.
    ///
    /// # Errors
    /// When none comes.
    pub async fn warning(&self) -> Result<Warning> {
        until("the warning", async || Ok(self.shown().await?.warning)).await
    }

    /// Waits for a warning that quotes these words: one may come before all
    /// is typed.
    ///
    /// # Errors
    /// When none comes.
    pub async fn warning_about(&self, words: &str) -> Result<Warning> {
        until(&format!("a warning about {words:?}"), async || {
            let warning = self.shown().await?.warning;
            let quotes = |warning: &Warning| warning.words.iter().any(|all| all.contains(words));
            Ok(warning.filter(quotes))
        })
        .await
    }

    /// Opens the card with a click on the chip, and waits until it stands.
    ///
    /// # Errors
    /// When there is no chip, or it opens nothing.
    pub async fn open_warning(&self) -> Result<Warning> {
        let chip = self.part("#chip button").await?;
        self.click(&chip, 1).await?;
        until("the card", async || {
            Ok(self.shown().await?.warning.filter(|warning| warning.open))
        })
        .await
    }

    /// Waits until a warning stands with its card closed.
    ///
    /// # Errors
    /// When the card stays.
    pub async fn closed_warning(&self) -> Result<Warning> {
        until("the card to close", async || {
            Ok(self.shown().await?.warning.filter(|warning| !warning.open))
        })
        .await
    }

    /// Waits for the question before publishing.
    ///
    /// # Errors
    /// When none comes.
    pub async fn question(&self) -> Result<Dialog> {
        until("the question", async || Ok(self.shown().await?.question)).await
    }

    /// Waits for the ten tips.
    ///
    /// # Errors
    /// When they do not come.
    pub async fn tips(&self) -> Result<Dialog> {
        until("the ten tips", async || Ok(self.shown().await?.tips)).await
    }

    /// Waits until no dialog of Namens stands open.
    ///
    /// # Errors
    /// When one stays.
    pub async fn no_dialog(&self) -> Result<()> {
        until("the dialog to close", async || {
            let shown = self.shown().await?;
            let dialogs = [shown.question, shown.tips, shown.wrong];
            Ok(dialogs.iter().all(Option::is_none).then_some(()))
        })
        .await
    }

    /// A part of what Namens shows: `#question [name=change]`.
    ///
    /// # Errors
    /// When it does not come.
    pub async fn part(&self, css: &str) -> Result<Element> {
        until(css, async || {
            for root in self.overlays().await? {
                if let Ok(part) = root.find(Locator::Css(css)).await {
                    return Ok(Some(part));
                }
            }
            Ok(None)
        })
        .await
    }

    /// Ticks off all that the question asks to be ticked off.
    async fn tick_all(&self) -> Result<()> {
        for root in self.overlays().await? {
            for tick in root
                .find_all(Locator::Css("#question [name=secret]"))
                .await?
            {
                self.click(&tick, 1).await?;
            }
        }
        Ok(())
    }

    /// Answers the question with a click, and waits until it is closed. What is
    /// to be ticked off before it can be posted is ticked off.
    ///
    /// # Errors
    /// When it does not close.
    pub async fn answer(&self, answer: Answer) -> Result<()> {
        let button = match answer {
            Answer::Change => "#question [name=change]",
            Answer::Post => {
                self.tick_all().await?;
                "#question [name=post]"
            }
        };
        let button = self.part(button).await?;
        self.click(&button, 1).await?;
        self.no_dialog().await
    }

    /// The closed shadow roots of ours that the page has: the interface, and
    /// before it is there, the loader's own mark. Their hosts bear no name and
    /// no attribute that would tell a page what they are.
    /// How many interfaces of Namens stand in the page.
    ///
    /// # Errors
    /// When the browser does not answer.
    pub async fn interfaces(&self) -> Result<usize> {
        let mut found = 0;
        for root in self.overlays().await? {
            found += usize::from(root.find(Locator::Css(".root")).await.is_ok());
        }
        Ok(found)
    }

    async fn overlays(&self) -> Result<Vec<ShadowRoot>> {
        let mut roots = Vec::new();
        for host in self.client().find_all(Locator::Css(HOST)).await? {
            if let Ok(root) = host.shadow_root().await {
                roots.push(root);
            }
        }
        Ok(roots)
    }
}

const HOST: &str = "div:empty:not([class], [id], [role], [aria-label])";

/// An answer to the question.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    /// Change my post.
    Change,
    /// Post anyway.
    Post,
}
