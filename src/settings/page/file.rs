//! The settings as a file, out of the page and into it.

use super::App;
use crate::document::{body, document};
use crate::transfer::{FILE_MAX, Refusal, export, import};
use namens_browser::settings::Settings;
use namens_browser::storage;
use namens_texts::settings;
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Blob, BlobPropertyBag, File, HtmlAnchorElement, Url};

impl App {
    /// Gives the settings to the browser as a download.
    pub(super) fn export(&self) {
        let text = export(&self.state.borrow().draft.stored());
        let lang = self.lang();
        if download(&text, settings::export_file(lang)).is_ok() {
            self.say(settings::exported(lang), false);
        }
    }

    /// Takes over the settings in a file, all of them or none.
    pub(super) fn import(self: &Rc<Self>, file: File) {
        let app = Rc::clone(self);
        spawn_local(async move {
            match read(&file).await {
                Ok(new) => {
                    app.take(storage::policy().impose(&new));
                    app.save(settings::imported);
                    app.say(settings::imported(app.lang()), false);
                }
                Err(refusal) => {
                    app.state.borrow_mut().refusal = Some(refusal);
                    app.render();
                    app.say(settings::import_refused(app.lang()), true);
                }
            }
        });
    }
}

async fn read(file: &File) -> Result<Settings, Refusal> {
    if file.size() > FILE_MAX as f64 {
        return Err(Refusal::TooLarge);
    }
    let text = JsFuture::from(file.text()).await;
    let text = text.ok().and_then(|text| text.as_string());
    import(&text.ok_or(Refusal::Unreadable)?)
}

fn download(text: &str, name: &str) -> Result<(), JsValue> {
    let kind = BlobPropertyBag::new();
    kind.set_type("application/json");
    let parts = js_sys::Array::of1(&text.into());
    let blob = Blob::new_with_str_sequence_and_options(&parts, &kind)?;
    let url = Url::create_object_url_with_blob(&blob)?;
    let link: HtmlAnchorElement = document().create_element("a")?.unchecked_into();
    link.set_href(&url);
    link.set_download(name);
    body().append_child(&link)?;
    link.click();
    link.remove();
    // The browser took hold of the data when the link was followed.
    Url::revoke_object_url(&url)
}
