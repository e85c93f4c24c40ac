//! What the pages' scripts call.

use crate::{page, popup};
use wasm_bindgen::prelude::wasm_bindgen;

/// Shows the settings page.
#[wasm_bindgen]
pub async fn settings() {
    page::open().await;
}

/// Shows the popup.
#[wasm_bindgen]
pub async fn popup() {
    popup::page::open().await;
}
