//! Words that stay where they are while the text around them changes. Pure.

use std::ops::Range;

/// What became of a text: what differs is taken as one stretch.
pub struct Change {
    old: Vec<u16>,
    new: Vec<u16>,
    /// How much of the beginning stayed.
    before: usize,
    /// How much of the end stayed.
    behind: usize,
}

impl Change {
    /// Compares two texts.
    pub fn between(old: &str, new: &str) -> Self {
        let old: Vec<u16> = old.encode_utf16().collect();
        let new: Vec<u16> = new.encode_utf16().collect();
        let same = |(one, other): &(&u16, &u16)| one == other;
        let before = old.iter().zip(&new).take_while(same).count();
        let rest = old.len().min(new.len()) - before;
        let behind = old.iter().rev().zip(new.iter().rev());
        let behind = behind.take(rest).take_while(same).count();
        Self {
            old,
            new,
            before,
            behind,
        }
    }

    /// Where words of the old text stand in the new one, in UTF-16 code units
    /// of the one and of the other. `None` where they themselves may have
    /// changed: the stretch touches them, or makes a longer word of them.
    pub fn carry(&self, words: &Range<usize>) -> Option<Range<usize>> {
        let Self { old, new, .. } = self;
        if words.start >= words.end || words.end > old.len() {
            return None;
        }
        let carried = if words.end <= self.before {
            words.clone()
        } else if words.start >= old.len() - self.behind {
            // Added first: an unsigned number never goes below zero.
            words.start + new.len() - old.len()..words.end + new.len() - old.len()
        } else {
            return None;
        };
        let grew = |was: Option<&u16>, is: Option<&u16>| is_letter(is) && !is_letter(was);
        let left = |text: &[u16], at: usize| at.checked_sub(1).and_then(|at| text.get(at)).copied();
        let longer = grew(old.get(words.end), new.get(carried.end))
            || grew(
                left(old, words.start).as_ref(),
                left(new, carried.start).as_ref(),
            );
        (!longer).then_some(carried)
    }

    /// Whether words that end here stand where they did, with the line that
    /// they are in: a space comes between them and the change.
    pub fn is_beyond(&self, end: usize) -> bool {
        const SPACES: [u16; 3] = [b' ' as u16, b'\n' as u16, 0xA0];
        let between = self.old.get(end..self.before).unwrap_or_default();
        between.iter().any(|unit| SPACES.contains(unit))
    }
}

/// Whether a word goes on with this. Half of a character counts as one: what is
/// beyond the first plane is an emoji, as a rule, or a letter.
fn is_letter(unit: Option<&u16>) -> bool {
    let of = unit.and_then(|unit| char::from_u32((*unit).into()));
    of.is_some_and(char::is_alphanumeric)
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "Hoi 🙂 wij vinden dat goed.";

    fn carry(old: &str, new: &str, words: &Range<usize>) -> Option<Range<usize>> {
        Change::between(old, new).carry(words)
    }

    /// The words that `wij` of [`TEXT`] became.
    fn carried(new: &str) -> Option<String> {
        let start = TEXT[..TEXT.find("wij").unwrap()].encode_utf16().count();
        let range = carry(TEXT, new, &(start..start + 3))?;
        let units: Vec<u16> = new.encode_utf16().collect();
        Some(String::from_utf16(&units[range]).unwrap())
    }

    #[test]
    fn words_are_found_again_after_a_change_elsewhere() {
        for new in [
            TEXT,
            "Hoi 🙂 wij vinden dat goed. En meer.",
            "Hallo 🙂 wij vinden dat goed.",
            "🙂 wij vinden dat goed.",
            "wij vinden dat goed.",
            "Hoi 🙂 wij",
            "Hoi 🙂 wij, ja, vinden dat goed.",
            "Hoi 🙂 en wij vinden dat goed.",
            "🙂🙂🙂 Hoi 🙂 wij vinden dat goed.",
        ] {
            assert_eq!(carried(new).as_deref(), Some("wij"), "{new}");
        }
    }

    #[test]
    fn changed_words_are_let_go() {
        for new in [
            "",
            "Hoi 🙂 ik vind dat goed.",
            "Hoi 🙂 wi vinden dat goed.",
            "Hoi 🙂 wijs vinden dat goed.",
            "Hoi 🙂 Zwij vinden dat goed.",
            "Hoi 🙂 w-ij vinden dat goed.",
            "Hallo, wat vindt u?",
        ] {
            assert_eq!(carried(new), None, "{new}");
        }
    }

    #[test]
    fn a_change_is_beyond_words_when_a_space_is_between() {
        let end = TEXT[..TEXT.find(" vinden").unwrap()].encode_utf16().count();
        for (new, is_beyond) in [
            ("Hoi 🙂 wij vinden dat goed. En meer.", true),
            ("Hoi 🙂 wij  vinden dat goed.", true),
            ("Hoi 🙂 wij, ja, vinden dat goed.", false),
            ("Hoi 🙂 wijs vinden dat goed.", false),
            ("Hallo 🙂 wij vinden dat goed.", false),
            ("Hoi 🙂 wij", false),
        ] {
            let change = Change::between(TEXT, new);
            assert_eq!(change.is_beyond(end), is_beyond, "{new}");
        }
    }

    #[test]
    fn places_that_are_none_are_no_words() {
        assert_eq!(carry("abc", "abc", &(1..1)), None);
        assert_eq!(carry("abc", "abc", &(1..4)), None);
    }

    /// Whatever is cut out and put in: what is carried reads as it did.
    #[test]
    fn what_is_carried_reads_the_same() {
        let units: Vec<u16> = TEXT.encode_utf16().collect();
        let mut kept = 0;
        for from in 0..=units.len() {
            for to in from..=units.len() {
                for put in ["", "x", " wij ", "🙂", "\n"] {
                    let mut new = units[..from].to_vec();
                    new.extend(put.encode_utf16());
                    new.extend(&units[to..]);
                    // Half a character is no text: no editor has that.
                    let Ok(new) = String::from_utf16(&new) else {
                        continue;
                    };
                    kept += usize::from(carried(&new).is_some());
                    assert!(carried(&new).is_none_or(|words| words == "wij"), "{new}");
                }
            }
        }
        assert!(kept > 500, "{kept}");
    }
}
