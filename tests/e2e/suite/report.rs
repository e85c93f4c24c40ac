//! The table of the composers, with how each did, for people to read.

use crate::case::Column;
use crate::worker::Outcome;
use anyhow::{Context, Result};
use namens_e2e::{Kind, Press, Site};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

/// Between these lines stands the table; the rest of the page is written by hand.
const MARKERS: [&str; 2] = [
    "<!-- The table is written by `cargo xtask test --sites`. -->",
    "<!-- Here it ends. -->",
];

/// Prints the table, and writes it into `docs/sites.md` if it is whole: every
/// composer, in both browsers.
///
/// # Errors
/// When the page has no place for it, or cannot be written.
pub fn tell(outcomes: &[Outcome]) -> Result<()> {
    let table = table(outcomes);
    println!("\n{table}");
    if !is_whole(outcomes) {
        println!("Only a part of the table: docs/sites.md stays as it was.");
        return Ok(());
    }
    let page = page();
    let text = std::fs::read_to_string(&page)
        .with_context(|| format!("cannot read {}", page.display()))?;
    let text = put(&text, &table).context("docs/sites.md has no place for the table")?;
    std::fs::write(&page, text).with_context(|| format!("cannot write {}", page.display()))
}

fn is_whole(outcomes: &[Outcome]) -> bool {
    lines().all(|(site, press)| {
        Kind::ALL.into_iter().all(|kind| {
            let mark = mark(outcomes, kind, site, press, Column::Posted);
            mark.is_some()
        })
    })
}

/// A line for each press of each composer.
fn lines() -> impl Iterator<Item = (Site, Press)> {
    Site::all().flat_map(|site| site.presses().into_iter().map(move |press| (site, press)))
}

fn table(outcomes: &[Outcome]) -> String {
    let mut table = String::from("| site | composer | published by |");
    for column in Column::ALL {
        let _ = write!(table, " {} |", column.name());
    }
    table += "\n|---|---|---|";
    table += &"---|".repeat(Column::ALL.len());
    table.push('\n');
    for (site, press) in lines() {
        let marks = Column::ALL.map(|column| {
            let marks = Kind::ALL.map(|kind| mark(outcomes, kind, site, press, column));
            marks.map(|mark| mark.unwrap_or("–")).join(" ")
        });
        if marks.iter().all(|marks| marks == "– –") {
            // Not asked for: of a whole table every line has a mark.
            continue;
        }
        let (name, surface) = (site.site(), site.surface());
        let _ = writeln!(
            table,
            "| {name} | {surface} | {press} | {} |",
            marks.join(" | ")
        );
    }
    for site in Site::all() {
        if let Some(why) = site.needs_selectors() {
            let (name, surface) = (site.site(), site.surface());
            let _ = write!(
                table,
                "\nNot held without selectors: {name}, {surface}. {why}\n"
            );
        }
    }
    table
}

/// How a cell did in a browser; `None`: nothing was run there.
fn mark(
    outcomes: &[Outcome],
    kind: Kind,
    site: Site,
    press: Press,
    column: Column,
) -> Option<&'static str> {
    let mut here = outcomes
        .iter()
        .filter(|outcome| {
            outcome.kind == kind
                && outcome.cell.is_some_and(|cell| {
                    (cell.site, cell.press, cell.column) == (site, press, column)
                })
        })
        .peekable();
    here.peek()?;
    Some(if here.all(|outcome| outcome.passed) {
        "✓"
    } else {
        "✗"
    })
}

/// The page with this table in the place of the last one.
fn put(page: &str, table: &str) -> Option<String> {
    let [start, end] = MARKERS;
    let (before, rest) = page.split_once(start)?;
    let (_, after) = rest.split_once(end)?;
    Some(format!("{before}{start}\n\n{table}\n{end}{after}"))
}

fn page() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/sites.md")
}
