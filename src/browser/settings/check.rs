//! What a single value of the settings must be like: the same for what is
//! typed on the settings page, found in storage and read from a file.

use super::Fault;
use super::limits::{TEXT_MAX, TEXT_MIN};
use namens_norms::WorkHours;
use namens_norms::clock::{Date, TimeOfDay};

/// A name, a job title or a word: without space around it, and with a single
/// space where it has several.
///
/// # Errors
/// It is too short or too long.
pub fn text(given: &str) -> Result<String, Fault> {
    let text = given.split_whitespace().collect::<Vec<_>>().join(" ");
    match text.chars().count() {
        0 => Err(Fault::Missing),
        length if length < TEXT_MIN => Err(Fault::TooShort(TEXT_MIN)),
        length if length > TEXT_MAX => Err(Fault::TooLong(TEXT_MAX)),
        _ => Ok(text),
    }
}

/// The handle of an account, or its name: some sites show no handle.
///
/// # Errors
/// It is too short or too long, or a handle has a space.
pub fn account(given: &str) -> Result<String, Fault> {
    let account = text(given)?;
    if account.starts_with('@') && account.contains(' ') {
        return Err(Fault::SpaceInAccount);
    }
    Ok(account)
}

/// A calendar day.
///
/// # Errors
/// It is not written like 2026-12-31, or there is no such day.
pub fn date(given: &str) -> Result<Date, Fault> {
    given.trim().parse().map_err(|_| Fault::not_a_date(given))
}

/// A time of day.
///
/// # Errors
/// It is not written like 09:00.
pub fn time(given: &str) -> Result<TimeOfDay, Fault> {
    given.trim().parse().map_err(|_| Fault::not_a_time(given))
}

/// Working hours; `days` may stand in any order, and more than once.
///
/// # Errors
/// There is no day, a day is not 1 to 7, or no time lies between begin and end.
pub fn work_hours(mut days: Vec<u8>, from: TimeOfDay, to: TimeOfDay) -> Result<WorkHours, Fault> {
    days.sort_unstable();
    days.dedup();
    if days.is_empty() {
        return Err(Fault::NoDays);
    }
    if days.iter().any(|day| !(1..=7).contains(day)) {
        return Err(Fault::NotADay);
    }
    if from == to {
        return Err(Fault::NoTime);
    }
    Ok(WorkHours { days, from, to })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_tidied_and_measured_in_characters() {
        assert_eq!(text("  Gemeente\n  Hoorn ").unwrap(), "Gemeente Hoorn");
        assert_eq!(text(" \t"), Err(Fault::Missing));
        assert_eq!(text("é"), Err(Fault::TooShort(2)));
        assert_eq!(text(&"é".repeat(200)).unwrap().chars().count(), 200);
        assert_eq!(text(&"é".repeat(201)), Err(Fault::TooLong(200)));
    }

    #[test]
    fn a_handle_is_one_word_and_a_name_may_be_several() {
        assert_eq!(
            account(" @gemeente@mastodon.nl ").unwrap(),
            "@gemeente@mastodon.nl"
        );
        assert_eq!(account("Gemeente Hoorn").unwrap(), "Gemeente Hoorn");
        assert_eq!(account("@gemeente hoorn"), Err(Fault::SpaceInAccount));
    }

    #[test]
    fn a_wrong_date_or_time_is_repeated_but_never_whole() {
        assert_eq!(
            date("31-12-2026"),
            Err(Fault::NotADate("31-12-2026".into()))
        );
        let Err(Fault::NotATime(given)) = time(&"9".repeat(1000)) else {
            panic!("a thousand digits are no time");
        };
        assert_eq!(given.chars().count(), 41);
    }

    #[test]
    fn working_hours_need_days_and_time() {
        let (nine, five) = (time("09:00").unwrap(), time("17:00").unwrap());
        let hours = work_hours(vec![5, 1, 1], nine, five).unwrap();
        assert_eq!(hours.days, [1, 5]);
        assert_eq!(work_hours(vec![], nine, five), Err(Fault::NoDays));
        assert_eq!(work_hours(vec![0], nine, five), Err(Fault::NotADay));
        assert_eq!(work_hours(vec![8], nine, five), Err(Fault::NotADay));
        assert_eq!(work_hours(vec![1], nine, nine), Err(Fault::NoTime));
        assert!(work_hours(vec![1], five, nine).is_ok(), "a night shift");
    }
}
