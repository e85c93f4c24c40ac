//! Running other programs, with errors that say what to do.

use anyhow::{Context, Result, bail};
use std::io::ErrorKind;
use std::process::{Command, ExitStatus, Stdio};

/// The cargo that runs us.
///
/// What cargo set for us alone is taken out again: build scripts that watch it
/// would run anew each time.
pub fn cargo() -> Command {
    let program = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut command = Command::new(program);
    for (name, _) in std::env::vars_os() {
        let text = name.to_string_lossy();
        if text.starts_with("CARGO_PKG_") || text.starts_with("CARGO_MANIFEST_") {
            command.env_remove(&name);
        }
    }
    command
}

/// npm, which is a script with another name on Windows.
pub fn npm() -> Command {
    Command::new(if cfg!(windows) { "npm.cmd" } else { "npm" })
}

/// npx, which comes with npm.
pub fn npx() -> Command {
    Command::new(if cfg!(windows) { "npx.cmd" } else { "npx" })
}

/// Runs a program to its end; what it says goes to our own output.
pub fn run(command: &mut Command) -> Result<()> {
    let status = command.status();
    done(command, status)
}

/// Runs a program to its end and gives what it wrote to standard output.
pub fn output(command: &mut Command) -> Result<String> {
    let output = command.stderr(Stdio::inherit()).output();
    let (status, text) = match output {
        Ok(output) => (Ok(output.status), output.stdout),
        Err(error) => (Err(error), Vec::new()),
    };
    done(command, status)?;
    String::from_utf8(text).with_context(|| format!("`{}` did not write text", line(command)))
}

/// Turns how a program ended into an error that names it.
pub fn done(command: &Command, status: std::io::Result<ExitStatus>) -> Result<()> {
    match status {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => bail!("`{}` failed ({status})", line(command)),
        Err(error) if error.kind() == ErrorKind::NotFound => {
            let program = command.get_program().to_string_lossy().into_owned();
            bail!("{program} is missing{}", advice(&program))
        }
        Err(error) => Err(error).with_context(|| format!("cannot start `{}`", line(command))),
    }
}

fn advice(program: &str) -> &'static str {
    match program {
        "node" | "npm" | "npm.cmd" | "npx" | "npx.cmd" => {
            ": install Node.js 20 or later (https://nodejs.org)"
        }
        "rustup" => ": install it from https://rustup.rs",
        _ => "",
    }
}

fn line(command: &Command) -> String {
    std::iter::once(command.get_program())
        .chain(command.get_args())
        .map(|word| word.to_string_lossy())
        .collect::<Vec<_>>()
        .join(" ")
}

#[cfg(test)]
mod tests {
    use super::{output, run};
    use std::process::Command;

    #[test]
    fn a_missing_program_is_named() {
        let error = run(&mut Command::new("no-such-program-here")).unwrap_err();
        assert_eq!(error.to_string(), "no-such-program-here is missing");
    }

    #[test]
    fn a_failed_program_is_named_with_its_arguments() {
        let error = output(Command::new("rustc").args(["--print", "no-such-thing"])).unwrap_err();
        let text = error.to_string();
        assert!(
            text.starts_with("`rustc --print no-such-thing` failed"),
            "{text}"
        );
    }
}
