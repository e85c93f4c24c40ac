//! The fixture sites: the real editors in the DOM shape of their sites, served
//! on loopback under the real host names, with every publication recorded.
//!
//! ```no_run
//! # async fn example() -> Result<(), Box<dyn std::error::Error>> {
//! use namens_fixture_sites::FixtureServer;
//! use std::time::Duration;
//!
//! let server = FixtureServer::start().await?;
//! let address = server.url("mastodon.social", "/?csp=strict");
//! // … a browser that resolves every name to loopback opens `address`,
//! //   types a post and publishes it …
//! let published = server.wait_for_publications(1, Duration::from_secs(5)).await?;
//! assert_eq!(published[0].draft.text, "Hallo");
//! server.reset();
//! # Ok(())
//! # }
//! ```
//!
//! Each [`FixtureServer`] listens on a free port of its own with records of its
//! own, so tests run beside each other with a server each. Dropping it ends it.
//! The pages come from `tests/sites/dist`, which
//! `npm ci --no-audit --no-fund && npm run build` makes in `tests/sites`.
//!
//! # Addresses
//!
//! `https://HOST:PORT/PATH?SWITCHES`; the certificate is self-signed.
//!
//! | host | page |
//! |---|---|
//! | mastodon.social, mastodon.nl, social.overheid.nl, mastodon.online, fosstodon.org | Mastodon: React textarea |
//! | bsky.app, main.bsky.dev | Bluesky: TipTap in a modal |
//! | x.com, twitter.com, mobile.x.com, mobile.twitter.com | X: Draft.js, inline; with `two=1` also in a modal, with `quote=1` a quote in it; messages in Draft.js (`/messages`, a drawer with `drawer=1`) and in a textarea (`/i/chat`) |
//! | www.linkedin.com | LinkedIn: Quill in a modal inside an open shadow root, on `/company/1/admin` in the page; comments in TipTap (`/feed/update/1`); messages (`/messaging`, with a button by `button=1`) |
//! | www.facebook.com, web.facebook.com, m.facebook.com, www.messenger.com | Facebook: Lexical in a modal, also in a group (`/groups/1`), and below a post, where Enter publishes a comment; messages (`/messages`), two boxes for them at once (`/chats`); a list of people opens at an @ |
//! | www.instagram.com | Instagram: comments in textareas, `/create` and `/direct` in Lexical |
//! | www.threads.com and Threads' other hosts | Threads: Lexical in a modal and in place, `/@bieb_zuid/post/1` |
//! | www.reddit.com and Reddit's other hosts | Reddit: Lexical in a slot of a web component, `/r/test/submit` with a title and a button in shadow roots; old.reddit.com: plain forms |
//! | www.youtube.com, m.youtube.com | YouTube: editable elements, `/live_chat` |
//! | www.tiktok.com | TikTok: Draft.js, `/tiktokstudio/upload`, `/messages` |
//! | web.whatsapp.com | WhatsApp: Lexical; the button comes with the text |
//! | web.telegram.org | Telegram: `/a`, and `/k`, which sends at mousedown; `channel=1` is a channel |
//! | discord.com | Discord: Slate; a button only with `button=1` |
//! | github.com | GitHub: a textarea in a form, `/o/r/issues/new` in React |
//! | elk.zone, main.elk.zone, elk.example.nl | Elk: TipTap in Vue |
//! | phanpy.social, dev.phanpy.social | Phanpy: a textarea in Preact, with a submit event of its own |
//! | mail.google.com | Gmail: an editable element; `reply=1` quotes a message in it |
//! | outlook.live.com and Outlook's other hosts | Outlook: roosterjs |
//! | business.facebook.com, pro.x.com and other tools, gastenboek.example.nl | the same as `/generic` |
//! | mastodon.example.nl | Mastodon, on a host that no adapter names |
//! | foto.example.nl | Pixelfed: a textarea in Vue, a link that publishes |
//! | lemmy.example.nl | Lemmy: comments, `/create_post`, `/create_private_message`; forms in forms |
//! | misskey.example.nl | Misskey: a textarea in Vue |
//! | forum.example.nl | Discourse: a textarea, or ProseMirror; a chat (`/chat/c/general/2`) |
//! | any other | start page of the demo |
//!
//! | path, on every host | what it is |
//! |---|---|
//! | `/plain` | no composer: text, links, a search box |
//! | `/states` | what Namens shows, in each of its states, on a page of our own (`tests/states`): `state=NAME&lang=nl` |
//! | `/reopened` | writes the site's page anew with `document.open`, `write`, `close` |
//! | `/autofocus` | the site's page, its composer focused by the page itself |
//! | `/at-once` | the site's page types `text=` and presses Ctrl+Enter itself, right after load; with `by=code` it publishes without any event |
//! | `/generic` | a composer that no adapter knows: a textarea and a button; `/generic/autofocus`, `/generic/reopened` and `/generic/at-once` are the same for it |
//! | `/life` | a composer that no adapter knows where such live: `in=dialog`, `popover`, `frame`, `empty-frame`, `window`, `shadow`, `next-page`; `button=WORD` is what its button says, `button=none` has Enter publish; `text=` is a draft in it |
//! | any other | the site's page |
//!
//! | switch | effect |
//! |---|---|
//! | `csp=strict` | the strict policy, [`STRICT_CSP`]; else the policy that the real site sends in kind |
//! | `as=official` | signed in as an organisation instead of a person |
//! | `probe=1` | the page looks for extensions from its first moment, and has breaches of its policy reported; `probe.look()` in it says what it saw |
//! | `typing=1` | the page measures keys: between `typing.start()` and `typing.stop()` in it |
//! | `reply=1` | the composer is a reply |
//! | `two=1` | two composers at once |
//! | `thread=1` | Bluesky: a thread of two posts with one button |
//! | `steps=2` | Facebook: "Next" leads to the post's settings, where "Post" publishes |
//! | `closed=1` | Bluesky, LinkedIn, Facebook: the modal opens at a press only, as on the real sites; else it is open at load, and an empty one follows each publication |
//! | `editor=contenteditable` | `/generic`: an editable element in the place of the textarea; Discourse: ProseMirror |
//! | `act=pointerdown` | the button publishes at pointerdown |
//! | `untrusted=ignore` | the button ignores clicks that a script made |
//! | `answer=slow` | the server answers a publication after [`SLOW_ANSWER`] |
//! | `answer=error` | the server refuses (500); the composer keeps its text |
//!
//! A page makes its composer anew, new nodes with the same text, when told so:
//! `window.dispatchEvent(new Event("fixture:replace"))`.
//!
//! What is published is the editor's model, never its DOM text.
//!
//! The same records over HTTP, for a person with a browser:
//! `GET /__fixture/publications`, `/__fixture/requests`, `/__fixture/violations`
//! and `POST /__fixture/reset`.

mod answers;
mod certificate;
mod hosts;
mod page;
mod records;
mod server;

pub use answers::SLOW_ANSWER;
pub use page::STRICT_CSP;
pub use records::{Draft, Log, Publication, Request, Shortfall, Violation};
pub use server::{FixtureServer, Options};
