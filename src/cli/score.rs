//! Expected against found: pure counting.

use crate::post::Expectation;
use namens_norms::{Function, Level, Norm};
use std::collections::BTreeMap;

/// The levels, in order: the rows and columns of the confusion matrix.
pub(crate) const LEVELS: [Level; 3] = [Level::None, Level::Notice, Level::Confirm];

/// How often the expected norms were found.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Count {
    /// Expected and found.
    pub(crate) hits: usize,
    /// Expected and not found.
    pub(crate) misses: usize,
    /// Found, and neither expected nor allowed.
    pub(crate) false_alarms: usize,
}

impl Count {
    /// Of what was found, the share that was expected, 0 to 1.
    pub(crate) fn precision(self) -> Option<f64> {
        share(self.hits, self.hits + self.false_alarms)
    }

    /// Of what was expected, the share that was found, 0 to 1.
    pub(crate) fn recall(self) -> Option<f64> {
        share(self.hits, self.hits + self.misses)
    }

    /// The harmonic mean of precision and recall, 0 to 1.
    pub(crate) fn f1(self) -> Option<f64> {
        share(
            2 * self.hits,
            2 * self.hits + self.misses + self.false_alarms,
        )
    }

    fn add(&mut self, other: Self) {
        self.hits += other.hits;
        self.misses += other.misses;
        self.false_alarms += other.false_alarms;
    }
}

/// A part of a whole, 0 to 1; `None` when the whole is nothing.
#[expect(clippy::cast_precision_loss, reason = "numbers of posts are small")]
pub(crate) fn share(part: usize, whole: usize) -> Option<f64> {
    (whole > 0).then(|| part as f64 / whole as f64)
}

/// What one post brought.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Outcome {
    /// Who writes.
    pub(crate) function: Function,
    /// The level that was expected.
    pub(crate) expected: Level,
    /// The level that was found, without what counts neither way.
    pub(crate) found: Level,
    /// Expected norms that were found.
    pub(crate) hits: Vec<Norm>,
    /// Expected norms that were not found.
    pub(crate) missing: Vec<Norm>,
    /// Norms that were found against a `never`.
    pub(crate) forbidden: Vec<Norm>,
    /// Norms that were found and that the expectation does not name.
    pub(crate) unexpected: Vec<Norm>,
}

impl Outcome {
    /// Whether the level is the expected one.
    pub(crate) fn exact(&self) -> bool {
        self.found == self.expected
    }

    /// Whether everything is as expected.
    pub(crate) fn passes(&self) -> bool {
        self.exact()
            && self.missing.is_empty()
            && self.forbidden.is_empty()
            && self.unexpected.is_empty()
    }
}

/// Which norms are scored: all, or the posts that expect these or none.
#[derive(Debug, Default)]
pub(crate) struct Filter(Vec<Norm>);

impl Filter {
    /// Scores these norms; all of them when the list is empty.
    pub(crate) fn new(norms: Vec<Norm>) -> Self {
        Self(norms)
    }

    /// The scored norms, in the order of the table.
    pub(crate) fn norms(&self) -> impl Iterator<Item = Norm> {
        Norm::ALL.into_iter().filter(|norm| self.has(*norm))
    }

    fn has(&self, norm: Norm) -> bool {
        self.0.is_empty() || self.0.contains(&norm)
    }

