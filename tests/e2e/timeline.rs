//! Chromium's timeline, as chromedriver's performance log keeps it.

use crate::Keys;
use anyhow::{Context, Result};
use serde_json::Value;
use std::collections::HashSet;

/// The trace category with timers in it.
pub const CATEGORY: &str = "devtools.timeline";

/// What a page's thread does, and what all of it counts for a key: listeners, a
/// content script's too, timers, and drawing.
const WORK: [&str; 9] = [
    "EventDispatch",
    "TimerFire",
    "FireAnimationFrame",
    "RunMicrotasks",
    "UpdateLayoutTree",
    "Layout",
    "PrePaint",
    "Paint",
    "Commit",
];

/// What comes later than this after a key is the pause's, in microseconds.
const FOLLOWS: f64 = 100_000.0;

fn events(log: &Value) -> Result<Vec<Value>> {
    let entries = log.as_array().context("the log is a list")?;
    let event = |entry: &Value| {
        let message = entry["message"].as_str().unwrap_or_default();
        let mut message: Value = serde_json::from_str(message)?;
        Ok(message["message"]["params"].take())
    };
    entries.iter().map(event).collect()
}

/// How long each key that went down kept its page.
pub fn keys(log: &Value) -> Result<Keys> {
    let events = events(log)?;
    let number = |event: &Value, what: &str| event[what].as_f64().unwrap_or_default();
    let is_key = |event: &&Value| {
        event["name"] == "EventDispatch" && event["args"]["data"]["type"] == "keydown"
    };
    let thread = |event: &Value| (event["pid"].clone(), event["tid"].clone());
    let typed_in = events.iter().find(is_key).map(thread);
    let mut work: Vec<_> = events
        .iter()
        .filter(|event| Some(thread(event)) == typed_in)
        .filter(|event| WORK.iter().any(|name| event["name"] == *name))
        .collect();
    work.sort_by(|one, other| number(one, "ts").total_cmp(&number(other, "ts")));
    let mut keys = Keys::default();
    let (mut pressed, mut end) = (0.0, 0.0);
    for event in work {
        let (start, lasts) = (number(event, "ts"), number(event, "dur"));
        if start < end {
            // A part of the last one.
            continue;
        }
        end = start + lasts;
        if is_key(&event) {
            keys.keys.push(0.0);
            pressed = start;
        }
        match keys.keys.last_mut() {
            Some(key) if start - pressed < FOLLOWS => *key += lasts / 1000.0,
            Some(_) => keys.pause = keys.pause.max(lasts / 1000.0),
            None => {}
        }
    }
    Ok(keys)
}

/// Counts the timers that pages at an address set.
pub fn timers(log: &Value, address: &str) -> Result<usize> {
    let events = events(log)?;
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
    use super::{keys, timers};
    use serde_json::{Value, json};

    fn entry(name: &str, data: &Value) -> Value {
        let event = json!({ "name": name, "args": { "data": data } });
        let message = json!({ "message": { "method": "Tracing.dataCollected", "params": event } });
        json!({ "level": "INFO", "message": message.to_string() })
    }

    #[test]
    fn a_key_counts_what_follows_it_once() {
        let work = |name: &str, kind: &str, ts: u32, dur: u32| {
            let event = json!({
                "name": name, "ts": ts, "dur": dur, "pid": 1, "tid": 2,
                "args": { "data": { "type": kind } },
            });
            let message = json!({ "message": { "params": event } });
            json!({ "message": message.to_string() })
        };
        let log = json!([
            work("EventDispatch", "keypress", 2_000, 3_000),
            work("EventDispatch", "keydown", 1_000, 500),
            // Within the keypress.
            work("EventDispatch", "input", 2_500, 1_000),
            work("Paint", "", 6_000, 1_000),
            work("EventDispatch", "keydown", 9_000, 250),
            work("TimerFire", "", 309_000, 7_000),
        ]);
        let keys = keys(&log).unwrap();
        assert_eq!((keys.keys, keys.pause), (vec![4.5, 0.25], 7.0));
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
