//! How much the settings may hold.
//!
//! Every word of them is looked for in every post, so a file of a million
//! aliases would slow down each key press. The limits are far above what a
//! person has.

/// The fewest characters of a name or a word: a single letter would be found
/// in every post.
pub const TEXT_MIN: usize = 2;

/// The most characters of a name or a word.
pub const TEXT_MAX: usize = 200;

/// The most organisations.
pub const ORGANISATIONS_MAX: usize = 10;

/// The most own subjects.
pub const DOSSIERS_MAX: usize = 30;

/// The most items of any other list: aliases, words, titles, accounts, sites.
pub const LIST_MAX: usize = 50;
