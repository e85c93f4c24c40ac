//! What labelled posts have taught (`learned.tsv`), packed: for each thing that a
//! sentence can have a key, and how far it speaks for each norm.

use super::blob::number;
use super::rules::{Known, Learned, NORMS, Tables};
use super::vocabulary::Ordered;
use crate::key::{self, Keys, Kind};
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// The weights of sentences as bytes, and what weighs whole posts as Rust source.
pub fn compile(source: &str, ordered: &Ordered) -> Result<(Vec<u8>, String), String> {
    let mut things: BTreeMap<(&str, &str), [i8; key::COLUMNS]> = BTreeMap::new();
    let mut bases = [0_i32; key::COLUMNS];
    let mut posts = String::new();
    for (place, line) in source.lines().enumerate() {
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        let wrong = |what: &str| format!("line {}: {what}: {line}", place + 1);
        let parts: Vec<&str> = line.split('\t').collect();
        let &[of, kind, what, weight] = parts.as_slice() else {
            return Err(wrong("not four columns"));
        };
        if of == "post" {
            let weight: f32 = weight.parse().map_err(|_| wrong("no number"))?;
            writeln!(posts, "    ({:?}, {weight:?}),", format!("{kind} {what}"))
                .map_err(|error| error.to_string())?;
            continue;
        }
        let columns = NORMS[..key::NORMS].iter().chain([&key::ASKS]);
        let column = columns.copied().position(|column| column == of);
        let column = column.ok_or_else(|| wrong("no such norm"))?;
        let weight: i32 = weight.parse().map_err(|_| wrong("no whole number"))?;
        if kind == "base" {
            bases[column] = weight;
            continue;
        }
        let weight = i8::try_from(weight).map_err(|_| wrong("too heavy"))?;
        let place = &mut things.entry((kind, what)).or_default()[column];
        if *place != 0 {
            return Err(wrong("a second weight"));
        }
        *place = weight;
    }
    let (salt, sentences) = keyed(&things, ordered)?;
    let mut bytes = Vec::new();
    let mut before = 0;
    for (key, weights) in &sentences {
        number(&mut bytes, (key - before) as usize);
        before = *key;
        let has = |column: usize| usize::from(weights[column] != 0) << column;
        number(&mut bytes, (0..key::COLUMNS).map(has).sum());
        let weighty = weights.iter().filter(|&&weight| weight != 0);
        bytes.extend(weighty.map(|weight| weight.to_le_bytes()[0]));
    }
    let source = format!(
        "pub const SALT: u32 = {salt};\n\
         pub const COUNT: usize = {};\n\
         pub const BASES: [i32; {}] = {bases:?};\n\
         pub static POST: &[(&str, f32)] = &[\n{posts}];\n",
        sentences.len(),
        key::COLUMNS
    );
    Ok((bytes, source))
}

/// How many salts are tried.
const SALTS: u32 = 10_000;

/// The things by key, with a salt by which each has one of its own.
fn keyed(
    things: &BTreeMap<(&str, &str), [i8; key::COLUMNS]>,
    ordered: &Ordered,
) -> Result<(u32, BTreeMap<u32, [i8; key::COLUMNS]>), String> {
    for salt in 0..SALTS {
        let mut by_key = BTreeMap::new();
        for (&(kind, what), weights) in things {
            let key = of_name(Keys(salt), kind, what, ordered);
            let key = key.ok_or_else(|| format!("no such thing: {kind} {what}"))?;
            by_key.insert(key, *weights);
        }
        if by_key.len() == things.len() {
            return Ok((salt, by_key));
        }
    }
    Err("two things have one key by every salt".into())
}

/// What is said of each norm, by `learned.toml`, as Rust source: for each norm the
/// id of its rule and the key of its text, where it has one. Says what is wrong.
pub fn said(source: &str, tables: &mut Tables, known: &Known) -> Result<String, String> {
    let mut of_norm: BTreeMap<String, Learned> =
        toml::from_str(source).map_err(|error| error.to_string())?;
    let mut rows = String::new();
    for name in &NORMS[..key::NORMS] {
        let row = of_norm.remove(*name).map(|learned| {
            let id = tables.add_learned(name, &learned, known);
            id.map(|id| (id, learned.text))
        });
        let row = row
            .transpose()
            .map_err(|error| format!("{name}: {error}"))?;
        writeln!(rows, "    {row:?},").map_err(|error| error.to_string())?;
    }
    if let Some(name) = of_norm.keys().next() {
        return Err(format!("nothing is learned of {name:?}"));
    }
    let count = key::NORMS;
    Ok(format!(
        "pub static SAID: [Option<(&str, &str)>; {count}] = [\n{rows}];\n"
    ))
}

/// The key of what a line names; `None` where there is no such class or mark.
fn of_name(keys: Keys, kind: &str, what: &str, ordered: &Ordered) -> Option<u32> {
    let symbol = |name: &str| symbol(name, ordered);
    Some(match kind {
        "word" => keys.of_text(Kind::Word, what),
        "begin" => keys.of_text(Kind::Begin, what),
        "fact" => keys.of_text(Kind::Fact, what),
        "class" => keys.of_symbols(Kind::Class, symbol(what)?, 0),
        "pair" => {
            let (first, second) = what.split_once(' ')?;
            keys.of_symbols(Kind::Pair, symbol(first)?, symbol(second)?)
        }
        _ => return None,
    })
}

/// A `<class>` or `{mark}` by its name.
fn symbol(name: &str, ordered: &Ordered) -> Option<u16> {
    let inside = |open, close| name.strip_prefix(open)?.strip_suffix(close);
    let place = |names: &[String], name: &str| names.iter().position(|other| other == name);
    let after_words = match (inside('<', '>'), inside('{', '}')) {
        (Some(class), _) => place(&ordered.class_names, class)?,
        (_, Some(mark)) => ordered.classes + place(&ordered.mark_names, mark)?,
        _ => return None,
    };
    u16::try_from(ordered.words.len() + after_words).ok()
}
