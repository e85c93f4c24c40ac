//! What is true of the tab in front.

use namens_browser::settings::Settings;
use namens_browser::tabs::Reply;
use namens_norms::clock::Date;
use namens_sites::{Adapter, Surface};

/// What is known of the tab in front.
#[derive(Debug, Clone, Default)]
pub struct Seen {
    /// The address of its page, where the browser tells it.
    pub url: Option<String>,
    /// What the loader in it answered; `None`: nobody answered.
    pub reply: Option<Reply>,
    /// Whether the browser lets the extension work on all its sites.
    pub granted: bool,
    /// Whether it lets it work on the page's host.
    pub granted_here: bool,
}

/// What the user can do about a page that is on none of our sites.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Own {
    /// Add its host.
    CanAdd(String),
    /// Remove its host, which was added.
    CanRemove(String),
}

impl Own {
    /// What can be done about the page in a tab; `None`: nothing, because its
    /// site is one of ours, or because it is no page that we can be on.
    #[must_use]
    pub fn of(seen: &Seen) -> Option<Self> {
        let host = host(seen.url.as_deref()?)?;
        if namens_sites::adapter_for(host).is_some_and(|adapter| !adapter.optional) {
            return None;
        }
        Some(if seen.granted_here {
            Self::CanRemove(host.to_owned())
        } else {
            Self::CanAdd(host.to_owned())
        })
    }

    /// The host.
    #[must_use]
    pub fn host(&self) -> &str {
        match self {
            Self::CanAdd(host) | Self::CanRemove(host) => host,
        }
    }
}

