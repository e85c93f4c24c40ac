//! Reads the rule files and writes them as static tables.

use super::pattern::{Defines, anchors, parse, source};
use super::vocabulary::Vocabulary;
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

/// A rule file.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct File {
    #[serde(default)]
    pub define: Defines,
    #[serde(default)]
    pub rule: Vec<Rule>,
}

/// A rule, as a lawyer or a communications adviser writes it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rule {
    pub name: String,
    /// Norm rules: weak, strong or grave.
    strength: Option<String>,
    /// Mark rules: the mark that a match gets.
    pub mark: Option<String>,
    /// Cancel rules: the norms that it cancels.
    #[serde(default)]
    cancels: Vec<String>,
    /// Cancel rules: acts that it spares ("on-behalf", "signature").
    #[serde(default)]
    spares: Vec<String>,
    /// Cancel rules: also the sentence directly before or after.
    #[serde(default)]
    adjacent: bool,
    /// Cancel rules: lowers capacity to a notice instead of cancelling it.
    #[serde(default)]
    service: bool,
    /// Cancel rules: only the words in a marked quote.
    #[serde(default)]
    quoted: bool,
    /// Cancel rules: the answer points to where wrongdoing can be reported.
    #[serde(default)]
    reporting: bool,
    /// Link rules: links for capacity and coordination only.
    #[serde(default)]
    authority: bool,
    /// Link rules: links by the subject alone.
    #[serde(default)]
    subject: bool,
    /// Norm rules: what kind of act it is, for `spares`.
    act: Option<String>,
    /// Norm rules: also checked in languages the engine does not read.
    #[serde(default)]
    identifier: bool,
    find: Vec<String>,
    #[serde(default)]
    with: Vec<String>,
    #[serde(default)]
    without: Vec<String>,
    #[serde(default)]
    near: Vec<String>,
    #[serde(default)]
    not_near: Vec<String>,
    #[serde(default)]
    post: Vec<String>,
    #[serde(default)]
    not_post: Vec<String>,
    #[serde(default)]
    when: Vec<String>,
    /// Key of the reason and the advice; the norm and strength where absent.
    text: Option<String>,
    source: String,
    /// The situation in which the examples are read.
    #[serde(rename = "as")]
    situation: Option<String>,
    hit: Vec<Example>,
    pass: Vec<Example>,
}

/// An example line, with a situation of its own or the rule's.
#[derive(Deserialize)]
#[serde(untagged)]
enum Example {
    Text(String),
    In {
        text: String,
        #[serde(rename = "as")]
        situation: String,
    },
}

/// What the texts and the situations offer, to check references.
pub struct Known {
    pub texts: BTreeSet<String>,
    pub situations: BTreeSet<String>,
}

/// The tables under way.
#[derive(Default)]
pub struct Tables {
    norms: String,
    marks: String,
    links: String,
    cancels: String,
    info: String,
    examples: String,
    ids: BTreeSet<String>,
}

const NORMS: [&str; 9] = [
    "capacity",
    "mandate",
    "coordination",
    "confidentiality",
    "impartiality",
    "accuracy",
    "loyalty",
    "tone",
    "worktime",
];

impl Tables {
    /// Adds a rule of the file `stem`. Says what is wrong.
    pub fn add(
        &mut self,
        stem: &str,
        rule: &Rule,
        defines: &Defines,
        vocabulary: &mut Vocabulary,
        known: &Known,
    ) -> Result<(), String> {
        let id = format!("{stem}/{}", rule.name);
        if !self.ids.insert(id.clone()) {
            return Err("the name is used twice".into());
        }
        if rule.hit.is_empty() || rule.pass.is_empty() {
            return Err("needs at least one must-hit and one must-pass line".into());
        }
        if rule.source.trim().is_empty() {
            return Err("needs a source".into());
        }
        if rule.find.is_empty() {
            return Err("needs something to find".into());
        }
        let matcher = matcher(rule, defines, vocabulary)?;
        match stem {
            "marks" => {
                let mark = rule.mark.as_deref().ok_or("a mark rule needs a mark")?;
                let symbol = vocabulary.define_mark(mark);
                let _ = writeln!(
                    self.marks,
                    "MarkRule {{ id: {id:?}, symbol: {symbol}, matcher: {matcher} }},"
                );
            }
            "linked" => {
                let Rule {
                    authority, subject, ..
                } = rule;
                let _ = writeln!(
                    self.links,
                    "LinkRule {{ id: {id:?}, authority: {authority}, subject: {subject}, matcher: {matcher} }},"
                );
            }
            "cancels" => {
                let norms = norms(&rule.cancels)?;
                let Rule {
                    spares,
                    adjacent,
                    service,
                    quoted,
                    reporting,
                    ..
                } = rule;
                let _ = writeln!(
                    self.cancels,
                    "CancelRule {{ id: {id:?}, cancels: &[{norms}], spares: &{spares:?}, adjacent: {adjacent}, service: {service}, quoted: {quoted}, reporting: {reporting}, matcher: {matcher} }},"
                );
            }
            norm => self.norm_rule(norm, &id, rule, &matcher, known)?,
        }
        self.examples_of(&id, rule, known)
    }

