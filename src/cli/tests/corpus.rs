//! The engine against the labelled posts of `tests/corpus`: the least share of
//! posts at exactly the expected level, for each file. The floors are what was
//! reached, rounded down: they may rise, never fall.

use std::path::Path;
use std::process::Command;

/// The norms whose rules are complete.
const NORMS: &str = "capacity,coordination,confidentiality,impartiality,accuracy";

fn holds(file: &str, floor: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../tests/corpus")
        .join(file);
    let done = Command::new(env!("CARGO_BIN_EXE_namens"))
        .args(["eval", "--norms", NORMS, "--at-least", floor])
        .arg(&path)
        .output()
        .expect("the binary under test starts");
    assert!(
        done.status.success(),
        "{file}: {}\n{}",
        String::from_utf8_lossy(&done.stderr),
        String::from_utf8_lossy(&done.stdout)
    );
}

#[test]
fn calibration_posts() {
    holds("dev-posts.jsonl", "0.85");
}

#[test]
fn the_articles_examples() {
    holds("examples.jsonl", "1.0");
}

#[test]
fn posts_on_capacity() {
    holds("blind-capacity.jsonl", "0.95");
}

#[test]
fn posts_on_coordination() {
    holds("blind-coordination.jsonl", "0.95");
}

#[test]
fn posts_on_impartiality() {
    holds("blind-impartiality.jsonl", "0.95");
}

#[test]
fn posts_on_confidentiality() {
    holds("blind-confidentiality.jsonl", "0.80");
}

#[test]
fn posts_on_accuracy() {
    holds("blind-accuracy.jsonl", "0.85");
}

#[test]
fn ordinary_posts_raise_nothing() {
    holds("blind-ordinary.jsonl", "0.98");
}
