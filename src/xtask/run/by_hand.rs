//! Loading the extension by hand, in a browser that only lets a person do it.

use anyhow::{Error, Result};
use namens_e2e::Kind;
use std::path::{Path, PathBuf};

/// Programs and folders of the browsers that ignore `--load-extension`.
const BRANDED: [&str; 7] = [
    "google-chrome",
    "google-chrome-stable",
    "microsoft-edge",
    "microsoft-edge-stable",
    "/Applications/Google Chrome.app",
    "/Applications/Microsoft Edge.app",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
];

/// Prints the three steps where Chrome or Edge is there but no Chromium;
/// otherwise fails with what is missing.
pub fn explain(kind: Kind, extension: &Path, missing: Error) -> Result<()> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let folders: Vec<_> = std::env::split_paths(&path).collect();
    match branded(&folders) {
        Some(browser) if kind == Kind::Chromium => {
            println!("{}", steps(browser, extension));
            Ok(())
        }
        _ => Err(missing),
    }
}

/// The first branded browser that is there; an absolute name needs no folder.
fn branded(folders: &[PathBuf]) -> Option<&'static str> {
    BRANDED.into_iter().find(|name| {
        let is_there = |folder: &PathBuf| folder.join(name).exists();
        Path::new(name).exists() || folders.iter().any(is_there)
    })
}

fn steps(browser: &str, extension: &Path) -> String {
    let (name, address) = if browser.to_lowercase().contains("edge") {
        ("Edge", "edge://extensions")
    } else {
        ("Chrome", "chrome://extensions")
    };
    format!(
        "{name} loads no extension from the command line. By hand it takes three steps:\n\
         1. Open {address}\n\
         2. Switch on developer mode\n\
         3. Choose \"Load unpacked\" and then {}",
        extension.display()
    )
}

#[cfg(test)]
mod tests {
    use super::{branded, steps};
    use std::fs;
    use std::path::Path;

    #[test]
    fn finds_a_branded_browser() {
        let folder = tempfile::tempdir().unwrap();
        let folders = [folder.path().to_owned()];
        fs::write(folder.path().join("microsoft-edge"), "").unwrap();
        assert_eq!(branded(&folders), Some("microsoft-edge"));
    }

    #[test]
    fn names_the_three_steps() {
        let text = steps("microsoft-edge", Path::new("dist/extension"));
        assert!(text.contains("1. Open edge://extensions\n2. "), "{text}");
        assert!(text.ends_with("dist/extension"), "{text}");
        assert!(steps("google-chrome", Path::new("x")).contains("chrome://extensions"));
    }
}
