use super::*;
use crate::tests::{finding, view};
use namens_norms::{Account, Organisation};

fn asked(text: &str) -> Asked {
    Asked {
        text: text.into(),
        ..Asked::default()
    }
}

fn by(handle: &str) -> Option<Account> {
    Some(Account {
        handle: handle.into(),
        ..Account::default()
    })
}

#[test]
fn each_finding_is_told_once_with_its_words_in_the_post() {
    let text = "Wij zeggen nee. Wij zeggen nee. Geheim is het ook.";
    let of = |norm, words: &str, start| finding(norm, words, start);
    let view = view(vec![
        of(Norm::Confidentiality, "Geheim", 32),
        of(Norm::Capacity, "Wij", 0),
        of(Norm::Capacity, "Wij", 16),
    ]);
    let question = Question::of(&view, &asked(text)).unwrap();
    let words: Vec<_> = question
        .items
        .iter()
        .map(|item| item.excerpt.clone().unwrap())
        .map(|excerpt| [excerpt.before, excerpt.words, excerpt.after].concat())
        .collect();
    assert_eq!(words, ["Geheim is het ook.", "Wij zeggen nee."]);
    assert_eq!(question.content.further.len(), 1);
}

#[test]
fn words_that_stand_elsewhere_by_now_are_not_shown_as_others() {
    let view = view(vec![finding(Norm::Capacity, "Wij", 0)]);
    let question = Question::of(&view, &asked("Zij zeggen nee.")).unwrap();
    assert_eq!(question.items[0].excerpt, None);
    assert_eq!(question.items[0].point.rule, "capacity/we");
}

#[test]
fn without_a_finding_nothing_is_asked() {
    assert_eq!(Question::of(&view(Vec::new()), &asked("")), None);
}

#[test]
fn the_line_names_the_account_and_the_organisation() {
    let mut view = view(vec![finding(Norm::Capacity, "wij", 0)]);
    let organisation = |name: &str| Organisation {
        name: name.into(),
        ..Organisation::default()
    };
    let line = |view: &View, context: Context| {
        let asked = Asked {
            context,
            ..asked("wij")
        };
        Question::of(view, &asked).unwrap().readers
    };
    let public = Context {
        account: by("jan@hoorn.nl"),
        ..Context::default()
    };
    assert_eq!(
        line(&view, public.clone()),
        "Iedere volger van @jan@hoorn.nl leest dit als een bericht van uw organisatie."
    );
    view.profile.organisations = vec![organisation("Gemeente Hoorn"), organisation("Politie")];
    let of_hoorn = |who: &str| format!("{who} leest dit als een bericht van de gemeente Hoorn.");
    assert_eq!(
        line(&view, public.clone()),
        of_hoorn("Iedere volger van @jan@hoorn.nl")
    );
    let with_at = Context {
        account: by("@jan@hoorn.nl"),
        ..Context::default()
    };
    assert_eq!(line(&view, with_at), line(&view, public.clone()));
    let on = |surface, audience| Context {
        surface,
        audience,
        ..public.clone()
    };
    for (surface, audience, who) in [
        (Surface::Message, Audience::Public, "De ontvanger"),
        (Surface::Mail, Audience::Public, "De ontvanger"),
        (Surface::Post, Audience::Private, "De ontvanger"),
        (Surface::Post, Audience::Group, "Iedereen in deze groep"),
        (
            Surface::Comment,
            Audience::Public,
            "Iedereen die hier meeleest,",
        ),
    ] {
        assert_eq!(line(&view, on(surface, audience)), of_hoorn(who));
    }
    assert_eq!(
        line(&view, Context::default()),
        of_hoorn("Iedereen die dit ziet,")
    );
}

#[test]
fn who_is_not_known_to_be_of_the_organisation_is_not_called_so() {
    for norm in [Norm::Accuracy, Norm::Impartiality, Norm::Tone] {
        let mut view = view(vec![finding(norm, "wij", 0)]);
        let readers = |view: &View| Question::of(view, &asked("wij")).unwrap().readers;
        assert!(readers(&view).contains("uw organisatie"), "{norm:?}");
        view.assessment.linked = false;
        assert!(!readers(&view).contains("uw organisatie"), "{norm:?}");
    }
}

#[test]
fn every_norm_has_a_line_without_open_places_in_both_languages() {
    for (norm, lang) in Norm::ALL
        .into_iter()
        .flat_map(|norm| [(norm, Lang::Nl), (norm, Lang::En)])
    {
        let mut view = view(vec![finding(norm, "wij", 0)]);
        view.lang = lang;
        let line = Question::of(&view, &asked("wij")).unwrap().readers;
        assert!(line.ends_with('.') && !line.contains(['{', '}']), "{line}");
    }
}

#[test]
fn secrets_are_ticked_off_each_once_and_nothing_else_is() {
    let mut weak = finding(Norm::Confidentiality, "ik weet meer", 0);
    weak.strength = Strength::Weak;
    let mut softened = finding(Norm::Confidentiality, "dossier", 0);
    softened.level = Level::Notice;
    let view = view(vec![
        finding(Norm::Confidentiality, "123456782", 0),
        finding(Norm::Confidentiality, "123456782", 20),
        finding(Norm::Confidentiality, "sporthal", 40),
        finding(Norm::Capacity, "wij", 60),
        weak,
        softened,
    ]);
    let question = Question::of(&view, &asked("")).unwrap();
    assert_eq!(question.secrets, ["123456782", "sporthal"]);
}

#[test]
fn an_adviser_is_offered_the_tick_and_others_where_the_organisation_wants_it() {
    let mut view = view(vec![finding(Norm::Capacity, "wij", 0)]);
    let mut asked = asked("wij");
    let tick = |view: &View, asked: &Asked| Question::of(view, asked).unwrap().agreed;
    assert_eq!(tick(&view, &asked), None);
    asked.agreed_tick = true;
    assert_eq!(
        tick(&view, &asked).as_deref(),
        Some("Ik heb dit afgestemd met mijn leidinggevende en communicatie")
    );
    asked.agreed_tick = false;
    view.profile.function = Function::Advisor;
    asked.coordinator = "Team Pers".into();
    assert_eq!(
        tick(&view, &asked).as_deref(),
        Some("Ik heb dit afgestemd met Team Pers")
    );
}

#[test]
fn a_rule_that_is_offered_down_says_so_at_its_finding() {
    let view = view(vec![finding(Norm::Capacity, "wij", 0)]);
    let mut asked = asked("wij");
    asked.offers = [("capacity/we", Offer::Posted)].into();
    let question = Question::of(&view, &asked).unwrap();
    assert_eq!(question.items[0].offer, Some(Offer::Posted));
}
