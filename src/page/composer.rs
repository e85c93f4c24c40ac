//! Finding the composer that an event belongs to, and its parts. Nothing of
//! it is kept for long: pages put new nodes in the place of old ones.

use crate::editor;
use crate::tree;
use crate::ui::{self, Place, Rect};
use namens_sites::join::Whole;
use namens_sites::label;
use namens_sites::{Adapter, Composer as Kind, Enter, Field, Guess, Role};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, HtmlInputElement, Node, ShadowRoot};

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
    /// How its publish buttons are found: as its kind says, or by the guess,
    /// where the kind finds none. `None`: neither finds any.
    buttons: Option<&'static Kind>,
}

impl Composer {
    /// The composer that has a field on this path.
    pub fn of_field(adapter: &'static Adapter, path: &[Element]) -> Option<Self> {
        let known = adapter.composers.iter().find_map(|kind| {
            let (field, element) = kind.fields.iter().find_map(|field| {
                let is_here = |element: &&Element| is_field(field, element);
                Some((field, path.iter().find(is_here)?))
            })?;
            Self::beside(kind, field, element).or_else(|| Self::around(kind, element))
        });
        // Of editable elements in each other the outermost is the editor.
        known.or_else(|| {
            let kind = namens_sites::generic();
            let is_editor = |element: &&Element| tree::matches(element, &every_field(kind));
            Self::around(kind, path.iter().rev().find(is_editor)?)
        })
    }

    /// The composer that owns the publish button on this path, where the
    /// button can be pressed.
    pub fn of_button(adapter: &'static Adapter, path: &[Element]) -> Option<Self> {
        let mut known = adapter.composers.iter();
        known
            .find_map(|kind| Self::of_known_button(kind, path))
            .or_else(|| Self::of_guessed_button(adapter, path))
    }

    /// The composer near a button that looks like its publish button.
    fn of_guessed_button(adapter: &'static Adapter, path: &[Element]) -> Option<Self> {
        let kind = namens_sites::generic();
        let is_button = |element: &&Element| may_publish(kind, element);
        let button = path.iter().find(is_button)?;
        if tree::matches(button, kind.disabled) {
            return None;
        }
        let around = climb(button, |root| !editors(kind, root).is_empty())?;
        // Where there are some, only a form or a dialog makes them one.
        let editor = editors(kind, &around).into_iter().next()?;
        let composer = Self::of_field(adapter, &tree::path_to(&editor))?;
        let owns = composer.all_buttons().contains(button);
        owns.then(|| composer.pressed_at(button))
    }

