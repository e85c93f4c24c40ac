//! The end-to-end tests: `cargo run -p namens-e2e -- [--browser NAME] [FILTER]`.
//!
//! Every test runs in Chromium and in Firefox, both at the same time, with the
//! extension in `dist/extension`. A test passes by what the fixture server
//! received and by what stands on the screen.

mod accessibility;
mod case;
mod cases;
mod context;
mod worker;

use namens_e2e::Kind;
use std::process::ExitCode;

fn main() -> ExitCode {
    let arguments = match Arguments::parse(std::env::args().skip(1)) {
        Ok(arguments) => arguments,
        Err(message) => {
            eprintln!("{message}\nusage: namens-e2e [--browser chromium|firefox] [FILTER]");
            return ExitCode::from(2);
        }
    };
    let workers: Vec<_> = arguments
        .kinds
        .into_iter()
        .map(|kind| {
            let filter = arguments.filter.clone();
            std::thread::spawn(move || worker::run(kind, &filter))
        })
        .collect();
    let mut total = worker::Tally::default();
    for worker in workers {
        // A worker that panics has failed a test that it could not name.
        total += worker.join().unwrap_or(worker::Tally::FAILED);
    }
    println!("{} passed, {} failed", total.passed, total.failed);
    if total.failed == 0 && total.passed > 0 {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}

struct Arguments {
    kinds: Vec<Kind>,
    filter: String,
}

impl Arguments {
    fn parse(mut words: impl Iterator<Item = String>) -> Result<Self, String> {
        let mut kinds = Kind::ALL.to_vec();
        let mut filter = String::new();
        while let Some(word) = words.next() {
            if word == "--browser" {
                let name = words.next().unwrap_or_default();
                let kind = Kind::from_name(&name);
                kinds = vec![kind.ok_or(format!("there is no browser {name:?}"))?];
            } else if word.starts_with('-') || !filter.is_empty() {
                return Err(format!("{word:?} is not understood"));
            } else {
                filter = word;
            }
        }
        Ok(Self { kinds, filter })
    }
}
