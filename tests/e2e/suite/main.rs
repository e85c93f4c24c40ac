//! The end-to-end tests:
//! `cargo run -p namens-e2e -- [--browser NAME] [--sites | --pictures] [FILTER]`.
//!
//! Every test runs in Chromium and in Firefox, both at the same time, with the
//! extension in `dist/extension`. A test passes by what the fixture server
//! received and by what stands on the screen. `--sites` takes the whole table
//! of the composers instead, prints it, and writes it into `docs/sites.md`; what
//! takes minutes goes with it, or is asked for by its name. `--pictures` takes
//! pictures for people to look at.

mod accessibility;
mod case;
mod cases;
mod context;
mod report;
mod worker;

use namens_e2e::Kind;
use std::process::ExitCode;
use worker::Outcome;

fn main() -> ExitCode {
    let arguments = match Arguments::parse(std::env::args().skip(1)) {
        Ok(arguments) => arguments,
        Err(message) => {
            eprintln!(
                "{message}\nusage: namens-e2e [--browser chromium|firefox] [--sites | --pictures] [FILTER]"
            );
            return ExitCode::from(2);
        }
    };
    let Arguments {
        kinds,
        sites,
        pictures,
        filter,
    } = arguments;
    let workers = kinds.into_iter().map(|kind| {
        let filter = filter.clone();
        let worker = std::thread::spawn(move || {
            let mut cases = if sites {
                case::table()
            } else if pictures {
                case::pictures()
            } else {
                case::usual(kind)
            };
            if sites || !filter.is_empty() {
                cases.extend(case::long());
            }
            cases.retain(|case| case.name.contains(&filter));
            worker::run(kind, &cases)
        });
        (kind, worker)
    });
    // All of them run before the first is waited for.
    let workers: Vec<_> = workers.collect();
    let mut outcomes = Vec::new();
    for (kind, worker) in workers {
        // A worker that panics has failed a test that it could not name.
        let outcome = worker.join();
        outcomes.extend(outcome.unwrap_or_else(|_| vec![Outcome::failed(kind)]));
    }
    let mut failed = outcomes.iter().filter(|outcome| !outcome.passed).count();
    if sites && let Err(error) = report::tell(&outcomes) {
        println!("FAILED the table\n       {error:#}");
        failed += 1;
    }
    let passed = outcomes.iter().filter(|outcome| outcome.passed).count();
    println!("{passed} passed, {failed} failed");
    if failed == 0 && passed > 0 {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}

struct Arguments {
    kinds: Vec<Kind>,
    /// The whole table of the composers, and nothing else.
    sites: bool,
    /// Pictures to look at, and nothing else.
    pictures: bool,
    filter: String,
}

impl Arguments {
    fn parse(mut words: impl Iterator<Item = String>) -> Result<Self, String> {
        let mut kinds = Kind::ALL.to_vec();
        let mut sites = false;
        let mut pictures = false;
        let mut filter = String::new();
        while let Some(word) = words.next() {
            if word == "--browser" {
                let name = words.next().unwrap_or_default();
                let kind = Kind::from_name(&name);
                kinds = vec![kind.ok_or(format!("there is no browser {name:?}"))?];
            } else if word == "--sites" {
                sites = true;
            } else if word == "--pictures" {
                pictures = true;
            } else if word.starts_with('-') || !filter.is_empty() {
                return Err(format!("{word:?} is not understood"));
            } else {
                filter = word;
            }
        }
        Ok(Self {
            kinds,
            sites,
            pictures,
            filter,
        })
    }
}
