//! What the organisation fixed or proposes: the browser's managed storage.
//!
//! A policy has the keys of the settings, and besides `by` (who made it) and
//! `locked` (keys that the user cannot change). What it gives and does not lock
//! is where the user begins. One broken value harms no other. Pure.

use crate::settings::keys::{KEYS, get, remove, set};
use crate::settings::{Fault, Loaded, Problem, Settings, check, read, write};
use serde_json::{Map, Value};
use std::collections::{BTreeMap, BTreeSet};

/// The keys of a policy that are no settings.
pub const OWN_KEYS: [&str; 2] = ["by", "locked"];

/// What the organisation fixed or proposes.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Policy {
    /// Who made it, in words for the user; `None` where it does not say.
    pub by: Option<String>,
    /// What of it was not understood; the rest holds.
    pub problems: Vec<Problem>,
    given: BTreeMap<&'static str, Value>,
    locked: BTreeSet<&'static str>,
}

impl Policy {
    /// Reads a policy; `null` is none.
    #[must_use]
    pub fn read(json: &Value) -> Self {
        let mut policy = Self::default();
        let mut rest = json.clone();
        if let Value::Object(object) = &mut rest {
            let [by, locked] = OWN_KEYS.map(|key| object.remove(key));
            policy.by = by.and_then(|by| policy.read_by(&by));
            policy.read_locked(&locked.unwrap_or_default());
        }
        let Loaded { settings, problems } = read(&rest);
        let written = write(&settings);
        let broken = |key: &str| problems.iter().any(|problem| problem.path == key);
        for key in KEYS {
            let is_given = get(&rest, key).is_some_and(|value| !value.is_null());
            let whole = key.split('.').next().unwrap_or(key);
            if is_given && !broken(key) && !broken(whole) {
                let value = get(&written, key).cloned().unwrap_or_default();
                policy.given.insert(key, value);
            }
        }
        policy.problems.extend(problems);
        policy
    }

    fn read_by(&mut self, json: &Value) -> Option<String> {
        let read = json.as_str().ok_or(Fault::NotText).and_then(check::text);
        read.map_err(|fault| self.wrong("by".to_owned(), fault))
            .ok()
    }

    fn read_locked(&mut self, json: &Value) {
        if json.is_null() {
            return;
        }
        let Some(items) = json.as_array() else {
            return self.wrong("locked".to_owned(), Fault::NotAList);
        };
        for (index, item) in items.iter().enumerate() {
            let name = item.as_str().unwrap_or_default();
            // "profile" stands for all its parts.
            let fits = |key: &&str| *key == name || key.split('.').next() == Some(name);
            let before = self.locked.len();
            self.locked.extend(KEYS.iter().copied().filter(fits));
            if self.locked.len() == before && !self.locked.contains(name) {
                let fault = Fault::unknown_value(name, KEYS.to_vec());
                self.wrong(format!("locked[{}]", index + 1), fault);
            }
        }
    }

    fn wrong(&mut self, path: String, fault: Fault) {
        self.problems.push(Problem { path, fault });
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_none(&self) -> bool {
        self.given.is_empty() && self.locked.is_empty() && self.problems.is_empty()
    }

    /// Whether the user cannot change the setting under this key.
    #[must_use]
    pub fn fixes(&self, key: &str) -> bool {
        self.locked.contains(key)
    }

    /// The keys that the user cannot change.
    pub fn fixed(&self) -> impl Iterator<Item = &'static str> {
        KEYS.into_iter().filter(|key| self.fixes(key))
    }

    /// The keys for which the user begins with the organisation's value.
    pub fn proposed(&self) -> impl Iterator<Item = &'static str> {
        let is_proposed = |key: &&str| self.given.contains_key(key) && !self.fixes(key);
        KEYS.into_iter().filter(is_proposed)
    }

    /// What holds for a user who stored this.
    #[must_use]
    pub fn apply(&self, stored: &Value) -> Loaded {
        Loaded {
            settings: read(&self.merge(stored)).settings,
            problems: read(stored).problems,
        }
    }

    /// These settings, as the policy leaves them.
    #[must_use]
    pub fn impose(&self, settings: &Settings) -> Settings {
        self.apply(&write(settings)).settings
    }

    /// Where a user begins who chose nothing.
    #[must_use]
    pub fn start(&self) -> Settings {
        self.apply(&Value::Null).settings
    }

    fn merge(&self, stored: &Value) -> Value {
        let mut merged = match stored {
            Value::Object(_) => stored.clone(),
            _ => Value::Object(Map::new()),
        };
        for key in KEYS {
            match self.given.get(key) {
                Some(value) if self.fixes(key) || get(&merged, key).is_none() => {
                    set(&mut merged, key, value.clone());
                }
                None if self.fixes(key) => remove(&mut merged, key),
                _ => {}
            }
        }
        merged
    }

    /// What is to be stored of these settings: what the user chose, now or
    /// before (`stored`). What is as the policy or the product has it from the
    /// start is left out, so that a policy that comes later is followed; what
    /// the policy fixes stays as the user once had it, for when it goes.
    #[must_use]
    pub fn to_store(&self, settings: &Settings, stored: &Value) -> Value {
        let (written, start) = (write(settings), write(&self.start()));
        let mut kept = serde_json::json!({ "version": written["version"] });
        for key in KEYS {
            let before = get(stored, key);
            let now = get(&written, key);
            let value = match (self.fixes(key), before) {
                (true, before) => before,
                (false, None) if now == get(&start, key) => None,
                (false, _) => now,
            };
            if let Some(value) = value {
                set(&mut kept, key, value.clone());
            }
        }
        kept
    }
}

#[cfg(test)]
mod tests;
