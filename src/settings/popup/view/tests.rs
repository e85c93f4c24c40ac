use super::*;
use crate::tree::Child;
use crate::view::tests::{by_id, elements, texts};
use namens_norms::{Organisation, Sector};
use std::collections::BTreeSet;

const RISKY: &str = "BSN 123456782 van Jan Klaassen";

fn mastodon() -> &'static namens_sites::Adapter {
    namens_sites::adapter("mastodon").unwrap()
}

fn all_statuses() -> [Status; 10] {
    let site = mastodon();
    [
        Status::Active(site),
        Status::Idle(site),
        Status::Loading(site),
        Status::Paused(site),
        Status::Off(site),
        Status::SurfacesOff(site),
        Status::Failed(site),
        Status::Unreached(site),
        Status::NotAllowed,
        Status::Unknown,
    ]
}

fn settings_of_a_town() -> Settings {
    let mut settings = Settings::default();
    settings.profile.organisations.push(Organisation {
        name: "Gemeente Hoorn".into(),
        sector: Sector::Gemeente,
        ..Organisation::default()
    });
    settings
}

/// The popup with everything in its place.
fn full(status: Status, text: &str, lang: Lang) -> Element {
    let settings = settings_of_a_town();
    let mut body = el("body").all(popup(&settings, lang));
    let came = Outcome::of(text, &settings, None, lang);
    let own = match status {
        Status::Unknown => Some(Own::CanAdd("forum.example.nl".into())),
        _ => None,
    };
    fill_place(
        &mut body,
        PAGE,
        page(status, own.as_ref(), &Policy::default(), lang),
    );
    fill_place(&mut body, OUTCOME, outcome(&came, lang));
    fill_place(&mut body, IN_USE, in_use(&came, lang));
    body
}

fn fill_place(root: &mut Element, id: &str, with: Vec<Element>) {
    if root.get("id") == Some(id) {
        root.children = with.into_iter().map(Child::Element).collect();
        return;
    }
    for child in &mut root.children {
        if let Child::Element(element) = child {
            fill_place(element, id, with.clone());
        }
    }
}

#[test]
fn every_state_says_what_and_why_and_each_in_its_own_words() {
    for lang in [Lang::Nl, Lang::En] {
        let said: BTreeSet<_> = all_statuses()
            .map(|status| {
                texts(&el("div").all(page(status, None, &Policy::default(), lang))).join("\n")
            })
            .into_iter()
            .collect();
        assert_eq!(said.len(), 10);
        for text in said {
            assert!(!text.contains('{'), "{text}");
        }
    }
}

#[test]
fn what_can_be_done_is_offered_and_nothing_else() {
    for (status, expected) in [
        (Status::Active(mastodon()), Some(PAUSE)),
        (Status::Idle(mastodon()), Some(PAUSE)),
        (Status::Paused(mastodon()), Some(RESUME)),
        (Status::Off(mastodon()), Some(RESUME)),
        (Status::NotAllowed, Some(ALLOW)),
        (Status::Failed(mastodon()), None),
        (Status::Unknown, None),
    ] {
        let shown = el("div").all(page(status, None, &Policy::default(), Lang::Nl));
        assert_eq!(buttons(&shown), Vec::from_iter(expected), "{}", status.id());
    }
}

fn buttons(shown: &Element) -> Vec<&str> {
    let buttons = elements(shown).into_iter();
    let buttons = buttons.filter(|element| element.tag == "button");
    buttons.filter_map(|element| element.get("id")).collect()
}

#[test]
fn a_site_of_ones_own_is_added_and_removed_by_its_name() {
    let host = || "forum.example.nl".to_owned();
    let other = namens_sites::unknown();
    for (status, own, expected) in [
        (Status::Unknown, Own::CanAdd(host()), vec![ADD]),
        (Status::Idle(other), Own::CanRemove(host()), vec![REMOVE]),
        (
            Status::Active(mastodon()),
            Own::CanRemove(host()),
            vec![PAUSE, REMOVE],
        ),
    ] {
        let shown = el("div").all(page(status, Some(&own), &Policy::default(), Lang::Nl));
        assert_eq!(buttons(&shown), expected);
        let said = texts(&shown).join("\n");
        assert!(said.contains(&host()) && !said.contains('{'), "{said}");
    }
}

