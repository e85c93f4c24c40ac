//! The running server.

use crate::answers::router;
use crate::certificate::server_config;
use crate::hosts::HOSTS;
use crate::records::{Publication, Records, Request, Shortfall, Violation};
use axum_server::Handle;
use axum_server::tls_rustls::RustlsConfig;
use std::io;
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

/// Where to listen and what to serve.
#[derive(Debug, Clone)]
pub struct Options {
    /// The port on loopback; 0 is any free one.
    pub port: u16,
    /// The folder that `npm run build` made.
    pub pages: PathBuf,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            port: 0,
            pages: Path::new(env!("CARGO_MANIFEST_DIR")).join("dist"),
        }
    }
}

/// A running server. Dropping it ends it.
#[derive(Debug)]
pub struct FixtureServer {
    port: u16,
    certificate: Vec<u8>,
    handle: Handle<SocketAddr>,
    records: Arc<Records>,
}

impl FixtureServer {
    /// Starts a server on a free port, with the pages of this checkout.
    ///
    /// # Errors
    /// When the pages are not built or no port is to be had.
    pub async fn start() -> io::Result<Self> {
        Self::start_with(Options::default()).await
    }

    /// Starts a server.
    ///
    /// # Errors
    /// When the pages are not built or the port is taken.
    pub async fn start_with(options: Options) -> io::Result<Self> {
        if !options.pages.is_dir() {
            return Err(io::Error::new(
                io::ErrorKind::NotFound,
                format!(
                    "{} is not there: run `npm ci --no-audit --no-fund && npm run build` \
                     in tests/sites",
                    options.pages.display()
                ),
            ));
        }
        let names = HOSTS.iter().map(|(host, _)| (*host).to_owned());
        let names = names.chain(["demo.localhost".to_owned()]).collect();
        let (tls, certificate) = server_config(names).map_err(io::Error::other)?;
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, options.port))?;
        listener.set_nonblocking(true)?;
        let port = listener.local_addr()?.port();
        let records = Arc::new(Records::new());
        let handle = Handle::new();
        let server =
            axum_server::from_tcp_rustls(listener, RustlsConfig::from_config(Arc::new(tls)))?
                .handle(handle.clone())
                .serve(router(options.pages, port, Arc::clone(&records)).into_make_service());
        tokio::spawn(server);
        Ok(Self {
            port,
            certificate: certificate.to_vec(),
            handle,
            records,
        })
    }

    /// The port on loopback.
    #[must_use]
    pub fn port(&self) -> u16 {
        self.port
    }

    /// The server's certificate, self-signed, in DER: for a client that checks it.
    #[must_use]
    pub fn certificate(&self) -> &[u8] {
        &self.certificate
    }

    /// An address on this server: `url("bsky.app", "/?csp=strict")`.
    #[must_use]
    pub fn url(&self, host: &str, target: &str) -> String {
        format!("https://{host}:{}{target}", self.port)
    }

    /// What was published since start or reset, in order of arrival.
    #[must_use]
    pub fn publications(&self) -> Vec<Publication> {
        self.records.log().publications
    }

    /// What was sent to be published and refused by `answer=error`.
    #[must_use]
    pub fn refused(&self) -> Vec<Publication> {
        self.records.log().refused
    }

    /// Every request line since start or reset, in order of arrival.
    #[must_use]
    pub fn requests(&self) -> Vec<Request> {
        self.records.log().requests
    }

    /// The breaches of content security policies since start or reset.
    #[must_use]
    pub fn violations(&self) -> Vec<Violation> {
        self.records.log().violations
    }

    /// Waits until there are `wanted` publications or more, and gives them all.
    ///
    /// # Errors
    /// When `patience` is over; the error holds what had come.
    pub async fn wait_for_publications(
        &self,
        wanted: usize,
        patience: Duration,
    ) -> Result<Vec<Publication>, Shortfall> {
        self.records.wait_for_publications(wanted, patience).await
    }

    /// Forgets everything recorded.
    pub fn reset(&self) {
        self.records.reset();
    }
}

impl Drop for FixtureServer {
    fn drop(&mut self) {
        self.handle.shutdown();
    }
}
