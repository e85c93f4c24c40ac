//! The composers of the fixture sites, as a person uses them.

use crate::{Browser, Chord, until};
use anyhow::Result;
use fantoccini::elements::Element;
use fantoccini::key::Key;
use serde_json::json;
use std::fmt;

/// A site with a fixture.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Site {
    /// Mastodon: a textarea.
    Mastodon,
    /// Bluesky: `TipTap` in a modal.
    Bluesky,
}

impl Site {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Mastodon, Self::Bluesky];

    /// A host name of the site.
    #[must_use]
    pub fn host(self) -> &'static str {
        match self {
            Self::Mastodon => "mastodon.social",
            Self::Bluesky => "bsky.app",
        }
    }

    fn editor(self) -> &'static str {
        match self {
            Self::Mastodon => ".compose-form textarea.autosuggest-textarea__textarea",
            Self::Bluesky => ".tiptap.ProseMirror",
        }
    }

    fn publish(self) -> &'static str {
        match self {
            Self::Mastodon => ".compose-form button[type=submit]",
            Self::Bluesky => "[data-testid=composerPublishBtn]",
        }
    }
}

impl fmt::Display for Site {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(match self {
            Self::Mastodon => "mastodon",
            Self::Bluesky => "bluesky",
        })
    }
}

/// What a person does to publish.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Press {
    /// Presses the publish button with the mouse.
    Button,
    /// Presses Control and Enter in the editor.
    ControlEnter,
}

impl Press {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Button, Self::ControlEnter];
}

impl fmt::Display for Press {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(match self {
            Self::Button => "button",
            Self::ControlEnter => "control-enter",
        })
    }
}

/// The composer in the current tab.
#[derive(Debug, Clone)]
pub struct Composer {
    site: Site,
    /// The box to type in.
    pub editor: Element,
    /// The publish button.
    pub publish: Element,
}

impl Composer {
    /// Waits for the composer of a page that was just opened.
    ///
    /// # Errors
    /// When it does not come.
    pub async fn find(browser: &Browser, site: Site) -> Result<Self> {
        Ok(Self {
            site,
            editor: browser.find(site.editor()).await?,
            publish: browser.find(site.publish()).await?,
        })
    }

    /// The composer for the next post, after one was published.
    ///
    /// # Errors
    /// When it does not come.
    pub async fn again(&self, browser: &Browser) -> Result<Self> {
        until("an empty composer", async || {
            let next = Self::find(browser, self.site).await?;
            let is_empty = next.text(browser).await?.is_empty();
            Ok(is_empty.then_some(next))
        })
        .await
    }

    /// Puts the caret in the editor with a click.
    ///
    /// # Errors
    /// When the browser does not answer.
    pub async fn focus(&self, browser: &Browser) -> Result<()> {
        browser.click(&self.editor, 1).await
    }

    /// Clicks into the editor and types.
    ///
    /// # Errors
    /// When the browser does not answer.
    pub async fn write(&self, browser: &Browser, text: &str) -> Result<()> {
        self.focus(browser).await?;
        browser.type_text(text).await
    }

    /// Types something else in the place of all that stands there.
    ///
    /// # Errors
    /// When the browser does not answer.
    pub async fn rewrite(&self, browser: &Browser, text: &str) -> Result<()> {
        self.focus(browser).await?;
        browser.press(&Chord::control('a')).await?;
        browser.press(&Chord::key(Key::Delete)).await?;
        browser.type_text(text).await
    }

    /// Publishes.
    ///
    /// # Errors
    /// When the browser does not answer.
    pub async fn publish(&self, browser: &Browser, press: Press) -> Result<()> {
        match press {
            Press::Button => browser.click(&self.publish, 1).await,
            Press::ControlEnter => browser.press(&Chord::control_enter()).await,
        }
    }

    /// The text that stands in the editor, a line for each paragraph.
    ///
    /// # Errors
    /// When the browser does not answer.
    pub async fn text(&self, browser: &Browser) -> Result<String> {
        let script = match self.site {
            Site::Mastodon => "return arguments[0].value",
            Site::Bluesky => {
                "return [...arguments[0].children].map(line => line.textContent).join('\\n')"
            }
        };
        let text = browser.run(script, vec![json!(self.editor)]).await?;
        Ok(text.as_str().unwrap_or_default().to_owned())
    }
}
