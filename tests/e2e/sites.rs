//! The composers of the fixture sites, as a person uses them.

use crate::{Browser, Chord, until};
use anyhow::Result;
use fantoccini::elements::Element;
use fantoccini::key::Key;
use serde_json::json;
use std::fmt;

/// A composer of a site with a fixture.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Site {
    /// Mastodon: a textarea.
    Mastodon,
    /// Bluesky: `TipTap` in a modal.
    Bluesky,
    /// X: Draft.js above the timeline.
    X,
    /// `LinkedIn`: Quill in a modal inside an open shadow root.
    LinkedIn,
    /// Facebook: Lexical in a modal.
    Facebook,
    /// The box below a post on Facebook, where Enter publishes.
    FacebookComment,
    /// A composer that no adapter knows: a textarea.
    Generic,
    /// The same with an editable element.
    GenericRich,
}

impl Site {
    /// The five sites, by their composer for a new post.
    pub const ALL: [Self; 5] = [
        Self::Mastodon,
        Self::Bluesky,
        Self::X,
        Self::LinkedIn,
        Self::Facebook,
    ];

    /// Two that stand for all, for what the page does and not the adapter: a
    /// text box and a rich-text editor.
    pub const TWO: [Self; 2] = [Self::Mastodon, Self::Bluesky];

    /// A host name of the site.
    #[must_use]
    pub fn host(self) -> &'static str {
        match self {
            Self::Mastodon | Self::Generic | Self::GenericRich => "mastodon.social",
            Self::Bluesky => "bsky.app",
            Self::X => "x.com",
            Self::LinkedIn => "www.linkedin.com",
            Self::Facebook | Self::FacebookComment => "www.facebook.com",
        }
    }

    /// Path and query of the page with this composer, for a path and a query
    /// that every site has: `/?csp=strict`, `/reopened`.
    #[must_use]
    pub fn target(self, target: &str) -> String {
        let (folder, switch) = match self {
            Self::Generic => ("/generic", ""),
            Self::GenericRich => ("/generic", "editor=contenteditable"),
            // An open dialog lies over the page below.
            Self::FacebookComment => ("", "closed=1"),
            _ => ("", ""),
        };
        let (path, query) = target.split_once('?').unwrap_or((target, ""));
        let path = format!("{folder}{path}");
        let path = match path.trim_end_matches('/') {
            "" => "/",
            path => path,
        };
        let queries = [query, switch]
            .into_iter()
            .filter(|query| !query.is_empty());
        let query = queries.collect::<Vec<_>>().join("&");
        if query.is_empty() {
            path.to_owned()
        } else {
            format!("{path}?{query}")
        }
    }

    /// The element whose open shadow root has the composer in it.
    fn shadow_host(self) -> Option<&'static str> {
        (self == Self::LinkedIn).then_some("#interop-outlet")
    }

    fn editor(self) -> &'static str {
        match self {
            Self::Mastodon => ".compose-form textarea.autosuggest-textarea__textarea",
            Self::Bluesky => ".tiptap.ProseMirror",
            Self::X => "[data-testid=tweetTextarea_0][contenteditable=true]",
            Self::LinkedIn => ".ql-editor",
            Self::Facebook => "[role=dialog] [data-lexical-editor=true]",
            Self::FacebookComment => ".comment [data-lexical-editor=true]",
            Self::Generic | Self::GenericRich => ".entry-text",
        }
    }

    fn publish(self) -> &'static str {
        match self {
            Self::Mastodon => ".compose-form button[type=submit]",
            Self::Bluesky => "[data-testid=composerPublishBtn]",
            Self::X => "[data-testid=tweetButtonInline], [data-testid=tweetButton]",
            Self::LinkedIn => ".share-actions__primary-action",
            Self::Facebook => "[role=dialog] [role=button][aria-label=Post]",
            Self::FacebookComment => "#focused-state-composer-submit [role=button]",
            Self::Generic | Self::GenericRich => ".publish",
        }
    }

    /// The body of a function that reads the text in the editor's DOM, a line
    /// for each paragraph.
    fn reading(self) -> &'static str {
        match self {
            Self::Mastodon | Self::Generic => "return arguments[0].value",
            // A line break of its own ends it.
            Self::GenericRich | Self::FacebookComment => {
                "return arguments[0].innerText.replace(/\\n$/, '')"
            }
            Self::X => {
                "return [...arguments[0].querySelectorAll('[data-block=true]')]
                     .map(line => line.textContent).join('\\n')"
            }
            Self::Bluesky | Self::LinkedIn | Self::Facebook => {
                "return [...arguments[0].children].map(line => line.textContent).join('\\n')"
            }
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
            Self::FacebookComment => "facebook-comment",
            Self::Generic => "generic",
            Self::GenericRich => "generic-rich",
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
    /// Presses Meta and Enter in the editor.
    MetaEnter,
    /// Presses Enter in the editor.
    Enter,
    /// Presses Enter on the publish button.
    EnterOnButton,
    /// Presses Space on the publish button.
    SpaceOnButton,
}

