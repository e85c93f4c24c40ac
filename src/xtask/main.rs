//! `cargo xtask`: builds, runs and tests Namens.

fn main() {}
