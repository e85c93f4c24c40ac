//! How what a sentence has is looked up in what was learned: the same for the
//! build script, which packs it, and for the engine.

/// How many of the norms, from the first on, posts have taught something of: all
/// but the last, which no words cause.
pub const NORMS: usize = 8;

/// What kind of thing it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub enum Kind {
    /// A word as it is compared.
    Word,
    /// A class or mark.
    Class,
    /// Two of them at words next to each other.
    Pair,
    /// Something that holds for the post.
    Fact,
}

/// A key of 24 bits: with some thousands of them, one in four thousand unknown
/// words is taken for another.
pub fn of(kind: Kind, what: &[u8]) -> u32 {
    // FNV-1a, folded from 32 bits.
    let start = 0x811c_9dc5_u32;
    let step = |hash: u32, &byte: &u8| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193);
    let hash = std::iter::once(&(kind as u8)).chain(what).fold(start, step);
    (hash >> 24) ^ (hash & 0x00ff_ffff)
}
