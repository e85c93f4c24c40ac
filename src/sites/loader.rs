//! What the loader needs to know before the engine is there.

use crate::{Adapter, Composer, Enter, adapters, generic, label};
use serde_json::{Value, json};

/// The source of `sites.js`. It sets two globals in the content script's own
/// world: `namensSites`, a list with for each adapter its id and hosts, the
/// sign that the page allows WASM, and the selectors of fields (`field`), of
/// those where Enter publishes (`enter`) and of buttons that publish
/// (`publish`); and `namensUnknown`, for the composer that no adapter knows:
/// selectors of its fields and buttons, and what such a button says.
#[must_use]
pub fn loader_table() -> String {
    let sites: Vec<Value> = adapters().iter().map(site).collect();
    let sites = serde_json::to_string_pretty(&sites).expect("a list of texts is JSON");
    let unknown = unknown(generic());
    format!("globalThis.namensSites = {sites};\nglobalThis.namensUnknown = {unknown:#};\n")
}

fn site(adapter: &Adapter) -> Value {
    let fields = |wanted: fn(&Composer) -> bool| {
        let composers = adapter.composers.iter().filter(|composer| wanted(composer));
        let selectors = composers.flat_map(|composer| composer.fields.iter().map(|f| f.selector));
        all_of(selectors)
    };
    json!({
        "id": adapter.id,
        "hosts": adapter.hosts,
        "wasm": adapter.wasm_when,
        "field": fields(|_| true),
        "enter": fields(|composer| composer.enter != Enter::Breaks),
        "publish": all_of(adapter.composers.iter().map(enabled)),
    })
}

fn unknown(composer: &Composer) -> Value {
    let (first, last) = composer
        .labels
        .map_or((&[][..], &[][..]), |labels| (labels.first, labels.last));
    json!({
        "field": all_of(composer.fields.iter().map(|field| field.selector)),
        "publish": composer.publish,
        "disabled": composer.disabled,
        "says": format!(r"^(?:(?:{})(?!\S)|.*(?<!\S)(?:{})$)", first.join("|"), last.join("|")),
        "longest": label::LONGEST,
    })
}

/// The publish buttons of a composer that are not disabled.
fn enabled(composer: &Composer) -> String {
    format!(":is({}):not({})", composer.publish, composer.disabled)
}

/// One selector for all; `null` for none.
fn all_of<T: Into<String>>(selectors: impl Iterator<Item = T>) -> Option<String> {
    let all: Vec<String> = selectors.map(Into::into).collect();
    (!all.is_empty()).then(|| all.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_two_assignments_of_json() {
        let table = loader_table();
        let (sites, unknown) = table
            .strip_prefix("globalThis.namensSites = ")
            .and_then(|rest| rest.strip_suffix(";\n"))
            .and_then(|rest| rest.split_once(";\nglobalThis.namensUnknown = "))
            .unwrap();
        let unknown: Value = serde_json::from_str(unknown).unwrap();
        assert!(unknown["says"].as_str().unwrap().contains("|plaats|"));
        let sites: Vec<Value> = serde_json::from_str(sites).unwrap();
        assert_eq!(sites.len(), adapters().len());
        let mastodon = sites.iter().find(|site| site["id"] == "mastodon").unwrap();
        assert!(
            mastodon["hosts"]
                .as_array()
                .unwrap()
                .contains(&"mastodon.nl".into())
        );
        assert!(
            mastodon["field"]
                .as_str()
                .unwrap()
                .contains("#cw-spoiler-input")
        );
        assert!(
            mastodon["publish"]
                .as_str()
                .unwrap()
                .contains(":not([disabled])")
        );
        assert_eq!(mastodon["enter"], Value::Null);
    }
}
