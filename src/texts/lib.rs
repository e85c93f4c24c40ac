//! The messages of the interface, in `_locales/LANGUAGE/NAME.json`.
//!
//! Each `NAME` becomes a module with one function for each key:
//! `warning::hide(Lang::Nl)`. A message that lacks a language, that does not
//! fit its place or fills other places than in the other language, and a key
//! that nobody defined, do not compile.

pub use namens_norms::texts::Lang;

include!(concat!(env!("OUT_DIR"), "/messages.rs"));

/// Fills the `{name}` places of a text.
///
/// ```
/// use namens_texts::fill;
/// assert_eq!(fill("{n} van {total}", &[("n", "1"), ("total", "3")]), "1 van 3");
/// ```
#[must_use]
pub fn fill(text: &str, values: &[(&str, &str)]) -> String {
    let mut filled = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(open) = rest.find('{') {
        filled.push_str(&rest[..open]);
        let after = &rest[open + 1..];
        let place = after.find('}').and_then(|close| {
            let value = values.iter().find(|(name, _)| *name == &after[..close])?.1;
            Some((value, &after[close + 1..]))
        });
        if let Some((value, remaining)) = place {
            filled.push_str(value);
            rest = remaining;
        } else {
            filled.push('{');
            rest = after;
        }
    }
    filled.push_str(rest);
    filled
}

#[cfg(test)]
mod tests {
    use super::fill;

    #[test]
    fn a_value_is_never_filled_again() {
        assert_eq!(fill("{a}{b}", &[("a", "{b}"), ("b", "x")]), "{b}x");
    }

    #[test]
    fn unknown_and_unclosed_places_stay() {
        assert_eq!(fill("{c} {", &[("a", "x")]), "{c} {");
    }
}
