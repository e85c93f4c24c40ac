//! The function type, and what else tells a reader where somebody works.

use super::Page;
use super::parts::{fixed_note, lines, question, radio, section, tick};
use super::words::{function_description, function_name};
use crate::field::Field;
use crate::tree::Element;
use namens_norms::Function;
use namens_texts::settings;

/// The setting, as a policy names it.
pub(super) const FUNCTION: &str = "profile.function";

pub(super) fn function(page: &Page) -> Element {
    let lang = page.lang;
    question(
        page,
        FUNCTION,
        settings::function(lang),
        settings::function_help(lang),
    )
    .id("function-section")
    .all(choices(page))
}

/// The function types, and the tick of politicians below them.
pub(super) fn choices(page: &Page) -> Vec<Element> {
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
    let politician = tick(
        page,
        &Field::PoliticalOffice,
        settings::political_office(lang),
        settings::political_office_help(lang),
    )
    .attr("data-apart", "");
    let fixed = fixed_note(page, "profile.political_office");
    choices
        .into_iter()
        .chain([politician])
        .chain(fixed)
        .collect()
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
