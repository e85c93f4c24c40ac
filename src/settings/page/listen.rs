//! What the user does on the page.

use super::App;
use crate::document::{body, by_id, dialog, document, dress, focus, go_to, window};
use crate::draft::{Draft, Wrong};
use crate::field::{Action, DossierPart, Field, IMPORT, OrganisationPart};
use crate::say;
use crate::step::Move;
use crate::view::rules::SEARCH;
use crate::view::welcome::POST;
use crate::view::{self, RESET_DIALOG};
use namens_browser::settings::{Fault, lang, limits};
use namens_browser::{commands, permissions, storage, tabs};
use namens_habits::Less;
use namens_texts::{fill, settings, welcome};
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::spawn_local;
use web_sys::{
    Element, Event, EventTarget, HtmlInputElement, HtmlSelectElement, HtmlTextAreaElement,
    VisibilityState,
};

impl App {
    /// Listens for as long as the page lives.
    pub(super) fn listen(self: &Rc<Self>) {
        self.on(&body(), "input", |app, target| app.input(target));
        self.on(&body(), "change", |app, target| app.change(target));
        self.on(&body(), "click", |app, target| app.click(target));
        self.on(&body(), "toggle", |app, target| app.toggled(target));
        self.on(&document(), "visibilitychange", |app, _| {
            if document().visibility_state() == VisibilityState::Hidden {
                app.save(settings::saved);
            } else {
                app.ask_for_shortcut();
            }
        });
        self.on(&window(), "hashchange", |app, _| app.arrive());
        self.listen_to_combobox();
        self.on(&window(), "pagehide", |app, _| app.save(settings::saved));
        let app = Rc::clone(self);
        // Without an answer the page works, and only does not follow others.
        let _ = storage::on_changed(move |new| app.follow(new));
        let app = Rc::clone(self);
        let _ = permissions::on_changed(move || app.ask_whether_granted());
        let app = Rc::clone(self);
        let _ = storage::on_overview_changed(move |new| {
            let old = std::mem::replace(&mut app.state.borrow_mut().overview, new.clone());
            if old != new {
                app.show_numbers();
            }
        });
        let app = Rc::clone(self);
        let _ = storage::on_remarks_changed(move |new| {
            let old = std::mem::replace(&mut app.state.borrow_mut().remarks, new.clone());
            if old != new {
                app.show_numbers();
            }
        });
    }

    /// Shows numbers that changed elsewhere, unless somebody is typing here: they
    /// will be shown with the next change.
    fn show_numbers(self: &Rc<Self>) {
        let active = document().active_element();
        let typing = active.is_some_and(|active| typed(&active).is_some());
        if typing {
            return;
        }
        if self.names_rules() {
            self.with_rules(|app| app.render());
        } else {
            self.render();
        }
    }

    /// The keys may have been changed while the page was hidden.
    fn ask_for_shortcut(self: &Rc<Self>) {
        let app = Rc::clone(self);
        spawn_local(async move {
            let new = super::shortcut().await;
            let mut state = app.state.borrow_mut();
            let is_new = state.shortcut != new;
            state.shortcut = new;
            drop(state);
            if is_new {
                app.render();
            }
        });
    }

    fn on(self: &Rc<Self>, on: &EventTarget, name: &str, act: fn(&Rc<Self>, &Element)) {
        self.on_event(on, name, move |app, target, _| act(app, target));
    }

    /// The same, with the event.
    pub(super) fn on_event(
        self: &Rc<Self>,
        on: &EventTarget,
        name: &str,
        act: impl Fn(&Rc<Self>, &Element, &Event) + 'static,
    ) {
        let app = Rc::clone(self);
        let listener = Closure::<dyn FnMut(Event)>::new(move |event: Event| {
            let target = event.target();
            let element = target.and_then(|target| target.dyn_into::<Element>().ok());
            act(
                &app,
                &element.unwrap_or_else(|| app.container.clone()),
                &event,
            );
        })
        .into_js_value();
        // Capture: of these, toggle does not bubble.
        on.add_event_listener_with_callback_and_bool(name, listener.unchecked_ref(), true)
            .expect("a function can listen");
    }