/// Whether the page in front is guarded, and if not, why.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Status {
    /// It is.
    Active(&'static Adapter),
    /// It will be when a composer is used; until then nothing is loaded.
    Idle(&'static Adapter),
    /// A composer is in use, and the engine is on its way.
    Loading(&'static Adapter),
    /// The user paused the site for today.
    Paused(&'static Adapter),
    /// The user switched the site off.
    Off(&'static Adapter),
    /// The user switched off all that is written on the site.
    SurfacesOff(&'static Adapter),
    /// The engine did not load, or broke.
    Failed(&'static Adapter),
    /// The site is known and nobody answers: the page is older than we are.
    Unreached(&'static Adapter),
    /// The browser does not let us work on this site, or not on all of them and
    /// tells not whether this is one.
    NotAllowed,
    /// It is no site that we know.
    Unknown,
}

impl Status {
    /// What is true of a tab. What the user chose goes before what the loader
    /// says: a loader that was active before a pause still says so.
    #[must_use]
    pub fn of(seen: &Seen, settings: &Settings, today: Date) -> Self {
        let reply = seen.reply.as_ref();
        let host = seen.url.as_deref().and_then(host);
        let adapter = reply
            .and_then(|reply| namens_sites::adapter(&reply.site))
            .or_else(|| namens_sites::adapter_for(host?))
            .or_else(|| {
                host.filter(|_| seen.granted_here)
                    .map(|_| namens_sites::unknown())
            });
        let Some(adapter) = adapter else {
            // The browser tells the address only where we are allowed or asked for.
            return if seen.granted || seen.url.is_some() {
                Self::Unknown
            } else {
                Self::NotAllowed
            };
        };
        if settings.sites_off.iter().any(|id| id == adapter.id) {
            return Self::Off(adapter);
        }
        if settings.is_paused(adapter.id, today) {
            return Self::Paused(adapter);
        }
        let is_off = |surface: Surface| {
            let mut off = settings.surfaces_off.iter();
            off.any(|off| off.id() == surface.id())
        };
        if adapter.all_surfaces().all(is_off) {
            return Self::SurfacesOff(adapter);
        }
        match reply.map(|reply| reply.state.as_str()) {
            Some("active") => Self::Active(adapter),
            Some("loading") => Self::Loading(adapter),
            Some("failed") => Self::Failed(adapter),
            // Off by a setting that has just changed: it will look again.
            Some(_) => Self::Idle(adapter),
            None if !seen.granted_here => Self::NotAllowed,
            None => Self::Unreached(adapter),
        }
    }

    /// A stable name, for the style and for tests.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Active(_) => "active",
            Self::Idle(_) => "idle",
            Self::Loading(_) => "loading",
            Self::Paused(_) => "paused",
            Self::Off(_) => "off",
            Self::SurfacesOff(_) => "surfaces-off",
            Self::Failed(_) => "failed",
            Self::Unreached(_) => "unreached",
            Self::NotAllowed => "not-allowed",
            Self::Unknown => "unknown",
        }
    }

    /// The site; `None` where it is not known.
    #[must_use]
    pub fn site(self) -> Option<&'static Adapter> {
        match self {
            Self::Active(site)
            | Self::Idle(site)
            | Self::Loading(site)
            | Self::Paused(site)
            | Self::Off(site)
            | Self::SurfacesOff(site)
            | Self::Failed(site)
            | Self::Unreached(site) => Some(site),
            Self::NotAllowed | Self::Unknown => None,
        }
    }
}

/// The host in an address, without its port.
pub fn host(url: &str) -> Option<&str> {
    let rest = url.strip_prefix("https://")?;
    let authority = rest.split(['/', '?', '#']).next()?;
    let host = authority.rsplit('@').next()?;
    host.split(':').next()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn today() -> Date {
        "2026-11-24".parse().unwrap()
    }

    fn reply(state: &str) -> Option<Reply> {
        Some(Reply {
            state: state.into(),
            site: "mastodon".into(),
        })
    }

    fn status(seen: &Seen, settings: &Settings) -> &'static str {
        Status::of(seen, settings, today()).id()
    }

    #[test]
    fn the_loader_says_how_it_is() {
        for (state, expected) in [
            ("active", "active"),
            ("idle", "idle"),
            ("loading", "loading"),
            ("failed", "failed"),
            ("off", "idle"),
        ] {
            let seen = Seen {
                reply: reply(state),
                ..Seen::default()
            };
            assert_eq!(status(&seen, &Settings::default()), expected);
        }
    }

    #[test]
    fn what_the_user_chose_goes_first() {
        let seen = Seen {
            reply: reply("active"),
            ..Seen::default()
        };
        let mut settings = Settings::default();
        settings.pause("mastodon", today());
        assert_eq!(status(&seen, &settings), "paused");
        settings.sites_off.push("mastodon".into());
        assert_eq!(status(&seen, &settings), "off");
    }

    #[test]
    fn yesterdays_pause_is_over() {
        let seen = Seen {
            reply: reply("idle"),
            ..Seen::default()
        };
        let mut settings = Settings::default();
        settings.pause("mastodon", "2026-11-23".parse().unwrap());
        assert_eq!(status(&seen, &settings), "idle");
    }

    #[test]
    fn without_an_answer_the_address_and_the_permission_tell() {
        let at = |url: Option<&str>, granted| Seen {
            url: url.map(str::to_owned),
            granted,
            granted_here: granted,
            reply: None,
        };
        let settings = Settings::default();
        let known = Some("https://mastodon.nl:8443/@iemand?x#y");
        assert_eq!(status(&at(known, true), &settings), "unreached");
        assert_eq!(status(&at(known, false), &settings), "not-allowed");
        let added = Some("https://forum.example.nl/");
        assert_eq!(status(&at(added, true), &settings), "unreached");
        assert_eq!(status(&at(None, false), &settings), "not-allowed");
        assert_eq!(status(&at(None, true), &settings), "unknown");
        for other in ["https://example.org/", "http://mastodon.nl/", "about:blank"] {
            assert_eq!(
                status(&at(Some(other), false), &settings),
                "unknown",
                "{other}"
            );
        }
    }

    #[test]
    fn mail_is_off_until_the_user_switches_it_on() {
        let seen = Seen {
            reply: Some(Reply {
                state: "off".into(),
                site: "gmail".into(),
            }),
            ..Seen::default()
        };
        let mut settings = Settings::default();
        assert_eq!(status(&seen, &settings), "surfaces-off");
        settings.surfaces_off.clear();
        assert_eq!(status(&seen, &settings), "idle");
    }

    #[test]
    fn only_a_page_on_none_of_our_sites_can_be_added_and_removed() {
        let own = |url: &str, granted_here| {
            Own::of(&Seen {
                url: Some(url.into()),
                granted_here,
                ..Seen::default()
            })
        };
        let host = || "forum.example.nl".to_owned();
        let page = "https://forum.example.nl:8443/t/1";
        assert_eq!(own(page, false), Some(Own::CanAdd(host())));
        assert_eq!(own(page, true), Some(Own::CanRemove(host())));
        for other in [
            "https://mastodon.nl/",
            "http://forum.example.nl/",
            "about:blank",
        ] {
            assert_eq!(own(other, true), None, "{other}");
        }
        assert_eq!(Own::of(&Seen::default()), None);
    }
}
