//! Where the product works, and in which language it speaks.

use super::Page;
use super::parts::{button, question, radio, tick};
use super::words::surface_name;
use crate::field::{Action, Field};
use crate::tree::{Element, el};
use namens_browser::settings::LanguageChoice;
use namens_norms::Surface;
use namens_sites::Adapter;
use namens_texts::{Lang, fill, settings};

pub(super) fn sites(page: &Page) -> Element {
    let lang = page.lang;
    let sites = namens_sites::adapters().iter().map(|adapter| {
        let field = Field::Site(adapter.id.to_owned());
        let site = tick(page, &field, adapter.name, &places(adapter, lang));
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

/// Where a site is found.
fn places(adapter: &Adapter, lang: Lang) -> String {
    let added = adapter.marks.map(|_| settings::sites_added(lang));
    let places = adapter.hosts.iter().copied().chain(added);
    places.collect::<Vec<_>>().join(", ")
}

fn pause(page: &Page, adapter: &Adapter) -> Element {
    let resume = fill(settings::resume(page.lang), &[("site", adapter.name)]);
    el("div")
        .class("pause")
        .child(el("p").text(settings::paused_today(page.lang)))
        .child(button(Action::Resume(adapter.id.to_owned()), resume))
}

pub(super) fn surfaces(page: &Page) -> Element {
    let lang = page.lang;
    let surfaces = Surface::ALL.map(|surface| {
        let help = match surface {
            Surface::Mail => settings::surface_mail_help(lang),
            _ => "",
        };
        tick(
            page,
            &Field::Surface(surface),
            surface_name(surface, lang),
            help,
        )
    });
    question(settings::surfaces(lang), settings::surfaces_help(lang))
        .id("surfaces")
        .all(surfaces)
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
