//! The card that the chip opens: a note in the margin of what is being written.

use super::dom::{Builder, Child, cast};
use super::placement::{self, Placement, Rect, Size};
use super::point;
use namens_texts::{Lang, common, warning};
use namens_told::{Content, Coordinator, Help, icon};
use wasm_bindgen::JsValue;
use web_sys::{Document, Element, FocusOptions, HtmlElement};

/// The card as it stands in the page.
pub(super) struct Card {
    /// A manual popover: in the top layer, above what the page stacks, and out
    /// of reach of a transformed ancestor.
    element: HtmlElement,
    /// What scrolls when there is little room.
    sheet: HtmlElement,
    /// What it says.
    pub content: Content,
}

impl Card {
    /// Builds the card; it is in no document and shows nothing yet.
    pub fn new(document: &Document, content: Content) -> Result<Self, JsValue> {
        let build = Builder(document);
        let sheet = build.all(
            "form",
            "sheet",
            [
                head(build, &content)?.into(),
                body(build, &content)?.into(),
                foot(build, &content)?.into(),
            ],
        )?;
        sheet.set_attribute("method", "dialog")?;
        let element = build.all("div", "card", [sheet.clone().into()])?;
        element.set_id("warning");
        element.set_attribute("popover", "manual")?;
        element.set_attribute("role", "region")?;
        element.set_attribute("aria-labelledby", "warning-title")?;
        // It takes the focus as a whole, to be read from its beginning.
        element.set_attribute("tabindex", "-1")?;
        element.set_attribute("data-level", content.level.id())?;
        Ok(Self {
            element: cast(element),
            sheet: cast(sheet),
            content,
        })
    }

    /// The node to put in the page.
    pub fn element(&self) -> &HtmlElement {
        &self.element
    }

    /// Opens what the person had opened in the card that this one replaces.
    pub fn take_over(&self, old: &Self) -> Result<(), JsValue> {
        if old.element.query_selector("details[open]")?.is_some()
            && let Some(details) = self.element.query_selector("details")?
        {
            details.set_attribute("open", "")?;
        }
        Ok(())
    }

    /// Whether it is open. A page that takes our host away closes it.
    pub fn is_open(&self) -> bool {
        self.element.matches(":popover-open").unwrap_or(false)
    }

    /// Whether something in it has the focus.
    pub fn has_focus(&self) -> bool {
        self.element.matches(":focus-within").unwrap_or(false)
    }

    /// Takes the focus.
    pub fn focus(&self) -> Result<(), JsValue> {
        let options = FocusOptions::new();
        options.set_prevent_scroll(true);
        self.element.focus_with_options(&options)
    }

    /// Shows the card where it belongs. It must be in the page. `false`: there
    /// is no room for it.
    pub fn settle(
        &self,
        viewport: &Rect,
        composer: &Rect,
        avoid: &[Rect],
    ) -> Result<bool, JsValue> {
        show(&self.element)?;
        self.sheet.style().remove_property("max-height")?;
        self.element.remove_attribute("data-side")?;
        self.element.remove_attribute("data-shape")?;
        let whole = size(&self.element);
        let placed = placement::at(viewport, composer, avoid, whole);
        if let Placement::Beside(side, _) = placed {
            self.element.set_attribute("data-side", side.id())?;
        }
        let Some(rect) = placed.rect() else {
            self.element.set_attribute("data-shape", "none")?;
            return Ok(placed == Placement::OutOfSight);
        };
        set(&self.element, "left", rect.left)?;
        set(&self.element, "top", rect.top)?;
        // Its size is in whole pixels: held to that, it would scroll by a part of
        // one, and Firefox gives the focus to what scrolls.
        if rect.height() < whole.height {
            set(&self.sheet, "max-height", rect.height())?;
        }
        Ok(true)
    }

    /// Closes it.
    pub fn close(&self) -> Result<(), JsValue> {
        if self.is_open() {
            self.element.hide_popover()?;
        }
        Ok(())
    }

    /// The room that it takes; `None` where it is not to be seen.
    pub fn taken(&self) -> Option<Rect> {
        let is_seen = self.is_open() && !self.element.has_attribute("data-shape");
        is_seen.then(|| taken(&self.element))
    }
}

