//! Texts of a post that were typed outside its composer, in a dialog that is
//! gone when the post is published: alt texts. Kept in memory only, for as
//! long as the composer carries what they describe.

use crate::composer::{self, Composer};
use crate::{editor, tree};
use namens_sites::{Adapter, Field, Role};
use std::cell::RefCell;
use web_sys::Element;

/// The texts typed outside the composers of a page.
#[derive(Default)]
pub struct Elsewhere(RefCell<Vec<Typed>>);

struct Typed {
    field: &'static Field,
    /// Where it was typed last.
    element: Element,
    text: String,
}

impl Elsewhere {
    /// Notes what stands in a field, if it is one outside its composer.
    pub fn note(&self, adapter: &'static Adapter, path: &[Element]) {
        let Some((field, element)) = find(adapter, path) else {
            return;
        };
        let text = editor::text(element, None);
        let mut all = self.0.borrow_mut();
        let known = all.iter().position(|typed| typed.element == *element);
        // Opened again, it is a new element with the text that was left.
        let known = known.or_else(|| all.iter().position(|typed| typed.text == text));
        let typed = Typed {
            field,
            element: element.clone(),
            text,
        };
        match known {
            Some(known) => all[known] = typed,
            None => all.push(typed),
        }
    }

    /// What belongs to a composer, in the order in which it was typed, with the
    /// element that it was typed in last.
    pub fn of(&self, composer: &Composer) -> Vec<(Role, String, Element)> {
        self.0.borrow_mut().retain(|typed| {
            let sign = typed.field.elsewhere.unwrap_or_default();
            !tree::all(composer.root(), sign).is_empty()
        });
        let all = self.0.borrow();
        let outside = all
            .iter()
            .filter(|typed| !composer.root().contains(Some(&typed.element)));
        outside
            .map(|typed| (typed.field.role, typed.text.clone(), typed.element.clone()))
            .collect()
    }
}

fn find<'p>(
    adapter: &'static Adapter,
    path: &'p [Element],
) -> Option<(&'static Field, &'p Element)> {
    let fields = adapter.composers.iter().flat_map(|kind| kind.fields);
    fields
        .filter(|field| field.elsewhere.is_some())
        .find_map(|field| {
            let is_here = |element: &&Element| composer::is_field(field, element);
            path.iter().find(is_here).map(|element| (field, element))
        })
}
