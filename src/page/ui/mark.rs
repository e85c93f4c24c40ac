//! The small marks beside a composer.

use super::Place;
use super::card::{set, show, shut, size};
use super::dom::{Builder, cast};
use super::placement::{self, Rect};
use namens_norms::texts;
use namens_texts::{Lang, mark};
use namens_told::icon;
use wasm_bindgen::JsValue;
use web_sys::{Document, Element, HtmlElement};

/// What a mark says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    /// Loading failed, or took too long: this post is not checked.
    NotChecking,
    /// The post is in a language of which only identifiers are checked.
    OtherLanguage,
    /// The publish button ignored our press; the person's next one goes through.
    PressOnceMore,
    /// The composer has no button that we could press; the person's next Enter
    /// goes through.
    EnterOnceMore,
    /// Nothing tells when this composer publishes: it is not held.
    NotGuarded,
    /// The post is about reporting wrongdoing: who can help with that.
    Reporting,
    /// Words could not be replaced; the text is as it was.
    NotReplaced,
    /// Words could not be replaced, and the text may not be as it was.
    LookOver,
}

impl Mark {
    /// All of them.
    pub const ALL: [Self; 6] = [
        Self::NotChecking,
        Self::OtherLanguage,
        Self::PressOnceMore,
        Self::EnterOnceMore,
        Self::NotGuarded,
        Self::Reporting,
    ];

    /// Its name, for tests to find it by.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::NotChecking => "not-checking",
            Self::OtherLanguage => "other-language",
            Self::PressOnceMore => "press-once-more",
            Self::EnterOnceMore => "enter-once-more",
            Self::NotGuarded => "not-guarded",
            Self::Reporting => "reporting",
            Self::NotReplaced => "not-replaced",
            Self::LookOver => "look-over",
        }
    }

    /// What it says, in this language.
    #[must_use]
    pub fn text(self, lang: Lang) -> &'static str {
        match self {
            Self::NotChecking => mark::not_checking(lang),
            Self::OtherLanguage => mark::other_language(lang),
            Self::PressOnceMore => mark::press_once_more(lang),
            Self::EnterOnceMore => mark::enter_once_more(lang),
            Self::NotGuarded => mark::not_guarded(lang),
            Self::Reporting => texts::reporting(lang),
            Self::NotReplaced => mark::not_replaced(lang),
            Self::LookOver => mark::look_over(lang),
        }
    }
}

/// The name of the button that closes a mark.
pub(super) const SHUT: &str = "shut-mark";

/// A mark as it stands in the page.
pub(super) struct Pill {
    /// A manual popover, as the card is.
    pub element: HtmlElement,
    /// What it says, and in which language.
    pub says: (Mark, Lang),
}

impl Pill {
    /// Builds the mark; it is in no document and shows nothing yet.
    pub fn new(document: &Document, mark: Mark, lang: Lang) -> Result<Self, JsValue> {
        let build = Builder(document);
        let drawing = match mark {
            Mark::NotChecking | Mark::OtherLanguage | Mark::NotGuarded => icon::NOT_LOOKING,
            Mark::PressOnceMore | Mark::EnterOnceMore => icon::PRESS,
            Mark::Reporting | Mark::NotReplaced | Mark::LookOver => icon::TIPS,
        };
        let icon = build.icon("icon", drawing)?;
        let words = build.with("span", "", mark.text(lang))?;
        let element = if mark == Mark::Reporting {
            closable(build, icon, words, lang)?
        } else {
            build.all("p", "pill", [icon.into(), words.into()])?
        };
        element.set_id("mark");
        element.set_attribute("popover", "manual")?;
        element.set_attribute("data-mark", mark.id())?;
        Ok(Self {
            element: cast(element),
            says: (mark, lang),
        })
    }

    /// What can be pressed in it first; `None`: nothing.
    pub fn first(&self) -> Option<HtmlElement> {
        let first = self.element.query_selector("a").ok().flatten();
        first.map(cast)
    }

    /// Whether something in it has the focus.
    pub fn has_focus(&self) -> bool {
        self.element.matches(":focus-within").unwrap_or(false)
    }

    /// Shows the mark where it belongs, where it covers nothing.
    pub fn settle(&self, viewport: &Rect, place: &Place, avoid: &[Rect]) -> Result<(), JsValue> {
        show(&self.element)?;
        let placed = placement::at(viewport, &place.composer, avoid, size(&self.element));
        let Some(rect) = placed.rect() else {
            return self.element.set_attribute("data-shape", "none");
        };
        self.element.remove_attribute("data-shape")?;
        set(&self.element, "left", rect.left)?;
        set(&self.element, "top", rect.top)
    }
}

/// One that leads to who can help, and can be closed: it is not about the
/// checking, and nobody is to have it beside the post against their will.
fn closable(build: Builder, icon: Element, words: Element, lang: Lang) -> Result<Element, JsValue> {
    let link = build.link(texts::reporting_link(), mark::reporting_link(lang))?;
    let link = build.with("p", "", link)?;
    let says = build.all("div", "says", [words.into(), link.into()])?;
    let close = shut(build, SHUT, lang)?;
    let form = build.all("form", "pill", [icon.into(), says.into(), close.into()])?;
    form.set_attribute("method", "dialog")?;
    Ok(form)
}
