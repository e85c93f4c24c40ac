//! The server, asked as a browser would ask it.

#![allow(clippy::unwrap_used, reason = "what fails here fails the test")]

use namens_fixture_sites::{FixtureServer, Options, STRICT_CSP};
use serde_json::{Value, json};
use std::sync::Arc;
use std::time::Duration;
use tempfile::TempDir;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio_rustls::TlsConnector;
use tokio_rustls::rustls::pki_types::ServerName;
use tokio_rustls::rustls::{ClientConfig, RootCertStore};

/// A server with small pages of its own.
async fn server() -> (FixtureServer, TempDir) {
    let folder = tempfile::tempdir().unwrap();
    let pages = folder.path().join("pages");
    std::fs::create_dir(&pages).unwrap();
    std::fs::write(folder.path().join("outside.js"), "outside").unwrap();
    for (file, content) in [
        (
            "mastodon.html",
            "mastodon {{host}} {{handle}}{{style_nonce}}",
        ),
        ("bluesky.html", "bluesky {{host}} {{handle}}"),
        ("x.html", "x {{name}}"),
        ("linkedin.html", "linkedin"),
        ("facebook.html", "facebook"),
        ("generic.html", "generic"),
        ("demo.html", "demo {{port}}"),
        ("plain.html", "plain"),
        ("reopened.html", "reopened"),
        ("some.js", "some script"),
    ] {
        std::fs::write(pages.join(file), content).unwrap();
    }
    let options = Options {
        pages,
        ..Options::default()
    };
    (FixtureServer::start_with(options).await.unwrap(), folder)
}

/// What a server answered.
struct Answer {
    head: String,
    body: String,
}

impl Answer {
    fn status(&self) -> &str {
        self.head.split(' ').nth(1).unwrap()
    }

    fn policy(&self) -> Option<&str> {
        let name = "content-security-policy: ";
        self.head.lines().find_map(|line| line.strip_prefix(name))
    }
}

async fn get(server: &FixtureServer, host: &str, target: &str) -> Answer {
    ask(server, "GET", host, target, "").await
}

async fn publish(server: &FixtureServer, host: &str, query: &str, text: &str) -> Answer {
    let draft = json!({
        "site": "mastodon", "page": "/", "account": "sanne", "surface": "post", "text": text,
    });
    let target = format!("/__fixture/publish{query}");
    ask(server, "POST", host, &target, &draft.to_string()).await
}

async fn ask(server: &FixtureServer, method: &str, host: &str, target: &str, body: &str) -> Answer {
    let mut trusted = RootCertStore::empty();
    trusted.add(server.certificate().to_vec().into()).unwrap();
    let config = ClientConfig::builder()
        .with_root_certificates(trusted)
        .with_no_client_auth();
    let socket = TcpStream::connect(("127.0.0.1", server.port()))
        .await
        .unwrap();
    let name = ServerName::try_from("mastodon.social").unwrap();
    let mut stream = TlsConnector::from(Arc::new(config))
        .connect(name, socket)
        .await
        .unwrap();
    let request = format!(
        "{method} {target} HTTP/1.1\r\nHost: {host}:{port}\r\nOrigin: https://{host}\r\n\
         Content-Type: application/json\r\nContent-Length: {length}\r\n\
         Connection: close\r\n\r\n{body}",
        port = server.port(),
        length = body.len(),
    );
    stream.write_all(request.as_bytes()).await.unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).await.unwrap();
    let (head, body) = answer.split_once("\r\n\r\n").unwrap();
    Answer {
        head: head.to_owned(),
        body: body.to_owned(),
    }
}

