//! The settings one by one, each by its path in the JSON.

use serde_json::{Map, Value};

/// What can be set apart from the rest. A part of the profile has its path.
pub const KEYS: [&str; 17] = [
    "profile.function",
    "profile.political_office",
    "profile.organisations",
    "profile.offices",
    "profile.dossiers",
    "profile.official_accounts",
    "profile.work_hours",
    "language",
    "appearance",
    "sites_off",
    "surfaces_off",
    "paused",
    "less",
    "overview",
    "coordinator",
    "code_url",
    "agreed_tick",
];

/// The value under a key; `null` is a value too.
#[must_use]
pub fn get<'a>(json: &'a Value, key: &str) -> Option<&'a Value> {
    let mut at = json;
    for name in key.split('.') {
        at = at.get(name)?;
    }
    Some(at)
}

/// Puts a value under a key; what is no object on the way there becomes one.
pub(crate) fn set(json: &mut Value, key: &str, value: Value) {
    let mut at = json;
    for name in key.split('.') {
        if !at.is_object() {
            *at = Value::Object(Map::new());
        }
        at = &mut at[name];
    }
    *at = value;
}

/// Takes the value under a key away.
pub(crate) fn remove(json: &mut Value, key: &str) {
    let (group, name) = match key.rsplit_once('.') {
        Some((group, name)) => (json.get_mut(group), name),
        None => (Some(json), key),
    };
    if let Some(Value::Object(object)) = group {
        object.remove(name);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::settings::{Settings, write};
    use std::collections::BTreeSet;

    #[test]
    fn every_setting_that_is_written_has_its_key() {
        let json = write(&Settings::default());
        let object = json.as_object().unwrap();
        let names = object.keys().flat_map(|name| match name.as_str() {
            "version" => Vec::new(),
            "profile" => {
                let parts = json["profile"].as_object().unwrap().keys();
                parts.map(|part| format!("profile.{part}")).collect()
            }
            name => vec![name.to_owned()],
        });
        let written: BTreeSet<_> = names.collect();
        assert_eq!(written, KEYS.map(str::to_owned).into());
    }

    #[test]
    fn a_value_can_be_put_taken_and_removed() {
        let mut json = serde_json::json!({ "profile": 7 });
        set(&mut json, "profile.function", "advisor".into());
        set(&mut json, "language", Value::Null);
        assert_eq!(get(&json, "profile.function"), Some(&"advisor".into()));
        assert_eq!(get(&json, "language"), Some(&Value::Null));
        assert_eq!(get(&json, "profile.offices"), None);
        remove(&mut json, "profile.function");
        remove(&mut json, "nothing.here");
        assert_eq!(json, serde_json::json!({ "profile": {}, "language": null }));
    }
}
