//! The settings in `storage.local`: they leave the browser for no cloud.

use crate::api::{ApiError, api, property};
use crate::settings::{Loaded, Settings, read, write};
use js_sys::{Object, Reflect};
use serde::Serialize as _;
use wasm_bindgen::JsCast as _;
use wasm_bindgen::prelude::*;

/// The key under which the settings are kept.
const KEY: &str = "settings";
/// The key under which the day is kept on which the working hours were last
/// mentioned.
const WORKTIME: &str = "worktime_shown";
/// The key under which the step of the first run is kept.
const FIRST_RUN: &str = "first_run";

/// Reads the settings. What is damaged or unknown becomes the default, and is
/// named in [`Loaded::problems`].
///
/// # Errors
/// The browser refused, or the extension is gone; nothing is known then.
pub async fn load() -> Result<Loaded, ApiError> {
    let found = api()?.storage()?.local()?.get(KEY).await?;
    Ok(understood(property(&found, KEY)))
}

/// Keeps the settings.
///
/// # Errors
/// The browser refused (no room, a locked profile), or the extension is gone.
pub async fn save(settings: &Settings) -> Result<(), ApiError> {
    let value = write(settings)
        .serialize(&serde_wasm_bindgen::Serializer::json_compatible())
        .map_err(JsValue::from)?;
    let items = Object::new();
    Reflect::set(&items, &KEY.into(), &value)?;
    api()?.storage()?.local()?.set(&items).await?;
    Ok(())
}

/// Calls back whenever the settings were saved or removed, in this page or in
/// another one, for as long as this page lives.
///
/// # Errors
/// The extension is gone.
pub fn on_changed(mut changed: impl FnMut(Settings) + 'static) -> Result<(), ApiError> {
    on_key_changed(KEY, move |value| changed(understood(value).settings))
}

/// The local day (`2026-11-24`) on which the working hours were last
/// mentioned; `None` where they never were.
///
/// # Errors
/// The browser refused, or the extension is gone.
pub async fn worktime_shown() -> Result<Option<String>, ApiError> {
    text(WORKTIME).await
}

/// Keeps that day.
///
/// # Errors
/// The browser refused, or the extension is gone.
pub async fn keep_worktime_shown(day: &str) -> Result<(), ApiError> {
    keep_text(WORKTIME, day).await
}

/// The step of the first run at which the user was last, by its id; `None`
/// where there was none.
///
/// # Errors
/// The browser refused, or the extension is gone.
pub async fn first_run() -> Result<Option<String>, ApiError> {
    text(FIRST_RUN).await
}

/// Keeps that step.
///
/// # Errors
/// The browser refused, or the extension is gone.
pub async fn keep_first_run(step: &str) -> Result<(), ApiError> {
    keep_text(FIRST_RUN, step).await
}

async fn text(key: &str) -> Result<Option<String>, ApiError> {
    let found = api()?.storage()?.local()?.get(key).await?;
    Ok(property(&found, key).and_then(|text| text.as_string()))
}

async fn keep_text(key: &str, text: &str) -> Result<(), ApiError> {
    let items = Object::new();
    Reflect::set(&items, &key.into(), &text.into())?;
    api()?.storage()?.local()?.set(&items).await?;
    Ok(())
}

/// Calls back whenever that day was kept, in this page or in another one.
///
/// # Errors
/// The extension is gone.
pub fn on_worktime_shown(mut shown: impl FnMut(String) + 'static) -> Result<(), ApiError> {
    on_key_changed(WORKTIME, move |value| {
        if let Some(day) = value.and_then(|day| day.as_string()) {
            shown(day);
        }
    })
}

fn on_key_changed(
    key: &'static str,
    mut changed: impl FnMut(Option<JsValue>) + 'static,
) -> Result<(), ApiError> {
    let listener = Closure::<dyn FnMut(JsValue)>::new(move |changes: JsValue| {
        if let Some(change) = property(&changes, key) {
            changed(property(&change, "newValue"));
        }
    })
    .into_js_value();
    Ok(api()?
        .storage()?
        .local()?
        .on_changed()?
        .add_listener(listener.unchecked_ref())?)
}

fn understood(value: Option<JsValue>) -> Loaded {
    let Some(value) = value else {
        return Loaded::default();
    };
    serde_wasm_bindgen::from_value(value).map_or_else(|_| Loaded::damaged(), |json| read(&json))
}
