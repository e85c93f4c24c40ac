//! The content script.

pub mod ui;
