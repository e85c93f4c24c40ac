//! The practice page: dilemmas to talk about, and a text of one's own, with
//! what the norms say for each of the four function types beside each other.
//!
//! `columns` asks the engine, `view` says as a tree of plain values what the
//! page looks like: both are pure. `page` puts the tree in the document and
//! listens. Nothing that is typed there is kept.

pub mod columns;
pub mod view;

#[cfg(target_arch = "wasm32")]
pub(crate) mod page;

use namens_norms::{Level, Organisation, Profile, Sector};
use namens_texts::Lang;

/// A dilemma.
#[derive(Debug, PartialEq, Eq)]
pub struct Dilemma {
    /// The stable identifier.
    pub id: &'static str,
    /// The sector it is from.
    pub sector: Sector,
    /// Where the writer works.
    pub organisation: &'static str,
    /// The writer's job title.
    pub office: &'static str,
    #[cfg(test)]
    expect: [&'static str; 4],
    nl: Words,
    en: Words,
}

/// The texts of a dilemma.
#[derive(Debug, PartialEq, Eq)]
pub struct Words {
    /// What it is called.
    pub title: &'static str,
    /// Where the writer is, and why there is something to write.
    pub situation: &'static str,
    /// The post.
    pub post: &'static str,
    /// Something to talk about.
    pub question: &'static str,
    /// A post that can be published.
    pub better: &'static str,
}

include!(concat!(env!("OUT_DIR"), "/dilemmas.rs"));

/// All dilemmas, in their order.
#[must_use]
pub fn dilemmas() -> &'static [Dilemma] {
    DILEMMAS
}

impl Dilemma {
    /// Its texts in a language.
    #[must_use]
    pub fn words(&self, lang: Lang) -> &Words {
        match lang {
            Lang::Nl => &self.nl,
            Lang::En => &self.en,
        }
    }

    /// Who writes, but for the function type.
    #[must_use]
    pub fn profile(&self) -> Profile {
        Profile {
            organisations: vec![Organisation {
                name: self.organisation.to_owned(),
                sector: self.sector,
                ..Organisation::default()
            }],
            offices: vec![self.office.to_owned()],
            ..Profile::default()
        }
    }
}

/// A post to practise on for somebody: one that is held when they publish it,
/// from their own sector where there is one.
#[must_use]
pub fn example_for(profile: &Profile, lang: Lang) -> &'static str {
    let post = |dilemma: &Dilemma| dilemma.words(lang).post;
    let is_held = |dilemma: &&Dilemma| {
        columns::assessed(post(dilemma), profile, profile.function).level == Level::Confirm
    };
    let is_own = |dilemma: &&Dilemma| {
        let mut own = profile.organisations.iter();
        own.any(|organisation| organisation.sector == dilemma.sector)
    };
    let held = || DILEMMAS.iter().filter(is_held);
    let found = held().find(is_own).or_else(|| held().next());
    post(found.unwrap_or(&DILEMMAS[0]))
}

#[cfg(test)]
mod tests {
    use super::*;
    use namens_norms::Function;
    use std::collections::BTreeSet;

    #[test]
    fn each_dilemma_gives_what_its_file_says() {
        for dilemma in dilemmas() {
            for (function, expected) in Function::ALL.into_iter().zip(dilemma.expect) {
                let (level, norm) = match expected.split_once(' ') {
                    Some((level, norm)) => (level, Some(norm)),
                    None => (expected, None),
                };
                for lang in [Lang::Nl, Lang::En] {
                    let post = dilemma.words(lang).post;
                    let says = columns::assessed(post, &dilemma.profile(), function);
                    let found: Vec<_> = says.findings.iter().map(|one| one.norm.id()).collect();
                    let what = format!("{}, {function:?}: {post} {found:?}", dilemma.id);
                    assert_eq!(says.level.id(), level, "{what}");
                    assert_eq!(norm.is_none(), found.is_empty(), "{what}");
                    assert!(norm.is_none_or(|norm| found.contains(&norm)), "{what}");
                }
            }
        }
    }

    #[test]
    fn the_better_wording_gives_nothing_for_anybody() {
        for dilemma in dilemmas() {
            for lang in [Lang::Nl, Lang::En] {
                let better = dilemma.words(lang).better;
                for function in Function::ALL {
                    let says = columns::assessed(better, &dilemma.profile(), function);
                    assert_eq!(says.findings, [], "{}: {better}", dilemma.id);
                }
            }
        }
    }

    #[test]
    fn there_is_a_dilemma_of_every_sector() {
        let sectors: BTreeSet<_> = dilemmas().iter().map(|one| one.sector.id()).collect();
        assert_eq!(sectors.len(), Sector::ALL.len());
    }

    #[test]
    fn some_dilemmas_differ_by_function_type() {
        let differ = |dilemma: &&Dilemma| {
            let all: BTreeSet<_> = dilemma.expect.iter().collect();
            all.len() > 1
        };
        assert!(dilemmas().iter().filter(differ).count() > 3);
    }

    #[test]
    fn everybody_has_a_post_to_practise_on_that_is_held() {
        for function in Function::ALL {
            for sector in Sector::ALL {
                let profile = Profile {
                    function,
                    organisations: vec![Organisation {
                        name: "Iets Anders".into(),
                        sector,
                        ..Organisation::default()
                    }],
                    ..Profile::default()
                };
                for lang in [Lang::Nl, Lang::En] {
                    let post = example_for(&profile, lang);
                    let level = columns::assessed(post, &profile, function).level;
                    assert_eq!(level, Level::Confirm, "{function:?} {sector:?} {post}");
                }
            }
        }
    }
}
