//! The composers of the fixture sites, as a person uses them.

use crate::surface::{Breaks, MainKey, Row, TABLE};
use crate::{Browser, Chord, until};
use anyhow::{Context as _, Result};
use fantoccini::elements::Element;
use fantoccini::key::Key;
use serde_json::json;
use std::fmt;

/// A composer of a site with a fixture: a line of the table in `surfaces/`.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Site {
    site: &'static str,
    surface: &'static str,
}

impl Site {
    /// Mastodon: a textarea.
    pub const MASTODON: Self = Self::new("mastodon", "post");
    /// Bluesky: `TipTap` in a modal.
    pub const BLUESKY: Self = Self::new("bluesky", "post");
    /// X: Draft.js above the timeline.
    pub const X: Self = Self::new("x", "post");
    /// `LinkedIn`: Quill in a modal inside an open shadow root.
    pub const LINKEDIN: Self = Self::new("linkedin", "post");
    /// Facebook: Lexical in a modal.
    pub const FACEBOOK: Self = Self::new("facebook", "post");
    /// The box below a post on Facebook, where Enter publishes.
    pub const FACEBOOK_COMMENT: Self = Self::new("facebook", "comment");
    /// A composer that no adapter knows: a textarea.
    pub const GENERIC: Self = Self::new("generic", "textarea");
    /// The same with an editable element.
    pub const GENERIC_RICH: Self = Self::new("generic", "rich");

    /// The five sites that are tested most, by their composer for a new post.
    pub const FIVE: [Self; 5] = [
        Self::MASTODON,
        Self::BLUESKY,
        Self::X,
        Self::LINKEDIN,
        Self::FACEBOOK,
    ];

    /// Two that stand for all, for what the page does and not the adapter: a
    /// text box and a rich-text editor.
    pub const TWO: [Self; 2] = [Self::MASTODON, Self::BLUESKY];

    /// The composer of a line of the table.
    #[must_use]
    pub const fn new(site: &'static str, surface: &'static str) -> Self {
        Self { site, surface }
    }

    /// The whole table, in the order of the sites' names.
    pub fn all() -> impl Iterator<Item = Self> {
        let rows = TABLE.iter();
        rows.map(|row| Self::new(&row.site, &row.surface.name))
    }

    fn row(self) -> &'static Row {
        TABLE
            .iter()
            .find(|row| row.site == self.site && row.surface.name == self.surface)
            .unwrap_or_else(|| panic!("no {self:?} in the table"))
    }

    /// The site's name, which is its adapter's id.
    #[must_use]
    pub fn site(self) -> &'static str {
        self.site
    }

    /// What is written in this composer.
    #[must_use]
    pub fn surface(self) -> &'static str {
        self.surface
    }

    /// Whether this is the site's main composer.
    #[must_use]
    pub fn is_main(self) -> bool {
        self.row().main
    }

    /// A host name of the site.
    #[must_use]
    pub fn host(self) -> &'static str {
        &self.row().host
    }

    /// Whether no adapter names the host: the person added it.
    #[must_use]
    pub fn is_added(self) -> bool {
        self.row().added
    }

    /// Whether few can read what is written there: it is judged milder.
    #[must_use]
    pub fn is_private(self) -> bool {
        ["message", "mail"]
            .iter()
            .any(|of| self.surface.starts_with(of))
    }

    /// The main button and the main key, as far as there are such.
    #[must_use]
    pub fn presses(self) -> Vec<Press> {
        let surface = &self.row().surface;
        let button = surface.publish.as_ref().map(|_| Press::Button);
        let key = surface.key.map(|key| match key {
            MainKey::ControlEnter => Press::ControlEnter,
            MainKey::Enter => Press::Enter,
        });
        button.into_iter().chain(key).collect()
    }

    /// Whether it has a publish button.
    #[must_use]
    pub fn has_button(self) -> bool {
        self.row().surface.publish.is_some()
    }

    /// Whether the composer holds more than one line, as it was typed.
    #[must_use]
    pub fn has_lines(self) -> bool {
        self.row().surface.breaks != Breaks::None
    }

    /// Whether its page works under the strict policy.
    #[must_use]
    pub fn works_under_strict_policy(self) -> bool {
        self.row().surface.strict
    }

    /// Why it is not held when the adapter's selectors are gone, where it is not.
    #[must_use]
    pub fn needs_selectors(self) -> Option<&'static str> {
        self.row().surface.needs_selectors.as_deref()
    }

    /// Path and query of the page with this composer, for a path and a query
    /// that every site has: `/?csp=strict`, `/reopened`.
    #[must_use]
    pub fn target(self, target: &str) -> String {
        let page = &self.row().surface.page;
        let (folder, switch) = page.split_once('?').unwrap_or((page, ""));
        let (path, query) = target.split_once('?').unwrap_or((target, ""));
        let path = format!("{}{path}", folder.trim_end_matches('/'));
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
}

/// `x` for the site's main composer, `facebook-comment` for another.
impl fmt::Display for Site {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.is_main() {
            out.write_str(self.site)
        } else {
            write!(out, "{}-{}", self.site, self.surface)
        }
    }
}