    fn of_known_button(kind: &'static Kind, path: &[Element]) -> Option<Self> {
        let button = path
            .iter()
            .find(|element| tree::matches(element, kind.publish) && is_called_so(kind, element))?;
        if tree::matches(button, kind.disabled) {
            return None;
        }
        let root: Node = match kind.root.and_then(|root| tree::closest(button, root)) {
            Some(root) => root.into(),
            None => climb(button, |root| first_text(kind, root).is_some())?,
        };
        if is_several(kind, &root) {
            return None;
        }
        let field = first_text(kind, &root)?;
        let composer = Self {
            kind,
            within: root.get_root_node(),
            root,
            field,
            beside: false,
            pressed: None,
            buttons: Some(kind),
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
            Self::around(kind, editors(kind, form).first()?)
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
        let unknown = texts(kind, &self.within).into_iter();
        known
            .chain(unknown.filter_map(|editor| Self::around(kind, &editor)))
            .collect()
    }

    fn around(kind: &'static Kind, field: &Element) -> Option<Self> {
        let known = (!is_guess(kind)).then(|| {
            let given = kind.root.and_then(|root| tree::closest(field, root));
            let given = given.map(Node::from);
            let ends = |root: &Node| !buttons(kind, root).is_empty() || is_several(kind, root);
            let nearest = || climb(field, ends).filter(|root| !is_several(kind, root));
            given.or_else(nearest)
        });
        let known = known.flatten();
        let has_buttons = known
            .as_ref()
            .is_some_and(|root| !buttons(kind, root).is_empty());
        let (root, buttons) = if has_buttons {
            (known?, Some(kind))
        } else {
            // The site has other buttons now, or none before something is typed.
            let guessed = guess_root(field);
            let buttons = guessed.as_ref().map(|_| namens_sites::generic());
            (known.or(guessed).or_else(|| tree::around(field))?, buttons)
        };
        Some(Self {
            kind,
            within: root.get_root_node(),
            root,
            field: field.clone(),
            beside: false,
            pressed: None,
            buttons,
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
    pub fn now(&self, adapter: &'static Adapter) -> Option<Self> {
        if !self.root.is_connected() {
            return None;
        }
        if self.field.is_connected() {
            // Its button may have come with the text.
            let anew = Self::of_field(adapter, &tree::path_to(&self.field));
            return Some(anew.unwrap_or_else(|| self.clone()));
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
        is_guess(self.kind)
    }

    /// Whether the person is in a field outside it.
    pub fn is_beside(&self) -> bool {
        self.beside
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

    /// Whether this key, by its code, publishes with Alt.
    pub fn publishes_with_alt(&self, code: &str) -> bool {
        !self.beside && self.kind.alt == Some(code)
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
        let fields = self.elements();
        let inside = fields.iter().map(|field| {
            let role = role_of(self.kind, field).unwrap_or(Role::Text);
            (role, editor::text(field, self.kind.quoted))
        });
        Whole::of(inside.chain(outside))
    }

    /// All that is typed into in it, in the order of [`Composer::whole`].
    pub fn fields(&self) -> impl Iterator<Item = ui::Field> {
        self.elements()
            .into_iter()
            .map(|element| self.field_of(element))
    }

    /// An element that is typed into, in it or outside it.
    pub fn field_of(&self, element: Element) -> ui::Field {
        let mut known = self.kind.fields.iter();
        let replaces = known.any(|field| field.replaces && is_field(field, &element));
        ui::Field {
            // A text box takes what is put into it as if it were typed.
            replaces: replaces || editor::value(&element).is_some(),
            quoted: self.kind.quoted,
            element,
        }
    }

    fn elements(&self) -> Vec<Element> {
        let mut fields = fields(self.kind, &self.root);
        if fields.is_empty() {
            fields.push(self.field.clone());
        }
        fields
    }

    /// Whether there is a publish button that we know.
    pub fn has_button(&self) -> bool {
        self.buttons.is_some()
    }

    /// Whether we would see it being published: by a button, or by Enter.
    pub fn is_guarded(&self) -> bool {
        self.has_button() || self.kind.enter != Enter::Breaks
    }

    /// Its publish buttons.
    fn all_buttons(&self) -> Vec<Element> {
        let root = match self.buttons {
            // The root may be the kind's own, and larger.
            Some(kind) if is_guess(kind) => guess_root(&self.field),
            _ => Some(self.root.clone()),
        };
        let of = self.buttons.zip(root);
        of.map(|(kind, root)| buttons(kind, &root))
            .unwrap_or_default()
    }

    /// The publish button, whether or not it can be pressed: the one that the
    /// person pressed, or one that can be pressed, the nearest after the field.
    pub fn button(&self) -> Option<(HtmlElement, bool)> {
        let disabled = self.buttons?.disabled;
        let buttons = self.all_buttons();
        let pressed = |button: &Element| self.pressed.as_ref() == Some(button);
        let before = |button: &Element| {
            let position = self.field.compare_document_position(button);
            position & Node::DOCUMENT_POSITION_PRECEDING != 0
        };
        let order = |button: &&Element| (!pressed(button), before(button));
        let ready = |button: &&Element| !tree::matches(button, disabled);
        let (button, is_ready) = match buttons.iter().filter(ready).min_by_key(order) {
            Some(button) => (button, true),
            None => (buttons.iter().min_by_key(order)?, false),
        };
        let button = button.dyn_ref::<HtmlElement>()?;
        Some((button.clone(), is_ready))
    }

    /// Where it stands, for what is to be shown beside it.
    pub fn place(&self) -> Place {
        let buttons = self.all_buttons();
        let mut avoid: Vec<Rect> = buttons.iter().map(rect).collect();
        avoid.extend(tree::all(&self.root, "[role=listbox]").iter().map(rect));
        // The root may be a whole column of the page.
        let around = climb(&self.field, |node| {
            let is_root = node.is_same_node(Some(&self.root));
            is_root || buttons.iter().any(|button| tree::holds(node, button))
        });
        let around = around.filter(|_| !self.beside);
        let around = around.as_ref().and_then(JsCast::dyn_ref::<Element>);
        Place {
            composer: rect(around.unwrap_or(&self.field)),
            avoid,
            field: Some(self.field.clone()),
            container: tree::closest(&self.field, "dialog:modal, :popover-open"),
        }
    }
}

/// Whether a kind is the one that no adapter knows.
fn is_guess(kind: &Kind) -> bool {
    kind.guess.is_some()
}

/// The smallest element around an editor that has a publish button and no
/// other editor in it. A form, and a dialog with one publish button, may have
/// some: they are published together.
fn guess_root(editor: &Element) -> Option<Node> {
    let kind = namens_sites::generic();
    let guess = kind.guess?;
    let whole = format!("{}, {}", guess.form, guess.dialog);
    let mut at = tree::around(editor);
    while let Some(node) = at {
        let boxes = editors(kind, &node).into_iter();
        let is_one = boxes.filter(|editor| !is_title(guess, editor)).count() < 2;
        let found = buttons(kind, &node).len();
        let element = node.dyn_ref::<Element>();
        let is_whole = || element.is_some_and(|element| tree::matches(element, &whole));
        if found > 0 && (is_one || (found == 1 && is_whole())) {
            return Some(node);
        }
        let is_inside = || element.is_some_and(|element| tree::closest(element, &whole).is_some());
        if !is_one && !is_inside() {
            return None;
        }
        at = tree::around(&node);
    }
    None
}

/// A selector for all fields of a kind of composer.
fn every_field(kind: &Kind) -> String {
    let selectors: Vec<&str> = kind.fields.iter().map(|field| field.selector).collect();
    selectors.join(", ")
}

/// Whether an element is such a field.
pub fn is_field(field: &Field, element: &Element) -> bool {
    let is_within = |within| tree::closest(element, within).is_some();
    tree::matches(element, field.selector) && field.within.is_none_or(is_within)
}

fn role_of(kind: &Kind, element: &Element) -> Option<Role> {
    let mut of = kind.fields.iter().filter(|field| is_field(field, element));
    of.next().map(|field| field.role)
}

/// What a selector finds under a node, where a kind has its parts.
fn parts(kind: &Kind, root: &Node, selector: &str) -> Vec<Element> {
    if kind.deep {
        tree::all_deep(root, selector)
    } else {
        tree::all(root, selector)
    }
}

/// All that is typed into under a node, in document order.
fn fields(kind: &Kind, root: &Node) -> Vec<Element> {
    if is_guess(kind) {
        return editors(kind, root);
    }
    let mut fields = parts(kind, root, &every_field(kind));
    fields.retain(|element| role_of(kind, element).is_some());
    outermost(&mut fields);
    fields
}

fn texts(kind: &Kind, root: &Node) -> Vec<Element> {
    if is_guess(kind) {
        return editors(kind, root);
    }
    let fields = kind.fields.iter().filter(|field| field.role == Role::Text);
    fields
        .flat_map(|field| {
            let mut found = parts(kind, root, field.selector);
            found.retain(|element| is_field(field, element));
            found
        })
        .collect()
}

/// Whether a node holds more than one composer of a kind with one field.
fn is_several(kind: &Kind, root: &Node) -> bool {
    kind.alone && texts(kind, root).len() > 1
}

fn first_text(kind: &Kind, root: &Node) -> Option<Element> {
    texts(kind, root).into_iter().next()
}

/// The editors under a node that a person can see.
fn editors(kind: &Kind, root: &Node) -> Vec<Element> {
    let mut editors = tree::all_deep(root, &every_field(kind));
    editors.retain(|editor| editor.get_client_rects().length() > 0);
    outermost(&mut editors);
    editors
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

/// The publish buttons under a node.
fn buttons(kind: &Kind, root: &Node) -> Vec<Element> {
    let Some(guess) = kind.guess else {
        let mut all = parts(kind, root, kind.publish);
        all.retain(|button| is_called_so(kind, button));
        return all;
    };
    let all = tree::all_deep(root, kind.publish);
    let found = |is_one: fn(&Guess, &Element) -> bool| -> Vec<Element> {
        let found = all.iter().filter(|button| is_one(guess, button));
        found.cloned().collect()
    };
    let named = found(is_named);
    if !named.is_empty() {
        return named;
    }
    // Of some that only look so nobody can tell which publishes.
    let kinds: [fn(&Guess, &Element) -> bool; 2] = [is_submit, is_marked];
    let mut only = kinds.into_iter().map(found);
    let only = only.find(|found| !found.is_empty());
    only.filter(|found| found.len() == 1).unwrap_or_default()
}

/// Whether a button is called as those of its kind are.
fn is_called_so(kind: &Kind, button: &Element) -> bool {
    kind.named.is_empty() || name(button).is_some_and(|name| label::is_one_of(&name, kind.named))
}

/// Whether an element may be a publish button; which it is its neighbours decide.
fn may_publish(kind: &Kind, element: &Element) -> bool {
    let fits =
        |guess| is_named(guess, element) || is_submit(guess, element) || is_marked(guess, element);
    tree::matches(element, kind.publish) && kind.guess.is_some_and(fits)
}

/// Whether a button is called as those are that publish.
fn is_named(guess: &Guess, button: &Element) -> bool {
    let in_dialog = || tree::closest(button, guess.dialog).is_some();
    name(button)
        .is_some_and(|name| guess.fits(&name, false) || (guess.fits(&name, true) && in_dialog()))
}

/// Whether a button submits a form, and says nothing against it.
fn is_submit(guess: &Guess, button: &Element) -> bool {
    tree::matches(button, guess.submit)
        && !name(button).is_some_and(|name| guess.refuses(&name))
        && tree::closest(button, "form").is_some_and(|form| tree::matches(&form, guess.form))
}

/// Whether a button is drawn or marked as those are that publish, and says
/// nothing against it.
fn is_marked(guess: &Guess, button: &Element) -> bool {
    tree::matches(button, guess.hint) && !name(button).is_some_and(|name| guess.refuses(&name))
}

/// Whether an editor is for the title of what the next one holds.
fn is_title(guess: &Guess, editor: &Element) -> bool {
    let host = editor.get_root_node().dyn_into::<ShadowRoot>();
    let host = host.map(|shadow| shadow.host());
    tree::matches(editor, guess.title) || host.is_ok_and(|host| tree::matches(&host, guess.title))
}

/// What a button is called.
fn name(button: &Element) -> Option<String> {
    let described = || {
        let ids = button.get_attribute("aria-labelledby")?;
        let root = button.get_root_node();
        let texts = ids.split_whitespace().filter_map(|id| {
            let by_id = format!("[id={id:?}]");
            tree::all(&root, &by_id).first()?.text_content()
        });
        Some(texts.collect::<Vec<_>>().join(" "))
    };
    let drawn = || {
        let image = tree::all(button, "img[alt], [aria-label]");
        let image = image.first()?;
        image
            .get_attribute("alt")
            .or_else(|| image.get_attribute("aria-label"))
    };
    let value = || Some(button.dyn_ref::<HtmlInputElement>()?.value());
    let sources: [&dyn Fn() -> Option<String>; 6] = [
        &described,
        &|| button.get_attribute("aria-label"),
        &|| button.text_content(),
        &value,
        &|| button.get_attribute("title"),
        &drawn,
    ];
    let mut said = sources.iter().filter_map(|said| said());
    said.find(|said| !said.trim().is_empty())
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
