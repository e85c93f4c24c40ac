//! Builds nodes. Text goes in as text, never as markup.

use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Document, Element};

/// Makes elements and fills them, one line per thing.
#[derive(Clone, Copy)]
pub(super) struct Builder<'a>(pub &'a Document);

/// What can stand in an element.
pub(super) enum Child<'a> {
    /// Another element.
    Node(Element),
    /// Text.
    Text(&'a str),
}

impl From<Element> for Child<'_> {
    fn from(element: Element) -> Self {
        Self::Node(element)
    }
}

impl<'a> From<&'a str> for Child<'a> {
    fn from(text: &'a str) -> Self {
        Self::Text(text)
    }
}

impl<'a> From<&'a String> for Child<'a> {
    fn from(text: &'a String) -> Self {
        Self::Text(text)
    }
}

type Built<T> = Result<T, JsValue>;

impl Builder<'_> {
    /// An element of this name and class, empty.
    pub fn element(self, name: &str, class: &str) -> Built<Element> {
        let element = self.0.create_element(name)?;
        if !class.is_empty() {
            element.set_class_name(class);
        }
        Ok(element)
    }

    /// An element with one thing in it.
    pub fn with<'c>(self, name: &str, class: &str, child: impl Into<Child<'c>>) -> Built<Element> {
        self.all(name, class, [child.into()])
    }

    /// An element with these things in it, in order.
    pub fn all<'c>(
        self,
        name: &str,
        class: &str,
        children: impl IntoIterator<Item = Child<'c>>,
    ) -> Built<Element> {
        let element = self.element(name, class)?;
        for child in children {
            match child {
                Child::Node(node) => element.append_child(&node)?,
                Child::Text(text) => element.append_child(&self.0.create_text_node(text))?,
            };
        }
        Ok(element)
    }

    /// A button that submits its form, which says who was pressed.
    pub fn button(self, name: &str, class: &str, label: &str) -> Built<Element> {
        let button = self.with("button", class, label)?;
        button.set_attribute("type", "submit")?;
        button.set_attribute("name", name)?;
        Ok(button)
    }

    /// A link that tells the other side nothing of where it was pressed.
    pub fn link(self, to: &str, text: &str) -> Built<Element> {
        let link = self.with("a", "", text)?;
        link.set_attribute("href", to)?;
        link.set_attribute("target", "_blank")?;
        link.set_attribute("rel", "noopener noreferrer")?;
        Ok(link)
    }

    /// A drawing from path data, in the text's colour, hidden from screen readers.
    pub fn icon(self, class: &str, paths: &[&str]) -> Built<Element> {
        const SVG: Option<&str> = Some("http://www.w3.org/2000/svg");
        let icon = self.0.create_element_ns(SVG, "svg")?;
        icon.set_attribute("class", class)?;
        icon.set_attribute("viewBox", "0 0 24 24")?;
        icon.set_attribute("aria-hidden", "true")?;
        icon.set_attribute("focusable", "false")?;
        for data in paths {
            let path = self.0.create_element_ns(SVG, "path")?;
            path.set_attribute("d", data)?;
            icon.append_child(&path)?;
        }
        Ok(icon)
    }
}

/// The same element as a more particular type. It was made by this module
/// under the name that has this type.
pub(super) fn cast<T: JsCast>(element: Element) -> T {
    element.unchecked_into()
}
