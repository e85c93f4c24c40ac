//! What is kept in `storage.local`: it leaves the browser for no cloud.

use crate::api::{ApiError, api, property};
use crate::json::{from_js, to_js};
use crate::policy::Policy;
use crate::settings::{Loaded, Settings};
use js_sys::{Array, Object, Reflect};
use namens_habits::{Overview, Remarks};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use std::cell::RefCell;
use wasm_bindgen::JsCast as _;
use wasm_bindgen::prelude::*;

/// The key under which the settings are kept.
const KEY: &str = "settings";
/// The key under which the background keeps what the organisation fixed: the
/// browser itself may take seconds to tell.
const POLICY: &str = "policy";
/// The key under which the day is kept on which the working hours were last
/// mentioned.
const WORKTIME: &str = "worktime_shown";
/// The key under which the step of the first run is kept.
const FIRST_RUN: &str = "first_run";
/// The key under which it is kept how often each rule was shown.
const OVERVIEW: &str = "overview";
/// The key under which remarks on wrong warnings are kept.
const WRONG: &str = "wrong";
/// The key of the signs by which our interfaces in open pages are told.
const SIGNS: &str = "signs";

/// What was last seen in storage.
#[derive(Default)]
struct Seen {
    /// What the user chose, as it stands there.
    stored: Value,
    policy: Policy,
}

thread_local! {
    static SEEN: RefCell<Seen> = RefCell::default();
}

/// Reads the settings, as the organisation's policy leaves them. What is
/// damaged or unknown becomes the default, and is named in [`Loaded::problems`].
///
/// # Errors
/// The browser refused, or the extension is gone; nothing is known then.
pub async fn load() -> Result<Loaded, ApiError> {
    let keys = Array::of2(&KEY.into(), &POLICY.into());
    let found = api()?.storage()?.local()?.get_all(&keys).await?;
    Ok(SEEN.with_borrow_mut(|seen| {
        seen.stored = understood(property(&found, KEY));
        seen.policy = Policy::read(&understood(property(&found, POLICY)));
        seen.policy.apply(&seen.stored)
    }))
}

/// What the organisation fixed, as of the last [`load`] or change.
#[must_use]
pub fn policy() -> Policy {
    SEEN.with_borrow(|seen| seen.policy.clone())
}

/// Whether the organisation fixed the setting under this key, as of the same.
#[must_use]
pub fn is_fixed(key: &str) -> bool {
    SEEN.with_borrow(|seen| seen.policy.fixes(key))
}

/// Keeps the settings: of them, what the user chose.
///
/// # Errors
/// The browser refused (no room, a locked profile), or the extension is gone.
pub async fn save(settings: &Settings) -> Result<(), ApiError> {
    let stored = SEEN.with_borrow_mut(|seen| {
        seen.stored = seen.policy.to_store(settings, &seen.stored);
        seen.stored.clone()
    });
    keep(KEY, &stored).await
}

/// Calls back whenever the settings were saved or removed, in this page or in
/// another one, or the organisation's policy changed, for as long as this page
/// lives.
///
/// # Errors
/// The extension is gone.
pub fn on_changed(mut changed: impl FnMut(Settings) + 'static) -> Result<(), ApiError> {
    on_any_changed(move |changes| {
        let new = |key| property(changes, key).map(|change| property(&change, "newValue"));
        let (stored, policy) = (new(KEY), new(POLICY));
        if stored.is_none() && policy.is_none() {
            return;
        }
        let settings = SEEN.with_borrow_mut(|seen| {
            if let Some(stored) = stored {
                seen.stored = understood(stored);
            }
            if let Some(policy) = policy {
                seen.policy = Policy::read(&understood(policy));
            }
            seen.policy.apply(&seen.stored).settings
        });
        changed(settings);
    })
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

/// The signs by which our interfaces in open pages are told, the oldest first;
/// each is a number by chance. What is damaged starts anew.
///
/// # Errors
/// The browser refused, or the extension is gone.
pub async fn signs() -> Result<Vec<String>, ApiError> {
    Ok(sound(found(SIGNS).await?))
}

/// Keeps the signs, instead of those before.
///
/// # Errors
/// The browser refused, or the extension is gone.
pub async fn keep_signs(signs: &[String]) -> Result<(), ApiError> {
    keep(SIGNS, signs).await
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
    let value = to_js(value)?;
    let items = Object::new();
    Reflect::set(&items, &key.into(), &value)?;
    api()?.storage()?.local()?.set(&items).await?;
    Ok(())
}

/// A value as it was kept; the default where it is absent or damaged.
fn sound<T: DeserializeOwned + Default>(value: Option<JsValue>) -> T {
    value.and_then(|value| from_js(&value)).unwrap_or_default()
}

fn on_key_changed(
    key: &'static str,
    mut changed: impl FnMut(Option<JsValue>) + 'static,
) -> Result<(), ApiError> {
    on_any_changed(move |changes| {
        if let Some(change) = property(changes, key) {
            changed(property(&change, "newValue"));
        }
    })
}

/// Calls back with what changed: an object with an entry for each key.
fn on_any_changed(mut changed: impl FnMut(&JsValue) + 'static) -> Result<(), ApiError> {
    let listener = Closure::<dyn FnMut(JsValue)>::new(move |changes: JsValue| changed(&changes))
        .into_js_value();
    Ok(api()?
        .storage()?
        .local()?
        .on_changed()?
        .add_listener(listener.unchecked_ref())?)
}

/// What stands in storage; where it is not even JSON, something that is
/// neither settings nor a policy.
fn understood(value: Option<JsValue>) -> Value {
    value.map_or(Value::Null, |value| {
        from_js(&value).unwrap_or(Value::Bool(false))
    })
}
