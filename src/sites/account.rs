//! Where a page says who is signed in, and how that is read.

use serde_json::Value;

/// A place where the page or a composer says who it is published as.
#[derive(Debug, PartialEq, Eq)]
pub struct AccountSource {
    /// What kind of place.
    pub origin: Origin,
    /// The selector of the element, or the key in the page's storage.
    pub place: &'static str,
    /// All that the element says, in lower case, is one of these; empty: anything.
    pub says: &'static [&'static str],
    /// For a source of a composer: the element around it in which the place is
    /// looked for. `None`: the composer itself.
    pub near: Option<&'static str>,
    /// The path to the handle in the JSON, empty where all that is stored is
    /// the handle; for an attribute or a text, what stands before the handle.
    pub handle: Option<&'static str>,
    /// The same for the shown name.
    pub name: Option<&'static str>,
    /// The path to the description, which may be HTML.
    pub bio: Option<&'static str>,
    /// Whether `@host` belongs behind the handle.
    pub handle_at_host: bool,
    /// A part of the path in the addresses at which organisations publish.
    pub official_at: Option<&'static str>,
    /// The selector of an element and the attribute in which the page names
    /// the person: an account with another name is an organisation's.
    pub person: Option<(&'static str, &'static str)>,
}

/// What kind of place says who it is published as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// JSON in the text of an element.
    Element,
    /// JSON in the page's `localStorage`.
    Storage,
    /// An attribute of an element, such as a link's address.
    Attribute(&'static str),
    /// The first line of an element's text.
    Text,
}

/// Who it is published as, as far as the page says it. Empty where it does not.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Account {
    /// The handle.
    pub handle: String,
    /// The shown name.
    pub name: String,
    /// The description, as plain text.
    pub bio: String,
    /// Whether the page shows that it is an organisation's.
    pub official: bool,
}

impl AccountSource {
    /// Reads what stands in the place, in the page at this host and path.
    /// `person` is what the page says of the person, where the source asks for
    /// that. `None` where neither handle nor name is to be found.
    #[must_use]
    pub fn read(
        &self,
        found: &str,
        (host, path): (&str, &str),
        person: Option<&str>,
    ) -> Option<Account> {
        let mut account = match self.origin {
            Origin::Storage if self.handle == Some("") => Account {
                handle: found.trim_matches('"').to_owned(),
                ..Account::default()
            },
            Origin::Element | Origin::Storage => {
                let json: Value = serde_json::from_str(found).ok()?;
                let text = |path: Option<&str>| {
                    let text = path.and_then(|path| at(&json, path));
                    text.unwrap_or_default()
                };
                Account {
                    handle: text(self.handle),
                    name: text(self.name),
                    bio: plain(&text(self.bio)),
                    official: false,
                }
            }
            Origin::Attribute(_) | Origin::Text => {
                let after = |before: Option<&str>| {
                    let rest = before.and_then(|before| found.trim().strip_prefix(before));
                    rest.unwrap_or_default().trim()
                };
                let handle = after(self.handle);
                let end = handle.find(['/', '?', '#']).unwrap_or(handle.len());
                Account {
                    handle: handle[..end].to_owned(),
                    name: after(self.name).to_owned(),
                    ..Account::default()
                }
            }
        };
        if account.handle.is_empty() && account.name.is_empty() {
            return None;
        }
        if self.handle_at_host && !account.handle.is_empty() && !account.handle.contains('@') {
            account.handle = format!("{}@{host}", account.handle);
        }
        // Such an attribute may say more than the name ("Photo of …").
        let is_another = !account.name.is_empty()
            && person.is_some_and(|person| {
                !person.trim().is_empty() && !person.contains(account.name.as_str())
            });
        account.official = is_another || self.official_at.is_some_and(|part| path.contains(part));
        Some(account)
    }
}