#[tokio::test]
async fn the_host_chooses_the_site() {
    let (server, _pages) = server().await;
    for (host, target, starts) in [
        ("mastodon.social", "/", "mastodon mastodon.social sanne"),
        (
            "social.overheid.nl",
            "/publish",
            "mastodon social.overheid.nl",
        ),
        (
            "bsky.app",
            "/?as=official",
            "bluesky bsky.app gemeentevoorbeeld",
        ),
        ("main.bsky.dev", "/autofocus", "bluesky main.bsky.dev"),
        ("twitter.com", "/home", "x Sanne de Vries"),
        ("www.linkedin.com", "/feed/", "linkedin"),
        ("m.facebook.com", "/", "facebook"),
        ("bsky.app", "/generic", "generic"),
        ("x.com", "/generic/autofocus", "generic"),
        ("x.com", "/generic/reopened", "reopened"),
        ("bsky.app", "/plain", "plain"),
        ("mastodon.nl", "/reopened", "reopened"),
        ("demo.localhost", "/", "demo "),
        ("localhost", "/", "demo "),
        ("mastodon.social", "/assets/some.js", "some script"),
    ] {
        let answer = get(&server, host, target).await;
        assert_eq!(answer.status(), "200", "{host}{target}");
        assert!(
            answer.body.starts_with(starts),
            "{host}{target}: {}",
            answer.body
        );
    }
    let demo = get(&server, "demo.localhost", "/").await;
    assert_eq!(demo.body, format!("demo {}", server.port()));
}

#[tokio::test]
async fn a_page_has_its_sites_policy_or_the_strict_one() {
    let (server, _pages) = server().await;
    let strict = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; \
                  require-trusted-types-for 'script'";
    assert_eq!(STRICT_CSP, strict);
    for host in ["mastodon.social", "bsky.app", "demo.localhost"] {
        for target in [
            "/?csp=strict",
            "/plain?csp=strict",
            "/autofocus?two=1&csp=strict",
        ] {
            let answer = get(&server, host, target).await;
            assert_eq!(answer.policy(), Some(strict), "{host}{target}");
            assert!(
                !answer.body.contains("content="),
                "a nonce: {}",
                answer.body
            );
        }
    }
    let mastodon = get(&server, "mastodon.social", "/").await;
    let policy = mastodon.policy().unwrap();
    assert!(
        policy.contains("script-src 'self' 'wasm-unsafe-eval'"),
        "{policy}"
    );
    let (_, nonce) = mastodon.body.split_once("content=\"").unwrap();
    let nonce = nonce.trim_end_matches('"');
    assert!(policy.contains(&format!("'nonce-{nonce}'")), "{policy}");
    for (host, allows_wasm) in [
        ("www.facebook.com", Some(true)),
        ("x.com", Some(false)),
        ("www.linkedin.com", Some(false)),
        ("bsky.app", None),
    ] {
        let answer = get(&server, host, "/").await;
        let allowed = answer
            .policy()
            .map(|policy| policy.contains("wasm-unsafe-eval"));
        assert_eq!(allowed, allows_wasm, "{host}");
    }
}

#[tokio::test]
async fn publications_are_recorded_until_reset() {
    let (server, _pages) = server().await;
    let text = "Eén 👩‍👩‍👧\ntwee";
    let answer = publish(&server, "mastodon.social", "", text).await;
    assert_eq!(answer.status(), "200");
    let shown: Value = serde_json::from_str(&answer.body).unwrap();
    assert_eq!(
        (&shown["number"], &shown["text"]),
        (&json!(1), &json!(text))
    );
    let refused = publish(&server, "mastodon.social", "?answer=error", "drie").await;
    assert_eq!(refused.status(), "500");
    publish(&server, "bsky.app", "", "vier").await;

    let published = server.publications();
    let seen: Vec<_> = published
        .iter()
        .map(|one| (one.number, one.host.as_str(), one.draft.text.as_str()))
        .collect();
    assert_eq!(
        seen,
        [(1, "mastodon.social", text), (3, "bsky.app", "vier")]
    );
    assert_eq!(server.refused()[0].draft.text, "drie");
    let listed = get(&server, "localhost", "/__fixture/publications").await;
    let listed: Value = serde_json::from_str(&listed.body).unwrap();
    assert_eq!(listed[1]["text"], "vier");

    ask(&server, "POST", "localhost", "/__fixture/reset", "").await;
    assert!(server.publications().is_empty() && server.refused().is_empty());
}

