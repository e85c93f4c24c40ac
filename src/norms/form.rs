//! The small language of `identifiers.toml`: what a number or code looks like.
//!
//! Regular expressions would do, but an engine for them weighs more than all
//! rules of a norm and takes longer to start than most posts take to read.

/// How many bytes at the start of `text` have this form, up to the end of a
/// word. `capitals`: letters count as capitals only.
pub fn matches(form: &str, text: &str, capitals: bool) -> Option<usize> {
    let ends_word = |end: usize| {
        let next = text[end..].chars().next();
        next.is_none_or(|c| !c.is_alphanumeric() && c != '_')
    };
    let matcher = Matcher {
        text: text.as_bytes(),
        capitals,
        ends_word: &ends_word,
    };
    matcher.units(form.as_bytes(), 0)
}

struct Matcher<'a> {
    text: &'a [u8],
    capitals: bool,
    ends_word: &'a dyn Fn(usize) -> bool,
}

/// One part of a form, how often it may stand, and how many bytes it takes up
/// in the form.
struct Unit<'f> {
    one_of: &'f [u8],
    least: usize,
    most: usize,
    length: usize,
}

impl Unit<'_> {
    fn first(form: &[u8]) -> Unit<'_> {
        let (one_of, mut length) = match form[0] {
            b'[' => {
                let close = form
                    .iter()
                    .position(|&byte| byte == b']')
                    .unwrap_or(form.len() - 1);
                (&form[..=close], close + 1)
            }
            _ => (&form[..1], 1),
        };
        let (mut least, mut most) = match one_of {
            b"_" | b"~" => (0, 1),
            _ => (1, 1),
        };
        match form.get(length) {
            Some(b'?') => {
                least = 0;
                length += 1;
            }
            Some(b'{') => {
                let rest = &form[length + 1..];
                let close = rest
                    .iter()
                    .position(|&byte| byte == b'}')
                    .unwrap_or(rest.len());
                let mut numbers = rest[..close].split(|&byte| byte == b',').map(number);
                least = numbers.next().unwrap_or(1);
                most = numbers.next().unwrap_or(least);
                length += close + 2;
            }
            _ => {}
        }
        Unit {
            one_of,
            least,
            most,
            length,
        }
    }
}

fn number(digits: &[u8]) -> usize {
    digits
        .iter()
        .fold(0, |number, digit| number * 10 + usize::from(digit - b'0'))
}

impl Matcher<'_> {
    /// Matches the rest of a form from `at`; the longest way first.
    fn units(&self, form: &[u8], at: usize) -> Option<usize> {
        if form.is_empty() {
            return (self.ends_word)(at).then_some(at);
        }
        let unit = Unit::first(form);
        let mut ends = [at; 33];
        let mut count = 0;
        while count < unit.most.min(32) {
            let Some(end) = self.one(unit.one_of, ends[count]) else {
                break;
            };
            count += 1;
            ends[count] = end;
        }
        (unit.least..=count)
            .rev()
            .find_map(|count| self.units(&form[unit.length..], ends[count]))
    }

    /// Where one such character at `at` ends.
    fn one(&self, one_of: &[u8], at: usize) -> Option<usize> {
        let byte = *self.text.get(at)?;
        let letter = |byte: u8| {
            if self.capitals {
                byte.is_ascii_uppercase()
            } else {
                byte.is_ascii_alphabetic()
            }
        };
        let fits = match one_of {
            b"d" => byte.is_ascii_digit(),
            b"L" => letter(byte),
            b"x" => byte.is_ascii_digit() || letter(byte),
            b"_" => byte == b' ' || byte == b'-',
            b"~" => byte == b' ',
            b"D" | b"N" if byte.is_ascii_digit() => true,
            b"D" | b"N" => {
                let next = self.text.get(at + 1);
                let digit = next.is_some_and(u8::is_ascii_digit);
                let parts = byte == b' ' || (byte == b'-' && one_of == b"D");
                return (parts && digit).then_some(at + 2);
            }
            [b'[', class @ .., b']'] => in_class(class, byte),
            [literal] => byte.eq_ignore_ascii_case(literal),
            _ => false,
        };
        fits.then_some(at + 1)
    }
}

/// Whether a byte is one of a class: characters, and ranges with a hyphen
/// between two of them.
fn in_class(class: &[u8], byte: u8) -> bool {
    let byte = byte.to_ascii_uppercase();
    class.contains(&byte)
        || class
            .windows(3)
            .any(|range| range[1] == b'-' && (range[0]..=range[2]).contains(&byte))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fits(form: &str, text: &str) -> bool {
        matches(form, text, false) == Some(text.len())
    }

    #[test]
    fn units_repeat_and_may_be_missing() {
        assert!(fits("d{4}~LL", "3511 AB") && fits("d{4}~LL", "3511AB"));
        assert!(!fits("d{4}~LL", "351 AB"));
        assert!(fits("06_[1-9]D{7}", "06 12 34 56 78"));
        assert!(fits("06_[1-9]D{7}", "06-12345678"));
        assert!(!fits("06_[1-9]D{7}", "06-02345678"));
        assert!(fits("L{1,4}[-/]?d{2,4}[-/]d{3,8}", "AB2026/1234"));
    }

    #[test]
    fn a_form_ends_where_a_word_does() {
        assert_eq!(matches("d{8}", "123456789", false), None);
        assert_eq!(matches("d{8}", "12345678.", false), Some(8));
        assert_eq!(matches("d{8}", "12345678x", false), None);
        assert_eq!(matches("d{8}", "12345678é", false), None);
    }

    #[test]
    fn capitals_count_where_they_should() {
        assert_eq!(matches("LL", "ab", true), None);
        assert_eq!(matches("LL", "AB", true), Some(2));
    }
}
