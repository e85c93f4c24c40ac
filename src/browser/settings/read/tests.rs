use super::super::write;
use super::*;
use serde_json::json;

fn full() -> Settings {
    Settings {
        profile: Profile {
            function: Function::Advisor,
            political_office: true,
            organisations: vec![Organisation {
                name: "Gemeente Hoorn".into(),
                aliases: vec!["Hoorn".into()],
                sector: Sector::Gemeente,
            }],
            offices: vec!["wijkagent".into()],
            dossiers: vec![
                Dossier {
                    name: "Vuurwerk".into(),
                    words: vec!["vuurwerkverbod".into()],
                    agreed_until: Some("2026-12-31".parse().unwrap()),
                },
                Dossier {
                    name: "Havens".into(),
                    ..Dossier::default()
                },
            ],
            official_accounts: vec!["@hoorn@mastodon.nl".into()],
            work_hours: Some(WorkHours {
                days: vec![1, 2],
                from: "22:00".parse().unwrap(),
                to: "06:00".parse().unwrap(),
            }),
        },
        language: LanguageChoice::En,
        appearance: Appearance::Dark,
        sites_off: vec!["bluesky".into()],
        surfaces_off: [Surface::Comment, Surface::Message].into(),
        paused: [("x".into(), "2026-11-24".parse().unwrap())].into(),
        less: Less {
            rules: [("capacity/we".into(), "2026-11-20".parse().unwrap())].into(),
            sites: [("bluesky".into(), "2026-11-21".parse().unwrap())].into(),
            today: Some("2026-11-24".parse().unwrap()),
        },
        overview: false,
        coordinator: Coordinator {
            name: "Team Pers".into(),
            email: "pers@hoorn.nl".into(),
            phone: "0229 25 22 00".into(),
            url: "https://hoorn.nl/pers".into(),
        },
        code_url: "https://hoorn.nl/code".into(),
        agreed_tick: true,
    }
}

fn problem(path: &str, fault: Fault) -> Problem {
    Problem {
        path: path.into(),
        fault,
    }
}

#[test]
fn what_is_written_is_read_back() {
    for settings in [Settings::default(), full()] {
        let loaded = read(&write(&settings));
        assert_eq!(loaded.problems, []);
        assert_eq!(loaded.settings, settings);
    }
}

#[test]
fn nothing_stored_is_no_problem() {
    assert_eq!(read(&Value::Null), Loaded::default());
    assert_eq!(read(&json!({})), Loaded::default());
}

#[test]
fn what_is_no_group_at_all_gives_the_defaults() {
    for damaged in [json!("x"), json!(7), json!([1]), json!(true)] {
        let loaded = read(&damaged);
        assert_eq!(loaded.settings, Settings::default());
        assert_eq!(loaded.problems, [problem("", Fault::NotAGroup)]);
    }
}

/// Replaces each value of the full settings in turn by something wrong: the
/// rest must come through as it was, and the place must be named.
#[test]
fn one_damaged_value_harms_no_other() {
    let whole = write(&full());
    let mut places = Vec::new();
    collect(&whole, String::new(), &mut places);
    assert!(places.len() > 25, "{places:?}");
    for place in places {
        let mut damaged = whole.clone();
        *damaged.pointer_mut(&place).unwrap() = json!(-3.5);
        let loaded = read(&damaged);
        assert_eq!(loaded.problems.len(), 1, "{place}: {:?}", loaded.problems);
        let mut kept = write(&loaded.settings);
        for (name, value) in whole["profile"].as_object().unwrap() {
            if !place.starts_with(&format!("/profile/{name}")) && place != "/profile" {
                assert_eq!(&kept["profile"][name], value, "{place}");
            }
        }
        kept["profile"] = whole["profile"].clone();
        for name in [
            "language",
            "appearance",
            "sites_off",
            "surfaces_off",
            "coordinator",
        ] {
            if !place.starts_with(&format!("/{name}")) {
                assert_eq!(kept[name], whole[name], "{place}");
            }
        }
    }
}

fn collect(json: &Value, at: String, places: &mut Vec<String>) {
    match json {
        Value::Object(object) => {
            for (name, value) in object {
                // A slash in a name, as a JSON pointer writes it.
                let name = name.replace('/', "~1");
                places.push(format!("{at}/{name}"));
                collect(value, format!("{at}/{name}"), places);
            }
        }
        Value::Array(items) => {
            for (index, value) in items.iter().enumerate() {
                places.push(format!("{at}/{index}"));
                collect(value, format!("{at}/{index}"), places);
            }
        }
        _ => {}
    }
}

#[test]
fn says_what_is_wrong_and_where() {
    let loaded = read(&json!({
        "version": 2,
        "profiel": {},
        "language": "fr",
        "profile": {
            "political_office": "ja",
            "organisations": [{"name": "Politie", "sector": "politie"}, {"sector": "stad"}],
            "dossiers": [{"name": "Kade", "agreed_until": "morgen", "words": ["a"]}],
            "official_accounts": ["@gemeente hoorn"],
            "work_hours": {"days": [1, 8], "from": "9 uur", "to": "17:00"},
        },
    }));
    let sectors = Sector::ALL.map(Sector::id).to_vec();
    assert_eq!(
        loaded.problems,
        [
            problem("profiel", Fault::UnknownName),
            problem("version", Fault::LaterVersion),
            problem("profile.political_office", Fault::NotYesNo),
            problem("profile.organisations[2].name", Fault::Missing),
            problem(
                "profile.organisations[2].sector",
                Fault::unknown_value("stad", sectors)
            ),
            problem("profile.dossiers[1].words[1]", Fault::TooShort(2)),
            problem(
                "profile.dossiers[1].agreed_until",
                Fault::not_a_date("morgen")
            ),
            problem("profile.official_accounts[1]", Fault::SpaceInAccount),
            problem("profile.work_hours.days[2]", Fault::NotADay),
            problem("profile.work_hours.from", Fault::not_a_time("9 uur")),
            problem(
                "language",
                Fault::unknown_value("fr", vec!["browser", "nl", "en"])
            ),
        ]
    );
    let profile = loaded.settings.profile;
    assert_eq!(profile.organisations.len(), 1);
    assert_eq!(profile.organisations[0].sector, Sector::Politie);
    assert_eq!(profile.dossiers[0].name, "Kade");
    assert_eq!(profile.work_hours, None);
}

