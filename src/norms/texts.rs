//! What is said of a finding, Dutch and English.

use crate::assessment::{Finding, Norm};
use crate::profile::{Profile, Sector};

/// A language of the interface.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Lang {
    /// Dutch.
    #[default]
    Nl,
    /// English.
    En,
}

/// One of the ten tips.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tip {
    /// 1 to 10; 1 to 5 speak to the employer, 6 to 10 to the employee.
    pub number: u8,
    /// The article's key phrase.
    pub title: &'static str,
    /// What it says, in plain language.
    pub body: String,
}

/// What is said of one kind of finding; Dutch first, English second.
struct Said {
    key: &'static str,
    tips: &'static [u8],
    proposed: Option<Proposed>,
    /// Wordings that take turns.
    reason: [&'static [&'static str]; 2],
    advice: [&'static str; 2],
}

/// What could stand in the place of the words.
struct Proposed {
    words: [&'static str; 2],
    /// Where the words have a digit.
    digits: Option<[&'static str; 2]>,
}

mod table {
    use super::{Proposed, Said};
    include!(concat!(env!("OUT_DIR"), "/texts.rs"));
}

fn pick<T: ?Sized>(both: [&'static T; 2], lang: Lang) -> &'static T {
    match lang {
        Lang::Nl => both[0],
        Lang::En => both[1],
    }
}

fn said(key: &str) -> Option<&'static Said> {
    table::SAID.iter().find(|said| said.key == key)
}

/// Numbers of the tips that go with a text, the leading one first.
pub(crate) fn tip_numbers(key: &str) -> &'static [u8] {
    said(key).map_or(&[], |said| said.tips)
}

/// The norm's title ("U spreekt hier namens de organisatie"), wherever it
/// is named.
#[must_use]
pub fn title(norm: Norm, lang: Lang) -> &'static str {
    let title = table::TITLES.iter().find(|(id, _)| *id == norm.id());
    title.map_or(norm.id(), |(_, both)| pick(*both, lang))
}

/// Why these words are shown: what a reader will see in this post.
#[must_use]
pub fn reason(finding: &Finding, lang: Lang) -> String {
    reason_in_turn(finding, lang, 0)
}

/// The same in the wording whose turn it is, when the rule was shown `turn`
/// times before.
#[must_use]
pub fn reason_in_turn(finding: &Finding, lang: Lang, turn: u32) -> String {
    let wordings = said(finding.text).map_or(&[][..], |said| pick(said.reason, lang));
    let wording = usize::try_from(turn)
        .ok()
        .and_then(|turn| turn.checked_rem(wordings.len()))
        .map_or("", |turn| wordings[turn]);
    wording.replace("{quote}", &finding.quote)
}

/// What the person can do now.
#[must_use]
pub fn advice(finding: &Finding, lang: Lang) -> String {
    said(finding.text)
        .map_or("", |said| pick(said.advice, lang))
        .replace("{quote}", &finding.quote)
}

/// What could stand in the place of the finding's words, where that can be said
/// without knowing what the writer means; `None` where it cannot.
#[must_use]
pub fn proposal(finding: &Finding, lang: Lang) -> Option<&'static str> {
    let proposed = said(finding.text)?.proposed.as_ref()?;
    let digits = finding.quote.contains(|c: char| c.is_ascii_digit());
    let words = match proposed.digits {
        Some(with_digits) if digits => with_digits,
        _ => proposed.words,
    };
    Some(pick(words, lang))
}

/// Where wrongdoing can be reported, for a post that is about doing so.
#[must_use]
pub fn reporting(lang: Lang) -> &'static str {
    pick(table::REPORTING, lang)
}

/// The address of who gives advice on that, and protection.
#[must_use]
pub fn reporting_link() -> &'static str {
    table::REPORTING_LINK
}

/// The legal ground of a profile, as a key of `[ground]` in `texts/tips.toml`.
fn ground(profile: &Profile) -> &'static str {
    if profile.political_office {
        return "political-office";
    }
    match profile.organisations.first().map(|first| first.sector) {
        Some(
            Sector::Rijk
            | Sector::Gemeente
            | Sector::Provincie
            | Sector::Waterschap
            | Sector::Uitvoering,
        ) => "ambtenarenwet",
        Some(Sector::Politie) => "politie",
        Some(Sector::Defensie) => "defensie",
        Some(Sector::Zorg) => "zorg",
        Some(
            Sector::Veiligheidsregio | Sector::Rechtspraak | Sector::Onderwijs | Sector::Overig,
        )
        | None => "code",
    }
}

