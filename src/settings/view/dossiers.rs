//! The own subjects.

use super::Page;
use super::parts::{button, fixed_note, input, labelled, line, lines, section};
use super::words::numbered;
use crate::field::{Action, DossierPart, Field};
use crate::tree::{Element, el};
use namens_texts::settings;

/// The setting, as a policy names it.
const KEY: &str = "profile.dossiers";

pub(super) fn all(page: &Page) -> Element {
    let lang = page.lang;
    let rows = page.draft.settings().profile.dossiers.len();
    let add = match rows {
        0 => settings::dossier_add(lang),
        _ => settings::dossier_another(lang),
    };
    let add = (!page.policy.fixes(KEY)).then(|| button(Action::AddDossier, add));
    section(
        "dossiers",
        settings::dossiers(lang),
        settings::dossiers_help(lang),
    )
    .all(fixed_note(page, KEY))
    .all((0..rows).map(|row| one(page, row)))
    .all(add)
}

fn one(page: &Page, row: usize) -> Element {
    let lang = page.lang;
    let field = |part| Field::Dossier(row, part);
    let until = field(DossierPart::Until);
    let remove = (!page.policy.fixes(KEY)).then(|| {
        button(
            Action::RemoveDossier(row),
            numbered(settings::dossier_remove(lang), row),
        )
    });
    el("fieldset")
        .class("row")
        .child(el("legend").text(numbered(settings::dossier(lang), row)))
        .child(line(
            page,
            &field(DossierPart::Name),
            settings::dossier_name(lang),
            settings::dossier_name_help(lang),
        ))
        .child(lines(
            page,
            &field(DossierPart::Words),
            settings::dossier_words(lang),
            settings::one_per_line(lang),
        ))
        .child(labelled(
            page,
            &until,
            settings::dossier_until(lang),
            settings::dossier_until_help(lang),
            // Years of four figures: the form in which dates are kept.
            input(page, &until, "date").attr("max", "9999-12-31"),
        ))
        .all(remove)
}
