//! `namens`: the norm engine on the command line.

fn main() {}
