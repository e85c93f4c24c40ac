//! What an interface of ours leaves in a page. Firefox takes a content script
//! away at an update, without a word to it, and what it put into the page stays.
//!
//! The script of the new version takes that out. It may remove nothing else: a
//! page that lost an element of its own, made to look like ours, would know
//! that we are there. So an interface is told by a sign: a number by chance,
//! another one in each page, that stands in its closed shadow root, where no
//! page sees it, and in our storage.

use js_sys::Reflect;
use namens_browser::storage;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::spawn_local;
use web_sys::{Document, Element, ShadowRoot, Window};

/// The attribute that carries the sign, on the root of our interface.
pub const ATTRIBUTE: &str = "data-sign";

/// The most signs that are kept. An interface whose sign made room for others
/// stays in its page until that is loaded anew.
const KEPT: usize = 100;

/// What the browser lets only extensions see, and only one of the browsers.
const CLOSED_ROOT: &str = "openOrClosedShadowRoot";

#[wasm_bindgen]
extern "C" {
    type Opened;
    #[wasm_bindgen(method, getter, js_name = openOrClosedShadowRoot)]
    fn root(this: &Opened) -> Option<ShadowRoot>;
}

/// Removes what an earlier version left here, and gives the sign of this page's
/// own interface. `None` where none is needed: the script of the earlier
/// version goes on there until it hears that it is retired, and cleans up itself.
pub fn remove(window: &Window) -> Option<String> {
    let document = window.document()?;
    let element = document.document_element()?;
    if !Reflect::has(&element, &CLOSED_ROOT.into()).unwrap_or(false) {
        return None;
    }
    let mut chance = [0; 16];
    let crypto = window.crypto().ok()?;
    crypto.get_random_values_with_u8_array(&mut chance).ok()?;
    let sign: String = chance.iter().map(|byte| format!("{byte:02x}")).collect();
    let own = sign.clone();
    spawn_local(async move {
        // Where it is not known or cannot be kept, it stays until a reload.
        let known = storage::signs().await.unwrap_or_default();
        remove_known(&document, &known);
        let _ = storage::keep_signs(&with(known, own)).await;
    });
    Some(sign)
}

/// The signs with one more. The oldest makes room.
fn with(mut signs: Vec<String>, sign: String) -> Vec<String> {
    signs.push(sign);
    signs.split_off(signs.len().saturating_sub(KEPT))
}

fn remove_known(document: &Document, known: &[String]) {
    // A host of ours has nothing that the page sees.
    let Ok(found) = document.query_selector_all("div:empty") else {
        return;
    };
    let hosts =
        (0..found.length()).filter_map(|place| found.get(place)?.dyn_into::<Element>().ok());
    for host in hosts {
        let root = host.unchecked_ref::<Opened>().root();
        let signed = root.and_then(|root| root.query_selector(&format!("[{ATTRIBUTE}]")).ok()?);
        let sign = signed.and_then(|signed| signed.get_attribute(ATTRIBUTE));
        if sign.is_some_and(|sign| known.contains(&sign)) {
            host.remove();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_oldest_sign_makes_room() {
        let mut signs = Vec::new();
        for number in 0..KEPT + 3 {
            signs = with(signs, number.to_string());
        }
        assert_eq!(signs.len(), KEPT);
        assert_eq!(signs[0], "3");
        assert_eq!(signs[KEPT - 1], (KEPT + 2).to_string());
    }
}
