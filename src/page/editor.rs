//! What a person types into: reading it as the editor means it, and keeping
//! and putting back the caret. Nothing here changes what is in it.

use crate::tree;
use js_sys::{Function, Reflect};
use namens_sites::join::{Joined, Joiner, Runs, Spot};
use wasm_bindgen::JsCast;
use web_sys::{
    Document, Element, FocusOptions, HtmlElement, HtmlInputElement, HtmlTextAreaElement, Node,
    Range, Selection,
};

/// Elements that stand on lines of their own.
const BLOCKS: &[&str] = &[
    "ADDRESS",
    "ARTICLE",
    "ASIDE",
    "BLOCKQUOTE",
    "DD",
    "DIV",
    "DL",
    "DT",
    "FIGCAPTION",
    "FIGURE",
    "FOOTER",
    "H1",
    "H2",
    "H3",
    "H4",
    "H5",
    "H6",
    "HEADER",
    "HR",
    "LI",
    "MAIN",
    "NAV",
    "OL",
    "P",
    "PRE",
    "SECTION",
    "TABLE",
    "TR",
    "UL",
];

/// What some editors put where there is no text, for the caret to stand in.
const NO_CHARACTER: char = '\u{feff}';

/// What stands in an editor, and where in the page its pieces stand.
#[derive(Debug, Default)]
pub struct Reading {
    /// The text.
    pub text: String,
    runs: Runs,
    /// Its text nodes. A text box has none that a page can see.
    nodes: Vec<Node>,
}

impl Reading {
    /// These words of the text, in UTF-16 code units, in the page; `None` in a
    /// text box, and where an end of them is no text.
    pub fn range(&self, start: usize, end: usize) -> Option<Range> {
        let (from, to) = self.runs.place(start, end)?;
        let first = self.nodes.get(from.node)?;
        let range = first.owner_document()?.create_range().ok()?;
        range.set_start(first, from.offset.try_into().ok()?).ok()?;
        let last = self.nodes.get(to.node)?;
        range.set_end(last, to.offset.try_into().ok()?).ok()?;
        Some(range)
    }
}

/// The text in a text box or a rich-text editor, without what `quoted` finds.
pub fn text(editor: &Element, quoted: Option<&str>) -> String {
    read(editor, quoted).text
}

/// The same, with where it stands.
pub fn read(editor: &Element, quoted: Option<&str>) -> Reading {
    if let Some(text) = value(editor) {
        return Reading {
            text,
            ..Reading::default()
        };
    }
    let mut nodes = Vec::new();
    let mut joiner = Joiner::default();
    join_children(editor, quoted, &mut joiner, &mut nodes);
    let Joined { text, runs } = joiner.finish();
    Reading { text, runs, nodes }
}

/// What stands in a text box; `None` in anything else.
pub fn value(editor: &Element) -> Option<String> {
    if let Some(area) = editor.dyn_ref::<HtmlTextAreaElement>() {
        return Some(area.value());
    }
    editor
        .dyn_ref::<HtmlInputElement>()
        .map(HtmlInputElement::value)
}

fn join_children(parent: &Node, quoted: Option<&str>, joiner: &mut Joiner, nodes: &mut Vec<Node>) {
    let mut child = parent.first_child();
    while let Some(node) = child {
        join(&node, quoted, joiner, nodes);
        child = node.next_sibling();
    }
}

fn join(node: &Node, quoted: Option<&str>, joiner: &mut Joiner, nodes: &mut Vec<Node>) {
    if node.node_type() == Node::TEXT_NODE {
        let number = nodes.len();
        nodes.push(node.clone());
        let mut offset = 0;
        for text in node.node_value().unwrap_or_default().split(NO_CHARACTER) {
            let at = Spot {
                node: number,
                offset,
            };
            joiner.text(text, at);
            offset += text.encode_utf16().count() + NO_CHARACTER.len_utf16();
        }
        return;
    }
    let Some(element) = node.dyn_ref::<Element>() else {
        return;
    };
    if quoted.is_some_and(|quoted| tree::matches(element, quoted)) {
        return;
    }
    let name = element.tag_name();
    match name.as_str() {
        "BR" => joiner.line_break(),
        // Emoji and stickers.
        "IMG" => joiner.atom(&element.get_attribute("alt").unwrap_or_default()),
        "SCRIPT" | "STYLE" | "TEMPLATE" | "BUTTON" | "SELECT" => {}
        name if BLOCKS.contains(&name) => {
            joiner.block_start();
            join_children(node, quoted, joiner, nodes);
            joiner.block_end();
        }
        _ => join_children(node, quoted, joiner, nodes),
    }
}

/// Where the caret or the selection was.
pub struct Caret {
    editor: Element,
    place: Option<Place>,
}

enum Place {
    /// In a text box: from, to and direction.
    Offsets(u32, u32, Option<String>),
    /// In a rich-text editor. The browser keeps it true to later changes.
    Range(Range),
}

impl Caret {
    /// Keeps the caret of an editor, wherever the focus is.
    pub fn keep(editor: &Element) -> Self {
        Self {
            editor: editor.clone(),
            place: offsets(editor).or_else(|| range(editor)),
        }
    }

    /// The editor that the caret is in.
    pub fn editor(&self) -> &Element {
        &self.editor
    }

