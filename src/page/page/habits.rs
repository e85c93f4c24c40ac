//! What is counted of what is shown, and what the person wants of it.

use super::Page;
use crate::composer::Composer;
use crate::context;
use crate::counting::Counting;
use crate::ui::{Answer, Asked, View, Wish};
use namens_browser::{runtime, storage};
use namens_habits::{Less, Overview, What};
use namens_norms::clock::Date;
use std::collections::BTreeSet;
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;

impl Page {
    /// What was counted, or erased, in another page.
    pub fn counted_elsewhere(&self, overview: Overview) {
        self.counting.borrow_mut().known(overview);
    }

    pub(super) fn count_shown(&self, view: &View) {
        self.count(|counting, today| counting.shows(&view.turns, today));
    }

    pub(super) fn count_answer(&self, rules: &BTreeSet<&'static str>, answer: Answer) {
        self.count(|counting, today| {
            let rules = || rules.iter().copied();
            match answer {
                Answer::Change => counting.heard(rules(), What::Changed, today),
                Answer::Post => counting.heard(rules(), What::Posted, today),
                Answer::Agreed => {
                    counting.heard(rules(), What::Posted, today);
                    counting.decided(rules());
                }
            }
            true
        });
    }

    /// Counts something, unless the person does not want that, and keeps it.
    fn count(&self, counts: impl FnOnce(&mut Counting, Date) -> bool) {
        let Some(today) = self.today().filter(|_| self.settings.borrow().overview) else {
            return;
        };
        let mut counting = self.counting.borrow_mut();
        if !counts(&mut counting, today) {
            return;
        }
        let overview = counting.overview().clone();
        spawn_local(async move {
            // Where it cannot be kept, it holds for this page.
            let _ = storage::keep_overview(&overview).await;
        });
    }

    /// Does what the person wants of a warning.
    pub(super) fn grant(self: &Rc<Self>, wish: Wish) {
        match wish {
            Wish::LessOfRule(rule) => {
                self.settle_for_less(|less, today| less.add_rule(&rule, today));
                self.count(|counting, _| {
                    counting.decided([&*rule]);
                    true
                });
            }
            Wish::KeepRule(rule) => self.count(|counting, today| {
                counting.keep(&rule, today);
                true
            }),
            Wish::LessHere => {
                self.settle_for_less(|less, today| less.add_site(self.adapter.id, today));
            }
            Wish::LessToday => self.settle_for_less(|less, today| less.today = Some(today)),
            Wish::Wrong(rule, remark) => {
                self.count(|counting, today| {
                    counting.heard([&*rule], What::Wrong, today);
                    true
                });
                if let Some(today) = self.today() {
                    spawn_local(async move {
                        let Ok(mut remarks) = storage::remarks().await else {
                            return;
                        };
                        remarks.add(&rule, today, &remark);
                        // Where it cannot be kept, the person has the text to send.
                        let _ = storage::keep_remarks(&remarks).await;
                    });
                }
            }
            Wish::Explain(rule) => spawn_local(async move {
                // Where the extension is gone, nothing opens.
                let _ = runtime::explain(&rule).await;
            }),
        }
    }

    fn settle_for_less(self: &Rc<Self>, change: impl FnOnce(&mut Less, Date)) {
        let Some(today) = self.today() else { return };
        let mut settings = self.settings.borrow().clone();
        change(&mut settings.less, today);
        self.apply(settings.clone());
        spawn_local(async move {
            // Where it cannot be kept, it holds for this page.
            let _ = storage::save(&settings).await;
        });
    }

    pub(super) fn today(&self) -> Option<Date> {
        context::today().parse().ok()
    }

    /// What the question tells besides the warning.
    pub(super) fn asked(&self, view: &View, composer: &Composer, text: String) -> Asked {
        let rules = view.assessment.findings.iter().map(|finding| finding.rule);
        let settings = self.settings.borrow();
        // Who does not want it counted has no habits that anybody knows.
        let today = self.today().filter(|_| settings.overview);
        let counting = self.counting.borrow();
        let offers = today.map(|today| counting.offers(rules, today));
        Asked {
            text,
            context: self.context(composer),
            coordinator: settings.coordinator.name.clone(),
            agreed_tick: settings.agreed_tick,
            offers: offers.unwrap_or_default(),
        }
    }
}
