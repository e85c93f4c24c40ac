//! The rules without their patterns.

use super::column::Column;
use crate::assessment::{Norm, Strength};
use crate::pattern::Symbol;
use crate::profile::{Function, Sector};
use crate::rules::{
    CancelRule, Condition, Conditions, Fact, LinkRule, MarkRule, Matcher, Norms, Patterns, Rule,
};

/// The texts of the rules, a line each.
static TEXTS: &str = include_str!(concat!(env!("OUT_DIR"), "/rules.txt"));

/// The rules of each kind.
pub struct Rules {
    pub marks: Vec<MarkRule>,
    pub links: Vec<LinkRule>,
    pub cancels: Vec<CancelRule>,
    pub norms: Vec<Rule>,
    /// How many patterns they have.
    pub patterns: u16,
    /// The conditions of all of them.
    pub conditions: Vec<Condition>,
}

/// Reads the column of the rules' properties.
#[inline(never)]
pub fn read(properties: Column) -> Rules {
    let mut reader = Reader {
        texts: TEXTS,
        properties,
        patterns: 0,
        conditions: Vec::new(),
    };
    let [marks, links, cancels, norms] = std::array::from_fn(|_| reader.properties.number());
    Rules {
        marks: (0..marks).map(|_| MarkRule::from(reader.head())).collect(),
        links: (0..links).map(|_| LinkRule::from(reader.head())).collect(),
        cancels: (0..cancels)
            .map(|_| CancelRule::from(reader.head()))
            .collect(),
        norms: (0..norms).map(|_| Rule::from(reader.head())).collect(),
        patterns: reader.patterns,
        conditions: reader.conditions,
    }
}

struct Reader {
    texts: &'static str,
    properties: Column,
    patterns: u16,
    conditions: Vec<Condition>,
}

/// A rule as it is written, before it is known what kind it is.
struct Head {
    id: &'static str,
    text: &'static str,
    acts: &'static str,
    mark: Symbol,
    norms: usize,
    strength: usize,
    flags: usize,
    matcher: Matcher,
}

impl Reader {
    // One for all kinds: it runs once for each rule, and is compiled before it.
    #[inline(never)]
    fn head(&mut self) -> Head {
        Head {
            id: self.line(),
            text: self.line(),
            acts: self.line(),
            mark: self.properties.number() as Symbol,
            norms: self.properties.number(),
            strength: self.properties.number(),
            flags: self.properties.number(),
            matcher: self.matcher(),
        }
    }

    fn line(&mut self) -> &'static str {
        let end = self.texts.bytes().position(|byte| byte == b'\n');
        let (line, rest) = self.texts.split_at(end.expect("a line ends"));
        self.texts = &rest[1..];
        line
    }

    fn matcher(&mut self) -> Matcher {
        let when = self.conditions();
        let mut list = || {
            let first = self.patterns;
            self.patterns += self.properties.number() as u16;
            Patterns {
                first,
                last: self.patterns,
            }
        };
        Matcher {
            find: list(),
            with: list(),
            without: list(),
            near: list(),
            not_near: list(),
            post: list(),
            not_post: list(),
            when,
        }
    }

    fn conditions(&mut self) -> Conditions {
        let first = self.conditions.len() as u16;
        for _ in 0..self.properties.number() {
            for more in (0..self.properties.number()).rev() {
                let number = self.properties.number();
                self.conditions.push(Condition {
                    fact: fact(number / 2),
                    wanted: number % 2 == 1,
                    or_next: more > 0,
                });
            }
        }
        Conditions {
            first,
            last: self.conditions.len() as u16,
        }
    }
}

impl Head {
    fn flag(&self, bit: u32) -> bool {
        self.flags & (1 << bit) != 0
    }
}

impl From<Head> for MarkRule {
    fn from(head: Head) -> Self {
        Self {
            id: head.id,
            symbol: head.mark,
            matcher: head.matcher,
        }
    }
}

impl From<Head> for LinkRule {
    fn from(head: Head) -> Self {
        Self {
            id: head.id,
            authority: head.flag(0),
            subject: head.flag(1),
            matcher: head.matcher,
        }
    }
}

impl From<Head> for CancelRule {
    fn from(head: Head) -> Self {
        Self {
            id: head.id,
            cancels: Norms(head.norms as u16),
            spares: head.acts,
            adjacent: head.flag(0),
            service: head.flag(1),
            quoted: head.flag(2),
            reporting: head.flag(3),
            matcher: head.matcher,
        }
    }
}

impl From<Head> for Rule {
    fn from(head: Head) -> Self {
        Self {
            id: head.id,
            norm: Norm::ALL[head.norms],
            strength: [Strength::Weak, Strength::Strong, Strength::Grave][head.strength],
            act: head.acts,
            identifier: head.flag(0),
            text: head.text,
            matcher: head.matcher,
        }
    }
}

/// Facts by number: the same lists as in `compile/rules.rs`.
fn fact(number: usize) -> Fact {
    const PLAIN: [Fact; 9] = [
        Fact::Linked,
        Fact::LinkedByWork,
        Fact::Field,
        Fact::Topical,
        Fact::Official,
        Fact::Account,
        Fact::Employer,
        Fact::PoliticalOffice,
        Fact::Election,
    ];
    let sectors = PLAIN.len()..PLAIN.len() + Sector::ALL.len();
    if number < sectors.start {
        PLAIN[number]
    } else if sectors.contains(&number) {
        Fact::Sector(Sector::ALL[number - sectors.start])
    } else {
        Fact::Function(Function::ALL[number - sectors.end])
    }
}
