//! What the practice page looks like.

use super::columns::{Column, Columns};
use super::{Dilemma, dilemmas};
use crate::popup::view::{finding, remark, svg};
use crate::tree::{Element, el};
use crate::view::{SETTINGS_PAGE, WELCOME_PAGE, function_name, sector_name};
use namens_norms::texts::reporting;
use namens_norms::{Level, Profile};
use namens_texts::{Lang, common, fill, practice, settings};
use namens_told::icon;
use std::collections::BTreeSet;

/// Where a text of one's own is typed.
pub const TEXT: &str = "text";

/// Who writes that text.
pub const WHO: &str = "who";

/// The choice of [`WHO`] that stands for the user.
pub const SELF: &str = "self";

/// Where it is shown what the norms say of that text.
pub const COLUMNS: &str = "columns";

/// Makes all letters larger, and back.
pub const BIG: &str = "big";

/// Prints the page.
pub const PRINT: &str = "print";

/// Shows all answers, and hides them.
pub const SHOW_ALL: &str = "show-all";

/// Shows the answer to the dilemma whose id follows, and hides it.
pub const SHOW: &str = "show-";

/// Takes the post of the dilemma whose id follows as a text of one's own.
pub const REWRITE: &str = "rewrite-";

/// What the user chose on the page.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Shown {
    /// The dilemmas of which the answer is shown, by id.
    pub answers: BTreeSet<String>,
    /// Whether the letters are large.
    pub big: bool,
}

impl Shown {
    /// Whether all answers are shown.
    #[must_use]
    pub fn all(&self) -> bool {
        dilemmas()
            .iter()
            .all(|dilemma| self.answers.contains(dilemma.id))
    }
}

/// The whole page; `own` is the profile in the settings.
#[must_use]
pub fn practice(own: &Profile, shown: &Shown, lang: Lang) -> Vec<Element> {
    let icon = el("img")
        .attr("src", "icons/icon.svg")
        .attr("alt", "")
        .attr("width", 40)
        .attr("height", 40);
    let title = el("div")
        .class("title")
        .child(icon)
        .child(el("h1").text(practice::title(lang)));
    let tools = el("div")
        .class("answers tools")
        .child(toggle(BIG, practice::big(lang), shown.big))
        .child(toggle(SHOW_ALL, practice::show_all(lang), shown.all()))
        .child(button(PRINT, practice::print(lang)));
    let header = el("header")
        .child(title)
        .child(el("p").text(practice::intro(lang)))
        .child(tools);
    let heading = el("h2").id("dilemmas-heading");
    let all = el("section")
        .class("bare")
        .attr("aria-labelledby", "dilemmas-heading")
        .child(heading.text(practice::dilemmas(lang)))
        .all(dilemmas().iter().map(|one| dilemma(one, shown, lang)));
    let main = el("main").child(own_text(own, lang)).child(all);
    vec![header, main, footer(lang)]
}

/// What the norms say of a text of one's own.
#[must_use]
pub fn columns(columns: Option<&Columns>, lang: Lang) -> Vec<Element> {
    let Some(columns) = columns else {
        return Vec::new();
    };
    let mut shown = Vec::new();
    if columns.other_language {
        shown.push(remark(icon::NOT_LOOKING, finding::other_language(lang)));
    }
    if columns.reporting {
        shown.push(remark(icon::TIPS, el("span").text(reporting(lang))));
    }
    shown.push(table(columns, lang));
    shown
}

/// What a screen reader says when that changed: the level for each function.
#[must_use]
pub fn announcement(columns: Option<&Columns>, lang: Lang) -> String {
    let columns = columns.map_or(&[][..], |columns| &columns.columns);
    let each = columns.iter().map(|column| {
        let function = function_name(column.function, lang);
        let level = level_word(column, lang);
        fill(
            practice::changed(lang),
            &[("function", function), ("level", level)],
        )
    });
    each.collect::<Vec<_>>().join(". ")
}

/// Whose profile a choice of [`WHO`] stands for.
#[must_use]
pub fn profile_of(who: &str, own: &Profile) -> Profile {
    let chosen = dilemmas().iter().find(|dilemma| dilemma.id == who);
    chosen.map_or_else(|| own.clone(), Dilemma::profile)
}

