//! A field in which an organisation is typed, with a list of those of the
//! register: a combobox with list autocomplete, as the ARIA practices describe
//! it. Nothing is chosen by itself, and any other text may stay.

use crate::register::{self, Entry, Found};
use crate::tree::{Element, el};
use crate::view::sector_name;
use namens_texts::{Lang, fill, settings};

/// The list of one field.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Combobox {
    found: Found,
    /// The option that the arrows are at.
    active: Option<usize>,
    open: bool,
}

/// What a key did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pressed {
    /// Nothing: it does what it does in any field.
    Nothing,
    /// The list changed.
    Moved,
    /// This organisation was chosen.
    Chosen(&'static Entry),
}

impl Combobox {
    /// Follows what stands in the field.
    pub fn typed(&mut self, text: &str) {
        self.found = register::find(text);
        self.active = None;
        self.open = !self.found.offered.is_empty();
    }

    /// Whether the list is shown.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.open
    }

    /// Hides the list.
    pub fn close(&mut self) {
        self.open = false;
        self.active = None;
    }

    /// Follows a key, by its name in `KeyboardEvent.key`; `text` stands in the
    /// field.
    pub fn press(&mut self, key: &str, alt: bool, text: &str) -> Pressed {
        if !self.open {
            if !matches!(key, "ArrowDown" | "ArrowUp") {
                return Pressed::Nothing;
            }
            self.typed(text);
            if !self.open {
                return Pressed::Nothing;
            }
            if alt {
                return Pressed::Moved;
            }
        }
        let last = self.found.offered.len() - 1;
        match key {
            "ArrowUp" if alt => self.close(),
            "ArrowDown" => {
                let next = |active| if active == last { 0 } else { active + 1 };
                self.active = Some(self.active.map_or(0, next));
            }
            "ArrowUp" => {
                let before = |active: usize| active.checked_sub(1).unwrap_or(last);
                self.active = Some(self.active.map_or(last, before));
            }
            "Enter" => {
                let chosen = self.active.and_then(|active| self.choose(active));
                return chosen.map_or(Pressed::Nothing, Pressed::Chosen);
            }
            "Escape" => self.close(),
            _ => return Pressed::Nothing,
        }
        Pressed::Moved
    }

    /// Chooses an option, and hides the list.
    pub fn choose(&mut self, option: usize) -> Option<&'static Entry> {
        let chosen = self.found.offered.get(option).copied();
        self.close();
        chosen
    }

    /// The id of the option that the arrows are at, in the list of this field.
    #[must_use]
    pub fn active(&self, field: &str) -> Option<String> {
        self.active.map(|active| option_id(field, active))
    }

    /// What is in the list of this field.
    #[must_use]
    pub fn options(&self, field: &str, lang: Lang) -> Vec<Element> {
        if !self.open {
            return Vec::new();
        }
        let options = self.found.offered.iter().enumerate();
        options
            .map(|(index, entry)| {
                el("li")
                    .id(option_id(field, index))
                    .attr("role", "option")
                    .attr("data-option", index)
                    .attr("aria-selected", self.active == Some(index))
                    .child(el("span").class("option-name").text(entry.name))
                    .text(" ")
                    .child(
                        el("span")
                            .class("help")
                            .text(sector_name(entry.sector, lang)),
                    )
            })
            .collect()
    }

    /// How many there are, to be said.
    #[must_use]
    pub fn count(&self, lang: Lang) -> String {
        let offered = self.found.offered.len();
        let numbers = [
            ("number", &*self.found.total.to_string()),
            ("offered", &*offered.to_string()),
        ];
        match self.found.total {
            _ if !self.open => String::new(),
            1 => settings::found_one(lang).to_owned(),
            total if total > offered => fill(settings::found_more(lang), &numbers),
            _ => fill(settings::found_many(lang), &numbers),
        }
    }
}

/// The id of the list of a field.
#[must_use]
pub fn list_id(field: &str) -> String {
    format!("{field}-list")
}

