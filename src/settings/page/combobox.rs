//! Typing an organisation, with a list of those of the register below it.

use super::App;
use crate::combobox::{Combobox, Pressed, count_id, list_id};
use crate::document::{body, by_id};
use crate::field::{Field, OrganisationPart};
use crate::mount;
use crate::register::Entry;
use namens_texts::settings;
use std::rc::Rc;
use wasm_bindgen::JsCast as _;
use web_sys::{Element, HtmlInputElement, KeyboardEvent};

impl App {
    pub(super) fn listen_to_combobox(self: &Rc<Self>) {
        let body = body();
        self.on_event(&body, "input", |app, target, _| {
            if let Some(field) = combobox(target) {
                app.combobox.borrow_mut().typed(&field.value());
                app.show_list(&field);
            }
        });
        self.on_event(&body, "keydown", |app, target, event| {
            let key = event.dyn_ref::<KeyboardEvent>();
            if let (Some(field), Some(key)) = (combobox(target), key)
                && app.pressed(&field, key)
            {
                event.prevent_default();
            }
        });
        self.on_event(&body, "focusout", |app, target, _| {
            if let Some(field) = combobox(target) {
                app.combobox.borrow_mut().close();
                app.show_list(&field);
            }
        });
        // The press would take the focus away, and with it the list.
        self.on_event(&body, "mousedown", |_, target, event| {
            if option(target).is_some() {
                event.prevent_default();
            }
        });
        self.on_event(&body, "click", |app, target, _| {
            if let Some((field, option)) = option(target) {
                let chosen = app.combobox.borrow_mut().choose(option);
                if let Some(chosen) = chosen {
                    app.chosen(&field, chosen);
                }
            }
        });
    }

    /// Whether the list did something with a key.
    fn pressed(self: &Rc<Self>, field: &HtmlInputElement, key: &KeyboardEvent) -> bool {
        // Composing has keys of its own, Enter among them.
        if key.is_composing() || key.ctrl_key() || key.meta_key() {
            return false;
        }
        let text = field.value();
        let pressed = self
            .combobox
            .borrow_mut()
            .press(&key.key(), key.alt_key(), &text);
        match pressed {
            Pressed::Nothing => return false,
            Pressed::Moved => self.show_list(field),
            Pressed::Chosen(entry) => self.chosen(field, entry),
        }
        true
    }

    fn chosen(self: &Rc<Self>, field: &HtmlInputElement, entry: &Entry) {
        let Ok(Field::Organisation(row, OrganisationPart::Name)) = field.id().parse() else {
            return;
        };
        // The browser tells of what was typed when the field loses the focus,
        // and showing all anew does that.
        field.set_value(entry.name);
        self.state
            .borrow_mut()
            .draft
            .choose_organisation(row, entry);
        self.render();
        self.save(settings::saved);
    }

    /// Shows the list as it is now.
    fn show_list(&self, field: &HtmlInputElement) {
        let id = field.id();
        let combobox: Combobox = self.combobox.borrow().clone();
        let lang = self.lang();
        let _ = field.set_attribute("aria-expanded", &combobox.is_open().to_string());
        let active = combobox.active(&id);
        let _ = match &active {
            Some(option) => field.set_attribute("aria-activedescendant", option),
            None => field.remove_attribute("aria-activedescendant"),
        };
        if let Some(list) = by_id(&list_id(&id)) {
            mount::replace(&list, &combobox.options(&id, lang));
            let _ = list.toggle_attribute_with_force("hidden", !combobox.is_open());
        }
        if let Some(option) = active.and_then(|option| by_id(&option)) {
            option.scroll_into_view_with_bool(false);
        }
        if let Some(count) = by_id(&count_id(&id)) {
            let said = combobox.count(lang);
            // The same number is no news.
            if count.text_content().as_deref() != Some(&said) {
                count.set_text_content(Some(&said));
            }
        }
    }
}

/// The field, if this is one with a list that can be filled in.
fn combobox(target: &Element) -> Option<HtmlInputElement> {
    let is_one = target.get_attribute("role").as_deref() == Some("combobox");
    let field: &HtmlInputElement = target.dyn_ref().filter(|_| is_one)?;
    (!field.read_only()).then(|| field.clone())
}

/// The option that was pressed, and the field it is of.
fn option(target: &Element) -> Option<(HtmlInputElement, usize)> {
    let option = target.closest("[data-option]").ok()??;
    let number = option.get_attribute("data-option")?.parse().ok()?;
    let list = option.parent_element()?.id();
    let field = by_id(list.strip_suffix("-list")?)?;
    Some((combobox(&field)?, number))
}
