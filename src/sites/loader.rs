//! What the loader needs to know before the engine is there.

use crate::{Adapter, Composer, Enter, Surface, adapters, generic, label, unknown};
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// The source of `sites.js`. It sets two globals in the content script's own
/// world, functions, so that frames that need neither carry neither.
///
/// `namensSites` gives a list with for each adapter its id and hosts, its
/// marks, the sign that the page allows WASM, its composers, and the surface
/// of those that none of them describes. A composer has the selectors of its
/// fields (`field`), of those where Enter publishes (`enter`), of what is there
/// where it breaks the line instead (`breaks`) and of its buttons that publish
/// (`publish`), what those are called (`named`), the key that publishes with
/// Alt (`alt`), and its surfaces. Of a site that the person adds it says so
/// (`optional`). The last site is the one that no adapter knows.
///
/// `namensUnknown` is for the composer that no adapter knows: the selectors of
/// [`crate::Guess`], and its words as patterns.
#[must_use]
pub fn loader_table() -> String {
    table(site)
}

/// The same as if the adapters had lost all their selectors, and knew their
/// hosts only: for tests of what is held then.
#[must_use]
pub fn bare_loader_table() -> String {
    table(|adapter| {
        json!({
            "id": unknown().id,
            "hosts": adapter.hosts,
            "optional": adapter.optional,
            "marks": null,
            "wasm": adapter.wasm_when,
            "surface": adapter.surface.id(),
            "composers": [],
        })
    })
}

fn table(site: impl Fn(&Adapter) -> Value) -> String {
    let all = adapters().iter().chain([unknown()]);
    let sites: Vec<Value> = all.map(site).collect();
    let sites = serde_json::to_string_pretty(&sites).expect("a list of texts is JSON");
    let unknown = guessed(generic());
    format!(
        "globalThis.namensSites = () => ({sites});\n\
         globalThis.namensUnknown = () => ({unknown:#});\n"
    )
}

fn site(adapter: &Adapter) -> Value {
    json!({
        "id": adapter.id,
        "hosts": adapter.hosts,
        "optional": adapter.optional,
        "marks": adapter.marks,
        "wasm": adapter.wasm_when,
        "surface": adapter.surface.id(),
        "composers": adapter.composers.iter().map(composer).collect::<Vec<_>>(),
    })
}

fn composer(composer: &Composer) -> Value {
    let fields = all_of(composer.fields.iter().map(|field| field.selector));
    let surfaces: BTreeSet<_> = composer.all_surfaces().map(Surface::id).collect();
    let breaks = match composer.enter {
        Enter::PublishesWithout(without) => Some(without),
        Enter::Publishes | Enter::Breaks => None,
    };
    json!({
        "surfaces": surfaces,
        "field": fields,
        "enter": (composer.enter != Enter::Breaks).then_some(&fields),
        "breaks": breaks,
        "alt": composer.alt,
        "publish": enabled(composer),
        "named": composer.named,
    })
}

fn guessed(composer: &Composer) -> Value {
    let guess = composer.guess.expect("the build script read one");
    let any_of = |words: &[&str]| words.join("|");
    json!({
        "field": all_of(composer.fields.iter().map(|field| field.selector)),
        "publish": composer.publish,
        "disabled": composer.disabled,
        "says": format!(r"^(?:(?:{})(?!\S)|.*(?<!\S)(?:{})$)", any_of(guess.first), any_of(guess.last)),
        "saysInDialog": format!("^(?:{})$", any_of(guess.in_dialog)),
        "never": format!(r"^(?:{})(?!\S)", any_of(guess.never)),
        "submit": guess.submit,
        "hint": guess.hint,
        "title": guess.title,
        "form": guess.form,
        "dialog": guess.dialog,
        "longest": label::LONGEST,
    })
}

/// The publish buttons of a composer that are not disabled.
fn enabled(composer: &Composer) -> String {
    format!(":is({}):not({})", composer.publish, composer.disabled)
}

/// One selector for all.
fn all_of<'a>(selectors: impl Iterator<Item = &'a str>) -> String {
    selectors.collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_two_functions_that_give_json() {
        let table = loader_table();
        let (sites, unknown) = table
            .strip_prefix("globalThis.namensSites = () => (")
            .and_then(|rest| rest.strip_suffix(");\n"))
            .and_then(|rest| rest.split_once(");\nglobalThis.namensUnknown = () => ("))
            .unwrap();
        let unknown: Value = serde_json::from_str(unknown).unwrap();
        assert!(unknown["says"].as_str().unwrap().contains("|plaats|"));
        let sites: Vec<Value> = serde_json::from_str(sites).unwrap();
        assert_eq!(sites.len(), adapters().len() + 1);
        assert_eq!(sites.last().unwrap()["id"], "unknown");
        let mastodon = sites.iter().find(|site| site["id"] == "mastodon").unwrap();
        let hosts = mastodon["hosts"].as_array().unwrap();
        assert!(hosts.contains(&"mastodon.nl".into()));
        let composer = &mastodon["composers"][0];
        assert_eq!(composer["surfaces"], json!(["post", "reply"]));
        let has = |name: &str, part| composer[name].as_str().unwrap().contains(part);
        assert!(has("field", "#cw-spoiler-input"));
        assert!(has("publish", ":not([disabled])"));
        assert_eq!(composer["enter"], Value::Null);
    }

    #[test]
    fn a_bare_table_has_the_hosts_and_no_selector() {
        let table = bare_loader_table();
        for adapter in adapters() {
            assert!(adapter.hosts.iter().all(|host| table.contains(host)));
            let mut selectors = adapter.composers.iter().map(|composer| composer.publish);
            assert!(selectors.all(|selector| !table.contains(selector)));
        }
    }
}
