//! Working hours.

use super::Page;
use super::parts::{fixed_note, help_at, input, message_at, section, tick};
use super::words::day_name;
use crate::field::Field;
use crate::tree::{Element, el};
use namens_texts::settings;

/// The element with what is filled in only where working hours are on.
pub const DETAILS: &str = "work-hours-details";

pub(super) fn all(page: &Page) -> Element {
    let lang = page.lang;
    let days = el("fieldset")
        .class("days")
        .child(el("legend").text(settings::hours_days(lang)))
        .all((1..=7).map(|day| tick(page, &Field::Day(day), day_name(day, lang), "")));
    let times = el("div")
        .class("times")
        .child(time(page, &Field::From, settings::hours_from(lang)))
        .child(time(page, &Field::To, settings::hours_to(lang)));
    let details = el("div")
        .id(DETAILS)
        .flag("hidden", !page.draft.ticked(&Field::Hours))
        .child(days)
        .child(times)
        .child(help_at(&Field::To, settings::hours_night(lang)));
    section("hours", settings::hours(lang), settings::hours_help(lang))
        .child(tick(
            page,
            &Field::Hours,
            settings::hours_on(lang),
            settings::hours_on_help(lang),
        ))
        .child(details)
        .all(fixed_note(page, "profile.work_hours"))
        .child(message_at(page, &Field::Hours))
}

fn time(page: &Page, field: &Field, label: &str) -> Element {
    let control = input(page, field, "time").id(field).attr(
        "aria-describedby",
        format!("to-help {}-message", Field::Hours),
    );
    el("div")
        .class("field")
        .child(el("label").attr("for", field).text(label))
        .child(control)
}
