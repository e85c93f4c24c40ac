//! What holds for every text and every profile.

use namens_norms::{
    Account, Assessment, Audience, Context, Dossier, Function, Level, Organisation, Profile,
    Sector, Surface, assess, examples,
};
use proptest::prelude::*;
use proptest::sample::select;
use std::sync::OnceLock;

/// Lines of the rules: what the engine has most to do with.
fn lines() -> &'static [&'static str] {
    static LINES: OnceLock<Vec<&'static str>> = OnceLock::new();
    LINES.get_or_init(|| examples::lines().collect())
}

/// Anything at all, lines of the rules, and what editors and phones put between.
fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        4 => select(lines().to_vec()).prop_map(str::to_owned),
        2 => any::<String>(),
        2 => "[a-zé A-Z0-9'’.,!?#@:/*-]{0,40}",
        1 => select(vec![
            "👩‍👩‍👧", "🤡🤮", "\u{fffd}", "\u{200d}", "\u{202e}שלום", "e\u{301}", "\n\n", "\u{2028}",
            "NL91 ABNA 0417 1643 00", "06-12345678", "#puinhoopbijdegemeente", "ſtraße", "İstanbul",
            "k*tzooi", "schandaaaalig", "\"", "‘", ">", "https://x.nl/a?b=c", "a@b.nl", "€ 3.000",
        ]).prop_map(str::to_owned),
    ];
    prop::collection::vec(piece, 0..6).prop_map(|pieces| pieces.join(" "))
}

fn profile() -> impl Strategy<Value = Profile> {
    let name = prop_oneof![
        select(vec![
            "Gemeente Hoorn",
            "Politie",
            "UWV",
            "Defensie",
            "a",
            ""
        ])
        .prop_map(str::to_owned),
        any::<String>(),
    ];
    let names = prop::collection::vec(name.clone(), 0..3);
    let organisation =
        (name, names.clone(), select(Sector::ALL.to_vec())).prop_map(|(name, aliases, sector)| {
            Organisation {
                name,
                aliases,
                sector,
            }
        });
    (
        select(Function::ALL.to_vec()),
        any::<bool>(),
        prop::collection::vec(organisation, 0..3),
        names.clone(),
        names,
    )
        .prop_map(
            |(function, political_office, organisations, offices, words)| Profile {
                function,
                political_office,
                organisations,
                offices,
                dossiers: vec![Dossier {
                    name: "woonvisie".into(),
                    words,
                    agreed_until: None,
                }],
                ..Profile::default()
            },
        )
}

fn context() -> impl Strategy<Value = Context> {
    let surfaces = [
        Surface::Post,
        Surface::Reply,
        Surface::Message,
        Surface::Mail,
    ];
    let audiences = [Audience::Public, Audience::Group, Audience::Private];
    (
        select(surfaces.to_vec()),
        select(audiences.to_vec()),
        prop::option::of((any::<String>(), any::<bool>())),
        any::<bool>(),
    )
        .prop_map(|(surface, audience, account, election_period)| Context {
            surface,
            audience,
            account: account.map(|(handle, official)| Account {
                handle,
                official,
                ..Account::default()
            }),
            election_period,
            ..Context::default()
        })
}

/// Spans lie inside the text, on the borders of characters, and quote what they
/// say.
fn holds_together(text: &str, assessment: &Assessment) {
    let units: Vec<u16> = text.encode_utf16().collect();
    for finding in &assessment.findings {
        assert!(finding.level > Level::None, "{finding:?}");
        if (finding.start, finding.end) == (0, 0) {
            continue;
        }
        assert!(finding.start < finding.end && finding.end <= units.len());
        // Half a pair at either end would not decode.
        let quote = String::from_utf16(&units[finding.start..finding.end]);
        assert_eq!(quote.as_deref().ok(), Some(finding.quote.as_str()));
    }
    let highest = assessment
        .findings
        .iter()
        .map(|finding| finding.level)
        .max();
    assert_eq!(highest.unwrap_or(Level::None), assessment.level);
    let ordered = assessment
        .findings
        .windows(2)
        .all(|pair| pair[0].level >= pair[1].level);
    assert!(ordered, "{:?}", assessment.findings);
}

/// Sentences that say nothing of anybody's work, and point at nothing.
const HARMLESS: [&str; 6] = [
    "Het regent vandaag.",
    "De zon schijnt in de tuin.",
    "Ik eet vanavond soep met brood.",
    "It rains today.",
    "I had soup and bread.",
    "Die Sonne scheint und ich esse heute eine Suppe mit Brot.",
];

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 2_000,
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn every_text_gets_an_answer_that_holds_together(
        text in text(), profile in profile(), context in context()
    ) {
        let assessment = assess(&text, &profile, &context);
        holds_together(&text, &assessment);
        prop_assert_eq!(assess(&text, &profile, &context), assessment);
    }

    #[test]
    fn a_harmless_sentence_never_lowers_a_confirm(
        line in select(lines().to_vec()), harmless in select(HARMLESS.to_vec()),
        before in any::<bool>(), function in select(Function::ALL.to_vec())
    ) {
        let profile = Profile {
            function,
            organisations: vec![Organisation {
                name: "Gemeente Hoorn".into(),
                sector: Sector::Gemeente,
                ..Organisation::default()
            }],
            ..Profile::default()
        };
        let context = Context::default();
        let level = assess(line, &profile, &context).level;
        let longer = if before {
            format!("{harmless}\n\n{line}")
        } else {
            format!("{line}\n\n{harmless}")
        };
        if level == Level::Confirm {
            prop_assert_eq!(assess(&longer, &profile, &context).level, level, "{}", longer);
        }
    }
}

#[test]
fn a_megabyte_is_read_to_its_end() {
    let filler = "Het regent vandaag en de zon schijnt morgen in de tuin. ".repeat(18_000);
    let text = format!("{filler}Ik sla die kale burgemeester helemaal verrot.");
    let assessment = assess(&text, &Profile::default(), &Context::default());
    assert_eq!(assessment.level, Level::Confirm);
    holds_together(&text, &assessment);
}