impl Press {
    /// The two that every site has, and most people use.
    pub const USUAL: [Self; 2] = [Self::Button, Self::ControlEnter];
}

impl fmt::Display for Press {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(match self {
            Self::Button => "button",
            Self::ControlEnter => "control-enter",
            Self::MetaEnter => "meta-enter",
            Self::Enter => "enter",
            Self::EnterOnButton => "enter-on-button",
            Self::SpaceOnButton => "space-on-button",
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
        Self::nth(browser, site, 0).await
    }

    /// The same where there are some: the one at `index`, from 0.
    ///
    /// # Errors
    /// When it does not come.
    pub async fn nth(browser: &Browser, site: Site, index: usize) -> Result<Self> {
        let part = async |css| {
            let found = browser.find_all(site.shadow_host(), css).await?;
            Ok(found.into_iter().nth(index))
        };
        let editor = until(site.editor(), async || part(site.editor()).await).await?;
        let publish = until(site.publish(), async || part(site.publish()).await).await?;
        Ok(Self {
            site,
            editor,
            publish,
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

    /// Gives the editor the focus where something lies over it.
    ///
    /// # Errors
    /// When the browser does not answer.
    pub async fn focus_below(&self, browser: &Browser) -> Result<()> {
        browser
            .run("arguments[0].focus()", vec![json!(self.editor)])
            .await?;
        Ok(())
    }

    /// Clicks into the editor and types.
    ///
    /// # Errors
    /// When the browser does not answer.
    pub async fn write(&self, browser: &Browser, text: &str) -> Result<()> {
        self.focus(browser).await?;
        self.type_text(browser, text).await
    }

    /// Types where the caret is. A line break is the key that makes one.
    ///
    /// # Errors
    /// When the browser does not answer.
    pub async fn type_text(&self, browser: &Browser, text: &str) -> Result<()> {
        if self.site != Site::FacebookComment {
            return browser.type_text(text).await;
        }
        for (number, line) in text.split('\n').enumerate() {
            if number > 0 {
                browser.press(&Chord::shift_enter()).await?;
            }
            browser.type_text(line).await?;
        }
        Ok(())
    }

    /// Types something else in the place of all that stands there.
    ///
    /// # Errors
    /// When the browser does not answer.
    pub async fn rewrite(&self, browser: &Browser, text: &str) -> Result<()> {
        self.focus(browser).await?;
        browser.press(&Chord::control('a')).await?;
        browser.press(&Chord::key(Key::Delete)).await?;
        self.type_text(browser, text).await
    }

    /// Publishes.
    ///
    /// # Errors
    /// When the browser does not answer.
    pub async fn publish(&self, browser: &Browser, press: Press) -> Result<()> {
        let chord = match press {
            Press::Button => return browser.click(&self.publish, 1).await,
            Press::ControlEnter => Chord::control_enter(),
            Press::MetaEnter => Chord::meta_enter(),
            Press::Enter => Chord::key(Key::Return),
            Press::EnterOnButton | Press::SpaceOnButton => {
                let focus = "arguments[0].focus()";
                browser.run(focus, vec![json!(self.publish)]).await?;
                Chord::key(if press == Press::EnterOnButton {
                    Key::Return
                } else {
                    Key::Space
                })
            }
        };
        browser.press(&chord).await
    }

    /// The text that stands in the editor, a line for each paragraph.
    ///
    /// # Errors
    /// When the browser does not answer.
    pub async fn text(&self, browser: &Browser) -> Result<String> {
        let text = browser
            .run(self.site.reading(), vec![json!(self.editor)])
            .await?;
        Ok(text.as_str().unwrap_or_default().to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::Site;

    #[test]
    fn a_composer_has_its_page() {
        assert_eq!(Site::X.target("/?csp=strict"), "/?csp=strict");
        assert_eq!(Site::Generic.target("/"), "/generic");
        let rich = "/generic/reopened?csp=strict&editor=contenteditable";
        assert_eq!(Site::GenericRich.target("/reopened?csp=strict"), rich);
        assert_eq!(Site::FacebookComment.target("/"), "/?closed=1");
    }
}