    /// Scores the norms found in a post, each with its level; `None` when the
    /// post expects a norm that is not scored.
    pub(crate) fn score(
        &self,
        function: Function,
        expected: &Expectation,
        findings: impl IntoIterator<Item = (Norm, Level)>,
    ) -> Option<Outcome> {
        if !expected.norms.iter().all(|norm| self.has(*norm)) {
            return None;
        }
        let left_out = |norm| expected.may.contains(&norm) && !expected.norms.contains(&norm);
        let mut levels: BTreeMap<Norm, Level> = BTreeMap::new();
        for (norm, level) in findings {
            if level > Level::None && self.has(norm) && !left_out(norm) {
                let highest = levels.entry(norm).or_default();
                *highest = level.max(*highest);
            }
        }
        let found = |norm: &Norm| levels.contains_key(norm);
        let (hits, missing) = Norm::ALL
            .into_iter()
            .filter(|norm| expected.norms.contains(norm))
            .partition(found);
        let (forbidden, unexpected) = levels
            .keys()
            .filter(|norm| !expected.norms.contains(norm))
            .partition(|norm| expected.never.contains(norm));
        Some(Outcome {
            function,
            expected: expected.level,
            found: levels.values().copied().max().unwrap_or_default(),
            hits,
            missing,
            forbidden,
            unexpected,
        })
    }
}

/// The sum over many posts.
#[derive(Debug, Default)]
pub(crate) struct Tally {
    counts: BTreeMap<(Norm, Function), Count>,
    levels: BTreeMap<(Level, Level), usize>,
}

impl Tally {
    /// Counts a post.
    pub(crate) fn add(&mut self, outcome: &Outcome) {
        *self
            .levels
            .entry((outcome.expected, outcome.found))
            .or_default() += 1;
        let mut count = |norms: &[Norm], one: Count| {
            for norm in norms {
                let counts = self.counts.entry((*norm, outcome.function));
                counts.or_default().add(one);
            }
        };
        let none = Count::default();
        count(&outcome.hits, Count { hits: 1, ..none });
        count(&outcome.missing, Count { misses: 1, ..none });
        let alarm = Count {
            false_alarms: 1,
            ..none
        };
        count(&outcome.forbidden, alarm);
        count(&outcome.unexpected, alarm);
    }

    /// The count of a norm and a function type; `None` stands for all of them.
    pub(crate) fn count(&self, norm: Option<Norm>, function: Option<Function>) -> Count {
        let mut sum = Count::default();
        for ((counted, by), count) in &self.counts {
            if norm.is_none_or(|norm| norm == *counted) && function.is_none_or(|it| it == *by) {
                sum.add(*count);
            }
        }
        sum
    }

    /// The number of posts with these levels.
    pub(crate) fn level(&self, expected: Level, found: Level) -> usize {
        self.levels.get(&(expected, found)).copied().unwrap_or(0)
    }

    /// The number of posts.
    pub(crate) fn posts(&self) -> usize {
        self.levels.values().sum()
    }

