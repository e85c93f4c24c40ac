//! Words as people type them in haste: chat spellings, hashtags in one word,
//! stretched letters, letters that changed places.

use crate::dictionary::Dictionary;
use crate::fold::of_two;
use crate::tables::Tables;

mod known {
    include!(concat!(env!("OUT_DIR"), "/spellings.rs"));
}

/// The shortest word of which a slip is mended: of shorter ones too many are
/// another word. In characters.
const LONG_ENOUGH: usize = 6;

/// The longest hashtag that is taken apart, in bytes.
const LONGEST_TAG: usize = 48;

/// What is meant by a chat spelling: one word or more.
#[must_use]
pub fn meant(typed: &str) -> Option<&'static str> {
    // Most words begin as none of them does.
    let (&first, &second) = (typed.as_bytes().first()?, typed.as_bytes().get(1)?);
    let (block, bit) = of_two(first, second);
    if known::BEGINNINGS[block] & bit == 0 {
        return None;
    }
    let place = known::SPELLINGS.binary_search_by_key(&typed, |(typed, _)| typed);
    place.ok().map(|place| known::SPELLINGS[place].1)
}

/// What a word may stand for that no rule knows as it is typed.
#[inline(never)]
pub fn guesses(word: &str, tables: &Tables, mut add: impl FnMut(&str)) {
    let dictionary = &tables.dictionary;
    if has_run(word)
        && let Some(short) = squeezed(word, 1)
    {
        // "schandaaaalig": which vowels were long, nobody can see.
        add(&short);
        for plain in doubled(&short).chain(squeezed(word, 2)) {
            if dictionary.whole(&plain).is_some() {
                add(&plain);
            }
        }
        return;
    }
    if word.is_ascii()
        && word.len() >= LONG_ENOUGH
        && let Some(plain) = slip_of(word.as_bytes(), dictionary)
    {
        add(&plain);
    }
}

/// Words written with a space after each letter ("k u t"): where each begins, how
/// many letters it has, and the word.
pub fn spelled_out(words: &[&str]) -> Vec<(usize, usize, String)> {
    let is_letter = |word: &&str| word.len() == 1 && word.as_bytes()[0].is_ascii_alphabetic();
    let mut found = Vec::new();
    let mut start = 0;
    while start < words.len() {
        let length = words[start..]
            .iter()
            .take_while(|word| is_letter(word))
            .count();
        // Two letters are an abbreviation, as a rule.
        if length > 2 {
            found.push((start, length, words[start..start + length].concat()));
        }
        start += length.max(1);
    }
    found
}

/// The word with each run of three or more of one letter as `most` of them;
/// `None` where there is no such run.
fn squeezed(word: &str, most: usize) -> Option<String> {
    let mut short = String::with_capacity(word.len());
    let (mut last, mut run, mut longest) = ('\0', 0, 0);
    for c in word.chars().chain(['\0']) {
        if c == last {
            run += 1;
            continue;
        }
        if last.is_alphabetic() {
            longest = longest.max(run);
            let kept = if run > 2 { most } else { run };
            short.extend(std::iter::repeat_n(last, kept));
        } else if last != '\0' {
            short.extend(std::iter::repeat_n(last, run));
        }
        (last, run) = (c, 1);
    }
    (longest > 2).then_some(short)
}

/// Whether there may be three of one letter after each other.
fn has_run(word: &str) -> bool {
    let bytes = word.as_bytes();
    !word.is_ascii()
        || bytes
            .windows(3)
            .any(|run| run[0] == run[1] && run[1] == run[2])
}

/// The known word of which this one is a slip of the fingers: two neighbouring
/// letters in the other order, one letter twice, or one of two like letters.
fn slip_of(word: &[u8], dictionary: &Dictionary) -> Option<String> {
    // Past the letters with which known words begin nothing can mend it.
    let reach = dictionary.reach(word);
    let is_word = |slip: &[u8]| dictionary.whole_of(slip).is_some();
    let mut slip = word.to_vec();
    // The first letter is hardly ever wrong, and "de" and "ed" are both words.
    for place in 1..word.len().min(reach + 2) - 1 {
        slip.swap(place, place + 1);
        if is_word(&slip) {
            return String::from_utf8(slip).ok();
        }
        slip.swap(place, place + 1);
    }
    for place in 1..word.len().min(reach + 1) {
        if word[place] == word[place - 1] {
            slip.remove(place);
            if is_word(&slip) {
                return String::from_utf8(slip).ok();
            }
            slip.insert(place, word[place]);
        }
    }
    for (place, &letter) in word.iter().enumerate().take(reach) {
        if letter.is_ascii_alphabetic() {
            slip.insert(place, letter);
            if is_word(&slip) {
                return String::from_utf8(slip).ok();
            }
            slip.remove(place);
        }
    }
    None
}

