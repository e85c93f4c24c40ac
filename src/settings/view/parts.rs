//! The pieces that sections are made of.

use super::Page;
use super::words::message;
use crate::field::{Action, Field};
use crate::tree::{Element, el};
use namens_texts::{fill, settings};

/// What is said at a field about what stands in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    /// The words.
    pub text: String,
    /// Whether it is wrong and was not stored; otherwise it is only remarkable.
    pub wrong: bool,
}

/// What stands above the settings, where there is reason to.
pub(super) fn notice(id: &'static str, heading: &str, help: &str) -> Element {
    headed("h2", id, heading, help).class("notice")
}

/// A part of a group of settings, under its own heading.
pub(super) fn section(id: &'static str, heading: &str, help: &str) -> Element {
    headed("h3", id, heading, help)
}

fn headed(level: &'static str, id: &'static str, heading: &str, help: &str) -> Element {
    el("section")
        .id(id)
        .attr("aria-labelledby", format!("{id}-heading"))
        .child(
            el(level)
                .id(format!("{id}-heading"))
                .attr("tabindex", -1)
                .text(heading),
        )
        .child(el("p").text(help))
}

/// A setting that is one question with several answers.
pub(super) fn question(page: &Page, key: &'static str, legend: &str, help: &str) -> Element {
    el("fieldset")
        .class("question")
        .child(el("legend").child(el("h3").text(legend)))
        .child(el("p").text(help))
        .all(fixed_note(page, key))
}

/// Who fixed the setting under this key, where the user cannot change it. Its
/// controls refer to it.
pub(super) fn fixed_note(page: &Page, key: &str) -> Option<Element> {
    page.policy.fixes(key).then(|| {
        let text = fill(settings::fixed_by(page.lang), &[("by", by(page))]);
        el("p").class("fixed").id(fixed_id(key)).text(text)
    })
}

/// Who made the policy.
pub(super) fn by<'a>(page: &'a Page) -> &'a str {
    let by = page.policy.by.as_deref();
    by.unwrap_or_else(|| settings::your_organisation(page.lang))
}

fn fixed_id(key: &str) -> String {
    format!("fixed-{}", key.replace('.', "-"))
}

/// What describes a control: these elements, and who fixed its setting.
fn describedby(page: &Page, field: &Field, own: &[String]) -> Option<String> {
    let key = field.key();
    let fixed = page.policy.fixes(key).then(|| fixed_id(key));
    let all: Vec<_> = own.iter().cloned().chain(fixed).collect();
    (!all.is_empty()).then(|| all.join(" "))
}

/// A control as it is where its setting is fixed: what can be read only, where
/// there is such a thing, and otherwise out of use.
fn hold(page: &Page, field: &Field, control: Element) -> Element {
    let fixed = page.policy.fixes(field.key());
    let kind = control.get("type").unwrap_or_default();
    let has_read_only = match control.tag {
        "textarea" => true,
        "input" => !matches!(kind, "checkbox" | "radio"),
        _ => false,
    };
    control.flag(
        if has_read_only {
            "readonly"
        } else {
            "disabled"
        },
        fixed,
    )
}

/// A label, the help below it, the control, and the message below that.
pub(super) fn labelled(
    page: &Page,
    field: &Field,
    label: &str,
    help: &str,
    control: Element,
) -> Element {
    let help = (!help.is_empty()).then(|| help_at(field, help));
    let mut own = vec![format!("{field}-message")];
    if help.is_some() {
        own.insert(0, format!("{field}-help"));
    }
    let control = hold(page, field, control)
        .id(field)
        .attr(
            "aria-describedby",
            describedby(page, field, &own).unwrap_or_default(),
        )
        .attr("aria-invalid", page.draft.wrong(field).is_some());
    el("div")
        .class("field")
        .child(el("label").attr("for", field).text(label))
        .all(help)
        .child(control)
        .child(message_at(page, field))
}

/// A line of text.
pub(super) fn line(page: &Page, field: &Field, label: &str, help: &str) -> Element {
    labelled(page, field, label, help, input(page, field, "text"))
}

/// A text with an item on each line.
pub(super) fn lines(page: &Page, field: &Field, label: &str, help: &str) -> Element {
    let text = page.draft.text(field);
    let rows = text.lines().count().clamp(2, 8) + 1;
    let control = el("textarea")
        .attr("rows", rows)
        .attr("autocomplete", "off")
        .attr("spellcheck", "false")
        .text(text);
    labelled(page, field, label, help, control)
}

/// An input that shows what stands in its field.
pub(super) fn input(page: &Page, field: &Field, kind: &'static str) -> Element {
    el("input")
        .attr("type", kind)
        .attr("value", page.draft.text(field))
        .attr("autocomplete", "off")
}

/// A box to tick.
pub(super) fn tick(page: &Page, field: &Field, label: &str, help: &str) -> Element {
    let control = el("input")
        .attr("type", "checkbox")
        .id(field)
        .flag("checked", page.draft.ticked(field));
    choice(page, field, control, field.to_string(), label, help)
}

/// One of several values to choose from.
pub(super) fn radio(
    page: &Page,
    field: &Field,
    value: &'static str,
    label: &str,
    help: &str,
) -> Element {
    let id = format!("{field}-{value}");
    let control = el("input")
        .attr("type", "radio")
        .id(&id)
        .attr("name", field)
        .attr("value", value)
        .flag("checked", page.draft.text(field) == value);
    choice(page, field, control, id, label, help)
}

fn choice(
    page: &Page,
    field: &Field,
    control: Element,
    id: String,
    label: &str,
    help: &str,
) -> Element {
    let label = el("label").attr("for", &id).text(label);
    let help_id = format!("{id}-help");
    let help = (!help.is_empty()).then(|| el("p").class("help").id(&help_id).text(help));
    let own: Vec<_> = help.iter().map(|_| help_id.clone()).collect();
    let control = match describedby(page, field, &own) {
        Some(ids) => control.attr("aria-describedby", ids),
        None => control,
    };
    let control = hold(page, field, control);
    let whole = el("div").class("choice").child(control).child(label);
    whole.all(help)
}

/// Something to press.
pub(super) fn button(action: Action, label: impl Into<String>) -> Element {
    el("button").attr("type", "button").id(action).text(label)
}

/// Help for a field.
pub(super) fn help_at(field: &Field, help: &str) -> Element {
    el("p").class("help").id(format!("{field}-help")).text(help)
}

/// Where it is said what is wrong with, or remarkable in, a field.
pub(super) fn message_at(page: &Page, field: &Field) -> Element {
    let message = message(page.draft, field, page.today, page.lang);
    let wrong = message.as_ref().is_some_and(|message| message.wrong);
    el("p")
        .class("message")
        .id(format!("{field}-message"))
        .attr("data-field", field)
        .flag("data-wrong", wrong)
        .text(message.map(|message| message.text).unwrap_or_default())
}