fn own_text(own: &Profile, lang: Lang) -> Element {
    let mut names = own.organisations.iter().map(|one| one.name.as_str());
    let name = names.next();
    let name = name.unwrap_or_else(|| function_name(own.function, lang));
    let myself = el("option")
        .attr("value", SELF)
        .text(fill(practice::who_self(lang), &[("who", name)]));
    let others = dilemmas().iter().map(|dilemma| {
        let names = [
            ("office", dilemma.office),
            ("organisation", dilemma.organisation),
        ];
        el("option")
            .attr("value", dilemma.id)
            .text(fill(practice::who_other(lang), &names))
    });
    let who = el("select").id(WHO).child(myself).all(others);
    let area = el("textarea")
        .id(TEXT)
        .attr("rows", 4)
        .attr("autocomplete", "off")
        .attr("spellcheck", "false")
        .attr("aria-describedby", "text-help");
    let field = |label: &str, id: &'static str| {
        let label = el("label").attr("for", id).text(label);
        el("div").class("field").child(label)
    };
    el("section")
        .class("own")
        .attr("aria-labelledby", "own-heading")
        .child(el("h2").id("own-heading").text(practice::own(lang)))
        .child(el("p").text(practice::own_help(lang)))
        .child(field(practice::own_label(lang), TEXT).child(area))
        .child(
            el("p")
                .class("help")
                .id("text-help")
                .text(practice::private(lang)),
        )
        .child(field(practice::who(lang), WHO).child(who))
        .child(el("div").id(COLUMNS))
}

fn dilemma(dilemma: &Dilemma, shown: &Shown, lang: Lang) -> Element {
    let id = dilemma.id;
    let words = dilemma.words(lang);
    let is_shown = shown.answers.contains(id);
    let heading = format!("dilemma-{id}");
    let answer_id = format!("answer-{id}");
    let label = |text: &str| el("span").class("label").text(text);
    let names = [
        ("office", dilemma.office),
        ("organisation", dilemma.organisation),
    ];
    let who = fill(practice::who_other(lang), &names);
    let buttons = el("div")
        .class("answers")
        .child(
            button(format!("{SHOW}{id}"), practice::show(lang))
                .attr("aria-expanded", is_shown)
                .attr("aria-controls", &answer_id)
                .attr("aria-describedby", &heading),
        )
        .child(
            button(format!("{REWRITE}{id}"), practice::rewrite(lang))
                .attr("aria-describedby", &heading),
        );
    let said = Columns::of(words.post, &dilemma.profile(), lang);
    let answer = el("div")
        .class("answer")
        .id(&answer_id)
        .flag("hidden", !is_shown)
        .all(columns(said.as_ref(), lang))
        .child(
            el("p")
                .class("better")
                .child(label(practice::better(lang)))
                .child(el("q").text(words.better)),
        );
    el("article")
        .attr("aria-labelledby", &heading)
        .child(
            el("p")
                .class("sector")
                .text(sector_name(dilemma.sector, lang)),
        )
        .child(el("h3").id(heading).text(words.title))
        .child(el("p").text(words.situation))
        .child(
            el("blockquote")
                .child(
                    el("p")
                        .class("label")
                        .text(format!("{}: {who}", practice::post(lang))),
                )
                .child(el("p").class("post").text(words.post)),
        )
        .child(
            el("p")
                .class("discuss")
                .child(label(practice::discuss(lang)))
                .text(words.question),
        )
        .child(buttons)
        .child(answer)
}

/// The four function types beside each other. Where there is no room for that
/// the style puts them below each other, and the roles keep it a table.
fn table(columns: &Columns, lang: Lang) -> Element {
    let row = |cells: Vec<Element>| el("tr").attr("role", "row").all(cells);
    let name = |column: &Column| function_name(column.function, lang);
    let heads = columns.columns.iter().map(|column| {
        el("th")
            .attr("role", "columnheader")
            .attr("scope", "col")
            .text(name(column))
    });
    let cells = columns
        .columns
        .iter()
        .map(|column| cell(column, lang).attr("data-label", name(column)));
    el("table")
        .attr("role", "table")
        .child(el("caption").text(practice::caption(lang)))
        .child(
            el("thead")
                .attr("role", "rowgroup")
                .child(row(heads.collect())),
        )
        .child(
            el("tbody")
                .attr("role", "rowgroup")
                .child(row(cells.collect())),
        )
}

