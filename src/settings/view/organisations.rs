//! The organisations that somebody works for.

use super::Page;
use super::parts::{button, fixed_note, input, labelled, lines, section};
use super::words::{numbered, sector_name};
use crate::combobox;
use crate::field::{Action, Field, OrganisationPart};
use crate::tree::{Element, el};
use namens_norms::Sector;
use namens_texts::settings;

/// The setting, as a policy names it.
pub(super) const KEY: &str = "profile.organisations";

pub(super) fn all(page: &Page) -> Element {
    let lang = page.lang;
    let rows = page.draft.settings().profile.organisations.len();
    let add = match rows {
        0 => settings::organisation_add(lang),
        _ => settings::organisation_another(lang),
    };
    let add = (!page.policy.fixes(KEY)).then(|| button(Action::AddOrganisation, add));
    section(
        "organisations",
        settings::organisations(lang),
        settings::organisations_help(lang),
    )
    .all(fixed_note(page, KEY))
    .all((0..rows).map(|row| one(page, row)))
    .all(add)
}

fn one(page: &Page, row: usize) -> Element {
    let lang = page.lang;
    let remove = (!page.policy.fixes(KEY)).then(|| {
        button(
            Action::RemoveOrganisation(row),
            numbered(settings::organisation_remove(lang), row),
        )
    });
    el("fieldset")
        .class("row")
        .child(el("legend").text(numbered(settings::organisation(lang), row)))
        .all(fields(page, row))
        .all(remove)
}

/// What is filled in of the organisation in this row.
pub(super) fn fields(page: &Page, row: usize) -> [Element; 3] {
    let lang = page.lang;
    let field = |part| Field::Organisation(row, part);
    let name = field(OrganisationPart::Name);
    let name_id = name.to_string();
    let sector = field(OrganisationPart::Sector);
    let chosen = page.draft.text(&sector);
    let options = Sector::ALL.map(|sector| {
        el("option")
            .attr("value", sector.id())
            .flag("selected", sector.id() == chosen)
            .text(sector_name(sector, lang))
    });
    [
        labelled(
            page,
            &name,
            settings::organisation_name(lang),
            settings::organisation_name_help(lang),
            combobox::control(input(page, &name, "text"), &name_id),
        )
        .all(combobox::list(&name_id, lang)),
        lines(
            page,
            &field(OrganisationPart::Aliases),
            settings::organisation_aliases(lang),
            settings::one_per_line(lang),
        ),
        labelled(
            page,
            &sector,
            settings::organisation_sector(lang),
            "",
            el("select").all(options),
        ),
    ]
}
