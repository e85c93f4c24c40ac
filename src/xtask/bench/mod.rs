//! `cargo xtask bench`: how fast it is. Speed is measured here and asserted
//! nowhere: another machine has other figures.

mod engine;
mod frames;
mod pair;
mod typing;

use crate::workspace::Workspace;
use anyhow::Result;

/// What to measure.
#[derive(Debug, clap::Args)]
#[group(multiple = false)]
pub struct Arguments {
    /// How long a key keeps the page in five editors, with and without Namens
    #[arg(long)]
    typing: bool,
    /// What a frame costs that nothing is written in, with and without Namens
    #[arg(long)]
    frames: bool,
}

/// Measures, and says the figures: of the engine, if nothing else is asked for.
pub fn command(workspace: &Workspace, arguments: &Arguments) -> Result<()> {
    if arguments.typing {
        pair::with_each_browser(workspace, typing::measure)
    } else if arguments.frames {
        pair::with_each_browser(workspace, frames::measure)
    } else {
        engine::command(workspace)
    }
}
