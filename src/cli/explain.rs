//! `namens explain`: one text, taken apart. For people who write rules and know
//! their names, so in the words of the rule files.

use crate::Ending;
use crate::args::Explain;
use crate::underline::printable;
use namens_norms::explain::{Explanation, Hit, Outcome, SecondLook, Sentence, Tried, explain};
use namens_norms::learned::{NORMS, UNIT};
use namens_norms::second::Second;
use std::io::{self, Write};

/// Runs the command.
///
/// # Errors
/// When standard output cannot be written.
pub(crate) fn run(arguments: &Explain) -> io::Result<Ending> {
    let (profile, context) = (arguments.writer.profile(), arguments.place.context());
    let explanation = explain(&arguments.text, &profile, &context);
    let mut out = io::stdout().lock();
    if arguments.json {
        serde_json::to_writer(&mut out, &explanation)?;
        writeln!(out)?;
    } else {
        write(&mut out, &explanation, arguments.all)?;
    }
    Ok(Ending::Well)
}

fn write(out: &mut impl Write, explanation: &Explanation, all: bool) -> io::Result<()> {
    for (place, sentence) in explanation.sentences.iter().enumerate() {
        write_sentence(out, place, sentence)?;
    }
    let assessment = &explanation.assessment;
    let linked = if assessment.linked { "yes" } else { "no" };
    writeln!(out, "linked: {linked}")?;
    if explanation.official {
        writeln!(out, "  by an official account")?;
    }
    if explanation.account {
        writeln!(out, "  by the account's handle, name or bio")?;
    }
    for link in &explanation.links {
        let authority = if link.authority {
            " (authority: for capacity and coordination only)"
        } else {
            ""
        };
        writeln!(out, "  {}{authority}", hit(&link.hit))?;
    }
    if !explanation.cancels.is_empty() {
        writeln!(out, "cancels:")?;
    }
    for found in &explanation.cancels {
        writeln!(out, "  {}", hit(found))?;
    }
    writeln!(out, "tried:")?;
    let shown = |tried: &&Tried| all || tried.outcome != Outcome::Nothing;
    for tried in explanation.tried.iter().filter(shown) {
        let (rule, strength, sentence) = (tried.rule, tried.strength.id(), tried.sentence + 1);
        let outcome = outcome(&tried.outcome);
        writeln!(out, "  {rule} ({strength}), sentence {sentence}: {outcome}")?;
    }
    if let Some(second) = &explanation.second {
        write_second(out, second)?;
    }
    writeln!(out, "level: {}", assessment.level.id())?;
    for finding in &assessment.findings {
        let (level, norm, rule) = (finding.level.id(), finding.norm.id(), finding.rule);
        let (start, end) = (finding.start, finding.end);
        let quote = printable(&finding.quote);
        writeln!(out, "  {level} {norm} by {rule}, {start} to {end}: {quote}")?;
    }
    Ok(())
}

/// As many of the reasons as a person reads.
const REASONS: usize = 12;

fn write_second(out: &mut impl Write, second: &SecondLook) -> io::Result<()> {
    let Second {
        asks,
        norm,
        sentence,
        of_norms,
    } = second.says;
    let (norm, sentence) = (norm.id(), sentence + 1);
    writeln!(
        out,
        "second look: {asks:.2}, most for {norm} in sentence {sentence}"
    )?;
    for (norm, (score, sentence)) in NORMS
        .iter()
        .zip(of_norms)
        .filter(|(_, (score, _))| *score > 0)
    {
        let (norm, score) = (norm.id(), f64::from(score) / f64::from(UNIT));
        writeln!(out, "  for {norm} {score:.2}, sentence {}", sentence + 1)?;
    }
    for (reason, weight) in second.reasons.iter().take(REASONS) {
        writeln!(out, "  {weight:+} {}", printable(reason))?;
    }
    Ok(())
}

fn write_sentence(out: &mut impl Write, place: usize, sentence: &Sentence) -> io::Result<()> {
    write!(out, "sentence {}:", place + 1)?;
    let facts = [
        (sentence.field, "in the field"),
        (sentence.topical, "topical"),
        (sentence.election, "election period"),
        (sentence.agreed, "agreed"),
    ];
    for (_, name) in facts.iter().filter(|(holds, _)| *holds) {
        write!(out, " [{name}]")?;
    }
    writeln!(out)?;
    for word in &sentence.words {
        let (text, classes) = (printable(&word.text), word.classes.join(" "));
        if word.folded == word.text {
            writeln!(out, "  {text}  {classes}")?;
        } else {
            writeln!(out, "  {text} = {}  {classes}", printable(&word.folded))?;
        }
    }
    Ok(())
}

fn hit(hit: &Hit) -> String {
    let quote = printable(&hit.quote);
    format!("{}, sentence {}: {quote}", hit.rule, hit.sentence + 1)
}

fn outcome(outcome: &Outcome) -> String {
    match outcome {
        Outcome::Nothing => "no match".into(),
        Outcome::HeldBack { quote, by } => {
            format!("held back by `{by}`: {}", printable(quote))
        }
        Outcome::Cancelled { quote, by } => {
            format!("cancelled by {}: {}", by.join(", "), printable(quote))
        }
        Outcome::Weighed {
            quote,
            condition,
            level,
        } => {
            let (level, quote) = (level.id(), printable(quote));
            format!("{level} by the row \"{condition}\": {quote}")
        }
    }
}
