//! The question at the publish button.

use super::dialog::{Frame, applying, buttons, frame};
use super::dom::{Builder, Child, cast};
use super::{less, point};
use namens_texts::{Lang, question as texts, warning};
use namens_told::{Excerpt, Item, Offer, Question, Quote, icon};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Document, Element, HtmlDialogElement, HtmlElement, HtmlInputElement};

/// The form of the boxes to tick: Enter in one of them presses no button.
const ASIDE: &str = "question-aside";
/// What says that something is to be ticked first.
const HINT: &str = "question-hint";
/// What says that these words look secret.
const SECRETS: &str = "question-secrets";
/// What says who learns of the tick "I have agreed this".
const AGREED_HELP: &str = "question-agreed-help";
/// What a screen reader tells of the question when it opens.
const TOLD: &str = "question-lead question-readers question-first";

impl Frame {
    /// The question.
    pub fn question(document: &Document, question: &Question) -> Result<Self, JsValue> {
        let build = Builder(document);
        let content = &question.content;
        let lang = content.lang;
        let change = build.button("change", "primary", texts::change(lang))?;
        let element = frame(
            build,
            "question",
            build.icon("icon", icon::of(content.level))?,
            lang,
            texts::heading(lang),
            told(build, question)?,
            foot(build, question, &change)?,
        )?;
        let aside = build.element("form", "")?;
        aside.set_id(ASIDE);
        element.append_child(&aside)?;
        element.set_attribute("aria-describedby", TOLD)?;
        element.set_attribute("data-level", content.level.id())?;
        let element: HtmlDialogElement = cast(element);
        follow(&element)?;
        Ok(Self {
            element,
            default: cast(change),
        })
    }
}

/// The first of the secret words that is not ticked.
pub(super) fn unticked(dialog: &HtmlDialogElement) -> Result<Option<HtmlInputElement>, JsValue> {
    let found = dialog.query_selector("[name=secret]:not(:checked)")?;
    Ok(found.and_then(|found| found.dyn_into().ok()))
}

/// Whether the person ticked that it was agreed.
pub(super) fn is_agreed(dialog: &HtmlDialogElement) -> Result<bool, JsValue> {
    let ticked = dialog.query_selector("[name=agreed]:checked")?;
    Ok(ticked.is_some())
}

/// A box was ticked: "Post anyway" is there when all of the secrets are.
pub(super) fn follow(dialog: &HtmlDialogElement) -> Result<(), JsValue> {
    let Some(post) = dialog.query_selector("[name=post]")? else {
        return Ok(());
    };
    if unticked(dialog)?.is_some() {
        return post.set_attribute("aria-disabled", "true");
    }
    say(dialog, "")?;
    post.remove_attribute("aria-disabled")
}

/// Says what is to be done before it can be posted as it is, and leads there.
pub(super) fn ask_to_tick(
    dialog: &HtmlDialogElement,
    first: &HtmlElement,
    lang: Lang,
) -> Result<(), JsValue> {
    say(dialog, texts::tick_first(lang))?;
    first.focus()
}

fn say(dialog: &HtmlDialogElement, text: &str) -> Result<(), JsValue> {
    if let Some(hint) = dialog.query_selector(&format!("#{HINT}"))? {
        hint.set_text_content(Some(text));
    }
    Ok(())
}

/// What is told: what readers will see, the gravest finding, and the rest folded.
fn told(build: Builder, question: &Question) -> Result<Vec<Child<'static>>, JsValue> {
    let content = &question.content;
    let lang = content.lang;
    let lead = build.with("p", "lead", &content.question_lead())?;
    lead.set_id("question-lead");
    let readers = build.with("p", "readers", &question.readers)?;
    readers.set_id("question-readers");
    let mut parts: Vec<Child> = vec![lead.into(), readers.into()];
    let mut items = question.items.iter();
    if let Some(first) = items.next() {
        let first = item(build, first, question)?;
        first.set_id("question-first");
        parts.push(first.into());
    }
    if let Some(label) = content.further_label() {
        let titles = build.with("span", "titles", &content.further_titles())?;
        let label = [(&label).into(), titles.into()];
        let mut further: Vec<Child> = vec![build.all("summary", "", label)?.into()];
        for one in items {
            further.push(item(build, one, question)?.into());
        }
        parts.push(build.all("details", "further", further)?.into());
    }
    let summary = build.with("summary", "", texts::all_tips(lang))?;
    let list = point::all_tips(build, &content.tips, &applying(content), lang)?;
    let tips = build.all("details", "more-tips", [summary.into(), list.into()])?;
    parts.push(tips.into());
    Ok(parts)
}

