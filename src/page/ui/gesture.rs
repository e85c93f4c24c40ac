//! What a press in our own interface means. Pure: it is told of events and
//! says whose they are and whether their default action may happen.
//!
//! The question opens in answer to a press on the page's publish button, so the
//! rest of that press (the second click of a double click, the repeats of a
//! held Ctrl+Enter, the mouse events after a touch) must not answer it. And it
//! closes at a press, so the rest of *that* press (the release of Escape, the
//! repeats of a held Enter) must not reach the page.

/// A point in CSS pixels of the viewport at a moment in milliseconds.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Spot {
    /// Horizontal.
    pub x: f64,
    /// Vertical.
    pub y: f64,
    /// The event's time stamp.
    pub time: f64,
}

/// One event, as far as it matters here. Only events of the person: the
/// caller drops what a script dispatched.
#[derive(Debug, Clone, PartialEq)]
pub enum Input {
    /// A key goes down, or repeats while it is held.
    KeyDown {
        /// The physical key.
        key: String,
        /// Whether it is a repeat.
        repeat: bool,
        /// Whether Ctrl, Meta or Alt is down with it.
        chord: bool,
    },
    /// The old event between a key's down and up.
    KeyPress {
        /// The physical key.
        key: String,
    },
    /// A key comes up.
    KeyUp {
        /// The physical key.
        key: String,
    },
    /// A pointer goes down.
    PointerDown(Spot),
    /// A click; `count` is 0 from a key or from assistive technology, 2 for
    /// the second of a double click.
    Click {
        /// How many clicks in a row.
        count: u32,
        /// Where and when.
        spot: Spot,
    },
    /// A mouse button goes down, for this many times in a row at one spot.
    MouseDown {
        /// 1 for a press of its own, 2 for the second of a double click.
        count: u32,
    },
    /// Any other pointer or mouse event.
    OtherPointer,
    /// Anything else, such as a change of focus.
    Other,
}

/// Where an event was heard.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Heard {
    /// On the page, with nothing of ours in the way.
    OnPage,
    /// In a card of ours that leaves the page usable.
    InCard,
    /// While a dialog of ours is open; `aimed`: its target lies in our tree.
    UnderDialog {
        /// Whether the event's target lies in our tree.
        aimed: bool,
    },
}

/// What is to be done with an event.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Verdict {
    /// The page must not see it.
    pub ours: bool,
    /// Its default action must not happen.
    pub prevent: bool,
}

impl Verdict {
    const PAGE: Self = Self {
        ours: false,
        prevent: false,
    };
    const OURS: Self = Self {
        ours: true,
        prevent: false,
    };
    const DROPPED: Self = Self {
        ours: true,
        prevent: true,
    };

    fn ours(allowed: bool) -> Self {
        if allowed { Self::OURS } else { Self::DROPPED }
    }
}

/// Within this many milliseconds a second press at the same spot is the rest
/// of a double click (the default of the common desktops).
const DOUBLE_CLICK: f64 = 500.0;
/// And within this many CSS pixels.
const SAME_SPOT: f64 = 8.0;

/// The presses in our interface, from one event to the next.
#[derive(Debug, Default)]
pub struct Gestures {
    /// Keys that went down in our interface and are not up yet.
    down: Vec<String>,
    /// Keys that closed a dialog or a card and are not up yet.
    leftover: Vec<String>,
    /// A pointer went down in our interface and has not clicked yet.
    pointer: bool,
    /// The last key event belongs to a key that went down before the dialog opened.
    stale_key: bool,
    /// The last accepted click of a pointer.
    last_click: Option<Spot>,
    /// The last press's own click, which a label may pass on.
    passes_on: Option<Spot>,
    /// The click that closed something of ours.
    closing_click: Option<Spot>,
    /// A pointer press on the page is the rest of the closing double click.
    tail: bool,
}