/// Shows a popover that is not shown yet.
pub(super) fn show(popover: &HtmlElement) -> Result<(), JsValue> {
    if popover.matches(":popover-open")? {
        return Ok(());
    }
    popover.show_popover()
}

/// Sets a length in CSS pixels, to the tenth: to print a fraction takes more code
/// than to divide. Through the object model: a content security
/// policy that forbids style attributes leaves that alone.
pub(super) fn set(element: &HtmlElement, property: &str, pixels: f64) -> Result<(), JsValue> {
    element.style().set_property(
        property,
        &format!("calc({}px / 10)", (pixels * 10.0).round() as i32),
    )
}

/// The size of an element, whatever animation moves it.
pub(super) fn size(element: &HtmlElement) -> Size {
    Size {
        width: element.offset_width().into(),
        height: element.offset_height().into(),
    }
}

/// The room that an element takes.
pub(super) fn taken(element: &HtmlElement) -> Rect {
    let rect = element.get_bounding_client_rect();
    Rect {
        left: rect.left(),
        top: rect.top(),
        right: rect.right(),
        bottom: rect.bottom(),
    }
}

fn head(build: Builder, content: &Content) -> Result<Element, JsValue> {
    let name = common::product(content.lang);
    let level = [name.into(), " · ".into(), content.level_word().into()];
    let level = build.all("p", "level", level)?;
    let title = build.with("h2", "title", content.lead.title)?;
    title.set_id("warning-title");
    let close = shut(build, "shut", content.lang)?;
    build.all(
        "div",
        "head",
        [
            build.icon("icon", icon::of(content.level))?.into(),
            build
                .all("div", "titles", [level.into(), title.into()])?
                .into(),
            close.into(),
        ],
    )
}

/// A button of this name that closes something; a cross says so.
pub(super) fn shut(build: Builder, name: &str, lang: Lang) -> Result<Element, JsValue> {
    let close = build.button(name, "shut", "")?;
    close.append_child(&*build.icon("icon", icon::CLOSE)?)?;
    close.set_attribute("aria-label", warning::close(lang))?;
    Ok(close)
}

fn body(build: Builder, content: &Content) -> Result<Element, JsValue> {
    let mut parts: Vec<Child> =
        vec![point::body(build, &content.lead, content.lang, Some(0))?.into()];
    if let Some(further) = point::further(build, content, Some(1))? {
        parts.push(further.into());
    }
    if let Some(help) = help(build, &content.help, content.lang)? {
        parts.push(help.into());
    }
    parts.push(
        build
            .with("p", "consequence", content.consequence())?
            .into(),
    );
    build.all("div", "body", parts)
}

/// Where the person can ask; `None` where nobody is known.
fn help(build: Builder, help: &Help, lang: Lang) -> Result<Option<Element>, JsValue> {
    let mut parts: Vec<Child> = Vec::new();
    if help.coordinator != Coordinator::default() {
        parts.push(coordinator(build, &help.coordinator, lang)?.into());
    }
    if !help.code_url.is_empty() {
        let link = build.link(&help.code_url, warning::code(lang))?;
        parts.push(build.all("p", "", [link.into()])?.into());
    }
    (!parts.is_empty())
        .then(|| build.all("div", "help", parts))
        .transpose()
}

fn coordinator(build: Builder, known: &Coordinator, lang: Lang) -> Result<Element, JsValue> {
    let label = build.with("span", "label", warning::coordinator(lang))?;
    let dialled = |c: &char| c.is_ascii_digit() || *c == '+';
    let phone = [
        "tel:",
        &known.phone.chars().filter(dialled).collect::<String>(),
    ]
    .concat();
    let email = ["mailto:", &known.email].concat();
    let mut line: Vec<Child> = vec![label.into(), (&known.name).into()];
    for (text, to) in [
        (&known.email, &email),
        (&known.phone, &phone),
        (&known.url, &known.url),
    ] {
        if text.is_empty() {
            continue;
        }
        if line.len() > 2 || !known.name.is_empty() {
            line.push(" · ".into());
        }
        line.push(build.link(to, text)?.into());
    }
    build.all("p", "coordinator", line)
}

fn foot(build: Builder, content: &Content) -> Result<Element, JsValue> {
    let tips = build.button("tips", "link", warning::all_tips(content.lang))?;
    let hide = build.button("hide", "link", content.hide_label())?;
    build.all("div", "foot", [tips.into(), hide.into()])
}
