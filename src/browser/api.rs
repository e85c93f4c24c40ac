//! Where the API is found, and the error it answers with.

use js_sys::{Array, Error, Function, Object, Promise, Reflect};
use std::cell::RefCell;
use std::fmt;
use wasm_bindgen::JsCast as _;
use wasm_bindgen::prelude::*;

/// The browser refused a call, or the extension it belonged to is gone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ApiError {
    message: String,
}

impl fmt::Display for ApiError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for ApiError {}

impl From<JsValue> for ApiError {
    fn from(value: JsValue) -> Self {
        let message = value
            .dyn_ref::<Error>()
            .map(|error| String::from(error.message()));
        Self {
            message: message.unwrap_or_else(|| "the extension API did not answer".to_owned()),
        }
    }
}

#[wasm_bindgen]
extern "C" {
    pub(crate) type Api;
    #[wasm_bindgen(method, getter, catch)]
    pub(crate) fn i18n(this: &Api) -> Result<I18n, JsValue>;
    #[wasm_bindgen(method, getter, catch)]
    pub(crate) fn permissions(this: &Api) -> Result<Permissions, JsValue>;
    #[wasm_bindgen(method, getter, catch)]
    pub(crate) fn runtime(this: &Api) -> Result<Runtime, JsValue>;
    #[wasm_bindgen(method, getter, catch)]
    pub(crate) fn storage(this: &Api) -> Result<Storage, JsValue>;
    #[wasm_bindgen(method, getter, catch)]
    pub(crate) fn tabs(this: &Api) -> Result<Tabs, JsValue>;

    pub(crate) type Commands;
    #[wasm_bindgen(method, catch, js_name = getAll)]
    pub(crate) async fn all(this: &Commands) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(method, catch, js_name = openShortcutSettings)]
    pub(crate) async fn open_settings(this: &Commands) -> Result<JsValue, JsValue>;

    pub(crate) type I18n;
    #[wasm_bindgen(method, catch, js_name = getUILanguage)]
    pub(crate) fn ui_language(this: &I18n) -> Result<String, JsValue>;

    pub(crate) type Permissions;
    #[wasm_bindgen(method, catch)]
    pub(crate) async fn contains(this: &Permissions, wanted: &JsValue) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(method, catch)]
    pub(crate) async fn remove(this: &Permissions, given: &JsValue) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(method, catch)]
    pub(crate) fn request(this: &Permissions, wanted: &JsValue) -> Result<Promise, JsValue>;
    #[wasm_bindgen(method, getter, catch, js_name = onAdded)]
    pub(crate) fn on_added(this: &Permissions) -> Result<Event, JsValue>;
    #[wasm_bindgen(method, getter, catch, js_name = onRemoved)]
    pub(crate) fn on_removed(this: &Permissions) -> Result<Event, JsValue>;

    pub(crate) type Runtime;
    #[wasm_bindgen(method, catch, js_name = getURL)]
    pub(crate) fn url(this: &Runtime, path: &str) -> Result<String, JsValue>;
    #[wasm_bindgen(method, catch, js_name = getManifest)]
    pub(crate) fn manifest(this: &Runtime) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(method, catch, js_name = sendMessage)]
    pub(crate) async fn send(this: &Runtime, message: &JsValue) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(method, getter, catch, js_name = onMessage)]
    pub(crate) fn on_message(this: &Runtime) -> Result<Event, JsValue>;

    #[wasm_bindgen(method, catch, js_name = openOptionsPage)]
    pub(crate) async fn open_settings(this: &Runtime) -> Result<JsValue, JsValue>;

    pub(crate) type Tabs;
    #[wasm_bindgen(method, catch)]
    pub(crate) async fn query(this: &Tabs, which: &JsValue) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(method, catch)]
    pub(crate) async fn create(this: &Tabs, tab: &Object) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(method, catch)]
    pub(crate) async fn get(this: &Tabs, tab: &JsValue) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(method, catch, js_name = getCurrent)]
    pub(crate) async fn current(this: &Tabs) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(method, catch)]
    pub(crate) async fn remove(this: &Tabs, tab: &JsValue) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(method, catch, js_name = sendMessage)]
    pub(crate) async fn send(
        this: &Tabs,
        tab: &JsValue,
        message: &JsValue,
        to: &JsValue,
    ) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(method, catch, js_name = sendMessage)]
    pub(crate) async fn send_to_all(
        this: &Tabs,
        tab: &JsValue,
        message: &JsValue,
    ) -> Result<JsValue, JsValue>;

    pub(crate) type Storage;
    #[wasm_bindgen(method, getter, catch)]
    pub(crate) fn local(this: &Storage) -> Result<Area, JsValue>;

    pub(crate) type Area;
    #[wasm_bindgen(method, catch)]
    pub(crate) async fn get(this: &Area, key: &str) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(method, catch, js_name = get)]
    pub(crate) async fn get_all(this: &Area, keys: &Array) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(method, catch)]
    pub(crate) async fn set(this: &Area, items: &JsValue) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(method, getter, catch, js_name = onChanged)]
    pub(crate) fn on_changed(this: &Area) -> Result<Event, JsValue>;

    pub(crate) type Event;
    #[wasm_bindgen(method, catch, js_name = addListener)]
    pub(crate) fn add_listener(this: &Event, listener: &Function) -> Result<(), JsValue>;
}

thread_local! {
    static PROVIDED: RefCell<Option<JsValue>> = const { RefCell::new(None) };
}

/// Gives the API object to a module that cannot see it: in Firefox a module
/// that a content script imports does not share the script's globals.
pub fn provide(api: JsValue) {
    PROVIDED.set(Some(api));
}

/// The API object of this context: what was provided, or what is global.
///
/// Chromium calls it `chrome` and Firefox knows both names. A page can put an
/// element with such an id in its DOM, so only an object that knows the
/// extension's id counts.
pub(crate) fn api() -> Result<Api, ApiError> {
    let global = js_sys::global();
    let globals = ["browser", "chrome"]
        .into_iter()
        .filter_map(|name| Reflect::get(&global, &name.into()).ok());
    PROVIDED
        .with_borrow(Clone::clone)
        .into_iter()
        .chain(globals)
        .find(|candidate| {
            property(candidate, "runtime")
                .and_then(|runtime| property(&runtime, "id"))
                .is_some_and(|id| id.is_string())
        })
        .map(JsCast::unchecked_into)
        .ok_or_else(|| ApiError {
            message: "the extension API is not here".to_owned(),
        })
}

/// A property of an object; `None` where there is no object or no property.
pub(crate) fn property(object: &JsValue, name: &str) -> Option<JsValue> {
    let value = object
        .is_object()
        .then(|| Reflect::get(object, &name.into()).ok())??;
    (!value.is_undefined()).then_some(value)
}
