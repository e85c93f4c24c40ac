//! Chromium's timeline, as chromedriver's performance log keeps it.

use anyhow::{Context, Result};
use serde_json::Value;
use std::collections::HashSet;

/// The trace category with timers in it.
pub const CATEGORY: &str = "devtools.timeline";

/// Counts the timers that pages at an address set.
pub fn timers(log: &Value, address: &str) -> Result<usize> {
    let entries = log.as_array().context("the log is a list")?;
    let events = entries
        .iter()
        .map(|entry| {
            let message = entry["message"].as_str().unwrap_or_default();
            let mut message: Value = serde_json::from_str(message)?;
            Ok(message["message"]["params"].take())
        })
        .collect::<Result<Vec<_>>>()?;
    let of = |name: &'static str| events.iter().filter(move |event| event["name"] == name);
    let data = |event: &Value, key: &str| event["args"]["data"][key].clone();
    let frames: HashSet<_> = of("CommitLoad")
        .filter(|event| data(event, "url") == address)
        .map(|event| data(event, "frame"))
        .collect();
    let timers = of("TimerInstall").filter(|event| frames.contains(&data(event, "frame")));
    Ok(timers.count())
}

#[cfg(test)]
mod tests {
    use super::timers;
    use serde_json::{Value, json};

    fn entry(name: &str, data: &Value) -> Value {
        let event = json!({ "name": name, "args": { "data": data } });
        let message = json!({ "message": { "method": "Tracing.dataCollected", "params": event } });
        json!({ "level": "INFO", "message": message.to_string() })
    }

    #[test]
    fn counts_the_timers_of_one_page() {
        let log = json!([
            entry("CommitLoad", &json!({ "frame": "A", "url": "https://a/" })),
            entry("CommitLoad", &json!({ "frame": "B", "url": "https://b/" })),
            entry("TimerInstall", &json!({ "frame": "A", "timerId": 1 })),
            entry("TimerInstall", &json!({ "frame": "B", "timerId": 1 })),
            entry("TimerFire", &json!({ "frame": "A", "timerId": 1 })),
        ]);
        assert_eq!(timers(&log, "https://a/").unwrap(), 1);
        assert_eq!(timers(&log, "https://c/").unwrap(), 0);
        assert!(timers(&json!({}), "https://a/").is_err());
    }
}
