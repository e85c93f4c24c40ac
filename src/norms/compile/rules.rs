//! Reads the rule files, checks them, and writes the rules for the engine and
//! their sources and examples for people.

use super::blob::Writer;
use super::normal::Normal;
use super::pattern::{Defines, Node, parse, renumber};
use super::vocabulary::Vocabulary;
use serde::Deserialize;
use std::collections::BTreeSet;
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

/// What is said of what was learned of a norm, and lines that hold.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Learned {
    /// Key of the reason and the advice.
    pub text: String,
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

/// The rules read so far.
#[derive(Default)]
pub struct Tables {
    rules: Vec<Compiled>,
    info: String,
    examples: String,
    lines: Vec<String>,
    ids: BTreeSet<String>,
}

/// What kind of rule it is; in the order in which the engine holds them.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Kind {
    Mark,
    Link,
    Cancel,
    Norm,
}

/// A rule, ready to be written.
struct Compiled {
    kind: Kind,
    id: String,
    /// Norm rules: key of the reason and the advice.
    text: String,
    /// Norm rules: the act; cancel rules: the acts that it spares.
    acts: String,
    /// Mark rules: the mark, as first numbered.
    mark: u16,
    /// Norm rules: the norm; cancel rules: a bit for each norm.
    norms: usize,
    /// Norm rules: 0 weak, 1 strong, 2 grave.
    strength: usize,
    /// The properties that are so or not, a bit for each.
    flags: usize,
    /// find, with, without, near, not_near, post, not_post.
    patterns: [Vec<Vec<Node>>; 7],
    /// Each of these has a fact that is as wanted: the fact's number and twice
    /// that, plus one where it is wanted.
    when: Vec<Vec<usize>>,
}

/// How many example lines of each kind a rule needs at least: one line proves a
/// word, three prove a rule.
const LINES: usize = 3;

/// The source of what was learned.
const LEARNED_FROM: &str = "learned from labelled posts (learned.tsv), norms.md";

