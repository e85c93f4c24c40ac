//! The gate: which events the page gets to see. Pure: events and the time go
//! in, decisions come out; it knows no DOM.
//!
//! A press that publishes is judged the moment it begins. If the post needs a
//! question, the whole gesture is kept from the page, because sites publish at
//! any part of it: at `pointerdown`, at `keypress`, at `keyup`, at `submit`.
//! The question comes when the gesture has ended, so that the same gesture
//! cannot answer it.

/// After the last button or finger is up, a click follows within this many
/// milliseconds, or the press was dragged off the button.
const CLICK_FOLLOWS: f64 = 700.0;
/// Without any event for this many milliseconds, a key counts as up: its
/// release was lost. A key that is really held repeats.
const RELEASE_LOST: f64 = 2000.0;

/// What happened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum What {
    /// A finger, pen or mouse button goes down.
    PointerDown(i32),
    /// It comes up.
    PointerUp(i32),
    /// The browser took the pointer, to scroll or to drag: no click follows.
    PointerCancel(i32),
    /// A key goes down or repeats.
    KeyDown(Key),
    /// A key comes up.
    KeyUp(Key),
    /// A click, by a pointer, a key, assistive technology or a script.
    Click,
    /// Any other event of a gesture.
    Other,
    /// The window lost the focus: releases are heard by somebody else.
    WindowBlur,
}

/// A key and the modifiers that are down with it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Key {
    /// The physical key ("Enter", "ControlLeft").
    pub code: String,
    /// Whether Ctrl, Meta, Alt or Shift is down after this event.
    pub modified: bool,
}

/// What an event, seen alone, means to a composer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Publishes {
    /// Nothing.
    No,
    /// A press on the publish button begins; its click is still to come.
    Begins,
    /// It publishes.
    Now,
}

/// An event.
#[derive(Debug, Clone, PartialEq)]
pub struct Heard {
    /// What happened.
    pub what: What,
    /// Whether the person did it, and not a script.
    pub trusted: bool,
    /// What it means to a composer.
    pub publishes: Publishes,
    /// When, in milliseconds of any clock that only goes forward.
    pub time: f64,
}

/// What is to be done with a post that is about to be published.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// The site may publish it.
    Pass,
    /// It needs a question first.
    Ask,
    /// It was approved and is on its way: another press would publish it twice.
    Underway,
}

/// What is to be done with an event.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Decision {
    /// The page must not see the event.
    pub swallow: bool,
    /// A gesture that publishes was kept from the page and has ended: settle
    /// it now, by asking, or by publishing what needs no question.
    pub settle: bool,
}

impl Decision {
    const PASS: Self = Self {
        swallow: false,
        settle: false,
    };
    const SWALLOW: Self = Self {
        swallow: true,
        settle: false,
    };
}

/// The gate's state between events.
#[derive(Debug, Default)]
pub struct Gate {
    phase: Phase,
    down: Down,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Phase {
    #[default]
    Open,
    /// A gesture is kept from the page.
    Swallowing {
        /// Whether it got as far as publishing.
        published: bool,
        /// Whether there is something to settle when it ends.
        settles: bool,
    },
    /// The question is open.
    Asking,
}

impl Gate {
    /// Judges an event. `verdict` is asked at most once, and only of an event
    /// that publishes and is not already part of a gesture kept from the page.
    pub fn hear(&mut self, heard: &Heard, verdict: impl FnOnce() -> Verdict) -> Decision {
        let fresh_press = heard.trusted
            && matches!(heard.what, What::PointerDown(_))
            && self.down.is_up()
            && matches!(
                self.phase,
                Phase::Swallowing {
                    published: false,
                    ..
                }
            );
        if fresh_press {
            // The press before it was dragged off the button.
            self.phase = Phase::Open;
        }
        let repeats = self.down.repeats(heard);
        if heard.trusted {
            self.down.note(heard);
        }
        match self.phase {
            Phase::Asking => {
                // The dialog has taken its own events before; what is left
                // here is the page's, which may do everything but publish.
                if heard.publishes == Publishes::No {
                    Decision::PASS
                } else {
                    Decision::SWALLOW
                }
            }
            Phase::Swallowing { .. } => self.swallow(heard),
            Phase::Open => {
                if heard.publishes == Publishes::No {
                    return Decision::PASS;
                }
                if repeats {
                    // Its first press was judged. A site that has not cleared
                    // its composer by now would publish the same text again.
                    return Decision::SWALLOW;
                }
                match verdict() {
                    Verdict::Pass => Decision::PASS,
                    Verdict::Ask => self.begin(heard, true),
                    Verdict::Underway => self.begin(heard, false),
                }
            }
        }
    }

