//! Finding the composer that an event belongs to, and its parts. Nothing of
//! it is kept for long: pages put new nodes in the place of old ones.

use crate::editor;
use crate::tree;
use crate::ui::{Place, Rect};
use namens_sites::join::Whole;
use namens_sites::{Adapter, Composer as Kind, Enter, Field, Role};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, HtmlInputElement, Node};

/// One composer in the page.
#[derive(Clone)]
pub struct Composer {
    kind: &'static Kind,
    /// Holds this composer and no other.
    root: Node,
    /// The document or the shadow root that it was found in.
    within: Node,
    /// The field that the person is in, or the first that holds the post.
    field: Element,
    /// Whether that field is outside the root.
    beside: bool,
    /// The button that the person pressed.
    pressed: Option<Element>,
}

impl Composer {
    /// The composer that has a field on this path.
    pub fn of_field(adapter: &'static Adapter, path: &[Element]) -> Option<Self> {
        let known = adapter.composers.iter().find_map(|kind| {
            let (field, element) = kind.fields.iter().find_map(|field| {
                let is_field = |element: &&Element| tree::matches(element, field.selector);
                Some((field, path.iter().find(is_field)?))
            })?;
            Self::beside(kind, field, element).or_else(|| Self::around(kind, element))
        });
        // Of editable elements in each other the outermost is the editor.
        known.or_else(|| {
            let kind = namens_sites::generic();
            let is_editor = |element: &&Element| editors_at(kind, element);
            Self::around(kind, path.iter().rev().find(is_editor)?)
        })
    }

    /// The composer that owns the publish button on this path, where the
    /// button can be pressed.
    pub fn of_button(adapter: &'static Adapter, path: &[Element]) -> Option<Self> {
        let kinds = adapter.composers.iter();
        kinds
            .chain([namens_sites::generic()])
            .find_map(|kind| Self::of_button_of(kind, adapter, path))
    }

    fn of_button_of(
        kind: &'static Kind,
        adapter: &'static Adapter,
        path: &[Element],
    ) -> Option<Self> {
        let button = path.iter().find(|element| is_button(kind, element))?;
        if tree::matches(button, kind.disabled) {
            return None;
        }
        if is_unknown(kind) {
            let around = climb(button, |root| !editors(kind, root).is_empty())?;
            let [editor] = editors(kind, &around).try_into().ok()?;
            let is_known = adapter
                .composers
                .iter()
                .any(|known| tree::matches(&editor, &every_field(known)));
            let composer = Self::around(kind, &editor).filter(|_| !is_known)?;
            let owns = composer.root.contains(Some(button));
            return owns.then(|| composer.pressed_at(button));
        }
        let root: Node = match kind.root.and_then(|root| tree::closest(button, root)) {
            Some(root) => root.into(),
            None => climb(button, |root| first_text(kind, root).is_some())?,
        };
        let field = first_text(kind, &root)?;
        let composer = Self {
            kind,
            within: root.get_root_node(),
            root,
            field,
            beside: false,
            pressed: None,
        };
        Some(composer.pressed_at(button))
    }

    /// The composer whose fields are in this form.
    pub fn of_form(adapter: &'static Adapter, form: &Element) -> Option<Self> {
        let known = adapter.composers.iter().find_map(|kind| {
            let field = first_text(kind, form)?;
            Self::around(kind, &field)
        });
        known.or_else(|| {
            let kind = namens_sites::generic();
            let [editor] = editors(kind, form).try_into().ok()?;
            Self::around(kind, &editor)
        })
    }

    /// All composers where this one was found, for when the page put another
    /// one in its place.
    pub fn all_like(&self, adapter: &'static Adapter) -> Vec<Self> {
        let known = adapter.composers.iter().flat_map(|kind| {
            let fields = texts(kind, &self.within).into_iter();
            fields.filter_map(|field| Self::around(kind, &field))
        });
        let kind = namens_sites::generic();
        let unknown = editors(kind, &self.within).into_iter();
        known
            .chain(unknown.filter_map(|editor| Self::around(kind, &editor)))
            .collect()
    }

    fn around(kind: &'static Kind, field: &Element) -> Option<Self> {
        let root = kind.root.and_then(|root| tree::closest(field, root));
        let root = match root {
            Some(root) => Some(root.into()),
            None if is_unknown(kind) => {
                let holds = |root: &Node| !buttons(kind, root).is_empty();
                let root = climb(field, |root| holds(root) || editors(kind, root).len() > 1)?;
                let is_one = editors(kind, &root).len() == 1 && holds(&root);
                Some(is_one.then_some(root)?)
            }
            None => climb(field, |root| !buttons(kind, root).is_empty()),
        };
        let root = root.or_else(|| tree::around(field))?;
        Some(Self {
            kind,
            within: root.get_root_node(),
            root,
            field: field.clone(),
            beside: false,
            pressed: None,
        })
    }

    /// The composer that a field outside it belongs to.
    fn beside(kind: &'static Kind, field: &'static Field, element: &Element) -> Option<Self> {
        let sign = field.elsewhere?;
        let inside = kind.root.and_then(|root| tree::closest(element, root));
        if inside.is_some() {
            return None;
        }
        texts(kind, &element.get_root_node())
            .iter()
            .filter_map(|text| Self::around(kind, text))
            .find(|composer| !tree::all(&composer.root, sign).is_empty())
            .map(|composer| Self {
                field: element.clone(),
                beside: true,
                ..composer
            })
    }