    fn input(self: &Rc<Self>, target: &Element) {
        if target.id() == SEARCH {
            let search = target.dyn_ref::<HtmlInputElement>();
            self.searched(search.map(HtmlInputElement::value).unwrap_or_default());
            return;
        }
        if target.id() == POST {
            return self.tried();
        }
        let Some(field) = field(target) else {
            return;
        };
        if let Some(typed) = typed(target) {
            self.fill_in(&field, typed);
            self.refresh(true);
            self.save_soon();
        }
    }

    fn change(self: &Rc<Self>, target: &Element) {
        if target.id() == IMPORT {
            let input = target.dyn_ref::<HtmlInputElement>();
            let files = input.and_then(HtmlInputElement::files);
            if let Some(file) = files.and_then(|files| files.get(0)) {
                self.import(file);
            }
            return;
        }
        let Some(field) = field(target) else {
            return;
        };
        if let Some(on) = ticked(target) {
            self.settle_for_good();
            let _ = self.state.borrow_mut().draft.tick(&field, on);
        } else if let Some(typed) = typed(target) {
            self.fill_in(&field, typed);
        }
        self.changed(&field);
    }

    fn fill_in(&self, field: &Field, typed: Result<String, Fault>) {
        self.settle_for_good();
        let mut state = self.state.borrow_mut();
        // What is wrong is kept in the draft, and shown from there.
        match typed {
            Ok(typed) => _ = state.draft.fill_in(field, &typed),
            Err(fault) => state.draft.refuse(field, fault),
        }
    }

    /// A field was filled in: shows what follows from it, and saves.
    fn changed(self: &Rc<Self>, field: &Field) {
        self.state.borrow_mut().draft.leave();
        self.save(settings::saved);
        match field {
            Field::Language => {
                let mut state = self.state.borrow_mut();
                state.lang = lang(state.draft.settings().language);
                drop(state);
                self.render();
            }
            Field::Appearance => dress(self.state.borrow().draft.settings().appearance),
            Field::Hours => {
                if let Some(details) = by_id(view::HOURS_DETAILS) {
                    let on = self.state.borrow().draft.ticked(field);
                    let _ = details.toggle_attribute_with_force("hidden", !on);
                }
                self.refresh(false);
            }
            _ => self.refresh(false),
        }
        let state = self.state.borrow();
        let mut wrong = state.draft.wrong_fields();
        if let Some(wrong) = wrong.find(|wrong| wrong.belongs_with(field)) {
            let place = view::place(wrong, state.lang);
            let text = fill(settings::not_saved(state.lang), &[("place", &place)]);
            self.say(&text, true);
        }
    }

    fn click(self: &Rc<Self>, target: &Element) {
        let Ok(Some(button)) = target.closest("button") else {
            return;
        };
        let name = button.get_attribute("data-action");
        if let Ok(action) = name.unwrap_or_else(|| button.id()).parse() {
            self.act(action);
        }
    }

    fn act(self: &Rc<Self>, action: Action) {
        match action {
            Action::Allow => self.allow(),
            Action::Next => self.go(Move::Next),
            Action::Back => self.go(Move::Back),
            Action::Skip => self.go(Move::Skip),
            Action::Finish => spawn_local(async {
                // Where the browser keeps it open, the person closes it.
                let _ = tabs::close_own().await;
            }),
            Action::TryPublish => self.try_publish(),
            Action::TryChange => self.try_answer(welcome::trial_changed),
            Action::TryPost => self.try_answer(welcome::trial_posted),
            Action::AddOrganisation => {
                let name = |row| Field::Organisation(row, OrganisationPart::Name);
                self.add(Draft::add_organisation, name, limits::ORGANISATIONS_MAX);
            }
            Action::AddDossier => {
                let name = |row| Field::Dossier(row, DossierPart::Name);
                self.add(Draft::add_dossier, name, limits::DOSSIERS_MAX);
            }
            Action::RemoveOrganisation(row) => {
                self.state.borrow_mut().draft.remove_organisation(row);
                self.removed(Action::AddOrganisation);
            }
            Action::RemoveDossier(row) => {
                self.state.borrow_mut().draft.remove_dossier(row);
                self.removed(Action::AddDossier);
            }
            Action::Resume(site) => {
                self.state.borrow_mut().draft.resume(&site);
                self.render();
                focus(&Field::Site(site).to_string());
                self.save(settings::saved);
            }
            Action::Export => self.export(),
            Action::Reset => {
                if let Some(dialog) = dialog(RESET_DIALOG) {
                    let _ = dialog.show_modal();
                }
            }
            Action::ResetYes => {
                close_reset_dialog();
                self.reset();
            }
            Action::ResetNo => close_reset_dialog(),
            Action::Undo => self.undo(),
            Action::LessOfRule(rule) => {
                self.less_of_rule(&rule);
            }
            Action::RemindOfRule(rule) => {
                let again = |less: &mut Less| _ = less.rules.remove(&rule);
                self.change_less(again, settings::reminded_again);
            }
            Action::RemindOnSite(site) => {
                let again = |less: &mut Less| _ = less.sites.remove(&site);
                self.change_less(again, settings::reminded_again);
            }
            Action::RemindToday => {
                self.change_less(|less| less.today = None, settings::reminded_again);
            }
            Action::EraseOverview => self.erase_overview(),
            Action::CopyRemark(place) => self.copy_remark(place),
            Action::RemoveRemark(place) => self.remove_remark(place),
            Action::ChangeShortcut => self.change_shortcut(),
        }
    }