impl Gestures {
    /// Nothing of an earlier press is left to take from the page.
    #[must_use]
    pub fn is_idle(&self) -> bool {
        self.leftover.is_empty() && self.closing_click.is_none() && !self.tail
    }

    /// A dialog opened: only presses from now on count in it.
    pub fn opened(&mut self) {
        *self = Self::default();
    }

    /// A dialog or card closed: the rest of the press that closed it is ours.
    pub fn closed(&mut self) {
        *self = Self {
            leftover: std::mem::take(&mut self.down),
            closing_click: self.last_click.take(),
            ..Self::default()
        };
    }

    /// Judges one event.
    pub fn judge(&mut self, input: &Input, heard: Heard) -> Verdict {
        if let Some(verdict) = self.rest_of_closing(input) {
            return verdict;
        }
        match heard {
            Heard::OnPage => Verdict::PAGE,
            Heard::InCard => {
                self.note(input);
                // A press with the mouse leaves the focus where the person
                // types. A double click is one press: what opens does not close.
                Verdict::ours(!matches!(
                    input,
                    Input::OtherPointer | Input::MouseDown { .. } | Input::Click { count: 2.., .. }
                ))
            }
            Heard::UnderDialog { aimed } => {
                let is_key = matches!(
                    input,
                    Input::KeyDown { .. } | Input::KeyPress { .. } | Input::KeyUp { .. }
                );
                if aimed || is_key {
                    Verdict::ours(self.in_dialog(input))
                } else {
                    Verdict::PAGE
                }
            }
        }
    }

    /// Whether an event in a dialog may have its default action.
    fn in_dialog(&mut self, input: &Input) -> bool {
        let started_here = self.note(input);
        match input {
            Input::KeyDown { key, repeat, chord } => {
                !(activates(key) && (*repeat || *chord) || key == "Escape" && *repeat)
            }
            Input::KeyPress { .. } | Input::KeyUp { .. } => started_here,
            Input::Click { count: 0, .. } => !self.stale_key,
            Input::Click { count, .. } => started_here && *count == 1,
            // A press whose click will not count moves no focus either.
            Input::MouseDown { count } => *count < 2,
            Input::PointerDown(_) | Input::OtherPointer | Input::Other => true,
        }
    }

    /// Takes note of an event; whether its press started in our interface.
    fn note(&mut self, input: &Input) -> bool {
        match input {
            Input::KeyDown { key, repeat, .. } => {
                self.stale_key = *repeat && !self.down.contains(key);
                if !*repeat && !self.down.contains(key) {
                    self.down.push(key.clone());
                    // What this key closes was closed by no click.
                    self.last_click = None;
                }
                !self.stale_key
            }
            Input::KeyPress { key } => {
                self.stale_key = !self.down.contains(key);
                !self.stale_key
            }
            Input::KeyUp { key } => {
                self.stale_key = !take(&mut self.down, key);
                !self.stale_key
            }
            Input::PointerDown(_) => {
                self.pointer = true;
                true
            }
            Input::Click { count, spot } if *count > 0 => {
                let pressed = std::mem::take(&mut self.pointer);
                let started_here = pressed || self.is_passed_on(spot);
                self.passes_on = pressed.then_some(*spot);
                self.last_click = started_here.then_some(*spot);
                started_here
            }
            Input::Click { .. } | Input::MouseDown { .. } | Input::OtherPointer | Input::Other => {
                true
            }
        }
    }

    /// Whether a click comes of the one before it: a label passes its own on to
    /// the box that it is of, once, at the same spot and with no press between.
    fn is_passed_on(&mut self, spot: &Spot) -> bool {
        let passed = self.passes_on.take();
        passed.is_some_and(|from| (from.x, from.y) == (spot.x, spot.y))
    }

