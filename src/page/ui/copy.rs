//! Copies words to the clipboard without selecting anything: the caret stays
//! where the person writes.

use wasm_bindgen::prelude::*;
use web_sys::{ClipboardEvent, Document, HtmlDocument};

/// Copies words. `false`: the browser does not let us. Only in answer to a
/// press of the person.
pub(super) fn copy(document: &Document, words: &str) -> Result<bool, JsValue> {
    let window = document.default_view();
    let window = window.ok_or("a document without a window copies nothing")?;
    let words = words.to_owned();
    let fills = Closure::<dyn FnMut(ClipboardEvent)>::new(move |event: ClipboardEvent| {
        event.stop_immediate_propagation();
        event.prevent_default();
        if let Some(data) = event.clipboard_data() {
            // It fails only in an event that is over.
            let _ = data.set_data("text/plain", &words);
        }
    });
    let listener = fills.as_ref().unchecked_ref();
    window.add_event_listener_with_callback_and_bool("copy", listener, true)?;
    let copied = document
        .unchecked_ref::<HtmlDocument>()
        .exec_command("copy");
    window.remove_event_listener_with_callback_and_bool("copy", listener, true)?;
    copied
}
