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
    reason: [&'static str; 2],
    advice: [&'static str; 2],
}

mod table {
    use super::Said;
    include!(concat!(env!("OUT_DIR"), "/texts.rs"));
}

fn pick(both: [&'static str; 2], lang: Lang) -> &'static str {
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

/// The norm's title ("U spreekt namens de organisatie").
#[must_use]
pub fn title(norm: Norm, lang: Lang) -> &'static str {
    let title = table::TITLES.iter().find(|(id, _)| *id == norm.id());
    title.map_or(norm.id(), |(_, both)| pick(*both, lang))
}

/// Why these words are shown: what a reader will see in this post.
#[must_use]
pub fn reason(finding: &Finding, lang: Lang) -> String {
    said(finding.text)
        .map_or("", |said| pick(said.reason, lang))
        .replace("{quote}", &finding.quote)
}

/// What the person can do now.
#[must_use]
pub fn advice(finding: &Finding, lang: Lang) -> String {
    said(finding.text)
        .map_or("", |said| pick(said.advice, lang))
        .replace("{quote}", &finding.quote)
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

    #[test]
    fn tip_ten_names_the_ground_of_the_sector() {
        for sector in Sector::ALL {
            for political_office in [false, true] {
                let profile = Profile {
                    political_office,
                    organisations: vec![Organisation {
                        sector,
                        ..Organisation::default()
                    }],
                    ..Profile::default()
                };
                let key = ground(&profile);
                assert!(
                    table::GROUNDS.iter().any(|(ground, _)| *ground == key),
                    "{key}"
                );
                for lang in [Lang::Nl, Lang::En] {
                    let tips = tips(&profile, lang);
                    assert_eq!(tips.len(), 10);
                    assert!(!tips[9].body.contains('{'), "{}", tips[9].body);
                    let act = tips[9].body.contains("Ambtenarenwet 2017");
                    assert_eq!(act, key == "ambtenarenwet", "{sector:?}");
                }
            }
        }
    }
}
