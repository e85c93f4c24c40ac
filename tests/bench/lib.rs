//! The engine alone, as the benchmark drives it: natively, and as WASM in a
//! page.

use namens_norms::{Context, Dossier, Organisation, Profile, Sector, assess};
use std::cell::OnceCell;
use wasm_bindgen::prelude::*;

/// A municipal adviser: name, office and dossier have to be looked for too.
#[must_use]
pub fn profile() -> Profile {
    Profile {
        function: namens_norms::Function::Advisor,
        organisations: vec![Organisation {
            name: "Gemeente Utrecht".into(),
            aliases: vec!["City of Utrecht".into()],
            sector: Sector::Gemeente,
        }],
        offices: vec!["beleidsadviseur".into()],
        dossiers: vec![Dossier {
            name: "woonvisie".into(),
            words: vec!["woonvisie".into(), "woningbouw".into()],
            agreed_until: None,
        }],
        ..Profile::default()
    }
}

thread_local! {
    static WHO: OnceCell<(Profile, Context)> = const { OnceCell::new() };
}

/// Assesses a text; how many findings it has.
#[wasm_bindgen]
#[must_use]
pub fn check(text: &str) -> usize {
    WHO.with(|who| {
        let (profile, context) = who.get_or_init(|| (profile(), Context::default()));
        assess(text, profile, context).findings.len()
    })
}
