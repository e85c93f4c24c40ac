//! What a button says, and whether that is what publish buttons say.

use crate::Labels;

/// The longest label of a publish button, in characters. What is longer is a
/// sentence, or a card that can be pressed.
pub const LONGEST: usize = 40;

impl Labels {
    /// Whether a label says that its button publishes: it begins or ends with
    /// one of the words, and is short.
    #[must_use]
    pub fn fit(&self, label: &str) -> bool {
        let words = words(label);
        let begins = |phrase: &&str| {
            let rest = words.strip_prefix(*phrase);
            rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
        };
        let ends = |phrase: &&str| {
            let rest = words.strip_suffix(*phrase);
            rest.is_some_and(|rest| rest.is_empty() || rest.ends_with(' '))
        };
        words.chars().count() <= LONGEST
            && (self.first.iter().any(begins) || self.last.iter().any(ends))
    }
}

/// The words of a label in lower case with one space between, without signs.
fn words(label: &str) -> String {
    let plain: String = label
        .chars()
        .map(|c| if c.is_alphanumeric() { c } else { ' ' })
        .flat_map(char::to_lowercase)
        .collect();
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use crate::generic;

    #[test]
    fn labels_of_publish_buttons() {
        let labels = generic().labels.unwrap();
        for label in [
            "Plaatsen",
            " Bericht plaatsen ",
            "Post",
            "Post all",
            "POST!",
            "Reply",
            "➤ Verstuur",
            "Send message",
            "Reactie\n  plaatsen",
            "Publiceren",
        ] {
            assert!(labels.fit(label), "{label}");
        }
        for label in [
            "",
            "Posts",
            "Annuleren",
            "Save changes",
            "Search",
            "New post",
            "Concept opslaan",
            "Post your holiday pictures in our new album today",
        ] {
            assert!(!labels.fit(label), "{label}");
        }
    }
}
