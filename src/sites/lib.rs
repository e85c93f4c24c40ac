//! The site adapters.
