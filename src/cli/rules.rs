//! `namens rules`: the rules, one a line.

use crate::Ending;
use crate::args::Rules;
use namens_norms::{Norm, Strength};
use serde::Serialize;
use std::io::{self, Write};

#[derive(Serialize)]
struct Listed<'a> {
    id: &'a str,
    norm: Norm,
    strength: Strength,
    source: &'a str,
}

/// Runs the command.
///
/// # Errors
/// When standard output cannot be written.
pub(crate) fn run(arguments: &Rules) -> io::Result<Ending> {
    let mut out = io::stdout().lock();
    for rule in namens_norms::rules() {
        if arguments.json {
            let listed = Listed {
                id: rule.id,
                norm: rule.norm,
                strength: rule.strength,
                source: rule.source,
            };
            serde_json::to_writer(&mut out, &listed)?;
            writeln!(out)?;
        } else {
            let (norm, strength) = (rule.norm.id(), rule.strength.id());
            writeln!(out, "{}\t{norm}\t{strength}\t{}", rule.id, rule.source)?;
        }
    }
    Ok(Ending::Well)
}