/// The norms, in the order of the engine.
pub const NORMS: [&str; 9] = [
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
        if rule.source.trim().is_empty() {
            return Err("needs a source".into());
        }
        if rule.find.is_empty() {
            return Err("needs something to find".into());
        }
        let mut compiled = compile(rule, id.clone(), defines, vocabulary)?;
        match stem {
            "marks" => {
                let mark = rule.mark.as_deref().ok_or("a mark rule needs a mark")?;
                compiled.mark = vocabulary.define_mark(mark);
            }
            "linked" => {
                compiled.kind = Kind::Link;
                compiled.flags = bits(&[rule.authority, rule.subject]);
            }
            "cancels" => {
                compiled.kind = Kind::Cancel;
                for name in &rule.cancels {
                    compiled.norms |= 1 << norm(name)?;
                }
                compiled.acts = rule.spares.join(" ");
                compiled.flags = bits(&[rule.adjacent, rule.service, rule.quoted, rule.reporting]);
            }
            name => self.norm_rule(name, rule, &mut compiled, known)?,
        }
        self.rules.push(compiled);
        let Rule {
            situation,
            hit,
            pass,
            ..
        } = rule;
        self.examples_of(&id, situation.as_deref(), [hit, pass], known)
    }

    fn norm_rule(
        &mut self,
        name: &str,
        rule: &Rule,
        compiled: &mut Compiled,
        known: &Known,
    ) -> Result<(), String> {
        let (strength, number) = match rule.strength.as_deref() {
            Some("weak") => ("Weak", 0),
            Some("strong") => ("Strong", 1),
            Some("grave") if name == "tone" => ("Grave", 2),
            other => return Err(format!("strength {other:?} is not weak or strong")),
        };
        let own = format!("{name}.{}", strength.to_lowercase());
        let text = rule.text.clone().unwrap_or(own);
        compiled.kind = Kind::Norm;
        compiled.norms = norm(name)?;
        compiled.strength = number;
        compiled.text = text;
        compiled.acts = rule.act.clone().unwrap_or_default();
        compiled.flags = bits(&[rule.identifier]);
        let source = rule.source.trim();
        self.inform(
            name,
            &compiled.id,
            strength,
            (&compiled.text, source),
            known,
        )
    }

    /// Adds what stands for a norm in `learned.toml`: for people it is a rule.
    /// Says what is wrong, else the rule's id.
    pub fn add_learned(
        &mut self,
        name: &str,
        learned: &Learned,
        known: &Known,
    ) -> Result<String, String> {
        let id = format!("{name}/learned");
        if !self.ids.insert(id.clone()) {
            return Err("the name of a rule in rules/".into());
        }
        let said = (learned.text.as_str(), LEARNED_FROM);
        self.inform(name, &id, "Strong", said, known)?;
        let Learned {
            situation,
            hit,
            pass,
            ..
        } = learned;
        self.examples_of(&id, situation.as_deref(), [hit, pass], known)?;
        Ok(id)
    }

    /// What people are told of a rule: by its text, and by its source. Says where
    /// there is no such text.
    fn inform(
        &mut self,
        name: &str,
        id: &str,
        strength: &str,
        (text, source): (&str, &str),
        known: &Known,
    ) -> Result<(), String> {
        if !known.texts.contains(text) {
            return Err(format!("no text {text:?} in texts/findings.toml"));
        }
        let (first, rest) = name.split_at(1);
        let variant = format!("{}{rest}", first.to_uppercase());
        let _ = writeln!(
            self.info,
            "RuleInfo {{ id: {id:?}, norm: Norm::{variant}, strength: Strength::{strength}, text: {text:?}, source: {source:?} }},"
        );
        Ok(())
    }

    fn examples_of(
        &mut self,
        id: &str,
        situation: Option<&str>,
        [hit, pass]: [&[Example]; 2],
        known: &Known,
    ) -> Result<(), String> {
        if hit.len() < LINES || pass.len() < LINES {
            return Err(format!(
                "needs at least {LINES} must-hit and {LINES} must-pass lines"
            ));
        }
        let default = situation.unwrap_or("nobody");
        for (must, lines) in [("Hit", hit), ("Pass", pass)] {
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
                self.lines.push(text.clone());
                let _ = writeln!(
                    self.examples,
                    "Example {{ rule: {id:?}, must: Must::{must}, text: {text:?}, situation: {situation:?} }},"
                );
            }
        }
        Ok(())
    }

    /// The example lines of all rules: what such posts look like.
    pub fn lines(&self) -> &[String] {
        &self.lines
    }

    /// All rules in the order in which the engine holds them, with final
    /// symbols. To be called once, when all rules are there.
    pub fn order(&mut self, renumbered: &[u16]) {
        self.rules.sort_by_key(|rule| rule.kind);
        for rule in &mut self.rules {
            rule.mark = renumbered[usize::from(rule.mark)];
            for list in &mut rule.patterns {
                list.iter_mut()
                    .for_each(|nodes| renumber(nodes, renumbered));
            }
        }
        self.normalise();
    }

    /// Says the same with fewer steps. Where a pattern is found is told by the
    /// first that matches, so those stay apart; where it only counts whether one
    /// of several is there, they may become one.
    fn normalise(&mut self) {
        let mut normal = Normal::new(self.patterns());
        for rule in &mut self.rules {
            let [find, with, without, near, not_near, post, not_post] = &mut rule.patterns;
            for each in [find, with, near, post] {
                for pattern in each {
                    *pattern = normal.sequence(pattern);
                }
            }
            for any in [without, not_near, not_post] {
                *any = normal.any_of(any);
            }
        }
    }

    /// All patterns, in the order in which they are written.
    pub fn patterns(&self) -> impl Iterator<Item = &[Node]> {
        let lists = self.rules.iter().flat_map(|rule| &rule.patterns);
        lists.flatten().map(Vec::as_slice)
    }

    /// Writes the rules without their patterns.
    pub fn write(&self, writer: &mut Writer) {
        for kind in [Kind::Mark, Kind::Link, Kind::Cancel, Kind::Norm] {
            writer.property(self.rules.iter().filter(|rule| rule.kind == kind).count());
        }
        for rule in &self.rules {
            writer.text(&rule.id);
            writer.text(&rule.text);
            writer.text(&rule.acts);
            let properties = [
                usize::from(rule.mark),
                rule.norms,
                rule.strength,
                rule.flags,
            ];
            properties
                .into_iter()
                .for_each(|value| writer.property(value));
            writer.property(rule.when.len());
            for any in &rule.when {
                writer.property(any.len());
                any.iter().for_each(|&fact| writer.property(fact));
            }
            for list in &rule.patterns {
                writer.property(list.len());
            }
        }
    }

    /// What only the host asks for, as Rust source.
    pub fn source(&self) -> String {
        let Self { info, examples, .. } = self;
        format!(
            "#[cfg(not(target_arch = \"wasm32\"))]\n\
             pub static RULE_INFO: &[RuleInfo] = &[\n{info}];\n\
             #[cfg(not(target_arch = \"wasm32\"))]\n\
             pub static EXAMPLES: &[Example] = &[\n{examples}];\n"
        )
    }
}

