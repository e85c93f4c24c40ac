//! Thin helpers around the document.

use crate::field::Field;
use namens_browser::clock;
use namens_browser::settings::Appearance;
use namens_norms::clock::Date;
use namens_texts::Lang;
use wasm_bindgen::JsCast as _;
use web_sys::{Document, Element, FocusOptions, HtmlElement, Window};

pub(crate) fn window() -> Window {
    web_sys::window().expect("this runs in a page, and a page has a window")
}

pub(crate) fn document() -> Document {
    window().document().expect("a page has a document")
}

pub(crate) fn body() -> HtmlElement {
    document()
        .body()
        .expect("the script is a module: the document has been read when it runs")
}

pub(crate) fn by_id(id: &str) -> Option<Element> {
    document().get_element_by_id(id)
}

/// Today, on the user's clock.
pub(crate) fn today() -> Date {
    clock::today()
        .parse()
        .expect("a clock between the years 0 and 9999 gives a date")
}

/// The id of what has the focus.
pub(crate) fn focused() -> Option<String> {
    let id = document().active_element()?.id();
    (!id.is_empty()).then_some(id)
}

/// Puts the focus on an element, without scrolling there.
pub(crate) fn focus(id: &str) {
    let options = FocusOptions::new();
    options.set_prevent_scroll(true);
    if let Some(element) = by_id(id).and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        let _ = element.focus_with_options(&options);
    }
}

/// Puts the focus on an element, and scrolls to it.
pub(crate) fn go_to(id: &str) {
    if let Some(element) = by_id(id).and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        let _ = element.focus();
    }
}

/// Puts the focus on an element, and brings it to the top of the window.
pub(crate) fn show(element: &HtmlElement) {
    let _ = element.focus();
    element.scroll_into_view();
}

/// Shows the page light, dark or as the system does.
pub(crate) fn dress(appearance: Appearance) {
    if let Some(root) = document().document_element() {
        let _ = root.set_attribute("data-theme", appearance.id());
    }
}

pub(crate) fn set_language(lang: Lang, title: &str) {
    let language = match lang {
        Lang::Nl => "nl",
        Lang::En => "en",
    };
    let document = document();
    document.set_title(title);
    if let Some(root) = document.document_element() {
        let _ = root.set_attribute("lang", language);
    }
}

/// The elements in which it is said what is wrong with a field.
pub(crate) fn messages() -> Vec<(Field, Element)> {
    let Ok(found) = document().query_selector_all(".message[data-field]") else {
        return Vec::new();
    };
    (0..found.length())
        .filter_map(|index| found.item(index)?.dyn_into::<Element>().ok())
        .filter_map(|element| {
            let field = element.get_attribute("data-field")?.parse().ok()?;
            Some((field, element))
        })
        .collect()
}
