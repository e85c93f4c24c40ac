//! A copy of the text of a text box, laid out as the box lays it out: what a
//! page can see of a box is its text, not where a word of it stands.

use super::card::set;
use super::dom::{Builder, cast};
use super::placement::Rect;
use crate::editor;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Document, Element, HtmlElement, HtmlInputElement};

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
        self.dress()?;
        let field = &self.field;
        let rect = field.get_bounding_client_rect();
        let scale = |shown: f64, of: i32| if of > 0 { shown / f64::from(of) } else { 1.0 };
        let across = scale(rect.width(), field.offset_width());
        let down = scale(rect.height(), field.offset_height());
        let (width, height) = (field.client_width(), field.client_height());
        set(&self.frame, "width", width.into())?;
        set(&self.frame, "height", height.into())?;
        let left = rect.left() + f64::from(field.client_left()) * across;
        set(&self.frame, "left", left)?;
        let top = rect.top() + f64::from(field.client_top()) * down;
        set(&self.frame, "top", top)?;
        let transform = format!("scale({across}, {down})");
        self.frame.style().set_property("transform", &transform)?;
        if self.lines == Lines::Many {
            set(&self.copy, "width", width.into())?;
        }
        let (left, top) = (field.scroll_left(), field.scroll_top());
        let scrolled = format!("translate({}px, {}px)", -left, -top);
        self.copy.style().set_property("transform", &scrolled)
    }

    /// Whether it is one line of which the box may show a part only.
    pub fn overflows(&self) -> bool {
        self.lines == Lines::One && self.copy.scroll_width() > self.frame.client_width()
    }

    /// Gives the copy the style of the box.
    fn dress(&self) -> Result<(), JsValue> {
        let window = self.field.owner_document();
        let window = window.and_then(|document| document.default_view());
        let style = window.ok_or("a document without a window shows nothing")?;
        let style = style.get_computed_style(&self.field)?;
        let style = style.ok_or("an element without a style shows nothing")?;
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
        let pixels = |value: String| value.trim_end_matches("px").parse().unwrap_or(0.0);
        let left: f64 = pixels(wanted("left")?) + caret.left() - frame.left();
        let top: f64 = pixels(wanted("top")?) + caret.top() - frame.top();
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
