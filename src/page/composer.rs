//! Finding the composer that an event belongs to, and its parts. Nothing of
//! it is kept for long: pages put new nodes in the place of old ones.

use crate::editor;
use crate::tree;
use crate::ui::{Place, Rect};
use namens_sites::{Adapter, Composer as Kind, Role};
use wasm_bindgen::JsCast;
use web_sys::{Document, Element, HtmlElement, Node};

/// One composer in the page.
#[derive(Clone)]
pub struct Composer {
    kind: &'static Kind,
    /// Holds this composer and no other.
    root: Node,
    /// The field that the person is in, or the first that holds the post.
    field: Element,
}

impl Composer {
    /// The composer that has a field on this path.
    pub fn of_field(adapter: &'static Adapter, path: &[Element]) -> Option<Self> {
        adapter.composers.iter().find_map(|kind| {
            let is_field = |element: &&Element| {
                let mut fields = kind.fields.iter();
                fields.any(|field| tree::matches(element, field.selector))
            };
            Self::around_field(kind, path.iter().find(is_field)?)
        })
    }

    /// The composer that owns the publish button on this path, where the
    /// button can be pressed.
    pub fn of_button(adapter: &'static Adapter, path: &[Element]) -> Option<Self> {
        adapter.composers.iter().find_map(|kind| {
            let is_button = |element: &&Element| tree::matches(element, kind.publish);
            let button = path.iter().find(is_button)?;
            if tree::matches(button, kind.disabled) {
                return None;
            }
            let root: Node = match kind.root {
                Some(root) => tree::closest(button, root)?.into(),
                None => climb(button, |root| first_text(kind, root).is_some())?,
            };
            let field = first_text(kind, &root)?;
            Some(Self { kind, root, field })
        })
    }

    /// The composer whose fields are in this form.
    pub fn of_form(adapter: &'static Adapter, form: &Element) -> Option<Self> {
        adapter.composers.iter().find_map(|kind| {
            let field = first_text(kind, form)?;
            Self::around_field(kind, &field)
        })
    }

    /// The composer with this text, for when the page replaced the one it was in.
    pub fn with_text(adapter: &'static Adapter, document: &Document, text: &str) -> Option<Self> {
        adapter.composers.iter().find_map(|kind| {
            let fields = texts(kind, document);
            let mut composers = fields
                .iter()
                .filter_map(|field| Self::around_field(kind, field));
            composers.find(|composer| composer.text() == text)
        })
    }

    fn around_field(kind: &'static Kind, field: &Element) -> Option<Self> {
        let root = match kind.root {
            Some(root) => tree::closest(field, root).map(Into::into),
            None => climb(field, |root| !tree::all(root, kind.publish).is_empty()),
        };
        Some(Self {
            kind,
            root: root.or_else(|| tree::around(field))?,
            field: field.clone(),
        })
    }

    /// The field that the person is in, or the first that holds the post.
    pub fn field(&self) -> &Element {
        &self.field
    }

    /// What holds the whole composer.
    pub fn root(&self) -> &Node {
        &self.root
    }

    /// What the adapter says of this kind of composer.
    pub fn kind(&self) -> &'static Kind {
        self.kind
    }

    /// Whether it is still in the page.
    pub fn is_there(&self) -> bool {
        self.field.is_connected() && self.root.is_connected()
    }

    /// Whether two are the same composer.
    pub fn is(&self, other: &Self) -> bool {
        self.root.is_same_node(Some(&other.root))
    }

    /// Whether Enter in the field that the person is in publishes.
    pub fn enter_publishes(&self) -> bool {
        self.kind.enter_publishes
    }

    /// All that would be published now: all posts of a thread and the content
    /// warning, as they stand in the page.
    pub fn text(&self) -> String {
        let mut fields: Vec<Element> = tree::all(&self.root, &every_field(self.kind));
        if fields.is_empty() {
            fields.push(self.field.clone());
        }
        namens_sites::join::fields(fields.iter().map(editor::text))
    }

    /// The publish button, whether or not it can be pressed; the one that can first.
    pub fn button(&self) -> Option<(HtmlElement, bool)> {
        let buttons = tree::all(&self.root, self.kind.publish);
        let ready = |button: &&Element| !tree::matches(button, self.kind.disabled);
        let (button, is_ready) = match buttons.iter().find(ready) {
            Some(button) => (button, true),
            None => (buttons.first()?, false),
        };
        let button = button.dyn_ref::<HtmlElement>()?;
        Some((button.clone(), is_ready))
    }

    /// Where it stands, for what is to be shown beside it.
    pub fn place(&self) -> Place {
        let mut avoid: Vec<Rect> = tree::all(&self.root, self.kind.publish)
            .iter()
            .map(rect)
            .collect();
        avoid.extend(tree::all(&self.root, "[role=listbox]").iter().map(rect));
        Place {
            composer: rect(self.root.dyn_ref::<Element>().unwrap_or(&self.field)),
            avoid,
            container: tree::closest(&self.field, "dialog:modal"),
        }
    }
}

/// A selector for all fields of a kind of composer.
fn every_field(kind: &Kind) -> String {
    let selectors: Vec<&str> = kind.fields.iter().map(|field| field.selector).collect();
    selectors.join(", ")
}

fn texts(kind: &Kind, root: &Node) -> Vec<Element> {
    kind.fields
        .iter()
        .filter(|field| field.role == Role::Text)
        .flat_map(|field| tree::all(root, field.selector))
        .collect()
}

fn first_text(kind: &Kind, root: &Node) -> Option<Element> {
    texts(kind, root).into_iter().next()
}

/// The first node around an element of which this holds.
fn climb(element: &Element, holds: impl Fn(&Node) -> bool) -> Option<Node> {
    let mut at = tree::around(element);
    while let Some(node) = at {
        if holds(&node) {
            return Some(node);
        }
        at = tree::around(&node);
    }
    None
}

fn rect(element: &Element) -> Rect {
    let rect = element.get_bounding_client_rect();
    Rect {
        left: rect.left(),
        top: rect.top(),
        right: rect.right(),
        bottom: rect.bottom(),
    }
}
