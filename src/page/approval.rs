//! An approved text on its way to the site. Pure: what is seen of the
//! composer and the time go in, what is to be done comes out.
//!
//! The publish button is pressed by us exactly once. Whether that had any
//! effect shows in the composer; where it had none, the person is asked to
//! press once more, and that press goes through.

/// How long a press may take to show any effect, in milliseconds.
const EFFECT_WITHIN: f64 = 3000.0;

/// One text in one composer that the person wants to publish as it is.
#[derive(Debug, Clone, PartialEq)]
pub struct Approval {
    text: String,
    since: f64,
    /// Whether the button only leads to the last one.
    at_a_step: bool,
    pressed: bool,
    gave_up: bool,
    /// Whether a press of the person's own went through.
    passed: bool,
}

/// What is seen of the composer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sight {
    /// It holds the approved text, and its button can be pressed.
    Ready,
    /// It holds the approved text, but its button cannot be pressed now.
    Busy,
    /// It holds the approved text, and has no button that we know.
    Buttonless,
    /// It holds another text or none, or is gone.
    Changed,
}

/// What is to be done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Todo {
    /// Press the button.
    Press,
    /// Look again in a while.
    Wait,
    /// Say that the person has to press once more.
    SayOnceMore,
    /// Keep the approval for the person's own press; nothing else.
    Rest,
    /// It is published, or no longer what was approved: forget it.
    Forget,
}

impl Approval {
    /// Approves this text at this moment, in milliseconds.
    #[must_use]
    pub fn new(text: String, now: f64) -> Self {
        Self {
            text,
            since: now,
            at_a_step: false,
            pressed: false,
            gave_up: false,
            passed: false,
        }
    }

    /// A text that was approved before, and comes back as it was: the press is
    /// the person's, and asks nothing more.
    #[must_use]
    pub fn again(text: String, now: f64) -> Self {
        Self {
            gave_up: true,
            ..Self::new(text, now)
        }
    }

    /// The same at a button that only leads to the last one: that one is the
    /// person's to press, and asks nothing more.
    #[must_use]
    pub fn at_a_step(self) -> Self {
        Self {
            at_a_step: true,
            ..self
        }
    }

    /// The text, to the last character.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Looks at the composer.
    pub fn look(&mut self, sight: Sight, now: f64) -> Todo {
        match sight {
            Sight::Changed => Todo::Forget,
            _ if self.gave_up => Todo::Rest,
            Sight::Ready if !self.pressed => {
                self.pressed = true;
                self.since = now;
                self.gave_up = self.at_a_step;
                Todo::Press
            }
            Sight::Buttonless if !self.pressed => {
                self.gave_up = true;
                Todo::SayOnceMore
            }
            // A button that went grey after the press, or went, is at work.
            Sight::Busy | Sight::Buttonless if self.pressed => {
                self.since = now;
                Todo::Wait
            }
            _ if now - self.since < EFFECT_WITHIN => Todo::Wait,
            _ => {
                self.gave_up = true;
                Todo::SayOnceMore
            }
        }
    }

    /// Whether a press by the person may go through now; before that, the
    /// effect of our own is still awaited.
    #[must_use]
    pub fn lets_press(&self) -> bool {
        self.gave_up
    }

    /// A press of the person's own goes through.
    pub fn passes(&mut self) {
        self.passed = true;
    }

