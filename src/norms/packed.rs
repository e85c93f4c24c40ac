//! Signs and numbers in what the build script packs and the engine reads: the
//! same for both.

/// What stands in word forms beside letters.
pub mod sign {
    /// Ends a form.
    pub const END: u8 = b'\n';
    /// Stands before the end: any letters may follow. Less than any letter.
    pub const STAR: u8 = 1;
    /// Begins the forms that a word ends with: their letters follow from the last
    /// to the first. No text has this byte, nor the next.
    pub const ENDINGS: u8 = 0xfe;
    /// Begins the forms that a word contains.
    pub const MIDDLES: u8 = 0xff;
}

/// The byte of a word form for its classes; 0 where it has none.
pub mod member {
    /// Several, as an earlier form has them.
    pub const AS_BEFORE: u8 = 1;
    /// Several, as no form has them before it.
    pub const ANEW: u8 = 2;
    /// One: this and its number.
    pub const FIRST_SINGLE: u8 = 3;
}

/// The byte of a step of a pattern: what it is, and what else is so of it.
pub mod step {
    /// Looks for one symbol.
    pub const SYMBOL: u8 = 0;
    /// Looks for one of several, which were not met before.
    pub const UNION: u8 = 1;
    /// Looks for one of several that were met before.
    pub const SAME_UNION: u8 = 2;
    /// More than a step that looks for the same: what is not there.
    pub const NOT: u8 = 3;
    /// One of several sequences, which were not met before.
    pub const GROUP: u8 = 6;
    /// One of several sequences that were met before.
    pub const SAME_GROUP: u8 = 7;
    /// Any word.
    pub const ANY: u8 = 8;
    /// The start of the sentence.
    pub const START: u8 = 9;
    /// Its end.
    pub const END: u8 = 10;
    /// A comma or the like before the next word.
    pub const COMMA: u8 = 11;
    /// A colon before the next word.
    pub const COLON: u8 = 12;
    /// And two after it: the gaps of [`GAPS`].
    pub const GAP: u8 = 13;
    /// The step may be left out.
    pub const OPTIONAL: u8 = 16;
    /// It is the last of its sequence.
    pub const LAST: u8 = 32;
    /// It is the rarest of its sequence: without it that cannot match.
    pub const RAREST: u8 = 64;
    /// Instead of a sequence without steps.
    pub const NOTHING: u8 = 127;

    /// How many words the gaps can take.
    pub const GAPS: [u8; 3] = [3, 7, 40];
}

/// What takes one byte where low numbers are by far the most, and how many
/// symbols stand in the order of how common they are.
pub const ONE_BYTE: usize = 200;

/// The longest lexicon entry, in words.
pub const LONGEST_PHRASE: usize = 16;
