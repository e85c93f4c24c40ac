//! The register of organisations: data, and finding in it by typing.

use namens_norms::{Sector, fold};
use std::sync::OnceLock;

/// How many organisations are offered at most: what fits on a small screen.
pub const OFFERED: usize = 8;

/// An organisation of the register.
#[derive(Debug, PartialEq, Eq)]
pub struct Entry {
    /// The name, as the public knows it.
    pub name: &'static str,
    /// The sector.
    pub sector: Sector,
    /// Other names and abbreviations.
    pub aliases: Vec<&'static str>,
    /// The words of the name and of each other name, folded.
    words: Vec<Vec<String>>,
}

/// What was found.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Found {
    /// The first [`OFFERED`] of them, the likeliest first.
    pub offered: Vec<&'static Entry>,
    /// How many there are in all.
    pub total: usize,
}

/// All organisations, by name.
#[must_use]
pub fn entries() -> &'static [Entry] {
    static ENTRIES: OnceLock<Vec<Entry>> = OnceLock::new();
    ENTRIES.get_or_init(|| {
        include_str!("register/organisations.tsv")
            .lines()
            .filter(|line| !line.starts_with('#'))
            .filter_map(entry)
            .collect()
    })
}

/// The organisation with exactly this name.
#[must_use]
pub fn named(name: &str) -> Option<&'static Entry> {
    entries().iter().find(|entry| entry.name == name)
}

/// The organisations of which every typed word begins a word, of the name or
/// of one other name. Nothing typed finds nothing.
#[must_use]
pub fn find(typed: &str) -> Found {
    let typed = words(typed);
    if typed.is_empty() {
        return Found::default();
    }
    let mut found: Vec<_> = entries()
        .iter()
        .filter_map(|entry| Some((rank(entry, &typed)?, entry)))
        .collect();
    // Of one rank, the province goes before the health service of that name;
    // within a sector they keep the order of their names.
    found.sort_by_key(|(rank, entry)| (*rank, entry.sector as usize));
    Found {
        total: found.len(),
        offered: found
            .into_iter()
            .map(|(_, entry)| entry)
            .take(OFFERED)
            .collect(),
    }
}

/// The other names of a chosen organisation, with those that were filled in
/// before: all but what came with another organisation of the register.
#[must_use]
pub fn aliases_with(chosen: &Entry, before: &[String]) -> Vec<String> {
    let came_with = |entry: &&Entry| entry.aliases == before;
    let own = match entries().iter().find(came_with) {
        Some(_) => &[],
        None => before,
    };
    let mut all: Vec<_> = own.to_vec();
    for alias in &chosen.aliases {
        if !all.iter().any(|other| other == alias) {
            all.push((*alias).to_owned());
        }
    }
    all
}

fn entry(line: &'static str) -> Option<Entry> {
    let mut columns = line.split('\t');
    let name = columns.next()?;
    let sector = columns.next()?;
    let others = columns.next()?;
    let aliases: Vec<_> = others
        .split('|')
        .filter(|alias| !alias.is_empty())
        .collect();
    let names = std::iter::once(name).chain(aliases.iter().copied());
    Some(Entry {
        name,
        sector: Sector::ALL.into_iter().find(|one| one.id() == sector)?,
        words: names.map(words).collect(),
        aliases,
    })
}

