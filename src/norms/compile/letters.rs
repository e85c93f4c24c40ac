//! Writes word forms: what each shares with the one before it, and how it ends,
//! with a byte for letters that often follow each other.

use crate::packed::sign;

/// More pairs than this save less than they cost.
const MOST_PAIRS: usize = 150;

/// The longest form, in bytes with its signs: what it shares takes a byte.
const LONGEST: usize = 128;

/// The columns of the word forms.
#[derive(Default)]
pub struct Letters {
    /// How many bytes a form shares with the one before it.
    pub shared: Vec<u8>,
    /// The rest of it, and an end.
    pub ends: Vec<u8>,
    /// What bytes of `ends` stand for: such a byte, and the two that it stands
    /// for, which can be such bytes too.
    pub pairs: Vec<u8>,
}

/// A form as it is written, without its end; forms are sorted by it.
pub fn key(form: &str) -> Vec<u8> {
    let before = form.strip_suffix('*');
    let mut key = Vec::with_capacity(form.len() + 1);
    match (form.strip_prefix('*'), before) {
        (None, _) => key.extend(before.unwrap_or(form).bytes()),
        (Some(ending), None) => {
            key.push(sign::ENDINGS);
            key.extend(ending.bytes().rev());
        }
        (Some(middle), Some(_)) => {
            key.push(sign::MIDDLES);
            key.extend(middle.trim_end_matches('*').bytes());
        }
    }
    if form.contains('*') {
        key.push(sign::STAR);
    }
    key
}

/// Of forms by the order of their keys.
pub fn letters(forms: &[String]) -> Letters {
    let mut letters = Letters::default();
    let mut last = Vec::new();
    for form in forms {
        let bytes = key(form);
        assert!(bytes.len() <= LONGEST, "{form:?} is too long");
        let shared = bytes.iter().zip(&last).take_while(|(a, b)| a == b).count();
        letters.shared.push(shared as u8);
        letters.ends.extend(&bytes[shared..]);
        letters.ends.push(sign::END);
        last = bytes;
    }
    let mut used = [false; 256];
    for &byte in &letters.ends {
        used[usize::from(byte)] = true;
    }
    let free = (0..=u8::MAX).filter(|&byte| !used[usize::from(byte)]);
    // What ends a form goes together with nothing after it.
    let mut closed = [false; 256];
    closed[usize::from(sign::END)] = true;
    for byte in free.take(MOST_PAIRS) {
        let [first, second] = commonest(&letters.ends, &closed);
        letters.ends = paired(&letters.ends, [first, second], byte);
        closed[usize::from(byte)] = closed[usize::from(second)];
        letters.pairs.extend([byte, first, second]);
    }
    // The engine counts them with two bytes.
    assert!(
        letters.ends.len() < usize::from(u16::MAX),
        "too many letters"
    );
    letters
}

/// The two bytes that most often follow each other in a form.
fn commonest(ends: &[u8], closed: &[bool; 256]) -> [u8; 2] {
    let mut counts = vec![0_u32; 1 << 16];
    for pair in ends.windows(2) {
        if !closed[usize::from(pair[0])] {
            counts[usize::from(pair[0]) << 8 | usize::from(pair[1])] += 1;
        }
    }
    let best = (0..counts.len()).max_by_key(|&pair| counts[pair]);
    let best = best.expect("there are pairs");
    [(best >> 8) as u8, best as u8]
}

/// With one byte for each such pair.
fn paired(ends: &[u8], pair: [u8; 2], byte: u8) -> Vec<u8> {
    let mut shorter = Vec::with_capacity(ends.len());
    let mut at = 0;
    while at < ends.len() {
        if ends[at..].starts_with(&pair) {
            shorter.push(byte);
            at += 2;
        } else {
            shorter.push(ends[at]);
            at += 1;
        }
    }
    shorter
}
