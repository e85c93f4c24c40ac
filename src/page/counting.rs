//! What is counted of the post that is being written. Pure: the day comes in.

use namens_habits::{Overview, What};
use namens_norms::clock::Date;
use namens_told::{Offer, Turns};
use std::collections::BTreeMap;

/// The counts, and what of the post they hold already.
#[derive(Debug, Default)]
pub struct Counting {
    overview: Overview,
    /// The rules shown in this post, each with how often it was before.
    shown: Turns,
}

impl Counting {
    /// Begins with what was counted before.
    pub fn new(overview: Overview) -> Self {
        Self {
            overview,
            shown: Turns::new(),
        }
    }

    /// Takes over what was counted or erased elsewhere.
    pub fn known(&mut self, overview: Overview) {
        self.overview = overview;
    }

    /// All that is counted.
    pub fn overview(&self) -> &Overview {
        &self.overview
    }

    /// How often each of these rules was shown before this post.
    pub fn turns(&self, rules: impl IntoIterator<Item = &'static str>) -> Turns {
        let before = |rule| {
            let shown = self.shown.get(rule).copied();
            shown.unwrap_or_else(|| self.overview.of(rule).shown)
        };
        rules.into_iter().map(|rule| (rule, before(rule))).collect()
    }

    /// These rules are shown. Each counts once in a post; `false`: there was
    /// nothing to count.
    pub fn shows(&mut self, turns: &Turns, today: Date) -> bool {
        let mut counted = false;
        for (rule, before) in turns {
            if self.shown.insert(rule, *before).is_none() {
                self.overview.count(rule, What::Shown, today);
                counted = true;
            }
        }
        counted
    }

    /// The person answered the question about these rules, or said that one is
    /// wrong.
    pub fn heard<'r>(&mut self, rules: impl IntoIterator<Item = &'r str>, what: What, today: Date) {
        for rule in rules {
            self.overview.count(rule, what, today);
        }
    }

    /// The person decided about these rules: what they did before is no habit.
    pub fn decided<'r>(&mut self, rules: impl IntoIterator<Item = &'r str>) {
        for rule in rules {
            self.overview.decided(rule);
        }
    }

    /// The person wants to keep a rule as it is.
    pub fn keep(&mut self, rule: &str, today: Date) {
        self.overview.keep(rule, today);
    }

    /// Which of these rules are offered to be turned down, and why.
    pub fn offers(
        &self,
        rules: impl IntoIterator<Item = &'static str>,
        today: Date,
    ) -> BTreeMap<&'static str, Offer> {
        let offer = |rule| {
            if self.overview.offers_step_down(rule, today) {
                Some((rule, Offer::Wrong))
            } else {
                self.overview
                    .offers_less(rule, today)
                    .then_some((rule, Offer::Posted))
            }
        };
        rules.into_iter().filter_map(offer).collect()
    }

    /// The post is finished.
    pub fn ends(&mut self) {
        self.shown.clear();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const RULE: &str = "capacity/we";

    fn today() -> Date {
        "2026-11-24".parse().unwrap()
    }

    fn show(counting: &mut Counting) -> u32 {
        let turns = counting.turns([RULE]);
        counting.shows(&turns, today());
        turns[RULE]
    }

    #[test]
    fn a_rule_counts_once_a_post_and_keeps_its_wording_there() {
        let mut counting = Counting::default();
        assert_eq!([show(&mut counting), show(&mut counting)], [0, 0]);
        assert_eq!(counting.overview().of(RULE).shown, 1);
        counting.ends();
        assert_eq!([show(&mut counting), show(&mut counting)], [1, 1]);
        assert_eq!(counting.overview().of(RULE).shown, 2);
    }

    #[test]
    fn what_another_page_counted_does_not_change_the_wording_of_this_post() {
        let mut counting = Counting::default();
        show(&mut counting);
        let mut elsewhere = counting.overview().clone();
        elsewhere.count(RULE, What::Shown, today());
        counting.known(elsewhere);
        assert_eq!(show(&mut counting), 0);
        counting.ends();
        assert_eq!(show(&mut counting), 2);
    }

    #[test]
    fn an_offer_comes_with_its_reason_and_goes_when_the_person_decided() {
        let mut counting = Counting::default();
        for _ in 0..3 {
            counting.heard([RULE], What::Posted, today());
        }
        let offers = |counting: &Counting| counting.offers([RULE], today());
        assert_eq!(offers(&counting), [(RULE, Offer::Posted)].into());
        counting.decided([RULE]);
        assert_eq!(offers(&counting), BTreeMap::new());
        for _ in 0..10 {
            counting.heard([RULE], What::Shown, today());
            counting.heard([RULE], What::Wrong, today());
        }
        assert_eq!(offers(&counting), [(RULE, Offer::Wrong)].into());
        counting.keep(RULE, today());
        assert_eq!(offers(&counting), BTreeMap::new());
    }
}
