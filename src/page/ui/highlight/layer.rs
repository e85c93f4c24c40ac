//! Underlines over a text box.

use super::Words;
use crate::ui::card::show;
use crate::ui::dom::Builder;
use crate::ui::host::Host;
use crate::ui::mirror::Mirror;
use js_sys::{Function, Reflect};
use namens_norms::Level;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Document, DomRect, Element, HtmlElement, Node};

/// What a tree has at this distance from the left, in the middle of this height.
fn at_point(tree: &Node, asks: &str, x: f64, rect: &DomRect) -> Option<JsValue> {
    let ask = Reflect::get(tree, &asks.into()).ok()?;
    let y = rect.top() + rect.height() / 2.0;
    ask.dyn_into::<Function>()
        .ok()?
        .call2(tree, &x.into(), &y.into())
        .ok()
}

/// A copy of a text box with marks in it.
pub(super) struct Layer {
    document: Document,
    field: HtmlElement,
    mirror: Mirror,
    marks: Vec<Mark>,
}

/// Marked words, and where they begin in the text, in UTF-16 code units.
struct Mark {
    element: Element,
    start: usize,
}

impl Layer {
    /// A layer over a text box, in no document yet.
    pub fn new(document: &Document, field: &HtmlElement) -> Result<Self, JsValue> {
        let mirror = Mirror::new(document, field)?;
        mirror.frame.set_attribute("popover", "manual")?;
        Ok(Self {
            document: document.clone(),
            field: field.clone(),
            mirror,
            marks: Vec::new(),
        })
    }

    /// Marks these words of the text that stands in the box.
    pub fn draw(&mut self, host: &Host, text: &str, words: &[Words]) -> Result<(), JsValue> {
        let units: Vec<u16> = text.encode_utf16().collect();
        let piece = |from: usize, to: usize| {
            let units = units.get(from..to).unwrap_or_default();
            String::from_utf16_lossy(units)
        };
        let build = Builder(&self.document);
        self.mirror.copy.set_text_content(None);
        self.marks.clear();
        let mut at = 0;
        for (range, level) in words {
            let before = self.document.create_text_node(&piece(at, range.start));
            self.mirror.copy.append_child(&before)?;
            let mark = build.with("mark", "", piece(range.start, range.end).as_str())?;
            let level = if *level == Level::Confirm {
                Level::Confirm
            } else {
                Level::Notice
            };
            mark.set_attribute("data-level", level.id())?;
            self.mirror.copy.append_child(&mark)?;
            self.marks.push(Mark {
                element: mark,
                start: range.start,
            });
            at = range.end;
        }
        let rest = self.document.create_text_node(&piece(at, units.len()));
        self.mirror.copy.append_child(&rest)?;
        if !self.mirror.frame.is_connected() {
            host.add(&self.mirror.frame)?;
        }
        self.settle()
    }

    /// Lays it over its box.
    pub fn settle(&self) -> Result<(), JsValue> {
        show(&self.mirror.frame)?;
        self.mirror.settle()?;
        for mark in &self.marks {
            let hidden = self.is_covered(mark) || self.is_astray(mark);
            mark.element
                .toggle_attribute_with_force("data-covered", hidden)?;
        }
        Ok(())
    }

    /// Whether something else of the page lies over these words: a list, a
    /// dialog, a header under which the box is scrolled.
    fn is_covered(&self, mark: &Mark) -> bool {
        let rect = mark.element.get_bounding_client_rect();
        let x = rect.left() + rect.width() / 2.0;
        let on_top = at_point(&self.field.get_root_node(), "elementFromPoint", x, &rect);
        on_top != Some(JsValue::from(&self.field))
    }

    /// Whether a mark lies over other words than its own. Firefox does not tell
    /// how far a box of one line is scrolled; it does tell what stands where.
    fn is_astray(&self, mark: &Mark) -> bool {
        if !self.mirror.overflows() {
            return false;
        }
        let rect = mark.element.get_bounding_client_rect();
        let x = rect.left() + 1.0;
        let there = at_point(&self.document, "caretPositionFromPoint", x, &rect);
        let offset = there.and_then(|there| Reflect::get(&there, &"offset".into()).ok());
        offset.and_then(|offset| offset.as_f64()) != Some(mark.start as f64)
    }

    /// Takes it out of the page.
    pub fn remove(self) {
        self.mirror.frame.remove();
    }
}
