//! The popup at the toolbar's button: whether the page in front is guarded
//! and why, a text that will be posted elsewhere, and the ten tips.
//!
//! `status` decides what is true of the tab, `outcome` checks a text, `view`
//! says as a tree of plain values what the popup looks like: all three are
//! pure. `page` puts the tree in the document, listens, and asks the browser.

pub mod outcome;
pub mod status;
pub mod view;

#[cfg(target_arch = "wasm32")]
pub(crate) mod page;
