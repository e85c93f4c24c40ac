use super::*;
use crate::field::{Action, Field, IMPORT};
use crate::tree::Child;
use namens_browser::settings::{Fault, Settings, read};
use namens_habits::Less;
use namens_habits::What;
use namens_norms::{Function, Norm};
use serde_json::json;
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

/// All that a page shows besides what is filled in.
#[derive(Default)]
pub(crate) struct Besides {
    policy: Policy,
    rules: Rules,
    overview: Overview,
    remarks: Remarks,
    shortcut: Shortcut,
    damaged: Vec<Problem>,
    refusal: Option<Refusal>,
    undo: Option<Undo>,
}

impl Besides {
    pub(crate) fn page<'a>(&'a self, draft: &'a Draft, lang: Lang) -> Page<'a> {
        Page {
            draft,
            lang,
            today: today(),
            granted: true,
            damaged: &self.damaged,
            policy: &self.policy,
            rules: Some(&self.rules),
            rules_open: false,
            overview: &self.overview,
            remarks: &self.remarks,
            shortcut: &self.shortcut,
            undo: self.undo,
            refusal: self.refusal.as_ref(),
            version: "0.1.0",
        }
    }

    fn shown(&self, draft: &Draft) -> Element {
        el("body").all(page(&self.page(draft, Lang::Nl)))
    }
}

fn today() -> Date {
    "2026-11-24".parse().unwrap()
}

const RULE: &str = "capacity/we-of-the-organisation";

