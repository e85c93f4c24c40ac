//! The chip: the one small thing that stands at the composer by itself. It
//! opens the card.

use super::card::{set, show, size};
use super::dom::{Builder, cast};
use super::placement::{Placement, Rect, Size};
use namens_norms::Level;
use namens_texts::{Lang, common};
use namens_told::{Content, icon};
use std::cell::Cell;
use wasm_bindgen::JsValue;
use web_sys::{Document, Element, HtmlElement};

/// The chip as it stands in the page.
pub(super) struct Chip {
    /// A manual popover, as the card is.
    element: HtmlElement,
    button: HtmlElement,
    /// What it says: a chip that would say the same stays.
    pub says: Says,
    /// Where it was put: what stays as it is is not written again, or the
    /// browser would lay the page out at every key.
    placed: Cell<Option<Placement>>,
    /// Whether it says that the card is open.
    is_expanded: Cell<bool>,
}

/// All that tells one chip from another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Says {
    level: Level,
    title: &'static str,
    findings: usize,
    lang: Lang,
}

impl Says {
    pub fn of(content: &Content) -> Self {
        Self {
            level: content.level,
            title: content.lead.title,
            findings: content.points().count(),
            lang: content.lang,
        }
    }
}

impl Chip {
    /// Builds the chip; it is in no document and shows nothing yet.
    pub fn new(document: &Document, content: &Content) -> Result<Self, JsValue> {
        let build = Builder(document);
        let button = build.all(
            "button",
            "",
            [
                build.icon("icon", icon::of(content.level))?.into(),
                build.with("span", "", &content.level_and_count())?.into(),
                unseen(build, content)?.into(),
            ],
        )?;
        button.set_attribute("type", "submit")?;
        button.set_attribute("name", "open")?;
        button.set_attribute("aria-expanded", "false")?;
        button.set_attribute("aria-controls", "warning")?;
        let element = build.all("form", "chip", [button.clone().into()])?;
        element.set_id("chip");
        element.set_attribute("method", "dialog")?;
        element.set_attribute("popover", "manual")?;
        element.set_attribute("data-level", content.level.id())?;
        Ok(Self {
            element: cast(element),
            button: cast(button),
            says: Says::of(content),
            placed: Cell::default(),
            is_expanded: Cell::default(),
        })
    }

    /// The node to put in the page.
    pub fn element(&self) -> &HtmlElement {
        &self.element
    }

    /// Says whether the card is open.
    pub fn expanded(&self, is: bool) -> Result<(), JsValue> {
        if self.is_expanded.replace(is) == is {
            return Ok(());
        }
        let is = if is { "true" } else { "false" };
        self.button.set_attribute("aria-expanded", is)
    }

    /// Whether it has the focus.
    pub fn has_focus(&self) -> bool {
        self.button.matches(":focus").unwrap_or(false)
    }

    /// Takes the focus.
    pub fn focus(&self) -> Result<(), JsValue> {
        self.button.focus()
    }

    /// Whether it lies over the composer, where the caret may come.
    pub fn is_over(&self) -> bool {
        let placed = self.placed.get();
        placed.is_some_and(|placed| !placed.is_beside())
    }

    /// Shows the chip, which must be in the page, and says how much room it
    /// needs.
    pub fn show(&self) -> Result<Size, JsValue> {
        show(&self.element)?;
        Ok(size(&self.element))
    }

    /// Puts the chip where it belongs.
    pub fn put(&self, placed: Placement) -> Result<(), JsValue> {
        if self.placed.get() == Some(placed) {
            return Ok(());
        }
        if let Some(rect) = placed.rect() {
            self.element.remove_attribute("data-shape")?;
            set(&self.element, "left", rect.left)?;
            set(&self.element, "top", rect.top)?;
        } else {
            self.element.set_attribute("data-shape", "none")?;
        }
        self.placed.set(Some(placed));
        Ok(())
    }

    /// The room that it takes; `None` where it is not to be seen.
    pub fn taken(&self) -> Option<Rect> {
        let is_seen = !self.element.has_attribute("data-shape");
        is_seen.then(|| super::card::taken(&self.element))
    }
}

/// What a screen reader says of the button besides the word on it.
fn unseen(build: Builder, content: &Content) -> Result<Element, JsValue> {
    let name = common::product(content.lang);
    let text = [" · ", name, ". ", content.lead.title].concat();
    build.with("span", "unseen", &text)
}