    /// Gives the editor the focus, with the caret where it was.
    pub fn put_back(&self) {
        focus(&self.editor);
        match &self.place {
            Some(Place::Offsets(start, end, direction)) => {
                let direction = direction.as_deref().unwrap_or("none");
                // A text box of a kind that knows no selection keeps its own caret.
                if let Some(area) = self.editor.dyn_ref::<HtmlTextAreaElement>() {
                    let _ = area.set_selection_range_with_direction(*start, *end, direction);
                } else if let Some(input) = self.editor.dyn_ref::<HtmlInputElement>() {
                    let _ = input.set_selection_range_with_direction(*start, *end, direction);
                }
            }
            Some(Place::Range(range)) => {
                // An editor that was written anew has its own idea of the caret.
                let _ = select(&self.editor, range);
            }
            None => {}
        }
    }
}

/// Gives an editor the focus.
pub fn focus(editor: &Element) {
    if let Some(editor) = editor.dyn_ref::<HtmlElement>() {
        let options = FocusOptions::new();
        options.set_prevent_scroll(true);
        // It fails only for what the page has taken away: nothing to focus then.
        let _ = editor.focus_with_options(&options);
    }
}

/// Where the caret of a text box stands, in UTF-16 code units: the end of the
/// selection. `None` in anything else, and in a box of a kind that knows none.
pub fn caret_offset(editor: &Element) -> Option<u32> {
    match offsets(editor)? {
        Place::Offsets(_, end, _) => Some(end),
        Place::Range(_) => None,
    }
}

/// Selects words in a text box, in UTF-16 code units, or what a range of a
/// rich-text editor holds. `None`: it cannot be.
pub fn select_words(
    editor: &Element,
    start: usize,
    end: usize,
    range: Option<&Range>,
) -> Option<()> {
    if let Some(range) = range {
        return select(editor, range);
    }
    let (start, end) = (start.try_into().ok()?, end.try_into().ok()?);
    if let Some(area) = editor.dyn_ref::<HtmlTextAreaElement>() {
        area.set_selection_range(start, end).ok()
    } else {
        let input = editor.dyn_ref::<HtmlInputElement>()?;
        input.set_selection_range(start, end).ok()
    }
}

/// What is selected in an editor.
pub fn selected(editor: &Element) -> Option<String> {
    if let Some(value) = value(editor) {
        let Place::Offsets(start, end, _) = offsets(editor)? else {
            return None;
        };
        let units: Vec<u16> = value.encode_utf16().collect();
        let units = units.get(start as usize..end as usize)?;
        return String::from_utf16(units).ok();
    }
    match range(editor)? {
        Place::Range(range) => range.to_string().as_string(),
        Place::Offsets(..) => None,
    }
}

/// The part of the window that the caret of a rich-text editor takes: from the
/// left, from the top, to the right and to the bottom, in CSS pixels.
pub fn caret_box(editor: &Element) -> Option<[f64; 4]> {
    let selection = selection(editor)?;
    let node = selection.focus_node()?;
    if !editor.contains(Some(&node)) {
        return None;
    }
    let range = editor.owner_document()?.create_range().ok()?;
    range.set_start(&node, selection.focus_offset()).ok()?;
    let of = |rect: web_sys::DomRect| [rect.left(), rect.top(), rect.right(), rect.bottom()];
    let drawn = range.get_client_rects().and_then(|rects| rects.item(0));
    // On an empty line a caret has no rectangle of its own.
    drawn.map(of).or_else(|| {
        let line = node.child_nodes().item(selection.focus_offset());
        let line = line.and_then(|line| line.dyn_into::<Element>().ok());
        let line = line.or_else(|| node.dyn_into::<Element>().ok())?;
        Some(of(line.get_bounding_client_rect()))
    })
}

fn offsets(editor: &Element) -> Option<Place> {
    if let Some(area) = editor.dyn_ref::<HtmlTextAreaElement>() {
        let (start, end) = (area.selection_start().ok()??, area.selection_end().ok()??);
        Some(Place::Offsets(start, end, area.selection_direction().ok()?))
    } else if let Some(input) = editor.dyn_ref::<HtmlInputElement>() {
        let (start, end) = (input.selection_start().ok()??, input.selection_end().ok()??);
        Some(Place::Offsets(
            start,
            end,
            input.selection_direction().ok()?,
        ))
    } else {
        None
    }
}

fn range(editor: &Element) -> Option<Place> {
    let selection = selection(editor)?;
    if selection.range_count() == 0 {
        return None;
    }
    let range = selection.get_range_at(0).ok()?;
    let inside = editor.contains(range.start_container().ok().as_ref());
    inside.then(|| Place::Range(range.clone_range()))
}

/// Selects what a range of the editor holds. Not by `addRange`, which ends at
/// a shadow root.
fn select(editor: &Element, range: &Range) -> Option<()> {
    let (start, end) = (range.start_container().ok()?, range.end_container().ok()?);
    if !editor.contains(Some(&start)) {
        return None;
    }
    let (from, to) = (range.start_offset().ok()?, range.end_offset().ok()?);
    selection(editor)?
        .set_base_and_extent(&start, from, &end, to)
        .ok()
}

/// The selection that an editor's caret is in. Chromium keeps one for each
/// shadow root, under a method of its own.
fn selection(editor: &Element) -> Option<Selection> {
    let own = Reflect::get(&editor.get_root_node(), &"getSelection".into()).ok()?;
    let own = own
        .dyn_ref::<Function>()
        .and_then(|own| own.call0(&editor.get_root_node()).ok())
        .and_then(|selection| selection.dyn_into().ok());
    own.or_else(|| {
        let document: Document = editor.owner_document()?;
        document.get_selection().ok()?
    })
}