    fn norm_rule(
        &mut self,
        norm: &str,
        id: &str,
        rule: &Rule,
        matcher: &str,
        known: &Known,
    ) -> Result<(), String> {
        let norm_source = norms(&[norm.to_owned()])?;
        let strength = match rule.strength.as_deref() {
            Some("weak") => "Weak",
            Some("strong") => "Strong",
            Some("grave") if norm == "tone" => "Grave",
            other => return Err(format!("strength {other:?} is not weak or strong")),
        };
        let own = format!("{norm}.{}", strength.to_lowercase());
        let text = rule.text.clone().unwrap_or(own);
        if !known.texts.contains(&text) {
            return Err(format!("no text {text:?} in texts/findings.toml"));
        }
        let act = rule.act.as_deref().unwrap_or("");
        let identifier = rule.identifier;
        let _ = writeln!(
            self.norms,
            "Rule {{ id: {id:?}, norm: {norm_source}, strength: Strength::{strength}, act: {act:?}, identifier: {identifier}, text: {text:?}, matcher: {matcher} }},"
        );
        let source = rule.source.trim();
        let _ = writeln!(
            self.info,
            "RuleInfo {{ id: {id:?}, norm: {norm_source}, strength: Strength::{strength}, source: {source:?} }},"
        );
        Ok(())
    }

    fn examples_of(&mut self, id: &str, rule: &Rule, known: &Known) -> Result<(), String> {
        let default = rule.situation.as_deref().unwrap_or("nobody");
        for (must, lines) in [("Hit", &rule.hit), ("Pass", &rule.pass)] {
            for line in lines {
                let (text, situation) = match line {
                    Example::Text(text) => (text, default),
                    Example::In { text, situation } => (text, situation.as_str()),
                };
                if !known.situations.contains(situation) {
                    return Err(format!(
                        "no situation {situation:?} in rules/situations.toml"
                    ));
                }
                let _ = writeln!(
                    self.examples,
                    "Example {{ rule: {id:?}, must: Must::{must}, text: {text:?}, situation: {situation:?} }},"
                );
            }
        }
        Ok(())
    }

    /// The tables, as Rust source: what the engine needs, and what only the
    /// host asks for.
    pub fn source(&self) -> String {
        let Self {
            norms,
            marks,
            links,
            cancels,
            info,
            examples,
            ..
        } = self;
        format!(
            "pub static RULES: &[Rule] = &[\n{norms}];\n\
             pub static MARK_RULES: &[MarkRule] = &[\n{marks}];\n\
             pub static LINK_RULES: &[LinkRule] = &[\n{links}];\n\
             pub static CANCEL_RULES: &[CancelRule] = &[\n{cancels}];\n\
             #[cfg(not(target_arch = \"wasm32\"))]\n\
             pub static RULE_INFO: &[RuleInfo] = &[\n{info}];\n\
             #[cfg(not(target_arch = \"wasm32\"))]\n\
             pub static EXAMPLES: &[Example] = &[\n{examples}];\n"
        )
    }
}

fn norms(names: &[String]) -> Result<String, String> {
    let mut code = String::new();
    for name in names {
        if !NORMS.contains(&name.as_str()) {
            return Err(format!("{name:?} is no norm"));
        }
        let (first, rest) = name.split_at(1);
        let _ = write!(
            code,
            "Norm::{}{rest}{}",
            first.to_uppercase(),
            if names.len() > 1 { "," } else { "" }
        );
    }
    Ok(code)
}

fn matcher(rule: &Rule, defines: &Defines, vocabulary: &mut Vocabulary) -> Result<String, String> {
    let mut fields = String::new();
    let lists: BTreeMap<&str, &Vec<String>> = BTreeMap::from([
        ("find", &rule.find),
        ("with", &rule.with),
        ("without", &rule.without),
        ("near", &rule.near),
        ("not_near", &rule.not_near),
        ("post", &rule.post),
        ("not_post", &rule.not_post),
    ]);
    for (field, patterns) in lists {
        let _ = write!(fields, "{field}: &[");
        for text in patterns {
            let nodes = parse(text, defines, vocabulary)
                .map_err(|error| format!("{field} {text:?}: {error}"))?;
            let mut anchors = anchors(&nodes);
            anchors.sort_unstable();
            anchors.dedup();
            let _ = write!(
                fields,
                "Pattern {{ nodes: {}, anchors: &{anchors:?} }},",
                source(&nodes)
            );
        }
        fields.push_str("], ");
    }
    let _ = write!(fields, "when: &[");
    for condition in &rule.when {
        let mut any = String::new();
        for fact in condition.split('|') {
            let (wanted, name) = match fact.strip_prefix('!') {
                Some(name) => (false, name),
                None => (true, fact),
            };
            let _ = write!(any, "({}, {wanted}),", fact_source(name)?);
        }
        let _ = write!(fields, "&[{any}],");
    }
    fields.push(']');
    Ok(format!("Matcher {{ {fields} }}"))
}

fn fact_source(name: &str) -> Result<String, String> {
    let capital = |word: &str| {
        let (first, rest) = word.split_at(1.min(word.len()));
        format!("{}{rest}", first.to_uppercase())
    };
    if let Some(sector) = name.strip_prefix("sector:") {
        return Ok(format!("Fact::Sector(Sector::{})", capital(sector)));
    }
    if let Some(function) = name.strip_prefix("function:") {
        return Ok(format!("Fact::Function(Function::{})", capital(function)));
    }
    let known = [
        ("linked", "Linked"),
        ("linked-by-work", "LinkedByWork"),
        ("field", "Field"),
        ("topical", "Topical"),
        ("official", "Official"),
        ("account", "Account"),
        ("employer", "Employer"),
        ("political-office", "PoliticalOffice"),
        ("election", "Election"),
    ];
    let found = known.iter().find(|(key, _)| *key == name);
    found
        .map(|(_, variant)| format!("Fact::{variant}"))
        .ok_or_else(|| format!("when: {name:?} is no fact"))
}
