//! Where the product works, and in which language it speaks.

use super::Page;
use super::parts::{question, radio, tick};
use crate::field::Field;
use crate::tree::Element;
use namens_browser::settings::LanguageChoice;
use namens_texts::settings;

pub(super) fn sites(page: &Page) -> Element {
    let lang = page.lang;
    let sites = namens_sites::adapters().iter().map(|adapter| {
        let field = Field::Site(adapter.id.to_owned());
        tick(page, &field, adapter.name, &adapter.hosts.join(", "))
    });
    question(settings::sites(lang), settings::sites_help(lang))
        .id("sites")
        .all(sites)
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
    question(settings::language(lang), settings::language_help(lang))
        .id("language-section")
        .all(choices)
}