    /// Whether nothing is kept from the page.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.phase == Phase::Open
    }

    /// Whether nothing is kept from the page and no key is known to be down: a
    /// letter that comes and goes meanwhile need not be heard.
    #[must_use]
    pub fn is_at_rest(&self) -> bool {
        self.is_open() && self.down.is_up()
    }

    /// Judges an event that was already kept from the page while the engine
    /// was loading.
    pub fn resume(&mut self, heard: &Heard) -> Decision {
        self.hear(heard, || Verdict::Ask)
    }

    /// The moment at which [`Gate::tick`] is to be called if nothing else
    /// happens, in the milliseconds of the events.
    #[must_use]
    pub fn wake_at(&self) -> Option<f64> {
        match self.phase {
            Phase::Open | Phase::Asking => None,
            Phase::Swallowing { published, .. } => {
                if published {
                    Some(self.down.last + RELEASE_LOST)
                } else {
                    self.down.is_up().then_some(self.down.last + CLICK_FOLLOWS)
                }
            }
        }
    }

    /// Time went by. Answers whether a gesture has ended that is to be settled.
    pub fn tick(&mut self, now: f64) -> bool {
        if self.wake_at().is_none_or(|at| now < at) {
            return false;
        }
        self.down.clear();
        self.end()
    }

    /// The question is open: nothing publishes before it is answered.
    pub fn asks(&mut self) {
        self.phase = Phase::Asking;
    }

    /// The question was answered, or taken away.
    pub fn answered(&mut self) {
        self.phase = Phase::Open;
    }

    fn begin(&mut self, heard: &Heard, settles: bool) -> Decision {
        self.phase = Phase::Swallowing {
            published: false,
            settles,
        };
        self.down.last = heard.time;
        self.swallow(heard)
    }

    fn swallow(&mut self, heard: &Heard) -> Decision {
        if !heard.trusted && heard.publishes == Publishes::No {
            return Decision::PASS;
        }
        if let Phase::Swallowing { published, .. } = &mut self.phase {
            *published |= heard.publishes == Publishes::Now;
            let gone = matches!(heard.what, What::PointerCancel(_) | What::WindowBlur);
            let ended = self.down.is_up() && (*published || gone);
            if ended {
                return Decision {
                    swallow: heard.what != What::WindowBlur,
                    settle: self.end(),
                };
            }
        }
        Decision::SWALLOW
    }

    /// Ends the gesture; whether there is something to settle.
    fn end(&mut self) -> bool {
        let ended = std::mem::take(&mut self.phase);
        matches!(
            ended,
            Phase::Swallowing {
                published: true,
                settles: true
            }
        )
    }
}

/// The keys and pointers that are down.
#[derive(Debug, Default)]
struct Down {
    keys: Vec<String>,
    modified: bool,
    pointers: Vec<i32>,
    /// When the last event came.
    last: f64,
}

impl Down {
    fn is_up(&self) -> bool {
        self.keys.is_empty() && !self.modified && self.pointers.is_empty()
    }

    /// Whether this is a key that was down already and is held.
    fn repeats(&self, heard: &Heard) -> bool {
        let What::KeyDown(key) = &heard.what else {
            return false;
        };
        let is_down = self.keys.contains(&key.code);
        heard.trusted && is_down && heard.time - self.last < RELEASE_LOST
    }

    fn clear(&mut self) {
        self.keys.clear();
        self.pointers.clear();
        self.modified = false;
    }

