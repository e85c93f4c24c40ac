//! The decision table of norms.md, applied.

use crate::assessment::{Level, Norm, Strength};
use crate::context::{Audience, Context, Surface};
use crate::profile::Function;

mod table {
    use crate::assessment::Level;
    include!(concat!(env!("OUT_DIR"), "/decision.rs"));
}

/// What the table asks about a finding.
#[derive(Debug, Clone, Copy, Default)]
pub struct Weight {
    /// The finding is about, or stands in a post from, an official account.
    pub official: bool,
    /// The post has personal words.
    pub personal: bool,
    /// The post is linked to the writer's work.
    pub linked: bool,
    /// The subject is in the field.
    pub field: bool,
    /// The subject is topical, or an election period counts.
    pub topical: bool,
    /// An election period counts for the sentence.
    pub election: bool,
}

/// The row of the table: the condition for this norm.
#[must_use]
pub fn condition(norm: Norm, strength: Strength, weight: Weight) -> &'static str {
    let weak = strength == Strength::Weak;
    match norm {
        Norm::Capacity if weight.official && weight.personal => "official-personal",
        Norm::Capacity if weight.official => "official",
        Norm::Mandate if weight.topical && weight.field => "topical-in-field",
        Norm::Mandate if weight.topical => "topical",
        Norm::Mandate => "plain",
        Norm::Coordination | Norm::Worktime => "any",
        Norm::Impartiality if weak && weight.election => "strong",
        Norm::Accuracy => match (weak, weight.linked || weight.field) {
            (false, true) => "strong-near",
            (false, false) => "strong-far",
            (true, true) => "weak-near",
            (true, false) => "weak-far",
        },
        Norm::Tone if strength == Strength::Grave => "grave",
        Norm::Tone => match (weak, weight.linked) {
            (false, true) => "strong-linked",
            (false, false) => "strong-unlinked",
            (true, true) => "weak-linked",
            (true, false) => "weak-unlinked",
        },
        _ if weak => "weak",
        _ => "strong",
    }
}

/// The table's cell. `None` for a norm and condition that it does not have.
#[must_use]
pub fn cell(norm: Norm, condition: &str, function: Function) -> Option<Level> {
    let column = Function::ALL.iter().position(|&other| other == function)?;
    table::TABLE
        .iter()
        .find(|(row, of, _)| *row == norm.id() && *of == condition)
        .map(|(_, _, levels)| levels[column])
}

/// The level where few can read it: confirm becomes notice, notice becomes
/// none; not for confidentiality and grave tone.
#[must_use]
pub fn in_private(level: Level, norm: Norm, strength: Strength, context: &Context) -> Level {
    let private = matches!(context.surface, Surface::Message | Surface::Mail)
        || context.audience == Audience::Private;
    if !private || norm == Norm::Confidentiality || strength == Strength::Grave {
        return level;
    }
    match level {
        Level::Confirm => Level::Notice,
        _ => Level::None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use Function::{Advisor, Communication, Leadership, Other};
    use Strength::{Grave, Strong, Weak};

    /// The decision table of norms.md, typed over by hand: norm, strength,
    /// what the row's words ask, and the four levels (n, i = notice, c).
    const CELLS: &[(Norm, Strength, &[&str], &str)] = &[
        (Norm::Capacity, Strong, &[], "iicc"),
        (Norm::Capacity, Weak, &[], "nnii"),
        (Norm::Capacity, Strong, &["official"], "nncc"),
        (Norm::Capacity, Strong, &["official", "personal"], "iicc"),
        (Norm::Mandate, Weak, &[], "nnii"),
        (Norm::Mandate, Weak, &["topical"], "niii"),
        (Norm::Mandate, Weak, &["topical", "field"], "niic"),
        (Norm::Coordination, Strong, &[], "iccc"),
        (Norm::Confidentiality, Strong, &[], "cccc"),
        (Norm::Confidentiality, Weak, &[], "iiii"),
        (Norm::Impartiality, Strong, &[], "cccc"),
        (Norm::Impartiality, Weak, &[], "iiii"),
        (Norm::Impartiality, Weak, &["election"], "cccc"),
        (Norm::Accuracy, Strong, &["linked"], "cccc"),
        (Norm::Accuracy, Strong, &["field"], "cccc"),
        (Norm::Accuracy, Strong, &[], "ccii"),
        (Norm::Accuracy, Weak, &["linked"], "iiii"),
        (Norm::Accuracy, Weak, &["field"], "iiii"),
        (Norm::Accuracy, Weak, &[], "iinn"),
        (Norm::Loyalty, Strong, &["linked"], "cccc"),
        (Norm::Loyalty, Weak, &["linked"], "iiin"),
        (Norm::Tone, Grave, &[], "cccc"),
        (Norm::Tone, Grave, &["linked"], "cccc"),
        (Norm::Tone, Strong, &["linked"], "cccc"),
        (Norm::Tone, Strong, &[], "ccii"),
        (Norm::Tone, Weak, &["linked"], "iiii"),
        (Norm::Tone, Weak, &[], "innn"),
        (Norm::Worktime, Weak, &[], "nnii"),
    ];

    #[test]
    fn every_cell_is_as_norms_says() {
        for (norm, strength, words, levels) in CELLS {
            let weight = Weight {
                official: words.contains(&"official"),
                personal: words.contains(&"personal"),
                linked: words.contains(&"linked"),
                field: words.contains(&"field"),
                topical: words.contains(&"topical"),
                election: words.contains(&"election"),
            };
            let functions = [Communication, Leadership, Advisor, Other];
            for (function, level) in functions.into_iter().zip(levels.chars()) {
                let wanted = match level {
                    'n' => Level::None,
                    'i' => Level::Notice,
                    _ => Level::Confirm,
                };
                let condition = condition(*norm, *strength, weight);
                let found = cell(*norm, condition, function);
                assert_eq!(found, Some(wanted), "{norm:?} {condition} {function:?}");
            }
        }
    }

    #[test]
    fn no_row_of_the_table_is_out_of_reach() {
        for (norm, row, _) in table::TABLE {
            let reached = CELLS.iter().any(|(of, strength, words, _)| {
                let weight = Weight {
                    official: words.contains(&"official"),
                    personal: words.contains(&"personal"),
                    linked: words.contains(&"linked"),
                    field: words.contains(&"field"),
                    topical: words.contains(&"topical"),
                    election: words.contains(&"election"),
                };
                of.id() == *norm && condition(*of, *strength, weight) == *row
            });
            assert!(reached, "{norm} {row}");
        }
    }

    #[test]
    fn few_readers_lower_all_but_secrets_and_threats() {
        let private = Context {
            surface: Surface::Message,
            ..Context::default()
        };
        let mail = Context {
            surface: Surface::Mail,
            ..Context::default()
        };
        let few = Context {
            audience: Audience::Private,
            ..Context::default()
        };
        for context in [&private, &mail, &few] {
            let lower = |level, norm, strength| in_private(level, norm, strength, context);
            assert_eq!(lower(Level::Confirm, Norm::Loyalty, Strong), Level::Notice);
            assert_eq!(lower(Level::Notice, Norm::Capacity, Weak), Level::None);
            assert_eq!(
                lower(Level::Confirm, Norm::Confidentiality, Strong),
                Level::Confirm
            );
            assert_eq!(lower(Level::Confirm, Norm::Tone, Grave), Level::Confirm);
            assert_eq!(lower(Level::Confirm, Norm::Tone, Strong), Level::Notice);
        }
        let public = Context::default();
        assert_eq!(
            in_private(Level::Notice, Norm::Mandate, Weak, &public),
            Level::Notice
        );
    }
}
