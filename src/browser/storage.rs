//! What is kept in `storage.local`: it leaves the browser for no cloud.

use crate::api::{ApiError, api, property};
use crate::settings::{Loaded, Settings, read, write};
use js_sys::{Object, Reflect};
use namens_habits::{Overview, Remarks};
use serde::Serialize;
use serde::de::DeserializeOwned;
use wasm_bindgen::JsCast as _;
use wasm_bindgen::prelude::*;

/// The key under which the settings are kept.
const KEY: &str = "settings";
/// The key under which the day is kept on which the working hours were last
/// mentioned.
const WORKTIME: &str = "worktime_shown";
/// The key under which the step of the first run is kept.
const FIRST_RUN: &str = "first_run";
/// The key under which it is kept how often each rule was shown.
const OVERVIEW: &str = "overview";
/// The key under which remarks on wrong warnings are kept.
const WRONG: &str = "wrong";

/// Reads the settings. What is damaged or unknown becomes the default, and is
/// named in [`Loaded::problems`].
///
/// # Errors
/// The browser refused, or the extension is gone; nothing is known then.
pub async fn load() -> Result<Loaded, ApiError> {
    Ok(understood(found(KEY).await?))
}

/// Keeps the settings.
///
/// # Errors
/// The browser refused (no room, a locked profile), or the extension is gone.
pub async fn save(settings: &Settings) -> Result<(), ApiError> {
    keep(KEY, &write(settings)).await
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
    keep(WORKTIME, day).await
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
    keep(FIRST_RUN, step).await
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

/// How often each rule was shown, and what the user then chose. What is
/// damaged starts anew.
///
/// # Errors
/// The browser refused, or the extension is gone; nothing is known then.
pub async fn overview() -> Result<Overview, ApiError> {
    Ok(sound(found(OVERVIEW).await?))
}

/// Keeps that; the empty one erases it.
///
/// # Errors
/// The browser refused, or the extension is gone.
pub async fn keep_overview(overview: &Overview) -> Result<(), ApiError> {
    keep(OVERVIEW, overview).await
}

/// Calls back whenever that was kept, in this page or in another one.
///
/// # Errors
/// The extension is gone.
pub fn on_overview_changed(mut changed: impl FnMut(Overview) + 'static) -> Result<(), ApiError> {
    on_key_changed(OVERVIEW, move |value| changed(sound(value)))
}

/// What the user said of warnings that were wrong. What is damaged starts anew.
///
/// # Errors
/// The browser refused, or the extension is gone; nothing is known then.
pub async fn remarks() -> Result<Remarks, ApiError> {
    Ok(sound(found(WRONG).await?))
}

/// Keeps that.
///
/// # Errors
/// The browser refused, or the extension is gone.
pub async fn keep_remarks(remarks: &Remarks) -> Result<(), ApiError> {
    keep(WRONG, remarks).await
}

/// Calls back whenever that was kept, in this page or in another one.
///
/// # Errors
/// The extension is gone.
pub fn on_remarks_changed(mut changed: impl FnMut(Remarks) + 'static) -> Result<(), ApiError> {
    on_key_changed(WRONG, move |value| changed(sound(value)))
}

/// What stands under a key.
async fn found(key: &str) -> Result<Option<JsValue>, ApiError> {
    let found = api()?.storage()?.local()?.get(key).await?;
    Ok(property(&found, key))
}

/// The text under a key.
async fn text(key: &str) -> Result<Option<String>, ApiError> {
    Ok(found(key).await?.and_then(|text| text.as_string()))
}

/// Keeps a value under a key.
async fn keep<T: Serialize + ?Sized>(key: &str, value: &T) -> Result<(), ApiError> {
    let value = value
        .serialize(&serde_wasm_bindgen::Serializer::json_compatible())
        .map_err(JsValue::from)?;
    let items = Object::new();
    Reflect::set(&items, &key.into(), &value)?;
    api()?.storage()?.local()?.set(&items).await?;
    Ok(())
}

/// A value as it was kept; the default where it is absent or damaged.
fn sound<T: DeserializeOwned + Default>(value: Option<JsValue>) -> T {
    value
        .and_then(|value| serde_wasm_bindgen::from_value(value).ok())
        .unwrap_or_default()
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
