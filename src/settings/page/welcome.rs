//! The first run: the settings of this page, one step at a time.

use super::App;
use crate::document::{by_id, dialog, focus, go_to, window};
use crate::mount;
use crate::popup::outcome::Outcome;
use crate::practice;
use crate::step::{Move, Step};
use crate::tree;
use crate::view::welcome::{
    ASKED, DIALOG, OUTCOME, POST, ROW, SPOKEN, asked, outcome, title, welcome,
};
use crate::view::{HEADING, Page};
use namens_browser::{clock, storage};
use namens_norms::Level;
use namens_texts::{Lang, settings, welcome as texts};
use std::rc::Rc;
use wasm_bindgen::JsCast as _;
use wasm_bindgen_futures::spawn_local;
use web_sys::HtmlTextAreaElement;

/// Where somebody is in the first run, and what they practise on.
pub(super) struct FirstRun {
    step: Step,
    /// The post to practise on; `None` until that step.
    post: Option<String>,
    outcome: Outcome,
}

impl FirstRun {
    pub fn at(step: Step) -> Self {
        Self {
            step,
            post: None,
            outcome: Outcome::Empty,
        }
    }

    pub fn view(&self, page: &Page) -> Vec<tree::Element> {
        welcome(page, self.step, self.post.as_deref().unwrap_or_default())
    }

    pub fn title(&self, lang: Lang) -> String {
        title(self.step, lang)
    }
}

impl App {
    /// Goes to another step, and keeps where that is.
    pub(super) fn go(self: &Rc<Self>, there: Move) {
        self.save(settings::saved);
        let mut state = self.state.borrow_mut();
        let Some(welcome) = &mut state.welcome else {
            return;
        };
        welcome.step = welcome.step.after(there);
        let kept = welcome.step.id();
        drop(state);
        spawn_local(async move {
            // Not kept, the first run begins anew; nothing else is lost.
            let _ = storage::keep_first_run(kept).await;
        });
        self.begin_step();
        self.say("", false);
        self.render();
        window().scroll_to_with_x_and_y(0.0, 0.0);
        go_to(HEADING);
    }

    /// Makes ready what a step needs.
    pub(super) fn begin_step(&self) {
        let mut state = self.state.borrow_mut();
        let state = &mut *state;
        let Some(welcome) = &mut state.welcome else {
            return;
        };
        let profile = &state.draft.settings().profile;
        match welcome.step {
            Step::Organisation if profile.organisations.get(ROW).is_none() => {
                state.draft.add_organisation();
            }
            Step::Try if welcome.post.is_none() => {
                let post = practice::example_for(profile, state.lang);
                welcome.post = Some(post.to_owned());
            }
            _ => {}
        }
    }

    /// The post to practise on was changed.
    pub(super) fn tried(self: &Rc<Self>) {
        let Some(area) = by_id(POST).and_then(|area| area.dyn_into::<HtmlTextAreaElement>().ok())
        else {
            return;
        };
        if let Some(welcome) = &mut self.state.borrow_mut().welcome {
            welcome.post = Some(area.value());
        }
        let app = Rc::clone(self);
        self.trying.then(move || {
            let before = app.outcome();
            app.show_trial();
            let now = app.outcome();
            if now == before {
                return;
            }
            if let (Some(spoken), Some(now)) = (by_id(SPOKEN), now) {
                spoken.set_text_content(Some(&now.announcement(app.lang())));
            }
        });
    }

    /// Shows what comes of that post.
    pub(super) fn show_trial(&self) {
        let Some(place) = by_id(OUTCOME) else { return };
        let (new, lang) = {
            let state = self.state.borrow();
            let Some(welcome) = &state.welcome else {
                return;
            };
            let post = welcome.post.as_deref().unwrap_or_default();
            let now = clock::now().parse().ok();
            let new = Outcome::of(post, &state.draft.stored(), now, state.lang);
            (new, state.lang)
        };
        // What is shown already stays: somebody may have unfolded it.
        if place.has_child_nodes() && self.outcome().as_ref() == Some(&new) {
            return;
        }
        mount::replace(&place, &outcome(&new, lang));
        if let Some(welcome) = &mut self.state.borrow_mut().welcome {
            welcome.outcome = new;
        }
    }

    fn outcome(&self) -> Option<Outcome> {
        let state = self.state.borrow();
        Some(state.welcome.as_ref()?.outcome.clone())
    }

    /// The post is published, as far as anything is here.
    pub(super) fn try_publish(&self) {
        // What was typed last may not have been looked at yet.
        self.show_trial();
        let held = match self.outcome() {
            Some(Outcome::Checked { content, .. }) => content,
            _ => None,
        };
        let held = held.filter(|content| content.level == Level::Confirm);
        match (dialog(DIALOG), by_id(ASKED), held) {
            (Some(dialog), Some(place), Some(content)) => {
                mount::replace(&place, &asked(&content));
                let _ = dialog.show_modal();
            }
            _ => self.say(texts::trial_posted(self.lang()), false),
        }
    }

    /// The question was answered.
    pub(super) fn try_answer(&self, said: fn(Lang) -> &'static str) {
        if let Some(dialog) = dialog(DIALOG) {
            dialog.close();
        }
        focus(POST);
        self.say(said(self.lang()), false);
    }
}