    /// The verdict on what is the rest of the press that closed something.
    fn rest_of_closing(&mut self, input: &Input) -> Option<Verdict> {
        match input {
            Input::KeyDown {
                key, repeat: false, ..
            } => {
                // Its release was never heard; this is a press of its own.
                take(&mut self.leftover, key);
                None
            }
            Input::KeyDown { key, .. } | Input::KeyPress { key } => {
                self.leftover.contains(key).then_some(Verdict::DROPPED)
            }
            Input::KeyUp { key } => take(&mut self.leftover, key).then_some(Verdict::DROPPED),
            Input::PointerDown(spot) => {
                self.tail = self.closing_click.take().is_some_and(|closing| {
                    spot.time - closing.time <= DOUBLE_CLICK
                        && (spot.x - closing.x).hypot(spot.y - closing.y) <= SAME_SPOT
                });
                self.tail.then_some(Verdict::DROPPED)
            }
            Input::OtherPointer | Input::MouseDown { .. } | Input::Click { count: 1.., .. } => {
                self.tail.then_some(Verdict::DROPPED)
            }
            Input::Click { .. } | Input::Other => None,
        }
    }
}

/// Whether a key presses the button that has the focus.
fn activates(key: &str) -> bool {
    matches!(key, "Enter" | "NumpadEnter" | "Space")
}

fn take(keys: &mut Vec<String>, key: &str) -> bool {
    let before = keys.len();
    keys.retain(|held| held != key);
    keys.len() < before
}

#[cfg(test)]
mod tests {
    use super::*;

    const DIALOG: Heard = Heard::UnderDialog { aimed: true };

    fn down(key: &str) -> Input {
        Input::KeyDown {
            key: key.into(),
            repeat: false,
            chord: false,
        }
    }

    fn repeat(key: &str) -> Input {
        Input::KeyDown {
            key: key.into(),
            repeat: true,
            chord: false,
        }
    }

    fn press(key: &str) -> Input {
        Input::KeyPress { key: key.into() }
    }

    fn up(key: &str) -> Input {
        Input::KeyUp { key: key.into() }
    }

    fn at(x: f64, time: f64) -> Spot {
        Spot { x, y: 0.0, time }
    }

    fn click(count: u32) -> Input {
        Input::Click {
            count,
            spot: at(5.0, 0.0),
        }
    }

    fn opened() -> Gestures {
        let mut gestures = Gestures::default();
        gestures.opened();
        gestures
    }

    #[test]
    fn a_press_and_click_answers() {
        let mut gestures = opened();
        gestures.judge(&Input::PointerDown(at(5.0, 0.0)), DIALOG);
        gestures.judge(&Input::OtherPointer, DIALOG);
        assert_eq!(gestures.judge(&click(1), DIALOG), Verdict::OURS);
    }

    #[test]
    fn a_double_click_in_a_card_is_one_press() {
        let mut gestures = Gestures::default();
        gestures.judge(&Input::PointerDown(at(5.0, 0.0)), Heard::InCard);
        assert_eq!(gestures.judge(&click(1), Heard::InCard), Verdict::OURS);
        gestures.judge(&Input::PointerDown(at(5.0, 100.0)), Heard::InCard);
        assert_eq!(gestures.judge(&click(2), Heard::InCard), Verdict::DROPPED);
    }

    #[test]
    fn a_click_after_a_key_that_closed_is_a_press_of_its_own() {
        let mut gestures = Gestures::default();
        gestures.judge(&Input::PointerDown(at(5.0, 0.0)), Heard::InCard);
        gestures.judge(&click(1), Heard::InCard);
        gestures.judge(&down("Escape"), Heard::InCard);
        gestures.closed();
        gestures.judge(&up("Escape"), Heard::OnPage);
        let press = Input::PointerDown(at(5.0, 100.0));
        assert_eq!(gestures.judge(&press, Heard::InCard), Verdict::OURS);
    }

    #[test]
    fn a_click_without_a_press_in_the_dialog_does_not() {
        let mut gestures = opened();
        gestures.judge(&Input::OtherPointer, DIALOG);
        assert_eq!(gestures.judge(&click(1), DIALOG), Verdict::DROPPED);
    }

