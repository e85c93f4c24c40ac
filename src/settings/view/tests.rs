use super::*;
use crate::field::{Action, Field, IMPORT};
use crate::tree::Child;
use namens_browser::settings::{Fault, Settings};
use namens_norms::Function;
use std::collections::BTreeSet;

/// A draft with a row of everything, one of them wrong.
fn full() -> Draft {
    let mut draft = Draft::default();
    for _ in 0..2 {
        draft.add_organisation();
        draft.add_dossier();
    }
    draft.refuse(&Field::Offices, Fault::Missing);
    draft.tick(&Field::Hours, true).unwrap();
    draft
}

fn shown(draft: &Draft, lang: Lang) -> Element {
    let problems = [Problem {
        path: "profile.function".into(),
        fault: Fault::NotText,
    }];
    let all = Page {
        draft,
        lang,
        today: "2026-11-24".parse().unwrap(),
        granted: false,
        damaged: &problems,
        refusal: Some(&Refusal::NotOurs),
        version: "0.1.0",
    };
    el("body").all(page(&all))
}

pub(crate) fn elements(root: &Element) -> Vec<&Element> {
    let mut found = vec![root];
    for child in &root.children {
        if let Child::Element(element) = child {
            found.extend(elements(element));
        }
    }
    found
}

pub(crate) fn texts(root: &Element) -> Vec<&str> {
    let mut found = Vec::new();
    for child in &root.children {
        match child {
            Child::Element(element) => found.extend(texts(element)),
            Child::Text(text) => found.push(text),
        }
    }
    found
}

pub(crate) fn by_id<'a>(root: &'a Element, id: &str) -> Option<&'a Element> {
    let mut all = elements(root).into_iter();
    all.find(|element| element.get("id") == Some(id))
}

#[test]
fn every_id_is_there_once_and_every_reference_leads_to_one() {
    let body = shown(&full(), Lang::Nl);
    let all = elements(&body);
    let ids: Vec<_> = all.iter().filter_map(|element| element.get("id")).collect();
    let unique: BTreeSet<_> = ids.iter().copied().collect();
    assert_eq!(ids.len(), unique.len());
    for element in &all {
        for name in ["for", "aria-labelledby", "aria-describedby"] {
            for id in element.get(name).unwrap_or_default().split(' ') {
                assert!(id.is_empty() || unique.contains(id), "{name}={id}");
            }
        }
    }
}

#[test]
fn every_control_has_a_label_and_a_name_that_leads_back() {
    let body = shown(&full(), Lang::Nl);
    let all = elements(&body);
    let labelled: BTreeSet<_> = all
        .iter()
        .filter_map(|element| element.get("for"))
        .collect();
    let mut controls = 0;
    for element in &all {
        let id = element.get("id").unwrap_or_default();
        match element.tag {
            "input" | "textarea" | "select" => {
                controls += 1;
                assert!(labelled.contains(id), "{id}");
                let name = element.get("name").unwrap_or(id);
                assert!(name == IMPORT || name.parse::<Field>().is_ok(), "{name}");
            }
            "button" => assert!(id.parse::<Action>().is_ok(), "{id}"),
            _ => {}
        }
    }
    assert!(controls > 30, "{controls}");
}

#[test]
fn nothing_of_the_page_is_in_the_other_language() {
    let (dutch, english) = (shown(&full(), Lang::Nl), shown(&full(), Lang::En));
    let (dutch, english) = (texts(&dutch), texts(&english));
    assert_eq!(dutch.len(), english.len());
    let same: BTreeSet<_> = dutch
        .iter()
        .zip(&english)
        .filter(|(dutch, english)| dutch == english && !dutch.is_empty())
        .map(|(dutch, _)| *dutch)
        .collect();
    for text in same {
        // Names, which are the same in both.
        let is_name = namens_sites::adapters()
            .iter()
            .any(|adapter| adapter.name == text || adapter.hosts.join(", ") == text);
        assert!(
            is_name || ["Sites", "E-mail", "Namens 0.1.0"].contains(&text),
            "{text}"
        );
    }
}

#[test]
fn the_four_function_types_are_offered_and_other_is_chosen_at_first() {
    let body = shown(&Draft::default(), Lang::Nl);
    for function in Function::ALL {
        let radio = by_id(&body, &format!("function-{}", function.id())).unwrap();
        assert_eq!(radio.get("name"), Some("function"));
        assert_eq!(radio.get("checked").is_some(), function == Function::Other);
    }
}

#[test]
fn what_is_wrong_is_said_at_its_field_and_only_there() {
    let body = shown(&full(), Lang::Nl);
    let wrong = by_id(&body, "offices-message").unwrap();
    assert_eq!(texts(wrong), ["Vul hier iets in."]);
    assert!(wrong.get("data-wrong").is_some());
    let field = by_id(&body, "offices").unwrap();
    assert_eq!(field.get("aria-invalid"), Some("true"));
    let other = by_id(&body, "official-accounts-message").unwrap();
    assert_eq!(texts(other), [""]);
    let other = by_id(&body, "official-accounts").unwrap();
    assert_eq!(other.get("aria-invalid"), Some("false"));
}

#[test]
fn an_agreement_that_has_passed_is_remarked_on_from_the_day_after() {
    let until = "dossier-1-agreed-until".parse().unwrap();
    let mut draft = full();
    let said = |draft: &Draft| {
        let today = "2026-11-24".parse().unwrap();
        message(draft, &until, today, Lang::Nl).map(|message| message.wrong)
    };
    for (day, expected) in [
        ("2026-11-23", Some(false)),
        ("2026-11-24", None),
        ("2026-11-25", None),
        ("", None),
    ] {
        draft.fill_in(&until, day).unwrap();
        assert_eq!(said(&draft), expected, "{day}");
    }
}

#[test]
fn a_pause_is_told_at_its_site_on_its_day_and_can_be_ended_there() {
    let mut settings = Settings::default();
    settings.pause("mastodon", "2026-11-24".parse().unwrap());
    let mut draft = Draft::new(settings);
    let resume = Action::Resume("mastodon".into());
    assert!(by_id(&shown(&draft, Lang::Nl), &resume.to_string()).is_some());
    draft.resume("mastodon");
    assert!(by_id(&shown(&draft, Lang::Nl), &resume.to_string()).is_none());
    let mut settings = Settings::default();
    settings.pause("mastodon", "2026-11-23".parse().unwrap());
    let draft = Draft::new(settings);
    assert!(by_id(&shown(&draft, Lang::Nl), &resume.to_string()).is_none());
}

#[test]
fn notices_stand_there_only_with_reason() {
    let draft = Draft::default();
    let calm = Page {
        draft: &draft,
        lang: Lang::Nl,
        today: "2026-11-24".parse().unwrap(),
        granted: true,
        damaged: &[],
        refusal: None,
        version: "0.1.0",
    };
    let calm = el("body").all(page(&calm));
    let loud = shown(&draft, Lang::Nl);
    for id in ["permission", "damaged"] {
        assert!(by_id(&calm, id).is_none(), "{id}");
        assert!(by_id(&loud, id).is_some(), "{id}");
    }
}