/// All ten tips, in order; tip 10 names the legal ground of the profile's sector.
#[must_use]
pub fn tips(profile: &Profile, lang: Lang) -> Vec<Tip> {
    let ground = ground(profile);
    let ground = table::GROUNDS
        .iter()
        .find(|(key, _)| *key == ground)
        .map_or("", |(_, both)| pick(*both, lang));
    (1..)
        .zip(table::TIPS)
        .map(|(number, tip)| {
            let (title, body) = match lang {
                Lang::Nl => tip[0],
                Lang::En => tip[1],
            };
            Tip {
                number,
                title,
                body: body.replace("{ground}", ground),
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::profile::Organisation;

    #[test]
    fn every_norm_has_a_title_in_both_languages() {
        for norm in Norm::ALL {
            assert_ne!(title(norm, Lang::Nl), norm.id());
            assert_ne!(title(norm, Lang::En), norm.id());
        }
    }

    fn finding(text: &'static str, quote: &str) -> Finding {
        Finding {
            norm: Norm::Confidentiality,
            strength: crate::Strength::Strong,
            level: crate::Level::Confirm,
            rule: "",
            start: 0,
            end: 1,
            quote: quote.into(),
            tips: Vec::new(),
            text,
        }
    }

    #[test]
    fn wordings_take_turns_and_begin_anew() {
        for said in table::SAID {
            let finding = finding(said.key, "wij");
            for lang in [Lang::Nl, Lang::En] {
                let of = |turn| reason_in_turn(&finding, lang, turn);
                let count = u32::try_from(pick(said.reason, lang).len()).unwrap();
                assert_eq!(of(0), reason(&finding, lang));
                for turn in 0..count {
                    assert_ne!(of(turn), of(turn + 1), "{}", said.key);
                    assert_eq!(of(turn), of(turn + count), "{}", said.key);
                    let is_about_words = of(turn).contains("wij");
                    assert_eq!(is_about_words, !said.key.starts_with("worktime"));
                }
                assert!(!of(u32::MAX).is_empty());
            }
        }
    }

    #[test]
    fn a_wording_is_proposed_where_it_can_be() {
        let proposal = |text, quote| proposal(&finding(text, quote), Lang::Nl);
        let people = "confidentiality.people";
        assert_eq!(proposal(people, "meneer Vos"), Some("iemand"));
        let number = proposal(people, "123456782");
        assert_eq!(number, Some("[nummer weggelaten]"));
        // A source reads crooked in the middle of a sentence: it is advice.
        let cause = finding("accuracy.strong", "door kortsluiting");
        assert_eq!(super::proposal(&cause, Lang::Nl), None);
        assert!(advice(&cause, Lang::Nl).contains("persbericht"));
        assert_eq!(proposal("loyalty.strong", "lafaards"), None);
    }

    fn tip_ten(sector: Option<Sector>, political_office: bool, lang: Lang) -> String {
        let organisation = |sector| Organisation {
            sector,
            ..Organisation::default()
        };
        let profile = Profile {
            political_office,
            organisations: sector.map(organisation).into_iter().collect(),
            ..Profile::default()
        };
        let mut tips = tips(&profile, lang);
        assert_eq!(tips.len(), 10);
        tips.remove(9).body
    }

    #[test]
    fn tip_ten_names_the_ground_of_the_sector() {
        let act = [
            "artikel 9 Ambtenarenwet 2017",
            "artikel 10 Ambtenarenwet 2017",
        ];
        let code = ["gedragscode van uw organisatie"];
        for (sectors, words) in [
            (
                &[
                    Some(Sector::Rijk),
                    Some(Sector::Gemeente),
                    Some(Sector::Provincie),
                    Some(Sector::Waterschap),
                    Some(Sector::Uitvoering),
                ][..],
                &act[..],
            ),
            (&[Some(Sector::Politie)], &["regels van de politie"]),
            (&[Some(Sector::Defensie)], &["Wet ambtenaren defensie"]),
            (&[Some(Sector::Zorg)], &["beroepsgeheim", "gedragscode"]),
            (
                &[
                    Some(Sector::Onderwijs),
                    Some(Sector::Overig),
                    Some(Sector::Veiligheidsregio),
                    Some(Sector::Rechtspraak),
                    None,
                ],
                &code,
            ),
        ] {
            for &sector in sectors {
                let body = tip_ten(sector, false, Lang::Nl);
                for word in words {
                    assert!(body.contains(word), "{sector:?}: {body}");
                }
            }
        }
    }

    #[test]
    fn tip_ten_names_the_constitution_and_the_convention_for_everybody() {
        for sector in Sector::ALL.into_iter().map(Some).chain([None]) {
            for political_office in [false, true] {
                let nl = tip_ten(sector, political_office, Lang::Nl);
                let en = tip_ten(sector, political_office, Lang::En);
                assert!(nl.contains("artikel 7 van de Grondwet"), "{nl}");
                assert!(nl.contains("artikel 10 van het EVRM"), "{nl}");
                assert!(en.contains("article 7 of the Dutch Constitution"), "{en}");
                assert!(en.contains("article 10 of the ECHR"), "{en}");
                let same_act =
                    nl.contains("Ambtenarenwet 2017") == en.contains("Ambtenarenwet 2017");
                assert!(
                    same_act && !nl.contains('{') && !en.contains('{'),
                    "{nl} {en}"
                );
            }
        }
    }

    #[test]
    fn a_politician_in_office_has_no_functioning_norm() {
        for sector in Sector::ALL.into_iter().map(Some).chain([None]) {
            let body = tip_ten(sector, true, Lang::Nl);
            assert!(!body.contains("functioneringsnorm"), "{body}");
            assert!(!body.contains("Ambtenarenwet"), "{body}");
            assert!(body.contains("gedragscode van uw raad"), "{body}");
        }
    }
}
