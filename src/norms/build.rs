//! Turns the data files into static tables: `rules/`, `lexicons/`,
//! `decision.toml` and `texts/`. A mistake in a data file fails the build
//! with the file, the rule and what is wrong.

#[path = "fold.rs"]
mod fold;
#[path = "key.rs"]
mod key;
#[path = "packed.rs"]
mod packed;

mod compile {
    pub mod blob;
    pub mod common;
    pub mod decision;
    pub mod identifiers;
    pub mod learned;
    pub mod letters;
    pub mod normal;
    pub mod organisations;
    pub mod pattern;
    pub mod rules;
    pub mod steps;
    pub mod texts;
    pub mod unions;
    pub mod vocabulary;
}

use compile::blob::Writer;
use compile::rules::{File, Known, Tables};
use compile::steps::Steps;
use compile::vocabulary::Vocabulary;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::{env, fs};

fn main() {
    for input in [
        "rules",
        "lexicons",
        "texts",
        "decision.toml",
        "identifiers.toml",
        "organisations.toml",
        "spellings.txt",
        "learned.toml",
        "learned.tsv",
        "compile",
        "fold.rs",
        "key.rs",
        "packed.rs",
        "build.rs",
    ] {
        println!("cargo::rerun-if-changed={input}");
    }
    let mut errors = Vec::new();
    let out = PathBuf::from(env::var("OUT_DIR").expect("cargo sets OUT_DIR"));
    let texts = compile::texts::compile(&read("texts/findings.toml"), &read("texts/tips.toml"));
    let texts = texts.unwrap_or_else(|error| {
        errors.push(format!("texts: {error}"));
        Default::default()
    });
    let decision = compile::decision::compile(&read("decision.toml")).unwrap_or_else(|error| {
        errors.push(format!("decision.toml: {error}"));
        String::new()
    });
    let identifiers = compile::identifiers::compile(&read("identifiers.toml"));
    let identifiers = identifiers.unwrap_or_else(|error| {
        errors.push(format!("identifiers.toml: {error}"));
        String::new()
    });
    let organisations = compile::organisations::compile(&read("organisations.toml"));
    let organisations = organisations.unwrap_or_else(|error| {
        errors.push(format!("organisations.toml: {error}"));
        String::new()
    });
    let spellings = spellings(&read("spellings.txt"), &mut errors);
    let rules = rules(texts.keys, &mut errors);
    for error in &errors {
        println!("cargo::error={}", error.replace('\n', " "));
    }
    if errors.is_empty() {
        write(&out.join("texts.rs"), &texts.source);
        write(&out.join("decision.rs"), &decision);
        write(&out.join("identifiers.rs"), &identifiers);
        write(&out.join("organisations.rs"), &organisations);
        write(&out.join("spellings.rs"), &spellings);
        for (name, content) in rules {
            write(&out.join(name), &content);
        }
    }
}