    fn note(&mut self, heard: &Heard) {
        self.last = heard.time;
        match &heard.what {
            What::PointerDown(pointer) => {
                if !self.pointers.contains(pointer) {
                    self.pointers.push(*pointer);
                }
            }
            What::PointerUp(pointer) | What::PointerCancel(pointer) => {
                self.pointers.retain(|down| down != pointer);
            }
            What::KeyDown(key) => {
                self.modified = key.modified;
                if !is_modifier(&key.code) && !self.keys.contains(&key.code) {
                    self.keys.push(key.code.clone());
                }
            }
            What::KeyUp(key) => {
                self.modified = key.modified;
                if key.code.starts_with("Meta") {
                    // macOS tells of no key that comes up while Command is down.
                    self.keys.clear();
                }
                self.keys.retain(|down| *down != key.code);
            }
            What::WindowBlur => self.clear(),
            What::Click | What::Other => {}
        }
    }
}

fn is_modifier(code: &str) -> bool {
    ["Control", "Meta", "Alt", "Shift", "OS"]
        .iter()
        .any(|name| code.starts_with(name))
}

#[cfg(test)]
mod tests {
    use super::*;
    use Publishes::{Begins, No, Now};

    /// Feeds a gate and keeps what it decided.
    struct Bench {
        gate: Gate,
        verdict: Verdict,
        time: f64,
    }

    fn bench(verdict: Verdict) -> Bench {
        Bench {
            gate: Gate::default(),
            verdict,
            time: 1000.0,
        }
    }

    impl Bench {
        fn hear(&mut self, what: What, publishes: Publishes) -> (bool, bool) {
            self.hear_from(what, publishes, true)
        }

        fn script(&mut self, what: What, publishes: Publishes) -> (bool, bool) {
            self.hear_from(what, publishes, false)
        }

        fn hear_from(&mut self, what: What, publishes: Publishes, trusted: bool) -> (bool, bool) {
            self.time += 10.0;
            let heard = Heard {
                what,
                trusted,
                publishes,
                time: self.time,
            };
            let verdict = self.verdict;
            let decision = self.gate.hear(&heard, || verdict);
            (decision.swallow, decision.settle)
        }

        fn after(&mut self, milliseconds: f64) -> bool {
            self.time += milliseconds;
            self.gate.tick(self.time)
        }
    }

    fn key(code: &str, modified: bool) -> Key {
        Key {
            code: code.into(),
            modified,
        }
    }

    fn down(code: &str, modified: bool) -> What {
        What::KeyDown(key(code, modified))
    }

    fn up(code: &str, modified: bool) -> What {
        What::KeyUp(key(code, modified))
    }

    const PASSED: (bool, bool) = (false, false);
    const SWALLOWED: (bool, bool) = (true, false);
    const SETTLED: (bool, bool) = (true, true);

    #[test]
    fn a_harmless_press_is_left_alone() {
        let mut bench = bench(Verdict::Pass);
        for (what, publishes) in [
            (What::PointerDown(1), Begins),
            (What::Other, Begins),
            (What::PointerUp(1), No),
            (What::Other, No),
            (What::Click, Now),
            (What::Other, Now),
            (down("ControlLeft", true), No),
            (down("Enter", true), Now),
            (up("Enter", true), No),
            (up("ControlLeft", false), No),
        ] {
            assert_eq!(bench.hear(what, publishes), PASSED);
        }
        assert_eq!(bench.gate.wake_at(), None);
    }

    #[test]
    fn a_held_key_publishes_a_harmless_post_once() {
        let mut bench = bench(Verdict::Pass);
        assert_eq!(bench.hear(down("ControlLeft", true), No), PASSED);
        assert_eq!(bench.hear(down("Enter", true), Now), PASSED);
        for _ in 0..5 {
            assert_eq!(bench.hear(down("Enter", true), Now), SWALLOWED);
        }
        assert_eq!(bench.hear(up("Enter", true), No), PASSED);
        assert_eq!(bench.hear(down("Enter", true), Now), PASSED);
        // Its release was heard by nobody: the next press is one of its own.
        bench.time += RELEASE_LOST;
        assert_eq!(bench.hear(down("Enter", true), Now), PASSED);
    }

