//! `namens check --text`: the result for a person, the words underlined.

use crate::underline::{self, Row, printable};
use anstyle::{AnsiColor, Style};
use namens_norms::texts::{self, Lang, Tip};
use namens_norms::{Assessment, Context, Finding, Language, Level, Profile, assess};
use namens_texts::{cli, fill, warning};
use std::io::{self, Write};

/// Fits beside a window's edge, and is still easy to read.
const COLUMNS: usize = 76;

const BOLD: Style = Style::new().bold();

/// Checks a text and shows the result; in colour where that is wanted.
///
/// # Errors
/// When standard output cannot be written.
pub(crate) fn show(text: &str, profile: &Profile, context: &Context, lang: Lang) -> io::Result<()> {
    let assessment = assess(text, profile, context);
    let tips = texts::tips(profile, lang);
    write(&mut anstream::stdout(), text, &assessment, &tips, lang)
}

fn write(
    out: &mut impl Write,
    text: &str,
    assessment: &Assessment,
    tips: &[Tip],
    lang: Lang,
) -> io::Result<()> {
    let findings = &assessment.findings;
    let spans: Vec<_> = findings
        .iter()
        .map(|finding| (finding.start..finding.end, finding.level))
        .collect();
    for row in underline::rows(text, &spans, COLUMNS) {
        write_row(out, &row)?;
    }
    writeln!(out)?;
    if findings.is_empty() {
        writeln!(out, "{}", cli::nothing_found(lang))?;
    }
    if assessment.linked {
        writeln!(out, "{}", cli::linked(lang))?;
    }
    if assessment.language == Language::Other {
        writeln!(out, "{}", cli::other_language(lang))?;
    }
    if assessment.reporting {
        writeln!(out, "{}", texts::reporting(lang))?;
    }
    for (index, finding) in findings.iter().enumerate() {
        writeln!(out)?;
        write_finding(out, index + 1, finding, tips, lang)?;
    }
    Ok(())
}

fn write_row(out: &mut impl Write, row: &Row) -> io::Result<()> {
    writeln!(out, "{}", row.text)?;
    if row.marks.is_empty() {
        return Ok(());
    }
    for run in row.marks.chunk_by(|a, b| a == b) {
        let style = style(run[0]);
        write!(out, "{style}{}{style:#}", mark(run[0]).repeat(run.len()))?;
    }
    writeln!(out)
}

fn write_finding(
    out: &mut impl Write,
    number: usize,
    finding: &Finding,
    tips: &[Tip],
    lang: Lang,
) -> io::Result<()> {
    let (title, style) = (texts::title(finding.norm, lang), style(finding.level));
    let headline = match finding.level {
        Level::None | Level::Notice => warning::level_notice(lang),
        Level::Confirm => warning::level_confirm(lang),
    };
    writeln!(
        out,
        "{number}. {BOLD}{title}{BOLD:#} {style}{} {headline}{style:#}",
        mark(finding.level)
    )?;
    let mut line = |label: &str, text: &str| writeln!(out, "   {label}: {text}");
    if !finding.quote.is_empty() {
        let label = match finding.end {
            0 => warning::your_account(lang),
            _ => warning::your_words(lang),
        };
        line(label, &format!("“{}”", printable(&finding.quote)))?;
    }
    line(warning::reason(lang), &texts::reason(finding, lang))?;
    line(warning::advice(lang), &texts::advice(finding, lang))?;
    if let Some(proposal) = texts::proposal(finding, lang) {
        line(warning::proposal(lang), proposal)?;
    }
    for tip in finding.tips.iter() {
        if let Some(tip) = tips.iter().find(|known| known.number == *tip) {
            let label = fill(warning::tip(lang), &[("number", &tip.number.to_string())]);
            line(&label, &format!("{}. {}", tip.title, tip.body))?;
        }
    }
    line(
        cli::rule(lang),
        &format!("{} ({})", finding.rule, finding.strength.id()),
    )
}

fn mark(level: Level) -> &'static str {
    match level {
        Level::None => " ",
        Level::Notice => "~",
        Level::Confirm => "^",
    }
}

fn style(level: Level) -> Style {
    match level {
        Level::None => Style::new(),
        Level::Notice => AnsiColor::Cyan.on_default(),
        Level::Confirm => AnsiColor::Yellow.on_default().bold(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use namens_norms::{Norm, Strength};

    fn shown(text: &str, assessment: &Assessment, lang: Lang) -> String {
        let tips = [Tip {
            number: 7,
            title: "Bereid voor",
            body: "Stem af.".to_owned(),
        }];
        let mut out = Vec::new();
        write(&mut out, text, assessment, &tips, lang).unwrap();
        anstream::adapter::strip_str(std::str::from_utf8(&out).unwrap()).to_string()
    }

    fn assessment(findings: Vec<Finding>) -> Assessment {
        Assessment {
            level: Level::None,
            linked: false,
            language: Language::Nl,
            reporting: false,
            findings,
        }
    }

    fn finding(start: usize, end: usize, quote: &str) -> Finding {
        Finding {
            norm: Norm::Capacity,
            strength: Strength::Strong,
            level: Level::Confirm,
            rule: "capacity/test",
            start,
            end,
            quote: quote.to_owned(),
            tips: vec![7],
            text: "capacity",
        }
    }

    #[test]
    fn a_finding_shows_its_words_title_rule_and_tip() {
        let found = assessment(vec![finding(2, 4, "wi")]);
        let shown = shown("👍wij", &found, Lang::Nl);
        let lines: Vec<_> = shown.lines().collect();
        assert_eq!(lines[..2], ["👍wij", "  ^^"]);
        let title = texts::title(Norm::Capacity, Lang::Nl);
        assert!(
            lines.contains(&format!("1. {title} ^ Eerst nadenken").as_str()),
            "{shown}"
        );
        assert!(lines.contains(&"   Uw woorden: “wi”"), "{shown}");
        assert!(
            lines.contains(&"   Tip 7: Bereid voor. Stem af."),
            "{shown}"
        );
        assert!(
            lines.contains(&"   Regel: capacity/test (strong)"),
            "{shown}"
        );
    }

    #[test]
    fn a_finding_about_the_account_quotes_the_handle() {
        let found = assessment(vec![finding(0, 0, "@gemeente")]);
        let shown = shown("mooi", &found, Lang::En);
        assert!(shown.starts_with("mooi\n\n"), "{shown}");
        assert!(shown.contains("   Your account: “@gemeente”\n"), "{shown}");
    }

    #[test]
    fn nothing_found_and_another_language_are_said() {
        let mut found = assessment(Vec::new());
        found.linked = true;
        found.language = Language::Other;
        found.reporting = true;
        let shown = shown("", &found, Lang::Nl);
        let said = [cli::nothing_found, cli::linked, cli::other_language];
        for text in said.into_iter().chain([texts::reporting as fn(Lang) -> _]) {
            assert!(shown.contains(text(Lang::Nl)), "{shown}");
        }
    }
}
