//! What there is to tell of a text, as the card in a page tells it.

use super::svg;
use crate::tree::{Element, el};
use namens_norms::texts::Tip;
use namens_texts::{Lang, mark, warning};
use namens_told::{Content, Point, Quote, icon, tip_number};

/// All of it, in the place with this id.
pub(super) fn card(content: &Content, place: &str) -> Element {
    let title_id = format!("{place}-title");
    let lang = content.lang;
    let titles = el("div")
        .class("titles")
        .child(el("p").class("level").text(content.level_word()))
        .child(
            el("h3")
                .class("title")
                .id(&title_id)
                .text(content.lead.title),
        );
    let head = el("div")
        .class("head")
        .child(svg(icon::of(content.level)))
        .child(titles);
    el("section")
        .class("card")
        .attr("data-level", content.level.id())
        .attr("aria-labelledby", title_id)
        .child(head)
        .child(body(&content.lead, lang))
        .all(further(content, false))
}

/// What the question before publishing tells of it.
pub(crate) fn question(content: &Content) -> Vec<Element> {
    let lead = el("section")
        .class("titled")
        .child(el("h3").class("point-title").text(content.lead.title))
        .child(body(&content.lead, content.lang));
    let mut told = vec![el("p").text(content.question_lead()), lead];
    told.extend(further(content, true));
    told
}

/// That only identifiers were looked for.
pub(crate) fn other_language(lang: Lang) -> Element {
    el("span").text(mark::other_language(lang))
}

/// The name of a tip.
pub(super) fn number(tip: &Tip, lang: Lang) -> Element {
    el("span").class("tip-number").text(tip_number(tip, lang))
}

/// The words, and why they are shown.
pub(crate) fn reason(point: &Point, lang: Lang) -> Vec<Element> {
    let reason = el("p").child(label(warning::reason(lang)));
    match (&point.quote, point.around_words()) {
        (Some(quote), Some((before, after))) => {
            vec![reason.text(before).child(words(quote)).text(after)]
        }
        (Some(quote), None) => vec![
            el("p").child(label(quote.label)).child(words(quote)),
            reason.text(&point.reason),
        ],
        (None, _) => vec![reason.text(&point.reason)],
    }
}

fn label(text: &str) -> Element {
    el("span").class("label").text(text)
}

fn body(point: &Point, lang: Lang) -> Element {
    let mut parts = reason(point, lang);
    let advice = el("p")
        .class("advice")
        .child(label(warning::advice(lang)))
        .text(&point.advice);
    parts.push(advice);
    if let Some(proposal) = &point.proposal {
        let proposal = el("q").class("proposal").text(proposal.words);
        parts.push(
            el("p")
                .child(label(warning::proposal(lang)))
                .child(proposal),
        );
    }
    if !point.tips.is_empty() {
        let items = point.tips.iter().map(|tip| {
            el("li")
                .child(number(tip, lang))
                .text(format!(" {}", tip.title))
        });
        parts.push(el("ul").class("short-tips").attr("role", "list").all(items));
    }
    el("div").class("point").all(parts)
}

/// The other findings, folded; `named`: with their titles in the summary.
fn further(content: &Content, named: bool) -> Option<Element> {
    let points = content.further.iter().map(|point| {
        el("section")
            .class("titled")
            .child(el("h4").class("point-title").text(point.title))
            .child(body(point, content.lang))
    });
    let titles = named.then(|| el("span").class("titles").text(content.further_titles()));
    let summary = el("summary").text(content.further_label()?).all(titles);
    Some(el("details").class("further").child(summary).all(points))
}

fn words(quote: &Quote) -> Element {
    el("q")
        .class("words")
        .attr("lang", quote.lang.unwrap_or_default())
        .text(&quote.words)
}
