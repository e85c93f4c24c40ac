//! Serves the fixture sites until it is interrupted.
//!
//! `namens-fixture-sites [PORT]` prints the address of the demo's start page.

use namens_fixture_sites::{FixtureServer, Options};
use std::process::ExitCode;

#[tokio::main]
async fn main() -> ExitCode {
    let port = match std::env::args().nth(1).map(|port| port.parse()) {
        None => 0,
        Some(Ok(port)) => port,
        Some(Err(_)) => {
            eprintln!("usage: namens-fixture-sites [PORT]");
            return ExitCode::from(2);
        }
    };
    let options = Options {
        port,
        ..Options::default()
    };
    match FixtureServer::start_with(options).await {
        Ok(server) => {
            println!("{}", server.url("demo.localhost", "/"));
            match tokio::signal::ctrl_c().await {
                Ok(()) => ExitCode::SUCCESS,
                Err(_) => ExitCode::FAILURE,
            }
        }
        Err(error) => {
            eprintln!("the fixture sites did not start: {error}");
            ExitCode::FAILURE
        }
    }
}
