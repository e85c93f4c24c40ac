//! Our one element in the page: a host with a shadow root that the page can
//! neither style nor look into, the stylesheet, and the spoken region.

use super::dom::{Builder, cast};
use super::highlight;
use namens_browser::settings::Appearance;
use namens_texts::Lang;
use wasm_bindgen::prelude::*;
use web_sys::{
    CssStyleSheet, Document, Element, Event, HtmlElement, ShadowRoot, ShadowRootInit,
    ShadowRootMode,
};

const STYLES: &str = concat!(
    include_str!("../../../extension/colours.css"),
    include_str!("style/base.css"),
    include_str!("../../../extension/finding.css"),
    include_str!("style/chip.css"),
    include_str!("style/card.css"),
    include_str!("style/dialog.css"),
    include_str!("style/mark.css"),
    include_str!("style/layer.css"),
);

/// How long a spoken region must stand before its text changes, in
/// milliseconds: screen readers do not speak of a region that is new itself.
const SPEAKABLE_AFTER: i32 = 150;

/// The events of our own nodes. None of them leaves the shadow root, so the
/// page sees none of them, and stopping events on the window stops none either.
const OWN_EVENTS: [&str; 5] = ["submit", "change", "cancel", "close", "toggle"];

/// The host, its shadow root and what always stands in it.
pub(super) struct Host {
    element: HtmlElement,
    root: Element,
    spoken: Element,
    /// Kept alive for as long as the host can hear.
    _listener: Closure<dyn FnMut(Event)>,
}

impl Host {
    /// Makes the host, in no document yet. `heard` gets the events of our own nodes.
    pub fn new(
        document: &Document,
        mode: ShadowRootMode,
        heard: impl FnMut(Event) + 'static,
    ) -> Result<Self, JsValue> {
        let build = Builder(document);
        let element: HtmlElement = cast(build.element("div", "")?);
        let shadow = element.attach_shadow(&ShadowRootInit::new(mode))?;
        style(&shadow)?;
        let spoken = build.element("div", "spoken")?;
        spoken.set_attribute("role", "status")?;
        spoken.set_attribute("aria-live", "polite")?;
        let root = build.all("div", "root", [spoken.clone().into()])?;
        root.set_attribute("dir", "ltr")?;
        shadow.append_child(&root)?;
        let listener = Closure::<dyn FnMut(Event)>::new(heard);
        for event in OWN_EVENTS {
            // Capture: of these, only submit bubbles.
            shadow.add_event_listener_with_callback_and_bool(
                event,
                listener.as_ref().unchecked_ref(),
                true,
            )?;
        }
        Ok(Self {
            element,
            root,
            spoken,
            _listener: listener,
        })
    }

    /// The element in the page.
    pub fn element(&self) -> &HtmlElement {
        &self.element
    }

    /// Sets the language of all that is shown.
    pub fn speak(&self, lang: Lang) -> Result<(), JsValue> {
        self.root.set_attribute(
            "lang",
            match lang {
                Lang::Nl => "nl",
                Lang::En => "en",
            },
        )
    }

    /// Shows all in light or dark colours, or as the system does.
    pub fn dress(&self, appearance: Appearance) -> Result<(), JsValue> {
        self.root.set_attribute("data-theme", appearance.id())
    }

    /// Puts the host at the end of `parent`; nothing happens when it is there.
    pub fn mount(&self, parent: &Element) -> Result<(), JsValue> {
        let there =
            self.element.is_connected() && self.element.parent_element().as_ref() == Some(parent);
        if !there {
            parent.append_child(&self.element)?;
        }
        Ok(())
    }

    /// What our nodes stand in.
    pub fn root(&self) -> &Element {
        &self.root
    }

    /// Adds a node of ours.
    pub fn add(&self, node: &Element) -> Result<(), JsValue> {
        self.root.append_child(node).map(drop)
    }

    /// Has a screen reader say this, when it is done with what it is saying.
    pub fn say(&self, text: String) -> Result<(), JsValue> {
        self.fall_silent();
        let spoken = self.spoken.clone();
        let speak = Closure::once_into_js(move || spoken.set_text_content(Some(&text)));
        let window = self
            .element
            .owner_document()
            .and_then(|document| document.default_view())
            .ok_or("a document without a window shows nothing")?;
        window
            .set_timeout_with_callback_and_timeout_and_arguments_0(
                speak.unchecked_ref(),
                SPEAKABLE_AFTER,
            )
            .map(drop)
    }

    /// Takes back what was said, so that nobody finds it twice.
    pub fn fall_silent(&self) {
        self.spoken.set_text_content(None);
    }
}

/// A constructed stylesheet, which no content security policy of the page forbids.
fn style(shadow: &ShadowRoot) -> Result<(), JsValue> {
    let sheet = CssStyleSheet::new()?;
    sheet.replace_sync(&(STYLES.to_owned() + &highlight::layer_rules()))?;
    shadow.set_adopted_style_sheets(&js_sys::Array::of1(&sheet).into());
    Ok(())
}
