//! Keeping the settings in a file, restoring and erasing them.

use super::overview::undo;
use super::parts::{button, section};
use super::{Page, RESET_DIALOG, Undo};
use crate::field::{Action, IMPORT};
use crate::say;
use crate::tree::{Element, el};
use namens_texts::{Lang, settings};

pub(super) fn all(page: &Page) -> Element {
    let lang = page.lang;
    let control = el("input")
        .attr("type", "file")
        .id(IMPORT)
        .attr("accept", ".json,application/json")
        .attr("aria-describedby", "import-help import-message");
    let import = el("div")
        .class("field")
        .child(el("label").attr("for", IMPORT).text(settings::import(lang)))
        .child(
            el("p")
                .class("help")
                .id("import-help")
                .text(settings::import_help(lang)),
        )
        .child(control)
        .child(refusal(page));
    section("file", settings::file(lang), settings::file_help(lang))
        .child(button(Action::Export, settings::export(lang)))
        .child(import)
        .child(button(Action::Reset, settings::reset(lang)).class("danger"))
        .all(undo(page, Undo::Settings))
}

fn refusal(page: &Page) -> Element {
    let message = el("div").class("message").id("import-message");
    let Some(refusal) = page.refusal else {
        return message;
    };
    let lang = page.lang;
    let reasons = say::refusal(refusal, lang);
    message
        .attr("data-wrong", "")
        .child(el("p").text(settings::import_refused(lang)))
        .child(el("ul").all(reasons.into_iter().map(|reason| el("li").text(reason))))
}

pub(super) fn reset_dialog(lang: Lang) -> Element {
    el("dialog")
        .id(RESET_DIALOG)
        .attr("aria-labelledby", "reset-heading")
        .attr("aria-describedby", "reset-explanation")
        .child(
            el("h2")
                .id("reset-heading")
                .text(settings::reset_question(lang)),
        )
        .child(
            el("p")
                .id("reset-explanation")
                .text(settings::reset_explanation(lang)),
        )
        .child(
            el("div")
                .class("answers")
                .child(button(Action::ResetNo, settings::reset_no(lang)).flag("autofocus", true))
                .child(button(Action::ResetYes, settings::reset_yes(lang)).class("danger")),
        )
}
