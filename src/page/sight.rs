//! Seeing a composer change, grow, or leave the page, while something of ours
//! is shown beside it. Nothing is observed otherwise, and never the whole page.

use crate::composer::Composer;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;
use web_sys::{
    Element, IntersectionObserver, MutationObserver, MutationObserverInit, ResizeObserver,
};

/// Observes one composer until it is dropped.
pub struct Sight {
    composer: Composer,
    mutations: MutationObserver,
    /// Also tells when the composer leaves the page.
    intersections: IntersectionObserver,
    sizes: ResizeObserver,
    _changed: Closure<dyn FnMut()>,
    _moved: Closure<dyn FnMut()>,
}

impl Sight {
    /// Observes a composer: `changed` when its content did, `moved` when its
    /// size, its place in the window or its presence did.
    pub fn of(
        composer: &Composer,
        changed: impl FnMut() + 'static,
        moved: impl FnMut() + 'static,
    ) -> Result<Self, JsValue> {
        let changed = Closure::<dyn FnMut()>::new(changed);
        let moved = Closure::<dyn FnMut()>::new(moved);
        let mutations = MutationObserver::new(changed.as_ref().unchecked_ref())?;
        let intersections = IntersectionObserver::new(moved.as_ref().unchecked_ref())?;
        let sizes = ResizeObserver::new(moved.as_ref().unchecked_ref())?;
        let what = MutationObserverInit::new();
        what.set_child_list(true);
        what.set_character_data(true);
        what.set_subtree(true);
        mutations.observe_with_options(composer.root(), &what)?;
        intersections.observe(composer.field());
        sizes.observe(
            composer
                .root()
                .dyn_ref::<Element>()
                .unwrap_or(composer.field()),
        );
        Ok(Self {
            composer: composer.clone(),
            mutations,
            intersections,
            sizes,
            _changed: changed,
            _moved: moved,
        })
    }

    /// The composer that is observed.
    pub fn composer(&self) -> &Composer {
        &self.composer
    }
}

impl Drop for Sight {
    fn drop(&mut self) {
        self.mutations.disconnect();
        self.intersections.disconnect();
        self.sizes.disconnect();
    }
}
