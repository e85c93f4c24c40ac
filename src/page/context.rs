//! Where and when a post is written, as far as the page shows it. What it
//! does not show is the cautious default: a public post of an unknown account.

use crate::composer::Composer;
use crate::tree;
use namens_norms::{Account, Audience, Context, Surface};
use namens_sites::{AccountSource, Adapter, Origin};
use web_sys::Window;

/// The context of a composer at this moment, with who is signed in.
pub fn of(composer: &Composer, adapter: &Adapter, account: Option<Account>) -> Context {
    let kind = composer.kind();
    let present = |selector: &str| !tree::all(composer.root(), selector).is_empty();
    let surface = kind.surfaces.iter().find(|(selector, _)| present(selector));
    let audience = kind
        .audiences
        .iter()
        .find(|(selector, _)| present(selector));
    Context {
        site: adapter.id.to_owned(),
        surface: surface_of(surface.map_or(kind.surface, |(_, surface)| *surface)),
        account,
        audience: audience.map_or(Audience::Public, |(_, audience)| audience_of(*audience)),
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
pub fn account(adapter: &Adapter, window: &Window) -> Option<Account> {
    let host = window.location().hostname().ok()?;
    let account = adapter
        .accounts
        .iter()
        .find_map(|source| source.read(&found(source, window)?, &host))?;
    Some(Account {
        handle: account.handle,
        name: account.name,
        bio: account.bio,
        official: false,
    })
}

fn found(source: &AccountSource, window: &Window) -> Option<String> {
    let element = || window.document()?.query_selector(source.place).ok()?;
    match source.origin {
        Origin::Element => element()?.text_content(),
        Origin::Link => element()?.get_attribute("href"),
        Origin::Storage => window.local_storage().ok()??.get_item(source.place).ok()?,
    }
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