fn cell(column: &Column, lang: Lang) -> Element {
    let level = column.content.as_ref().map(|content| content.level);
    let drawing = level.map_or(icon::FINE, icon::of);
    let word = el("p")
        .class("verdict")
        .child(svg(drawing))
        .child(el("strong").text(level_word(column, lang)));
    let cell = el("td")
        .attr("role", "cell")
        .attr("data-level", level.unwrap_or(Level::None).id())
        .child(word);
    let Some(content) = &column.content else {
        return cell.child(el("p").text(practice::none(lang)));
    };
    cell.all(content.points().map(|point| {
        el("div")
            .class("said")
            .child(el("p").class("norm").text(point.title))
            .all(finding::reason(point, lang))
    }))
}

fn level_word(column: &Column, lang: Lang) -> &'static str {
    let content = column.content.as_ref();
    content.map_or(practice::level_none(lang), |content| content.level_word())
}

fn footer(lang: Lang) -> Element {
    let link = |page, text| el("a").attr("href", page).text(text);
    let links = el("p")
        .class("links")
        .child(link(SETTINGS_PAGE, settings::title(lang)))
        .child(link(WELCOME_PAGE, settings::welcome_again(lang)));
    el("footer")
        .child(links)
        .child(el("p").text(common::product(lang)))
}

fn button(id: impl std::fmt::Display, label: &str) -> Element {
    el("button").attr("type", "button").id(id).text(label)
}

fn toggle(id: &'static str, label: &str, on: bool) -> Element {
    button(id, label).attr("aria-pressed", on)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::tests::{by_id, elements, texts};

    fn body(lang: Lang, shown: &Shown) -> Element {
        el("body").all(practice(&Profile::default(), shown, lang))
    }

    #[test]
    fn every_id_is_there_once_and_every_reference_leads_to_one() {
        let body = body(Lang::Nl, &Shown::default());
        let all = elements(&body);
        let ids: Vec<_> = all.iter().filter_map(|element| element.get("id")).collect();
        let unique: BTreeSet<_> = ids.iter().copied().collect();
        assert_eq!(ids.len(), unique.len());
        for element in &all {
            for name in [
                "for",
                "aria-labelledby",
                "aria-describedby",
                "aria-controls",
            ] {
                let id = element.get(name).unwrap_or_default();
                assert!(id.is_empty() || unique.contains(id), "{name}={id}");
            }
        }
    }

    #[test]
    fn an_answer_is_hidden_until_it_is_asked_for() {
        let mut shown = Shown::default();
        let hidden = |shown: &Shown| {
            let body = body(Lang::Nl, shown);
            let button = by_id(&body, "show-cause").unwrap();
            let answer = by_id(&body, "answer-cause").unwrap();
            let is_hidden = answer.get("hidden").is_some();
            assert_eq!(
                button.get("aria-expanded"),
                Some(&*(!is_hidden).to_string())
            );
            is_hidden
        };
        assert!(hidden(&shown));
        shown.answers.insert("cause".into());
        assert!(!hidden(&shown));
        assert!(!shown.all());
    }

    #[test]
    fn each_table_has_four_columns_that_say_what_and_why() {
        let body = body(Lang::Nl, &Shown::default());
        let tables: Vec<_> = elements(&body)
            .into_iter()
            .filter(|element| element.tag == "table")
            .collect();
        assert_eq!(tables.len(), dilemmas().len());
        for table in tables {
            let all = elements(table);
            let heads = all.iter().filter(|element| element.tag == "th").count();
            assert_eq!(heads, 4);
            let cells: Vec<_> = all.iter().filter(|element| element.tag == "td").collect();
            assert_eq!(cells.len(), 4);
            for cell in cells {
                assert!(texts(cell).len() >= 2, "{:?}", texts(cell));
            }
        }
    }

    #[test]
    fn who_writes_decides() {
        let own = Profile::default();
        assert_eq!(profile_of(SELF, &own), own);
        assert_eq!(profile_of("nobody", &own), own);
        let police = profile_of("cause", &own);
        assert_eq!(police.organisations[0].name, "Politie Midden-Nederland");
    }

    #[test]
    fn all_four_levels_are_said() {
        let fireworks = dilemmas().iter().find(|one| one.id == "fireworks").unwrap();
        let post = fireworks.words(Lang::Nl).post;
        let columns = Columns::of(post, &fireworks.profile(), Lang::Nl);
        let said = announcement(columns.as_ref(), Lang::Nl);
        assert_eq!(said.matches(": ").count(), 4, "{said}");
        assert_eq!(announcement(None, Lang::Nl), "");
    }
}
