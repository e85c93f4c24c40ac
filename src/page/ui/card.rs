//! The inline warning: a note in the margin of what is being written.

use super::dom::{Builder, Child, cast};
use super::placement::{self, Placement, Rect, Size};
use super::{Place, point};
use namens_texts::{common, warning};
use namens_told::{Content, icon};
use wasm_bindgen::JsValue;
use web_sys::{Document, Element, HtmlElement};

/// The card as it stands in the page.
pub(super) struct Card {
    /// A manual popover: in the top layer, above what the page stacks, and out
    /// of reach of a transformed ancestor.
    element: HtmlElement,
    /// What scrolls when there is little room.
    sheet: HtmlElement,
    fold: Element,
    /// What it says.
    pub content: Content,
}

impl Card {
    /// Builds the card; it is in no document and shows nothing yet.
    pub fn new(document: &Document, content: Content) -> Result<Self, JsValue> {
        let build = Builder(document);
        let fold = build.button("fold", "fold", warning::unfold(content.lang))?;
        fold.set_attribute("aria-expanded", "false")?;
        let sheet = build.all(
            "form",
            "sheet",
            [
                head(build, &content, &fold)?.into(),
                body(build, &content)?.into(),
                foot(build, &content)?.into(),
            ],
        )?;
        sheet.set_attribute("method", "dialog")?;
        let element = build.all("div", "card", [sheet.clone().into()])?;
        element.set_id("warning");
        element.set_attribute("popover", "manual")?;
        element.set_attribute("role", "region")?;
        element.set_attribute("aria-label", common::product(content.lang))?;
        element.set_attribute("data-level", content.level.id())?;
        Ok(Self {
            element: cast(element),
            sheet: cast(sheet),
            fold,
            content,
        })
    }

    /// The node to put in the page.
    pub fn element(&self) -> &HtmlElement {
        &self.element
    }

    /// Opens what the person had opened in the card that this one replaces.
    pub fn take_over(&self, old: &Self) -> Result<(), JsValue> {
        if old.element.query_selector("details[open]")?.is_some()
            && let Some(details) = self.element.query_selector("details")?
        {
            details.set_attribute("open", "")?;
        }
        if old.unfolded() {
            self.turn_fold()?;
        }
        Ok(())
    }

    /// Unfolds the bar, or folds it.
    pub fn turn_fold(&self) -> Result<(), JsValue> {
        let unfold = !self.unfolded();
        let label = if unfold {
            warning::fold(self.content.lang)
        } else {
            warning::unfold(self.content.lang)
        };
        self.fold.set_text_content(Some(label));
        self.fold
            .set_attribute("aria-expanded", if unfold { "true" } else { "false" })
    }

    fn unfolded(&self) -> bool {
        self.fold.get_attribute("aria-expanded").as_deref() == Some("true")
    }

    /// Shows the card where it belongs. It must be in the page.
    pub fn settle(&self, viewport: &Rect, place: &Place) -> Result<(), JsValue> {
        show(&self.element)?;
        let Place {
            composer, avoid, ..
        } = place;
        self.shape("card")?;
        let card = size(&self.element);
        match placement::beside(viewport, composer, avoid, card) {
            Placement::Beside(side, rect) => {
                self.element.set_attribute("data-side", side.id())?;
                self.stand(&rect, rect.height())
            }
            Placement::NoRoom => {
                self.shape("bar")?;
                let most = viewport.height() * 0.6;
                set(&self.sheet, "max-height", most)?;
                let rect = placement::at_edge(viewport, composer, avoid, size(&self.element));
                self.stand(&rect, most)
            }
            Placement::OutOfSight => self.element.set_attribute("data-shape", "none"),
        }
    }

    fn shape(&self, shape: &str) -> Result<(), JsValue> {
        self.sheet.style().remove_property("max-height")?;
        self.element.remove_attribute("data-side")?;
        self.element.set_attribute("data-shape", shape)
    }

    fn stand(&self, rect: &Rect, most_height: f64) -> Result<(), JsValue> {
        set(&self.element, "left", rect.left)?;
        set(&self.element, "top", rect.top)?;
        set(&self.sheet, "max-height", most_height)
    }

    /// The room that the card takes.
    pub fn taken(&self) -> Rect {
        taken(&self.element)
    }
}

/// Shows a popover that is not shown yet.
pub(super) fn show(popover: &HtmlElement) -> Result<(), JsValue> {
    if popover.matches(":popover-open")? {
        return Ok(());
    }
    popover.show_popover()
}

/// Sets a length in CSS pixels, to the tenth: to print a fraction takes more code
/// than to divide. Through the object model: a content security
/// policy that forbids style attributes leaves that alone.
pub(super) fn set(element: &HtmlElement, property: &str, pixels: f64) -> Result<(), JsValue> {
    element.style().set_property(
        property,
        &format!("calc({}px / 10)", (pixels * 10.0).round() as i32),
    )
}

/// The size of an element, whatever animation moves it.
pub(super) fn size(element: &HtmlElement) -> Size {
    Size {
        width: element.offset_width().into(),
        height: element.offset_height().into(),
    }
}

/// The room that an element takes.
pub(super) fn taken(element: &HtmlElement) -> Rect {
    let rect = element.get_bounding_client_rect();
    Rect {
        left: rect.left(),
        top: rect.top(),
        right: rect.right(),
        bottom: rect.bottom(),
    }
}

fn head(build: Builder, content: &Content, fold: &Element) -> Result<Element, JsValue> {
    let name = common::product(content.lang);
    let level = [name.into(), " · ".into(), content.level_word().into()];
    let level = build.all("p", "level", level)?;
    let title = build.with("h2", "title", content.lead.title)?;
    build.all(
        "div",
        "head",
        [
            build.icon("icon", icon::of(content.level))?.into(),
            build
                .all("div", "titles", [level.into(), title.into()])?
                .into(),
            fold.clone().into(),
        ],
    )
}

fn body(build: Builder, content: &Content) -> Result<Element, JsValue> {
    let mut parts: Vec<Child> = vec![point::body(build, &content.lead, content.lang)?.into()];
    if let Some(further) = point::further(build, content)? {
        parts.push(further.into());
    }
    parts.push(
        build
            .with("p", "consequence", content.consequence())?
            .into(),
    );
    build.all("div", "body", parts)
}

fn foot(build: Builder, content: &Content) -> Result<Element, JsValue> {
    let tips = build.button("tips", "link", warning::all_tips(content.lang))?;
    let hide = build.button("hide", "link", content.hide_label())?;
    build.all("div", "foot", [tips.into(), hide.into()])
}
