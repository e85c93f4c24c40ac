//! Writes what a step looks for where that is one of several symbols.
//!
//! Rules name the same words again and again, a few more here, a few less
//! there. So a union names up to two earlier ones, says which of their symbols
//! it has not, and then adds its own.

use super::blob::{number, ranked};
use std::collections::HashMap;

/// The columns of the unions.
#[derive(Default)]
pub struct Columns {
    /// How many earlier unions it names plus three times how many symbols it adds.
    pub counts: Vec<u8>,
    /// How many unions back the one that it names stands, times two, plus one where
    /// it has not all of it.
    pub bases: Vec<u8>,
    /// Then a bit for each symbol that it has not.
    pub masks: Vec<u8>,
    /// The symbols that it adds, each as the difference from the one before.
    pub symbols: Vec<u8>,
}

/// The unions written so far.
#[derive(Default)]
pub struct Unions {
    pub columns: Columns,
    /// Symbols of each in the order in which the engine has them.
    written: Vec<Vec<u16>>,
    /// Which unions have a symbol.
    having: HashMap<u16, Vec<usize>>,
}

/// How many earlier unions one can name.
const MOST_BASES: usize = 2;

// What things cost when all is packed, in hundredths of a byte, as measured.
const SYMBOL: usize = 150;
const BASE: usize = 130;
const FAR: usize = 60;
const MASK: usize = 75;

impl Unions {
    /// Writes a union of these symbols, which are sorted.
    pub fn write(&mut self, symbols: &[u16]) {
        let mut rest = symbols.to_vec();
        let mut kept = Vec::new();
        let mut bases = 0;
        while bases < MOST_BASES
            && let Some(base) = self.base(&rest)
        {
            bases += 1;
            let of_base = &self.written[base];
            let lacks: Vec<bool> = of_base.iter().map(|known| !rest.contains(known)).collect();
            let not_all = lacks.contains(&true);
            let back = self.written.len() - base;
            number(&mut self.columns.bases, back * 2 + usize::from(not_all));
            if not_all {
                let bytes = lacks.chunks(8).map(|chunk| {
                    let bits = chunk.iter().enumerate();
                    bits.map(|(bit, &lacks)| u8::from(lacks) << bit).sum::<u8>()
                });
                self.columns.masks.extend(bytes);
            }
            let had = of_base.iter().zip(&lacks).filter(|(_, lacks)| !**lacks);
            kept.extend(had.map(|(symbol, _)| *symbol));
            rest.retain(|symbol| !of_base.contains(symbol));
        }
        ranked(&mut self.columns.counts, bases + 3 * rest.len());
        let mut last = 0;
        for &symbol in &rest {
            number(&mut self.columns.symbols, usize::from(symbol - last));
            last = symbol;
        }
        for &symbol in symbols {
            let having = self.having.entry(symbol).or_default();
            having.push(self.written.len());
        }
        kept.extend(rest);
        self.written.push(kept);
    }

    /// The earlier union that saves most for these symbols, if one does.
    fn base(&self, symbols: &[u16]) -> Option<usize> {
        let mut shared: HashMap<usize, usize> = HashMap::new();
        for symbol in symbols {
            for &union in self.having.get(symbol).into_iter().flatten() {
                *shared.entry(union).or_default() += 1;
            }
        }
        let saved = |(union, shared): (usize, usize)| {
            let size = self.written[union].len();
            let mask = if shared == size {
                0
            } else {
                size.div_ceil(8) * MASK
            };
            let near = self.written.len() - union < 64;
            let cost = BASE + mask + if near { 0 } else { FAR };
            let saved = (shared * SYMBOL).checked_sub(cost)?;
            (saved > 0).then_some((saved, union))
        };
        let (_, union) = shared.into_iter().filter_map(saved).max()?;
        Some(union)
    }
}