#[test]
fn every_id_is_there_once_and_every_reference_leads_to_one() {
    for status in all_statuses() {
        let body = full(status, RISKY, Lang::Nl);
        let all = elements(&body);
        let ids: Vec<_> = all.iter().filter_map(|element| element.get("id")).collect();
        let unique: BTreeSet<_> = ids.iter().copied().collect();
        assert_eq!(ids.len(), unique.len(), "{ids:?}");
        for element in &all {
            for name in ["for", "aria-labelledby", "aria-describedby"] {
                for id in element.get(name).unwrap_or_default().split(' ') {
                    assert!(id.is_empty() || unique.contains(id), "{name}={id}");
                }
            }
        }
    }
}

#[test]
fn headings_leave_out_no_step() {
    let body = full(Status::Unknown, RISKY, Lang::Nl);
    let mut depth = 0;
    for element in elements(&body) {
        let level = element
            .tag
            .strip_prefix('h')
            .and_then(|rest| rest.parse().ok());
        if let Some(level) = level {
            assert!(level <= depth + 1, "{} after h{depth}", element.tag);
            depth = level;
        }
    }
    assert!(depth > 0);
}

#[test]
fn the_popup_speaks_one_language() {
    for text in [RISKY, "De koffie staat klaar.", ""] {
        let (dutch, english) = (
            full(Status::Active(mastodon()), text, Lang::Nl),
            full(Status::Active(mastodon()), text, Lang::En),
        );
        let (dutch, english) = (texts(&dutch), texts(&english));
        assert_eq!(dutch.len(), english.len());
        let same = dutch
            .iter()
            .zip(&english)
            .filter(|(dutch, english)| dutch == english);
        for (same, _) in same {
            let names = ["Namens", " ", "123456782", "Monitor"];
            assert!(names.contains(same) || same.starts_with("Tip "), "{same:?}");
        }
    }
}

#[test]
fn a_finding_is_told_as_in_a_page() {
    let body = full(Status::Unknown, RISKY, Lang::Nl);
    let all = elements(&body);
    let card = all
        .iter()
        .find(|one| one.get("class") == Some("card"))
        .unwrap();
    assert_eq!(card.get("data-level"), Some("confirm"));
    let words = all.iter().find(|one| one.tag == "q").unwrap();
    assert!(texts(words).concat().contains("123456782"));
    let said = texts(card).concat();
    for label in ["Waarom u dit ziet", "Wat u kunt doen", "Tip "] {
        assert!(said.contains(label), "{label} is missing: {said}");
    }
}

#[test]
fn the_ten_tips_are_there() {
    let body = full(Status::Unknown, "", Lang::Nl);
    let tips = texts(by_id(&body, "tips").unwrap()).concat();
    for number in 1..=10 {
        assert!(tips.contains(&format!("Tip {number}")), "{number}");
    }
}

#[test]
fn it_says_for_whom_a_text_is_checked() {
    let town = checked_for(&settings_of_a_town(), Lang::Nl);
    assert!(town.ends_with("Gemeente Hoorn."), "{town}");
    let body = el("body").all(super::popup(&settings_of_a_town(), Lang::Nl));
    let change = elements(&body)
        .into_iter()
        .find(|one| one.get("href") == Some("settings.html#group-you"))
        .expect("the way to change it");
    assert_eq!(change.get("aria-describedby"), Some("checked-for"));
    let nobody = checked_for(&Settings::default(), Lang::Nl);
    assert!(
        nobody.ends_with(popup::no_organisation(Lang::Nl)),
        "{nobody}"
    );
}

#[test]
fn what_the_organisation_fixed_is_not_offered() {
    let status = Status::Idle(namens_sites::adapter("mastodon").unwrap());
    let fixed = Policy::read(&serde_json::json!({ "locked": ["paused", "sites_off"] }));
    let none = Policy::default();
    let shown = |policy| el("div").all(page(status, None, policy, Lang::Nl));
    assert!(by_id(&shown(&none), PAUSE).is_some());
    assert!(by_id(&shown(&fixed), PAUSE).is_none());
    let status = Status::Off(namens_sites::adapter("mastodon").unwrap());
    let shown = |policy| el("div").all(page(status, None, policy, Lang::Nl));
    assert!(by_id(&shown(&none), RESUME).is_some());
    assert!(by_id(&shown(&fixed), RESUME).is_none());
}
