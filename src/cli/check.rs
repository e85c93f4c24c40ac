//! `namens check`: a line of JSON for each post.

use crate::args::Check;
use crate::lines::{self, Line};
use crate::post::{self, Mistake, Post};
use crate::{Ending, person};
use namens_norms::texts::{self, Lang};
use namens_norms::{Finding, Language, Level, Norm, Strength};
use serde::Serialize;
use serde_json::Value;
use std::io::{self, Write};

/// What comes back for a post.
#[derive(Serialize)]
struct Answer<'a> {
    id: &'a Value,
    level: Level,
    linked: bool,
    language: Language,
    findings: Vec<Reported<'a>>,
}

/// A finding with its texts.
#[derive(Serialize)]
struct Reported<'a> {
    norm: Norm,
    strength: Strength,
    level: Level,
    rule: &'a str,
    start: usize,
    end: usize,
    quote: &'a str,
    tips: &'a [u8],
    reason: String,
    advice: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    proposal: Option<&'static str>,
}

/// What comes back in the place of a line that could not be read.
#[derive(Serialize)]
struct Unread {
    id: (),
    line: usize,
    error: String,
}

/// Runs the command.
///
/// # Errors
/// When standard output cannot be written.
pub(crate) fn run(arguments: &Check) -> io::Result<Ending> {
    if let Some(text) = &arguments.text {
        let (profile, context) = (arguments.writer.profile(), arguments.place.context());
        person::show(text, &profile, &context, arguments.lang)?;
        return Ok(Ending::Well);
    }
    let mut out = io::stdout().lock();
    let mut ending = Ending::Well;
    let all = lines::of_files(&arguments.files, &mut io::stderr(), |line, errors| {
        ending = ending.max(answer(&line, arguments.lang, &mut out, errors)?);
        Ok(())
    })?;
    Ok(if all { ending } else { Ending::Unread })
}

/// Answers one line, at once: who writes through a pipe waits for it.
fn answer(
    line: &Line<'_>,
    lang: Lang,
    out: &mut impl Write,
    errors: &mut (impl Write + ?Sized),
) -> io::Result<Ending> {
    let post = line.text.map_err(|_| Mistake::not_text());
    let ending = match post.and_then(post::read) {
        Ok(post) => {
            write_answer(&post, lang, out)?;
            Ending::Well
        }
        Err(mistake) => {
            complain(line, &mistake, errors);
            let unread = Unread {
                id: (),
                line: line.number,
                error: mistake.to_string(),
            };
            serde_json::to_writer(&mut *out, &unread)?;
            Ending::Unread
        }
    };
    out.write_all(b"\n")?;
    out.flush()?;
    Ok(ending)
}

/// Says on standard error which line could not be read, and why.
pub(crate) fn complain(line: &Line<'_>, mistake: &Mistake, errors: &mut (impl Write + ?Sized)) {
    let (source, number) = (line.source, line.number);
    lines::complain(errors, &format!("{source}, line {number}: {mistake}"));
}

fn write_answer(post: &Post, lang: Lang, out: &mut impl Write) -> io::Result<()> {
    let assessment = post.assess();
    let findings = assessment.findings.iter();
    let answer = Answer {
        id: &post.id,
        level: assessment.level,
        linked: assessment.linked,
        language: assessment.language,
        findings: findings.map(|finding| reported(finding, lang)).collect(),
    };
    Ok(serde_json::to_writer(out, &answer)?)
}

fn reported(finding: &Finding, lang: Lang) -> Reported<'_> {
    Reported {
        norm: finding.norm,
        strength: finding.strength,
        level: finding.level,
        rule: finding.rule,
        start: finding.start,
        end: finding.end,
        quote: &finding.quote,
        tips: &finding.tips,
        reason: texts::reason(finding, lang),
        advice: texts::advice(finding, lang),
        proposal: texts::proposal(finding, lang),
    }
}
