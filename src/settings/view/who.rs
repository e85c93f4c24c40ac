//! The function type, and what else tells a reader where somebody works.

use super::Page;
use super::parts::{fixed_note, lines, question, radio, section, tick};
use super::words::{function_description, function_name};
use crate::field::Field;
use crate::tree::Element;
use namens_norms::Function;
use namens_texts::settings;

pub(super) fn function(page: &Page) -> Element {
    let lang = page.lang;
    let choices = Function::ALL.map(|function| {
        radio(
            page,
            &Field::Function,
            function.id(),
            function_name(function, lang),
            function_description(function, lang),
        )
    });
    question(
        page,
        "profile.function",
        settings::function(lang),
        settings::function_help(lang),
    )
    .id("function-section")
    .all(choices)
    .child(
        tick(
            page,
            &Field::PoliticalOffice,
            settings::political_office(lang),
            settings::political_office_help(lang),
        )
        .attr("data-apart", ""),
    )
    .all(fixed_note(page, "profile.political_office"))
}

pub(super) fn work(page: &Page) -> Element {
    let lang = page.lang;
    section("work", settings::work(lang), settings::work_help(lang))
        .child(lines(
            page,
            &Field::Offices,
            settings::offices(lang),
            settings::offices_help(lang),
        ))
        .all(fixed_note(page, "profile.offices"))
        .child(lines(
            page,
            &Field::Accounts,
            settings::accounts(lang),
            settings::accounts_help(lang),
        ))
        .all(fixed_note(page, "profile.official_accounts"))
}
