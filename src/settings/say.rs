//! What is wrong, in words.

use crate::draft::Wrong;
use crate::transfer::{FILE_MAX, Refusal};
use namens_browser::settings::{Fault, Problem};
use namens_texts::{Lang, faults, fill, settings};

/// The most problems of a file that are listed.
const LISTED: usize = 10;

/// What is wrong, without its place; in lower case, as it follows a place.
fn fault(fault: &Fault, lang: Lang) -> String {
    let number = |text: &str, number: usize| fill(text, &[("number", &number.to_string())]);
    match fault {
        Fault::NotAGroup => faults::not_a_group(lang).to_owned(),
        Fault::NotAList => faults::not_a_list(lang).to_owned(),
        Fault::NotText => faults::not_text(lang).to_owned(),
        Fault::NotYesNo => faults::not_yes_no(lang).to_owned(),
        Fault::NotADay => faults::not_a_day(lang).to_owned(),
        Fault::NotADate(given) if given.is_empty() => faults::half_a_date(lang).to_owned(),
        Fault::NotADate(given) => fill(faults::not_a_date(lang), &[("given", given)]),
        Fault::NotATime(given) if given.is_empty() => faults::half_a_time(lang).to_owned(),
        Fault::NotATime(given) => fill(faults::not_a_time(lang), &[("given", given)]),
        Fault::NotAnEmail(given) => fill(faults::not_an_email(lang), &[("given", given)]),
        Fault::NotAPhone(given) => fill(faults::not_a_phone(lang), &[("given", given)]),
        Fault::NotALink(given) => fill(faults::not_a_link(lang), &[("given", given)]),
        Fault::UnknownValue { given, allowed } => fill(
            faults::unknown_value(lang),
            &[("given", given), ("allowed", &allowed.join(", "))],
        ),
        Fault::UnknownName => faults::unknown_name(lang).to_owned(),
        Fault::Missing => faults::missing(lang).to_owned(),
        Fault::TooShort(min) => number(faults::too_short(lang), *min),
        Fault::TooLong(max) => number(faults::too_long(lang), *max),
        Fault::TooMany(max) => number(faults::too_many(lang), *max),
        Fault::SpaceInAccount => faults::space_in_account(lang).to_owned(),
        Fault::NoDays => faults::no_days(lang).to_owned(),
        Fault::NoTime => faults::no_time(lang).to_owned(),
        Fault::LaterVersion => faults::later_version(lang).to_owned(),
    }
}

/// What is wrong with what was typed in a field.
#[must_use]
pub fn wrong(wrong: &Wrong, lang: Lang) -> String {
    let what = fault(&wrong.fault, lang);
    let Some(line) = wrong.line else {
        let mut letters = what.chars();
        let first = letters.next().into_iter().flat_map(char::to_uppercase);
        return first.chain(letters).collect();
    };
    let place = fill(faults::line(lang), &[("line", &line.to_string())]);
    at(&place, &what, lang)
}

/// What is wrong with a value in a file or in storage, and where it stands.
#[must_use]
pub fn problem(problem: &Problem, lang: Lang) -> String {
    let place = match problem.path.as_str() {
        "" => faults::at_whole(lang),
        path => path,
    };
    at(place, &fault(&problem.fault, lang), lang)
}

/// Why a file was not used; a list, as it can be for several reasons.
#[must_use]
pub fn refusal(refusal: &Refusal, lang: Lang) -> Vec<String> {
    match refusal {
        Refusal::TooLarge => {
            let max = (FILE_MAX / 1000).to_string();
            vec![fill(settings::import_too_large(lang), &[("number", &max)])]
        }
        Refusal::Unreadable => vec![settings::import_unreadable(lang).to_owned()],
        Refusal::NotJson(line, column) => {
            let (line, column) = (line.to_string(), column.to_string());
            let place = [("line", line.as_str()), ("column", column.as_str())];
            vec![fill(settings::import_not_json(lang), &place)]
        }
        Refusal::NotOurs => vec![settings::import_not_ours(lang).to_owned()],
        Refusal::Problems(all) => problems(all, lang),
    }
}

/// What is wrong with several values: the first of them, and how many more.
#[must_use]
pub fn problems(all: &[Problem], lang: Lang) -> Vec<String> {
    let listed = all.iter().take(LISTED);
    let mut said: Vec<String> = listed.map(|one| problem(one, lang)).collect();
    if all.len() > LISTED {
        let more = (all.len() - LISTED).to_string();
        said.push(fill(settings::import_more(lang), &[("number", &more)]));
    }
    said
}

fn at(place: &str, what: &str, lang: Lang) -> String {
    fill(faults::at(lang), &[("place", place), ("what", what)])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn says_where_and_what() {
        let in_file = Problem {
            path: "profile.organisations[2].sector".into(),
            fault: Fault::unknown_value("stad", vec!["rijk", "gemeente"]),
        };
        assert_eq!(
            problem(&in_file, Lang::Nl),
            "profile.organisations[2].sector: “stad” kent Namens niet. Kies uit: rijk, gemeente."
        );
        let typed = Wrong {
            line: Some(3),
            fault: Fault::TooLong(200),
        };
        assert_eq!(
            wrong(&typed, Lang::En),
            "Line 3: this is too long. Use at most 200 characters."
        );
        let whole = Wrong {
            line: None,
            fault: Fault::NoDays,
        };
        assert_eq!(wrong(&whole, Lang::Nl), "Kies ten minste één dag.");
    }

    #[test]
    fn a_long_list_ends_with_how_many_more() {
        let one = Problem {
            path: "x".into(),
            fault: Fault::UnknownName,
        };
        let said = problems(&vec![one; 13], Lang::Nl);
        assert_eq!(said.len(), 11);
        assert_eq!(said[10], "En nog 3 andere.");
    }
}
