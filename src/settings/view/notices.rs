//! What stands above the settings, where there is reason to.

use super::parts::{button, notice};
use super::{DAMAGED, Page};
use crate::field::Action;
use crate::say;
use crate::tree::{Element, el};
use namens_texts::{Lang, fill, settings};

pub(super) fn all(page: &Page) -> Vec<Element> {
    let notices = [
        (!page.granted).then(|| permission(page.lang)),
        (!page.damaged.is_empty()).then(|| damaged(page)),
    ];
    notices.into_iter().flatten().collect()
}

pub(super) fn permission(lang: Lang) -> Element {
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
