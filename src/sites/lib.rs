//! The site adapters: where each site's composer and publish button are, who
//! writes there and for whom. Data (`adapters/*.toml`, checked and compiled by
//! the build script) and the matching of it. Pure: it knows no DOM.

pub mod account;
pub mod join;
pub mod label;
mod loader;

pub use account::{AccountSource, Origin};
pub use loader::{bare_loader_table, loader_table};

include!(concat!(env!("OUT_DIR"), "/adapters.rs"));

/// What is known of one site.
#[derive(Debug, PartialEq, Eq)]
pub struct Adapter {
    /// The stable identifier ("mastodon"), as in the settings.
    pub id: &'static str,
    /// The name people know it by.
    pub name: &'static str,
    /// The hosts it holds for, in lower case.
    pub hosts: &'static [&'static str],
    /// Whether the person adds those hosts; else they are asked for from the start.
    pub optional: bool,
    /// A selector that finds something only on pages of this software: by it
    /// the sites are known that a person added. `None`: it has its hosts only.
    pub marks: Option<&'static str>,
    /// What is written in a composer of the site that none of its own describes.
    pub surface: Surface,
    /// A selector that finds something only where the page's own policy allows
    /// WASM; `None`: it never does, as far as is known.
    pub wasm_when: Option<&'static str>,
    /// The kinds of composer on the site, the most particular first.
    pub composers: &'static [Composer],
    /// Where the page says who is signed in; the first that answers counts.
    pub accounts: &'static [AccountSource],
}

/// One kind of composer: its fields and its publish button.
#[derive(Debug, PartialEq, Eq)]
pub struct Composer {
    /// The element that holds exactly one composer. `None`: the smallest
    /// element that holds both a field and a publish button.
    pub root: Option<&'static str>,
    /// Whether it has one field, so that what holds two fields of this kind
    /// holds two composers.
    pub alone: bool,
    /// Whether parts of it stand in open shadow roots under the element that
    /// holds it.
    pub deep: bool,
    /// What a person types into; at least one has the role `Text`.
    pub fields: &'static [Field],
    /// Selector of the buttons that publish.
    pub publish: &'static str,
    /// What such a button is called, in whole and in lower case; empty:
    /// anything.
    pub named: &'static [&'static str],
    /// How they are recognised among what the selector finds; `None`: the
    /// selector is enough.
    pub guess: Option<&'static Guess>,
    /// Which of those buttons only lead to the last one, with the text still
    /// in the composer: asked there, and not once more.
    pub step: Option<&'static str>,
    /// Selector that such a button matches while it does nothing.
    pub disabled: &'static str,
    /// Selector of what somebody else wrote in a field: the mail below an
    /// answer. It is not looked at.
    pub quoted: Option<&'static str>,
    /// Whether Enter publishes. Ctrl+Enter and Meta+Enter count everywhere.
    pub enter: Enter,
    /// The code of the key that publishes with Alt, if one does.
    pub alt: Option<&'static str>,
    /// What is written here, unless a rule says otherwise.
    pub surface: Surface,
    /// The first sign that is there decides what is written.
    pub surfaces: &'static [(Sign, Surface)],
    /// The first sign that is there decides who can read it; none: everybody.
    pub audiences: &'static [(Sign, Audience)],
    /// Where the composer says who it is published as; before the page's.
    pub accounts: &'static [AccountSource],
}

/// Whether Enter alone publishes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Enter {
    /// It is a line break.
    Breaks,
    /// It publishes; with Shift it is a line break.
    Publishes,
    /// It publishes unless the composer has something that matches this.
    PublishesWithout(&'static str),
}

/// How publish buttons are recognised where no selector of a site's own says
/// it: by name, by form and by role. Words are in lower case.
#[derive(Debug, PartialEq, Eq)]
pub struct Guess {
    /// Words that such a name begins with.
    pub first: &'static [&'static str],
    /// Words that it ends with.
    pub last: &'static [&'static str],
    /// Words that it consists of, in a dialog only.
    pub in_dialog: &'static [&'static str],
    /// Words that the name of a form's submit button does not begin with.
    pub never: &'static [&'static str],
    /// A form's submit buttons.
    pub submit: &'static str,
    /// Buttons that are drawn or marked as those are that publish.
    pub hint: &'static str,
    /// An editor that is published with the one below it, or the element whose
    /// shadow root has it in it.
    pub title: &'static str,
    /// A form with a composer in it: one composer, however many its editors.
    pub form: &'static str,
    /// A dialog: the same, where it has one publish button.
    pub dialog: &'static str,
}

/// A sign of what is written, or of who can read it. All of it has to hold.
#[derive(Debug, PartialEq, Eq)]
pub struct Sign {
    /// A part of the path in the page's address.
    pub path: Option<&'static str>,
    /// A selector that finds something in the composer.
    pub present: Option<&'static str>,
    /// What that says, in lower case, has one of these in it; empty: anything.
    pub says: &'static [&'static str],
}