    fn pressed_at(mut self, button: &Element) -> Self {
        self.pressed = Some(button.clone());
        self
    }

    /// This composer as it stands in the page now; `None` where it does not.
    pub fn now(&self) -> Option<Self> {
        if !self.root.is_connected() {
            return None;
        }
        if self.field.is_connected() {
            return Some(self.clone());
        }
        let field = first_text(self.kind, &self.root)?;
        Some(Self {
            field,
            beside: false,
            ..self.clone()
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

    /// Whether no adapter knows this kind.
    pub fn is_unknown(&self) -> bool {
        is_unknown(self.kind)
    }

    /// Whether it is still in the page.
    pub fn is_there(&self) -> bool {
        self.field.is_connected() && self.root.is_connected()
    }

    /// Whether two are the same composer.
    pub fn is(&self, other: &Self) -> bool {
        self.root.is_same_node(Some(&other.root))
    }

    /// Whether Enter in the field that the person is in publishes, with Ctrl
    /// or Meta (`chord`) or alone.
    pub fn publishes_at_enter(&self, chord: bool) -> bool {
        let alone = || match self.kind.enter {
            Enter::Breaks => false,
            Enter::Publishes => true,
            Enter::PublishesWithout(selector) => tree::all(&self.root, selector).is_empty(),
        };
        !self.beside && (chord || alone())
    }

    /// Whether the button that was pressed only leads to the last one.
    pub fn is_at_a_step(&self) -> bool {
        let step = self.kind.step;
        step.zip(self.pressed.as_ref())
            .is_some_and(|(step, button)| tree::matches(button, step))
    }

    /// All that would be published now: all posts of a thread, the content
    /// warning and what else there is, as it stands in the page, and what was
    /// typed outside it.
    pub fn whole(&self, outside: Vec<(Role, String)>) -> Whole {
        let mut fields: Vec<Element> = tree::all(&self.root, &every_field(self.kind));
        outermost(&mut fields);
        if fields.is_empty() {
            fields.push(self.field.clone());
        }
        let inside = fields.iter().map(|field| {
            let of = self.kind.fields.iter();
            let mut of = of.filter(|of| tree::matches(field, of.selector));
            let role = of.next().map_or(Role::Text, |of| of.role);
            (role, editor::text(field, self.kind.quoted))
        });
        Whole::of(inside.chain(outside))
    }

    /// The publish button, whether or not it can be pressed: the one that the
    /// person pressed, or one that can be pressed.
    pub fn button(&self) -> Option<(HtmlElement, bool)> {
        let mut buttons = buttons(self.kind, &self.root);
        let pressed = |button: &Element| self.pressed.as_ref() == Some(button);
        buttons.sort_by_key(|button| !pressed(button));
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
        let buttons = buttons(self.kind, &self.root);
        let mut avoid: Vec<Rect> = buttons.iter().map(rect).collect();
        avoid.extend(tree::all(&self.root, "[role=listbox]").iter().map(rect));
        // The root may be a whole column of the page.
        let around = climb(&self.field, |node| {
            let is_root = node.is_same_node(Some(&self.root));
            is_root || buttons.iter().any(|button| node.contains(Some(button)))
        });
        let around = around.filter(|_| !self.beside);
        let around = around.as_ref().and_then(JsCast::dyn_ref::<Element>);
        Place {
            composer: rect(around.unwrap_or(&self.field)),
            avoid,
            container: tree::closest(&self.field, "dialog:modal"),
        }
    }
}

/// Whether a kind is the one that no adapter knows: it is known by what its
/// buttons say, and holds exactly one editor.
fn is_unknown(kind: &Kind) -> bool {
    std::ptr::eq(kind, namens_sites::generic())
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

/// The editors under a node that a person can see.
fn editors(kind: &Kind, root: &Node) -> Vec<Element> {
    let mut editors = tree::all(root, &every_field(kind));
    editors.retain(|editor| editor.get_client_rects().length() > 0);
    outermost(&mut editors);
    editors
}

fn editors_at(kind: &Kind, element: &Element) -> bool {
    tree::matches(element, &every_field(kind))
}

/// Leaves out what stands inside another of them; they are in document order.
fn outermost(elements: &mut Vec<Element>) {
    let mut last: Option<Element> = None;
    elements.retain(|element| {
        let inside = last
            .as_ref()
            .is_some_and(|last| last.contains(Some(element)));
        if !inside {
            last = Some(element.clone());
        }
        !inside
    });
}

fn buttons(kind: &Kind, root: &Node) -> Vec<Element> {
    let mut buttons = tree::all(root, kind.publish);
    buttons.retain(|button| fits(kind, button));
    buttons
}

fn is_button(kind: &Kind, element: &Element) -> bool {
    tree::matches(element, kind.publish) && fits(kind, element)
}

/// Whether a button says what those of this kind say.
fn fits(kind: &Kind, button: &Element) -> bool {
    let Some(labels) = kind.labels else {
        return true;
    };
    let value = button
        .dyn_ref::<HtmlInputElement>()
        .map(HtmlInputElement::value);
    let said = [
        button.get_attribute("aria-label"),
        button.text_content(),
        value,
        button.get_attribute("title"),
    ];
    let mut said = said.into_iter().flatten();
    said.find(|label| !label.trim().is_empty())
        .is_some_and(|label| labels.fit(&label))
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
