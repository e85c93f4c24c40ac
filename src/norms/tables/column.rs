//! A column of what the build script wrote.

use crate::packed::ONE_BYTE;

/// A column, read from its start.
#[derive(Clone, Copy, Default)]
pub struct Column(pub &'static [u8]);

/// The columns of the blob, each with its length before it.
pub fn columns<const COLUMNS: usize>(blob: &'static [u8]) -> [Column; COLUMNS] {
    let mut rest = Column(blob);
    std::array::from_fn(|_| {
        let length = rest.number();
        let (column, after) = rest.0.split_at(length);
        rest = Column(after);
        Column(column)
    })
}

impl Column {
    #[inline]
    pub fn byte(&mut self) -> u8 {
        let (&first, rest) = self.0.split_first().expect("written by the build script");
        self.0 = rest;
        first
    }

    /// A number in groups of seven bits, the lowest first.
    #[inline]
    pub fn number(&mut self) -> usize {
        let (mut value, mut shift) = (0, 0);
        loop {
            let byte = self.byte();
            value |= usize::from(byte & 0x7f) << shift;
            if byte < 0x80 {
                return value;
            }
            shift += 7;
        }
    }

    /// A number of which low ones take one byte.
    #[inline]
    pub fn ranked(&mut self) -> usize {
        let byte = usize::from(self.byte());
        match byte.checked_sub(ONE_BYTE) {
            None => byte,
            Some(high) => ONE_BYTE + (high << 8 | usize::from(self.byte())),
        }
    }

    /// A number in two bytes.
    #[inline]
    pub fn pair(&mut self) -> u16 {
        u16::from_le_bytes([self.byte(), self.byte()])
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}
