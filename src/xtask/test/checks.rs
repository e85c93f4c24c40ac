//! The checks that are one yes or no.

use crate::workspace::Workspace;
use crate::{build, shell, sizes};
use anyhow::{Result, bail};

/// A check with a name to choose it by.
pub struct Check {
    /// Its name.
    pub name: &'static str,
    /// Fails with what is wrong.
    pub run: fn(&Workspace) -> Result<()>,
}

/// All of them; what shows most in the least time comes first.
pub const ALL: [Check; 7] = [
    Check {
        name: "format",
        run: format,
    },
    Check {
        name: "rule examples",
        run: rule_examples,
    },
    Check {
        name: "build",
        run: build::build,
    },
    Check {
        name: "translated engine",
        run: build::try_translation,
    },
    Check {
        name: "sizes",
        run: |workspace| sizes::report(&workspace.extension()),
    },
    Check {
        name: "clippy",
        run: clippy,
    },
    Check {
        name: "clippy for wasm",
        run: clippy_for_wasm,
    },
];

fn format(workspace: &Workspace) -> Result<()> {
    let mut cargo = shell::cargo();
    cargo.args(["fmt", "--all", "--check"]);
    shell::run(cargo.current_dir(&workspace.root))
}

fn rule_examples(_: &Workspace) -> Result<()> {
    let failures = build::rule_failures();
    if !failures.is_empty() {
        bail!("{}", failures.join("\n"));
    }
    Ok(())
}

fn clippy(workspace: &Workspace) -> Result<()> {
    let mut cargo = shell::cargo();
    cargo.args(["clippy", "--workspace", "--all-targets", "--locked"]);
    cargo.args(["--", "--deny", "warnings"]);
    shell::run(cargo.current_dir(&workspace.root))
}

fn clippy_for_wasm(workspace: &Workspace) -> Result<()> {
    let mut cargo = build::cargo_for_wasm(workspace, "clippy");
    // In the profile of the build, whose build scripts and macros are there.
    cargo.args([
        "--release",
        "--package=namens-page",
        "--package=namens-settings",
    ]);
    shell::run(cargo.args(["--", "--deny", "warnings"]))
}