    /// The number of posts at the exact level.
    pub(crate) fn exact(&self) -> usize {
        LEVELS.iter().map(|level| self.level(*level, *level)).sum()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use namens_norms::Norm::{Accuracy, Capacity, Confidentiality, Tone};

    fn expect(level: Level, norms: &[Norm], may: &[Norm], never: &[Norm]) -> Expectation {
        Expectation {
            level,
            norms: norms.to_vec(),
            may: may.to_vec(),
            never: never.to_vec(),
        }
    }

    fn score(expected: &Expectation, findings: &[(Norm, Level)]) -> Outcome {
        Filter::default()
            .score(Function::Other, expected, findings.iter().copied())
            .unwrap()
    }

    #[test]
    fn what_is_expected_and_found_is_a_hit() {
        let expected = expect(Level::Confirm, &[Capacity], &[], &[Tone]);
        let result = score(&expected, &[(Capacity, Level::Confirm)]);
        assert!(result.passes());
        assert_eq!(result.hits, [Capacity]);
    }

    #[test]
    fn a_norm_found_twice_counts_once_at_its_highest_level() {
        let expected = expect(Level::Confirm, &[Capacity], &[], &[]);
        for findings in [
            [(Capacity, Level::Notice), (Capacity, Level::Confirm)],
            [(Capacity, Level::Confirm), (Capacity, Level::Notice)],
        ] {
            let result = score(&expected, &findings);
            assert!(result.passes());
            assert_eq!(result.hits, [Capacity]);
        }
    }

    #[test]
    fn what_is_expected_and_not_found_is_a_miss() {
        let expected = expect(Level::Confirm, &[Capacity, Tone], &[], &[]);
        let result = score(&expected, &[(Tone, Level::Confirm)]);
        assert!(result.exact() && !result.passes());
        assert_eq!(result.missing, [Capacity]);
    }

    #[test]
    fn may_is_left_out_before_levels_are_compared() {
        let expected = expect(Level::None, &[], &[Tone], &[]);
        let result = score(&expected, &[(Tone, Level::Confirm)]);
        assert!(result.passes());
        assert_eq!(result.found, Level::None);
    }

    #[test]
    fn may_leaves_out_nothing_that_norms_names() {
        let expected = expect(Level::Confirm, &[Tone], &[Tone], &[]);
        assert!(score(&expected, &[(Tone, Level::Confirm)]).passes());
        assert_eq!(score(&expected, &[]).missing, [Tone]);
    }

    #[test]
    fn what_is_not_named_raises_the_level_and_is_a_false_alarm() {
        let expected = expect(Level::Notice, &[Capacity], &[], &[Accuracy]);
        let result = score(
            &expected,
            &[
                (Capacity, Level::Notice),
                (Tone, Level::Confirm),
                (Accuracy, Level::Notice),
            ],
        );
        assert_eq!(result.found, Level::Confirm);
        assert_eq!(result.unexpected, [Tone]);
        assert_eq!(result.forbidden, [Accuracy]);
    }

    #[test]
    fn a_finding_at_level_none_was_not_found() {
        let expected = expect(Level::None, &[], &[], &[Tone]);
        assert!(score(&expected, &[(Tone, Level::None)]).passes());
    }

    #[test]
    fn a_filter_leaves_out_posts_and_findings_of_other_norms() {
        let filter = Filter::new(vec![Capacity, Confidentiality]);
        let findings = [(Capacity, Level::Notice), (Tone, Level::Confirm)];
        let score = |norms: &[Norm], level| {
            let expected = expect(level, norms, &[], &[Tone]);
            filter.score(Function::Other, &expected, findings)
        };
        assert_eq!(score(&[Capacity, Tone], Level::Confirm), None);
        assert!(score(&[Capacity], Level::Notice).unwrap().passes());
        assert_eq!(score(&[], Level::None).unwrap().unexpected, [Capacity]);
        assert_eq!(
            filter.norms().collect::<Vec<_>>(),
            [Capacity, Confidentiality]
        );
    }

    #[test]
    fn counts_add_up_by_norm_and_function() {
        let mut tally = Tally::default();
        let mut add = |function, expected: &Expectation, findings: &[(Norm, Level)]| {
            let result = Filter::default().score(function, expected, findings.iter().copied());
            tally.add(&result.unwrap());
        };
        let wanted = expect(Level::Confirm, &[Tone], &[], &[]);
        let nothing = expect(Level::None, &[], &[], &[Tone]);
        add(Function::Other, &wanted, &[(Tone, Level::Confirm)]);
        add(Function::Other, &wanted, &[(Tone, Level::Notice)]);
        add(Function::Other, &nothing, &[(Tone, Level::Notice)]);
        add(Function::Advisor, &wanted, &[]);
        add(Function::Advisor, &nothing, &[(Accuracy, Level::Notice)]);
        let all = tally.count(Some(Tone), None);
        assert_eq!((all.hits, all.misses, all.false_alarms), (2, 1, 1));
        assert_eq!(all.precision(), Some(2.0 / 3.0));
        assert_eq!(all.recall(), Some(2.0 / 3.0));
        assert_eq!(all.f1(), Some(2.0 / 3.0));
        let advisor = tally.count(None, Some(Function::Advisor));
        assert_eq!(
            (advisor.hits, advisor.misses, advisor.false_alarms),
            (0, 1, 1)
        );
        assert_eq!(tally.count(Some(Capacity), None).f1(), None);
        assert_eq!((tally.posts(), tally.exact()), (5, 1));
        assert_eq!(tally.level(Level::None, Level::Notice), 2);
    }
}
