//! What the question before publishing tells: each finding once, with its
//! words as they stand in the post, and what readers will see.

use crate::excerpt::{Excerpt, excerpt};
use crate::named::in_sentence;
use crate::{Content, Point, View, key};
use namens_norms::{Audience, Context, Finding, Function, Level, Norm, Strength, Surface};
use namens_texts::{Lang, fill, question, readers};
use std::collections::BTreeMap;

/// What is known at the publish button, besides what the warning shows.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Asked {
    /// All of the post's text.
    pub text: String,
    /// Where it is published, by whom and for whom.
    pub context: Context,
    /// Whom posts are agreed with, by name; empty where that is not known.
    pub coordinator: String,
    /// Whether the organisation wants the tick "I have agreed this".
    pub agreed_tick: bool,
    /// The rules that are offered to be turned down.
    pub offers: BTreeMap<&'static str, Offer>,
}

/// Why a rule is offered to be turned down.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Offer {
    /// The person posted as it was, several times in a row.
    Posted,
    /// The person marked it as not justified, too often.
    Wrong,
}

/// One finding of the question.
#[derive(Debug, Clone, PartialEq)]
pub struct Item {
    /// The finding.
    pub point: Point,
    /// Its words in their sentence; `None` where it has none in the post.
    pub excerpt: Option<Excerpt>,
    /// The offer to turn its rule down.
    pub offer: Option<Offer>,
}

/// All that the question tells.
#[derive(Debug, Clone, PartialEq)]
pub struct Question {
    /// The findings, each once.
    pub content: Content,
    /// The same with their words in the post, the gravest first.
    pub items: Vec<Item>,
    /// What readers will see, in one line.
    pub readers: String,
    /// The tick "I have agreed this with …", where it is offered.
    pub agreed: Option<String>,
    /// The secret words that are to be ticked off before it can be posted as
    /// it is, each once.
    pub secrets: Vec<String>,
}

impl Question {
    /// The question about a post; `None` where there is nothing to ask.
    #[must_use]
    pub fn of(view: &View, asked: &Asked) -> Option<Self> {
        let findings = each_once(view)?;
        let content = Content::of(&View {
            assessment: namens_norms::Assessment {
                findings: findings.clone(),
                ..view.assessment.clone()
            },
            ..view.clone()
        })?;
        let items = findings.iter().zip(content.points());
        let items = items.map(|(finding, point)| Item {
            point: point.clone(),
            excerpt: in_post(finding, &asked.text),
            offer: asked.offers.get(finding.rule).copied(),
        });
        Some(Self {
            items: items.collect(),
            readers: readers(view, &asked.context, findings.first()?.norm),
            agreed: agreed(view, asked),
            secrets: secrets(&findings),
            content,
        })
    }
}

/// The findings without those that the person cannot tell from an earlier one.
fn each_once(view: &View) -> Option<Vec<Finding>> {
    let content = Content::of(view)?;
    let mut seen = Vec::new();
    let findings = view.assessment.findings.iter().zip(content.points());
    let fresh = findings.filter(|(_, point)| {
        let key = key(point);
        let is_new = !seen.contains(&key);
        seen.push(key);
        is_new
    });
    Some(fresh.map(|(finding, _)| finding.clone()).collect())
}

/// Its words as they stand in the post, unless something else stands there.
fn in_post(finding: &Finding, text: &str) -> Option<Excerpt> {
    excerpt(text, finding.start, finding.end).filter(|excerpt| excerpt.words == finding.quote)
}

/// Words of which only the person can know that they may go out.
fn secrets(findings: &[Finding]) -> Vec<String> {
    let is_secret = |finding: &&Finding| {
        finding.norm == Norm::Confidentiality
            && finding.strength == Strength::Strong
            && finding.level == Level::Confirm
            && !finding.quote.is_empty()
    };
    let mut words: Vec<String> = Vec::new();
    for finding in findings.iter().filter(is_secret) {
        if !words.contains(&finding.quote) {
            words.push(finding.quote.clone());
        }
    }
    words
}

/// An adviser agrees beforehand with management and communication (norms.md).
fn agreed(view: &View, asked: &Asked) -> Option<String> {
    let lang = view.lang;
    let is_offered = asked.agreed_tick || view.profile.function == Function::Advisor;
    let who = match asked.coordinator.as_str() {
        "" => question::agreed_with(lang),
        name => name,
    };
    is_offered.then(|| fill(question::agreed(lang), &[("who", who)]))
}

fn readers(view: &View, context: &Context, norm: Norm) -> String {
    let lang = view.lang;
    let organisation = view.profile.organisations.first();
    let organisation = organisation.map_or_else(
        || readers::your_organisation(lang).to_owned(),
        |organisation| in_sentence(&organisation.name, lang),
    );
    let what = fill(
        as_what(norm, view.assessment.linked, lang),
        &[("organisation", &organisation)],
    );
    let who = who_reads(context, lang);
    fill(readers::line(lang), &[("who", &who), ("what", &what)])
}

fn who_reads(context: &Context, lang: Lang) -> String {
    let account = context.account.as_ref().map(|account| {
        match account.handle.trim().trim_start_matches('@') {
            "" => account.name.trim().to_owned(),
            handle => format!("@{handle}"),
        }
    });
    let account = account.filter(|account| !account.is_empty());
    let follows = |nobody: &'static str| match &account {
        Some(account) => fill(readers::who_follows(lang), &[("account", account)]),
        None => nobody.to_owned(),
    };
    match (context.surface, context.audience) {
        (Surface::Message | Surface::Mail, _) | (_, Audience::Private) => {
            readers::who_receives(lang).to_owned()
        }
        (_, Audience::Group) => readers::who_group(lang).to_owned(),
        (Surface::Reply | Surface::Comment, _) => readers::who_joins(lang).to_owned(),
        (Surface::Post, Audience::Followers) => follows(readers::who_follows_you(lang)),
        (Surface::Post, Audience::Public) => follows(readers::who_sees(lang)),
    }
}

/// As what a post is read that touches this norm; `linked` where a reader can
/// tell that it is about the writer's work.
fn as_what(norm: Norm, linked: bool, lang: Lang) -> &'static str {
    match (norm, linked) {
        (Norm::Capacity, _) => readers::capacity(lang),
        (Norm::Coordination, _) => readers::coordination(lang),
        (Norm::Mandate, _) => readers::mandate(lang),
        (Norm::Confidentiality, _) => readers::confidentiality(lang),
        (Norm::Impartiality, true) => readers::impartiality(lang),
        (Norm::Impartiality, false) => readers::impartiality_own(lang),
        (Norm::Accuracy, true) => readers::accuracy(lang),
        (Norm::Accuracy, false) => readers::accuracy_own(lang),
        (Norm::Loyalty, _) => readers::loyalty(lang),
        (Norm::Tone, true) => readers::tone(lang),
        (Norm::Tone, false) => readers::tone_own(lang),
        (Norm::Worktime, _) => readers::worktime(lang),
    }
}

#[cfg(test)]
mod tests;
