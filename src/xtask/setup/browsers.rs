//! Chromium, Firefox and chromedriver.

use super::browser_downloads;
use crate::shell;
use crate::workspace::Workspace;
use anyhow::Result;
use namens_e2e::Kind;
use std::fs;
use std::process::Command;

/// What Debian calls the browsers.
const BROWSERS: [&str; 3] = ["chromium", "chromium-driver", "firefox-esr"];

/// The font of the emoji that the tests type and the screenshots show.
const FONT: &str = "fonts-noto-color-emoji";

/// Installs what is missing, where that can be done without asking: as root on
/// Debian and Ubuntu. Elsewhere, what is missing is named when it is needed.
pub fn install(workspace: &Workspace) -> Result<()> {
    let release = fs::read_to_string("/etc/os-release").unwrap_or_default();
    let system = System::of(&release);
    if is_complete() || system == System::Other || !is_root() {
        return Ok(());
    }
    eprintln!("Installing the browsers.");
    shell::run(apt_get().arg("update"))?;
    let mut install = apt_get();
    install.args(["install", "--yes", "--no-install-recommends", FONT]);
    match system {
        System::Debian => shell::run(install.args(BROWSERS)),
        _ => {
            shell::run(&mut install)?;
            browser_downloads::install(workspace)
        }
    }
}

fn is_complete() -> bool {
    let needed = [
        Kind::Chromium.browser(),
        Kind::Chromium.driver(),
        Kind::Firefox.browser(),
    ];
    needed.iter().all(Result::is_ok)
}

fn is_root() -> bool {
    let id = shell::output(Command::new("id").arg("-u"));
    id.is_ok_and(|id| id.trim() == "0")
}

fn apt_get() -> Command {
    let mut command = Command::new("apt-get");
    command.arg("--quiet=2");
    command.env("DEBIAN_FRONTEND", "noninteractive");
    command
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum System {
    Debian,
    /// Its packages of browsers are snaps, which a driver cannot give a profile.
    Ubuntu,
    Other,
}

impl System {
    /// Reads `/etc/os-release`.
    fn of(release: &str) -> Self {
        let id = release.lines().find_map(|line| line.strip_prefix("ID="));
        match id.map(|id| id.trim_matches('"')) {
            Some("debian") => Self::Debian,
            Some("ubuntu") => Self::Ubuntu,
            _ => Self::Other,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::System;

    #[test]
    fn knows_debian_and_ubuntu() {
        let debian = "PRETTY_NAME=\"Debian GNU/Linux 12\"\nVERSION_ID=\"12\"\nID=debian\n";
        assert_eq!(System::of(debian), System::Debian);
        let ubuntu = "NAME=\"Ubuntu\"\nVERSION_ID=\"24.04\"\nID=ubuntu\nID_LIKE=debian\n";
        assert_eq!(System::of(ubuntu), System::Ubuntu);
        assert_eq!(System::of("ID=\"fedora\"\nID_LIKE=debian"), System::Other);
        assert_eq!(System::of(""), System::Other);
    }
}
