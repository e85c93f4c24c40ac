//! The pieces that sections are made of.

use super::Page;
use super::words::message;
use crate::field::{Action, Field};
use crate::tree::{Element, el};

/// What is said at a field about what stands in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    /// The words.
    pub text: String,
    /// Whether it is wrong and was not stored; otherwise it is only remarkable.
    pub wrong: bool,
}

/// A part of the page under its own heading.
pub(super) fn section(id: &'static str, heading: &str, help: &str) -> Element {
    el("section")
        .id(id)
        .attr("aria-labelledby", format!("{id}-heading"))
        .child(el("h2").id(format!("{id}-heading")).text(heading))
        .child(el("p").text(help))
}

/// A part of the page that is one question with several answers.
pub(super) fn question(legend: &str, help: &str) -> Element {
    el("fieldset")
        .class("question")
        .child(el("legend").child(el("h2").text(legend)))
        .child(el("p").text(help))
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
    let describedby = match help {
        Some(_) => format!("{field}-help {field}-message"),
        None => format!("{field}-message"),
    };
    let control = control
        .id(field)
        .attr("aria-describedby", describedby)
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
    choice(control, field.to_string(), label, help)
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
    choice(control, id, label, help)
}

fn choice(control: Element, id: String, label: &str, help: &str) -> Element {
    let label = el("label").attr("for", &id).text(label);
    let whole = el("div").class("choice");
    if help.is_empty() {
        return whole.child(control).child(label);
    }
    let help_id = format!("{id}-help");
    let control = control.attr("aria-describedby", &help_id);
    let help = el("p").class("help").id(help_id).text(help);
    whole.child(control).child(label).child(help)
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
