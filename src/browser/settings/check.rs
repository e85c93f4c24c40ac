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

/// An address for mail.
///
/// # Errors
/// It has no name, no `@` or no domain, or what has a meaning in a link.
pub fn email(given: &str) -> Result<String, Fault> {
    let address = text(given)?;
    let fits = |c: char| !(c.is_whitespace() || c.is_control() || "?&%#/\\<>\"'(),:;".contains(c));
    let domain = |domain: &str| {
        let mut labels = domain.split('.');
        domain.contains('.') && labels.all(|label| !label.is_empty())
    };
    match address.split_once('@') {
        Some((name, host))
            if !name.is_empty()
                && !host.contains('@')
                && domain(host)
                && address.chars().all(fits) =>
        {
            Ok(address)
        }
        _ => Err(Fault::not_an_email(given)),
    }
}

/// A telephone number, with the signs that people write in it.
///
/// # Errors
/// It has another sign, or fewer than three digits.
pub fn phone(given: &str) -> Result<String, Fault> {
    let number = text(given)?;
    let digits = number.chars().filter(char::is_ascii_digit).count();
    let fits = |c: char| c.is_ascii_digit() || " +-()./".contains(c);
    if digits >= 3 && number.chars().all(fits) {
        Ok(number)
    } else {
        Err(Fault::not_a_phone(given))
    }
}

/// An address to go to or to write to: `https:` or `mailto:`, and nothing that
/// could run.
///
/// # Errors
/// It is another kind of address, or has no host.
pub fn link(given: &str) -> Result<String, Fault> {
    let link = text(given)?;
    let fits = |c: char| !(c.is_whitespace() || c.is_control() || "<>\"".contains(c));
    let leads = if let Some(rest) = link.strip_prefix("https://") {
        let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
        host.contains('.') && !host.contains('@') && !host.starts_with('.')
    } else {
        link.strip_prefix("mailto:")
            .is_some_and(|address| email(address).is_ok())
    };
    if leads && link.chars().all(fits) {
        Ok(link)
    } else {
        Err(Fault::not_a_link(given))
    }
}

/// Working hours; `days` may stand in any order, and more than once.
///
/// # Errors
/// There is no day, a day is not 1 to 7, or no time lies between begin and end.
pub fn work_hours(given: &[u8], from: TimeOfDay, to: TimeOfDay) -> Result<WorkHours, Fault> {
    let days: Vec<u8> = (1..=7).filter(|day| given.contains(day)).collect();
    if given.is_empty() {
        return Err(Fault::NoDays);
    }
    if given.iter().any(|day| !days.contains(day)) {
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
    fn an_address_for_mail_is_one_and_carries_nothing_else() {
        assert_eq!(email(" pers@hoorn.nl ").unwrap(), "pers@hoorn.nl");
        for wrong in [
            "pers",
            "@hoorn.nl",
            "pers@",
            "pers@hoorn",
            "a@b@c.nl",
            "pers@hoorn..nl",
            "pers@hoorn.nl?bcc=x@y.nl",
            "pers @hoorn.nl",
        ] {
            assert_eq!(email(wrong), Err(Fault::not_an_email(wrong)), "{wrong}");
        }
    }

    #[test]
    fn a_telephone_number_has_digits() {
        assert_eq!(phone("(0229) 25 22 00").unwrap(), "(0229) 25 22 00");
        assert_eq!(phone("14 0229").unwrap(), "14 0229");
        assert_eq!(phone("+3"), Err(Fault::not_a_phone("+3")));
        assert_eq!(phone("bel mij"), Err(Fault::not_a_phone("bel mij")));
    }

    #[test]
    fn a_link_leads_to_a_page_or_to_a_mailbox() {
        for right in ["https://hoorn.nl/code?x#y", "mailto:pers@hoorn.nl"] {
            assert_eq!(link(right).unwrap(), right);
        }
        for wrong in [
            "http://hoorn.nl",
            "javascript:alert(1)",
            "https://",
            "https://hoorn",
            "https://a@hoorn.nl",
            "mailto:pers",
            "hoorn.nl",
            "data:text/html,x",
            "https://hoorn.nl/een pagina",
        ] {
            assert_eq!(link(wrong), Err(Fault::not_a_link(wrong)), "{wrong}");
        }
    }

    #[test]
    fn working_hours_need_days_and_time() {
        let (nine, five) = (time("09:00").unwrap(), time("17:00").unwrap());
        let hours = work_hours(&[5, 1, 1], nine, five).unwrap();
        assert_eq!(hours.days, [1, 5]);
        assert_eq!(work_hours(&[], nine, five), Err(Fault::NoDays));
        assert_eq!(work_hours(&[0], nine, five), Err(Fault::NotADay));
        assert_eq!(work_hours(&[8], nine, five), Err(Fault::NotADay));
        assert_eq!(work_hours(&[1], nine, nine), Err(Fault::NoTime));
        assert!(work_hours(&[1], five, nine).is_ok(), "a night shift");
    }
}
