//! Underlines in a rich-text editor: ranges under names that only this page
//! has, and a stylesheet for them in the tree that the editor stands in.

use super::rules;
use js_sys::JsString;
use namens_norms::Level;
use wasm_bindgen::prelude::*;
use web_sys::{CssStyleSheet, Node, Range};

#[wasm_bindgen]
extern "C" {
    /// A set of ranges that are styled as one.
    type Highlight;
    #[wasm_bindgen(constructor, catch)]
    fn new() -> Result<Highlight, JsValue>;
    #[wasm_bindgen(method)]
    fn add(this: &Highlight, range: &Range);
    #[wasm_bindgen(method)]
    fn clear(this: &Highlight);

    type Registry;
    #[wasm_bindgen(method)]
    fn set(this: &Registry, name: &str, highlight: &Highlight);
    #[wasm_bindgen(method)]
    fn delete(this: &Registry, name: &str) -> bool;

    /// What is styled in this page, by name.
    #[wasm_bindgen(thread_local_v2, js_namespace = CSS, js_name = highlights)]
    static REGISTRY: Registry;
}

/// The trees that have our stylesheet are told by what they keep it in.
const SHEETS: &str = "adoptedStyleSheets";

/// The underlines in rich-text editors.
#[derive(Default)]
pub(super) struct Rich {
    shown: Option<Shown>,
}

/// What stands in the page while something is underlined.
struct Shown {
    confirm: Named,
    notice: Named,
    sheet: CssStyleSheet,
    /// The documents and shadow roots that have the stylesheet.
    roots: Vec<Node>,
    /// Each range, with what it said when it was drawn: the page's own strings,
    /// which are compared at every drawing and never carried over to us.
    drawn: Vec<(Range, JsString)>,
}

/// The underlines of a level. A page can list the names: they say nothing.
struct Named {
    name: String,
    highlight: Highlight,
}

impl Rich {
    /// Underlines these ranges, and no others.
    pub fn show(&mut self, ranges: &[(Range, Level)]) -> Result<(), JsValue> {
        if ranges.is_empty() {
            return self.clear();
        }
        if self.shown.is_none() {
            self.shown = Some(Shown::new()?);
        }
        self.shown
            .as_mut()
            .map_or(Ok(()), |shown| shown.show(ranges))
    }

    /// Whether all that was drawn still says what it said. The browser keeps a
    /// range true to changes around it, until an editor puts another node in
    /// the place of the one it is in.
    pub fn stands(&self) -> bool {
        let stands = |(range, said): &(Range, JsString)| {
            let is_there = range
                .start_container()
                .is_ok_and(|node| node.is_connected());
            is_there && range.to_string() == *said
        };
        self.shown
            .as_ref()
            .is_none_or(|shown| shown.drawn.iter().all(stands))
    }

    /// Takes everything away again.
    pub fn clear(&mut self) -> Result<(), JsValue> {
        self.shown.take().map_or(Ok(()), Shown::remove)
    }
}

impl Shown {
    fn new() -> Result<Self, JsValue> {
        let (confirm, notice) = (Named::new()?, Named::new()?);
        let carrier = |named: &Named| format!("::highlight({})", named.name);
        let sheet = CssStyleSheet::new()?;
        sheet.replace_sync(&rules(&carrier(&confirm), &carrier(&notice)))?;
        Ok(Self {
            confirm,
            notice,
            sheet,
            roots: Vec::new(),
            drawn: Vec::new(),
        })
    }

    fn show(&mut self, ranges: &[(Range, Level)]) -> Result<(), JsValue> {
        self.confirm.highlight.clear();
        self.notice.highlight.clear();
        self.drawn.clear();
        for (range, level) in ranges {
            let place = range.start_container()?;
            if !place.is_connected() {
                // Its editor was taken out of the page: no tree to style.
                continue;
            }
            let named = match level {
                Level::Confirm => &self.confirm,
                Level::Notice | Level::None => &self.notice,
            };
            named.highlight.add(range);
            self.drawn.push((range.clone(), range.to_string()));
            self.adopt(place.get_root_node())?;
        }
        Ok(())
    }

    /// Gives a tree our stylesheet, beside its own.
    fn adopt(&mut self, root: Node) -> Result<(), JsValue> {
        let sheets = sheets(&root)?;
        if !sheets.includes(&self.sheet, 0) {
            sheets.push(&self.sheet);
            js_sys::Reflect::set(&root, &SHEETS.into(), &sheets)?;
        }
        if !self.roots.contains(&root) {
            self.roots.push(root);
        }
        Ok(())
    }

    fn remove(self) -> Result<(), JsValue> {
        for named in [&self.confirm, &self.notice] {
            REGISTRY.with(|registry| registry.delete(&named.name));
        }
        for root in &self.roots {
            let ours = JsValue::from(&self.sheet);
            let left = sheets(root)?.filter(&mut |sheet, _, _| sheet != ours);
            js_sys::Reflect::set(root, &SHEETS.into(), &left)?;
        }
        Ok(())
    }
}

impl Named {
    fn new() -> Result<Self, JsValue> {
        // Letters only, the first digits of which are chance.
        let digits = format!("{:.0}", js_sys::Math::random() * 1e15);
        let letters = digits.bytes().map(|digit| char::from(digit - b'0' + b'a'));
        let name: String = letters.collect();
        let highlight = Highlight::new()?;
        REGISTRY.with(|registry| registry.set(&name, &highlight));
        Ok(Self { name, highlight })
    }
}

/// The constructed stylesheets of a document or a shadow root.
fn sheets(root: &Node) -> Result<js_sys::Array, JsValue> {
    let list = js_sys::Reflect::get(root, &SHEETS.into())?;
    if !list.is_object() {
        return Err("a node that is no tree has no stylesheets".into());
    }
    Ok(js_sys::Array::from(&list))
}
