//! What Namens did: numbers, and what the person said was wrong.

use super::less::KEY;
use super::parts::{button, fixed_note, section, tick};
use super::words::{day, rule_name};
use super::{Page, Undo};
use crate::field::{Action, Field};
use crate::tree::{Element, el};
use namens_habits::{Count, Remark};
use namens_norms::{Norm, texts};
use namens_texts::{Lang, fill, settings};

pub(super) fn all(page: &Page) -> Element {
    let lang = page.lang;
    let norms = page.overview.norms();
    let most = norms.iter().map(|(_, count)| count.shown).max();
    let counted = norms
        .iter()
        .map(|(norm, count)| norm_row(*norm, *count, most.unwrap_or_default(), lang));
    let since = page.overview.since.map(|since| {
        let since = fill(
            settings::overview_since(lang),
            &[("day", &day(since, lang))],
        );
        el("p").class("help").text(since)
    });
    let shown = if norms.is_empty() {
        el("p").class("empty").text(settings::overview_none(lang))
    } else {
        el("ul").class("rows").attr("role", "list").all(counted)
    };
    let explained = [settings::overview_bar(lang), settings::overview_why(lang)]
        .into_iter()
        .filter(|_| !norms.is_empty())
        .map(|text| el("p").class("help").text(text));
    let erase = (!norms.is_empty())
        .then(|| button(Action::EraseOverview, settings::overview_erase(lang)).class("danger"));
    section(
        "overview",
        settings::overview(lang),
        settings::overview_help(lang),
    )
    .child(tick(
        page,
        &Field::Overview,
        settings::overview_on(lang),
        settings::overview_on_help(lang),
    ))
    .all(fixed_note(page, "overview"))
    .all(since)
    .all(explained)
    .child(shown)
    .all(offers(page))
    .all(erase)
    .all(undo(page, Undo::Overview))
}

/// A norm: its name, a bar under what it shows, and the other numbers in words.
fn norm_row(norm: Norm, count: Count, most: u32, lang: Lang) -> Element {
    let width = u64::from(count.shown) * 100 / u64::from(most.max(1));
    // The number above it says the same.
    let bar = el("svg")
        .class("bar")
        .attr("aria-hidden", "true")
        .attr("focusable", "false")
        .child(
            el("rect")
                .attr("width", format!("{width}%"))
                .attr("height", "100%"),
        );
    let shown = count.shown.to_string();
    let shown = fill(settings::overview_shown(lang), &[("shown", &shown)]);
    let numbers = [
        ("changed", count.changed),
        ("posted", count.posted),
        ("wrong", count.wrong),
    ]
    .map(|(name, number)| (name, number.to_string()));
    let numbers = numbers
        .each_ref()
        .map(|(name, number)| (*name, number.as_str()));
    el("li")
        .child(el("p").class("name").text(texts::title(norm, lang)))
        .child(el("p").class("shown").text(shown))
        .child(bar)
        .child(el("p").text(fill(settings::overview_numbers(lang), &numbers)))
}

/// The rules that offer to step down, and are not turned down yet.
fn offers(page: &Page) -> Option<Element> {
    let lang = page.lang;
    let less = &page.draft.settings().less;
    let offers = |rule: &&String| {
        page.overview.offers_step_down(rule, page.today) && !less.rules.contains_key(*rule)
    };
    let items: Vec<_> = page
        .overview
        .rules
        .keys()
        .filter(offers)
        .map(|rule| {
            let action = Action::LessOfRule(rule.clone());
            let id = format!("{action}-offer");
            let name = rule_name(page.rules, rule, lang);
            el("li")
                .child(el("p").class("name").id(&id).text(name))
                .child(button(action, settings::less_of_rule(lang)).attr("aria-describedby", &id))
        })
        .collect();
    (!items.is_empty() && !page.policy.fixes(KEY)).then(|| {
        el("div")
            .id("offers")
            .child(el("h4").text(settings::offers(lang)))
            .child(el("p").text(settings::offers_help(lang)))
            .child(el("ul").class("rows").attr("role", "list").all(items))
    })
}

pub(super) fn remarks(page: &Page) -> Element {
    let lang = page.lang;
    let items: Vec<_> = (0..)
        .zip(page.remarks.all())
        .map(|(place, one)| remark(page, place, one))
        .collect();
    let shown = if items.is_empty() {
        el("p").class("empty").text(settings::remarks_none(lang))
    } else {
        el("ul").class("rows").attr("role", "list").all(items)
    };
    section(
        "remarks",
        settings::remarks(lang),
        settings::remarks_help(lang),
    )
    .child(shown)
    .all(undo(page, Undo::Remarks))
}

fn remark(page: &Page, place: usize, one: &Remark) -> Element {
    let lang = page.lang;
    let id = format!("remark-{}", place + 1);
    let said = (!one.remark.is_empty()).then(|| el("q").text(&one.remark));
    let act = |action, text| button(action, text).attr("aria-describedby", &id);
    let name = rule_name(page.rules, &one.rule, lang);
    el("li")
        .child(el("p").class("name").id(&id).text(name))
        .child(el("p").class("help").text(day(one.day, lang)))
        .all(said.map(|said| el("p").child(said)))
        .child(
            el("div")
                .class("answers")
                .child(act(Action::CopyRemark(place), settings::remark_copy(lang)))
                .child(act(
                    Action::RemoveRemark(place),
                    settings::remark_remove(lang),
                )),
        )
}

/// The text that the person can send to whoever makes the rules.
#[must_use]
pub fn remark_to_send(one: &Remark, version: &str, lang: Lang) -> String {
    let day = day(one.day, lang);
    let text = fill(
        settings::remark_text(lang),
        &[("version", version), ("rule", &one.rule), ("day", &day)],
    );
    format!("{text}\n{}", one.remark).trim_end().to_owned()
}

/// The way back from what was erased last, where it was erased.
pub(super) fn undo(page: &Page, of: Undo) -> Option<Element> {
    (page.undo == Some(of)).then(|| button(Action::Undo, settings::undo(page.lang)))
}
