//! How often each rule was shown, and what the person then chose: numbers
//! only, kept in this browser.

use namens_norms::Norm;
use namens_norms::clock::Date;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The most rules that are counted; far more than there are.
pub const RULES_MAX: usize = 2000;

/// After so many "Post anyway" in a row on one rule, it is offered to turn the
/// rule down or to explain it.
pub const IN_A_ROW: u32 = 3;

/// A rule must have been shown so often before its marks "not justified" weigh.
const SHOWINGS_MIN: u32 = 10;

/// One of so many showings marked "not justified" is tolerated; more offers to
/// step down (Tricorder's limit is one of ten; this counts one person only).
const TOLERATED: u32 = 5;

/// For how many days a rule is not offered to be turned down, after the person
/// said to keep it: a quarter of a year, in which habits can have changed.
pub const KEPT_DAYS: i64 = 90;

/// What can happen to a rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum What {
    /// It was shown; once for each post.
    Shown,
    /// Asked, the person went back to the post.
    Changed,
    /// Asked, the person posted it as it was.
    Posted,
    /// The person said that it was not justified.
    Wrong,
}

/// The numbers of one rule. They stop at their highest value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Count {
    /// Posts in which it was shown.
    pub shown: u32,
    /// How often the person then went back to the post.
    pub changed: u32,
    /// How often they posted it as it was.
    pub posted: u32,
    /// How often they said that it was not justified.
    pub wrong: u32,
    /// How often they posted it as it was, since they last did something else.
    pub in_a_row: u32,
    /// The day on which they said to keep it as it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kept: Option<Date>,
}

impl Count {
    fn add(&mut self, what: What) {
        let of = match what {
            What::Shown => &mut self.shown,
            What::Changed => &mut self.changed,
            What::Posted => &mut self.posted,
            What::Wrong => &mut self.wrong,
        };
        *of = of.saturating_add(1);
        self.in_a_row = match what {
            What::Posted => self.in_a_row.saturating_add(1),
            What::Changed => 0,
            What::Shown | What::Wrong => self.in_a_row,
        };
    }

    fn plus(self, other: Self) -> Self {
        Self {
            shown: self.shown.saturating_add(other.shown),
            changed: self.changed.saturating_add(other.changed),
            posted: self.posted.saturating_add(other.posted),
            wrong: self.wrong.saturating_add(other.wrong),
            in_a_row: self.in_a_row.max(other.in_a_row),
            kept: self.kept.max(other.kept),
        }
    }
}

/// All that is counted. Reading something else than this is an error: the
/// reader then starts anew.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default, try_from = "Stored")]
pub struct Overview {
    /// The day of the first count.
    pub since: Option<Date>,
    /// By the rule's id (`capacity/we`).
    pub rules: BTreeMap<String, Count>,
}

/// An overview as it was found, which may be anything.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Stored {
    since: Option<Date>,
    rules: BTreeMap<String, Count>,
}

impl TryFrom<Stored> for Overview {
    type Error = &'static str;

    fn try_from(stored: Stored) -> Result<Self, Self::Error> {
        let Stored { since, rules } = stored;
        if rules.len() > RULES_MAX || rules.keys().any(|rule| norm_of(rule).is_none()) {
            return Err("not an overview of rules");
        }
        Ok(Self { since, rules })
    }
}

/// The norm that a rule is of, by its id.
fn norm_of(rule: &str) -> Option<Norm> {
    Norm::from_id(rule.split_once('/')?.0)
}

impl Overview {
    /// Counts what happened to a rule.
    pub fn count(&mut self, rule: &str, what: What, today: Date) {
        if norm_of(rule).is_none()
            || (self.rules.len() >= RULES_MAX && !self.rules.contains_key(rule))
        {
            return;
        }
        self.since.get_or_insert(today);
        self.rules.entry(rule.to_owned()).or_default().add(what);
    }

    /// The numbers of a rule.
    #[must_use]
    pub fn of(&self, rule: &str) -> Count {
        self.rules.get(rule).copied().unwrap_or_default()
    }

