//! Thin helpers around the document.

use crate::field::Field;
use namens_browser::clock;
use namens_browser::settings::Appearance;
use namens_norms::clock::Date;
use namens_texts::Lang;
use std::cell::Cell;
use wasm_bindgen::prelude::*;
use web_sys::{
    Document, Element, Event, EventTarget, FocusOptions, HtmlDialogElement, HtmlElement, Window,
};

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

/// The dialog with this id.
pub(crate) fn dialog(id: &str) -> Option<HtmlDialogElement> {
    by_id(id)?.dyn_into().ok()
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

/// Hears an event of everything in an element, for as long as the page lives.
pub(crate) fn listen(on: &EventTarget, event: &str, act: impl Fn(Element) + 'static) {
    let listener = Closure::<dyn FnMut(Event)>::new(move |event: Event| {
        let target = event.target();
        if let Some(element) = target.and_then(|target| target.dyn_into::<Element>().ok()) {
            act(element);
        }
    })
    .into_js_value();
    on.add_event_listener_with_callback(event, listener.unchecked_ref())
        .expect("a function can listen");
}

/// Does something in a while, in milliseconds. The number of its timer;
/// `None` where the browser sets none.
pub(crate) fn later(milliseconds: i32, does: impl FnOnce() + 'static) -> Option<i32> {
    let does = Closure::once_into_js(does);
    window()
        .set_timeout_with_callback_and_timeout_and_arguments_0(does.unchecked_ref(), milliseconds)
        .ok()
}

/// Typing has paused when nothing was typed for so many milliseconds.
const TYPING_PAUSE: i32 = 300;

/// Waits until typing pauses.
#[derive(Default)]
pub(crate) struct Pause(Cell<Option<i32>>);

impl Pause {
    /// Something was typed: does this when nothing more comes for a while.
    pub(crate) fn then(&self, does: impl FnOnce() + 'static) {
        if let Some(timer) = self.0.take() {
            window().clear_timeout_with_handle(timer);
        }
        self.0.set(later(TYPING_PAUSE, does));
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
