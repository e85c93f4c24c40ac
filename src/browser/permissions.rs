//! The sites on which the browser lets the extension work: those of the
//! manifest, and those that the user added.
//!
//! Chromium grants the manifest's hosts at install. In Firefox they are the
//! user's to grant and to withdraw, and content scripts run only where granted.

use crate::api::{ApiError, api, property};
use js_sys::{Array, Object, Reflect};
use wasm_bindgen::JsCast as _;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

/// Whether the browser lets the extension work on all its sites.
///
/// # Errors
/// The extension is gone.
pub async fn granted() -> Result<bool, ApiError> {
    contains(&listed()?).await
}

/// Whether it does on this host.
///
/// # Errors
/// The extension is gone.
pub async fn granted_at(host: &str) -> Result<bool, ApiError> {
    contains(&at(host)?).await
}

async fn contains(wanted: &JsValue) -> Result<bool, ApiError> {
    Ok(api()?.permissions()?.contains(wanted).await?.is_truthy())
}

/// Asks the user to let the extension work on all its sites, and answers
/// whether they did. It asks at once, before it is awaited: a browser only
/// allows it within a press of the user's.
///
/// # Errors
/// The browser refused to ask, or the extension is gone.
pub fn request() -> impl Future<Output = Result<bool, ApiError>> {
    ask(listed())
}

/// The same for one host.
///
/// # Errors
/// The browser refused to ask, or the extension is gone.
pub fn request_at(host: &str) -> impl Future<Output = Result<bool, ApiError>> + use<> {
    ask(at(host))
}

fn ask(wanted: Result<JsValue, ApiError>) -> impl Future<Output = Result<bool, ApiError>> {
    let asked = wanted.and_then(|wanted| Ok(api()?.permissions()?.request(&wanted)?));
    async move { Ok(JsFuture::from(asked?).await?.is_truthy()) }
}

/// Gives back what the user allowed on this host, and answers whether it is gone.
///
/// # Errors
/// The browser refused, or the extension is gone.
pub async fn remove_at(host: &str) -> Result<bool, ApiError> {
    let given = at(host)?;
    Ok(api()?.permissions()?.remove(&given).await?.is_truthy())
}

/// Calls back whenever sites were granted or withdrawn, for as long as this
/// page lives.
///
/// # Errors
/// The extension is gone.
pub fn on_changed(changed: impl FnMut() + 'static) -> Result<(), ApiError> {
    let listener = Closure::<dyn FnMut()>::new(changed).into_js_value();
    let permissions = api()?.permissions()?;
    permissions
        .on_added()?
        .add_listener(listener.unchecked_ref())?;
    Ok(permissions
        .on_removed()?
        .add_listener(listener.unchecked_ref())?)
}

/// What the manifest asks for.
fn listed() -> Result<JsValue, ApiError> {
    let manifest = api()?.runtime()?.manifest()?;
    let origins = property(&manifest, "host_permissions").unwrap_or_else(|| Array::new().into());
    wanted(&origins)
}

fn at(host: &str) -> Result<JsValue, ApiError> {
    wanted(&Array::of1(&format!("https://{host}/*").into()))
}

/// Match patterns in the form in which the API wants them.
fn wanted(origins: &JsValue) -> Result<JsValue, ApiError> {
    let wanted = Object::new();
    Reflect::set(&wanted, &"origins".into(), origins)?;
    Ok(wanted.into())
}
