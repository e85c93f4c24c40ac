//! What a button says, and whether that is what publish buttons say.

use crate::Guess;

/// The longest label of a publish button, in characters. What is longer is a
/// sentence, or a card that can be pressed.
pub const LONGEST: usize = 40;

impl Guess {
    /// Whether a label says that its button publishes, in a dialog or outside
    /// one: it begins or ends with one of the words, and is short.
    #[must_use]
    pub fn fits(&self, label: &str, in_dialog: bool) -> bool {
        let words = words(label);
        let ends = |phrase: &&str| {
            let rest = words.strip_suffix(*phrase);
            rest.is_some_and(|rest| rest.is_empty() || rest.ends_with(' '))
        };
        words.chars().count() <= LONGEST
            && (begins_with(&words, self.first)
                || self.last.iter().any(ends)
                || (in_dialog && self.in_dialog.contains(&words.as_str())))
    }

    /// Whether a label says that its button does not publish, though it is a
    /// form's submit button.
    #[must_use]
    pub fn refuses(&self, label: &str) -> bool {
        begins_with(&words(label), self.never)
    }
}

/// Whether all that a button is called is one of these.
#[must_use]
pub fn is_one_of(label: &str, whole: &[&str]) -> bool {
    whole.contains(&words(label).as_str())
}

fn begins_with(words: &str, phrases: &[&str]) -> bool {
    phrases.iter().any(|phrase| {
        let rest = words.strip_prefix(phrase);
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
    })
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
    use super::is_one_of;
    use crate::generic;

    #[test]
    fn labels_of_publish_buttons() {
        let guess = generic().guess.unwrap();
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
            "Veröffentlichen",
            "Beitrag absenden",
            "Tröt!",
            "Répondre",
            "Publier le commentaire",
        ] {
            assert!(guess.fits(label, false), "{label}");
        }
        for label in [
            "",
            "Posts",
            "Annuleren",
            "Save changes",
            "Search",
            "New post",
            "Concept opslaan",
            "Share",
            "Nouveau message",
            "Post your holiday pictures in our new album today",
        ] {
            assert!(!guess.fits(label, false), "{label}");
        }
    }

    #[test]
    fn a_name_is_compared_in_whole() {
        for (label, is_one) in [
            ("Post", true),
            (" Nu delen… ", true),
            ("Post to Threads", false),
            ("New post", false),
            ("", false),
        ] {
            assert_eq!(is_one_of(label, &["post", "nu delen"]), is_one, "{label}");
        }
    }

    #[test]
    fn sharing_publishes_in_a_dialog_only() {
        let guess = generic().guess.unwrap();
        for label in ["Share", "Nu delen", "Teilen", "Partager"] {
            assert!(guess.fits(label, true), "{label}");
            assert!(!guess.fits(label, false), "{label}");
        }
        assert!(!guess.fits("Share with friends", true));
    }

    #[test]
    fn some_submit_buttons_do_not_publish() {
        let guess = generic().guess.unwrap();
        for label in [
            "Zoeken",
            "Save as draft",
            "Concept opslaan",
            "Abbrechen",
            "Aperçu",
        ] {
            assert!(guess.refuses(label), "{label}");
        }
        for label in ["", "OK", "Toevoegen", "Save changes", "Searchlight"] {
            assert!(!guess.refuses(label), "{label}");
        }
    }
}
