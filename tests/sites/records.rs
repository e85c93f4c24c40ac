//! What the server saw.

use serde::{Deserialize, Serialize};
use std::fmt;
use std::time::Duration;
use tokio::sync::watch;
use tokio::time::{Instant, timeout};

/// What a page asks to publish.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Draft {
    /// The page's site, as in `mastodon`.
    pub site: String,
    /// The page's path and query.
    pub page: String,
    /// The account that it is published as.
    pub account: String,
    /// `post`, `reply` or `comment`.
    pub surface: String,
    /// The text, from the editor's model.
    pub text: String,
    /// The content warning, empty when there is none.
    #[serde(default)]
    pub content_warning: String,
    /// The alt texts of the images.
    #[serde(default)]
    pub alt_texts: Vec<String>,
    /// The options of the poll.
    #[serde(default)]
    pub poll: Vec<String>,
    /// Who may read it, in the site's own word.
    #[serde(default)]
    pub audience: String,
}

/// A publication that the server received.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Publication {
    /// 1 for the first since start or reset, refused ones counted too.
    pub number: usize,
    /// When it arrived, in milliseconds since start or reset.
    pub at: u64,
    /// The host it was sent to, without port.
    pub host: String,
    /// What was published.
    #[serde(flatten)]
    pub draft: Draft,
}

/// A request line that the server received.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Request {
    /// When it arrived, in milliseconds since start or reset.
    pub at: u64,
    /// The method.
    pub method: String,
    /// The host, without port.
    pub host: String,
    /// Path and query.
    pub target: String,
    /// Who asked, where the browser says so: a page's origin or an extension's.
    pub origin: Option<String>,
}

impl Request {
    /// Whether this is the fixture's own bookkeeping, such as a publication.
    #[must_use]
    pub fn is_bookkeeping(&self) -> bool {
        self.target.starts_with("/__fixture/")
    }
}

/// A breach of a page's content security policy, as its `securitypolicyviolation`
/// event tells it, or the browser's own report.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Violation {
    /// The page's address.
    pub page: String,
    /// The directive.
    pub directive: String,
    /// What was blocked.
    pub blocked: String,
    /// Where the script that did it comes from, as in `chrome-extension`.
    pub source: String,
}

impl Violation {
    /// What a browser reports to `report-uri`; `None` where it is no such report.
    pub(crate) fn reported(body: &[u8]) -> Option<Self> {
        let report: serde_json::Value = serde_json::from_slice(body).ok()?;
        let report = report.get("csp-report")?;
        let part = |name| report.get(name)?.as_str().map(str::to_owned);
        Some(Self {
            page: part("document-uri")?,
            directive: part("effective-directive")?,
            blocked: part("blocked-uri")?,
            source: part("source-file").unwrap_or_default(),
        })
    }
}

/// Everything since start or reset, in order of arrival.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Log {
    /// Publications that were accepted.
    pub publications: Vec<Publication>,
    /// Publications that were refused (`answer=error`).
    pub refused: Vec<Publication>,
    /// Every request line.
    pub requests: Vec<Request>,
    /// Every breach of a content security policy.
    pub violations: Vec<Violation>,
}

/// Fewer publications than waited for.
#[derive(Debug, Clone)]
pub struct Shortfall {
    /// How many were waited for.
    pub wanted: usize,
    /// What had come.
    pub log: Log,
}

impl fmt::Display for Shortfall {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            out,
            "waited for {} publications, got {:#?}, refused {:#?}",
            self.wanted, self.log.publications, self.log.refused
        )
    }
}

impl std::error::Error for Shortfall {}

/// The log, shared by the server's tasks and whoever waits for it.
#[derive(Debug)]
pub struct Records {
    log: watch::Sender<(Instant, Log)>,
}

impl Records {
    pub fn new() -> Self {
        let log = watch::Sender::new((Instant::now(), Log::default()));
        Self { log }
    }

    pub fn log(&self) -> Log {
        self.log.borrow().1.clone()
    }

    pub fn reset(&self) {
        self.log.send_replace((Instant::now(), Log::default()));
    }

    pub fn publish(&self, host: &str, draft: Draft, accepted: bool) -> Publication {
        let mut recorded = None;
        self.log.send_modify(|(start, log)| {
            let publication = Publication {
                number: log.publications.len() + log.refused.len() + 1,
                at: milliseconds(*start),
                host: host.to_owned(),
                draft,
            };
            recorded = Some(publication.clone());
            if accepted {
                log.publications.push(publication);
            } else {
                log.refused.push(publication);
            }
        });
        recorded.expect("send_modify runs its closure, subscribers or not")
    }

    pub fn request(&self, method: &str, host: &str, target: &str, origin: Option<&str>) {
        self.log.send_modify(|(start, log)| {
            log.requests.push(Request {
                at: milliseconds(*start),
                method: method.to_owned(),
                host: host.to_owned(),
                target: target.to_owned(),
                origin: origin.map(str::to_owned),
            });
        });
    }

    pub fn violation(&self, violation: Violation) {
        self.log
            .send_modify(|(_, log)| log.violations.push(violation));
    }

    pub async fn wait_for_publications(
        &self,
        wanted: usize,
        patience: Duration,
    ) -> Result<Vec<Publication>, Shortfall> {
        let mut watcher = self.log.subscribe();
        let enough = watcher.wait_for(|(_, log)| log.publications.len() >= wanted);
        if let Ok(Ok(found)) = timeout(patience, enough).await {
            return Ok(found.1.publications.clone());
        }
        let log = self.log();
        Err(Shortfall { wanted, log })
    }
}

fn milliseconds(start: Instant) -> u64 {
    u64::try_from(start.elapsed().as_millis()).unwrap_or(u64::MAX)
}
