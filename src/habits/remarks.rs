//! What the person said of warnings that were not justified.

use namens_norms::clock::Date;
use serde::{Deserialize, Serialize};

/// The most remarks that are kept. One more takes the place of the oldest.
pub const REMARKS_MAX: usize = 100;

/// The most characters of a remark.
pub const REMARK_MAX: usize = 500;

/// That a warning was not justified, in the person's own words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Remark {
    /// The rule's id (`capacity/we`).
    pub rule: String,
    /// The day on which it was said.
    pub day: Date,
    /// What the person added; may be empty.
    pub remark: String,
}

/// What the person said, the oldest first. Reading something else than this is
/// an error: the reader then starts anew.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(try_from = "Vec<Remark>")]
pub struct Remarks(Vec<Remark>);

impl TryFrom<Vec<Remark>> for Remarks {
    type Error = &'static str;

    fn try_from(found: Vec<Remark>) -> Result<Self, Self::Error> {
        let too_long = |remark: &Remark| remark.remark.chars().count() > REMARK_MAX;
        if found.len() > REMARKS_MAX || found.iter().any(too_long) {
            return Err("not a list of remarks");
        }
        Ok(Self(found))
    }
}

impl Remarks {
    /// All of them, the oldest first.
    #[must_use]
    pub fn all(&self) -> &[Remark] {
        &self.0
    }

    /// Adds a remark, without space around it and of at most [`REMARK_MAX`]
    /// characters.
    pub fn add(&mut self, rule: &str, day: Date, remark: &str) {
        if self.0.len() >= REMARKS_MAX {
            self.0.remove(0);
        }
        self.0.push(Remark {
            rule: rule.to_owned(),
            day,
            remark: remark.trim().chars().take(REMARK_MAX).collect(),
        });
    }

    /// Removes the remark at this place, from 0; nothing where there is none.
    pub fn remove(&mut self, place: usize) {
        if place < self.0.len() {
            self.0.remove(place);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn today() -> Date {
        "2026-11-24".parse().unwrap()
    }

    #[test]
    fn remarks_are_kept_within_bounds() {
        let mut remarks = Remarks::default();
        for number in 0..REMARKS_MAX + 5 {
            remarks.add(
                "tone/slur",
                today(),
                &format!("  {number} {}", "é".repeat(600)),
            );
        }
        assert_eq!(remarks.all().len(), REMARKS_MAX);
        let oldest = &remarks.all()[0];
        assert!(oldest.remark.starts_with("5 é"));
        assert_eq!(oldest.remark.chars().count(), REMARK_MAX);
        let kept = serde_json::to_value(&remarks).unwrap();
        assert_eq!(serde_json::from_value::<Remarks>(kept).unwrap(), remarks);
    }

    #[test]
    fn one_is_removed_and_the_others_stay() {
        let mut remarks = Remarks::default();
        for text in ["a", "b", "c"] {
            remarks.add("tone/slur", today(), text);
        }
        remarks.remove(1);
        remarks.remove(7);
        let texts: Vec<_> = remarks.all().iter().map(|it| &it.remark).collect();
        assert_eq!(texts, ["a", "c"]);
    }

    #[test]
    fn what_is_no_list_of_remarks_is_refused() {
        let one = json!({ "rule": "tone/slur", "day": "2026-11-24", "remark": "" });
        let long = json!({ "rule": "a", "day": "2026-11-24", "remark": "x".repeat(501) });
        let no_day = json!({ "rule": "a", "day": "gisteren", "remark": "" });
        for damaged in [
            json!({}),
            json!("x"),
            json!([7]),
            json!([long]),
            json!([no_day]),
            json!(vec![one; REMARKS_MAX + 1]),
        ] {
            assert!(serde_json::from_value::<Remarks>(damaged).is_err());
        }
    }
}