/// Something in a composer that a person types into.
#[derive(Debug, PartialEq, Eq)]
pub struct Field {
    /// What it holds.
    pub role: Role,
    /// Its selector.
    pub selector: &'static str,
    /// It counts only inside an element that matches this, which may be on the
    /// other side of a shadow root.
    pub within: Option<&'static str>,
    /// For a field that opens outside the composer and is gone when the post
    /// is published: what the composer has while it carries such a text.
    pub elsewhere: Option<&'static str>,
    /// Whether its editor, which is no text box, is known to take words that
    /// are put in the place of others as if they were typed.
    pub replaces: bool,
}

/// What a field holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// The post, or one post of a thread.
    Text,
    /// The content warning above it.
    Warning,
    /// The description of a picture.
    Alt,
    /// An option of a poll.
    Poll,
}

/// What is being written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Surface {
    /// A new post.
    Post,
    /// A reply to a post.
    Reply,
    /// A comment under a post.
    Comment,
    /// A direct message.
    Message,
    /// An e-mail.
    Mail,
}

impl Surface {
    /// The stable identifier, as in the adapters and the settings.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Post => "post",
            Self::Reply => "reply",
            Self::Comment => "comment",
            Self::Message => "message",
            Self::Mail => "mail",
        }
    }
}

impl Adapter {
    /// All that may be written on the site.
    pub fn all_surfaces(&self) -> impl Iterator<Item = Surface> {
        let known = self.composers.iter().flat_map(Composer::all_surfaces);
        known.chain([self.surface])
    }
}

impl Composer {
    /// All that may be written in it.
    pub fn all_surfaces(&self) -> impl Iterator<Item = Surface> {
        let by_rule = self.surfaces.iter().map(|(_, surface)| *surface);
        by_rule.chain([self.surface])
    }
}

/// Who can read it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Audience {
    /// Everybody.
    Public,
    /// The account's followers.
    Followers,
    /// The members of a group.
    Group,
    /// The people addressed.
    Private,
}

/// A site of which nothing is known but that Namens may guard it.
static UNKNOWN: Adapter = Adapter {
    id: "unknown",
    name: "",
    hosts: &[],
    optional: false,
    marks: None,
    surface: Surface::Post,
    wasm_when: None,
    composers: &[],
    accounts: &[],
};

/// The adapter of a site of which nothing is known: its composers are those
/// that no adapter knows.
#[must_use]
pub fn unknown() -> &'static Adapter {
    &UNKNOWN
}

/// The composer that no adapter knows: an editor, and near it a button that
/// is called as such buttons are, or a form's own.
#[must_use]
pub fn generic() -> &'static Composer {
    &GENERIC
}

/// All adapters, in the order of their ids.
#[must_use]
pub fn adapters() -> &'static [Adapter] {
    ADAPTERS
}

/// The adapter for a host name, as `location.hostname` gives it.
#[must_use]
pub fn adapter_for(host: &str) -> Option<&'static Adapter> {
    let host = host.strip_suffix('.').unwrap_or(host);
    ADAPTERS.iter().find(|adapter| {
        adapter
            .hosts
            .iter()
            .any(|own| own.eq_ignore_ascii_case(host))
    })
}

/// The adapter with this id, [`unknown`] too.
#[must_use]
pub fn adapter(id: &str) -> Option<&'static Adapter> {
    let mut all = ADAPTERS.iter().chain([unknown()]);
    all.find(|adapter| adapter.id == id)
}

/// The hosts that the manifest asks for: those of all adapters but the
/// optional ones.
pub fn hosts() -> impl Iterator<Item = &'static str> {
    let adapters = ADAPTERS.iter().filter(|adapter| !adapter.optional);
    adapters.flat_map(|adapter| adapter.hosts).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_listed_hosts_are_known_and_no_others() {
        for host in [
            "mastodon.social",
            "mastodon.nl",
            "social.overheid.nl",
            "fosstodon.org",
        ] {
            assert_eq!(
                adapter_for(host).map(|adapter| adapter.id),
                Some("mastodon"),
                "{host}"
            );
        }
        assert_eq!(
            adapter_for("bsky.app").map(|adapter| adapter.id),
            Some("bluesky")
        );
        assert_eq!(
            adapter_for("MASTODON.NL.").map(|adapter| adapter.id),
            Some("mastodon")
        );
        for host in ["", "bsky.app.example", "notbsky.app", "www.bsky.app", "nl"] {
            assert_eq!(adapter_for(host), None, "{host}");
        }
    }

    #[test]
    fn an_id_finds_its_adapter() {
        for known in adapters() {
            assert_eq!(adapter(known.id), Some(known));
        }
        assert_eq!(adapter("unknown"), Some(unknown()));
        assert_eq!(adapter("example"), None);
    }

    #[test]
    fn every_adapter_is_found_somewhere() {
        for known in adapters() {
            assert!(
                !known.hosts.is_empty() || known.marks.is_some(),
                "{known:?}"
            );
        }
    }
}