    /// The numbers of each norm of which something was counted, in the order of
    /// norms.md.
    #[must_use]
    pub fn norms(&self) -> Vec<(Norm, Count)> {
        let count = |norm| {
            let of_norm = self
                .rules
                .iter()
                .filter(|(rule, _)| norm_of(rule) == Some(norm));
            let sum = of_norm.map(|(_, count)| *count).reduce(Count::plus)?;
            Some((norm, sum))
        };
        Norm::ALL.into_iter().filter_map(count).collect()
    }

    /// Whether to offer to turn a rule down or to explain it: the person posted
    /// it as it was several times in a row.
    #[must_use]
    pub fn offers_less(&self, rule: &str, today: Date) -> bool {
        self.may_step_down(rule, today) && self.of(rule).in_a_row >= IN_A_ROW
    }

    /// Whether a rule offers to step down: the person marked it as not
    /// justified in more than a fifth of at least ten showings.
    #[must_use]
    pub fn offers_step_down(&self, rule: &str, today: Date) -> bool {
        let count = self.of(rule);
        self.may_step_down(rule, today)
            && count.shown >= SHOWINGS_MIN
            && count.wrong > count.shown / TOLERATED
    }

    /// Forgets that a rule was posted as it was: the person decided about it.
    pub fn decided(&mut self, rule: &str) {
        if let Some(count) = self.rules.get_mut(rule) {
            count.in_a_row = 0;
        }
    }

    /// The person wants to keep a rule as it is: for [`KEPT_DAYS`] it is not
    /// offered to be turned down.
    pub fn keep(&mut self, rule: &str, today: Date) {
        self.decided(rule);
        if let Some(count) = self.rules.get_mut(rule) {
            count.kept = Some(today);
        }
    }