    fn add(
        self: &Rc<Self>,
        add: fn(&mut Draft) -> Option<usize>,
        name: fn(usize) -> Field,
        max: usize,
    ) {
        let added = add(&mut self.state.borrow_mut().draft);
        let Some(row) = added else {
            let fault = Fault::TooMany(max);
            let wrong = Wrong { line: None, fault };
            self.say(&say::wrong(&wrong, self.lang()), true);
            return;
        };
        self.render();
        go_to(&name(row).to_string());
    }

    fn removed(self: &Rc<Self>, next: Action) {
        self.render();
        focus(&next.to_string());
        self.save(settings::removed);
        self.say(settings::removed(self.lang()), false);
    }

    fn change_shortcut(self: &Rc<Self>) {
        let app = Rc::clone(self);
        spawn_local(async move {
            if commands::open_settings().await.is_err() {
                app.say(&view::go_there_yourself(app.lang()), true);
            }
        });
    }

    fn allow(self: &Rc<Self>) {
        let asked = permissions::request();
        let app = Rc::clone(self);
        spawn_local(async move {
            let granted = asked.await.unwrap_or(false);
            app.set_granted(granted);
            let lang = app.lang();
            if granted {
                app.say(settings::allowed(lang), false);
            } else {
                app.say(settings::not_allowed(lang), true);
            }
        });
    }

    fn ask_whether_granted(self: &Rc<Self>) {
        let app = Rc::clone(self);
        spawn_local(async move {
            if let Ok(granted) = permissions::granted().await {
                app.set_granted(granted);
            }
        });
    }

    fn set_granted(&self, granted: bool) {
        let mut state = self.state.borrow_mut();
        if state.granted != granted {
            state.granted = granted;
            drop(state);
            self.after_notice();
        }
    }
}

/// The field that a control is for.
fn field(control: &Element) -> Option<Field> {
    let name = control.get_attribute("name");
    name.unwrap_or_else(|| control.id()).parse().ok()
}

fn ticked(control: &Element) -> Option<bool> {
    let input = control.dyn_ref::<HtmlInputElement>()?;
    (input.type_() == "checkbox").then(|| input.checked())
}

/// What was typed or chosen; a fault where the browser could not read it.
fn typed(control: &Element) -> Option<Result<String, Fault>> {
    if let Some(area) = control.dyn_ref::<HtmlTextAreaElement>() {
        return Some(Ok(area.value()));
    }
    if let Some(select) = control.dyn_ref::<HtmlSelectElement>() {
        return Some(Ok(select.value()));
    }
    let input = control.dyn_ref::<HtmlInputElement>()?;
    match input.type_().as_str() {
        "checkbox" => None,
        "date" if input.validity().bad_input() => Some(Err(Fault::not_a_date(""))),
        _ => Some(Ok(input.value())),
    }
}

fn close_reset_dialog() {
    if let Some(dialog) = dialog(RESET_DIALOG) {
        dialog.close();
    }
}