    #[test]
    fn a_press_on_the_button_is_swallowed_whole_and_settled_at_its_click() {
        let mut bench = bench(Verdict::Ask);
        assert_eq!(bench.hear(What::PointerDown(1), Begins), SWALLOWED);
        assert_eq!(bench.hear(What::Other, Begins), SWALLOWED);
        assert_eq!(bench.hear(What::PointerUp(1), No), SWALLOWED);
        assert_eq!(bench.hear(What::Other, No), SWALLOWED);
        assert_eq!(bench.hear(What::Click, Now), SETTLED);
    }

    #[test]
    fn a_press_dragged_off_the_button_settles_nothing() {
        let mut bench = bench(Verdict::Ask);
        bench.hear(What::PointerDown(1), Begins);
        bench.hear(What::PointerUp(1), No);
        assert_eq!(bench.hear(What::Click, No), SWALLOWED);
        assert!(!bench.after(CLICK_FOLLOWS));
        assert_eq!(bench.hear(What::Click, No), PASSED);
    }

    #[test]
    fn a_press_right_after_one_that_was_dragged_off_is_a_press_of_its_own() {
        let mut bench = bench(Verdict::Ask);
        bench.hear(What::PointerDown(1), Begins);
        bench.hear(What::PointerUp(1), No);
        assert_eq!(bench.hear(What::PointerDown(1), No), PASSED);
        assert_eq!(bench.hear(What::PointerUp(1), No), PASSED);
        assert_eq!(bench.hear(What::Click, No), PASSED);
    }

    #[test]
    fn a_finger_that_starts_to_scroll_settles_nothing() {
        let mut bench = bench(Verdict::Ask);
        bench.hear(What::PointerDown(2), Begins);
        assert_eq!(bench.hear(What::PointerCancel(2), No), SWALLOWED);
        assert_eq!(bench.hear(What::Other, No), PASSED);
    }

    #[test]
    fn a_button_held_down_is_waited_for() {
        let mut bench = bench(Verdict::Ask);
        bench.hear(What::PointerDown(1), Begins);
        assert_eq!(bench.gate.wake_at(), None);
        assert!(!bench.after(60_000.0));
        assert_eq!(bench.hear(What::PointerUp(1), No), SWALLOWED);
        assert_eq!(bench.hear(What::Click, Now), SETTLED);
    }

    #[test]
    fn ctrl_enter_is_settled_when_both_keys_are_up() {
        let mut bench = bench(Verdict::Ask);
        assert_eq!(bench.hear(down("ControlLeft", true), No), PASSED);
        assert_eq!(bench.hear(down("Enter", true), Now), SWALLOWED);
        assert_eq!(bench.hear(up("Enter", true), No), SWALLOWED);
        assert_eq!(bench.hear(up("ControlLeft", false), No), SETTLED);
    }

    #[test]
    fn ctrl_may_come_up_first() {
        let mut bench = bench(Verdict::Ask);
        bench.hear(down("Enter", true), Now);
        assert_eq!(bench.hear(up("ControlLeft", false), No), SWALLOWED);
        assert_eq!(bench.hear(down("Enter", false), No), SWALLOWED);
        assert_eq!(bench.hear(up("Enter", false), No), SETTLED);
    }

    #[test]
    fn a_held_ctrl_enter_settles_once() {
        let mut bench = bench(Verdict::Ask);
        bench.hear(down("Enter", true), Now);
        for _ in 0..500 {
            assert_eq!(bench.hear(down("Enter", true), Now), SWALLOWED);
        }
        assert!(!bench.after(RELEASE_LOST - 1.0));
        assert_eq!(bench.hear(up("Enter", true), No), SWALLOWED);
        assert_eq!(bench.hear(up("ControlLeft", false), No), SETTLED);
    }

    #[test]
    fn command_coming_up_brings_enter_up_with_it() {
        let mut bench = bench(Verdict::Ask);
        bench.hear(down("MetaLeft", true), No);
        bench.hear(down("Enter", true), Now);
        assert_eq!(bench.hear(up("MetaLeft", false), No), SETTLED);
    }

