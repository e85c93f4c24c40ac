//! `namens`: the norm engine on the command line.
//!
//! A stable interface: tests, and departments that look over their own public
//! posts, build on it. `namens check` answers JSON lines, `namens check --text`
//! answers a person, `namens explain` takes a text apart, `namens eval` scores labelled posts, `namens rules` lists
//! the rules. What a line may hold is described in [`post`], what comes back
//! in [`check`].
//!
//! It reads what it is given and writes to standard output: no network, no
//! files of its own, and no post's text in an error message.

mod args;
mod check;
mod eval;
mod explain;
mod lines;
mod person;
mod post;
mod report;
mod rules;
mod score;
mod surrogates;
mod underline;

use args::{Arguments, Command};
use clap::Parser as _;
use std::io;
use std::process::ExitCode;

/// How a command ended; the number is the exit status.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Ending {
    /// Everything was read and answered.
    Well = 0,
    /// `eval --at-least`: the share is below.
    Below = 1,
    /// A line or a file could not be read; the rest was answered.
    Unread = 2,
}

fn main() -> ExitCode {
    let ended = match Arguments::parse().command {
        Command::Check(arguments) => check::run(&arguments),
        Command::Explain(arguments) => explain::run(&arguments),
        Command::Eval(arguments) => eval::run(&arguments),
        Command::Rules(arguments) => rules::run(&arguments),
    };
    match ended {
        Ok(ending) => ExitCode::from(ending as u8),
        // The reader has seen enough (`namens check | head`).
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            lines::complain(&mut io::stderr(), &format!("standard output: {error}"));
            ExitCode::from(Ending::Unread as u8)
        }
    }
}
