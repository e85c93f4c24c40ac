//! Puts a tree in the document. Text stays text: nothing is parsed as HTML.

use crate::document::{body, document};
use crate::tree::{Child, Element as Tree};
use namens_browser::settings::{Loaded, Settings, lang};
use namens_browser::storage;
use namens_texts::settings;
use web_sys::{Element, Node};

/// Makes the element in which it is said what happened. It stays for as long
/// as the page lives: a screen reader hears only what changes in an element
/// that it knows.
pub(crate) fn status(id: &str) -> Element {
    let status = create("p");
    status.set_id(id);
    let _ = status.set_attribute("role", "status");
    append(&body(), &status);
    status
}

/// Says this; a screen reader reads it out when it can.
pub(crate) fn say(status: &Element, text: &str) {
    // The same words twice in a row are news as well: a live region tells of
    // new text nodes.
    status.set_text_content(None);
    status.set_text_content(Some(text));
}

/// Reads the settings; where they cannot be read, it is said there.
pub(crate) async fn load(status: &Element) -> Option<Loaded> {
    let loaded = storage::load().await.ok();
    if loaded.is_none() {
        let lang = lang(Settings::default().language);
        status.set_text_content(Some(settings::load_failed(lang)));
    }
    loaded
}

/// Makes the element that holds the rest of the page.
pub(crate) fn container(status: &Element) -> Element {
    let container = create("div");
    let _ = body().insert_before(&container, Some(status));
    container
}

/// Puts these elements in the place of what is there.
pub(crate) fn replace(container: &Element, trees: &[Tree]) {
    container.set_text_content(None);
    for tree in trees {
        append(container, &make(tree));
    }
}

fn make(tree: &Tree) -> Element {
    let element = create(tree.tag);
    for (name, value) in &tree.attributes {
        element
            .set_attribute(name, value)
            .expect("the view uses names that are allowed");
    }
    for child in &tree.children {
        match child {
            Child::Element(child) => append(&element, &make(child)),
            Child::Text(text) => append(&element, &document().create_text_node(text)),
        }
    }
    element
}

fn create(tag: &str) -> Element {
    let made = match tag {
        "svg" | "path" | "rect" => {
            document().create_element_ns(Some("http://www.w3.org/2000/svg"), tag)
        }
        _ => document().create_element(tag),
    };
    made.expect("the view uses names that are allowed")
}

fn append(parent: &Node, child: &Node) {
    parent
        .append_child(child)
        .expect("a new element can stand in any other");
}
