//! The name of an organisation as it stands in a sentence.

use namens_texts::Lang;

const ARTICLES: &str = include_str!("articles.tsv");

/// The name with its article where Dutch wants one ("de gemeente Hoorn"). In
/// English, and where the article is not known, the name as it is.
#[must_use]
pub fn in_sentence(name: &str, lang: Lang) -> String {
    let end = name.find(|c: char| !c.is_alphanumeric() && c != '-');
    let (first, rest) = name.split_at(end.unwrap_or(name.len()));
    match (lang, with_article(first)) {
        (Lang::Nl, Some(with)) => [with, rest].concat(),
        _ => name.to_owned(),
    }
}

fn with_article(first: &str) -> Option<&'static str> {
    let first = first.to_lowercase();
    let rows = ARTICLES.lines().filter_map(|line| line.split_once('\t'));
    let mut rows = rows.filter(|(word, _)| word.to_lowercase() == first);
    rows.next().map(|(_, with)| with)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn a_name_has_its_article_in_dutch() {
        for (name, expected) in [
            ("Gemeente Hoorn", "de gemeente Hoorn"),
            ("gemeente Hoorn", "de gemeente Hoorn"),
            ("Ministerie van Defensie", "het ministerie van Defensie"),
            ("Politie", "de politie"),
            (
                "Politie, Landelijke Eenheid",
                "de politie, Landelijke Eenheid",
            ),
            (
                "Immigratie- en Naturalisatiedienst",
                "de Immigratie- en Naturalisatiedienst",
            ),
            ("Rijkswaterstaat", "Rijkswaterstaat"),
            ("De Haagse Hogeschool", "De Haagse Hogeschool"),
            ("Gemeentelijk Vervoerbedrijf", "Gemeentelijk Vervoerbedrijf"),
            ("", ""),
        ] {
            assert_eq!(in_sentence(name, Lang::Nl), expected);
            assert_eq!(in_sentence(name, Lang::En), name);
        }
    }

    #[test]
    fn each_row_is_a_word_with_its_article() {
        let rows = ARTICLES.lines().filter(|line| !line.starts_with('#'));
        let mut words = BTreeSet::new();
        for row in rows {
            let (word, with) = row.split_once('\t').expect(row);
            let named = ["de ", "het "].iter().find_map(|it| with.strip_prefix(it));
            assert_eq!(named.map(str::to_lowercase), Some(word.to_lowercase()));
            assert!(words.insert(word.to_lowercase()), "{word}: twice");
        }
        assert!(words.len() > 50);
    }
}
