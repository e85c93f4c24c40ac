//! Turns `adapters/*.toml` into static tables. What is wrong in an adapter
//! fails the build with its file and key.

use serde::Deserialize;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

const SURFACES: &[&str] = &["post", "reply", "comment", "message", "mail"];
const AUDIENCES: &[&str] = &["public", "followers", "group", "private"];
const ROLES: &[&str] = &["text", "warning", "alt", "poll"];
const ORIGINS: &[&str] = &["element", "storage", "attribute", "text"];

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Adapter {
    name: String,
    #[serde(default)]
    hosts: Vec<String>,
    #[serde(default)]
    optional: bool,
    #[serde(default)]
    marks: Vec<String>,
    surface: Option<String>,
    wasm_when: Option<String>,
    #[serde(default)]
    composers: Vec<Composer>,
    #[serde(default)]
    accounts: Vec<Account>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Composer {
    root: Option<String>,
    #[serde(default)]
    alone: bool,
    #[serde(default)]
    deep: bool,
    fields: Vec<Field>,
    publish: Vec<String>,
    #[serde(default)]
    named: Vec<String>,
    guess: Option<Guess>,
    step: Option<String>,
    disabled: String,
    quoted: Option<String>,
    #[serde(default)]
    enter_publishes: bool,
    enter_breaks_with: Option<String>,
    alt_publishes: Option<char>,
    surface: String,
    #[serde(default)]
    surfaces: Vec<Rule>,
    #[serde(default)]
    audiences: Vec<Rule>,
    #[serde(default)]
    accounts: Vec<Account>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Guess {
    first: Vec<String>,
    last: Vec<String>,
    in_dialog: Vec<String>,
    never: Vec<String>,
    submit: String,
    hint: String,
    title: String,
    form: String,
    dialog: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Field {
    role: String,
    selectors: Vec<String>,
    within: Option<String>,
    elsewhere: Option<String>,
    #[serde(default)]
    replaces: bool,
}

/// What a sign means: a surface or an audience.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Rule {
    path: Option<String>,
    present: Option<String>,
    #[serde(default)]
    says: Vec<String>,
    surface: Option<String>,
    audience: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Account {
    from: String,
    place: String,
    #[serde(default)]
    says: Vec<String>,
    near: Option<String>,
    attribute: Option<String>,
    handle: Option<String>,
    name: Option<String>,
    bio: Option<String>,
    #[serde(default)]
    handle_at_host: bool,
    official_at: Option<String>,
    person: Option<Person>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Person {
    place: String,
    attribute: String,
}

fn main() {
    println!("cargo::rerun-if-changed=adapters");
    let mut files: Vec<PathBuf> = fs::read_dir("adapters")
        .expect("src/sites/adapters is part of the project")
        .map(|entry| entry.expect("a readable folder").path())
        .filter(|path| path.extension().is_some_and(|end| end == "toml"))
        .collect();
    files.sort();
    let mut owners = BTreeMap::new();
    let mut code = String::from("pub(crate) static ADAPTERS: &[Adapter] = &[\n");
    for file in &files {
        match adapter(file, &mut owners) {
            Ok(table) => code += &table,
            Err(what) => println!("cargo::error={}: {what}", file.display()),
        }
    }
    code += "];\n";
    println!("cargo::rerun-if-changed=generic.toml");
    match generic(Path::new("generic.toml")) {
        Ok(table) => code += &format!("static GENERIC: Composer = {table};\n"),
        Err(what) => println!("cargo::error=generic.toml: {what}"),
    }
    let out = env::var("OUT_DIR").expect("cargo sets OUT_DIR");
    fs::write(Path::new(&out).join("adapters.rs"), code).expect("OUT_DIR is writable");
}

fn generic(file: &Path) -> Result<String, String> {
    let source = fs::read_to_string(file).map_err(|error| error.to_string())?;
    composer(&toml::from_str(&source).map_err(|error| error.to_string())?)
}

fn adapter(file: &Path, owners: &mut BTreeMap<String, PathBuf>) -> Result<String, String> {
    let id = file
        .file_stem()
        .and_then(|stem| stem.to_str())
        .ok_or("the file name is not a name")?;
    let source = fs::read_to_string(file).map_err(|error| error.to_string())?;
    let adapter: Adapter = toml::from_str(&source).map_err(|error| error.to_string())?;
    if adapter.hosts.is_empty() && adapter.marks.is_empty() {
        return Err("hosts, marks: one of them is needed".into());
    }
    for host in &adapter.hosts {
        let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || "-.".contains(c);
        if !host.contains('.') || !host.chars().all(plain) {
            return Err(format!("hosts: {host:?} is not a host name in lower case"));
        }
        if let Some(other) = owners.insert(host.clone(), file.to_owned()) {
            return Err(format!("hosts: {host} is also in {}", other.display()));
        }
    }
    let wasm_when = optional("wasm_when", adapter.wasm_when.as_deref())?;
    let marks = match adapter.marks.as_slice() {
        [] => None,
        marks => Some(selectors("marks", marks)?),
    };
    let composers = list("composers", &adapter.composers, composer)?;
    let surface = match &adapter.surface {
        Some(surface) => one_of("surface", surface, SURFACES)?,
        None if adapter.composers.is_empty() => {
            return Err("surface: what is written where no composer is known?".into());
        }
        None => "Post".into(),
    };
    let accounts = list("accounts", &adapter.accounts, account)?;
    let (name, hosts, optional) = (&adapter.name, &adapter.hosts, adapter.optional);
    if optional && hosts.is_empty() {
        return Err("optional: of which hosts?".into());
    }
    Ok(format!(
        "Adapter {{ id: {id:?}, name: {name:?}, hosts: &{hosts:?}, optional: {optional}, marks: {marks:?}, \
         surface: Surface::{surface}, wasm_when: {wasm_when}, \
         composers: &[{composers}], accounts: &[{accounts}] }},\n"
    ))
}

fn composer(composer: &Composer) -> Result<String, String> {
    let root = optional("root", composer.root.as_deref())?;
    let (alone, deep) = (composer.alone, composer.deep);
    let fields = list("fields", &composer.fields, |field| {
        let role = one_of("role", &field.role, ROLES)?;
        let selector = selectors("selectors", &field.selectors)?;
        let within = optional("within", field.within.as_deref())?;
        let elsewhere = optional("elsewhere", field.elsewhere.as_deref())?;
        let replaces = field.replaces;
        Ok(format!(
            "Field {{ role: Role::{role}, selector: {selector:?}, within: {within}, \
             elsewhere: {elsewhere}, replaces: {replaces} }}"
        ))
    })?;
    let is_text = |field: &Field| field.role == "text" && field.elsewhere.is_none();
    if !composer.fields.iter().any(is_text) {
        return Err("fields: one with role \"text\" is needed".into());
    }
    let publish = selectors("publish", &composer.publish)?;
    lower_case("named", &composer.named)?;
    let named = &composer.named;
    let guess = guess(composer.guess.as_ref())?;
    let step = optional("step", composer.step.as_deref())?;
    let disabled = selector("disabled", &composer.disabled)?;
    let quoted = optional("quoted", composer.quoted.as_deref())?;
    let enter = enter(composer)?;
    let alt = alt(composer.alt_publishes)?;
    let surface = one_of("surface", &composer.surface, SURFACES)?;
    let surfaces = list("surfaces", &composer.surfaces, |rule| {
        let (Some(surface), None) = (&rule.surface, &rule.audience) else {
            return Err("surface: which one?".into());
        };
        let surface = one_of("surface", surface, SURFACES)?;
        Ok(format!("({}, Surface::{surface})", sign(rule)?))
    })?;
    let audiences = list("audiences", &composer.audiences, |rule| {
        let (Some(audience), None) = (&rule.audience, &rule.surface) else {
            return Err("audience: which one?".into());
        };
        let audience = one_of("audience", audience, AUDIENCES)?;
        Ok(format!("({}, Audience::{audience})", sign(rule)?))
    })?;
    let accounts = list("accounts", &composer.accounts, account)?;
    Ok(format!(
        "Composer {{ root: {root}, alone: {alone}, deep: {deep}, fields: &[{fields}], \
         publish: {publish:?}, named: &{named:?}, guess: {guess}, step: {step}, disabled: {disabled:?}, quoted: {quoted}, enter: {enter}, \
         alt: {alt}, \
         surface: Surface::{surface}, surfaces: &[{surfaces}], audiences: &[{audiences}], \
         accounts: &[{accounts}] }}"
    ))
}

fn sign(rule: &Rule) -> Result<String, String> {
    let present = optional("present", rule.present.as_deref())?;
    lower_case("says", &rule.says)?;
    if rule.present.is_none() && (rule.path.is_none() || !rule.says.is_empty()) {
        return Err("present: which element?".into());
    }
    let (path, says) = (&rule.path, &rule.says);
    Ok(format!(
        "Sign {{ path: {path:?}, present: {present}, says: &{says:?} }}"
    ))
}

fn enter(composer: &Composer) -> Result<String, String> {
    Ok(match &composer.enter_breaks_with {
        Some(_) if !composer.enter_publishes => {
            return Err("enter_breaks_with: enter_publishes is not true".into());
        }
        Some(without) => {
            let without = selector("enter_breaks_with", without)?;
            format!("Enter::PublishesWithout({without:?})")
        }
        None if composer.enter_publishes => "Enter::Publishes".into(),
        None => "Enter::Breaks".into(),
    })
}

/// The key's code, which is the same on keyboards that write something else
/// with Alt.
fn alt(letter: Option<char>) -> Result<String, String> {
    let Some(letter) = letter else {
        return Ok("None".into());
    };
    if !letter.is_ascii_lowercase() {
        return Err(format!("alt_publishes: {letter:?} is not a small letter"));
    }
    Ok(format!("Some(\"Key{}\")", letter.to_ascii_uppercase()))
}

fn guess(guess: Option<&Guess>) -> Result<String, String> {
    let Some(guess) = guess else {
        return Ok("None".into());
    };
    let Guess {
        first,
        last,
        in_dialog,
        never,
        ..
    } = guess;
    for words in [first, last, in_dialog, never] {
        lower_case("guess", words)?;
    }
    let submit = selector("submit", &guess.submit)?;
    let hint = selector("hint", &guess.hint)?;
    let title = selector("title", &guess.title)?;
    let form = selector("form", &guess.form)?;
    let dialog = selector("dialog", &guess.dialog)?;
    Ok(format!(
        "Some(&Guess {{ first: &{first:?}, last: &{last:?}, in_dialog: &{in_dialog:?}, \
         never: &{never:?}, submit: {submit:?}, hint: {hint:?}, title: {title:?}, \
         form: {form:?}, dialog: {dialog:?} }})"
    ))
}

fn lower_case(key: &str, words: &[String]) -> Result<(), String> {
    let wrong = |word: &&String| word.is_empty() || **word != word.to_lowercase();
    match words.iter().find(wrong) {
        Some(word) => Err(format!("{key}: {word:?} is not in lower case")),
        None => Ok(()),
    }
}

fn account(account: &Account) -> Result<String, String> {
    let origin = one_of("from", &account.from, ORIGINS)?;
    let origin = match (account.from.as_str(), &account.attribute) {
        ("attribute", Some(name)) => format!("Attribute({name:?})"),
        ("attribute", None) => return Err("attribute: which one?".into()),
        (_, Some(_)) => return Err("attribute: only with from = \"attribute\"".into()),
        (_, None) => origin,
    };
    let place = match account.from.as_str() {
        "storage" => account.place.as_str(),
        _ => selector("place", &account.place)?,
    };
    let (handle, name, bio) = (&account.handle, &account.name, &account.bio);
    if handle.is_none() && name.is_none() {
        return Err("handle, name: one of them is needed".into());
    }
    let is_json = ["element", "storage"].contains(&account.from.as_str());
    for (key, path) in [("handle", handle), ("name", name), ("bio", bio)] {
        let Some(path) = path else { continue };
        let balanced = path.matches('{').count() == path.matches('}').count();
        let whole = key == "handle" && account.from == "storage";
        if is_json && (path.is_empty() && !whole || !balanced) {
            return Err(format!("{key}: {path:?} is not a path"));
        }
    }
    if account.from == "storage" && (account.near.is_some() || !account.says.is_empty()) {
        return Err("near, says: only of an element".into());
    }
    let near = optional("near", account.near.as_deref())?;
    lower_case("says", &account.says)?;
    let (says, official_at) = (&account.says, &account.official_at);
    let at_host = account.handle_at_host;
    let person = match &account.person {
        Some(person) => {
            let place = selector("person", &person.place)?;
            format!("Some(({place:?}, {:?}))", person.attribute)
        }
        None => "None".into(),
    };
    Ok(format!(
        "AccountSource {{ origin: Origin::{origin}, place: {place:?}, says: &{says:?}, \
         near: {near}, handle: {handle:?}, name: {name:?}, bio: {bio:?}, \
         handle_at_host: {at_host}, official_at: {official_at:?}, person: {person} }}"
    ))
}

/// Writes a list, and puts the key and the number before what is wrong in an entry.
fn list<T>(
    key: &str,
    entries: &[T],
    write: impl Fn(&T) -> Result<String, String>,
) -> Result<String, String> {
    let mut code = String::new();
    for (number, entry) in entries.iter().enumerate() {
        let entry = write(entry).map_err(|what| format!("{key}[{}]: {what}", number + 1))?;
        let _ = write!(code, "{entry}, ");
    }
    Ok(code)
}

/// The Rust name of one of the known values.
fn one_of(key: &str, value: &str, known: &[&str]) -> Result<String, String> {
    if !known.contains(&value) {
        return Err(format!("{key}: {value:?} is none of {}", known.join(", ")));
    }
    let (first, rest) = value.split_at(1);
    Ok(first.to_uppercase() + rest)
}

fn optional(key: &str, value: Option<&str>) -> Result<String, String> {
    value
        .map(|value| selector(key, value))
        .transpose()
        .map(|value| format!("{value:?}"))
}

/// Several selectors as one that matches what any of them matches.
fn selectors(key: &str, values: &[String]) -> Result<String, String> {
    if values.is_empty() {
        return Err(format!("{key}: at least one selector is needed"));
    }
    for value in values {
        selector(key, value)?;
    }
    Ok(values.join(", "))
}

/// Refuses what no browser would take as a selector, as far as that shows
/// without one: the tests in real browsers see the rest.
fn selector<'a>(key: &str, value: &'a str) -> Result<&'a str, String> {
    let mut open = Vec::new();
    let mut quote = None;
    for c in value.chars() {
        match (quote, c) {
            (Some(end), _) if c == end => quote = None,
            (Some(_), _) => {}
            (None, '"' | '\'') => quote = Some(c),
            (None, '[') => open.push(']'),
            (None, '(') => open.push(')'),
            (None, ']' | ')') if open.pop() != Some(c) => open.push('?'),
            _ => {}
        }
    }
    let ends = value.trim().ends_with([',', '>', '+', '~']);
    if value.trim().is_empty() || ends || quote.is_some() || !open.is_empty() {
        return Err(format!("{key}: {value:?} is not a selector"));
    }
    Ok(value)
}
