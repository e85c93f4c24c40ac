//! Where the product works, and in which language it speaks.

use super::Page;
use super::parts::{button, question, radio, tick};
use crate::field::{Action, Field};
use crate::tree::{Element, el};
use namens_browser::settings::LanguageChoice;
use namens_sites::Adapter;
use namens_texts::{fill, settings};

pub(super) fn sites(page: &Page) -> Element {
    let lang = page.lang;
    let sites = namens_sites::adapters().iter().map(|adapter| {
        let field = Field::Site(adapter.id.to_owned());
        let site = tick(page, &field, adapter.name, &adapter.hosts.join(", "));
        if page.draft.settings().is_paused(adapter.id, page.today) {
            site.child(pause(page, adapter))
        } else {
            site
        }
    });
    question(settings::sites(lang), settings::sites_help(lang))
        .id("sites")
        .all(sites)
}

fn pause(page: &Page, adapter: &Adapter) -> Element {
    let resume = fill(settings::resume(page.lang), &[("site", adapter.name)]);
    el("div")
        .class("pause")
        .child(el("p").text(settings::paused_today(page.lang)))
        .child(button(Action::Resume(adapter.id.to_owned()), resume))
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
