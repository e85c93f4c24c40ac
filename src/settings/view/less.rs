//! What the person turned down, each with the way back.

use super::Page;
use super::parts::{button, fixed_note, section};
use super::words::{day, rule_name};
use crate::field::Action;
use crate::tree::{Element, el};
use namens_norms::clock::Date;
use namens_texts::{fill, settings};

/// The setting, as a policy names it.
pub(super) const KEY: &str = "less";

pub(super) fn all(page: &Page) -> Element {
    let lang = page.lang;
    let less = &page.draft.settings().less;
    let rules = less.rules.iter().map(|(id, since)| {
        let name = rule_name(page.rules, id, lang);
        one(page, &name, *since, Action::RemindOfRule(id.clone()))
    });
    let sites = less.sites.iter().map(|(id, since)| {
        let site = namens_sites::adapter(id).map_or(id.as_str(), |site| site.name);
        let name = fill(settings::less_site(lang), &[("site", site)]);
        one(page, &name, *since, Action::RemindOnSite(id.clone()))
    });
    let today = less.holds_today(Some(page.today)).then(|| {
        let name = settings::less_today(lang);
        one(page, name, page.today, Action::RemindToday)
    });
    let all: Vec<_> = today.into_iter().chain(sites).chain(rules).collect();
    let shown = if all.is_empty() {
        el("p").class("empty").text(settings::less_none(lang))
    } else {
        el("ul").class("rows").attr("role", "list").all(all)
    };
    section("less", settings::less(lang), settings::less_help(lang))
        .all(fixed_note(page, KEY))
        .child(shown)
}

fn one(page: &Page, name: &str, since: Date, undo: Action) -> Element {
    let lang = page.lang;
    let since = fill(settings::less_since(lang), &[("day", &day(since, lang))]);
    let id = format!("{undo}-name");
    let undo = (!page.policy.fixes(KEY))
        .then(|| button(undo, settings::remind_again(lang)).attr("aria-describedby", &id));
    el("li")
        .child(el("p").class("name").id(&id).text(name))
        .child(el("p").class("help").text(since))
        .all(undo)
}
