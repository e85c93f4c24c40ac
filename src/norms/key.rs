//! How what a sentence has is looked up in what was learned: the same for the
//! build script, which packs it, and for the engine.

/// How many of the norms, from the first on, posts have taught something of: all
/// but the last, which no words cause.
pub const NORMS: usize = 8;

/// How many things are weighed: those norms, and whether a post needs a question.
pub const COLUMNS: usize = NORMS + 1;

/// What the last of them is called.
pub const ASKS: &str = "asks";

/// What kind of thing it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub enum Kind {
    /// A word as it is compared.
    Word,
    /// What a longer word begins with.
    Begin,
    /// A class or mark.
    Class,
    /// Two of them at words next to each other.
    Pair,
    /// Something that holds for the post.
    Fact,
}

/// How many bits a key has: with ten thousand of them, one in seven thousand unknown
/// words is taken for another.
pub const BITS: u32 = 26;

/// How keys are made: with a salt, by which no two known things have one key.
#[derive(Debug, Clone, Copy)]
pub struct Keys(pub u32);

impl Keys {
    /// The key of a word or a fact.
    pub fn of_text(self, kind: Kind, text: &str) -> u32 {
        // FNV-1a, with the kind and the salt as the first of what is hashed.
        let start = (0x811c_9dc5 ^ self.salt(kind)).wrapping_mul(0x0100_0193);
        let step = |hash: u32, byte: u8| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193);
        folded(text.bytes().fold(start, step))
    }

    /// The key of a class or mark, or of two beside each other; the second of one is
    /// 0.
    pub fn of_symbols(self, kind: Kind, first: u16, second: u16) -> u32 {
        let both = u32::from(first) << 16 | u32::from(second);
        folded((both ^ self.salt(kind)).wrapping_mul(0x9e37_79b1))
    }

    fn salt(self, kind: Kind) -> u32 {
        self.0.wrapping_mul(8) | kind as u32
    }
}

/// From 32 bits to fewer, with all of them in it.
fn folded(hash: u32) -> u32 {
    let rest = 32 - BITS;
    (hash >> rest) ^ (hash & ((1 << rest) - 1))
}
