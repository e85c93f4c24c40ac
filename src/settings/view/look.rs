//! How the product speaks and looks, and its shortcut.

use super::Page;
use super::parts::{button, question, radio, section};
use crate::field::{Action, Field};
use crate::tree::{Element, el};
use namens_browser::commands::CHROMIUM_SETTINGS;
use namens_browser::settings::{Appearance, LanguageChoice};
use namens_texts::{fill, settings};

/// The keys that open the warning, as the browser has them.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Shortcut {
    /// The keys; `None`: there are none.
    pub keys: Option<String>,
    /// Whether the browser opens its page for shortcuts by name, and not by an
    /// address that people can go to themselves.
    pub by_name: bool,
}

pub(super) fn language(page: &Page) -> Element {
    let lang = page.lang;
    let choices = LanguageChoice::ALL.map(|choice| {
        let label = match choice {
            LanguageChoice::Browser => settings::language_browser(lang),
            LanguageChoice::Nl => settings::language_nl(lang),
            LanguageChoice::En => settings::language_en(lang),
        };
        radio(page, &Field::Language, choice.id(), label, "")
    });
    question(
        page,
        "language",
        settings::language(lang),
        settings::language_help(lang),
    )
    .id("language-section")
    .all(choices)
}

pub(super) fn appearance(page: &Page) -> Element {
    let lang = page.lang;
    let choices = Appearance::ALL.map(|choice| {
        let label = match choice {
            Appearance::System => settings::appearance_system(lang),
            Appearance::Light => settings::appearance_light(lang),
            Appearance::Dark => settings::appearance_dark(lang),
        };
        radio(page, &Field::Appearance, choice.id(), label, "")
    });
    question(
        page,
        "appearance",
        settings::appearance(lang),
        settings::appearance_help(lang),
    )
    .id("appearance-section")
    .all(choices)
}

pub(super) fn shortcut(page: &Page) -> Element {
    let lang = page.lang;
    let now = match &page.shortcut.keys {
        Some(keys) => el("p")
            .text(settings::shortcut_now(lang))
            .text(" ")
            .child(el("kbd").text(keys)),
        None => el("p").text(settings::shortcut_none(lang)),
    };
    let address = (!page.shortcut.by_name).then(|| {
        let said = settings::shortcut_address(lang);
        let (before, after) = said.split_once("{address}").unwrap_or((said, ""));
        el("p")
            .class("help")
            .text(before)
            .child(el("code").text(CHROMIUM_SETTINGS))
            .text(after)
    });
    section(
        "shortcut",
        settings::shortcut(lang),
        settings::shortcut_help(lang),
    )
    .child(now)
    .child(button(
        Action::ChangeShortcut,
        settings::shortcut_change(lang),
    ))
    .all(address)
}

/// That the address is to be typed: said where the browser did not open it.
#[must_use]
pub fn go_there_yourself(lang: namens_texts::Lang) -> String {
    let said = settings::shortcut_refused(lang);
    fill(said, &[("address", CHROMIUM_SETTINGS)])
}