    #[test]
    fn the_second_click_of_a_double_click_does_not() {
        let mut gestures = opened();
        gestures.judge(&Input::PointerDown(at(5.0, 0.0)), DIALOG);
        assert_eq!(gestures.judge(&click(2), DIALOG), Verdict::DROPPED);
    }

    #[test]
    fn the_second_press_of_a_double_click_moves_no_focus() {
        let mut gestures = opened();
        let press = |count| Input::MouseDown { count };
        assert_eq!(gestures.judge(&press(2), DIALOG), Verdict::DROPPED);
        assert_eq!(gestures.judge(&press(1), DIALOG), Verdict::OURS);
    }

    #[test]
    fn each_click_needs_its_own_press() {
        let mut gestures = opened();
        gestures.judge(&Input::PointerDown(at(5.0, 0.0)), DIALOG);
        gestures.judge(&click(1), DIALOG);
        let elsewhere = Input::Click {
            count: 1,
            spot: at(6.0, 0.0),
        };
        assert_eq!(gestures.judge(&elsewhere, DIALOG), Verdict::DROPPED);
    }

    #[test]
    fn enter_and_space_answer_when_pressed_in_the_dialog() {
        for key in ["Enter", "Space"] {
            let mut gestures = opened();
            assert_eq!(gestures.judge(&down(key), DIALOG), Verdict::OURS);
            assert_eq!(gestures.judge(&press(key), DIALOG), Verdict::OURS);
            assert_eq!(gestures.judge(&click(0), DIALOG), Verdict::OURS);
        }
        let mut gestures = opened();
        gestures.judge(&down("Space"), DIALOG);
        assert_eq!(gestures.judge(&up("Space"), DIALOG), Verdict::OURS);
        assert_eq!(gestures.judge(&click(0), DIALOG), Verdict::OURS);
    }

    #[test]
    fn a_key_held_since_before_the_dialog_never_answers() {
        let mut gestures = opened();
        assert_eq!(gestures.judge(&repeat("Enter"), DIALOG), Verdict::DROPPED);
        assert_eq!(gestures.judge(&press("Enter"), DIALOG), Verdict::DROPPED);
        assert_eq!(gestures.judge(&click(0), DIALOG), Verdict::DROPPED);
        assert_eq!(gestures.judge(&up("Enter"), DIALOG), Verdict::DROPPED);
        assert_eq!(gestures.judge(&click(0), DIALOG), Verdict::DROPPED);
        gestures.judge(&down("Enter"), DIALOG);
        assert_eq!(gestures.judge(&click(0), DIALOG), Verdict::OURS);
    }

    #[test]
    fn a_label_passes_its_click_on_to_its_box_once() {
        let mut gestures = opened();
        gestures.judge(&Input::PointerDown(at(5.0, 900.0)), DIALOG);
        let passed_on = Input::Click {
            count: 1,
            spot: at(5.0, 2000.0),
        };
        assert_eq!(gestures.judge(&click(1), DIALOG), Verdict::OURS);
        assert_eq!(gestures.judge(&passed_on, DIALOG), Verdict::OURS);
        assert_eq!(gestures.judge(&passed_on, DIALOG), Verdict::DROPPED);
    }

    #[test]
    fn a_key_held_in_the_dialog_answers_once() {
        let mut gestures = opened();
        gestures.judge(&down("Enter"), DIALOG);
        gestures.judge(&click(0), DIALOG);
        assert_eq!(gestures.judge(&repeat("Enter"), DIALOG), Verdict::DROPPED);
    }

    #[test]
    fn control_enter_presses_nothing() {
        let mut gestures = opened();
        let chord = Input::KeyDown {
            key: "Enter".into(),
            repeat: false,
            chord: true,
        };
        assert_eq!(gestures.judge(&chord, DIALOG), Verdict::DROPPED);
    }

    #[test]
    fn tab_and_arrows_may_repeat() {
        let mut gestures = opened();
        for key in ["Tab", "ArrowDown"] {
            assert_eq!(gestures.judge(&down(key), DIALOG), Verdict::OURS);
            assert_eq!(gestures.judge(&repeat(key), DIALOG), Verdict::OURS);
        }
    }

