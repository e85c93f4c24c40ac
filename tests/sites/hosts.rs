//! Which host name is which site.

/// A site, or the demo's start page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Site {
    Mastodon,
    Bluesky,
    X,
    LinkedIn,
    Facebook,
    Demo,
}

/// The host names with a site behind them.
pub const HOSTS: &[(&str, Site)] = &[
    ("mastodon.social", Site::Mastodon),
    ("mastodon.nl", Site::Mastodon),
    ("social.overheid.nl", Site::Mastodon),
    ("mastodon.online", Site::Mastodon),
    ("fosstodon.org", Site::Mastodon),
    ("bsky.app", Site::Bluesky),
    ("main.bsky.dev", Site::Bluesky),
    ("x.com", Site::X),
    ("twitter.com", Site::X),
    ("mobile.x.com", Site::X),
    ("mobile.twitter.com", Site::X),
    ("www.linkedin.com", Site::LinkedIn),
    ("www.facebook.com", Site::Facebook),
    ("web.facebook.com", Site::Facebook),
    ("m.facebook.com", Site::Facebook),
];

impl Site {
    /// The site behind a `Host` header, its port left out, and the host's name
    /// as the table spells it.
    pub fn of(header: &str) -> (Self, &'static str) {
        let name = header.split(':').next().unwrap_or_default();
        HOSTS
            .iter()
            .find(|(host, _)| *host == name)
            .map_or((Self::Demo, "demo.localhost"), |(host, site)| (*site, host))
    }

    /// The name of the site's page in the built folder, without `.html`.
    pub fn page(self) -> &'static str {
        match self {
            Self::Mastodon => "mastodon",
            Self::Bluesky => "bluesky",
            Self::X => "x",
            Self::LinkedIn => "linkedin",
            Self::Facebook => "facebook",
            Self::Demo => "demo",
        }
    }
}