/// The text or number at a path of keys with dots between them; a key in
/// braces is itself a path to the key: `accounts.{meta.me}.acct`.
fn at(json: &Value, path: &str) -> Option<String> {
    let mut value = json;
    let mut rest = path;
    while !rest.is_empty() {
        let (key, after) = if let Some(inner) = rest.strip_prefix('{') {
            let (inner, after) = inner.split_once('}')?;
            (at(json, inner)?, after)
        } else {
            let end = rest.find('.').unwrap_or(rest.len());
            (rest[..end].to_owned(), &rest[end..])
        };
        value = value.get(&key)?;
        rest = after.strip_prefix('.').unwrap_or(after);
    }
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

/// The text of a small piece of HTML: a space for every tag, the common
/// entities resolved.
fn plain(html: &str) -> String {
    let mut text = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(at) = rest.find(['<', '&']) {
        text.push_str(&rest[..at]);
        let piece = &rest[at..];
        let end = if piece.starts_with('<') { '>' } else { ';' };
        let Some(close) = piece.find(end) else {
            rest = piece;
            break;
        };
        match entity(&piece[1..close]) {
            _ if end == '>' => text.push(' '),
            Some(c) => text.push(c),
            None => text.push_str(&piece[..=close]),
        }
        rest = &piece[close + 1..];
    }
    text.push_str(rest);
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn entity(name: &str) -> Option<char> {
    match name {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        "nbsp" => Some(' '),
        _ => {
            let number = name.strip_prefix('#')?;
            let code = match number.strip_prefix(['x', 'X']) {
                Some(hex) => u32::from_str_radix(hex, 16),
                None => number.parse(),
            };
            code.ok().and_then(char::from_u32)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::adapter;

    const INITIAL_STATE: &str = r##"{
        "meta": {"me": "109", "domain": "mastodon.nl"},
        "accounts": {"109": {
            "acct": "jan", "display_name": "Jan 🚲",
            "note": "<p>Adviseur bij <a href=\"#\">Gemeente Hoorn</a></p><p>R&amp;D &#39;26</p>"
        }}
    }"##;

    #[test]
    fn mastodon_says_handle_name_and_bio() {
        let source = &adapter("mastodon").unwrap().accounts[0];
        let account = source
            .read(INITIAL_STATE, ("mastodon.nl", "/"), None)
            .unwrap();
        assert_eq!(account.handle, "jan@mastodon.nl");
        assert_eq!(account.name, "Jan 🚲");
        assert_eq!(account.bio, "Adviseur bij Gemeente Hoorn R&D '26");
    }

    #[test]
    fn a_number_serves_as_a_key() {
        let source = &adapter("mastodon").unwrap().accounts[0];
        let json = r#"{"meta":{"me":7},"accounts":{"7":{"acct":"a"}}}"#;
        assert_eq!(
            source.read(json, ("x.nl", "/"), None).unwrap().handle,
            "a@x.nl"
        );
    }

    #[test]
    fn bluesky_says_a_handle_twice() {
        let sources = adapter("bluesky").unwrap().accounts;
        let json = r#"{"session":{"currentAccount":{"handle":"jan.bsky.social"}}}"#;
        let handle = |found: &str, source: usize| {
            sources[source]
                .read(found, ("bsky.app", "/"), None)
                .map(|account| account.handle)
        };
        assert_eq!(handle(json, 0).as_deref(), Some("jan.bsky.social"));
        assert_eq!(
            handle("/profile/jan.bsky.social/feed", 1).as_deref(),
            Some("jan.bsky.social")
        );
        assert_eq!(handle("/profile/", 1), None);
        assert_eq!(handle("/settings", 1), None);
    }

    #[test]
    fn linkedin_names_the_author_and_the_person() {
        let source = &adapter("linkedin").unwrap().composers[0].accounts[0];
        let read =
            |author: &str, me: &str| source.read(author, ("www.linkedin.com", "/"), Some(me));
        let own = read("Sanne de Vries", "Photo of Sanne de Vries").unwrap();
        assert_eq!((own.name.as_str(), own.official), ("Sanne de Vries", false));
        let page = read("Gemeente Hoorn", "Sanne de Vries").unwrap();
        assert_eq!(
            (page.name.as_str(), page.official),
            ("Gemeente Hoorn", true)
        );
        // Where the page does not say who the person is, nothing follows, but on
        // a company's own pages.
        assert!(!read("Gemeente Hoorn", " ").unwrap().official);
        let admin = ("www.linkedin.com", "/company/1/admin/page-posts/");
        assert!(source.read("Gemeente Hoorn", admin, None).unwrap().official);
    }

    #[test]
    fn facebook_says_the_name_in_a_label() {
        let source = &adapter("facebook").unwrap().accounts[0];
        let account = source.read("Comment as Gemeente Hoorn", ("www.facebook.com", "/"), None);
        assert_eq!(account.unwrap().name, "Gemeente Hoorn");
        assert_eq!(
            source.read("Write something", ("www.facebook.com", "/"), None),
            None
        );
    }

    #[test]
    fn x_says_the_handle_in_an_attribute() {
        let source = &adapter("x").unwrap().accounts[0];
        let account = source.read("UserAvatar-Container-sanne", ("x.com", "/"), None);
        assert_eq!(account.unwrap().handle, "sanne");
    }

    #[test]
    fn what_cannot_be_read_is_nobody() {
        let source = &adapter("mastodon").unwrap().accounts[0];
        for found in [
            "",
            "{",
            "[]",
            "null",
            r#"{"meta":{"me":null}}"#,
            r#"{"meta":{"me":"1"}}"#,
        ] {
            assert_eq!(
                source.read(found, ("mastodon.nl", "/"), None),
                None,
                "{found}"
            );
        }
    }

    #[test]
    fn broken_html_stays_readable() {
        assert_eq!(plain("a < b"), "a < b");
        assert_eq!(plain("a & b; c"), "a & b; c");
        assert_eq!(plain("R&D"), "R&D");
        assert_eq!(plain("&#x1F6B2; &#99999999;"), "🚲 &#99999999;");
    }
}
