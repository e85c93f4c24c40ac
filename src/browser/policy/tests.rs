use super::*;
use crate::settings::LanguageChoice;
use namens_norms::{Function, Surface};
use serde_json::json;

/// What a municipality might set.
fn municipality() -> Policy {
    Policy::read(&json!({
        "by": "Gemeente Hoorn, team Communicatie",
        "profile": {
            "organisations": [{ "name": "Gemeente Hoorn", "sector": "gemeente" }],
            "work_hours": { "days": [1, 2], "from": "09:00", "to": "17:00" },
        },
        "surfaces_off": [],
        "coordinator": { "name": "Team Pers", "email": "pers@hoorn.nl" },
        "agreed_tick": true,
        "locked": ["profile.organisations", "coordinator", "agreed_tick", "less"],
    }))
}

#[test]
fn without_a_policy_all_is_as_stored() {
    let none = Policy::read(&Value::Null);
    assert!(none.is_none());
    assert!(Policy::read(&json!({})).is_none());
    let stored = json!({ "language": "en", "sites_off": ["x"] });
    assert_eq!(none.apply(&stored), read(&stored));
    assert_eq!(none.start(), Settings::default());
}

#[test]
fn what_is_locked_goes_before_the_users_choice_and_the_rest_after() {
    let policy = municipality();
    assert_eq!(policy.problems, []);
    let stored = json!({
        "profile": { "function": "advisor", "organisations": [], "work_hours": null },
        "surfaces_off": ["comment"],
        "coordinator": { "name": "Iemand anders" },
    });
    let settings = policy.apply(&stored).settings;
    assert_eq!(settings.profile.function, Function::Advisor);
    assert_eq!(settings.profile.organisations[0].name, "Gemeente Hoorn");
    assert_eq!(
        settings.profile.work_hours, None,
        "switched off is a choice"
    );
    assert_eq!(settings.surfaces_off, [Surface::Comment].into());
    assert_eq!(settings.coordinator.name, "Team Pers");
    assert!(settings.agreed_tick);
    let fresh = policy.start();
    assert!(fresh.surfaces_off.is_empty(), "mail is on from the start");
    assert!(fresh.profile.work_hours.is_some());
}

#[test]
fn a_locked_key_without_a_value_holds_what_the_product_has() {
    let policy = Policy::read(&json!({ "locked": ["sites_off", "surfaces_off"] }));
    let settings = policy
        .apply(&json!({ "sites_off": ["x"], "surfaces_off": [] }))
        .settings;
    assert_eq!(settings, Settings::default());
}

#[test]
fn the_whole_profile_can_be_locked_at_once() {
    let policy = Policy::read(&json!({ "locked": ["profile"] }));
    assert_eq!(policy.fixed().count(), 7);
    assert!(policy.fixes("profile.work_hours") && !policy.fixes("language"));
}

#[test]
fn one_broken_value_is_named_and_harms_no_other() {
    let policy = Policy::read(&json!({
        "by": 7,
        "language": "fr",
        "appearance": "dark",
        "profile": { "function": "baas", "offices": ["wijkagent", "x"] },
        "coordinator": { "name": "Team Pers", "email": "pers" },
        "kleur": "rood",
        "locked": ["language", "appearance", "kleur"],
    }));
    let mut paths: Vec<_> = policy.problems.iter().map(|one| &*one.path).collect();
    paths.sort_unstable();
    let expected = [
        "by",
        "coordinator.email",
        "kleur",
        "language",
        "locked[3]",
        "profile.function",
        "profile.offices[2]",
    ];
    assert_eq!(paths, expected);
    let settings = policy.apply(&json!({ "language": "en" })).settings;
    assert_eq!(settings.appearance.id(), "dark");
    assert_eq!(settings.profile.offices, ["wijkagent"]);
    assert_eq!(settings.coordinator.name, "Team Pers");
    assert_eq!(settings.profile.function, Function::default());
}

#[test]
fn what_is_no_policy_at_all_is_named_and_changes_nothing() {
    for broken in [
        json!("x"),
        json!([1]),
        json!({ "profile": 7 }),
        json!({ "locked": true }),
    ] {
        let policy = Policy::read(&broken);
        assert_eq!(policy.problems.len(), 1, "{broken}");
        assert_eq!(policy.start(), Settings::default(), "{broken}");
    }
}

