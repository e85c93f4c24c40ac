//! Dates and times as they arrive from outside. The engine never asks a clock.

use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;
use std::str::FromStr;
use time::OffsetDateTime;
use time::format_description::well_known::Rfc3339;

/// A calendar day, written `2026-12-31`. Ordered by time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date(time::Date);

/// A time of day in whole minutes, written `09:00`. Ordered by time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TimeOfDay {
    minutes: u16,
}

/// A moment on somebody's clock, with its offset, written as RFC 3339.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Moment(OffsetDateTime);

/// Says what was wrong with a date or a time, and which form is wanted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClockError {
    given: String,
    wanted: &'static str,
}

impl fmt::Display for ClockError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?} is not {}", self.given, self.wanted)
    }
}

impl std::error::Error for ClockError {}

fn wrong(given: &str, wanted: &'static str) -> ClockError {
    ClockError {
        given: given.chars().take(40).collect(),
        wanted,
    }
}

impl FromStr for Date {
    type Err = ClockError;

    fn from_str(text: &str) -> Result<Self, ClockError> {
        let error = || wrong(text, "a date like 2026-12-31");
        let bytes = text.as_bytes();
        if bytes.len() != 10 || bytes[4] != b'-' || bytes[7] != b'-' || !text.is_ascii() {
            return Err(error());
        }
        let year = text[..4].parse().map_err(|_| error())?;
        let month: u8 = text[5..7].parse().map_err(|_| error())?;
        let day = text[8..].parse().map_err(|_| error())?;
        let month = time::Month::try_from(month).map_err(|_| error())?;
        time::Date::from_calendar_date(year, month, day)
            .map(Self)
            .map_err(|_| error())
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = self.0.to_calendar_date();
        write!(f, "{year:04}-{:02}-{day:02}", u8::from(month))
    }
}

impl Date {
    /// How many days lie between an earlier day and this one; negative where
    /// that day is later.
    #[must_use]
    pub fn days_since(self, earlier: Self) -> i64 {
        (self.0 - earlier.0).whole_days()
    }
}

impl FromStr for TimeOfDay {
    type Err = ClockError;

    fn from_str(text: &str) -> Result<Self, ClockError> {
        let error = || wrong(text, "a time like 09:00");
        let (hours, minutes) = text.split_once(':').ok_or_else(error)?;
        let two_digits = |part: &str| {
            (part.len() == 2 && part.bytes().all(|byte| byte.is_ascii_digit()))
                .then(|| part.parse::<u16>().ok())
                .flatten()
                .ok_or_else(error)
        };
        let (hours, minutes) = (two_digits(hours)?, two_digits(minutes)?);
        if hours > 23 || minutes > 59 {
            return Err(error());
        }
        Ok(Self {
            minutes: hours * 60 + minutes,
        })
    }
}

impl fmt::Display for TimeOfDay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}:{:02}", self.minutes / 60, self.minutes % 60)
    }
}

impl FromStr for Moment {
    type Err = ClockError;

    fn from_str(text: &str) -> Result<Self, ClockError> {
        OffsetDateTime::parse(text, &Rfc3339)
            .map(Self)
            .map_err(|_| wrong(text, "a moment like 2026-11-24T20:00:00+01:00"))
    }
}

impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (hours, minutes, _) = self.0.offset().as_hms();
        let sign = if hours < 0 || minutes < 0 { '-' } else { '+' };
        write!(
            f,
            "{}T{:02}:{:02}:{:02}{sign}{:02}:{:02}",
            self.date(),
            self.0.hour(),
            self.0.minute(),
            self.0.second(),
            hours.abs(),
            minutes.abs()
        )
    }
}

impl Moment {
    /// The day on the local clock.
    #[must_use]
    pub fn date(self) -> Date {
        Date(self.0.date())
    }

    /// The time of day on the local clock.
    #[must_use]
    pub fn time_of_day(self) -> TimeOfDay {
        TimeOfDay {
            minutes: u16::from(self.0.hour()) * 60 + u16::from(self.0.minute()),
        }
    }

    /// The day of the week on the local clock, 1 (Monday) to 7 (Sunday).
    #[must_use]
    pub fn weekday(self) -> u8 {
        self.0.weekday().number_from_monday()
    }
}

macro_rules! as_text {
    ($($type:ty),*) => {$(
        impl Serialize for $type {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }

        impl<'de> Deserialize<'de> for $type {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let text = String::deserialize(deserializer)?;
                text.parse().map_err(D::Error::custom)
            }
        }
    )*};
}

as_text!(Date, TimeOfDay, Moment);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_and_writes_the_same_form() {
        assert_eq!(
            "2026-12-31".parse::<Date>().unwrap().to_string(),
            "2026-12-31"
        );
        assert_eq!("09:05".parse::<TimeOfDay>().unwrap().to_string(), "09:05");
        let moment = "2026-11-24T20:00:00+01:00";
        assert_eq!(moment.parse::<Moment>().unwrap().to_string(), moment);
        let west = "2026-11-24T20:00:00-03:30";
        assert_eq!(west.parse::<Moment>().unwrap().to_string(), west);
    }

    #[test]
    fn refuses_what_is_no_date_or_time() {
        for text in ["2026-13-01", "2026-02-30", "31-12-2026", "", "éééé-é-é"] {
            assert!(text.parse::<Date>().is_err(), "{text}");
        }
        for text in ["24:00", "9:00", "09:60", "0900", "+9:00"] {
            assert!(text.parse::<TimeOfDay>().is_err(), "{text}");
        }
        assert!("2026-11-24T20:00:00".parse::<Moment>().is_err());
    }

    #[test]
    fn weekday_and_time_follow_the_local_clock() {
        let moment: Moment = "2026-11-29T23:30:00-05:00".parse().unwrap();
        assert_eq!(moment.weekday(), 7);
        assert_eq!(moment.time_of_day().to_string(), "23:30");
        assert_eq!(moment.date().to_string(), "2026-11-29");
    }
}
