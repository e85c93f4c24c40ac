//! One finding as nodes: the words, the reason, the way out, the tips.

use super::dom::{Builder, Child};
use super::less;
use namens_norms::texts::Tip;
use namens_texts::{Lang, tips, warning};
use namens_told::{Content, Point, Proposal, Quote, tip_groups, tip_number};
use wasm_bindgen::JsValue;
use web_sys::Element;

/// The name of a button that puts the proposed words into the text, before the
/// finding's number.
pub(super) const USE: &str = "use-";
/// The name of one that copies them.
pub(super) const COPY: &str = "copy-";

type Built = Result<Element, JsValue>;

/// What stands under a finding's title. `number` is the finding's own, where
/// the person can do something with the proposal.
pub(super) fn body(build: Builder, point: &Point, lang: Lang, number: Option<usize>) -> Built {
    let mut parts = Vec::new();
    let label = build.with("span", "label", warning::reason(lang))?;
    let mut reason: Vec<Child> = vec![label.into()];
    if let Some(quote) = &point.quote {
        if let Some(place) = &quote.place {
            parts.push(build.with("p", "place", place)?.into());
        }
        // The reason names the words, as a rule: they are marked where it does.
        if let Some((before, after)) = point.around_words() {
            reason.extend([before.into(), words(build, quote)?.into(), after.into()]);
        } else {
            let label = build.with("span", "label", quote.label)?;
            let quote = build.all("p", "", [label.into(), words(build, quote)?.into()])?;
            parts.push(quote.into());
            reason.push((&point.reason).into());
        }
    } else {
        reason.push((&point.reason).into());
    }
    parts.push(build.all("p", "", reason)?.into());
    parts.extend(way_out(build, point, lang, number)?);
    if number.is_some() {
        parts.push(less::menu(build, point, lang, true)?.into());
    }
    build.all("div", "point", parts)
}

/// What the person can do, and the tips that apply.
pub(super) fn way_out(
    build: Builder,
    point: &Point,
    lang: Lang,
    number: Option<usize>,
) -> Result<Vec<Child<'static>>, JsValue> {
    let label = build.with("span", "label", warning::advice(lang))?;
    let advice = [label.into(), (&point.advice).into()];
    let mut parts: Vec<Child> = vec![build.all("p", "advice", advice)?.into()];
    if let Some(proposal) = &point.proposal {
        let label = build.with("span", "label", warning::proposal(lang))?;
        let words = build.with("q", "proposal", proposal.words)?;
        parts.push(build.all("p", "", [label.into(), words.into()])?.into());
        if let Some(number) = number {
            parts.push(take(build, proposal, number, lang)?.into());
        }
    }
    if !point.tips.is_empty() {
        parts.push(short_tips(build, &point.tips, lang)?.into());
    }
    Ok(parts)
}

/// What the person presses to have the proposed words: in the text, or to take
/// them along where we do not touch it.
fn take(build: Builder, proposal: &Proposal, number: usize, lang: Lang) -> Built {
    let (name, label) = if proposal.can_replace {
        (USE, warning::use_this(lang))
    } else {
        (COPY, warning::copy(lang))
    };
    let button = build.button(&format!("{name}{number}"), "take", label)?;
    build.all("p", "", [button.into()])
}

/// A finding with its title, as one of several.
pub(super) fn titled(build: Builder, point: &Point, lang: Lang, number: Option<usize>) -> Built {
    let title = build.with("h3", "point-title", point.title)?;
    let body = body(build, point, lang, number)?;
    build.all("section", "titled", [title.into(), body.into()])
}

/// The findings after the leading one, folded; `None` when there are none.
/// `first` is the number of the first of them, where the person can do
/// something with a proposal.
pub(super) fn further(
    build: Builder,
    content: &Content,
    first: Option<usize>,
) -> Result<Option<Element>, JsValue> {
    let Some(label) = content.further_label() else {
        return Ok(None);
    };
    let mut parts: Vec<Child> = vec![build.with("summary", "", &label)?.into()];
    for (index, point) in content.further.iter().enumerate() {
        let number = first.map(|first| first + index);
        parts.push(titled(build, point, content.lang, number)?.into());
    }
    build.all("details", "further", parts).map(Some)
}

pub(super) fn words(build: Builder, quote: &Quote) -> Built {
    let words = build.with("q", "words", &quote.words)?;
    words.set_attribute("lang", quote.lang.unwrap_or_default())?;
    Ok(words)
}

fn short_tips(build: Builder, tips: &[Tip], lang: Lang) -> Built {
    let list = build.element("ul", "short-tips")?;
    list.set_attribute("role", "list")?;
    for tip in tips {
        let number = build.with("span", "tip-number", &tip_number(tip, lang))?;
        let item = build.all("li", "", [number.into(), " ".into(), tip.title.into()])?;
        list.append_child(&item)?;
    }
    Ok(list)
}

/// All ten tips, those for the employee first; the ones in `applying` are marked.
pub(super) fn all_tips(build: Builder, all: &[Tip], applying: &[u8], lang: Lang) -> Built {
    let mut parts: Vec<Child> = Vec::new();
    for (title, some) in tip_groups(all, lang) {
        parts.push(build.with("h3", "tips-title", title)?.into());
        let list = build.element("ul", "tips")?;
        list.set_attribute("role", "list")?;
        for tip in some {
            let item = long_tip(build, tip, applying.contains(&tip.number), lang)?;
            list.append_child(&item)?;
        }
        parts.push(list.into());
    }
    parts.push(build.with("p", "source", tips::source(lang))?.into());
    build.all("div", "all-tips", parts)
}

fn long_tip(build: Builder, tip: &Tip, applies: bool, lang: Lang) -> Built {
    let number = build.with("span", "tip-number", &tip_number(tip, lang))?;
    let title = build.with("strong", "", tip.title)?;
    let mut head: Vec<Child> = vec![number.into(), " ".into(), title.into()];
    if applies {
        head.push(" ".into());
        head.push(build.with("span", "applies", tips::applies(lang))?.into());
    }
    let head = build.all("p", "tip-head", head)?;
    let body = build.with("p", "tip-body", &tip.body)?;
    build.all("li", "", [head.into(), body.into()])
}