/// A page with something in every part of it.
fn shown(draft: &Draft, lang: Lang) -> Element {
    let mut besides = Besides {
        policy: Policy::read(&json!({ "language": "nl", "kleur": "rood", "locked": ["paused"] })),
        rules: namens_told::rules::all(),
        damaged: vec![Problem {
            path: "profile.function".into(),
            fault: Fault::NotText,
        }],
        refusal: Some(Refusal::NotOurs),
        undo: Some(Undo::Settings),
        ..Besides::default()
    };
    besides.policy.by = Some("Gemeente Hoorn".into());
    for _ in 0..20 {
        besides.overview.count(RULE, What::Shown, today());
        besides.overview.count(RULE, What::Wrong, today());
    }
    besides
        .remarks
        .add("tone/insult", today(), "Het was een citaat.");
    let mut draft = draft.clone();
    draft.less(|less| {
        less.add_site("mastodon", today());
        less.add_rule("tone/gone", today());
        less.today = Some(today());
    });
    let all = Page {
        granted: false,
        rules_open: true,
        ..besides.page(&draft, lang)
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

/// What is called the same in both languages, or is data.
const SAME: [&str; 7] = [
    "Sites",
    "E-mail",
    "Namens 0.1.0",
    "Het was een citaat.",
    "chrome://extensions/shortcuts",
    " ",
    ".",
];

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
            is_name || SAME.contains(&text) || text.starts_with("kleur: "),
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
    assert!(by_id(&Besides::default().shown(&draft), &resume.to_string()).is_some());
    draft.resume("mastodon");
    assert!(by_id(&Besides::default().shown(&draft), &resume.to_string()).is_none());
    let mut settings = Settings::default();
    settings.pause("mastodon", "2026-11-23".parse().unwrap());
    let draft = Draft::new(settings);
    assert!(by_id(&Besides::default().shown(&draft), &resume.to_string()).is_none());
}

#[test]
fn notices_stand_there_only_with_reason() {
    let draft = Draft::default();
    let calm = Besides::default().shown(&draft);
    let loud = shown(&draft, Lang::Nl);
    for id in ["permission", "damaged", "policy", "undo", "offers"] {
        assert!(by_id(&calm, id).is_none(), "{id}");
        assert!(by_id(&loud, id).is_some(), "{id}");
    }
}

#[test]
fn what_a_policy_fixes_can_be_read_and_not_changed_and_says_who_fixed_it() {
    let besides = Besides {
        policy: Policy::read(&json!({
            "by": "Gemeente Hoorn",
            "profile": { "organisations": [{ "name": "Gemeente Hoorn" }], "offices": ["wijkagent"] },
            "sites_off": ["bluesky"],
            "locked": ["profile", "sites_off", "coordinator", "appearance"],
        })),
        ..Besides::default()
    };
    let draft = Draft::new(besides.policy.start());
    let body = besides.shown(&draft);
    for (id, held) in [
        ("function-advisor", "disabled"),
        ("organisation-1-name", "readonly"),
        ("organisation-1-sector", "disabled"),
        ("offices", "readonly"),
        ("work-hours", "disabled"),
        ("site-bluesky", "disabled"),
        ("coordinator-email", "readonly"),
        ("appearance-dark", "disabled"),
    ] {
        let control = by_id(&body, id).unwrap();
        assert!(control.get(held).is_some(), "{id}");
        let by = control
            .get("aria-describedby")
            .unwrap()
            .split(' ')
            .next_back();
        let by = by_id(&body, by.unwrap()).unwrap();
        assert!(texts(by)[0].contains("door Gemeente Hoorn"), "{id}");
    }
    for id in ["language-nl", "surface-mail", "code-url"] {
        let control = by_id(&body, id).unwrap();
        assert!(
            control
                .get("disabled")
                .or(control.get("readonly"))
                .is_none()
        );
    }
    for id in ["add-organisation", "remove-organisation-1", "add-dossier"] {
        assert!(by_id(&body, id).is_none(), "{id}");
    }
    let overview = texts(by_id(&body, "policy").unwrap());
    assert!(overview.contains(&settings::organisations(Lang::Nl)));
    assert!(!overview.contains(&settings::language(Lang::Nl)));
}

#[test]
fn what_a_policy_proposes_and_gets_wrong_is_told() {
    let besides = Besides {
        policy: Policy::read(&json!({ "surfaces_off": [], "language": "fr" })),
        ..Besides::default()
    };
    let body = besides.shown(&Draft::default());
    let told = texts(by_id(&body, "policy").unwrap());
    assert!(told.contains(&settings::surfaces(Lang::Nl)));
    assert!(
        told.iter().any(|text| text.starts_with("language: ")),
        "{told:?}"
    );
    assert!(
        by_id(&body, "surface-mail")
            .unwrap()
            .get("disabled")
            .is_none()
    );
}

#[test]
fn what_was_turned_down_has_a_way_back_and_a_day_that_is_over_has_none() {
    let mut draft = Draft::default();
    draft.less(|less| {
        less.add_rule(RULE, today());
        less.today = Some("2026-11-23".parse().unwrap());
    });
    let mut besides = Besides {
        rules: namens_told::rules::all(),
        ..Besides::default()
    };
    let body = besides.shown(&draft);
    let undo = Action::RemindOfRule(RULE.into()).to_string();
    assert!(by_id(&body, &undo).is_some());
    assert!(by_id(&body, &Action::RemindToday.to_string()).is_none());
    let told = texts(by_id(&body, "less").unwrap()).join(" ");
    assert!(told.contains("Wij van de gemeente"), "{told}");
    assert!(told.contains("24 november 2026"), "{told}");
    besides.policy = Policy::read(&json!({ "locked": ["less"] }));
    assert!(by_id(&besides.shown(&draft), &undo).is_none());
}

#[test]
fn the_numbers_are_told_in_words_beside_their_bar() {
    let mut besides = Besides::default();
    for (what, times) in [(What::Shown, 12), (What::Changed, 8), (What::Posted, 3)] {
        for _ in 0..times {
            besides.overview.count("tone/insult", what, today());
        }
    }
    besides.overview.count("loyalty/late", What::Shown, today());
    let body = besides.shown(&Draft::default());
    let overview = by_id(&body, "overview").unwrap();
    let bars: Vec<_> = elements(overview)
        .into_iter()
        .filter(|element| element.tag == "rect")
        .map(|bar| bar.get("width").unwrap())
        .collect();
    assert_eq!(bars, ["8%", "100%"]);
    let told = texts(overview).join(" ");
    for part in [
        "u dit zag: 12",
        "aanpassen 8 keer",
        "toch plaatsen 3 keer",
        "niet bij elk bericht komt een vraag",
        "Hoe langer de balk",
        "Sinds 24 november 2026",
    ] {
        assert!(told.contains(part), "{part}: {told}");
    }
}

#[test]
fn a_rule_that_was_wrong_too_often_is_offered_once() {
    let mut besides = Besides::default();
    for _ in 0..10 {
        besides.overview.count("tone/insult", What::Shown, today());
        besides.overview.count("tone/insult", What::Wrong, today());
    }
    let mut draft = Draft::default();
    let offer = Action::LessOfRule("tone/insult".into()).to_string();
    assert!(by_id(&besides.shown(&draft), &offer).is_some());
    draft.less(|less| less.add_rule("tone/insult", today()));
    assert!(by_id(&besides.shown(&draft), &offer).is_none());
}

#[test]
fn a_rule_is_shown_with_why_what_to_do_and_its_examples() {
    let rules = namens_told::rules::all();
    let draft = read(&json!({ "less": { "rules": { "tone/insult": "2026-11-24" } } })).settings;
    let list = el("div").all(rules::body(&rules, &draft.less, Lang::Nl));
    assert!(by_id(&list, rules::SEARCH).is_some());
    let folds = elements(&list);
    let folds = folds
        .iter()
        .filter(|element| element.tag == "details")
        .count();
    assert_eq!(folds, rules.rules.len());
    let one = rules.find(RULE).unwrap();
    let open = |less: &Less, policy: &Policy| {
        el("div").all(rules::rule(&rules, one, less, policy, Lang::Nl))
    };
    let usual = open(&Less::default(), &Policy::default());
    let told = texts(&usual).join(" ");
    assert!(told.contains(settings::rule_reason(Lang::Nl)), "{told}");
    assert!(told.contains(&*one.hits[0]) && told.contains(&*one.passes[0]));
    let press = by_id(&usual, &rules::press_id(RULE)).unwrap();
    let action = press.get("data-action").unwrap().parse();
    assert_eq!(action, Ok(Action::LessOfRule(RULE.into())));
    let fixed = open(
        &Less::default(),
        &Policy::read(&json!({ "locked": ["less"] })),
    );
    assert!(by_id(&fixed, &rules::press_id(RULE)).is_none());
    let secret = rules
        .rules
        .iter()
        .find(|rule| rule.norm == Norm::Confidentiality);
    let secret = rules::rule(
        &rules,
        secret.unwrap(),
        &draft.less,
        &Policy::default(),
        Lang::Nl,
    );
    assert!(
        elements(&el("div").all(secret))
            .iter()
            .all(|element| element.tag != "button")
    );
}

#[test]
fn every_part_of_the_page_is_in_its_navigation() {
    let body = shown(&Draft::default(), Lang::Nl);
    let all = elements(&body);
    let groups: Vec<_> = all
        .iter()
        .filter(|element| element.get("class") == Some("group"))
        .map(|group| format!("#{}", group.get("id").unwrap()))
        .collect();
    let links: Vec<_> = all
        .iter()
        .filter_map(|element| element.get("href").filter(|to| to.starts_with('#')))
        .collect();
    assert_eq!(groups, links);
    assert_eq!(groups.len(), 6);
}
