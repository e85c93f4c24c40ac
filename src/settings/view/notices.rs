//! What stands above the settings, where there is reason to.

use super::parts::{button, notice};
use super::words::function_name;
use super::{DAMAGED, Page};
use crate::field::Action;
use crate::say;
use crate::tree::{Element, el};
use namens_norms::Function;
use namens_texts::{fill, settings, welcome};

pub(super) fn all(page: &Page) -> Vec<Element> {
    let notices = [
        page.welcome.then(|| explanation(page)),
        (!page.granted).then(|| permission(page)),
        (!page.damaged.is_empty()).then(|| damaged(page)),
    ];
    notices.into_iter().flatten().collect()
}

fn explanation(page: &Page) -> Element {
    let lang = page.lang;
    let what = fill(welcome::what(lang), &[("sites", welcome::sites(lang))]);
    let start = fill(
        welcome::start(lang),
        &[("function", function_name(Function::default(), lang))],
    );
    let points = [
        welcome::private(lang),
        welcome::never_blocks(lang),
        welcome::phone(lang),
    ];
    notice("welcome", welcome::heading(lang), &what)
        .child(el("ul").all(points.map(|point| el("li").text(point))))
        .child(el("p").text(start))
        .child(button(Action::DismissWelcome, welcome::dismiss(lang)))
}

fn permission(page: &Page) -> Element {
    let lang = page.lang;
    let hosts: Vec<_> = namens_sites::hosts().collect();
    let text = fill(settings::allow_text(lang), &[("hosts", &hosts.join(", "))]);
    notice("permission", settings::allow_heading(lang), &text)
        .child(button(Action::Allow, settings::allow(lang)).class("primary"))
}

fn damaged(page: &Page) -> Element {
    let lang = page.lang;
    let problems = say::problems(page.damaged, lang);
    notice(
        DAMAGED,
        settings::damaged(lang),
        settings::damaged_rest(lang),
    )
    .child(el("ul").all(problems.into_iter().map(|problem| el("li").text(problem))))
}
