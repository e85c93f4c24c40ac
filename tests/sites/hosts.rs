//! Which host name is which site.

/// A site, or the demo's start page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Site {
    Mastodon,
    Bluesky,
    X,
    LinkedIn,
    Facebook,
    Instagram,
    Threads,
    Reddit,
    YouTube,
    TikTok,
    WhatsApp,
    Telegram,
    Discord,
    GitHub,
    Elk,
    Phanpy,
    Pixelfed,
    Lemmy,
    Misskey,
    Discourse,
    Gmail,
    Outlook,
    /// One of which nobody knows how it is made.
    Generic,
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
    ("www.messenger.com", Site::Facebook),
    ("www.instagram.com", Site::Instagram),
    ("www.threads.com", Site::Threads),
    ("www.threads.net", Site::Threads),
    ("threads.com", Site::Threads),
    ("threads.net", Site::Threads),
    ("www.reddit.com", Site::Reddit),
    ("sh.reddit.com", Site::Reddit),
    ("new.reddit.com", Site::Reddit),
    ("old.reddit.com", Site::Reddit),
    ("chat.reddit.com", Site::Reddit),
    ("www.youtube.com", Site::YouTube),
    ("m.youtube.com", Site::YouTube),
    ("www.tiktok.com", Site::TikTok),
    ("web.whatsapp.com", Site::WhatsApp),
    ("web.telegram.org", Site::Telegram),
    ("discord.com", Site::Discord),
    ("github.com", Site::GitHub),
    ("elk.zone", Site::Elk),
    ("main.elk.zone", Site::Elk),
    ("phanpy.social", Site::Phanpy),
    ("dev.phanpy.social", Site::Phanpy),
    ("mail.google.com", Site::Gmail),
    ("outlook.live.com", Site::Outlook),
    ("outlook.office.com", Site::Outlook),
    ("outlook.office365.com", Site::Outlook),
    ("outlook.cloud.microsoft", Site::Outlook),
    ("business.facebook.com", Site::Generic),
    ("pro.x.com", Site::Generic),
    ("studio.youtube.com", Site::Generic),
    ("hootsuite.com", Site::Generic),
    ("in.coosto.com", Site::Generic),
    ("horizon.obi4wan.com", Site::Generic),
    ("publish.buffer.com", Site::Generic),
    ("nextdoor.nl", Site::Generic),
    ("nextdoor.com", Site::Generic),
    ("engage.cloud.microsoft", Site::Generic),
    ("web.yammer.com", Site::Generic),
    ("teams.microsoft.com", Site::Generic),
    ("teams.cloud.microsoft", Site::Generic),
    ("teams.live.com", Site::Generic),
    // Hosts that no adapter names: a person adds them.
    ("mastodon.example.nl", Site::Mastodon),
    ("elk.example.nl", Site::Elk),
    ("foto.example.nl", Site::Pixelfed),
    ("lemmy.example.nl", Site::Lemmy),
    ("misskey.example.nl", Site::Misskey),
    ("forum.example.nl", Site::Discourse),
    ("gastenboek.example.nl", Site::Generic),
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
            Self::Instagram => "instagram",
            Self::Threads => "threads",
            Self::Reddit => "reddit",
            Self::YouTube => "youtube",
            Self::TikTok => "tiktok",
            Self::WhatsApp => "whatsapp",
            Self::Telegram => "telegram",
            Self::Discord => "discord",
            Self::GitHub => "github",
            Self::Elk => "elk",
            Self::Phanpy => "phanpy",
            Self::Pixelfed => "pixelfed",
            Self::Lemmy => "lemmy",
            Self::Misskey => "misskey",
            Self::Discourse => "discourse",
            Self::Gmail => "gmail",
            Self::Outlook => "outlook",
            Self::Generic => "generic",
            Self::Demo => "demo",
        }
    }
}
