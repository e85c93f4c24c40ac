//! A line of JSON as a post.
//!
//! ```text
//! {"id": …, "text": "…", "profile": {…}, "context": {…}, "expect": {…}}
//! ```
//! - `id`: a string, a whole number, or absent; comes back as it was given.
//! - `text`: the post. Required. A lone surrogate counts as U+FFFD.
//! - `profile`, `context`: absent or `null`, everything has its default. The
//!   keys are the fields of [`Profile`] and [`Context`].
//! - `expect`: read by `namens eval` only; see [`Expectation`].
//!
//! Unknown keys are ignored, of a key given twice the last counts, and a value
//! that a key does not know is a [`Mistake`].

use crate::surrogates::mend;
use namens_norms::{Assessment, Context, Function, Level, Norm, Profile};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use serde_path_to_error::Segment;
use std::fmt;

/// A post with who writes it and where.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct Post {
    /// As given: a string, a whole number or null.
    #[serde(default)]
    pub(crate) id: Value,
    /// The post's text.
    pub(crate) text: String,
    /// Who writes.
    #[serde(default)]
    pub(crate) profile: Option<Profile>,
    /// Where and when.
    #[serde(default)]
    pub(crate) context: Option<Context>,
}

impl Post {
    /// What the engine says of it.
    pub(crate) fn assess(&self) -> Assessment {
        let profile = self.profile.clone().unwrap_or_default();
        let context = self.context.clone().unwrap_or_default();
        namens_norms::assess(&self.text, &profile, &context)
    }

    /// The writer's function type.
    pub(crate) fn function(&self) -> Function {
        self.profile
            .as_ref()
            .map_or_else(Function::default, |profile| profile.function)
    }
}

/// What a labelled post is expected to bring.
#[derive(Debug, Deserialize)]
pub(crate) struct Expectation {
    /// The post's level, after leaving out findings of `may` norms that
    /// `norms` does not name.
    pub(crate) level: Level,
    /// Norms that must be found.
    #[serde(default)]
    pub(crate) norms: Vec<Norm>,
    /// Norms that count neither way.
    #[serde(default)]
    pub(crate) may: Vec<Norm>,
    /// Norms that must not be found.
    #[serde(default)]
    pub(crate) never: Vec<Norm>,
}

/// Why a line is no post: the key, and what it takes. Never the value that was
/// given, which may be somebody's words.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Mistake(String);

impl fmt::Display for Mistake {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Mistake {
    /// The line is not UTF-8 text.
    pub(crate) fn not_text() -> Self {
        Self("not UTF-8 text".to_owned())
    }