/// The id of the element in which it is said how many there are.
#[must_use]
pub fn count_id(field: &str) -> String {
    format!("{field}-count")
}

fn option_id(field: &str, option: usize) -> String {
    format!("{field}-option-{}", option + 1)
}

/// Makes a line of text such a field, with no list yet.
#[must_use]
pub fn control(input: Element, field: &str) -> Element {
    input
        .attr("role", "combobox")
        .attr("aria-autocomplete", "list")
        .attr("aria-expanded", "false")
        .attr("aria-controls", list_id(field))
}

/// The places for its list and for how many there are, to stand after it.
#[must_use]
pub fn list(field: &str, lang: Lang) -> [Element; 2] {
    [
        el("ul")
            .class("options")
            .id(list_id(field))
            .attr("role", "listbox")
            .attr("aria-label", settings::organisations_known(lang))
            .attr("hidden", ""),
        el("p")
            .class("unseen")
            .id(count_id(field))
            .attr("role", "status"),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(text: &str) -> Combobox {
        let mut combobox = Combobox::default();
        combobox.typed(text);
        combobox
    }

    fn press(combobox: &mut Combobox, key: &str) -> Pressed {
        combobox.press(key, false, "hoorn")
    }

    #[test]
    fn typing_opens_the_list_and_chooses_nothing() {
        let mut combobox = typed("hoorn");
        assert!(combobox.is_open());
        assert_eq!(combobox.active("x"), None);
        assert_eq!(press(&mut combobox, "Enter"), Pressed::Nothing);
        assert!(!typed("zoiets bestaat niet").is_open());
    }

    #[test]
    fn the_arrows_go_round_and_enter_chooses() {
        let mut combobox = typed("gemeente den");
        let offered = combobox.options("x", Lang::Nl).len();
        assert!(offered > 1);
        for step in 1..=offered {
            press(&mut combobox, "ArrowDown");
            assert_eq!(combobox.active("x"), Some(format!("x-option-{step}")));
        }
        press(&mut combobox, "ArrowDown");
        assert_eq!(combobox.active("x").as_deref(), Some("x-option-1"));
        press(&mut combobox, "ArrowUp");
        assert_eq!(combobox.active("x"), Some(format!("x-option-{offered}")));
        press(&mut combobox, "ArrowDown");
        let Pressed::Chosen(entry) = press(&mut combobox, "Enter") else {
            panic!("an option was active");
        };
        assert!(entry.name.contains("Den"), "{}", entry.name);
        assert!(!combobox.is_open());
    }

    #[test]
    fn escape_hides_the_list_and_an_arrow_shows_it_again() {
        let mut combobox = typed("hoorn");
        assert_eq!(press(&mut combobox, "Escape"), Pressed::Moved);
        assert!(!combobox.is_open());
        assert_eq!(press(&mut combobox, "Escape"), Pressed::Nothing);
        press(&mut combobox, "ArrowDown");
        assert_eq!(combobox.active("x").as_deref(), Some("x-option-1"));
        assert_eq!(combobox.press("ArrowUp", true, "hoorn"), Pressed::Moved);
        assert!(!combobox.is_open());
        combobox.press("ArrowDown", true, "hoorn");
        assert!(combobox.is_open());
        assert_eq!(combobox.active("x"), None);
    }

    #[test]
    fn other_keys_are_of_the_field() {
        let mut combobox = typed("hoorn");
        for key in ["a", "Home", "ArrowLeft", "Tab", " "] {
            assert_eq!(press(&mut combobox, key), Pressed::Nothing, "{key}");
        }
        assert_eq!(
            Combobox::default().press("ArrowDown", false, ""),
            Pressed::Nothing
        );
    }

    #[test]
    fn it_is_said_how_many_there_are() {
        assert_eq!(typed("kmar").count(Lang::Nl), settings::found_one(Lang::Nl));
        assert!(typed("gemeente").count(Lang::Nl).contains("34"));
        assert_eq!(typed("").count(Lang::Nl), "");
        assert_eq!(typed("gemeente").count(Lang::En).matches('{').count(), 0);
    }
}