/// A bit for each property, the first the lowest.
fn bits(flags: &[bool]) -> usize {
    let set = flags.iter().enumerate().filter(|(_, flag)| **flag);
    set.map(|(place, _)| 1 << place).sum()
}

/// The number of a norm.
fn norm(name: &str) -> Result<usize, String> {
    let place = NORMS.iter().position(|norm| *norm == name);
    place.ok_or_else(|| format!("{name:?} is no norm"))
}

fn compile(
    rule: &Rule,
    id: String,
    defines: &Defines,
    vocabulary: &mut Vocabulary,
) -> Result<Compiled, String> {
    let mut read = |field: &str, texts: &[String]| {
        let nodes = texts.iter().map(|text| {
            parse(text, defines, vocabulary).map_err(|error| format!("{field} {text:?}: {error}"))
        });
        nodes.collect::<Result<Vec<_>, _>>()
    };
    let patterns = [
        read("find", &rule.find)?,
        read("with", &rule.with)?,
        read("without", &rule.without)?,
        read("near", &rule.near)?,
        read("not_near", &rule.not_near)?,
        read("post", &rule.post)?,
        read("not_post", &rule.not_post)?,
    ];
    let when = rule.when.iter().map(|condition| {
        let facts = condition.split('|').map(|fact| {
            let (wanted, name) = match fact.strip_prefix('!') {
                Some(name) => (0, name),
                None => (1, fact),
            };
            Ok::<_, String>(2 * fact_number(name)? + wanted)
        });
        facts.collect::<Result<Vec<_>, _>>()
    });
    Ok(Compiled {
        kind: Kind::Mark,
        id,
        text: String::new(),
        acts: String::new(),
        mark: 0,
        norms: 0,
        strength: 0,
        flags: 0,
        patterns,
        when: when.collect::<Result<Vec<_>, _>>()?,
    })
}

/// Facts in the order of `rules::Fact`, then sectors, then function types.
const FACTS: [&str; 9] = [
    "linked",
    "linked-by-work",
    "field",
    "topical",
    "official",
    "account",
    "employer",
    "political-office",
    "election",
];
const SECTORS: [&str; 12] = [
    "rijk",
    "gemeente",
    "provincie",
    "waterschap",
    "politie",
    "veiligheidsregio",
    "defensie",
    "rechtspraak",
    "onderwijs",
    "zorg",
    "uitvoering",
    "overig",
];
const FUNCTIONS: [&str; 4] = ["communication", "leadership", "advisor", "other"];

fn fact_number(name: &str) -> Result<usize, String> {
    let place = |list: &[&str], name| list.iter().position(|known| *known == name);
    let number = if let Some(sector) = name.strip_prefix("sector:") {
        place(&SECTORS, sector).map(|sector| FACTS.len() + sector)
    } else if let Some(function) = name.strip_prefix("function:") {
        place(&FUNCTIONS, function).map(|function| FACTS.len() + SECTORS.len() + function)
    } else {
        place(&FACTS, name)
    };
    number.ok_or_else(|| format!("when: {name:?} is no fact"))
}
