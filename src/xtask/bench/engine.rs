//! How fast the engine is, natively and as WASM in Chromium, beside a grammar
//! checker in the same page.

use crate::build::{self, engine_for_bench};
use crate::workspace::Workspace;
use crate::{setup, shell};
use anyhow::{Context, Result, anyhow};
use namens_e2e::{Browser, Kind, Options};
use serde_json::Value;
use std::fs;
use std::io::{Read as _, Write as _};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::time::Duration;

/// Measures, and says the figures.
pub fn command(workspace: &Workspace) -> Result<()> {
    let mut native = shell::cargo();
    native
        .args(["run", "--quiet", "--release", "--package", "namens-bench"])
        .current_dir(&workspace.root);
    shell::run(&mut native)?;
    setup::build_tools(workspace)?;
    setup::bench(workspace)?;
    // The browser's fonts stand there.
    setup::fixture_sites(workspace)?;
    setup::browsers(workspace)?;
    build::build(workspace)?;
    let folder = engine_for_bench(workspace)?;
    let found = in_chromium(workspace, &folder)?;
    say(&found);
    Ok(())
}

fn say(found: &Value) {
    for (part, values) in found.as_object().into_iter().flatten() {
        for (what, value) in values.as_object().into_iter().flatten() {
            let what = format!("{part} in Chromium, {what}");
            match value.as_f64() {
                Some(bytes) if what.contains("memory") => {
                    println!("{what:40} {:10.1} MB", bytes / 1_048_576.0);
                }
                Some(time) => println!("{what:40} {time:10.3} ms"),
                None => println!("{what:40} {value}"),
            }
        }
    }
}

fn in_chromium(workspace: &Workspace, folder: &Path) -> Result<Value> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
    let address = format!("http://{}/", listener.local_addr()?);
    let served = folder.to_owned();
    std::thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            let served = served.clone();
            // A browser that hangs up early is its own affair.
            std::thread::spawn(move || serve(stream, &served));
        }
    });
    let runtime = tokio::runtime::Runtime::new()?;
    runtime.block_on(async {
        let options = Options::with_extension(&workspace.extension());
        let browser = Browser::start(Kind::Chromium, &options).await?;
        browser.open(&address).await?;
        let script = "const wait = () => globalThis.bench \
                ? bench().then((found) => { globalThis.found = found; }, \
                    (error) => { globalThis.found = { error: String(error) }; }) \
                : requestAnimationFrame(wait); wait();";
        browser.run(script, Vec::new()).await?;
        let found = loop {
            let found = browser
                .run("return globalThis.found ?? null", Vec::new())
                .await?;
            if !found.is_null() {
                break found;
            }
            tokio::time::sleep(Duration::from_millis(200)).await;
        };
        browser.close().await?;
        match found.get("error").and_then(Value::as_str) {
            Some(error) => Err(anyhow!("in the page: {error}")),
            None => Ok(found),
        }
    })
}

fn serve(mut stream: TcpStream, folder: &Path) -> Result<()> {
    let mut head = [0; 4096];
    let length = stream.read(&mut head)?;
    let request = String::from_utf8_lossy(&head[..length]);
    let path = request.split([' ', '?']).nth(1).unwrap_or("/");
    let name = match path.trim_start_matches('/') {
        "" => "index.html",
        name => name,
    };
    let kind = match PathBuf::from(name).extension().and_then(|end| end.to_str()) {
        Some("html") => "text/html",
        Some("js") => "text/javascript",
        Some("wasm") => "application/wasm",
        _ => "application/octet-stream",
    };
    let (status, body) = if name.contains("..") {
        ("404 Not Found", Vec::new())
    } else {
        match fs::read(folder.join(name)) {
            Ok(body) => ("200 OK", body),
            Err(_) => ("404 Not Found", Vec::new()),
        }
    };
    write!(
        stream,
        "HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {}\r\nConnection: close\r\n\r\n",
        body.len()
    )?;
    stream.write_all(&body).context("the browser hung up")
}
