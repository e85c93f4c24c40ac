//! The shortcuts, which the browser keeps and the user changes there.

use crate::api::{ApiError, Commands, api, property};
use js_sys::{Array, Object, Reflect};
use wasm_bindgen::{JsCast as _, JsValue};

/// The command that opens the warning.
pub const OPEN_WARNING: &str = "open-warning";

/// Where Chromium keeps the shortcuts of all extensions.
pub const CHROMIUM_SETTINGS: &str = "chrome://extensions/shortcuts";

/// The keys of a command as the browser shows them ("Alt+Shift+N"); `None`
/// where it has none.
///
/// # Errors
/// The extension is gone.
pub async fn shortcut(command: &str) -> Result<Option<String>, ApiError> {
    let Some(commands) = commands() else {
        return Ok(None);
    };
    let all = Array::from(&commands.all().await?);
    let text = |object: &JsValue, name| property(object, name).and_then(|value| value.as_string());
    let found = all
        .iter()
        .find(|one: &JsValue| text(one, "name").as_deref() == Some(command));
    Ok(found
        .and_then(|one| text(&one, "shortcut"))
        .filter(|shortcut| !shortcut.is_empty()))
}

/// Whether the browser can open its own page for shortcuts by name.
#[must_use]
pub fn has_own_page() -> bool {
    commands().is_some_and(|commands| property(&commands, "openShortcutSettings").is_some())
}

/// Opens the page on which the user changes the shortcuts.
///
/// # Errors
/// The browser does not let an extension open it, or the extension is gone.
pub async fn open_settings() -> Result<(), ApiError> {
    if let Some(commands) = commands().filter(|_| has_own_page()) {
        commands.open_settings().await?;
    } else {
        let tab = Object::new();
        Reflect::set(&tab, &"url".into(), &CHROMIUM_SETTINGS.into())?;
        api()?.tabs()?.create(&tab).await?;
    }
    Ok(())
}

/// The part of the API that an extension without a command does not have.
fn commands() -> Option<Commands> {
    let api = api().ok()?;
    property(&api, "commands").map(JsValue::unchecked_into)
}