#[test]
fn too_much_is_left_out_and_never_cut() {
    let long = "x".repeat(10_000);
    let loaded = read(&json!({"profile": {
        "offices": [long, "wijkagent"],
        "official_accounts": (0..60).map(|n| format!("@account{n}")).collect::<Vec<_>>(),
        "organisations": (0..11).map(|n| json!({"name": format!("Dienst {n}")})).collect::<Vec<_>>(),
    }}));
    assert_eq!(
        loaded.problems,
        [
            problem("profile.organisations", Fault::TooMany(10)),
            problem("profile.offices[1]", Fault::TooLong(200)),
            problem("profile.official_accounts", Fault::TooMany(50)),
        ]
    );
    assert_eq!(loaded.settings.profile.offices, ["wijkagent"]);
    assert_eq!(loaded.settings.profile.official_accounts.len(), 50);
    assert_eq!(loaded.settings.profile.organisations.len(), 10);
}

#[test]
fn a_long_unknown_name_is_not_repeated_whole() {
    let loaded = read(&json!({"x".repeat(10_000): 1}));
    assert_eq!(loaded.problems[0].path.chars().count(), 41);
}

#[test]
fn mail_is_off_until_somebody_switches_it_on() {
    let off = |json: Value| read(&json).settings.surfaces_off;
    assert_eq!(off(Value::Null), [Surface::Mail].into());
    assert_eq!(off(json!({"version": 1})), [Surface::Mail].into());
    assert_eq!(off(json!({"surfaces_off": []})), BTreeSet::new());
    let loaded = read(&json!({"surfaces_off": ["reply", "post-it"]}));
    assert_eq!(loaded.settings.surfaces_off, [Surface::Reply].into());
    assert_eq!(loaded.problems[0].path, "surfaces_off[2]");
    let loaded = read(&json!({"surfaces_off": "mail"}));
    assert_eq!(loaded.problems, [problem("surfaces_off", Fault::NotAList)]);
    assert_eq!(loaded.settings.surfaces_off, [Surface::Mail].into());
}

#[test]
fn a_pause_that_is_no_day_is_named_and_the_others_stay() {
    let loaded = read(&json!({ "paused": { "x": "morgen", "bluesky": "2026-11-24" } }));
    let expected = problem("paused.x", Fault::not_a_date("morgen"));
    assert_eq!(loaded.problems, [expected]);
    assert_eq!(loaded.settings.paused.len(), 1);
    let loaded = read(&json!({ "paused": ["x"] }));
    assert_eq!(loaded.problems, [problem("paused", Fault::NotAGroup)]);
}

#[test]
fn what_is_reminded_of_less_survives_a_damaged_neighbour() {
    let loaded = read(&json!({ "less": {
        "rules": { "capacity/we": "2026-11-20", "tone/slur": "ooit" },
        "sites": ["x"],
        "today": 7,
    } }));
    assert_eq!(
        loaded.problems,
        [
            problem("less.rules.tone/slur", Fault::not_a_date("ooit")),
            problem("less.sites", Fault::NotAGroup),
            problem("less.today", Fault::NotText),
        ]
    );
    let less = loaded.settings.less;
    assert_eq!(less.rules.len(), 1);
    assert_eq!(less.today, None);
    let many: Value = (0..=LESS_MAX)
        .map(|number| (format!("tone/{number}"), json!("2026-11-24")))
        .collect::<Map<String, Value>>()
        .into();
    let loaded = read(&json!({ "less": { "rules": many } }));
    let expected = problem("less.rules", Fault::TooMany(LESS_MAX));
    assert_eq!(loaded.problems, [expected]);
}

#[test]
fn counting_is_on_until_somebody_switches_it_off() {
    assert!(read(&Value::Null).settings.overview);
    assert!(!read(&json!({ "overview": false })).settings.overview);
    let loaded = read(&json!({ "overview": "nee" }));
    assert_eq!(loaded.problems, [problem("overview", Fault::NotYesNo)]);
    assert!(loaded.settings.overview);
}

#[test]
fn a_coordinator_is_read_part_by_part() {
    let loaded = read(&json!({
        "coordinator": { "name": "Pers", "email": "pers", "phone": "", "url": "ftp://x.nl" },
        "code_url": "javascript:alert(1)",
    }));
    assert_eq!(
        loaded.problems,
        [
            problem("coordinator.email", Fault::not_an_email("pers")),
            problem("coordinator.url", Fault::not_a_link("ftp://x.nl")),
            problem("code_url", Fault::not_a_link("javascript:alert(1)")),
        ]
    );
    let coordinator = loaded.settings.coordinator;
    assert_eq!((&*coordinator.name, &*coordinator.email), ("Pers", ""));
    assert_eq!(loaded.settings.code_url, "");
}
