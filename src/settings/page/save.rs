//! Saving: at once after a change, and shortly after a key press.

use super::App;
use crate::document::{by_id, window};
use crate::view::DAMAGED;
use namens_browser::settings::Settings;
use namens_browser::storage;
use namens_texts::{Lang, settings};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::spawn_local;

/// How long after the last key press is saved, in milliseconds.
const PAUSE: i32 = 300;

/// What was saved, and what is on its way.
pub(super) struct Saving {
    /// What is in storage; `None` where that is not known.
    stored: RefCell<Option<Settings>>,
    timer: Cell<Option<i32>>,
    underway: Cell<u32>,
}

impl Saving {
    pub fn new(stored: Settings) -> Self {
        Self {
            stored: RefCell::new(Some(stored)),
            timer: Cell::new(None),
            underway: Cell::new(0),
        }
    }

    /// Whether something of this page is not in storage yet.
    fn busy(&self) -> bool {
        self.timer.get().is_some() || self.underway.get() > 0
    }
}

impl App {
    /// Saves soon, unless this is called again before.
    pub(super) fn save_soon(self: &Rc<Self>) {
        self.stop_timer();
        let app = Rc::clone(self);
        let save = Closure::once_into_js(move || {
            app.saving.timer.set(None);
            app.save(settings::saved);
        });
        let timer = window()
            .set_timeout_with_callback_and_timeout_and_arguments_0(save.unchecked_ref(), PAUSE);
        match timer {
            Ok(timer) => self.saving.timer.set(Some(timer)),
            Err(_) => self.save(settings::saved),
        }
    }

    /// Saves now, and says so in these words; where nothing changed there is
    /// nothing to say.
    pub(super) fn save(self: &Rc<Self>, saved: fn(Lang) -> &'static str) {
        self.stop_timer();
        let new = self.state.borrow().draft.stored();
        if self.saving.stored.borrow().as_ref() == Some(&new) {
            return;
        }
        self.saving.stored.replace(Some(new.clone()));
        let underway = &self.saving.underway;
        underway.set(underway.get() + 1);
        let app = Rc::clone(self);
        spawn_local(async move {
            let result = storage::save(&new).await;
            let underway = &app.saving.underway;
            underway.set(underway.get() - 1);
            if result.is_ok() {
                app.mended();
                app.say(saved(app.lang()), false);
            } else {
                app.saving.stored.replace(None);
                app.say(settings::save_failed(app.lang()), true);
            }
        });
    }

    /// Follows what another page saved, or the organisation fixed. What is being
    /// filled in here goes first: it will be saved in a moment, and that is heard
    /// of here too.
    pub(super) fn follow(&self, new: Settings) {
        if self.saving.busy() {
            return;
        }
        let policy = storage::policy();
        let mut state = self.state.borrow_mut();
        if state.draft.stored() == new && state.policy == policy {
            return;
        }
        state.policy = policy;
        drop(state);
        self.saving.stored.replace(Some(new.clone()));
        self.take(new);
    }

    /// What could not be read has been replaced: nothing is damaged any more.
    fn mended(&self) {
        self.state.borrow_mut().damaged.clear();
        if let Some(notice) = by_id(DAMAGED) {
            notice.remove();
        }
    }

    fn stop_timer(&self) {
        if let Some(timer) = self.saving.timer.take() {
            window().clear_timeout_with_handle(timer);
        }
    }
}
