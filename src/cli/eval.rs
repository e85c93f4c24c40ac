//! `namens eval`: how well the engine does on labelled posts.

use crate::args::Eval;
use crate::lines::{self, Line};
use crate::post::{self, Expectation, Mistake, Post};
use crate::report::{Failing, Report};
use crate::score::{Filter, share};
use crate::{Ending, check};
use std::io::{self, Write};

/// Runs the command.
///
/// # Errors
/// When standard output cannot be written.
pub(crate) fn run(arguments: &Eval) -> io::Result<Ending> {
    let filter = Filter::new(arguments.norms.clone());
    let mut report = Report::default();
    let mut errors = io::stderr();
    let all = lines::of_files(&arguments.files, &mut errors, |line, errors| {
        let labelled = line.text.map_err(|_| Mistake::not_text());
        match labelled.and_then(post::read_labelled) {
            Ok((post, expected)) => add(&line, post, &expected, &filter, &mut report),
            Err(mistake) => {
                check::complain(&line, &mistake, errors);
                report.unread += 1;
            }
        }
        Ok(())
    })?;
    let mut out = io::BufWriter::new(io::stdout().lock());
    if arguments.json {
        report.write_json(&filter, &mut out)?;
    } else {
        report.write_text(&filter, &mut out)?;
    }
    out.flush()?;
    if !all || report.unread > 0 {
        return Ok(Ending::Unread);
    }
    let exact = share(report.tally.exact(), report.tally.posts());
    match arguments.at_least {
        Some(wanted) if exact.is_none_or(|exact| exact < wanted) => {
            let message = format!("the share at the exact level is below {wanted}");
            lines::complain(&mut errors, &message);
            Ok(Ending::Below)
        }
        _ => Ok(Ending::Well),
    }
}

fn add(line: &Line<'_>, post: Post, expected: &Expectation, filter: &Filter, report: &mut Report) {
    let findings = post.assess().findings.into_iter();
    let findings = findings.map(|finding| (finding.norm, finding.level));
    let Some(outcome) = filter.score(post.function(), expected, findings) else {
        report.left_out += 1;
        return;
    };
    report.tally.add(&outcome);
    if !outcome.passes() {
        report.failing.push(Failing {
            id: post.id,
            file: line.source.to_owned(),
            line: line.number,
            outcome,
            text: post.text,
        });
    }
}
