//! Where a page says who is signed in, and how that is read.

use serde_json::Value;

/// A place where the page says who is signed in.
#[derive(Debug, PartialEq, Eq)]
pub struct AccountSource {
    /// What kind of place.
    pub origin: Origin,
    /// The selector of the element or link, or the key in the page's storage.
    pub place: &'static str,
    /// The path to the handle in the JSON; for a link, what its address starts with.
    pub handle: &'static str,
    /// The path to the shown name.
    pub name: Option<&'static str>,
    /// The path to the description, which may be HTML.
    pub bio: Option<&'static str>,
    /// Whether `@host` belongs behind the handle.
    pub handle_at_host: bool,
}

/// What kind of place says who is signed in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// JSON in the text of an element.
    Element,
    /// JSON in the page's `localStorage`.
    Storage,
    /// The address of a link.
    Link,
}

/// Who is signed in, as the page says it. Empty where it does not say.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Account {
    /// The handle.
    pub handle: String,
    /// The shown name.
    pub name: String,
    /// The description, as plain text.
    pub bio: String,
}

impl AccountSource {
    /// Reads what stands in the place: JSON, or a link's address. `host` is
    /// the page's. `None` where no handle is to be found.
    #[must_use]
    pub fn read(&self, found: &str, host: &str) -> Option<Account> {
        let mut account = match self.origin {
            Origin::Element | Origin::Storage => {
                let json: Value = serde_json::from_str(found).ok()?;
                let text = |path: Option<&str>| path.and_then(|path| at(&json, path));
                Account {
                    handle: text(Some(self.handle))?,
                    name: text(self.name).unwrap_or_default(),
                    bio: plain(&text(self.bio).unwrap_or_default()),
                }
            }
            Origin::Link => {
                let rest = found.strip_prefix(self.handle)?;
                let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
                Account {
                    handle: rest[..end].to_owned(),
                    ..Account::default()
                }
            }
        };
        if account.handle.is_empty() {
            return None;
        }
        if self.handle_at_host && !account.handle.contains('@') {
            account.handle = format!("{}@{host}", account.handle);
        }
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
        let account = source.read(INITIAL_STATE, "mastodon.nl").unwrap();
        assert_eq!(account.handle, "jan@mastodon.nl");
        assert_eq!(account.name, "Jan 🚲");
        assert_eq!(account.bio, "Adviseur bij Gemeente Hoorn R&D '26");
    }

    #[test]
    fn a_number_serves_as_a_key() {
        let source = &adapter("mastodon").unwrap().accounts[0];
        let json = r#"{"meta":{"me":7},"accounts":{"7":{"acct":"a"}}}"#;
        assert_eq!(source.read(json, "x.nl").unwrap().handle, "a@x.nl");
    }

    #[test]
    fn bluesky_says_a_handle_twice() {
        let sources = adapter("bluesky").unwrap().accounts;
        let json = r#"{"session":{"currentAccount":{"handle":"jan.bsky.social"}}}"#;
        let handle = |found: &str, source: usize| {
            sources[source]
                .read(found, "bsky.app")
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
            assert_eq!(source.read(found, "mastodon.nl"), None, "{found}");
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
