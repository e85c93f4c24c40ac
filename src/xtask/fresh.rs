//! Doing a step only when what it is made from has changed.

use anyhow::{Context, Result};
use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};
use walkdir::WalkDir;

/// What a step is made from.
#[derive(Default)]
pub struct Inputs(DefaultHasher);

impl Inputs {
    /// Adds a text: arguments, or the source of the step itself.
    pub fn text(mut self, text: &str) -> Self {
        text.hash(&mut self.0);
        self
    }

    /// Adds what a file holds.
    pub fn file(mut self, path: &Path) -> Result<Self> {
        let bytes = fs::read(path).with_context(|| format!("cannot read {}", path.display()))?;
        bytes.hash(&mut self.0);
        Ok(self)
    }

    /// Adds all files of a folder, names and contents, but none whose name is
    /// in `skip`.
    pub fn folder(mut self, folder: &Path, skip: &[&str]) -> Result<Self> {
        for path in files(folder, skip)? {
            path.hash(&mut self.0);
            self = self.file(&folder.join(path))?;
        }
        Ok(self)
    }

    fn key(&self) -> String {
        format!("{:016x}", self.0.finish())
    }
}

/// Does a step unless `stamp` says that it was done with the same inputs.
pub fn once(stamp: &Path, inputs: &Inputs, step: impl FnOnce() -> Result<()>) -> Result<()> {
    let key = inputs.key();
    if fs::read_to_string(stamp).is_ok_and(|old| old == key) {
        return Ok(());
    }
    step()?;
    fs::write(stamp, key).with_context(|| format!("cannot write {}", stamp.display()))
}

/// The files under a folder, as paths relative to it, in a fixed order.
pub fn files(folder: &Path, skip: &[&str]) -> Result<Vec<PathBuf>> {
    let walk = WalkDir::new(folder)
        .sort_by_file_name()
        .into_iter()
        .filter_entry(|entry| !skip.iter().any(|name| entry.file_name() == *name));
    let mut files = Vec::new();
    for entry in walk {
        let entry = entry.with_context(|| format!("cannot read {}", folder.display()))?;
        if !entry.file_type().is_dir() {
            let path = entry.path().strip_prefix(folder)?;
            files.push(path.to_owned());
        }
    }
    Ok(files)
}

#[cfg(test)]
mod tests {
    use super::{Inputs, files, once};
    use anyhow::bail;
    use std::cell::Cell;
    use std::fs;
    use std::path::Path;

    #[test]
    fn a_step_is_done_once_for_the_same_inputs() {
        let folder = tempfile::tempdir().unwrap();
        let stamp = folder.path().join("stamp");
        let done = Cell::new(0);
        let step = |text: &str| {
            once(&stamp, &Inputs::default().text(text), || {
                done.set(done.get() + 1);
                Ok(())
            })
        };
        step("one").unwrap();
        step("one").unwrap();
        assert_eq!(done.get(), 1);
        step("two").unwrap();
        assert_eq!(done.get(), 2);
    }

    #[test]
    fn a_failed_step_is_done_again() {
        let folder = tempfile::tempdir().unwrap();
        let stamp = folder.path().join("stamp");
        let failed = once(&stamp, &Inputs::default(), || bail!("no"));
        assert!(failed.is_err());
        let done = Cell::new(false);
        once(&stamp, &Inputs::default(), || {
            done.set(true);
            Ok(())
        })
        .unwrap();
        assert!(done.get());
    }

    #[test]
    fn names_and_contents_count_and_skipped_folders_do_not() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        let key = || {
            let inputs = Inputs::default().folder(folder.path(), &["node_modules"]);
            inputs.unwrap().key()
        };
        fs::write(at("a.js"), "1").unwrap();
        let first = key();
        fs::create_dir(at("node_modules")).unwrap();
        fs::write(at("node_modules/b.js"), "2").unwrap();
        assert_eq!(key(), first);
        assert_eq!(
            files(folder.path(), &["node_modules"]).unwrap(),
            [Path::new("a.js")]
        );
        fs::rename(at("a.js"), at("c.js")).unwrap();
        assert_ne!(key(), first);
    }
}
