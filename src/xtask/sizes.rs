//! What ships, how heavy it is, and how heavy it may be.

use crate::fresh;
use anyhow::{Context, Result, bail};
use flate2::{Compression, write::GzEncoder};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::io::Write;
use std::ops::AddAssign;
use std::path::Path;

/// Bytes, as they are and gzipped.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Size {
    raw: u64,
    gzip: u64,
}

impl AddAssign for Size {
    fn add_assign(&mut self, other: Self) {
        self.raw += other.raw;
        self.gzip += other.gzip;
    }
}

/// Prints what every file of `folder` weighs and fails where one is heavier
/// than `budgets.toml` allows.
pub fn report(folder: &Path) -> Result<()> {
    let sizes = measure(folder)?;
    println!("{:>10} {:>10}", "bytes", "gzip");
    for (file, size) in &sizes {
        println!("{:>10} {:>10}  {file}", size.raw, size.gzip);
    }
    let budgets = toml::from_str(include_str!("budgets.toml")).context("src/xtask/budgets.toml")?;
    let exceeded = exceeded(&sizes, &budgets);
    if !exceeded.is_empty() {
        bail!(
            "heavier than src/xtask/budgets.toml allows:\n{}",
            exceeded.join("\n")
        );
    }
    Ok(())
}

type Sizes = BTreeMap<String, Size>;

/// The name under which the sum of all files stands.
const TOTAL: &str = "total";

fn measure(folder: &Path) -> Result<Sizes> {
    let mut sizes = Sizes::new();
    let mut total = Size::default();
    for path in fresh::files(folder, &[])? {
        let bytes = std::fs::read(folder.join(&path))?;
        let mut gzip = GzEncoder::new(Vec::new(), Compression::best());
        gzip.write_all(&bytes)?;
        let size = Size {
            raw: bytes.len() as u64,
            gzip: gzip.finish()?.len() as u64,
        };
        total += size;
        let name = path.to_string_lossy().replace('\\', "/");
        sizes.insert(name, size);
    }
    sizes.insert(TOTAL.to_owned(), total);
    Ok(sizes)
}

fn exceeded(sizes: &Sizes, budgets: &Sizes) -> Vec<String> {
    let mut lines = Vec::new();
    for (file, budget) in budgets {
        let Some(size) = sizes.get(file) else {
            lines.push(format!("{file} has a budget but does not ship"));
            continue;
        };
        if size.raw > budget.raw {
            lines.push(format!("{file}: {} bytes, budget {}", size.raw, budget.raw));
        }
        if size.gzip > budget.gzip {
            lines.push(format!(
                "{file}: {} bytes gzipped, budget {}",
                size.gzip, budget.gzip
            ));
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::{Size, Sizes, TOTAL, exceeded, measure};

    fn sizes(of: &[(&str, u64, u64)]) -> Sizes {
        of.iter()
            .map(|&(name, raw, gzip)| (name.to_owned(), Size { raw, gzip }))
            .collect()
    }

    #[test]
    fn a_budget_may_be_reached_but_not_passed() {
        let budgets = sizes(&[("a", 10, 5)]);
        assert!(exceeded(&sizes(&[("a", 10, 5), ("b", 99, 99)]), &budgets).is_empty());
        let both = exceeded(&sizes(&[("a", 11, 6)]), &budgets);
        assert_eq!(
            both,
            ["a: 11 bytes, budget 10", "a: 6 bytes gzipped, budget 5"]
        );
    }

    #[test]
    fn a_budget_for_nothing_is_a_mistake() {
        let lines = exceeded(&sizes(&[]), &sizes(&[("gone.js", 1, 1)]));
        assert_eq!(lines, ["gone.js has a budget but does not ship"]);
    }

    #[test]
    fn the_budgets_can_be_read() {
        let budgets: Sizes = toml::from_str(include_str!("budgets.toml")).unwrap();
        assert!(budgets.contains_key(TOTAL));
    }

    #[test]
    fn the_total_is_the_sum() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::create_dir(folder.path().join("icons")).unwrap();
        std::fs::write(folder.path().join("icons/a.svg"), "x".repeat(1000)).unwrap();
        std::fs::write(folder.path().join("b.js"), "y".repeat(500)).unwrap();
        let sizes = measure(folder.path()).unwrap();
        assert_eq!(sizes["icons/a.svg"].raw, 1000);
        assert_eq!(sizes[TOTAL].raw, 1500);
        assert_eq!(
            sizes[TOTAL].gzip,
            sizes["icons/a.svg"].gzip + sizes["b.js"].gzip
        );
        assert!(sizes["b.js"].gzip < 100);
    }
}
