//! What the popup looks like.

pub(crate) mod finding;

use super::outcome::Outcome;
use super::status::{Own, Status};
use crate::tree::{Element, el};
use crate::view::{PRACTICE_PAGE, WELCOME_PAGE, function_name};
use namens_browser::policy::Policy;
use namens_browser::settings::Settings;
use namens_norms::texts;
use namens_texts::{Lang, common, fill, mark, popup, practice, settings, tips, welcome};
use namens_told::{icon, tip_groups};

/// Where it is shown whether the page in front is guarded.
pub const PAGE: &str = "page";

/// Where a text is typed that will be posted elsewhere.
pub const TEXT: &str = "text";

/// Where it is shown what came of that text.
pub const OUTCOME: &str = "outcome";

/// Where it is shown what is told of the post in the composer in use.
pub const IN_USE: &str = "in-use";

/// Pauses the site.
pub const PAUSE: &str = "pause";

/// Ends the pause, or switches the site on again.
pub const RESUME: &str = "resume";

/// Lets the extension work on its sites.
pub const ALLOW: &str = "allow";

/// Adds the site in front.
pub const ADD: &str = "add";

/// Removes the site in front, which was added.
pub const REMOVE: &str = "remove";

/// Opens the settings.
pub const SETTINGS: &str = "settings";

/// The whole popup, with the places for what changes while it is open.
#[must_use]
pub fn popup(settings: &Settings, lang: Lang) -> Vec<Element> {
    let icon = el("img")
        .attr("src", "icons/icon.svg")
        .attr("alt", "")
        .attr("width", 32)
        .attr("height", 32);
    let header = el("header")
        .child(icon)
        .child(el("h1").text(common::product(lang)))
        .child(button(SETTINGS, popup::settings(lang)).class("quiet"));
    let main = el("main")
        .child(
            el("section")
                .id(PAGE)
                .attr("aria-label", popup::page_heading(lang)),
        )
        .child(el("div").id(IN_USE))
        .child(check(settings, lang))
        .child(all_tips(settings, lang));
    let footer = el("footer")
        .child(el("p").text(popup::phone(lang)))
        .child(links(lang));
    vec![header, main, footer]
}

/// Whether the page in front is guarded, why, and what can be done about it.
#[must_use]
pub fn page(status: Status, own: Option<&Own>, policy: &Policy, lang: Lang) -> Vec<Element> {
    let (drawing, what, why) = match status {
        Status::Active(_) => (icon::LOOKING, popup::active(lang), popup::active_why(lang)),
        Status::Idle(_) => (icon::LOOKING, popup::idle(lang), popup::idle_why(lang)),
        Status::Loading(_) => (
            icon::LOOKING,
            popup::loading(lang),
            popup::loading_why(lang),
        ),
        Status::Paused(_) => (icon::PAUSED, popup::paused(lang), popup::paused_why(lang)),
        Status::Off(_) => (icon::NOT_LOOKING, popup::off(lang), popup::off_why(lang)),
        Status::SurfacesOff(_) => (
            icon::NOT_LOOKING,
            popup::surfaces_off(lang),
            popup::surfaces_off_why(lang),
        ),
        Status::Failed(_) => (
            icon::NOT_LOOKING,
            popup::failed(lang),
            popup::failed_why(lang),
        ),
        Status::Unreached(_) => (
            icon::NOT_LOOKING,
            popup::unreached(lang),
            popup::unreached_why(lang),
        ),
        Status::NotAllowed => (
            icon::NOT_LOOKING,
            popup::not_allowed(lang),
            popup::not_allowed_why(lang),
        ),
        Status::Unknown => (
            icon::NOT_LOOKING,
            popup::unknown(lang),
            match own {
                Some(_) => popup::unknown_own(lang),
                None => popup::unknown_why(lang),
            },
        ),
    };
    let host = own.map_or("", Own::host);
    let name = status.site().map_or("", |site| site.name);
    let site = if name.is_empty() { host } else { name };
    let sites = welcome::sites(lang);
    let named = |text| fill(text, &[("site", site), ("sites", sites), ("host", host)]);
    let words = el("div")
        .child(el("h2").text(named(what)))
        .child(el("p").text(named(why)));
    let state = el("div")
        .class("state")
        .attr("data-state", status.id())
        .child(svg(drawing))
        .child(words);
    let act = match status {
        // A pause is of a site with a name; what was added without is removed.
        Status::Active(_) | Status::Idle(_) | Status::Loading(_)
            if name.is_empty() || policy.fixes("paused") =>
        {
            None
        }
        Status::Paused(_) if policy.fixes("paused") => None,
        Status::Off(_) if policy.fixes("sites_off") => None,
        Status::Active(_) | Status::Idle(_) | Status::Loading(_) => {
            Some(button(PAUSE, named(popup::pause(lang))))
        }
        Status::Paused(_) | Status::Off(_) => {
            Some(button(RESUME, popup::resume(lang)).class("primary"))
        }
        Status::NotAllowed => Some(button(ALLOW, settings::allow(lang)).class("primary")),
        Status::Failed(_) | Status::Unreached(_) | Status::SurfacesOff(_) | Status::Unknown => None,
    };
    let of_own = own.map(|own| match own {
        Own::CanAdd(_) => button(ADD, named(popup::add(lang))).class("primary"),
        Own::CanRemove(_) => button(REMOVE, named(popup::remove(lang))).class("quiet"),
    });
    std::iter::once(state).chain(act).chain(of_own).collect()
}

