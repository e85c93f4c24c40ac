//! The manifest, held against what ships.

use anyhow::{Context, Result, ensure};
use serde_json::Value;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// Checks the manifest in `folder`: its version, that all files it names are
/// beside it, and that the content script runs, and may run, where there is an
/// adapter and nowhere else.
pub fn check(folder: &Path, version: &str, hosts: &BTreeSet<String>) -> Result<()> {
    let text = fs::read_to_string(folder.join("manifest.json"))?;
    let manifest: Value = serde_json::from_str(&text).context("manifest.json is not JSON")?;
    ensure!(
        manifest["version"] == version,
        "manifest.json has version {}, the workspace {version:?}",
        manifest["version"]
    );
    for file in files(&manifest) {
        ensure!(
            folder.join(&file).is_file(),
            "manifest.json names {file}, which does not ship"
        );
    }
    hosts_fit(&manifest, hosts)
}

/// Checks that the adapters and the manifest name the same hosts.
fn hosts_fit(manifest: &Value, hosts: &BTreeSet<String>) -> Result<()> {
    let permissions = hosts_of([&manifest["host_permissions"]].into_iter());
    let places = [
        ("content_scripts", matched_hosts(manifest)),
        ("host_permissions", permissions),
    ];
    for (place, named) in places {
        let without: Vec<_> = hosts.symmetric_difference(&named).cloned().collect();
        ensure!(
            without.is_empty(),
            "hosts in the adapters or in the manifest's {place}, but not in both: {}",
            without.join(", ")
        );
    }
    Ok(())
}

/// The files that a manifest names, whatever the key: what looks like the name
/// of a file is one. What is matched with wildcards is left out.
fn files(manifest: &Value) -> BTreeSet<String> {
    const ENDINGS: [&str; 8] = [
        ".css", ".html", ".js", ".json", ".mjs", ".png", ".svg", ".wasm",
    ];
    let mut files = BTreeSet::new();
    let mut values = vec![manifest];
    while let Some(value) = values.pop() {
        match value {
            Value::Array(list) => values.extend(list),
            Value::Object(object) => values.extend(object.values()),
            Value::String(text)
                if ENDINGS.iter().any(|ending| text.ends_with(ending)) && !text.contains('*') =>
            {
                files.insert(text.trim_start_matches('/').to_owned());
            }
            _ => {}
        }
    }
    if let Some(locale) = manifest["default_locale"].as_str() {
        files.insert(format!("_locales/{locale}/messages.json"));
    }
    files
}

/// The hosts on which the content scripts run.
fn matched_hosts(manifest: &Value) -> BTreeSet<String> {
    let scripts = manifest["content_scripts"].as_array().into_iter().flatten();
    hosts_of(scripts.map(|script| &script["matches"]))
}

/// The hosts in lists of match patterns.
fn hosts_of<'a>(lists: impl Iterator<Item = &'a Value>) -> BTreeSet<String> {
    lists
        .filter_map(Value::as_array)
        .flatten()
        .filter_map(Value::as_str)
        .map(|pattern| {
            let host = pattern.strip_prefix("https://");
            let host = host.and_then(|host| host.strip_suffix("/*"));
            host.unwrap_or(pattern).to_owned()
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{check, files, hosts_fit, matched_hosts};
    use serde_json::{Value, json};
    use std::collections::BTreeSet;
    use std::fs;

    fn manifest() -> Value {
        json!({
            "version": "1.2.3",
            "default_locale": "nl",
            "icons": { "16": "icons/16.png" },
            "background": { "service_worker": "worker.js", "scripts": ["worker.js"] },
            "host_permissions": ["https://a.nl/*"],
            "content_scripts": [{ "matches": ["https://a.nl/*"], "js": ["loader.js"] }],
            "web_accessible_resources": [{ "resources": ["page_bg.wasm", "fonts/*.png"] }],
            "content_security_policy": { "extension_pages": "script-src 'self'" },
        })
    }

    fn faults(manifest: &Value, shipped: &[&str], hosts: &[&str]) -> Option<String> {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("manifest.json"), manifest.to_string()).unwrap();
        for file in shipped {
            let path = folder.path().join(file);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, "").unwrap();
        }
        let hosts = hosts.iter().map(ToString::to_string).collect();
        let checked = check(folder.path(), "1.2.3", &hosts);
        checked.err().map(|error| error.to_string())
    }

    const SHIPPED: [&str; 5] = [
        "icons/16.png",
        "worker.js",
        "loader.js",
        "page_bg.wasm",
        "_locales/nl/messages.json",
    ];

    #[test]
    fn a_sound_manifest_passes() {
        assert_eq!(faults(&manifest(), &SHIPPED, &["a.nl"]), None);
    }

    #[test]
    fn every_named_file_must_ship() {
        let named: Vec<_> = files(&manifest()).into_iter().collect();
        let mut expected = SHIPPED.map(str::to_owned).to_vec();
        expected.sort();
        assert_eq!(named, expected);
        for missing in SHIPPED {
            let rest: Vec<_> = SHIPPED.into_iter().filter(|f| *f != missing).collect();
            let fault = faults(&manifest(), &rest, &["a.nl"]).unwrap();
            assert_eq!(
                fault,
                format!("manifest.json names {missing}, which does not ship")
            );
        }
    }

    #[test]
    fn the_version_is_the_workspaces() {
        let mut old = manifest();
        old["version"] = "1.2.2".into();
        let fault = faults(&old, &SHIPPED, &["a.nl"]).unwrap();
        assert_eq!(
            fault,
            "manifest.json has version \"1.2.2\", the workspace \"1.2.3\""
        );
    }

    #[test]
    fn adapters_and_manifest_name_the_same_hosts() {
        let fault = faults(&manifest(), &SHIPPED, &["a.nl", "b.nl"]).unwrap();
        assert!(fault.ends_with("not in both: b.nl"), "{fault}");
        let fault = faults(&manifest(), &SHIPPED, &[]).unwrap();
        assert!(fault.ends_with("not in both: a.nl"), "{fault}");
        let mut unasked = manifest();
        unasked["host_permissions"] = json!(["https://c.nl/*"]);
        let fault = faults(&unasked, &SHIPPED, &["a.nl"]).unwrap();
        assert!(
            fault.ends_with("host_permissions, but not in both: a.nl, c.nl"),
            "{fault}"
        );
        let odd = json!({ "content_scripts": [{ "matches": ["<all_urls>"] }] });
        assert_eq!(matched_hosts(&odd), BTreeSet::from(["<all_urls>".into()]));
    }

    #[test]
    fn the_manifest_names_the_hosts_of_the_adapters_and_no_others() {
        let file = concat!(env!("CARGO_MANIFEST_DIR"), "/../../manifest.json");
        let manifest: Value = serde_json::from_str(&fs::read_to_string(file).unwrap()).unwrap();
        let hosts = namens_sites::hosts().map(ToString::to_string).collect();
        hosts_fit(&manifest, &hosts).unwrap();
        // What the user adds is asked for then, and nothing else is.
        assert_eq!(
            manifest["optional_host_permissions"],
            json!(["https://*/*"])
        );
        assert_eq!(
            manifest["permissions"],
            json!(["storage", "scripting", "activeTab"])
        );
    }
}
