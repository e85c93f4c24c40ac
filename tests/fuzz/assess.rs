//! Any text, any profile: no panic, and spans that quote what they say.

#![no_main]

use libfuzzer_sys::fuzz_target;
use namens_norms::{
    Account, Context, Dossier, Function, Level, Organisation, Profile, Sector, Surface, assess,
};

fuzz_target!(|input: (u8, u8, bool, String, String, String)| {
    let (choice, place, official, name, handle, text) = input;
    let profile = Profile {
        function: Function::ALL[usize::from(choice) % 4],
        political_office: choice > 127,
        organisations: vec![Organisation {
            name: name.clone(),
            sector: Sector::ALL[usize::from(place) % 12],
            ..Organisation::default()
        }],
        offices: vec![name.clone()],
        dossiers: vec![Dossier {
            name,
            words: Vec::new(),
            agreed_until: None,
        }],
        ..Profile::default()
    };
    let surfaces = [Surface::Post, Surface::Reply, Surface::Message, Surface::Mail];
    let context = Context {
        surface: surfaces[usize::from(place) % 4],
        account: official.then(|| Account {
            handle,
            official,
            ..Account::default()
        }),
        ..Context::default()
    };
    let assessment = assess(&text, &profile, &context);
    let units: Vec<u16> = text.encode_utf16().collect();
    for finding in &assessment.findings {
        assert!(finding.level > Level::None);
        if (finding.start, finding.end) != (0, 0) {
            let quote = String::from_utf16(&units[finding.start..finding.end]);
            assert_eq!(quote.as_deref().ok(), Some(finding.quote.as_str()));
        }
    }
    assert_eq!(assess(&text, &profile, &context), assessment);
});