/// The ways to the pages that open beside the one in front.
fn links(lang: Lang) -> Element {
    let link = |page, text| {
        el("a")
            .attr("href", page)
            .attr("target", "_blank")
            .text(text)
    };
    el("p")
        .class("links")
        .child(link(PRACTICE_PAGE, practice::title(lang)))
        .child(link("settings.html#overview", popup::overview(lang)))
        .child(link(WELCOME_PAGE, settings::welcome_again(lang)))
}

/// What is told of the post in the composer in use; nothing where there is none.
#[must_use]
pub fn in_use(outcome: &Outcome, lang: Lang) -> Vec<Element> {
    let shown = told(outcome, IN_USE, lang);
    let heading = el("h2").id("in-use-heading").text(popup::in_use(lang));
    if shown.is_empty() {
        return shown;
    }
    vec![
        el("section")
            .attr("aria-labelledby", "in-use-heading")
            .child(heading)
            .all(shown),
    ]
}

/// What came of a text.
#[must_use]
pub fn outcome(outcome: &Outcome, lang: Lang) -> Vec<Element> {
    told(outcome, OUTCOME, lang)
}

fn told(outcome: &Outcome, place: &str, lang: Lang) -> Vec<Element> {
    let Outcome::Checked {
        content,
        other_language,
        reporting,
    } = outcome
    else {
        return Vec::new();
    };
    let mut shown = Vec::new();
    if *other_language {
        shown.push(remark(icon::NOT_LOOKING, finding::other_language(lang)));
    }
    if *reporting {
        let link = el("a")
            .attr("href", texts::reporting_link())
            .attr("target", "_blank")
            .attr("rel", "noopener noreferrer")
            .text(mark::reporting_link(lang));
        let words = el("span")
            .text(format!("{} ", texts::reporting(lang)))
            .child(link);
        shown.push(remark(icon::TIPS, words));
    }
    match content {
        Some(content) => shown.push(finding::card(content, place)),
        None if *other_language || *reporting => {}
        None => {
            let rest = el("span").text(format!(" {}", popup::fine_rest(lang)));
            let words = el("span")
                .child(el("strong").text(popup::fine(lang)))
                .child(rest);
            shown.push(remark(icon::FINE, words));
        }
    }
    shown
}

pub(crate) fn remark(drawing: &[&str], words: Element) -> Element {
    el("p").class("remark").child(svg(drawing)).child(words)
}

fn check(settings: &Settings, lang: Lang) -> Element {
    let text = el("textarea")
        .id(TEXT)
        .attr("rows", 4)
        .attr("autocomplete", "off")
        .attr("spellcheck", "false")
        .attr("aria-describedby", "check-help checked-for");
    el("section")
        .class("check")
        .attr("aria-labelledby", "check-heading")
        .child(el("h2").id("check-heading").text(popup::check(lang)))
        .child(
            el("p")
                .class("help")
                .id("check-help")
                .text(popup::check_help(lang)),
        )
        .child(el("label").attr("for", TEXT).text(popup::check_label(lang)))
        .child(text)
        .child(
            el("p")
                .class("help")
                .child(
                    el("span")
                        .id("checked-for")
                        .text(checked_for(settings, lang)),
                )
                .text(" ")
                .child(
                    el("a")
                        .attr("href", "settings.html#group-you")
                        .attr("target", "_blank")
                        .attr("aria-describedby", "checked-for")
                        .text(popup::checked_for_change(lang)),
                ),
        )
        .child(el("div").id(OUTCOME))
}

/// For whom a text is checked: what comes of it depends on that.
fn checked_for(settings: &Settings, lang: Lang) -> String {
    let profile = &settings.profile;
    let names = profile.organisations.iter().map(|one| one.name.as_str());
    let who: Vec<_> = std::iter::once(function_name(profile.function, lang))
        .chain(names)
        .collect();
    let said = fill(popup::checked_for(lang), &[("who", &who.join(", "))]);
    if profile.organisations.is_empty() {
        format!("{said} {}", popup::no_organisation(lang))
    } else {
        said
    }
}

fn all_tips(settings: &Settings, lang: Lang) -> Element {
    let all = texts::tips(&settings.profile, lang);
    let groups = tip_groups(&all, lang)
        .into_iter()
        .flat_map(|(title, some)| {
            let list = el("ul").class("tips").attr("role", "list");
            let items = some.into_iter().map(|tip| {
                let head = el("p")
                    .class("tip-head")
                    .child(finding::number(tip, lang))
                    .text(" ")
                    .child(el("strong").text(tip.title));
                el("li")
                    .child(head)
                    .child(el("p").class("tip-body").text(&tip.body))
            });
            let items: Vec<_> = items.collect();
            [el("h3").class("tips-title").text(title), list.all(items)]
        });
    let summary = el("summary")
        .child(svg(icon::TIPS))
        .child(el("h2").id("tips-heading").text(tips::heading(lang)));
    let groups: Vec<_> = groups.collect();
    el("section").attr("aria-labelledby", "tips-heading").child(
        el("details")
            .id("tips")
            .child(summary)
            .all(groups)
            .child(el("p").class("source").text(tips::source(lang))),
    )
}

fn button(id: &'static str, label: impl Into<String>) -> Element {
    el("button").attr("type", "button").id(id).text(label)
}

/// A drawing from path data, hidden from screen readers.
pub(crate) fn svg(paths: &[&str]) -> Element {
    el("svg")
        .class("icon")
        .attr("viewBox", "0 0 24 24")
        .attr("aria-hidden", "true")
        .attr("focusable", "false")
        .all(paths.iter().map(|data| el("path").attr("d", data)))
}

#[cfg(test)]
mod tests;
