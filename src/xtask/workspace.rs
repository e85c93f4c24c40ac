//! Where things are.

use crate::shell;
use anyhow::{Context, Result};
use serde::Deserialize;
use std::path::PathBuf;

/// The project's folders and version.
#[derive(Debug, Clone)]
pub struct Workspace {
    /// The checkout.
    pub root: PathBuf,
    /// Cargo's output, wherever the user has put it.
    pub target: PathBuf,
    /// The version that all crates share.
    pub version: String,
}

#[derive(Deserialize)]
struct Metadata {
    workspace_root: PathBuf,
    target_directory: PathBuf,
    packages: Vec<Package>,
}

#[derive(Deserialize)]
struct Package {
    name: String,
    version: String,
}

impl Workspace {
    /// Asks cargo.
    pub fn find() -> Result<Self> {
        let mut metadata = shell::cargo();
        metadata
            .args(["metadata", "--no-deps", "--format-version=1", "--locked"])
            .current_dir(env!("CARGO_MANIFEST_DIR"));
        let metadata: Metadata = serde_json::from_str(&shell::output(&mut metadata)?)
            .context("cargo metadata says something unknown")?;
        let version = metadata
            .packages
            .into_iter()
            .find(|package| package.name == env!("CARGO_PKG_NAME"))
            .context("xtask is not in its own workspace")?
            .version;
        Ok(Self {
            root: metadata.workspace_root,
            target: metadata.target_directory,
            version,
        })
    }

    /// The extension as it ships and loads unpacked.
    pub fn extension(&self) -> PathBuf {
        self.root.join("dist/extension")
    }

    /// Programs that the set-up installs for this checkout; the end-to-end tests
    /// look for them in its `bin`.
    pub fn tools(&self) -> PathBuf {
        self.root.join("target/tools")
    }

    /// Where the JavaScript build tools are declared and installed.
    pub fn build_tools(&self) -> PathBuf {
        self.root.join("src/xtask")
    }

    /// The benchmark, with its own npm packages.
    pub fn bench(&self) -> PathBuf {
        self.root.join("tests/bench")
    }

    /// The interface in every state.
    pub fn states(&self) -> PathBuf {
        self.root.join("tests/states")
    }

    /// The fixture sites, with their own npm packages.
    pub fn fixture_sites(&self) -> PathBuf {
        self.root.join("tests/sites")
    }
}
