//! Where and when a post is written.

use crate::clock::Moment;
use serde::{Deserialize, Serialize};

/// What is being written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Surface {
    /// A new post, a thread item, a quote, an article, a live chat.
    #[default]
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
    /// All surfaces, from the widest to the narrowest.
    pub const ALL: [Self; 5] = [
        Self::Post,
        Self::Reply,
        Self::Comment,
        Self::Message,
        Self::Mail,
    ];

    /// The stable identifier, as in JSON.
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

/// Who can read it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Audience {
    /// Everybody.
    #[default]
    Public,
    /// The account's followers.
    Followers,
    /// The members of a group.
    Group,
    /// The people addressed.
    Private,
}

/// Who the post is published as.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Account {
    /// The handle, with or without `@`.
    pub handle: String,
    /// The shown name.
    pub name: String,
    /// The description in the account's profile.
    pub bio: String,
    /// Whether the account speaks for the organisation. The engine also looks
    /// the handle up in the profile's `official_accounts`.
    pub official: bool,
}

/// Where and when a post is written.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Context {
    /// The site adapter's id ("mastodon"); empty when unknown.
    pub site: String,
    /// What is being written.
    pub surface: Surface,
    /// Who it is published as; `None` when the page does not show it.
    pub account: Option<Account>,
    /// Who can read it.
    pub audience: Audience,
    /// The local time, with its offset; `None` switches what depends on it off.
    pub now: Option<Moment>,
    /// The employer's list of words that are in the news.
    pub topical: Vec<String>,
    /// Whether an election period runs.
    pub election_period: bool,
}
