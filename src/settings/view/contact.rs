//! Whom to agree a post with, and where the organisation's rules are.

use super::Page;
use super::parts::{fixed_note, labelled, line, section, tick};
use crate::field::{CoordinatorPart, Field};
use crate::tree::{Element, el};
use namens_texts::settings;

pub(super) fn all(page: &Page) -> Element {
    let lang = page.lang;
    let parts = CoordinatorPart::ALL.map(|part| {
        let field = Field::Coordinator(part);
        let (label, help, kind) = match part {
            CoordinatorPart::Name => (
                settings::coordinator_name(lang),
                settings::coordinator_name_help(lang),
                "text",
            ),
            CoordinatorPart::Email => (settings::coordinator_email(lang), "", "email"),
            CoordinatorPart::Phone => (settings::coordinator_phone(lang), "", "tel"),
            CoordinatorPart::Url => (
                settings::coordinator_url(lang),
                settings::coordinator_url_help(lang),
                "url",
            ),
        };
        labelled(page, &field, label, help, control(page, &field, kind))
    });
    section(
        "contact",
        settings::contact(lang),
        settings::contact_help(lang),
    )
    .all(fixed_note(page, "coordinator"))
    .all(parts)
    .child(line(
        page,
        &Field::CodeUrl,
        settings::code_url(lang),
        settings::code_url_help(lang),
    ))
    .all(fixed_note(page, "code_url"))
    .child(tick(
        page,
        &Field::AgreedTick,
        settings::agreed_tick(lang),
        settings::agreed_tick_help(lang),
    ))
    .all(fixed_note(page, "agreed_tick"))
}

/// A line of text with the keyboard for its kind. Not of that type: a browser
/// would hold its own idea of an address against what we accept.
fn control(page: &Page, field: &Field, kind: &'static str) -> Element {
    el("input")
        .attr("type", "text")
        .attr("inputmode", kind)
        .attr("value", page.draft.text(field))
        .attr("autocomplete", "off")
        .attr("spellcheck", "false")
}