    /// Whether the text may have been published: then the same words are
    /// another post, and are asked about anew.
    #[must_use]
    pub fn may_be_published(&self) -> bool {
        self.passed || (self.pressed && !self.gave_up)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn approval() -> Approval {
        Approval::new("post".into(), 1000.0)
    }

    #[test]
    fn the_button_is_pressed_once() {
        let mut approval = approval();
        assert_eq!(approval.look(Sight::Ready, 1000.0), Todo::Press);
        assert_eq!(approval.look(Sight::Ready, 1001.0), Todo::Wait);
        assert_eq!(approval.look(Sight::Ready, 3999.0), Todo::Wait);
        assert_eq!(approval.look(Sight::Changed, 3999.5), Todo::Forget);
    }

    #[test]
    fn a_press_without_effect_becomes_the_persons() {
        let mut approval = approval();
        approval.look(Sight::Ready, 1000.0);
        assert!(!approval.lets_press());
        assert_eq!(approval.look(Sight::Ready, 4000.0), Todo::SayOnceMore);
        assert!(approval.lets_press());
        assert_eq!(approval.look(Sight::Ready, 9000.0), Todo::Rest);
        assert_eq!(approval.look(Sight::Changed, 9001.0), Todo::Forget);
    }

    #[test]
    fn at_a_step_the_last_press_is_the_persons() {
        let mut approval = approval().at_a_step();
        assert_eq!(approval.look(Sight::Ready, 1000.0), Todo::Press);
        assert!(approval.lets_press());
        assert_eq!(approval.look(Sight::Ready, 9000.0), Todo::Rest);
        assert_eq!(approval.look(Sight::Changed, 9001.0), Todo::Forget);
    }

    #[test]
    fn what_never_went_out_is_known() {
        let mut never_ready = approval();
        never_ready.look(Sight::Busy, 1000.0);
        assert!(!never_ready.may_be_published());
        let mut pressed = approval();
        pressed.look(Sight::Ready, 1000.0);
        assert!(pressed.may_be_published());
        pressed.look(Sight::Ready, 4000.0);
        assert!(!pressed.may_be_published(), "the press had no effect");
        pressed.passes();
        assert!(pressed.may_be_published());
        let mut step = approval().at_a_step();
        step.look(Sight::Ready, 1000.0);
        assert!(!step.may_be_published(), "the last press is still to come");
    }

    #[test]
    fn what_comes_back_as_it_was_is_the_persons_to_press() {
        let mut again = Approval::again("post".into(), 1000.0);
        assert!(again.lets_press() && !again.may_be_published());
        assert_eq!(again.look(Sight::Ready, 1000.0), Todo::Rest);
        assert_eq!(again.look(Sight::Changed, 1001.0), Todo::Forget);
    }

    #[test]
    fn a_button_that_is_not_ready_yet_is_waited_for() {
        let mut approval = approval();
        assert_eq!(approval.look(Sight::Busy, 1000.0), Todo::Wait);
        assert_eq!(approval.look(Sight::Busy, 2000.0), Todo::Wait);
        assert_eq!(approval.look(Sight::Ready, 2500.0), Todo::Press);
        assert_eq!(approval.look(Sight::Ready, 5000.0), Todo::Wait);
    }

    #[test]
    fn a_button_that_never_gets_ready_becomes_the_persons() {
        let mut approval = approval();
        assert_eq!(approval.look(Sight::Busy, 1000.0), Todo::Wait);
        assert_eq!(approval.look(Sight::Busy, 4000.0), Todo::SayOnceMore);
        assert_eq!(approval.look(Sight::Ready, 4100.0), Todo::Rest);
    }

    #[test]
    fn without_a_button_the_press_is_the_persons_at_once() {
        let mut approval = approval();
        assert_eq!(approval.look(Sight::Buttonless, 1000.0), Todo::SayOnceMore);
        assert!(approval.lets_press());
        assert_eq!(approval.look(Sight::Buttonless, 1100.0), Todo::Rest);
    }

    #[test]
    fn a_site_at_work_is_given_all_its_time() {
        let mut approval = approval();
        approval.look(Sight::Ready, 1000.0);
        for second in 1..60 {
            let now = 1000.0 + f64::from(second) * 1000.0;
            assert_eq!(approval.look(Sight::Busy, now), Todo::Wait);
        }
        // It failed: the button is back, with the text. The person's next press counts.
        assert_eq!(approval.look(Sight::Ready, 61_000.0), Todo::Wait);
        assert_eq!(approval.look(Sight::Ready, 63_500.0), Todo::SayOnceMore);
        assert!(approval.lets_press());
    }
}
