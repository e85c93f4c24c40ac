//! What the person wants to be reminded less of, and what that does to an
//! assessment.

use namens_norms::clock::Date;
use namens_norms::{Assessment, Finding, Level, Norm};
use serde::Serialize;
use std::collections::BTreeMap;

/// The most rules, and the most sites, that can be reminded of less. One more
/// takes the place of the oldest.
pub const LESS_MAX: usize = 200;

/// What the person wants to be reminded less of, each with the day since when.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Less {
    /// By the rule's id (`capacity/we`). It means nothing for confidentiality.
    pub rules: BTreeMap<String, Date>,
    /// By the id of the site's adapter. It means nothing for confidentiality.
    pub sites: BTreeMap<String, Date>,
    /// Everything, on this day only.
    pub today: Option<Date>,
}

impl Less {
    /// Reminds less of a rule from this day on.
    pub fn add_rule(&mut self, rule: &str, today: Date) {
        add(&mut self.rules, rule, today);
    }

    /// Reminds less on a site from this day on.
    pub fn add_site(&mut self, site: &str, today: Date) {
        add(&mut self.sites, site, today);
    }

    /// Whether everything is reminded of less today.
    #[must_use]
    pub fn holds_today(&self, today: Option<Date>) -> bool {
        self.today.is_some() && self.today == today
    }

    fn covers(&self, finding: &Finding, site: &str, today: Option<Date>) -> bool {
        let listed = self.rules.contains_key(finding.rule) || self.sites.contains_key(site);
        self.holds_today(today) || (listed && !is_fixed(finding.norm))
    }
}

fn add(to: &mut BTreeMap<String, Date>, name: &str, today: Date) {
    if to.len() >= LESS_MAX && !to.contains_key(name) {
        let oldest = to.iter().min_by_key(|(_, since)| **since);
        if let Some(oldest) = oldest.map(|(name, _)| name.clone()) {
            to.remove(&oldest);
        }
    }
    to.entry(name.to_owned()).or_insert(today);
}

/// Whether a norm cannot be turned down for good: what is secret stays so,
/// however often it is warned of.
#[must_use]
pub fn is_fixed(norm: Norm) -> bool {
    norm == Norm::Confidentiality
}

/// The assessment as it is shown to somebody who wants to be reminded less: a
/// question becomes a notice, and a notice nothing. `site` is the id of the
/// adapter; `today` is `None` where the day is not known.
#[must_use]
pub fn soften(
    mut assessment: Assessment,
    less: &Less,
    site: &str,
    today: Option<Date>,
) -> Assessment {
    for finding in &mut assessment.findings {
        if less.covers(finding, site, today) {
            finding.level = match finding.level {
                Level::Confirm => Level::Notice,
                Level::Notice | Level::None => Level::None,
            };
        }
    }
    let findings = &mut assessment.findings;
    findings.retain(|finding| finding.level > Level::None);
    // The gravest leads, as before; those of one level keep their order.
    findings.sort_by_key(|finding| std::cmp::Reverse(finding.level));
    assessment.level = findings.first().map_or(Level::None, |first| first.level);
    assessment
}

#[cfg(test)]
mod tests {
    use super::*;
    use namens_norms::{Language, Strength};
    use proptest::prelude::*;
    use proptest::sample::select;

    const RULES: [(&str, Norm); 4] = [
        ("capacity/we", Norm::Capacity),
        ("tone/slur", Norm::Tone),
        ("loyalty/late", Norm::Loyalty),
        ("confidentiality/number", Norm::Confidentiality),
    ];
    const SITES: [&str; 2] = ["x", "bluesky"];
    const DAYS: [&str; 2] = ["2026-11-24", "2026-11-25"];

    fn day(day: &str) -> Date {
        day.parse().unwrap()
    }

    fn finding((rule, norm): (&'static str, Norm), level: Level) -> Finding {
        Finding {
            norm,
            strength: Strength::Strong,
            level,
            rule,
            start: 0,
            end: 3,
            quote: "wij".into(),
            tips: Vec::new(),
            text: "capacity.strong",
        }
    }

    fn assessment(mut findings: Vec<Finding>) -> Assessment {
        findings.sort_by_key(|finding| std::cmp::Reverse(finding.level));
        Assessment {
            level: findings.first().map_or(Level::None, |first| first.level),
            linked: true,
            language: Language::Nl,
            reporting: false,
            findings,
        }
    }

    fn some_findings() -> impl Strategy<Value = Assessment> {
        let one = (
            select(RULES.to_vec()),
            select(vec![Level::Notice, Level::Confirm]),
        );
        prop::collection::vec(one, 0..5).prop_map(|found| {
            assessment(
                found
                    .into_iter()
                    .map(|(rule, level)| finding(rule, level))
                    .collect(),
            )
        })
    }

    fn some_less() -> impl Strategy<Value = Less> {
        let dates = |names: Vec<&'static str>| {
            prop::collection::btree_map(select(names), select(DAYS.to_vec()), 0..3)
        };
        let owned = |dates: BTreeMap<&str, &str>| {
            let owned = |(name, since): (&str, &str)| (name.to_owned(), day(since));
            dates.into_iter().map(owned).collect()
        };
        (
            dates(RULES.map(|(rule, _)| rule).to_vec()),
            dates(SITES.to_vec()),
            prop::option::of(select(DAYS.to_vec())),
        )
            .prop_map(move |(rules, sites, today)| Less {
                rules: owned(rules),
                sites: owned(sites),
                today: today.map(day),
            })
    }

