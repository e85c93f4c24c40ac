//! Where and when a post is written, as far as the page shows it. What it
//! does not show is the cautious default: a public post of an unknown account.

use crate::composer::Composer;
use crate::tree;
use namens_norms::{Account, Audience, Context, Surface};
use namens_sites::{AccountSource, Adapter, AudienceRule, Origin};
use web_sys::{Node, Window};

/// The context of a composer at this moment. `signed_in` is the page's account.
pub fn of(
    composer: &Composer,
    adapter: &Adapter,
    signed_in: Option<Account>,
    window: &Window,
) -> Context {
    let kind = composer.kind();
    let root = composer.root();
    let present = |selector: &str| !tree::all(root, selector).is_empty();
    let surface = kind.surfaces.iter().find(|(selector, _)| present(selector));
    let says = |rule: &AudienceRule| {
        tree::all(root, rule.present).iter().any(|element| {
            let text = element.text_content().unwrap_or_default().to_lowercase();
            rule.says.is_empty() || rule.says.iter().any(|says| text.contains(says))
        })
    };
    let audience = kind.audiences.iter().find(|rule| says(rule));
    Context {
        site: adapter.id.to_owned(),
        surface: surface_of(surface.map_or(kind.surface, |(_, surface)| *surface)),
        account: account(kind.accounts, root, window).or(signed_in),
        audience: audience.map_or(Audience::Public, |rule| audience_of(rule.audience)),
        now: now().parse().ok(),
        ..Context::default()
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
    let host = window.location().hostname().ok()?;
    let account = sources.iter().find_map(|source| {
        let person = source.person.and_then(|(place, attribute)| {
            let person = window.document()?.query_selector(place).ok()??;
            person.get_attribute(attribute)
        });
        source.read(&found(source, root, window)?, &host, person.as_deref())
    })?;
    Some(Account {
        handle: account.handle,
        name: account.name,
        bio: account.bio,
        official: account.official,
    })
}

fn found(source: &AccountSource, root: &Node, window: &Window) -> Option<String> {
    let element = || tree::all(root, source.place).into_iter().next();
    match source.origin {
        Origin::Element => element()?.text_content(),
        Origin::Attribute(name) => element()?.get_attribute(name),
        Origin::Text => first_line(element()?.into()),
        Origin::Storage => window.local_storage().ok()??.get_item(source.place).ok()?,
    }
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

/// The local day, as `2026-11-24`.
pub fn today() -> String {
    now().chars().take(10).collect()
}

/// The local time with its offset, as RFC 3339.
fn now() -> String {
    let date = js_sys::Date::new_0();
    let whole = |number: f64| number as i32;
    rfc3339(
        [
            i32::try_from(date.get_full_year()).unwrap_or_default(),
            i32::try_from(date.get_month() + 1).unwrap_or_default(),
            i32::try_from(date.get_date()).unwrap_or_default(),
            i32::try_from(date.get_hours()).unwrap_or_default(),
            i32::try_from(date.get_minutes()).unwrap_or_default(),
            i32::try_from(date.get_seconds()).unwrap_or_default(),
        ],
        // JavaScript counts the minutes from local time to UTC.
        -whole(date.get_timezone_offset()),
    )
}

/// Year, month (1 to 12), day, hours, minutes, seconds, and the minutes that
/// local time is ahead of UTC.
fn rfc3339(local: [i32; 6], ahead: i32) -> String {
    let [year, month, day, hours, minutes, seconds] = local;
    let sign = if ahead < 0 { '-' } else { '+' };
    let (offset_hours, offset_minutes) = (ahead.abs() / 60, ahead.abs() % 60);
    format!(
        "{year:04}-{month:02}-{day:02}T{hours:02}:{minutes:02}:{seconds:02}{sign}{offset_hours:02}:{offset_minutes:02}"
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use namens_norms::clock::Moment;

    #[test]
    fn the_local_time_is_one_that_the_engine_reads() {
        for (ahead, expected) in [
            (60, "2026-11-24T09:05:00+01:00"),
            (0, "2026-11-24T09:05:00+00:00"),
            (-210, "2026-11-24T09:05:00-03:30"),
        ] {
            let written = rfc3339([2026, 11, 24, 9, 5, 0], ahead);
            assert_eq!(written, expected);
            assert!(written.parse::<Moment>().is_ok());
        }
    }
}
