//! A modal dialog, and the ten tips in one.

use super::dom::{Builder, Child, cast};
use super::point;
use namens_norms::texts;
use namens_texts::{Lang, common, tips};
use namens_told::{Content, View, icon};
use wasm_bindgen::JsValue;
use web_sys::{Document, Element, FocusOptions, HtmlDialogElement, HtmlElement};

/// A dialog of ours. Cloning gives another handle to the same one.
#[derive(Clone)]
pub(super) struct Frame {
    /// The element.
    pub element: HtmlDialogElement,
    /// The button that has the focus at opening.
    pub(super) default: HtmlElement,
}

impl Frame {
    /// Whether it stands open. A page can take our host out of the document,
    /// or close the popover around it; the dialog is then gone without a word.
    pub fn stands(&self) -> bool {
        let is_seen = || self.element.get_client_rects().length() > 0;
        self.element.open() && self.element.is_connected() && is_seen()
    }

    /// Opens it. It must be in the page.
    pub fn open(&self) -> Result<(), JsValue> {
        self.element.show_modal()?;
        let options = FocusOptions::new();
        options.set_prevent_scroll(true);
        self.default.focus_with_options(&options)
    }

    /// The ten tips, with the findings of the post before them.
    pub fn tips(document: &Document, view: &View, can_hide: bool) -> Result<Self, JsValue> {
        let build = Builder(document);
        let lang = view.lang;
        let mut parts: Vec<Child> = Vec::new();
        let mut marked = Vec::new();
        if let Some(content) = Content::of(view) {
            let title = build.with("h3", "tips-title", tips::your_post(lang))?;
            parts.push(title.into());
            for one in content.points() {
                parts.push(point::titled(build, one, lang, None)?.into());
            }
            marked = applying(&content);
        }
        let all = texts::tips(&view.profile, lang);
        parts.push(point::all_tips(build, &all, &marked, lang)?.into());

        let close = build.button("close", "primary", tips::close(lang))?;
        let mut presses = vec![close.clone()];
        if can_hide {
            presses.push(build.button("hide", "secondary", tips::hide(lang))?);
        }
        let element = frame(
            build,
            "tips",
            build.icon("icon", icon::TIPS)?,
            lang,
            tips::heading(lang),
            parts,
            [buttons(build, presses)?],
        )?;
        Ok(Self {
            element: cast(element),
            default: cast(close),
        })
    }

    /// Opens the ten tips in the question.
    pub fn unfold_tips(&self) -> Result<(), JsValue> {
        if let Some(details) = self.element.query_selector("details.more-tips")? {
            details.set_attribute("open", "")?;
            if let Some(summary) = details.query_selector("summary")? {
                cast::<HtmlElement>(summary).focus()?;
            }
        }
        Ok(())
    }
}

pub(super) fn applying(content: &Content) -> Vec<u8> {
    content
        .points()
        .flat_map(|point| point.tips.iter().map(|tip| tip.number))
        .collect()
}

pub(super) fn buttons(
    build: Builder,
    buttons: impl IntoIterator<Item = Element>,
) -> Result<Element, JsValue> {
    build.all("div", "buttons", buttons.into_iter().map(Child::from))
}

/// A dialog with its heading, what scrolls, and what always stays in sight.
pub(super) fn frame(
    build: Builder,
    id: &str,
    icon: Element,
    lang: Lang,
    heading: &str,
    parts: Vec<Child>,
    foot: impl IntoIterator<Item = Element>,
) -> Result<Element, JsValue> {
    let heading_id = format!("{id}-heading");
    let heading = build.with("h2", "heading", heading)?;
    heading.set_id(&heading_id);
    let name = build.with("p", "level", common::product(lang))?;
    let titles = build.all("div", "titles", [name.into(), heading.into()])?;
    let scroll = build.all("div", "scroll", parts)?;
    // It can be scrolled with the keys, also where nothing in it takes the focus.
    scroll.set_attribute("tabindex", "0")?;
    scroll.set_attribute("role", "group")?;
    scroll.set_attribute("aria-labelledby", &heading_id)?;
    let head = build.all("div", "head", [icon.into(), titles.into()])?;
    let foot = build.all("div", "foot", foot.into_iter().map(Child::from))?;
    let form = build.all("form", "sheet", [head.into(), scroll.into(), foot.into()])?;
    form.set_attribute("method", "dialog")?;
    let dialog = build.all("dialog", "dialog", [form.into()])?;
    dialog.set_id(id);
    dialog.set_attribute("aria-labelledby", &heading_id)?;
    Ok(dialog)
}
