//! Working hours while they are filled in.

use namens_browser::settings::{Fault, check};
use namens_norms::WorkHours;
use std::collections::BTreeSet;

/// Working hours while they are filled in; what is switched off stays filled
/// in until the page closes.
#[derive(Debug, Clone)]
pub(super) struct Hours {
    pub on: bool,
    pub days: BTreeSet<u8>,
    pub from: String,
    pub to: String,
}

impl Default for Hours {
    /// Office hours, switched off.
    fn default() -> Self {
        Self {
            on: false,
            days: (1..=5).collect(),
            from: "09:00".to_owned(),
            to: "17:00".to_owned(),
        }
    }
}

impl Hours {
    pub fn new(stored: Option<&WorkHours>) -> Self {
        stored.map_or_else(Self::default, |hours| Self {
            on: true,
            days: hours.days.iter().copied().collect(),
            from: hours.from.to_string(),
            to: hours.to.to_string(),
        })
    }

    /// What may be stored.
    pub fn checked(&self) -> Result<Option<WorkHours>, Fault> {
        if !self.on {
            return Ok(None);
        }
        let from = check::time(&self.from)?;
        let to = check::time(&self.to)?;
        let days: Vec<u8> = self.days.iter().copied().collect();
        check::work_hours(&days, from, to).map(Some)
    }
}
