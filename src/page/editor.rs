//! What a person types into: reading it as the editor means it, and keeping
//! and putting back the caret. Nothing here changes what is in it.

use crate::tree;
use js_sys::{Function, Reflect};
use namens_sites::join::Joiner;
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

/// The text in a text box or a rich-text editor, without what `quoted` finds.
pub fn text(editor: &Element, quoted: Option<&str>) -> String {
    if let Some(area) = editor.dyn_ref::<HtmlTextAreaElement>() {
        area.value()
    } else if let Some(input) = editor.dyn_ref::<HtmlInputElement>() {
        input.value()
    } else {
        let mut joiner = Joiner::default();
        join_children(editor, quoted, &mut joiner);
        joiner.finish()
    }
}

fn join_children(parent: &Node, quoted: Option<&str>, joiner: &mut Joiner) {
    let mut child = parent.first_child();
    while let Some(node) = child {
        join(&node, quoted, joiner);
        child = node.next_sibling();
    }
}

fn join(node: &Node, quoted: Option<&str>, joiner: &mut Joiner) {
    if node.node_type() == Node::TEXT_NODE {
        let text = node.node_value().unwrap_or_default();
        joiner.text(&text.replace(NO_CHARACTER, ""));
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
        "IMG" => joiner.text(&element.get_attribute("alt").unwrap_or_default()),
        "SCRIPT" | "STYLE" | "TEMPLATE" | "BUTTON" | "SELECT" => {}
        name if BLOCKS.contains(&name) => {
            joiner.block_start();
            join_children(node, quoted, joiner);
            joiner.block_end();
        }
        _ => join_children(node, quoted, joiner),
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
