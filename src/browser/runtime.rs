//! The extension itself: its files, and messages between its parts.

use crate::api::{ApiError, api, property};
use js_sys::{Function, Object, Reflect};
use namens_norms::Level;
use wasm_bindgen::JsCast as _;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::spawn_local;

/// The address of a file of the extension.
///
/// # Errors
/// The extension is gone.
pub fn url(path: &str) -> Result<String, ApiError> {
    Ok(api()?.runtime()?.url(path)?)
}

/// The version in the manifest ("0.1.0").
///
/// # Errors
/// The extension is gone.
pub fn version() -> Result<String, ApiError> {
    let manifest = api()?.runtime()?.manifest()?;
    Ok(property(&manifest, "version")
        .and_then(|version| version.as_string())
        .unwrap_or_default())
}

/// Opens the settings page, or goes to it where it is open.
///
/// # Errors
/// The extension is gone.
pub async fn open_settings() -> Result<(), ApiError> {
    api()?.runtime()?.open_settings().await?;
    Ok(())
}

/// Asks for the settings page to be opened at a rule (`capacity/we`): a page
/// that is not ours may not open it.
///
/// # Errors
/// The extension is gone.
pub async fn explain(rule: &str) -> Result<(), ApiError> {
    let message = js_sys::Object::new();
    js_sys::Reflect::set(&message, &"explain".into(), &rule.into())?;
    send(&message).await.map(drop)
}

/// Sends a message to the other parts of the extension and answers the reply.
///
/// # Errors
/// The extension is gone, or nobody listens.
pub async fn send(message: &JsValue) -> Result<JsValue, ApiError> {
    Ok(api()?.runtime()?.send(message).await?)
}

/// Has the toolbar's button show the level of the composer in use in this tab;
/// [`Level::None`] for none. Nobody waits for it, and a browser that refuses
/// shows no sign.
pub fn show_badge(level: Level) {
    let message = Object::new();
    if Reflect::set(&message, &"badge".into(), &level.id().into()).is_ok() {
        spawn_local(async move {
            let _ = send(&message).await;
        });
    }
}

/// Answers messages from the other parts of the extension for as long as this
/// page lives; `None` leaves a message to somebody else.
///
/// # Errors
/// The extension is gone.
pub fn on_message(
    mut answer: impl FnMut(JsValue) -> Option<JsValue> + 'static,
) -> Result<(), ApiError> {
    let listener = Closure::<dyn FnMut(JsValue, JsValue, Function)>::new(
        move |message: JsValue, _sender: JsValue, reply: Function| {
            if let Some(value) = answer(message) {
                // A sender that is gone needs no reply.
                let _ = reply.call1(&JsValue::UNDEFINED, &value);
            }
        },
    )
    .into_js_value();
    Ok(api()?
        .runtime()?
        .on_message()?
        .add_listener(listener.unchecked_ref())?)
}
