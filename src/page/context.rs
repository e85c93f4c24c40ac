//! Where and when a post is written, as far as the page shows it. What it
//! does not show is the cautious default: a public post of an unknown account.

use crate::composer::Composer;
use crate::tree;
pub use namens_browser::clock::today;
use namens_browser::settings::Settings;
use namens_norms::{Account, Audience, Context, Surface};
use namens_sites::{AccountSource, Adapter, Origin, Sign};
use namens_told::{Coordinator, Help};
use wasm_bindgen::JsCast;
use web_sys::{Element, Node, Window};

/// The context of a composer at this moment. `signed_in` is the page's account.
pub fn of(
    composer: &Composer,
    adapter: &Adapter,
    signed_in: Option<Account>,
    window: &Window,
) -> Context {
    let kind = composer.kind();
    let root = composer.root();
    let path = window.location().pathname().unwrap_or_default();
    let holds = |sign: &Sign| {
        let is_present = |selector| {
            tree::all(root, selector).iter().any(|element| {
                let text = said(element);
                sign.says.is_empty() || sign.says.iter().any(|says| text.contains(says))
            })
        };
        sign.path.is_none_or(|part| path.contains(part)) && sign.present.is_none_or(is_present)
    };
    let own = match composer.is_unknown() {
        true => adapter.surface,
        false => kind.surface,
    };
    let surface = kind.surfaces.iter().find(|(sign, _)| holds(sign));
    let audience = kind.audiences.iter().find(|(sign, _)| holds(sign));
    Context {
        site: adapter.id.to_owned(),
        surface: surface_of(surface.map_or(own, |(_, surface)| *surface)),
        account: account(kind.accounts, root, window).or(signed_in),
        audience: audience.map_or(Audience::Public, |(_, audience)| audience_of(*audience)),
        now: namens_browser::clock::now().parse().ok(),
        ..Context::default()
    }
}

/// Where the person can ask, as far as they told it.
pub fn help(settings: &Settings) -> Help {
    let known = &settings.coordinator;
    Help {
        coordinator: Coordinator {
            name: known.name.clone(),
            email: known.email.clone(),
            phone: known.phone.clone(),
            url: known.url.clone(),
        },
        code_url: settings.code_url.clone(),
    }
}

fn surface_of(surface: namens_sites::Surface) -> Surface {
    match surface {
        namens_sites::Surface::Post => Surface::Post,
        namens_sites::Surface::Reply => Surface::Reply,
        namens_sites::Surface::Comment => Surface::Comment,
        namens_sites::Surface::Message => Surface::Message,
        namens_sites::Surface::Mail => Surface::Mail,
    }
}

fn audience_of(audience: namens_sites::Audience) -> Audience {
    match audience {
        namens_sites::Audience::Public => Audience::Public,
        namens_sites::Audience::Followers => Audience::Followers,
        namens_sites::Audience::Group => Audience::Group,
        namens_sites::Audience::Private => Audience::Private,
    }
}

/// Who is signed in, as the page says it.
pub fn signed_in(adapter: &Adapter, window: &Window) -> Option<Account> {
    account(adapter.accounts, &window.document()?.into(), window)
}

/// The account that the first of these sources finds under a node.
fn account(sources: &[AccountSource], root: &Node, window: &Window) -> Option<Account> {
    let (host, path) = (host(window)?, window.location().pathname().ok()?);
    let account = sources.iter().find_map(|source| {
        let person = source.person.and_then(|(place, attribute)| {
            let person = window.document()?.query_selector(place).ok()??;
            person.get_attribute(attribute)
        });
        let found = found(source, root, window)?;
        source.read(&found, (&host, &path), person.as_deref())
    })?;
    Some(Account {
        handle: account.handle,
        name: account.name,
        bio: account.bio,
        official: account.official,
    })
}

/// The page's host. That of an empty frame or window is in its origin.
fn host(window: &Window) -> Option<String> {
    let host = window.location().hostname().ok()?;
    if !host.is_empty() {
        return Some(host);
    }
    let origin = window.origin();
    let host = origin.split_once("://")?.1.split(':').next()?;
    Some(host.to_owned())
}

fn found(source: &AccountSource, root: &Node, window: &Window) -> Option<String> {
    let near = |near| tree::closest(root.dyn_ref::<Element>()?, near);
    let near = source.near.map(|selector| near(selector).map(Node::from));
    let root = near.map_or(Some(root.clone()), |near| near)?;
    let element = || {
        let mut found = tree::all(&root, source.place).into_iter();
        found.find(|element| source.says.is_empty() || source.says.contains(&said(element).trim()))
    };
    match source.origin {
        Origin::Element => element()?.text_content(),
        Origin::Attribute(name) => element()?.get_attribute(name),
        Origin::Text => first_line(element()?.into()),
        Origin::Storage => window.local_storage().ok()??.get_item(source.place).ok()?,
    }
}

/// The text of an element, in lower case.
fn said(element: &Element) -> String {
    element.text_content().unwrap_or_default().to_lowercase()
}

/// The first text under a node: where lines break is the style's matter.
fn first_line(node: Node) -> Option<String> {
    if node.node_type() == Node::TEXT_NODE {
        let text = node.node_value()?.trim().to_owned();
        return (!text.is_empty()).then_some(text);
    }
    let mut child = node.first_child();
    while let Some(node) = child {
        child = node.next_sibling();
        if let Some(text) = first_line(node) {
            return Some(text);
        }
    }
    None
}
