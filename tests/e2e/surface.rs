//! The table of the composers that the tests use: a file per site in
//! `surfaces/`, an entry per composer. A new file there is a new site in the
//! tests; nothing else names it.

use serde::Deserialize;
use std::path::Path;
use std::sync::LazyLock;

/// What a test knows of one composer of a site.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Surface {
    /// What is written there: `post`, `reply`, `comment`, `message`, `mail`.
    pub name: String,
    /// Path and query of the page that has it.
    #[serde(default = "front_page")]
    pub page: String,
    /// What is pressed to open it, where it is not open at load.
    pub open: Option<String>,
    /// The element whose open shadow root has the composer in it.
    pub shadow_host: Option<String>,
    /// The box to type in.
    pub editor: String,
    /// The main publish button; some sites have a key only.
    pub publish: Option<String>,
    /// Whether that button comes with the text only: another one has its place.
    #[serde(default)]
    pub late_button: bool,
    /// The main key that publishes, if one does.
    pub key: Option<MainKey>,
    /// How the text in the editor's DOM is read.
    pub reads: Reads,
    /// Which key breaks a line.
    #[serde(default)]
    pub breaks: Breaks,
    /// Whether the site's editor works under the strict policy at all.
    #[serde(default = "yes")]
    pub strict: bool,
    /// Why it is not held without the adapter's selectors, where it is not.
    pub needs_selectors: Option<String>,
}

/// The main key of a composer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum MainKey {
    ControlEnter,
    Enter,
}

/// How an editor's DOM holds its text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Reads {
    /// A text box.
    Value,
    /// A child for each line.
    Paragraphs,
    /// A `data-block` for each line, as Draft.js has them.
    Blocks,
    /// As the browser shows it; a line break of its own ends it.
    InnerText,
}

/// Which key breaks a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Breaks {
    #[default]
    Enter,
    ShiftEnter,
    /// None: it has one line only, or does not keep more of them.
    None,
}

impl Reads {
    /// The body of a function that reads the text, a line for each paragraph.
    pub fn script(self) -> &'static str {
        match self {
            Self::Value => "return arguments[0].value",
            Self::Paragraphs => {
                // Slate holds an empty line open with a character of no width.
                "return [...arguments[0].children]
                     .map(line => line.textContent.replaceAll('\\uFEFF', '')).join('\\n')"
            }
            Self::Blocks => {
                "return [...arguments[0].querySelectorAll('[data-block=true]')]
                     .map(line => line.textContent).join('\\n')"
            }
            Self::InnerText => "return arguments[0].innerText.replace(/\\n$/, '')",
        }
    }
}

fn front_page() -> String {
    "/".to_owned()
}

fn yes() -> bool {
    true
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    host: String,
    #[serde(default)]
    added: bool,
    surfaces: Vec<Surface>,
}

/// A line of the table.
#[derive(Debug)]
pub(crate) struct Row {
    /// The file's name, which is the adapter's id.
    pub site: String,
    /// A host name of the site.
    pub host: String,
    /// Whether no adapter names the host: the person added it.
    pub added: bool,
    /// Whether it is the first of its site.
    pub main: bool,
    pub surface: Surface,
}

/// All lines, by the names of the files. Without the table there is no test.
pub(crate) static TABLE: LazyLock<Vec<Row>> = LazyLock::new(|| {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("surfaces");
    let files = std::fs::read_dir(folder).expect("the table is beside this file");
    let mut files: Vec<_> = files
        .map(|file| file.expect("a readable folder").path())
        .collect();
    files.sort();
    let mut table = Vec::new();
    for file in files {
        let site = file.file_stem().unwrap_or_default().to_string_lossy();
        let text = std::fs::read_to_string(&file).expect("a readable file");
        let File {
            host,
            added,
            surfaces,
        } = toml::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
        for (number, surface) in surfaces.into_iter().enumerate() {
            assert!(
                surface.publish.is_some() || surface.key.is_some(),
                "{}: nothing publishes {}",
                file.display(),
                surface.name
            );
            table.push(Row {
                site: site.clone().into_owned(),
                host: host.clone(),
                added,
                main: number == 0,
                surface,
            });
        }
    }
    table
});

#[cfg(test)]
mod tests {
    use super::TABLE;

    #[test]
    fn every_adapter_has_its_composers_in_the_table() {
        for adapter in namens_sites::adapters() {
            let mut rows = TABLE.iter().filter(|row| row.site == adapter.id);
            let host = rows.next().map(|row| row.host.as_str());
            let is_its = |host| adapter.hosts.contains(&host) || adapter.hosts.is_empty();
            assert!(host.is_some_and(is_its), "{}: {host:?}", adapter.id);
        }
    }
}