/// The word with one letter twice, for each letter.
fn doubled(word: &str) -> impl Iterator<Item = String> {
    let letters = word.char_indices().filter(|(_, c)| c.is_alphabetic());
    letters.map(move |(place, c)| format!("{}{c}{}", &word[..place], &word[place..]))
}

/// The words of a hashtag, folded: by its capitals, else by the words that the
/// rules know. Empty where it is one word, or nobody can tell.
#[must_use]
#[inline(never)]
pub fn parts(tag: &str, folded: &str, tables: &Tables) -> Vec<String> {
    let dictionary = &tables.dictionary;
    if tag.len() > LONGEST_TAG || dictionary.whole(folded).is_some() {
        return Vec::new();
    }
    let humps = humps(tag);
    if humps.len() > 1 {
        return humps.iter().map(|hump| crate::fold::fold(hump)).collect();
    }
    let mut is_known = false;
    dictionary.forms(folded, |_| is_known = true);
    if is_known {
        return Vec::new();
    }
    known_words(folded, dictionary)
}

/// "GeenWoorden", "geen_woorden" and "Stop2026" in their parts.
fn humps(tag: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let mut start = 0;
    let mut last: Option<char> = None;
    for (place, c) in tag.char_indices() {
        let hump = last.is_some_and(|last| {
            c == '_'
                || (c.is_uppercase() && last.is_lowercase())
                || (c.is_ascii_digit() && last.is_alphabetic())
        });
        if hump {
            parts.push(&tag[start..place]);
            start = place + usize::from(c == '_');
        }
        last = Some(c);
    }
    parts.push(&tag[start..]);
    parts.retain(|part| !part.is_empty());
    parts
}

/// The fewest known words that a run of letters consists of.
fn known_words(run: &str, dictionary: &Dictionary) -> Vec<String> {
    let length = run.len();
    if !run.is_ascii() || length < LONG_ENOUGH {
        return Vec::new();
    }
    // For each place: with how many words it is reached, and where the last began.
    let mut reached: Vec<Option<(usize, usize)>> = vec![None; length + 1];
    reached[0] = Some((0, 0));
    for end in 2..=length {
        for start in 0..=end - 2 {
            let Some((words, _)) = reached[start] else {
                continue;
            };
            let fewer = reached[end].is_none_or(|(known, _)| words + 1 < known);
            if fewer && dictionary.whole(&run[start..end]).is_some() {
                reached[end] = Some((words + 1, start));
            }
        }
    }
    let mut parts = Vec::new();
    let mut end = length;
    while end > 0 {
        let Some((_, start)) = reached[end] else {
            return Vec::new();
        };
        parts.insert(0, run[start..end].to_owned());
        end = start;
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tables::tables;

    fn guessed(word: &str) -> Vec<String> {
        let mut found = Vec::new();
        guesses(word, tables(), |plain| found.push(plain.to_owned()));
        found
    }

    #[test]
    fn stretched_letters_are_let_go() {
        assert!(guessed("schandaaaalig").contains(&"schandalig".to_owned()));
        assert!(guessed("kloootzak").contains(&"klootzak".to_owned()));
        assert!(guessed("neeee").contains(&"nee".to_owned()));
    }

    #[test]
    fn letters_with_spaces_between_are_a_word() {
        let words = ["wat", "een", "k", "u", "t", "dag"];
        assert_eq!(spelled_out(&words), [(2, 3, "kut".to_owned())]);
        assert!(spelled_out(&["a", "b", "test"]).is_empty());
    }

    #[test]
    fn slips_of_the_fingers_are_mended() {
        assert_eq!(guessed("vertrouweljik"), ["vertrouwelijk"]);
        assert_eq!(guessed("gemeentte"), ["gemeente"]);
        assert_eq!(guessed("colega's"), ["collega's"]);
        assert!(guessed("fiets").is_empty());
    }

    #[test]
    fn hashtags_fall_apart() {
        let parts = |tag: &str| parts(tag, &crate::fold::fold(tag), tables()).join(" ");
        assert_eq!(parts("EigenSchuld"), "eigen schuld");
        assert_eq!(parts("puinhoopbijdegemeente"), "puinhoop bij de gemeente");
        assert_eq!(parts("raad"), "");
        assert_eq!(parts("xqzwvbx"), "");
    }

    #[test]
    fn spellings_are_in_order_and_none_is_a_word_of_its_own() {
        assert!(known::SPELLINGS.is_sorted());
        assert_eq!(meant("gwn"), Some("gewoon"));
        assert_eq!(meant("gewoon"), None);
    }
}
