//! What the page looks like.

mod contact;
mod dossiers;
mod file;
mod hours;
mod less;
mod look;
mod notices;
mod organisations;
mod overview;
mod parts;
mod policy;
mod reach;
pub mod rules;
pub mod welcome;
mod who;
mod words;

pub use hours::DETAILS as HOURS_DETAILS;
pub use look::{Shortcut, go_there_yourself};
pub use overview::remark_to_send;
pub use parts::Message;
pub(crate) use words::{function_name, sector_name};
pub use words::{message, place};

use crate::draft::Draft;
use crate::transfer::Refusal;
use crate::tree::{Element, el};
use namens_browser::policy::Policy;
use namens_browser::settings::Problem;
use namens_habits::{Overview, Remarks};
use namens_norms::clock::Date;
use namens_texts::{Lang, fill, practice, settings};
use namens_told::rules::Rules;

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

/// Where the rules go once they are read.
pub const RULES_BODY: &str = "rules-body";

/// What was erased last, and can be had back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Undo {
    /// All settings.
    Settings,
    /// What was counted.
    Overview,
    /// A remark.
    Remarks,
}

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
    /// What the organisation fixed.
    pub policy: &'a Policy,
    /// The rules, once they are read.
    pub rules: Option<&'a Rules>,
    /// Whether the list of the rules is unfolded.
    pub rules_open: bool,
    /// What was counted.
    pub overview: &'a Overview,
    /// What the user said was wrong.
    pub remarks: &'a Remarks,
    /// The keys that open the warning.
    pub shortcut: &'a Shortcut,
    /// What was erased last, and can be had back.
    pub undo: Option<Undo>,
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
    let groups = groups(page);
    let main = el("main")
        .all(notices::all(page))
        .all(policy::all(page))
        .all(groups.iter().map(Group::element));
    let columns = el("div")
        .class("columns")
        .child(navigation(&groups, lang))
        .child(main);
    let version = fill(settings::version(lang), &[("version", page.version)]);
    let footer = el("footer").child(el("p").text(version));
    vec![header, columns, footer, file::reset_dialog(lang)]
}

/// Settings that belong together.
struct Group {
    id: &'static str,
    title: &'static str,
    sections: Vec<Element>,
}

impl Group {
    fn element(&self) -> Element {
        let heading = format!("{}-heading", self.id);
        el("section")
            .class("group")
            .id(self.id)
            .attr("aria-labelledby", &heading)
            .child(el("h2").id(heading).attr("tabindex", -1).text(self.title))
            .all(self.sections.iter().cloned())
    }
}

fn groups(page: &Page) -> Vec<Group> {
    let lang = page.lang;
    let group = |id, title, sections| Group {
        id,
        title,
        sections,
    };
    vec![
        group(
            "group-you",
            settings::group_you(lang),
            vec![
                who::function(page),
                organisations::all(page),
                who::work(page),
                dossiers::all(page),
                contact::all(page),
                hours::all(page),
            ],
        ),
        group(
            "group-reach",
            settings::group_reach(lang),
            vec![reach::surfaces(page), reach::sites(page)],
        ),
        group(
            "group-rules",
            settings::group_rules(lang),
            vec![rules::all(page), less::all(page)],
        ),
        group(
            "group-overview",
            settings::group_overview(lang),
            vec![overview::all(page), overview::remarks(page)],
        ),
        group(
            "group-look",
            settings::group_look(lang),
            vec![
                look::language(page),
                look::appearance(page),
                look::shortcut(page),
            ],
        ),
        group(
            "group-file",
            settings::group_file(lang),
            vec![file::all(page)],
        ),
    ]
}

fn navigation(groups: &[Group], lang: Lang) -> Element {
    let links = groups.iter().map(|group| {
        let link = el("a")
            .id(format!("to-{}", group.id))
            .attr("href", format!("#{}", group.id));
        el("li").child(link.text(group.title))
    });
    el("nav")
        .attr("aria-label", settings::navigation(lang))
        .child(el("ul").attr("role", "list").all(links))
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
