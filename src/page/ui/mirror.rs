//! A copy of the text of a text box, laid out as the box lays it out: what a
//! page can see of a box is its text, not where a word of it stands.

use super::card::set;
use super::dom::{Builder, cast};
use super::placement::Rect;
use crate::editor;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{CssStyleDeclaration, Document, Element, HtmlElement, HtmlInputElement};

/// What decides where the letters of a text stand.
const STYLE: [&str; 35] = [
    "direction",
    "font-family",
    "font-feature-settings",
    "font-kerning",
    "font-optical-sizing",
    "font-size",
    "font-size-adjust",
    "font-stretch",
    "font-style",
    "font-variant-caps",
    "font-variant-east-asian",
    "font-variant-ligatures",
    "font-variant-numeric",
    "font-variation-settings",
    "font-weight",
    "hyphens",
    "letter-spacing",
    "line-break",
    "line-height",
    "overflow-wrap",
    "padding-bottom",
    "padding-left",
    "padding-right",
    "padding-top",
    "tab-size",
    "text-align",
    "text-align-last",
    "text-indent",
    "text-orientation",
    "text-rendering",
    "text-transform",
    "white-space",
    "word-break",
    "word-spacing",
    "writing-mode",
];

/// A copy that lies over its text box.
pub(super) struct Mirror {
    /// As large as what shows of the box, and cut off there.
    pub frame: HtmlElement,
    /// The text.
    pub copy: HtmlElement,
    field: HtmlElement,
    lines: Lines,
}

/// How many lines a text box has.
#[derive(Clone, Copy, PartialEq)]
enum Lines {
    One,
    Many,
}

impl Mirror {
    /// A copy of a text box, in no document and with nothing in it yet.
    pub fn new(document: &Document, field: &HtmlElement) -> Result<Self, JsValue> {
        let build = Builder(document);
        let copy = build.element("div", "copy")?;
        let frame = build.all("div", "layer", [copy.clone().into()])?;
        frame.set_attribute("aria-hidden", "true")?;
        // Not to be found by a search in the page either.
        frame.set_attribute("inert", "")?;
        let lines = if field.is_instance_of::<HtmlInputElement>() {
            frame.set_attribute("data-lines", "one")?;
            Lines::One
        } else {
            Lines::Many
        };
        Ok(Self {
            frame: cast(frame),
            copy: cast(copy),
            field: field.clone(),
            lines,
        })
    }

    /// Lays the copy over the box. It must be in the page.
    pub fn settle(&self) -> Result<(), JsValue> {
        let style = self.style()?;
        self.dress(&style)?;
        let field = &self.field;
        let inside = self.inside(&style)?;
        let rect = field.get_bounding_client_rect();
        let scale = |shown: f64, of: i32| if of > 0 { shown / f64::from(of) } else { 1.0 };
        let across = scale(rect.width(), field.offset_width());
        let down = scale(rect.height(), field.offset_height());
        set(&self.frame, "width", inside.width())?;
        set(&self.frame, "height", inside.height())?;
        set(&self.frame, "left", rect.left() + inside.left * across)?;
        set(&self.frame, "top", rect.top() + inside.top * down)?;
        let transform = format!("scale({across}, {down})");
        self.frame.style().set_property("transform", &transform)?;
        if self.lines == Lines::Many {
            set(&self.copy, "width", inside.width())?;
        }
        let (left, top) = (field.scroll_left(), field.scroll_top());
        let scrolled = format!("translate({}px, {}px)", -left, -top);
        self.copy.style().set_property("transform", &scrolled)
    }

    /// What of the box is inside its border and its scroll bars, from its own
    /// corner. Firefox takes the padding of a box of one line for border.
    fn inside(&self, style: &CssStyleDeclaration) -> Result<Rect, JsValue> {
        let field = &self.field;
        if self.lines == Lines::Many {
            let (left, top) = (field.client_left().into(), field.client_top().into());
            return Ok(Rect {
                left,
                top,
                right: left + f64::from(field.client_width()),
                bottom: top + f64::from(field.client_height()),
            });
        }
        let border = |side: &str| -> Result<f64, JsValue> {
            Ok(pixels(
                &style.get_property_value(&format!("border-{side}-width"))?,
            ))
        };
        Ok(Rect {
            left: border("left")?,
            top: border("top")?,
            right: f64::from(field.offset_width()) - border("right")?,
            bottom: f64::from(field.offset_height()) - border("bottom")?,
        })
    }

    /// Whether it is one line of which the box may show a part only.
    pub fn overflows(&self) -> bool {
        self.lines == Lines::One && self.copy.scroll_width() > self.frame.client_width()
    }

    fn style(&self) -> Result<CssStyleDeclaration, JsValue> {
        let window = self.field.owner_document();
        let window = window.and_then(|document| document.default_view());
        let window = window.ok_or("a document without a window shows nothing")?;
        let style = window.get_computed_style(&self.field)?;
        Ok(style.ok_or("an element without a style shows nothing")?)
    }

    /// Gives the copy the style of the box.
    fn dress(&self, style: &CssStyleDeclaration) -> Result<(), JsValue> {
        for name in STYLE {
            let value = style.get_property_value(name)?;
            self.copy.style().set_property(name, &value)?;
        }
        if self.lines == Lines::One {
            self.copy.style().set_property("white-space", "pre")?;
            // Its text is in the middle of what its padding leaves.
            for name in ["padding-top", "padding-bottom"] {
                let value = style.get_property_value(name)?;
                self.frame.style().set_property(name, &value)?;
                self.copy.style().set_property(name, "0")?;
            }
        }
        Ok(())
    }
}

/// A length as a style has it, in CSS pixels; none where it has no length.
fn pixels(value: &str) -> f64 {
    value.trim_end_matches("px").parse().unwrap_or(0.0)
}

/// Where the caret of a text box stands, in the viewport. `parent` takes the
/// copy that it is measured in, for a moment.
pub(super) fn caret(parent: &Element, field: &HtmlElement) -> Result<Option<Rect>, JsValue> {
    let document = field.owner_document();
    let document = document.ok_or("a node without a document shows nothing")?;
    let (Some(value), Some(at)) = (editor::value(field), editor::caret_offset(field)) else {
        return Ok(None);
    };
    let mirror = Mirror::new(&document, field)?;
    // With something at its end, which the caret can stand before.
    let text = document.create_text_node(&(value + "\u{200b}"));
    mirror.copy.append_child(&text)?;
    parent.append_child(&mirror.frame)?;
    let measured = || -> Result<Rect, JsValue> {
        mirror.settle()?;
        let range = document.create_range()?;
        range.set_start(&text, at)?;
        range.set_end(&text, at)?;
        let caret = range.get_bounding_client_rect();
        let frame = mirror.frame.get_bounding_client_rect();
        // A transformed ancestor moves what is fixed: only the distance counts.
        let wanted = |name| mirror.frame.style().get_property_value(name);
        let left = pixels(&wanted("left")?) + caret.left() - frame.left();
        let top = pixels(&wanted("top")?) + caret.top() - frame.top();
        Ok(Rect {
            left,
            top,
            right: left + 1.0,
            bottom: top + caret.height(),
        })
    };
    let measured = measured();
    mirror.frame.remove();
    measured.map(Some)
}
