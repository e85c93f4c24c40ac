//! What the organisation fixed or filled in, at a glance.

use super::Page;
use super::parts::{by, notice};
use super::words::key_name;
use crate::say;
use crate::tree::{Element, el};
use namens_texts::{fill, settings};

pub(super) fn all(page: &Page) -> Option<Element> {
    let (policy, lang) = (page.policy, page.lang);
    if policy.is_none() {
        return None;
    }
    let list = |said: &str, names: Vec<String>| {
        let items = names.into_iter().map(|name| el("li").text(name));
        [el("p").text(said), el("ul").all(items)]
    };
    let named = |keys: &mut dyn Iterator<Item = &'static str>| -> Vec<_> {
        keys.map(|key| key_name(key, lang).to_owned()).collect()
    };
    let parts = [
        (settings::policy_fixed(lang), named(&mut policy.fixed())),
        (
            settings::policy_proposed(lang),
            named(&mut policy.proposed()),
        ),
        (
            settings::policy_problems(lang),
            say::problems(&policy.problems, lang),
        ),
    ];
    let parts = parts.into_iter().filter(|(_, names)| !names.is_empty());
    let help = fill(settings::policy_help(lang), &[("by", by(page))]);
    let parts = parts.flat_map(|(said, names)| list(said, names));
    Some(notice("policy", settings::policy(lang), &help).all(parts))
}
