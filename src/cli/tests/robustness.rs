//! Whatever comes in: one line out for each line in, in order, and JSON.

#![allow(clippy::unwrap_used, reason = "what fails here fails the test")]

use proptest::collection::vec;
use proptest::prelude::*;
use serde_json::{Value, json};
use std::io::Write;
use std::process::{Command, Stdio};

/// Pieces of JSON, whole and broken, and of posts.
const PIECES: [&str; 33] = [
    "{",
    "}",
    "[",
    "]",
    ":",
    ",",
    "\"",
    "\\",
    "null",
    "true",
    "-1",
    "1e400",
    "0",
    "\\u0000",
    "\\ud83d",
    "\\ude00",
    "\\u00e9",
    "\u{FEFF}",
    "👍",
    "\u{0}",
    "\r",
    "\"id\"",
    "\"text\"",
    "\"profile\"",
    "\"context\"",
    "\"function\"",
    "\"advisor\"",
    "\"organisations\"",
    "\"work_hours\"",
    "wij van de gemeente",
    "NL91ABNA0417164300",
    "\t",
    "\u{202E}",
];

const KEYS: [&str; 24] = [
    "function",
    "political_office",
    "organisations",
    "offices",
    "dossiers",
    "official_accounts",
    "work_hours",
    "site",
    "surface",
    "account",
    "audience",
    "now",
    "topical",
    "election_period",
    "name",
    "aliases",
    "sector",
    "words",
    "agreed_until",
    "days",
    "from",
    "to",
    "handle",
    "bio",
];

fn value() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        prop::sample::select(
            &[
                "advisor",
                "gemeente",
                "reply",
                "group",
                "2026-12-31",
                "09:00"
            ][..]
        )
        .prop_map(Value::from),
        any::<String>().prop_map(Value::from),
    ];
    leaf.prop_recursive(4, 16, 4, |inner| {
        let object = vec((prop::sample::select(&KEYS[..]), inner.clone()), 0..4).prop_map(|keys| {
            let keys = keys.into_iter().map(|(key, value)| (key.to_owned(), value));
            Value::Object(keys.collect())
        });
        prop_oneof![vec(inner, 0..4).prop_map(Value::Array), object]
    })
}

/// A post of a whole text, odd profile and context.
fn post() -> impl Strategy<Value = Value> {
    (any::<String>(), value(), value()).prop_map(
        |(text, profile, context)| json!({"text": text, "profile": profile, "context": context}),
    )
}

fn line() -> impl Strategy<Value = Vec<u8>> {
    let cut = (post(), any::<prop::sample::Index>()).prop_map(|(post, at)| {
        let mut bytes = post.to_string().into_bytes();
        bytes.truncate(at.index(bytes.len()));
        bytes
    });
    let words = vec(prop::sample::select(&PIECES[..]), 0..12).prop_map(|words| words.concat());
    let texts = words
        .clone()
        .prop_map(|text| json!({"id": text, "text": text}).to_string());
    // As it stands between the quotes, escapes and all.
    let escapes = words
        .clone()
        .prop_map(|text| format!(r#"{{"text":"{}"}}"#, text.replace('"', "")));
    prop_oneof![
        2 => vec(any::<u8>(), 0..40),
        2 => words.prop_map(String::into_bytes),
        2 => texts.prop_map(String::into_bytes),
        2 => escapes.prop_map(String::into_bytes),
        1 => cut,
        3 => post().prop_map(|post| post.to_string().into_bytes()),
    ]
}

fn answer(lines: &[Vec<u8>]) -> (Vec<Value>, usize, Option<i32>) {
    let mut child = Command::new(env!("CARGO_BIN_EXE_namens"))
        .arg("check")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let input = lines.join(&b'\n');
    let mut pipe = child.stdin.take().unwrap();
    let writer = std::thread::spawn(move || pipe.write_all(&input).unwrap());
    let output = child.wait_with_output().unwrap();
    writer.join().unwrap();
    let answers = String::from_utf8(output.stdout).unwrap();
    let answers = answers
        .lines()
        .map(|line| serde_json::from_str(line).unwrap());
    let errors = String::from_utf8(output.stderr).unwrap();
    (
        answers.collect(),
        errors.lines().count(),
        output.status.code(),
    )
}

fn assert_spans_fit(text: &str, answer: &Value) {
    let units: Vec<u16> = text.encode_utf16().collect();
    for finding in answer["findings"].as_array().unwrap() {
        let place = |key: &str| usize::try_from(finding[key].as_u64().unwrap()).unwrap();
        let (start, end) = (place("start"), place("end"));
        if end > 0 {
            let words = String::from_utf16(&units[start..end]).unwrap();
            assert_eq!(finding["quote"], words.as_str());
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 8, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn one_line_out_for_each_line_in(mut lines in vec(line(), 60)) {
        for line in &mut lines {
            line.retain(|byte| *byte != b'\n');
        }
        // A byte order mark is dropped on the first line only; make it no odd one.
        lines.insert(0, br#"{"id":"first","text":"Mooi weer vandaag."}"#.to_vec());
        let (answers, complaints, status) = answer(&lines);
        let numbered: Vec<_> = (1..).zip(&lines)
            .filter(|(_, line)| !line.trim_ascii().is_empty())
            .collect();
        prop_assert_eq!(answers.len(), numbered.len());
        let mut errors = 0;
        for ((number, line), answer) in numbered.into_iter().zip(&answers) {
            if answer.get("error").is_some() {
                errors += 1;
                prop_assert_eq!(&answer["line"], number);
                prop_assert_eq!(&answer["id"], &Value::Null);
            } else {
                prop_assert!(answer["level"].is_string());
                if let Ok(post) = serde_json::from_slice::<Value>(line) {
                    prop_assert_eq!(&answer["id"], &post["id"]);
                    assert_spans_fit(post["text"].as_str().unwrap(), answer);
                }
            }
        }
        prop_assert_eq!(complaints, errors);
        prop_assert_eq!(status, Some(if errors > 0 { 2 } else { 0 }));
    }
}
