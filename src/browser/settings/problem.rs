//! What can be wrong with a value, and where it stood.

use std::fmt;

/// The most characters of a wrong value that are repeated to the user.
const GIVEN_MAX: usize = 40;

/// What is wrong with a value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// It should be a group of named values (a JSON object).
    NotAGroup,
    /// It should be a list.
    NotAList,
    /// It should be text.
    NotText,
    /// It should be yes or no (true or false).
    NotYesNo,
    /// It should be the number of a day, 1 to 7.
    NotADay,
    /// It should be a date like 2026-12-31; holds what was given.
    NotADate(String),
    /// It should be a time like 09:00; holds what was given.
    NotATime(String),
    /// It should be an address for mail; holds what was given.
    NotAnEmail(String),
    /// It should be a telephone number; holds what was given.
    NotAPhone(String),
    /// It should be an `https:` or `mailto:` address; holds what was given.
    NotALink(String),
    /// It is none of the values to choose from.
    UnknownValue {
        /// What was given.
        given: String,
        /// What there is to choose from.
        allowed: Vec<&'static str>,
    },
    /// Nothing here has this name.
    UnknownName,
    /// It must be there and is not.
    Missing,
    /// Shorter than this number of characters.
    TooShort(usize),
    /// Longer than this number of characters.
    TooLong(usize),
    /// More items than this number.
    TooMany(usize),
    /// A space in the name of an account.
    SpaceInAccount,
    /// Working hours without a day.
    NoDays,
    /// Working hours that end when they begin.
    NoTime,
    /// The settings come from a later version of the product.
    LaterVersion,
}

/// A value that was not understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// Where it stood: `profile.organisations[2].sector`, counted from 1; empty
    /// for the whole.
    pub path: String,
    /// What is wrong with it.
    pub fault: Fault,
}

impl Fault {
    /// A value that is none of those to choose from.
    #[must_use]
    pub fn unknown_value(given: &str, allowed: Vec<&'static str>) -> Self {
        let given = clipped(given);
        Self::UnknownValue { given, allowed }
    }

    /// Something that is no date.
    #[must_use]
    pub fn not_a_date(given: &str) -> Self {
        Self::NotADate(clipped(given))
    }

    /// Something that is no time.
    #[must_use]
    pub fn not_a_time(given: &str) -> Self {
        Self::NotATime(clipped(given))
    }

    /// Something that is no address for mail.
    #[must_use]
    pub fn not_an_email(given: &str) -> Self {
        Self::NotAnEmail(clipped(given))
    }

    /// Something that is no telephone number.
    #[must_use]
    pub fn not_a_phone(given: &str) -> Self {
        Self::NotAPhone(clipped(given))
    }

    /// Something that is no address to go to.
    #[must_use]
    pub fn not_a_link(given: &str) -> Self {
        Self::NotALink(clipped(given))
    }
}

fn clipped(given: &str) -> String {
    if given.chars().count() <= GIVEN_MAX {
        return given.to_owned();
    }
    given.chars().take(GIVEN_MAX).chain(['…']).collect()
}

/// A step from a value to one inside it.
#[derive(Debug, Clone, Copy)]
pub(super) enum Step<'a> {
    /// To the value of this name.
    Name(&'a str),
    /// To the item of this index, from 0.
    Item(usize),
}

/// The steps from the whole to a value.
pub(super) struct Path<'a, 'b>(pub &'b [Step<'a>]);

impl fmt::Display for Path<'_, '_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (depth, step) in self.0.iter().enumerate() {
            match step {
                Step::Name(name) if depth == 0 => f.write_str(&clipped(name))?,
                Step::Name(name) => write!(f, ".{}", clipped(name))?,
                Step::Item(index) => write!(f, "[{}]", index + 1)?,
            }
        }
        Ok(())
    }
}