    fn may_step_down(&self, rule: &str, today: Date) -> bool {
        let days = self.of(rule).kept.map(|kept| today.days_since(kept));
        // A day to come is of a clock that was wrong: it keeps nothing.
        let is_kept = days.is_some_and(|days| (0..KEPT_DAYS).contains(&days));
        norm_of(rule).is_some_and(|norm| !crate::is_fixed(norm)) && !is_kept
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use proptest::sample::select;
    use serde_json::json;

    const ALL: [What; 4] = [What::Shown, What::Changed, What::Posted, What::Wrong];

    fn today() -> Date {
        "2026-11-24".parse().unwrap()
    }

    fn counted(rule: &str, whats: &[(What, u32)]) -> Overview {
        let mut overview = Overview::default();
        for (what, times) in whats {
            for _ in 0..*times {
                overview.count(rule, *what, today());
            }
        }
        overview
    }

    proptest! {
        #[test]
        fn numbers_only_grow_and_survive_being_kept(
            happened in prop::collection::vec(
                (select(vec!["tone/slur", "capacity/we"]), select(ALL.to_vec())), 0..40)
        ) {
            let mut overview = Overview::default();
            for (rule, what) in happened {
                let before = overview.of(rule);
                overview.count(rule, what, today());
                let after = overview.of(rule);
                let sum = |count: Count| count.shown + count.changed + count.posted + count.wrong;
                prop_assert_eq!(sum(after), sum(before) + 1);
                prop_assert!(after.in_a_row <= after.posted);
            }
            let kept = serde_json::to_value(&overview).unwrap();
            prop_assert_eq!(serde_json::from_value::<Overview>(kept).unwrap(), overview);
        }
    }

    #[test]
    fn numbers_stop_at_their_highest() {
        let full = json!({
            "shown": u32::MAX, "changed": u32::MAX, "posted": u32::MAX,
            "wrong": u32::MAX, "in_a_row": u32::MAX,
        });
        let mut overview: Overview =
            serde_json::from_value(json!({ "rules": { "tone/a": full, "tone/b": full } })).unwrap();
        let before = overview.clone();
        for what in [What::Shown, What::Posted, What::Wrong] {
            overview.count("tone/a", what, today());
        }
        assert_eq!(overview.rules, before.rules);
        assert_eq!(overview.norms(), [(Norm::Tone, before.of("tone/a"))]);
    }

    #[test]
    fn what_is_no_overview_is_refused() {
        let many: BTreeMap<String, Count> = (0..=RULES_MAX)
            .map(|number| (format!("tone/{number}"), Count::default()))
            .collect();
        for damaged in [
            json!(7),
            json!({ "rules": [] }),
            json!({ "since": "gisteren" }),
            json!({ "rules": { "tone/a": { "shown": -1 } } }),
            json!({ "rules": { "wat ik schreef": {} } }),
            json!({ "rules": many }),
        ] {
            assert!(serde_json::from_value::<Overview>(damaged).is_err());
        }
        let empty = serde_json::from_value::<Overview>(json!({})).unwrap();
        assert_eq!(empty, Overview::default());
    }

    #[test]
    fn only_rules_are_counted_and_not_without_end() {
        let mut overview = Overview::default();
        overview.count("wat ik schreef", What::Shown, today());
        assert_eq!(overview, Overview::default());
        for number in 0..=RULES_MAX {
            overview.count(&format!("tone/{number}"), What::Shown, today());
        }
        assert_eq!(overview.rules.len(), RULES_MAX);
        assert_eq!(overview.since, Some(today()));
    }

    #[test]
    fn a_rule_is_offered_down_after_several_posts_as_they_were() {
        let rule = "capacity/we";
        let mut overview = counted(rule, &[(What::Posted, 2)]);
        assert!(!overview.offers_less(rule, today()));
        overview.count(rule, What::Posted, today());
        assert!(overview.offers_less(rule, today()));
        overview.count(rule, What::Shown, today());
        assert!(overview.offers_less(rule, today()));
        let mut changed = overview.clone();
        changed.count(rule, What::Changed, today());
        assert!(!changed.offers_less(rule, today()));
        overview.decided(rule);
        assert!(!overview.offers_less(rule, today()));
        assert_eq!(overview.of(rule).posted, 3);
    }

    #[test]
    fn a_rule_that_is_kept_is_not_offered_down_for_ninety_days() {
        let rule = "tone/slur";
        let often = [(What::Shown, 10), (What::Posted, 3), (What::Wrong, 3)];
        let mut overview = counted(rule, &often);
        overview.keep(rule, today());
        let kept = serde_json::to_value(&overview).unwrap();
        let mut overview: Overview = serde_json::from_value(kept).unwrap();
        for _ in 0..IN_A_ROW {
            overview.count(rule, What::Posted, today());
        }
        let offers = |day: &str| {
            let day = day.parse().unwrap();
            [
                overview.offers_less(rule, day),
                overview.offers_step_down(rule, day),
            ]
        };
        assert_eq!(offers("2026-11-24"), [false, false]);
        assert_eq!(offers("2027-02-21"), [false, false], "89 days");
        assert_eq!(offers("2027-02-22"), [true, true], "90 days");
        assert_eq!(offers("2026-11-23"), [true, true], "a wrong clock");
    }

    #[test]
    fn a_rule_steps_down_when_more_than_a_fifth_was_wrong() {
        let offers = |shown, wrong| {
            counted("tone/slur", &[(What::Shown, shown), (What::Wrong, wrong)])
                .offers_step_down("tone/slur", today())
        };
        assert!(!offers(9, 9), "too few to tell");
        assert!(!offers(10, 2), "a fifth");
        assert!(offers(10, 3));
        assert!(!offers(14, 2));
        assert!(offers(14, 3));
    }

    #[test]
    fn secrets_offer_nothing() {
        let rule = "confidentiality/number";
        let overview = counted(
            rule,
            &[(What::Shown, 20), (What::Posted, 20), (What::Wrong, 20)],
        );
        assert!(!overview.offers_less(rule, today()) && !overview.offers_step_down(rule, today()));
    }
}
