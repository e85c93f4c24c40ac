//! What the page looks like.

mod dossiers;
mod file;
mod hours;
mod notices;
mod organisations;
mod parts;
mod reach;
pub mod welcome;
mod who;
mod words;

pub use hours::DETAILS as HOURS_DETAILS;
pub use parts::Message;
pub(crate) use words::{function_name, sector_name};
pub use words::{message, place};

use crate::draft::Draft;
use crate::transfer::Refusal;
use crate::tree::{Element, el};
use namens_browser::settings::Problem;
use namens_norms::clock::Date;
use namens_texts::{Lang, fill, practice, settings};

/// The element in which it is said what happened.
pub const STATUS: &str = "status";

/// The heading of the page.
pub const HEADING: &str = "heading";

/// The notice that stored settings are damaged.
pub const DAMAGED: &str = "damaged";

/// The page to practise on.
pub const PRACTICE_PAGE: &str = "practice.html";

/// The page of the first run.
pub const WELCOME_PAGE: &str = "welcome.html";

/// The settings page.
pub const SETTINGS_PAGE: &str = "settings.html";

/// The question before everything is erased.
pub const RESET_DIALOG: &str = "reset-dialog";

/// All that decides what the page looks like.
pub struct Page<'a> {
    /// What is filled in.
    pub draft: &'a Draft,
    /// The language.
    pub lang: Lang,
    /// Today, on the user's clock.
    pub today: Date,
    /// Whether the browser lets the extension work on its sites.
    pub granted: bool,
    /// What of the stored settings was not understood.
    pub damaged: &'a [Problem],
    /// Why the last file was not used.
    pub refusal: Option<&'a Refusal>,
    /// The version of the product.
    pub version: &'a str,
}

/// The whole page, from top to bottom.
#[must_use]
pub fn page(page: &Page) -> Vec<Element> {
    let lang = page.lang;
    let icon = el("img")
        .attr("src", "icons/icon.svg")
        .attr("alt", "")
        .attr("width", 40)
        .attr("height", 40);
    let heading = el("h1").id(HEADING).attr("tabindex", -1);
    let title = el("div")
        .class("title")
        .child(icon)
        .child(heading.text(settings::title(lang)));
    let header = el("header")
        .child(title)
        .child(el("p").text(settings::intro(lang)))
        .child(links(lang));
    let main = el("main")
        .all(notices::all(page))
        .child(who::function(page))
        .child(organisations::all(page))
        .child(who::work(page))
        .child(dossiers::all(page))
        .child(hours::all(page))
        .child(reach::surfaces(page))
        .child(reach::sites(page))
        .child(reach::language(page))
        .child(file::all(page));
    let version = fill(settings::version(lang), &[("version", page.version)]);
    let footer = el("footer").child(el("p").text(version));
    vec![header, main, footer, file::reset_dialog(lang)]
}

/// The ways to the other pages.
fn links(lang: Lang) -> Element {
    let link = |page, text| el("a").attr("href", page).text(text);
    el("p")
        .class("links")
        .child(link(PRACTICE_PAGE, practice::title(lang)))
        .child(link(WELCOME_PAGE, settings::welcome_again(lang)))
}

#[cfg(test)]
pub(crate) mod tests;
