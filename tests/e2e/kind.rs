//! The two browsers, and where their programs are.

use anyhow::{Result, bail};
use std::fmt;
use std::path::{Path, PathBuf};

/// A browser family.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// Chromium, or Chrome for Testing.
    Chromium,
    /// Firefox.
    Firefox,
}

impl Kind {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Chromium, Self::Firefox];

    /// The name used in arguments and reports.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Chromium => "chromium",
            Self::Firefox => "firefox",
        }
    }

    /// The browser with this name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }

    /// The browser's program.
    ///
    /// # Errors
    /// When it is not there; the message says what to do.
    pub fn browser(self) -> Result<PathBuf> {
        match self {
            Self::Chromium => find(
                "NAMENS_CHROMIUM",
                &["chromium", "chromium-browser", "chrome-for-testing"],
                "Chromium is missing: `apt-get install chromium chromium-driver` installs it \
                 (branded Chrome and Edge ignore --load-extension)",
            ),
            Self::Firefox => find(
                "NAMENS_FIREFOX",
                &["firefox-esr", "firefox"],
                "Firefox is missing: `apt-get install firefox-esr` installs it",
            ),
        }
    }

    /// The browser's WebDriver program.
    ///
    /// # Errors
    /// When it is not there; the message says what to do.
    pub fn driver(self) -> Result<PathBuf> {
        match self {
            Self::Chromium => find(
                "NAMENS_CHROMEDRIVER",
                &["chromedriver"],
                "chromedriver is missing: `apt-get install chromium-driver` installs it",
            ),
            Self::Firefox => find(
                "NAMENS_GECKODRIVER",
                &["geckodriver"],
                "geckodriver is missing: `cargo xtask test` installs it, \
                 or `cargo install geckodriver`",
            ),
        }
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.name())
    }
}

/// The first of `names` in the environment variable, `target/tools/bin` or PATH.
fn find(variable: &str, names: &[&str], missing: &str) -> Result<PathBuf> {
    if let Some(chosen) = std::env::var_os(variable) {
        let chosen = PathBuf::from(chosen);
        if chosen.is_file() {
            return Ok(chosen);
        }
        bail!("{variable} names {}, which is no file", chosen.display());
    }
    let tools = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../target/tools/bin");
    let path = std::env::var_os("PATH").unwrap_or_default();
    let folders: Vec<_> = std::iter::once(tools)
        .chain(std::env::split_paths(&path))
        .collect();
    let found = names.iter().find_map(|name| {
        let program = format!("{name}{}", std::env::consts::EXE_SUFFIX);
        folders
            .iter()
            .map(|folder| folder.join(&program))
            .find(|file| file.is_file())
    });
    match found {
        Some(program) => Ok(program),
        None => bail!("{missing}"),
    }
}