/// One finding, with its words as they stand in the post.
fn item(build: Builder, item: &Item, question: &Question) -> Result<Element, JsValue> {
    let lang = question.content.lang;
    let point = &item.point;
    let title = build.with("h3", "point-title", point.title)?;
    let mut parts: Vec<Child> = Vec::new();
    if let Some(quote) = &point.quote {
        parts.extend(in_post(build, quote, item.excerpt.as_ref(), lang)?);
    }
    let label = build.with("span", "label", warning::reason(lang))?;
    let reason = [label.into(), (&point.reason).into()];
    parts.push(build.all("p", "", reason)?.into());
    parts.extend(point::way_out(build, point, lang, None)?);
    if let Some(why) = item.offer.filter(|_| point.may_less) {
        parts.push(offer(build, point.rule, why, lang)?.into());
    }
    if point.may_less {
        parts.push(less::menu(build, point, lang, false)?.into());
    }
    let body = build.all("div", "point", parts)?;
    build.all("section", "titled", [title.into(), body.into()])
}

/// The words in their sentence.
fn in_post(
    build: Builder,
    quote: &Quote,
    excerpt: Option<&Excerpt>,
    lang: Lang,
) -> Result<Vec<Child<'static>>, JsValue> {
    let mut parts: Vec<Child> = Vec::new();
    if let Some(place) = &quote.place {
        parts.push(build.with("p", "place", place)?.into());
    }
    let words = point::words(build, quote)?;
    let line = match excerpt {
        Some(excerpt) => {
            let label = build.with("span", "label", texts::in_context(lang))?;
            let sentence = build.all(
                "span",
                "sentence",
                [
                    (&excerpt.before).into(),
                    words.into(),
                    (&excerpt.after).into(),
                ],
            )?;
            sentence.set_attribute("lang", quote.lang.unwrap_or_default())?;
            build.all("p", "excerpt", [label.into(), sentence.into()])?
        }
        None => {
            let label = build.with("span", "label", quote.label)?;
            build.all("p", "excerpt", [label.into(), words.into()])?
        }
    };
    parts.push(line.into());
    Ok(parts)
}

/// Offers to turn a rule down, to keep it, or to explain it.
fn offer(build: Builder, rule: &str, why: Offer, lang: Lang) -> Result<Element, JsValue> {
    let says = match why {
        Offer::Posted => texts::offer_posted(lang),
        Offer::Wrong => texts::offer_wrong(lang),
    };
    let less = less::button(build, less::OF_RULE, rule, texts::offer_less(lang))?;
    let keep = less::button(build, less::KEEP, rule, texts::offer_keep(lang))?;
    let explain = less::button(build, less::EXPLAIN, rule, texts::explain(lang))?;
    build.all(
        "div",
        "offer",
        [
            build.with("p", "", says)?.into(),
            less::row(build, [less, keep, explain])?.into(),
            less::done(build)?.into(),
        ],
    )
}

fn foot(build: Builder, question: &Question, change: &Element) -> Result<Vec<Element>, JsValue> {
    let lang = question.content.lang;
    let mut foot = Vec::new();
    let post = build.button("post", "secondary", texts::post(lang))?;
    if !question.secrets.is_empty() {
        let legend = build.with("legend", "", texts::secrets(lang))?;
        legend.set_id(SECRETS);
        let mut boxes: Vec<Child> = vec![legend.into()];
        for words in &question.secrets {
            let words = build.with("q", "words", words)?;
            boxes.push(tick(build, "secret", words, SECRETS)?.into());
        }
        foot.push(build.all("fieldset", "ticks", boxes)?);
        let hint = build.element("p", "hint")?;
        hint.set_id(HINT);
        hint.set_attribute("role", "status")?;
        foot.push(hint);
        post.set_attribute("aria-describedby", SECRETS)?;
    }
    if let Some(agreed) = &question.agreed {
        let label = build.with("span", "", agreed)?;
        let tick = tick(build, "agreed", label, AGREED_HELP)?;
        let help = build.with("p", "tick-help", texts::agreed_help(lang))?;
        help.set_id(AGREED_HELP);
        foot.extend([tick, help]);
    }
    foot.push(build.with("p", "choice", texts::choice(lang))?);
    foot.push(buttons(build, [change.clone(), post])?);
    Ok(foot)
}

/// A box to tick, with what it is for; `help` is the id of what explains it.
fn tick(build: Builder, name: &str, label: Element, help: &str) -> Result<Element, JsValue> {
    let tick = build.element("input", "")?;
    tick.set_attribute("type", "checkbox")?;
    tick.set_attribute("name", name)?;
    tick.set_attribute("form", ASIDE)?;
    tick.set_attribute("aria-describedby", help)?;
    build.all("label", "tick", [tick.into(), label.into()])
}
