//! What the pages' scripts call.

use crate::{page, popup, practice};
use wasm_bindgen::prelude::wasm_bindgen;

/// Shows the settings page.
#[wasm_bindgen]
pub async fn settings() {
    page::open().await;
}

/// Shows the first run.
#[wasm_bindgen]
pub async fn welcome() {
    page::open_welcome().await;
}

/// Shows the practice page.
#[wasm_bindgen]
pub async fn practice() {
    practice::page::open().await;
}

/// Shows the popup.
#[wasm_bindgen]
pub async fn popup() {
    popup::page::open().await;
}
