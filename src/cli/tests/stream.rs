//! What only shows through a real pipe.

#![allow(clippy::unwrap_used, reason = "what fails here fails the test")]

use std::io::{BufRead, BufReader, Read, Write};
use std::process::{Child, Command, Stdio};

fn check() -> Child {
    Command::new(env!("CARGO_BIN_EXE_namens"))
        .arg("check")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap()
}

fn said(child: &mut Child) -> String {
    let mut said = String::new();
    let mut errors = child.stderr.take().unwrap();
    errors.read_to_string(&mut said).unwrap();
    said
}

#[test]
fn each_answer_arrives_before_the_next_line_is_asked() {
    let mut child = check();
    let mut input = child.stdin.take().unwrap();
    let mut output = BufReader::new(child.stdout.take().unwrap()).lines();
    for id in 1..4 {
        writeln!(input, r#"{{"id":{id},"text":"Mooi weer vandaag."}}"#).unwrap();
        let answer = output.next().unwrap().unwrap();
        assert!(answer.starts_with(&format!(r#"{{"id":{id},"#)), "{answer}");
    }
    drop(input);
    assert!(output.next().is_none());
    assert!(child.wait().unwrap().success());
}

#[test]
fn a_reader_that_has_seen_enough_ends_it_quietly() {
    let mut child = check();
    drop(child.stdout.take());
    let mut input = child.stdin.take().unwrap();
    // The first answer finds nobody; then the pipe to it breaks in turn.
    while writeln!(input, r#"{{"text":"Mooi weer vandaag."}}"#).is_ok() {}
    assert_eq!(said(&mut child), "");
    assert!(child.wait().unwrap().success());
}

#[test]
fn a_line_of_two_megabytes_is_a_line() {
    let mut child = check();
    let mut input = child.stdin.take().unwrap();
    let filler = "x".repeat(2_000_000);
    let writer = std::thread::spawn(move || {
        writeln!(input, r#"{{"id":1,"text":"a","other":"{filler}"}}"#).unwrap();
        writeln!(input, r#"{{"id":2,"text":{filler}}}"#).unwrap();
        writeln!(input, r#"{{"id":3,"text":"a"}}"#).unwrap();
    });
    let output = BufReader::new(child.stdout.take().unwrap());
    let answers: Vec<_> = output.lines().map(Result::unwrap).collect();
    writer.join().unwrap();
    assert!(
        answers[0].starts_with(r#"{"id":1,"level":"#),
        "{}",
        answers[0]
    );
    let error = r#"{"id":null,"line":2,"error":"not JSON: expected value, at byte 16"}"#;
    assert_eq!(answers[1], error);
    assert!(
        answers[2].starts_with(r#"{"id":3,"level":"#),
        "{}",
        answers[2]
    );
    assert_eq!(child.wait().unwrap().code(), Some(2));
}