#[tokio::test]
async fn every_request_line_is_recorded() {
    let (server, _pages) = server().await;
    get(&server, "mastodon.social", "/?csp=strict").await;
    get(&server, "bsky.app", "/nowhere.png").await;
    publish(&server, "bsky.app", "", "hallo").await;
    let requests = server.requests();
    let seen: Vec<_> = requests
        .iter()
        .map(|one| (one.method.as_str(), one.host.as_str(), one.target.as_str()))
        .collect();
    assert_eq!(
        seen,
        [
            ("GET", "mastodon.social", "/?csp=strict"),
            ("GET", "bsky.app", "/nowhere.png"),
            ("POST", "bsky.app", "/__fixture/publish"),
        ]
    );
    assert_eq!(
        requests[0].origin.as_deref(),
        Some("https://mastodon.social")
    );
    assert!(requests[2].is_bookkeeping() && !requests[1].is_bookkeeping());
    server.reset();
    assert!(server.requests().is_empty());
}

#[tokio::test]
async fn violations_are_recorded() {
    let (server, _pages) = server().await;
    let violation = json!({
        "page": "https://bsky.app/", "directive": "script-src",
        "blocked": "wasm-eval", "source": "chrome-extension",
    });
    let body = violation.to_string();
    ask(&server, "POST", "bsky.app", "/__fixture/violation", &body).await;
    assert_eq!(
        serde_json::to_value(server.violations()).unwrap(),
        json!([violation])
    );
}

#[tokio::test]
async fn a_page_that_looks_for_extensions_has_breaches_reported() {
    let (server, _pages) = server().await;
    let answer = get(&server, "bsky.app", "/?probe=1&csp=strict").await;
    let policy = answer.policy().unwrap();
    assert!(policy.contains("chrome-extension: "), "{policy}");
    let (_, address) = policy.split_once("report-uri ").unwrap();
    let report = json!({ "csp-report": {
        "document-uri": "https://bsky.app/", "effective-directive": "img-src",
        "blocked-uri": "https://elsewhere.example/", "source-file": "planted.js",
    } });
    ask(&server, "POST", "bsky.app", address, &report.to_string()).await;
    ask(&server, "POST", "bsky.app", address, "[]").await;
    assert_eq!(
        serde_json::to_value(server.violations()).unwrap(),
        json!([{
            "page": "https://bsky.app/", "directive": "img-src",
            "blocked": "https://elsewhere.example/", "source": "planted.js",
        }])
    );
}

#[tokio::test]
async fn waiting_ends_with_the_publication_or_with_patience() {
    let (server, _pages) = server().await;
    let waited = server.wait_for_publications(1, Duration::from_secs(60));
    let (published, _) = tokio::join!(waited, publish(&server, "bsky.app", "", "hallo"));
    assert_eq!(published.unwrap()[0].draft.text, "hallo");
    let shortfall = server.wait_for_publications(2, Duration::ZERO).await;
    let shortfall = shortfall.unwrap_err();
    assert_eq!((shortfall.wanted, shortfall.log.publications.len()), (2, 1));
    assert!(shortfall.to_string().contains("hallo"), "{shortfall}");
}

#[tokio::test]
async fn servers_do_not_share_records() {
    let (one, _pages) = server().await;
    let (other, _pages) = server().await;
    publish(&one, "bsky.app", "", "hallo").await;
    assert_ne!(one.port(), other.port());
    assert_eq!(
        (one.publications().len(), other.publications().len()),
        (1, 0)
    );
    assert!(other.requests().is_empty());
}

#[tokio::test]
async fn only_built_files_are_served() {
    let (server, _pages) = server().await;
    for target in [
        "/assets/..%2Foutside.js",
        "/assets/mastodon.html",
        "/assets/none.js",
    ] {
        let answer = get(&server, "bsky.app", target).await;
        assert_eq!(answer.status(), "404", "{target}");
    }
}

#[tokio::test]
async fn missing_pages_are_named_with_the_command_that_builds_them() {
    let options = Options {
        pages: "nowhere".into(),
        ..Options::default()
    };
    let error = FixtureServer::start_with(options).await.unwrap_err();
    let message = error.to_string();
    assert!(
        message.contains("nowhere") && message.contains("npm run build"),
        "{message}"
    );
}
