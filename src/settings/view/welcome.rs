//! What the first run looks like: the settings that matter most, one at a
//! time, and a post to practise on.

use super::parts::{button, fixed_note};
use super::{HEADING, PRACTICE_PAGE, Page, SETTINGS_PAGE, notices, organisations, who};
use crate::field::Action;
use crate::popup;
use crate::popup::outcome::Outcome;
use crate::step::Step;
use crate::tree::{Element, el};
use namens_norms::Function;
use namens_texts::{Lang, common, fill, practice, question, settings, welcome};
use namens_told::Content;

/// Where it is told which step this is.
pub const PROGRESS: &str = "progress";

/// Where the post to practise on is typed.
pub const POST: &str = "try-post-text";

/// Where it is shown what came of that post.
pub const OUTCOME: &str = "outcome";

/// Where a screen reader hears what came of it.
pub const SPOKEN: &str = "spoken";

/// The question that comes before a post that is held.
pub const DIALOG: &str = "try-dialog";

/// Where the question says what it is about.
pub const ASKED: &str = "try-asked";

/// The row of the organisation that the first run asks for.
pub const ROW: usize = 0;

/// The whole page at a step; `post` stands in the post to practise on.
#[must_use]
pub fn welcome(page: &Page, step: Step, post: &str) -> Vec<Element> {
    let lang = page.lang;
    let icon = el("img")
        .attr("src", "icons/icon.svg")
        .attr("alt", "")
        .attr("width", 40)
        .attr("height", 40);
    let header = el("header").child(
        el("div")
            .class("title")
            .child(icon)
            .child(el("p").class("product").text(common::product(lang)))
            .child(el("p").id(PROGRESS).text(progress(step, lang))),
    );
    let heading = el("h1")
        .id(HEADING)
        .attr("tabindex", -1)
        .attr("aria-describedby", PROGRESS)
        .text(heading(step, lang));
    let body = match step {
        Step::What => what(page),
        Step::Function => function(page),
        Step::Organisation => organisation(page),
        Step::Try => trial(page, post),
        Step::Done => done(lang),
    };
    let main = el("main")
        .child(el("section").class("step").child(heading).all(body))
        .child(moves(step, lang));
    // At the end there is nothing to go on with.
    let footer =
        (step != Step::Done).then(|| el("footer").child(el("p").text(welcome::kept(lang))));
    [header, main].into_iter().chain(footer).collect()
}

/// Which step this is, in words.
#[must_use]
pub fn progress(step: Step, lang: Lang) -> String {
    let numbers = [
        ("number", &*step.number().unwrap_or_default().to_string()),
        ("total", &*Step::COUNTED.to_string()),
    ];
    match step {
        Step::Done => welcome::progress_done(lang).to_owned(),
        _ => fill(welcome::progress(lang), &numbers),
    }
}

/// The title of the page at a step.
#[must_use]
pub fn title(step: Step, lang: Lang) -> String {
    format!(
        "{}: {} – {}",
        progress(step, lang),
        heading(step, lang),
        common::product(lang)
    )
}

fn heading(step: Step, lang: Lang) -> &'static str {
    match step {
        Step::What => welcome::heading(lang),
        Step::Function => welcome::function(lang),
        Step::Organisation => welcome::organisation(lang),
        Step::Try => welcome::trial(lang),
        Step::Done => welcome::done(lang),
    }
}

fn text(text: &str) -> Element {
    el("p").text(text)
}

fn what(page: &Page) -> Vec<Element> {
    let lang = page.lang;
    let points = [
        welcome::private(lang),
        welcome::never_blocks(lang),
        welcome::phone(lang),
    ];
    let what = fill(welcome::what(lang), &[("sites", welcome::sites(lang))]);
    let mut body = vec![
        text(&what),
        el("ul").all(points.map(|point| el("li").text(point))),
    ];
    if !page.granted {
        body.push(notices::permission(lang));
    }
    body
}