    fn expected(path: &str, what: &str) -> Self {
        Self(format!("{path}: expected {what}"))
    }
}

/// Reads a line of `namens check`.
///
/// # Errors
/// What is wrong with the line, and where in it.
pub(crate) fn read(line: &str) -> Result<Post, Mistake> {
    post(&object(line)?)
}

/// Reads a line of `namens eval`.
///
/// # Errors
/// What is wrong with the line, and where in it; also an expectation that
/// contradicts itself.
pub(crate) fn read_labelled(line: &str) -> Result<(Post, Expectation), Mistake> {
    let value = object(line)?;
    let post = post(&value)?;
    let Some(given) = value.get("expect") else {
        return Err(Mistake("expect: is missing".to_owned()));
    };
    if !given.is_object() {
        return Err(Mistake::expected("expect", "an object"));
    }
    let expectation: Expectation = typed(given, "expect")?;
    let wanted = expectation.norms.iter().chain(&expectation.may);
    if let Some(norm) = wanted
        .copied()
        .find(|norm| expectation.never.contains(norm))
    {
        return Err(Mistake(format!(
            "expect.never: {} is also in norms or may",
            norm.id()
        )));
    }
    Ok((post, expectation))
}

fn object(line: &str) -> Result<Value, Mistake> {
    let value: Value = serde_json::from_str(&mend(line)).map_err(|error| {
        let message = error.to_string();
        let what = message.split(" at line ").next().unwrap_or_default();
        Mistake(format!("not JSON: {what}, at byte {}", error.column()))
    })?;
    if value.is_object() {
        Ok(value)
    } else {
        Err(Mistake("not a JSON object".to_owned()))
    }
}

fn post(value: &Value) -> Result<Post, Mistake> {
    let post: Post = typed(value, "")?;
    let known = match &post.id {
        Value::Null | Value::String(_) => true,
        Value::Number(number) => !number.is_f64(),
        _ => false,
    };
    if !known {
        return Err(Mistake::expected("id", "a string or a whole number"));
    }
    if let Some(profile) = &post.profile {
        as_given(&value["profile"], profile, "profile")?;
        let hours = profile.work_hours.iter();
        for (index, day) in hours.flat_map(|hours| hours.days.iter().enumerate()) {
            if !(1..=7).contains(day) {
                return Err(Mistake::expected(
                    &format!("profile.work_hours.days[{index}]"),
                    DAY,
                ));
            }
        }
    }
    if let Some(context) = &post.context {
        as_given(&value["context"], context, "context")?;
    }
    Ok(post)
}

const DAY: &str = "a whole number from 1 (Monday) to 7 (Sunday)";

/// Reads a value as a `T`; `at` is the key that it stands under.
fn typed<T: DeserializeOwned>(value: &Value, at: &str) -> Result<T, Mistake> {
    serde_path_to_error::deserialize(value).map_err(|error| {
        let path = join(at, &error.path().to_string());
        let message = error.inner().to_string();
        if let Some(key) = quoted(&message, "missing field ") {
            return Mistake(format!("{}: is missing", join(&path, key)));
        }
        // What follows the last of these is the type's own words; what stands
        // before it quotes the value.
        let wanted = message
            .rsplit_once("expected ")
            .or_else(|| message.rsplit_once(" is not "))
            .map_or("", |(_, wanted)| wanted);
        let wanted = match wanted {
            // Not even a string where one of a few words belongs: ask with an
            // empty one, and the answer names the words.
            "string or map" if value.pointer(&pointer(error.path())) != Some(&EMPTY) => {
                let mut blank = value.clone();
                if let Some(place) = blank.pointer_mut(&pointer(error.path())) {
                    *place = EMPTY;
                }
                return typed::<T>(&blank, at)
                    .err()
                    .unwrap_or_else(|| Mistake::expected(&path, "a string"));
            }
            "a boolean" => "true or false".to_owned(),
            "a sequence" => "a list".to_owned(),
            "u8" => DAY.to_owned(),
            other if other.starts_with("struct ") => "an object".to_owned(),
            other => other.replace('`', ""),
        };
        Mistake::expected(&path, &wanted)
    })
}

const EMPTY: Value = Value::String(String::new());

/// The key in a message like "missing field `text`".
fn quoted<'a>(message: &'a str, before: &str) -> Option<&'a str> {
    message.strip_prefix(before)?.split('`').nth(1)
}

fn join(at: &str, path: &str) -> String {
    match (at, path) {
        (at, ".") => at.to_owned(),
        ("", path) => path.to_owned(),
        (at, path) => format!("{at}.{path}"),
    }
}

/// The path as a JSON pointer.
fn pointer(path: &serde_path_to_error::Path) -> String {
    let mut pointer = String::new();
    for segment in path {
        match segment {
            Segment::Seq { index } => pointer.push_str(&format!("/{index}")),
            Segment::Map { key } => pointer.push_str(&format!("/{key}")),
            Segment::Enum { .. } | Segment::Unknown => {}
        }
    }
    pointer
}

/// Refuses a list where an object belongs, and an object where a word belongs:
/// serde reads both, the first by position. What was read, written again, has
/// the shape that was meant.
fn as_given(given: &Value, read: &impl serde::Serialize, at: &str) -> Result<(), Mistake> {
    let read = serde_json::to_value(read).expect("what was read from JSON is JSON again");
    same_shape(given, &read, at)
}

