//! The driver's process, and the browser's that it starts.

use crate::{Kind, Options, fonts};
use anyhow::{Context, Result, bail};
use std::path::Path;
use std::process::Stdio;
use std::sync::{Arc, Mutex};
use std::time::Duration;
use tempfile::TempDir;
use tokio::io::{AsyncBufReadExt, AsyncRead, BufReader};
use tokio::process::{Child, Command};
use tokio::sync::mpsc;

const START: Duration = Duration::from_secs(30);

/// A running chromedriver or geckodriver with a throw-away profile folder.
pub struct Driver {
    process: Child,
    profile: TempDir,
    port: u16,
    log: Arc<Mutex<Vec<String>>>,
}

impl Driver {
    /// Starts the driver on a free port and waits until it listens. It and its
    /// browser see the options' home folder as the user's, if they have one.
    /// Without a window, Chromium has the pinned fonts.
    pub async fn start(kind: Kind, options: &Options) -> Result<Self> {
        let program = kind.driver()?;
        let profile = tempfile::Builder::new().prefix("namens-").tempdir()?;
        let mut command = Command::new(&program);
        match kind {
            Kind::Chromium => {
                command.args(["--port=0", "--log-level=WARNING"]);
            }
            Kind::Firefox => {
                command.args(["--port", "0", "--websocket-port", "0"]);
                // Extension pages are system pages to geckodriver.
                command.arg("--allow-system-access");
                command.arg("--profile-root").arg(profile.path());
            }
        }
        // Firefox's sandbox lets no page read fonts outside the system's folders.
        if options.headless && kind == Kind::Chromium {
            command.env("FONTCONFIG_FILE", fonts::pinned(profile.path())?);
        }
        if let Some(home) = &options.home {
            command.env("HOME", home);
        }
        let mut process = command
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .kill_on_drop(true)
            .spawn()
            .with_context(|| format!("cannot start {}", program.display()))?;
        let log = Arc::new(Mutex::new(Vec::new()));
        let (ports, mut found) = mpsc::unbounded_channel();
        if let Some(out) = process.stdout.take() {
            tokio::spawn(read(out, Arc::clone(&log), ports.clone()));
        }
        if let Some(err) = process.stderr.take() {
            tokio::spawn(read(err, Arc::clone(&log), ports));
        }
        let port = match tokio::time::timeout(START, found.recv()).await {
            Ok(Some(port)) => port,
            _ => bail!(
                "{} did not start to listen:\n{}",
                program.display(),
                tail(&log)
            ),
        };
        Ok(Self {
            process,
            profile,
            port,
            log,
        })
    }

    /// Where the driver listens.
    pub fn url(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// The throw-away profile's folder.
    pub fn profile(&self) -> &Path {
        self.profile.path()
    }

    /// The end of what driver and browser wrote.
    pub fn log(&self) -> String {
        tail(&self.log)
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        // Only the driver is our child. The browser it started is known by our
        // profile folder, which no other process has among its arguments.
        let profile = self.profile.path().to_string_lossy().into_owned();
        let _ = self.process.start_kill();
        kill_with_argument(&profile);
    }
}

/// Ends the processes that have `argument` in their command line (Linux only:
/// elsewhere the driver, when it ends, takes its browser along).
fn kill_with_argument(argument: &str) {
    let Ok(processes) = std::fs::read_dir("/proc") else {
        return;
    };
    for process in processes.flatten() {
        let id = process.file_name().to_string_lossy().into_owned();
        let line = std::fs::read(process.path().join("cmdline")).unwrap_or_default();
        let is_ours = String::from_utf8_lossy(&line).contains(argument);
        if is_ours && id.parse::<u32>().is_ok() {
            let _ = std::process::Command::new("kill")
                .args(["-9", &id])
                .status();
        }
    }
}

async fn read(
    stream: impl AsyncRead + Unpin,
    log: Arc<Mutex<Vec<String>>>,
    ports: mpsc::UnboundedSender<u16>,
) {
    let mut lines = BufReader::new(stream).lines();
    while let Ok(Some(line)) = lines.next_line().await {
        if let Some(port) = port(&line) {
            let _ = ports.send(port);
        }
        if let Ok(mut log) = log.lock() {
            log.push(line);
        }
    }
}

/// The port in the line with which a driver says that it listens.
fn port(line: &str) -> Option<u16> {
    let number = line
        .split_once("was started successfully on port ")
        .or_else(|| line.split_once("Listening on 127.0.0.1:"))?
        .1;
    number.trim_end_matches('.').parse().ok()
}

fn tail(log: &Mutex<Vec<String>>) -> String {
    let Ok(log) = log.lock() else {
        return String::new();
    };
    log[log.len().saturating_sub(20)..].join("\n")
}

#[cfg(test)]
mod tests {
    use super::port;

    #[test]
    fn reads_the_port_of_both_drivers() {
        let chromium = "ChromeDriver was started successfully on port 40123.";
        assert_eq!(port(chromium), Some(40123));
        let firefox = "1763900000000\tgeckodriver\tINFO\tListening on 127.0.0.1:33333";
        assert_eq!(port(firefox), Some(33333));
        assert_eq!(port("Starting ChromeDriver on port 0"), None);
    }
}
