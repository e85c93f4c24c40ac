//! What is said of a finding, Dutch and English.

use crate::{Finding, Norm, Profile};

/// A language of the interface.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Lang {
    /// Dutch.
    #[default]
    Nl,
    /// English.
    En,
}

/// One of the ten tips.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tip {
    /// 1 to 10; 1 to 5 speak to the employer, 6 to 10 to the employee.
    pub number: u8,
    /// The article's key phrase.
    pub title: &'static str,
    /// What it says, in plain language.
    pub body: &'static str,
}

/// The norm's title ("U spreekt namens de organisatie").
#[must_use]
pub fn title(norm: Norm, lang: Lang) -> &'static str {
    let _ = lang;
    norm.id()
}

/// Why these words are shown: what a reader will see in this post.
#[must_use]
pub fn reason(finding: &Finding, lang: Lang) -> String {
    let _ = lang;
    finding.quote.clone()
}

/// What the person can do now.
#[must_use]
pub fn advice(finding: &Finding, lang: Lang) -> String {
    let _ = lang;
    finding.quote.clone()
}

/// All ten tips, in order; tip 10 names the legal ground of the profile's sector.
#[must_use]
pub fn tips(profile: &Profile, lang: Lang) -> Vec<Tip> {
    let _ = (profile, lang);
    Vec::new()
}