/// The words of a text as they are compared: small letters, no accents.
fn words(text: &str) -> Vec<String> {
    fold(text)
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

/// How well an organisation fits, 0 the best; `None`: not at all.
fn rank(entry: &Entry, typed: &[String]) -> Option<usize> {
    let begins = |words: &[String]| {
        typed
            .iter()
            .all(|typed| words.iter().any(|word| word.starts_with(typed.as_str())))
    };
    let named = entry.words.iter().any(|words| words == typed);
    let place = entry.words.iter().position(|words| begins(words))?;
    Some(match (named, place) {
        // "bzk": the whole of a name.
        (true, _) => 0,
        // "hoo": the first word, or the first after the kind ("gemeente").
        (_, 0) if leads(&entry.words[0], typed) => 1,
        (_, 0) => 2,
        _ => 3,
    })
}

/// Whether the typed words stand at the begin of a name, with its kind
/// ("ministerie van") or without.
fn leads(words: &[String], typed: &[String]) -> bool {
    let small = |word: &&String| matches!(word.as_str(), "van" | "voor" | "der");
    let kind = 1 + words.iter().skip(1).take_while(small).count();
    let from = |skipped: usize| {
        words.len() >= skipped + typed.len()
            && typed
                .iter()
                .zip(&words[skipped..])
                .all(|(typed, word)| word.starts_with(typed.as_str()))
    };
    from(0) || from(kind)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    fn offered(typed: &str) -> Vec<&'static str> {
        find(typed).offered.iter().map(|entry| entry.name).collect()
    }

    #[test]
    fn every_line_of_the_register_is_read() {
        let lines = include_str!("register/organisations.tsv").lines();
        let rows = lines.filter(|line| !line.starts_with('#')).count();
        assert_eq!(entries().len(), rows);
        let names: BTreeSet<_> = entries().iter().map(|entry| entry.name).collect();
        assert_eq!(names.len(), rows, "a name stands there twice");
    }

    #[test]
    fn there_are_organisations_of_every_sector() {
        for sector in Sector::ALL {
            let of_it = entries().iter().filter(|entry| entry.sector == sector);
            assert!(of_it.count() > 0, "{}", sector.id());
        }
    }

    #[test]
    fn every_municipality_that_the_engine_knows_is_there() {
        let places = include_str!("../norms/lexicons/place.txt").lines();
        // Not of the present: provinces and their other names stand there too.
        let places = places.filter(|line| !line.starts_with('#') && !line.is_empty());
        let (mut there, mut missing) = (0, Vec::new());
        for place in places {
            let found = find(place).offered;
            let public = [Sector::Gemeente, Sector::Provincie];
            if found.iter().any(|entry| public.contains(&entry.sector)) {
                there += 1;
            } else {
                missing.push(place);
            }
        }
        assert!(missing.is_empty(), "{missing:?}");
        assert!(there > 340, "{there}");
    }

    #[test]
    fn a_name_is_found_at_the_begin_of_any_word_without_accents() {
        assert_eq!(offered("hoorn")[0], "Gemeente Hoorn");
        assert_eq!(offered("gem hoor")[0], "Gemeente Hoorn");
        assert_eq!(offered("HOORN gemeente")[0], "Gemeente Hoorn");
        assert_eq!(offered("sudwest")[0], "Gemeente Súdwest-Fryslân");
        assert_eq!(offered("fryslan")[0], "Provincie Fryslân");
        assert_eq!(offered("midden-ned")[0], "Politie Midden-Nederland");
        assert_eq!(offered("financ")[0], "Ministerie van Financiën");
        assert!(
            !offered("oorn").contains(&"Gemeente Hoorn"),
            "not within a word"
        );
    }

    #[test]
    fn another_name_finds_it_too() {
        assert_eq!(
            offered("bzk"),
            ["Ministerie van Binnenlandse Zaken en Koninkrijksrelaties"]
        );
        assert_eq!(offered("den haag")[0], "Gemeente Den Haag");
        assert_eq!(offered("'s-gravenhage")[0], "Gemeente Den Haag");
        assert_eq!(offered("den bosch")[0], "Gemeente 's-Hertogenbosch");
        assert_eq!(offered("kmar"), ["Koninklijke Marechaussee"]);
    }

    #[test]
    fn of_many_the_first_are_offered_and_all_are_counted() {
        let found = find("gemeente");
        assert_eq!(found.offered.len(), OFFERED);
        assert!(found.total > 340, "{}", found.total);
    }

    #[test]
    fn nothing_typed_and_nothing_known_find_nothing() {
        for typed in ["", "  ", "-", "Stichting Ergens Anders"] {
            assert_eq!(find(typed), Found::default(), "{typed:?}");
        }
    }

    /// Every other name goes to the profile, and is looked for in every post.
    #[test]
    fn no_name_is_an_ordinary_word() {
        let ordinary = [
            include_str!("../norms/lexicons/lang-nl.txt"),
            include_str!("../norms/lexicons/lang-en.txt"),
            include_str!("../norms/lexicons/small-word.txt"),
        ];
        let ordinary: BTreeSet<_> = ordinary.iter().flat_map(|list| list.lines()).collect();
        for entry in entries() {
            for words in &entry.words {
                assert!(
                    words.len() > 1 || !ordinary.contains(words[0].as_str()),
                    "{}: {words:?}",
                    entry.name
                );
            }
        }
        for word in ["om", "duo", "rug", "ap", "ind", "def", "fin", "az", "lo"] {
            let is_one = |entry: &Entry| entry.words.iter().any(|words| words == &[word]);
            assert!(!entries().iter().any(is_one), "{word}");
        }
    }

    #[test]
    fn names_of_ones_own_stay_and_those_of_another_organisation_go() {
        let aliases = |name: &str, before: &[&str]| {
            let before: Vec<_> = before.iter().map(|one| (*one).to_owned()).collect();
            aliases_with(named(name).unwrap(), &before)
        };
        let bzk = "Ministerie van Binnenlandse Zaken en Koninkrijksrelaties";
        assert_eq!(aliases(bzk, &[]), ["BZK"]);
        assert_eq!(aliases(bzk, &["SZW"]), ["BZK"]);
        assert_eq!(aliases(bzk, &["de Turfmarkt"]), ["de Turfmarkt", "BZK"]);
        assert_eq!(aliases(bzk, &["BZK", "wij"]), ["BZK", "wij"]);
        assert!(aliases("Gemeente Hoorn", &["BZK"]).is_empty());
    }
}
