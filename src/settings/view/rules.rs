//! The rules: what each finds, why, and what can be done about it.

use super::less::KEY;
use super::parts::section;
use super::words::day;
use super::{Page, RULES_BODY};
use crate::field::Action;
use crate::tree::{Element, el};
use namens_browser::policy::Policy;
use namens_habits::{Less, is_fixed};
use namens_norms::{Norm, Strength, texts};
use namens_texts::{Lang, fill, settings};
use namens_told::rules::{Rule, Rules};

/// What folds the rules away.
pub const FOLD: &str = "all-rules";

/// Where a rule is searched for.
pub const SEARCH: &str = "search-rules";

/// Where it is said how many were found.
pub const COUNT: &str = "rules-found";

pub(super) fn all(page: &Page) -> Element {
    let lang = page.lang;
    section("rules", settings::rules(lang), settings::rules_help(lang)).child(
        el("details")
            .id(FOLD)
            .flag("open", page.rules_open)
            .child(
                el("summary")
                    .id(format!("{FOLD}-summary"))
                    .text(settings::rules_all(lang)),
            )
            .child(el("div").id(RULES_BODY)),
    )
}

/// The search, and all rules by norm.
#[must_use]
pub fn body(rules: &Rules, less: &Less, lang: Lang) -> Vec<Element> {
    let search = el("div")
        .class("field")
        .child(
            el("label")
                .attr("for", SEARCH)
                .text(settings::rules_search(lang)),
        )
        .child(
            el("input")
                .attr("type", "search")
                .id(SEARCH)
                .attr("autocomplete", "off")
                .attr("aria-describedby", COUNT),
        )
        .child(el("p").class("help").id(COUNT).attr("role", "status"));
    let norms = Norm::ALL.into_iter().filter_map(|norm| {
        let of_norm: Vec<_> = rules
            .rules
            .iter()
            .filter(|rule| rule.norm == norm)
            .map(|rule| folded(rule, less, lang))
            .collect();
        let heading = el("h4").text(texts::title(norm, lang));
        let list = el("ul").class("rules").attr("role", "list").all(of_norm);
        (!list.children.is_empty()).then(|| el("div").id(norm_id(norm)).child(heading).child(list))
    });
    std::iter::once(search).chain(norms).collect()
}

/// Where the rules of a norm are.
#[must_use]
pub fn norm_id(norm: Norm) -> String {
    format!("rules-{}", norm.id())
}

/// The place of a rule in the list.
#[must_use]
pub fn item_id(rule: &str) -> String {
    format!("item-{rule}")
}

/// What folds a rule away.
#[must_use]
pub fn rule_id(rule: &str) -> String {
    format!("rule-{rule}")
}

/// Where what is said of a rule goes once it is opened.
#[must_use]
pub fn rule_body_id(rule: &str) -> String {
    format!("rule-{rule}-body")
}

/// Where it is said that a rule is turned down.
#[must_use]
pub fn state_id(rule: &str) -> String {
    format!("rule-{rule}-state")
}

/// The button of a rule.
#[must_use]
pub fn press_id(rule: &str) -> String {
    format!("rule-{rule}-press")
}

fn folded(rule: &Rule, less: &Less, lang: Lang) -> Element {
    let example = rule.hits.first().map(String::as_str).unwrap_or_default();
    let state = el("span").class("state").id(state_id(&rule.id));
    let summary = el("summary")
        .id(format!("{}-summary", rule_id(&rule.id)))
        .child(el("q").text(example))
        .text(" ")
        .child(state.text(state_words(&rule.id, less, lang)));
    el("li").id(item_id(&rule.id)).child(
        el("details")
            .id(rule_id(&rule.id))
            .child(summary)
            .child(el("div").class("rule").id(rule_body_id(&rule.id))),
    )
}

/// That a rule is turned down, in two words; nothing where it is as usual.
#[must_use]
pub fn state_words(rule: &str, less: &Less, lang: Lang) -> &'static str {
    if less.rules.contains_key(rule) {
        settings::rule_less(lang)
    } else {
        ""
    }
}

/// What is said of a rule once it is opened.
#[must_use]
pub fn rule(rules: &Rules, rule: &Rule, less: &Less, policy: &Policy, lang: Lang) -> Vec<Element> {
    let said = rules.said(rule, lang).into_iter().flat_map(|said| {
        [
            labelled(settings::rule_reason(lang), &said.reason),
            labelled(settings::rule_advice(lang), &said.advice),
        ]
    });
    let strength = match rule.strength {
        Strength::Weak => settings::rule_weak(lang),
        Strength::Strong | Strength::Grave => settings::rule_strong(lang),
    };
    let lists = [
        (settings::rule_hits(lang), &rule.hits),
        (settings::rule_passes(lang), &rule.passes),
    ];
    let lists = lists.into_iter().filter(|(_, lines)| !lines.is_empty());
    let lists = lists.flat_map(|(label, lines)| {
        let items = lines.iter().map(|line| el("li").child(el("q").text(line)));
        [
            el("p").class("label").text(label),
            el("ul").class("examples").all(items),
        ]
    });
    said.chain([el("p").text(strength)])
        .chain(lists)
        .chain(choice(rule, less, policy, lang))
        .collect()
}

fn labelled(label: &str, text: &str) -> Element {
    el("p")
        .child(el("span").class("label").text(label))
        .text(text)
}

/// Whether the person is reminded of a rule as usual, and the other choice.
fn choice(rule: &Rule, less: &Less, policy: &Policy, lang: Lang) -> Vec<Element> {
    let id = rule.id.clone();
    let (state, action) = match less.rules.get(&rule.id) {
        _ if is_fixed(rule.norm) => (settings::rule_fixed(lang).to_owned(), None),
        None => (
            settings::rule_usual(lang).to_owned(),
            Some((Action::LessOfRule(id), settings::less_of_rule(lang))),
        ),
        Some(since) => (
            fill(settings::less_since(lang), &[("day", &day(*since, lang))]),
            Some((Action::RemindOfRule(id), settings::remind_again(lang))),
        ),
    };
    let action = action.filter(|_| !policy.fixes(KEY));
    let press = action.map(|(action, text)| {
        // Not the action's name as its id: other sections have buttons for the same.
        el("button")
            .attr("type", "button")
            .id(press_id(&rule.id))
            .attr("data-action", action)
            .text(text)
    });
    std::iter::once(el("p").text(state)).chain(press).collect()
}