fn same_shape(given: &Value, read: &Value, at: &str) -> Result<(), Mistake> {
    match (given, read) {
        (Value::Object(given), Value::Object(read)) => given.iter().try_for_each(|(key, given)| {
            read.get(key)
                .map_or(Ok(()), |read| same_shape(given, read, &join(at, key)))
        }),
        (Value::Array(given), Value::Array(read)) => {
            let mut pairs = given.iter().zip(read).enumerate();
            pairs.try_for_each(|(index, (given, read))| {
                same_shape(given, read, &format!("{at}[{index}]"))
            })
        }
        (Value::Array(_), Value::Object(_)) => Err(Mistake::expected(at, "an object")),
        (Value::Object(_), Value::String(_)) => Err(Mistake::expected(at, "a string")),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use namens_norms::{Sector, Surface};

    fn mistake(line: &str) -> String {
        read(line).expect_err(line).to_string()
    }

    #[test]
    fn everything_but_the_text_has_a_default() {
        for line in [
            r#"{"text":"a"}"#,
            r#"{"text":"a","id":null,"profile":null,"context":null}"#,
            r#"{"text":"a","profile":{},"context":{},"whatever":[1]}"#,
        ] {
            let post = read(line).unwrap();
            assert_eq!(post.text, "a");
            assert_eq!(post.id, Value::Null);
            assert_eq!(post.profile.unwrap_or_default(), Profile::default());
        }
    }

    #[test]
    fn reads_what_the_interface_names() {
        let post = read(
            r#"{"id":"1","text":"a","profile":{"function":"advisor","political_office":true,
            "organisations":[{"name":"Gemeente Hoorn","aliases":["Hoorn"],"sector":"gemeente"}],
            "offices":["wijkagent"],"official_accounts":["@hoorn"],
            "dossiers":[{"name":"A7","words":["A7"],"agreed_until":"2026-12-31"}],
            "work_hours":{"days":[1,7],"from":"09:00","to":"17:00"}},
            "context":{"site":"x","surface":"reply","audience":"group",
            "account":{"handle":"@a","name":"A","bio":"b","official":true},
            "now":"2026-11-24T20:00:00+01:00","topical":["vuurwerk"],"election_period":true}}"#,
        )
        .unwrap();
        let profile = post.profile.unwrap();
        assert_eq!(profile.function, Function::Advisor);
        assert_eq!(profile.organisations[0].sector, Sector::Gemeente);
        assert_eq!(profile.work_hours.unwrap().days, [1, 7]);
        let context = post.context.unwrap();
        assert_eq!(context.surface, Surface::Reply);
        assert!(context.now.is_some() && context.account.unwrap().official);
    }

    #[test]
    fn an_id_comes_back_as_given() {
        assert_eq!(read(r#"{"id":7,"text":""}"#).unwrap().id, 7);
        assert_eq!(read(r#"{"id":"é","text":""}"#).unwrap().id, "é");
        for id in ["1.5", "12345678901234567890123", "[]", "{}", "true"] {
            let line = format!(r#"{{"id":{id},"text":""}}"#);
            assert_eq!(mistake(&line), "id: expected a string or a whole number");
        }
    }

    #[test]
    fn of_a_key_given_twice_the_last_counts() {
        assert_eq!(read(r#"{"text":"a","text":"b"}"#).unwrap().text, "b");
    }

    #[test]
    fn a_lone_surrogate_keeps_its_place() {
        let post = read(r#"{"text":"a\ud83d b"}"#).unwrap();
        assert_eq!(post.text, "a\u{FFFD} b");
        assert_eq!(post.text.encode_utf16().count(), 4);
    }

    #[test]
    fn a_mistake_names_the_key_and_what_it_takes() {
        let sectors = "one of rijk, gemeente, provincie, waterschap, politie, \
            veiligheidsregio, defensie, rechtspraak, onderwijs, zorg, uitvoering, overig";
        let functions = "one of communication, leadership, advisor, other";
        for (part, path, wanted) in [
            (
                r#""profile":{"function":"boss"}"#,
                "profile.function",
                functions,
            ),
            (
                r#""profile":{"function":"Advisor"}"#,
                "profile.function",
                functions,
            ),
            (r#""profile":{"function":5}"#, "profile.function", functions),
            (
                r#""profile":{"function":null}"#,
                "profile.function",
                functions,
            ),
            (
                r#""profile":{"function":{"advisor":null}}"#,
                "profile.function",
                "a string",
            ),
            (
                r#""profile":{"organisations":[{},{"sector":"bank"}]}"#,
                "profile.organisations[1].sector",
                sectors,
            ),
            (
                r#""profile":{"organisations":[{},{"sector":["rijk"]}]}"#,
                "profile.organisations[1].sector",
                sectors,
            ),
            (
                r#""profile":{"organisations":{}}"#,
                "profile.organisations",
                "a list",
            ),
            (
                r#""profile":{"organisations":["x"]}"#,
                "profile.organisations[0]",
                "an object",
            ),
            (
                r#""profile":{"organisations":[["x"]]}"#,
                "profile.organisations[0]",
                "an object",
            ),
            (r#""profile":{"offices":"x"}"#, "profile.offices", "a list"),
            (
                r#""profile":{"offices":[1]}"#,
                "profile.offices[0]",
                "a string",
            ),
            (
                r#""profile":{"political_office":"x"}"#,
                "profile.political_office",
                "true or false",
            ),
            (
                r#""profile":{"dossiers":[{"agreed_until":"31-12-2026"}]}"#,
                "profile.dossiers[0].agreed_until",
                "a date like 2026-12-31",
            ),
            (
                r#""profile":{"work_hours":{"days":[0],"from":"09:00","to":"17:00"}}"#,
                "profile.work_hours.days[0]",
                DAY,
            ),
            (
                r#""profile":{"work_hours":{"days":[1,-1],"from":"09:00","to":"17:00"}}"#,
                "profile.work_hours.days[1]",
                DAY,
            ),
            (
                r#""profile":{"work_hours":{"days":[1],"from":"9:00","to":"17:00"}}"#,
                "profile.work_hours.from",
                "a time like 09:00",
            ),
            (r#""profile":["advisor"]"#, "profile", "an object"),
            (r#""profile":"advisor""#, "profile", "an object"),
            (
                r#""context":{"surface":"tweet"}"#,
                "context.surface",
                "one of post, reply, comment, message, mail",
            ),
            (
                r#""context":{"audience":"all"}"#,
                "context.audience",
                "one of public, followers, group, private",
            ),
            (
                r#""context":{"now":"yesterday"}"#,
                "context.now",
                "a moment like 2026-11-24T20:00:00+01:00",
            ),
            (
                r#""context":{"account":"@x"}"#,
                "context.account",
                "an object",
            ),
            (
                r#""context":{"account":["@x"]}"#,
                "context.account",
                "an object",
            ),
        ] {
            let line = format!(r#"{{"text":"a",{part}}}"#);
            assert_eq!(
                mistake(&line),
                format!("{path}: expected {wanted}"),
                "{line}"
            );
        }
    }

    #[test]
    fn what_is_missing_is_named() {
        assert_eq!(mistake("{}"), "text: is missing");
        assert_eq!(mistake(r#"{"text":null}"#), "text: expected a string");
        assert_eq!(
            mistake(r#"{"text":"","profile":{"work_hours":{"days":[1],"from":"09:00"}}}"#),
            "profile.work_hours.to: is missing"
        );
    }

    #[test]
    fn what_is_no_object_is_refused() {
        assert_eq!(mistake(r#"["1","text"]"#), "not a JSON object");
        assert_eq!(mistake("null"), "not a JSON object");
        assert_eq!(
            mistake(r#"{"text":"a""#),
            "not JSON: EOF while parsing an object, at byte 11"
        );
        assert_eq!(
            mistake(r#"{"text":"a"} {}"#),
            "not JSON: trailing characters, at byte 14"
        );
        assert!(mistake(&"[".repeat(100_000)).starts_with("not JSON: recursion limit"));
    }

    #[test]
    fn a_mistake_never_quotes_what_was_given() {
        for line in [
            r#"{"text":"a","profile":"geheim, expected geheim"}"#,
            r#"{"text":"a","profile":{"function":"geheim, expected geheim"}}"#,
            r#"{"text":"a","profile":{"function":"geheim is not geheim"}}"#,
            r#"{"text":"a","profile":{"political_office":"geheim"}}"#,
            r#"{"text":"a","context":{"now":"geheim is not geheim"}}"#,
            r#"{"text":["geheim"]}"#,
            r#"{"text":geheim}"#,
            r#"{"text":"geheim"#,
            r#"{"text":"geheim"} geheim"#,
            r#"geheim"#,
        ] {
            assert!(!mistake(line).contains("geheim"), "{}", mistake(line));
        }
    }

    #[test]
    fn an_expectation_is_read_by_eval_only() {
        let line = r#"{"text":"a","expect":"whatever"}"#;
        assert!(read(line).is_ok());
        let labelled = |line| read_labelled(line).expect_err("a mistake").to_string();
        assert_eq!(labelled(line), "expect: expected an object");
        assert_eq!(labelled(r#"{"text":"a"}"#), "expect: is missing");
        assert_eq!(
            labelled(r#"{"text":"a","expect":{}}"#),
            "expect.level: is missing"
        );
        assert_eq!(
            labelled(r#"{"text":"a","expect":{"level":"high"}}"#),
            "expect.level: expected one of none, notice, confirm"
        );
        assert_eq!(
            labelled(r#"{"text":"a","expect":{"level":"none","may":["tone"],"never":["tone"]}}"#),
            "expect.never: tone is also in norms or may"
        );
        let norms = labelled(r#"{"text":"a","expect":{"level":"none","norms":["all"]}}"#);
        assert!(norms.starts_with("expect.norms[0]: expected one of capacity, mandate"));
    }
}
