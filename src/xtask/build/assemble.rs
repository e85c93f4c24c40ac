//! Putting together what ships, so that there is never half of it.

use super::{manifest, rules};
use crate::fresh;
use crate::workspace::Workspace;
use anyhow::{Context, Result};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// Makes `dist/extension` from the manifest, `extension/`, the sites' table, the
/// rules' examples and the folders with the modules.
pub fn assemble(workspace: &Workspace, modules: &[PathBuf]) -> Result<()> {
    let extension = workspace.extension();
    let next = extension.with_extension("next");
    remove(&next)?;
    copy_all(&workspace.root.join("extension"), &next)?;
    for module in modules {
        copy_all(module, &next)?;
    }
    for file in ["manifest.json", "LICENCE"] {
        copy(&workspace.root.join(file), &next.join(file))?;
    }
    fs::write(next.join("sites.js"), namens_sites::loader_table())?;
    rules::write(&next)?;
    manifest::check(&next, &workspace.version, &hosts())?;
    replace(&extension, &next)
}

fn hosts() -> BTreeSet<String> {
    namens_sites::hosts().map(ToOwned::to_owned).collect()
}

fn copy_all(from: &Path, to: &Path) -> Result<()> {
    for file in fresh::files(from, &[])? {
        copy(&from.join(&file), &to.join(&file))?;
    }
    Ok(())
}

fn copy(from: &Path, to: &Path) -> Result<()> {
    if let Some(folder) = to.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::copy(from, to).with_context(|| format!("cannot copy {}", from.display()))?;
    Ok(())
}

/// Puts `next` in the place of `folder`, which is whole before and after.
fn replace(folder: &Path, next: &Path) -> Result<()> {
    let last = folder.with_extension("last");
    remove(&last)?;
    if folder.exists() {
        fs::rename(folder, &last)?;
    }
    fs::rename(next, folder)?;
    remove(&last)
}

fn remove(folder: &Path) -> Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder)
            .with_context(|| format!("cannot remove {}", folder.display()))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::{copy_all, replace};
    use std::fs;

    #[test]
    fn the_new_folder_replaces_the_old_one_whole() {
        let work = tempfile::tempdir().unwrap();
        let at = |name: &str| work.path().join(name);
        fs::create_dir_all(at("sources/icons")).unwrap();
        fs::write(at("sources/icons/new.svg"), "new").unwrap();
        fs::create_dir_all(at("dist/extension")).unwrap();
        fs::write(at("dist/extension/old.js"), "old").unwrap();
        copy_all(&at("sources"), &at("dist/extension.next")).unwrap();
        replace(&at("dist/extension"), &at("dist/extension.next")).unwrap();
        let shipped = fs::read_to_string(at("dist/extension/icons/new.svg")).unwrap();
        assert_eq!(shipped, "new");
        assert!(!at("dist/extension/old.js").exists());
        let left: Vec<_> = fs::read_dir(at("dist")).unwrap().collect();
        assert_eq!(left.len(), 1);
    }
}