impl fmt::Debug for Site {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}/{}", self.site, self.surface)
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
    /// The publish button, as it was found with the editor.
    publish: Option<Element>,
    index: usize,
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
        let surface = &site.row().surface;
        let part = async |css| {
            let found = browser
                .find_all(surface.shadow_host.as_deref(), css)
                .await?;
            Ok::<_, anyhow::Error>(found.into_iter().nth(index))
        };
        let mut is_opened = false;
        let editor = until(&surface.editor, async || {
            let editor = part(&surface.editor).await?;
            if let (None, Some(open), false) = (&editor, &surface.open, is_opened) {
                browser.click(&browser.find(open).await?, 1).await?;
                is_opened = true;
            }
            Ok(editor)
        })
        .await?;
        let mut composer = Self {
            site,
            editor,
            publish: None,
            index,
        };
        if surface.publish.is_some() && !surface.late_button {
            composer.publish = Some(composer.late_button(browser).await?);
        }
        Ok(composer)
    }

    /// Waits for the publish button, which may come with the text only.
    async fn late_button(&self, browser: &Browser) -> Result<Element> {
        let surface = &self.site.row().surface;
        let css = surface.publish.as_deref();
        let css = css.with_context(|| format!("{:?} has no publish button", self.site))?;
        until(css, async || {
            let found = browser.find_all(surface.shadow_host.as_deref(), css);
            Ok(found.await?.into_iter().nth(self.index))
        })
        .await
    }

    /// A composer by its parts, for those that are found in no other way.
    #[must_use]
    pub fn of(site: Site, editor: Element, publish: Element) -> Self {
        Self {
            site,
            editor,
            publish: Some(publish),
            index: 0,
        }
    }

    /// The publish button.
    ///
    /// # Errors
    /// Where the composer has none.
    pub fn button(&self) -> Result<&Element> {
        self.publish
            .as_ref()
            .with_context(|| format!("{:?} has no publish button", self.site))
    }

    /// The main button, or the main key where there is none.
    #[must_use]
    pub fn main_press(&self) -> Press {
        let presses = self.site.presses();
        presses.first().copied().unwrap_or(Press::Button)
    }

    /// The composer for the next post, after one was published. What stood at
    /// the one before may lie over it until the page was looked at again.
    ///
    /// # Errors
    /// When it does not come, or stays covered.
    pub async fn again(&self, browser: &Browser) -> Result<Self> {
        until("an empty composer with nothing over it", async || {
            let next = Self::find(browser, self.site).await?;
            let is_ready = next.text(browser).await?.is_empty() && next.is_on_top(browser).await?;
            Ok(is_ready.then_some(next))
        })
        .await
    }

    /// Whether a click in the middle of the editor is one on it.
    async fn is_on_top(&self, browser: &Browser) -> Result<bool> {
        let script = "
            const [editor] = arguments;
            editor.scrollIntoView({ block: 'nearest' });
            const { x, y, width, height } = editor.getBoundingClientRect();
            const top = editor.getRootNode().elementFromPoint(x + width / 2, y + height / 2);
            return editor.contains(top) || !!top?.contains(editor);";
        let on_top = browser.run(script, vec![json!(self.editor)]).await?;
        Ok(on_top == json!(true))
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
        if self.site.row().surface.breaks != Breaks::ShiftEnter {
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
            Press::Button => {
                let button = match &self.publish {
                    Some(button) => button.clone(),
                    None => self.late_button(browser).await?,
                };
                return browser.click(&button, 1).await;
            }
            Press::ControlEnter => Chord::control_enter(),
            Press::MetaEnter => Chord::meta_enter(),
            Press::Enter => Chord::key(Key::Return),
            Press::EnterOnButton | Press::SpaceOnButton => {
                let focus = "arguments[0].focus()";
                browser.run(focus, vec![json!(self.button()?)]).await?;
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
        let reading = self.site.row().surface.reads.script();
        let text = browser.run(reading, vec![json!(self.editor)]).await?;
        Ok(text.as_str().unwrap_or_default().to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::Site;

    #[test]
    fn a_composer_has_its_page() {
        assert_eq!(Site::X.target("/?csp=strict"), "/?csp=strict");
        assert_eq!(Site::GENERIC.target("/"), "/generic");
        let rich = "/generic/reopened?csp=strict&editor=contenteditable";
        assert_eq!(Site::GENERIC_RICH.target("/reopened?csp=strict"), rich);
        assert_eq!(Site::FACEBOOK_COMMENT.target("/"), "/?closed=1");
    }

    #[test]
    fn the_composers_with_a_name_are_in_the_table_and_no_two_are_the_same() {
        let all: Vec<_> = Site::all().collect();
        let further = [Site::FACEBOOK_COMMENT, Site::GENERIC, Site::GENERIC_RICH];
        for site in Site::FIVE.iter().chain(&further) {
            assert_eq!(all.iter().filter(|other| *other == site).count(), 1);
        }
        for (number, site) in all.iter().enumerate() {
            assert!(!all[..number].contains(site), "{site:?} is there twice");
        }
        assert_eq!(Site::X.to_string(), "x");
        assert_eq!(Site::FACEBOOK_COMMENT.to_string(), "facebook-comment");
    }
}
