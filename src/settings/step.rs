//! The first run as a walk through steps, without a page.

/// A step of the first run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum Step {
    /// What the product does, and what never leaves the browser.
    #[default]
    What,
    /// The function type.
    Function,
    /// The organisation.
    Organisation,
    /// A post to practise on.
    Try,
    /// Nothing is left.
    Done,
}

/// Where somebody goes from a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Move {
    /// To the next step.
    Next,
    /// To the step before.
    Back,
    /// Past all that is left.
    Skip,
}

impl Step {
    /// All steps, in their order.
    pub const ALL: [Self; 5] = [
        Self::What,
        Self::Function,
        Self::Organisation,
        Self::Try,
        Self::Done,
    ];

    /// How many of them are counted: the end is no step.
    pub const COUNTED: usize = 4;

    /// The stable identifier, as it is kept.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::What => "what",
            Self::Function => "function",
            Self::Organisation => "organisation",
            Self::Try => "try",
            Self::Done => "done",
        }
    }

    /// Where to go on, from what was kept. Who is done begins anew, and so
    /// does who has nothing kept that can be read.
    #[must_use]
    pub fn resumed(kept: Option<&str>) -> Self {
        let step = Self::ALL.into_iter().find(|step| Some(step.id()) == kept);
        step.filter(|step| *step != Self::Done).unwrap_or_default()
    }

    /// Its number, from 1; `None` where it is not counted.
    #[must_use]
    pub fn number(self) -> Option<usize> {
        let place = self as usize;
        (place < Self::COUNTED).then_some(place + 1)
    }

    /// The step after a move; at either end it stays where it is.
    #[must_use]
    pub fn after(self, step: Move) -> Self {
        let place = self as usize;
        let last = Self::ALL.len() - 1;
        Self::ALL[match step {
            Move::Next => (place + 1).min(last),
            Move::Back => place.saturating_sub(1),
            Move::Skip => last,
        }]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn next_and_back_walk_the_same_way() {
        let mut walked = vec![Step::default()];
        while walked[walked.len() - 1] != Step::Done {
            walked.push(walked[walked.len() - 1].after(Move::Next));
        }
        assert_eq!(walked, Step::ALL);
        for pair in walked.windows(2) {
            assert_eq!(pair[1].after(Move::Back), pair[0]);
        }
        assert_eq!(Step::What.after(Move::Back), Step::What);
        assert_eq!(Step::Done.after(Move::Next), Step::Done);
    }

    #[test]
    fn skipping_ends_it_from_every_step() {
        for step in Step::ALL {
            assert_eq!(step.after(Move::Skip), Step::Done);
        }
    }

    #[test]
    fn it_goes_on_where_it_was_left() {
        for step in Step::ALL {
            let expected = if step == Step::Done { Step::What } else { step };
            assert_eq!(Step::resumed(Some(step.id())), expected);
        }
        for damaged in [None, Some(""), Some("5"), Some("WHAT")] {
            assert_eq!(Step::resumed(damaged), Step::What);
        }
    }

    #[test]
    fn every_step_but_the_end_is_counted() {
        let numbers = Step::ALL.map(Step::number);
        assert_eq!(numbers, [Some(1), Some(2), Some(3), Some(4), None]);
    }
}
