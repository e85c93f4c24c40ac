//! The drawings: path data on a grid of 24 by 24. The shape tells the level,
//! so that colour is never the only sign.

use namens_norms::Level;

/// A speech balloon in outline: something about what you say.
const NOTICE: &[&str] = &["M4 5.5h16v11h-9l-4 3.5v-3.5h-3z", "M8 9.5h8", "M8 12.8h5"];

/// An octagon with the two bars of a pause.
const CONFIRM: &[&str] = &[
    "M8.3 2.8h7.4l5.5 5.5v7.4l-5.5 5.5h-7.4l-5.5-5.5v-7.4z",
    "M9.7 8.5v7",
    "M14.3 8.5v7",
];

/// An eye with a stroke through it: not looking.
pub const NOT_LOOKING: &[&str] = &[
    "M2.5 12c2.4-4 5.6-6 9.5-6s7.1 2 9.5 6c-2.4 4-5.6 6-9.5 6s-7.1-2-9.5-6z",
    "M12 9.5a2.5 2.5 0 1 0 0 5a2.5 2.5 0 1 0 0-5",
    "M4 20l16-16",
];

/// An eye: looking.
pub const LOOKING: &[&str] = &[
    "M2.5 12c2.4-4 5.6-6 9.5-6s7.1 2 9.5 6c-2.4 4-5.6 6-9.5 6s-7.1-2-9.5-6z",
    "M12 9.5a2.5 2.5 0 1 0 0 5a2.5 2.5 0 1 0 0-5",
];

/// A ring around the two bars of a pause.
pub const PAUSED: &[&str] = &[
    "M12 3a9 9 0 1 0 0 18a9 9 0 1 0 0-18",
    "M9.8 8.8v6.4",
    "M14.2 8.8v6.4",
];

/// A ring around a tick: nothing found.
pub const FINE: &[&str] = &[
    "M12 3a9 9 0 1 0 0 18a9 9 0 1 0 0-18",
    "M8 12.3l2.8 2.8 5.4-6",
];

/// A ring around a dot: the spot to press.
pub const PRESS: &[&str] = &[
    "M12 4a8 8 0 1 0 0 16a8 8 0 1 0 0-16",
    "M12 9.5a2.5 2.5 0 1 0 0 5a2.5 2.5 0 1 0 0-5",
];

/// A short list: the tips.
pub const TIPS: &[&str] = &[
    "M9.5 6h11",
    "M9.5 12h11",
    "M9.5 18h11",
    "M3.2 6l1.3 1.3 2.3-2.6",
    "M3.2 12l1.3 1.3 2.3-2.6",
    "M3.2 18l1.3 1.3 2.3-2.6",
];

/// Two strokes across each other: to close something.
pub const CLOSE: &[&str] = &["M6 6l12 12", "M18 6l-12 12"];

/// The drawing of a level.
#[must_use]
pub fn of(level: Level) -> &'static [&'static str] {
    match level {
        Level::Confirm => CONFIRM,
        Level::Notice | Level::None => NOTICE,
    }
}
