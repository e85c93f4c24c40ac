//! "This warning is wrong": a remark that stays here, and a text that the
//! person may send.

use super::dialog::{Frame, buttons, frame};
use super::dom::{Builder, Child, cast};
use namens_habits::REMARK_MAX;
use namens_texts::{Lang, fill, less as texts};
use namens_told::{Point, icon};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Document, Element, HtmlDialogElement, HtmlTextAreaElement};

/// The name of the button that keeps the remark, before the rule.
pub(super) const KEEP: &str = "keep-wrong:";
/// The name of the one that copies the text to send.
pub(super) const COPY: &str = "copy-wrong";

impl Frame {
    /// Asks what is wrong with the warning of a finding.
    pub fn wrong(document: &Document, point: &Point, lang: Lang) -> Result<Self, JsValue> {
        let build = Builder(document);
        let about = match &point.quote {
            Some(quote) => fill(texts::wrong_about(lang), &[("words", &quote.words)]),
            None => point.title.to_owned(),
        };
        let (label, area) = field(build, texts::wrong_label(lang))?;
        area.set_attribute("maxlength", &REMARK_MAX.to_string())?;
        area.set_attribute("aria-describedby", "wrong-help")?;
        let help = build.with("p", "choice", texts::wrong_help(lang))?;
        help.set_id("wrong-help");
        let keep = [KEEP, point.rule].concat();
        let keep = build.button(&keep, "primary", texts::wrong_keep(lang))?;
        let cancel = build.button("close", "secondary", texts::wrong_cancel(lang))?;
        let parts = vec![
            build.with("p", "", &about)?.into(),
            label.into(),
            area.clone().into(),
        ];
        let foot = vec![help, buttons(build, [keep, cancel])?];
        dialog(build, lang, parts, foot, area)
    }

    /// Says that the remark is kept, and gives the text to send.
    pub fn wrong_kept(document: &Document, text: &str, lang: Lang) -> Result<Self, JsValue> {
        let build = Builder(document);
        let (label, area) = field(build, texts::wrong_text_label(lang))?;
        area.set_text_content(Some(text));
        area.set_attribute("readonly", "")?;
        let copied = build.element("p", "done")?;
        copied.set_attribute("role", "status")?;
        let copy = build.button(COPY, "primary", texts::wrong_copy(lang))?;
        let close = build.button("close", "secondary", texts::wrong_close(lang))?;
        let parts = vec![
            build.with("p", "", texts::wrong_kept(lang))?.into(),
            label.into(),
            area.into(),
        ];
        let foot = vec![copied, buttons(build, [copy.clone(), close])?];
        dialog(build, lang, parts, foot, copy)
    }
}

/// What is written in the dialog.
pub(super) fn written(dialog: &HtmlDialogElement) -> Result<String, JsValue> {
    let area = dialog.query_selector("textarea")?;
    let area = area.and_then(|area| area.dyn_into::<HtmlTextAreaElement>().ok());
    Ok(area.map(|area| area.value()).unwrap_or_default())
}

/// Says that the text is copied.
pub(super) fn say_copied(dialog: &HtmlDialogElement, lang: Lang) -> Result<(), JsValue> {
    if let Some(done) = dialog.query_selector(".done")? {
        done.set_text_content(Some(texts::wrong_copied(lang)));
    }
    Ok(())
}

/// A large field with its label.
fn field(build: Builder, label: &str) -> Result<(Element, Element), JsValue> {
    let area = build.element("textarea", "field")?;
    area.set_id("wrong-field");
    area.set_attribute("rows", "4")?;
    let label = build.with("label", "label", label)?;
    label.set_attribute("for", "wrong-field")?;
    Ok((label, area))
}

fn dialog(
    build: Builder,
    lang: Lang,
    parts: Vec<Child>,
    foot: Vec<Element>,
    default: Element,
) -> Result<Frame, JsValue> {
    let icon = build.icon("icon", icon::NOT_LOOKING)?;
    let element = frame(build, "wrong", icon, lang, texts::wrong(lang), parts, foot)?;
    Ok(Frame {
        element: cast(element),
        default: cast(default),
    })
}
