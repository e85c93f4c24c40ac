//! Walking the page's DOM, through open shadow roots as well.

use wasm_bindgen::JsCast;
use web_sys::{Document, Element, Event, Node, ShadowRoot};

/// The elements that an event passes, the innermost first. Empty once the
/// event has been dispatched.
pub fn path(event: &Event) -> Vec<Element> {
    elements(&event.composed_path())
}

/// The elements of a list of event targets.
pub fn elements(targets: &js_sys::Array) -> Vec<Element> {
    targets
        .iter()
        .filter_map(|target| target.dyn_into().ok())
        .collect()
}

/// Whether an element matches a selector.
pub fn matches(element: &Element, selector: &str) -> bool {
    element.matches(selector).unwrap_or(false)
}

/// The element around a node: its parent, or the host of its shadow root.
pub fn around(node: &Node) -> Option<Node> {
    node.parent_node().or_else(|| {
        node.dyn_ref::<ShadowRoot>()
            .map(|shadow| shadow.host().into())
    })
}

/// The first element from this one outwards that matches a selector.
pub fn closest(element: &Element, selector: &str) -> Option<Element> {
    let mut at: Option<Node> = Some(element.clone().into());
    while let Some(node) = at {
        if let Some(element) = node.dyn_ref::<Element>()
            && matches(element, selector)
        {
            return Some(element.clone());
        }
        at = around(&node);
    }
    None
}

/// What has the focus, in open shadow roots too.
pub fn focused(document: &Document) -> Option<Element> {
    let mut focused = document.active_element()?;
    while let Some(inner) = focused.shadow_root().and_then(|root| root.active_element()) {
        focused = inner;
    }
    Some(focused)
}

/// An element and those around it, the innermost first: what an event on it passes.
pub fn path_to(element: &Element) -> Vec<Element> {
    let mut path = Vec::new();
    let mut at: Option<Node> = Some(element.clone().into());
    while let Some(node) = at {
        at = around(&node);
        path.extend(node.dyn_into::<Element>().ok());
    }
    path
}

/// The elements under a node that match a selector, in document order.
pub fn all(root: &Node, selector: &str) -> Vec<Element> {
    let found = if let Some(element) = root.dyn_ref::<Element>() {
        element.query_selector_all(selector)
    } else if let Some(shadow) = root.dyn_ref::<ShadowRoot>() {
        shadow.query_selector_all(selector)
    } else if let Some(document) = root.dyn_ref::<web_sys::Document>() {
        document.query_selector_all(selector)
    } else {
        return Vec::new();
    };
    let Ok(found) = found else { return Vec::new() };
    (0..found.length())
        .filter_map(|index| found.item(index)?.dyn_into().ok())
        .collect()
}

/// A node with more elements under it is a page, not a composer: its shadow
/// roots are not searched.
const FEW: u32 = 500;

/// The same with what stands in open shadow roots under the node, where those
/// of a composer may be. A shadow root's elements come after those around it.
pub fn all_deep(root: &Node, selector: &str) -> Vec<Element> {
    let mut found = all(root, selector);
    let mut roots = vec![root.clone()];
    while let Some(root) = roots.pop() {
        for shadow in shadows(&root) {
            found.extend(all(&shadow, selector));
            roots.push(shadow.into());
        }
    }
    found
}

/// The open shadow roots of the elements under a node.
fn shadows(root: &Node) -> Vec<ShadowRoot> {
    let elements = if let Some(element) = root.dyn_ref::<Element>() {
        element.query_selector_all("*")
    } else if let Some(shadow) = root.dyn_ref::<ShadowRoot>() {
        shadow.query_selector_all("*")
    } else {
        return Vec::new();
    };
    let Ok(elements) = elements else {
        return Vec::new();
    };
    if elements.length() > FEW {
        return Vec::new();
    }
    let own = root.dyn_ref::<Element>().and_then(Element::shadow_root);
    let below = (0..elements.length()).filter_map(|index| {
        elements
            .item(index)?
            .dyn_into::<Element>()
            .ok()?
            .shadow_root()
    });
    own.into_iter().chain(below).collect()
}

/// Whether a node is in another or the same, through shadow roots too.
pub fn holds(root: &Node, node: &Node) -> bool {
    let mut at = Some(node.clone());
    while let Some(node) = at {
        if node.is_same_node(Some(root)) {
            return true;
        }
        at = around(&node);
    }
    false
}