/// The files of the rules, and those of what was learned, which names their
/// classes.
fn rules(texts: BTreeSet<String>, errors: &mut Vec<String>) -> [(&'static str, Vec<u8>); 5] {
    let mut vocabulary = Vocabulary::new();
    lexicons(&mut vocabulary, errors);
    let situations = read("rules/situations.toml").parse::<toml::Table>();
    let situations = situations.unwrap_or_else(|error| {
        errors.push(format!("rules/situations.toml: {error}"));
        toml::Table::new()
    });
    let known = Known {
        texts,
        situations: situations.keys().cloned().collect(),
    };
    let common = file("rules/define.toml", errors).define;
    let mut tables = Tables::default();
    // Marks first: the other files use what they set.
    let mut stems = stems("rules", "toml");
    stems.retain(|stem| !["situations", "define", "marks"].contains(&stem.as_str()));
    stems.insert(0, "marks".into());
    for stem in stems {
        let path = format!("rules/{stem}.toml");
        let file = file(&path, errors);
        let mut defines = common.clone();
        defines.extend(file.define);
        for rule in &file.rule {
            if let Some(mark) = &rule.mark {
                vocabulary.define_mark(mark);
            }
        }
        for rule in &file.rule {
            if let Err(error) = tables.add(&stem, rule, &defines, &mut vocabulary, &known) {
                errors.push(format!("{path}, rule {}: {error}", rule.name));
            }
        }
    }
    let said = compile::learned::said(&read("learned.toml"), &mut tables, &known);
    let said = said.unwrap_or_else(|error| {
        errors.push(format!("learned.toml: {error}"));
        String::new()
    });
    let ordered = vocabulary.order();
    tables.order(&ordered.renumbered);
    let common = compile::common::common(&ordered, tables.lines());
    let mut writer = Writer::new(&ordered);
    tables.write(&mut writer);
    let steps = Steps::new(tables.patterns(), &common);
    let source = format!("{}\n{}", ordered.source, tables.source());
    let learned = compile::learned::compile(&read("learned.tsv"), &ordered);
    let (learned, weights) = learned.unwrap_or_else(|error| {
        errors.push(format!("learned.tsv: {error}"));
        Default::default()
    });
    let weights = weights + &said;
    let (blob, lines) = writer.finish(steps);
    [
        ("rules.rs", source.into()),
        ("rules.txt", lines.into()),
        ("rules.bin", blob),
        ("learned.rs", weights.into()),
        ("learned.bin", learned),
    ]
}

/// Reads `lexicons/NAME.txt`: a word or phrase a line, `#` starts a comment.
fn lexicons(vocabulary: &mut Vocabulary, errors: &mut Vec<String>) {
    let names = stems("lexicons", "txt");
    for name in &names {
        vocabulary.define_class(name);
    }
    for name in &names {
        let path = format!("lexicons/{name}.txt");
        let text = read(&path);
        let head = text.lines().take_while(|line| line.starts_with('#'));
        let sourced = |line: &str| line.contains("Source:") && line.contains("20");
        if !head.into_iter().any(sourced) {
            errors.push(format!(
                "{path}: no \"# Source: …\" with a year at its head"
            ));
        }
        for (number, line) in text.lines().enumerate() {
            let entry = line.split('#').next().unwrap_or("").trim();
            if let Err(error) = vocabulary.add_to_class(name, entry) {
                errors.push(format!("{path}:{}: {error}", number + 1));
            }
        }
    }
}

/// Reads `typed = meant`, a line each, as Rust source.
fn spellings(source: &str, errors: &mut Vec<String>) -> String {
    let mut pairs = BTreeMap::new();
    for (number, line) in source.lines().enumerate() {
        let line = line.split('#').next().unwrap_or("").trim();
        if line.is_empty() {
            continue;
        }
        match line.split_once('=') {
            Some((typed, meant)) => {
                pairs.insert(fold::fold(typed.trim()), fold::fold(meant.trim()));
            }
            None => errors.push(format!("spellings.txt:{}: no '='", number + 1)),
        }
    }
    let pairs: Vec<_> = pairs.into_iter().collect();
    let mut beginnings = [0_u64; 4];
    for (typed, _) in &pairs {
        match typed.as_bytes() {
            [first, second, ..] => {
                let (block, bit) = fold::of_two(*first, *second);
                beginnings[block] |= bit;
            }
            _ => errors.push(format!("spellings.txt: {typed:?} is a single letter")),
        }
    }
    format!(
        "pub static SPELLINGS: &[(&str, &str)] = &{pairs:?};\n\
         pub static BEGINNINGS: [u64; 4] = {beginnings:?};\n"
    )
}

fn file(path: &str, errors: &mut Vec<String>) -> File {
    toml::from_str(&read(path)).unwrap_or_else(|error| {
        errors.push(format!("{path}: {error}"));
        File {
            define: Default::default(),
            rule: Vec::new(),
        }
    })
}

fn stems(folder: &str, end: &str) -> Vec<String> {
    let mut stems: Vec<String> = fs::read_dir(folder)
        .unwrap_or_else(|error| panic!("{folder}: {error}"))
        .filter_map(|entry| {
            let path = entry.ok()?.path();
            let right = path.extension()? == end;
            right.then(|| path.file_stem()?.to_str().map(str::to_owned))?
        })
        .collect();
    stems.sort();
    stems
}

fn read(path: &str) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{path}: {error}"))
}

fn write(path: &Path, content: impl AsRef<[u8]>) {
    fs::write(path, content).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
}