    #[test]
    fn assistive_technology_clicks_without_a_press() {
        let mut gestures = opened();
        assert_eq!(gestures.judge(&click(0), DIALOG), Verdict::OURS);
    }

    #[test]
    fn keys_beside_an_open_dialog_are_ours_and_clicks_are_the_pages() {
        let beside = Heard::UnderDialog { aimed: false };
        let mut gestures = opened();
        assert!(gestures.judge(&down("KeyA"), beside).ours);
        assert_eq!(gestures.judge(&click(1), beside), Verdict::PAGE);
    }

    #[test]
    fn the_key_that_closed_the_dialog_is_taken_until_it_is_up() {
        for key in ["Escape", "Enter"] {
            let mut gestures = opened();
            gestures.judge(&down(key), DIALOG);
            gestures.closed();
            assert!(!gestures.is_idle());
            assert_eq!(
                gestures.judge(&repeat(key), Heard::OnPage),
                Verdict::DROPPED
            );
            assert_eq!(gestures.judge(&press(key), Heard::OnPage), Verdict::DROPPED);
            assert_eq!(gestures.judge(&up(key), Heard::OnPage), Verdict::DROPPED);
            assert!(gestures.is_idle());
            assert_eq!(gestures.judge(&down(key), Heard::OnPage), Verdict::PAGE);
            assert_eq!(gestures.judge(&up(key), Heard::OnPage), Verdict::PAGE);
        }
    }

    #[test]
    fn a_lost_release_does_not_take_the_next_press() {
        let mut gestures = opened();
        gestures.judge(&down("Escape"), DIALOG);
        gestures.closed();
        assert_eq!(
            gestures.judge(&down("Escape"), Heard::OnPage),
            Verdict::PAGE
        );
        assert_eq!(gestures.judge(&up("Escape"), Heard::OnPage), Verdict::PAGE);
    }

    fn closed_by_click() -> Gestures {
        let mut gestures = opened();
        gestures.judge(&Input::PointerDown(at(5.0, 900.0)), DIALOG);
        let click = Input::Click {
            count: 1,
            spot: at(5.0, 1000.0),
        };
        gestures.judge(&click, DIALOG);
        gestures.closed();
        gestures
    }

    #[test]
    fn the_double_click_that_closed_the_dialog_does_not_fall_through() {
        let mut gestures = closed_by_click();
        let second = Input::PointerDown(at(6.0, 1150.0));
        assert_eq!(gestures.judge(&second, Heard::OnPage), Verdict::DROPPED);
        assert_eq!(
            gestures.judge(&Input::OtherPointer, Heard::OnPage),
            Verdict::DROPPED
        );
        assert_eq!(gestures.judge(&click(2), Heard::OnPage), Verdict::DROPPED);
        let next = Input::PointerDown(at(6.0, 1300.0));
        assert_eq!(gestures.judge(&next, Heard::OnPage), Verdict::PAGE);
        assert_eq!(gestures.judge(&click(1), Heard::OnPage), Verdict::PAGE);
        assert!(gestures.is_idle());
    }

    #[test]
    fn a_press_elsewhere_or_later_is_the_pages() {
        for spot in [at(200.0, 1100.0), at(5.0, 1800.0)] {
            let mut gestures = closed_by_click();
            let next = Input::PointerDown(spot);
            assert_eq!(gestures.judge(&next, Heard::OnPage), Verdict::PAGE);
        }
    }

    #[test]
    fn the_mouse_in_a_card_never_takes_the_focus_from_the_text() {
        let mut gestures = Gestures::default();
        let verdict = gestures.judge(&Input::OtherPointer, Heard::InCard);
        assert_eq!(verdict, Verdict::DROPPED);
        assert_eq!(gestures.judge(&click(1), Heard::InCard), Verdict::OURS);
    }
}