#[test]
fn damaged_settings_of_the_user_do_not_lift_the_policy() {
    let policy = municipality();
    for damaged in [json!(7), json!({ "profile": "x" })] {
        let loaded = policy.apply(&damaged);
        assert_eq!(loaded.problems.len(), 1);
        assert_eq!(loaded.settings.coordinator.name, "Team Pers");
        assert_eq!(loaded.settings.profile.organisations.len(), 1);
    }
}

#[test]
fn only_what_the_user_chose_is_stored() {
    let policy = municipality();
    let mut settings = policy.start();
    settings.language = LanguageChoice::En;
    let stored = policy.to_store(&settings, &Value::Null);
    assert_eq!(stored, json!({ "version": 1, "language": "en" }));
    // Back to where it began is a choice once another was made.
    settings.language = LanguageChoice::Browser;
    let again = policy.to_store(&settings, &stored);
    assert_eq!(again["language"], "browser");
    // Against what the policy proposes.
    settings.surfaces_off = Settings::default().surfaces_off;
    let kept = policy.to_store(&settings, &again);
    assert_eq!(policy.apply(&kept).settings, settings);
}

#[test]
fn the_users_own_value_comes_back_when_the_policy_goes() {
    let stored = json!({ "coordinator": { "name": "Iemand anders" } });
    let policy = municipality();
    let settings = policy.apply(&stored).settings;
    let kept = policy.to_store(&settings, &stored);
    let settings = Policy::default().apply(&kept).settings;
    assert_eq!(settings.coordinator.name, "Iemand anders");
}

#[test]
fn settings_from_elsewhere_take_on_what_is_fixed() {
    let policy = municipality();
    let settings = policy.impose(&Settings::default());
    assert_eq!(settings.coordinator.name, "Team Pers");
    assert_eq!(settings.surfaces_off, [Surface::Mail].into());
}

/// The schema that Chromium holds a policy against, and what is read.
mod schema {
    use super::*;
    use std::collections::BTreeSet;

    fn schema() -> Value {
        let file = include_str!("../../../extension/policy.schema.json");
        serde_json::from_str(file).unwrap()
    }

    fn names(of: &Value) -> BTreeSet<String> {
        let properties = of["properties"].as_object().unwrap();
        properties.keys().cloned().collect()
    }

    #[test]
    fn it_has_the_keys_that_are_read_and_no_others() {
        let schema = schema();
        let mut listed = names(&schema);
        assert!(listed.remove("profile"));
        let parts = names(&schema["properties"]["profile"]);
        listed.extend(parts.iter().map(|part| format!("profile.{part}")));
        let known = KEYS.into_iter().chain(OWN_KEYS).map(str::to_owned);
        assert_eq!(listed, known.collect());
    }

    /// An example of what fits a schema, with one item in every list.
    fn example(schema: &Value) -> Value {
        if let Some(values) = schema["enum"].as_array() {
            return values[0].clone();
        }
        match schema["type"].as_str().unwrap() {
            "object" => {
                let properties = schema["properties"].as_object();
                let named = properties.into_iter().flatten();
                let mut made: Map<_, _> = named
                    .map(|(name, schema)| (name.clone(), example(schema)))
                    .collect();
                if schema["additionalProperties"].is_object() {
                    made.insert("x".into(), example(&schema["additionalProperties"]));
                }
                made.into()
            }
            "array" => vec![example(&schema["items"])].into(),
            "boolean" => true.into(),
            "integer" => schema["minimum"].clone(),
            "string" => schema["description"]
                .as_str()
                .and_then(|said| said.split('“').nth(1)?.split('”').next())
                .unwrap_or_else(|| panic!("no example in the description of {schema}"))
                .into(),
            other => panic!("{other} is no type of ours"),
        }
    }

    #[test]
    fn what_fits_it_is_understood_whole() {
        let example = example(&schema());
        let policy = Policy::read(&example);
        assert_eq!(policy.problems, [], "{example:#}");
        assert_eq!(policy.given.len(), KEYS.len());
    }

    /// Chromium refuses a schema, and with it the extension, for anything else.
    #[test]
    fn it_says_only_what_chromium_knows() {
        let schema = schema();
        let mut all = vec![&schema];
        while let Some(schema) = all.pop() {
            for (name, value) in schema.as_object().unwrap() {
                match name.as_str() {
                    "properties" => all.extend(value.as_object().unwrap().values()),
                    "items" | "additionalProperties" => all.push(value),
                    "$schema" | "type" | "title" | "description" | "enum" | "minimum"
                    | "maximum" => {}
                    other => panic!("{other} in the schema"),
                }
            }
        }
    }
}
