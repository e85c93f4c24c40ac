//! The fixture sites: a loopback server with the real editors of the real sites.
