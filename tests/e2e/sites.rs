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
    /// X: Draft.js in the timeline.
    X,
    /// LinkedIn: Quill in a modal in an open shadow root.
    LinkedIn,
    /// Facebook: Lexical in a modal.
    Facebook,
}

impl Site {
    /// All.
    pub const ALL: [Self; 5] = [
        Self::Mastodon,
        Self::Bluesky,
        Self::X,
        Self::LinkedIn,
        Self::Facebook,
    ];

    /// A plain text box and a rich-text editor, for what no site's shape changes.
    pub const TWO: [Self; 2] = [Self::Mastodon, Self::Bluesky];

    /// A host name of the site.
    #[must_use]
    pub fn host(self) -> &'static str {
        match self {
            Self::Mastodon => "mastodon.social",
            Self::Bluesky => "bsky.app",
            Self::X => "x.com",
            Self::LinkedIn => "www.linkedin.com",
            Self::Facebook => "www.facebook.com",
        }
    }

    fn editor(self) -> &'static str {
        match self {
            Self::Mastodon => ".compose-form textarea.autosuggest-textarea__textarea",
            Self::Bluesky => ".tiptap.ProseMirror",
            Self::X => ".public-DraftEditor-content",
            Self::LinkedIn => ".ql-editor",
            Self::Facebook => "[role=dialog] [data-lexical-editor]",
        }
    }

    fn publish(self) -> &'static str {
        match self {
            Self::Mastodon => ".compose-form button[type=submit]",
            Self::Bluesky => "[data-testid=composerPublishBtn]",
            Self::X => "[data-testid=tweetButtonInline]",
            Self::LinkedIn => "button.share-actions__primary-action",
            Self::Facebook => "[role=dialog] [aria-label=Post]",
        }
    }
}

impl fmt::Display for Site {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(match self {
            Self::Mastodon => "mastodon",
            Self::Bluesky => "bluesky",
            Self::X => "x",
            Self::LinkedIn => "linkedin",
            Self::Facebook => "facebook",
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
            editor: Self::part(browser, site, site.editor()).await?,
            publish: Self::part(browser, site, site.publish()).await?,
        })
    }

    async fn part(browser: &Browser, site: Site, css: &str) -> Result<Element> {
        if site != Site::LinkedIn {
            return browser.find(css).await;
        }
        let host = browser.find("#interop-outlet").await?;
        until(css, async || {
            let root = browser.shadow_root(&host).await?;
            Ok(root.find(fantoccini::Locator::Css(css)).await.ok())
        })
        .await
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
            Site::X => {
                "return [...arguments[0].querySelectorAll('[data-block=true]')].map(line => line.textContent).join('\\n')"
            }
            Site::Facebook | Site::LinkedIn | Site::Bluesky => {
                "return [...arguments[0].children].map(line => line.textContent).join('\\n')"
            }
        };
        let text = browser.run(script, vec![json!(self.editor)]).await?;
        Ok(text.as_str().unwrap_or_default().to_owned())
    }
}
