//! What can be erased, and had back for as long as the page is open.

use super::App;
use crate::document::{self, body, by_id, today, window};
use crate::field::Action;
use crate::view::{self, Undo};
use namens_browser::ApiError;
use namens_browser::settings::Settings;
use namens_browser::storage;
use namens_habits::{Less, Overview, Remarks};
use namens_texts::{Lang, settings};
use std::rc::Rc;
use wasm_bindgen_futures::{JsFuture, spawn_local};

/// What was erased last.
pub(super) enum Erased {
    Settings(Box<Settings>),
    Overview(Overview),
    Remarks(Remarks),
}

impl Erased {
    pub fn kind(&self) -> Undo {
        match self {
            Self::Settings(_) => Undo::Settings,
            Self::Overview(_) => Undo::Overview,
            Self::Remarks(_) => Undo::Remarks,
        }
    }
}

impl App {
    /// Begins anew, where the organisation has everybody begin.
    pub(super) fn reset(self: &Rc<Self>) {
        let before = self.state.borrow().draft.stored();
        self.take(storage::policy().start());
        self.erased(Erased::Settings(Box::new(before)));
        self.save(settings::reset_done);
        self.say(settings::reset_done(self.lang()), false);
    }

    /// Erases what was counted.
    pub(super) fn erase_overview(self: &Rc<Self>) {
        let before = std::mem::take(&mut self.state.borrow_mut().overview);
        self.erased(Erased::Overview(before));
        self.keep_overview(Overview::default(), settings::overview_erased);
    }

    /// Erases a remark.
    pub(super) fn remove_remark(self: &Rc<Self>, place: usize) {
        let mut state = self.state.borrow_mut();
        let before = state.remarks.clone();
        state.remarks.remove(place);
        let now = state.remarks.clone();
        drop(state);
        self.erased(Erased::Remarks(before));
        self.keep_remarks(now, settings::remark_removed);
    }

    /// Has back what was erased last.
    pub(super) fn undo(self: &Rc<Self>) {
        let Some(erased) = self.state.borrow_mut().erased.take() else {
            return;
        };
        match erased {
            Erased::Settings(before) => {
                self.take(*before);
                document::focus(&Action::Reset.to_string());
                self.save(settings::undone);
                self.say(settings::undone(self.lang()), false);
            }
            Erased::Overview(before) => {
                self.state.borrow_mut().overview = before.clone();
                self.render();
                document::focus(&Action::EraseOverview.to_string());
                self.keep_overview(before, settings::undone);
            }
            Erased::Remarks(before) => {
                self.state.borrow_mut().remarks = before.clone();
                self.render();
                document::focus("remarks-heading");
                self.keep_remarks(before, settings::undone);
            }
        }
    }

    /// Settings that were changed since are not to be had back as they were.
    pub(super) fn settle_for_good(&self) {
        let mut state = self.state.borrow_mut();
        if matches!(state.erased, Some(Erased::Settings(_))) {
            state.erased = None;
            drop(state);
            if let Some(button) = by_id(&Action::Undo.to_string()) {
                button.remove();
            }
        }
    }

    /// Copies a remark with the rule that it is about.
    pub(super) fn copy_remark(self: &Rc<Self>, place: usize) {
        let state = self.state.borrow();
        let Some(one) = state.remarks.all().get(place) else {
            return;
        };
        let text = view::remark_to_send(one, &state.version, state.lang);
        drop(state);
        let copied = window().navigator().clipboard().write_text(&text);
        let app = Rc::clone(self);
        spawn_local(async move {
            let copied = JsFuture::from(copied).await.is_ok();
            let lang = app.lang();
            let said = if copied {
                settings::remark_copied(lang)
            } else {
                settings::remark_not_copied(lang)
            };
            app.say(said, !copied);
        });
    }

    /// Changes what is reminded of less, and says so.
    pub(super) fn change_less(
        self: &Rc<Self>,
        change: impl FnOnce(&mut Less),
        said: fn(Lang) -> &'static str,
    ) {
        self.settle_for_good();
        self.state.borrow_mut().draft.less(change);
        let before = document::focused();
        self.render();
        // The button may be gone with what it was for.
        if before.is_some_and(|id| by_id(&id).is_none())
            || document::document().active_element() == Some(body().into())
        {
            document::focus("less-heading");
        }
        self.save(said);
    }

    /// Reminds less of a rule from today on.
    pub(super) fn less_of_rule(self: &Rc<Self>, rule: &str) {
        self.change_less(|less| less.add_rule(rule, today()), settings::less_saved);
    }

    fn erased(&self, erased: Erased) {
        self.state.borrow_mut().erased = Some(erased);
        self.render();
        document::focus(&Action::Undo.to_string());
    }

    fn keep_overview(self: &Rc<Self>, now: Overview, said: fn(Lang) -> &'static str) {
        self.tell(async move { storage::keep_overview(&now).await }, said);
    }

    fn keep_remarks(self: &Rc<Self>, now: Remarks, said: fn(Lang) -> &'static str) {
        self.tell(async move { storage::keep_remarks(&now).await }, said);
    }

    /// Says this once it is kept.
    fn tell(
        self: &Rc<Self>,
        kept: impl Future<Output = Result<(), ApiError>> + 'static,
        said: fn(Lang) -> &'static str,
    ) {
        let app = Rc::clone(self);
        spawn_local(async move {
            match kept.await {
                Ok(()) => app.say(said(app.lang()), false),
                Err(_) => app.say(settings::save_failed(app.lang()), true),
            }
        });
    }
}
