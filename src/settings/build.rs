//! Turns `practice/dilemmas.toml` into Rust values.

use serde::Deserialize;
use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::Path;
use std::{env, fs};

const SOURCE: &str = "practice/dilemmas.toml";

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    dilemma: Vec<Dilemma>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Dilemma {
    id: String,
    sector: String,
    organisation: String,
    office: String,
    expect: Expect,
    nl: Words,
    en: Words,
}

/// What the engine makes of the post, for each function type.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Expect {
    communication: String,
    leadership: String,
    advisor: String,
    other: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Words {
    title: String,
    situation: String,
    post: String,
    question: String,
    better: String,
}

fn main() {
    println!("cargo::rerun-if-changed={SOURCE}");
    match compile() {
        Ok(code) => {
            let out = env::var("OUT_DIR").expect("cargo sets OUT_DIR");
            fs::write(Path::new(&out).join("dilemmas.rs"), code).expect("OUT_DIR is writable");
        }
        Err(what) => println!("cargo::error={SOURCE}: {what}"),
    }
}

fn compile() -> Result<String, String> {
    let source = fs::read_to_string(SOURCE).map_err(|error| error.to_string())?;
    let file: File = toml::from_str(&source).map_err(|error| error.to_string())?;
    let ids: BTreeSet<_> = file.dilemma.iter().map(|one| &one.id).collect();
    if ids.len() < file.dilemma.len() {
        return Err("an id stands there twice".to_owned());
    }
    let mut code = String::from("static DILEMMAS: &[Dilemma] = &[\n");
    for one in &file.dilemma {
        let Expect {
            communication,
            leadership,
            advisor,
            other,
        } = &one.expect;
        // A sector that does not exist does not compile: its name is a variant's.
        let sector = capitalised(&one.sector);
        let _ = writeln!(
            code,
            "Dilemma {{ id: {:?}, sector: Sector::{sector}, organisation: {:?}, office: {:?}, \
             #[cfg(test)] expect: {:?}, nl: {}, en: {} }},",
            one.id,
            one.organisation,
            one.office,
            [communication, leadership, advisor, other],
            words(&one.nl)?,
            words(&one.en)?,
        );
    }
    code.push_str("];\n");
    Ok(code)
}

fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    first.chain(letters).collect()
}

fn words(words: &Words) -> Result<String, String> {
    let Words {
        title,
        situation,
        post,
        question,
        better,
    } = words;
    let all = [title, situation, post, question, better];
    if all.iter().any(|text| text.trim().is_empty()) {
        return Err(format!("{title}: a text is empty"));
    }
    Ok(format!(
        "Words {{ title: {title:?}, situation: {situation:?}, post: {post:?}, \
         question: {question:?}, better: {better:?} }}"
    ))
}
