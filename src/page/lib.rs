//! The content script: finds composers, watches what is typed, and holds what
//! needs a question before it is published.
//!
//! The loader (`extension/loader.js`) hears the events first and loads this
//! when a composer is in use; from then on it hands every event to [`on_event`].

mod approval;
mod carry;
mod composer;
mod context;
mod counting;
mod daily;
mod editor;
mod elsewhere;
mod gate;
mod left_over;
mod page;
mod press;
mod replace;
mod sight;
mod timer;
mod tree;
pub mod ui;

use counting::Counting;
use daily::Daily;
use namens_browser::storage;
use page::Page;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use web_sys::Event;

thread_local! {
    /// The page; one, because a content script has one.
    static PAGE: RefCell<Option<Rc<Page>>> = const { RefCell::new(None) };
}

fn current() -> Option<Rc<Page>> {
    PAGE.with_borrow(Clone::clone)
}

/// Reads the settings and starts watching. `site` is the adapter's id; where
/// there is no such adapter, nothing is known of the site.
///
/// # Errors
/// The settings cannot be read, or this is no page; nothing is watched then.
#[wasm_bindgen]
pub async fn start(site: String, api: JsValue) -> Result<(), JsValue> {
    namens_browser::provide(api);
    let adapter = namens_sites::adapter(&site).unwrap_or(namens_sites::unknown());
    let window = web_sys::window().ok_or("no window")?;
    let loaded = storage::load()
        .await
        .map_err(|error| JsValue::from(error.to_string()))?;
    let mut worktime = Daily::default();
    if let Ok(Some(day)) = storage::worktime_shown().await {
        worktime.was_said(day);
    }
    // Where what was counted cannot be read, it is counted anew.
    let counting = Counting::new(storage::overview().await.unwrap_or_default());
    let sign = left_over::remove(&window);
    let page = Page::new(&window, adapter, loaded.settings, worktime, counting, sign);
    PAGE.set(Some(page.ok_or("no document")?));
    storage::on_overview_changed(|overview| {
        if let Some(page) = current() {
            page.counted_elsewhere(overview);
        }
    })
    .map_err(|error| JsValue::from(error.to_string()))?;
    storage::on_worktime_shown(|day| {
        if let Some(page) = current() {
            page.worktime_was_shown(day);
        }
    })
    .map_err(|error| JsValue::from(error.to_string()))?;
    storage::on_changed(|settings| {
        if let Some(page) = current() {
            page.apply(settings);
        }
    })
    .map_err(|error| JsValue::from(error.to_string()))
}

/// Hears an event before the page does. What the page must not see is stopped.
#[wasm_bindgen]
pub fn on_event(event: &Event) {
    if let Some(page) = current() {
        page.hear(event);
    }
}

/// Whether a letter that is typed now need not be heard. Most events are letters,
/// and none of them publishes anything.
#[wasm_bindgen]
#[must_use]
pub fn leaves_letters() -> bool {
    current().is_none_or(|page| page.leaves_letters())
}

/// Goes on with events that were stopped while we were loading; `paths` has
/// for each what it passed, the innermost first.
#[wasm_bindgen]
pub fn resume(events: &js_sys::Array, paths: &js_sys::Array) {
    if let Some(page) = current() {
        let paths = paths
            .iter()
            .map(|path| tree::elements(path.unchecked_ref()));
        let events = events.iter().map(JsCast::unchecked_into::<Event>);
        page.resume(events.zip(paths));
    }
}

/// The post in the composer in use, for the popup; `undefined` where there is
/// none.
#[wasm_bindgen]
#[must_use]
pub fn post_in_use() -> JsValue {
    let post = current().and_then(|page| page.post_in_use());
    post.map_or(JsValue::UNDEFINED, |post| post.to_message())
}

/// Opens the card of the warning that is shown, if there is one: the browser's
/// own shortcut was pressed.
#[wasm_bindgen]
pub fn open_warning() {
    if let Some(page) = current() {
        page.open_warning();
    }
}

/// Stops watching and takes everything of ours out of the page: the extension
/// was updated or removed.
#[wasm_bindgen]
pub fn retire() {
    if let Some(page) = PAGE.take() {
        page.retire();
    }
}
