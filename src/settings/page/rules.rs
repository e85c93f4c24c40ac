//! The list of the rules: read when it is unfolded, searched, and gone to by
//! address (`settings.html#rule=capacity/we`).

use super::App;
use crate::document::{self, by_id, window};
use crate::mount;
use crate::view::RULES_BODY;
use crate::view::rules::{self, COUNT, FOLD, SEARCH};
use namens_norms::Norm;
use namens_texts::{fill, settings};
use namens_told::rules::{FILE, Rules};
use std::rc::Rc;
use wasm_bindgen::JsCast as _;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Element, HtmlInputElement, Response};

impl App {
    /// Something was unfolded or folded.
    pub(super) fn toggled(self: &Rc<Self>, details: &Element) {
        let (id, open) = (details.id(), details.has_attribute("open"));
        if id == FOLD {
            let was_open = std::mem::replace(&mut self.state.borrow_mut().rules_open, open);
            if open && !was_open {
                self.with_rules(|app| app.show_rules());
            }
        } else if let Some(rule) = id.strip_prefix("rule-") {
            let mut state = self.state.borrow_mut();
            if open {
                state.open_rules.insert(rule.to_owned());
            } else {
                state.open_rules.remove(rule);
            }
            drop(state);
            if open {
                self.show_rule(rule);
            }
        }
    }

    /// Does this with the rules, once they are read.
    pub(super) fn with_rules(self: &Rc<Self>, act: impl FnOnce(&Rc<Self>) + 'static) {
        if self.state.borrow().rules.is_some() {
            return act(self);
        }
        let app = Rc::clone(self);
        spawn_local(async move {
            match read().await {
                Some(read) => {
                    app.state.borrow_mut().rules = Some(Rc::new(read));
                    act(&app);
                }
                None => app.say(settings::rules_failed(app.lang()), true),
            }
        });
    }

    /// Fills the list, where it is unfolded and the rules are read.
    pub(super) fn show_rules(&self) {
        let state = self.state.borrow();
        let (Some(all), Some(place)) = (&state.rules, by_id(RULES_BODY)) else {
            return;
        };
        if !state.rules_open {
            return;
        }
        let less = &state.draft.settings().less;
        let tree = rules::body(all, less, state.lang);
        mount::replace(&place, &tree);
        if let Some(search) = search_box() {
            search.set_value(&state.query);
        }
        let open = state.open_rules.clone();
        drop(state);
        self.search();
        for rule in open {
            if let Some(details) = by_id(&rules::rule_id(&rule)) {
                let _ = details.set_attribute("open", "");
                self.show_rule(&rule);
            }
        }
    }

    /// Tells of a rule that was unfolded.
    fn show_rule(&self, id: &str) {
        let state = self.state.borrow();
        let rule = state
            .rules
            .as_ref()
            .and_then(|all| Some((all, all.find(id)?)));
        let (Some((all, rule)), Some(place)) = (rule, by_id(&rules::rule_body_id(id))) else {
            return;
        };
        if place.has_child_nodes() {
            return;
        }
        let less = &state.draft.settings().less;
        let tree = rules::rule(all, rule, less, &state.policy, state.lang);
        mount::replace(&place, &tree);
    }

    /// The search was typed in.
    pub(super) fn searched(&self, query: String) {
        self.state.borrow_mut().query = query;
        self.search();
    }

    /// Hides the rules that the search does not find, and says how many are left.
    fn search(&self) {
        let state = self.state.borrow();
        let Some(all) = &state.rules else { return };
        let lang = state.lang;
        let hide = |id: &str, hidden| {
            if let Some(element) = by_id(id) {
                let _ = element.toggle_attribute_with_force("hidden", hidden);
            }
        };
        let mut norms = Vec::new();
        let mut found = 0;
        for rule in &all.rules {
            let matches = all.matches(rule, &state.query, lang);
            hide(&rules::item_id(&rule.id), !matches);
            if matches {
                found += 1;
                norms.push(rule.norm);
            }
        }
        for norm in Norm::ALL {
            hide(&rules::norm_id(norm), !norms.contains(&norm));
        }
        let said = match found {
            0 => settings::rules_none_found(lang).to_owned(),
            1 => settings::rules_one_found(lang).to_owned(),
            many => fill(
                settings::rules_found(lang),
                &[("number", &many.to_string())],
            ),
        };
        if let Some(count) = by_id(COUNT) {
            count.set_text_content(Some(&said));
        }
    }

    /// Goes to what the address names: a rule, or a part of the page.
    pub(super) fn arrive(self: &Rc<Self>) {
        let hash = window().location().hash().unwrap_or_default();
        let Some(name) = hash.strip_prefix('#').filter(|name| !name.is_empty()) else {
            return;
        };
        let Some(rule) = name.strip_prefix("rule=") else {
            document::go_to(&format!("{name}-heading"));
            return;
        };
        let rule =
            js_sys::decode_uri_component(rule).map_or_else(|_| rule.to_owned(), String::from);
        self.with_rules(move |app| app.go_to_rule(&rule));
    }

    fn go_to_rule(&self, rule: &str) {
        let mut state = self.state.borrow_mut();
        let is_there = state
            .rules
            .as_ref()
            .is_some_and(|all| all.find(rule).is_some());
        state.rules_open = true;
        state.query.clear();
        if is_there {
            state.open_rules.insert(rule.to_owned());
        }
        drop(state);
        if let Some(fold) = by_id(FOLD) {
            let _ = fold.set_attribute("open", "");
        }
        self.show_rules();
        let summary = by_id(&rules::rule_id(rule)).and_then(|one| one.first_element_child());
        match summary.and_then(|summary| summary.dyn_into().ok()) {
            Some(summary) => document::show(&summary),
            None => document::go_to("rules-heading"),
        }
    }
}

fn search_box() -> Option<HtmlInputElement> {
    by_id(SEARCH)?.dyn_into().ok()
}

async fn read() -> Option<Rules> {
    let response = JsFuture::from(window().fetch_with_str(FILE)).await.ok()?;
    let response: Response = response.dyn_into().ok()?;
    let text = JsFuture::from(response.text().ok()?).await.ok()?;
    serde_json::from_str(&text.as_string()?).ok()
}