fn function(page: &Page) -> Vec<Element> {
    let lang = page.lang;
    let doubt = fill(
        welcome::function_doubt(lang),
        &[("function", super::function_name(Function::default(), lang))],
    );
    vec![
        text(settings::function_help(lang)),
        el("fieldset")
            .class("bare")
            .attr("aria-labelledby", HEADING)
            .all(fixed_note(page, who::FUNCTION))
            .all(who::choices(page)),
        text(&doubt).class("help"),
    ]
}

fn organisation(page: &Page) -> Vec<Element> {
    let lang = page.lang;
    let mut body = vec![
        text(settings::organisations_help(lang)),
        text(welcome::organisation_how(lang)),
    ];
    body.extend(fixed_note(page, organisations::KEY));
    body.extend(organisations::fields(page, ROW));
    body
}

fn trial(page: &Page, post: &str) -> Vec<Element> {
    let lang = page.lang;
    let area = el("textarea")
        .id(POST)
        .attr("rows", 4)
        .attr("autocomplete", "off")
        .attr("spellcheck", "false")
        .attr("aria-describedby", "try-help")
        .text(post);
    let answers = el("div")
        .class("answers")
        .child(
            button(Action::TryChange, question::change(lang))
                .class("primary")
                .flag("autofocus", true),
        )
        .child(button(Action::TryPost, question::post(lang)));
    let dialog = el("dialog")
        .id(DIALOG)
        .attr("data-level", "confirm")
        .attr("aria-labelledby", "try-heading")
        .attr("aria-describedby", ASKED)
        .child(el("h2").id("try-heading").text(question::heading(lang)))
        .child(el("div").id(ASKED))
        .child(el("p").class("help").text(question::choice(lang)))
        .child(answers);
    vec![
        el("p").id("try-help").text(welcome::trial_help(lang)),
        el("div")
            .class("field")
            .child(
                el("label")
                    .attr("for", POST)
                    .text(welcome::trial_label(lang)),
            )
            .child(area),
        button(Action::TryPublish, welcome::trial_publish(lang)),
        el("h2").text(welcome::trial_outcome(lang)),
        text(welcome::trial_chip(lang)).class("help"),
        el("div").id(OUTCOME),
        el("p").class("unseen").id(SPOKEN).attr("role", "status"),
        dialog,
    ]
}

/// What came of the post.
#[must_use]
pub fn outcome(outcome: &Outcome, lang: Lang) -> Vec<Element> {
    popup::view::outcome(outcome, lang)
}

/// What the question is about.
#[must_use]
pub fn asked(content: &Content) -> Vec<Element> {
    popup::view::finding::question(content)
}

fn done(lang: Lang) -> Vec<Element> {
    let link = |page, text| el("li").child(el("a").attr("href", page).text(text));
    vec![
        text(welcome::done_text(lang)),
        text(welcome::done_later(lang)),
        el("ul")
            .child(link(PRACTICE_PAGE, practice::title(lang)))
            .child(link(SETTINGS_PAGE, settings::title(lang))),
    ]
}

/// The ways on and back.
fn moves(step: Step, lang: Lang) -> Element {
    let next = match step {
        Step::What => Some(welcome::begin(lang)),
        Step::Function | Step::Organisation | Step::Try => Some(welcome::next(lang)),
        Step::Done => None,
    };
    let finish = (step == Step::Done)
        .then(|| button(Action::Finish, welcome::finish(lang)).class("primary"));
    let back = (step != Step::What).then(|| button(Action::Back, welcome::back(lang)));
    // After the last but one, the next is the end.
    let skip = (step < Step::Try).then(|| button(Action::Skip, welcome::skip(lang)).class("quiet"));
    el("div")
        .class("answers")
        .all(next.map(|label| button(Action::Next, label).class("primary")))
        .all(finish)
        .all(back)
        .all(skip)
}

#[cfg(test)]
mod tests {
    use super::super::tests::{Besides, by_id, elements, texts};
    use super::*;
    use crate::draft::Draft;
    use namens_browser::settings::Settings;
    use namens_norms::{Organisation, Sector};
    use std::collections::BTreeSet;

    fn shown(step: Step, lang: Lang) -> Element {
        let mut draft = Draft::default();
        draft.add_organisation();
        let besides = Besides::default();
        let page = Page {
            granted: false,
            ..besides.page(&draft, lang)
        };
        el("body").all(welcome(&page, step, "Een bericht."))
    }