    #[test]
    fn a_lost_release_does_not_hang() {
        let mut lost = bench(Verdict::Ask);
        lost.hear(down("Enter", true), Now);
        assert!(lost.after(RELEASE_LOST));
        assert_eq!(lost.gate.wake_at(), None);

        let mut left = bench(Verdict::Ask);
        left.hear(down("Enter", true), Now);
        assert_eq!(left.hear(What::WindowBlur, No), (false, true));
    }

    #[test]
    fn leaving_the_window_with_the_button_down_settles_nothing() {
        let mut bench = bench(Verdict::Ask);
        bench.hear(What::PointerDown(1), Begins);
        assert_eq!(bench.hear(What::WindowBlur, No), PASSED);
        assert_eq!(bench.hear(What::Click, No), PASSED);
    }

    #[test]
    fn what_a_script_or_a_screen_reader_presses_is_settled_at_once() {
        assert_eq!(bench(Verdict::Ask).script(What::Click, Now), SETTLED);
        assert_eq!(bench(Verdict::Ask).script(What::Other, Now), SETTLED);
        assert_eq!(
            bench(Verdict::Ask).script(down("Enter", true), Now),
            SETTLED
        );
        assert_eq!(bench(Verdict::Ask).hear(What::Click, Now), SETTLED);
    }

    #[test]
    fn a_script_that_submits_within_a_gesture_is_part_of_it() {
        let mut bench = bench(Verdict::Ask);
        bench.hear(down("KeyP", true), No);
        assert_eq!(bench.script(What::Other, Now), SWALLOWED);
        assert_eq!(bench.hear(up("KeyP", true), No), SWALLOWED);
        assert_eq!(bench.hear(up("ControlLeft", false), No), SETTLED);
    }

    #[test]
    fn scripts_of_the_page_go_on_during_a_gesture() {
        let mut bench = bench(Verdict::Ask);
        bench.hear(What::PointerDown(1), Begins);
        assert_eq!(bench.script(What::Click, No), PASSED);
    }

    #[test]
    fn a_letter_is_heard_out_that_went_down_in_a_chord() {
        let mut bench = bench(Verdict::Ask);
        assert!(bench.gate.is_at_rest());
        let letter = |modified| Key {
            code: "KeyA".into(),
            modified,
        };
        bench.hear(What::KeyDown(letter(true)), No);
        assert!(!bench.gate.is_at_rest());
        bench.hear(What::KeyUp(letter(false)), No);
        assert!(bench.gate.is_at_rest());
    }

    #[test]
    fn nothing_publishes_while_the_question_is_open() {
        let mut bench = bench(Verdict::Ask);
        bench.script(What::Click, Now);
        bench.gate.asks();
        assert_eq!(bench.script(What::Other, Now), SWALLOWED);
        assert_eq!(bench.script(What::Click, No), PASSED);
        bench.gate.answered();
        assert_eq!(bench.script(What::Click, Now), SETTLED);
    }

    #[test]
    fn a_press_on_a_post_that_is_underway_vanishes() {
        let mut bench = bench(Verdict::Underway);
        assert_eq!(bench.hear(What::PointerDown(1), Begins), SWALLOWED);
        assert_eq!(bench.hear(What::PointerUp(1), No), SWALLOWED);
        assert_eq!(bench.hear(What::Click, Now), SWALLOWED);
        assert_eq!(bench.hear(What::Click, No), PASSED);
    }

    #[test]
    fn what_was_held_while_loading_goes_on_as_a_gesture() {
        let mut bench = bench(Verdict::Pass);
        let pressed = Heard {
            what: down("Enter", true),
            trusted: true,
            publishes: Now,
            time: 1000.0,
        };
        assert_eq!(bench.gate.resume(&pressed), Decision::SWALLOW);
        assert_eq!(bench.hear(down("Enter", true), Now), SWALLOWED);
        assert_eq!(bench.hear(up("Enter", true), No), SWALLOWED);
        assert_eq!(bench.hear(up("ControlLeft", false), No), SETTLED);
    }
}
