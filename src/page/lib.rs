//! The content script.
