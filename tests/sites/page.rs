//! Which page, and which content security policy, answers an address.

use crate::hosts::Site;
use serde::Deserialize;

/// The strict policy: no WASM, no inline script or style, Trusted Types.
pub const STRICT_CSP: &str = "default-src 'none'; script-src 'self'; style-src 'self'; \
                              connect-src 'self'; require-trusted-types-for 'script'";

/// What Mastodon sends in kind: WASM is allowed, and styles with the nonce that
/// the page prints in a `meta` element.
const MASTODON_CSP: &str = "default-src 'none'; base-uri 'none'; form-action 'self'; \
                            frame-ancestors 'none'; font-src 'self'; img-src 'self' data: blob:; \
                            style-src 'self' 'nonce-ZG8+ZF2PUMlJoSgD4Nva1w=='; \
                            manifest-src 'self'; connect-src 'self' data: blob:; \
                            script-src 'self' 'wasm-unsafe-eval'; worker-src 'self' blob:";

/// What Facebook sends in kind.
const FACEBOOK_CSP: &str = "default-src 'self' data: blob:; script-src 'self' blob: data: \
                            'wasm-unsafe-eval'; style-src 'self' data: 'unsafe-inline'; \
                            connect-src 'self' blob: data:; worker-src 'self' blob: data:; \
                            block-all-mixed-content; upgrade-insecure-requests";

/// What X and LinkedIn send in kind: no WASM. The sites of which it is not known
/// get the same.
const NO_WASM_CSP: &str = "default-src 'self'; connect-src 'self' blob:; font-src 'self' data:; \
                           frame-src 'self'; img-src 'self' blob: data:; object-src 'none'; \
                           script-src 'self'; style-src 'self' 'unsafe-inline'; \
                           worker-src 'self' blob:";

/// Where browsers report breaches of a policy that asks for it.
pub const REPORTS: &str = "/__fixture/report";

/// The script that every page has first.
const FIRST_SCRIPT: &str = "<script src=\"/assets/watch.js\"></script>";

/// The one that looks for extensions, before any other.
const PROBE: &str = "<script src=\"/assets/probe.js\"></script>";

/// The one that measures keys.
const TYPING: &str = "<script src=\"/assets/typing.js\"></script>";

/// The attribute that carries the nonce; a page under another policy has none.
const STYLE_NONCE: &str = " content=\"ZG8+ZF2PUMlJoSgD4Nva1w==\"";

/// The switches that the server heeds; the others are the page's own.
#[derive(Debug, Default, Deserialize)]
pub struct Switches {
    csp: Option<String>,
    probe: Option<String>,
    typing: Option<String>,
    #[serde(rename = "as")]
    account: Option<String>,
}

impl Switches {
    fn is_strict(&self) -> bool {
        self.csp.as_deref() == Some("strict")
    }
}

/// Who is signed in.
struct Account {
    handle: &'static str,
    name: &'static str,
    bio: &'static str,
}

const PERSON: Account = Account {
    handle: "sanne",
    name: "Sanne de Vries",
    bio: "Fietst, bakt en leest. Werkt bij een gemeente.",
};

const OFFICIAL: Account = Account {
    handle: "gemeentevoorbeeld",
    name: "Gemeente Voorbeeld",
    bio: "Officieel account van de gemeente Voorbeeld.",
};

/// The built file behind a path.
pub fn file(site: Site, path: &str) -> &'static str {
    let (folder, name) = path.rsplit_once('/').unwrap_or_default();
    match (folder, name) {
        (_, "plain") => "plain",
        (_, "states") => "states",
        (_, "life") => "life",
        (_, "reopened") => "reopened",
        ("", "generic") | ("/generic", _) => "generic",
        _ => site.page(),
    }
}

/// The content security policy to send, if any. A page that looks for extensions
/// may ask for their files, and has breaches reported.
pub fn policy(site: Site, switches: &Switches) -> Option<String> {
    let policy = own_policy(site, switches)?;
    Some(if switches.probe.is_some() {
        let files = "connect-src chrome-extension: moz-extension: ";
        let policy = policy.replace("connect-src ", files);
        format!("{policy}; report-uri {REPORTS}")
    } else {
        policy.to_owned()
    })
}

fn own_policy(site: Site, switches: &Switches) -> Option<&'static str> {
    match site {
        _ if switches.is_strict() => Some(STRICT_CSP),
        Site::Mastodon => Some(MASTODON_CSP),
        Site::Facebook => Some(FACEBOOK_CSP),
        Site::X
        | Site::LinkedIn
        | Site::Instagram
        | Site::Threads
        | Site::Reddit
        | Site::YouTube
        | Site::TikTok
        | Site::WhatsApp
        | Site::Telegram
        | Site::Discord
        | Site::GitHub => Some(NO_WASM_CSP),
        _ => None,
    }
}

/// Fills in a built page's host, port and account, and marks the link to the
/// page itself.
pub fn fill(template: &str, (host, path): (&str, &str), port: u16, switches: &Switches) -> String {
    let account = match switches.account.as_deref() {
        Some("official") => OFFICIAL,
        _ => PERSON,
    };
    let nonce = if switches.is_strict() {
        ""
    } else {
        STYLE_NONCE
    };
    let link = format!("href=\"{path}\"");
    let probe = switches.probe.as_ref().map_or("", |_| PROBE);
    let typing = switches.typing.as_ref().map_or("", |_| TYPING);
    template
        .replace(FIRST_SCRIPT, &format!("{probe}{typing}{FIRST_SCRIPT}"))
        .replace(&link, &format!("{link} aria-current=\"true\""))
        .replace("{{style_nonce}}", nonce)
        .replace("{{host}}", host)
        .replace("{{port}}", &port.to_string())
        .replace("{{handle}}", account.handle)
        .replace("{{name}}", account.name)
        .replace("{{bio}}", account.bio)
}
