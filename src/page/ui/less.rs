//! "Remind me less": a quiet menu under a finding.

use super::dom::{Builder, Child};
use namens_habits::{KEPT_DAYS, is_fixed};
use namens_texts::{Lang, fill, less as texts, question};
use namens_told::Point;
use wasm_bindgen::JsValue;
use web_sys::Element;

/// The names of the buttons, before the rule that they are about.
pub(super) const OF_RULE: &str = "less-rule:";
pub(super) const HERE: &str = "less-here:";
pub(super) const TODAY: &str = "less-today:";
pub(super) const KEEP: &str = "keep-rule:";
pub(super) const EXPLAIN: &str = "explain:";
pub(super) const WRONG: &str = "wrong:";

/// What the person wants of a warning. A rule is named by its id.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wish {
    /// To be reminded less of this rule.
    LessOfRule(String),
    /// To keep this rule as it is.
    KeepRule(String),
    /// To be reminded less on this site.
    LessHere,
    /// To be reminded less today.
    LessToday,
    /// To have this rule explained.
    Explain(String),
    /// To note that this rule warned without ground, in the person's words.
    Wrong(String, String),
}

impl Wish {
    /// What pressing this button wishes; `None` for any other button.
    pub(super) fn of(button: &str) -> Option<Self> {
        let of = |name| button.strip_prefix(name).map(str::to_owned);
        of(OF_RULE)
            .map(Self::LessOfRule)
            .or_else(|| of(KEEP).map(Self::KeepRule))
            .or_else(|| of(HERE).map(|_| Self::LessHere))
            .or_else(|| of(TODAY).map(|_| Self::LessToday))
            .or_else(|| of(EXPLAIN).map(Self::Explain))
    }
}

/// The menu under a finding; `wrong`: one can say there that it is wrong.
pub(super) fn menu(
    build: Builder,
    point: &Point,
    lang: Lang,
    wrong: bool,
) -> Result<Element, JsValue> {
    let (rule, fixed) = (point.rule, is_fixed(point.norm));
    let mut presses = Vec::new();
    if point.may_less && !fixed {
        let words = point.quote.as_ref().map(|quote| quote.words.as_str());
        let label = match words {
            Some(words) => fill(texts::of_words(lang), &[("words", words)]),
            None => fill(texts::of_norm(lang), &[("title", point.title)]),
        };
        presses.push(button(build, OF_RULE, rule, &label)?);
        presses.push(button(build, HERE, rule, texts::here(lang))?);
    }
    if point.may_less {
        presses.push(button(build, TODAY, rule, texts::today(lang))?);
    }
    if wrong {
        presses.push(button(build, WRONG, rule, texts::wrong(lang))?);
    }
    let title = if point.may_less {
        texts::menu(lang)
    } else {
        texts::wrong(lang)
    };
    let mut parts: Vec<Child> = vec![build.with("summary", "", title)?.into()];
    if point.may_less && fixed {
        parts.push(build.with("p", "", texts::only_today(lang))?.into());
    }
    parts.push(row(build, presses)?.into());
    if point.may_less {
        parts.push(build.with("p", "undo", texts::undo(lang))?.into());
    }
    parts.push(done(build)?.into());
    build.all("details", "less", parts)
}

/// A quiet button about a rule.
pub(super) fn button(
    build: Builder,
    name: &str,
    rule: &str,
    label: &str,
) -> Result<Element, JsValue> {
    build.button(&[name, rule].concat(), "link", label)
}

/// Quiet buttons, one under the other.
pub(super) fn row(
    build: Builder,
    buttons: impl IntoIterator<Item = Element>,
) -> Result<Element, JsValue> {
    build.all("div", "quiet", buttons.into_iter().map(Child::from))
}

/// Where it is said that a wish is granted.
pub(super) fn done(build: Builder) -> Result<Element, JsValue> {
    let done = build.element("p", "done")?;
    done.set_attribute("role", "status")?;
    Ok(done)
}

/// Says beside a button that its wish is granted, where one sees nothing else of
/// that. The button stays, and with it the focus.
pub(super) fn say_done(wish: &Wish, button: &Element, lang: Lang) -> Result<(), JsValue> {
    let done = match wish {
        Wish::Explain(_) => return Ok(()),
        Wish::KeepRule(_) => {
            let days = KEPT_DAYS.to_string();
            fill(question::offer_kept(lang), &[("days", &days)])
        }
        _ => texts::done(lang).to_owned(),
    };
    let around = button.closest(".less, .offer")?;
    if let Some(place) = around
        .map(|around| around.query_selector(".done"))
        .transpose()?
        .flatten()
    {
        place.set_text_content(Some(&done));
    }
    let offer = button.closest(".offer")?;
    let other = match (wish, offer) {
        (Wish::KeepRule(_), Some(offer)) => offer.query_selector(&starting(OF_RULE))?,
        (Wish::LessOfRule(_), Some(offer)) => offer.query_selector(&starting(KEEP))?,
        _ => None,
    };
    // It was one or the other.
    if let Some(other) = other {
        other.set_attribute("disabled", "")?;
    }
    Ok(())
}

/// A selector of the buttons of a wish.
fn starting(name: &str) -> String {
    ["[name^='", name, "']"].concat()
}
