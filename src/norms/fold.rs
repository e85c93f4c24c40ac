// How a word is compared: shared by the engine and by its build script, so
// that a lexicon entry and a typed word always fold alike.

/// Folds one character: lower case, no diacritics, straight apostrophes.
/// Yields at most two characters ("æ" becomes "ae").
fn fold_char(c: char, out: &mut String) {
    if c.is_ascii() {
        out.push(c.to_ascii_lowercase());
        return;
    }
    for c in c.to_lowercase() {
        match c {
            'à'..='å' | 'ā' | 'ă' | 'ą' => out.push('a'),
            'æ' => out.push_str("ae"),
            'ç' | 'ć' | 'č' => out.push('c'),
            'è'..='ë' | 'ē' | 'ė' | 'ę' | 'ě' => out.push('e'),
            'ì'..='ï' | 'ī' | 'į' | 'ı' => out.push('i'),
            'ĳ' => out.push_str("ij"),
            'ñ' | 'ń' => out.push('n'),
            'ò'..='ö' | 'ø' | 'ō' => out.push('o'),
            'œ' => out.push_str("oe"),
            'ś' | 'š' | 'ş' => out.push('s'),
            'ß' => out.push_str("ss"),
            'ù'..='ü' | 'ū' => out.push('u'),
            'ý' | 'ÿ' => out.push('y'),
            'ź' | 'ż' | 'ž' => out.push('z'),
            '\u{2018}' | '\u{2019}' | '\u{02bc}' | '\u{00b4}' => out.push('\''),
            '\u{2010}' | '\u{2011}' | '\u{00ad}' => out.push('-'),
            // Combining accents and the dot that lower-casing İ leaves.
            '\u{0300}'..='\u{036f}' => {}
            other => out.push(other),
        }
    }
}

/// Folds a word for comparison: lower case, no diacritics, straight
/// apostrophes and hyphens.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    fold_into(text, &mut folded);
    folded
}

/// Folds a word onto the end of what was folded before.
pub fn fold_into(text: &str, folded: &mut String) {
    if text.is_ascii() {
        let from = folded.len();
        folded.push_str(text);
        folded[from..].make_ascii_lowercase();
    } else {
        fold_chars(text, folded);
    }
}

#[inline(never)]
fn fold_chars(text: &str, folded: &mut String) {
    for c in text.chars() {
        fold_char(c, folded);
    }
}

/// A bit for two letters, and which of four blocks it is in: by it most words that
/// begin as none of some words does are told apart from those.
#[inline]
pub fn of_two(first: u8, second: u8) -> (usize, u64) {
    let number = first.wrapping_mul(7) ^ second;
    (usize::from(number >> 6), 1 << (number & 63))
}