    #[test]
    fn every_id_is_there_once_and_every_reference_leads_to_one() {
        for step in Step::ALL {
            let body = shown(step, Lang::Nl);
            let all = elements(&body);
            let ids: Vec<_> = all.iter().filter_map(|one| one.get("id")).collect();
            let unique: BTreeSet<_> = ids.iter().copied().collect();
            assert_eq!(ids.len(), unique.len(), "{}", step.id());
            for name in [
                "for",
                "aria-labelledby",
                "aria-describedby",
                "aria-controls",
            ] {
                let named = all.iter().filter_map(|one| one.get(name));
                for id in named.flat_map(|ids| ids.split(' ')) {
                    assert!(unique.contains(id), "{}: {name}={id}", step.id());
                }
            }
        }
    }

    #[test]
    fn every_step_says_which_it_is_and_has_a_heading_to_go_to() {
        let expected = [
            "Stap 1 van 4",
            "Stap 2 van 4",
            "Stap 3 van 4",
            "Stap 4 van 4",
            "Klaar",
        ];
        for (step, expected) in Step::ALL.into_iter().zip(expected) {
            let body = shown(step, Lang::Nl);
            assert_eq!(texts(by_id(&body, PROGRESS).unwrap()), [expected]);
            let heading = by_id(&body, HEADING).unwrap();
            assert_eq!(heading.get("tabindex"), Some("-1"));
            assert!(title(step, Lang::Nl).starts_with(expected));
        }
    }

    #[test]
    fn the_buttons_are_those_that_lead_somewhere() {
        let buttons = |step| {
            let body = shown(step, Lang::Nl);
            let ids = ["next", "back", "skip", "finish"];
            ids.map(|id| by_id(&body, id).is_some())
        };
        assert_eq!(buttons(Step::What), [true, false, true, false]);
        assert_eq!(buttons(Step::Function), [true, true, true, false]);
        assert_eq!(buttons(Step::Organisation), [true, true, true, false]);
        assert_eq!(buttons(Step::Try), [true, true, false, false]);
        assert_eq!(buttons(Step::Done), [false, true, false, true]);
    }

    #[test]
    fn the_question_says_the_words_and_why() {
        let mut settings = Settings::default();
        settings.profile.organisations.push(Organisation {
            name: "Gemeente Hoorn".into(),
            sector: Sector::Gemeente,
            ..Organisation::default()
        });
        let post = "Wij van de gemeente vinden dat de PVV te dom is voor woorden.";
        for lang in [Lang::Nl, Lang::En] {
            let Outcome::Checked {
                content: Some(content),
                ..
            } = Outcome::of(post, &settings, None, lang)
            else {
                panic!("nothing found");
            };
            let body = el("div").all(asked(&content));
            let said = texts(&body);
            let words = &content.lead.quote.as_ref().unwrap().words;
            assert!(said.contains(&words.as_str()), "{said:?}");
            for text in [content.lead.title, &content.lead.advice] {
                assert!(said.contains(&text), "{said:?}");
            }
            let (before, after) = content.lead.around_words().unwrap();
            let whole = said.concat();
            assert!(whole.contains(&[before, words, after].concat()), "{whole}");
        }
    }

    #[test]
    fn what_must_be_allowed_is_asked_at_the_first_step() {
        for step in Step::ALL {
            let asks = by_id(&shown(step, Lang::Nl), "allow").is_some();
            assert_eq!(asks, step == Step::What, "{}", step.id());
        }
    }

    #[test]
    fn every_step_speaks_both_languages() {
        for step in Step::ALL {
            let (dutch, english) = (shown(step, Lang::Nl), shown(step, Lang::En));
            let (dutch, english) = (texts(&dutch), texts(&english));
            assert_eq!(dutch.len(), english.len());
            let same = dutch
                .iter()
                .zip(&english)
                .filter(|(a, b)| a == b && !a.is_empty());
            for (text, _) in same {
                assert!(["Namens", "Een bericht."].contains(text), "{text}");
            }
        }
    }
}
