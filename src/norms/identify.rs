//! Identifiers: numbers and codes that point at a person, an account or a
//! thing. The forms are in `identifiers.toml`; some have a check digit.

use crate::form;
use crate::token::{Kind, Word};

/// What an identifier is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Identifier {
    /// A citizen service number (bsn) that passes the eleven test.
    Bsn,
    /// A bank account number, whether or not it passes its check.
    Iban,
    /// A Dutch telephone number of a person.
    Phone,
    /// A number an organisation publishes: 0800, 0900, 14+area code, 112, 088.
    PublicPhone,
    /// A Dutch registration plate.
    Plate,
    /// A number of a case, file or report.
    CaseNumber,
    /// A shipping container number.
    Container,
    /// A Dutch postcode.
    Postcode,
    /// A place in the Netherlands by latitude and longitude.
    Coordinates,
}

/// An identifier and the words it spans, `first` to `last` exclusive.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Found {
    /// What it is.
    pub identifier: Identifier,
    /// Index of the first word.
    pub first: usize,
    /// Index after the last word.
    pub last: usize,
}

mod forms {
    use super::Identifier;
    include!(concat!(env!("OUT_DIR"), "/identifiers.rs"));
}

/// Finds the identifiers of a text. `words` are the words of that text.
#[must_use]
pub fn identify(text: &str, words: &[Word<'_>]) -> Vec<Found> {
    // Where nothing with a digit is near, no form fits.
    let mut near = Vec::new();
    for (place, word) in words.iter().enumerate() {
        if word.text.bytes().any(|byte| byte.is_ascii_digit()) {
            let after = near.last().map_or(0, |last| last + 1);
            near.extend(place.saturating_sub(2).max(after)..=place);
        }
    }
    match near.as_slice() {
        [] => Vec::new(),
        near => identify_near(text, words, near),
    }
}

/// Those that begin with one of these words.
#[inline(never)]
fn identify_near(text: &str, words: &[Word<'_>], near: &[usize]) -> Vec<Found> {
    let mut found = Vec::new();
    let mut taken = vec![false; words.len()];
    for &(identifier, capitals, form) in forms::FORMS {
        let mut free = 0;
        for &first in near {
            if first < free || taken[first] {
                continue;
            }
            let Some(start) = start(text, &words[first], form) else {
                continue;
            };
            let Some(length) = form::matches(form, &text[start..], capitals) else {
                continue;
            };
            let end = start + length;
            if !holds(identifier, &text[start..end]) {
                continue;
            }
            let last = words.partition_point(|word| word.byte < end);
            let is_taken = taken[first..last].contains(&true);
            let address = words[first..last]
                .iter()
                .any(|word| matches!(word.kind, Kind::Url | Kind::Email));
            if !is_taken && !address {
                taken[first..last].fill(true);
                found.push(Found {
                    identifier,
                    first,
                    last,
                });
                free = last;
            }
        }
    }
    found
}

/// Where a form would start that begins with this word: the plus of a telephone
/// number belongs to no word.
fn start(text: &str, word: &Word<'_>, form: &str) -> Option<usize> {
    if !form.starts_with('+') {
        return Some(word.byte);
    }
    text[..word.byte].ends_with('+').then(|| word.byte - 1)
}

/// Whether the form's own check holds.
fn holds(identifier: Identifier, text: &str) -> bool {
    match identifier {
        Identifier::Bsn => is_bsn(text),
        Identifier::Iban => {
            let letters = text.bytes().filter(u8::is_ascii_alphanumeric).count();
            (15..=34).contains(&letters)
        }
        Identifier::Plate => text.bytes().any(|b| b.is_ascii_alphabetic()),
        _ => true,
    }
}

/// The eleven test of a citizen service number: eight or nine digits, weights
/// 9 to 2 and -1.
#[must_use]
pub fn is_bsn(text: &str) -> bool {
    let digits: Vec<i32> = text
        .bytes()
        .filter(u8::is_ascii_digit)
        .map(|b| i32::from(b - b'0'))
        .collect();
    let padded = match digits.len() {
        8 => [&[0], digits.as_slice()].concat(),
        9 => digits,
        _ => return false,
    };
    let sum: i32 = padded
        .iter()
        .zip([9, 8, 7, 6, 5, 4, 3, 2, -1])
        .map(|(digit, weight)| digit * weight)
        .sum();
    sum % 11 == 0 && padded.iter().any(|&digit| digit != padded[0])
}

/// The check of a bank account number: ISO 13616, remainder 1 by 97.
#[must_use]
pub fn is_iban(text: &str) -> bool {
    let letters: Vec<u8> = text
        .bytes()
        .filter(u8::is_ascii_alphanumeric)
        .map(|b| b.to_ascii_uppercase())
        .collect();
    if !(15..=34).contains(&letters.len()) {
        return false;
    }
    let (head, tail) = letters.split_at(4);
    let remainder = tail.iter().chain(head).fold(0u32, |sum, &b| {
        if b.is_ascii_digit() {
            (sum * 10 + u32::from(b - b'0')) % 97
        } else {
            (sum * 100 + u32::from(b - b'A') + 10) % 97
        }
    });
    remainder == 1
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::token::read;

    fn found(text: &str) -> Vec<(Identifier, String)> {
        let reading = read(text);
        identify(text, &reading.words)
            .into_iter()
            .map(|found| {
                let words = &reading.words[found.first..found.last];
                let words: Vec<_> = words.iter().map(|word| word.text).collect();
                (found.identifier, words.join(" "))
            })
            .collect()
    }

    #[test]
    fn a_bsn_passes_its_check() {
        assert_eq!(
            found("bsn 123456782 klopt"),
            [(Identifier::Bsn, "123456782".into())]
        );
        assert_eq!(found("bestelling 123456789"), []);
        assert_eq!(found("000000000"), []);
    }

    #[test]
    fn account_numbers_span_words() {
        let text = "op NL20 INGB 0001 2345 67 van Piet";
        assert_eq!(
            found(text),
            [(Identifier::Iban, "NL20 INGB 0001 2345 67".into())]
        );
        assert!(is_iban("NL91 ABNA 0417 1643 00") && !is_iban("NL91 ABNA 0417 1643 01"));
    }

    #[test]
    fn public_numbers_are_no_personal_ones() {
        assert_eq!(
            found("bel 14 0229"),
            [(Identifier::PublicPhone, "14 0229".into())]
        );
        assert_eq!(found("bel 0900-8844")[0].0, Identifier::PublicPhone);
        assert_eq!(found("bel 06-12345678")[0].0, Identifier::Phone);
        assert_eq!(found("bel +31 6 1234 5678")[0].0, Identifier::Phone);
        assert_eq!(found("bel 0229 123456")[0].0, Identifier::Phone);
    }

    #[test]
    fn plates_cases_and_containers() {
        assert_eq!(found("auto AB-123-C")[0].0, Identifier::Plate);
        assert_eq!(found("auto 12-ABC-3")[0].0, Identifier::Plate);
        assert_eq!(found("zaak PL0900-2026123456")[0].0, Identifier::CaseNumber);
        assert_eq!(found("zaak V-287.114.906")[0].0, Identifier::CaseNumber);
        assert_eq!(found("MSKU4478213")[0].0, Identifier::Container);
        assert_eq!(found("3511 AB Utrecht")[0].0, Identifier::Postcode);
        assert_eq!(found("op 52.09073, 5.12142")[0].0, Identifier::Coordinates);
    }

    #[test]
    fn ordinary_numbers_are_none() {
        for text in [
            "in 2026 waren er 12345 bezoekers",
            "om 16.30 uur",
            "van 2025-2026 en 24/7",
            "https://x.nl/123456782",
            "de A12 en de N201",
            "uitslag 52-17, of 3.1415 keer 5.25",
        ] {
            assert_eq!(found(text), [], "{text}");
        }
    }
}