    /// How often a rule is found at each level.
    fn levels(assessment: &Assessment, rule: &str) -> Vec<Level> {
        let of = assessment.findings.iter().filter(|it| it.rule == rule);
        let mut levels: Vec<_> = of.map(|finding| finding.level).collect();
        levels.sort_unstable_by_key(|level| std::cmp::Reverse(*level));
        levels
    }

    proptest! {
        #[test]
        fn softening_never_raises_and_tells_one_level(
            before in some_findings(),
            less in some_less(),
            site in select(SITES.to_vec()),
            today in prop::option::of(select(DAYS.to_vec())),
        ) {
            let after = soften(before.clone(), &less, site, today.map(day));
            prop_assert!(after.level <= before.level);
            let highest = after.findings.iter().map(|finding| finding.level).max();
            prop_assert_eq!(after.level, highest.unwrap_or_default());
            prop_assert!(after.findings.is_sorted_by_key(|it| std::cmp::Reverse(it.level)));
            prop_assert!(after.findings.iter().all(|finding| finding.level > Level::None));
            for (rule, _) in RULES {
                let (before, after) = (levels(&before, rule), levels(&after, rule));
                prop_assert!(after.len() <= before.len());
                prop_assert!(after.iter().zip(&before).all(|(after, before)| after <= before));
            }
        }

        #[test]
        fn secrets_are_softened_on_the_day_itself_only(
            before in some_findings(),
            less in some_less(),
            site in select(SITES.to_vec()),
            today in prop::option::of(select(DAYS.to_vec())),
        ) {
            let today = today.map(day);
            let after = soften(before.clone(), &less, site, today);
            let secret = "confidentiality/number";
            if !less.holds_today(today) {
                prop_assert_eq!(levels(&after, secret), levels(&before, secret));
            }
        }

        #[test]
        fn with_nothing_turned_down_nothing_changes(before in some_findings()) {
            let today = Some(day(DAYS[0]));
            prop_assert_eq!(soften(before.clone(), &Less::default(), "x", today), before);
        }
    }

    #[test]
    fn a_rule_a_site_and_a_day_soften_one_step_each_and_not_one_upon_the_other() {
        let today = day("2026-11-24");
        let found = assessment(vec![
            finding(RULES[0], Level::Confirm),
            finding(RULES[1], Level::Notice),
        ]);
        let mut less = Less::default();
        less.add_rule("capacity/we", today);
        let softened = soften(found.clone(), &less, "x", Some(today));
        assert_eq!(softened.level, Level::Notice);
        assert_eq!(softened.findings.len(), 2);
        less.add_site("x", today);
        less.today = Some(today);
        let softened = soften(found.clone(), &less, "x", Some(today));
        assert_eq!(softened.level, Level::Notice);
        assert_eq!(softened.findings.len(), 1, "the notice is gone");
        let less = Less {
            today: Some(today),
            ..Less::default()
        };
        let tomorrow = Some(day("2026-11-25"));
        assert_eq!(soften(found.clone(), &less, "x", tomorrow), found);
        assert_eq!(soften(found.clone(), &less, "x", None), found, "no clock");
    }

    #[test]
    fn what_is_softened_no_longer_leads() {
        let mut less = Less::default();
        less.add_rule("capacity/we", day("2026-11-24"));
        let found = assessment(vec![
            finding(RULES[0], Level::Confirm),
            finding(RULES[1], Level::Confirm),
        ]);
        let softened = soften(found, &less, "x", None);
        let rules: Vec<_> = softened.findings.iter().map(|it| it.rule).collect();
        assert_eq!(rules, ["tone/slur", "capacity/we"]);
        assert_eq!(softened.level, Level::Confirm);
    }

    #[test]
    fn the_oldest_makes_room() {
        let mut less = Less::default();
        less.add_rule("tone/oldest", day("2026-01-01"));
        for number in 0..LESS_MAX {
            less.add_rule(&format!("tone/{number}"), day("2026-11-24"));
        }
        assert_eq!(less.rules.len(), LESS_MAX);
        assert!(!less.rules.contains_key("tone/oldest"));
        let before = less.clone();
        less.add_rule("tone/7", day("2026-12-01"));
        assert_eq!(less, before, "since when it was");
    }
}
