//! Where the product works.

use super::Page;
use super::parts::{button, question, tick};
use super::words::surface_name;
use crate::field::{Action, Field};
use crate::tree::{Element, el};
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
    question(
        page,
        "sites_off",
        settings::sites(lang),
        settings::sites_help(lang),
    )
    .id("sites")
    .child(el("div").class("sites").all(sites))
}

/// Where a site is found.
fn places(adapter: &Adapter, lang: Lang) -> String {
    let added = adapter.marks.map(|_| settings::sites_added(lang));
    let places = adapter.hosts.iter().copied().chain(added);
    places.collect::<Vec<_>>().join(", ")
}

fn pause(page: &Page, adapter: &Adapter) -> Element {
    let resume = fill(settings::resume(page.lang), &[("site", adapter.name)]);
    let resume = (!page.policy.fixes("paused"))
        .then(|| button(Action::Resume(adapter.id.to_owned()), resume));
    el("div")
        .class("pause")
        .child(el("p").text(settings::paused_today(page.lang)))
        .all(resume)
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
    question(
        page,
        "surfaces_off",
        settings::surfaces(lang),
        settings::surfaces_help(lang),
    )
    .id("surfaces")
    .all(surfaces)
}
