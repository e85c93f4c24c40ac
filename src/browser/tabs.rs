//! The tab that the user looks at, and the loader in it.

use crate::api::{ApiError, api, property};
use crate::in_use::InUse;
use js_sys::{Array, Object, Reflect};
use wasm_bindgen::prelude::*;

/// A tab.
#[derive(Debug, Clone)]
pub struct Tab {
    id: JsValue,
}

/// How the loader in a tab is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reply {
    /// `idle`, `loading`, `active`, `failed` or `off`.
    pub state: String,
    /// The id of the site's adapter.
    pub site: String,
}

/// The tab in front of this window.
///
/// # Errors
/// The extension is gone.
pub async fn active() -> Result<Option<Tab>, ApiError> {
    let which = object(&[("active", true.into()), ("currentWindow", true.into())])?;
    let found = Array::from(&api()?.tabs()?.query(&which).await?).get(0);
    Ok(property(&found, "id").map(|id| Tab { id }))
}

/// Closes the tab that the extension's own page is in. A window that has no
/// other tab gets a new one: nobody wants the browser to go with it.
///
/// # Errors
/// The page is in no tab, or the extension is gone.
pub async fn close_own() -> Result<(), ApiError> {
    let tabs = api()?.tabs()?;
    let here = object(&[("currentWindow", true.into())])?;
    if Array::from(&tabs.query(&here).await?).length() < 2 {
        tabs.create(&Object::new()).await?;
    }
    let own = property(&tabs.current().await?, "id").unwrap_or_default();
    tabs.remove(&own).await?;
    Ok(())
}

/// The address of the page in a tab; the browser tells it only where the
/// extension may work.
///
/// # Errors
/// The tab or the extension is gone.
pub async fn url(tab: &Tab) -> Result<Option<String>, ApiError> {
    let found = api()?.tabs()?.get(&tab.id).await?;
    Ok(property(&found, "url").and_then(|url| url.as_string()))
}

/// Asks the loader in the page itself, not in its frames, how it is; `None`
/// where there is none.
///
/// # Errors
/// The extension is gone.
pub async fn status(tab: &Tab) -> Result<Option<Reply>, ApiError> {
    let message = object(&[("ask", "status".into())])?;
    let to = object(&[("frameId", 0.into())])?;
    // The browser refuses where nobody listens.
    let Ok(answer) = api()?.tabs()?.send(&tab.id, &message, &to).await else {
        return Ok(None);
    };
    let text = |name| property(&answer, name).and_then(|value| value.as_string());
    Ok(text("state")
        .zip(text("site"))
        .map(|(state, site)| Reply { state, site }))
}

/// Asks all frames of a tab for the post in the composer in use; `None` where
/// there is no such composer.
///
/// # Errors
/// The extension is gone.
pub async fn post_in_use(tab: &Tab) -> Result<Option<InUse>, ApiError> {
    let message = object(&[("ask", "post".into())])?;
    // The browser refuses where nobody answers.
    let sent = api()?.tabs()?.send_to_all(&tab.id, &message).await;
    Ok(sent.ok().and_then(|message| InUse::from_message(&message)))
}

fn object(entries: &[(&str, JsValue)]) -> Result<JsValue, ApiError> {
    let object = Object::new();
    for (name, value) in entries {
        Reflect::set(&object, &(*name).into(), value)?;
    }
    Ok(object.into())
}
