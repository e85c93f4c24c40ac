//! The extension's own pages: the settings and the popup, one module for both.
//!
//! Of the settings page, `draft` holds what the user fills in and what of it
//! may be stored, `view` says as a tree of plain values what the page looks
//! like, `transfer` reads and writes the exported file: all three are pure.
//! `page` puts the tree in the document, listens, and saves. The popup has the
//! same division.

pub mod combobox;
pub mod draft;
pub mod field;
pub mod popup;
pub mod practice;
pub mod register;
pub mod say;
pub mod step;
pub mod transfer;
pub mod tree;
pub mod view;

#[cfg(target_arch = "wasm32")]
mod document;
#[cfg(target_arch = "wasm32")]
mod mount;
#[cfg(target_arch = "wasm32")]
mod page;
#[cfg(target_arch = "wasm32")]
mod start;
